"""What a beheerder sees of the parameters: the own values beside the national ones, and what is to come."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q

from meldingen.models import Gemeente, Parameter
from meldingen.parametersoorten import SOORTEN, Parametersoort
from meldingen.services.parametervoorstel import LANDELIJK
from meldingen.waardetekst import schrijf_waarde

KORT = 60


@dataclass(slots=True)
class Overzichtregel:
    """One parameter on a day: the own value (perhaps expired), the national one, and the own values to come."""

    soort: Parametersoort
    eigen: Parameter | None = None
    is_verlopen: bool = False
    landelijk: Parameter | None = None
    straks: list[Parameter] = field(default_factory=list)
    voorstellen: int = 0

    @property
    def mag_wijzigen(self) -> bool:
        """National amounts are shown, not changed."""
        return self.soort.code not in LANDELIJK

    @property
    def eigen_tekst(self) -> str:
        return kort(self.soort, self.eigen.waarde) if self.eigen else ""

    @property
    def landelijk_tekst(self) -> str:
        return kort(self.soort, self.landelijk.waarde) if self.landelijk else ""


def kort(soort: Parametersoort, waarde: Any) -> str:
    """The value for a cell of a table: no value in words, a long one cut off with its length."""
    tekst = schrijf_waarde(soort, waarde)
    if not tekst:
        return "leeg"
    return tekst if len(tekst) <= KORT else f"{tekst[:KORT]}… ({len(tekst)} tekens)"


def overzicht(gemeente: Gemeente, *, op: date) -> list[Overzichtregel]:
    """A line for each parameter, by code; two queries."""
    regels = {code: Overzichtregel(SOORTEN[code]) for code in sorted(SOORTEN)}
    rijen = Parameter.objects.filter(Q(gemeente=gemeente) | Q(gemeente__is_landelijk=True))
    for rij in rijen.select_related("gemeente").order_by("geldig_van"):
        if rij.code in regels:
            _plaats(regels[rij.code], rij, op)
    for code in gemeente.parametervoorstellen.open().values_list("code", flat=True):
        regels[code].voorstellen += 1
    return list(regels.values())


def _plaats(regel: Overzichtregel, rij: Parameter, op: date) -> None:
    geldt = rij.geldig_van <= op and (rij.geldig_tot is None or rij.geldig_tot >= op)
    if rij.gemeente.is_landelijk:
        regel.landelijk = rij if geldt else regel.landelijk
    elif rij.geldig_van > op:
        regel.straks.append(rij)
    else:
        regel.eigen, regel.is_verlopen = rij, not geldt
