"""The ondersteuningsplan: what it may hold, when it may change, and what goes on to an aanbieder."""

import dataclasses
from datetime import date, timedelta
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from meldingen.fouten import Geweigerd
from meldingen.models import Gemeente
from meldingen.rollen import Rol
from onderzoek.models import Huishouden, Planproduct, Planregel, Resultaatgebied
from onderzoek.services import afweging, plan
from onderzoek.services.feiten import afwegingsfeiten, dubbele_hulp, planfeiten
from onderzoek.services.onderzoek import weeg_af
from onderzoek.services.plan import Hulpregel, Resultaatgegevens
from onderzoek.services.planregels import Periode
from onderzoek.services.verslag import Retour, registreer_retour
from onderzoek.services.zorgplanverzoek import resultaten_van, vraag_zorgplan
from tests.bouwers import Zaak, breng_naar
from tests.gesprek import met_huisgenoot

pytestmark = pytest.mark.usefixtures("zonder_pdf")
Bron = Planregel.Bron
VAN = date(2026, 4, 1)
ONBEPAALD = Periode(VAN, None, date(2027, 4, 1))
KORT = Periode(VAN, date(2027, 3, 31), date(2026, 11, 1))


@pytest.fixture
def zaak(voorbeeld: Gemeente) -> Zaak:
    """A case that was weighed and ended in maatwerk."""
    return breng_naar("in_onderzoek")


def wie(zaak: Zaak) -> dict[str, Any]:
    return {"op": zaak.op, "door": zaak.consulent}


def gebied(zaak: Zaak, code: str) -> Resultaatgebied:
    return Resultaatgebied.objects.get(gemeente=zaak.gemeente, code=code)


def gegevens(rij: Resultaatgebied, **anders: Any) -> Resultaatgegevens:
    """Complete facts for this resultaatgebied, with maatwerk in natura."""
    feiten: dict[str, Any] = {
        "trede": 2,
        "doelen": rij.doelen[:1],
        "resultaat": "Ik wil zelf mijn dag indelen.",
        "regels": {
            Bron.ZELF: Hulpregel("Mevrouw kookt zelf."),
            Bron.NETWERK: Hulpregel("Samen naar buiten.", "haar dochter"),
            Bron.WET: Hulpregel("Wassen en kleden.", "wijkverpleging"),
            Bron.ALGEMEEN: Hulpregel("Eten in het buurthuis."),
            Bron.MAATWERK: Hulpregel("Begeleiding bij het plannen."),
        },
        "periode": ONBEPAALD,
        "leveringsvorm": "natura",
    }
    if rij.vraagt_vervoer:
        feiten["vervoer"] = "zelf"
    if rij.is_huishouden:
        feiten |= {"ruimten": ["keuken", "toilet"], "schoonmaakhulp": "geen"}
    return Resultaatgegevens(**{**feiten, **anders})


def leg_vast(zaak: Zaak, code: str = "10.1", **anders: Any) -> Any:
    rij = gebied(zaak, code)
    return plan.leg_resultaat_vast(zaak.melding, rij, gegevens(rij, **anders), **wie(zaak))


def product(zaak: Zaak, code: str, periode: Periode = KORT, leveringsvorm: str = "natura") -> Any:
    rij = Planproduct.objects.get(gemeente=zaak.gemeente, code=code)
    return plan.voeg_product_toe(
        zaak.melding, rij, waarvoor="Om thuis te blijven.", leveringsvorm=leveringsvorm, periode=periode, **wie(zaak)
    )


# --- the code table -------------------------------------------------------------------------------


@pytest.mark.regel("R-01")
def test_de_acht_resultaatgebieden_hebben_een_geldigheid(zaak: Zaak) -> None:
    rijen = Resultaatgebied.objects.filter(gemeente__naam="Westland")
    assert [(rij.code, rij.soort) for rij in rijen] == [
        *((f"10.{nummer}", "gebied") for nummer in range(1, 7)), ("10.7", "specifiek"), ("10.8", "aanvullend"),
    ]  # fmt: skip
    assert not Resultaatgebied.objects.all().geldig_op(rijen[0].gemeente, date(2018, 12, 31)).exists()
    Resultaatgebied.objects.filter(gemeente=zaak.gemeente, code="10.1").update(geldig_tot=zaak.op - timedelta(days=1))
    with pytest.raises(Geweigerd, match="geen resultaatgebied van gemeente Voorbeeld"):
        leg_vast(zaak, "10.1")
    vreemd = rijen.get(code="10.2")
    with pytest.raises(Geweigerd, match="geen resultaatgebied van gemeente Voorbeeld"):
        plan.leg_resultaat_vast(zaak.melding, vreemd, gegevens(vreemd), **wie(zaak))
    assert planfeiten(zaak.melding) is None


@pytest.mark.regel("R-02")
@pytest.mark.parametrize("code", ["10.1", "10.2", "10.3", "10.4", "10.5", "10.6"])
def test_elk_gebied_heeft_een_eigen_trede(zaak: Zaak, code: str) -> None:
    with pytest.raises(Geweigerd, match="Kies de trede"):
        leg_vast(zaak, code, trede=None)
    for trede in (0, 4):
        with pytest.raises(Geweigerd, match="trede 1 tot en met 3"):
            leg_vast(zaak, code, trede=trede)
    leg_vast(zaak, code, trede=3)
    leg_vast(zaak, "10.6" if code != "10.6" else "10.1", trede=1)
    assert {rij.trede for rij in planfeiten(zaak.melding).resultaten} == {1, 3}


DOELEN = {
    "10.1": ("R-03", "sociaal netwerk"),
    "10.2": ("R-04", "Administratie"),
    "10.3": ("R-05", "overlast"),
    "10.4": ("R-06", "dagbesteding"),
    "10.6": ("R-08", "vallen"),
}


@pytest.mark.parametrize(
    ("code", "woord"),
    [pytest.param(code, woord, marks=pytest.mark.regel(regel), id=regel) for code, (regel, woord) in DOELEN.items()],
)
def test_de_doelen_horen_bij_het_gebied(zaak: Zaak, code: str, woord: str) -> None:
    doel = next(doel for doel in gebied(zaak, code).doelen if woord in doel)
    with pytest.raises(Geweigerd, match="minstens één doel"):
        leg_vast(zaak, code, doelen=[])
    with pytest.raises(Geweigerd, match="geen doel van"):
        leg_vast(zaak, code, doelen=[doel, "Rijk worden"])
    with pytest.raises(Geweigerd, match="wat de inwoner wil bereiken"):
        leg_vast(zaak, code, resultaat=" ")
    assert leg_vast(zaak, code, doelen=[doel]).doelen == [doel]


@pytest.mark.regel("R-06")
def test_bij_daginvulling_hoort_de_vraag_naar_vervoer(zaak: Zaak) -> None:
    with pytest.raises(Geweigerd, match="hoe de inwoner er komt"):
        leg_vast(zaak, "10.4", vervoer="")
    assert leg_vast(zaak, "10.4", vervoer="netwerk").get_vervoer_display() == "Iemand uit de omgeving rijdt"


# --- the household --------------------------------------------------------------------------------


@pytest.mark.regel("R-07")
@pytest.mark.parametrize(
    "ruimte", ["De tuin", "balkon", "Berging", "gedeelde ruimte", "vakantiewoning", "tweede woning", "hotel", "pension"]
)
def test_wat_niet_bij_het_huishouden_hoort_wordt_geweigerd(zaak: Zaak, ruimte: str) -> None:
    with pytest.raises(Geweigerd, match="hoort niet bij ‘Regie en ondersteuning"):
        leg_vast(zaak, "10.5", andere_ruimte=ruimte)
    assert leg_vast(zaak, "10.5", andere_ruimte="werkkamer").ruimten == ["keuken", "toilet", "werkkamer"]


@pytest.mark.regel("R-07")
def test_zorg_voor_kinderen_is_er_tot_twaalf_jaar(zaak: Zaak) -> None:
    geboren = zaak.op.replace(year=zaak.op.year - 12)
    with pytest.raises(Geweigerd, match="al 12 jaar"):
        leg_vast(zaak, "10.5", jongste_kind=geboren)
    assert leg_vast(zaak, "10.5", jongste_kind=geboren + timedelta(days=1)).jongste_kind
    assert leg_vast(zaak, "10.5", doelen=["Zorg voor kinderen"], ruimten=[]).ruimten == []
    with pytest.raises(Geweigerd, match="horen niet bij"):
        leg_vast(zaak, "10.1", ruimten=["keuken"])


@pytest.mark.regel("O-29")
def test_een_eigen_schoonmaakhulp_die_kan_blijven_is_geen_reden(zaak: Zaak) -> None:
    with pytest.raises(Geweigerd, match="zelf al een schoonmaakhulp had"):
        leg_vast(zaak, "10.5", schoonmaakhulp="")
    with pytest.raises(Geweigerd, match="Alleen een beperking is dan geen reden"):
        leg_vast(zaak, "10.5", schoonmaakhulp="blijft")
    zonder = {Bron.ZELF: Hulpregel("De eigen hulp komt elke week.")}
    assert leg_vast(zaak, "10.5", schoonmaakhulp="blijft", regels=zonder).leveringsvorm == ""
    for reden in ("te_duur", "te_weinig", "geen"):
        assert leg_vast(zaak, "10.5", schoonmaakhulp=reden).schoonmaakhulp == reden


# --- what each source of help does ----------------------------------------------------------------


@pytest.mark.regel("V-13")
def test_per_resultaat_staat_wat_elke_bron_doet(zaak: Zaak, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    leg_vast(zaak, "10.1")
    leg_vast(zaak, "10.2", regels={Bron.NETWERK: Hulpregel("De zoon doet de post.", "zoon"), Bron.WET: Hulpregel(" ")})
    product(zaak, "WAAKVLAM")
    plan.voeg_materieel_toe(zaak.melding, wat="Scootmobiel", waarvoor="Boodschappen", **wie(zaak))
    melding = zaak.melding
    with django_assert_num_queries(5):
        feiten = planfeiten(melding)
        regels = [[(rij.bron, rij.is_informeel) for rij in deel.regels.all()] for deel in feiten.resultaten]
    assert regels == [
        [("zelf", True), ("netwerk", True), ("wet", False), ("algemeen", False), ("maatwerk", False)],
        [("netwerk", True)],
    ]
    assert [rij.leveringsvorm for rij in feiten.resultaten] == ["natura", ""]
    assert [str(rij.product) for rij in feiten.producten] == ["Waakvlam"]
    with pytest.raises(Geweigerd, match="minstens één bron"):
        leg_vast(zaak, "10.1", regels={})
    with pytest.raises(Geweigerd, match="in natura komt of met een pgb"):
        leg_vast(zaak, "10.1", leveringsvorm="")


def test_opnieuw_bewaren_vervangt_wat_er_stond(zaak: Zaak) -> None:
    leg_vast(zaak, "10.1")
    leg_vast(zaak, "10.1", trede=1, regels={Bron.ZELF: Hulpregel("Alles zelf.")})
    (rij,) = planfeiten(zaak.melding).resultaten
    assert (rij.trede, [regel.wat for regel in rij.regels.all()]) == (1, ["Alles zelf."])


@pytest.mark.regel("O-04")
def test_maatwerk_komt_niet_in_het_plan_voor_de_afweging_erop_uitkwam(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("in_vooronderzoek")
    zaak.in_onderzoek()
    for doe in (
        lambda: leg_vast(zaak),
        lambda: product(zaak, "KORTDUREND_VERBLIJF"),
        lambda: plan.voeg_materieel_toe(zaak.melding, wat="Rolstoel", waarvoor="Buiten", **wie(zaak)),
    ):
        with pytest.raises(Geweigerd, match="pas in het plan als stap 6"):
            doe()
    leg_vast(zaak, regels={Bron.ZELF: Hulpregel("Alles zelf.")})
    zaak.gesproken()
    weeg_af(zaak.onderzoek, {6: ("niet", "De buurt helpt.")}, **wie(zaak))
    with pytest.raises(Geweigerd, match="maatwerk geen oplossing is"):
        leg_vast(zaak)


def test_maatwerk_vervalt_niet_zolang_het_in_het_plan_staat(zaak: Zaak) -> None:
    for zet in (
        lambda: leg_vast(zaak),
        lambda: product(zaak, "MAALTIJD"),
        lambda: plan.voeg_materieel_toe(zaak.melding, wat="Rolstoel", waarvoor="Buiten", **wie(zaak)),
    ):
        rij = zet()
        with pytest.raises(Geweigerd, match="staat nog maatwerk"):
            weeg_af(zaak.onderzoek, {6: ("niet", "De buurt helpt.")}, **wie(zaak))
        plan.haal_uit_plan(rij, **wie(zaak))
    leg_vast(zaak, regels={Bron.ZELF: Hulpregel("Alles zelf.")})
    weeg_af(zaak.onderzoek, {6: ("niet", "De buurt helpt.")}, **wie(zaak))


# --- products -------------------------------------------------------------------------------------


@pytest.mark.regel("R-09")
def test_kortdurend_verblijf_en_ontmoetingscentrum_staan_apart(zaak: Zaak) -> None:
    product(zaak, "KORTDUREND_VERBLIJF", leveringsvorm="pgb")
    with pytest.raises(Geweigerd, match="niet als pgb"):
        product(zaak, "ONTMOETINGSCENTRUM", leveringsvorm="pgb")
    product(zaak, "ONTMOETINGSCENTRUM")
    with pytest.raises(Geweigerd, match="staat al in het plan"):
        product(zaak, "ONTMOETINGSCENTRUM")
    feiten = planfeiten(zaak.melding)
    assert feiten.resultaten == []
    assert {rij.product.gebied.code for rij in feiten.producten} == {"10.7"}


COMBINATIES = {
    "VERVOER": {"10.1", "10.2", "10.3", "10.4", "10.6", "KORTDUREND_VERBLIJF", "ONTMOETINGSCENTRUM"},
    "BEREIKBAARHEID": {"10.1", "10.3", "10.6", "KORTDUREND_VERBLIJF"},
    "WAAKVLAM": {"10.1", "10.2", "10.3", "10.4", "10.6"},
}
ALLES = [f"10.{nummer}" for nummer in range(1, 7)] + ["KORTDUREND_VERBLIJF", "ONTMOETINGSCENTRUM"]


@pytest.mark.regel("R-10")
@pytest.mark.parametrize("code", COMBINATIES)
def test_een_aanvullend_product_alleen_in_een_toegestane_combinatie(zaak: Zaak, code: str) -> None:
    for bij in ALLES:
        basis = leg_vast(zaak, bij) if bij.startswith("10.") else product(zaak, bij)
        if bij in COMBINATIES[code]:
            rij = product(zaak, code)
            with pytest.raises(Geweigerd, match="kan niet zonder"):
                plan.haal_uit_plan(basis, **wie(zaak))
            plan.haal_uit_plan(rij, **wie(zaak))
        else:
            with pytest.raises(Geweigerd, match="kan alleen bij"):
                product(zaak, code)
        plan.haal_uit_plan(basis, **wie(zaak))


@pytest.mark.regel("R-10")
def test_de_combinaties_zijn_van_de_gemeente(zaak: Zaak) -> None:
    product(zaak, "MAALTIJD")
    Planproduct.objects.filter(gemeente=zaak.gemeente, code="WAAKVLAM").update(bij=["10.5"])
    leg_vast(zaak, "10.1")
    with pytest.raises(Geweigerd, match=r"alleen bij 10\.5"):
        product(zaak, "WAAKVLAM")
    leg_vast(zaak, "10.5")
    product(zaak, "WAAKVLAM")


# --- period and monitor ---------------------------------------------------------------------------


@pytest.mark.regel("V-26")
def test_de_monitor_van_een_gebied_is_binnen_36_maanden(zaak: Zaak) -> None:
    with pytest.raises(Geweigerd, match="1 april 2026 tot en met 1 april 2029"):
        leg_vast(zaak, periode=Periode(VAN, None, date(2029, 4, 2)))
    leg_vast(zaak, periode=Periode(VAN, None, date(2029, 4, 1)))
    with pytest.raises(Geweigerd, match="vóór de begindatum"):
        leg_vast(zaak, periode=Periode(VAN, VAN - timedelta(days=1), VAN))
    with pytest.raises(Geweigerd, match="na de einddatum"):
        leg_vast(zaak, periode=Periode(VAN, date(2026, 9, 30), date(2026, 10, 1)))


@pytest.mark.regel("V-26")
@pytest.mark.parametrize("code", ["KORTDUREND_VERBLIJF", "MAALTIJD"])
def test_een_product_duurt_hoogstens_36_maanden_met_monitor_na_6_en_binnen_9(zaak: Zaak, code: str) -> None:
    goed = date(2026, 10, 1)
    for tot in (None, date(2029, 4, 1)):
        with pytest.raises(Geweigerd, match=r"hoogstens 36 maanden.*31 maart 2029"):
            product(zaak, code, Periode(VAN, tot, goed))
    for monitor in (date(2026, 9, 30), date(2027, 1, 2)):
        with pytest.raises(Geweigerd, match="1 oktober 2026 tot en met 1 januari 2027"):
            product(zaak, code, Periode(VAN, date(2029, 3, 31), monitor))
    rij = product(zaak, code, Periode(VAN, date(2029, 3, 31), goed))
    plan.haal_uit_plan(rij, **wie(zaak))
    assert product(zaak, code, Periode(VAN, date(2026, 4, 14), date(2027, 1, 1))).tot == date(2026, 4, 14)


# --- who, when, and what goes on ------------------------------------------------------------------


@pytest.mark.regel("R-12")
def test_alleen_een_consulent_stelt_de_behoefte_vast(zaak: Zaak) -> None:
    rij = leg_vast(zaak)
    feiten = gegevens(rij.gebied, trede=3)
    for rol in (Rol.AANBIEDER, Rol.TEAMLEIDER):
        ander = {"op": zaak.op, "door": zaak.acteur(rol)}
        for doe in (
            lambda ander=ander: plan.leg_resultaat_vast(zaak.melding, rij.gebied, feiten, **ander),
            lambda ander=ander: plan.haal_uit_plan(rij, **ander),
            lambda ander=ander: plan.voeg_materieel_toe(zaak.melding, wat="x", waarvoor="x", **ander),
            lambda ander=ander: plan.maak_nieuwe_versie(zaak.melding, **ander),
        ):
            with pytest.raises(Geweigerd, match="Alleen een consulent kan het plan wijzigen"):
                doe()
    assert planfeiten(zaak.melding).resultaten[0].trede == 2


@pytest.mark.regel("R-12", "V-13")
def test_het_plan_ligt_vast_met_het_verslag_en_een_nieuwe_versie_is_een_kopie(zaak: Zaak) -> None:
    rij = leg_vast(zaak)
    product(zaak, "WAAKVLAM")
    plan.voeg_materieel_toe(zaak.melding, wat="Rolstoel", waarvoor="Buiten", **wie(zaak))
    zaak.verslag_concept()
    leg_vast(zaak, trede=1)
    zaak.verslag_verzonden()
    vast = planfeiten(zaak.melding).plan
    assert (vast.vastgesteld_op, vast.verslag) == (zaak.op, zaak.verslag)
    for doe in (
        lambda: leg_vast(zaak),
        lambda: plan.haal_uit_plan(rij, **wie(zaak)),
        lambda: plan.maak_nieuwe_versie(zaak.melding, **wie(zaak)),
    ):
        with pytest.raises(Geweigerd, match="ligt nu vast"):
            doe()


@pytest.mark.regel("R-12")
def test_een_vaste_versie_verandert_niet_als_er_een_nieuwe_komt(zaak: Zaak) -> None:
    rij = leg_vast(zaak)
    product(zaak, "WAAKVLAM")
    plan.voeg_materieel_toe(zaak.melding, wat="Rolstoel", waarvoor="Buiten", **wie(zaak))
    with pytest.raises(Geweigerd, match="nieuwe versie is niet nodig"):
        plan.maak_nieuwe_versie(zaak.melding, **wie(zaak))
    zaak.verslag_concept()
    plan.bevries(zaak.melding, zaak.verslag, **wie(zaak))
    for doe in (lambda: leg_vast(zaak), lambda: plan.haal_uit_plan(rij, **wie(zaak))):
        with pytest.raises(Geweigerd, match="Maak eerst een nieuwe versie"):
            doe()
    assert plan.maak_nieuwe_versie(zaak.melding, **wie(zaak)).versie == 2
    nieuw = planfeiten(zaak.melding)
    assert [len(nieuw.resultaten), len(nieuw.producten), len(nieuw.materieel)] == [1, 1, 1]
    assert nieuw.resultaten[0].regels.count() == 5
    leg_vast(zaak, trede=3)
    assert planfeiten(zaak.melding, 1).resultaten[0].trede == 2
    assert planfeiten(zaak.melding, 2).resultaten[0].trede == 3


@pytest.mark.regel("V-24")
def test_materieel_en_pgb_gaan_niet_naar_het_zorgplan(zaak: Zaak) -> None:
    leg_vast(zaak, "10.1")
    leg_vast(zaak, "10.2", leveringsvorm="pgb")
    leg_vast(zaak, "10.3", regels={Bron.ZELF: Hulpregel("Zelf.")})
    product(zaak, "WAAKVLAM")
    plan.voeg_materieel_toe(zaak.melding, wat="Scootmobiel", waarvoor="Boodschappen", **wie(zaak))
    feiten = planfeiten(zaak.melding)
    assert [rij.wat for rij in feiten.materieel] == ["Scootmobiel"]
    zaak.verslag_concept()
    zaak.verslag_verzonden()
    eerste, tweede = resultaten_van(zaak.verslag)
    assert eerste == feiten.resultaten[0].resultaat
    assert tweede.startswith("Waakvlam")


def test_bij_een_plan_met_alleen_dingen_hoort_geen_zorgplan(zaak: Zaak) -> None:
    plan.voeg_materieel_toe(zaak.melding, wat="Scootmobiel", waarvoor="Boodschappen", **wie(zaak))
    zaak.verslagtekst = dataclasses.replace(zaak.verslagtekst, zorgplan_nodig=True)
    zaak.verslag_concept()
    zaak.verslag_verzonden()
    retour = Retour(zaak.op, zaak.op, akkoord=True, is_aanvraag=False)
    registreer_retour(zaak.verslag, retour, **wie(zaak))
    with pytest.raises(Geweigerd, match="geen dienst in natura"):
        vraag_zorgplan(zaak.verslag, zaak.zorgplanvraag(), **wie(zaak))


def test_een_ding_zonder_reden_komt_niet_in_het_plan(zaak: Zaak) -> None:
    with pytest.raises(Geweigerd, match="wat er nodig is en waarvoor"):
        plan.voeg_materieel_toe(zaak.melding, wat="Scootmobiel", waarvoor=" ", **wie(zaak))


@pytest.mark.regel("O-15", "O-35")
@pytest.mark.parametrize(
    ("vorm", "zinnen"),
    [
        ("vpt", ["Daar hoort hulp in de huishouding al bij.", "Daar horen maaltijden al bij."]),
        ("mpt", []),
        ("verblijf", ["Diensten van de Wmo stoppen dan."]),
    ],
)
def test_hulp_die_de_wlz_al_geeft_wordt_gezien(zaak: Zaak, vorm: str, zinnen: list[str]) -> None:
    leg_vast(zaak, "10.5")
    product(zaak, "MAALTIJD")
    assert dubbele_hulp(afwegingsfeiten(zaak.onderzoek), planfeiten(zaak.melding)) == []
    recht = {"wlz": afweging.Wetuitkomst("recht", "Besluit van het CIZ.", vorm)}
    afweging.toets_wetten(zaak.onderzoek, recht, **wie(zaak))
    gezien = dubbele_hulp(afwegingsfeiten(zaak.onderzoek), planfeiten(zaak.melding))
    assert [zin.partition(". ")[2] for zin in gezien] == zinnen
    assert dubbele_hulp(afwegingsfeiten(zaak.onderzoek), None) == []


@pytest.mark.regel("R-07", "O-13")
def test_zorg_voor_kinderen_in_het_plan_klopt_met_het_huishouden(zaak: Zaak) -> None:
    geboren = zaak.op.replace(year=zaak.op.year - 6)
    baby = zaak.op - timedelta(days=90)
    met_huisgenoot(zaak, "Piet", jaar=1980, relatie="partner")
    with pytest.raises(Geweigerd, match="Geen huisgenoot is geboren op"):
        leg_vast(zaak, "10.5", jongste_kind=geboren)
    met_huisgenoot(zaak, "Bram", geboortedatum=geboren)
    assert leg_vast(zaak, "10.5", jongste_kind=geboren).jongste_kind == geboren
    met_huisgenoot(zaak, "Fien", geboortedatum=baby)
    with pytest.raises(Geweigerd, match="jongere huisgenoot"):
        leg_vast(zaak, "10.5", jongste_kind=geboren)
    Huishouden.objects.create(onderzoek=zaak.onderzoek, kindzorg="opvang")
    with pytest.raises(Geweigerd, match="Kinderopvang of een andere regeling"):
        leg_vast(zaak, "10.5", jongste_kind=baby)
    Huishouden.objects.update(kindzorg="tijdelijk")
    assert leg_vast(zaak, "10.5", jongste_kind=baby).jongste_kind == baby
    Huishouden.objects.update(kindzorg="geen")
    assert leg_vast(zaak, "10.5").jongste_kind is None
