"""Calculating a voorziening in a case, the sheet with the eigen bijdrage in words, and its pages."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal as D
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from meldingen.fouten import Geweigerd
from meldingen.models import Document, Gebeurtenis, Gemeente, Parameter
from onderzoek.forms import REKENFORMULIEREN
from onderzoek.models import Bijdragesituatie, Onderzoek, Rekenblad, Voorzieningkeuze, Voorzieningsoort
from onderzoek.services import keuze as keuzes
from onderzoek.services.bijdrage import stel_bijdragesituatie_vast
from onderzoek.services.rekenblad import reken, rekenblad_van, rekendeel
from onderzoek.services.rekenwijzen import REKENWIJZEN
from tests.bouwers import Zaak, breng_naar, proefsoort

pytestmark = pytest.mark.usefixtures("zonder_pdf")
SITUATIE = {
    "meerpersoons_onder_aow": False,
    "betaalt_wlz_of_bw": False,
    "nachten_opvang": 0,
    "woningaanpassing_kind": False,
    "risico_minderjarige": False,
    "advies_van": "",
    "toelichting": "",
}
NEE = dict.fromkeys(
    ("meerpersoons_onder_aow", "betaalt_wlz_of_bw", "woningaanpassing_kind", "risico_minderjarige"), "nee"
)
SCOOTMOBIEL = {
    "verstrekking": "bruikleen",
    "prijs": D("2800"),
    "levensduur": 84,
    "onderhoud_per_jaar": D("140"),
    "soort_onderhoud": "natura",
}


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


def kies(zaak: Zaak, code: str = "PROEFFIETS", **velden: object) -> Voorzieningkeuze:
    soort = proefsoort(zaak.melding.gemeente, code, **velden)
    onderzoek = Onderzoek.objects.select_related("melding__gemeente").get(melding=zaak.melding)
    return keuzes.kies_voorziening(onderzoek, soort, waarvoor="Naar de winkel", op=zaak.op, door=zaak.consulent)


def uit(keuze: Voorzieningkeuze, invoer: dict[str, Any], zaak: Zaak, op: date | None = None) -> Rekenblad:
    return reken(keuze, invoer, op=op or zaak.op, door=zaak.consulent)


def parameter(zaak: Zaak, code: str, waarde: object, van: date = date(2020, 1, 1)) -> None:
    Parameter.objects.create(
        gemeente=zaak.melding.gemeente, code=code, waarde=waarde, geldig_van=van, bron="Besluit van de raad"
    )


BEDRAGEN = {
    "verhuizing": "2500.00",
    "kilometer": "0.23",
    "zone": "0.65",
    "dubbele_huur": "750.00",
    "huurderving": "700.00",
}
ARTIKEL = {
    "naam_1": "Vinyl",
    "ruimte_1": "woonkamer",
    "aantal_1": D(20),
    "prijs_1": D("22.50"),
    "aangeschaft_op_1": date(2023, 3, 1),
    "reden_1": "",
    "naam_2": "",
}


@pytest.mark.regel("W-08", "W-15", "W-19", "W-21", "W-27")
@pytest.mark.parametrize(
    ("rekenwijze", "invoer", "uitkomst"),
    [
        ("verhuizing", {"kosten": D("3000")}, "€\u00a02.500,00 eenmalig"),
        ("kilometers", {"km_per_jaar": 2000}, "€\u00a0391,00 per jaar"),
        (
            "zones",
            {"ritten_per_jaar": 200, "reiszones_per_rit": 5, "meer_zones": None, "noodzaak": ""},
            "€\u00a0390,00 per jaar",
        ),
        (
            "sport",
            {"kostprijs": D(3000), "eigen_procent": 25, "van_anderen": None, "levensduur": 36},
            "€\u00a02.250",
        ),
        ("sanering", ARTIKEL, "€\u00a0337,50 eenmalig"),
    ],
)
def test_elke_rekenwijze_gebruikt_de_parameters_van_de_dag(
    zaak: Zaak, rekenwijze: str, invoer: dict[str, Any], uitkomst: str
) -> None:
    parameter(zaak, "bedragen_verordening", BEDRAGEN)
    blad = uit(kies(zaak, rekenwijze=rekenwijze, bijdragesoort="geen"), invoer, zaak)
    assert blad.geschreven.startswith(uitkomst)
    assert blad.rekenstappen[-1].uitleg
    assert set(blad.parameters) == set(REKENWIJZEN[rekenwijze].parameters)


@pytest.mark.regel("W-28", "W-29", "T-38")
@pytest.mark.parametrize(
    ("rekenwijze", "maanden", "uitkomst"),
    [("dubbele_huur", 6, "3600"), ("dubbele_huur", 7, "3600"), ("huurderving", 3, "600"), ("huurderving", 9, "2400")],
)
def test_huur_met_de_grenzen_van_de_gemeente(zaak: Zaak, rekenwijze: str, maanden: int, uitkomst: str) -> None:
    parameter(zaak, "bedragen_verordening", BEDRAGEN)
    keuze = kies(zaak, rekenwijze=rekenwijze, bijdragesoort="geen")
    assert uit(keuze, {"kosten": D(600), "maanden": maanden}, zaak).uitkomst == D(uitkomst)


def test_een_bedrag_dat_niet_is_ingevuld_wordt_niet_geraden(zaak: Zaak) -> None:
    parameter(zaak, "bedragen_verordening", {"kilometer": "0.23"})
    keuze = kies(zaak, rekenwijze="verhuizing", bijdragesoort="geen")
    with pytest.raises(Geweigerd, match="Het bedrag voor ‘verhuizing’ uit de verordening is niet ingevuld"):
        uit(keuze, {"kosten": D(1)}, zaak)
    assert not Rekenblad.objects.exists()


@pytest.mark.regel("E-02", "E-22")
def test_een_jaar_zonder_tarief_rekent_niet_en_een_jaar_met_een_eigen_tarief_wel(zaak: Zaak) -> None:
    keuze = kies(zaak, eenheid="uren")
    assert uit(keuze, {"per_maand": D(480)}, zaak, date(2026, 12, 31)).parameters["eb_tarief"] == "21.80"
    with pytest.raises(Geweigerd, match=r"‘eb_tarief’ .* heeft op 01-01-2027 geen waarde"):
        uit(keuze, {"per_maand": D(480)}, zaak, date(2027, 1, 1))
    # The college lays down the amount of the next year: from that day on, and not before.
    landelijk = Gemeente.objects.get(is_landelijk=True)
    Parameter.objects.create(
        gemeente=landelijk, code="eb_tarief", waarde="22.40", geldig_van=date(2027, 1, 1), bron="Besluit van november"
    )
    assert uit(keuze, {"per_maand": D(480)}, zaak, date(2027, 1, 1)).parameters["eb_tarief"] == "22.40"


@pytest.mark.regel("E-20")
def test_een_bijdrage_naar_inkomen_wordt_niet_uitgerekend(zaak: Zaak) -> None:
    keuze = kies(zaak)
    parameter(zaak, "eb_tarieftype", "INKOMENSAFHANKELIJK", date(2027, 1, 1))
    uit(keuze, {"per_maand": D(480)}, zaak, date(2026, 12, 31))
    with pytest.raises(Geweigerd, match="hangt de eigen bijdrage af van inkomen en vermogen"):
        uit(keuze, {"per_maand": D(480)}, zaak, date(2027, 1, 1))
    assert Rekenblad.objects.count() == 1


def test_het_nieuwste_blad_telt_en_het_oude_blijft(zaak: Zaak) -> None:
    keuze = kies(zaak)
    uit(keuze, {"per_maand": D(480)}, zaak)
    uit(keuze, {"per_maand": D(12)}, zaak)
    deel = rekendeel(keuze)
    assert deel.blad is not None
    assert (deel.blad.uitkomst, deel.eerdere, Rekenblad.objects.count()) == (12, 1, 2)
    assert Gebeurtenis.objects.filter(melding=zaak.melding, naam__contains="€\u00a012,00 per maand").exists()


@pytest.mark.regel("E-16")
def test_het_blad_telt_een_keer_per_huishouden(zaak: Zaak) -> None:
    uit(kies(zaak, "HUISHOUDEN"), {"per_maand": D(480)}, zaak)
    uit(kies(zaak, "SCOOTMOBIEL", productgroep="vervoer"), SCOOTMOBIEL, zaak)
    overzicht = rekenblad_van(zaak.onderzoek)
    assert [regel.deel.bijdrage.bedrag for regel in overzicht.regels if regel.deel.bijdrage] == [D("21.80")] * 2
    assert overzicht.samen is not None
    assert overzicht.samen.bedrag == D("21.80")


def test_wat_niet_wordt_ingezet_staat_niet_op_het_blad(zaak: Zaak) -> None:
    keuze = kies(zaak)
    uit(keuze, {"per_maand": D(480)}, zaak)
    keuzes.rond_keuze_af(keuze, uitkomst="niet_inzetten", motivering="Lukt zonder.", op=zaak.op, door=zaak.consulent)
    assert rekenblad_van(zaak.onderzoek).regels == ()


@pytest.mark.regel("E-04", "E-17", "E-03")
@pytest.mark.parametrize(
    ("feit", "reden"),
    [
        ({"meerpersoons_onder_aow": True}, "AOW-leeftijd nog niet"),
        ({"betaalt_wlz_of_bw": True}, "al een bijdrage voor de Wlz"),
        ({"nachten_opvang": 2}, "twee of meer nachten in de opvang"),
    ],
)
def test_de_situatie_van_het_huishouden_telt(zaak: Zaak, feit: dict[str, Any], reden: str) -> None:
    uit(kies(zaak), {"per_maand": D(480)}, zaak)
    stel_bijdragesituatie_vast(zaak.onderzoek, SITUATIE | feit, stuk=None, op=zaak.op, door=zaak.consulent)
    overzicht = rekenblad_van(zaak.onderzoek)
    assert overzicht.samen is None
    assert reden in " ".join(overzicht.regels[0].deel.zinnen)


@pytest.mark.regel("E-03")
def test_een_woningaanpassing_voor_een_kind_raakt_alleen_de_woning(zaak: Zaak) -> None:
    uit(kies(zaak, "TRAPLIFT", productgroep="wonen_bouwkundig"), SCOOTMOBIEL, zaak)
    uit(kies(zaak, "HUISHOUDEN"), {"per_maand": D(480)}, zaak)
    feiten = SITUATIE | {"woningaanpassing_kind": True}
    stel_bijdragesituatie_vast(zaak.onderzoek, feiten, stuk=None, op=zaak.op, door=zaak.consulent)
    assert [regel.deel.bijdrage.bedrag for regel in rekenblad_van(zaak.onderzoek).regels if regel.deel.bijdrage] == [
        D(0),
        D("21.80"),
    ]


@pytest.mark.regel("E-17")
def test_een_risico_voor_een_minderjarige_vraagt_een_advies_met_stuk(zaak: Zaak) -> None:
    risico = SITUATIE | {"risico_minderjarige": True, "advies_van": "veilig_thuis"}
    stuk = Document.objects.filter(melding=zaak.melding).first()
    assert stuk is not None
    with pytest.raises(Geweigerd, match="kan alleen met een advies"):
        stel_bijdragesituatie_vast(zaak.onderzoek, risico, stuk=None, op=zaak.op, door=zaak.consulent)
    rij = stel_bijdragesituatie_vast(zaak.onderzoek, risico, stuk=stuk, op=zaak.op, door=zaak.consulent)
    assert rij.advies_stuk == stuk
    ander = breng_naar("in_onderzoek")
    with pytest.raises(Geweigerd, match="hoort bij een andere zaak"):
        stel_bijdragesituatie_vast(ander.onderzoek, risico, stuk=stuk, op=ander.op, door=ander.consulent)
    terug = stel_bijdragesituatie_vast(zaak.onderzoek, SITUATIE, stuk=stuk, op=zaak.op, door=zaak.consulent)
    assert (terug.advies_van, terug.advies_stuk) == ("", None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Bijdragesituatie.objects.update(risico_minderjarige=True)


@pytest.mark.regel("E-12")
def test_nergens_staat_een_inkomen(zaak: Zaak, browser: Client) -> None:
    velden = {veld.name for model in (Bijdragesituatie, Rekenblad) for veld in model._meta.get_fields()}
    assert not [naam for naam in velden if "inkomen" in naam or "vermogen" in naam]
    pagina = browser.get(reverse("bijdrage", args=[zaak.melding.nummer])).content.decode()
    assert "De gemeente vraagt niet naar inkomen." in pagina
    uit(kies(zaak), {"per_maand": D(480)}, zaak)
    assert (
        "Het CAK heeft een rekenhulp" in browser.get(reverse("rekenblad", args=[zaak.melding.nummer])).content.decode()
    )


def test_eerst_rekenen_dan_inzetten_als_de_voorziening_een_rekenwijze_noemt(zaak: Zaak) -> None:
    parameter(zaak, "bedragen_verordening", BEDRAGEN)
    keuze = kies(zaak, rekenwijze="verhuizing", verstrekking="financieel", bijdragesoort="geen")
    afronden = {"uitkomst": "inzetten", "motivering": "Nodig.", "op": zaak.op, "door": zaak.consulent}
    with pytest.raises(Geweigerd, match="Reken eerst uit wat deze voorziening kost"):
        keuzes.rond_keuze_af(keuze, **afronden)
    uit(keuze, {"kosten": D(1800)}, zaak)
    keuzes.rond_keuze_af(keuze, **afronden)


def test_een_onbekende_rekenwijze_wordt_een_zin(zaak: Zaak) -> None:
    with pytest.raises(Geweigerd, match="De rekenwijze ‘gokken’ van ‘Proeffiets’ bestaat niet"):
        uit(kies(zaak, rekenwijze="gokken"), {}, zaak)


def test_elke_rekenwijze_heeft_een_formulier_en_de_catalogus_kent_geen_andere(db: None) -> None:
    assert set(REKENFORMULIEREN) == set(REKENWIJZEN)
    genoemd = set(Voorzieningsoort.objects.values_list("rekenwijze", flat=True)) - {""}
    assert genoemd <= set(REKENWIJZEN)


# --- the pages --------------------------------------------------------------------------------------


@pytest.mark.regel("E-05", "E-14")
def test_van_uitrekenen_tot_rekenblad(zaak: Zaak, browser: Client) -> None:
    keuze = kies(zaak, "SCOOTMOBIEL", productgroep="vervoer", verstrekking="bruikleen", levensduur=84)
    bw = kies(zaak, "BESCHERMD", productgroep="beschermd_wonen", bijdragesoort="beschermd_wonen")
    uit(bw, {"per_maand": D(4000)}, zaak)
    adres = reverse("rekenen", args=[zaak.melding.nummer, keuze.pk])
    leeg = browser.get(adres).content.decode()
    assert 'value="84"' in leeg
    invoer = {"verstrekking": "bruikleen", "prijs": "-5", "levensduur": "84", "soort_onderhoud": "natura"}
    fout = browser.post(adres, invoer).content.decode()
    assert "Vul een bedrag in euro in" in fout
    assert 'value="-5"' in fout
    browser.post(adres, invoer | {"prijs": "500,00"})
    voorziening = browser.get(reverse("voorziening", args=[zaak.melding.nummer, keuze.pk])).content.decode()
    assert "€\u00a0500,00 eenmalig" in voorziening
    assert "In de laatste maand betaalt u €\u00a020,40." in voorziening
    assert (
        'value="500"' in browser.get(adres).content.decode() or 'value="500,00"' in browser.get(adres).content.decode()
    )
    blad = browser.get(reverse("rekenblad", args=[zaak.melding.nummer])).content.decode()
    assert "Alle voorzieningen samen: <strong>hoogstens €\u00a021,80 per maand</strong>" in blad
    assert "Voor beschermd wonen hangt de bijdrage af van het inkomen." in blad
    assert "de organisatie vraagt daar zelf geld voor" in blad


def test_de_bladzijde_van_sanering_vraagt_wat_bij_een_artikel_hoort(zaak: Zaak, browser: Client) -> None:
    keuze = kies(zaak, rekenwijze="sanering", bijdragesoort="geen")
    adres = reverse("rekenen", args=[zaak.melding.nummer, keuze.pk])
    half = browser.post(adres, {"naam_1": "Vinyl"}).content.decode()
    assert "Kies de ruimte bij artikel 1." in half
    assert "Vul in wanneer het oude is gekocht bij artikel 1." in half
    assert "Er zijn geen artikelen." in browser.post(adres, {"naam_1": " "}).content.decode()
    datum = {"aangeschaft_op_1_dag": "1", "aangeschaft_op_1_maand": "3", "aangeschaft_op_1_jaar": "2023"}
    rij = {"naam_1": "Vinyl", "ruimte_1": "woonkamer", "aantal_1": "20", "prijs_1": "22,50"}
    browser.post(adres, rij | datum)
    assert Rekenblad.objects.get().uitkomst == D("337.50")
    terug = browser.get(adres).content.decode()
    assert 'value="2023"' in terug
    assert 'value="22,50"' in terug


def test_het_formulier_van_de_bijdrage(zaak: Zaak, browser: Client) -> None:
    adres = reverse("bijdrage", args=[zaak.melding.nummer])
    gemist = browser.post(adres, NEE | {"risico_minderjarige": "ja"}).content.decode()
    assert "kan alleen met een advies" in gemist
    assert "Kies ja of nee bij het huishouden." in browser.post(adres, {"nachten_opvang": "1"}).content.decode()
    browser.post(adres, NEE | {"meerpersoons_onder_aow": "ja"})
    assert Bijdragesituatie.objects.get().meerpersoons_onder_aow
    assert "checked" in browser.get(adres).content.decode()


def test_het_blad_vraagt_altijd_evenveel(zaak: Zaak, browser: Client) -> None:
    adres = reverse("rekenblad", args=[zaak.melding.nummer])
    uit(kies(zaak), {"per_maand": D(480)}, zaak)
    with CaptureQueriesContext(connection) as een:
        browser.get(adres)
    for nummer in range(8):
        uit(kies(zaak, f"PROEF{nummer}"), {"per_maand": D(480)}, zaak)
    with CaptureQueriesContext(connection) as veel:
        browser.get(adres)
    assert len(veel) == len(een)


@pytest.mark.parametrize("rekenwijze", REKENFORMULIEREN)
@pytest.mark.parametrize("vuil", ["", "abc", "-1", "99999999999999999999", "🎂", "a\x00b"])
def test_onzin_levert_geen_berekening_op(rekenwijze: str, vuil: str) -> None:
    formulier = REKENFORMULIEREN[rekenwijze]
    velden = dict.fromkeys(formulier.velden(), vuil)
    datums = {f"{naam}_{deel}": vuil for naam in velden for deel in ("dag", "maand", "jaar")}
    gevuld = formulier(velden | datums, vandaag=date(2026, 3, 10))
    # Only the list of articles may be empty: the calculator then says so.
    assert gevuld.is_valid() is (rekenwijze == "sanering" and vuil == "")
