"""Forms of the register of machtigingen (A-17)."""

from collections.abc import Sequence
from typing import Any

from meldingen.formulieren import DatumVeld, Formulier, KeuzeVeld, MeerkeuzeVeld, TekstVeld
from meldingen.models import Machtiging, Relatie


class GemachtigdeVeld(TekstVeld):
    """The name of who signed for the client; empty when the client signed."""

    def __init__(self, *, label: str = "Tekende iemand namens de inwoner? Vul de naam in.") -> None:
        super().__init__(
            label=label,
            required=False,
            max_length=120,
            help_text="Laat leeg als de inwoner dit zelf deed. Anders moet de getekende machtiging bij de zaak staan.",
        )


class MachtigingFormulier(Formulier):
    """Who may act for the client, for what and until when."""

    knop = "Machtiging vastleggen"
    naam = TekstVeld(label="Wie mag namens de inwoner optreden?", max_length=120, leeg="Vul de naam in.")
    soort = KeuzeVeld(
        label="Wat is deze persoon van de inwoner?", choices=Relatie.Soort.choices, leeg="Kies een relatie.", lijst=True
    )
    is_advocaat = KeuzeVeld(
        label="Is deze persoon advocaat?", choices=[("ja", "Ja"), ("nee", "Nee")], leeg="Kies of dit een advocaat is."
    )
    waarvoor = MeerkeuzeVeld(
        label="Wat mag deze persoon regelen?",
        choices=[(rij.value, rij.label.capitalize()) for rij in Machtiging.Bereik],
        leeg="Kies wat deze persoon mag regelen.",
    )
    van = DatumVeld(label="Vanaf welke dag?", leeg="Vul de eerste dag in.", toekomst_mag=True)
    tot = DatumVeld(label="Tot en met welke dag?", required=False, toekomst_mag=True)
    getekend_op = DatumVeld(
        label="Welke datum staat bij de handtekening?", required=False, toekomst_mag=False,
        help_text="Laat leeg als er nog geen getekende machtiging is. De inwoner krijgt dan een brief om te tekenen.",
    )  # fmt: skip


class MachtigingEindeFormulier(Formulier):
    """The paper came back signed, the client takes it back, or the college refuses this person."""

    knop = "Vastleggen"
    inleiding = (
        "Weigeren kan alleen bij ernstige bezwaren tegen deze persoon, en nooit bij een advocaat (artikel 2:2 Awb). "
        "De inwoner krijgt daarover een brief."
    )
    wat = KeuzeVeld(
        label="Wat is er gebeurd?",
        choices=[
            ("getekend", "De machtiging kwam getekend terug"),
            ("ingetrokken", "De inwoner trekt de machtiging in"),
            ("geweigerd", "Wij weigeren deze persoon"),
            ("organisatie", "De machtiging is voor een organisatie voor cliëntondersteuning"),
        ],
        leeg="Kies wat er is gebeurd.",
    )
    getekend_op = DatumVeld(
        label="Welke datum staat bij de handtekening?", required=False, toekomst_mag=False,
        help_text="Nodig als de machtiging getekend terugkwam.",
    )  # fmt: skip
    reden = TekstVeld(
        label="Waarom weigert u deze persoon?",
        meerdere_regels=True,
        required=False,
        help_text="Nodig bij weigeren. Deze tekst staat in de brief.",
    )
    organisatie = KeuzeVeld(
        label="Welke organisatie?",
        required=False,
        lijst=True,
        help_text="De cliëntondersteuners van deze organisatie kunnen dan in de zaak, zolang de machtiging geldt.",
    )

    def __init__(self, *args: Any, organisaties: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisatie"].choices = [("", "Maak een keuze"), *organisaties]

    def clean(self) -> dict[str, object]:
        antwoorden = super().clean() or self.cleaned_data
        wat = antwoorden.get("wat")
        if wat == "getekend" and not antwoorden.get("getekend_op") and "getekend_op" not in self.errors:
            self.add_error("getekend_op", "Vul in welke datum bij de handtekening staat.")
        if wat == "geweigerd" and not antwoorden.get("reden"):
            self.add_error("reden", "Schrijf op welke ernstige bezwaren er tegen deze persoon zijn.")
        if wat == "organisatie" and not antwoorden.get("organisatie") and "organisatie" not in self.errors:
            self.add_error("organisatie", "Kies welke organisatie het is.")
        return antwoorden
