"""Forms about the consent of the client."""

from meldingen.formulieren import BestandVeld, DatumVeld, Formulier, KeuzeVeld, TekstVeld, VinkVeld
from meldingen.models import Toestemming

_ANDERE = [keuze for keuze in Toestemming.Bron.choices if keuze[0] != Toestemming.Bron.MELDING]


class ToestemmingFormulier(Formulier):
    """The client agrees that somebody else reported (M-05)."""

    knop = "Toestemming vastleggen"
    gegeven_op = DatumVeld(label="Op welke dag gaf de cliënt toestemming?", leeg="Vul de dag in.", toekomst_mag=False)
    wijze = TekstVeld(label="Hoe gaf de cliënt toestemming?", leeg="Schrijf op hoe de toestemming is gegeven.")
    stuk = BestandVeld(
        label="Het formulier met de handtekening", required=False,
        help_text="Alleen als de inwoner op papier tekende. Scan het formulier en kies hier het bestand.",
    )  # fmt: skip
    bevestig = VinkVeld(label="Stuur de cliënt een brief die dit bevestigt", required=False)


class ToestemmingVragenFormulier(Formulier):
    """Ask by letter (D-04)."""

    knop = "Brief versturen"
    inleiding = (
        "Iemand anders vroeg om hulp voor deze inwoner. Wij beginnen pas als de inwoner dat goed vindt. "
        "De brief legt uit waarvoor de toestemming is en heeft een antwoordstrook."
    )
    antwoord_voor = DatumVeld(
        label="Tot en met welke dag kan de inwoner antwoorden?", leeg="Vul de laatste dag in.", toekomst_mag=True
    )


class ToestemmingWeigerFormulier(Formulier):
    """The client does not want it (M-05, TR-44)."""

    knop = "Melding sluiten"
    inleiding = (
        "Zonder toestemming stopt het onderzoek. De melding wordt gesloten en de inwoner krijgt daarover een brief."
    )
    wilsuiting = TekstVeld(
        label="Hoe liet de cliënt weten geen toestemming te geven?",
        meerdere_regels=True,
        leeg="Schrijf op hoe de cliënt dit liet weten.",
        help_text="Dit staat ook in de brief aan de inwoner.",
    )


class AndereToestemmingFormulier(Formulier):
    """Consent for data from another source, or for sharing (X-04, X-05, O-18)."""

    knop = "Toestemming vastleggen"
    bron = KeuzeVeld(label="Waarvoor gaf de cliënt toestemming?", choices=_ANDERE, leeg="Kies waarvoor.", lijst=True)
    doel = TekstVeld(
        label="Waarom is dit nodig?",
        leeg="Schrijf op waarom dit nodig is.",
        help_text="Noem wat u wilt weten of delen, en met wie.",
    )
    wijze = TekstVeld(label="Hoe gaf de cliënt toestemming?", leeg="Schrijf op hoe de toestemming is gegeven.")
    gegeven_op = DatumVeld(label="Op welke dag gaf de cliënt toestemming?", leeg="Vul de dag in.", toekomst_mag=False)
    geldig_tot = DatumVeld(label="Tot en met welke dag geldt de toestemming?", required=False, toekomst_mag=True)
    stuk = BestandVeld(
        label="Het formulier met de handtekening", required=False,
        help_text="Alleen als de inwoner op papier tekende. Scan het formulier en kies hier het bestand.",
    )  # fmt: skip


class ToestemmingIntrekFormulier(Formulier):
    """The client takes consent back; no reason is asked."""

    knop = "Intrekken"
    inleiding = "De inwoner hoeft niet te zeggen waarom. Er komt een taak om te stoppen en dit door te geven."
    ingetrokken_op = DatumVeld(
        label="Op welke dag trok de cliënt de toestemming in?", leeg="Vul de dag in.", toekomst_mag=False
    )
