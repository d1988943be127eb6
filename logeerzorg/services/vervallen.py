"""Stays that end without a letter: the case closes, nothing was granted, or the client died (LR-14)."""

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q

from beschikkingen.models import Voorziening
from logeerzorg.models import Reservering
from logeerzorg.services.blokkades import geef_vastgehouden_vrij
from logeerzorg.services.grendel import in_woorden, looptijden
from logeerzorg.services.saldo import werk_saldo_bij
from logeerzorg.services.telling import peildatum
from logeerzorg.services.wachtlijst import meld_vrijval, sluit_signaal
from meldingen.models import Client, Gebruiker, Melding
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast
from onderzoek.models import Voorzieningsoort

S = Reservering.Status
OPEN = (S.OPTIE, S.BEVESTIGD, S.WACHTLIJST)


def laat_vervallen_bij_sluiten(melding: Melding, *, op: date) -> None:
    """A case that ends frees its beds."""
    laat_vervallen(melding, OPEN, op=op, door=None)


@handeling
def laat_vervallen_bij_overlijden(client: Client, *, op: date, door: Gebruiker | None = None) -> None:
    """Nobody comes any more, and who was there is there no longer; the family gets no letters about it."""
    Client.objects.select_for_update().get(pk=client.pk)
    zaken = Melding.objects.select_for_update().filter(pk__in=client.reserveringen.values("melding")).order_by("pk")
    for melding in list(zaken):
        for rij in _rijen(melding, (S.AANWEZIG,)):
            _beeindig(rij, op)
            leg_vast(melding, "LR-07", op=op, door=door, naam=f"Verblijf geëindigd: {in_woorden(rij)}")
            werk_saldo_bij(client, rij.gemeente, dag=peildatum(melding, op))
        laat_vervallen(melding, OPEN, reden=Reservering.Reden.OVERLIJDEN, op=op, door=door)
    geef_vastgehouden_vrij(client, op=op)


def laat_vervallen_na_einde(*, op: date) -> int:
    """Stays that a shortened or withdrawn grant no longer covers lapse (LR-14); returns how many. Idempotent."""
    grant = Voorziening.objects.filter(
        melding=OuterRef("melding"), regel__gevraagd__soort__code=Voorzieningsoort.KORTDUREND_VERBLIJF
    )
    dekt = grant.filter(
        Q(einddatum__isnull=True) | Q(einddatum__gte=OuterRef("periode__endswith")),
        ingangsdatum__lte=OuterRef("periode__startswith"),
    )
    buiten = Reservering.objects.filter(Exists(grant), ~Exists(dekt), status__in=OPEN, is_dagdeel=False)
    zaken = Melding.objects.filter(pk__in=buiten.values("melding")).select_related("client").order_by("pk")
    return sum(_vervallen_na_einde(melding, op) for melding in zaken)


@handeling
def _vervallen_na_einde(melding: Melding, op: date) -> int:
    Client.objects.select_for_update().get(pk=melding.client_id)
    vers = Melding.objects.select_for_update(of=("self",)).select_related("client", "gemeente").get(pk=melding.pk)
    lopend = looptijden(vers)
    buiten = [
        rij for rij in _rijen(vers, OPEN) if not any(looptijd.dekt(rij.aankomst, rij.vertrek) for looptijd in lopend)
    ]
    _vervallen(vers, buiten, reden=Reservering.Reden.EINDE, op=op, door=None)
    return len(buiten)


def laat_vervallen(
    melding: Melding,
    statussen: tuple[str, ...],
    *,
    reden: str = Reservering.Reden.EINDE,
    op: date,
    door: Gebruiker | None,
) -> None:
    """LR-14: bed free and etmalen back. The client is locked by the act this follows from."""
    _vervallen(melding, _rijen(melding, statussen), reden=reden, op=op, door=door)


def _vervallen(melding: Melding, vervallen: list[Reservering], *, reden: str, op: date, door: Gebruiker | None) -> None:
    for rij in vervallen:
        rij.reden = reden
        rij.vervallen_zonder_brief()
        rij.save()
        sluit_signaal(rij, op=op, door=None)
        leg_vast(melding, "LR-14", op=op, door=door, naam=f"Verblijf vervallen: {in_woorden(rij)}")
    if vervallen:
        werk_saldo_bij(melding.client, melding.gemeente, dag=peildatum(melding, op))
    for rij in vervallen:
        if not rij.is_dagdeel:
            meld_vrijval(rij.bed, max(op, rij.aankomst), rij.vertrek, op=op)


def _rijen(melding: Melding, statussen: tuple[str, ...]) -> list[Reservering]:
    rijen = Reservering.objects.select_for_update(of=("self",)).filter(melding=melding, status__in=statussen)
    return list(rijen.select_related("bed__locatie", "gemeente", "melding").order_by("pk"))


def _beeindig(rij: Reservering, op: date) -> None:
    """The nights that were slept; on the day of arrival that is none."""
    dag = min(max(op, rij.aankomst), rij.vertrek)
    if dag < rij.vertrek:
        rij.gepland = rij.gepland or rij.periode
    rij.is_dagdeel = dag == rij.aankomst
    rij.periode = type(rij.periode)(rij.aankomst, max(dag, rij.aankomst + timedelta(days=1)))
    rij.reden = Reservering.Reden.OVERLIJDEN
    rij.vertrekken()
    rij.save()
