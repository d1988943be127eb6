"""Forms of the Awb side."""

from typing import Any

from crispy_forms.layout import Fieldset, Layout
from django import forms

from beschikkingen.brieven import GRONDZINNEN
from beschikkingen.models import Besluitregel, GevraagdeVoorziening
from meldingen.formulieren import (
    BedragVeld,
    BestandVeld,
    DatumVeld,
    Formulier,
    GetalVeld,
    KeuzeVeld,
    TekstVeld,
    VinkVeld,
)
from meldingen.models import Opschorting

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


class AanvraagFormulier(Formulier):
    """An aanvraagformulier came in on paper; it is always registered (A-01, A-04)."""

    knop = "Aanvraag registreren"
    inleiding = (
        "Op een aanvraag beslist u binnen twee weken na de dag van ontvangst (artikel 2.3.5 lid 2 Wmo 2015). Loopt het "
        "onderzoek nog? Dan telt de aanvraag vanaf het verslag, of na zes weken (artikel 2.3.2 lid 9 Wmo 2015)."
    )
    sleutel = forms.CharField(widget=forms.HiddenInput, max_length=40)
    ontvangen_op = DatumVeld(
        label="Op welke dag kwam de aanvraag binnen?",
        leeg="Vul in op welke dag de aanvraag binnenkwam.",
        toekomst_mag=False,
    )
    ondertekend_op = DatumVeld(
        label="Welke datum staat bij de handtekening?", required=False, toekomst_mag=False,
        help_text="Laat leeg als de handtekening ontbreekt.",
    )  # fmt: skip
    gevraagd = KeuzeVeld(label="Welke hulp wordt aangevraagd?", leeg="Kies welke hulp wordt aangevraagd.")

    def __init__(self, *args: Any, soorten: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["gevraagd"].choices = soorten


class HerstelFormulier(Formulier):
    """Ask for what is missing (TR-28)."""

    knop = "Om aanvulling vragen"
    inleiding = (
        "De inwoner krijgt een brief met de laatste dag om aan te vullen (artikel 4:5 Awb). Zolang staat de "
        "beslistermijn stil (artikel 4:15 lid 1 onder a Awb). Is die al voorbij? Dan verandert zij niet."
    )
    stukken = TekstVeld(
        label="Welke stukken ontbreken?",
        meerdere_regels=True,
        leeg="Schrijf op welke stukken ontbreken.",
        help_text="Elk stuk op een eigen regel. Deze tekst staat in de brief.",
    )
    is_alleen_budgetplan = VinkVeld(label="Alleen het budgetplan ontbreekt", required=False)


class AanvullingFormulier(Formulier):
    """All pieces are in (TR-29)."""

    knop = "Aanvulling registreren"
    toelichting = "Op de dag dat alles binnen is, loopt de beslistermijn weer (artikel 4:15 lid 1 onder a Awb)."
    ontvangen_op = DatumVeld(
        label="Wanneer was alles binnen?", leeg="Vul in wanneer alles binnen was.", toekomst_mag=False
    )


class NaHerstelFormulier(Formulier):
    """The hersteltermijn ended unused: go on in natura (TR-30) or decide on what there is (TR-57)."""

    knop = "Verder met de beoordeling"
    inleiding = (
        "De inwoner vulde niet op tijd aan (artikel 4:5 Awb). U beslist dan op wat er is. Ontbreekt alleen het "
        "budgetplan, dan beoordeelt u de hulp in natura."
    )
    keuze = KeuzeVeld(
        label="Hoe gaat u verder?",
        choices=[
            ("natura", "Beoordelen in natura: alleen het budgetplan ontbreekt"),
            ("inhoudelijk", "Inhoudelijk beslissen op wat er is"),
        ],
        leeg="Kies hoe u verdergaat.",
    )
    reden = TekstVeld(
        label="Waarom kunt u zonder deze stukken beslissen?",
        meerdere_regels=True,
        required=False,
        help_text="Nodig als u inhoudelijk beslist.",
    )

    def clean(self) -> dict[str, Any]:
        antwoorden = super().clean() or self.cleaned_data
        if antwoorden.get("keuze") == "inhoudelijk" and not antwoorden.get("reden"):
            self.add_error("reden", "Schrijf op waarom u zonder deze stukken kunt beslissen.")
        return antwoorden


class OpschortFormulier(Formulier):
    """Let the decision clock stand still (TR-33)."""

    knop = "Beslistermijn opschorten"
    inleiding = (
        "Opschorten kan alleen op een grond uit artikel 4:15 Awb. De inwoner krijgt een brief. Ontbreken er stukken? "
        "Kies dan in de zaak ‘Om aanvulling vragen’."
    )
    grond = KeuzeVeld(
        label="Op welke grond?",
        choices=[
            keuze
            for keuze in Opschorting.Grond.choices
            if keuze[0].startswith("4:15") and keuze[0] != Opschorting.Grond.HERSTEL
        ],
        leeg="Kies op welke grond u opschort.",
    )
    tot = DatumVeld(
        label="Op welke dag loopt de klok weer?",
        required=False,
        toekomst_mag=True,
        help_text="Laat leeg als dat nog niet bekend is. Bij instemming en overmacht is deze dag nodig.",
    )
    toelichting = TekstVeld(
        label="Waarom staat de beslistermijn stil?",
        meerdere_regels=True,
        leeg="Schrijf op waarom de beslistermijn stilstaat.",
    )
    instemming = BestandVeld(
        label="Schriftelijke instemming", required=False, help_text="Nodig als de inwoner met uitstel instemt."
    )


class HervatFormulier(Formulier):
    """The clock runs again (TR-34)."""

    knop = "Beslistermijn hervatten"
    inleiding = "De inwoner krijgt bericht van de nieuwe uiterste datum (artikel 4:15 lid 4 Awb)."
    tot = DatumVeld(
        label="Vanaf welke dag loopt de klok weer?",
        leeg="Vul in vanaf welke dag de klok weer loopt.",
        toekomst_mag=False,
    )


class UitstelFormulier(Formulier):
    """Say by when the decision comes (TR-35); the legal date does not move."""

    knop = "Uitstelbericht versturen"
    inleiding = (
        "Een uitstelbericht gaat weg vóór de beslistermijn voorbij is (artikel 4:14 lid 1 Awb). Het noemt een nieuwe "
        "datum, maar de wettelijke datum blijft gelden."
    )
    reden = TekstVeld(label="Waarom komt het besluit later?", meerdere_regels=True, leeg="Schrijf de reden op.")
    toegezegd_op = DatumVeld(
        label="Uiterlijk wanneer komt het besluit?",
        leeg="Vul in wanneer het besluit uiterlijk komt.",
        toekomst_mag=True,
    )


class IngebrekestellingFormulier(Formulier):
    """A notice of default came in (T-17)."""

    knop = "Ingebrekestelling registreren"
    inleiding = (
        "Is de beslistermijn voorbij? Dan hebt u vanaf de ontvangst nog twee weken om te beslissen. Daarna telt elke "
        "dag mee voor een dwangsom (artikel 4:17 Awb). Een brief die te vroeg komt, legt u ook vast; die kost niets."
    )
    ontvangen_op = DatumVeld(
        label="Op welke dag kwam de brief binnen?", leeg="Vul in op welke dag de brief binnenkwam.", toekomst_mag=False
    )
    scan = BestandVeld(label="Scan van de brief", required=False)
