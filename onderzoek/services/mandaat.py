"""Beschermd wonen and opvang: handed over with a mandate while the clocks stay here; what comes back (TR-59)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Melding, Status
from meldingen.rollen import Rol
from meldingen.services import parameters, taken
from meldingen.services.brieven import zet_brief_klaar
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast, vergrendel, vergrendel_open
from meldingen.termijnen import plus_maanden, schrijf_datum
from onderzoek.beschermd_wonen import DAGBESTEDING, Hulpsoort, beoordeel
from onderzoek.models import Mandaatoverdracht
from onderzoek.services.advies import weiger_bij_concept

MAG_NU = (Status.ONTVANGEN, Status.IN_ONDERZOEK, Status.AANGEVRAAGD)
ROUTE = {
    "getoetst_op": "Getoetst op dakloosheid en regio",
    "postadres_op": "Postadres gegeven",
    "aangemeld_op": "Aangemeld bij de opvangorganisatie",
    "intake_op": "Intake gehouden, traject begonnen",
}


@dataclass(frozen=True, slots=True)
class Uitvoerder:
    """Who carries it out, from the parameter `bw_uitvoerder`: name | street or postbus | postcode and town."""

    naam: str
    adres: str
    postcode_plaats: str


@dataclass(frozen=True, slots=True)
class Overdracht:
    """What the consulent knows when handing over. `herkomst` is the gemeente the client comes from, if another."""

    soort: str
    toets: Mapping[str, str]
    toelichting: str
    geinformeerd_op: date
    herkomst: str = ""


@dataclass(frozen=True, slots=True)
class Terugmelding:
    """What came back. The rest only goes with a grant of beschermd wonen (BW-05 to BW-08)."""

    antwoord: str
    antwoord_op: date
    samenvatting: str
    zzp: int | None = None
    etmalen: int | None = None
    leveringsvorm: str = ""
    dagbesteding: str = ""
    vervoer_nodig: bool = False
    geldig_van: date | None = None
    geldig_tot: date | None = None


def uitvoerder_op(melding: Melding, dag: date) -> Uitvoerder:
    """Whose mandate holds on this day; an expired mandate does not go on by itself (BW-02)."""
    gevonden = parameters.zoek(melding.gemeente, ["bw_uitvoerder"], dag).get("bw_uitvoerder")
    if gevonden is None or gevonden.is_verlopen or not gevonden.waarde:
        raise Geweigerd(
            f"Op {schrijf_datum(dag)} heeft geen andere gemeente mandaat voor beschermd wonen en opvang. Onderzoek de "
            "vraag zelf, of vraag de functioneel beheerder om ‘bw_uitvoerder’ in te vullen."
        )
    delen = [deel.strip() for deel in gevonden.waarde.split("|")]
    if len(delen) != 3 or not all(delen):
        raise Geweigerd(
            "Van de uitvoerder ontbreekt het adres. Vraag de functioneel beheerder om ‘bw_uitvoerder’ in te vullen "
            "als: naam | postbus | postcode en plaats."
        )
    return Uitvoerder(*delen)


@handeling
def draag_over(melding: Melding, overdracht: Overdracht, *, op: date, door: Gebruiker) -> Mandaatoverdracht:
    """TR-59: the file with the day of the melding goes to who has the mandate. Status and clocks stay as they are."""
    vers = vergrendel(melding)
    if vers.status not in MAG_NU:
        raise Geweigerd(f"Zaak {vers.nummer} staat op ‘{vers.status_naam}’. Overdragen kan nu niet.")
    if vers.status == Status.ONTVANGEN and vers.binnenkomst == Melding.Binnenkomst.AANVRAAG:
        raise Geweigerd("Er is een aanvraag zonder melding. Kies eerst of die als melding wordt behandeld.")
    if vers.status == Status.IN_ONDERZOEK:
        weiger_bij_concept(vers)
    if open_overdracht(vers) is not None:
        raise Geweigerd("Deze zaak is al overgedragen. Wacht op het antwoord, of leg het vast.")
    _weiger_onvolledig(vers, overdracht, op)
    uitvoerder = uitvoerder_op(vers, op)
    rij = Mandaatoverdracht.objects.create(
        melding=vers, soort=overdracht.soort, uitvoerder=uitvoerder.naam, adres=uitvoerder.adres,
        postcode_plaats=uitvoerder.postcode_plaats, meldingsdatum=vers.ontvangen_op,
        herkomst=overdracht.herkomst.strip(), toets=json.dumps(dict(overdracht.toets)),
        toelichting=overdracht.toelichting.strip(), geinformeerd_op=overdracht.geinformeerd_op, overgedragen_op=op,
        door=door,
    )  # fmt: skip
    leg_vast(vers, "TR-59", op=op, door=door, reden=f"{rij.get_soort_display()}: {rij.uitvoerder}")
    zet_brief_klaar(vers, "BW-03", op=op, over=str(rij.pk), mandaatoverdracht=rij.pk)
    _maak_taken(rij, op)
    return rij


def open_overdracht(melding: Melding) -> Mandaatoverdracht | None:
    """The handing over that still waits for an answer."""
    return Mandaatoverdracht.objects.filter(melding=melding, antwoord_op__isnull=True).first()


def _weiger_onvolledig(melding: Melding, overdracht: Overdracht, op: date) -> None:
    if overdracht.soort not in Mandaatoverdracht.Soort.values:
        raise Geweigerd("Kies beschermd wonen of opvang.")
    try:
        beoordeel(Hulpsoort(overdracht.soort), overdracht.toets)
    except ValueError as fout:
        raise Geweigerd("Beantwoord elke vraag van de toets, ook als u het antwoord nog niet weet.") from fout
    if not overdracht.toelichting.strip():
        raise Geweigerd("Schrijf op waarom deze vraag over beschermd wonen of opvang gaat.")
    if not melding.ontvangen_op <= overdracht.geinformeerd_op <= op:
        raise Geweigerd("Vertel de inwoner eerst wie de vraag verder behandelt. Vul daarna de dag in.")


def _maak_taken(rij: Mandaatoverdracht, op: date) -> None:
    gedeeld = {"rol": Rol.CONSULENT, "voor": rij.melding.behandelaar, "op": op, "plek": "beschermd_wonen"}
    uiterlijk = rij.melding.uiterlijk_op or op
    taken.maak_taak(
        rij.melding, f"mandaat:{rij.pk}", f"Verwacht: antwoord van {rij.uitvoerder}"[:160], uiterlijk_op=uiterlijk,
        **gedeeld,
    )  # fmt: skip
    if rij.herkomst:
        titel = f"Vraag {rij.herkomst} wat daar bekend is over deze inwoner"
        taken.maak_taak(rij.melding, f"herkomst:{rij.pk}", titel, uiterlijk_op=op, **gedeeld)


@handeling
def volg(
    rij: Mandaatoverdracht, *, op: date, door: Gebruiker, plaatsing: str = "", **stappen: date | None
) -> Mandaatoverdracht:
    """How far it is elsewhere: the steps to opvang (BW-16), and whether there is a place (BW-11)."""
    vers = _vergrendel(rij)
    if plaatsing and plaatsing not in Mandaatoverdracht.Plaatsing.values:
        raise Geweigerd("Kies hoe het staat met de plek.")
    dagen = [vers.overgedragen_op, *[dag for naam in ROUTE if (dag := stappen.get(naam))]]
    if dagen[-1] > op or max(dagen) > op:
        raise Geweigerd("Een stap kan niet in de toekomst liggen. Controleer de dagen.")
    if dagen != sorted(dagen):
        raise Geweigerd("De stappen volgen op elkaar, en op de overdracht. Controleer de dagen.")
    for naam in ROUTE:
        setattr(vers, naam, stappen.get(naam))
    vers.plaatsing = plaatsing
    vers.save(update_fields=[*ROUTE, "plaatsing"])
    stand = vers.get_plaatsing_display() or next(
        (tekst for naam, tekst in reversed(ROUTE.items()) if stappen.get(naam)), "geen stap"
    )
    leg_vast(vers.melding, "BW-16", op=op, door=door, naam=f"Voortgang bij de uitvoerder: {stand.lower()}"[:120])
    return vers


@handeling
def registreer_antwoord(rij: Mandaatoverdracht, terug: Terugmelding, *, op: date, door: Gebruiker) -> Mandaatoverdracht:
    """What the mandated college found or decided. Our own clocks go on until we close them ourselves."""
    vers = _vergrendel(rij)
    if vers.antwoord_op is not None:
        raise Geweigerd(f"Het antwoord is al vastgelegd op {schrijf_datum(vers.antwoord_op)}.")
    if not vers.overgedragen_op <= terug.antwoord_op <= op:
        raise Geweigerd("Het antwoord komt na de overdracht en niet in de toekomst. Controleer de datum.")
    if not terug.samenvatting.strip():
        raise Geweigerd("Schrijf kort op wat het antwoord is.")
    is_besluit = terug.antwoord == Mandaatoverdracht.Antwoord.TOEGEKEND
    if is_besluit and vers.soort == Mandaatoverdracht.Soort.BESCHERMD_WONEN:
        _weiger_toekenning(vers.melding, terug)
    elif terug.zzp or terug.etmalen:
        raise Geweigerd("Zorgzwaarte en etmalen horen alleen bij een toekenning van beschermd wonen.")
    for naam in Terugmelding.__dataclass_fields__:
        setattr(vers, naam, getattr(terug, naam))
    vers.save()
    naam = f"Antwoord van {vers.uitvoerder}: {vers.get_antwoord_display().lower()}"
    leg_vast(vers.melding, "BW-02", op=terug.antwoord_op, door=door, naam=naam[:120])
    taken.rond_af_met_sleutel(vers.melding, f"mandaat:{vers.pk}", op=op, door=door)
    return vers


def _vergrendel(rij: Mandaatoverdracht) -> Mandaatoverdracht:
    melding = vergrendel_open(rij.melding)
    vers = Mandaatoverdracht.objects.get(pk=rij.pk)
    vers.melding = melding
    return vers


def _weiger_toekenning(melding: Melding, terug: Terugmelding) -> None:
    """BW-05 to BW-08: what a grant of beschermd wonen must say, within the limits of the gemeente."""
    if not (terug.zzp and terug.etmalen and terug.leveringsvorm and terug.geldig_van and terug.geldig_tot):
        raise Geweigerd("Vul bij een toekenning de zorgzwaarte, de etmalen, de vorm en de periode in.")
    codes = ["bw_zzp", "bw_min_etmalen", "bw_max_jaren"]
    waarden = parameters.waarden(melding.gemeente, codes, terug.antwoord_op)
    if terug.zzp not in waarden["bw_zzp"]:
        toegestaan = ", ".join(str(zzp) for zzp in waarden["bw_zzp"])
        raise Geweigerd(f"Zorgzwaarte {terug.zzp} wordt niet meer nieuw gegeven. Kies uit {toegestaan}.")
    minimum = waarden["bw_min_etmalen"]
    if not minimum < terug.etmalen <= 7:
        raise Geweigerd(f"Beschermd wonen is voor meer dan {minimum} en hoogstens 7 etmalen per week.")
    if terug.geldig_tot < terug.geldig_van:
        raise Geweigerd("De laatste dag ligt vóór de eerste. Controleer de periode.")
    if terug.geldig_tot >= plus_maanden(terug.geldig_van, 12 * waarden["bw_max_jaren"]):
        raise Geweigerd(f"Beschermd wonen duurt hoogstens {waarden['bw_max_jaren']} jaar. Controleer de periode.")
    if terug.dagbesteding and terug.dagbesteding not in DAGBESTEDING:
        raise Geweigerd("Kies waarom dagbesteding apart nodig is.")


@handeling
def verwijs_naar_opvang(
    melding: Melding, *, soort: str, organisatie: str, geheim_adres: bool, is_spoed: bool, op: date, door: Gebruiker
) -> None:
    """Nachtopvang is open to all and vrouwen- and mannenopvang has its own access: a warm referral (BW-12, BW-13).

    No letter goes out by itself: with a secret address a letter is a danger, so from then on each is a task.
    """
    vers = vergrendel_open(melding)
    if soort not in (Hulpsoort.NACHTOPVANG, Hulpsoort.VROUWENOPVANG):
        raise Geweigerd("Kies nachtopvang of vrouwen- en mannenopvang. De andere soorten draagt u over.")
    if not organisatie.strip():
        raise Geweigerd("Schrijf op bij wie u de inwoner aanmeldde.")
    if geheim_adres:
        vers.client.veilige_communicatie = True
        vers.client.save(update_fields=["veilige_communicatie"])
    if is_spoed:
        vers.is_spoed = True
        vers.save(update_fields=["is_spoed"])
    rij = leg_vast(vers, "BW-12", op=op, door=door, naam="Warm verwezen naar opvang", reden=organisatie.strip())
    taken.maak_taak(
        vers, f"opvang:{rij.pk}", "Bel of de inwoner in de opvang is aangekomen", rol=Rol.CONSULENT,
        voor=vers.behandelaar, uiterlijk_op=op, op=op, plek="beschermd_wonen", is_spoed=is_spoed,
    )  # fmt: skip
