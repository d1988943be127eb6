"""Loads the dossier page in a fixed number of queries, and says what is next."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce, JSONObject
from django.urls import resolve, reverse

from beschikkingen.models import Aanvraag, Beschikking
from logeerzorg.models import Reservering
from meldingen.models import (
    Document,
    Gebeurtenis,
    Gebruiker,
    Melding,
    Notitie,
    Opschorting,
    Status,
    Taak,
    Termijn,
    Uitgaand,
)
from meldingen.querysets import OPEN
from meldingen.rollen import Rol
from meldingen.services.brieven import blijft_in_dossier
from meldingen.termijnen import Doorlooptijd, Verloop, doorlooptijd
from meldingen.termijnen.woorden import Stand, stand
from onderzoek.models import (
    Afwegingsstap,
    Gesprek,
    Ondersteuningsplan,
    Resultaatgebied,
    Rubriek,
    Verkorting,
    Verslag,
)
from onderzoek.services.keuze import OPEN_VOOR_KEUZE
from wmo_portal.plekken import adres

KLAAR, BEZIG, DOEN, NOG_NIET = "Klaar", "Mee bezig", "Nog doen", "Kan nog niet beginnen"
_BADGE = {KLAAR: "optijd", BEZIG: "bijna", DOEN: "info", NOG_NIET: "neutraal"}
_KNOPPEN = ("logeren", "gegevens", "bezorgd")
_NOTITIES = 20
_OP_AANVRAAG = (Beschikking.Soort.REGULIER, Beschikking.Soort.BUITEN_BEHANDELING)
_VOOR_AANVRAAG = (Status.ONTVANGEN, Status.IN_ONDERZOEK)


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


@dataclass(frozen=True, slots=True)
class Stilstand:
    """A suspension of the decision clock, as the page tells it."""

    termijn: int
    van: date
    tot: date | None
    grond: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class Daden:
    """Acts that belong together, under one heading; `links` are words and address."""

    kop: str
    links: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything the page shows; `meer` are acts that are possible now but are not a step of every case."""

    melding: Melding
    stand: Stand
    leeftijd: int | None
    stappen: list[Stap]
    termijnen: list[tuple[Termijn, Stand]]
    stilstand: Stilstand | None
    doorlooptijd: Doorlooptijd
    taken: list[tuple[Taak, str]]
    gebeurtenissen: list[Gebeurtenis]
    documenten: list[Document]
    reserveringen: list[Reservering]
    meer: list[Daden]
    notities: list[Notitie]
    mag: frozenset[str]


def met_voortgang(zaken):
    """Annotate a case queryset with how far the later steps are, in the same query."""
    verslag = Verslag.objects.filter(melding=OuterRef("pk")).order_by("-versie")
    aanvraag = Aanvraag.objects.filter(melding=OuterRef("pk"), rol=Aanvraag.Rol.LEIDEND)
    voorstel = Beschikking.objects.filter(
        melding=OuterRef("pk"), besloten_op__isnull=True, teruggestuurd_op__isnull=True
    )
    besluit = Beschikking.objects.filter(
        melding=OuterRef("pk"), bekendgemaakt_op__isnull=False, soort__in=_OP_AANVRAAG
    ).order_by("bekendgemaakt_op")
    gesprek = Gesprek.objects.filter(onderzoek__melding=OuterRef("pk"), afgezegd_op__isnull=True)
    vast = Reservering.objects.filter(melding=OuterRef("pk"), vastgezet_op__isnull=False)
    blijft = Uitgaand.objects.filter(melding=OuterRef("pk"), klaar_op__isnull=True).exclude(fout="")
    opgeschort = Opschorting.objects.filter(termijn__melding=OuterRef("pk"), termijn__soort=Termijn.Soort.BESLUIT)
    stil = opgeschort.filter(termijn__gehaald_op__isnull=True, hervat_op__isnull=True)
    return zaken.annotate(
        gepland=Exists(gesprek),
        gevoerd=Exists(gesprek.filter(gevoerd_op__isnull=False)),
        is_verkort=Exists(Verkorting.objects.filter(onderzoek__melding=OuterRef("pk"))),
        rubrieken=_aantal(Rubriek.objects.filter(onderzoek__melding=OuterRef("pk")).exclude(tekst="")),
        stappen=_aantal(Afwegingsstap.objects.filter(onderzoek__melding=OuterRef("pk"))),
        heeft_gebieden=Exists(Resultaatgebied.objects.filter(gemeente=OuterRef("gemeente"))),
        heeft_plan=Exists(Ondersteuningsplan.objects.filter(melding=OuterRef("pk"))),
        heeft_verslag=Exists(verslag),
        verslag_verzonden_op=Subquery(verslag.values("vastgesteld_op")[:1]),
        heeft_aanvraag=Exists(aanvraag),
        aanvraag_op=Subquery(aanvraag.values(dag=Coalesce("geldig_op", "ontvangen_op"))[:1]),
        bekendgemaakt_op=Subquery(besluit.values("bekendgemaakt_op")[:1]),
        volledig_op=Subquery(aanvraag.values("volledig_op")[:1]),
        voorstel_pk=Subquery(voorstel.values("pk")[:1]),
        bed_vast=Exists(vast),
        staat_stil=Exists(stil),
        opgeschort=ArraySubquery(
            opgeschort.values(
                rij=JSONObject(termijn="termijn_id", van="van", tot="tot", grond="grond", hervat_op="hervat_op")
            )
        ),
        brief_fout=Subquery(blijft.values("fout")[:1]),
    )


def laad_dossier(melding: Melding, gebruiker: Gebruiker, vandaag: date) -> Dossier:
    """All that one case page shows; `melding` comes from `met_voortgang`."""
    taken = Taak.objects.filter(melding=melding).open().select_related("voor")
    termijnen = melding.termijnen.filter(vervallen_op__isnull=True).order_by("uiterste_datum", "pk")
    stilstanden = _stilstanden(melding)
    gebeurtenissen = melding.gebeurtenissen.select_related("door").defer("reden")[:8]
    leeftijd = melding.client.leeftijd_op(vandaag)
    return Dossier(
        melding=melding,
        stand=stand(melding.uiterlijk_op, vandaag),
        leeftijd=leeftijd,
        stappen=stappen_van(melding, gebruiker),
        termijnen=[(rij, stand(rij.uiterste_datum, vandaag)) for rij in termijnen],
        taken=[(taak, adres(taak.plek, melding) if gebruiker.is_een(Rol(taak.rol)) else "") for taak in taken],
        stilstand=next((rij for rij in stilstanden if rij.is_open), None) if melding.staat_stil else None,
        doorlooptijd=doorlooptijd(verloop_van(melding), vandaag, [(rij.van, rij.tot) for rij in stilstanden]),
        gebeurtenissen=list(gebeurtenissen),
        documenten=list(melding.documenten.defer("gegevens").annotate(blijft_hier=blijft_in_dossier())),
        reserveringen=list(melding.reserveringen.select_related("bed__locatie")),
        meer=meer_doen(melding, gebruiker, is_jong=leeftijd is not None and leeftijd < 18),
        notities=list(melding.notities.select_related("door")[:_NOTITIES]),
        mag=frozenset(pagina for pagina in _KNOPPEN if gebruiker.is_een(*rollen_van(pagina))),
    )


def verloop_van(melding: Melding) -> Verloop:
    """The days on which the case went from one hand to the other (T-11), for a case from `met_voortgang`."""
    return Verloop(
        gemeld_op=melding.ontvangen_op,
        verslag_op=melding.verslag_verzonden_op,
        aanvraag_op=melding.aanvraag_op,
        besluit_op=melding.bekendgemaakt_op,
        gesloten_op=melding.gesloten_op,
    )


def _stilstanden(melding: Melding) -> list[Stilstand]:
    return [
        Stilstand(
            termijn=rij["termijn"],
            van=date.fromisoformat(rij["van"]),
            tot=date.fromisoformat(rij["tot"]) if rij["tot"] else None,
            grond=Opschorting.Grond(rij["grond"]).label,
            is_open=rij["hervat_op"] is None,
        )
        for rij in melding.opgeschort
    ]


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
    beoordeling = (melding.status == Status.IN_BEOORDELING or heropend) and not _moet_hervat(melding)
    besloten = melding.status in (Status.BESCHIKT, Status.AFGESLOTEN) and melding.heeft_aanvraag
    stappen = [
        _stap(melding, gebruiker, "Getekend verslag registreren", "verslag_terug", melding.heeft_aanvraag, wacht),
        _stap(
            melding, gebruiker, "Aanvraag controleren", "aanvraag",
            melding.volledig_op is not None, melding.status == Status.AANGEVRAAGD,
        ),
    ]  # fmt: skip
    if melding.onderwerp == Melding.Onderwerp.LOGEERZORG:
        mag = melding.status not in (*_VOOR_AANVRAAG, Status.BESCHIKT) and not melding.is_gesloten
        stappen.append(
            _stap(melding, gebruiker, "Bed zoeken en vastzetten", "logeren", melding.bed_vast, mag, wijzig=mag)
        )
    voorgesteld = melding.voorstel_pk is not None
    stappen.append(_stap(melding, gebruiker, "Besluit voorstellen", "besluit", voorgesteld or besloten, beoordeling))
    naar = ""
    if voorgesteld and gebruiker.is_een(Rol.TEAMLEIDER, Rol.KWALITEIT):
        naar = reverse("voorstel", args=[melding.voorstel_pk])
    stappen.append(Stap("Besluit nemen", KLAAR if besloten else (DOEN if voorgesteld else NOG_NIET), naar))
    return stappen


_OPEN_AANVRAAG = (Status.AANGEVRAAGD, Status.IN_BEOORDELING, Status.TER_FIATTERING)
_IN_AANVRAAG = (*_OPEN_AANVRAAG, Status.HERSTELTERMIJN, Status.BESCHIKT)
_MET_VERSLAG = (Status.IN_ONDERZOEK, Status.VERSLAG_VERZONDEN, *_OPEN_AANVRAAG, Status.HERSTELTERMIJN)
_ZORGPLAN = (Status.VERSLAG_VERZONDEN, Status.AANGEVRAAGD, Status.HERSTELTERMIJN, Status.IN_BEOORDELING)
_RAADPLEGEN = (Status.IN_ONDERZOEK, Status.AANGEVRAAGD, Status.IN_BEOORDELING)
_PAS_NA_VERSLAG = ("verslag_versies", "verslag_toets", "verslag_niet_gewenst")
# What may be done beside the steps, by heading: page, words, in which statuses.
_MEER = {
    "Contact en toestemming": (
        ("contact", "Afspraken en contact", OPEN),
        ("toestemmingen", "Toestemmingen", OPEN),
        ("machtigingen", "Machtigingen", OPEN),
        ("briefadres", "Briefadres vastleggen", OPEN),
    ),
    "Onderzoek": (
        (
            "bekend",
            "Bekijken wat de gemeente al weet",
            (Status.IN_ONDERZOEK, Status.AANGEVRAAGD, Status.IN_BEOORDELING),
        ),
        ("voorzieningen", "Voorzieningen: voorwaarden en bedragen", OPEN_VOOR_KEUZE),
        ("pgb", "Persoonsgebonden budget (pgb)", OPEN_VOOR_KEUZE),
        ("advies", "Advies van een deskundige", (Status.IN_ONDERZOEK, Status.IN_BEOORDELING)),
        ("verkort", "Verkort onderzoek zonder gesprek", (Status.IN_ONDERZOEK,)),
        ("minderjarig", "Jonger dan 18: woningaanpassing of hulpmiddel", _VOOR_AANVRAAG),
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
    "Bezwaar en beroep": (
        ("bezwaar", "Bezwaar en beroep", (*_IN_AANVRAAG, Status.AFGESLOTEN)),
        ("dwangsom", "Dwangsom vaststellen", _IN_AANVRAAG),
    ),
    "Zaak": (
        ("spoed", "Spoed en tijdelijke hulp", tuple(Status)),
        ("notitie", "Notitie schrijven", OPEN),
        ("toewijzen", "Zaak overdragen of overnemen", OPEN),
        ("belang", "Persoonlijk belang melden", OPEN),
        ("afdoen", "Informatie en advies zijn genoeg", _VOOR_AANVRAAG),
        ("doorsturen", "Doorsturen of verwijzen", (*_VOOR_AANVRAAG, Status.AANGEVRAAGD)),
        ("toekomstig_ingezetene", "Inwoner komt hier wonen", _VOOR_AANVRAAG),
        ("meldingsdatum", "Meldingsdatum wijzigen", _VOOR_AANVRAAG),
        ("intrekken", "Melding intrekken", (*_VOOR_AANVRAAG, Status.VERSLAG_VERZONDEN)),
    ),
}


def meer_doen(melding: Melding, gebruiker: Gebruiker, *, is_jong: bool = False) -> list[Daden]:
    """The acts that this status and role allow, under their headings; a heading without acts is left out."""
    verborgen = ("opschorten", "uitstel", "hersteltermijn") if _moet_hervat(melding) else ("hervatten",)
    verborgen += _nu_niet(melding) if is_jong else ("minderjarig", *_nu_niet(melding))
    if not melding.heeft_verslag:
        verborgen += _PAS_NA_VERSLAG
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


def _moet_hervat(melding: Melding) -> bool:
    """Nothing can be decided or asked before the clock is resumed (TR-34); an invitation to complete ends by itself."""
    open_ = (rij["grond"] for rij in melding.opgeschort if rij["hervat_op"] is None)
    return melding.staat_stil and any(grond != Opschorting.Grond.HERSTEL for grond in open_)


@cache
def rollen_van(pagina: str) -> tuple[Rol, ...]:
    """Who may open this page of a case: what its view declares, so that no link leads to a refusal."""
    return resolve(reverse(pagina, args=[1])).func.rollen


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


def _aantal(rijen):
    """A correlated count."""
    return Subquery(rijen.order_by().values("onderzoek__melding").annotate(n=Count("pk")).values("n"))
