"""Forms before the conversation."""

from typing import Any

from crispy_forms.layout import Fieldset, Layout

from meldingen.brieven.kern import RUBRIEKVRAGEN
from meldingen.forms.machtiging import GemachtigdeVeld
from meldingen.formulieren import BestandVeld, DatumVeld, Formulier, KeuzeVeld, TekstVeld, TijdVeld
from onderzoek.models import Gesprek
from onderzoek.models.persoonlijkplan import WENSEN

# The subjects of O-02 as the client is asked them, and the wishes (M-11).
RUBRIEKEN = {rij.letter: f"{rij.letter}. {rij.kop}" for rij in RUBRIEKVRAGEN} | WENSEN


class PlanFormulier(Formulier):
    """Did a personal plan come in? Scanned, or typed over from paper or the telephone (M-09, M-11, K-07)."""

    knop = "Vastleggen"
    inleiding = (
        "Een persoonlijk plan is niet verplicht. Komt het na de zeven dagen? Ook dan nemen wij het mee (artikel 2.3.2 "
        "lid 2 Wmo 2015). Kwam het op papier, kies dan de scan. Zei de inwoner het, schrijf dan de woorden over."
    )
    uitkomst = KeuzeVeld(
        label="Persoonlijk plan",
        choices=[("ontvangen", "Het plan is ontvangen"), ("afgezien", "De inwoner ziet af van een plan")],
        leeg="Kies of het plan is ontvangen.",
    )
    ontvangen_op = DatumVeld(label="Ontvangen op", required=False, toekomst_mag=False)
    stuk = BestandVeld(label="De scan van het plan", required=False)
    gemachtigde = GemachtigdeVeld(label="Stuurde iemand het plan namens de inwoner? Vul de naam in.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, kop in RUBRIEKEN.items():
            self.fields[f"rubriek_{code}"] = TekstVeld(label=kop, meerdere_regels=True, required=False)

    def indeling(self) -> Layout:
        return Layout(
            Fieldset("Het plan", "uitkomst", "ontvangen_op", "stuk", "gemachtigde"),
            Fieldset("Wat de inwoner schreef", *(f"rubriek_{code}" for code in RUBRIEKEN)),
        )

    def clean(self) -> dict[str, Any]:
        antwoorden = super().clean() or self.cleaned_data
        if antwoorden.get("uitkomst") == "ontvangen" and not antwoorden.get("ontvangen_op"):
            self.add_error("ontvangen_op", "Vul in op welke dag het plan is ontvangen.")
        return antwoorden

    def rubrieken(self) -> dict[str, str]:
        """The words by rubric, after cleaning."""
        return {code: self.cleaned_data[f"rubriek_{code}"] for code in RUBRIEKEN}


class AfspraakFormulier(Formulier):
    """Plan the conversation (TR-05)."""

    knop = "Afspraak maken"
    vorm = KeuzeVeld(label="Waar is het gesprek?", choices=Gesprek.Vorm.choices, leeg="Kies waar het gesprek is.")
    gepland_op = DatumVeld(label="Op welke dag?", leeg="Vul de dag van het gesprek in.", toekomst_mag=True)
    gepland_om = TijdVeld(label="Hoe laat?", leeg="Vul de tijd in.", help_text="Bijvoorbeeld 10.30.")


class VerlengFormulier(Formulier):
    """Promise a later date for the investigation (TR-08); the legal date does not move."""

    knop = "Verlenging vastleggen"
    inleiding = (
        "De wettelijke termijn van zes weken blijft gelden (artikel 2.3.2 lid 1 Wmo 2015). Daarna mag de inwoner ook "
        "zonder verslag een aanvraag doen (artikel 2.3.2 lid 9 Wmo 2015). Dat staat in de brief aan de inwoner."
    )
    reden = TekstVeld(label="Waarom duurt het onderzoek langer?", meerdere_regels=True, leeg="Schrijf de reden op.")
    overleg_op = DatumVeld(
        label="Wanneer overlegde u met de inwoner?",
        leeg="Vul in wanneer u met de inwoner overlegde.",
        toekomst_mag=False,
    )
    stemt_in = KeuzeVeld(
        label="Stemt de inwoner in?", choices=[("ja", "Ja"), ("nee", "Nee")], leeg="Kies of de inwoner instemt."
    )
    streefdatum = DatumVeld(
        label="Wat is de nieuwe streefdatum?", leeg="Vul de nieuwe streefdatum in.", toekomst_mag=True
    )
