"""Forms of bezwaar and beroep, of leaving an aanvraag untreated, and of the dwangsom."""

from typing import Any

from beschikkingen.models import Beroep, Beschikking, Bezwaar
from meldingen.forms.machtiging import GemachtigdeVeld
from meldingen.formulieren import (
    BestandVeld,
    DatumVeld,
    Formulier,
    GetalVeld,
    KeuzeVeld,
    TekstVeld,
    TijdVeld,
    VinkVeld,
)

_U = Beschikking.Uitkomst
_UITKOMSTEN = [(uitkomst.value, uitkomst.label) for uitkomst in (_U.GEGROND, _U.DEELS_GEGROND, _U.ONGEGROND)]
_UITKOMSTEN.append((_U.NIET_ONTVANKELIJK.value, _U.NIET_ONTVANKELIJK.label))


class BezwaarFormulier(Formulier):
    """BZ-01: a bezwaarschrift came in."""

    knop = "Bezwaar registreren"
    inleiding = (
        "Leg elk bezwaar vast, ook als het te laat is. Het systeem rekent uit of het op tijd is (artikel 6:7 tot en "
        "met 6:9 Awb). De indiener krijgt een brief."
    )
    besluit = KeuzeVeld(label="Tegen welk besluit?", leeg="Kies tegen welk besluit het bezwaar is.")
    kanaal = KeuzeVeld(
        label="Hoe kwam het bezwaar binnen?", choices=Bezwaar.Kanaal.choices, leeg="Kies hoe het bezwaar binnenkwam."
    )
    ontvangen_op = DatumVeld(
        label="Op welke dag kwam het binnen?", leeg="Vul in op welke dag het bezwaar binnenkwam.", toekomst_mag=False
    )
    verzonden_op = DatumVeld(
        label="Welke datum staat op het poststempel?",
        required=False,
        toekomst_mag=False,
        help_text="Alleen bij post. Op tijd gepost en binnen een week ontvangen, is ook op tijd.",
    )
    indiener = KeuzeVeld(
        label="Wie dient het bezwaar in?", choices=Bezwaar.Indiener.choices, leeg="Kies wie het bezwaar indient."
    )
    naam = TekstVeld(
        label="Naam van de indiener", required=False, max_length=120, help_text="Nodig als het niet de inwoner zelf is."
    )
    straat = TekstVeld(label="Straat en huisnummer", required=False, max_length=120)
    postcode_plaats = TekstVeld(label="Postcode en plaats", required=False, max_length=120)
    gronden = TekstVeld(
        label="Waarom is de indiener het niet eens?", meerdere_regels=True, required=False,
        help_text="Laat leeg als dat er niet in staat. Dan kan de jurist om aanvulling vragen.",
    )  # fmt: skip
    scan = BestandVeld(label="Scan van het bezwaarschrift", required=False)

    def __init__(self, *args: Any, besluiten: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["besluit"].choices = besluiten

    def clean(self) -> dict[str, Any]:
        antwoorden = super().clean() or self.cleaned_data
        if antwoorden.get("indiener") not in (None, "", Bezwaar.Indiener.CLIENT):
            for naam, zin in (("naam", "Vul de naam in van wie het bezwaar indient."),
                              ("straat", "Vul straat en huisnummer in."),
                              ("postcode_plaats", "Vul postcode en plaats in.")):  # fmt: skip
                if not antwoorden.get(naam) and naam not in self.errors:
                    self.add_error(naam, zin)
        return antwoorden


class TeLaatFormulier(Formulier):
    """Awb 6:11."""

    knop = "Oordeel vastleggen"
    inleiding = "Kon de indiener er niets aan doen dat het bezwaar te laat is? Dan behandelt u het toch (6:11 Awb)."
    verschoonbaar = KeuzeVeld(
        label="Is het te laat indienen verschoonbaar?", choices=[("ja", "Ja"), ("nee", "Nee")], leeg="Kies ja of nee."
    )
    reden = TekstVeld(label="Waarom?", meerdere_regels=True, leeg="Schrijf op waarom.")


class BezwaarverzuimFormulier(Formulier):
    """BZ-02."""

    knop = "Om aanvulling vragen"
    inleiding = "De indiener krijgt een brief. Tot de laatste dag staat de beslistermijn stil (artikel 7:10 lid 2 Awb)."
    wat = TekstVeld(
        label="Wat ontbreekt?", meerdere_regels=True, leeg="Schrijf op wat ontbreekt.",
        help_text="Elk punt op een eigen regel. Deze tekst staat in de brief.",
    )  # fmt: skip
    tot = DatumVeld(label="Tot en met welke dag?", leeg="Vul de laatste dag in.", toekomst_mag=True)


class BezwaaraanvullingFormulier(Formulier):
    """BZ-03."""

    knop = "Aanvulling registreren"
    ontvangen_op = DatumVeld(
        label="Op welke dag kwam de aanvulling?", leeg="Vul in wanneer de aanvulling kwam.", toekomst_mag=False
    )
    gronden = TekstVeld(
        label="Waarom is de indiener het niet eens?", meerdere_regels=True, required=False,
        help_text="Alleen als de gronden nu pas bekend zijn.",
    )  # fmt: skip


class HoorzittingFormulier(Formulier):
    """B-29: when and where."""

    knop = "Hoorzitting plannen"
    inleiding = "Voordat u beslist, hoort u de indiener (artikel 7:2 Awb). Nodig de indiener zelf uit."
    gepland_op = DatumVeld(label="Op welke dag?", leeg="Vul de dag in.", toekomst_mag=True)
    gepland_om = TijdVeld(label="Hoe laat?")
    waar = TekstVeld(label="Waar?", max_length=160, leeg="Schrijf op waar de hoorzitting is.")


class HoorverslagFormulier(Formulier):
    """B-29: what was said."""

    knop = "Hoorzitting vastleggen"
    gehoord_op = DatumVeld(label="Wanneer was de hoorzitting?", leeg="Vul de dag in.", toekomst_mag=False)
    verslag = TekstVeld(label="Wat is er gezegd?", meerdere_regels=True, leeg="Schrijf op wat er is gezegd.")


class NietHorenFormulier(Formulier):
    """Awb 7:3."""

    knop = "Vastleggen dat er niet wordt gehoord"
    inleiding = "Niet horen kan alleen op een grond van artikel 7:3 Awb. De reden staat in de beslissing."
    grond = KeuzeVeld(label="Op welke grond?", choices=Bezwaar.Afzien.choices, leeg="Kies een grond.")
    reden = TekstVeld(label="Waarom?", meerdere_regels=True, leeg="Schrijf op waarom u niet hoort.")


class CommissieadviesFormulier(Formulier):
    """Awb 7:13."""

    knop = "Advies vastleggen"
    ontvangen_op = DatumVeld(label="Op welke dag kwam het advies?", leeg="Vul de dag in.", toekomst_mag=False)
    advies = TekstVeld(label="Wat adviseert de commissie?", meerdere_regels=True, leeg="Schrijf het advies op.")


class VerdaagFormulier(Formulier):
    """BZ-06."""

    knop = "Beslissing verdagen"
    inleiding = (
        "Verdagen kan één keer, met hoogstens zes weken, en alleen voordat de beslistermijn voorbij is (artikel 7:10 "
        "lid 3 Awb). De indiener krijgt een brief."
    )
    weken = GetalVeld(label="Met hoeveel weken?", minstens=1, hoogstens=6)
    reden = TekstVeld(
        label="Waarom?", meerdere_regels=True, leeg="Schrijf de reden op.", help_text="Deze tekst staat in de brief."
    )


class InstemmingFormulier(Formulier):
    """Awb 7:10 lid 4."""

    knop = "Uitstel vastleggen"
    inleiding = "Langer uitstel kan alleen als de indiener ermee instemt en niemand anders erdoor wordt benadeeld."
    tot = DatumVeld(label="Tot en met welke dag?", leeg="Vul de nieuwe laatste dag in.", toekomst_mag=True)
    instemming = TekstVeld(label="Wie stemt in, en hoe blijkt dat?", meerdere_regels=True, leeg="Schrijf dat op.")


class BezwaarbeslissingFormulier(Formulier):
    """The proposal of the jurist."""

    knop = "Beslissing voorstellen"
    inleiding = "Een ander neemt de beslissing: niet u, en niet wie het eerste besluit nam of voorstelde."
    uitkomst = KeuzeVeld(label="Wat stelt u voor?", choices=_UITKOMSTEN, leeg="Kies wat u voorstelt.")
    motivering = TekstVeld(
        label="Waarom?", meerdere_regels=True, leeg="Schrijf op waarom.",
        help_text="Deze tekst staat in de brief. Begin een nieuwe alinea met een lege regel.",
    )  # fmt: skip


class BezwaarIntrekFormulier(Formulier):
    """Awb 6:21."""

    knop = "Bezwaar intrekken"
    inleiding = "Intrekken doet de indiener zelf: schriftelijk, of op de hoorzitting (artikel 6:21 Awb)."
    wilsuiting = TekstVeld(
        label="Hoe trok de indiener het bezwaar in?", meerdere_regels=True, leeg="Schrijf op hoe dat ging."
    )
    gemachtigde = GemachtigdeVeld(label="Trok iemand namens de inwoner in? Vul de naam in.")


class BeroepFormulier(Formulier):
    """BZ-14."""

    knop = "Beroep registreren"
    inleiding = "De stukken gaan binnen vier weken naar de rechtbank (artikel 8:42 Awb). U krijgt daarvoor een taak."
    ontvangen_op = DatumVeld(
        label="Op welke dag meldde de rechtbank het beroep?", leeg="Vul de dag in.", toekomst_mag=False
    )
    instantie = KeuzeVeld(label="Bij wie?", choices=Beroep.Instantie.choices, leeg="Kies bij wie.")
    nummer = TekstVeld(label="Nummer van de zaak bij de rechtbank", required=False, max_length=40)


class UitspraakFormulier(Formulier):
    """BZ-15."""

    knop = "Uitspraak verwerken"
    uitspraak_op = DatumVeld(label="Van welke dag is de uitspraak?", leeg="Vul de dag in.", toekomst_mag=False)
    uitkomst = KeuzeVeld(label="Wat besliste de rechter?", choices=Beroep.Uitkomst.choices, leeg="Kies wat.")
    nieuw_besluit_weken = GetalVeld(
        label="Binnen hoeveel weken moet er een nieuw besluit zijn?", required=False, minstens=1, hoogstens=52,
        help_text="Alleen als de rechter een nieuw besluit vraagt. De zaak gaat dan weer open.",
    )  # fmt: skip
    tekst = TekstVeld(label="Wat staat er in de uitspraak?", meerdere_regels=True, leeg="Schrijf dat op.")


class NietTijdigFormulier(Formulier):
    """B-28."""

    knop = "Beroep registreren"
    inleiding = (
        "Iemand gaat naar de rechter omdat er geen besluit komt (artikel 6:12 Awb). De teamleider krijgt direct een "
        "alarm. Ook een beroep dat te vroeg is, legt u vast."
    )
    ontvangen_op = DatumVeld(
        label="Op welke dag meldde de rechtbank het beroep?", leeg="Vul de dag in.", toekomst_mag=False
    )
    nummer = TekstVeld(label="Nummer van de zaak bij de rechtbank", required=False, max_length=40)


class BuitenBehandelingFormulier(Formulier):
    """TR-31, the proposal of the consulent."""

    knop = "Voorstellen aan de teamleider"
    inleiding = (
        "De aanvrager vulde niet of niet genoeg aan. Dan mag u voorstellen de aanvraag niet te behandelen (artikel 4:5 "
        "Awb). Dat kan tot vier weken na de hersteltermijn. Kunt u zonder deze stukken beslissen? Doe dat dan."
    )
    ontbreekt = TekstVeld(
        label="Wat ontbreekt er nog?", meerdere_regels=True, leeg="Schrijf op wat er nog ontbreekt.",
        help_text="Elk stuk op een eigen regel. Deze tekst staat in de brief.",
    )  # fmt: skip
    aanvulling_op = DatumVeld(
        label="Kwam er wel iets binnen? Op welke dag?", required=False, toekomst_mag=False,
        help_text="Laat leeg als er niets kwam.",
    )  # fmt: skip


class DwangsomFormulier(Formulier):
    """T-18."""

    knop = "Dwangsom vaststellen"
    inleiding = (
        "Dit is een besluit (artikel 4:18 Awb). Het systeem rekent de dagen en het bedrag uit. De inwoner krijgt een "
        "brief en kan bezwaar maken."
    )
    geen = VinkVeld(label="Er is geen dwangsom verschuldigd", required=False)
    reden_geen = TekstVeld(
        label="Waarom is er geen dwangsom?", meerdere_regels=True, required=False,
        help_text="Alleen als u hierboven een vinkje zet. Deze tekst staat in de brief.",
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        antwoorden = super().clean() or self.cleaned_data
        if antwoorden.get("geen") and not antwoorden.get("reden_geen"):
            self.add_error("reden_geen", "Schrijf op waarom er geen dwangsom is.")
        if not antwoorden.get("geen") and antwoorden.get("reden_geen"):
            self.add_error("geen", "Zet hier een vinkje, of haal de tekst hieronder weg.")
        return antwoorden
