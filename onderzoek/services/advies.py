"""Advice from outside: asked with the knowledge of the client, waited for, and registered (O-17, O-18, TR-09)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from meldingen.fouten import Geweigerd
from meldingen.models import Document, Gebeurtenis, Gebruiker, Melding, Opschorting, Status, Termijn, Toestemming
from meldingen.rollen import Rol
from meldingen.services import taken
from meldingen.services.brieven import zet_brief_klaar
from meldingen.services.documenten import bewaar
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast, vergrendel, weiger_als_gesloten
from meldingen.termijnen import schrijf_datum
from onderzoek.models import Adviesaanvraag, Onderzoek

# The newest of these says whether a verslag is being written now.
_OM_HET_VERSLAG = ("TR-06", "TR-10", "TR-11", "TR-14", "TR-17")
_WEER_IN_ONDERZOEK = ("TR-11", "TR-17")


@dataclass(frozen=True, slots=True)
class Adviesvraag:
    """The question and who gets it. `vragen` and `gegevens` are lines; `geen_toestemming` says why none is needed."""

    soort: str
    adviseur: str
    organisatie: str
    adres: str
    postcode_plaats: str
    vragen: str
    gegevens: str
    doel: str
    geinformeerd_op: date
    verwacht_op: date
    is_medisch: bool
    geen_toestemming: str = ""


@dataclass(frozen=True, slots=True)
class Advies:
    """What came back: when, the outcome in sentences, what it cost, and the paper."""

    ontvangen_op: date
    uitkomst: str
    kosten: Decimal | None = None
    stuk: bytes = b""
    mediatype: str = "application/pdf"


@handeling
def vraag_advies(melding: Melding, vraag: Adviesvraag, *, op: date, door: Gebruiker) -> Adviesaanvraag:
    """TR-09: the client knows who gets what and why (O-18); medical data only with consent. No clock stops."""
    vers = vergrendel(melding)
    _weiger_als_het_nu_niet_kan(vers)
    _weiger_onvolledig(vers, vraag, op)
    velden = {naam: getattr(vraag, naam) for naam in Adviesvraag.__dataclass_fields__ if naam != "is_medisch"}
    rij = Adviesaanvraag.objects.create(
        melding=vers, toestemming=_toestemming(vers, vraag, op), verzonden_op=op, door=door, **velden
    )
    leg_vast(vers, "TR-09", op=op, door=door, reden=vraag.doel)
    for ontvanger in ("adviseur", "client"):
        zet_brief_klaar(vers, "D-05", op=op, over=f"{rij.pk}:{ontvanger}", advies=rij.pk, ontvanger=ontvanger)
    taken.maak_taak(
        vers,
        f"advies:{rij.pk}",
        f"Verwacht: advies van {rij.get_soort_display().lower()}",
        rol=Rol.CONSULENT,
        voor=vers.behandelaar,
        uiterlijk_op=vraag.verwacht_op,
        op=op,
        plek="advies",
    )
    return rij


@handeling
def registreer_advies(aanvraag: Adviesaanvraag, advies: Advies, *, op: date, door: Gebruiker) -> Adviesaanvraag:
    """The answer came in. After consent was taken back it may not be used, so it is not registered either."""
    melding = vergrendel(aanvraag.melding)
    rij = Adviesaanvraag.objects.select_for_update(of=("self",)).select_related("toestemming").get(pk=aanvraag.pk)
    weiger_als_gesloten(melding)
    if rij.ontvangen_op is not None:
        raise Geweigerd(f"Dit advies is al geregistreerd op {schrijf_datum(rij.ontvangen_op)}.")
    if advies.ontvangen_op > op:
        raise Geweigerd("Het advies kan niet in de toekomst zijn ontvangen. Controleer de datum.")
    if advies.ontvangen_op < rij.verzonden_op:
        raise Geweigerd("Het advies kan niet zijn ontvangen vóór de vraag is verzonden. Controleer de datum.")
    if not advies.uitkomst.strip():
        raise Geweigerd("Schrijf op wat het advies is. Dat komt in het verslag.")
    if rij.toestemming is not None and not rij.toestemming.geldt_op(advies.ontvangen_op):
        raise Geweigerd("De cliënt trok de toestemming in. Gebruik dit advies niet en stuur het terug.")
    rij.ontvangen_op, rij.uitkomst, rij.kosten = advies.ontvangen_op, advies.uitkomst, advies.kosten
    rij.document = _bewaar_stuk(melding, rij, advies, op, door)
    rij.save(update_fields=["ontvangen_op", "uitkomst", "kosten", "document"])
    naam = f"Advies ontvangen: {rij.get_soort_display().lower()}"
    leg_vast(melding, "O-17", op=rij.ontvangen_op, door=door, naam=naam)
    for sleutel in (f"advies:{rij.pk}", f"advies_te_laat:{rij.pk}"):
        taken.rond_af_met_sleutel(melding, sleutel, op=op, door=door)
    return rij


@handeling
def vraag_leverancier(
    melding: Melding, *, wat: str, leverancier: str, uiterlijk_op: date, op: date, door: Gebruiker
) -> None:
    """Fitting, measuring or a quotation is part of the investigation: a task with the supplier (O-19)."""
    vers = vergrendel(melding)
    _weiger_als_het_nu_niet_kan(vers)
    if wat not in LEVERANCIERSTAKEN:
        raise Geweigerd("Kies wat de leverancier moet doen.")
    if not leverancier.strip():
        raise Geweigerd("Schrijf op welke leverancier het doet.")
    if uiterlijk_op < op:
        raise Geweigerd("Kies vandaag of een latere dag.")
    rij = leg_vast(vers, "O-19", op=op, door=door, naam=f"{LEVERANCIERSTAKEN[wat]} gevraagd", reden=leverancier)
    taken.maak_taak(
        vers,
        f"leverancier:{rij.pk}",
        f"{LEVERANCIERSTAKEN[wat]} door {leverancier}"[:160],
        rol=Rol.CONSULENT,
        voor=vers.behandelaar,
        uiterlijk_op=uiterlijk_op,
        op=op,
        plek="advies",
    )


LEVERANCIERSTAKEN = {"passing": "Passing", "inmeten": "Inmeten", "offerte": "Offerte"}


def _weiger_als_het_nu_niet_kan(melding: Melding) -> None:
    """TR-09 is for in_onderzoek and in_beoordeling: before that there is no question, after it no use."""
    if melding.status == Status.IN_ONDERZOEK:
        if not Onderzoek.objects.filter(melding=melding, gestart_op__isnull=False).exists():
            raise Geweigerd("Het onderzoek is nog niet gestart. Plan eerst het gesprek.")
        weiger_bij_concept(melding)
        return
    if melding.status != Status.IN_BEOORDELING:
        raise Geweigerd(f"Zaak {melding.nummer} staat op ‘{melding.status_naam}’. Advies vragen kan nu niet.")
    open_ = Opschorting.objects.filter(termijn__melding=melding, termijn__soort=Termijn.Soort.BESLUIT)
    open_ = open_.filter(
        termijn__gehaald_op__isnull=True, termijn__vervallen_op__isnull=True, hervat_op__isnull=True
    ).exclude(grond=Opschorting.Grond.HERSTEL)
    if open_.exists():
        raise Geweigerd("De beslistermijn staat stil. Hervat eerst de beslistermijn.")


def weiger_bij_concept(melding: Melding) -> None:
    """A verslag is being written: what would change the investigation must wait until it is sent back."""
    laatste = Gebeurtenis.objects.filter(melding=melding, code__in=_OM_HET_VERSLAG).order_by("-pk").first()
    if laatste is not None and laatste.code not in _WEER_IN_ONDERZOEK:
        raise Geweigerd("Er ligt al een concept van het verslag. Stuur het verslag eerst terug.")


def _weiger_onvolledig(melding: Melding, vraag: Adviesvraag, op: date) -> None:
    """O-18: which specialist, which data and which purpose, told to the client before anything leaves."""
    if not (vraag.adviseur.strip() and regels(vraag.gegevens) and vraag.doel.strip() and regels(vraag.vragen)):
        raise Geweigerd("Schrijf op wie het advies geeft, wat u vraagt, welke gegevens u deelt en met welk doel.")
    if vraag.geinformeerd_op > op:
        raise Geweigerd("Vertel de cliënt eerst wie welke gegevens krijgt en waarom. Vul daarna de dag in.")
    if vraag.geinformeerd_op < melding.ontvangen_op:
        raise Geweigerd("De cliënt kan dit niet vóór de melding hebben gehoord. Controleer de datum.")
    if vraag.verwacht_op <= op:
        raise Geweigerd("De verwachte datum moet na vandaag liggen.")


def _toestemming(melding: Melding, vraag: Adviesvraag, op: date) -> Toestemming | None:
    if vraag.is_medisch:
        bron = Toestemming.Bron.MEDISCH
        rij = Toestemming.objects.filter(melding=melding).geldig(bron, op).first()
        if rij is None:
            raise Geweigerd(
                "U deelt medische gegevens. Leg eerst de toestemming van de cliënt daarvoor vast, bij ‘Toestemmingen’."
            )
        return rij
    if not vraag.geen_toestemming.strip():
        raise Geweigerd("Schrijf op waarom toestemming niet nodig is. Dat leest de cliënt in de brief.")
    return None


def regels(tekst: str) -> tuple[str, ...]:
    """The lines of a text, without empty ones."""
    return tuple(regel.strip() for regel in tekst.splitlines() if regel.strip())


def _bewaar_stuk(melding: Melding, rij: Adviesaanvraag, advies: Advies, op: date, door: Gebruiker) -> Document | None:
    if not advies.stuk:
        return None
    return bewaar(
        melding,
        advies.stuk,
        sleutel=f"advies:{rij.pk}",
        soort="advies",
        titel=f"Advies: {rij.get_soort_display().lower()}",
        richting=Document.Richting.IN,
        mediatype=advies.mediatype,
        op=op,
        door=door,
    )
