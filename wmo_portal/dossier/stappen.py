"""The work order of a case: each step with how far it is, and where it is done."""

from dataclasses import dataclass

from django.urls import reverse

from meldingen.models import (
    Gebruiker,
    Melding,
    Status,
)
from meldingen.rollen import Rol
from onderzoek.models import (
    Afwegingsstap,
    Rubriek,
)
from wmo_portal.dossier.daden import VOOR_AANVRAAG, moet_hervat
from wmo_portal.dossier.rollen import rollen_van

KLAAR, BEZIG, DOEN, NOG_NIET = "Klaar", "Mee bezig", "Nog doen", "Kan nog niet beginnen"
_BADGE = {KLAAR: "optijd", BEZIG: "bijna", DOEN: "info", NOG_NIET: "neutraal"}


@dataclass(frozen=True, slots=True)
class Stap:
    """One step of the case: what, how far, and where it is done (empty when this user cannot do it)."""

    tekst: str
    hoever: str
    adres: str = ""
    met_post: bool = False

    @property
    def badge(self) -> str:
        return _BADGE[self.hoever]


def stappen_van(melding: Melding, gebruiker: Gebruiker) -> list[Stap]:
    """The whole work order of the case, each step with how far it is."""
    stappen = [
        Stap("Melding bevestigen", KLAAR if melding.bevestigd_op else BEZIG),
        _stap(melding, gebruiker, "Zaak toewijzen", "toewijzen", bool(melding.behandelaar_id), True),
    ]
    if melding.melder_id:
        stappen.append(
            _stap(melding, gebruiker, "Toestemming van de cliënt", "toestemming", bool(melding.toestemming_op), True)
        )
    return stappen + _onderzoeksstappen(melding, gebruiker) + _besluitstappen(melding, gebruiker)


def _onderzoeksstappen(melding: Melding, gebruiker: Gebruiker) -> list[Stap]:
    onderzoek = getattr(melding, "onderzoek", None)
    mag_starten = bool(melding.bevestigd_op and melding.behandelaar_id)
    mag_starten = mag_starten and (melding.melder_id is None or melding.toestemming_op is not None)
    plan_bekend = bool(onderzoek and (onderzoek.plan_ontvangen_op or onderzoek.plan_afgezien_op))
    open_ = melding.status == Status.IN_ONDERZOEK
    klaar = melding.gevoerd and melding.rubrieken == len(Rubriek.Letter)
    gewogen = melding.stappen == len(Afwegingsstap.Stap)
    verzonden = melding.verslag_verzonden_op is not None
    bezig = [klaar, gewogen]
    # A gemeente without resultaatgebieden, as in a pilot with logeerzorg only, does without a plan.
    plan = _stap(
        melding, gebruiker, "Ondersteuningsplan", "ondersteuningsplan", melding.heeft_plan,
        open_ and melding.gevoerd, wijzig=open_,
    )  # fmt: skip
    return [
        _stap(melding, gebruiker, "Onderzoek openen", "vooronderzoek", onderzoek is not None, mag_starten, post=True),
        _stap(melding, gebruiker, "Persoonlijk plan", "persoonlijk_plan", plan_bekend, open_),
        *_gesprekstappen(melding, gebruiker, klaar, open_),
        _stap(melding, gebruiker, "Afweging", "afweging", gewogen, open_ and melding.gevoerd, wijzig=open_),
        *([plan] if melding.heeft_gebieden else []),
        _stap(melding, gebruiker, "Verslag opstellen", "verslag", melding.heeft_verslag, open_ and all(bezig)),
        _stap(melding, gebruiker, "Verslag verzenden", "verslag_verzenden", verzonden, open_ and melding.heeft_verslag),
    ]


def _gesprekstappen(melding: Melding, gebruiker: Gebruiker, klaar: bool, open_: bool) -> list[Stap]:
    """The conversation; or, when the client agreed to do without (O-06), the short investigation."""
    if melding.is_verkort:
        return [_stap(melding, gebruiker, "Verkort onderzoek", "verkort", melding.heeft_verslag, open_)]
    return [
        _stap(melding, gebruiker, "Gesprek plannen", "afspraak", melding.gepland, open_),
        _stap(melding, gebruiker, "Gesprek vastleggen", "gesprek", klaar, open_ and melding.gepland, wijzig=open_),
    ]


def _besluitstappen(melding: Melding, gebruiker: Gebruiker) -> list[Stap]:
    wacht = melding.status == Status.VERSLAG_VERZONDEN
    heropend = melding.status == Status.TER_FIATTERING and melding.voorstel_pk is None
    beoordeling = (melding.status == Status.IN_BEOORDELING or heropend) and not moet_hervat(melding)
    besloten = melding.status in (Status.BESCHIKT, Status.AFGESLOTEN) and melding.heeft_aanvraag
    stappen = [
        _stap(melding, gebruiker, "Getekend verslag registreren", "verslag_terug", melding.heeft_aanvraag, wacht),
        _stap(
            melding, gebruiker, "Aanvraag controleren", "aanvraag",
            melding.volledig_op is not None, melding.status == Status.AANGEVRAAGD,
        ),
    ]  # fmt: skip
    if melding.onderwerp == Melding.Onderwerp.LOGEERZORG:
        mag = melding.status not in (*VOOR_AANVRAAG, Status.BESCHIKT) and not melding.is_gesloten
        # After the grant more stays are booked here, and called off.
        blijft = mag or melding.status == Status.BESCHIKT
        stappen.append(
            _stap(melding, gebruiker, "Bed zoeken en vastzetten", "logeren", melding.bed_vast, mag, wijzig=blijft)
        )
    voorgesteld = melding.voorstel_pk is not None
    stappen.append(_stap(melding, gebruiker, "Besluit voorstellen", "besluit", voorgesteld or besloten, beoordeling))
    naar = ""
    if voorgesteld and gebruiker.is_een(Rol.TEAMLEIDER, Rol.KWALITEIT):
        naar = reverse("voorstel", args=[melding.voorstel_pk])
    stappen.append(Stap("Besluit nemen", KLAAR if besloten else (DOEN if voorgesteld else NOG_NIET), naar))
    return stappen


def _stap(
    melding: Melding,
    gebruiker: Gebruiker,
    tekst: str,
    pagina: str,
    klaar: bool,
    mag: bool,
    *,
    post: bool = False,
    wijzig: bool = False,
) -> Stap:
    """A step links to its page when it can be done now by this user, or (`wijzig`) be done again."""
    mag_zelf = gebruiker.is_een(*rollen_van(pagina))
    hoever = KLAAR if klaar else (DOEN if mag else NOG_NIET)
    doel = mag_zelf and not melding.is_gesloten and ((mag and not klaar) or wijzig)
    return Stap(tekst, hoever, reverse(pagina, args=[melding.nummer]) if doel else "", met_post=post)
