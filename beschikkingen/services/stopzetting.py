"""An opzegging is processed (H-13): what stops on which day, what goes back, and the letter; or nothing stops."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from beschikkingen.models import Besluitregel, Opzegging, Stopzetting, Voorziening
from beschikkingen.services.einde import (
    EEN_DAG,
    kan_dicht,
    laat_toekenning_vervallen,
    spreek_einde_af,
    weiger_andere_dag,
)
from beschikkingen.services.opzegging import loopt_nog, op_te_zeggen
from meldingen.fouten import Geweigerd
from meldingen.models import Client, Gebruiker, Melding
from meldingen.opsomming import opsomming
from meldingen.rollen import Rol
from meldingen.services.brieven import zet_brief_klaar
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast, vergrendel
from meldingen.services.taken import maak_taak, rond_af_met_sleutel, sluit_met_begin
from meldingen.termijnen import schrijf_datum

R, Terug, Bijdrage = Opzegging.Reden, Stopzetting.Terug, Stopzetting.Bijdrage
DOORGEVEN_BINNEN = timedelta(days=2)
# Of these the client is spoken to first: taking along or giving back (H-16), or why the help is not wanted.
EERST_BELLEN = (R.VERHUIZING, R.ANDERS)
_VERVOERSPAS = "VERVOERSPAS"


@dataclass(frozen=True, slots=True)
class Stopafspraak:
    """What was agreed. `laatste_dag` is the last day of the help; before the first day of what never begins.

    After a death: name and address of a relative for D-27, or `geen_brief` with the reason why none goes.
    """

    laatste_dag: date
    voorzieningen: tuple[int, ...] = ()
    andere_hulp: str = ""
    terug: str = ""
    terug_wat: str = ""
    terug_wie: str = ""
    bijdrage: str = ""
    contact: str = ""
    nabestaande: str = ""
    straat: str = ""
    postcode_plaats: str = ""
    geen_brief: str = ""


def is_na_overlijden(opzegging: Opzegging) -> bool:
    """Whether the client died, by what staff saw in the BRP."""
    return opzegging.melding is not None and opzegging.melding.client.overleden_op is not None


def te_kiezen(opzegging: Opzegging, dag: date) -> QuerySet[Voorziening]:
    """What may be ended: what still runs on this day or begins later; after a death what ran on the day of death."""
    if opzegging.melding is None:
        return Voorziening.objects.none()
    return op_te_zeggen(opzegging.melding, opzegging.melding.client.overleden_op or dag)


def voorgestelde_dag(opzegging: Opzegging, dag: date) -> date:
    """The last day as the client meant it: the day before `per`, not earlier than today; after a death that day."""
    if opzegging.melding is not None and opzegging.melding.client.overleden_op is not None:
        return opzegging.melding.client.overleden_op
    return max(dag, opzegging.per - EEN_DAG) if opzegging.per else dag


def voorgestelde_bijdrage(opzegging: Opzegging, gekozen: list[int], dag: date) -> str:
    """The eigen bijdrage stops with the last help of a client (E-10); help of another case counts too."""
    if is_na_overlijden(opzegging):
        return Bijdrage.STOPT
    if opzegging.melding is None or not gekozen:
        return ""
    ander = Voorziening.objects.filter(client_id=opzegging.melding.client_id).exclude(pk__in=gekozen)
    return Bijdrage.DOOR if loopt_nog(ander, dag).exists() else Bijdrage.STOPT


@handeling
def verwerk_opzegging(opzegging: Opzegging, wat: Stopafspraak, *, op: date, door: Gebruiker) -> Stopzetting:
    """The chosen voorzieningen get their last day, the client a letter (D-26), or a relative (D-27).

    Whoever delivers or collects must hear of it: that is a task. When nothing in the case ever began it closes (TR-42).
    """
    rij, melding = _te_verwerken(opzegging)
    rijen = list(te_kiezen(rij, op).select_for_update(of=("self",)).filter(pk__in=wat.voorzieningen))
    if len(rijen) != len(set(wat.voorzieningen)):
        raise Geweigerd("Deze hulp is al gestopt. Ververs de pagina en kies opnieuw.")
    if not rijen and not wat.andere_hulp.strip():
        raise Geweigerd("Kies welke hulp of welk hulpmiddel stopt, of schrijf het op.")
    _weiger_dag(rij, wat.laatste_dag, op)
    _weiger_terug(rij, wat)
    _weiger_zonder_contact_of_adres(rij, wat)
    for voorziening in rijen:
        weiger_andere_dag(voorziening, wat.laatste_dag)
    stopzetting = Stopzetting.objects.create(opzegging=rij, melding=melding, op=op, door=door, **_velden(wat))
    for voorziening in rijen:
        spreek_einde_af(voorziening, stopzetting, op=op, door=door)
    _leg_uit(stopzetting, rijen, op=op, door=door)
    return stopzetting


@handeling
def laat_opzegging_vervallen(opzegging: Opzegging, *, reden: str, op: date, door: Gebruiker) -> None:
    """The client keeps the help after all. What was agreed is undone, as long as nothing ended by it."""
    if not reden.strip():
        raise Geweigerd("Schrijf op waarom de hulp doorgaat, en wie dat zei.")
    rij, melding = _op_slot(opzegging)
    stopzetting = Stopzetting.objects.filter(opzegging=rij).first()
    if stopzetting is not None:
        _draai_terug(stopzetting, op)
        sluit_met_begin(melding, f"einde:{rij.pk}:", op=op, door=None)
        maak_taak(
            melding, f"toch-door:{rij.pk}", "Opzegging ingetrokken: geef door dat de hulp doorgaat",
            rol=Rol.ADMINISTRATIE, uiterlijk_op=op + DOORGEVEN_BINNEN, op=op, plek="opzegging_invoeren",
        )  # fmt: skip
    rij.vervallen_op, rij.vervallen_reden = op, reden.strip()
    rij.save(update_fields=["vervallen_op", "vervallen_reden"])
    rond_af_met_sleutel(melding, f"opzegging:{rij.pk}", op=op, door=door)
    leg_vast(melding, "H-13", op=op, door=door, naam="Opzegging gaat niet door", reden=reden)
    if rij.reden != R.OVERLIJDEN and melding.client.overleden_op is None:
        zet_brief_klaar(melding, "D-26", op=op, over=f"opzegging:{rij.pk}:door", opzegging=rij.pk, gaat_door=True)


def partijen(stopzetting: Stopzetting, rijen: list[Voorziening]) -> list[str]:
    """Who must hear that this help stops (H-19): who delivers, who pays and collects, who fetches."""
    vormen = {rij.regel.leveringsvorm for rij in rijen}
    soorten = {rij.regel.gevraagd.soort.code for rij in rijen}
    liep = any(rij.einddatum is None or rij.einddatum >= rij.ingangsdatum for rij in rijen)
    namen = {
        "de aanbieder": Besluitregel.Leveringsvorm.NATURA in vormen or bool(stopzetting.andere_hulp),
        # What never began was never reported to the CAK (VZ-12).
        "het CAK": stopzetting.bijdrage == Bijdrage.STOPT and (liep or bool(stopzetting.andere_hulp)),
        "de SVB": Besluitregel.Leveringsvorm.PGB in vormen,
        "de leverancier": stopzetting.terug in (Terug.OPHALEN, Terug.BRENGEN),
        "de Regiotaxi": _VERVOERSPAS in soorten,
    }
    return [naam for naam, hoort_erbij in namen.items() if hoort_erbij]


def _te_verwerken(opzegging: Opzegging) -> tuple[Opzegging, Melding]:
    rij, melding = _op_slot(opzegging)
    if Stopzetting.objects.filter(opzegging=rij).exists():
        raise Geweigerd("Deze opzegging is al verwerkt. Ververs de pagina.")
    if rij.reden == R.OVERLIJDEN and melding.client.overleden_op is None:
        raise Geweigerd("Leg eerst vast dat het overlijden in de BRP staat. Daarvoor stopt er niets.")
    return rij, melding


def _op_slot(opzegging: Opzegging) -> tuple[Opzegging, Melding]:
    """Fresh copies under lock, the client first as every act does."""
    if opzegging.melding is None:
        raise Geweigerd("Deze opzegging hoort nog bij geen zaak. Zoek eerst de zaak.")
    Client.objects.select_for_update().get(pk=opzegging.melding.client_id)
    melding = vergrendel(opzegging.melding)
    rij = Opzegging.objects.select_for_update().get(pk=opzegging.pk)
    if rij.vervallen_op is not None:
        raise Geweigerd("Deze opzegging gaat niet door. Dat is al vastgelegd.")
    rij.melding = melding
    return rij, melding


def _weiger_dag(rij: Opzegging, dag: date, op: date) -> None:
    overleden_op = rij.melding.client.overleden_op if rij.melding else None
    if overleden_op is not None:
        if dag < overleden_op:
            raise Geweigerd(f"De hulp stopt niet voor de dag van overlijden, {schrijf_datum(overleden_op)}.")
    elif dag < max(op, rij.op):
        raise Geweigerd("De laatste dag kan niet in het verleden liggen. Kies vandaag of een latere dag.")


def _weiger_terug(rij: Opzegging, wat: Stopafspraak) -> None:
    if wat.terug not in Terug.values:
        raise Geweigerd("Kies of er iets terug moet.")
    if wat.terug != Terug.NIETS and not wat.terug_wat.strip():
        raise Geweigerd("Vul in wat er terug moet of mee mag. Dat staat in de brief.")
    if wat.terug in (Terug.OPHALEN, Terug.BRENGEN) and not wat.terug_wie.strip():
        raise Geweigerd("Vul in wie het ophaalt, of waar het heen gaat. Dat staat in de brief.")
    if wat.terug == Terug.MEE and rij.reden != R.VERHUIZING:
        raise Geweigerd("Meenemen kan alleen bij een verhuizing. Kies iets anders.")
    if is_na_overlijden(rij) and wat.terug in (Terug.BRENGEN, Terug.MEE):
        raise Geweigerd("Vraag nabestaanden niet om iets te brengen. Laat het ophalen.")
    if wat.bijdrage not in Bijdrage.values or (is_na_overlijden(rij) and wat.bijdrage == Bijdrage.DOOR):
        raise Geweigerd("Kies wat er met de eigen bijdrage gebeurt.")


def _weiger_zonder_contact_of_adres(rij: Opzegging, wat: Stopafspraak) -> None:
    if not is_na_overlijden(rij):
        if rij.reden in EERST_BELLEN and not wat.contact.strip():
            raise Geweigerd("Neem eerst contact op. Schrijf op wat u met de inwoner hebt besproken.")
        return
    adres = (wat.nabestaande, wat.straat, wat.postcode_plaats)
    if any(adres) == bool(wat.geen_brief.strip()):
        raise Geweigerd("Vul naam en adres van een nabestaande in, of schrijf op waarom er geen brief gaat.")
    if any(adres) and not all(adres):
        raise Geweigerd("Vul naam, straat, postcode en plaats van de nabestaande in.")
    if rij.melding and _kaal(wat.nabestaande) == _kaal(rij.melding.client.naam):
        raise Geweigerd("Dit is de naam van de overledene. De brief is voor een nabestaande.")


def _kaal(naam: str) -> str:
    return " ".join(naam.casefold().split())


def _velden(wat: Stopafspraak) -> dict[str, Any]:
    namen = [veld for veld in Stopafspraak.__dataclass_fields__ if veld != "voorzieningen"]
    return {naam: getattr(wat, naam) for naam in namen}


def _leg_uit(stopzetting: Stopzetting, rijen: list[Voorziening], *, op: date, door: Gebruiker) -> None:
    """The log, the letter, the end of the case when nothing began, and the task for whoever must hear of it."""
    rij, melding = stopzetting.opzegging, stopzetting.melding
    dag = schrijf_datum(stopzetting.laatste_dag)
    leg_vast(melding, "H-13", op=op, door=door, naam="Opzegging verwerkt", reden=f"De laatste dag is {dag}.")
    rond_af_met_sleutel(melding, f"opzegging:{rij.pk}", op=op, door=door)
    if not is_na_overlijden(rij):
        zet_brief_klaar(melding, "D-26", op=op, over=f"opzegging:{rij.pk}", opzegging=rij.pk)
    elif stopzetting.nabestaande:
        zet_brief_klaar(melding, "D-27", op=op, over=f"opzegging:{rij.pk}", opzegging=rij.pk)
    if kan_dicht(melding):
        laat_toekenning_vervallen(melding, op=op, door=door)
    if wie := partijen(stopzetting, rijen):
        maak_taak(
            melding, f"einde:{rij.pk}", f"Geef het einde van de hulp door aan {opsomming(wie)}",
            rol=Rol.ADMINISTRATIE, uiterlijk_op=op + DOORGEVEN_BINNEN, op=op, plek="opzegging_invoeren",
        )  # fmt: skip


def _draai_terug(stopzetting: Stopzetting, op: date) -> None:
    """Give the voorzieningen the last day they had. Refuses when one ended, or when something else changed it since."""
    eindes = list(stopzetting.eindes.select_related("voorziening"))
    slot = Voorziening.objects.select_for_update().filter(pk__in=[rij.voorziening_id for rij in eindes])
    vers = {rij.pk: rij for rij in slot.order_by("pk")}
    if any(rij.status == Voorziening.Status.BEEINDIGD for rij in vers.values()) or (
        not eindes and stopzetting.laatste_dag < op
    ):
        raise Geweigerd("De hulp is al gestopt. Wil de inwoner weer hulp? Dan is een nieuwe melding nodig.")
    if any(vers[rij.voorziening_id].einddatum != rij.laatste_dag for rij in eindes):
        raise Geweigerd("Over deze hulp is daarna iets anders afgesproken of besloten. Kijk eerst wat nu geldt.")
    for rij in eindes:
        voorziening = vers[rij.voorziening_id]
        voorziening.einddatum = rij.einddatum_was
        voorziening.save(update_fields=["einddatum"])
