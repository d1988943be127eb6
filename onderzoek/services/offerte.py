"""Quotations of suppliers within the investigation: kept with the paper, and accepted by somebody (O-19, W-03)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Melding, Taak
from meldingen.services.documenten import Bestand
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast, vergrendel_open
from meldingen.services.postin import bewaar_ingekomen
from onderzoek.models import Offerte
from onderzoek.services.advies import LEVERANCIERSTAKEN


@dataclass(frozen=True, slots=True)
class Offertegegevens:
    """What the paper says: for what, of whom, the amount in euro with VAT, and when it came."""

    wat: str
    leverancier: str
    bedrag: Decimal
    ontvangen_op: date
    stuk: Bestand


@dataclass(frozen=True, slots=True)
class Offertestand:
    """The quotations of one case: all, and what is accepted together (euro)."""

    rijen: list[Offerte]
    aanvaard: Decimal


@handeling
def registreer_offerte(melding: Melding, gegevens: Offertegegevens, *, op: date, door: Gebruiker) -> Offerte:
    """A quotation came in; the task with that supplier is done (O-19)."""
    vers = vergrendel_open(melding)
    if not (gegevens.wat.strip() and gegevens.leverancier.strip()):
        raise Geweigerd("Schrijf op waarvoor de offerte is en van welke leverancier.")
    if gegevens.bedrag <= 0:
        raise Geweigerd("Vul het bedrag van de offerte in. Het is meer dan € 0.")
    if not vers.ontvangen_op <= gegevens.ontvangen_op <= op:
        raise Geweigerd("De offerte kwam na de melding en uiterlijk vandaag. Controleer de datum.")
    rij = Offerte.objects.create(
        melding=vers,
        wat=gegevens.wat,
        leverancier=gegevens.leverancier,
        bedrag=gegevens.bedrag,
        ontvangen_op=gegevens.ontvangen_op,
        door=door,
    )
    rij.document = bewaar_ingekomen(
        vers, gegevens.stuk, sleutel=f"offerte:{rij.pk}", soort="offerte",
        titel=f"Offerte van {rij.leverancier}"[:160], op=rij.ontvangen_op, door=door,
    )  # fmt: skip
    rij.save(update_fields=["document"])
    leg_vast(vers, "O-19", op=rij.ontvangen_op, door=door, naam="Offerte ontvangen", reden=rij.leverancier)
    titel = f"{LEVERANCIERSTAKEN['offerte']} door {rij.leverancier}"[:160]
    Taak.objects.filter(melding=vers, sleutel__startswith="leverancier:", titel=titel).open().update(
        gedaan_op=op, gedaan_door=door
    )
    return rij


@handeling
def aanvaard_offerte(offerte: Offerte, *, op: date, door: Gebruiker) -> Offerte:
    """The gemeente accepts it: from here its amount is the kostprijs (W-03)."""
    melding, rij = _vergrendel(offerte)
    if rij.aanvaard_op is not None:
        raise Geweigerd("Deze offerte is al aanvaard. Ververs de pagina.")
    rij.aanvaard_op, rij.aanvaard_door = op, door
    rij.save(update_fields=["aanvaard_op", "aanvaard_door"])
    leg_vast(melding, "O-19", op=op, door=door, naam="Offerte aanvaard", reden=rij.leverancier)
    return rij


@handeling
def neem_aanvaarding_terug(offerte: Offerte, *, op: date, door: Gebruiker) -> Offerte:
    """It was accepted by mistake, or another one is better."""
    melding, rij = _vergrendel(offerte)
    if rij.aanvaard_op is None:
        raise Geweigerd("Deze offerte is niet aanvaard. Ververs de pagina.")
    rij.aanvaard_op = rij.aanvaard_door = None
    rij.save(update_fields=["aanvaard_op", "aanvaard_door"])
    leg_vast(melding, "O-19", op=op, door=door, naam="Offerte toch niet aanvaard", reden=rij.leverancier)
    return rij


def offertes_van(melding: Melding) -> Offertestand:
    """What was quoted in this case; one query."""
    rijen = list(Offerte.objects.filter(melding=melding).select_related("document", "aanvaard_door"))
    return Offertestand(rijen, sum((rij.bedrag for rij in rijen if rij.aanvaard_op), Decimal(0)))


def _vergrendel(offerte: Offerte) -> tuple[Melding, Offerte]:
    melding = vergrendel_open(offerte.melding)
    return melding, Offerte.objects.select_for_update(of=("self",)).get(pk=offerte.pk)
