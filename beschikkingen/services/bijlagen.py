"""Which papers belong to a decision that grants: the verslag, the ondersteuningsplan and the zorgplan (B-15)."""

from collections.abc import Iterator

from beschikkingen.models import Beschikking
from meldingen.termijnen import schrijf_datum
from onderzoek.models import Ondersteuningsplan, Verslag, Zorgplan, Zorgplanverzoek


def bijlagen_bij(beschikking: Beschikking) -> tuple[str, ...]:
    """The papers with their dates, as the letter names them; empty when the case has none."""
    verslag = _verslag(beschikking)
    return tuple(_stukken(verslag)) if verslag else ()


def _stukken(verslag: Verslag) -> Iterator[str]:
    yield f"het verslag van {schrijf_datum(verslag.vastgesteld_op)}"
    plan = Ondersteuningsplan.objects.filter(verslag=verslag).first()
    if plan is not None:
        yield f"het ondersteuningsplan van {schrijf_datum(plan.vastgesteld_op)}"
    zorgplan = _zorgplan(verslag)
    if zorgplan is not None:
        yield f"het zorgplan dat op {schrijf_datum(zorgplan.client_getekend_op)} is getekend"


def _verslag(beschikking: Beschikking) -> Verslag | None:
    """The one that was the aanvraag or went with it; else the newest that was adopted."""
    if beschikking.aanvraag.verslag is not None:
        return beschikking.aanvraag.verslag
    vastgesteld = Verslag.objects.filter(melding=beschikking.melding_id, vastgesteld_op__isnull=False)
    return vastgesteld.order_by("-versie").first()


def _zorgplan(verslag: Verslag) -> Zorgplan | None:
    """The plan as a whole, handed in by who coordinates it and seen to be signed by both (V-19)."""
    getekend = Zorgplan.objects.filter(
        verzoek__verslag=verslag, verzoek__einde=Zorgplanverzoek.Einde.ONTVANGEN, is_coordinerend=True
    )
    return getekend.order_by("-verzoek_id").first()
