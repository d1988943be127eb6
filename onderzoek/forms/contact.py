"""Forms about contact with the client and about appointments."""

from meldingen.formulieren import DatumVeld, Formulier, KeuzeVeld, TekstVeld, TijdVeld
from meldingen.models import Melding
from onderzoek.models import Gesprek

_WIJZEN = [keuze for keuze in Melding.Kanaal.choices if keuze[0] not in (Melding.Kanaal.FORMULIER,)]


class ContactFormulier(Formulier):
    """A contact or an attempt at one (M-13)."""

    knop = "Contact vastleggen"
    contact_op = DatumVeld(label="Wanneer was het?", leeg="Vul de dag in.", toekomst_mag=False)
    wijze = KeuzeVeld(label="Hoe zocht u contact?", choices=_WIJZEN, leeg="Kies hoe u contact zocht.", lijst=True)
    is_gelukt = KeuzeVeld(
        label="Kreeg u de inwoner te spreken?", choices=[("ja", "Ja"), ("nee", "Nee")], leeg="Kies ja of nee."
    )
    samenvatting = TekstVeld(
        label="Wat is besproken?", meerdere_regels=True, required=False, help_text="Alleen wat nodig is voor de zaak."
    )


class VerzetFormulier(Formulier):
    """Another day, time or place (M-13)."""

    knop = "Afspraak verzetten"
    inleiding = "De inwoner krijgt een nieuwe uitnodiging."
    vorm = KeuzeVeld(label="Waar is het gesprek?", choices=Gesprek.Vorm.choices, leeg="Kies waar het gesprek is.")
    gepland_op = DatumVeld(label="Op welke dag?", leeg="Vul de dag van het gesprek in.", toekomst_mag=True)
    gepland_om = TijdVeld(label="Hoe laat?", leeg="Vul de tijd in.", help_text="Bijvoorbeeld 10.30.")
    reden = TekstVeld(label="Waarom wordt de afspraak verzet?", leeg="Schrijf op waarom de afspraak verandert.")


class AfzegFormulier(Formulier):
    """The conversation will not be held (M-13)."""

    knop = "Afspraak afzeggen"
    inleiding = (
        "De inwoner krijgt hiervan geen brief. Bel de inwoner zelf. Er komt een taak om een nieuwe afspraak te maken."
    )
    reden = TekstVeld(label="Waarom gaat de afspraak niet door?", leeg="Schrijf op waarom de afspraak niet doorgaat.")
