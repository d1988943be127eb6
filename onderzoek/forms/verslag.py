"""Forms of the verslag, out and back."""

from typing import Any

from crispy_forms.layout import HTML, Fieldset, Layout
from django.utils.html import escape

from meldingen.forms.machtiging import GemachtigdeVeld
from meldingen.formulieren import (
    BestandVeld,
    DatumVeld,
    Filterformulier,
    Formulier,
    KeuzeVeld,
    MeerkeuzeVeld,
    TekstVeld,
)
from onderzoek.models import Verslag
from onderzoek.samenstellen import Blok

# The block whose sentences stand above the fields in which the consulent writes the goal.
_DOELEN = 5


class VerslagFormulier(Formulier):
    """The five blocks of the verslag (V-01): composed from the conversation, edited here, concluded by the consulent.

    `blokken` are the blocks with the proposed text; a part that is left empty becomes the proposal again.
    """

    knop = "Verslag opstellen"
    inleiding = (
        "Het verslag is gemaakt van wat u vastlegde. Lees het na en verbeter de tekst. "
        "De brief spreekt de inwoner aan met ‘u’. "
        "Maakt u een vak leeg? Dan komt het voorstel terug."
    )
    uitkomst = KeuzeVeld(
        label="Wat is de uitkomst?", choices=Verslag.Uitkomst.choices, leeg="Kies de uitkomst van het onderzoek."
    )
    conclusie = TekstVeld(label="Conclusie", meerdere_regels=True, leeg="Schrijf de conclusie op.")
    resultaat = TekstVeld(
        label="Wat wil de inwoner bereiken?", meerdere_regels=True, leeg="Schrijf op wat de inwoner wil bereiken."
    )
    aanpak = TekstVeld(label="Hoe gaat dat?", meerdere_regels=True, leeg="Schrijf op hoe dat gaat.")
    uitvoerder = TekstVeld(label="Wie doet het?", max_length=160, leeg="Schrijf op wie het doet.")
    evaluatie_op = DatumVeld(label="Wanneer bekijkt u of het werkt?", required=False, toekomst_mag=True)
    zorgplan_nodig = KeuzeVeld(
        label="Maakt een aanbieder hiervoor een zorgplan?",
        choices=[("ja", "Ja, het gaat om een dienst in natura"), ("nee", "Nee")],
        required=False,
    )

    def __init__(self, *args: Any, blokken: tuple[Blok, ...] = (), heeft_plan: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.blokken = blokken
        for naam in _IN_HET_PLAN if heeft_plan else ():
            self.fields[naam].required = False
            self.fields[
                naam
            ].help_text = "Dit staat al in het ondersteuningsplan. Vul het alleen in als er iets bij moet."
        for deel in (deel for blok in blokken for deel in blok.onderdelen):
            self.fields[deel.code] = TekstVeld(label=deel.kop, meerdere_regels=True, required=False)
            self.initial.setdefault(deel.code, deel.tekst)

    def indeling(self) -> Layout:
        doelen = [zin for blok in self.blokken if blok.nummer == _DOELEN for zin in blok.vast]
        return Layout(
            *(
                Fieldset(f"{blok.nummer}. {blok.kop}", *map(_zin, blok.vast), *(deel.code for deel in blok.onderdelen))
                for blok in self.blokken
                if blok.nummer != _DOELEN and (blok.vast or blok.onderdelen)
            ),
            Fieldset(
                f"{_DOELEN}. Wat wij willen bereiken",
                *map(_zin, doelen),
                *("resultaat", "aanpak", "uitvoerder", "evaluatie_op"),
            ),
            Fieldset("Uw conclusie", "conclusie", "uitkomst", "zorgplan_nodig"),
        )

    def tekst(self) -> dict[str, str]:
        """The composed parts as they were edited, by code."""
        return {deel.code: self.cleaned_data[deel.code] for blok in self.blokken for deel in blok.onderdelen}

    def besluit(self) -> dict[str, Any]:
        """What the consulent concludes, by the name of the field of the verslag."""
        eigen = {naam: self.cleaned_data[naam] for naam in _CONCLUSIE}
        return eigen | {"zorgplan_nodig": self.cleaned_data["zorgplan_nodig"] == "ja"}

    def clean(self) -> dict[str, Any]:
        antwoorden = super().clean() or self.cleaned_data
        gevuld = [naam for naam in _IN_HET_PLAN if antwoorden.get(naam)]
        for naam in _IN_HET_PLAN:
            if gevuld and not antwoorden.get(naam) and naam not in self.errors:
                self.add_error(naam, "Vul dit ook in, of laat alle drie de vakken leeg.")
        if antwoorden.get("uitkomst") == Verslag.Uitkomst.OPGELOST and not gevuld and "aanpak" not in self.errors:
            self.add_error("aanpak", "Schrijf op welke oplossing er is. Dat staat in de brief.")
        return antwoorden


_IN_HET_PLAN = ("resultaat", "aanpak", "uitvoerder")
_CONCLUSIE = ("uitkomst", "conclusie", "resultaat", "aanpak", "uitvoerder", "evaluatie_op")


def _zin(zin: str) -> HTML:
    """A fixed sentence between the fields; crispy would read it as a template, so it is only escaped text."""
    return HTML(f"<p>{escape(zin).replace('{', '&#123;')}</p>")


class ToetsFormulier(Formulier):
    """Approve the verslag, or send it back with a reason (V-03, TR-11)."""

    knop = "Vastleggen"
    oordeel = KeuzeVeld(
        label="Kan dit verslag weg?",
        choices=[("ja", "Ja, het kan weg"), ("nee", "Nee, terug naar de consulent")],
        leeg="Kies of het verslag weg kan.",
    )
    reden = TekstVeld(label="Wat moet er anders?", meerdere_regels=True, required=False)

    def clean(self) -> dict[str, Any]:
        antwoorden = super().clean() or self.cleaned_data
        if antwoorden.get("oordeel") == "nee" and not antwoorden.get("reden"):
            self.add_error("reden", "Schrijf op wat er anders moet.")
        return antwoorden


class VerzendFormulier(Formulier):
    """Send the verslag, with the papers that belong to it (V-04)."""

    knop = "Verslag verzenden"
    stukken = MeerkeuzeVeld(label="Welke ontvangen stukken horen bij het verslag?", required=False)

    def __init__(self, *args: Any, stukken: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if stukken:
            self.fields["stukken"].choices = stukken
        else:
            del self.fields["stukken"]


class NietGewenstFormulier(Formulier):
    """The client does not want to receive the verslag (V-12, TR-13)."""

    knop = "Vastleggen"
    inleiding = (
        "Het verslag blijft in het dossier. De inwoner krijgt wel een aanvraagformulier. "
        "Een verslag op schrift is de regel (artikel 2.3.2 lid 8 Wmo 2015). Leg dus vast hoe de inwoner dit zei."
    )
    wens = TekstVeld(
        label="Hoe liet de inwoner dit weten?", meerdere_regels=True, leeg="Schrijf op hoe de inwoner dit liet weten."
    )


class NietAkkoordFormulier(Formulier):
    """The client disagreed: adapt the verslag and send it again (V-07, TR-14)."""

    knop = "Verslag aanpassen"
    inleiding = (
        "Er komt een nieuw verslag met dezelfde tekst. Dat past u aan en verzendt u opnieuw. "
        "Het oude verslag en de woorden van de inwoner blijven bewaard."
    )
    reden = TekstVeld(
        label="Wat zei de inwoner?", meerdere_regels=True, required=False,
        help_text="Alleen nodig als er op het verslag niets bij stond. Neem de woorden van de inwoner over.",
    )  # fmt: skip


class VergelijkFormulier(Filterformulier):
    """Which two versions are put side by side."""

    knop = "Vergelijken"
    oud = KeuzeVeld(label="Oude versie", lijst=True, required=False)
    nieuw = KeuzeVeld(label="Nieuwe versie", lijst=True, required=False)

    def __init__(self, *args: Any, versies: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for naam in ("oud", "nieuw"):
            self.fields[naam].choices = versies


class RetourFormulier(Formulier):
    """The signed verslag came back on paper."""

    knop = "Verslag registreren"
    ontvangen_op = DatumVeld(
        label="Op welke dag kwam het verslag binnen?", leeg="Vul de dag van ontvangst in.", toekomst_mag=False
    )
    ondertekend_op = DatumVeld(
        label="Welke datum staat bij de handtekening?", leeg="Vul de datum bij de handtekening in.", toekomst_mag=False
    )
    akkoord = KeuzeVeld(
        label="Is de inwoner het eens met het verslag?",
        choices=[("ja", "Akkoord"), ("nee", "Niet akkoord")],
        leeg="Kies akkoord of niet akkoord.",
    )
    is_aanvraag = KeuzeVeld(
        label="Staat erbij dat het verslag ook de aanvraag is?",
        choices=[("ja", "Ja"), ("nee", "Nee")],
        leeg="Kies of het verslag ook de aanvraag is.",
    )
    gevraagd = MeerkeuzeVeld(label="Welke hulp wordt aangevraagd?", required=False)
    gemachtigde = GemachtigdeVeld()
    reactie = TekstVeld(
        label="Wat schreef de inwoner erbij?", meerdere_regels=True, required=False,
        help_text="Neem de woorden van de inwoner over zoals ze er staan.",
    )  # fmt: skip
    scan = BestandVeld(label="Scan van het getekende verslag", required=False)

    def __init__(self, *args: Any, soorten: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["gevraagd"].choices = soorten

    def clean(self) -> dict[str, Any]:
        antwoorden = super().clean() or self.cleaned_data
        if antwoorden.get("is_aanvraag") == "ja" and not antwoorden.get("gevraagd"):
            self.add_error("gevraagd", "Kies welke hulp wordt aangevraagd.")
        return antwoorden


class AanvullingVerslagFormulier(Formulier):
    """What the client wants to add to a verslag that was sent (X-11)."""

    knop = "Vastleggen"
    inleiding = "Deze woorden blijven naast het verslag bewaard, ook zonder handtekening. U kunt ze niet meer wijzigen."
    tekst = TekstVeld(
        label="Wat wil de inwoner erbij zeggen?", meerdere_regels=True, leeg="Schrijf op wat de inwoner zei.",
        help_text="Neem de woorden van de inwoner over.",
    )  # fmt: skip
    gemachtigde = GemachtigdeVeld(label="Zei iemand dit namens de inwoner? Vul de naam in.")
