"""Everything one case page shows, in a fixed number of queries."""

from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce, JSONObject

from beschikkingen.models import Aanvraag, Beschikking
from logeerzorg.models import Reservering
from meldingen.models import (
    Document,
    Gebeurtenis,
    Gebruiker,
    Melding,
    Notitie,
    Opschorting,
    Taak,
    Termijn,
    Uitgaand,
)
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
from wmo_portal.dossier.daden import Daden, meer_doen
from wmo_portal.dossier.rollen import rollen_van
from wmo_portal.dossier.stappen import Stap, stappen_van
from wmo_portal.plekken import adres

_KNOPPEN = ("logeren", "gegevens", "bezorgd")
_NOTITIES = 20


@dataclass(frozen=True, slots=True)
class Stilstand:
    """A suspension of the decision clock, as the page tells it."""

    termijn: int
    van: date
    tot: date | None
    grond: str
    is_open: bool


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
    op_aanvraag = Beschikking.objects.op_aanvraag().filter(melding=OuterRef("pk"))
    voorstel = op_aanvraag.wachtend()
    besluit = op_aanvraag.filter(bekendgemaakt_op__isnull=False).order_by("bekendgemaakt_op")
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


def _aantal(rijen):
    """A correlated count."""
    return Subquery(rijen.order_by().values("onderzoek__melding").annotate(n=Count("pk")).values("n"))
