"""The aanvraag: received, never refused, and checked for completeness."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy

from beschikkingen.models import Aanvraag, GevraagdeVoorziening
from beschikkingen.services.herhaling import eerdere_afwijzingen
from meldingen.fouten import Geweigerd
from meldingen.models import Client, Document, Gebruiker, Machtiging, Melding, Status, Termijn
from meldingen.querysets import OPEN
from meldingen.rollen import Rol
from meldingen.services import parameters, taken, termijnen
from meldingen.services.brieven import zet_brief_klaar
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast, stap, vergrendel
from meldingen.services.vertegenwoordiging import log_machtiging, machtiging_ontbreekt
from meldingen.termijnen import BESLUIT, plus_maanden
from onderzoek.models import Onderzoek, Verslag, Voorzieningsoort, Woonplaatscontrole, Zorgplan
from onderzoek.services import samenaanvragen
from onderzoek.services.verslag import Retour, registreer_retour
from onderzoek.services.woonplaats import Controle, controleer_woonplaats
from onderzoek.services.zorgplanverzoek import wacht_op_zorgplan

_OVERGANG = {
    Aanvraag.Soort.VERSLAG: "retour_als_aanvraag",
    Aanvraag.Soort.ZORGPLAN: "zorgplan_als_aanvraag",
    Aanvraag.Soort.FORMULIER: "aanvraagformulier_ontvangen",
}
_IN_BEHANDELING = (Status.AANGEVRAAGD, Status.HERSTELTERMIJN, Status.IN_BEOORDELING, Status.TER_FIATTERING)


@dataclass(frozen=True, slots=True)
class NieuweAanvraag:
    """A signed paper that asks for a decision. `sleutel` makes the same paper the same aanvraag.

    `gemachtigde` is who signed for the client. Without a machtiging it is taken in all the same, and not complete.
    """

    soort: str
    ontvangen_op: date
    ondertekend_op: date | None
    sleutel: str
    gevraagd: tuple[Voorzieningsoort, ...]
    verslag: Verslag | None = None
    document: Document | None = None
    gemachtigde: str = ""


@handeling
def dien_aanvraag_in(melding: Melding, nieuw: NieuweAanvraag, *, op: date, door: Gebruiker | None) -> Aanvraag:
    """Register an aanvraag on the day it was received (A-02).

    After the verslag it becomes the leading one (TR-16, TR-18, TR-19), also without verslag once the six weeks have
    passed (TR-21, A-05). During the investigation it is kept as premature (TR-22, A-04). A second one is joined.
    """
    vers = vergrendel(melding)
    bestaand = Aanvraag.objects.filter(formulier_sleutel=nieuw.sleutel).first()
    if bestaand is not None:
        return bestaand
    if nieuw.ontvangen_op > op:
        raise Geweigerd("De aanvraag kan niet in de toekomst zijn ontvangen. Vul de dag van ontvangst in.")
    if nieuw.ontvangen_op < melding.ontvangen_op:
        raise Geweigerd("De aanvraag kan niet van vóór de melding zijn. Controleer de ontvangstdatum.")
    if vers.status in _IN_BEHANDELING or (vers.binnenkomst == Melding.Binnenkomst.AANVRAAG and not vers.is_gesloten):
        return _voeg_toe(vers, nieuw, Aanvraag.Rol.GEVOEGD, op, door)
    if vers.status in (Status.ONTVANGEN, Status.IN_ONDERZOEK) and not _aanvraagrecht(vers, nieuw):
        return _voeg_toe(vers, nieuw, Aanvraag.Rol.VOORTIJDIG, op, door)
    overgang = _kies_overgang(vers, nieuw)
    with stap(vers, overgang, op=nieuw.ontvangen_op, door=door, namens="" if door else "de inwoner") as zaak:
        zaak.gesloten_op, zaak.sluitreden = None, ""  # a closed case is open again (V-11)
        aanvraag = maak_aanvraag(zaak, nieuw, Aanvraag.Rol.LEIDEND)
        start_beslistermijn(zaak, aanvraag, start=nieuw.ontvangen_op, op=op)
        if overgang == "aanvraag_na_termijnoverschrijding":
            _waarschuw_teamleider(zaak, op)
        samenaanvragen.rond_af(zaak, op=op, door=door)
    return aanvraag


@handeling
def activeer_voortijdige(aanvraag_pk: int, op: date) -> None:
    """A premature aanvraag becomes valid by itself on the day after the six weeks (A-04, TR-21)."""
    aanvraag = Aanvraag.objects.select_related("melding").get(pk=aanvraag_pk)
    vergrendel(aanvraag.melding)
    aanvraag.refresh_from_db(fields=["rol", "ingetrokken_op"])
    if aanvraag.rol != Aanvraag.Rol.VOORTIJDIG or aanvraag.ingetrokken_op is not None:
        return  # joined or taken back since the night made its list
    onderzoek = aanvraag.melding.termijnen.filter(soort=Termijn.Soort.ONDERZOEK).order_by("pk").last()
    geldig_op = onderzoek.uiterste_datum + timedelta(days=1)
    with stap(aanvraag.melding, "aanvraag_na_termijnoverschrijding", op=geldig_op, door=None) as zaak:
        _maak_leidend(aanvraag, zaak, geldig_op=geldig_op, op=op)
        _waarschuw_teamleider(zaak, op)


def activeer_na_verslag(melding: Melding, verslag: Verslag, *, op: date, door: Gebruiker) -> None:
    """A consequence of the verslag: a premature aanvraag that waited for it becomes valid that day (A-04, TR-18)."""
    aanvraag = Aanvraag.objects.filter(
        melding=melding, rol=Aanvraag.Rol.VOORTIJDIG, ingetrokken_op__isnull=True
    ).first()
    if aanvraag is None:
        return
    with stap(melding, _OVERGANG[Aanvraag.Soort(aanvraag.soort)], op=op, door=None) as zaak:
        termijnen.laat_vervallen(zaak, op=op, soort=Termijn.Soort.RETOUR)
        _maak_leidend(aanvraag, zaak, geldig_op=op, op=op)


@handeling
def ontvang_getekend_verslag(
    verslag: Verslag, retour: Retour, *, gevraagd: tuple[Voorzieningsoort, ...], op: date, door: Gebruiker
) -> Aanvraag | None:
    """The signed verslag came back; when it says so it is the aanvraag (V-08, TR-18)."""
    vers = registreer_retour(verslag, retour, op=op, door=door)
    if not retour.is_aanvraag:
        return None
    if not gevraagd:
        raise Geweigerd("Kies welke hulp met dit verslag wordt aangevraagd.")
    nieuw = NieuweAanvraag(
        soort=Aanvraag.Soort.VERSLAG,
        ontvangen_op=retour.ontvangen_op,
        ondertekend_op=retour.ondertekend_op,
        sleutel=f"verslag:{vers.pk}",
        gevraagd=gevraagd,
        verslag=vers,
        document=vers.retour_document,
        gemachtigde=retour.gemachtigde,
    )
    return dien_aanvraag_in(vers.melding, nieuw, op=op, door=door)


def ontvang_zorgplan(melding: Melding, zorgplan: Zorgplan, *, op: date, door: Gebruiker) -> None:
    """A consequence of the signed zorgplan: it is the aanvraag, from the day it came in (V-21, TR-16, A-02)."""
    nieuw = NieuweAanvraag(
        soort=Aanvraag.Soort.ZORGPLAN,
        ontvangen_op=zorgplan.ingediend_op,
        ondertekend_op=zorgplan.client_getekend_op,
        sleutel=f"zorgplan:{zorgplan.pk}",
        gevraagd=tuple(zorgplan.verzoek.voorzieningen.all()),
        verslag=zorgplan.verzoek.verslag,
        document=zorgplan.document,
    )
    dien_aanvraag_in(melding, nieuw, op=op, door=door)


@handeling
def verklaar_volledig(
    aanvraag: Aanvraag,
    *,
    brp_geraadpleegd_op: date,
    brp_uitkomst: str = Woonplaatscontrole.Uitkomst.HIER,
    brp_toelichting: str = "",
    op: date,
    door: Gebruiker,
) -> None:
    """TR-32: signature, identification, identity and BRP are there (A-03, A-09, X-07).

    What the BRP says is kept, and guards nothing here; a grant looks at it (B-07).
    """
    with stap(aanvraag.melding, "volledig_verklaren", op=op, door=door) as melding:
        vers = Aanvraag.objects.select_for_update().get(pk=aanvraag.pk)
        if vers.rol != Aanvraag.Rol.LEIDEND:
            raise Geweigerd("Deze aanvraag is gevoegd of voortijdig. Neem de leidende aanvraag van de zaak.")
        if brp_geraadpleegd_op > op:
            raise Geweigerd("De BRP kan niet in de toekomst zijn geraadpleegd. Controleer de datum.")
        if gemis := ontbrekende_stukken(vers):
            raise Geweigerd("De aanvraag is nog niet volledig. " + " ".join(gemis))
        log_machtiging(melding, vers.gemachtigde, Machtiging.Bereik.AANVRAAG, dag=vers.ontvangen_op, op=op, door=door)
        vers.brp_geraadpleegd_op, vers.volledig_op = brp_geraadpleegd_op, op
        vers.save(update_fields=["brp_geraadpleegd_op", "volledig_op"])
        taken.rond_af_met_sleutel(melding, "volledigheid", op=op, door=door)
        brp = Controle(brp_geraadpleegd_op, Woonplaatscontrole.Bron.BRP, brp_uitkomst, toelichting=brp_toelichting)
        controleer_woonplaats(melding, brp, op=op, door=door)


def ontbrekende_stukken(aanvraag: Aanvraag) -> list[str]:
    """What the aanvraag still lacks, as sentences."""
    client: Client = aanvraag.melding.client
    gemis = []
    if aanvraag.ondertekend_op is None:
        gemis.append("De handtekening ontbreekt.")
    bereik, dag = Machtiging.Bereik.AANVRAAG, aanvraag.ontvangen_op
    if zin := machtiging_ontbreekt(client, aanvraag.gemachtigde, bereik, dag=dag):
        gemis.append(zin)
    if not client.is_identificeerbaar:
        gemis.append("Vul het BSN in, of naam, geboortedatum, postcode en huisnummer.")
    if not Onderzoek.objects.filter(melding=aanvraag.melding, identiteit_gezien_op__isnull=False).exists():
        gemis.append("De identiteit is nog niet vastgesteld.")
    if not aanvraag.gevraagd.exists():
        gemis.append("Er staat niet bij welke hulp wordt gevraagd.")
    return gemis


def _maak_leidend(aanvraag: Aanvraag, zaak: Melding, *, geldig_op: date, op: date) -> None:
    aanvraag.rol, aanvraag.geldig_op = Aanvraag.Rol.LEIDEND, geldig_op
    aanvraag.save(update_fields=["rol", "geldig_op"])
    # What else came too early goes along with this one.
    Aanvraag.objects.filter(melding=zaak, rol=Aanvraag.Rol.VOORTIJDIG).update(rol=Aanvraag.Rol.GEVOEGD)
    start_beslistermijn(zaak, aanvraag, start=geldig_op, op=op)


def start_beslistermijn(zaak: Melding, aanvraag: Aanvraag, *, start: date, op: date) -> None:
    """The two weeks run from `start`; the client hears by when we decide, somebody checks what is missing."""
    termijn = termijnen.open_termijn(zaak, Termijn.Soort.BESLUIT, BESLUIT, start=start)
    termijnen.deel_mee(termijn)
    termijnen.laat_vervallen(zaak, op=op, soort=Termijn.Soort.RAPPEL)
    zet_brief_klaar(zaak, "D-12", op=op, aanvraag=aanvraag.pk)
    if eerdere_afwijzingen(aanvraag):
        taken.maak_taak(
            zaak,
            f"herhaling:{aanvraag.pk}",
            "Deze hulp is eerder afgewezen: beoordeel of er nieuwe feiten zijn",
            rol=Rol.CONSULENT,
            uiterlijk_op=op,
            op=op,
            voor=zaak.behandelaar,
            plek="herhaling",
        )
    taken.maak_taak(
        zaak,
        "volledigheid",
        "Controleer of de aanvraag volledig is",
        rol=Rol.CONSULENT,
        uiterlijk_op=op,
        op=op,
        voor=zaak.behandelaar,
        plek="aanvraag",
    )


def _aanvraagrecht(melding: Melding, nieuw: NieuweAanvraag) -> bool:
    """T-09: a verslag was sent or adopted, or the (Atw-extended) six weeks have passed."""
    if melding.verslagen.filter(vastgesteld_op__isnull=False).exists():
        return True
    onderzoek = melding.termijnen.filter(soort=Termijn.Soort.ONDERZOEK).order_by("pk").last()
    return onderzoek is not None and nieuw.ontvangen_op > onderzoek.uiterste_datum


def _kies_overgang(melding: Melding, nieuw: NieuweAanvraag) -> str:
    """The transition by which this paper becomes the leading aanvraag."""
    if melding.status in (Status.ONTVANGEN, Status.IN_ONDERZOEK):
        return "aanvraag_na_termijnoverschrijding"
    if melding.status == Status.AFGESLOTEN and _mag_heropenen(melding, nieuw):
        return _OVERGANG[Aanvraag.Soort.FORMULIER]
    if melding.status != Status.VERSLAG_VERZONDEN:
        zin = gettext_lazy("Zaak {nummer} staat op ‘{stand}’. Dien deze aanvraag in als nieuwe melding.")
        raise Geweigerd(format_lazy(zin, nummer=melding.nummer, stand=Status(melding.status).label))
    if nieuw.soort == Aanvraag.Soort.ZORGPLAN and not _zorgplan_gevraagd(melding):
        raise Geweigerd(
            f"In zaak {melding.nummer} is geen zorgplan gevraagd. Registreer dit stuk als aanvraagformulier."
        )
    if nieuw.soort == Aanvraag.Soort.VERSLAG and wacht_op_zorgplan(melding):
        # The verslag came back before the zorgplan was asked; what comes now is an aanvraag beside it (V-22).
        return _OVERGANG[Aanvraag.Soort.FORMULIER]
    return _OVERGANG[Aanvraag.Soort(nieuw.soort)]


def hoort_bij(melding: Melding, nieuw: NieuweAanvraag) -> bool:
    """A-06: this paper is about this case: open, or closed with an investigation that is fresh enough."""
    if melding.status in OPEN:
        return True
    return melding.status == Status.AFGESLOTEN and _mag_heropenen(melding, nieuw)


def _mag_heropenen(melding: Melding, nieuw: NieuweAanvraag) -> bool:
    """TR-19: closed without an aanvraag (V-11), and the investigation is still fresh enough to decide on."""
    verslag = melding.verslagen.filter(vastgesteld_op__isnull=False).order_by("versie").last()
    if nieuw.soort != Aanvraag.Soort.FORMULIER or verslag is None:
        return False
    if not melding.gebeurtenissen.filter(code__in=("TR-20", "TR-24"), naar=Status.AFGESLOTEN).exists():
        return False
    maanden = parameters.waarde(melding.gemeente, "onderzoek_houdbaar_maanden", nieuw.ontvangen_op)
    return nieuw.ontvangen_op <= plus_maanden(verslag.vastgesteld_op, maanden)


def _zorgplan_gevraagd(melding: Melding) -> bool:
    """TR-16: a zorgplan is an aanvraag when an aanbieder was asked to make it (TR-15)."""
    return melding.gebeurtenissen.filter(code="TR-15").exists()


def _voeg_toe(melding: Melding, nieuw: NieuweAanvraag, rol: Aanvraag.Rol, op: date, door: Gebruiker | None) -> Aanvraag:
    aanvraag = maak_aanvraag(melding, nieuw, rol)
    if rol is Aanvraag.Rol.VOORTIJDIG:
        code, naam = "TR-22", ""
    else:
        code, naam = "A-18", "Tweede aanvraag gevoegd"
    namens = "" if door else "de inwoner"
    leg_vast(melding, code, op=nieuw.ontvangen_op, door=door, naam=naam, namens=namens)
    samenaanvragen.rond_af(melding, op=op, door=door)
    if rol is Aanvraag.Rol.VOORTIJDIG:
        zet_brief_klaar(melding, "D-13", op=op, over=str(aanvraag.pk), aanvraag=aanvraag.pk)
    return aanvraag


def _waarschuw_teamleider(melding: Melding, op: date) -> None:
    """A-05: the six weeks passed without an investigation, and the two weeks for the decision run."""
    taken.maak_taak(
        melding,
        "onderzoek-te-laat",
        "Aanvraag na zes weken zonder onderzoek: zorg dat het onderzoek nog op tijd klaar is",
        rol=Rol.TEAMLEIDER,
        uiterlijk_op=melding.uiterlijk_op or op,
        op=op,
        plek="overzicht",
        is_spoed=True,
    )


def maak_aanvraag(melding: Melding, nieuw: NieuweAanvraag, rol: Aanvraag.Rol) -> Aanvraag:
    """The row of one paper, with what it asks for."""
    aanvraag = Aanvraag.objects.create(
        melding=melding,
        soort=nieuw.soort,
        rol=rol,
        ontvangen_op=nieuw.ontvangen_op,
        ondertekend_op=nieuw.ondertekend_op,
        formulier_sleutel=nieuw.sleutel,
        verslag=nieuw.verslag,
        document=nieuw.document,
        gemachtigde=nieuw.gemachtigde,
    )
    for soort in nieuw.gevraagd:
        GevraagdeVoorziening.objects.create(aanvraag=aanvraag, soort=soort)
    return aanvraag
