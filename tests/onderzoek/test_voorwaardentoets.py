"""The condition assistant on a case: advice with a reason to deviate, moving or staying, and hearing the owner."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from meldingen.fouten import Geweigerd
from meldingen.models import Document, Gebeurtenis, Gemeente, Parameter, Taak
from onderzoek.models import Onderzoek, Voorzieningkeuze, Voorzieningsoort
from onderzoek.services import eigenaar, keuze, verhuizen, voorwaarden
from onderzoek.services.verhuizen import Clientkeuze
from onderzoek.voorwaarden.lijsten import LIJSTEN
from tests.bouwers import Zaak, breng_naar, leeg_uitbak
from tests.voorwaarden import SANERING, SCOOTMOBIEL, VERBOUWING, advies_ontvangen

pytestmark = pytest.mark.usefixtures("zonder_pdf")
BUITENWAGEN = {
    "doel": "dagelijks", "regiotaxi": "nee", "aangetoond": "ja", "brommobiel": "nee", "snelheid": "45",
    "voorliggend": "nee",
}  # fmt: skip


@pytest.fixture
def zaak(voorbeeld: Gemeente) -> Iterator[Zaak]:
    zaak = breng_naar("in_onderzoek")
    dag = datetime.combine(zaak.op, datetime.min.time(), UTC)
    with time_machine.travel(dag + timedelta(hours=9), tick=False):
        yield zaak


@pytest.fixture
def browser(zaak: Zaak) -> Client:
    client = Client()
    client.force_login(zaak.consulent)
    return client


def kies(zaak: Zaak, code: str) -> Voorzieningkeuze:
    onderzoek = Onderzoek.objects.select_related("melding__gemeente").get(melding=zaak.melding)
    soort = Voorzieningsoort.objects.get(gemeente=zaak.melding.gemeente, code=code)
    rij = keuze.kies_voorziening(onderzoek, soort, waarvoor="Zelf wassen", op=zaak.op, door=zaak.consulent)
    if not (soort.is_bedrag or rij.leveringsvorm):
        keuze.stel_leveringsvorm_vast(rij, leveringsvorm="natura", op=zaak.op, door=zaak.consulent)
    return rij


def beantwoord(zaak: Zaak, rij: Voorzieningkeuze, antwoorden: dict[str, str]) -> None:
    voorwaarden.toets_voorwaarden(rij, antwoorden, op=zaak.op, door=zaak.consulent)


def zet_in(zaak: Zaak, rij: Voorzieningkeuze) -> Voorzieningkeuze:
    keuze.rond_keuze_af(
        Voorzieningkeuze.objects.select_related("soort", "onderzoek__melding").get(pk=rij.pk),
        uitkomst="inzetten", motivering="Dit past het best.", op=zaak.op, door=zaak.consulent,
    )  # fmt: skip
    return Voorzieningkeuze.objects.get(pk=rij.pk)


def test_zonder_antwoorden_kan_er_niets_worden_ingezet(zaak: Zaak) -> None:
    rij = kies(zaak, "SCOOTMOBIEL")
    with pytest.raises(Geweigerd, match="Beantwoord eerst de vragen bij de voorwaarden"):
        zet_in(zaak, rij)
    beantwoord(zaak, rij, {"doel": "dagelijks"})
    with pytest.raises(Geweigerd, match="Beantwoord eerst: Op welke afstand"):
        zet_in(zaak, rij)
    beantwoord(zaak, rij, SCOOTMOBIEL)
    assert zet_in(zaak, rij).uitkomst == "inzetten"


@pytest.mark.regel("W-18", "W-23")
def test_afwijken_van_het_advies_kan_alleen_met_een_reden(zaak: Zaak) -> None:
    rij = kies(zaak, "SCOOTMOBIEL")
    beantwoord(zaak, rij, SCOOTMOBIEL | {"stalling": "nee"})
    with pytest.raises(Geweigerd, match="Zoek eerst een plek"):
        zet_in(zaak, rij)
    toets = voorwaarden.Voorwaardentoets.objects.select_related("keuze__soort", "keuze__onderzoek").get()
    with pytest.raises(Geweigerd, match="Schrijf op waarom u afwijkt"):
        voorwaarden.wijk_af(toets, reden=" ", op=zaak.op, door=zaak.consulent)
    voorwaarden.wijk_af(toets, reden="De buurman bouwt een schuur.", op=zaak.op, door=zaak.consulent)
    assert zet_in(zaak, rij).uitkomst == "inzetten"
    assert Gebeurtenis.objects.filter(melding=zaak.melding, naam__startswith="Afgeweken").count() == 1
    beantwoord(zaak, rij, SCOOTMOBIEL | {"regiotaxi": "ja"})
    toets.refresh_from_db()
    assert (toets.afwijking, Voorzieningkeuze.objects.get(pk=rij.pk).uitkomst) == ("", "")
    with pytest.raises(Geweigerd, match="De Regiotaxi gaat vóór"):
        zet_in(zaak, rij)


def test_wie_niets_tegenhoudt_hoeft_niet_af_te_wijken(zaak: Zaak) -> None:
    rij = kies(zaak, "SCOOTMOBIEL")
    beantwoord(zaak, rij, SCOOTMOBIEL)
    toets = voorwaarden.Voorwaardentoets.objects.select_related("keuze__soort", "keuze__onderzoek").get()
    with pytest.raises(Geweigerd, match="hoeft niet af te wijken"):
        voorwaarden.wijk_af(toets, reden="Zomaar", op=zaak.op, door=zaak.consulent)


def test_niet_inzetten_kan_altijd(zaak: Zaak) -> None:
    rij = kies(zaak, "SCOOTMOBIEL")
    keuze.rond_keuze_af(rij, uitkomst="niet_inzetten", motivering="Niet nodig.", op=zaak.op, door=zaak.consulent)
    assert Voorzieningkeuze.objects.get(pk=rij.pk).uitkomst == "niet_inzetten"


def test_de_grens_van_de_dag_van_de_toets_blijft_gelden(zaak: Zaak) -> None:
    rij = kies(zaak, "WOON_BOUWKUNDIG")
    beantwoord(zaak, rij, VERBOUWING)
    Parameter.objects.filter(code="primaat_verhuizen_bedrag").update(waarde="7000.00")
    assert zet_in(zaak, rij).uitkomst == "inzetten"
    beantwoord(zaak, rij, VERBOUWING)
    with pytest.raises(Geweigerd, match="verhuizen gaat voor"):
        zet_in(zaak, rij)


@pytest.mark.regel("W-24")
def test_een_buitenwagen_kan_pas_na_advies(zaak: Zaak) -> None:
    rij = kies(zaak, "BUITENWAGEN")
    beantwoord(zaak, rij, BUITENWAGEN)
    with pytest.raises(Geweigerd, match="alleen na advies"):
        zet_in(zaak, rij)
    advies_ontvangen(zaak)
    assert zet_in(zaak, rij).uitkomst == "inzetten"


@pytest.mark.regel("W-15")
def test_sanering_kan_pas_na_advies(zaak: Zaak) -> None:
    rij = kies(zaak, "SANERING")
    beantwoord(zaak, rij, SANERING)
    with pytest.raises(Geweigerd, match="advies van een deskundige nodig"):
        zet_in(zaak, rij)
    advies_ontvangen(zaak)
    assert voorwaarden.voorwaarden_vervuld(rij, zaak.op) == []


@pytest.mark.regel("W-05")
@pytest.mark.parametrize(("raming", "mag"), [("8000.00", True), ("8000.01", False)])
def test_boven_de_grens_kiest_de_inwoner_eerst(zaak: Zaak, raming: str, mag: bool) -> None:
    rij = kies(zaak, "WOON_BOUWKUNDIG")
    beantwoord(zaak, rij, VERBOUWING | {"totaalraming": raming})
    if mag:
        assert zet_in(zaak, rij).uitkomst == "inzetten"
        return
    with pytest.raises(Geweigerd, match="Leg eerst vast wat de inwoner kiest"):
        zet_in(zaak, rij)
    with pytest.raises(Geweigerd, match="welke aanpassingen nodig zijn"):
        kiest(zaak, rij, "blijven", "")
    afweging = kiest(zaak, rij, "blijven", "Douche gelijkvloers\nBredere deur")
    assert (afweging.maximum, afweging.totaalraming) == (Decimal("8000.00"), Decimal("8000.01"))
    with pytest.raises(Geweigerd, match="pakket van eisen staat vast"):
        kiest(zaak, rij, "blijven", "Meer")
    assert zet_in(zaak, rij).uitkomst == "inzetten"


def kiest(zaak: Zaak, rij: Voorzieningkeuze, wat: str, pakket: str) -> verhuizen.Verhuisafweging:
    return verhuizen.leg_clientkeuze_vast(rij, Clientkeuze(wat, zaak.op, pakket), op=zaak.op, door=zaak.consulent)


@pytest.mark.regel("W-05")
def test_wat_in_het_pakket_zat_wordt_later_niet_gegeven(zaak: Zaak, browser: Client) -> None:
    eerste = kies(zaak, "WOON_BOUWKUNDIG")
    beantwoord(zaak, eerste, VERBOUWING | {"totaalraming": "9000.00"})
    kiest(zaak, eerste, "blijven", "Douche gelijkvloers\nTraplift")
    later = kies(zaak, "TRAPLIFT")
    beantwoord(zaak, later, VERBOUWING)
    with pytest.raises(Geweigerd, match="Zat deze aanpassing in een eerder pakket"):
        zet_in(zaak, later)
    beantwoord(zaak, later, VERBOUWING | {"zat_in_pakket": "ja"})
    with pytest.raises(Geweigerd, match="Daar is later geen recht meer op"):
        zet_in(zaak, later)
    pagina = browser.get(reverse("voorziening", args=[zaak.melding.nummer, later.pk])).content.decode()
    assert "is een pakket van eisen vastgelegd" in pagina


@pytest.mark.regel("W-05")
def test_wie_verhuist_krijgt_de_aanpassing_niet(zaak: Zaak) -> None:
    rij = kies(zaak, "WOON_BOUWKUNDIG")
    with pytest.raises(Geweigerd, match="Vul eerst bij de voorwaarden in"):
        kiest(zaak, rij, "verhuizen", "")
    beantwoord(zaak, rij, VERBOUWING)
    with pytest.raises(Geweigerd, match="niet hoger dan de grens"):
        kiest(zaak, rij, "verhuizen", "")
    beantwoord(zaak, rij, VERBOUWING | {"totaalraming": "12000.00"})
    toets = voorwaarden.Voorwaardentoets.objects.select_related("keuze__soort", "keuze__onderzoek").get()
    voorwaarden.wijk_af(toets, reden="Er is haast.", op=zaak.op, door=zaak.consulent)
    kiest(zaak, rij, "verhuizen", "")
    with pytest.raises(Geweigerd, match="Zet daarvoor de verhuiskosten in"):
        zet_in(zaak, rij)


@pytest.mark.regel("W-06", "W-16")
def test_een_corporatiewoning_vraagt_om_de_corporatie_en_de_eigenaar(zaak: Zaak) -> None:
    rij = kies(zaak, "TRAPLIFT")
    beantwoord(zaak, rij, VERBOUWING | {"totaalraming": "9000.00", "eigenaar": "corporatie"})
    kiest(zaak, rij, "blijven", "Traplift")
    with pytest.raises(Geweigerd, match="Hoor eerst de eigenaar"):
        zet_in(zaak, rij)
    horing = schrijf_eigenaar(zaak, rij)
    eigenaar.leg_reactie_vast(horing, uitkomst="bezwaar", reactie="Liever niet.", op=zaak.op, door=zaak.consulent)
    with pytest.raises(Geweigerd, match="Vraag eerst bij de corporatie"):
        zet_in(zaak, rij)
    vraag = verhuizen.vraag_corporatie(rij, corporatie="Arcade", op=zaak.op, door=zaak.consulent)
    with pytest.raises(Geweigerd, match="Vraag eerst bij de corporatie"):
        zet_in(zaak, rij)
    verhuizen.leg_corporatieantwoord_vast(
        vraag, uitkomst="geen", toelichting="Niets vrij.", op=zaak.op, door=zaak.consulent
    )
    taken = Taak.objects.filter(melding=zaak.melding, sleutel__regex="^(corporatie|eigenaar):")
    assert (zet_in(zaak, rij).uitkomst, taken.count(), taken.open().count()) == ("inzetten", 2, 0)


def schrijf_eigenaar(zaak: Zaak, rij: Voorzieningkeuze) -> eigenaar.Eigenaarshoring:
    gegevens = eigenaar.Eigenaar(
        naam="Woonstichting Arcade", straat="Plein 1", postcode_plaats="1234 AB Voorbeeld",
        aanpassing="Een traplift tegen de muur", reageren_voor=zaak.op + timedelta(days=14),
    )  # fmt: skip
    return eigenaar.hoor_eigenaar(rij, gegevens, op=zaak.op, door=zaak.consulent)


@pytest.mark.regel("W-16")
def test_geen_reden_vervangt_het_horen_van_de_eigenaar(zaak: Zaak) -> None:
    rij = kies(zaak, "TRAPLIFT")
    with pytest.raises(Geweigerd, match="van wie de woning is"):
        schrijf_eigenaar(zaak, rij)
    beantwoord(zaak, rij, VERBOUWING | {"eigenaar": "particulier"})
    toets = voorwaarden.Voorwaardentoets.objects.select_related("keuze__soort", "keuze__onderzoek").get()
    voorwaarden.wijk_af(toets, reden="Haast", op=zaak.op, door=zaak.consulent)
    with pytest.raises(Geweigerd, match="Hoor eerst de eigenaar"):
        zet_in(zaak, rij)
    horing = schrijf_eigenaar(zaak, rij)
    with pytest.raises(Geweigerd, match="heeft al een brief"):
        schrijf_eigenaar(zaak, rij)
    feiten = {"uitkomst": "geen_reactie", "reactie": "", "door": zaak.consulent}
    with pytest.raises(Geweigerd, match="kan nog reageren tot en met"):
        eigenaar.leg_reactie_vast(horing, **feiten, op=horing.reageren_voor)
    eigenaar.leg_reactie_vast(horing, **feiten, op=horing.reageren_voor + timedelta(days=1))
    assert zet_in(zaak, rij).uitkomst == "inzetten"


@pytest.mark.regel("W-16")
def test_de_eigenaar_leest_niets_over_de_gezondheid_van_de_bewoner(zaak: Zaak) -> None:
    rij = kies(zaak, "TRAPLIFT")
    beantwoord(zaak, rij, VERBOUWING | {"eigenaar": "particulier"})
    schrijf_eigenaar(zaak, rij)
    leeg_uitbak(zaak.op)
    brief = Document.objects.get(melding=zaak.melding, soort="D-48")
    gegevens = json.loads(brief.gegevens)
    gegevens = gegevens.get("gegevens", gegevens)
    assert gegevens["geadresseerde"]["naam"] == "Woonstichting Arcade"
    assert gegevens["aanpassing"] == ["Een traplift tegen de muur"]
    tekst = json.dumps({naam: waarde for naam, waarde in gegevens.items() if naam != "afzender"})
    for geheim in (zaak.melding.hulpvraag, zaak.melding.client.bsn, zaak.melding.client.naam, "Zelf wassen"):
        assert str(geheim) not in tekst


def test_de_brief_aan_de_eigenaar_gaat_naar_de_eigenaar(zaak: Zaak) -> None:
    rij = kies(zaak, "TRAPLIFT")
    beantwoord(zaak, rij, VERBOUWING | {"eigenaar": "particulier"})
    schrijf_eigenaar(zaak, rij)
    leeg_uitbak(zaak.op)
    brief = Document.objects.get(melding=zaak.melding, soort="D-48")
    assert brief.bezorgd_aan.startswith("Woonstichting Arcade\n")


def test_de_bladzijde_vraagt_door_en_toont_het_advies(zaak: Zaak, browser: Client) -> None:
    rij = kies(zaak, "SCOOTMOBIEL")
    adres = reverse("voorwaarden", args=[zaak.melding.nummer, rij.pk])
    eerste = browser.get(adres).content.decode()
    assert ("stallen" in eerste, "daar worden opgeladen" in eerste) == (True, False)
    zonder = {code: waarde for code, waarde in SCOOTMOBIEL.items() if code not in ("aangetoond", "opladen")}
    antwoord = browser.post(adres, zonder)
    assert antwoord.url == adres
    assert "daar worden opgeladen" in browser.get(adres).content.decode()
    antwoord = browser.post(adres, SCOOTMOBIEL)
    pagina = browser.get(antwoord.url).content.decode()
    for stuk in ("Er is een plek om te stallen.", "W-23", "6.3.2", "Past"):
        assert stuk in pagina


def test_bedragen_en_dagen_komen_goed_aan(zaak: Zaak, browser: Client) -> None:
    rij = kies(zaak, "AUTOAANPASSING")
    adres = reverse("voorwaarden", args=[zaak.melding.nummer, rij.pk])
    browser.post(adres, {"kosten": "4.000,01", "gaat_mee_dag": "1", "gaat_mee_maand": "2", "gaat_mee_jaar": "2040"})
    antwoorden = voorwaarden.antwoorden_van(rij)
    assert (antwoorden["kosten"], antwoorden["gaat_mee"]) == ("4000.01", "2040-02-01")
    assert 'value="4000,01"' in browser.get(adres).content.decode()
    fout = browser.post(adres, {"kosten": "veel"})
    assert (fout.status_code, "Vul een bedrag in euro in" in fout.content.decode()) == (200, True)


@pytest.mark.parametrize("pagina", ["voorwaarden_afwijken", "clientkeuze", "corporatie", "eigenaar_horen"])
def test_elke_bladzijde_kan_en_een_weigering_staat_erop(zaak: Zaak, browser: Client, pagina: str) -> None:
    rij = kies(zaak, "TRAPLIFT")
    beantwoord(zaak, rij, VERBOUWING)
    adres = reverse(pagina, args=[zaak.melding.nummer, rij.pk])
    assert browser.get(adres).status_code == 200
    assert browser.post(adres, {}).status_code == 200


VUIL = ("", "a\x00b", "x" * 20_000, "🎂", "99999999999999999999", "<script>alert(1)</script>")


@pytest.mark.parametrize("vuil", VUIL, ids=("leeg", "nul", "lang", "emoji", "getal", "scherp"))
def test_geen_formulier_bezwijkt_onder_onzin(zaak: Zaak, browser: Client, vuil: str) -> None:
    rijen = [kies(zaak, code) for code in ("TRAPLIFT", "AUTOAANPASSING", "SPORTVOORZIENING")]
    beantwoord(zaak, rijen[0], VERBOUWING | {"totaalraming": "9000.00", "eigenaar": "corporatie"})
    namen = ("voorwaarden_afwijken", "clientkeuze", "corporatie", "eigenaar_horen")
    adressen = [reverse("voorwaarden", args=[zaak.melding.nummer, rij.pk]) for rij in rijen]
    adressen += [reverse(naam, args=[zaak.melding.nummer, rijen[0].pk]) for naam in namen]
    for adres in adressen:
        velden = browser.get(adres).context["form"].fields
        data = dict.fromkeys(velden, vuil) | {f"{naam}_{deel}": vuil for naam in velden for deel in ("dag", "maand")}
        antwoord = browser.post(adres, data)
        assert antwoord.status_code in (200, 302), adres
        assert "<script>alert" not in antwoord.content.decode()


def test_het_aantal_vragen_aan_de_database_hangt_niet_aan_het_aantal_keuzes(
    zaak: Zaak, browser: Client, django_assert_max_num_queries: Any
) -> None:
    rij = kies(zaak, "TRAPLIFT")
    beantwoord(zaak, rij, VERBOUWING)
    for code in ("SCOOTMOBIEL", "SANERING", "WOONUNIT"):
        kies(zaak, code)
    with django_assert_max_num_queries(22):
        browser.get(reverse("voorziening", args=[zaak.melding.nummer, rij.pk]))


def test_een_soort_zonder_vragen_heeft_geen_bladzijde(zaak: Zaak, browser: Client) -> None:
    rij = kies(zaak, "DAGBESTEDING")
    assert browser.get(reverse("voorwaarden", args=[zaak.melding.nummer, rij.pk])).status_code == 404
    assert zet_in(zaak, rij).uitkomst == "inzetten"


def test_de_bladzijde_van_een_voorziening_toont_alles_wat_is_vastgelegd(zaak: Zaak, browser: Client) -> None:
    rij = kies(zaak, "TRAPLIFT")
    beantwoord(zaak, rij, VERBOUWING | {"totaalraming": "9000.00", "eigenaar": "corporatie"})
    kiest(zaak, rij, "blijven", "Traplift")
    schrijf_eigenaar(zaak, rij)
    verhuizen.vraag_corporatie(rij, corporatie="Arcade", op=zaak.op, door=zaak.consulent)
    pagina = browser.get(reverse("voorziening", args=[zaak.melding.nummer, rij.pk])).content.decode()
    for stuk in ("hoogstens € 8.000", "<dd>€ 9.000</dd>", "staat vast", "Arcade", "Brief van", "altijd bruikleen"):
        assert stuk in pagina


def test_elke_soort_met_vragen_heeft_ze_en_hun_waarden(voorbeeld: Gemeente) -> None:
    soorten = Voorzieningsoort.objects.exclude(vragenlijst="").values_list("vragenlijst", flat=True).distinct()
    assert set(soorten) == set(LIJSTEN)
