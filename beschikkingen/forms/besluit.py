"""Forms of the decision: one line a page, the reasons of the whole, the zienswijze, and sending it back."""

from typing import Any

from crispy_forms.layout import Fieldset, Layout

from beschikkingen.brieven import GRONDZINNEN, KAN_GRONDEN
from beschikkingen.models import Afwijking, GevraagdeVoorziening, Pgbweigering, Regelinhoud, Zienswijze
from meldingen.formulieren import BedragVeld, DatumVeld, Formulier, GetalVeld, KeuzeVeld, TekstVeld, VinkVeld

TOEKENNING = (
    "omvang", "frequentie", "minder_dan_gevraagd", "ingangsdatum", "einddatum", "monitor_op", "kostprijs",
    "resultaat", "aanpak", "andere_hulp", "voorwaarden",
)  # fmt: skip
VORM = ("leveringsvorm", "waarom_vorm", "aanbieder")
PGB_WEIGERING = ("pgb_weigering", "pgb_feiten")
PGB = (
    "pgb_bedrag", "pgb_per", "waarom_looptijd", "berekening", "kwaliteitseisen", "verantwoording",
    "programma_van_eisen", "onderhoud", "goedkoopst", "goedkoopst_bedrag", "gewenst", "meerkosten",
)  # fmt: skip
WEIGERING = ("weigeringsgrond", "kan_afweging", "alternatief")
_VORMEN = [(vorm.value, vorm.label) for vorm in (Regelinhoud.Leveringsvorm.NATURA, Regelinhoud.Leveringsvorm.PGB)]
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


class BesluitregelFormulier(Formulier):
    """What is decided on one gevraagde voorziening. Kept also when it is not complete yet: the overview says what is
    missing.
    """

    knop = "Bewaren"
    verberg_niet_verplicht = True
    toekennen = KeuzeVeld(
        label="Wat stelt u voor?", choices=[("ja", "Toekennen"), ("nee", "Afwijzen")], leeg="Kies wat u voorstelt."
    )
    motivering = TekstVeld(
        label="Waarom?",
        meerdere_regels=True,
        required=False,
        help_text="Deze tekst staat in de brief. Begin een nieuwe alinea met een lege regel.",
    )
    leveringsvorm = KeuzeVeld(label="In natura of als pgb?", choices=_VORMEN, required=False)
    waarom_vorm = TekstVeld(label="Waarom in deze vorm?", meerdere_regels=True, required=False)
    aanbieder = TekstVeld(label="Wie geeft de hulp?", required=False, max_length=120, help_text="Nodig bij natura.")
    omvang = GetalVeld(label="Hoeveel?", required=False, minstens=1, hoogstens=9999)
    frequentie = KeuzeVeld(label="Per wat?", choices=Regelinhoud.Frequentie.choices, required=False)
    minder_dan_gevraagd = TekstVeld(
        label="Kent u minder toe dan gevraagd? Wat niet, en waarom?", meerdere_regels=True, required=False
    )
    ingangsdatum = DatumVeld(label="Vanaf welke dag?", required=False, toekomst_mag=True)
    einddatum = DatumVeld(label="Tot en met welke dag?", required=False, toekomst_mag=True)
    monitor_op = DatumVeld(label="Wanneer bekijkt u of het werkt?", required=False, toekomst_mag=True)
    kostprijs = BedragVeld(label="Wat is de hulp waard?", required=False, help_text="In euro, bijvoorbeeld 2520,00.")
    resultaat = TekstVeld(label="Wat is het resultaat?", meerdere_regels=True, required=False)
    aanpak = TekstVeld(label="Hoe wordt dat bereikt?", meerdere_regels=True, required=False)
    andere_hulp = TekstVeld(label="Wat helpt er verder?", required=False, max_length=200)
    voorwaarden = TekstVeld(
        label="Welke voorwaarden gelden?",
        meerdere_regels=True,
        required=False,
        help_text="Een voorwaarde op elke regel. Deze tekst staat in de brief.",
    )
    pgb_bedrag = BedragVeld(label="Hoe hoog is het pgb?", required=False)
    pgb_per = KeuzeVeld(label="Het pgb is per", choices=Regelinhoud.PgbPer.choices, required=False)
    waarom_looptijd = TekstVeld(
        label="Waarom is het pgb voor deze periode?",
        meerdere_regels=True,
        required=False,
        help_text="Nodig bij hulp: hoe gaat het met de inwoner, wat kan veranderen, komt er ander aanbod?",
    )
    berekening = TekstVeld(
        label="Hoe is het bedrag berekend?", meerdere_regels=True, required=False, help_text="Een stap op elke regel."
    )
    kwaliteitseisen = TekstVeld(label="Aan welke kwaliteit voldoet de hulp?", meerdere_regels=True, required=False)
    verantwoording = TekstVeld(label="Hoe verantwoordt de inwoner het pgb?", meerdere_regels=True, required=False)
    programma_van_eisen = TekstVeld(
        label="Programma van eisen", meerdere_regels=True, required=False, help_text="Nodig bij een hulpmiddel."
    )
    onderhoud = BedragVeld(
        label="Onderhoud en verzekering per jaar", required=False, help_text="Nodig bij een hulpmiddel; 0 mag."
    )
    goedkoopst = TekstVeld(
        label="Wat is het goedkoopste dat past?",
        meerdere_regels=True,
        required=False,
        help_text="Alleen nodig als de inwoner iets duurders wil.",
    )
    goedkoopst_bedrag = BedragVeld(label="Wat kost dat?", required=False)
    gewenst = TekstVeld(label="Wat wil de inwoner in plaats daarvan?", meerdere_regels=True, required=False)
    meerkosten = BedragVeld(
        label="Wat betaalt de inwoner zelf bij?", required=False, help_text="Het verschil tussen die twee."
    )
    pgb_weigering = KeuzeVeld(
        label="Wijst u het pgb (deels) af? Waarom?",
        choices=[("", "Nee, of de inwoner wilde geen pgb"), *Pgbweigering.choices],
        required=False,
    )
    pgb_feiten = TekstVeld(
        label="Op welke feiten steunt dat, en waaruit blijken ze?",
        meerdere_regels=True,
        required=False,
        help_text="Deze feiten staan in de brief. Een vermoeden is geen feit.",
    )
    weigeringsgrond = KeuzeVeld(
        label="Op welke grond wijst u af?",
        choices=[(grond.value, zin) for grond, zin in GRONDZINNEN.items()],
        required=False,
    )
    kan_afweging = TekstVeld(
        label="Waarom maakt u hier gebruik van deze grond?",
        meerdere_regels=True,
        required=False,
        help_text=(
            "Nodig bij de Wlz en bij een eerder ingetrokken pgb: daar zegt de wet dat weigeren ‘kan’. Nodig bij een "
            "verhuizing: was er een belangrijke reden?"
        ),
    )
    alternatief = TekstVeld(label="Wat kan er wel?", required=False, max_length=200)
    steunt_op_anderen = VinkVeld(
        label="De afwijzing steunt op gegevens die afwijken van wat de inwoner gaf", required=False
    )

    def __init__(self, *args: Any, gevraagd: GevraagdeVoorziening, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["omvang"].label = f"Hoeveel {gevraagd.soort.eenheid}?"
        self._is_bedrag = gevraagd.soort.is_bedrag
        if self._is_bedrag:
            self._vraag_een_bedrag()

    def _vraag_een_bedrag(self) -> None:
        """An amount of money is neither natura nor a pgb: nobody delivers it, and nothing of a pgb is asked."""
        for naam in (*VORM, *PGB, *PGB_WEIGERING):
            del self.fields[naam]
        self.fields["kostprijs"].label = "Hoe hoog is het bedrag?"

    def indeling(self) -> Layout:
        vormen = (
            Fieldset("Natura of pgb", *VORM),
            Fieldset("Bij een pgb", *PGB),
            Fieldset("Geen pgb, of een lager pgb", *PGB_WEIGERING),
        )
        return Layout(
            "toekennen",
            "motivering",
            Fieldset("Bij toekennen", *TOEKENNING),
            *(() if self._is_bedrag else vormen),
            Fieldset("Bij afwijzen", *WEIGERING),
            "steunt_op_anderen",
        )

    def clean(self) -> dict[str, Any]:
        antwoorden = super().clean() or self.cleaned_data
        for naam, zin in _NODIG.get(antwoorden.get("toekennen", ""), {}).items():
            if naam in self.fields and not antwoorden.get(naam) and naam not in self.errors:
                self.add_error(naam, zin)
        begin, eind = antwoorden.get("ingangsdatum"), antwoorden.get("einddatum")
        if begin and eind and eind < begin:
            self.add_error("einddatum", "De einddatum ligt vóór de ingangsdatum. Kies een latere dag.")
        if antwoorden.get("weigeringsgrond") in KAN_GRONDEN and not antwoorden.get("kan_afweging"):
            self.add_error("kan_afweging", "De wet zegt dat weigeren ‘kan’. Schrijf op waarom u daar hier voor kiest.")
        return antwoorden


class BesluitmotiveringFormulier(Formulier):
    """The reasons of the whole decision, and whether it deviates from the rules (B-19, B-20)."""

    knop = "Bewaren"
    motivering = TekstVeld(
        label="Waarom is dit het besluit?",
        meerdere_regels=True,
        leeg="Schrijf waarom dit het besluit is.",
        help_text="Deze tekst staat in de brief. Begin een nieuwe alinea met een lege regel.",
    )
    afwijking = KeuzeVeld(
        label="Wijkt u ten gunste van de inwoner af van de regels?",
        choices=[("", "Nee"), *Afwijking.choices],
        required=False,
    )
    afwijking_motivering = TekstVeld(
        label="Waarom wijkt u af?", meerdere_regels=True, required=False, help_text="Nodig als u afwijkt."
    )

    def clean(self) -> dict[str, Any]:
        antwoorden = super().clean() or self.cleaned_data
        if antwoorden.get("afwijking") and not antwoorden.get("afwijking_motivering"):
            self.add_error("afwijking_motivering", "U wijkt af van de regels. Schrijf op waarom.")
        return antwoorden


class ZienswijzeFormulier(Formulier):
    """Ask for a zienswijze, or record why that need not be (B-17; Awb 4:7, 4:11, 4:12)."""

    knop = "Bewaren"
    inleiding = (
        "Wilt u (deels) afwijzen op gegevens die afwijken van wat de inwoner gaf? Dan hoort u de inwoner eerst "
        "(artikel 4:7 Awb). De inwoner krijgt een brief en kiest zelf: schrijven of bellen."
    )
    voornemen = TekstVeld(
        label="Wat wilt u besluiten, en op welke gegevens?",
        meerdere_regels=True,
        leeg="Schrijf op wat u wilt besluiten en op welke gegevens.",
        help_text="Deze tekst staat in de brief.",
    )
    vrijstelling = KeuzeVeld(
        label="Hoeft een zienswijze niet?",
        choices=[("", "Wel: stuur de brief"), *Zienswijze.Vrijstelling.choices],
        required=False,
    )
    vrijstelling_reden = TekstVeld(label="Waarom hoeft het niet?", meerdere_regels=True, required=False)

    def clean(self) -> dict[str, Any]:
        antwoorden = super().clean() or self.cleaned_data
        if antwoorden.get("vrijstelling") and not antwoorden.get("vrijstelling_reden"):
            self.add_error("vrijstelling_reden", "Schrijf op waarom een zienswijze hier niet hoeft.")
        return antwoorden


class ZienswijzeGegevenFormulier(Formulier):
    """What the client said."""

    knop = "Zienswijze vastleggen"
    gegeven_op = DatumVeld(label="Wanneer kwam de zienswijze?", leeg="Vul in wanneer.", toekomst_mag=False)
    wijze = KeuzeVeld(label="Hoe?", choices=Zienswijze.Wijze.choices, leeg="Kies hoe de inwoner reageerde.")
    inhoud = TekstVeld(label="Wat zei de inwoner?", meerdere_regels=True, leeg="Schrijf op wat de inwoner zei.")


class TerugstuurFormulier(Formulier):
    """TR-37: what must change."""

    knop = "Terugsturen"
    reden = TekstVeld(label="Wat moet er anders?", meerdere_regels=True, leeg="Schrijf op wat er anders moet.")
