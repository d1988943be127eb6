"""Forms of what the college decides of its own accord: herziening, intrekking, terugvordering (B-18, H-08 to H-11)."""

from datetime import date
from typing import Any

from beschikkingen.models import Voornemen
from meldingen.formulieren import BedragVeld, DatumVeld, Formulier, GetalVeld, KeuzeVeld, NaamVeld, TekstVeld

_IN_DE_BRIEF = "Deze tekst staat in de brief. Begin een nieuwe alinea met een lege regel."


class Voornemenvragen(Formulier):
    """What every voornemen asks, before somebody is heard (B-18)."""

    knop = "Zienswijze vragen"
    feiten = TekstVeld(
        label="Welke feiten maken dit nodig?",
        meerdere_regels=True,
        leeg="Schrijf op welke feiten dit nodig maken.",
        help_text=_IN_DE_BRIEF,
    )


class Voorstelvragen(Formulier):
    """What every proposal asks, once somebody was heard."""

    knop = "Besluit voorstellen"
    inleiding = "Een collega met mandaat neemt het besluit. De inwoner kan er bezwaar tegen maken."
    motivering = TekstVeld(
        label="Waarom is dit het besluit?",
        meerdere_regels=True,
        leeg="Schrijf op waarom dit het besluit is.",
        help_text=_IN_DE_BRIEF,
    )
    weging = TekstVeld(
        label="Hoe hebt u de zienswijze meegewogen?",
        meerdere_regels=True,
        required=False,
        help_text="Nodig als er een reactie kwam. Deze tekst staat in de brief.",
    )


class VoornemenFormulier(Voornemenvragen):
    """What the college means to do with a voorziening, on which ground and facts (H-08)."""

    inleiding = (
        "Wilt u uit uzelf een voorziening veranderen of stoppen? Dan hoort u de inwoner eerst (artikel 4:8 Awb). De "
        "inwoner krijgt een brief en kiest zelf: schrijven of bellen. Pas daarna stelt u een besluit voor."
    )
    voorziening = KeuzeVeld(label="Over welke voorziening gaat het?", leeg="Kies over welke voorziening het gaat.")
    soort = KeuzeVeld(
        label="Wat wilt u besluiten?",
        choices=[("intrekking", "Intrekken: de hulp stopt"), ("herziening", "Herzien: de hulp verandert")],
        leeg="Kies of de hulp stopt of verandert.",
    )
    grond = KeuzeVeld(
        label="Op welke grond?",
        choices=Voornemen.Grond.choices,
        leeg="Kies de grond.",
        help_text="Artikel 2.3.10, eerste lid, Wmo 2015.",
    )
    juiste_gegevens = TekstVeld(
        label="Bij grond a: welke gegevens kloppen wel, en waarom had u daarmee anders beslist?",
        meerdere_regels=True,
        required=False,
        help_text="Dit staat in de brief over het besluit.",
    )
    ingangstijdstip = DatumVeld(
        label="Vanaf welke dag?",
        required=False,
        toekomst_mag=True,
        help_text="Bij grond b en c kan dit niet in het verleden liggen.",
    )
    omvang = GetalVeld(
        label="Bij herzien: hoeveel wordt het?",
        required=False,
        minstens=1,
        hoogstens=9999,
        help_text="In dezelfde eenheid als nu.",
    )
    kostprijs = BedragVeld(
        label="Bij herzien: wat is de hulp dan waard?", required=False, help_text="In euro, bijvoorbeeld 900,00."
    )
    pgb_bedrag = BedragVeld(label="Bij een pgb: wat wordt het bedrag?", required=False)
    berekening = TekstVeld(
        label="Bij een pgb: hoe hebt u het berekend?",
        meerdere_regels=True,
        required=False,
        help_text="Een stap per regel.",
    )
    field_order = ("voorziening", "soort", "grond", "feiten")

    def __init__(self, *args: Any, voorzieningen: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["voorziening"].choices = voorzieningen


class HerzieningsvoorstelFormulier(Voorstelvragen):
    """The proposal of a herziening or intrekking, with its day (H-09, H-10)."""

    ingangstijdstip = DatumVeld(
        label="Vanaf welke dag geldt het besluit?", leeg="Vul in op welke dag het besluit ingaat.", toekomst_mag=True
    )
    juiste_gegevens = TekstVeld(
        label="Bij grond a: welke gegevens kloppen wel, en waarom had u daarmee anders beslist?",
        meerdere_regels=True,
        required=False,
        help_text=_IN_DE_BRIEF,
    )
    field_order = ("ingangstijdstip", "juiste_gegevens")


class TerugvorderingsvoorstelFormulier(Voorstelvragen):
    """The proposal of a terugvordering (H-11)."""

    motivering = TekstVeld(
        label="Waarom vordert u terug?",
        meerdere_regels=True,
        leeg="Schrijf op waarom u terugvordert.",
        help_text=_IN_DE_BRIEF,
    )


class TerugvorderingFormulier(Voornemenvragen):
    """What is claimed back, over which period, and on what the opzet rests (H-11)."""

    inleiding = (
        "Terugvorderen kan alleen na een intrekking die geldt, als de gegevens met opzet niet klopten (artikel 2.4.1 "
        "Wmo 2015). Vraag eerst juridisch advies. Wie moet betalen, krijgt een brief en kan daarop reageren."
    )
    intrekking = KeuzeVeld(label="Na welke intrekking?", leeg="Kies na welke intrekking.")
    opzet = TekstVeld(
        label="Waaruit blijkt dat het met opzet was?",
        meerdere_regels=True,
        leeg="Schrijf op waaruit de opzet blijkt.",
        help_text=_IN_DE_BRIEF,
    )
    periode_van = DatumVeld(label="Over welke periode: eerste dag", leeg="Vul de eerste dag in.", toekomst_mag=False)
    periode_tot = DatumVeld(label="Over welke periode: laatste dag", leeg="Vul de laatste dag in.", toekomst_mag=False)
    bedrag = BedragVeld(
        label="Welk bedrag vordert u terug?",
        leeg="Vul in welk bedrag u terugvordert.",
        help_text="In euro, bijvoorbeeld 900,00.",
    )
    is_geheel = KeuzeVeld(
        label="Is dat de hele waarde van de hulp in die periode?",
        choices=[("ja", "Ja, alles"), ("nee", "Nee, een deel")],
        leeg="Kies of u alles of een deel terugvordert.",
    )
    berekening = TekstVeld(
        label="Hoe hebt u het bedrag berekend?",
        meerdere_regels=True,
        leeg="Schrijf op hoe u het bedrag hebt berekend.",
        help_text="Een stap per regel. Deze tekst staat in de brief.",
    )
    ander_naam = NaamVeld(
        label="Moet iemand anders betalen? Vul dan de naam in",
        required=False,
        max_length=120,
        help_text="Alleen wie met opzet meewerkte aan de verkeerde gegevens.",
    )
    ander_straat = TekstVeld(label="Straat en huisnummer van die ander", required=False, max_length=120)
    ander_postcode_plaats = TekstVeld(label="Postcode en plaats van die ander", required=False, max_length=120)
    field_order = ("intrekking",)

    def __init__(self, *args: Any, intrekkingen: list[tuple[str, str]], vandaag: date, **kwargs: Any) -> None:
        super().__init__(*args, vandaag=vandaag, **kwargs)
        self.fields["intrekking"].choices = intrekkingen

    def clean(self) -> dict[str, Any]:
        antwoorden = super().clean() or self.cleaned_data
        van, tot = antwoorden.get("periode_van"), antwoorden.get("periode_tot")
        if van and tot and tot < van:
            self.add_error("periode_tot", "De laatste dag ligt voor de eerste dag. Controleer de datums.")
        return antwoorden


class VervalFormulier(Formulier):
    """The college does not go on with it (B-18)."""

    knop = "Voornemen laten vervallen"
    inleiding = "De inwoner krijgt een brief: er verandert niets."
    reden = TekstVeld(
        label="Waarom gaat het niet door?",
        meerdere_regels=True,
        leeg="Schrijf op waarom het voornemen vervalt.",
        help_text=_IN_DE_BRIEF,
    )
