"""Loads what waits for a signature, and takes several alike decisions: each one on its own."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.core.paginator import Page, Paginator
from django.db.models import CharField, DecimalField, Exists, OuterRef, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Cast, Coalesce, Concat

from beschikkingen.models import Beschikking, Besluitregel
from beschikkingen.services.besluitsoorten import werkwijze
from beschikkingen.services.mandaat import gezien
from beschikkingen.services.voorstellen import neem_besluit
from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Inzage, Melding
from meldingen.termijnen.woorden import Stand, stand
from wmo_portal.lijsten import zoek_zaken

PER_PAGINA = 25


@dataclass(frozen=True, slots=True)
class Voorstel:
    """One row: the proposal, its clock, what is decided about, its value, and whether this user opened it."""

    rij: Beschikking
    stand: Stand
    wat: str
    bedrag: Decimal
    is_bekeken: bool


@dataclass(frozen=True, slots=True)
class Afloop:
    """What happened with one of several: decided, or the sentence that says why not."""

    nummer: str
    inwoner: str
    fout: str


def wachtend(gebruiker: Gebruiker) -> QuerySet[Beschikking]:
    """The proposals this user may see that nobody has decided or sent back, the nearest legal date first."""
    waarde = (
        Besluitregel.objects.filter(beschikking=OuterRef("pk"), is_toegekend=True)
        .order_by()
        .values("beschikking")
        .annotate(som=Sum("kostprijs"))
    )
    blik = Inzage.objects.filter(
        melding=OuterRef("melding"),
        gebruiker=gebruiker,
        wat=Concat(Value(gezien("")), Cast(OuterRef("pk"), CharField())),
    )
    return (
        Beschikking.objects.zichtbaar_voor(gebruiker)
        .wachtend()
        .select_related(
            "melding__client",
            "melding__gemeente",
            "voorgesteld_door",
            "ambtshalve__voorziening__regel__gevraagd__soort",
        )
        .prefetch_related("regels__gevraagd__soort")
        .annotate(
            bedrag=Coalesce(Subquery(waarde.values("som")), Value(Decimal("0.00")), output_field=_GELD),
            is_bekeken=Exists(blik),
        )
        .order_by("melding__uiterlijk_op", "pk")
    )


_GELD = DecimalField(max_digits=9, decimal_places=2)


def laad_beslislijst(gebruiker: Gebruiker, zoek: str, pagina: str | None, vandaag: date) -> tuple[Page, list[Voorstel]]:
    """One page of the queue; `zoek` finds a case as in the werkvoorraad."""
    rijen = wachtend(gebruiker)
    if zoek.strip():
        rijen = rijen.filter(melding__in=zoek_zaken(Melding.objects.all(), zoek))
    blad = Paginator(rijen, PER_PAGINA).get_page(pagina)
    return blad, [
        Voorstel(rij, stand(rij.melding.uiterlijk_op, vandaag), _wat(rij), _bedrag(rij), rij.is_bekeken) for rij in blad
    ]


def weiger_ongelijke(rijen: list[Beschikking]) -> None:
    """Several at once only when they decide the same about the same, and each of them was opened before."""
    if not rijen:
        raise Geweigerd("Kies eerst over welke voorstellen u wilt beslissen.")
    if any(werkwijze(rij).is_ambtshalve for rij in rijen):
        raise Geweigerd("Over een herziening, intrekking of terugvordering beslist u één voor één.")
    if len({(rij.soort, rij.uitkomst, _wat(rij)) for rij in rijen}) > 1:
        raise Geweigerd("Samen beslissen kan alleen over gelijke voorstellen: dezelfde hulp en dezelfde uitkomst.")
    if dicht := [rij.melding.nummer for rij in rijen if not rij.is_bekeken]:
        raise Geweigerd(f"Bekijk eerst elk voorstel. U opende nog niet: {', '.join(dicht)}.")


def beslis_over_alle(rijen: list[Beschikking], *, op: date, door: Gebruiker) -> list[Afloop]:
    """Decide one case after the other, each in a transaction of its own: what fails stops only itself."""
    return [Afloop(rij.melding.nummer, rij.melding.client.naam, _fout(rij, op, door)) for rij in rijen]


def _fout(rij: Beschikking, op: date, door: Gebruiker) -> str:
    try:
        neem_besluit(rij, op=op, door=door)
    except Geweigerd as fout:
        return str(fout)
    return ""


def _bedrag(rij: Beschikking) -> Decimal:
    """As annotated on the row; what is claimed back has no lines."""
    return rij.ambtshalve.bedrag if rij.soort == Beschikking.Soort.TERUGVORDERING else rij.bedrag


def _wat(rij: Beschikking) -> str:
    if rij.soort == Beschikking.Soort.BUITENLAND:
        return f"pgb in {rij.parameters['land']}"
    if werkwijze(rij).is_ambtshalve:
        return rij.ambtshalve.voorziening.regel.gevraagd.soort.naam.lower()
    return ", ".join(sorted(regel.gevraagd.soort.naam.lower() for regel in rij.regels.all()))
