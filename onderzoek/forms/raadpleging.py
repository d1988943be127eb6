"""Form of looking into what is known (M-12, X-01)."""

from meldingen.formulieren import Formulier, KeuzeVeld, TekstVeld
from onderzoek.models import Raadpleging


class RaadpleegFormulier(Formulier):
    """Where, on which ground, and what for; only then something is shown."""

    knop = "Bekijken"
    inleiding = (
        "U ziet pas gegevens als u een grond kiest. Wie keek, waarin en waarom, staat daarna in het logboek van inzage."
    )
    bron = KeuzeVeld(label="Waar kijkt u in?", choices=Raadpleging.Bron.choices, leeg="Kies waar u in kijkt.")
    grondslag = KeuzeVeld(label="Waarom mag dat?", choices=Raadpleging.Grondslag.choices, leeg="Kies waarom dat mag.")
    doel = TekstVeld(
        label="Waarvoor hebt u dit nodig?", leeg="Schrijf op waarom u deze gegevens nodig hebt.",
        help_text="Bijvoorbeeld: weten welke hulp er al is.",
    )  # fmt: skip
    bevinding = TekstVeld(
        label="Wat vond u buiten dit portaal?", meerdere_regels=True, required=False,
        help_text="Alleen nodig als u niet in de Wmo-gegevens van de gemeente kijkt.",
    )  # fmt: skip
