"""Forms of the conversation, one subject each."""

from typing import Any, ClassVar

from meldingen.formulieren import DatumVeld, KeuzeVeld, MeerkeuzeVeld, TekstVeld, VinkVeld
from onderzoek.forms.deel import DeelFormulier
from onderzoek.models import Gegevensverzoek, Gesprek, Onderzoek

PROMPTS: dict[str, tuple[str, ...]] = {
    "a": (
        "Wat wil de inwoner bereiken?",
        "Wat lukt niet meer, en waarom niet?",
        "Wat is belangrijk: gewoonten, geloof, mensen, plekken?",
    ),
    "b": (
        "Wat doet de inwoner zelf nog, en wat zou weer kunnen lukken?",
        "Wat doen huisgenoten voor elkaar?",
        "Was er al hulp op eigen kosten, en kan dat zo blijven?",
    ),
    "c": (
        "Wie helpt er nu, waarmee en hoe vaak?",
        "Wie zou er meer kunnen of willen doen?",
        "Welke buren, vrienden of vrijwilligers zijn er?",
    ),
    "d": ("Houdt de mantelzorger het vol?", "Wat zou lucht geven: rust, uitleg, iemand erbij?"),
    "e": (
        "Welke algemene voorziening past, zoals een inloop of maaltijddienst?",
        "Wil de inwoner iets doen voor anderen?",
    ),
    "f": (
        "Welke zorg is er al, van huisarts, wijkverpleging of zorgverzekeraar?",
        "Is er een indicatie voor langdurige zorg?",
        "Met wie stemt u af: jeugdhulp, onderwijs, welzijn, wonen, werk en inkomen?",
    ),
    "g": ("Weet de inwoner wat hij of zij betaalt?", "Weet de inwoner dat het CAK het bedrag berekent?"),
}


class BeginFormulier(DeelFormulier):
    """The first page: who were there, what was shown and what was explained."""

    groepen = (
        (
            "Het gesprek",
            ("gevoerd_op", "aanwezigen", "met_mantelzorger", "met_clientondersteuner", "besproken",
             "besproken_toelichting"),
        ),
        ("Identiteit", ("identiteit_document", "identiteit_geldig_tot", "identiteit_gezien_op")),
        ("Uitleg", ("pgb_voorlichting_op", "pgb_materiaal", "bijdrage_voorlichting_op")),
    )  # fmt: skip
    VAN_ONDERZOEK: ClassVar[frozenset[str]] = frozenset((*groepen[1][1], *groepen[2][1]))

    gevoerd_op = DatumVeld(label="Wanneer was het gesprek?", required=False)
    aanwezigen = TekstVeld(
        label="Wie waren erbij?",
        required=False,
        help_text="Zonder de inwoner zelf, met een komma ertussen. Bijvoorbeeld: uw dochter Ineke, de casemanager.",
    )
    met_mantelzorger = VinkVeld(label="Er was een mantelzorger bij", required=False)
    met_clientondersteuner = VinkVeld(label="Er was een cliëntondersteuner bij", required=False)
    besproken = MeerkeuzeVeld(label="Wat hebt u besproken?", choices=Gesprek.Besproken.choices, required=False)
    besproken_toelichting = TekstVeld(label="Wat wilt u daarover bewaren?", meerdere_regels=True, required=False)
    identiteit_document = KeuzeVeld(
        label="Welk identiteitsbewijs hebt u gezien?", choices=Onderzoek.Document.choices, required=False,
        help_text="Bekijken is genoeg. Maak geen kopie of foto en schrijf geen nummer op.",
    )  # fmt: skip
    identiteit_geldig_tot = DatumVeld(label="Tot wanneer is het geldig?", required=False, toekomst_mag=True)
    identiteit_gezien_op = DatumVeld(
        label="Wanneer hebt u het gezien?", required=False, help_text="Laat leeg als het bij dit gesprek was."
    )
    pgb_voorlichting_op = DatumVeld(label="Wanneer is het pgb uitgelegd?", required=False)
    pgb_materiaal = MeerkeuzeVeld(
        label="Wat kreeg de inwoner daarbij?", choices=Onderzoek.PgbMateriaal.choices, required=False
    )
    bijdrage_voorlichting_op = DatumVeld(label="Wanneer is de eigen bijdrage uitgelegd?", required=False)

    @classmethod
    def beginwaarden(cls, rij: Gesprek) -> dict[str, Any]:
        return {naam: getattr(rij.onderzoek if naam in cls.VAN_ONDERZOEK else rij, naam) for naam in cls.namen()}

    def feiten(self) -> dict[str, Any]:
        return {naam: waarde for naam, waarde in super().feiten().items() if naam not in self.VAN_ONDERZOEK}

    def van_onderzoek(self) -> dict[str, Any]:
        """What belongs to the investigation and not to this one conversation."""
        return {naam: self.cleaned_data[naam] for naam in self.namen() if naam in self.VAN_ONDERZOEK}


class RubriekFormulier(DeelFormulier):
    """One of the subjects a to g."""

    groepen = (("", ("tekst", "is_nvt")),)
    tekst = TekstVeld(
        label="Wat is besproken?", meerdere_regels=True, required=False,
        help_text="Dit komt in het verslag. Schrijf dus tegen de inwoner: ‘U kookt zelf’, niet ‘mevrouw kookt zelf’.",
    )  # fmt: skip
    is_nvt = VinkVeld(
        label="Dit onderwerp is niet van toepassing", required=False, help_text="Schrijf dan hierboven waarom niet."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tekst"].widget.attrs["rows"] = 12


class AfstemmingFormulier(DeelFormulier):
    """What the help is fitted to, and how it was indicated."""

    groepen = (
        (
            "Waarop is de hulp afgestemd?",
            ("omstandigheden", "zorgverzekering", "jeugdhulp", "onderwijs", "werk", "participatiewet",
             "levensovertuiging"),
        ),
        ("Hoe is de hulp bepaald?", ("instrument", "instrument_versie", "onderbouwing")),
    )  # fmt: skip
    omstandigheden = TekstVeld(label="Omstandigheden van de inwoner", meerdere_regels=True, required=False)
    zorgverzekering = TekstVeld(label="Zorg uit de zorgverzekering", meerdere_regels=True, required=False)
    jeugdhulp = TekstVeld(label="Jeugdhulp", meerdere_regels=True, required=False)
    onderwijs = TekstVeld(label="Onderwijs en scholing", meerdere_regels=True, required=False)
    werk = TekstVeld(label="Betaald werk", meerdere_regels=True, required=False)
    participatiewet = TekstVeld(label="Hulp uit de Participatiewet", meerdere_regels=True, required=False)
    levensovertuiging = TekstVeld(
        label="Godsdienst, levensovertuiging en culturele achtergrond", meerdere_regels=True, required=False,
        help_text="Alleen wat nodig is voor de hulp, en alleen als de inwoner het zelf noemt.",
    )  # fmt: skip
    instrument = TekstVeld(
        label="Welk instrument hebt u gebruikt?", max_length=120, required=False,
        help_text="Bijvoorbeeld de handleiding resultaatgericht indiceren.",
    )  # fmt: skip
    instrument_versie = TekstVeld(label="Welke versie?", max_length=40, required=False)
    onderbouwing = TekstVeld(
        label="Onderbouwing in eigen woorden", meerdere_regels=True, required=False,
        help_text="Een instrument alleen is geen reden.",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for naam in self.groepen[0][1]:
            self.fields[naam].widget.attrs["rows"] = 3


class NieuwVerzoekFormulier(DeelFormulier):
    """The client is asked for something."""

    knop = "Toevoegen"
    groepen = (("", ("gevraagd", "gevraagd_op")),)
    gevraagd = TekstVeld(
        label="Wat hebt u gevraagd?", leeg="Schrijf op wat u hebt gevraagd.",
        help_text="Vraag alleen wat nodig is en wat de inwoner kan geven.",
    )  # fmt: skip
    gevraagd_op = DatumVeld(label="Wanneer hebt u het gevraagd?", leeg="Vul de dag in.")


class VerzoekFormulier(NieuwVerzoekFormulier):
    """What the client answered."""

    knop = ""
    groepen = (
        ("De vraag", ("gevraagd", "gevraagd_op")),
        ("Het antwoord", ("reactie", "gereageerd_op", "toelichting")),
    )
    reactie = KeuzeVeld(
        label="Wat deed de inwoner?", choices=Gegevensverzoek.Reactie.choices, required=False,
        help_text="Weigeren heeft niet vanzelf gevolgen. De inwoner mag weigeren om een zwaarwegend privacybelang.",
    )  # fmt: skip
    gereageerd_op = DatumVeld(label="Wanneer?", required=False)
    toelichting = TekstVeld(label="Wat zei de inwoner erbij?", meerdere_regels=True, required=False)
