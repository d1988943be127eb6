"""What the tests of the pgb share: the parameters, a voorziening as pgb, and the people and papers around it."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from meldingen.models import Parameter
from onderzoek.models import (
    Budgetplan,
    Budgetregel,
    Pgbonderzoek,
    Pgbtoets,
    Voorzieningkeuze,
    Voorzieningsoort,
    Zorgverlener,
)
from onderzoek.services import budgetplan, keuze, pgbmensen, pgbwens
from onderzoek.services.afweging import voeg_hulptaak_toe
from onderzoek.services.onderzoek import leg_gesprek_vast
from tests.bouwers import Zaak

WAARDEN: dict[str, Any] = {
    "pgb_max_graad_beheerder": 2,
    "pgb_netwerk_maand": "141.00",
    "pgb_buitenland_aanvraag_maanden": 1,
    "pgb_buitenland_max_weken": 13,
    "pgb_buitenland_verlaging_na_weken": 6,
    "pgb_buitenland_terminaal_maanden": 12,
    "pgb_land_pct": {"Spanje": 85, "Turkije": 41},
    "pgb_land_overig": 30,
    "pgb_tarieven": {"BEGELEIDING_PGB": {"formeel": "45.00", "informeel": "22.00"}},
}


def zet_parameters(zaak: Zaak, **anders: Any) -> None:
    """The values of chapter 7.3 and 7.4 for the gemeente of this case."""
    for code, waarde in {**WAARDEN, **anders}.items():
        Parameter.objects.filter(gemeente=zaak.gemeente, code=code).delete()
        Parameter.objects.create(
            gemeente=zaak.gemeente, code=code, waarde=waarde, geldig_van=date(2020, 1, 1), bron="proef"
        )


def wie(zaak: Zaak) -> dict[str, Any]:
    return {"op": zaak.op, "door": zaak.consulent}


def soort(zaak: Zaak, code: str = "BEGELEIDING_PGB", **velden: Any) -> Voorzieningsoort:
    waarden = {"naam": "Begeleiding thuis", "eenheid": "uren", "geldig_van": date(2020, 1, 1), **velden}
    return Voorzieningsoort.objects.create(gemeente=zaak.gemeente, code=code, **waarden)


def kies(zaak: Zaak, vorm: str = "pgb", **velden: Any) -> Voorzieningkeuze:
    rij = keuze.kies_voorziening(zaak.onderzoek, soort(zaak, **velden), waarvoor="Structuur in de dag.", **wie(zaak))
    if vorm and rij.leveringsvorm != vorm:
        keuze.stel_leveringsvorm_vast(rij, leveringsvorm=vorm, **wie(zaak))
    return rij


def wens(zaak: Zaak) -> Pgbonderzoek:
    return pgbwens.leg_wens_vast(zaak.onderzoek, motivering="Mijn nicht kent mij goed.", **wie(zaak))


def licht_voor(zaak: Zaak) -> None:
    """The client was told about the pgb (P-05)."""
    leg_gesprek_vast(zaak.onderzoek, rubrieken={}, pgb_voorlichting_op=zaak.op, **wie(zaak))


def toets(zaak: Zaak, pgb: Pgbonderzoek, **anders: bool) -> None:
    uitkomsten = {
        str(naam): pgbwens.Toetsuitkomst(anders.get(str(naam), True), f"Reden bij {naam}.") for naam in Pgbtoets.ALTIJD
    }
    pgbwens.toets_pgb(Pgbonderzoek.objects.get(pk=pgb.pk), uitkomsten, **wie(zaak))


def verlener(zaak: Zaak, pgb: Pgbonderzoek, naam: str = "Zorg Dichtbij", **velden: Any) -> Zorgverlener:
    gegevens = {"kwaliteit": "Heeft een keurmerk.", **velden}
    return pgbmensen.voeg_zorgverlener_toe(pgb, pgbmensen.Verlener(naam=naam, **gegevens), **wie(zaak))


def bekende(zaak: Zaak, pgb: Pgbonderzoek, naam: str = "Noor Proef", **velden: Any) -> Zorgverlener:
    return verlener(zaak, pgb, naam, uit_netwerk=True, relatie="nicht", **velden)


def regel(zaak: Zaak, pgb: Pgbonderzoek, voor: Voorzieningkeuze, door: Zorgverlener, **anders: Any) -> Budgetregel:
    velden: dict[str, Any] = {
        "wat": "Begeleiding bij de dag", "moment": "maandag en donderdag", "resultaat": "Een vaste dag",
        "aantal": Decimal("3"), "periode": "week", "tarief": Decimal("40.00"),
    }  # fmt: skip
    return budgetplan.voeg_budgetregel_toe(pgb, voor, door, budgetplan.Regel(**{**velden, **anders}), **wie(zaak))


def bovengebruikelijk(zaak: Zaak, uren: str) -> None:
    voeg_hulptaak_toe(
        zaak.onderzoek, soort="toezicht", wie="haar nicht", uren_gebruikelijk=Decimal(0),
        uren_bovengebruikelijk=Decimal(uren), motivering="Elke dag.", **wie(zaak),
    )  # fmt: skip


def lever_in(zaak: Zaak, plan: Budgetplan, totaal: str, **anders: Any) -> Budgetplan:
    velden: dict[str, Any] = {
        "ontvangen_op": zaak.op, "getekend_op": zaak.op, "totaal": Decimal(totaal), "van": zaak.op,
        "tot": zaak.op + timedelta(days=180), "duur_waarom": "Over een half jaar kan het anders zijn.",
    }  # fmt: skip
    return budgetplan.lever_budgetplan_in(plan, budgetplan.Inlevering(**{**velden, **anders}), **wie(zaak))
