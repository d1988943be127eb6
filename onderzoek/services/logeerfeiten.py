"""What the case already knows that the indication test of logeerzorg asks for (L-06, L-10, L-17, L-36, L-37)."""

from collections.abc import Callable

from onderzoek.models import Mantelzorger, Planproduct, Voorzieningkeuze, Wettoets
from onderzoek.models.huishouden import Draagkracht

ONBEKEND = "onbekend"


def _wlz(keuze: Voorzieningkeuze) -> str:
    """The outcome at the weighing: no indication, one that holds, refused, or still waited for."""
    rijen = Wettoets.objects.filter(onderzoek=keuze.onderzoek_id, wet=Wettoets.Wet.WLZ)
    return rijen.values_list("uitkomst", flat=True).first() or ONBEKEND


def _overbelast(keuze: Voorzieningkeuze) -> str:
    """The heaviest outcome among the mantelzorgers of this case."""
    uitkomsten = set(Mantelzorger.objects.filter(onderzoek=keuze.onderzoek_id).values_list("overbelast", flat=True))
    zwaarste = (Draagkracht.JA, Draagkracht.DREIGEND, Draagkracht.NEE)
    return next((str(uitkomst) for uitkomst in zwaarste if uitkomst in uitkomsten), ONBEKEND)


def _producten(keuze: Voorzieningkeuze) -> str:
    """What this gemeente may add to this soort, as its product matrix says (R-10)."""
    gemeente = keuze.onderzoek.melding.gemeente
    producten = Planproduct.objects.all().geldig_op(gemeente, keuze.gekozen_op)
    return ",".join(sorted(rij.code for rij in producten if keuze.soort.code in rij.bij))


LOGEERFEITEN: dict[str, Callable[[Voorzieningkeuze], str]] = {
    "feit_wlz": _wlz,
    "feit_overbelast": _overbelast,
    "feit_vorm": lambda keuze: keuze.leveringsvorm,
    "feit_producten": _producten,
    "feit_monitor_vanaf": lambda keuze: str(keuze.soort.monitor_min),
    "feit_monitor_tot": lambda keuze: str(keuze.soort.monitor_max or ""),
}
