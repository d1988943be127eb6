"""What may be done in a case beside the steps: acts by heading, as its status and the role allow."""

from dataclasses import dataclass

from django.urls import reverse

from meldingen.models import (
    Gebruiker,
    Melding,
    Opschorting,
    Status,
)
from meldingen.querysets import OPEN
from onderzoek.services.keuze import OPEN_VOOR_KEUZE
from wmo_portal.dossier.rollen import rollen_van

VOOR_AANVRAAG = (Status.ONTVANGEN, Status.IN_ONDERZOEK)


@dataclass(frozen=True, slots=True)
class Daden:
    """Acts that belong together, under one heading; `links` are words and address."""

    kop: str
    links: list[tuple[str, str]]


_OPEN_AANVRAAG = (Status.AANGEVRAAGD, Status.IN_BEOORDELING, Status.TER_FIATTERING)
_IN_AANVRAAG = (*_OPEN_AANVRAAG, Status.HERSTELTERMIJN, Status.BESCHIKT)
_MET_VERSLAG = (Status.IN_ONDERZOEK, Status.VERSLAG_VERZONDEN, *_OPEN_AANVRAAG, Status.HERSTELTERMIJN)
_PERSOONLIJK_PLAN = (
    Status.ONTVANGEN, Status.IN_ONDERZOEK, Status.AANGEVRAAGD, Status.HERSTELTERMIJN, Status.IN_BEOORDELING,
)  # fmt: skip
_ZORGPLAN = (Status.VERSLAG_VERZONDEN, Status.AANGEVRAAGD, Status.HERSTELTERMIJN, Status.IN_BEOORDELING)
_PAS_NA_VERSLAG = ("verslag_versies", "verslag_toets", "verslag_niet_gewenst")
# What may be done beside the steps, by heading: page, words, in which statuses.
_MEER = {
    "Contact en toestemming": (
        ("contact", "Afspraken en contact", OPEN),
        ("toestemmingen", "Toestemmingen", OPEN),
        ("machtigingen", "Machtigingen", OPEN),
        ("inlogcode", "Inlogcode per brief sturen", tuple(Status)),
        ("inwonerberichten", "Berichten met de inwoner", tuple(Status)),
        ("wijziging_invoeren", "Wijziging of vraag van de inwoner", tuple(Status)),
        ("voorkeuren", "Wensen voor contact", tuple(Status)),
        ("briefadres", "Briefadres vastleggen", OPEN),
    ),
    "Onderzoek": (
        (
            "bekend",
            "Bekijken wat de gemeente al weet",
            (Status.IN_ONDERZOEK, Status.AANGEVRAAGD, Status.IN_BEOORDELING),
        ),
        ("persoonlijk_plan", "Persoonlijk plan bekijken of vastleggen", _PERSOONLIJK_PLAN),
        ("voorzieningen", "Voorzieningen: voorwaarden en bedragen", OPEN_VOOR_KEUZE),
        ("pgb", "Persoonsgebonden budget (pgb)", OPEN_VOOR_KEUZE),
        ("advies", "Advies van een deskundige", (Status.IN_ONDERZOEK, Status.IN_BEOORDELING)),
        ("verkort", "Verkort onderzoek zonder gesprek", (Status.IN_ONDERZOEK,)),
        ("minderjarig", "Jonger dan 18: woningaanpassing of hulpmiddel", VOOR_AANVRAAG),
        ("woonplaats", "Woonplaats controleren", OPEN),
        ("beschermd_wonen", "Beschermd wonen en opvang", OPEN),
        ("sanering", "Vervuild huishouden: GGD en sanering", OPEN),
        ("verlengen", "Onderzoek verlengen", (Status.IN_ONDERZOEK,)),
    ),
    "Verslag en zorgplan": (
        ("verslag_versies", "Versies van het verslag vergelijken", _MET_VERSLAG),
        ("verslag_toets", "Verslag toetsen", (Status.IN_ONDERZOEK,)),
        ("verslag_niet_gewenst", "Inwoner wil geen verslag ontvangen", (Status.IN_ONDERZOEK,)),
        ("niet_akkoord", "Niet akkoord verwerken", (Status.VERSLAG_VERZONDEN,)),
        ("verslag_aanvulling", "Aanvulling van de inwoner bij het verslag", tuple(Status)),
        ("akkoord_zonder_aanvraag", "Herinneren aan de aanvraag", (Status.VERSLAG_VERZONDEN,)),
        ("zorgplan_vragen", "Zorgplan vragen", _ZORGPLAN),
        ("zorgplan", "Zorgplan bekijken", _ZORGPLAN),
    ),
    "Aanvraag en termijnen": (
        ("triage", "Aanvraag zonder melding behandelen", (Status.ONTVANGEN,)),
        ("aanvraag_invoeren", "Aanvraag op papier invoeren", tuple(Status)),
        ("herhaling", "Eerdere afwijzing bekijken", _OPEN_AANVRAAG),
        ("aanvraag_intrekken", "Aanvraag intrekken", (Status.ONTVANGEN, *_OPEN_AANVRAAG, Status.HERSTELTERMIJN)),
        ("hersteltermijn", "Om aanvulling vragen", (Status.AANGEVRAAGD, Status.IN_BEOORDELING)),
        ("aangevuld", "Aanvulling registreren", (Status.HERSTELTERMIJN,)),
        ("na_herstel", "Verder zonder aanvulling", (Status.HERSTELTERMIJN,)),
        ("buiten_behandeling", "Aanvraag niet behandelen", (Status.HERSTELTERMIJN,)),
        ("opschorten", "Beslistermijn opschorten", (Status.IN_BEOORDELING, Status.TER_FIATTERING)),
        ("hervatten", "Beslistermijn hervatten", (Status.IN_BEOORDELING,)),
        ("uitstel", "Uitstel berichten", _OPEN_AANVRAAG),
        ("ingebrekestelling", "Ingebrekestelling", OPEN),
    ),
    "Na het besluit": (
        ("herziening", "Herzien, intrekken of terugvorderen", (Status.BESCHIKT,)),
        ("opzegging_invoeren", "Opzegging van hulp of hulpmiddel", (Status.BESCHIKT, Status.AFGESLOTEN)),
    ),
    "Bezwaar en beroep": (
        ("bezwaar", "Bezwaar en beroep", (*_IN_AANVRAAG, Status.AFGESLOTEN)),
        ("dwangsom", "Dwangsom vaststellen", _IN_AANVRAAG),
    ),
    "Zaak": (
        ("spoed", "Spoed en tijdelijke hulp", tuple(Status)),
        ("notitie", "Notitie schrijven", OPEN),
        ("toewijzen", "Zaak overdragen of overnemen", OPEN),
        ("belang", "Persoonlijk belang melden", OPEN),
        ("afdoen", "Informatie en advies zijn genoeg", VOOR_AANVRAAG),
        ("doorsturen", "Doorsturen of verwijzen", (*VOOR_AANVRAAG, Status.AANGEVRAAGD)),
        ("toekomstig_ingezetene", "Inwoner komt hier wonen", VOOR_AANVRAAG),
        ("meldingsdatum", "Meldingsdatum wijzigen", VOOR_AANVRAAG),
        ("intrekken", "Melding intrekken", (*VOOR_AANVRAAG, Status.VERSLAG_VERZONDEN)),
    ),
}


def meer_doen(melding: Melding, gebruiker: Gebruiker, *, is_jong: bool = False) -> list[Daden]:
    """The acts that this status and role allow, under their headings; a heading without acts is left out."""
    verborgen = ("opschorten", "uitstel", "hersteltermijn") if moet_hervat(melding) else ("hervatten",)
    verborgen += _nu_niet(melding) if is_jong else ("minderjarig", *_nu_niet(melding))
    if not melding.heeft_verslag:
        verborgen += _PAS_NA_VERSLAG
    if melding.verslag_verzonden_op is None:
        verborgen += ("verslag_aanvulling",)
    if melding.status == Status.ONTVANGEN:
        is_melding = melding.binnenkomst == Melding.Binnenkomst.MELDING
        verborgen += ("triage", "aanvraag_intrekken") if is_melding else ("intrekken", "afdoen", "meldingsdatum")
    groepen = (
        Daden(
            kop,
            [
                (tekst, reverse(pagina, args=[melding.nummer]))
                for pagina, tekst, statussen in rijen
                if melding.status in statussen and pagina not in verborgen and gebruiker.is_een(*rollen_van(pagina))
            ],
        )
        for kop, rijen in _MEER.items()
    )
    return [groep for groep in groepen if groep.links]


def _nu_niet(melding: Melding) -> tuple[str, ...]:
    """What the service would refuse because of how far the investigation is."""
    onderzoek = getattr(melding, "onderzoek", None)
    if onderzoek is None:
        return ("bekend", "voorzieningen", "pgb")
    if onderzoek.gestart_op is not None:
        return ("afdoen", "verkort")
    return ("advies",) if melding.status == Status.IN_ONDERZOEK else ()


def moet_hervat(melding: Melding) -> bool:
    """Nothing can be decided or asked before the clock is resumed (TR-34); an invitation to complete ends by itself."""
    open_ = (rij["grond"] for rij in melding.opgeschort if rij["hervat_op"] is None)
    return melding.staat_stil and any(grond != Opschorting.Grond.HERSTEL for grond in open_)
