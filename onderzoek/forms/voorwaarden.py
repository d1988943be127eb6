"""Forms of the conditions of a voorziening: the questionnaire, the deviation, moving, and the owner of the house."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from meldingen.formulieren import BedragVeld, DatumVeld, Formulier, GetalVeld, KeuzeVeld, MeerkeuzeVeld, TekstVeld
from onderzoek.models import Corporatievraag, Eigenaarshoring, Verhuisafweging
from onderzoek.voorwaarden.vormen import JA, NEE, Vraag, Vraagsoort

_JANEE = ((JA, "Ja"), (NEE, "Nee"))


class VoorwaardenFormulier(Formulier):
    """The questions that matter with the answers so far; a question that gets relevant is asked after saving."""

    knop = "Bewaren"
    inleiding = "U mag tussendoor bewaren. Soms komt er na het bewaren een vraag bij."
    verberg_niet_verplicht = True

    def __init__(self, *args: Any, vragen: Sequence[Vraag], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for vraag in vragen:
            self.fields[vraag.code] = _veld(vraag)
            if vraag.soort is Vraagsoort.BEDRAG and vraag.code in self.initial:
                self.initial[vraag.code] = self.initial[vraag.code].replace(".", ",")
            if vraag.soort is Vraagsoort.MEERKEUZE and vraag.code in self.initial:
                self.initial[vraag.code] = self.initial[vraag.code].split(",")

    def antwoorden(self) -> dict[str, str]:
        """The answers as texts by code; what was not answered is absent."""
        teksten = {code: _als_tekst(waarde) for code, waarde in self.cleaned_data.items()}
        return {code: tekst for code, tekst in teksten.items() if tekst}


class AfwijkingFormulier(Formulier):
    """Why the advice is not followed."""

    knop = "Bewaren"
    inleiding = "Het advies beslist niet. Wijkt u af? Dan moet de reden in het besluit kunnen staan."
    reden = TekstVeld(label="Waarom wijkt u af?", meerdere_regels=True, leeg="Schrijf op waarom u afwijkt.")


class ClientkeuzeFormulier(Formulier):
    """Moving or staying (W-05)."""

    knop = "Bewaren"
    inleiding = "Niemand hoeft te verhuizen. Na het bewaren staat het pakket van eisen vast."
    keuze_client = KeuzeVeld(
        label="Wat kiest de inwoner?", choices=Verhuisafweging.Keuze.choices, leeg="Kies wat de inwoner wil."
    )
    gekozen_op = DatumVeld(label="Op welke dag koos de inwoner dit?", leeg="Vul de dag in.", toekomst_mag=False)
    pakket = TekstVeld(
        label="Welke aanpassingen zijn nodig?", meerdere_regels=True, required=False,
        help_text="Nodig als de inwoner blijft wonen. Elke aanpassing op een regel.",
    )  # fmt: skip


class CorporatieVraagFormulier(Formulier):
    """Ask the corporatie (W-06)."""

    knop = "Taak maken"
    inleiding = "Vraag de corporatie of er een geschikte huurwoning is. U krijgt een taak voor het antwoord."
    corporatie = TekstVeld(label="Welke woningcorporatie?", max_length=120, leeg="Vul de naam in.")


class CorporatieAntwoordFormulier(Formulier):
    """What the corporatie answered (W-06)."""

    knop = "Bewaren"
    uitkomst = KeuzeVeld(
        label="Is er een geschikte woning?", choices=Corporatievraag.Uitkomst.choices, leeg="Kies het antwoord."
    )
    toelichting = TekstVeld(
        label="Wat antwoordde de corporatie?", meerdere_regels=True, leeg="Schrijf het antwoord op."
    )  # fmt: skip


class EigenaarFormulier(Formulier):
    """The letter to the owner (W-16, D-48)."""

    knop = "Brief sturen"
    inleiding = "De eigenaar krijgt een brief. Schrijf niets over de gezondheid of de hulp van de inwoner."
    naam = TekstVeld(label="Naam van de eigenaar", max_length=120, leeg="Vul de naam van de eigenaar in.")
    straat = TekstVeld(label="Straat en huisnummer, of postbus", max_length=120, leeg="Vul het adres in.")
    postcode_plaats = TekstVeld(label="Postcode en plaats", max_length=100, leeg="Vul postcode en plaats in.")
    aanpassing = TekstVeld(
        label="Wat verandert er aan de woning?", meerdere_regels=True, max_length=1000,
        leeg="Schrijf op wat er aan de woning verandert.",
        help_text="Elke verandering op een regel. Alleen wat er aan de woning gebeurt.",
    )  # fmt: skip
    reageren_voor = DatumVeld(
        label="Tot en met welke dag kan de eigenaar reageren?", leeg="Vul de dag in.", toekomst_mag=True
    )


class EigenaarReactieFormulier(Formulier):
    """What the owner thinks of it (W-16)."""

    knop = "Bewaren"
    uitkomst = KeuzeVeld(
        label="Wat vindt de eigenaar?", choices=Eigenaarshoring.Uitkomst.choices, leeg="Kies de uitkomst."
    )
    reactie = TekstVeld(label="Wat zei of schreef de eigenaar?", meerdere_regels=True, required=False)


def _veld(vraag: Vraag) -> forms.Field:
    gedeeld: dict[str, Any] = {"label": vraag.tekst, "help_text": vraag.hulp, "required": False}
    match vraag.soort:
        case Vraagsoort.JANEE:
            return KeuzeVeld(choices=_JANEE, **gedeeld)
        case Vraagsoort.KEUZE:
            return KeuzeVeld(choices=vraag.keuzes, **gedeeld)
        case Vraagsoort.MEERKEUZE:
            return MeerkeuzeVeld(choices=vraag.keuzes, **gedeeld)
        case Vraagsoort.TEKST:
            return TekstVeld(max_length=1000, **gedeeld)
        case Vraagsoort.GETAL:
            return GetalVeld(**gedeeld)
        case Vraagsoort.BEDRAG:
            return BedragVeld(**gedeeld)
        case _:
            return DatumVeld(toekomst_mag=True, **gedeeld)


def _als_tekst(waarde: Any) -> str:
    match waarde:
        case None:
            return ""
        case Decimal():
            return f"{waarde:.2f}"
        case date():
            return waarde.isoformat()
        case list():
            return ",".join(waarde)
        case _:
            return str(waarde).strip()
