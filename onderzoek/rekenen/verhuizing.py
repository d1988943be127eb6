"""The compensation for moving house: what it costs, up to the amount of the verordening. Source: W-08."""

from decimal import Decimal

from onderzoek.rekenen.stappen import Berekening, Rekenstap, eis_bedrag, naar_centen


def bereken_verhuizing(kosten: Decimal, *, hoogste: Decimal) -> Berekening:
    """The costs, at most the amount of the verordening, which need not cover them (W-08)."""
    eis_bedrag(kosten, "De verhuiskosten")
    eis_bedrag(hoogste, "Het bedrag van de verordening")
    uitkomst = naar_centen(min(kosten, hoogste))
    uitleg = "Het laagste van de twee. De vergoeding hoeft niet alle kosten te dekken."
    return Berekening(
        uitkomst,
        (
            Rekenstap("Verhuiskosten", naar_centen(kosten), "Wat de verhuizing kost.", "W-08"),
            Rekenstap("Hoogstens", naar_centen(hoogste), "Het bedrag uit de verordening.", "W-08"),
            Rekenstap("Vergoeding", uitkomst, uitleg, "W-08"),
        ),
    )
