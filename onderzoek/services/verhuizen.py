"""Moving or staying above the limit (W-05), and the question to the corporatie (W-06)."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker
from meldingen.rollen import Rol
from meldingen.services import parameters, taken
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast
from onderzoek.models import Corporatievraag, Verhuisafweging, Voorzieningkeuze
from onderzoek.services.keuze import weiger_als_dicht
from onderzoek.services.voorwaarden import heropen, raming_van

_ANTWOORD_BINNEN = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Clientkeuze:
    """What the client chose on which day; `pakket` are the requirements, one on each line."""

    keuze_client: str
    gekozen_op: date
    pakket: str = ""


@handeling
def leg_clientkeuze_vast(keuze: Voorzieningkeuze, feiten: Clientkeuze, *, op: date, door: Gebruiker) -> Verhuisafweging:
    """W-05: nobody must move. Who stays gets at most the limit, and the package of requirements is frozen."""
    melding = weiger_als_dicht(keuze.onderzoek)
    if Verhuisafweging.objects.filter(keuze=keuze).exists():
        raise Geweigerd("De keuze van de inwoner is al vastgelegd. Het pakket van eisen staat vast.")
    raming = raming_van(keuze)
    maximum = Decimal(parameters.waarde(melding.gemeente, "primaat_verhuizen_bedrag", op))
    if raming is None:
        raise Geweigerd("Vul eerst bij de voorwaarden in hoeveel alle aanpassingen samen kosten.")
    if raming <= maximum:
        raise Geweigerd("De raming is niet hoger dan de grens. Verhuizen hoeft niet voor te gaan.")
    if feiten.gekozen_op > op:
        raise Geweigerd("Deze datum ligt in de toekomst. Vul vandaag of een eerdere dag in.")
    if feiten.keuze_client == Verhuisafweging.Keuze.BLIJVEN and not feiten.pakket.strip():
        raise Geweigerd("Schrijf op welke aanpassingen nodig zijn. Daarna staat het pakket vast.")
    rij = Verhuisafweging.objects.create(
        keuze=keuze,
        totaalraming=raming,
        maximum=maximum,
        keuze_client=feiten.keuze_client,
        pakket=feiten.pakket,
        gekozen_op=feiten.gekozen_op,
        door=door,
    )
    heropen(keuze)
    leg_vast(melding, "W-05", op=feiten.gekozen_op, door=door, naam=f"Keuze van de inwoner: {rij}")
    return rij


@handeling
def vraag_corporatie(keuze: Voorzieningkeuze, *, corporatie: str, op: date, door: Gebruiker) -> Corporatievraag:
    """W-06: ask the corporatie for a suitable house; a task until the answer is there."""
    melding = weiger_als_dicht(keuze.onderzoek)
    if not corporatie.strip():
        raise Geweigerd("Vul de naam van de woningcorporatie in.")
    if Corporatievraag.objects.filter(keuze=keuze).exists():
        raise Geweigerd("De corporatie is al gevraagd. Leg het antwoord vast.")
    rij = Corporatievraag.objects.create(keuze=keuze, corporatie=corporatie, gevraagd_op=op, door=door)
    leg_vast(melding, "W-06", op=op, door=door, naam="Woningcorporatie gevraagd naar een geschikte woning")
    taken.maak_taak(
        melding,
        f"corporatie:{keuze.pk}",
        "Antwoord van de woningcorporatie vastleggen",
        rol=Rol.CONSULENT,
        voor=melding.behandelaar,
        uiterlijk_op=op + _ANTWOORD_BINNEN,
        op=op,
        plek="voorzieningen",
    )
    return rij


@handeling
def leg_corporatieantwoord_vast(
    vraag: Corporatievraag, *, uitkomst: str, toelichting: str, op: date, door: Gebruiker
) -> None:
    """W-06: whether there is a suitable house to rent."""
    melding = weiger_als_dicht(vraag.keuze.onderzoek)
    vers = Corporatievraag.objects.select_for_update().get(pk=vraag.pk)
    if vers.uitkomst:
        raise Geweigerd("Het antwoord van de corporatie is al vastgelegd.")
    if not toelichting.strip():
        raise Geweigerd("Schrijf op wat de corporatie antwoordde.")
    vers.uitkomst, vers.toelichting, vers.geantwoord_op = uitkomst, toelichting, op
    vers.save(update_fields=["uitkomst", "toelichting", "geantwoord_op"])
    naam = f"Woningcorporatie: {vers.get_uitkomst_display().lower()}"
    leg_vast(melding, "W-06", op=op, door=door, naam=naam)
    taken.rond_af_met_sleutel(melding, f"corporatie:{vers.keuze_id}", op=op, door=door)
