"""What the consulent records about one stay, and about who waits for one."""

from typing import Any

from logeerzorg.forms.wens import Patroonvragen, Wensvragen
from logeerzorg.models import Bed, Locatie, Reservering
from meldingen.formulieren import DatumVeld, Formulier, KeuzeVeld, NaamVeld, TekstVeld, TelefoonVeld, VinkVeld

_AFZEGGEN = [
    (Reservering.Reden.CLIENT, Reservering.Reden.CLIENT.label),
    (Reservering.Reden.LOCATIE, Reservering.Reden.LOCATIE.label),
    (Reservering.Reden.ZIEKENHUIS, Reservering.Reden.ZIEKENHUIS.label),
]


class AfzegFormulier(Formulier):
    """Why a stay is called off (LR-08, 09, 11, 12)."""

    knop = "Annuleren"
    reden = KeuzeVeld(label="Waarom gaat het niet door?", choices=_AFZEGGEN, leeg="Kies waarom het niet doorgaat.")
    toelichting = TekstVeld(label="Toelichting", required=False, max_length=500, meerdere_regels=True)


class IntakeFormulier(Formulier):
    """The day of the intake and the casemanager with whom the house consults (L-19, L-20)."""

    knop = "Intake vastleggen"
    inleiding = "Vóór het eerste verblijf is er een intake bij de locatie. Zonder intake kan de cliënt niet komen."
    intake_op = DatumVeld(label="Dag van de intake", leeg="Vul de dag van de intake in.", toekomst_mag=True)
    casemanager = NaamVeld(label="Naam van de casemanager", required=False, max_length=80)
    casemanager_telefoon = TelefoonVeld(label="Telefoon van de casemanager", required=False)


class VervoerFormulier(Formulier):
    """Who brings the client (L-22)."""

    knop = "Vervoer vastleggen"
    vervoer = KeuzeVeld(
        label="Hoe komt de cliënt er?", choices=Reservering.Vervoer.choices, leeg="Kies hoe de cliënt er komt."
    )


class AanbiedFormulier(Formulier):
    """Which of the free beds is offered to who waits (LR-03)."""

    knop = "Bed aanbieden"
    bed = KeuzeVeld(label="Welk bed?", leeg="Kies een bed.")

    def __init__(self, *args: Any, bedden: list[Bed], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bed"].choices = [(str(bed.pk), str(bed)) for bed in bedden]


class WachtlijstFormulier(Wensvragen):
    """Which nights, what the bed must be able to do, and where (LR-02)."""

    knop = "Op de wachtlijst"
    inleiding = "Is er geen bed vrij? Zet de cliënt dan op de wachtlijst. U krijgt een taak als er een bed vrijkomt."
    van = DatumVeld(label="Aankomst", leeg="Vul de dag van aankomst in.", toekomst_mag=True)
    tot = DatumVeld(label="Vertrek", leeg="Vul de dag van vertrek in.", toekomst_mag=True)
    voorkeur = KeuzeVeld(label="Alleen op deze locatie?", required=False, lijst=True)
    field_order = ("van", "tot")

    def __init__(self, *args: Any, locaties: list[Locatie], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["voorkeur"].choices = [
            ("", "Elke locatie is goed"),
            *((str(huis.pk), str(huis)) for huis in locaties),
        ]


class ReeksFormulier(Patroonvragen):
    """The pattern (L-26). The first button only calculates; the others place what was calculated."""

    knop = "Doorrekenen"
    knopnaam = "doorrekenen"
    inleiding = "Reken het patroon eerst door. U ziet dan of elk verblijf past in het saldo, de week en het huis."
    bed = KeuzeVeld(label="Welk bed?", lijst=True, leeg="Kies een bed.")
    field_order = ("bed",)

    def __init__(self, *args: Any, bedden: list[Bed], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bed"].choices = [("", "Maak een keuze"), *((str(bed.pk), str(bed)) for bed in bedden)]


class ReekseindeFormulier(Formulier):
    """From when a series stops."""

    knop = "Reeks beëindigen"
    inleiding = "Alle verblijven vanaf deze dag worden geannuleerd. Wat eerder was, blijft staan."
    vanaf = DatumVeld(label="Vanaf welke dag?", leeg="Vul een dag in.", toekomst_mag=True)
    reden = KeuzeVeld(label="Waarom stopt de reeks?", choices=_AFZEGGEN, leeg="Kies waarom de reeks stopt.")
    zeker = VinkVeld(label="Ik weet dat deze verblijven vervallen", leeg="Vink aan dat u dit weet.")
