"""Forms of the pgb: the wish, the tests, the ten points, contra-indicaties and who manages the budget."""

from collections.abc import Mapping
from typing import Any

from crispy_forms.layout import Fieldset, Layout

from meldingen.formulieren import DatumVeld, Formulier, GetalVeld, KeuzeVeld, MeerkeuzeVeld, NaamVeld, TekstVeld
from meldingen.formulieren import VinkVeld as Vink
from onderzoek.models import Budgetbeheerder, Contraindicatie, Pgbonderzoek, Pgbtoets

_JA_NEE = [("ja", "Ja"), ("nee", "Nee")]


class PgbwensFormulier(Formulier):
    """Why a pgb, what of it fits, and other budgets (P-01, P-34)."""

    knop = "Bewaren"
    motivering = TekstVeld(
        label="Waarom wil de inwoner een pgb?", meerdere_regels=True, leeg="Schrijf op waarom de inwoner een pgb wil.",
        help_text="Schrijf het in de woorden van de inwoner.",
    )  # fmt: skip
    inzetcriteria = MeerkeuzeVeld(
        label="Wat past bij deze inwoner?", choices=Pgbonderzoek.Inzet.choices, required=False,
        help_text="Niet alles hoeft te passen. Het helpt bij de toets.",
    )  # fmt: skip
    andere_pgbs = MeerkeuzeVeld(
        label="Heeft de inwoner nog een ander pgb?", choices=Pgbonderzoek.Ander.choices, required=False,
        help_text="Elk pgb is alleen voor zijn eigen wet. Een ander pgb vraagt de inwoner aan bij wie het geeft.",
    )  # fmt: skip
    andere_toelichting = TekstVeld(
        label="Waarvoor is het andere pgb?", required=False, meerdere_regels=True
    )  # fmt: skip
    intrekking_grond = KeuzeVeld(
        label="Is eerder een pgb van de inwoner ingetrokken?",
        choices=[("", "Nee, of op een andere grond"), *Pgbonderzoek.Intrekking.choices], required=False,
        help_text="Een nieuw pgb kan dan worden geweigerd. Dat hoeft niet: weeg het bij het besluit.",
    )  # fmt: skip
    intrekking_op = DatumVeld(label="Op welke dag is het ingetrokken?", required=False, toekomst_mag=False)


class PgbtoetsFormulier(Formulier):
    """Every test with its outcome and why (P-02, P-07, P-16); building by acquaintances when it is asked (P-13)."""

    knop = "Bewaren"
    inleiding = (
        "Alle toetsen moeten ja zijn voor een pgb. Schrijf bij elke toets waarom. De laatste toets is alleen nodig "
        "als bekenden een verbouwing doen."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for toets in Pgbtoets.Toets:
            verplicht = toets in Pgbtoets.ALTIJD
            self.fields[f"voldoet_{toets}"] = KeuzeVeld(
                label=f"{toets.label}?", choices=_JA_NEE, required=verplicht, leeg=f"Kies ja of nee bij: {toets.label}."
            )
            self.fields[f"waarom_{toets}"] = TekstVeld(
                label=f"Waarom? ({toets.label})", required=verplicht, leeg=f"Schrijf de reden op bij: {toets.label}."
            )

    def indeling(self) -> Layout:
        def velden(toetsen: tuple[Pgbtoets.Toets, ...]) -> list[str]:
            return [veld for toets in toetsen for veld in (f"voldoet_{toets}", f"waarom_{toets}")]

        soort = Pgbtoets.Toets
        return Layout(
            Fieldset("De drie toetsen van de wet", *velden(Pgbtoets.WET)),
            Fieldset("Kan de budgetbeheerder het?", *velden(Pgbtoets.VAARDIGHEID)),
            Fieldset("Kwaliteit van de hulp", *velden((soort.DOELMATIG,))),
            Fieldset("Alleen bij een verbouwing door bekenden", *velden((soort.VERBOUWEN,))),
        )

    def uitkomsten(self) -> dict[str, tuple[bool, str]]:
        """Yes or no with the reason, of the tests that were answered."""
        gegeven = self.cleaned_data
        return {
            toets: (gegeven[f"voldoet_{toets}"] == "ja", gegeven[f"waarom_{toets}"])
            for toets in Pgbtoets.Toets
            if gegeven[f"voldoet_{toets}"]
        }


class PuntenFormulier(Formulier):
    """The ten points of being able to handle a pgb (P-36)."""

    knop = "Bewaren"
    inleiding = "Deze lijst is een hulpmiddel bij de toets. Invullen is niet verplicht."
    punten = MeerkeuzeVeld(label="Wat kan de budgetbeheerder?", required=False)

    def __init__(self, *args: Any, punten: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["punten"].choices = list(punten.items())


class ContraindicatieFormulier(Formulier):
    """What may make a pgb unfit, always with facts (P-11)."""

    knop = "Toevoegen"
    inleiding = (
        "Weeg altijd voor deze inwoner. Wijst de gemeente het pgb hierom af, dan staan deze feiten in het besluit."
    )
    soort = KeuzeVeld(label="Wat speelt er bij de budgetbeheerder?", choices=Contraindicatie.Soort.choices,
        leeg="Kies wat er speelt.")  # fmt: skip
    onderbouwing = TekstVeld(
        label="Welke feiten zijn er, en waaruit blijken ze?", meerdere_regels=True,
        help_text="Een vermoeden is geen feit. Bijvoorbeeld: uitspraak van de rechter van 3 maart.",
        leeg="Schrijf de feiten op, en waaruit ze blijken.",
    )  # fmt: skip
    weging = KeuzeVeld(label="Wat betekent dat hier?", choices=Contraindicatie.Weging.choices, leeg="Kies wat dat hier betekent.")  # fmt: skip  # noqa: E501


class BeheerderFormulier(Formulier):
    """Who manages the budget, and what was looked up about them (P-09)."""

    knop = "Bewaren"
    wie = KeuzeVeld(
        label="Wie beheert het budget?", choices=Budgetbeheerder.Wie.choices, leeg="Kies wie het budget beheert."
    )
    naam = NaamVeld(
        label="Naam van de budgetbeheerder", required=False, help_text="Laat leeg als het de inwoner zelf is."
    )
    graad = GetalVeld(
        label="Familie: in welke graad?", required=False, minstens=1, hoogstens=9,
        help_text="Ouder of kind is 1. Broer, zus, grootouder of kleinkind is 2. Oom, tante, neef of nicht is 3.",
    )  # fmt: skip
    relatie = TekstVeld(
        label="Waaruit blijkt de band met de inwoner?", required=False, meerdere_regels=True,
        help_text="Nodig bij iemand die geen nabije familie is.",
    )  # fmt: skip
    handelingsonbekwaam = Vink(label="De inwoner is handelingsonbekwaam", required=False)
    gemachtigde = NaamVeld(
        label="Wie is gemachtigd om namens de inwoner op te treden?", required=False,
        help_text="De wettelijk vertegenwoordiger of budgetbeheerder zegt wie dat is.",
    )  # fmt: skip
    controles = MeerkeuzeVeld(
        label="Wat hebt u gecontroleerd?", choices=Budgetbeheerder.Controle.choices, required=False,
        help_text="Nodig bij twijfel, en als de budgetbeheerder ook betaalde hulp geeft.",
    )  # fmt: skip
    controle_op = DatumVeld(label="Op welke dag?", required=False, toekomst_mag=False)
    controle_uitkomst = TekstVeld(label="Wat zag u?", required=False, meerdere_regels=True)
