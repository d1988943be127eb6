"""Forms of the Awb side."""

from typing import Any

from crispy_forms.layout import Fieldset, Layout

from beschikkingen.brieven import GRONDZINNEN
from beschikkingen.models import Besluitregel, GevraagdeVoorziening
from meldingen.formulieren import BedragVeld, DatumVeld, Formulier, GetalVeld, KeuzeVeld, TekstVeld

_TOEKENNING = (
    "leveringsvorm", "omvang", "frequentie", "ingangsdatum", "einddatum", "monitor_op", "kostprijs",
    "resultaat", "aanpak", "aanbieder", "andere_hulp",
)  # fmt: skip
# What a grant and a refusal cannot do without; asked at the field, because which ones depends on the first answer.
_NODIG = {
    "ja": {
        "leveringsvorm": "Kies of het in natura of als pgb is.",
        "omvang": "Vul in hoeveel hulp u toekent.",
        "frequentie": "Kies per wat.",
        "ingangsdatum": "Vul in vanaf welke dag.",
        "einddatum": "Vul in tot en met welke dag.",
    },
    "nee": {"weigeringsgrond": "Kies op welke grond u afwijst."},
}


class VolledigFormulier(Formulier):
    """TR-32: the aanvraag has all it needs."""

    knop = "Aanvraag is volledig"
    brp_geraadpleegd_op = DatumVeld(
        label="Wanneer hebt u de BRP geraadpleegd?", leeg="Vul de dag in.", toekomst_mag=False
    )


class VoorstelFormulier(Formulier):
    """The proposal for the decision on one gevraagde voorziening."""

    knop = "Besluit voorstellen"
    verberg_niet_verplicht = True
    toekennen = KeuzeVeld(
        label="Wat stelt u voor?", choices=[("ja", "Toekennen"), ("nee", "Afwijzen")], leeg="Kies wat u voorstelt."
    )
    motivering = TekstVeld(
        label="Waarom?",
        meerdere_regels=True,
        leeg="Schrijf waarom dit het besluit is.",
        help_text="Deze tekst staat in de brief. Begin een nieuwe alinea met een lege regel.",
    )
    leveringsvorm = KeuzeVeld(label="In natura of als pgb?", choices=Besluitregel.Leveringsvorm.choices, required=False)
    omvang = GetalVeld(label="Hoeveel?", required=False, minstens=1, hoogstens=9999)
    frequentie = KeuzeVeld(label="Per wat?", choices=Besluitregel.Frequentie.choices, required=False)
    ingangsdatum = DatumVeld(label="Vanaf welke dag?", required=False, toekomst_mag=True)
    einddatum = DatumVeld(label="Tot en met welke dag?", required=False, toekomst_mag=True)
    monitor_op = DatumVeld(label="Wanneer bekijkt u of het werkt?", required=False, toekomst_mag=True)
    kostprijs = BedragVeld(label="Wat is de hulp waard?", required=False, help_text="In euro, bijvoorbeeld 2520,00.")
    resultaat = TekstVeld(label="Wat is het resultaat?", meerdere_regels=True, required=False)
    aanpak = TekstVeld(label="Hoe wordt dat bereikt?", meerdere_regels=True, required=False)
    aanbieder = TekstVeld(label="Wie geeft de hulp?", required=False, max_length=120)
    andere_hulp = TekstVeld(label="Wat helpt er verder?", required=False, max_length=200)
    weigeringsgrond = KeuzeVeld(
        label="Op welke grond wijst u af?",
        choices=[(grond.value, zin) for grond, zin in GRONDZINNEN.items()],
        required=False,
    )
    alternatief = TekstVeld(label="Wat kan er wel?", required=False, max_length=200)

    def __init__(self, *args: Any, gevraagd: GevraagdeVoorziening, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["omvang"].label = f"Hoeveel {gevraagd.soort.eenheid}?"

    def indeling(self) -> Layout:
        return Layout(
            "toekennen",
            "motivering",
            Fieldset("Bij toekennen", *_TOEKENNING),
            Fieldset("Bij afwijzen", "weigeringsgrond", "alternatief"),
        )

    def clean(self) -> dict[str, Any]:
        antwoorden = super().clean() or self.cleaned_data
        for naam, zin in _NODIG.get(antwoorden.get("toekennen", ""), {}).items():
            if not antwoorden.get(naam) and naam not in self.errors:
                self.add_error(naam, zin)
        begin, eind = antwoorden.get("ingangsdatum"), antwoorden.get("einddatum")
        if begin and eind and eind < begin:
            self.add_error("einddatum", "De einddatum ligt vóór de ingangsdatum. Kies een latere dag.")
        return antwoorden


class TerugstuurFormulier(Formulier):
    """TR-37: what must change."""

    knop = "Terugsturen"
    reden = TekstVeld(label="Wat moet er anders?", meerdere_regels=True, leeg="Schrijf op wat er anders moet.")
