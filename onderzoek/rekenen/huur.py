"""Double rent of a client, and rent a landlord misses on an adapted home that stands empty. Whole months.

Source: W-28, W-29 (002 par. 6.6).
"""

from decimal import Decimal

from onderzoek.rekenen.stappen import (
    Berekening,
    OngeldigeInvoer,
    Rekenstap,
    eis_bedrag,
    naar_centen,
    schrijf_euro,
)


def bereken_dubbele_huur(
    kosten_per_maand: Decimal, maanden: int, *, hoogste_maanden: int, hoogste_per_maand: Decimal
) -> Berekening:
    """The real costs up to the maximum of the verordening, for at most `hoogste_maanden` (W-28)."""
    eis_bedrag(kosten_per_maand, "De dubbele huur")
    eis_bedrag(hoogste_per_maand, "Het maximum van de verordening")
    telt = min(_eis_maanden(maanden), hoogste_maanden)
    per_maand = naar_centen(min(kosten_per_maand, hoogste_per_maand))
    uitleg = f"De kosten zijn {schrijf_euro(kosten_per_maand)}; de verordening vergoedt hoogstens "
    stappen = (
        Rekenstap("Per maand", per_maand, f"{uitleg}{schrijf_euro(hoogste_per_maand)}.", "W-28"),
        Rekenstap("Maanden", None, f"{maanden} gevraagd, hoogstens {hoogste_maanden}: {telt}.", "W-28"),
        Rekenstap("Tegemoetkoming", per_maand * telt, f"{telt} × {schrijf_euro(per_maand)}.", "W-28"),
    )
    return Berekening(per_maand * telt, stappen)


def bereken_huurderving(
    huur_per_maand: Decimal, maanden_leeg: int, *, vanaf_maand: int, maanden: int, hoogste_huur: Decimal
) -> Berekening:
    """The rent missed from the `vanaf_maand`-th month on, for `maanden` months, to the highest rent (W-29)."""
    eis_bedrag(huur_per_maand, "De huur")
    eis_bedrag(hoogste_huur, "De hoogste subsidiabele huur")
    overgeslagen = vanaf_maand - 1
    telt = min(max(_eis_maanden(maanden_leeg) - overgeslagen, 0), maanden)
    per_maand = naar_centen(min(huur_per_maand, hoogste_huur))
    uitleg = f"De huur is {schrijf_euro(huur_per_maand)}; er telt hoogstens {schrijf_euro(hoogste_huur)}."
    welke = f"{maanden_leeg} maanden leeg; vergoed vanaf maand {vanaf_maand}, hoogstens {maanden} maanden: {telt}."
    stappen = (
        Rekenstap("Huur per maand", per_maand, uitleg, "W-29"),
        Rekenstap("Maanden", None, welke, "W-29"),
        Rekenstap("Tegemoetkoming aan de verhuurder", per_maand * telt, f"{telt} × {schrijf_euro(per_maand)}.", "W-29"),
    )
    return Berekening(per_maand * telt, stappen)


def _eis_maanden(maanden: int) -> int:
    if maanden < 0:
        raise OngeldigeInvoer("Het aantal maanden kan niet negatief zijn. Vul 0 of meer in.")
    return maanden
