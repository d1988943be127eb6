"""Form of the weighing."""

from typing import Any

from crispy_forms.layout import Fieldset, Layout

from meldingen.formulieren import Formulier, KeuzeVeld, TekstVeld
from onderzoek.models import Afwegingsstap


class AfwegingFormulier(Formulier):
    """The six steps in their fixed order (O-04)."""

    knop = "Afweging bewaren"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for nummer in Afwegingsstap.Stap.values:
            self.fields[f"uitkomst_{nummer}"] = KeuzeVeld(
                label=f"Wat is de uitkomst? (stap {nummer})",
                choices=Afwegingsstap.Uitkomst.choices,
                leeg=f"Kies de uitkomst van stap {nummer}.",
            )
            self.fields[f"motivering_{nummer}"] = TekstVeld(
                label=f"Waarom? (stap {nummer})",
                meerdere_regels=True,
                leeg=f"Schrijf bij stap {nummer} waarom dit de uitkomst is.",
            )

    def indeling(self) -> Layout:
        return Layout(
            *(
                Fieldset(f"Stap {nummer}. {naam}", f"uitkomst_{nummer}", f"motivering_{nummer}")
                for nummer, naam in Afwegingsstap.Stap.choices
            )
        )

    def stappen(self) -> dict[int, tuple[str, str]]:
        """Outcome and reason by step."""
        gegevens = self.cleaned_data
        return {
            nummer: (gegevens[f"uitkomst_{nummer}"], gegevens[f"motivering_{nummer}"])
            for nummer in Afwegingsstap.Stap.values
        }
