"""Starting the investigation and recording the conversation."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time

from django.db.models import F

from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Melding, Status, Termijn
from meldingen.services import termijnen
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast, stap_of_feit, vergrendel, weiger_als_gesloten
from onderzoek.models import Afwegingsstap, Gesprek, Onderzoek, Rubriek
from onderzoek.services.afspraak import weiger_in_verleden, zet_gesprek
from onderzoek.services.belang import weiger_bij_belang
from onderzoek.services.maatwerk import (
    weiger_als_het_in_het_plan_staat,
    weiger_maatwerk_vooraf,
    weiger_medisch,
)
from onderzoek.services.minderjarig import weiger_minderjarige
from onderzoek.services.persoonlijkplan import neem_plan_mee

# An aanvraag that came after six weeks without investigation does not wait for it (TR-21, A-05).
AANVRAAG_LOOPT = (Status.AANGEVRAAGD, Status.HERSTELTERMIJN, Status.IN_BEOORDELING)


@dataclass(frozen=True, slots=True)
class Identiteit:
    """Which document was seen; never a copy (O-05, X-08)."""

    document: str
    geldig_tot: date
    gezien_op: date


@handeling
def start_vooronderzoek(melding: Melding, *, op: date, door: Gebruiker) -> Onderzoek:
    """TR-04: after the confirmation has left, and with consent when somebody else reported (M-05)."""
    with stap_of_feit(melding, "vooronderzoek_starten", tijdens=AANVRAAG_LOOPT, op=op, door=door) as vers:
        if Onderzoek.objects.filter(melding=vers).exists():
            raise Geweigerd(f"Het onderzoek van zaak {vers.nummer} is al begonnen. Bekijk de zaak opnieuw.")
        if vers.bevestigd_op is None and vers.binnenkomst == Melding.Binnenkomst.MELDING:
            raise Geweigerd("De ontvangstbevestiging is nog niet weg. Wacht daarop, of bezorg de brief zelf.")
        if vers.melder_id is not None and vers.toestemming_op is None:
            raise Geweigerd("Iemand anders heeft gemeld. Leg eerst de toestemming van de cliënt vast.")
        if vers.behandelaar_id is None:
            raise Geweigerd("De zaak heeft nog geen behandelaar. Wijs de zaak eerst toe.")
        weiger_bij_belang(vers, door)
        weiger_minderjarige(vers, op)
        onderzoek = Onderzoek.objects.create(melding=vers)
        neem_plan_mee(onderzoek, op=op, door=door)
    return onderzoek


@handeling
def leg_persoonlijk_plan_vast(onderzoek: Onderzoek, *, ontvangen_op: date | None, op: date, door: Gebruiker) -> None:
    """The plan came in, or (without a date) the client does without one (M-09). A later plan is always taken along."""
    melding = vergrendel(onderzoek.melding)
    vers = _vergrendel(onderzoek)
    if ontvangen_op is not None and ontvangen_op > op:
        raise Geweigerd("Het plan kan niet in de toekomst zijn ontvangen. Controleer de datum.")
    if ontvangen_op is None and (vers.plan_ontvangen_op or vers.plan_afgezien_op):
        raise Geweigerd("Over het persoonlijk plan is al iets vastgelegd. Bekijk de zaak opnieuw.")
    if ontvangen_op is not None:
        vers.plan_ontvangen_op = ontvangen_op
    else:
        vers.plan_afgezien_op = op
    vers.save(update_fields=["plan_ontvangen_op", "plan_afgezien_op"])
    naam = "Persoonlijk plan ontvangen" if ontvangen_op else "Cliënt ziet af van een persoonlijk plan"
    leg_vast(melding, "M-09", op=ontvangen_op or op, door=door, naam=naam)
    termijnen.haal(melding, Termijn.Soort.PERSOONLIJK_PLAN, op=ontvangen_op or op)


@handeling
def start_onderzoek(
    onderzoek: Onderzoek, *, vorm: str, gepland_op: date, gepland_om: time | None, op: date, door: Gebruiker
) -> Gesprek:
    """TR-05: plan the conversation, once the client had the chance of a personal plan (T-03)."""
    melding = vergrendel(onderzoek.melding)
    vers = _vergrendel(onderzoek)
    if melding.status not in (Status.IN_ONDERZOEK, *AANVRAAG_LOOPT):
        raise Geweigerd(f"Zaak {melding.nummer} is niet in onderzoek. Een gesprek plannen kan nu niet.")
    if vers.gestart_op is not None:
        raise Geweigerd("Het onderzoek is al gestart. Plan een volgend gesprek op de pagina Gesprek.")
    weiger_in_verleden(gepland_op, op)
    if not kans_op_plan_gehad(vers, op):
        raise Geweigerd(
            "De cliënt heeft nog tijd voor een persoonlijk plan. Wacht tot die zeven dagen om zijn, "
            "of leg vast dat de cliënt ervan afziet."
        )
    if melding.gewezen_op_clientondersteuning_op is None:
        raise Geweigerd("De cliënt is nog niet gewezen op gratis cliëntondersteuning.")
    vers.gestart_op = op
    vers.save(update_fields=["gestart_op"])
    leg_vast(melding, "TR-05", op=op, door=door)
    return zet_gesprek(vers, vorm, gepland_op, gepland_om, op)


@handeling
def voer_gesprek(
    gesprek: Gesprek,
    *,
    gevoerd_op: date,
    aanwezigen: str,
    met_mantelzorger: bool,
    met_clientondersteuner: bool,
    op: date,
    door: Gebruiker,
) -> None:
    """Record that the conversation was held and who were there (O-01)."""
    melding = vergrendel(gesprek.onderzoek.melding)
    weiger_als_gesloten(melding)
    if gesprek.afgezegd_op is not None:
        raise Geweigerd("Deze afspraak is afgezegd. Maak een nieuwe afspraak.")
    if gevoerd_op > op:
        raise Geweigerd("Het gesprek kan niet in de toekomst zijn gevoerd. Vul de dag van het gesprek in.")
    gesprek.gevoerd_op, gesprek.aanwezigen = gevoerd_op, aanwezigen
    gesprek.met_mantelzorger, gesprek.met_clientondersteuner = met_mantelzorger, met_clientondersteuner
    gesprek.versie += 1
    gesprek.save()
    leg_vast(melding, "O-01", op=gevoerd_op, door=door, naam="Gesprek gevoerd")


@handeling
def leg_gesprek_vast(
    onderzoek: Onderzoek,
    *,
    rubrieken: Mapping[str, str],
    niet_van_toepassing: frozenset[str] = frozenset(),
    identiteit: Identiteit | None = None,
    pgb_voorlichting_op: date | None = None,
    bijdrage_voorlichting_op: date | None = None,
    op: date,
    door: Gebruiker,
) -> None:
    """Save the subjects a to g and what was shown and explained; may be done as often as needed."""
    melding = vergrendel(onderzoek.melding)
    weiger_als_gesloten(melding)
    vers = _vergrendel(onderzoek)
    for letter, tekst in rubrieken.items():
        Rubriek.objects.update_or_create(
            onderzoek=vers,
            letter=letter,
            defaults={"tekst": tekst, "is_nvt": letter in niet_van_toepassing, "versie": F("versie") + 1},
            create_defaults={"tekst": tekst, "is_nvt": letter in niet_van_toepassing, "versie": 1},
        )
    if identiteit is not None:
        zet_identiteit(vers, identiteit, op, door)
    for dag in (pgb_voorlichting_op, bijdrage_voorlichting_op):
        if dag is not None and dag > op:
            raise Geweigerd("De voorlichting kan niet in de toekomst zijn gegeven. Controleer de datum.")
    vers.pgb_voorlichting_op = pgb_voorlichting_op or vers.pgb_voorlichting_op
    vers.bijdrage_voorlichting_op = bijdrage_voorlichting_op or vers.bijdrage_voorlichting_op
    vers.save()
    leg_vast(melding, "O-02", op=op, door=door, naam="Gespreksverslag bijgewerkt")


@handeling
def weeg_af(onderzoek: Onderzoek, stappen: Mapping[int, tuple[str, str]], *, op: date, door: Gebruiker) -> None:
    """Save the steps of the weighing as (outcome, reason); maatwerk only after what comes before it (O-04)."""
    melding = vergrendel(onderzoek.melding)
    weiger_als_gesloten(melding)
    vers = _vergrendel(onderzoek)
    if maatwerk := stappen.get(Afwegingsstap.Stap.MAATWERK):
        weiger_maatwerk_vooraf(vers, {rij.stap for rij in vers.afweging.all()} | set(stappen))
        if maatwerk[0] == Afwegingsstap.Uitkomst.NIET:
            weiger_als_het_in_het_plan_staat(vers)
        else:
            weiger_medisch(vers)
    for nummer, (uitkomst, motivering) in stappen.items():
        if not motivering.strip():
            naam = Afwegingsstap.Stap(nummer).label.lower()
            raise Geweigerd(f"Schrijf bij de stap ‘{naam}’ waarom dit de uitkomst is.")
        Afwegingsstap.objects.update_or_create(
            onderzoek=vers, stap=nummer, defaults={"uitkomst": uitkomst, "motivering": motivering}
        )
    leg_vast(melding, "O-04", op=op, door=door, naam="Afweging bijgewerkt")


def kans_op_plan_gehad(onderzoek: Onderzoek, op: date) -> bool:
    """Whether the plan is in, the client does without, or the seven days are over (T-03)."""
    if onderzoek.plan_ontvangen_op or onderzoek.plan_afgezien_op:
        return True
    termijn = Termijn.objects.filter(melding_id=onderzoek.melding_id, soort=Termijn.Soort.PERSOONLIJK_PLAN).last()
    return termijn is None or termijn.uiterste_datum < op


def zet_identiteit(onderzoek: Onderzoek, identiteit: Identiteit, op: date, door: Gebruiker) -> None:
    """Set on the row, without saving, that a valid document was seen (O-05)."""
    if identiteit.gezien_op > op:
        raise Geweigerd("Het identiteitsbewijs kan niet in de toekomst zijn gezien. Controleer de datum.")
    if identiteit.geldig_tot < identiteit.gezien_op:
        raise Geweigerd("Dit identiteitsbewijs was verlopen. Vraag om een geldig bewijs.")
    onderzoek.identiteit_document = identiteit.document
    onderzoek.identiteit_geldig_tot = identiteit.geldig_tot
    onderzoek.identiteit_gezien_op = identiteit.gezien_op
    onderzoek.identiteit_door = door


def _vergrendel(onderzoek: Onderzoek) -> Onderzoek:
    return Onderzoek.objects.select_for_update().get(pk=onderzoek.pk)
