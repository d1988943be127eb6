"""The pgb of one voorziening: if it can, the amount with its steps, what the client must know (P-15 to P-21)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from meldingen.eisen import Ontbreekt
from meldingen.services.parameters import zoek
from onderzoek.models import (
    Budgetplan,
    Budgetregel,
    Contraindicatie,
    Leveringsvorm,
    Naturaprijs,
    Pgbonderzoek,
    Pgbtoets,
    ProgrammaVanEisen,
    Voorzieningkeuze,
)
from onderzoek.rekenen import pgb as rekenen
from onderzoek.rekenen.stappen import OngeldigeInvoer
from onderzoek.services.pgbstand import hulpverlener

# What the client must know; the decision says it again.
PLICHTEN = (
    "De budgetbeheerder koopt de hulp of de voorziening zelf in.",
    "De budgetbeheerder legt verantwoording af over het geld en over de kwaliteit van de hulp.",
    "Degene die helpt, geeft zelf het loon door aan de Belastingdienst.",
)
PLICHT_HULPMIDDEL = "De budgetbeheerder zorgt zelf voor onderhoud, reparatie en verzekering."
BETALEN = (
    "Het geld komt niet op de rekening van de inwoner. De SVB betaalt de hulpverleners.",
    "De gemeente en de SVB keuren eerst elke zorgovereenkomst goed.",
    "De hulpverlener stuurt de rekening binnen zes weken na de maand naar de inwoner. De SVB krijgt die binnen vier "
    "weken daarna. De SVB betaalt binnen dertig dagen. Houdt de SVB ook loonheffing in, dan komen daar tien dagen bij.",
    "Het pgb is bruto. De eigen bijdrage int het CAK bij de inwoner. Die mag niet uit het pgb worden betaald.",
    "Het pgb wordt in Nederland besteed. In het buitenland kan het alleen met toestemming vooraf.",
)


@dataclass(frozen=True, slots=True)
class Pgbdeel:
    """What the page of a voorziening says about the pgb. `zin` says why there is no amount yet."""

    kan: bool
    reden: str
    gekozen: bool
    naturaprijs: Naturaprijs | None = None
    programma: ProgrammaVanEisen | None = None
    berekening: rekenen.Pgb | None = None
    zin: str = ""
    uitleg: tuple[str, ...] = ()
    levensduur: int | None = None


def pgbdeel(keuze: Voorzieningkeuze, op: date) -> Pgbdeel:
    """The part about the pgb for one voorziening, on a day."""
    soort = keuze.soort
    gekozen = keuze.leveringsvorm == Leveringsvorm.PGB
    if not (soort.mag_pgb and gekozen):
        return Pgbdeel(soort.mag_pgb, soort.geen_pgb_reden, gekozen)
    prijs = Naturaprijs.objects.filter(keuze=keuze).first()
    programma = ProgrammaVanEisen.objects.filter(keuze=keuze).first() if soort.is_materieel else None
    berekening, zin = _bereken(keuze, prijs, programma, op)
    uitleg = (*PLICHTEN, PLICHT_HULPMIDDEL, *BETALEN) if soort.is_materieel else (*PLICHTEN, *BETALEN)
    return Pgbdeel(
        True, "", True, naturaprijs=prijs, programma=programma, berekening=berekening, zin=zin, uitleg=uitleg,
        levensduur=soort.levensduur,
    )  # fmt: skip


def pgb_compleet(keuze: Voorzieningkeuze, op: date) -> list[Ontbreekt]:
    """What must be known before help is granted as a pgb (P-01 to P-04, P-11, P-23)."""
    if keuze.leveringsvorm != Leveringsvorm.PGB:
        return []
    pgb = Pgbonderzoek.objects.filter(onderzoek=keuze.onderzoek_id).select_related("beheerder").first()
    if pgb is None:
        return [Ontbreekt("Leg eerst vast waarom de inwoner een pgb wil.", "pgb", "P-01")]
    gemis = [*_toetsen(pgb), *_beheer(pgb)]
    if keuze.soort.is_materieel:
        if not ProgrammaVanEisen.objects.filter(keuze=keuze).exists():
            gemis.append(Ontbreekt("Maak eerst het programma van eisen.", "pgb", "P-23"))
    elif not _getekend_plan(keuze):
        zin = "Het getekende budgetplan ontbreekt. Zonder budgetplan kan de hulp alleen in natura."
        gemis.append(Ontbreekt(zin, "pgb", "P-03"))
    return gemis


def _toetsen(pgb: Pgbonderzoek) -> list[Ontbreekt]:
    uitkomst = {rij.toets: rij.voldoet for rij in pgb.toetsen.all()}
    gemis = []
    if any(toets not in uitkomst for toets in Pgbtoets.ALTIJD):
        gemis.append(Ontbreekt("Toets eerst of een pgb mogelijk is.", "pgb", "P-02"))
    for toets in Pgbtoets.ALTIJD:
        if uitkomst.get(toets) is False:
            zin = f"De toets ‘{toets.label}’ is niet gehaald. Kies natura of een andere uitkomst."
            gemis.append(Ontbreekt(zin, "pgb", "P-02"))
    if pgb.contraindicaties.filter(weging=Contraindicatie.Weging.BEZWAAR).exists():
        zin = "Er is een contra-indicatie waardoor een pgb niet past. Kies natura of een andere uitkomst."
        gemis.append(Ontbreekt(zin, "pgb", "P-11"))
    return gemis


def _beheer(pgb: Pgbonderzoek) -> list[Ontbreekt]:
    beheerder = getattr(pgb, "beheerder", None)
    if beheerder is None:
        return [Ontbreekt("Leg eerst vast wie het budget beheert.", "pgb", "P-09")]
    verleners = list(pgb.verleners.select_related("verklaring"))
    gemis = []
    if not beheerder.controles and any(rij.is_beheerder for rij in verleners):
        zin = "De budgetbeheerder geeft ook betaalde hulp. Vraag eerst een VOG of bekijk het matrixregister."
        gemis.append(Ontbreekt(zin, "pgb", "P-09"))
    for rij in verleners:
        verklaring = getattr(rij, "verklaring", None)
        if rij.uit_netwerk and (verklaring is None or not verklaring.niet_te_zwaar):
            zin = f"{rij.naam} heeft niet verklaard dat de zorg niet te zwaar wordt."
            gemis.append(Ontbreekt(zin, "pgb", "P-12"))
    return gemis


def _getekend_plan(keuze: Voorzieningkeuze) -> bool:
    """Whether the newest budgetplan is handed in and has a line for this voorziening."""
    plan = Budgetplan.objects.filter(pgb__onderzoek=keuze.onderzoek_id).order_by("-versie").first()
    return plan is not None and plan.ligt_vast and plan.regels.filter(keuze=keuze).exists()


def _bereken(
    keuze: Voorzieningkeuze, prijs: Naturaprijs | None, programma: ProgrammaVanEisen | None, op: date
) -> tuple[rekenen.Pgb | None, str]:
    """The calculation, or the sentence that says what is missing for it."""
    regels = _van_programma(programma) if keuze.soort.is_materieel else _van_budgetplan(keuze)
    if not regels:
        return None, "Er is nog geen bedrag: " + (
            "maak eerst het programma van eisen."
            if keuze.soort.is_materieel
            else "zet deze voorziening eerst in het budgetplan."
        )
    if prijs is None:
        return None, "Er is nog geen bedrag: leg eerst vast wat de hulp in natura kost."
    onderhoud = programma.onderhoud if programma else prijs.onderhoud_per_jaar
    try:
        natura = rekenen.Natura(prijs.per_maand, prijs.eenmalig)
        return rekenen.bereken_pgb(
            regels, natura=natura, tarieven=_tarieven(keuze, op), op=op, onderhoud_per_jaar=onderhoud
        ), ""
    except OngeldigeInvoer as fout:
        return None, str(fout)


def _van_budgetplan(keuze: Voorzieningkeuze) -> list[rekenen.Budgetregel]:
    plan = Budgetplan.objects.filter(pgb__onderzoek=keuze.onderzoek_id).order_by("-versie").first()
    rijen = plan.regels.filter(keuze=keuze).select_related("verlener") if plan else Budgetregel.objects.none()
    return [
        rekenen.Budgetregel(
            rij.wat,
            rij.aantal,
            rij.tarief,
            rekenen.Per(rij.periode),
            None if rij.soort == Budgetregel.Soort.REIS else hulpverlener(rij.verlener),
        )
        for rij in rijen
    ]


def _van_programma(programma: ProgrammaVanEisen | None) -> list[rekenen.Budgetregel]:
    if programma is None:
        return []
    return [rekenen.Budgetregel("Aankoop", Decimal(1), programma.max_bedrag, rekenen.Per.EENMALIG)]


def _tarieven(keuze: Voorzieningkeuze, op: date) -> rekenen.Uurtarieven:
    """The tariffs of the gemeente for this soort; none when it has not laid them down."""
    gemeente = keuze.onderzoek.melding.gemeente
    gevonden = zoek(gemeente, ["pgb_tarieven"], op).get("pgb_tarieven")
    rij = gevonden.waarde.get(keuze.soort.code, {}) if gevonden else {}
    formeel, informeel = rij.get("formeel"), rij.get("informeel")
    return rekenen.Uurtarieven(Decimal(formeel) if formeel else None, Decimal(informeel) if informeel else None)
