"""Ways out and checks before the conversation: advice is enough, elsewhere, too young, a personal interest, the GGD."""

import json
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from meldingen.fouten import Geweigerd
from meldingen.models import Document, Gemeente, Melding, Status, Taak, Termijn
from meldingen.services.melding import wijs_toe
from onderzoek.models import Sanering, Woonplaatscontrole
from onderzoek.services.afdoen import volsta_met_advies
from onderzoek.services.belang import meld_belang
from onderzoek.services.minderjarig import leg_uitzondering_vast
from onderzoek.services.onderzoek import start_vooronderzoek
from onderzoek.services.sanering import rond_sanering_af, verwijs_naar_ggd
from onderzoek.services.woonplaats import Controle, controleer_woonplaats
from tests.bouwers import Zaak, breng_naar, leeg_uitbak, maak_melding
from tests.mensen import clientgegevens
from wmo_portal.toestand import toestand

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
DAG = timedelta(days=1)
U, B = Woonplaatscontrole.Uitkomst, Woonplaatscontrole.Bron


# --- TR-07 ----------------------------------------------------------------------------------------


def doe_af(zaak: Zaak, **anders: object) -> None:
    feiten = {"advies": "Mevrouw kan naar de eettafel in het buurthuis.", "bevestigd_op": zaak.op}
    volsta_met_advies(zaak.melding, **{**feiten, "rechten_uitgelegd": True, **anders}, op=zaak.op, door=zaak.consulent)


@pytest.mark.regel("M-14")
@pytest.mark.parametrize("van", ["gemeld", "in_vooronderzoek"])
def test_met_advies_afgedaan_krijgt_de_inwoner_het_advies_en_het_aanvraagformulier(
    voorbeeld: Gemeente, van: str
) -> None:
    zaak = breng_naar(van)
    doe_af(zaak)
    leeg_uitbak(zaak.op)
    assert toestand(zaak.melding) == "afgesloten_zonder_aanvraag"
    assert zaak.melding.termijnen.get(soort=Termijn.Soort.ONDERZOEK).gehaald_op == zaak.op
    brief = json.loads(Document.objects.get(melding=zaak.melding, soort="D-06").gegevens)
    assert (brief["reden"], brief["uitkomst"]) == ("advies", "Mevrouw kan naar de eettafel in het buurthuis.")
    assert Document.objects.filter(melding=zaak.melding, soort="D-49").exists()
    assert not Taak.objects.filter(melding=zaak.melding).open().exists()


@pytest.mark.regel("M-14")
@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"rechten_uitgelegd": False}, "Leg de cliënt eerst uit"),
        ({"bevestigd_op": date(2027, 1, 1)}, "toekomst"),
        ({"bevestigd_op": date(2026, 1, 1)}, "vóór de melding"),
        ({"advies": "  "}, "welk advies u gaf"),
    ],
)
def test_zonder_bevestiging_of_uitleg_van_de_rechten_gaat_de_melding_niet_dicht(
    voorbeeld: Gemeente, anders: dict[str, object], zin: str
) -> None:
    zaak = breng_naar("in_vooronderzoek")
    with pytest.raises(Geweigerd, match=zin):
        doe_af(zaak, **anders)
    assert zaak.melding.status == Status.IN_ONDERZOEK


@pytest.mark.regel("M-14")
def test_na_de_start_van_het_onderzoek_hoort_een_verslag(voorbeeld: Gemeente) -> None:
    with pytest.raises(Geweigerd, match="Rond het af met een verslag"):
        doe_af(breng_naar("in_onderzoek"))


# --- M-18 -----------------------------------------------------------------------------------------


def controleer(zaak: Zaak, uitkomst: str, **anders: object) -> Woonplaatscontrole:
    feiten = {"gecontroleerd_op": zaak.op, "bron": B.BRP, "uitkomst": uitkomst, **anders}
    return controleer_woonplaats(zaak.melding, Controle(**feiten), op=zaak.op, door=zaak.consulent)


@pytest.mark.regel("M-18")
def test_de_controle_van_de_woonplaats_staat_met_haar_datum_in_de_zaak(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("in_vooronderzoek")
    rij = controleer(zaak, U.HIER, gecontroleerd_op=zaak.op - DAG)
    assert (rij.gecontroleerd_op, rij.bron, rij.door) == (zaak.op - DAG, "brp", zaak.consulent)
    assert not Taak.objects.filter(sleutel__startswith="woonplaats:").exists()
    elders = controleer(zaak, U.ELDERS, toelichting="Staat ingeschreven in Altena.")
    assert Taak.objects.get(sleutel=f"woonplaats:{elders.pk}:{zaak.sleutel}").plek == "doorsturen"
    # The outcome guards nothing: a person decides where it belongs.
    assert zaak.melding.status == Status.IN_ONDERZOEK


@pytest.mark.regel("M-18")
def test_beschermd_wonen_is_landelijk_toegankelijk(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("in_vooronderzoek")
    controleer(zaak, U.ELDERS, is_beschermd_wonen=True, toelichting="Slaapt bij vrienden in Breda.")
    namen = zaak.melding.gebeurtenissen.filter(code="M-18").values_list("naam", flat=True)
    assert "Route beschermd wonen en opvang: landelijk toegankelijk" in namen
    assert not Taak.objects.filter(sleutel__startswith="woonplaats:").exists()


def test_een_slechte_controle_wordt_geweigerd(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("in_vooronderzoek")
    with pytest.raises(Geweigerd, match="toekomst"):
        controleer(zaak, U.HIER, gecontroleerd_op=zaak.op + DAG)
    with pytest.raises(Geweigerd, match="waar de inwoner dan woont"):
        controleer(zaak, U.BUITENLAND)
    assert not Woonplaatscontrole.objects.exists()


# --- M-19 -----------------------------------------------------------------------------------------


def kind(geboren: date, **anders: object) -> Zaak:
    """A confirmed and assigned melding about a child, on the day it may be looked into."""
    zaak = Zaak(Gemeente.objects.get(naam="Voorbeeld"), op=date(2026, 3, 2))
    zaak.sleutel = maak_melding(op=zaak.op, client=clientgegevens(geboortedatum=geboren), **anders).pk
    zaak.bevestigd()
    return zaak


def start(zaak: Zaak) -> None:
    start_vooronderzoek(zaak.melding, op=zaak.op, door=zaak.consulent)


@pytest.mark.regel("M-19")
def test_jonger_dan_achttien_hoort_bij_de_jeugdwet(voorbeeld: Gemeente) -> None:
    zaak = kind(date(2008, 3, 4))
    assert zaak.op == date(2026, 3, 3)
    with pytest.raises(Geweigerd, match="jonger dan 18"):
        start(zaak)
    assert zaak.melding.status == Status.ONTVANGEN
    zaak.verder(1)
    start(zaak)


@pytest.mark.regel("M-19")
def test_een_kind_krijgt_wel_een_woningaanpassing_of_hulpmiddel(voorbeeld: Gemeente) -> None:
    start(kind(date(2015, 1, 1), onderwerp=Melding.Onderwerp.WONEN))
    zaak = kind(date(2015, 1, 1))
    with pytest.raises(Geweigerd, match="Kies of het"):
        leg_uitzondering_vast(zaak.melding, hulp="logeren", op=zaak.op, door=zaak.consulent)
    leg_uitzondering_vast(zaak.melding, hulp="hulpmiddel", op=zaak.op, door=zaak.consulent)
    start(zaak)
    volwassen = breng_naar("in_vooronderzoek")
    with pytest.raises(Geweigerd, match="niet jonger dan 18"):
        leg_uitzondering_vast(volwassen.melding, hulp="hulpmiddel", op=volwassen.op, door=volwassen.consulent)


# --- X-18 and TR-04 -------------------------------------------------------------------------------


@pytest.mark.regel("X-18")
def test_wie_een_persoonlijk_belang_heeft_begint_het_onderzoek_niet(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("gemeld")
    zaak.bevestigd()
    meld_belang(zaak.melding, op=zaak.op, door=zaak.consulent)
    assert zaak.melding.behandelaar is None
    assert Taak.objects.get(sleutel=f"belang:{zaak.consulent.pk}:{zaak.sleutel}").plek == "toewijzen"
    wijs_toe(zaak.melding, aan=zaak.consulent, op=zaak.op, door=zaak.teamleider)
    with pytest.raises(Geweigerd, match="persoonlijk belang"):
        start(zaak)
    ander = zaak.acteur("consulent", 1)
    wijs_toe(zaak.melding, aan=ander, op=zaak.op, door=zaak.teamleider)
    start_vooronderzoek(zaak.melding, op=zaak.op, door=ander)
    assert zaak.melding.status == Status.IN_ONDERZOEK


# --- M-22 -----------------------------------------------------------------------------------------


@pytest.mark.regel("M-22")
def test_een_vervuild_huishouden_gaat_naar_de_ggd_en_daarna_is_hulp_mogelijk(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("in_onderzoek")
    rij = verwijs_naar_ggd(
        zaak.melding, toelichting="Gesproken met de GGD.", volgen_op=zaak.op + 14 * DAG, op=zaak.op, door=zaak.consulent
    )
    taak = Taak.objects.get(sleutel=f"ggd:{zaak.sleutel}")
    assert (taak.uiterlijk_op, taak.plek) == (zaak.op + 14 * DAG, "sanering")
    zaak.verder(20)
    rond_sanering_af(rij, klaar_op=zaak.op - DAG, op=zaak.op, door=zaak.consulent)
    taak.refresh_from_db()
    assert taak.gedaan_op == zaak.op
    assert zaak.melding.sanering.klaar_op == zaak.op - DAG
    assert zaak.melding.gebeurtenissen.filter(code="M-22").first().naam.startswith("Na sanering")


def test_een_slechte_aanmelding_of_afronding_wordt_geweigerd(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("in_onderzoek")

    def meld(tekst: str = "Gesproken.", over: int = 5) -> Sanering:
        dag = zaak.op + over * DAG
        return verwijs_naar_ggd(zaak.melding, toelichting=tekst, volgen_op=dag, op=zaak.op, door=zaak.consulent)

    weiger("wat u zag", lambda: meld(" "))
    weiger("latere dag", lambda: meld(over=-1))
    rij = meld()
    weiger("al bij de GGD", meld)
    for dagen, zin in ((1, "toekomst"), (-1, "vóór de aanmelding")):
        dag = zaak.op + dagen * DAG
        weiger(zin, lambda dag=dag: rond_sanering_af(rij, klaar_op=dag, op=zaak.op, door=zaak.consulent))
    rond_sanering_af(rij, klaar_op=zaak.op, op=zaak.op, door=zaak.consulent)
    weiger("al klaar", lambda: rond_sanering_af(rij, klaar_op=zaak.op, op=zaak.op, door=zaak.consulent))


def weiger(zin: str, doe: Callable[[], object]) -> None:
    with pytest.raises(Geweigerd, match=zin):
        doe()
