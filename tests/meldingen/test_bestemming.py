"""The wrong address, and who does not live here yet: forwarded, referred, or taken on with a condition."""

from datetime import date, timedelta

import pytest

from meldingen.fouten import Geweigerd
from meldingen.models import Document, Melding, Taak, Termijn
from meldingen.services import nacht
from meldingen.services.bestemming import (
    BESTEMMINGEN,
    behandel_als_toekomstig_ingezetene,
    leg_briefadres_vast,
    stuur_door,
)
from meldingen.services.documenten import bewaar, lees
from tests.bouwers import Zaak, breng_naar, leeg_uitbak, middag

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
S = Termijn.Soort
EEN_DAG = timedelta(days=1)
BESTUUR = [naam for naam, is_bestuursorgaan in BESTEMMINGEN.items() if is_bestuursorgaan]
OVERIG = [naam for naam in BESTEMMINGEN if naam not in BESTUUR]


@pytest.fixture
def zaak() -> Zaak:
    return breng_naar("in_vooronderzoek")


def stuur(zaak: Zaak, naar: str, organisatie: str = "", reden: str = "Dit hoort bij de Wlz.") -> bool:
    return stuur_door(
        zaak.melding, naar=naar, organisatie=organisatie or naar, reden=reden, op=zaak.op, door=zaak.consulent
    )


def draai(op: date) -> None:
    assert nacht.draai(op=op, nu=lambda: middag(op)).fouten == []


def brieven(zaak: Zaak) -> list[str]:
    leeg_uitbak(zaak.op)
    rijen = Document.objects.filter(melding=zaak.melding, soort="D-25").order_by("pk")
    return [lees(rij).decode().replace("\xa0", " ") for rij in rijen]


@pytest.mark.regel("T-28", "M-17")
@pytest.mark.parametrize("naar", BESTUUR)
def test_een_ander_bestuursorgaan_krijgt_de_zaak_en_de_afzender_dezelfde_dag_bericht(zaak: Zaak, naar: str) -> None:
    assert stuur(zaak, naar, "Gemeente Delft")
    melding = zaak.melding
    assert (melding.status, melding.gesloten_op, melding.uiterlijk_op) == ("doorgezonden", zaak.op, None)
    assert melding.sluitreden == "Doorgezonden naar Gemeente Delft"
    assert not melding.termijnen.filter(gehaald_op=None, vervallen_op=None).exists()
    [tekst] = brieven(zaak)
    assert "Gemeente Delft" in tekst
    assert "Dit hoort bij de Wlz." in tekst
    assert Document.objects.get(melding=melding, soort="D-25").verzonden_op == zaak.op
    rij = melding.gebeurtenissen.get(code="TR-46")
    assert (rij.op, rij.door, rij.reden) == (zaak.op, zaak.consulent, "Dit hoort bij de Wlz.")


@pytest.mark.regel("M-17")
@pytest.mark.parametrize("naar", OVERIG)
def test_wie_geen_bestuursorgaan_is_krijgt_geen_zaak_maar_een_warme_verwijzing(zaak: Zaak, naar: str) -> None:
    ervoor = zaak.melding.status
    assert not stuur(zaak, naar)
    assert (zaak.melding.status, zaak.melding.gesloten_op) == (ervoor, None)
    assert zaak.melding.gebeurtenissen.get(code="M-17").naam == f"Verwezen naar {naar}"
    [tekst] = brieven(zaak)
    assert naar in tekst


def test_twee_verwijzingen_op_een_dag_zijn_twee_brieven_met_elk_hun_reden(zaak: Zaak) -> None:
    stuur(zaak, "Zorgverzekeraar", "Zilver", "Verpleging valt onder de Zvw.")
    stuur(zaak, "Wijkverpleging", "Zorgplein", "Zij komen vandaag nog langs.")
    een, twee = brieven(zaak)
    assert "Zilver" in een
    assert "Verpleging valt onder de Zvw." in een
    assert "Zorgplein" in twee
    assert "Zij komen vandaag nog langs." in twee


@pytest.mark.parametrize(
    ("naar", "organisatie", "reden", "zin"),
    [
        ("Rijkswaterstaat", "x", "y", "Kies waar"),
        ("CIZ", " ", "y", "welke organisatie"),
        ("CIZ", "CIZ", "", "waarom"),
    ],
)
def test_zonder_bestemming_of_reden_gaat_er_niets_weg(
    zaak: Zaak, naar: str, organisatie: str, reden: str, zin: str
) -> None:
    with pytest.raises(Geweigerd, match=zin):
        stuur_door(zaak.melding, naar=naar, organisatie=organisatie, reden=reden, op=zaak.op, door=zaak.consulent)
    assert zaak.melding.status == "in_onderzoek"


@pytest.mark.parametrize("toestand", ["verslag_concept", "verslag_verzonden", "in_beoordeling", "toegekend"])
def test_met_een_verslag_of_een_aanvraag_in_beoordeling_is_het_te_laat(toestand: str) -> None:
    zaak = breng_naar(toestand)
    with pytest.raises(Geweigerd):
        stuur(zaak, "CIZ")


# --- who does not live here yet -------------------------------------------------------------------


def bewijs(zaak: Zaak) -> Document:
    return bewaar(
        zaak.melding, b"%PDF-1.7", sleutel=f"huur:{zaak.sleutel}", soort="stuk", titel="Huurcontract",
        richting=Document.Richting.IN, mediatype="application/pdf", op=zaak.op, door=zaak.consulent,
    )  # fmt: skip


@pytest.mark.regel("T-29")
def test_met_schriftelijk_bewijs_gaat_het_onderzoek_door_en_is_er_na_zes_weken_een_controle(zaak: Zaak) -> None:
    with pytest.raises(Geweigerd, match="schriftelijke bewijs"):
        behandel_als_toekomstig_ingezetene(zaak.melding, bewijs=None, op=zaak.op, door=zaak.consulent)
    klok = behandel_als_toekomstig_ingezetene(zaak.melding, bewijs=bewijs(zaak), op=zaak.op, door=zaak.consulent)
    melding = Melding.objects.get(pk=zaak.sleutel)
    assert (melding.is_toekomstig_ingezetene, melding.status) == (True, "in_onderzoek")
    assert (klok.start, klok.uiterste_datum, klok.wie) == (date(2026, 3, 2), date(2026, 4, 13), "client")
    draai(date(2026, 4, 13))
    assert not Taak.objects.filter(titel__startswith="Controleer of de inwoner").exists()
    draai(date(2026, 4, 14))
    taak = Taak.objects.get(titel="Controleer of de inwoner hier nu woont")
    assert (taak.rol, taak.voor, taak.melding_id) == ("consulent", zaak.consulent, zaak.sleutel)


def test_een_tweede_keer_vastleggen_wordt_geweigerd(zaak: Zaak) -> None:
    behandel_als_toekomstig_ingezetene(zaak.melding, bewijs=bewijs(zaak), op=zaak.op, door=zaak.consulent)
    with pytest.raises(Geweigerd, match="al vastgelegd"):
        behandel_als_toekomstig_ingezetene(zaak.melding, bewijs=bewijs(zaak), op=zaak.op, door=zaak.consulent)


@pytest.mark.regel("T-30")
def test_een_briefadres_geeft_na_zes_maanden_een_taak(zaak: Zaak) -> None:
    klok = leg_briefadres_vast(zaak.melding, vanaf=date(2026, 1, 31), op=zaak.op, door=zaak.consulent)
    assert klok.uiterste_datum == date(2026, 7, 31)
    draai(date(2026, 7, 31))
    assert not Taak.objects.filter(titel__startswith="Briefadres").exists()
    draai(date(2026, 8, 1))
    assert Taak.objects.get(titel__startswith="Briefadres").voor == zaak.consulent


@pytest.mark.regel("T-30")
def test_een_nieuw_briefadres_vervangt_het_oude_en_kan_niet_in_de_toekomst_ingaan(zaak: Zaak) -> None:
    oud = leg_briefadres_vast(zaak.melding, vanaf=date(2026, 1, 5), op=zaak.op, door=zaak.consulent)
    nieuw = leg_briefadres_vast(zaak.melding, vanaf=zaak.op, op=zaak.op, door=zaak.consulent)
    oud.refresh_from_db()
    assert (oud.vervallen_op, nieuw.is_open) == (zaak.op, True)
    with pytest.raises(Geweigerd, match="toekomst"):
        leg_briefadres_vast(zaak.melding, vanaf=zaak.op + EEN_DAG, op=zaak.op, door=zaak.consulent)
