"""May a service in natura begin? Only after a signed zorgplan; that never holds up an aanvraag or decision (V-22)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from meldingen.fouten import Geweigerd
from meldingen.models import Gebeurtenis, Gebruiker, Melding
from meldingen.rollen import Rol
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast, vergrendel, weiger_als_gesloten
from onderzoek.models import Verslag, Zorgplanverzoek
from onderzoek.services.zorgplan import ligt_bij_client
from onderzoek.services.zorgplanverzoek import lopend_verzoek, resultaten_van

CODE = "V-22"


@dataclass(frozen=True, slots=True)
class Inzet:
    """Whether help may begin. `zin` says why not, or on what ground it may without a zorgplan; else it is empty."""

    mag: bool
    zin: str = ""


def inzet(melding: Melding) -> Inzet:
    """The one answer to V-22, for a warning at the decision and for giving the order (TR-36, TR-41).

    It is about the services in natura of the newest verslag. Things and a pgb need no zorgplan (V-24). At most seven
    queries.
    """
    verslag = Verslag.objects.filter(melding=melding).order_by("-versie").first()
    if verslag is None or not verslag.zorgplan_nodig or not resultaten_van(verslag):
        return Inzet(mag=True)
    getekend = Zorgplanverzoek.objects.filter(melding=melding, verslag=verslag, einde=Zorgplanverzoek.Einde.ONTVANGEN)
    if getekend.exists():
        return Inzet(mag=True)
    if _toegestaan(melding, verslag).exists():
        return Inzet(mag=True, zin="De teamleider staat toe dat de hulp begint zonder getekend zorgplan.")
    return Inzet(
        mag=False,
        zin="Er is nog geen getekend zorgplan. U kunt wel beslissen, maar de dienst in natura kan nog niet beginnen.",
    )


@handeling
def sta_inzet_toe(melding: Melding, *, reden: str, op: date, door: Gebruiker) -> None:
    """The aanbieder is late and the client must not wait: the teamleider lets the help begin without a zorgplan."""
    vers = vergrendel(melding)
    if not door.is_een(Rol.TEAMLEIDER):
        raise Geweigerd("Alleen de teamleider kan toestaan dat hulp begint zonder getekend zorgplan.")
    weiger_als_gesloten(vers)
    if inzet(vers).mag:
        raise Geweigerd("De hulp kan al beginnen. Toestemming van de teamleider is niet nodig.")
    verzoek = lopend_verzoek(vers)
    if verzoek is None or verzoek.te_laat_op is None:
        raise Geweigerd("Het zorgplan is nog niet te laat. Wacht op het zorgplan van de aanbieder.")
    if ligt_bij_client(verzoek):
        raise Geweigerd("Het zorgplan ligt bij de inwoner om te tekenen. De vertraging ligt niet bij de aanbieder.")
    if not reden.strip():
        raise Geweigerd("Schrijf op waarom de hulp niet op het zorgplan kan wachten.")
    leg_vast(vers, CODE, op=op, door=door, naam="Inzet toegestaan zonder zorgplan", reden=reden)


def _toegestaan(melding: Melding, verslag: Verslag) -> QuerySet[Gebeurtenis]:
    sinds = verslag.vastgesteld_op or verslag.opgesteld_op
    return Gebeurtenis.objects.filter(melding=melding, code=CODE, op__gte=sinds)
