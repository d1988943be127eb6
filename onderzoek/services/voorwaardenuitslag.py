"""What the conditions of a voorziening say to who decides on it (W-01 to W-29)."""

from collections.abc import Iterable
from dataclasses import dataclass

from meldingen.models import Melding
from onderzoek.models import Voorwaardentoets, Voorzieningkeuze, Voorzieningsoort
from onderzoek.services.voorwaarden import adviezen_van, feiten_van, lees_antwoorden, lijst_van
from onderzoek.voorwaarden.lijsten import LIJSTEN
from onderzoek.voorwaarden.vormen import Advies, Gewicht, Vraag


@dataclass(frozen=True, slots=True)
class Uitslag:
    """The answers with the advice that follows; `afwijking` is why a person deviated from it.

    `open_vraag` is the first question without an answer. A keuze without answers has neither answers nor advice.
    """

    keuze: Voorzieningkeuze
    antwoorden: dict[str, str]
    adviezen: tuple[Advies, ...]
    open_vraag: Vraag | None
    afwijking: str

    @property
    def past_niet(self) -> tuple[Advies, ...]:
        """The rules that say no."""
        return self._met(Gewicht.PAST_NIET)

    @property
    def eerst(self) -> tuple[Advies, ...]:
        """What comes before it."""
        return self._met(Gewicht.EERST)

    @property
    def past(self) -> tuple[Advies, ...]:
        """What speaks for it."""
        return self._met(Gewicht.PAST)

    @property
    def voorwaarden(self) -> tuple[str, ...]:
        """What a decision that grants lays upon the client."""
        return tuple(rij.voorwaarde for rij in self.adviezen if rij.voorwaarde)

    @property
    def redenen(self) -> tuple[str, ...]:
        """What a decision that grants says among its reasons."""
        return tuple(rij.reden for rij in self.adviezen if rij.reden)

    def weigert(self, regel: str) -> bool:
        """Whether this rule says no."""
        return any(rij.regel == regel for rij in self.past_niet)

    def _met(self, gewicht: Gewicht) -> tuple[Advies, ...]:
        return tuple(rij for rij in self.adviezen if rij.gewicht is gewicht)


def heeft_voorwaarden(soort: Voorzieningsoort) -> bool:
    """Whether there are questions about this soort."""
    return soort.vragenlijst in LIJSTEN


def uitslagen_van(melding: Melding, soorten: Iterable[Voorzieningsoort]) -> dict[str, Uitslag]:
    """By code of the soort, for those with conditions that were taken into consideration in this case."""
    codes = {soort.code for soort in soorten if heeft_voorwaarden(soort)}
    if not codes:
        return {}
    keuzes = Voorzieningkeuze.objects.filter(onderzoek__melding=melding, soort__code__in=codes)
    rijen = keuzes.select_related("soort", "onderzoek__melding", "toets")
    return {keuze.soort.code: uitslag for keuze in rijen if (uitslag := _uitslag(keuze)) is not None}


def uitslag_van(melding: Melding, soort: Voorzieningsoort) -> Uitslag | None:
    """Of one soort; None without conditions, and when it was not taken into consideration."""
    return uitslagen_van(melding, [soort]).get(soort.code)


def _uitslag(keuze: Voorzieningkeuze) -> Uitslag | None:
    lijst = lijst_van(keuze)
    if lijst is None:
        return None
    toets: Voorwaardentoets | None = getattr(keuze, "toets", None)
    feiten = feiten_van(keuze, lijst)
    antwoorden = {**(lees_antwoorden(toets) if toets else {}), **feiten}
    return Uitslag(
        keuze=keuze,
        antwoorden=antwoorden,
        adviezen=adviezen_van(toets, lijst, feiten) if toets else (),
        open_vraag=next(iter(lijst.ontbreekt(antwoorden)), None),
        afwijking=toets.afwijking if toets else "",
    )
