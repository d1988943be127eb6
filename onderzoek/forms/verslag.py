"""Forms of the verslag, out and back."""

from typing import Any

from meldingen.formulieren import BestandVeld, DatumVeld, Formulier, KeuzeVeld, TekstVeld
from onderzoek.models import Verslag


class VerslagFormulier(Formulier):
    """What the consulent concludes; the rest of the verslag is composed from the conversation."""

    knop = "Verslag opstellen"
    uitkomst = KeuzeVeld(
        label="Wat is de uitkomst?", choices=Verslag.Uitkomst.choices, leeg="Kies de uitkomst van het onderzoek."
    )
    conclusie = TekstVeld(label="Conclusie", meerdere_regels=True, leeg="Schrijf de conclusie op.")
    resultaat = TekstVeld(
        label="Wat wil de inwoner bereiken?", meerdere_regels=True, leeg="Schrijf op wat de inwoner wil bereiken."
    )
    aanpak = TekstVeld(label="Hoe gaat dat?", meerdere_regels=True, leeg="Schrijf op hoe dat gaat.")
    uitvoerder = TekstVeld(label="Wie doet het?", max_length=160, leeg="Schrijf op wie het doet.")
    evaluatie_op = DatumVeld(label="Wanneer bekijkt u of het werkt?", required=False, toekomst_mag=True)


class RetourFormulier(Formulier):
    """The signed verslag came back on paper."""

    knop = "Verslag registreren"
    ontvangen_op = DatumVeld(
        label="Op welke dag kwam het verslag binnen?", leeg="Vul de dag van ontvangst in.", toekomst_mag=False
    )
    ondertekend_op = DatumVeld(
        label="Welke datum staat bij de handtekening?", leeg="Vul de datum bij de handtekening in.", toekomst_mag=False
    )
    akkoord = KeuzeVeld(
        label="Is de inwoner het eens met het verslag?",
        choices=[("ja", "Akkoord"), ("nee", "Niet akkoord")],
        leeg="Kies akkoord of niet akkoord.",
    )
    is_aanvraag = KeuzeVeld(
        label="Staat erbij dat het verslag ook de aanvraag is?",
        choices=[("ja", "Ja"), ("nee", "Nee")],
        leeg="Kies of het verslag ook de aanvraag is.",
    )
    gevraagd = KeuzeVeld(label="Welke hulp wordt aangevraagd?", required=False)
    reactie = TekstVeld(
        label="Wat schreef de inwoner erbij?", meerdere_regels=True, required=False,
        help_text="Neem de woorden van de inwoner over zoals ze er staan.",
    )  # fmt: skip
    scan = BestandVeld(label="Scan van het getekende verslag", required=False)

    def __init__(self, *args: Any, soorten: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["gevraagd"].choices = soorten

    def clean(self) -> dict[str, Any]:
        antwoorden = super().clean() or self.cleaned_data
        if antwoorden.get("is_aanvraag") == "ja" and not antwoorden.get("gevraagd"):
            self.add_error("gevraagd", "Kies welke hulp wordt aangevraagd.")
        return antwoorden
