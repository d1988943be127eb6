"""Which pgb the gemeente revoked itself: it may count against a new one (P-10 b, Wmo 2.3.6 lid 5 onder b)."""

from beschikkingen.models import Beschikking, Besluitregel, Voornemen
from beschikkingen.services.geldend import geldend
from onderzoek.models import Pgbonderzoek
from onderzoek.services.pgbweging import Intrekking


def vul_aan(client_id: int, gevonden: list[Intrekking]) -> None:
    """The decisions that stand and revoked a pgb of this client on ground a, d or e, in whichever case."""
    rijen = Voornemen.objects.filter(
        soort=Voornemen.Soort.INTREKKING,
        grond__in=Pgbonderzoek.Intrekking.values,
        voorziening__client_id=client_id,
        voorziening__regel__leveringsvorm=Besluitregel.Leveringsvorm.PGB,
        beschikking__in=geldend(Beschikking.objects.filter(melding__client_id=client_id)),
    )
    gevonden += [Intrekking(op, grond) for op, grond in rijen.values_list("besloten_op", "grond")]
