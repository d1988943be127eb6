"""Forms with which staff note what the client tells or asks about help that runs, or gives up (H-07, H-13)."""

from collections.abc import Sequence
from typing import Any

from beschikkingen.models import NAAR_AANBIEDER, NAAR_GEMEENTE, Opzegging, Wijzigingsmelding
from meldingen.forms.machtiging import GemachtigdeVeld
from meldingen.forms.melden import SleutelVeld
from meldingen.formulieren import DatumVeld, Formulier, KeuzeVeld, MeerkeuzeVeld, NaamVeld, TekstVeld, TelefoonVeld
from meldingen.models import Melding, Relatie

_KANALEN = [rij for rij in Melding.Kanaal.choices if rij[0] not in (Melding.Kanaal.FORMULIER, Melding.Kanaal.STEUNPUNT)]
_REDENEN = [
    (Opzegging.Reden.NIET_GEBRUIK.value, "Wordt niet meer gebruikt"),
    (Opzegging.Reden.VERHUIZING.value, "Verhuizing naar een andere gemeente"),
    (Opzegging.Reden.OVERLIJDEN.value, "Overlijden"),
    (Opzegging.Reden.ANDERS.value, "Iets anders"),
]


class Binnenkomst(Formulier):
    """How and when it came in."""

    sleutel = SleutelVeld()
    kanaal = KeuzeVeld(label="Hoe kwam dit binnen?", choices=_KANALEN, leeg="Kies hoe dit binnenkwam.")
    ontvangen_op = DatumVeld(
        label="Op welke dag kwam dit binnen?", leeg="Vul in op welke dag dit binnenkwam.", toekomst_mag=False
    )


class WijzigingInvoerFormulier(Binnenkomst):
    """A change or a question that came by telephone, at the desk or by post (H-07)."""

    knop = "Vastleggen"
    inleiding = (
        "De inwoner hoeft niet door te geven wat al in een basisregistratie staat, zoals naam en adres. Een vraag over "
        "de geleverde hulp, vervanging, tijden of het ondersteuningsplan beantwoordt de aanbieder."
    )
    soort = KeuzeVeld(
        label="Wat geeft de inwoner door?",
        choices=[(soort.value, soort.label) for soort in (*NAAR_GEMEENTE, *NAAR_AANBIEDER)],
        leeg="Kies wat de inwoner doorgeeft.",
    )
    toelichting = TekstVeld(
        label="Wat vertelt de inwoner?", meerdere_regels=True, leeg="Schrijf op wat de inwoner vertelt."
    )
    sinds = DatumVeld(label="Sinds wanneer is dat zo?", required=False, toekomst_mag=True)
    gewenste_aanbieder = TekstVeld(
        label="Welke aanbieder wil de inwoner?", required=False, max_length=120,
        help_text="Alleen bij wisselen van aanbieder.",
    )  # fmt: skip
    telefoon = TelefoonVeld(label="Telefoon om terug te bellen", required=False)
    namens = GemachtigdeVeld(label="Geeft iemand dit door namens de inwoner? Vul de naam in.")

    def clean(self) -> dict[str, Any]:
        antwoorden: dict[str, Any] = super().clean() or self.cleaned_data
        if antwoorden.get("gewenste_aanbieder") and antwoorden.get("soort") != Wijzigingsmelding.Soort.WISSELEN:
            self.add_error("gewenste_aanbieder", "Vul dit alleen in als de inwoner van aanbieder wil wisselen.")
        return antwoorden


class OpzeggingInvoerFormulier(Binnenkomst):
    """An opzegging by telephone, at the desk or on paper (D-42)."""

    knop = "Opzegging vastleggen"
    inleiding = (
        "De hulp stopt hierdoor niet. Er komt een taak om de opzegging te verwerken. Bij overlijden stopt er niets "
        "voordat het overlijden in de BRP staat."
    )
    voorzieningen = MeerkeuzeVeld(label="Welke hulp of welk hulpmiddel stopt?", required=False)
    hulp = TekstVeld(label="Staat het er niet bij? Schrijf op wat stopt", required=False)
    reden = KeuzeVeld(label="Waarom?", choices=_REDENEN, leeg="Kies waarom er wordt opgezegd.")
    per = DatumVeld(
        label="Vanaf welke dag?", required=False, toekomst_mag=True, help_text="Bij overlijden: de dag van overlijden."
    )
    toelichting = TekstVeld(label="Toelichting", meerdere_regels=True, required=False)
    telefoon = TelefoonVeld(label="Telefoon voor een afspraak", required=False)
    naam = NaamVeld(
        label="Wie zegt op?", required=False, max_length=120, help_text="Laat leeg als de inwoner dit zelf doet."
    )
    relatie = KeuzeVeld(
        label="Wat is deze persoon van de inwoner?", required=False, lijst=True, choices=Relatie.Soort.choices
    )

    def __init__(self, *args: Any, keuzes: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["voorzieningen"].choices = keuzes

    def clean(self) -> dict[str, Any]:
        antwoorden: dict[str, Any] = super().clean() or self.cleaned_data
        if antwoorden.get("naam") and not antwoorden.get("relatie") and "relatie" not in self.errors:
            self.add_error("relatie", "Kies wat deze persoon van de inwoner is.")
        return antwoorden


class OpzeggingKoppelFormulier(Formulier):
    """Which case an opzegging of a relative belongs to, or that it belongs to none."""

    knop = "Vastleggen"
    zaak = TekstVeld(label="Zaaknummer", max_length=20, required=False, help_text="Bijvoorbeeld: WMO-2026-000001.")
    reden = TekstVeld(
        label="Hoort dit bij geen zaak van deze gemeente? Schrijf op waarom",
        required=False,
        meerdere_regels=True,
    )

    def clean(self) -> dict[str, Any]:
        antwoorden: dict[str, Any] = super().clean() or self.cleaned_data
        if bool(antwoorden.get("zaak")) == bool(antwoorden.get("reden")) and not self.errors:
            self.add_error("zaak", "Vul het zaaknummer in, of schrijf op waarom dit bij geen zaak hoort.")
        return antwoorden


class OverlijdenFormulier(Formulier):
    """The day of death as the BRP has it."""

    knop = "Overlijden vastleggen"
    inleiding = (
        "Doe dit pas als het overlijden in de BRP staat. Daarna gaan er geen automatische brieven meer naar de inwoner."
    )
    overleden_op = DatumVeld(
        label="Welke dag van overlijden staat in de BRP?",
        leeg="Vul de dag in die in de BRP staat.",
        toekomst_mag=False,
    )
