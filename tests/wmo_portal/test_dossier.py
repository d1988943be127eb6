"""The case on one page: who is this, what is next, what stands in the way, and a fixed number of queries."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from beschikkingen.services.beslistermijn import hervat_besluit
from meldingen.fouten import Geweigerd
from meldingen.models import Document, Gebruiker, Melding
from meldingen.rollen import Rol
from meldingen.services import taken
from meldingen.services.brieven import markeer_bezorgd
from meldingen.services.documenten import bewaar
from meldingen.services.overgang import leg_vast
from onderzoek.services.verslagantwoord import verslag_niet_gewenst
from tests.bouwers import Zaak, breng_naar, clientgegevens, leeg_uitbak, maak_melding
from tests.mensen import MANTELZORGER
from wmo_portal.dossier import meer_doen, met_voortgang

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
HOOGSTENS = 12
Lezer = Callable[[Zaak, Gebruiker], str]


@pytest.fixture
def lees(client: Client) -> Lezer:
    """The words of the case page, on one line, as this user reads them on the last day of the walk."""

    def blad(zaak: Zaak, wie: Gebruiker) -> str:
        with time_machine.travel(datetime.combine(zaak.op, datetime.min.time(), UTC) + timedelta(hours=10), tick=False):
            client.force_login(wie)
            antwoord = client.get(zaak.melding.get_absolute_url())
        assert antwoord.status_code == 200
        return " ".join(antwoord.content.decode().split())

    return blad


def zaak_met_voortgang(zaak: Zaak) -> Melding:
    """The case as the page loads it."""
    return met_voortgang(Melding.objects.all()).get(pk=zaak.sleutel)


def maak_vol(melding: Melding, aantal: int, door: Gebruiker, naam: str) -> None:
    """So many tasks, notes, papers and events."""
    op = melding.ontvangen_op
    for nummer in range(aantal):
        sleutel = f"{naam}-{nummer}"
        taken.maak_taak(melding, sleutel, "Bel terug", rol=Rol.CONSULENT, uiterlijk_op=op, op=op, voor=door)
        taken.schrijf_notitie(melding, f"Notitie {sleutel}", op=op, door=door)
        leg_vast(melding, "O-01", op=op, door=door, naam="Gebeld")
        bewaar(melding, b"%PDF-", sleutel=f"{sleutel}:{melding.pk}", soort="bijlage", titel=f"Stuk {sleutel}",
               richting=Document.Richting.IN, mediatype="application/pdf", op=op, door=door)  # fmt: skip


@pytest.mark.parametrize("wie", ["consulent", "teamleider", "administratie", "kwaliteit"])
def test_evenveel_vragen_aan_de_database_bij_vijf_en_bij_vijftig_regels(
    client: Client, consulent: Gebruiker, wie: str, request: pytest.FixtureRequest
) -> None:
    zaak = breng_naar("besluit_concept", consulent.gemeente, melder=MANTELZORGER)
    client.force_login(request.getfixturevalue(wie))
    aantallen = []
    for nummer, erbij in enumerate((5, 45)):
        maak_vol(zaak.melding, erbij, consulent, f"ronde{nummer}")
        client.get(zaak.melding.get_absolute_url())
        with CaptureQueriesContext(connection) as vragen:
            antwoord = client.get(zaak.melding.get_absolute_url())
        aantallen.append(len(vragen))
    assert len(antwoord.context["dossier"].documenten) >= 50
    assert aantallen[0] == aantallen[1] <= HOOGSTENS


def test_de_stappen_volgen_de_zaak(lees: Lezer, consulent: Gebruiker) -> None:
    nieuw = lees(breng_naar("gemeld", consulent.gemeente), consulent)
    assert 'Melding bevestigen</span> <span class="badge badge--bijna">Mee bezig' in nieuw
    assert "De ontvangstbevestiging is nog niet weg." in nieuw
    assert 'Onderzoek openen</span> <span class="badge badge--neutraal">Kan nog niet beginnen' in nieuw
    zaak = breng_naar("in_beoordeling", consulent.gemeente)
    verder = lees(zaak, consulent)
    assert 'Aanvraag controleren</span> <span class="badge badge--optijd">Klaar' in verder
    assert f'href="/zaken/{zaak.melding.nummer}/besluit/">Besluit voorstellen</a>' in verder
    besloten = lees(breng_naar("toegekend", consulent.gemeente), consulent)
    assert besloten.count(">Klaar</span>") == 14
    assert "Nog doen" not in besloten


def test_wie_beslist_komt_vanuit_de_zaak_bij_het_voorstel(
    lees: Lezer, consulent: Gebruiker, teamleider: Gebruiker
) -> None:
    zaak = breng_naar("besluit_concept", consulent.gemeente)
    link = f'<a href="/te-beslissen/{zaak.beschikking.pk}/">Besluit nemen</a>'
    assert link in lees(zaak, teamleider)
    assert link not in lees(zaak, consulent)


def test_elke_termijn_zegt_waarom_deze_datum(lees: Lezer, consulent: Gebruiker) -> None:
    zaak = breng_naar("in_onderzoek", consulent.gemeente)
    tekst = lees(zaak, consulent)
    termijnen = zaak.melding.termijnen.filter(vervallen_op=None)
    assert tekst.count("Waarom deze datum?") == termijnen.count() >= 3
    for termijn in termijnen:
        assert f"{termijn.artikel}, regel {termijn.regel}" in tekst
        assert termijn.uitleg


@pytest.mark.regel("T-11")
def test_de_doorlooptijd_staat_in_drie_delen_in_de_zaak(lees: Lezer, consulent: Gebruiker) -> None:
    # Melding on 2 March, verslag sent on the 12th, aanvraag on the 16th, cause of the suspension on the 18th.
    zaak = breng_naar("opgeschort", consulent.gemeente)
    assert "Onderzoek 10 dagen, wachten op de inwoner 4 dagen, besluit 2 dagen (loopt)" in lees(zaak, consulent)
    zaak.verder(10)
    tekst = lees(zaak, consulent)
    assert "Onderzoek 10 dagen, wachten op de inwoner 14 dagen (loopt), besluit 2 dagen" in tekst
    assert "De beslistermijn stond 10 dagen stil. Dat telt als wachten, niet als besluit." in tekst
    hervat_besluit(zaak.artefacten["opschorting"], tot=zaak.op, op=zaak.op, door=consulent)
    zaak.besluit_concept()
    zaak.besloten()
    tekst = lees(zaak, consulent)
    assert "Onderzoek 10 dagen, wachten op de inwoner 13 dagen, besluit 5 dagen" in tekst
    assert "Zonder het wachten is dat 15 dagen." in tekst
    assert "artikel 2.3.2 lid 1 en artikel 2.3.5 lid 2 Wmo 2015, regel T-11" in tekst


def test_een_klok_die_stilstaat_zegt_sinds_wanneer_en_op_welke_grond(lees: Lezer, consulent: Gebruiker) -> None:
    zaak = breng_naar("opgeschort", consulent.gemeente)
    tekst = lees(zaak, consulent)
    sinds = zaak.artefacten["opschorting"].van
    assert "Nog niet bekend" in tekst
    nummer = zaak.melding.nummer
    for pad in ("besluit", "uitstel", "hersteltermijn", "opschorten"):
        assert f"/zaken/{nummer}/{pad}/" not in tekst, pad
    assert f"/zaken/{nummer}/hervatten/" in tekst
    assert f"Sinds {sinds.day} maart 2026: Vertraging door de aanvrager (Awb 4:15 lid 2 onder b)" in tekst


def test_een_notitie_staat_meteen_in_de_zaak(client: Client, consulent: Gebruiker, teamleider: Gebruiker) -> None:
    melding = maak_melding(consulent.gemeente)
    client.force_login(consulent)
    client.post(f"{melding.get_absolute_url()}notitie/", {"tekst": "Dochter belde: liever\nna tien uur."})
    client.force_login(teamleider)
    tekst = client.get(melding.get_absolute_url()).content.decode()
    assert "Dochter belde: liever<br>na tien uur." in tekst
    assert "Sanne Mulder" in tekst


def test_een_taak_voor_een_ander_is_geen_link(lees: Lezer, consulent: Gebruiker, teamleider: Gebruiker) -> None:
    zaak = breng_naar("gemeld", consulent.gemeente, melder=MANTELZORGER)
    vraag = "Vraag de cliënt om toestemming: iemand anders heeft gemeld"
    assert f"<span>{vraag}</span>" in lees(zaak, teamleider)
    assert f'/toestemming/">{vraag}</a>' in lees(zaak, consulent)


@pytest.mark.regel("M-21")
def test_let_op_bij_veilige_communicatie_en_de_brief_wacht_op_bezorging(
    lees: Lezer, client: Client, consulent: Gebruiker, teamleider: Gebruiker
) -> None:
    zaak = breng_naar("gemeld", consulent.gemeente, client=clientgegevens(veilige_communicatie=True))
    leeg_uitbak(zaak.op)
    tekst = lees(zaak, consulent)
    assert "Let op: overleg eerst over bellen en post" in tekst
    brief = Document.objects.get(melding=zaak.melding, soort="D-01")
    assert f'action="/documenten/{brief.pk}/bezorgd/"' in tekst
    assert "Nog niet weg" in lees(zaak, teamleider)
    client.force_login(consulent)
    with time_machine.travel(datetime.combine(zaak.op, datetime.min.time(), UTC) + timedelta(hours=10), tick=False):
        client.post(f"/documenten/{brief.pk}/bezorgd/")
    brief.refresh_from_db()
    assert (brief.verzonden_op, brief.kanaal) == (zaak.op, "persoonlijk")
    assert zaak.melding.bevestigd_op == zaak.op


def test_het_logboek_bladert_en_noemt_wie_wat_deed(client: Client, consulent: Gebruiker) -> None:
    zaak = breng_naar("toegekend", consulent.gemeente)
    maak_vol(zaak.melding, 50, consulent, "veel")
    client.force_login(consulent)
    pad = f"{zaak.melding.get_absolute_url()}logboek/"
    eerste, tweede = (client.get(f"{pad}?pagina={nummer}").content.decode() for nummer in (1, 2))
    assert "Pagina 1 van 2" in eerste
    assert eerste.count("Gebeld") + tweede.count("Gebeld") == 50
    assert "Melding ingediend" in tweede
    assert "door de inwoner" in tweede


@pytest.mark.parametrize("soort", ["D-07", "D-11"])
def test_een_stuk_dat_in_het_dossier_blijft_is_niet_te_bezorgen(lees: Lezer, consulent: Gebruiker, soort: str) -> None:
    if soort == "D-07":
        zaak = breng_naar("verslag_concept", consulent.gemeente)
        verslag_niet_gewenst(zaak.verslag, wens="Zei het bij de deur.", op=zaak.op, door=consulent)
        leeg_uitbak(zaak.op)
    else:
        zaak = breng_naar("wacht_op_zorgplan", consulent.gemeente)
    stuk = Document.objects.get(melding=zaak.melding, soort=soort)
    tekst = lees(zaak, consulent)
    assert f"/documenten/{stuk.pk}/bezorgd/" not in tekst
    assert 'badge--neutraal">In het dossier</span>' in tekst
    with pytest.raises(Geweigerd, match="alleen in het dossier"):
        markeer_bezorgd(stuk, op=zaak.op, door=consulent)
    stuk.refresh_from_db()
    assert (stuk.verzonden_op, stuk.bezorgd_aan) == (None, "")


def test_wat_er_meer_kan_staat_onder_koppen(lees: Lezer, consulent: Gebruiker, kwaliteit: Gebruiker) -> None:
    zaak = breng_naar("in_onderzoek", consulent.gemeente)
    koppen = re.findall(r"<h3>([^<]+)</h3> <ul", lees(zaak, consulent))
    assert koppen == ["Contact en toestemming", "Onderzoek", "Aanvraag en termijnen", "Zaak"]
    delen = {groep.kop: dict(groep.links) for groep in meer_doen(zaak_met_voortgang(zaak), consulent)}
    nummer = zaak.melding.nummer
    assert delen["Onderzoek"]["Onderzoek verlengen"] == f"/zaken/{nummer}/verlengen/"
    assert delen["Zaak"]["Notitie schrijven"] == f"/zaken/{nummer}/notitie/"
    zaak.verslag_concept()
    toets = {groep.kop: dict(groep.links) for groep in meer_doen(zaak_met_voortgang(zaak), kwaliteit)}
    assert "Verslag toetsen" in toets["Verslag en zorgplan"]
    assert all(toets.values())
