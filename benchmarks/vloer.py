"""The floor beside each measured page: the same rows by raw SQL through psycopg2, the same template, nothing else.

The floor goes through the same middleware, session and user, and shows the same page byte for byte (`meten` compares
them). It leaves out what the framework and the portal add: querysets, model instances, access decorators, the read
log of a dossier, and at the melding everything except one insert.
"""

import json
from types import SimpleNamespace
from typing import Any

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from psycopg2.extras import RealDictCursor

from benchmarks.opstelling import HOST
from logeerzorg.models import Reservering
from meldingen import klok
from meldingen.models import Client, Melding, Relatie, Status, Termijn
from meldingen.querysets import OPEN
from meldingen.rollen import HELE_GEMEENTE, Rol
from meldingen.termijnen import doorlooptijd
from meldingen.termijnen.woorden import stand
from meldingen.toegang import gebruiker_van
from meldingen.versleuteling import ontsleutel, versleutel
from wmo_portal.dossier import meer_doen, stappen_van, verloop_van
from wmo_portal.forms import WerkvoorraadFilter
from wmo_portal.plekken import adres

_STATUS, _ONDERWERP = dict(Status.choices), dict(Melding.Onderwerp.choices)
_KANAAL, _ROL, _RELATIE = dict(Melding.Kanaal.choices), dict(Rol.choices), dict(Relatie.Soort.choices)
_SOORT, _WIE = dict(Termijn.Soort.choices), dict(Termijn.Wie.choices)
_VERBLIJF = dict(Reservering.Status.choices)
SYSTEEM = "het systeem"
_TABS = {"mijn": "Mijn zaken", "team": "Team", "los": "Niet toegewezen", "heronderzoek": "Heronderzoek"}
_KOLOMMEN = {"nummer": "Zaak", "naam": "Inwoner", "fase": "Fase", "uiterlijk": "Uiterste datum"}

_MIJN, _TEAM, _LOS = "m.behandelaar_id = %(wie)s", "m.team_id = %(team)s", "m.behandelaar_id IS NULL"
_HIER = "m.gemeente_id = %(gemeente)s AND m.status = ANY(%(open)s)"
_AANTALLEN = (
    f"SELECT count(*) FILTER (WHERE {_MIJN}) mijn, count(*) FILTER (WHERE {_TEAM}) team, "
    f"count(*) FILTER (WHERE {_LOS}) los, count(*) FILTER (WHERE m.aanleiding = 'heronderzoek') heronderzoek "
    f"FROM meldingen_melding m WHERE {_HIER}"
)
_REGELS = (
    "SELECT m.nummer, m.onderwerp, m.status, m.bevestigd_op, m.is_spoed, m.uiterlijk_op, "
    "c.voornamen, c.tussenvoegsel, c.achternaam, b.first_name, b.last_name, "
    "(SELECT titel FROM meldingen_taak t WHERE t.melding_id = m.id AND t.gedaan_op IS NULL "
    "AND t.vervallen_op IS NULL ORDER BY t.is_spoed DESC, t.uiterlijk_op, t.id LIMIT 1) taak "
    "FROM meldingen_melding m JOIN meldingen_client c ON c.id = m.client_id "
    f"LEFT JOIN meldingen_gebruiker b ON b.id = m.behandelaar_id WHERE {_HIER}"
)
_VOLGORDE = "ORDER BY m.uiterlijk_op ASC NULLS LAST, m.id LIMIT 25"


def werkvoorraad(request: HttpRequest) -> HttpResponse:
    """The first page of one of the lists, in two queries."""
    gebruiker, vandaag = gebruiker_van(request), klok.vandaag()
    actief = request.GET.get("lijst", "mijn")
    zicht = "" if gebruiker.rollen & HELE_GEMEENTE else f" AND ({_MIJN} OR {_TEAM})"
    keuze = {"mijn": _MIJN, "team": _TEAM if gebruiker.team_id else "true", "los": _LOS}[actief]
    vraag = {
        "wie": gebruiker.pk,
        "team": gebruiker.team_id,
        "gemeente": gebruiker.gemeente_id,
        "open": list(OPEN),
    }
    with _cursor() as cursor:
        cursor.execute(_AANTALLEN + zicht, vraag)
        aantallen = cursor.fetchone()
        cursor.execute(f"{_REGELS}{zicht} AND {keuze} {_VOLGORDE}", vraag)
        rijen = cursor.fetchall()
    nu = f"lijst={actief}&" if "lijst" in request.GET else ""
    aantal = aantallen[actief]
    lijst = {
        "kop": _TABS[actief],
        "tabs": [
            {"tekst": tekst, "aantal": aantallen[naam], "adres": f"?lijst={naam}", "actief": naam == actief}
            for naam, tekst in _TABS.items()
        ],
        "kolommen": [
            {
                "tekst": tekst,
                "adres": f"?{nu}sorteer={'-' if naam == 'uiterlijk' else ''}{naam}",
                "richting": "ascending" if naam == "uiterlijk" else "none",
            }
            for naam, tekst in _KOLOMMEN.items()
        ],
        "regels": [
            {"melding": _regel(rij), "stand": stand(rij["uiterlijk_op"], vandaag), "volgende": rij["taak"]}
            for rij in rijen
        ],
        "pagina": {"number": 1, "paginator": {"count": aantal, "num_pages": -(-aantal // 25)}},
        "volgende": f"?{nu}pagina=2" if aantal > 25 else "",
    }
    formulier = WerkvoorraadFilter(request.GET or None)
    return render(request, "wmo_portal/werkvoorraad.html", {"lijst": lijst, "form": formulier})


def _regel(rij: dict[str, Any]) -> dict[str, Any]:
    return rij | {
        "get_absolute_url": f"/zaken/{rij['nummer']}/",
        "client": {"naam": _naam(rij)},
        "get_onderwerp_display": _ONDERWERP[rij["onderwerp"]],
        "status_naam": _STATUS[rij["status"]],
        "behandelaar": _mens(rij),
    }


_ZAAK = """
SELECT m.*, c.voornamen, c.tussenvoegsel, c.achternaam, c.geboortedatum, c.straat, c.huisnummer, c.postcode, c.plaats,
    c.telefoon, c.bsn, c.veilige_communicatie, b.first_name, b.last_name, tm.naam AS teamnaam,
    r.naam AS meldernaam, r.soort AS meldersoort, r.telefoon AS meldertelefoon,
    o.id AS onderzoek_id, o.plan_ontvangen_op, o.plan_afgezien_op, o.gestart_op,
    EXISTS (SELECT FROM onderzoek_gesprek g WHERE g.onderzoek_id = o.id AND g.afgezegd_op IS NULL) AS gepland,
    EXISTS (SELECT FROM onderzoek_verkorting x WHERE x.onderzoek_id = o.id) AS is_verkort,
    EXISTS (SELECT FROM onderzoek_resultaatgebied x WHERE x.gemeente_id = m.gemeente_id) AS heeft_gebieden,
    EXISTS (SELECT FROM onderzoek_ondersteuningsplan x WHERE x.melding_id = m.id) AS heeft_plan,
    EXISTS (SELECT FROM meldingen_opschorting x JOIN meldingen_termijn t ON t.id = x.termijn_id
        WHERE t.melding_id = m.id AND t.gehaald_op IS NULL AND x.hervat_op IS NULL) AS staat_stil,
    (SELECT coalesce(json_agg(json_build_object('termijn', t.id, 'van', x.van, 'tot', x.tot, 'grond', x.grond,
        'hervat_op', x.hervat_op)), '[]') FROM meldingen_opschorting x JOIN meldingen_termijn t ON t.id = x.termijn_id
        WHERE t.melding_id = m.id AND t.soort = 'besluit') AS opgeschort,
    (SELECT min(x.bekendgemaakt_op) FROM beschikkingen_beschikking x WHERE x.melding_id = m.id) AS bekendgemaakt_op,
    EXISTS (SELECT FROM onderzoek_gesprek g WHERE g.onderzoek_id = o.id AND g.gevoerd_op IS NOT NULL) AS gevoerd,
    (SELECT count(*) FROM onderzoek_rubriek x WHERE x.onderzoek_id = o.id AND x.tekst <> '') AS rubrieken,
    (SELECT count(*) FROM onderzoek_afwegingsstap x WHERE x.onderzoek_id = o.id) AS stappen,
    v.id IS NOT NULL AS heeft_verslag, v.vastgesteld_op AS verslag_verzonden_op,
    a.id IS NOT NULL AS heeft_aanvraag, a.volledig_op, coalesce(a.geldig_op, a.ontvangen_op) AS aanvraag_op,
    (SELECT id FROM beschikkingen_beschikking x WHERE x.melding_id = m.id AND x.besloten_op IS NULL
        AND x.teruggestuurd_op IS NULL LIMIT 1) AS voorstel_pk,
    EXISTS (SELECT FROM logeerzorg_reservering x WHERE x.melding_id = m.id AND x.vastgezet_op IS NOT NULL) AS bed_vast,
    (SELECT fout FROM meldingen_uitgaand x WHERE x.melding_id = m.id AND x.klaar_op IS NULL AND x.fout <> ''
        LIMIT 1) AS brief_fout
FROM meldingen_melding m JOIN meldingen_client c ON c.id = m.client_id
LEFT JOIN meldingen_gebruiker b ON b.id = m.behandelaar_id
LEFT JOIN meldingen_team tm ON tm.id = m.team_id
LEFT JOIN meldingen_relatie r ON r.id = m.melder_id
LEFT JOIN onderzoek_onderzoek o ON o.melding_id = m.id
LEFT JOIN LATERAL (SELECT id, vastgesteld_op FROM onderzoek_verslag x WHERE x.melding_id = m.id
    ORDER BY versie DESC LIMIT 1) v ON true
LEFT JOIN LATERAL (SELECT id, volledig_op, geldig_op, ontvangen_op FROM beschikkingen_aanvraag x
    WHERE x.melding_id = m.id AND x.rol = 'leidend' LIMIT 1) a ON true
WHERE m.nummer = %s AND m.gemeente_id = %s AND (m.behandelaar_id = %s OR m.team_id = %s)
"""
_DELEN = {
    "termijnen": "SELECT * FROM meldingen_termijn WHERE melding_id = %s AND vervallen_op IS NULL "
    "ORDER BY uiterste_datum, id",
    "taken": "SELECT t.titel, t.plek, t.is_spoed, t.rol, t.uiterlijk_op, b.first_name, b.last_name "
    "FROM meldingen_taak t LEFT JOIN meldingen_gebruiker b ON b.id = t.voor_id WHERE t.melding_id = %s "
    "AND t.gedaan_op IS NULL AND t.vervallen_op IS NULL ORDER BY t.is_spoed DESC, t.uiterlijk_op, t.id",
    "gebeurtenissen": "SELECT g.naam, g.op, g.namens, b.first_name, b.last_name FROM meldingen_gebeurtenis g "
    "LEFT JOIN meldingen_gebruiker b ON b.id = g.door_id WHERE g.melding_id = %s "
    "ORDER BY g.vastgelegd_op DESC, g.id DESC LIMIT 8",
    "documenten": "SELECT id AS pk, titel, soort, richting, op, verzonden_op FROM meldingen_document "
    "WHERE melding_id = %s ORDER BY op DESC, id DESC",
    "reserveringen": "SELECT r.periode, r.status, r.vastgezet_op, l.naam FROM logeerzorg_reservering r "
    "JOIN logeerzorg_bed b ON b.id = r.bed_id JOIN logeerzorg_locatie l ON l.id = b.locatie_id "
    "WHERE r.melding_id = %s ORDER BY r.periode, r.id",
    "notities": "SELECT n.tekst, n.op, b.first_name, b.last_name FROM meldingen_notitie n "
    "LEFT JOIN meldingen_gebruiker b ON b.id = n.door_id WHERE n.melding_id = %s "
    "ORDER BY n.vastgelegd_op DESC LIMIT 20",
}
_MAG_CONSULENT = frozenset({"logeren", "gegevens", "intrekken", "bezorgd", "notitie"})


def dossier(request: HttpRequest, nummer: str) -> HttpResponse:
    """One case, in seven queries; measured as a consulent."""
    gebruiker, vandaag = gebruiker_van(request), klok.vandaag()
    with _cursor() as cursor:
        cursor.execute(_ZAAK, [nummer, gebruiker.gemeente_id, gebruiker.pk, gebruiker.team_id])
        zaak = cursor.fetchone()
        delen = {}
        for naam, sql in _DELEN.items():
            cursor.execute(sql, [zaak["id"]])
            delen[naam] = cursor.fetchall()
    melding = _melding(zaak)
    inhoud = {
        "stand": stand(melding.uiterlijk_op, vandaag),
        "leeftijd": Client.leeftijd_op(melding.client, vandaag),
        "stappen": stappen_van(melding, gebruiker),
        "termijnen": [(_termijn(rij), stand(rij["uiterste_datum"], vandaag)) for rij in delen["termijnen"]],
        "taken": [
            (_taak(rij), adres(rij["plek"], melding) if gebruiker.is_een(Rol(rij["rol"])) else "")
            for rij in delen["taken"]
        ],
        "gebeurtenissen": [
            rij | {"wie": _mens(rij) or rij["namens"] or "het systeem"} for rij in delen["gebeurtenissen"]
        ],
        "documenten": delen["documenten"],
        "reserveringen": [_verblijf(rij) for rij in delen["reserveringen"]],
        "notities": [_notitie(rij) for rij in delen["notities"]],
        "mag": _MAG_CONSULENT,
        "stilstand": None,
        "doorlooptijd": doorlooptijd(verloop_van(melding), vandaag, []),
        "meer": meer_doen(melding, gebruiker),
    }
    terug = request.session.get("werkvoorraad", "")
    return render(request, "wmo_portal/dossier.html", {"dossier": inhoud, "melding": melding, "terug": terug})


def _melding(zaak: dict[str, Any]) -> Any:
    melding = SimpleNamespace(**zaak)
    client = SimpleNamespace(**zaak)
    client.naam = _naam(zaak)
    client.adresregels = Client.adresregels.fget(client)
    client.bsn = ontsleutel(zaak["bsn"].encode()).decode() if zaak["bsn"] else ""
    client.bsn_gemaskeerd = Client.bsn_gemaskeerd.fget(client)
    melding.client = client
    melding.hulpvraag = ontsleutel(zaak["hulpvraag"].encode()).decode() if zaak["hulpvraag"] else ""
    if zaak["onderzoek_id"]:
        melding.onderzoek = client
    if zaak["meldernaam"]:
        melding.melder = _Tekst(f"{zaak['meldernaam']} ({_RELATIE[zaak['meldersoort']].lower()})")
        melding.melder.telefoon = zaak["meldertelefoon"]
    url = f"/zaken/{zaak['nummer']}/"
    melding.get_absolute_url = lambda: url
    melding.get_onderwerp_display = _ONDERWERP[zaak["onderwerp"]]
    melding.get_kanaal_display = _KANAAL[zaak["kanaal"]]
    melding.status_naam = _STATUS[zaak["status"]]
    melding.is_gesloten = zaak["status"] in (Status.AFGESLOTEN, Status.INGETROKKEN, Status.DOORGEZONDEN)
    melding.behandelaar, melding.team = _mens(zaak), zaak["teamnaam"]
    return melding


def _termijn(rij: dict[str, Any]) -> dict[str, Any]:
    return rij | {
        "get_soort_display": _SOORT[rij["soort"]],
        "get_wie_display": _WIE[rij["wie"]],
        "uitleg": json.loads(rij["uitleg"]),
    }


def _taak(rij: dict[str, Any]) -> dict[str, Any]:
    return rij | {"voor": _mens(rij), "get_rol_display": _ROL[rij["rol"]]}


def _notitie(rij: dict[str, Any]) -> dict[str, Any]:
    return rij | {"tekst": ontsleutel(rij["tekst"].encode()).decode(), "door": _mens(rij)}


def _verblijf(rij: dict[str, Any]) -> dict[str, Any]:
    van, tot = rij["periode"].lower, rij["periode"].upper
    return rij | {
        "bed": {"locatie": {"naam": rij["naam"]}},
        "aankomst": van,
        "vertrek": tot,
        "nachten": (tot - van).days,
        "get_status_display": _VERBLIJF[rij["status"]],
    }


def onderwerp_bewaren(request: HttpRequest, nummer: str, letter: str) -> HttpResponse:
    """One update of one row, one commit, and the answer for the script."""
    gebruiker, nu = gebruiker_van(request), klok.nu()
    with _cursor() as cursor:
        cursor.execute(
            "UPDATE onderzoek_rubriek SET tekst = %s, versie = versie + 1, bewaard_op = %s, bewaard_om = %s, "
            "bewaard_door_id = %s WHERE letter = %s AND onderzoek_id = (SELECT o.id FROM onderzoek_onderzoek o "
            "JOIN meldingen_melding m ON m.id = o.melding_id WHERE m.nummer = %s AND m.gemeente_id = %s) "
            "RETURNING versie",
            [
                versleutel(request.POST["tekst"].encode()).decode(),
                klok.vandaag(),
                nu,
                gebruiker.pk,
                letter,
                nummer,
                gebruiker.gemeente_id,
            ],
        )
        versie = cursor.fetchone()["versie"]
    return JsonResponse({"versie": versie, "bewaard": f"{nu:%H.%M}", "waarschuwingen": []})


def melden(request: HttpRequest) -> HttpResponse:
    """One insert, one commit, and the redirect."""
    with _cursor() as cursor:
        cursor.execute(
            "INSERT INTO meldingen_melding (nummer, gemeente_id, client_id, binnenkomst, aanleiding, kanaal, "
            "onderwerp, hulpvraag, ontvangen_op, vastgelegd_op, formulier_sleutel, is_spoed, is_toekomstig_ingezetene, "
            "status, sluitreden) "
            "SELECT 'WMO-VLOER-' || nextval('meldingen_nummer'), gemeente_id, id, 'melding', 'hulpvraag', 'formulier', "
            "%s, %s, %s, %s, %s, false, false, 'ontvangen', '' FROM meldingen_client ORDER BY id LIMIT 1",
            [
                request.POST["onderwerp"],
                versleutel(request.POST["hulpvraag"].encode()).decode(),
                klok.vandaag(),
                klok.nu(),
                request.POST["sleutel"],
            ],
        )
    return HttpResponseRedirect("/melden/ontvangen/")


def melden_alle_rijen(request: HttpRequest) -> HttpResponse:
    """All rows that a melding leaves, each table in one statement, in one transaction, with the session."""
    post, vandaag, nu = request.POST, klok.vandaag(), klok.nu()
    hulpvraag = versleutel(post["hulpvraag"].encode()).decode()
    with transaction.atomic(), _cursor() as cursor:
        cursor.execute("SELECT id, nextval('meldingen_nummer') nr FROM meldingen_gemeente WHERE hostnaam = %s", [HOST])
        gemeente, nummer = cursor.fetchone().values()
        cursor.execute(_BEKEND, [gemeente, post["bsn"]])
        cursor.execute(_NIEUWE_CLIENT, [gemeente, versleutel(post["bsn"].encode()).decode(), post["bsn"]])
        client = cursor.fetchone()["id"]
        cursor.execute(_ZOEKTERMEN, {"client": client})
        cursor.execute(_NIEUWE_RELATIE, [client])
        relatie = cursor.fetchone()["id"]
        waarden = [f"WMO-RIJEN-{nummer}", gemeente, client, relatie, hulpvraag, vandaag, nu, post["sleutel"], vandaag]
        cursor.execute(_NIEUWE_MELDING, waarden)
        vraag = {"m": cursor.fetchone()["id"], "g": gemeente, "op": vandaag, "nu": nu}
        for sql in (_GEBEURTENIS, _TERMIJNEN, _TAKEN, _UITGAAND):
            cursor.execute(sql, vraag)
    request.session["gemeld"] = f"WMO-RIJEN-{nummer}"
    return HttpResponseRedirect("/melden/ontvangen/")


_BEKEND = "SELECT id FROM meldingen_client WHERE gemeente_id = %s AND bsn_index = %s"
_NIEUWE_CLIENT = (
    "INSERT INTO meldingen_client (gemeente_id, bsn, bsn_index, aanhef, voornamen, tussenvoegsel, achternaam, "
    "geboortenaam, geboortedatum, sorteersleutel, straat, huisnummer, postcode, plaats, telefoon, email, "
    "veilige_communicatie, wil_mailbericht) "
    "VALUES (%s, %s, %s, 'mevrouw', 'Aleida', '', 'Bakker', '', '1941-06-08', 'bakker, aleida', "
    "'Lindelaan', '7', '1234 CD', 'Voorbeeld', '0612340008', '', false, false) RETURNING id"
)
_ZOEKTERMEN = (
    "INSERT INTO meldingen_zoekterm (client_id, soort, term) VALUES (%(client)s, 'klank', 'baker'), "
    "(%(client)s, 'naam', 'bakker'), (%(client)s, 'voornaam', 'aleida')"
)
_NIEUWE_RELATIE = (
    "INSERT INTO meldingen_relatie (client_id, naam, soort, telefoon, email, is_mantelzorger, bron) "
    "VALUES (%s, 'Paula Bakker', 'kind', '0612340007', 'paula@voorbeeld.example', true, 'melder zelf') RETURNING id"
)
_NIEUWE_MELDING = (
    "INSERT INTO meldingen_melding (nummer, gemeente_id, client_id, melder_id, hulpvraag, ontvangen_op, vastgelegd_op, "
    "formulier_sleutel, uiterlijk_op, binnenkomst, aanleiding, kanaal, onderwerp, is_spoed, "
    "is_toekomstig_ingezetene, status, sluitreden) "
    "VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, 'melding', 'hulpvraag', 'formulier', 'logeerzorg', false, false, "
    "'ontvangen', '') RETURNING id"
)
_GEBEURTENIS = (
    "INSERT INTO meldingen_gebeurtenis (melding_id, code, naam, van, naar, reden, reden_kenmerk, op, vastgelegd_op, "
    "namens) VALUES (%(m)s, 'TR-01', 'Melding ingediend', 'ontvangen', 'ontvangen', '', '', %(op)s, %(nu)s, 'melder')"
)
_TERMIJNEN = (
    "INSERT INTO meldingen_termijn (gemeente_id, melding_id, soort, wie, regel, artikel, aantal, eenheid, start, "
    "kale_einddatum, uiterste_datum, uitleg, plek, opgeschorte_dagen) "
    "SELECT %(g)s, %(m)s, soort, 'college', 'T-01', 'Wmo 2.3.2', 6, "
    "'weken', %(op)s, %(op)s, %(op)s, '[]', '', 0 "
    "FROM unnest(ARRAY['onderzoek', 'persoonlijk_plan', 'bevestiging']) soort"
)
_TAKEN = (
    "INSERT INTO meldingen_taak (gemeente_id, melding_id, sleutel, titel, rol, uiterlijk_op, is_spoed, plek, "
    "gemaakt_op) SELECT %(g)s, %(m)s, 'r-' || wat || %(m)s, wat, 'teamleider', %(op)s, false, wat, %(op)s "
    "FROM unnest(ARRAY['toewijzen', 'toestemming']) wat"
)
_UITGAAND = (
    "INSERT INTO meldingen_uitgaand (gemeente_id, melding_id, soort, sleutel, inhoud, op, vastgelegd_op, poging, "
    "twijfel, fout) SELECT %(g)s, %(m)s, 'brief', 'r-' || wat || %(m)s, '{}', %(op)s, %(nu)s, 0, false, '' "
    "FROM unnest(ARRAY['D-43', 'D-01', 'mail']) wat"
)


class _Tekst(str):
    """A text with attributes: what a related object is to a template."""


def _cursor() -> Any:
    """A cursor of psycopg2 itself, on the connection that the request has already."""
    connection.ensure_connection()
    return connection.connection.cursor(cursor_factory=RealDictCursor)


def _naam(rij: dict[str, Any]) -> str:
    return Client.naam.fget(
        SimpleNamespace(**{naam: rij[naam] for naam in ("voornamen", "tussenvoegsel", "achternaam")})
    )


def _mens(rij: dict[str, Any]) -> str:
    return f"{rij['first_name']} {rij['last_name']}".strip() if rij["first_name"] else ""
