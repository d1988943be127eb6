"""The decision: complete before it is proposed, taken by somebody else, made known, and never changed."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import InternalError, transaction

from beschikkingen.models import Beschikking, Besluitregel, Voorziening
from beschikkingen.services.besluit import beslis, stel_besluit_voor
from beschikkingen.services.voorstellen import stuur_voorstel_terug
from logeerzorg.models import Reservering
from meldingen.brieven.tekst import regels as tekstregels
from meldingen.fouten import Geweigerd
from meldingen.models import Document, Gebeurtenis, Gebruiker, Gemeente, Parameter, Taak, Termijn, Uitgaand
from meldingen.services.documenten import lees
from onderzoek.models import Onderzoek, Rubriek
from tests.bouwers import Zaak, breng_naar
from tests.mensen import MANTELZORGER

pytestmark = pytest.mark.usefixtures("zonder_pdf")
DAG = timedelta(days=1)
MOTIVERING = "De dochter kan twee weken niet zorgen."


def stel_voor(zaak: Zaak, motivering: str = MOTIVERING, **anders: object) -> Beschikking:
    """A proposal for logeren with one thing different."""
    voorstel = tuple(replace(regel, **anders) for regel in zaak.voorstel())
    return stel_besluit_voor(zaak.aanvraag, voorstel, motivering=motivering, op=zaak.op, door=zaak.consulent)


def klaar_voor_besluit(**keuzes: object) -> Zaak:
    """A complete aanvraag with a bed that client and locatie agreed on."""
    zaak = breng_naar("in_beoordeling", **keuzes)
    zaak.vaste_optie()
    return zaak


def zet(gemeente: Gemeente, code: str, waarde: object, vanaf: date) -> None:
    """From a day on another value holds."""
    geldend = Parameter.objects.filter(gemeente=gemeente, code=code, geldig_van__lt=vanaf).latest("geldig_van")
    geldend.geldig_tot = vanaf - DAG
    geldend.save()
    Parameter.objects.create(gemeente=gemeente, code=code, waarde=waarde, geldig_van=vanaf, bron="proef")


def brief(zaak: Zaak, soort: str) -> str:
    return " ".join(tekstregels(lees(Document.objects.get(melding=zaak.melding, soort=soort)).decode()))


# --- what a proposal must hold --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        pytest.param({"omvang": None}, "de omvang", marks=pytest.mark.regel("B-16"), id="omvang"),
        pytest.param({"eenheid": ""}, "hoeveel hulp het is", marks=pytest.mark.regel("B-16"), id="eenheid"),
        pytest.param({"frequentie": ""}, "hoeveel hulp het is", marks=pytest.mark.regel("B-16"), id="frequentie"),
        pytest.param({"leveringsvorm": ""}, "in natura of als pgb", marks=pytest.mark.regel("B-10"), id="vorm"),
        pytest.param({"ingangsdatum": None}, "de ingangsdatum", marks=pytest.mark.regel("B-12"), id="ingang"),
        pytest.param({"einddatum": None}, "de einddatum", marks=pytest.mark.regel("B-12"), id="eind"),
        pytest.param({"monitor_op": None}, "bekijkt of het werkt", marks=pytest.mark.regel("B-12"), id="monitor"),
        pytest.param({"resultaat": ""}, "wat het resultaat is", marks=pytest.mark.regel("B-12"), id="resultaat"),
        pytest.param({"aanpak": ""}, "hoe dat wordt bereikt", marks=pytest.mark.regel("B-12"), id="aanpak"),
        pytest.param({"aanbieder": ""}, "wie de hulp geeft", marks=pytest.mark.regel("B-12"), id="aanbieder"),
        pytest.param({"kostprijs": None}, "wat de hulp waard is", marks=pytest.mark.regel("B-14"), id="kostprijs"),
        pytest.param({"leveringsvorm": "pgb"}, "alleen in natura", marks=pytest.mark.regel("L-17"), id="pgb"),
    ],
)
def test_een_toekenning_zonder_dit_wordt_niet_voorgesteld(voorbeeld: Gemeente, anders: dict, zin: str) -> None:
    zaak = klaar_voor_besluit()
    with pytest.raises(Geweigerd, match=zin):
        stel_voor(zaak, **anders)
    assert not Beschikking.objects.exists()
    assert zaak.melding.status == "in_beoordeling"


@pytest.mark.regel("B-09")
@pytest.mark.parametrize("grond", ["", "geen zin"])
def test_een_weigering_heeft_een_grond_uit_de_lijst(voorbeeld: Gemeente, grond: str) -> None:
    zaak = breng_naar("in_beoordeling", uitkomst=Beschikking.Uitkomst.AFGEWEZEN)
    with pytest.raises(Geweigerd, match="op welke grond u weigert"):
        stel_voor(zaak, weigeringsgrond=grond)
    assert stel_voor(zaak, weigeringsgrond="voorliggend").uitkomst == "afgewezen"


@pytest.mark.regel("B-09")
def test_een_besluit_zonder_motivering_kan_niet(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("in_beoordeling", uitkomst=Beschikking.Uitkomst.AFGEWEZEN)
    with pytest.raises(Geweigerd, match="Schrijf waarom dit het besluit is"):
        stel_voor(zaak, motivering="  ")


def test_een_besluit_staat_op_een_volledig_onderzoek(voorbeeld: Gemeente) -> None:
    zaak = klaar_voor_besluit()
    Rubriek.objects.filter(onderzoek=zaak.onderzoek, letter="g").delete()
    with pytest.raises(Geweigerd, match="Beantwoord onderwerp g"):
        stel_voor(zaak)


@pytest.mark.regel("A-18")
def test_een_besluit_gaat_over_alles_wat_gevraagd_is(voorbeeld: Gemeente) -> None:
    zaak = klaar_voor_besluit(twee_gevraagd=True)
    voorstel = zaak.voorstel()
    for regels in (voorstel[:1], voorstel + voorstel[:1]):
        with pytest.raises(Geweigerd, match="elke gevraagde voorziening precies één keer"):
            stel_besluit_voor(zaak.aanvraag, regels, motivering="x", op=zaak.op, door=zaak.consulent)
    assert stel_voor(zaak).regels.count() == 2


@pytest.mark.regel("T-32")
@pytest.mark.parametrize(("dagen", "mag"), [(0, True), (1, False)])
def test_logeren_duurt_hoogstens_zesendertig_maanden(voorbeeld: Gemeente, dagen: int, mag: bool) -> None:
    zaak = klaar_voor_besluit()
    ingang = date(2026, 4, 1)
    eind = date(2029, 3, 31) + dagen * DAG
    if mag:
        assert stel_voor(zaak, ingangsdatum=ingang, einddatum=eind, monitor_op=date(2026, 10, 1)).pk
        return
    with pytest.raises(Geweigerd, match="hoogstens 36 maanden"):
        stel_voor(zaak, ingangsdatum=ingang, einddatum=eind)
    with pytest.raises(Geweigerd, match="vóór de ingangsdatum"):
        stel_voor(zaak, ingangsdatum=ingang, einddatum=ingang - DAG)


# --- L-12: first the dates and the place ----------------------------------------------------------


@pytest.mark.regel("L-12")
def test_zonder_vastgezet_bed_geen_toekenning(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("in_beoordeling")
    zaak.optie()  # an option that nobody agreed on does not count
    with pytest.raises(Geweigerd, match="nog geen bed vastgezet"):
        stel_voor(zaak)
    zaak.vaste_optie(over=40)
    assert stel_voor(zaak).uitkomst == "toegekend"


@pytest.mark.regel("L-12")
@pytest.mark.parametrize("grens", ["ingangsdatum", "einddatum"])
def test_het_verblijf_valt_binnen_de_looptijd(voorbeeld: Gemeente, grens: str) -> None:
    zaak = klaar_voor_besluit()
    rij = Reservering.objects.get(melding=zaak.melding)
    buiten = {"ingangsdatum": rij.aankomst + DAG, "einddatum": rij.vertrek - DAG}
    binnen = {"ingangsdatum": rij.aankomst, "einddatum": rij.vertrek}
    with pytest.raises(Geweigerd, match="valt buiten de looptijd"):
        stel_voor(zaak, **{grens: buiten[grens]})
    assert stel_voor(zaak, **binnen).pk


@pytest.mark.regel("L-12")
def test_een_afwijzing_of_een_gemeente_die_het_niet_wil_vraagt_geen_bed(voorbeeld: Gemeente) -> None:
    afgewezen = breng_naar("in_beoordeling", uitkomst=Beschikking.Uitkomst.AFGEWEZEN)
    assert stel_voor(afgewezen).uitkomst == "afgewezen"
    Parameter.objects.filter(gemeente=voorbeeld, code="kv_indicatie_na_datum_locatie").update(waarde=False)
    assert stel_voor(breng_naar("in_beoordeling")).uitkomst == "toegekend"


@pytest.mark.regel("L-12")
def test_het_bed_wordt_bij_de_handtekening_opnieuw_getoetst(voorbeeld: Gemeente, teamleider: Gebruiker) -> None:
    zaak = breng_naar("besluit_concept")
    Reservering.objects.filter(melding=zaak.melding).update(vastgezet_op=None)
    with pytest.raises(Geweigerd, match="nog geen bed vastgezet"):
        beslis(zaak.beschikking, op=zaak.op, door=teamleider)
    assert zaak.melding.status == "ter_fiattering"
    assert not Voorziening.objects.exists()


# --- who decides ----------------------------------------------------------------------------------


@pytest.mark.regel("B-02")
def test_wie_voorstelt_beslist_niet(voorbeeld: Gemeente, teamleider: Gebruiker) -> None:
    zaak = klaar_voor_besluit()
    voorstel = stel_besluit_voor(zaak.aanvraag, zaak.voorstel(), motivering="x", op=zaak.op, door=teamleider)
    taak = Taak.objects.get(sleutel=f"beslis:{voorstel.pk}:{zaak.sleutel}")
    assert (taak.rol, taak.uiterlijk_op) == ("teamleider", zaak.melding.uiterlijk_op)
    with pytest.raises(Geweigerd, match="zelf voorgesteld"):
        beslis(voorstel, op=zaak.op, door=teamleider)
    Parameter.objects.filter(gemeente=voorbeeld, code="vierogen_besluit").update(waarde=False)
    assert beslis(voorstel, op=zaak.op, door=teamleider).besloten_door == teamleider


def test_alleen_een_teamleider_van_de_eigen_gemeente_beslist(
    voorbeeld: Gemeente, consulent: Gebruiker, administratie: Gebruiker, teamleider_altena: Gebruiker
) -> None:
    zaak = breng_naar("besluit_concept")
    for wie in (consulent, administratie):
        with pytest.raises(Geweigerd, match="geen mandaat"):
            beslis(zaak.beschikking, op=zaak.op, door=wie)
    with pytest.raises(Geweigerd, match="andere gemeente"):
        beslis(zaak.beschikking, op=zaak.op, door=teamleider_altena)
    assert zaak.beschikking.besloten_op is None


@pytest.mark.regel("B-02")
def test_terugsturen_vraagt_een_reden_en_geeft_een_nieuw_voorstel(voorbeeld: Gemeente, teamleider: Gebruiker) -> None:
    zaak = breng_naar("besluit_concept")
    eerste = zaak.beschikking
    with pytest.raises(Geweigerd, match="wat er anders moet"):
        stuur_voorstel_terug(eerste, reden=" ", op=zaak.op, door=teamleider)
    stuur_voorstel_terug(eerste, reden="Noem de zoon.", op=zaak.op, door=teamleider)
    assert zaak.melding.status == "in_beoordeling"
    assert Gebeurtenis.objects.get(melding=zaak.melding, code="TR-37").reden == "Noem de zoon."
    assert Taak.objects.get(sleutel__startswith=f"herzie:{eerste.pk}").voor == zaak.consulent
    assert Taak.objects.get(sleutel__startswith=f"beslis:{eerste.pk}").gedaan_door == teamleider

    tweede = stel_voor(zaak)
    with pytest.raises(Geweigerd, match="teruggestuurd"):
        beslis(eerste, op=zaak.op, door=teamleider)
    with pytest.raises(Geweigerd, match="is teruggestuurd"):
        stuur_voorstel_terug(eerste, reden="Nog eens.", op=zaak.op, door=teamleider)
    assert zaak.melding.status == "ter_fiattering"
    assert beslis(tweede, op=zaak.op, door=teamleider).uitkomst == "toegekend"


# --- what a decision does -------------------------------------------------------------------------


@pytest.mark.regel("L-02", "T-10", "T-19")
def test_toekennen_maakt_de_voorziening_op_naam_van_de_client(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("besluit_concept", melder=MANTELZORGER)
    concept = zaak.beschikking
    zaak.besloten()
    beschikking = zaak.beschikking
    assert (beschikking.pk, beschikking.uitkomst) == (concept.pk, "toegekend")
    assert beschikking.besloten_op == beschikking.bekendgemaakt_op == zaak.op
    assert (beschikking.besloten_door, beschikking.voorgesteld_door) == (zaak.teamleider, zaak.consulent)
    voorziening = Voorziening.objects.get(melding=zaak.melding)
    assert voorziening.client == zaak.melding.client
    assert zaak.melding.melder.naam == "Paula Proef"
    assert voorziening.client.achternaam != "Proef"
    assert zaak.melding.termijnen.get(soort=Termijn.Soort.BESLUIT).gehaald_op == zaak.op
    bezwaar = zaak.melding.termijnen.get(soort=Termijn.Soort.BEZWAAR)
    assert (bezwaar.start, bezwaar.wie, bezwaar.kale_einddatum) == (zaak.op, "client", zaak.op + timedelta(days=42))
    assert beschikking.bezwaar_tot == bezwaar.uiterste_datum
    assert zaak.melding.uiterlijk_op is None
    assert Uitgaand.objects.filter(melding=zaak.melding, sleutel__startswith="D-19").count() == 1


@pytest.mark.regel("T-19")
@pytest.mark.parametrize(
    ("begin", "laatste_dag"),  # the decision falls seventeen days after the melding
    [
        (date(2026, 3, 2), date(2026, 4, 30)),
        (date(2026, 3, 16), date(2026, 5, 18)),  # day 42 is Ascension Day, the Friday counts as a feast
        (date(2026, 3, 25), date(2026, 5, 26)),  # a Saturday, then Whitsun
    ],
)
def test_de_bezwaartermijn_is_zes_weken_met_de_termijnenwet(
    voorbeeld: Gemeente, begin: date, laatste_dag: date
) -> None:
    zaak = breng_naar("toegekend", op=begin)
    assert zaak.beschikking.bezwaar_tot == laatste_dag


@pytest.mark.regel("B-10", "B-11", "B-12", "B-14", "B-16")
def test_de_toekenning_zegt_wat_hoeveel_wanneer_en_wat_het_kost(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("toegekend")
    gelezen = brief(zaak, "D-19")
    regel = zaak.beschikking.regels.get()
    for tekst in (
        "in natura", "4 etmalen in totaal", regel.resultaat, regel.aanpak, "Huis Linde", MOTIVERING,
        "€ 720,00", "€ 21,80", "CAK", "bezwaar", "College van burgemeester en wethouders".lower(),
    ):  # fmt: skip
        assert tekst.lower() in gelezen.lower(), tekst
    invoer = json.loads(Document.objects.get(melding=zaak.melding, soort="D-19").gegevens)
    bijdrage = invoer["eigen_bijdrage"]
    assert (Decimal(bijdrage["waarde"]), Decimal(bijdrage["maximum_per_maand"])) == (Decimal("720"), Decimal("21.8"))
    assert bijdrage["maximaal_maanden"] == 7  # from March up to September; the price would take 34 months
    assert invoer["monitor_op"] == regel.monitor_op.isoformat()
    assert invoer["bezwaar"]["laatste_dag"] == zaak.beschikking.bezwaar_tot.isoformat()
    assert invoer["afzender"]["ondertekenaar"] == str(zaak.teamleider)


@pytest.mark.regel("B-09", "B-11")
def test_de_afwijzing_noemt_grond_alternatief_en_bezwaar(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("afgewezen")
    gelezen = brief(zaak, "D-22")
    for tekst in ("Uw zoon helpt.", MOTIVERING, "bezwaar", "artikel 2.3.5", "met wie u in één huis woont"):
        assert tekst in gelezen, tekst
    assert zaak.beschikking.bezwaar_tot == zaak.melding.termijnen.get(soort="bezwaar").uiterste_datum
    assert not Voorziening.objects.exists()


def test_bij_een_gedeeltelijke_toekenning_ontstaat_alleen_wat_is_toegekend(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("gedeeltelijk_toegekend")
    assert zaak.beschikking.uitkomst == "gedeeltelijk"
    assert [str(rij) for rij in Voorziening.objects.filter(melding=zaak.melding)] == ["Logeerzorg"]


@pytest.mark.regel("B-27", "B-14")
def test_de_waarden_van_de_aanvraagdatum_worden_gekopieerd_en_het_tarief_van_de_besluitdatum(
    voorbeeld: Gemeente,
) -> None:
    zaak = klaar_voor_besluit()
    aanvraag_op = zaak.aanvraag.ontvangen_op
    landelijk = Gemeente.objects.get(is_landelijk=True)
    zet(voorbeeld, "kv_jaarcap_etmalen", 10, aanvraag_op + DAG)
    zet(voorbeeld, "kv_max_maanden", 1, aanvraag_op + DAG)
    zet(landelijk, "eb_tarief", "25.00", zaak.op)
    beschikking = stel_voor(zaak)
    toegepast = beschikking.parameters
    assert (toegepast["peildatum"], toegepast["kv_jaarcap_etmalen"]) == (aanvraag_op.isoformat(), 15)
    assert (toegepast["kv_max_maanden"], toegepast["eb_tarief"]) == (36, "25.00")
    assert toegepast["verlopen"] == []
    # What changes afterwards does not touch what was applied.
    Parameter.objects.filter(gemeente=voorbeeld, code="kv_jaarcap_etmalen").update(waarde=3)
    zaak.besloten()
    assert zaak.beschikking.parameters == toegepast


# --- immutable ------------------------------------------------------------------------------------

WIJZIGINGEN: dict[str, Callable[[Beschikking], object]] = {
    "uitkomst": lambda b: Beschikking.objects.filter(pk=b.pk).update(uitkomst="afgewezen"),
    "bezwaar_tot": lambda b: Beschikking.objects.filter(pk=b.pk).update(bezwaar_tot=date(2030, 1, 1)),
    "parameters": lambda b: Beschikking.objects.filter(pk=b.pk).update(parameters={}),
    "besloten_op": lambda b: Beschikking.objects.filter(pk=b.pk).update(besloten_op=None, besloten_door=None),
    "weg": lambda b: (
        Voorziening.objects.filter(regel__beschikking=b).delete(),
        Besluitregel.objects.filter(beschikking=b).delete(),
        b.delete(),
    ),
}


@pytest.mark.parametrize("naam", WIJZIGINGEN)
def test_een_genomen_besluit_verandert_niet_meer(voorbeeld: Gemeente, naam: str) -> None:
    zaak = breng_naar("toegekend")
    with pytest.raises(InternalError), transaction.atomic():
        WIJZIGINGEN[naam](zaak.beschikking)
    assert zaak.beschikking.uitkomst == "toegekend"


def test_een_voorstel_mag_nog_wel_veranderen(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("besluit_concept")
    assert Beschikking.objects.filter(pk=zaak.beschikking.pk).update(uitkomst="afgewezen") == 1


def test_twee_voorstellen_tegelijk_kan_niet(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("besluit_concept")
    with pytest.raises(Geweigerd, match="Dit kan nu niet"):
        stel_voor(zaak)
    assert Onderzoek.objects.count() == 1
