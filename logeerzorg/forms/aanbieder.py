"""What an aanbieder fills in: about a stay, and about beds that cannot be used."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone

from logeerzorg.models import Bed
from meldingen.formulieren import (
    DatumVeld,
    Formulier,
    MeerkeuzeVeld,
    NaamVeld,
    TekstVeld,
    TelefoonVeld,
    TijdVeld,
    VinkVeld,
)


class WeigerFormulier(Formulier):
    """The house cannot take this client."""

    knop = "Verzoek weigeren"
    inleiding = "De consulent krijgt uw reden te lezen en zoekt een ander bed. U ziet dit verzoek daarna niet meer."
    reden = TekstVeld(
        label="Waarom kan het niet?", leeg="Schrijf waarom het niet kan.", meerdere_regels=True, max_length=500
    )


class AfzegFormulier(Formulier):
    """The house takes back its word."""

    knop = "Verblijf afzeggen"
    inleiding = (
        "Zeg alleen af als uw locatie niet kan. De consulent zoekt dan een ander bed. Het telt niet mee voor de cliënt."
    )
    toelichting = TekstVeld(
        label="Waarom kan het niet doorgaan?", leeg="Schrijf waarom het niet kan doorgaan.", meerdere_regels=True,
        max_length=500,
    )  # fmt: skip


class IntakeFormulier(Formulier):
    """The day of the intake, and with whom the house consults about it (L-19, L-20)."""

    knop = "Intake plannen"
    intake_op = DatumVeld(label="Op welke dag is de intake?", leeg="Vul de dag van de intake in.", toekomst_mag=True)
    casemanager = NaamVeld(label="Naam van de casemanager", required=False, max_length=80)
    casemanager_telefoon = TelefoonVeld(label="Telefoonnummer van de casemanager", required=False, autocomplete="off")


class IntakeGereedFormulier(Formulier):
    """The intake was done."""

    knop = "Intake is gedaan"
    inleiding = "Zonder intake kan een cliënt niet komen logeren."
    gereed_op = DatumVeld(label="Wanneer was de intake?", leeg="Vul de dag van de intake in.")


class MomentFormulier(Formulier):
    """A day and a time on the clock."""

    dag = DatumVeld(label="Op welke dag?", leeg="Vul de dag in.")
    tijd = TijdVeld(label="Hoe laat?", leeg="Vul de tijd in, bijvoorbeeld 14.30.")

    @property
    def om(self) -> datetime:
        """The moment of a valid form, as the clock at the wall says."""
        return timezone.make_aware(datetime.combine(self.cleaned_data["dag"], self.cleaned_data["tijd"]))


class AankomstFormulier(MomentFormulier):
    """LR-06."""

    knop = "Aankomst melden"


class VertrekFormulier(MomentFormulier):
    """LR-07."""

    knop = "Vertrek melden"
    inleiding = "Ging de gast eerder naar huis? Vul dan die dag in. Alleen de nachten die hij er sliep, tellen mee."


class ZiekenhuisFormulier(MomentFormulier):
    """The stay ends in a hospital."""

    knop = "Opname melden"
    inleiding = "Het verblijf eindigt op de dag van de opname. Het bed blijft nog enkele nachten vrij voor deze gast."


class NietVerschenenFormulier(Formulier):
    """LR-10."""

    knop = "Niet verschenen melden"
    inleiding = "De consulent belt de mantelzorger. Het bed is daarna weer vrij."


class VerlengFormulier(Formulier):
    """Longer than was agreed."""

    knop = "Verlengen"
    inleiding = "Dit kan als het bed vrij is en de cliënt nog etmalen over heeft. Wij zeggen het als het niet kan."
    tot = DatumVeld(label="Wat is de nieuwe dag van vertrek?", leeg="Vul de dag van vertrek in.", toekomst_mag=True)


class BlokkeerFormulier(Formulier):
    """Shut beds in a period: some, or all of a house."""

    knop = "Bedden blokkeren"
    bedden = MeerkeuzeVeld(label="Welke bedden?", leeg="Kies een of meer bedden.")
    van = DatumVeld(label="Eerste nacht", leeg="Vul de eerste nacht in.", toekomst_mag=True)
    tot = DatumVeld(label="Weer vrij op", leeg="Vul in op welke dag de bedden weer vrij zijn.", toekomst_mag=True)
    reden = TekstVeld(
        label="Waarom?", leeg="Schrijf waarom de bedden niet te gebruiken zijn.", max_length=120,
        help_text="Zonder namen: ook de gemeenten lezen dit.",
    )  # fmt: skip
    alleen_vrije = VinkVeld(label="Blokkeer alleen de bedden die vrij zijn", required=False)

    def __init__(self, *args: Any, eigen: Sequence[Bed], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.eigen = eigen
        per_huis: dict[str, list[tuple[str, str]]] = {}
        for bed in eigen:
            kop = per_huis.setdefault(
                bed.locatie.naam, [(f"locatie-{bed.locatie_id}", f"Alle bedden van {bed.locatie}")]
            )
            kop.append((str(bed.pk), bed.naam))
        self.fields["bedden"].choices = list(per_huis.items())

    @property
    def gekozen(self) -> list[Bed]:
        """The beds of a valid form."""
        keuze = set(self.cleaned_data["bedden"])
        return [bed for bed in self.eigen if keuze & {str(bed.pk), f"locatie-{bed.locatie_id}"}]

    def clean(self) -> dict[str, Any]:
        antwoorden = super().clean() or self.cleaned_data
        van, tot = antwoorden.get("van"), antwoorden.get("tot")
        if van and tot and tot <= van:
            self.add_error("tot", "Deze dag moet na de eerste nacht liggen.")
        return antwoorden
