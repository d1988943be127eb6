"""Which decisions still stand: those that were taken and not revoked after bezwaar or beroep (B-26, BZ-15)."""

from django.db.models import QuerySet

from beschikkingen.models import Beroep, Beschikking, Bezwaar

_HERROEPEN = (Beschikking.Uitkomst.GEGROND, Beschikking.Uitkomst.DEELS_GEGROND)


def geldend(rijen: QuerySet[Beschikking]) -> QuerySet[Beschikking]:
    """Of these decisions the ones that were taken and not taken back."""
    herroepen = Bezwaar.objects.filter(beslissing__uitkomst__in=_HERROEPEN).values("beschikking")
    vernietigd = Beroep.objects.filter(uitkomst=Beroep.Uitkomst.GEGROND, bezwaar__isnull=False)
    genomen = rijen.filter(besloten_op__isnull=False)
    return genomen.exclude(pk__in=herroepen).exclude(pk__in=vernietigd.values("bezwaar__beschikking"))
