"""Which bed: on fixed days, in a weekend, or by a pattern; and what it must be able to do."""

from datetime import date
from typing import Any

from django import forms

from logeerzorg.forms.wens import Patroonvragen, Wensvragen
from logeerzorg.models import Reservering
from logeerzorg.perioden import Nachten, patroon, weekenden
from meldingen.formulieren import DatumVeld, Filterformulier, Formulier, GetalVeld, KeuzeVeld, TijdVeld
from meldingen.termijnen import MAANDNAMEN


class Wensformulier(Wensvragen, Filterformulier):
    """What every search asks: the wishes, who it is for, and from where the distance counts."""

    gebied = GetalVeld(
        label="Afstand vanaf postcode", required=False, minstens=1000, hoogstens=9999,
        help_text="Alleen de vier cijfers. Leeg: dan staan de vaste locaties vooraan.",
    )  # fmt: skip
    manier = ""

    def __init__(self, *args: Any, in_zaak: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The form makes the whole address anew, so the way of searching goes along in it.
        self.fields["hoe"] = forms.CharField(widget=forms.HiddenInput, required=False, initial=self.manier)
        if in_zaak:
            # The address of the client is known; it does not go into the address of the page.
            del self.fields["gebied"]

    @property
    def postcode(self) -> str:
        """The four digits that were typed, or empty."""
        return str(self.cleaned_data.get("gebied") or "")


class ZoekFormulier(Wensformulier):
    """Which bed is free between two days."""

    manier = "dagen"
    knop = "Zoek een vrij bed"
    van = DatumVeld(label="Aankomst", leeg="Vul de dag van aankomst in.", toekomst_mag=True)
    tot = DatumVeld(label="Vertrek", leeg="Vul de dag van vertrek in.", toekomst_mag=True)
    field_order = ("van", "tot")

    def clean(self) -> dict[str, Any]:
        antwoorden = super().clean() or self.cleaned_data
        van, tot = antwoorden.get("van"), antwoorden.get("tot")
        if van and self.vandaag and van < self.vandaag:
            self.add_error("van", "De aankomst ligt in het verleden. Kies vandaag of een latere dag.")
        if van and tot and tot <= van:
            self.add_error("tot", "De vertrekdag moet na de aankomstdag liggen.")
        return antwoorden

    @property
    def nachten(self) -> Nachten:
        """The nights of a valid form."""
        return Nachten(self.cleaned_data["van"], self.cleaned_data["tot"])


class WeekendFormulier(Wensformulier):
    """In which weekend of a month is there a bed?"""

    manier = "weekend"
    knop = "Zoek een vrij weekend"
    maand = KeuzeVeld(label="In welke maand?", lijst=True, leeg="Kies een maand.")
    duur = KeuzeVeld(
        label="Hoe lang?", leeg="Kies hoe lang.", choices=[("2", "Vrijdag tot zondag"), ("3", "Vrijdag tot maandag")]
    )
    field_order = ("maand", "duur")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["maand"].choices = [("", "Maak een keuze"), *_maanden(self.vandaag)]

    @property
    def perioden(self) -> tuple[Nachten, ...]:
        """The weekends of a valid form."""
        jaar, maand = map(int, self.cleaned_data["maand"].split("-"))
        return weekenden(jaar, maand, vanaf=self.vandaag or date.min, nachten=int(self.cleaned_data["duur"]))


class PatroonFormulier(Patroonvragen, Wensformulier):
    """Is there a bed every so many weeks (L-26)?"""

    manier = "patroon"
    knop = "Zoek bedden voor dit patroon"
    field_order = ("eerste", "nachten", "om_de_weken", "tot")

    def clean(self) -> dict[str, Any]:
        antwoorden = super().clean() or self.cleaned_data
        eerste, tot, nachten, weken = (antwoorden.get(naam) for naam in ("eerste", "tot", "nachten", "om_de_weken"))
        if eerste and self.vandaag and eerste < self.vandaag:
            self.add_error("eerste", "De aankomst ligt in het verleden. Kies vandaag of een latere dag.")
        if eerste and tot and tot < eerste:
            self.add_error("tot", "Deze dag ligt vóór de eerste aankomst. Kies een latere dag.")
        if eerste and tot and (tot - eerste).days > 366:
            self.add_error("tot", "Zoek hoogstens een jaar vooruit.")
        if nachten and weken and nachten > weken * 7:
            self.add_error("nachten", "Het verblijf is dan nog bezig als het volgende begint.")
        return antwoorden

    @property
    def perioden(self) -> tuple[Nachten, ...]:
        """The stays of a valid form."""
        gegeven = self.cleaned_data
        return patroon(
            gegeven["eerste"], om_de_weken=gegeven["om_de_weken"], nachten=gegeven["nachten"], tot=gegeven["tot"]
        )


class OptieFormulier(Formulier):
    """Hold the chosen bed (LR-01)."""

    knop = "Optie plaatsen"
    soort = KeuzeVeld(label="Wat voor verblijf?", choices=Reservering.Soort.choices, leeg="Kies wat voor verblijf.")
    aankomst = TijdVeld(label="Hoe laat komt de cliënt?", required=False, help_text="Leeg: zodra de locatie opent.")
    vertrek = TijdVeld(label="Hoe laat vertrekt de cliënt?", required=False, help_text="Leeg: als de locatie sluit.")


def _maanden(vandaag: date | None) -> list[tuple[str, str]]:
    """This month and the eleven after it: ("2027-3", "maart 2027")."""
    if vandaag is None:
        return []
    eerste = vandaag.year * 12 + vandaag.month - 1
    maanden = [divmod(eerste + n, 12) for n in range(12)]
    return [(f"{jaar}-{maand + 1}", f"{MAANDNAMEN[maand]} {jaar}") for jaar, maand in maanden]
