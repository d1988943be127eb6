"""A sportvoorziening: what the gemeente pays after the client's own share. Source: W-27 (002 par. 6.5)."""

from decimal import Decimal

from onderzoek.rekenen.stappen import (
    Berekening,
    OngeldigeInvoer,
    Rekenstap,
    eis_bedrag,
    naar_centen,
    procent_van,
    schrijf_euro,
)

NUL = Decimal("0.00")


def bereken_sport(
    kostprijs: Decimal, *, eigen_procent: int, hoogste_procent: int, van_anderen: Decimal = NUL
) -> Berekening:
    """The price less the own share of the client, and less what clubs, sponsors and funds pay (W-27).

    `kostprijs` is purchase, upkeep and insurance in euro; entry and membership are never part of it. Raises
    OngeldigeInvoer for an own share above the maximum.
    """
    eis_bedrag(kostprijs, "De kostprijs")
    eis_bedrag(van_anderen, "Het bedrag van clubs, sponsors en fondsen")
    if not 0 <= eigen_procent <= hoogste_procent:
        raise OngeldigeInvoer(f"Het eigen aandeel is 0 tot en met {hoogste_procent} % van de kostprijs.")
    aandeel = procent_van(kostprijs, eigen_procent)
    uitkomst = max(naar_centen(kostprijs) - aandeel - naar_centen(van_anderen), NUL)
    uitleg = f"{eigen_procent} % van {schrijf_euro(kostprijs)}; hoogstens {hoogste_procent} %."
    stappen = (
        Rekenstap("Kostprijs", naar_centen(kostprijs), "Aanschaf, onderhoud en verzekering.", "W-27"),
        Rekenstap("Eigen aandeel", aandeel, uitleg, "W-27"),
        Rekenstap("Clubs, sponsors en fondsen", naar_centen(van_anderen), "Wat anderen betalen.", "W-27"),
        Rekenstap("Vergoeding", uitkomst, "De kostprijs min wat de cliënt en anderen betalen.", "W-27"),
    )
    return Berekening(uitkomst, stappen)
