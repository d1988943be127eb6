"""Beds that cannot be used: one or many at once, all or nothing, never over a stay, and only the own ones."""

from datetime import date

import pytest

from logeerzorg.models import Bed, Blokkade, Locatie, Reservering
from logeerzorg.services import reserveringen
from logeerzorg.services.blokkades import blokkeer, hef_op
from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Gemeente, Melding
from tests.bouwers import maak_melding, middag

pytestmark = pytest.mark.django_db
OP = date(2026, 3, 2)
VAN, TOT = date(2026, 4, 1), date(2026, 4, 11)


@pytest.fixture
def melding(voorbeeld: Gemeente) -> Melding:
    return maak_melding()


def bedden(huis: str = "Huis Linde") -> list[Bed]:
    return list(Bed.objects.filter(locatie__naam=huis))


def optie(melding: Melding, door: Gebruiker, van: date, tot: date, welk: str = "Kamer 1") -> Reservering:
    bed = Bed.objects.get(naam=welk, locatie__naam="Huis Linde")
    return reserveringen.plaats_optie(melding, bed, van, tot, nu=middag(OP), op=OP, door=door)


def dicht(bedden: list[Bed], door: Gebruiker, van: date = VAN, tot: date = TOT, **anders: object):
    feiten = {"reden": "verbouwing", "op": OP, "door": door, **anders}
    return blokkeer(bedden, van, tot, **feiten)


@pytest.mark.regel("L-18")
def test_een_heel_huis_gaat_in_een_keer_dicht(melding: Melding, aanbieder: Gebruiker, consulent: Gebruiker) -> None:
    gedaan = dicht(bedden(), aanbieder)
    assert [bed.naam for bed in gedaan.bedden] == ["Kamer 1", "Kamer 2", "Kamer 3"]
    assert gedaan.overgeslagen == ()
    assert Blokkade.objects.filter(reden="verbouwing", gemaakt_door=aanbieder).count() == 3
    with pytest.raises(Geweigerd, match="niet vrij"):
        optie(melding, consulent, date(2026, 4, 10), date(2026, 4, 12))
    assert optie(melding, consulent, TOT, date(2026, 4, 12)).status == "optie"


def test_over_een_verblijf_heen_gaat_niets_dicht_en_de_zin_zegt_wat_wel_kan(
    melding: Melding, aanbieder: Gebruiker, consulent: Gebruiker
) -> None:
    optie(melding, consulent, date(2026, 4, 3), date(2026, 4, 5))
    Blokkade.objects.create(bed=bedden()[1], periode=(date(2026, 4, 10), date(2026, 4, 20)), reden="schilder")
    with pytest.raises(Geweigerd) as fout:
        dicht(bedden(), aanbieder)
    assert str(fout.value) == (
        "Kamer 1, Huis Linde is bezet van 3 april 2026 tot 5 april 2026 en Kamer 2, Huis Linde is al geblokkeerd van "
        "10 april 2026 tot 20 april 2026. Er is niets geblokkeerd. Wat wel kan: blokkeer van 5 april 2026 tot "
        "10 april 2026 of kies ‘alleen de bedden die vrij zijn’ (1 bed)."
    )
    assert Blokkade.objects.count() == 1
    gedaan = dicht(bedden(), aanbieder, alleen_vrije=True)
    assert [bed.naam for bed in gedaan.bedden] == ["Kamer 3"]
    assert [bed.naam for bed in gedaan.overgeslagen] == ["Kamer 1", "Kamer 2"]


def test_is_er_niets_vrij_dan_helpt_alleen_vrije_ook_niet(
    melding: Melding, aanbieder: Gebruiker, consulent: Gebruiker
) -> None:
    optie(melding, consulent, date(2026, 4, 1), date(2026, 4, 4))
    with pytest.raises(Geweigerd, match="Wat wel kan: kies andere dagen of andere bedden"):
        dicht(bedden()[:1], aanbieder, VAN, date(2026, 4, 3), alleen_vrije=True)


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"tot": VAN}, "moet na de eerste nacht liggen"),
        ({"van": date(2026, 3, 1)}, "ligt in het verleden"),
        ({"tot": date(2027, 5, 1)}, "hoogstens een jaar"),
        ({"reden": "  "}, "Schrijf waarom"),
        ({"bedden": []}, "Kies een of meer bedden"),
    ],
)
def test_wat_niet_kan_zegt_wat_wel_kan(voorbeeld: Gemeente, aanbieder: Gebruiker, anders: dict, zin: str) -> None:
    feiten = {"bedden": bedden(), "van": VAN, "tot": TOT, "reden": "verbouwing", "op": OP, "door": aanbieder, **anders}
    with pytest.raises(Geweigerd, match=zin):
        blokkeer(feiten.pop("bedden"), feiten.pop("van"), feiten.pop("tot"), **feiten)
    assert not Blokkade.objects.exists()


def test_alleen_eigen_bedden(voorbeeld: Gemeente, aanbieder: Gebruiker, aanbieder_altena: Gebruiker) -> None:
    with pytest.raises(Geweigerd, match="niet van uw organisatie"):
        dicht([*bedden(), Bed.objects.exclude(locatie__organisatie=aanbieder.organisatie)[0]], aanbieder)
    rij = dicht(bedden()[:1], aanbieder).bedden[0].blokkades.get()
    with pytest.raises(Geweigerd, match="is er niet meer"):
        hef_op(rij, op=OP, door=aanbieder_altena)
    assert Blokkade.objects.count() == 1


def test_weghalen_maakt_het_bed_vrij_en_laat_voorbije_nachten_staan(voorbeeld: Gemeente, aanbieder: Gebruiker) -> None:
    dicht(bedden()[:2], aanbieder)
    eerste, tweede = Blokkade.objects.all()
    hef_op(eerste, op=OP, door=aanbieder)
    hef_op(tweede, op=date(2026, 4, 4), door=aanbieder)
    [over] = Blokkade.objects.all()
    assert (over.periode.lower, over.periode.upper) == (VAN, date(2026, 4, 4))
    with pytest.raises(Geweigerd, match="al voorbij sinds 4 april 2026"):
        hef_op(over, op=date(2026, 4, 4), door=aanbieder)


def test_een_bed_dat_voor_een_gast_wordt_vastgehouden_blijft_dicht(melding: Melding, aanbieder: Gebruiker) -> None:
    rij = Blokkade.objects.create(bed=bedden()[0], periode=(VAN, TOT), reden="Vastgehouden", voor=melding.client)
    with pytest.raises(Geweigerd, match="tot 11 april 2026 vastgehouden voor een gast"):
        hef_op(rij, op=OP, door=aanbieder)


def test_een_gesloten_huis_biedt_geen_bedden_meer_aan(voorbeeld: Gemeente, aanbieder: Gebruiker) -> None:
    Locatie.objects.filter(naam="De Wilg").update(geldig_tot=OP)
    open_ = Bed.objects.zichtbaar_voor(aanbieder).nog_open_op(OP)
    assert {bed.locatie.naam for bed in open_} == {"Huis Linde"}
