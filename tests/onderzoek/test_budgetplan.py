"""The budgetplan: what a line must say, what a pgb never pays, sums that agree, and the amount that follows."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from meldingen.fouten import Geweigerd
from meldingen.models import Gemeente
from onderzoek.models import Budgetplan, Budgetregel, Productgroep, Voorzieningkeuze
from onderzoek.services import budgetplan, pgbwens
from onderzoek.services import keuze as keuzes
from onderzoek.services.pgb import pgbdeel
from tests.bouwers import Zaak, breng_naar
from tests.onderzoek.pgbhulp import (
    bekende,
    bovengebruikelijk,
    kies,
    lever_in,
    regel,
    verlener,
    wens,
    wie,
    zet_parameters,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]


@pytest.fixture
def zaak(voorbeeld: Gemeente) -> Zaak:
    zaak = breng_naar("in_onderzoek")
    zet_parameters(zaak)
    return zaak


def prijs(zaak: Zaak, keuze: Voorzieningkeuze, **velden: Any) -> None:
    gegevens = {
        "per_maand": Decimal("500.00"), "eenmalig": None, "onderhoud_per_jaar": Decimal(0), "bron": "contract",
        **velden,
    }  # fmt: skip
    budgetplan.leg_naturaprijs_vast(keuze, **gegevens, **wie(zaak))


# --- the lines ------------------------------------------------------------------------------------


@pytest.mark.regel("P-03")
def test_de_som_van_de_regels_is_het_totaal_van_het_formulier(zaak: Zaak) -> None:
    pgb, keuze = wens(zaak), kies(zaak)
    zorg = verlener(zaak, pgb)
    een = regel(zaak, pgb, keuze, zorg)
    regel(zaak, pgb, keuze, zorg, soort="reis", aantal=Decimal(4), periode="vier weken", tarief=Decimal("5.00"))
    regel(zaak, pgb, keuze, zorg, aantal=Decimal(1), periode="maand", tarief=Decimal("33.33"))
    regel(zaak, pgb, keuze, zorg, aantal=Decimal(2), periode="jaar", tarief=Decimal("40.00"))
    regel(zaak, pgb, keuze, zorg, aantal=Decimal("1.5"), periode="eenmalig", tarief=Decimal("50.00"))
    # By hand: 3 x 40 x 52 = 6240; 4 x 5 x 13 = 260; 33.33 x 12 = 399.96; 2 x 40 = 80; 75.
    with pytest.raises(Geweigerd, match=r"staat €.7\.000,00 per jaar\. De regels samen zijn €.7\.054,96"):
        lever_in(zaak, een.plan, "7000.00")
    assert not Budgetplan.objects.get().ligt_vast
    plan = lever_in(zaak, een.plan, "7054.96", stuk=b"%PDF-1.4 x")
    assert plan.ligt_vast
    assert (plan.totaal, plan.document.titel) == (Decimal("7054.96"), "Budgetplan versie 1")
    with pytest.raises(Geweigerd, match="al ingeleverd"):
        lever_in(zaak, plan, "7054.96")


@pytest.mark.regel("P-03")
@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"wat": " "}, "Schrijf op welke hulp het is"),
        ({"moment": ""}, "Schrijf op wanneer de hulp komt"),
        ({"resultaat": ""}, "Schrijf op wat de hulp moet bereiken"),
        ({"aantal": Decimal("-1")}, "moeten hoger zijn dan 0"),
        ({"tarief": Decimal("-40.00")}, "moeten hoger zijn dan 0"),
    ],
)
def test_een_regel_is_helemaal_ingevuld(zaak: Zaak, anders: dict[str, Any], zin: str) -> None:
    pgb, keuze = wens(zaak), kies(zaak)
    with pytest.raises(Geweigerd, match=zin):
        regel(zaak, pgb, keuze, verlener(zaak, pgb), **anders)
    assert not Budgetregel.objects.exists()


@pytest.mark.regel("P-08", "P-21")
@pytest.mark.parametrize(("soort", "zin"), [("tussenpersoon", "Een tussenpersoon"), ("bijdrage", "De eigen bijdrage")])
def test_wat_een_pgb_niet_betaalt(zaak: Zaak, soort: str, zin: str) -> None:
    pgb, keuze = wens(zaak), kies(zaak)
    with pytest.raises(Geweigerd, match=f"{zin}.*mag niet uit het pgb worden betaald"):
        regel(zaak, pgb, keuze, verlener(zaak, pgb), soort=soort)
    assert not Budgetregel.objects.exists()


@pytest.mark.regel("P-28")
def test_alleen_wat_als_pgb_kan_en_gekozen_is(zaak: Zaak) -> None:
    pgb = wens(zaak)
    zorg = verlener(zaak, pgb)
    with pytest.raises(Geweigerd, match="is nog geen pgb gekozen"):
        regel(zaak, pgb, kies(zaak, vorm=""), zorg)
    centrum = kies(zaak, vorm="", code="CENTRUM", mag_pgb=False, geen_pgb_reden="Het is er voor iedereen.")
    with pytest.raises(Geweigerd, match=r"kan geen pgb\. Het is er voor iedereen\."):
        regel(zaak, pgb, centrum, zorg)
    assert pgbdeel(centrum, zaak.op).reden == "Het is er voor iedereen."


@pytest.mark.regel("P-12")
def test_het_netwerk_alleen_boven_het_gebruikelijke(zaak: Zaak) -> None:
    pgb, keuze = wens(zaak), kies(zaak)
    nicht = bekende(zaak, pgb)
    with pytest.raises(Geweigerd, match=r"op 1 uur per week\. In de afweging is 0 uur"):
        regel(zaak, pgb, keuze, nicht, aantal=Decimal(1))
    bovengebruikelijk(zaak, "3.5")
    regel(zaak, pgb, keuze, nicht, aantal=Decimal(2))
    regel(zaak, pgb, keuze, nicht, aantal=Decimal("6.5"), periode="maand")
    with pytest.raises(Geweigerd, match=r"op 3,75 uur per week\. In de afweging is 3,5 uur"):
        regel(zaak, pgb, keuze, nicht, aantal=Decimal("0.25"))
    regel(zaak, pgb, keuze, verlener(zaak, pgb), aantal=Decimal(20))
    assert budgetplan.netwerkuren(Budgetregel.objects.select_related("verlener")) == Decimal("3.50")


@pytest.mark.regel("P-13")
def test_bekenden_verbouwen_pas_na_een_extra_toets(zaak: Zaak) -> None:
    pgb = wens(zaak)
    keuze = kies(zaak, code="DOUCHE", naam="Aangepaste douche", productgroep=Productgroep.WONEN_BOUWKUNDIG)
    bovengebruikelijk(zaak, "10")
    oom, bouwer = bekende(zaak, pgb), verlener(zaak, pgb, "Bouw en Zo")
    for voldoet in (None, False):
        if voldoet is not None:
            pgbwens.toets_pgb(pgb, {"verbouwen": pgbwens.Toetsuitkomst(voldoet, "Geen ervaring.")}, **wie(zaak))
        with pytest.raises(Geweigerd, match="Bekenden laten verbouwen kan alleen"):
            regel(zaak, pgb, keuze, oom)
    regel(zaak, pgb, keuze, bouwer)
    pgbwens.toets_pgb(pgb, {"verbouwen": pgbwens.Toetsuitkomst(True, "Is aannemer geweest.")}, **wie(zaak))
    regel(zaak, pgb, keuze, oom)


# --- handing in -----------------------------------------------------------------------------------


@pytest.mark.regel("P-40")
def test_de_duur_heeft_een_reden_en_past_bij_de_voorziening(zaak: Zaak) -> None:
    pgb, keuze = wens(zaak), kies(zaak, max_duur=12)
    plan = regel(zaak, pgb, keuze, verlener(zaak, pgb)).plan
    with pytest.raises(Geweigerd, match="Schrijf op waarom het pgb zo lang duurt"):
        lever_in(zaak, plan, "6240.00", duur_waarom=" ")
    jaar_later = zaak.op.replace(year=zaak.op.year + 1)
    with pytest.raises(Geweigerd, match="duurt hoogstens 12 maanden"):
        lever_in(zaak, plan, "6240.00", tot=jaar_later)
    with pytest.raises(Geweigerd, match="Draai de datums om"):
        lever_in(zaak, plan, "6240.00", tot=zaak.op - timedelta(days=1))
    klaar = lever_in(zaak, plan, "6240.00", tot=jaar_later - timedelta(days=1))
    assert klaar.duur_waarom


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"ontvangen_op": 1}, "niet in de toekomst"),
        ({"getekend_op": 1}, "niet in de toekomst"),
        ({"ontvangen_op": -1}, "niet zijn getekend nadat"),
    ],
)
def test_de_datums_van_het_formulier_kloppen(zaak: Zaak, anders: dict[str, int], zin: str) -> None:
    pgb, keuze = wens(zaak), kies(zaak)
    plan = regel(zaak, pgb, keuze, verlener(zaak, pgb)).plan
    with pytest.raises(Geweigerd, match=zin):
        lever_in(zaak, plan, "6240.00", **{naam: zaak.op + timedelta(days=dagen) for naam, dagen in anders.items()})
    with pytest.raises(Geweigerd, match="Het totaal moet hoger zijn dan 0"):
        lever_in(zaak, plan, "-6240.00")


def test_een_ingeleverd_plan_verandert_alleen_als_nieuwe_versie(zaak: Zaak) -> None:
    pgb, keuze = wens(zaak), kies(zaak)
    zorg = verlener(zaak, pgb)
    een = regel(zaak, pgb, keuze, zorg)
    with pytest.raises(Geweigerd, match="Een nieuwe versie is niet nodig"):
        budgetplan.maak_nieuwe_versie(pgb, **wie(zaak))
    lever_in(zaak, een.plan, "6240.00")
    with pytest.raises(Geweigerd, match="Versie 1 van het budgetplan ligt vast"):
        regel(zaak, pgb, keuze, zorg)
    with pytest.raises(Geweigerd, match="ligt vast"):
        budgetplan.haal_budgetregel_weg(Budgetregel.objects.get(), **wie(zaak))
    twee = budgetplan.maak_nieuwe_versie(pgb, **wie(zaak))
    budgetplan.haal_budgetregel_weg(twee.regels.get(), **wie(zaak))
    with pytest.raises(Geweigerd, match="Het budgetplan heeft geen regels"):
        lever_in(zaak, twee, "6240.00")
    assert [rij.regels.count() for rij in Budgetplan.objects.order_by("versie")] == [1, 0]


def test_zonder_getekend_plan_geen_pgb_voor_hulp(zaak: Zaak) -> None:
    keuze = kies(zaak)
    feiten = {"uitkomst": "inzetten", "motivering": "Dit helpt."}
    with pytest.raises(Geweigerd, match="Leg eerst vast waarom de inwoner een pgb wil"):
        keuzes.rond_keuze_af(keuze, **feiten, **wie(zaak))
    wens(zaak)
    with pytest.raises(Geweigerd, match="Het getekende budgetplan ontbreekt"):
        keuzes.rond_keuze_af(keuze, **feiten, **wie(zaak))


# --- the amount -----------------------------------------------------------------------------------


@pytest.mark.regel("P-19", "P-20", "P-22")
def test_het_bedrag_volgt_uit_plan_tarief_en_prijs_in_natura(zaak: Zaak) -> None:
    pgb, keuze = wens(zaak), kies(zaak)
    assert "zet deze voorziening eerst in het budgetplan" in pgbdeel(keuze, zaak.op).zin
    formeel = verlener(
        zaak, pgb, kvk="12345678", kvk_van=zaak.op, agb="01234567", agb_van=zaak.op, voldoet_aan_standaarden=True
    )
    regel(zaak, pgb, keuze, formeel, tarief=Decimal("50.00"))
    assert "leg eerst vast wat de hulp in natura kost" in pgbdeel(keuze, zaak.op).zin
    prijs(zaak, keuze)
    deel = pgbdeel(keuze, zaak.op)
    # By hand: 3 x 45 x 52 / 12 = 585, above the 500 of natura; asked 3 x 50 x 52 / 12 = 650.
    assert deel.berekening is not None
    assert (deel.berekening.bedrag, deel.berekening.bijbetaling) == (Decimal("500.00"), Decimal("150.00"))
    prijs(zaak, keuze, per_maand=Decimal("1000.00"))
    ruim = pgbdeel(keuze, zaak.op).berekening
    assert ruim is not None
    assert ruim.bedrag == Decimal("585.00")
    later = pgbdeel(Voorzieningkeuze.objects.get(pk=keuze.pk), zaak.op - timedelta(days=1)).berekening
    assert later is not None
    assert later.bedrag == Decimal("286.00")  # informal before the registration: 3 x 22 x 52 / 12


@pytest.mark.regel("P-22")
def test_zonder_tarief_een_zin_en_geen_bedrag(zaak: Zaak) -> None:
    zet_parameters(zaak, pgb_tarieven={"IETS_ANDERS": {"formeel": "45.00"}})
    pgb, keuze = wens(zaak), kies(zaak)
    regel(zaak, pgb, keuze, verlener(zaak, pgb))
    prijs(zaak, keuze)
    deel = pgbdeel(keuze, zaak.op)
    assert (deel.berekening, deel.zin) == (
        None, "Er is geen pgb-tarief voor informele hulp bekend. Laat een beheerder het invoeren.",
    )  # fmt: skip
    with pytest.raises(Geweigerd, match="Een prijs kan niet negatief zijn"):
        prijs(zaak, keuze, onderhoud_per_jaar=Decimal("-1"))
    with pytest.raises(Geweigerd, match="Vul in wat de hulp in natura kost"):
        prijs(zaak, keuze, per_maand=None)
    with pytest.raises(Geweigerd, match="Schrijf op waar deze prijs staat"):
        prijs(zaak, keuze, bron=" ")


@pytest.mark.regel("P-16", "P-22")
@pytest.mark.parametrize(("nummer", "zin"), [("kvk", "het KvK-nummer"), ("agb", "de AGB-code")])
def test_een_inschrijving_heeft_een_begindatum(zaak: Zaak, nummer: str, zin: str) -> None:
    pgb = wens(zaak)
    with pytest.raises(Geweigerd, match=f"Vul in vanaf welke dag {zin} geldt"):
        verlener(zaak, pgb, **{nummer: "12345678"})
    with pytest.raises(Geweigerd, match=f"Vul {zin} in"):
        verlener(zaak, pgb, **{f"{nummer}_van": zaak.op})
    gisteren = zaak.op - timedelta(days=1)
    with pytest.raises(Geweigerd, match="Draai de datums om"):
        verlener(zaak, pgb, **{nummer: "12345678", f"{nummer}_van": zaak.op, f"{nummer}_tot": gisteren})
    with pytest.raises(Geweigerd, match="aan de kwaliteitseisen"):
        verlener(zaak, pgb, kwaliteit=" ")
    with pytest.raises(Geweigerd, match="wat de relatie"):
        verlener(zaak, pgb, uit_netwerk=True)
