"""Which decisions still stand: those that were taken and not revoked after bezwaar (B-26)."""

from django.db.models import QuerySet

from beschikkingen.models import Beschikking, Bezwaar

_HERROEPEN = (Beschikking.Uitkomst.GEGROND, Beschikking.Uitkomst.DEELS_GEGROND)


def geldend(rijen: QuerySet[Beschikking]) -> QuerySet[Beschikking]:
    """Of these decisions the ones that were taken and not taken back."""
    herroepen = Bezwaar.objects.filter(beslissing__uitkomst__in=_HERROEPEN).values("beschikking")
    return rijen.filter(besloten_op__isnull=False).exclude(pk__in=herroepen)
