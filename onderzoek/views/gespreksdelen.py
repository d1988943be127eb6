"""Which parts a conversation has: where each is kept, with which form it is shown, and which act saves it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from onderzoek.forms.deel import DeelFormulier
from onderzoek.forms.gespreksdelen import (
    PROMPTS,
    AfstemmingFormulier,
    BeginFormulier,
    NieuwVerzoekFormulier,
    RubriekFormulier,
    VerzoekFormulier,
)
from onderzoek.forms.huishouden import (
    CLIENT,
    HuisgenootFormulier,
    HuishoudenFormulier,
    NieuweHuisgenootFormulier,
    TakenFormulier,
)
from onderzoek.forms.mantelzorg import MantelzorgerFormulier, NieuweMantelzorgerFormulier
from onderzoek.models import (
    Afstemming,
    Gegevensverzoek,
    Gesprek,
    Gespreksdeel,
    Herverdeling,
    Huisgenoot,
    Huishouden,
    Mantelzorger,
    Onderzoek,
    Rubriek,
)
from onderzoek.services import gesprek, huishouden, mantelzorg
from onderzoek.services.bewaren import Uitslag

# Saves the cleaned form: (row or onderzoek, form, blad, op=, door=).
Bewaar = Callable[..., Uitslag]


@dataclass(frozen=True, slots=True)
class Deel:
    """A part with one page; `haal` finds its row, or an empty one.

    `leeg` makes the row that is enough to save with: the act locks and compares the real one itself.
    """

    code: str
    naam: str
    formulier: type[DeelFormulier]
    haal: Callable[[Onderzoek], Gespreksdeel | None]
    bewaar: Bewaar
    prompts: tuple[str, ...] = ()
    leeg: Callable[[Onderzoek], Gespreksdeel] | None = None


@dataclass(frozen=True, slots=True)
class Lijst:
    """A part that is a list; each row has a page of its own."""

    code: str
    naam: str
    uitleg: str
    soort: type[Any]
    verzameling: str
    nieuw: type[DeelFormulier]
    formulier: type[DeelFormulier]
    voeg_toe: Callable[..., Any]
    bewaar: Bewaar
    haal_weg: Callable[..., None] | None = None


def _rij_van(soort: type[Any]) -> Callable[[Onderzoek], Any]:
    """The one row of this kind, with who saved it."""
    return lambda onderzoek: (
        soort.objects.filter(onderzoek=onderzoek).select_related("bewaard_door").first() or soort(onderzoek=onderzoek)
    )


def _gesprek(onderzoek: Onderzoek) -> Gesprek | None:
    return (
        Gesprek.objects.filter(onderzoek=onderzoek, afgezegd_op__isnull=True)
        .select_related("onderzoek__melding", "bewaard_door")
        .first()
    )


def _rubriek(letter: str) -> Callable[[Onderzoek], Rubriek]:
    return lambda onderzoek: (
        Rubriek.objects.filter(onderzoek=onderzoek, letter=letter).select_related("bewaard_door").first()
        or Rubriek(onderzoek=onderzoek, letter=letter)
    )


def _bewaar_begin(rij: Gesprek, formulier: BeginFormulier, blad: Any, **act: Any) -> Uitslag:
    return gesprek.bewaar_begin(rij, formulier.feiten(), blad, van_onderzoek=formulier.van_onderzoek(), **act)


def _bewaar_rubriek(rij: Rubriek, formulier: RubriekFormulier, blad: Any, **act: Any) -> Uitslag:
    return gesprek.bewaar_rubriek(rij.onderzoek, rij.letter, formulier.feiten(), blad, **act)


def _bij_onderzoek(dienst: Bewaar) -> Bewaar:
    return lambda rij, formulier, blad, **act: dienst(rij.onderzoek, formulier.feiten(), blad, **act)


def _bij_rij(dienst: Bewaar) -> Bewaar:
    return lambda rij, formulier, blad, **act: dienst(rij, formulier.feiten(), blad, **act)


def _bewaar_taken(rij: Herverdeling, formulier: TakenFormulier, blad: Any, **act: Any) -> Uitslag:
    verdeling = {
        taak: huishouden.Verdeeld(
            door_client=wie == CLIENT, huisgenoot=int(wie) if wie.isdigit() else None, motivering=waarom
        )
        for taak, (wie, waarom) in formulier.verdeling().items()
    }
    return huishouden.verdeel_taken(rij.onderzoek, verdeling, blad, **act)


def _rubriekdeel(letter: str, naam: str) -> Deel:
    return Deel(
        letter, f"{letter}. {naam}", RubriekFormulier, _rubriek(letter), _bewaar_rubriek, PROMPTS[letter],
        leeg=lambda onderzoek: Rubriek(onderzoek=onderzoek, letter=letter),
    )  # fmt: skip


DELEN: dict[str, Deel | Lijst] = {
    deel.code: deel
    for deel in (
        Deel("begin", "Begin van het gesprek", BeginFormulier, _gesprek, _bewaar_begin),
        *(_rubriekdeel(letter, naam) for letter, naam in Rubriek.Letter.choices),
        Deel(
            "huishouden", "Huishouden", HuishoudenFormulier, _rij_van(Huishouden),
            _bij_onderzoek(huishouden.bewaar_huishouden),
        ),
        Lijst(
            "huisgenoten", "Huisgenoten",
            "Wie wonen er met de inwoner? Bij de leeftijd hoort een norm voor wat gebruikelijk is.",
            Huisgenoot, "huisgenoten", NieuweHuisgenootFormulier, HuisgenootFormulier,
            huishouden.voeg_huisgenoot_toe, _bij_rij(huishouden.bewaar_huisgenoot), huishouden.haal_huisgenoot_weg,
        ),
        Deel(
            "taken", "Verdeling van de taken", TakenFormulier, _rij_van(Herverdeling), _bewaar_taken,
            ("Valt iemand uit, dan verdelen de anderen in huis de taken opnieuw.",
             "Het protocol gebruikelijke zorg is een richtlijn. Wijkt u af, schrijf dan op waarom."),
        ),
        Lijst(
            "mantelzorgers", "Mantelzorgers", "Wie zorgt er voor de inwoner? Vul voor iedereen de vragenlijst in.",
            Mantelzorger, "mantelzorgers", NieuweMantelzorgerFormulier, MantelzorgerFormulier,
            mantelzorg.voeg_mantelzorger_toe, _bij_rij(mantelzorg.bewaar_mantelzorger),
            mantelzorg.haal_mantelzorger_weg,
        ),
        Deel(
            "afstemming", "Afstemming en onderbouwing", AfstemmingFormulier, _rij_van(Afstemming),
            _bij_onderzoek(gesprek.bewaar_afstemming), leeg=lambda onderzoek: Afstemming(onderzoek=onderzoek),
        ),
        Lijst(
            "gegevens", "Gevraagde gegevens", "Wat hebt u de inwoner gevraagd, en wat kwam daarop?",
            Gegevensverzoek, "gegevensverzoeken", NieuwVerzoekFormulier, VerzoekFormulier,
            gesprek.vraag_gegevens, _bij_rij(gesprek.bewaar_gegevensverzoek),
        ),
    )
}  # fmt: skip
