"""The short investigation: only with agreement and recent data, and never without a verslag (O-06, TR-06)."""

import json
from datetime import date, timedelta

import pytest

from meldingen.fouten import Geweigerd
from meldingen.models import Document, Gemeente, Melding, Termijn
from onderzoek.models import Gesprek, Onderzoek, Verkorting, Verslag
from onderzoek.services import onderzoek as onderzoeken
from onderzoek.services.termijn import verleng_onderzoek
from onderzoek.services.verkort import Verkortingsafspraak, rond_verkort_af, spreek_verkorting_af
from onderzoek.services.verslag import verzend_verslag
from tests.bouwers import RUBRIEKEN, TEKST, Zaak, breng_naar, leeg_uitbak, weeg_alles_af
from wmo_portal.toestand import toestand

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
DAG = timedelta(days=1)


@pytest.fixture
def zaak(voorbeeld: Gemeente) -> Zaak:
    """Opened, and the client does without a personal plan."""
    zaak = breng_naar("in_vooronderzoek")
    onderzoeken.leg_persoonlijk_plan_vast(zaak.onderzoek, ontvangen_op=None, op=zaak.op, door=zaak.consulent)
    return zaak


def spreek_af(zaak: Zaak, **anders: object) -> Verkorting:
    feiten = {
        "peildatum": zaak.op - 30 * DAG,
        "akkoord_op": zaak.op,
        "reden": "Onderzoek van februari.",
        "wijze": "Belde.",
    }
    afspraak = Verkortingsafspraak(**{**feiten, **anders})
    return spreek_verkorting_af(zaak.onderzoek, afspraak, op=zaak.op, door=zaak.consulent)


def vul_in(zaak: Zaak, zonder: str = "") -> None:
    """All that a verslag asks for besides a conversation, except one thing."""
    onderzoeken.leg_gesprek_vast(
        zaak.onderzoek,
        rubrieken={letter: tekst for letter, tekst in RUBRIEKEN.items() if letter != zonder},
        identiteit=None if zonder == "identiteit" else onderzoeken.Identiteit("paspoort", zaak.op + DAG, zaak.op),
        pgb_voorlichting_op=None if zonder == "pgb" else zaak.op,
        bijdrage_voorlichting_op=None if zonder == "bijdrage" else zaak.op,
        op=zaak.op,
        door=zaak.consulent,
    )
    if zonder != "afweging":
        weeg_alles_af(zaak.onderzoek, op=zaak.op, door=zaak.consulent)


def rond_af(zaak: Zaak) -> Verslag:
    return rond_verkort_af(zaak.onderzoek, TEKST, op=zaak.op, door=zaak.consulent)


@pytest.mark.regel("O-06")
def test_met_akkoord_en_recente_gegevens_komt_er_een_verslag_zonder_gesprek(zaak: Zaak) -> None:
    akkoord = spreek_af(zaak)
    vul_in(zaak)
    verslag = rond_af(zaak)
    assert toestand(zaak.melding) == "verslag_concept"
    assert (verslag.versie, zaak.onderzoek.gestart_op) == (1, zaak.op)
    assert zaak.melding.gebeurtenissen.get(code="TR-06").reden == "Onderzoek van februari."
    verzend_verslag(verslag, op=zaak.verder(1), door=zaak.consulent)
    leeg_uitbak(zaak.op)
    brief = json.loads(Document.objects.get(melding=zaak.melding, soort="D-07").gegevens)
    assert (brief["gesprekken"], brief["verkort_akkoord_op"]) == ([], akkoord.akkoord_op.isoformat())
    assert not Gesprek.objects.filter(onderzoek=zaak.onderzoek).exists()


@pytest.mark.regel("O-06")
def test_zonder_akkoord_geen_verkort_onderzoek(zaak: Zaak) -> None:
    vul_in(zaak)
    with pytest.raises(Geweigerd, match="akkoord is met onderzoek zonder gesprek"):
        rond_af(zaak)
    assert not Verslag.objects.exists()


@pytest.mark.regel("O-06")
@pytest.mark.parametrize(
    ("zonder", "zin"),
    [
        ("c", "Beantwoord onderwerp c"),
        ("identiteit", "identiteitsbewijs"),
        ("pgb", "uitleg gaf over het pgb"),
        ("bijdrage", "eigen bijdrage"),
        ("afweging", "Vul de afweging aan"),
    ],
)
def test_alles_wat_een_verslag_vraagt_behalve_het_gesprek(zaak: Zaak, zonder: str, zin: str) -> None:
    spreek_af(zaak)
    vul_in(zaak, zonder)
    with pytest.raises(Geweigerd, match=zin) as fout:
        rond_af(zaak)
    assert "gesprek met de cliënt" not in str(fout.value)
    assert toestand(zaak.melding) == "in_vooronderzoek"


@pytest.mark.regel("O-06", "T-03", "T-04")
def test_ook_hier_eerst_kans_op_een_plan_en_wijzen_op_clientondersteuning(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("in_vooronderzoek")
    spreek_af(zaak)
    vul_in(zaak)
    with pytest.raises(Geweigerd, match="nog tijd voor een persoonlijk plan"):
        rond_af(zaak)
    zaak.op = zaak.melding.termijnen.get(soort=Termijn.Soort.PERSOONLIJK_PLAN).uiterste_datum + DAG
    Melding.objects.filter(pk=zaak.sleutel).update(gewezen_op_clientondersteuning_op=None)
    with pytest.raises(Geweigerd, match="cliëntondersteuning"):
        rond_af(zaak)
    Melding.objects.filter(pk=zaak.sleutel).update(gewezen_op_clientondersteuning_op=zaak.op)
    assert rond_af(zaak).versie == 1


@pytest.mark.regel("O-06")
@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"peildatum": date(2027, 1, 1)}, "toekomst"),
        ({"akkoord_op": date(2027, 1, 1)}, "toekomst"),
        ({"peildatum": date(2024, 1, 1)}, "ouder dan"),
        ({"akkoord_op": date(2026, 2, 1)}, "vóór de melding"),
        ({"reden": " "}, "waarom een gesprek niet nodig is"),
        ({"wijze": ""}, "hoe de cliënt akkoord ging"),
    ],
)
def test_een_akkoord_dat_niet_klopt_wordt_geweigerd(zaak: Zaak, anders: dict[str, object], zin: str) -> None:
    with pytest.raises(Geweigerd, match=zin):
        spreek_af(zaak, **anders)
    assert not Verkorting.objects.exists()


def test_een_akkoord_is_er_een_keer_en_alleen_voor_het_onderzoek_begint(zaak: Zaak) -> None:
    spreek_af(zaak)
    with pytest.raises(Geweigerd, match="al vastgelegd"):
        spreek_af(zaak)
    onderweg = breng_naar("in_onderzoek")
    with pytest.raises(Geweigerd, match="voordat het onderzoek is gestart"):
        spreek_af(onderweg)
    assert Onderzoek.objects.filter(verkorting__isnull=False).count() == 1


@pytest.mark.regel("O-16", "T-05")
def test_verlengen_gaat_in_overleg_en_de_afspraak_staat_in_het_dossier(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("in_onderzoek")
    streef = zaak.op + 50 * DAG
    with pytest.raises(Geweigerd, match="waarom het onderzoek langer duurt"):
        verleng_onderzoek(
            zaak.melding, reden=" ", overleg_op=zaak.op, stemt_in=True, streefdatum=streef, op=zaak.op,
            door=zaak.consulent,
        )  # fmt: skip
    verleng_onderzoek(
        zaak.melding, reden="De arts kan pas in mei.", overleg_op=zaak.op - DAG, stemt_in=True, streefdatum=streef,
        op=zaak.op, door=zaak.consulent,
    )  # fmt: skip
    leeg_uitbak(zaak.op)
    brief = json.loads(Document.objects.get(melding=zaak.melding, soort="D-03").gegevens)
    assert (brief["overleg_op"], brief["instemming"]) == ((zaak.op - DAG).isoformat(), True)
    assert brief["streefdatum"] == streef.isoformat()
    assert zaak.melding.gebeurtenissen.get(code="TR-08").reden == "De arts kan pas in mei."
