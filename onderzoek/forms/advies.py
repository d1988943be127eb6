"""Forms of advice from outside (O-17 to O-19)."""

from meldingen.formulieren import BedragVeld, BestandVeld, DatumVeld, Formulier, KeuzeVeld, TekstVeld
from onderzoek.models import Adviesaanvraag


class AdviesVraagFormulier(Formulier):
    """Ask advice (TR-09): who, what, which data, what for; and that the client knows."""

    knop = "Advies vragen"
    inleiding = (
        "De adviseur en de inwoner krijgen een brief met dezelfde vragen en gegevens. De termijn van de gemeente loopt "
        "gewoon door."
    )
    soort = KeuzeVeld(label="Wie vraagt u om advies?", choices=Adviesaanvraag.Soort.choices, leeg="Kies een adviseur.")
    adviseur = TekstVeld(
        label="Hoe noemt u de adviseur in een zin?", max_length=160, leeg="Schrijf op wie het advies geeft.",
        help_text="Bijvoorbeeld: de arts van het adviesbureau.",
    )  # fmt: skip
    organisatie = TekstVeld(label="Naam op de envelop", max_length=120, leeg="Vul de naam van de organisatie in.")
    adres = TekstVeld(label="Straat en huisnummer, of postbus", max_length=120, leeg="Vul het adres in.")
    postcode_plaats = TekstVeld(label="Postcode en plaats", max_length=100, leeg="Vul postcode en plaats in.")
    vragen = TekstVeld(
        label="Wat vraagt u?",
        meerdere_regels=True,
        leeg="Schrijf op wat u vraagt.",
        help_text="Elke vraag op een regel.",
    )
    gegevens = TekstVeld(
        label="Welke gegevens deelt u?", meerdere_regels=True, leeg="Schrijf op welke gegevens u deelt.",
        help_text="Elk gegeven op een regel. Niet meer dan nodig is.",
    )  # fmt: skip
    doel = TekstVeld(
        label="Wij vragen dit om …", leeg="Schrijf op waarvoor u het advies nodig hebt.",
        help_text="Bijvoorbeeld: te bepalen welke traplift past.",
    )  # fmt: skip
    geinformeerd_op = DatumVeld(
        label="Wanneer vertelde u de inwoner wie wat krijgt en waarom?", toekomst_mag=False,
        leeg="Vertel het eerst aan de inwoner. Vul daarna de dag in.",
    )  # fmt: skip
    is_medisch = KeuzeVeld(
        label="Deelt u medische gegevens?", choices=[("ja", "Ja"), ("nee", "Nee")], leeg="Kies ja of nee.",
        help_text="Dan is toestemming van de inwoner nodig.",
    )  # fmt: skip
    geen_toestemming = TekstVeld(
        label="Geen medische gegevens: waarom is toestemming niet nodig?", required=False,
        help_text="Dit leest de inwoner in de brief.",
    )  # fmt: skip
    verwacht_op = DatumVeld(
        label="Wanneer verwacht u het advies?", leeg="Vul in wanneer u het advies verwacht.", toekomst_mag=True
    )


class AdviesOntvangenFormulier(Formulier):
    """The advice came in."""

    knop = "Advies registreren"
    ontvangen_op = DatumVeld(label="Op welke dag kwam het advies?", leeg="Vul de dag in.", toekomst_mag=False)
    uitkomst = TekstVeld(
        label="Wat is het advies?", meerdere_regels=True, leeg="Schrijf op wat het advies is.",
        help_text="Dit komt in het verslag.",
    )  # fmt: skip
    kosten = BedragVeld(label="Wat kost het advies?", required=False, help_text="In euro, bijvoorbeeld 250,00.")
    stuk = BestandVeld(label="Het advies als bestand", required=False)


class OfferteFormulier(Formulier):
    """A quotation came in (O-19)."""

    knop = "Offerte bewaren"
    inleiding = "De offerte gaat als bijlage in de zaak. U kunt haar meesturen met het verslag."
    wat = TekstVeld(
        label="Waarvoor is de offerte?", help_text="Bijvoorbeeld: een traplift met twee bochten.",
        leeg="Schrijf op waarvoor de offerte is.",
    )  # fmt: skip
    leverancier = TekstVeld(label="Van welke leverancier?", max_length=120, leeg="Vul de leverancier in.")
    bedrag = BedragVeld(
        label="Hoeveel kost het, met btw?", help_text="In euro, bijvoorbeeld 3.450,00.", leeg="Vul het bedrag in."
    )
    ontvangen_op = DatumVeld(label="Op welke dag kwam de offerte?", leeg="Vul de dag in.", toekomst_mag=False)
    stuk = BestandVeld(label="De offerte", leeg="Kies het bestand met de offerte.")


class LeverancierFormulier(Formulier):
    """Fitting, measuring or a quotation (O-19)."""

    knop = "Taak maken"
    wat = KeuzeVeld(
        label="Wat moet de leverancier doen?",
        choices=[("passing", "Passen"), ("inmeten", "Inmeten"), ("offerte", "Een offerte maken")],
        leeg="Kies wat de leverancier moet doen.",
    )
    leverancier = TekstVeld(label="Welke leverancier?", max_length=120, leeg="Schrijf op welke leverancier het doet.")
    uiterlijk_op = DatumVeld(label="Wanneer moet het klaar zijn?", leeg="Vul de dag in.", toekomst_mag=True)
