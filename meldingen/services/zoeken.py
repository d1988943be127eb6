"""Do we know this person: clients of the own gemeente, with the cases that may be told of (chapter 6)."""

from dataclasses import dataclass

from django.db.models import BooleanField, Case, Prefetch, Q, QuerySet, Value, When

from meldingen.models import Client, Gebruiker, Melding, Zoekterm
from meldingen.querysets import OPEN, zaken_van
from meldingen.rollen import GEHEIM_ADRES
from meldingen.zoekvorm import klank, vouw
from meldingen.zoekvraag import Zoekvraag

SORTERING = {"naam": ("sorteersleutel", "pk"), "geboren": ("geboortedatum", "sorteersleutel", "pk")}
MEESTE = 200  # who needs more clients than this has to say more


@dataclass(frozen=True, slots=True)
class Lopend:
    """What of a case may be told: all of it, or only that it runs and with whom."""

    melding: Melding
    is_zichtbaar: bool

    @property
    def bij(self) -> str:
        """With whom it is."""
        return str(self.melding.behandelaar or self.melding.team or "nog niemand")


def zoek_clienten(
    gebruiker: Gebruiker, vraag: Zoekvraag, *, bsn_index: str | None = None, sorteer: str = "naam"
) -> QuerySet[Client]:
    """The clients of the gemeente of this user that answer to every part of the search, at most `MEESTE`.

    The BSN is asked by its blind index. A secret address does not find its client, except for who may know it.
    """
    rijen = Client.objects.filter(gemeente_id=gebruiker.gemeente_id)
    if bsn_index:
        rijen = rijen.filter(bsn_index=bsn_index)
    if vraag.nummer:
        nummers = Melding.objects.filter(gemeente_id=gebruiker.gemeente_id, nummer__endswith=vraag.nummer)
        rijen = rijen.filter(pk__in=nummers.values("client_id"))
    if vraag.geboren:
        rijen = rijen.filter(geboortedatum__in=vraag.geboren)
    if vraag.postcode:
        rijen = _op_adres(rijen, vraag, gebruiker)
    for woord in vraag.woorden:
        rijen = rijen.filter(pk__in=op_naam(woord).values("client_id"))
    omgekeerd, naam = sorteer.startswith("-"), sorteer.lstrip("-")
    velden = SORTERING.get(naam, SORTERING["naam"])
    return rijen.order_by(*(f"-{veld}" for veld in velden) if omgekeerd else velden)[:MEESTE]


def op_naam(woord: str) -> QuerySet[Zoekterm]:
    """The terms that one word finds: as it is spelled, from its beginning, or as it sounds."""
    return Zoekterm.objects.filter(Q(term__startswith=vouw(woord)) | Q(soort="klank", term=klank(woord)))


def met_zaken(rijen: QuerySet[Client], gebruiker: Gebruiker) -> QuerySet[Client]:
    """The same clients with `te_tonen`: the cases this user may open, and of the others only those that run."""
    zichtbaar = zaken_van(gebruiker)
    zaken = (
        Melding.objects.filter(zichtbaar | Q(status__in=OPEN))
        .annotate(
            is_zichtbaar=Case(When(zichtbaar, then=Value(True)), default=Value(False), output_field=BooleanField())
        )
        .select_related("behandelaar", "team")
        .order_by("-ontvangen_op", "-pk")
    )
    return rijen.prefetch_related(Prefetch("meldingen", queryset=zaken, to_attr="te_tonen"))


def zaken_van_client(client: Client) -> list[Lopend]:
    """What may be told of the cases of a client that `met_zaken` fetched."""
    return [Lopend(melding, melding.is_zichtbaar) for melding in client.te_tonen]


def _op_adres(rijen: QuerySet[Client], vraag: Zoekvraag, gebruiker: Gebruiker) -> QuerySet[Client]:
    rijen = rijen.filter(postcode=vraag.postcode)
    if vraag.huisnummer:
        # '12a' and '12 A' and '12-a' are one number.
        rijen = rijen.filter(huisnummer__iregex="^" + r"[\s-]*".join(vraag.huisnummer) + "$")
    return rijen if gebruiker.is_een(*GEHEIM_ADRES) else rijen.filter(adres_is_geheim=False)
