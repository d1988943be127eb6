"""What more than one page asks of a stay: what the bed must be able to do, and the pattern of a series."""

from logeerzorg.models import Bed
from logeerzorg.wensen import WENSEN, Wensen
from meldingen.formulieren import DatumVeld, Formulier, GetalVeld, KeuzeVeld, MeerkeuzeVeld


class Wensvragen(Formulier):
    """What is needed, and for whom (L-18)."""

    wensen = MeerkeuzeVeld(label="Wat is er nodig?", required=False, choices=list(WENSEN.items()))
    geslacht = KeuzeVeld(
        label="Voor wie?", required=False, lijst=True,
        choices=[(Bed.Geslacht.VROUW, "Een vrouw"), (Bed.Geslacht.MAN, "Een man")],
    )  # fmt: skip

    @property
    def gevraagd(self) -> Wensen:
        """The wishes of a valid form."""
        return Wensen(**dict.fromkeys(self.cleaned_data["wensen"], True), geslacht=self.cleaned_data["geslacht"])


class Patroonvragen(Formulier):
    """How many nights, every how many weeks, and until when (L-26)."""

    eerste = DatumVeld(label="Eerste aankomst", leeg="Vul de eerste dag van aankomst in.", toekomst_mag=True)
    nachten = GetalVeld(label="Aantal nachten per keer", leeg="Vul het aantal nachten in.", minstens=1, hoogstens=14)
    om_de_weken = GetalVeld(label="Om de hoeveel weken?", leeg="Vul het aantal weken in.", minstens=1, hoogstens=26)
    tot = DatumVeld(label="Tot en met", leeg="Vul in tot wanneer.", toekomst_mag=True)
