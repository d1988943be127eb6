"""The scenarios of the catalogue (3.4), walked through the services: each ends in the state that the table says.

A walk is a list of steps: those of the builder, and the side ways below. Beside the end it says by which transitions
it came there, so that a walk that takes a short cut does not pass.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest

from beschikkingen.models import Aanvraag, Beschikking
from beschikkingen.services.aanvraag import NieuweAanvraag, dien_aanvraag_in
from beschikkingen.services.beslistermijn import bericht_uitstel, hervat_besluit
from beschikkingen.services.herstel import beoordeel_in_natura, geef_hersteltermijn, registreer_aanvulling
from beschikkingen.services.zondermelding import (
    behandel_direct,
    merk_aan_als_melding,
    ontvang_na_sluiting,
    vraag_directe_behandeling,
)
from meldingen.fouten import Geweigerd
from meldingen.models import Gemeente, Termijn
from meldingen.rollen import Rol
from onderzoek.models import Verslag
from onderzoek.services import onderzoek as onderzoeken
from onderzoek.services.termijn import verleng_onderzoek
from onderzoek.services.verkort import Verkortingsafspraak, rond_verkort_af, spreek_verkorting_af
from tests.bouwers import MAANDAG, RUBRIEKEN, TEKST, Zaak, leeg_uitbak, weeg_alles_af
from tests.orakel import orakel
from wmo_portal.toestand import TOESTANDEN, toestand

Stap = Callable[[Zaak], object]
U = Beschikking.Uitkomst


# --- the side ways --------------------------------------------------------------------------------


def wordt_afgewezen(zaak: Zaak) -> None:
    zaak.uitkomst = U.AFGEWEZEN


def wordt_toegekend(zaak: Zaak) -> None:
    zaak.uitkomst = U.TOEGEKEND


def wordt_deels_toegekend(zaak: Zaak) -> None:
    zaak.uitkomst = U.GEDEELTELIJK


def opgelost_zonder_maatwerk(zaak: Zaak) -> None:
    """Option 1: the verslag says that the question is solved."""
    Verslag.objects.filter(pk=zaak.verslag.pk).update(uitkomst=Verslag.Uitkomst.OPGELOST)


def zonder_gesprek(zaak: Zaak) -> None:
    """What is known is recent, the client agrees, and all that a verslag asks for is there."""
    rij, op, door = zaak.onderzoek, zaak.verder(1), zaak.consulent
    onderzoeken.leg_persoonlijk_plan_vast(rij, ontvangen_op=None, op=op, door=door)
    spreek_verkorting_af(rij, Verkortingsafspraak(op, op, "Wij spraken u in januari.", "Belde."), op=op, door=door)
    onderzoeken.leg_gesprek_vast(
        rij, rubrieken=RUBRIEKEN, identiteit=onderzoeken.Identiteit("paspoort", op, op), pgb_voorlichting_op=op,
        bijdrage_voorlichting_op=op, op=op, door=door,
    )  # fmt: skip
    weeg_alles_af(rij, op=op, door=door)
    rond_verkort_af(zaak.onderzoek, TEKST, op=op, door=door)


def verlengd(zaak: Zaak) -> None:
    op = zaak.verder(1)
    verleng_onderzoek(
        zaak.melding, reden="Het advies is er nog niet.", overleg_op=op, stemt_in=True,
        streefdatum=op + timedelta(days=60), op=op, door=zaak.consulent,
    )  # fmt: skip


def formulier(zaak: Zaak) -> NieuweAanvraag:
    """A form that came in today; the same day gives the same form."""
    return NieuweAanvraag(
        Aanvraag.Soort.FORMULIER, zaak.op, zaak.op, f"formulier:{zaak.sleutel}:{zaak.op}", zaak.gevraagd()
    )


def stuurt_formulier(zaak: Zaak) -> None:
    zaak.verder(1)
    dien_aanvraag_in(zaak.melding, formulier(zaak), op=zaak.op, door=None)
    leeg_uitbak(zaak.op)


def stuurt_formulier_na_zes_weken(zaak: Zaak) -> None:
    zaak.op = zaak.klok(Termijn.Soort.ONDERZOEK).uiterste_datum
    stuurt_formulier(zaak)


def vraagt_alsnog_aan(zaak: Zaak) -> None:
    zaak.verder(10)
    ontvang_na_sluiting(zaak.melding, formulier(zaak), op=zaak.op, door=zaak.acteur(Rol.ADMINISTRATIE))


def is_een_melding(zaak: Zaak) -> None:
    merk_aan_als_melding(zaak.melding, op=zaak.verder(1), door=zaak.consulent)


def is_uitzonderlijk(zaak: Zaak) -> None:
    vraag_directe_behandeling(zaak.melding, reden="Mevrouw komt morgen thuis.", op=zaak.op, door=zaak.consulent)
    behandel_direct(zaak.melding, op=zaak.op, door=zaak.teamleider)


def vult_aan(zaak: Zaak) -> None:
    op = zaak.verder(3)
    registreer_aanvulling(zaak.artefacten["herstelverzoek"], ontvangen_op=op, op=op, door=zaak.consulent)


def om_budgetplan_gevraagd(zaak: Zaak) -> None:
    zaak.artefacten["herstelverzoek"] = geef_hersteltermijn(
        zaak.aanvraag, ["Het budgetplan"], is_alleen_budgetplan=True, op=zaak.verder(1), door=zaak.consulent
    )


def dan_in_natura(zaak: Zaak) -> None:
    beoordeel_in_natura(zaak.artefacten["herstelverzoek"], op=zaak.verder(1), door=zaak.consulent)


def hervat(zaak: Zaak) -> None:
    op = zaak.verder(5)
    hervat_besluit(zaak.artefacten["opschorting"], tot=op, op=op, door=zaak.consulent)


def krijgt_uitstelbericht(zaak: Zaak) -> None:
    belofte = zaak.klok(Termijn.Soort.BESLUIT).uiterste_datum + timedelta(days=14)
    bericht_uitstel(
        zaak.melding, reden="Het advies is er nog niet.", toegezegd_op=belofte, op=zaak.verder(1), door=zaak.consulent
    )


def krijgt_gelijk_in_bezwaar(zaak: Zaak) -> None:
    zaak.bezwaar_ontvangen()
    zaak.op_bezwaar_beslist(U.GEGROND)


# --- the walks ------------------------------------------------------------------------------------

CONCEPT: tuple[Stap, ...] = (
    Zaak.gemeld, Zaak.in_vooronderzoek, Zaak.in_onderzoek, Zaak.gesproken, Zaak.verslag_concept,
)  # fmt: skip
VERZONDEN: tuple[Stap, ...] = (*CONCEPT, Zaak.verslag_verzonden)
AANGEVRAAGD: tuple[Stap, ...] = (*VERZONDEN, Zaak.aanvraag_ontvangen)
BEOORDEELD: tuple[Stap, ...] = (*AANGEVRAAGD, Zaak.in_beoordeling)
BESLUIT: tuple[Stap, ...] = (Zaak.besluit_concept, Zaak.besloten)


@dataclass(frozen=True, slots=True)
class Scenario:
    """Where a walk ends, its steps, and the transitions it must have taken, in this order."""

    einde: str
    stappen: tuple[Stap, ...]
    via: str


SCENARIOS = {
    "materieel/logeerzorg: verslag als aanvraag": Scenario(
        "toegekend", (*BEOORDEELD, *BESLUIT), "TR-12 TR-18 TR-32 TR-36 TR-38"
    ),
    "optie 1": Scenario(
        "afgesloten_zonder_aanvraag",
        (*CONCEPT, opgelost_zonder_maatwerk, Zaak.verslag_verzonden, Zaak.gerappelleerd),
        "TR-12 TR-20",
    ),
    "optie 2 rappel en afsluiten": Scenario(
        "afgesloten_zonder_aanvraag", (*VERZONDEN, Zaak.gerappelleerd, Zaak.gesloten_na_rappel), "TR-12 TR-23 TR-24"
    ),
    "alsnog aanvraag na afsluiting": Scenario(
        "aanvraag_ontvangen",
        (*VERZONDEN, Zaak.gerappelleerd, Zaak.gesloten_na_rappel, vraagt_alsnog_aan),
        "TR-23 TR-24 TR-19",
    ),
    "verkort onderzoek": Scenario(
        "verslag_verzonden",
        (Zaak.gemeld, Zaak.in_vooronderzoek, zonder_gesprek, Zaak.verslag_verzonden),
        "TR-04 TR-06 TR-12",
    ),
    "verlenging + aanvraag na zes weken zonder verslag": Scenario(
        "aanvraag_ontvangen",
        (Zaak.gemeld, Zaak.in_vooronderzoek, Zaak.in_onderzoek, verlengd, stuurt_formulier_na_zes_weken),
        "TR-05 TR-08 TR-21",
    ),
    "voortijdige aanvraag": Scenario(
        "aanvraag_ontvangen",
        (*CONCEPT, stuurt_formulier, Zaak.verslag_verzonden),
        "TR-10 TR-22 TR-12 TR-19",
    ),
    "direct aanvraag -> melding": Scenario(
        "gemeld", (Zaak.aangevraagd_zonder_melding, is_een_melding), "TR-25 TR-26"
    ),
    "direct aanvraag -> uitzonderlijk": Scenario(
        "aanvraag_ontvangen", (Zaak.aangevraagd_zonder_melding, is_uitzonderlijk), "TR-25 TR-27"
    ),
    "herstel aangevuld": Scenario(
        "in_beoordeling", (*AANGEVRAAGD, Zaak.om_aanvulling_gevraagd, vult_aan), "TR-18 TR-28 TR-29"
    ),
    "herstel -> buiten behandeling -> afgerond": Scenario(
        "afgerond",
        (*AANGEVRAAGD, Zaak.om_aanvulling_gevraagd, Zaak.niet_aangevuld, Zaak.buiten_behandeling, Zaak.afgerond),
        "TR-28 TR-31 TR-43",
    ),
    "budgetplan ontbreekt -> ZIN": Scenario(
        "in_beoordeling",
        (*AANGEVRAAGD, om_budgetplan_gevraagd, Zaak.niet_aangevuld, dan_in_natura),
        "TR-28 TR-30",
    ),
    "opschorting en uitstel": Scenario(
        "gedeeltelijk_toegekend",
        (wordt_deels_toegekend, *BEOORDEELD, Zaak.opgeschort, hervat, krijgt_uitstelbericht, *BESLUIT),
        "TR-32 TR-33 TR-34 TR-35 TR-36 TR-39",
    ),
    "afwijzing -> bezwaar gegrond -> toekenning": Scenario(
        "toegekend",
        (wordt_afgewezen, *BEOORDEELD, *BESLUIT, krijgt_gelijk_in_bezwaar, wordt_toegekend, *BESLUIT),
        "TR-40 TR-53 B-26 TR-38",
    ),
    "opzegging": Scenario("beeindigd", (*BEOORDEELD, *BESLUIT, Zaak.opgezegd), "TR-38 H-13 TR-42"),
    "intrekken melding": Scenario("ingetrokken", (Zaak.gemeld, Zaak.bevestigd, Zaak.ingetrokken), "TR-44"),
    "doorzenden": Scenario("doorgezonden", (Zaak.gemeld, Zaak.bevestigd, Zaak.doorgezonden), "TR-46"),
}  # fmt: skip
# They end in what is delivered or reviewed: that comes with the uitvoering.
NOG_NIET = {
    "happy path ZIN-dienst (zorgplan als aanvraag)": "in_levering",
    "heronderzoek -> intrekking": "beeindigd",
}


def loop(gemeente: Gemeente, stappen: tuple[Stap, ...]) -> Zaak:
    zaak = Zaak(gemeente, MAANDAG)
    for stap in stappen:
        stap(zaak)
    return zaak


def staat_op_volgorde(gezocht: list[str], codes: list[str]) -> bool:
    """Whether the codes come in this order, whatever stands between them."""
    rest = iter(codes)
    return all(code in rest for code in gezocht)


@pytest.mark.regel("L-12")
@pytest.mark.usefixtures("zonder_pdf")
def test_zolang_een_voorstel_wacht_wordt_er_geen_bed_vastgezet(voorbeeld: Gemeente) -> None:
    zaak = loop(voorbeeld, (wordt_afgewezen, *BEOORDEELD, Zaak.besluit_concept))
    with pytest.raises(Geweigerd, match="zodra er een aanvraag is"):
        zaak.vaste_optie()


@pytest.mark.usefixtures("zonder_pdf")
@pytest.mark.parametrize("naam", SCENARIOS)
def test_het_scenario_eindigt_waar_de_catalogus_zegt(voorbeeld: Gemeente, naam: str) -> None:
    scenario = SCENARIOS[naam]
    zaak = loop(voorbeeld, scenario.stappen)
    assert toestand(zaak.melding) == scenario.einde
    codes = list(zaak.melding.gebeurtenissen.order_by("pk").values_list("code", flat=True))
    assert staat_op_volgorde(scenario.via.split(), codes), codes


@pytest.mark.regel("V-21")
@pytest.mark.usefixtures("zonder_pdf")
def test_een_getekend_zorgplan_is_de_aanvraag_en_brengt_de_zaak_tot_een_stap_voor_levering(voorbeeld: Gemeente) -> None:
    zaak = loop(voorbeeld, (*VERZONDEN, Zaak.zorgplan_gevraagd, Zaak.zorgplan_getekend))
    assert toestand(zaak.melding) == "aanvraag_ontvangen"
    assert zaak.aanvraag.soort == Aanvraag.Soort.ZORGPLAN
    for stap in (Zaak.in_beoordeling, *BESLUIT):
        stap(zaak)
    assert toestand(zaak.melding) == "toegekend"


def test_zeventien_van_de_negentien_scenarios_lopen(record_property: Callable[[str, object], None]) -> None:
    assert (len(SCENARIOS), len(NOG_NIET)) == (17, 2)
    assert not set(SCENARIOS) & set(NOG_NIET)
    assert {rij.einde for rij in SCENARIOS.values()} | set(NOG_NIET.values()) <= set(TOESTANDEN)
    record_property("samenvatting", f"scenario's: {len(SCENARIOS)} lopen, {len(NOG_NIET)} nog niet")


def test_de_scenarios_zijn_die_van_de_catalogus() -> None:
    tekst = orakel("domein/domeinregels.md").read_text(encoding="utf-8")
    deel = tekst.split("### 3.4 ")[1].split("\n## ")[0].split("\n### ")[0]
    rijen = re.findall(r"^\| (.+?) \| `(\w+)` \|$", deel, re.MULTILINE)
    onze = {naam: rij.einde for naam, rij in SCENARIOS.items()} | NOG_NIET
    assert dict(rijen) == onze
    assert len(rijen) == 19


def test_een_omweg_die_ontbreekt_wordt_gezien() -> None:
    assert staat_op_volgorde(["TR-12", "TR-38"], ["TR-01", "TR-12", "TR-32", "TR-38"])
    assert not staat_op_volgorde(["TR-38", "TR-12"], ["TR-01", "TR-12", "TR-32", "TR-38"])
    assert not staat_op_volgorde(["TR-33"], ["TR-01", "TR-12"])
