"""Writing a decision: kept line by line, started from what the investigation already holds, then proposed."""

from datetime import date
from typing import Any

from beschikkingen.eisen import BESLUIT_OPSTELLEN
from beschikkingen.models import (
    INHOUD,
    Aanvraag,
    Beschikking,
    Besluitconcept,
    GevraagdeVoorziening,
    Herstelverzoek,
    Pgbweigering,
    Regelconcept,
    Regelinhoud,
)
from beschikkingen.services.besluit import Regelvoorstel, in_vorm, stel_besluit_voor
from beschikkingen.services.besluitwoorden import schrijf_stap
from beschikkingen.services.heropening import mag_voorstellen
from beschikkingen.services.inhoud import inhoud_van_concept
from beschikkingen.services.toetsen_voorwaarden import grond_van
from meldingen.eisen import Ontbreekt
from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Melding, Status
from meldingen.services.handeling import handeling
from meldingen.services.overgang import vergrendel
from onderzoek.models import Budgetplan, Leveringsvorm, Verslag, Voorzieningkeuze
from onderzoek.services.pgb import pgbdeel
from onderzoek.services.pgbweging import weeg_pgb
from onderzoek.services.voorwaardenuitslag import Uitslag, uitslag_van

PgbPer = Regelinhoud.PgbPer


@handeling
def leg_besluitregel_vast(aanvraag: Aanvraag, regel: Regelvoorstel, *, op: date, door: Gebruiker) -> None:
    """Keep one line as far as it was written; what is missing stops the proposal, not the keeping."""
    if regel.gevraagd.aanvraag_id != aanvraag.pk:
        raise Geweigerd("Deze voorziening hoort bij een andere aanvraag.")
    if regel.einddatum and regel.ingangsdatum and regel.einddatum < regel.ingangsdatum:
        raise Geweigerd(f"De einddatum van {regel.gevraagd} ligt vóór de ingangsdatum. Kies een latere dag.")
    concept = _concept(aanvraag, op, door)
    vers = in_vorm(regel)
    velden = {naam: getattr(vers, naam) for naam in INHOUD}
    Regelconcept.objects.update_or_create(gevraagd=regel.gevraagd, defaults={"concept": concept, **velden})


@handeling
def leg_besluitmotivering_vast(
    aanvraag: Aanvraag, *, motivering: str, afwijking: str, afwijking_motivering: str, op: date, door: Gebruiker
) -> None:
    """The reasons of the whole, and the deviation from the rules with its own (B-19, B-20)."""
    concept = _concept(aanvraag, op, door)
    concept.motivering, concept.afwijking = motivering, afwijking
    concept.afwijking_motivering = afwijking_motivering if afwijking else ""
    concept.save(update_fields=["motivering", "afwijking", "afwijking_motivering"])


@handeling
def stel_concept_voor(aanvraag: Aanvraag, *, op: date, door: Gebruiker) -> Beschikking:
    """TR-36 with what was written; refuses with all that is still missing."""
    if gemis := nog_te_schrijven(aanvraag, op):
        raise Geweigerd("Het besluit kan nog niet. " + " ".join(rij.zin for rij in gemis))
    concept = aanvraag.concept
    regels = tuple(
        Regelvoorstel(gevraagd=rij.gevraagd, **{naam: getattr(rij, naam) for naam in INHOUD})
        for rij in concept.regels.select_related("gevraagd__soort")
    )
    return stel_besluit_voor(
        aanvraag,
        regels,
        motivering=concept.motivering,
        afwijking=concept.afwijking,
        afwijking_motivering=concept.afwijking_motivering,
        op=op,
        door=door,
    )


def nog_te_schrijven(aanvraag: Aanvraag, op: date) -> list[Ontbreekt]:
    """What still stands in the way of a proposal, each with the page where it is filled in."""
    return BESLUIT_OPSTELLEN.ontbreekt(inhoud_van_concept(aanvraag, op), op)


def begin_van(gevraagd: GevraagdeVoorziening, melding: Melding, op: date) -> dict[str, Any]:
    """How the page of one line begins: what was written before, else what the investigation found."""
    rij = Regelconcept.objects.filter(gevraagd=gevraagd).first()
    if rij is not None:
        begin = {naam: getattr(rij, naam) for naam in INHOUD}
        return begin | {"toekennen": "ja" if rij.is_toegekend else "nee"}
    return _uit_onderzoek(gevraagd, melding, op)


def _uit_onderzoek(gevraagd: GevraagdeVoorziening, melding: Melding, op: date) -> dict[str, Any]:
    keuze = Voorzieningkeuze.objects.filter(onderzoek__melding=melding, soort__code=gevraagd.soort.code).first()
    verslag = Verslag.objects.filter(melding=melding).first()
    begin: dict[str, Any] = {"resultaat": verslag.resultaat, "aanpak": verslag.aanpak} if verslag else {}
    if keuze is not None:
        begin["motivering"] = keuze.motivering or keuze.waarvoor
        begin["leveringsvorm"] = keuze.leveringsvorm
        if keuze.uitkomst:
            begin["toekennen"] = "ja" if keuze.uitkomst == Voorzieningkeuze.Uitkomst.INZETTEN else "nee"
        begin |= _uit_berekening(keuze, op)
        begin |= _uit_budgetplan(keuze)
    if (uitslag := uitslag_van(melding, gevraagd.soort)) is not None:
        begin |= _uit_voorwaarden(uitslag, begin.get("motivering", ""))
    return begin | _wat_er_van_het_pgb_komt(gevraagd, begin)


def _uit_voorwaarden(uitslag: Uitslag, motivering: str) -> dict[str, Any]:
    """What the answers give the decision: the conditions and reasons of a grant, the ground of a refusal (W-01)."""
    redenen = [reden for reden in uitslag.redenen if reden not in motivering]
    return _vergoeding(uitslag) | {
        "motivering": "\n\n".join(filter(None, (motivering, *redenen))),
        "voorwaarden": "\n".join(uitslag.voorwaarden),
        "weigeringsgrond": grond_van(uitslag),
    }


def _vergoeding(uitslag: Uitslag) -> dict[str, Any]:
    """Of an amount that is paid once: what the newest sheet says (W-08, W-15, W-28, W-29)."""
    blad = uitslag.keuze.rekenbladen.first() if uitslag.keuze.soort.is_bedrag else None
    return {"kostprijs": blad.uitkomst} if blad and blad.eenheid == "eenmalig" else {}


def _uit_berekening(keuze: Voorzieningkeuze, op: date) -> dict[str, Any]:
    """Of a pgb: the amount, how it came about, the demands and the upkeep (B-13)."""
    deel = pgbdeel(keuze, op)
    som = deel.berekening
    if som is None:
        return {}
    per = PgbPer.MAAND if som.bedrag else PgbPer.EENMALIG
    begin: dict[str, Any] = {
        "pgb_bedrag": som.bedrag or som.eenmalig,
        "pgb_per": per,
        "berekening": "\n".join(schrijf_stap(stap) for stap in som.stappen),
        "meerkosten": (som.bijbetaling or som.bijbetaling_eenmalig) or None,
        "goedkoopst_bedrag": (som.bedrag or som.eenmalig) if som.bijbetaling or som.bijbetaling_eenmalig else None,
        "onderhoud": som.onderhoud_per_jaar,
    }
    return begin | ({"programma_van_eisen": deel.programma.eisen} if deel.programma else {})


def _uit_budgetplan(keuze: Voorzieningkeuze) -> dict[str, Any]:
    """Of the signed plan: the period, and why that long (P-40)."""
    plan = Budgetplan.objects.filter(regels__keuze=keuze, ontvangen_op__isnull=False).order_by("-versie").first()
    if plan is None or keuze.leveringsvorm != Leveringsvorm.PGB:
        return {}
    return {"ingangsdatum": plan.van, "einddatum": plan.tot, "waarom_looptijd": plan.duur_waarom}


def _wat_er_van_het_pgb_komt(gevraagd: GevraagdeVoorziening, begin: dict[str, Any]) -> dict[str, Any]:
    """Where a pgb was wished: why it does not come or not wholly, with the facts of the investigation (P-10, P-11)."""
    weging = weeg_pgb(gevraagd.aanvraag.melding)
    if not (weging.is_gewenst and gevraagd.soort.mag_pgb):
        return {}
    if begin.get("leveringsvorm") == Leveringsvorm.PGB:
        return {"pgb_weigering": Pgbweigering.DUURDER} if begin.get("meerkosten") else {}
    if weging.contraindicaties and weging.taken_lukken_niet:
        return {"pgb_weigering": Pgbweigering.BEHEERDER, "pgb_feiten": weging.feiten}
    if weging.gezakt:
        return {"pgb_weigering": Pgbweigering.TOETS, "pgb_feiten": weging.feiten}
    weg = Herstelverzoek.objects.filter(
        melding=gevraagd.aanvraag.melding, is_alleen_budgetplan=True, aangevuld_op__isnull=True
    )
    return {"pgb_weigering": Pgbweigering.BUDGETPLAN} if weg.exists() else {}


def _concept(aanvraag: Aanvraag, op: date, door: Gebruiker) -> Besluitconcept:
    melding = vergrendel(aanvraag.melding)
    if not mag_voorstellen(melding):
        raise Geweigerd(
            f"Zaak {melding.nummer} staat op ‘{Status(melding.status).label}’. Het besluit wijzigt nu niet."
        )
    if aanvraag.rol != Aanvraag.Rol.LEIDEND:
        raise Geweigerd("Deze aanvraag is gevoegd of voortijdig. Besluit op de leidende aanvraag.")
    concept, _ = Besluitconcept.objects.update_or_create(
        aanvraag=aanvraag, defaults={"bijgewerkt_op": op, "door": door}
    )
    return concept
