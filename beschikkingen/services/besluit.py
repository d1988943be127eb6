"""The decision: proposed by one, sent back or taken by another, and made known."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from beschikkingen.eisen import BESLUIT_OPSTELLEN
from beschikkingen.gevolgen import BESLUIT_BEKENDGEMAAKT
from beschikkingen.models import Aanvraag, Beschikking, Besluitregel, GevraagdeVoorziening, Voorziening
from beschikkingen.services.bekendmaking import maak_bekend
from beschikkingen.services.beslistermijn import weiger_als_opgeschort
from beschikkingen.services.heropening import begin_voorstel
from meldingen import versleuteling
from meldingen.fouten import Geweigerd
from meldingen.models import Client, Gebruiker, Melding, Termijn
from meldingen.rollen import Rol
from meldingen.services import parameters, taken, termijnen
from meldingen.services.brieven import zet_brief_klaar
from meldingen.services.handeling import handeling
from meldingen.services.overgang import stap

_OVERGANG = {
    Beschikking.Uitkomst.TOEGEKEND: ("toekennen", "D-19"),
    Beschikking.Uitkomst.GEDEELTELIJK: ("gedeeltelijk_toekennen", "D-19"),
    Beschikking.Uitkomst.AFGEWEZEN: ("afwijzen", "D-22"),
}
# Copied onto the decision: what held on the day of the aanvraag (B-27) and of the decision (B-14).
_OP_AANVRAAGDATUM = [
    "kv_jaarcap_etmalen", "kv_jaarmodus", "kv_telwijze", "kv_weekmodus", "kv_week_max", "kv_leveringsvorm",
    "kv_indicatie_na_datum_locatie", "kv_max_maanden",
]  # fmt: skip
_OP_BESLUITDATUM = ["vierogen_besluit", "kv_eigen_bijdrage", "eb_startmoment", "eb_tarief"]


@dataclass(frozen=True, slots=True)
class Regelvoorstel:
    """What is proposed for one gevraagde voorziening. Amounts in euro, `omvang` in `eenheid`."""

    gevraagd: GevraagdeVoorziening
    is_toegekend: bool
    leveringsvorm: str = ""
    omvang: int | None = None
    eenheid: str = ""
    frequentie: str = ""
    ingangsdatum: date | None = None
    einddatum: date | None = None
    monitor_op: date | None = None
    kostprijs: Decimal | None = None
    resultaat: str = ""
    aanpak: str = ""
    aanbieder: str = ""
    andere_hulp: str = ""
    weigeringsgrond: str = ""
    alternatief: str = ""


@handeling
def stel_besluit_voor(
    aanvraag: Aanvraag, regels: tuple[Regelvoorstel, ...], *, motivering: str, op: date, door: Gebruiker
) -> Beschikking:
    """TR-36: a proposal, once every requirement is met; it waits for somebody else's signature."""
    with begin_voorstel(aanvraag.melding, op=op, door=door) as melding:
        if aanvraag.rol != Aanvraag.Rol.LEIDEND:
            raise Geweigerd("Deze aanvraag is gevoegd of voortijdig. Besluit op de leidende aanvraag.")
        weiger_als_opgeschort(melding)
        _toets_regels(aanvraag, regels)
        beschikking = Beschikking.objects.create(
            melding=melding,
            aanvraag=aanvraag,
            uitkomst=_uitkomst(regels),
            motivering=motivering,
            motivering_kenmerk=versleuteling.kenmerk(motivering, "beschikking"),
            voorgesteld_op=op,
            voorgesteld_door=door,
            parameters=_parameters(melding, aanvraag.ontvangen_op, op),
        )
        for regel in regels:
            velden = {naam: getattr(regel, naam) for naam in regel.__dataclass_fields__}
            kenmerk = versleuteling.kenmerk(f"{regel.resultaat}\0{regel.aanpak}", "besluitregel")
            Besluitregel.objects.create(beschikking=beschikking, tekst_kenmerk=kenmerk, **velden)
        _weiger_bij_gemis(beschikking, op)
        for vorige in melding.beschikkingen.filter(teruggestuurd_op__isnull=False):
            taken.rond_af_met_sleutel(melding, f"herzie:{vorige.pk}", op=op, door=door)
        taken.maak_taak(
            melding,
            f"beslis:{beschikking.pk}",
            "Neem het besluit",
            rol=Rol.TEAMLEIDER,
            uiterlijk_op=melding.uiterlijk_op or op,
            op=op,
            plek="te-beslissen",
        )
    return beschikking


@handeling
def stuur_terug(beschikking: Beschikking, *, reden: str, op: date, door: Gebruiker) -> None:
    """TR-37: the decider returns the proposal with remarks."""
    if not reden.strip():
        raise Geweigerd("Schrijf op wat er anders moet, dan weet de consulent wat te doen.")
    with stap(beschikking.melding, "besluit_terugsturen", op=op, door=door, reden=reden) as melding:
        vers = _vergrendel(beschikking)
        if vers.besloten_op is not None or vers.teruggestuurd_op is not None:
            raise Geweigerd("Dit is niet het voorstel dat nu wacht. Neem het nieuwe voorstel.")
        vers.teruggestuurd_op = op
        vers.save(update_fields=["teruggestuurd_op"])
        taken.rond_af_met_sleutel(melding, f"beslis:{vers.pk}", op=op, door=door)
        taken.maak_taak(
            melding,
            f"herzie:{vers.pk}",
            "Pas het voorstel voor het besluit aan",
            rol=Rol.CONSULENT,
            voor=vers.voorgesteld_door,
            uiterlijk_op=melding.uiterlijk_op or op,
            op=op,
            plek="besluit",
        )


@handeling
def beslis(beschikking: Beschikking, *, op: date, door: Gebruiker) -> Beschikking:
    """TR-38, TR-39 or TR-40: decide and make known.

    Who proposed does not decide when vierogen_besluit holds (B-02). The requirements are tested again under the
    lock. From here the decision is immutable; the bezwaartermijn runs, the letter stands ready.
    """
    if beschikking.uitkomst not in _OVERGANG:
        raise Geweigerd("Dit is geen voorstel voor een besluit op de aanvraag. Neem het voorstel dat nu wacht.")
    overgang, brief = _OVERGANG[Beschikking.Uitkomst(beschikking.uitkomst)]
    if not door.is_een(Rol.TEAMLEIDER):
        raise Geweigerd("U hebt geen mandaat om dit besluit te nemen. Vraag de teamleider.")
    # Client first, then Melding: every act takes its locks in this order.
    Client.objects.select_for_update().get(pk=beschikking.melding.client_id)
    with stap(beschikking.melding, overgang, op=op, door=door) as melding:
        vers = _vergrendel(beschikking)
        _toets_beslisser(vers, melding, op, door)
        _weiger_bij_gemis(vers, op)
        termijnen.haal(melding, Termijn.Soort.BESLUIT, op=op)
        maak_bekend(vers, melding, op=op, door=door)
        _maak_voorzieningen(vers, melding)
        taken.rond_af_met_sleutel(melding, f"beslis:{vers.pk}", op=op, door=door)
        BESLUIT_BEKENDGEMAAKT.roep(vers, op=op, door=door)
        zet_brief_klaar(melding, brief, op=op, over=str(vers.pk), beschikking=vers.pk)
    return vers


def _toets_regels(aanvraag: Aanvraag, regels: tuple[Regelvoorstel, ...]) -> None:
    gevraagd = list(aanvraag.gevraagd.order_by("pk").values_list("pk", flat=True))
    if sorted(regel.gevraagd.pk for regel in regels) != gevraagd:
        raise Geweigerd("Besluit over elke gevraagde voorziening precies één keer.")
    for regel in regels:
        if regel.einddatum and regel.ingangsdatum and regel.einddatum < regel.ingangsdatum:
            raise Geweigerd(f"De einddatum van {regel.gevraagd} ligt vóór de ingangsdatum.")
        if regel.is_toegekend and not (regel.omvang and regel.ingangsdatum and regel.einddatum):
            raise Geweigerd(f"Vul bij {regel.gevraagd} de omvang, de ingangsdatum en de einddatum in.")
        if regel.is_toegekend and not regel.leveringsvorm:
            raise Geweigerd(f"Kies bij {regel.gevraagd} of het in natura of als pgb is.")


def _uitkomst(regels: tuple[Regelvoorstel, ...]) -> Beschikking.Uitkomst:
    toegekend = [regel.is_toegekend for regel in regels]
    if all(toegekend):
        return Beschikking.Uitkomst.TOEGEKEND
    return Beschikking.Uitkomst.GEDEELTELIJK if any(toegekend) else Beschikking.Uitkomst.AFGEWEZEN


def _parameters(melding: Melding, aanvraag_op: date, besluit_op: date) -> dict[str, Any]:
    gevonden = parameters.zoek(melding.gemeente, _OP_AANVRAAGDATUM, aanvraag_op)
    gevonden |= parameters.zoek(melding.gemeente, _OP_BESLUITDATUM, besluit_op)
    toegepast: dict[str, Any] = {code: rij.waarde for code, rij in gevonden.items()}
    toegepast["peildatum"] = aanvraag_op.isoformat()
    toegepast["verlopen"] = sorted(code for code, rij in gevonden.items() if rij.is_verlopen)
    return toegepast


def _weiger_bij_gemis(beschikking: Beschikking, op: date) -> None:
    if gemis := BESLUIT_OPSTELLEN.ontbreekt(beschikking, op):
        raise Geweigerd("Het besluit kan nog niet. " + " ".join(rij.zin for rij in gemis))


def _toets_beslisser(beschikking: Beschikking, melding: Melding, op: date, door: Gebruiker) -> None:
    if beschikking.besloten_op is not None:
        raise Geweigerd("Over dit voorstel is al besloten.")
    if beschikking.teruggestuurd_op is not None:
        raise Geweigerd("Dit voorstel is teruggestuurd. Neem het nieuwe voorstel.")
    if door.gemeente_id != melding.gemeente_id:
        raise Geweigerd("Deze zaak is van een andere gemeente.")
    vierogen = parameters.waarde(melding.gemeente, "vierogen_besluit", op)
    if vierogen and door.pk == beschikking.voorgesteld_door_id:
        raise Geweigerd("U hebt dit besluit zelf voorgesteld. Laat een collega met mandaat beslissen.")


def _maak_voorzieningen(beschikking: Beschikking, melding: Melding) -> None:
    for regel in beschikking.regels.filter(is_toegekend=True):
        Voorziening.objects.create(
            client=melding.client,
            melding=melding,
            regel=regel,
            ingangsdatum=regel.ingangsdatum,
            einddatum=regel.einddatum,
        )


def _vergrendel(beschikking: Beschikking) -> Beschikking:
    return Beschikking.objects.select_for_update().get(pk=beschikking.pk)
