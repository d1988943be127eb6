"""A decision that stands: after the term, the week for the post and without bezwaar or beroep (B-25, TR-43)."""

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, Subquery

from beschikkingen.models import Beroep, Beschikking, Bezwaar
from beschikkingen.models.bezwaar import OPEN_BEZWAAR
from meldingen.models import Client, Melding, Status, Termijn
from meldingen.services import termijnen
from meldingen.services.handeling import handeling
from meldingen.services.melding import sluit
from meldingen.services.overgang import leg_vast, stap, vergrendel
from meldingen.termijnen import POST, bereken

_KLOKKEN = (Termijn.Soort.BEZWAAR, Termijn.Soort.BEROEP)
# These would lapse when the case closes; against a decision one can object also after that.
_ZOUDEN_VERVALLEN = (
    Termijn.Soort.BEROEP, Termijn.Soort.BOB, Termijn.Soort.DWANGSOMBESLUIT, Termijn.Soort.INGEBREKESTELLING,
)  # fmt: skip
_STAAN_IN_DE_WEG = (Termijn.Soort.BEZWAAR, *_ZOUDEN_VERVALLEN)
_OPEN = (*OPEN_BEZWAAR, Bezwaar.Status.IN_BEROEP)
_NEGATIEF = (Beschikking.Uitkomst.AFGEWEZEN, Beschikking.Uitkomst.NIET_BEHANDELD)
WEEK = timedelta(days=POST.aantal)


def post_uiterlijk(termijn: Termijn) -> date:
    """Until when what was posted in time may still arrive: a week after the term, and the Atw on it (T-20)."""
    kalender = termijnen.kalender_van(termijn.gemeente, termijn.start)
    return bereken(termijn.uiterste_datum, POST, kalender).uiterste_datum


def af_te_ronden(op: date) -> list[int]:
    """Cases with a term for bezwaar or beroep that may be over, or with a refusal against which nothing runs."""
    loopt = Termijn.objects.filter(melding=OuterRef("pk"), gehaald_op__isnull=True, vervallen_op__isnull=True)
    klok = Termijn.objects.filter(melding=OuterRef("pk"), soort__in=_KLOKKEN, uiterste_datum__gte=op - WEEK)
    verstreken = loopt.filter(soort__in=_KLOKKEN, uiterste_datum__lt=op - WEEK)
    besluit = Beschikking.objects.op_aanvraag().filter(melding=OuterRef("pk"), besloten_op__isnull=False)
    besluit = besluit.order_by("-besloten_op", "-pk")
    zaken = Melding.objects.filter(status=Status.BESCHIKT).annotate(uitkomst=Subquery(besluit.values("uitkomst")[:1]))
    klaar = Q(uitkomst__in=_NEGATIEF) & ~Exists(loopt.filter(soort__in=_STAAN_IN_DE_WEG)) & ~Exists(klok)
    vrij = ~Exists(Bezwaar.objects.filter(melding=OuterRef("pk"), status__in=_OPEN)) & ~Exists(
        Beroep.objects.filter(melding=OuterRef("pk"), uitspraak_op__isnull=True)
    )
    zaken = zaken.filter(Exists(verstreken) | (klaar & vrij))
    return list(zaken.order_by("pk").values_list("pk", flat=True))


@handeling
def rond_af(melding_pk: int, op: date) -> None:
    """TR-43 when the decision gave nothing that runs on. Where something was granted, only the fact (B-25).

    It destroys and locks nothing: a late bezwaar that is excusable is still taken (Awb 6:11).
    """
    client = Melding.objects.values_list("client_id", flat=True).get(pk=melding_pk)
    Client.objects.select_for_update().get(pk=client)
    zaak = vergrendel(Melding(pk=melding_pk))
    if zaak.status != Status.BESCHIKT:
        return  # opened again or closed since the night made its list
    rijen = list(Termijn.objects.filter(melding=zaak, soort__in=_KLOKKEN).select_related("gemeente", "melding"))
    for rij in rijen:
        if rij.is_open and post_uiterlijk(rij) < op:
            termijnen.sluit(rij, vervallen_op=op)
            leg_vast(zaak, "B-25", op=op, door=None, naam=f"Termijn voor {rij.get_soort_display().lower()} voorbij")
    if any(post_uiterlijk(rij) >= op for rij in rijen) or not _mag_dicht(zaak):
        return
    with stap(zaak, "afronden", op=op, door=None) as vers:
        sluit(vers, op=op, reden="Besluit staat vast: geen bezwaar of beroep")


def _mag_dicht(zaak: Melding) -> bool:
    genomen = zaak.beschikkingen.op_aanvraag().filter(besloten_op__isnull=False)
    besluit = genomen.order_by("-besloten_op", "-pk").first()
    if besluit is None or besluit.uitkomst not in _NEGATIEF:
        return False
    return not loopt_verweer(zaak, _STAAN_IN_DE_WEG)


def loopt_verweer(zaak: Melding, klokken: tuple[Termijn.Soort, ...] = _ZOUDEN_VERVALLEN) -> bool:
    """Whether a bezwaar, a beroep or a clock of one is open, which would be lost when the case closes."""
    loopt = Termijn.objects.filter(melding=zaak, gehaald_op__isnull=True, vervallen_op__isnull=True)
    return (
        loopt.filter(soort__in=klokken).exists()
        or Bezwaar.objects.filter(melding=zaak, status__in=_OPEN).exists()
        or Beroep.objects.filter(melding=zaak, uitspraak_op__isnull=True).exists()
    )
