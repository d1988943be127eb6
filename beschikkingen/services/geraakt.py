"""Which running cases a new value touches when the aanvraag or the decision is the deciding day (B-27)."""

from django.db.models import Exists, OuterRef

from beschikkingen.models import Aanvraag, Beschikking
from meldingen.models import Gemeente, Melding
from meldingen.parametersoorten import Peildatum
from meldingen.services.geraakt import Periode, Zoekresultaat, in_periode, registreer_zoeker


def bij_aanvraag(gemeente: Gemeente, periode: Periode) -> Zoekresultaat:
    """Running cases whose aanvraag came in during the period, and those that have no aanvraag yet."""
    lopend = Melding.objects.openstaand().filter(gemeente=gemeente)
    leidend = Aanvraag.objects.filter(melding=OuterRef("pk"), rol=Aanvraag.Rol.LEIDEND, ingetrokken_op__isnull=True)
    zonder = lopend.filter(~Exists(leidend)) if periode.raakt_nog_wat_komt else lopend.none()
    return Zoekresultaat(lopend.filter(Exists(leidend.filter(**in_periode("ontvangen_op", periode)))), zonder)


def bij_besluit(gemeente: Gemeente, periode: Periode) -> Zoekresultaat:
    """Cases decided in the period (only when it began in the past), and those that still wait for a decision."""
    zaken = Melding.objects.filter(gemeente=gemeente)
    besluiten = Beschikking.objects.filter(melding=OuterRef("pk"), **in_periode("besloten_op", periode))
    straks = zaken.openstaand() if periode.raakt_nog_wat_komt else zaken.none()
    return Zoekresultaat(zaken.filter(Exists(besluiten)), straks)


def registreer() -> None:
    """The days only this app knows."""
    registreer_zoeker(Peildatum.AANVRAAG, bij_aanvraag)
    registreer_zoeker(Peildatum.BESLUIT, bij_besluit)
