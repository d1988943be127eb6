"""Letters of the melding: confirmation of receipt (D-01) and the form for a personal plan (D-43)."""

from dataclasses import dataclass
from datetime import date

from meldingen.brieven.gegevens import Briefdeel, Briefgegevens
from meldingen.brieven.soorten import Briefsoort


@dataclass(frozen=True)
class OntvangstbevestigingGegevens(Briefgegevens):
    """Input of D-01 (M-07, M-08). Dates are legal dates, computed by the caller.

    `persoonlijk_plan_tot` is the seventh day after the melding (T-03), `onderzoek_uiterlijk` the last day of
    the six weeks (T-01), `aanvraag_vanaf` the day after (T-09). `gemeld_door` ("uw dochter") is empty when
    the client called. `wachttijdtekst` is the sentence of the gemeente about waiting (M-20).
    """

    melding_op: date
    persoonlijk_plan_tot: date
    onderzoek_uiterlijk: date
    aanvraag_vanaf: date
    pgb_website: str
    privacy_website: str
    spoed_telefoon: str
    gemeld_door: str = ""
    hulpvraag: str = ""
    wachttijdtekst: str = ""


@dataclass(frozen=True)
class Rubriekvraag(Briefdeel):
    """One of the seven subjects of the law (O-02) as a question on the form."""

    letter: str
    kop: str
    vraag: str


RUBRIEKVRAGEN = (
    Rubriekvraag(
        "a",
        "Wat hebt u nodig?",
        "Wie bent u, en wat vindt u belangrijk? Wat lukt niet meer zo goed? Wat zou u graag anders willen?",
    ),
    Rubriekvraag(
        "b",
        "Wat kunt u zelf?",
        "Wat doet u zelf nog? Wat doen de mensen met wie u in één huis woont?",
    ),
    Rubriekvraag(
        "c",
        "Wie helpt u nu?",
        "Krijgt u hulp van familie, vrienden of buren? Wat doen zij, en hoe vaak? Kan iemand meer doen?",
    ),
    Rubriekvraag(
        "d",
        "Wat heeft uw mantelzorger nodig?",
        "Zorgt iemand al lang voor u? Wordt het te zwaar? Wat zou hem of haar helpen?",
    ),
    Rubriekvraag(
        "e",
        "Wat is er in de buurt?",
        "Gaat u ergens heen, zoals een buurthuis of een club? Of doet u iets voor anderen? Wilt u dat?",
    ),
    Rubriekvraag(
        "f",
        "Welke andere zorg of hulp hebt u?",
        "Denk aan de huisarts, de wijkverpleging of uw zorgverzekeraar. Of aan hulp bij werk, geld of wonen.",
    ),
    Rubriekvraag(
        "g",
        "Wat betekent de eigen bijdrage voor u?",
        "Voor hulp van de gemeente betaalt u vaak een bedrag per maand. Hebt u daar vragen over?",
    ),
)


@dataclass(frozen=True)
class PersoonlijkPlanGegevens(Briefgegevens):
    """Input of D-43 (M-09, M-11): the form, with the last day to hand it in."""

    inleveren_tot: date
    rubrieken: tuple[Rubriekvraag, ...] = RUBRIEKVRAGEN


SOORTEN = (
    Briefsoort(
        code="D-01",
        titel="Ontvangstbevestiging van uw melding",
        sjabloon="brieven/d01.html",
        verplichte_blokken=(
            "melding",
            "vervolg",
            "onderzoekstermijn",
            "aanvraagrecht",
            "clientondersteuning",
            "persoonlijk_plan",
            "pgb",
            "spoed",
            "privacy",
            "contact",
        ),
        versie="1",
        gegevens=OntvangstbevestigingGegevens,
    ),
    Briefsoort(
        code="D-43",
        titel="Formulier persoonlijk plan",
        sjabloon="brieven/d43.html",
        verplichte_blokken=(
            "uitleg",
            *(f"rubriek_{rubriek.letter}" for rubriek in RUBRIEKVRAGEN),
            "gewenste_hulp",
            "ondertekening",
        ),
        versie="1",
        gegevens=PersoonlijkPlanGegevens,
    ),
)
