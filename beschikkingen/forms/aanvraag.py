"""Forms of the aanvraag: complete, on paper, to be completed."""

from typing import Any

from django import forms

from meldingen.forms.machtiging import GemachtigdeVeld
from meldingen.formulieren import DatumVeld, Formulier, KeuzeVeld, MeerkeuzeVeld, TekstVeld, VinkVeld
from onderzoek.models import Woonplaatscontrole


class VolledigFormulier(Formulier):
    """TR-32: the aanvraag has all it needs."""

    knop = "Aanvraag is volledig"
    brp_geraadpleegd_op = DatumVeld(
        label="Wanneer hebt u de BRP geraadpleegd?", leeg="Vul de dag in.", toekomst_mag=False
    )
    brp_uitkomst = KeuzeVeld(
        label="Wat staat er in de BRP?",
        choices=Woonplaatscontrole.Uitkomst.choices,
        leeg="Kies wat er in de BRP staat.",
        help_text="De aanvraag kan ook volledig zijn als de inwoner hier niet woont. Toekennen kan dan niet.",
    )
    brp_toelichting = TekstVeld(
        label="Woont de inwoner ergens anders? Schrijf op waar.", required=False, meerdere_regels=True
    )


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
    gemachtigde = GemachtigdeVeld()
    gevraagd = MeerkeuzeVeld(label="Welke hulp wordt aangevraagd?", leeg="Kies welke hulp wordt aangevraagd.")

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
