"""Forms of the budgetplan: who helps, a line, handing it in, and the price in natura."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from crispy_forms.layout import Fieldset, Layout
from django.core.exceptions import ValidationError

from meldingen.formulieren import BedragVeld, BestandVeld, DatumVeld, Formulier, KeuzeVeld, TekstVeld, VinkVeld
from onderzoek.forms.afweging import UrenVeld
from onderzoek.models import Budgetregel, Voorzieningkeuze, Zorgverlener

_WIE = [
    ("ander", "Iemand anders"),
    ("client", "De inwoner zelf"),
    ("beheerder", "De budgetbeheerder"),
]


class NummerVeld(TekstVeld):
    """A number of eight digits; spaces and dots are fine."""

    def lees(self, tekst: str) -> str:
        kaal = re.sub(r"[\s.-]", "", tekst)
        if not re.fullmatch(r"[0-9]{8}", kaal):
            raise ValidationError("Vul een nummer van 8 cijfers in.", code="nummer")
        return kaal


class ZorgverlenerFormulier(Formulier):
    """Somebody who is paid from the pgb (P-09, P-16, P-22)."""

    knop = "Toevoegen"
    naam = TekstVeld(label="Naam van de hulpverlener", max_length=120, leeg="Vul de naam van de hulpverlener in.")
    wie = KeuzeVeld(label="Wie is dit?", choices=_WIE, leeg="Kies wie dit is.")
    netwerk = KeuzeVeld(
        label="Komt de hulpverlener uit het netwerk van de inwoner?",
        choices=[("nee", "Nee, een bedrijf of zelfstandige"), ("ja", "Ja, familie of een bekende")],
        leeg="Kies of de hulpverlener uit het netwerk komt.",
    )
    relatie = TekstVeld(label="Netwerk: wat is de relatie met de inwoner?", required=False)
    kwaliteit = TekstVeld(
        label="Hoe voldoet deze hulpverlener aan de kwaliteitseisen?", meerdere_regels=True,
        help_text="Denk aan opleiding, ervaring en een keurmerk. Ook een bekende moet goede hulp geven.",
        leeg="Schrijf op hoe deze hulpverlener aan de kwaliteitseisen voldoet.",
    )  # fmt: skip
    kvk = NummerVeld(label="KvK-nummer", required=False)
    kvk_van = DatumVeld(label="KvK: geldig vanaf", required=False, toekomst_mag=True)
    kvk_tot = DatumVeld(label="KvK: geldig tot en met", required=False, toekomst_mag=True)
    agb = NummerVeld(label="AGB-code", required=False)
    agb_van = DatumVeld(label="AGB: geldig vanaf", required=False, toekomst_mag=True)
    agb_tot = DatumVeld(label="AGB: geldig tot en met", required=False, toekomst_mag=True)
    voldoet_aan_standaarden = VinkVeld(label="Werkt volgens de kwaliteitsstandaarden van het vak", required=False)

    def indeling(self) -> Layout:
        return Layout(
            Fieldset("De hulpverlener", "naam", "wie", "netwerk", "relatie", "kwaliteit"),
            Fieldset(
                "Formele hulp: KvK, AGB en kwaliteitsstandaarden",
                "kvk", "kvk_van", "kvk_tot", "agb", "agb_van", "agb_tot", "voldoet_aan_standaarden",
            ),
        )  # fmt: skip

    def velden(self) -> dict[str, Any]:
        """The answers under the names of the service."""
        antwoord = dict(self.cleaned_data)
        wie, netwerk = antwoord.pop("wie"), antwoord.pop("netwerk")
        return antwoord | {
            "is_client": wie == "client", "is_beheerder": wie == "beheerder", "uit_netwerk": netwerk == "ja",
        }  # fmt: skip


class BudgetregelFormulier(Formulier):
    """One line of the budgetplan (P-03)."""

    knop = "Regel toevoegen"
    keuze = KeuzeVeld(label="Bij welke voorziening hoort dit?", leeg="Kies de voorziening.")
    verlener = KeuzeVeld(label="Wie doet dit?", leeg="Kies de hulpverlener.")
    soort = KeuzeVeld(label="Wat wordt er betaald?", choices=Budgetregel.Soort.choices, leeg="Kies wat er betaald wordt.")  # fmt: skip  # noqa: E501
    wat = TekstVeld(label="Welke hulp is het?", meerdere_regels=True, leeg="Schrijf op welke hulp het is.")
    moment = TekstVeld(
        label="Wanneer komt de hulp?", help_text="Bijvoorbeeld: maandag- en donderdagochtend.",
        leeg="Schrijf op wanneer de hulp komt.",
    )  # fmt: skip
    resultaat = TekstVeld(
        label="Wat moet de hulp bereiken?", meerdere_regels=True, leeg="Schrijf op wat de hulp moet bereiken."
    )
    aantal = UrenVeld(label="Hoeveel uur?", help_text="Bijvoorbeeld 2,5.", leeg="Vul het aantal uren in.")
    periode = KeuzeVeld(label="Hoe vaak?", choices=Budgetregel.Periode.choices, leeg="Kies hoe vaak.")
    tarief = BedragVeld(label="Tarief per uur", help_text="In euro, bijvoorbeeld 22,50.", leeg="Vul het tarief in.")

    def __init__(
        self, *args: Any, keuzes: Iterable[Voorzieningkeuze], verleners: Iterable[Zorgverlener], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.keuzes = {str(rij.pk): rij for rij in keuzes}
        self.verleners = {str(rij.pk): rij for rij in verleners}
        self.fields["keuze"].choices = [(pk, str(rij.soort)) for pk, rij in self.keuzes.items()]
        self.fields["verlener"].choices = [(pk, rij.naam) for pk, rij in self.verleners.items()]

    def gekozen(self) -> tuple[Voorzieningkeuze, Zorgverlener]:
        """The voorziening and the helper."""
        return self.keuzes[self.cleaned_data["keuze"]], self.verleners[self.cleaned_data["verlener"]]

    def regel(self) -> dict[str, Any]:
        """The rest of the answers."""
        return {naam: waarde for naam, waarde in self.cleaned_data.items() if naam not in ("keuze", "verlener")}


class InleverenFormulier(Formulier):
    """The signed budgetplan came in (P-03, P-40)."""

    knop = "Registreren"
    inleiding = "Neem eerst alle regels van het formulier over. Daarna controleert het systeem het totaal."
    ontvangen_op = DatumVeld(label="Op welke dag kwam het binnen?", toekomst_mag=False, leeg="Vul de dag in.")
    getekend_op = DatumVeld(
        label="Op welke dag is het getekend?", toekomst_mag=False, leeg="Vul in wanneer het is getekend."
    )
    totaal = BedragVeld(
        label="Welk totaal per jaar staat op het formulier?", leeg="Vul het totaal per jaar in.",
        help_text="Neem het bedrag over dat de inwoner opschreef.",
    )  # fmt: skip
    van = DatumVeld(label="Vanaf welke dag loopt het pgb?", toekomst_mag=True, leeg="Vul de eerste dag in.")
    tot = DatumVeld(label="Tot en met welke dag?", toekomst_mag=True, leeg="Vul de laatste dag in.")
    duur_waarom = TekstVeld(
        label="Waarom zo lang?", meerdere_regels=True, leeg="Schrijf op waarom het pgb zo lang duurt.",
        help_text="Kijk naar de situatie van de inwoner, wat daarin kan veranderen, en welk aanbod er komt.",
    )  # fmt: skip
    stuk = BestandVeld(label="Het getekende formulier", required=False)


class NaturaprijsFormulier(Formulier):
    """What the cheapest adequate help in natura costs (P-19)."""

    knop = "Bewaren"
    inleiding = "Het pgb is nooit hoger dan wat de goedkoopste passende hulp in natura kost."
    per_maand = BedragVeld(label="Prijs in natura per maand", required=False)
    eenmalig = BedragVeld(label="Prijs in natura, één keer", required=False)
    onderhoud_per_jaar = BedragVeld(label="Onderhoud en verzekering per jaar", required=False)
    bron = TekstVeld(label="Waar staat deze prijs?", leeg="Schrijf op waar deze prijs staat.")

    def clean(self) -> dict[str, Any]:
        antwoord = super().clean() or {}
        antwoord["onderhoud_per_jaar"] = antwoord.get("onderhoud_per_jaar") or Decimal("0.00")
        return antwoord
