"""What is paid for upkeep, repair and insurance of a voorziening bought with a pgb: a maximum per year, on declaration.

Source: P-25 (002 par. 4.4.1).
"""

from decimal import Decimal

from onderzoek.rekenen.stappen import Berekening, Rekenstap, eis_bedrag, naar_centen, procent_van, schrijf_euro

OP_DECLARATIE = "Betaald op declaratie, tot dit bedrag per jaar."


def onderhoud_vervoer(kosten: Decimal, *, nieuwwaarde: Decimal, procent: int) -> Berekening:
    """The costs per year of a vervoersvoorziening, at most `procent` of its value when new (P-25)."""
    eis_bedrag(kosten, "Het onderhoud")
    maximum = procent_van(eis_bedrag(nieuwwaarde, "De nieuwwaarde"), procent)
    uitkomst = min(naar_centen(kosten), maximum)
    uitleg = f"{procent} % van de nieuwwaarde van {schrijf_euro(nieuwwaarde)}."
    return Berekening(
        uitkomst,
        (
            Rekenstap("Geraamde kosten per jaar", naar_centen(kosten), "Onderhoud, reparatie en verzekering.", "P-25"),
            Rekenstap("Hoogstens per jaar", maximum, uitleg, "P-25"),
            Rekenstap("Onderhoud en verzekering per jaar", uitkomst, OP_DECLARATIE, "P-25"),
        ),
    )


def onderhoud_verplicht(kosten: Decimal, *, procent: int) -> Berekening:
    """Obligatory costs per year, such as the inspection of a lift: `procent` of them, which is all (P-25)."""
    uitkomst = procent_van(eis_bedrag(kosten, "De verplichte kosten"), procent)
    uitleg = f"{procent} % van {schrijf_euro(kosten)}. {OP_DECLARATIE}"
    return Berekening(uitkomst, (Rekenstap("Verplichte kosten per jaar", uitkomst, uitleg, "P-25"),))
