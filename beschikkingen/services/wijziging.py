"""A change or a question about help that runs: received, kept, and a task for whoever answers (H-07, H-14)."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext_lazy

from beschikkingen.models import NAAR_AANBIEDER, Wijzigingsmelding
from beschikkingen.services.voornemen import voorzieningen_van
from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Machtiging, Melding, Organisatie
from meldingen.rollen import Rol
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast, vergrendel
from meldingen.services.taken import maak_taak
from meldingen.services.vertegenwoordiging import steun_op_machtiging
from onderzoek.models import Zorgplan

S = Wijzigingsmelding.Soort
ANTWOORD_BINNEN = timedelta(days=7)
_TAAK = {
    S.SITUATIE: "Bekijk de verandering die de inwoner doorgaf",
    S.VERLENGING: "De inwoner wil de hulp langer houden: bekijk of een heronderzoek nodig is",
    S.KWALITEIT: "De inwoner is niet tevreden over de hulp of het hulpmiddel: neem contact op",
    S.KLACHT: "De inwoner heeft een klacht over de aanbieder: neem contact op",
    S.WISSELEN: "De inwoner wil een andere aanbieder: bespreek dit en laat het aansluiten",
}
_VRAAG = "De inwoner vraagt iets wat de aanbieder weet: zorg dat de aanbieder antwoordt"


@dataclass(frozen=True, slots=True)
class NieuweWijziging:
    """What is told or asked. `namens` is the gemachtigde who does so, empty when the client does."""

    soort: str
    toelichting: str
    kanaal: str
    sleutel: str
    ontvangen_op: date
    sinds: date | None = None
    gewenste_aanbieder: str = ""
    telefoon: str = ""
    namens: str = ""


@dataclass(frozen=True, slots=True)
class Aanbieder:
    """Who delivers help in this case, and by which phone number the client reaches them."""

    naam: str
    telefoon: str = ""


@handeling
def meld_wijziging(melding: Melding, nieuw: NieuweWijziging, *, op: date, door: Gebruiker) -> Wijzigingsmelding:
    """Keep it in the case and give the consulent a task; the same form sent twice is one (H-07, Wmo 2.3.8)."""
    vers = vergrendel(melding)
    bestaand = Wijzigingsmelding.objects.filter(formulier_sleutel=nieuw.sleutel, melding=vers).first()
    if bestaand is not None:
        return bestaand
    if nieuw.ontvangen_op > op:
        raise Geweigerd(gettext_lazy("Dit kan niet in de toekomst zijn ontvangen. Controleer de datum."))
    steun_op_machtiging(vers, nieuw.namens, Machtiging.Bereik.MELDING, dag=nieuw.ontvangen_op, op=op, door=door)
    soort = S(nieuw.soort)
    rij = Wijzigingsmelding.objects.create(
        melding=vers,
        soort=soort,
        toelichting=nieuw.toelichting,
        sinds=nieuw.sinds,
        gewenste_aanbieder=nieuw.gewenste_aanbieder if soort == S.WISSELEN else "",
        telefoon=nieuw.telefoon,
        namens=nieuw.namens,
        kanaal=nieuw.kanaal,
        formulier_sleutel=nieuw.sleutel,
        op=nieuw.ontvangen_op,
        door=door,
    )
    naam = "Vraag voor de aanbieder doorgegeven" if soort in NAAR_AANBIEDER else "Wijziging doorgegeven"
    leg_vast(vers, "H-07", op=op, door=door, naam=naam, reden=nieuw.toelichting)
    maak_taak(
        vers, f"wijziging:{rij.pk}", _TAAK.get(soort, _VRAAG), rol=Rol.CONSULENT,
        uiterlijk_op=op + ANTWOORD_BINNEN, op=op, plek="wijziging_invoeren",
    )  # fmt: skip
    return rij


def aanbieders_van(melding: Melding) -> tuple[Aanbieder, ...]:
    """Who delivers what was granted in this case, or makes the zorgplan for it; the phone number when we know it."""
    besloten = voorzieningen_van(melding).exclude(regel__aanbieder="").values_list("regel__aanbieder", flat=True)
    gevraagd = Zorgplan.objects.filter(verzoek__melding=melding).values_list("aanbieder__naam", flat=True)
    namen = tuple(dict.fromkeys([*besloten, *gevraagd]))
    bekend = dict(
        Organisatie.objects.filter(naam__in=namen, soort=Organisatie.Soort.AANBIEDER).values_list("naam", "telefoon")
    )
    return tuple(Aanbieder(naam, bekend.get(naam, "")) for naam in namen)
