"""How far the conversation is, part by part, in one query."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from onderzoek.models import Afstemming, Gesprek, Huishouden, Mantelzorger, Onderzoek, Rubriek, Taakverdeling
from onderzoek.views.gespreksdelen import DELEN

KLAAR, BEZIG, DOEN = "Klaar", "Mee bezig", "Nog doen"
_BADGE = {KLAAR: "optijd", BEZIG: "bijna", DOEN: "info"}


@dataclass(frozen=True, slots=True)
class Regel:
    """One part in the list: its name, how far it is, and its address."""

    code: str
    naam: str
    hoever: str
    adres: str
    badge: str


def adres_van(nummer: str, code: str) -> str:
    """The address of a part; the first one is the conversation itself."""
    return reverse("gesprek", args=[nummer]) if code == "begin" else reverse("gesprek_deel", args=[nummer, code])


def met_gespreksvoortgang(onderzoeken: QuerySet[Onderzoek]) -> QuerySet[Onderzoek]:
    """Annotate with what the list of parts tells."""
    eigen = {"onderzoek": OuterRef("pk")}
    rubrieken = Rubriek.objects.filter(**eigen).exclude(tekst="")
    mantelzorgers = Mantelzorger.objects.filter(**eigen).order_by().values("onderzoek")
    return onderzoeken.annotate(
        letters=ArraySubquery(rubrieken.values("letter")),
        gepland=Exists(Gesprek.objects.filter(**eigen, afgezegd_op__isnull=True)),
        gevoerd=Exists(Gesprek.objects.filter(**eigen, gevoerd_op__isnull=False)),
        heeft_huishouden=Exists(Huishouden.objects.filter(**eigen).exclude(leefsituatie="")),
        woont_niet_samen=Exists(Huishouden.objects.filter(**eigen).exclude(leefsituatie__in=["", "samen"])),
        aantal_huisgenoten=Count("huisgenoten", distinct=True),
        heeft_taken=Exists(Taakverdeling.objects.filter(herverdeling__onderzoek=OuterRef("pk"))),
        mantelzorgers_open=ArraySubquery(
            mantelzorgers.annotate(open=Count("pk", filter=Q(overbelast="")), alle=Count("pk")).values("open")
        ),
        heeft_afstemming=Exists(Afstemming.objects.filter(**eigen)),
        aantal_verzoeken=Count("gegevensverzoeken", distinct=True),
        verzoeken_open=Count("gegevensverzoeken", filter=Q(gegevensverzoeken__reactie=""), distinct=True),
    )


def voortgang(onderzoek: Onderzoek, nummer: str) -> list[Regel]:
    """The list of parts; `onderzoek` comes from `met_gespreksvoortgang`."""
    hoever = dict(_hoever(onderzoek))
    return [
        Regel(code, deel.naam, hoever[code], adres_van(nummer, code), _BADGE[hoever[code]])
        for code, deel in DELEN.items()
        if code != "begin" or onderzoek.gepland
    ]


def _hoever(onderzoek: Onderzoek) -> Iterator[tuple[str, str]]:
    begin = (
        onderzoek.gevoerd, onderzoek.identiteit_gezien_op, onderzoek.pgb_voorlichting_op,
        onderzoek.bijdrage_voorlichting_op,
    )  # fmt: skip
    yield "begin", KLAAR if all(begin) else BEZIG if any(begin) else DOEN
    for letter in Rubriek.Letter.values:
        yield letter, KLAAR if letter in onderzoek.letters else DOEN
    yield "huishouden", KLAAR if onderzoek.heeft_huishouden else DOEN
    yield "huisgenoten", KLAAR if onderzoek.aantal_huisgenoten or onderzoek.woont_niet_samen else DOEN
    yield "taken", KLAAR if onderzoek.heeft_taken or onderzoek.woont_niet_samen else DOEN
    openstaand = onderzoek.mantelzorgers_open
    yield "mantelzorgers", DOEN if not openstaand else BEZIG if openstaand[0] else KLAAR
    yield "afstemming", KLAAR if onderzoek.heeft_afstemming else DOEN
    yield "gegevens", DOEN if not onderzoek.aantal_verzoeken else BEZIG if onderzoek.verzoeken_open else KLAAR
