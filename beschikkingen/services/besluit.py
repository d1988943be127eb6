"""The decision: proposed by one, sent back or taken by another, and made known."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from beschikkingen.eisen import BESLUIT_OPSTELLEN
from beschikkingen.gevolgen import BESLUIT_BEKENDGEMAAKT
from beschikkingen.models import (
    DEELS,
    TEKSTEN,
    Aanvraag,
    Beschikking,
    Besluitregel,
    GevraagdeVoorziening,
    Voorziening,
)
from beschikkingen.services.bekendmaking import maak_bekend
from beschikkingen.services.beslistermijn import weiger_als_opgeschort
from beschikkingen.services.besluitpost import uitkomst_van, zet_besluitbrieven_klaar
from beschikkingen.services.heropening import begin_voorstel
from beschikkingen.services.inhoud import inhoud_van, toegepaste_parameters
from beschikkingen.services.mandaat import te_nemen, weiger_zonder_mandaat
from beschikkingen.services.voorstel import haal_wachtend, vraag_besluit
from meldingen import versleuteling
from meldingen.fouten import Geweigerd
from meldingen.models import Client, Gebruiker, Melding, Termijn
from meldingen.services import taken, termijnen
from meldingen.services.handeling import handeling
from meldingen.services.overgang import stap

_OVERGANG = {
    Beschikking.Uitkomst.TOEGEKEND: "toekennen",
    Beschikking.Uitkomst.GEDEELTELIJK: "gedeeltelijk_toekennen",
    Beschikking.Uitkomst.AFGEWEZEN: "afwijzen",
}


@dataclass(frozen=True, slots=True)
class Regelvoorstel:
    """What is proposed for one gevraagde voorziening. Amounts in euro, `omvang` in `eenheid`."""

    gevraagd: GevraagdeVoorziening
    is_toegekend: bool
    motivering: str = ""
    leveringsvorm: str = ""
    waarom_vorm: str = ""
    omvang: int | None = None
    eenheid: str = ""
    frequentie: str = ""
    minder_dan_gevraagd: str = ""
    ingangsdatum: date | None = None
    einddatum: date | None = None
    monitor_op: date | None = None
    kostprijs: Decimal | None = None
    meerkosten: Decimal | None = None
    goedkoopst: str = ""
    goedkoopst_bedrag: Decimal | None = None
    gewenst: str = ""
    voorwaarden: str = ""
    resultaat: str = ""
    aanpak: str = ""
    aanbieder: str = ""
    andere_hulp: str = ""
    pgb_bedrag: Decimal | None = None
    pgb_per: str = ""
    berekening: str = ""
    kwaliteitseisen: str = ""
    verantwoording: str = ""
    programma_van_eisen: str = ""
    onderhoud: Decimal | None = None
    waarom_looptijd: str = ""
    pgb_weigering: str = ""
    pgb_feiten: str = ""
    weigeringsgrond: str = ""
    kan_afweging: str = ""
    steunt_op_anderen: bool = False
    alternatief: str = ""

    @property
    def is_gedeeltelijk(self) -> bool:
        """Granted, but less than was asked."""
        return self.is_toegekend and (bool(self.minder_dan_gevraagd.strip()) or self.pgb_weigering in DEELS)


def in_vorm(regel: Regelvoorstel) -> Regelvoorstel:
    """The line in the form its soort has: an amount of money is neither natura nor a pgb, and nobody delivers it."""
    if not (regel.is_toegekend and regel.gevraagd.soort.is_bedrag):
        return regel
    return replace(regel, leveringsvorm=Besluitregel.Leveringsvorm.BEDRAG, waarom_vorm="", aanbieder="")


@handeling
def stel_besluit_voor(
    aanvraag: Aanvraag,
    regels: tuple[Regelvoorstel, ...],
    *,
    motivering: str,
    afwijking: str = "",
    afwijking_motivering: str = "",
    op: date,
    door: Gebruiker,
) -> Beschikking:
    """TR-36: a proposal, once every requirement is met; it waits for somebody else's signature."""
    with begin_voorstel(aanvraag.melding, op=op, door=door) as melding:
        # What was held since the page was opened may be old: identity, BRP and new facts are judged as they stand.
        aanvraag = Aanvraag.objects.select_for_update(of=("self",)).select_related("melding").get(pk=aanvraag.pk)
        if aanvraag.rol != Aanvraag.Rol.LEIDEND:
            raise Geweigerd("Deze aanvraag is gevoegd of voortijdig. Besluit op de leidende aanvraag.")
        weiger_als_opgeschort(melding)
        regels = tuple(in_vorm(regel) for regel in regels)
        _toets_regels(aanvraag, regels)
        beschikking = Beschikking.objects.create(
            melding=melding,
            aanvraag=aanvraag,
            uitkomst=uitkomst_van(regels),
            motivering=motivering,
            motivering_kenmerk=versleuteling.kenmerk(f"{motivering}\0{afwijking_motivering}", "beschikking"),
            afwijking=afwijking,
            afwijking_motivering=afwijking_motivering,
            voorgesteld_op=op,
            voorgesteld_door=door,
            parameters=toegepaste_parameters(melding, aanvraag.ontvangen_op, op),
        )
        _maak_regels(beschikking, regels)
        _weiger_bij_gemis(beschikking, op)
        _vraag_om_besluit(beschikking, melding, op, door)
    return beschikking


@handeling
def beslis(beschikking: Beschikking, *, op: date, door: Gebruiker) -> Beschikking:
    """TR-38, TR-39 or TR-40: decide and make known.

    Only on a line of the mandaatregister (B-01); who proposed does not decide where four eyes hold (B-02). The
    requirements are tested again under the lock. From here the decision is immutable; the bezwaartermijn runs, the
    letter stands ready.
    """
    if beschikking.uitkomst not in _OVERGANG:
        raise Geweigerd("Dit is geen voorstel voor een besluit op de aanvraag. Neem het voorstel dat nu wacht.")
    overgang = _OVERGANG[Beschikking.Uitkomst(beschikking.uitkomst)]
    # Client first, then Melding: every act takes its locks in this order.
    Client.objects.select_for_update().get(pk=beschikking.melding.client_id)
    with stap(beschikking.melding, overgang, op=op, door=door) as melding:
        vers = haal_wachtend(beschikking)
        vers.mandaat = weiger_zonder_mandaat(te_nemen(vers), door=door, op=op)
        _weiger_bij_gemis(vers, op)
        termijnen.haal(melding, Termijn.Soort.BESLUIT, op=op)
        maak_bekend(vers, melding, op=op, door=door)
        _maak_voorzieningen(vers, melding)
        taken.rond_af_met_sleutel(melding, f"beslis:{vers.pk}", op=op, door=door)
        BESLUIT_BEKENDGEMAAKT.roep(vers, op=op, door=door)
        zet_besluitbrieven_klaar(vers, melding, op)
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


def _maak_regels(beschikking: Beschikking, regels: tuple[Regelvoorstel, ...]) -> None:
    for regel in regels:
        velden = {naam: getattr(regel, naam) for naam in regel.__dataclass_fields__}
        kenmerk = versleuteling.kenmerk("\0".join(velden[naam] for naam in TEKSTEN), "besluitregel")
        Besluitregel.objects.create(beschikking=beschikking, tekst_kenmerk=kenmerk, **velden)


def _vraag_om_besluit(beschikking: Beschikking, melding: Melding, op: date, door: Gebruiker) -> None:
    """The task of who decides; what was sent back before is done with."""
    for vorige in melding.beschikkingen.filter(teruggestuurd_op__isnull=False):
        taken.rond_af_met_sleutel(melding, f"herzie:{vorige.pk}", op=op, door=door)
    vraag_besluit(beschikking, melding, op=op)


def _weiger_bij_gemis(beschikking: Beschikking, op: date) -> None:
    if gemis := BESLUIT_OPSTELLEN.ontbreekt(inhoud_van(beschikking), op):
        raise Geweigerd("Het besluit kan nog niet. " + " ".join(rij.zin for rij in gemis))


def _maak_voorzieningen(beschikking: Beschikking, melding: Melding) -> None:
    for regel in beschikking.regels.filter(is_toegekend=True):
        Voorziening.objects.create(
            client=melding.client,
            melding=melding,
            regel=regel,
            ingangsdatum=regel.ingangsdatum,
            einddatum=regel.einddatum,
        )
