"""Looking up what holds on a day for a gemeente."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from meldingen.fouten import Geweigerd
from meldingen.models import Gemeente, Parameter
from meldingen.parametersoorten import SOORTEN
from meldingen.termijnen import Kalender


@dataclass(frozen=True, slots=True)
class Waarde:
    """A value that was found: what it is, where it comes from, and whether its period has already ended (L-28)."""

    code: str
    waarde: Any
    bron: str
    is_verlopen: bool


def zoek(gemeente: Gemeente, codes: list[str], dag: date) -> dict[str, Waarde]:
    """The values that hold on `dag`, in one query.

    Order: the gemeente's own value on that day, else its last expired one with a warning (L-28), else the
    national value on that day. A code without any of these is absent from the answer.
    """
    for code in codes:
        SOORTEN[code]
    rijen = (
        Parameter.objects.filter(code__in=codes, geldig_van__lte=dag)
        .filter(Q(gemeente=gemeente) | Q(gemeente__is_landelijk=True))
        .select_related("gemeente")
        .order_by("geldig_van")
    )
    gevonden: dict[str, Waarde] = {}
    rang: dict[str, int] = {}
    for rij in rijen:
        geldt = rij.geldig_tot is None or rij.geldig_tot >= dag
        if rij.gemeente.is_landelijk and not geldt:
            continue
        soort = (1 if geldt else 0) if rij.gemeente.is_landelijk else (3 if geldt else 2)
        if soort >= rang.get(rij.code, -1):
            rang[rij.code] = soort
            gevonden[rij.code] = Waarde(rij.code, rij.waarde, rij.bron, is_verlopen=not geldt)
    return gevonden


def waarden(gemeente: Gemeente, codes: list[str], dag: date) -> dict[str, Any]:
    """The bare values of `codes` on `dag`; a missing one is refused by name, never guessed."""
    gevonden = zoek(gemeente, codes, dag)
    for code in codes:
        if code not in gevonden:
            raise Geweigerd(
                f"De parameter ‘{code}’ ({SOORTEN[code].betekenis}) heeft op {dag:%d-%m-%Y} geen waarde voor "
                f"gemeente {gemeente}. Vraag de functioneel beheerder om die in te vullen."
            )
    return {code: gevonden[code].waarde for code in codes}


def waarde(gemeente: Gemeente, code: str, dag: date) -> Any:
    """One value; see `waarden`."""
    return waarden(gemeente, [code], dag)[code]


def kalender(gemeente: Gemeente, dag: date) -> Kalender:
    """The calendar by which terms of this gemeente are computed on `dag` (T-26, 4.5)."""
    codes = ["kb_dagen", "kb_dag_is_werkdag", "sluitingsdagen"]
    gevonden = {code: rij.waarde for code, rij in zoek(gemeente, codes, dag).items()}
    return Kalender(
        kb_dagen=frozenset(date.fromisoformat(tekst) for tekst in gevonden.get("kb_dagen", [])),
        kb_dag_is_werkdag=gevonden.get("kb_dag_is_werkdag", True),
        sluitingsdagen=frozenset(date.fromisoformat(tekst) for tekst in gevonden.get("sluitingsdagen", [])),
    )
