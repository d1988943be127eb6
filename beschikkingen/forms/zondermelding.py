"""Forms of the aanvraag: without a melding, repeated, taken back."""

from typing import Any

from crispy_forms.layout import Fieldset, Layout

from meldingen.forms import BalieFormulier
from meldingen.forms.machtiging import GemachtigdeVeld
from meldingen.formulieren import DatumVeld, Formulier, KeuzeVeld, TekstVeld


class ZonderMeldingFormulier(BalieFormulier):
    """An aanvraag of somebody who never reported (TR-25): the same questions as a melding, and what is asked for."""

    knop = "Aanvraag registreren"
    gevraagd = KeuzeVeld(label="Welke hulp wordt aangevraagd?", leeg="Kies welke hulp wordt aangevraagd.")
    ondertekend_op = DatumVeld(
        label="Welke datum staat bij de handtekening?", required=False, toekomst_mag=False,
        help_text="Laat leeg als de handtekening ontbreekt.",
    )  # fmt: skip
    gemachtigde = GemachtigdeVeld()

    def __init__(self, *args: Any, soorten: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["gevraagd"].choices = soorten
        self.fields["kanaal"].label = "Hoe kwam de aanvraag binnen?"
        self.fields["ontvangen_op"].label = "Op welke dag kwam de aanvraag binnen?"
        self.fields["reden_eerder"].label = "Waarom wordt de aanvraag nu pas vastgelegd?"
        self.fields["reden_eerder"].help_text = "Alleen als de aanvraag van een eerdere dag is."
        self.fields["hulpvraag"].label = "Wat staat er in de aanvraag?"

    def indeling(self) -> Layout:
        _, *rest = super().indeling()
        return Layout("sleutel", Fieldset("De aanvraag zelf", "gevraagd", "ondertekend_op", "gemachtigde"), *rest)


class TriageFormulier(Formulier):
    """What an aanvraag without a melding becomes (TR-26), or the question to deal with it at once (A-08)."""

    knop = "Keuze vastleggen"
    inleiding = (
        "Er is nog geen onderzoek gedaan. Meestal wordt zo’n aanvraag een melding: de datum van ontvangst is dan de "
        "datum van de melding (artikel 2.3.2 lid 1 Wmo 2015). De aanvraag blijft bewaard."
    )
    keuze = KeuzeVeld(
        label="Hoe behandelt u deze aanvraag?",
        choices=[
            ("melding", "Als melding: wij doen eerst onderzoek"),
            ("direct", "Bij uitzondering meteen: ik vraag de teamleider om akkoord"),
        ],
        leeg="Kies hoe u de aanvraag behandelt.",
    )
    reden = TekstVeld(
        label="Waarom kan het zonder gesprek?",
        meerdere_regels=True,
        required=False,
        help_text="Nodig als u de aanvraag meteen wilt behandelen.",
    )

    def clean(self) -> dict[str, Any]:
        antwoorden = super().clean() or self.cleaned_data
        if antwoorden.get("keuze") == "direct" and not antwoorden.get("reden"):
            self.add_error("reden", "Schrijf op waarom deze aanvraag zonder gesprek kan worden behandeld.")
        return antwoorden


class AkkoordFormulier(Formulier):
    """The teamleider agrees to deal with it at once (TR-27)."""

    knop = "Akkoord met directe behandeling"
    knopnaam = "akkoord"

    def __init__(self, *args: Any, reden: str, wie: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.inleiding = (
            f"{wie} vraagt om deze aanvraag zonder gesprek te behandelen. De reden: {reden} "
            "De beslistermijn loopt dan vanaf de dag van ontvangst. Het onderzoek blijft nodig voor het besluit."
        )


class HerhalingFormulier(Formulier):
    """After an earlier refusal: are there new facts (A-16)?"""

    knop = "Oordeel vastleggen"
    inleiding = (
        "Na een afwijzing noemt de aanvrager nieuwe feiten of veranderde omstandigheden. Zijn die er niet? Dan mag u "
        "de aanvraag afwijzen met een verwijzing naar het eerdere besluit (artikel 4:6 Awb)."
    )
    heeft_nieuwe_feiten = KeuzeVeld(
        label="Zijn er nieuwe feiten of veranderde omstandigheden?",
        choices=[("ja", "Ja, ik beoordeel de aanvraag opnieuw"), ("nee", "Nee")],
        leeg="Kies of er nieuwe feiten zijn.",
    )
    toelichting = TekstVeld(
        label="Welke zijn dat, of waarom zijn die er niet?",
        meerdere_regels=True,
        leeg="Schrijf op welke nieuwe feiten er zijn, of waarom die er niet zijn.",
    )


class AanvraagIntrekFormulier(Formulier):
    """The client takes the aanvraag back (A-15)."""

    knop = "Aanvraag intrekken"
    inleiding = (
        "De cliënt kan de aanvraag intrekken tot het besluit is verzonden. Dat gebeurt schriftelijk, of de cliënt "
        "bevestigt het schriftelijk. Er komt dan geen besluit. De cliënt krijgt een brief."
    )
    wilsuiting = TekstVeld(
        label="Hoe heeft de cliënt laten weten dat de aanvraag kan worden ingetrokken?",
        meerdere_regels=True,
        leeg="Schrijf op hoe de cliënt dit heeft laten weten.",
        help_text="Deze tekst staat in de brief.",
    )
    gemachtigde = GemachtigdeVeld(label="Trok iemand namens de inwoner in? Vul de naam in.")
