"""Forms about the mantelzorgers."""

from typing import Any

from meldingen.formulieren import DatumVeld, GetalVeld, KeuzeVeld, NaamVeld, TekstVeld, VinkVeld
from meldingen.models import Relatie
from onderzoek.forms.deel import DeelFormulier
from onderzoek.models import Draagkracht
from onderzoek.vragenlijsten import MANTELZORG


class NieuweMantelzorgerFormulier(DeelFormulier):
    """Somebody is put on the list."""

    knop = "Toevoegen"
    groepen = (("", ("naam", "relatie")),)
    naam = NaamVeld(label="Naam", leeg="Vul de naam in.")
    relatie = KeuzeVeld(
        label="Wat is deze persoon van de inwoner?", choices=Relatie.Soort.choices, leeg="Kies de relatie."
    )


class MantelzorgerFormulier(NieuweMantelzorgerFormulier):
    """The sixteen questions of one mantelzorger, the result and the promise."""

    knop = ""
    blokken = MANTELZORG
    groepen = (
        ("Wie", ("naam", "relatie", "is_hoofdverzorger", "is_contactpersoon")),
        ("Uitkomst", ("overbelast", "instrument", "overbelast_motivering")),
        ("Toezegging", ("toezegging", "toezegging_uren", "toezegging_tot", "toezegging_akkoord_op")),
    )
    is_hoofdverzorger = VinkVeld(
        label="Is de hoofdverzorger", required=False, help_text="Degene die de meeste taken doet."
    )
    is_contactpersoon = VinkVeld(
        label="Is de contactpersoon", required=False, help_text="Degene die de zorg regelt en er het meeste van weet."
    )
    overbelast = KeuzeVeld(
        label="Is de mantelzorger overbelast?", choices=Draagkracht.choices, required=False,
        help_text="Bij ‘dreigt’ of ‘ja’ kan de inwoner hulp krijgen om de mantelzorger te ontlasten.",
    )  # fmt: skip
    instrument = TekstVeld(
        label="Hoe hebt u dat vastgesteld?", max_length=120, required=False,
        help_text="Bijvoorbeeld met deze vragenlijst of met een gesprek.",
    )  # fmt: skip
    overbelast_motivering = TekstVeld(label="Waaruit blijkt dat?", meerdere_regels=True, required=False)
    toezegging = TekstVeld(
        label="Welke zorg zegt de mantelzorger toe?", required=False,
        help_text="Mantelzorg is vrijwillig. De mantelzorger bepaalt zelf hoeveel.",
    )  # fmt: skip
    toezegging_uren = GetalVeld(label="Hoeveel uur per week?", minstens=1, hoogstens=168, required=False)
    toezegging_tot = DatumVeld(label="Tot wanneer?", required=False, toekomst_mag=True)
    toezegging_akkoord_op = DatumVeld(label="Wanneer ging de mantelzorger akkoord?", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for naam in ("f1", "f2", "f3"):
            self.fields[naam].widget.attrs["rows"] = 3

    def volgorde(self, gewoon: list[Any], lijst: list[Any]) -> list[Any]:
        """First who, then the questions, then what follows from them."""
        return [gewoon[0], *lijst, *gewoon[1:]]
