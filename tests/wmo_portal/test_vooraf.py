"""The pages before and beside the conversation: filled in as they should be, and constant in their queries."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from datetime import time as tijdstip
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from beschikkingen.models import Beschikking
from meldingen.models import Contactmoment, Gebruiker, Gemeente, Inzage, Melding, Status, Toestemming
from onderzoek.models import Adviesaanvraag, Gesprek, Raadpleging
from tests.bestanden import pdf
from tests.bouwers import RUBRIEKEN, Zaak, breng_naar, maak_melding, weeg_alles_af
from tests.mensen import MANTELZORGER, clientgegevens

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
DAG = timedelta(days=1)
BSN = "999990019"
Zender = Callable[..., HttpResponse]


def datum(naam: str, dag: date) -> dict[str, str]:
    return {f"{naam}_dag": str(dag.day), f"{naam}_maand": str(dag.month), f"{naam}_jaar": str(dag.year)}


@pytest.fixture
def vraag(client: Client, consulent: Gebruiker) -> Zender:
    """A page of this case for its consulent: POST when there are answers, on the day the walk ended."""
    client.force_login(consulent)

    def doe(zaak: Zaak, pad: str, **velden: Any) -> HttpResponse:
        with time_machine.travel(datetime.combine(zaak.op, tijdstip(10), UTC), tick=False):
            adres = f"{zaak.melding.get_absolute_url()}{pad}"
            return client.post(adres, velden) if velden else client.get(adres)

    return doe


def tekst(antwoord: HttpResponse) -> str:
    return antwoord.content.decode()


# --- consent --------------------------------------------------------------------------------------


def test_de_bladzijde_van_toestemmingen_zegt_wat_ontbreekt_en_wat_geldt(vraag: Zender) -> None:
    zaak = breng_naar("gemeld", melder=MANTELZORGER)
    leeg = tekst(vraag(zaak, "toestemmingen/"))
    assert "Zonder toestemming van de inwoner begint het onderzoek niet." in leeg
    assert vraag(zaak, "toestemming/vragen/", **datum("antwoord_voor", zaak.op + 9 * DAG)).status_code == 302
    assert vraag(zaak, "toestemming/", wijze="Belde.", **datum("gegeven_op", zaak.op)).status_code == 302
    antwoord = vraag(
        zaak, "toestemmingen/", bron="schuldhulp", doel="Weten of er schulden zijn.", wijze="Belde.",
        **datum("gegeven_op", zaak.op),
    )  # fmt: skip
    assert antwoord.status_code == 302
    vol = tekst(vraag(zaak, "toestemmingen/"))
    assert vol.count("Gegeven ") == 2
    rij = Toestemming.objects.get(bron="schuldhulp")
    assert vraag(zaak, f"toestemmingen/{rij.pk}/", **datum("ingetrokken_op", zaak.op)).status_code == 302
    assert "Ingetrokken " in tekst(vraag(zaak, "toestemmingen/"))


def test_wie_weigert_ziet_de_zaak_dicht(vraag: Zender) -> None:
    zaak = breng_naar("gemeld", melder=MANTELZORGER)
    assert vraag(zaak, "toestemming/geweigerd/", wilsuiting="Wil het niet.").status_code == 302
    assert zaak.melding.status == Status.INGETROKKEN


# --- what is known --------------------------------------------------------------------------------


def eerdere_zaak(zaak: Zaak, consulent: Gebruiker) -> Melding:
    """An earlier case of the same client, with a decision and advice."""
    eerder = Melding.objects.create(
        nummer=f"WMO-2024-{Melding.objects.count():06d}", gemeente=zaak.gemeente, client=zaak.melding.client,
        kanaal="telefoon", onderwerp="vervoer", ontvangen_op=date(2024, 3, 4),
    )  # fmt: skip
    Beschikking.objects.create(
        melding=eerder, uitkomst="toegekend", voorgesteld_door=consulent, besloten_door=consulent,
        besloten_op=date(2024, 5, 6),
    )  # fmt: skip
    Adviesaanvraag.objects.create(
        melding=eerder, soort="medisch", geinformeerd_op=eerder.ontvangen_op, verzonden_op=eerder.ontvangen_op,
        verwacht_op=eerder.ontvangen_op, ontvangen_op=eerder.ontvangen_op, uitkomst="Loopt 50 meter.", door=consulent,
    )  # fmt: skip
    return eerder


KIJK = {"bron": "wmo", "grondslag": "onderzoek", "doel": "Weten welke hulp er al is."}


@pytest.mark.regel("M-12", "X-01", "X-17")
def test_pas_na_het_kiezen_van_een_grond_is_te_zien_wat_bekend_is(vraag: Zender, consulent: Gebruiker) -> None:
    zaak = breng_naar("in_vooronderzoek")
    eerder = eerdere_zaak(zaak, consulent)
    assert eerder.nummer not in tekst(vraag(zaak, "bekend/"))
    fout = vraag(zaak, "bekend/", bron="wmo", doel="Zomaar.")
    assert "Kies waarom dat mag." in tekst(fout)
    assert "Zomaar." in tekst(fout)
    assert eerder.nummer not in tekst(fout)
    antwoord = vraag(zaak, "bekend/", **KIJK)
    rij = Raadpleging.objects.get()
    assert antwoord.headers["Location"].endswith(f"/bekend/{rij.pk}/")
    gezien = tekst(vraag(zaak, f"bekend/{rij.pk}/"))
    for zin in (
        f"{eerder.nummer}, 4 maart 2024: vervoer",
        "6 mei 2024: toegekend",
        "Medisch adviesbureau, 4 maart 2024: Loopt 50 meter.",
    ):
        assert escape(zin) in gezien
    assert Inzage.objects.filter(melding=eerder).get().wat == "raadpleging wmo, grond onderzoek"
    vreemd = breng_naar("in_vooronderzoek")
    assert vraag(vreemd, f"bekend/{rij.pk}/").status_code == 404


@pytest.mark.regel("X-04")
def test_een_ander_domein_zonder_toestemming_houdt_het_formulier_vol(vraag: Zender) -> None:
    zaak = breng_naar("in_vooronderzoek")
    antwoord = vraag(zaak, "bekend/", **(KIJK | {"bron": "jeugd", "bevinding": "Er is een plan."}))
    assert antwoord.status_code == 200
    assert "toestemming van de cliënt nodig" in tekst(antwoord)
    assert "Er is een plan." in tekst(antwoord)
    assert not Raadpleging.objects.exists()


def test_niets_bekend_zegt_dat_ook(vraag: Zender) -> None:
    zaak = breng_naar("in_vooronderzoek")
    vraag(zaak, "bekend/", **KIJK)
    assert "Bij de gemeente is niets bekend." in tekst(vraag(zaak, f"bekend/{Raadpleging.objects.get().pk}/"))


# --- the same number of queries -------------------------------------------------------------------


def _tel(doe: Callable[[], HttpResponse], code: int = 200) -> int:
    with CaptureQueriesContext(connection) as gedaan:
        assert doe().status_code == code
    return len(gedaan)


def test_elke_bladzijde_vraagt_even_veel_bij_een_en_bij_veel(vraag: Zender, consulent: Gebruiker) -> None:
    zaak = breng_naar("in_onderzoek")

    def vul(aantal: int) -> None:
        gedeeld = {"melding": zaak.melding, "door": consulent}
        for _ in range(aantal):
            eerdere_zaak(zaak, consulent)
            Toestemming.objects.create(**gedeeld, bron="jeugd", doel="d", wijze="w", gegeven_op=zaak.op)
            Contactmoment.objects.create(**gedeeld, wijze="telefoon", is_gelukt=False, op=zaak.op)
            Raadpleging.objects.create(**gedeeld, bron="wmo", grondslag="onderzoek", doel="d", op=zaak.op)
            Gesprek.objects.create(onderzoek=zaak.onderzoek, vorm="kantoor", gepland_op=zaak.op)
            Adviesaanvraag.objects.create(
                **gedeeld, soort="overig", geinformeerd_op=zaak.op, verzonden_op=zaak.op, verwacht_op=zaak.op,
            )  # fmt: skip

    def tellingen() -> dict[str, int]:
        paden = ("toestemmingen/", "contact/", "advies/", "bekend/")
        kijken = _tel(lambda: vraag(zaak, "bekend/", **KIJK), 302)
        return {pad: _tel(lambda pad=pad: vraag(zaak, pad)) for pad in paden} | {"kijken": kijken}

    vul(1)
    tellingen()
    met_een = tellingen()
    vul(12)
    assert tellingen() == met_een


# --- appointments ---------------------------------------------------------------------------------


@pytest.mark.regel("M-13")
def test_de_afspraak_als_agendabestand_zonder_bsn_naam_of_inhoud(vraag: Zender) -> None:
    client = clientgegevens(bsn=BSN, achternaam="Opmerkelijk", straat="Bijzonderlaan")
    zaak = breng_naar("in_vooronderzoek", client=client)
    zaak.in_onderzoek()
    antwoord = vraag(zaak, f"afspraak/{zaak.gesprek.pk}/agenda.ics")
    assert antwoord.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert antwoord.headers["Content-Disposition"] == f'attachment; filename="{zaak.melding.nummer}-gesprek.ics"'
    inhoud = tekst(antwoord)
    assert f"DTSTART:{zaak.gesprek.gepland_op:%Y%m%d}T090000Z" in inhoud
    for verboden in (BSN, "Opmerkelijk", "Bijzonderlaan", zaak.melding.client.telefoon, "moeder"):
        assert verboden not in inhoud


@pytest.mark.regel("M-13")
def test_contact_verzetten_afzeggen_en_een_nieuwe_afspraak(vraag: Zender) -> None:
    zaak = breng_naar("in_onderzoek")
    eerste = Gesprek.objects.create(
        onderzoek=zaak.onderzoek, vorm="kantoor", gepland_op=zaak.op + DAG, gepland_om=tijdstip(10)
    )
    pad = f"afspraak/{eerste.pk}"
    nieuw = {"vorm": "huisbezoek", "gepland_om": "14.00", "reden": "Kan niet."}
    assert "13.00" not in tekst(vraag(zaak, f"{pad}/verzetten/"))
    fout = vraag(zaak, f"{pad}/verzetten/", **nieuw, **datum("gepland_op", zaak.op - DAG))
    assert "De afspraak ligt in het verleden." in tekst(fout)
    assert "Kan niet." in tekst(fout)
    assert vraag(zaak, f"{pad}/verzetten/", **nieuw, **datum("gepland_op", zaak.op + 2 * DAG)).status_code == 302
    assert vraag(zaak, f"{pad}/afzeggen/", reden="Ziek.").status_code == 302
    antwoord = vraag(
        zaak, "contact/", wijze="telefoon", is_gelukt="nee", samenvatting="", **datum("contact_op", zaak.op)
    )
    assert antwoord.status_code == 302
    pagina = tekst(vraag(zaak, "contact/"))
    for zin in ("Niet bereikt", "Afgezegd", "Verzet op", "Ziek."):
        assert zin in pagina
    assert vraag(zaak, "afspraak/", vorm="kantoor", gepland_om="9", **datum("gepland_op", zaak.op)).status_code == 302


# --- the other ways -------------------------------------------------------------------------------


@pytest.mark.regel("M-14")
def test_afdoen_met_advies_vraagt_om_uitleg_van_de_rechten(vraag: Zender) -> None:
    zaak = breng_naar("in_vooronderzoek")
    velden = {"advies": "Ga naar het buurthuis.", **datum("bevestigd_op", zaak.op)}
    fout = tekst(vraag(zaak, "afdoen/", **velden))
    assert "Leg dit eerst uit aan de inwoner." in fout
    assert "Ga naar het buurthuis." in fout
    assert vraag(zaak, "afdoen/", **velden, rechten_uitgelegd="on").status_code == 302
    assert zaak.melding.sluitreden == "Informatie en advies volstaan"


def test_woonplaats_ggd_belang_en_jonger_dan_achttien(vraag: Zender) -> None:
    jong = clientgegevens(geboortedatum=date(2015, 1, 1))
    zaak = Zaak(Gemeente.objects.get(naam="Voorbeeld"), op=date(2026, 3, 2))
    zaak.sleutel = maak_melding(op=zaak.op, client=jong).pk
    zaak.bevestigd()
    assert "Jonger dan 18" in tekst(vraag(zaak, ""))
    assert vraag(zaak, "jonger-dan-18/", hulp="hulpmiddel").status_code == 302
    brp = {"bron": "brp", "uitkomst": "hier", "toelichting": "", **datum("gecontroleerd_op", zaak.op)}
    assert vraag(zaak, "woonplaats/", **brp).status_code == 302
    assert vraag(zaak, "sanering/", toelichting="GGD gebeld.", **datum("volgen_op", zaak.op)).status_code == 302
    assert "Sanering is klaar" in tekst(vraag(zaak, "sanering/"))
    assert vraag(zaak, "sanering/", **datum("klaar_op", zaak.op)).status_code == 302
    assert vraag(zaak, "belang/", versturen="Zaak teruggeven").status_code == 302
    codes = set(zaak.melding.gebeurtenissen.values_list("code", flat=True))
    assert codes >= {"M-18", "M-19", "M-22", "X-18"}


@pytest.mark.regel("O-06")
def test_verkort_onderzoek_van_akkoord_tot_verslag(vraag: Zender) -> None:
    zaak = breng_naar("in_vooronderzoek")
    vraag(zaak, "persoonlijk-plan/", uitkomst="afgezien")
    akkoord = {"reden": "Onderzoek van vorige maand.", "wijze": "Belde.", **datum("peildatum", zaak.op)}
    assert "Gesprek plannen" in tekst(vraag(zaak, ""))
    assert vraag(zaak, "verkort/", **akkoord, **datum("akkoord_op", zaak.op)).status_code == 302
    assert "Gesprek plannen" not in tekst(vraag(zaak, ""))
    assert "Dit ontbreekt nog voor het verslag" in tekst(vraag(zaak, "verkort/"))
    dagen: dict[str, str] = {}
    for naam in ("identiteit_gezien_op", "pgb_voorlichting_op", "bijdrage_voorlichting_op", "identiteit_geldig_tot"):
        dagen |= datum(naam, zaak.op)
    rubrieken = {f"rubriek_{letter}": antwoord for letter, antwoord in RUBRIEKEN.items()}
    onderwerpen = {"identiteit_document": "paspoort", **rubrieken, **dagen}
    assert vraag(zaak, "verkort/onderwerpen/", **onderwerpen).status_code == 302
    verslag = {"uitkomst": "overig", "conclusie": "c", "resultaat": "r", "aanpak": "a", "uitvoerder": "u"}
    assert "Vul de afweging aan" in tekst(vraag(zaak, "verkort/verslag/", **verslag))
    weeg_alles_af(zaak.onderzoek, op=zaak.op, door=zaak.consulent)
    assert "Alles is er." in tekst(vraag(zaak, "verkort/"))
    assert vraag(zaak, "verkort/verslag/", **verslag).status_code == 302
    assert zaak.melding.gebeurtenissen.filter(code="TR-06").exists()
    assert "Het verslag is opgesteld." in tekst(vraag(zaak, "verkort/"))


@pytest.mark.regel("O-17", "O-18")
def test_advies_vragen_en_registreren(vraag: Zender) -> None:
    zaak = breng_naar("in_onderzoek")
    velden = {
        "soort": "woning", "adviseur": "de ergotherapeut", "organisatie": "Bureau", "adres": "Straat 1",
        "postcode_plaats": "1234 AB Stad", "vragen": "Past een traplift?", "gegevens": "naam",
        "doel": "te weten wat past",
        "is_medisch": "ja", "geen_toestemming": "", **datum("geinformeerd_op", zaak.op),
        **datum("verwacht_op", zaak.op + 9 * DAG),
    }  # fmt: skip
    fout = tekst(vraag(zaak, "advies/vragen/", **velden))
    assert "Leg eerst de toestemming van de cliënt daarvoor vast" in fout
    assert "Past een traplift?" in fout
    goed = velden | {"is_medisch": "nee", "geen_toestemming": "Niets medisch."}
    assert vraag(zaak, "advies/vragen/", **goed).status_code == 302
    rij = Adviesaanvraag.objects.get()
    assert "Onderweg" in tekst(vraag(zaak, "advies/"))
    stuk = SimpleUploadedFile("advies.pdf", pdf(), "application/pdf")
    antwoord = vraag(
        zaak, f"advies/{rij.pk}/", uitkomst="Ja, dat past.", kosten="250,00", stuk=stuk,
        **datum("ontvangen_op", zaak.op),
    )  # fmt: skip
    assert antwoord.status_code == 302
    pagina = tekst(vraag(zaak, "advies/"))
    assert "Ja, dat past." in pagina
    assert "Bekijk het stuk" in pagina
    klaar = {"wat": "offerte", "leverancier": "Hulpmiddel BV", **datum("uiterlijk_op", zaak.op)}
    assert vraag(zaak, "advies/leverancier/", **klaar).status_code == 302


@pytest.mark.parametrize(
    ("toestand", "wel", "niet"),
    [
        ("gemeld", ("afdoen",), ("bekend", "advies", "verkort")),
        ("in_vooronderzoek", ("afdoen", "bekend", "verkort"), ("advies",)),
        ("in_onderzoek", ("advies", "bekend"), ("afdoen", "verkort")),
        ("in_beoordeling", ("advies", "bekend"), ("afdoen", "verkort", "minderjarig")),
    ],
)
def test_de_zaak_biedt_alleen_wat_nu_kan(
    vraag: Zender, toestand: str, wel: tuple[str, ...], niet: tuple[str, ...]
) -> None:
    pagina = tekst(vraag(zaak := breng_naar(toestand), ""))
    begin = zaak.melding.get_absolute_url()
    assert [pad for pad in wel if f'href="{begin}{pad}/"' not in pagina] == []
    assert [pad for pad in niet if f'href="{begin}{pad}/"' in pagina] == []
