"""Where does my case stand, by when do I hear, what must I do: read from the case in a fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from beschikkingen.models import LOPENDE_SPOED, Spoedvoorziening, Voorziening
from beschikkingen.services.besluitwoorden import schrijf_omvang
from beschikkingen.services.einde import afspraken
from beschikkingen.services.opzegging import loopt_nog
from beschikkingen.services.voornemen import voorzieningen_van
from meldingen.models import Gebruiker, Machtiging, Melding, Opschorting, Status, Termijn
from meldingen.services import parameters
from meldingen.toegang import Eigenzaak
from onderzoek.models import Gesprek
from wmo_portal.mijnzaak.uitleg import Zin, artikel_in_taal, uitleg_in_taal
from wmo_portal.mijnzaak.woorden import (
    AANBIEDER,
    CLIENT,
    COLLEGE,
    FASEN,
    WACHT_OP_INWONER,
    WOORDEN,
    Fase,
    Tekst,
    Woorden,
)
from wmo_portal.toestand import toestand

_TOEGEKEND = ("toegekend", "gedeeltelijk_toegekend")
GEDAAN, NU, STRAKS = "gedaan", "nu", "straks"


@dataclass(frozen=True, slots=True)
class Stap:
    """One of the steps on the page."""

    naam: Tekst
    hoever: str


@dataclass(frozen=True, slots=True)
class Klok:
    """A day that matters to the inwoner. `dag` is None while the clock stands still without a known end."""

    wat: Tekst
    dag: date | None
    uitleg: Sequence[Zin]
    artikel: str
    is_voorbij: bool = False
    beloofd: date | None = None
    stil_sinds: date | None = None
    waarom_stil: str = ""


@dataclass(frozen=True, slots=True)
class Hulp:
    """What was granted, in words."""

    naam: str
    hoeveel: str
    wie: str
    van: date
    tot: date | None
    is_pgb: bool
    is_opgezegd: bool


@dataclass(frozen=True, slots=True)
class Stand:
    """Everything the page shows about one case."""

    woorden: Woorden
    stappen: list[Stap]
    antwoord: list[Klok]
    zelf: list[Klok]
    wacht_op_inwoner: bool
    aanbieder: list[Klok]
    afspraak: Gesprek | None
    hulp: list[Hulp]
    spoed: Spoedvoorziening | None
    wachttijd: str
    behandelaar: Gebruiker | None


def stand_van(eigen: Eigenzaak, vandaag: date) -> Stand:
    """All that the page of one case shows, for this person, today."""
    melding = eigen.melding
    woorden = _woorden(melding, vandaag)
    klokken = _open_klokken(melding)
    ziet_hulp = eigen.mag(Machtiging.Bereik.MELDING, Machtiging.Bereik.AANVRAAG)
    return Stand(
        woorden=woorden,
        stappen=stappen_van(woorden),
        antwoord=_met_woorden(klokken, COLLEGE, vandaag),
        zelf=_met_woorden(klokken, CLIENT, vandaag),
        wacht_op_inwoner=any(rij.soort in WACHT_OP_INWONER for rij in klokken),
        aanbieder=_met_woorden(klokken, AANBIEDER, vandaag),
        afspraak=afspraak_van(melding, vandaag) if ziet_hulp else None,
        hulp=_hulp(melding, vandaag) if ziet_hulp else [],
        spoed=_spoed(melding) if ziet_hulp else None,
        wachttijd=_wachttijd(melding),
        behandelaar=melding.behandelaar,
    )


def _woorden(melding: Melding, vandaag: date) -> Woorden:
    """The words of the state; when all that was granted was given up and is over, that it stopped."""
    nu = toestand(melding)
    if nu in _TOEGEKEND:
        hulp = voorzieningen_van(melding)
        gestopt = hulp.filter(status=Voorziening.Status.BEEINDIGD).exists()
        if gestopt and not loopt_nog(hulp, vandaag).exists():
            nu = "beeindigd"
    return WOORDEN[nu]


def stappen_van(woorden: Woorden) -> list[Stap]:
    """The steps up to where the case is, and after it what may still come."""

    def hoever(fase: Fase) -> str:
        if fase < woorden.fase or (woorden.is_klaar and fase == woorden.fase):
            return GEDAAN
        return NU if fase == woorden.fase else STRAKS

    return [Stap(naam, hoever(fase)) for fase, naam in FASEN.items() if not (woorden.is_klaar and fase > woorden.fase)]


def afspraak_van(melding: Melding, vandaag: date) -> Gesprek | None:
    """The next conversation that was planned and not held or called off."""
    rijen = Gesprek.objects.filter(onderzoek__melding=melding, gevoerd_op=None, afgezegd_op=None)
    return rijen.filter(gepland_op__gte=vandaag).order_by("gepland_op", "gepland_om", "pk").first()


def _open_klokken(melding: Melding) -> list[Termijn]:
    rijen = Termijn.objects.filter(melding=melding, gehaald_op=None, vervallen_op=None)
    return list(rijen.prefetch_related("opschortingen").order_by("uiterste_datum", "pk"))


def _met_woorden(klokken: list[Termijn], woorden: dict[str, Tekst], vandaag: date) -> list[Klok]:
    return [_klok(rij, woorden[rij.soort], vandaag) for rij in klokken if rij.soort in woorden]


def _klok(rij: Termijn, wat: Tekst, vandaag: date) -> Klok:
    stil = next((deel for deel in rij.opschortingen.all() if _staat_stil(deel, vandaag)), None)
    zonder_einde = stil is not None and stil.tot is None
    return Klok(
        wat=wat,
        dag=None if zonder_einde else rij.uiterste_datum,
        uitleg=uitleg_in_taal(rij.uitleg),
        artikel=artikel_in_taal(rij.artikel),
        is_voorbij=not zonder_einde and rij.uiterste_datum < vandaag,
        beloofd=rij.streefdatum,
        stil_sinds=stil.van if stil else None,
        waarom_stil=stil.get_grond_display() if stil else "",
    )


def _staat_stil(deel: Opschorting, vandaag: date) -> bool:
    return deel.hervat_op is None and (deel.tot is None or deel.tot > vandaag)


def _hulp(melding: Melding, vandaag: date) -> list[Hulp]:
    rijen = loopt_nog(Voorziening.objects.filter(melding=melding), vandaag)
    rijen = rijen.annotate(opgezegd=Exists(afspraken(voorziening=OuterRef("pk"))))
    return [
        Hulp(
            naam=str(rij.regel.gevraagd.soort.naam),
            hoeveel=schrijf_omvang(rij.regel),
            wie=rij.regel.aanbieder,
            van=rij.ingangsdatum,
            tot=rij.einddatum,
            is_pgb=rij.regel.leveringsvorm == rij.regel.Leveringsvorm.PGB,
            is_opgezegd=rij.opgezegd,
        )
        for rij in rijen.select_related("regel__gevraagd__soort")
    ]


def _spoed(melding: Melding) -> Spoedvoorziening | None:
    return Spoedvoorziening.objects.filter(melding=melding, status__in=LOPENDE_SPOED).first()


def _wachttijd(melding: Melding) -> str:
    """What the gemeente says about waiting, while it is busy (M-20); no date changes by it."""
    if melding.status not in (Status.ONTVANGEN, Status.IN_ONDERZOEK):
        return ""
    waarde = parameters.zoek(melding.gemeente, ["wachttijdtekst"], melding.ontvangen_op).get("wachttijdtekst")
    return str(waarde.waarde) if waarde and waarde.waarde else ""
