"""Forms of one case: who handles it, what is recorded, where it goes."""

from typing import Any

from meldingen.forms.machtiging import GemachtigdeVeld
from meldingen.formulieren import (
    BestandVeld,
    DatumVeld,
    Formulier,
    KeuzeVeld,
    TekstVeld,
)
from meldingen.models import Gebruiker


class ToewijsFormulier(Formulier):
    """Who handles the case."""

    knop = "Toewijzen"
    aan = KeuzeVeld(label="Aan wie wijst u deze zaak toe?", leeg="Kies een consulent.")

    def __init__(self, *args: Any, kandidaten: list[Gebruiker], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kandidaten = {str(wie.pk): wie for wie in kandidaten}
        self.fields["aan"].choices = [(sleutel, str(wie)) for sleutel, wie in self.kandidaten.items()]

    def clean_aan(self) -> Gebruiker:
        return self.kandidaten[self.cleaned_data["aan"]]


class IntrekFormulier(Formulier):
    """The client takes the melding back (M-16)."""

    knop = "Melding intrekken"
    wilsuiting = TekstVeld(
        label="Hoe heeft de cliënt laten weten dat de melding kan worden ingetrokken?",
        meerdere_regels=True,
        leeg="Schrijf op hoe de cliënt dit heeft laten weten.",
    )
    gemachtigde = GemachtigdeVeld(label="Trok iemand namens de inwoner in? Vul de naam in.")


class NotitieFormulier(Formulier):
    """A free note."""

    knop = "Notitie bewaren"
    tekst = TekstVeld(label="Notitie", meerdere_regels=True, leeg="Schrijf eerst een notitie.")


class DoorstuurFormulier(Formulier):
    """Somebody else is competent, or can help (M-17)."""

    knop = "Doorsturen of verwijzen"
    inleiding = (
        "Is een ander bestuursorgaan bevoegd? Dan stuurt u de melding door en sluit de zaak (artikel 2:3 Awb). Bij een "
        "andere organisatie verwijst u en blijft de zaak open. In beide gevallen krijgt de afzender een brief."
    )
    naar = KeuzeVeld(label="Waar hoort deze vraag?", leeg="Kies waar de vraag hoort.")
    organisatie = TekstVeld(label="Naam van de organisatie", max_length=80, leeg="Vul de naam van de organisatie in.")
    reden = TekstVeld(
        label="Waarom hoort de vraag daar?", meerdere_regels=True, leeg="Schrijf op waarom de vraag daar hoort."
    )

    def __init__(self, *args: Any, bestemmingen: dict[str, bool], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["naar"].choices = [
            (naam, f"{naam} ({'doorzenden' if orgaan else 'verwijzen'})") for naam, orgaan in bestemmingen.items()
        ]


class IngezeteneFormulier(Formulier):
    """The client will live here soon (T-29)."""

    knop = "Vastleggen"
    inleiding = (
        "Woont de inwoner hier nog niet? Dan behandelt u de melding als een schriftelijk stuk bewijst dat dit op tijd "
        "verandert, met inschrijving in de BRP (regel T-29)."
    )
    bewijs = BestandVeld(label="Schriftelijk bewijs", leeg="Voeg het bewijs toe, bijvoorbeeld een huurcontract.")


class BriefadresFormulier(Formulier):
    """The client has a postal address (T-30)."""

    knop = "Vastleggen"
    inleiding = "Een briefadres geldt voor een beperkte tijd. Daarna moet de inwoner om verlenging vragen (regel T-30)."
    vanaf = DatumVeld(
        label="Vanaf welke dag geldt het briefadres?", leeg="Vul in vanaf welke dag het geldt.", toekomst_mag=False
    )


class MeldingsdatumFormulier(Formulier):
    """The melding came in on another day than was recorded (M-03)."""

    knop = "Datum wijzigen"
    inleiding = (
        "Alle termijnen beginnen op de dag waarop de vraag de gemeente bereikte (artikel 2.3.2 lid 1 Wmo 2015). "
        "Zij schuiven mee met deze datum. Een datum die de inwoner al kent, komt nooit eerder."
    )
    ontvangen_op = DatumVeld(
        label="Op welke dag kwam de melding echt binnen?",
        leeg="Vul in op welke dag de melding binnenkwam.",
        toekomst_mag=False,
    )
    reden = TekstVeld(
        label="Waarom verandert de datum?", meerdere_regels=True, leeg="Schrijf op waarom de datum verandert."
    )
