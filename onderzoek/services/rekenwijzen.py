"""The calculators as a voorziening names them: which parameters each reads, and how its answers become a sum.

A calculator gets the cleaned answers of its form and the values of its parameters; it never looks anything up.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from meldingen.fouten import Geweigerd
from onderzoek.models import Voorzieningsoort
from onderzoek.rekenen.huur import bereken_dubbele_huur, bereken_huurderving
from onderzoek.rekenen.kostprijs import Aanschafkosten, Maandkosten, Verstrekking, kostprijs_totaal
from onderzoek.rekenen.onderhoud import onderhoud_verplicht, onderhoud_vervoer
from onderzoek.rekenen.sanering import Artikel, Ruimte, Trede, bereken_sanering
from onderzoek.rekenen.sport import bereken_sport
from onderzoek.rekenen.stappen import Berekening, Rekenstap, naar_centen
from onderzoek.rekenen.verhuizing import bereken_verhuizing
from onderzoek.rekenen.vervoer import Zonegrenzen, bereken_kilometers, bereken_zones

BEDRAGEN = "bedragen_verordening"
PGB_VERVOER, PGB_VERPLICHT = "pgb_vervoer", "pgb_verplicht"
Antwoorden = Mapping[str, Any]
Kosten = Maandkosten | Aanschafkosten


@dataclass(frozen=True, slots=True)
class Rekenwijze:
    """One way to calculate: what the outcome is per, the parameters, the sum, and the costs for the eigen bijdrage."""

    eenheid: str
    parameters: tuple[str, ...]
    bereken: Callable[[Antwoorden, Antwoorden, date], Berekening]
    kosten: Callable[[Antwoorden, Antwoorden, Decimal], Kosten] | None = None


def code_voor(soort: Voorzieningsoort) -> str:
    """The calculator of a soort; without one of its own it is the price of a thing, or what help costs per month."""
    code = soort.rekenwijze or (AANSCHAF if soort.is_materieel else MAANDKOSTEN)
    if code not in REKENWIJZEN:
        raise Geweigerd(f"De rekenwijze ‘{code}’ van ‘{soort}’ bestaat niet. Vraag de functioneel beheerder om hulp.")
    return code


def _bedrag(parameters: Antwoorden, naam: str) -> Decimal:
    """An amount of the verordening; a missing one is refused by name, never guessed."""
    if naam not in parameters[BEDRAGEN]:
        raise Geweigerd(
            f"Het bedrag voor ‘{naam}’ uit de verordening is niet ingevuld. Vraag de functioneel beheerder om dat te "
            "doen."
        )
    return Decimal(parameters[BEDRAGEN][naam])


def _sanering(a: Antwoorden, p: Antwoorden, op: date) -> Berekening:
    artikelen = [
        Artikel(
            a[f"naam_{nummer}"],
            Ruimte(a[f"ruimte_{nummer}"]),
            a[f"aantal_{nummer}"],
            a[f"prijs_{nummer}"],
            a[f"aangeschaft_op_{nummer}"],
            a[f"reden_{nummer}"],
        )
        for nummer in range(1, len(a) + 1)
        if a.get(f"naam_{nummer}")
    ]
    return bereken_sanering(artikelen, op=op, staffel=[Trede(jaren, pct) for jaren, pct in p["sanering_staffel"]])


def _verhuizing(a: Antwoorden, p: Antwoorden, op: date) -> Berekening:
    return bereken_verhuizing(a["kosten"], hoogste=_bedrag(p, "verhuizing"))


def _kilometers(a: Antwoorden, p: Antwoorden, op: date) -> Berekening:
    return bereken_kilometers(a["km_per_jaar"], hoogste_km=p["vervoer_km_jaar"], bedrag_per_km=_bedrag(p, "kilometer"))


def _zones(a: Antwoorden, p: Antwoorden, op: date) -> Berekening:
    return bereken_zones(
        a["ritten_per_jaar"],
        a["reiszones_per_rit"],
        grenzen=Zonegrenzen(1, p["vervoer_rit_zones"], p["vervoer_zones_jaar"]),
        tarief_per_zone=_bedrag(p, "zone"),
        meer_zones=a["meer_zones"] or 0,
        noodzaak=a["noodzaak"],
    )


def _sport(a: Antwoorden, p: Antwoorden, op: date) -> Berekening:
    return bereken_sport(
        a["kostprijs"],
        eigen_procent=a["eigen_procent"],
        hoogste_procent=p["sport_eigen_aandeel_pct"],
        van_anderen=a["van_anderen"] or Decimal(0),
    )


def _dubbele_huur(a: Antwoorden, p: Antwoorden, op: date) -> Berekening:
    return bereken_dubbele_huur(
        a["kosten"],
        a["maanden"],
        hoogste_maanden=p["dubbele_huur_max_mnd"],
        hoogste_per_maand=_bedrag(p, "dubbele_huur"),
    )


def _huurderving(a: Antwoorden, p: Antwoorden, op: date) -> Berekening:
    return bereken_huurderving(
        a["kosten"],
        a["maanden"],
        vanaf_maand=p["huurderving_vanaf_mnd"],
        maanden=p["huurderving_mnd"],
        hoogste_huur=_bedrag(p, "huurderving"),
    )


def _aanschaf(a: Antwoorden, p: Antwoorden, op: date) -> Berekening:
    """The price of a thing, with its upkeep as far as the gemeente pays it (P-25)."""
    onderhoud = _onderhoud(a, p)
    prijs = Aanschafkosten(Verstrekking(a["verstrekking"]), a["prijs"], a["levensduur"])
    return Berekening(naar_centen(a["prijs"]), (*kostprijs_totaal(prijs).stappen, *onderhoud.stappen))


def _onderhoud(a: Antwoorden, p: Antwoorden) -> Berekening:
    kosten = naar_centen(Decimal(a["onderhoud_per_jaar"] or 0))
    if not kosten:
        return Berekening(kosten, ())
    if a["soort_onderhoud"] == PGB_VERVOER:
        return onderhoud_vervoer(kosten, nieuwwaarde=Decimal(a["prijs"]), procent=p["pgb_onderhoud_vervoer_pct"])
    if a["soort_onderhoud"] == PGB_VERPLICHT:
        return onderhoud_verplicht(kosten, procent=p["pgb_verplicht_onderhoud_pct"])
    uitleg = "Onderhoud, reparatie en verzekering die de gemeente betaalt."
    return Berekening(kosten, (Rekenstap("Onderhoud en verzekering per jaar", kosten, uitleg, "E-09"),))


def _maandkosten(a: Antwoorden, p: Antwoorden, op: date) -> Berekening:
    uitleg = "Wat de hulp de gemeente per maand kost; bij een pgb het bedrag van het pgb."
    bedrag = naar_centen(a["per_maand"])
    return Berekening(bedrag, (Rekenstap("Kostprijs per maand", bedrag, uitleg, "E-06"),))


def _kosten_van_aanschaf(a: Antwoorden, p: Antwoorden, uitkomst: Decimal) -> Kosten:
    return Aanschafkosten(Verstrekking(a["verstrekking"]), uitkomst, a["levensduur"], _onderhoud(a, p).bedrag)


SANERING, VERHUIZING, KILOMETERS, ZONES = "sanering", "verhuizing", "kilometers", "zones"
SPORT, DUBBELE_HUUR, HUURDERVING = "sport", "dubbele_huur", "huurderving"
AANSCHAF, MAANDKOSTEN = "aanschaf", "maandkosten"
REKENWIJZEN: dict[str, Rekenwijze] = {
    SANERING: Rekenwijze("eenmalig", ("sanering_staffel",), _sanering),
    VERHUIZING: Rekenwijze("eenmalig", (BEDRAGEN,), _verhuizing),
    KILOMETERS: Rekenwijze("per jaar", ("vervoer_km_jaar", BEDRAGEN), _kilometers),
    ZONES: Rekenwijze("per jaar", ("vervoer_rit_zones", "vervoer_zones_jaar", BEDRAGEN), _zones),
    SPORT: Rekenwijze(
        "eenmalig",
        ("sport_eigen_aandeel_pct",),
        _sport,
        lambda a, _, uitkomst: Aanschafkosten(Verstrekking.EIGENDOM, uitkomst, a["levensduur"]),
    ),
    DUBBELE_HUUR: Rekenwijze("eenmalig", ("dubbele_huur_max_mnd", BEDRAGEN), _dubbele_huur),
    HUURDERVING: Rekenwijze("eenmalig", ("huurderving_mnd", "huurderving_vanaf_mnd", BEDRAGEN), _huurderving),
    AANSCHAF: Rekenwijze(
        "eenmalig",
        ("pgb_onderhoud_vervoer_pct", "pgb_verplicht_onderhoud_pct"),
        _aanschaf,
        _kosten_van_aanschaf,
    ),
    MAANDKOSTEN: Rekenwijze("per maand", (), _maandkosten, lambda a, p, uitkomst: Maandkosten(uitkomst)),
}
