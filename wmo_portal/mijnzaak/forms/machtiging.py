"""Forms with which the client gives a machtiging, and with which who was given it, couples it (A-17)."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from meldingen.formulieren import DatumVeld, Formulier, KeuzeVeld, MeerkeuzeVeld, NaamVeld, TekstVeld, VinkVeld
from meldingen.models import Relatie
from wmo_portal.mijnzaak.bereik import IN_WOORDEN

PERSOON = "persoon"


class EigenMachtigingFormulier(Formulier):
    """Who, for what and how long; giving it is signing it."""

    knop = _("Machtiging geven")
    wie = KeuzeVeld(label=_("Wie mag u helpen met uw zaak?"), leeg=_("Kies wie u machtigt."))
    naam = NaamVeld(
        label=_("Naam van die persoon"),
        required=False,
        max_length=120,
        help_text=_("Alleen nodig als u een persoon kiest die u kent."),
    )
    soort = KeuzeVeld(
        label=_("Wat is deze persoon van u?"),
        required=False,
        lijst=True,
        choices=[
            (Relatie.Soort.PARTNER.value, _("Partner")),
            (Relatie.Soort.KIND.value, _("Zoon of dochter")),
            (Relatie.Soort.OUDER.value, _("Ouder")),
            (Relatie.Soort.FAMILIE.value, _("Ander familielid")),
            (Relatie.Soort.BEKENDE.value, _("Vriend, buur of bekende")),
            (Relatie.Soort.HULPVERLENER.value, _("Hulpverlener")),
        ],
    )
    waarvoor = MeerkeuzeVeld(
        label=_("Wat mag die persoon of organisatie?"),
        choices=[(bereik.value, tekst) for bereik, tekst in IN_WOORDEN.items()],
        leeg=_("Kies wat deze persoon mag."),
    )
    van = DatumVeld(label=_("Vanaf welke dag?"), leeg=_("Vul de eerste dag in."), toekomst_mag=True)
    tot = DatumVeld(
        label=_("Tot en met welke dag?"),
        required=False,
        toekomst_mag=True,
        help_text=_("Laat dit leeg als de machtiging geldt tot u haar stopt. Stoppen kan altijd."),
    )
    akkoord = VinkVeld(
        label=_("Ik geef deze machtiging. Dit is mijn handtekening."),
        leeg=_("Zet een vinkje. Daarmee tekent u de machtiging."),
    )

    def __init__(self, *args: Any, organisaties: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["wie"].choices = [(PERSOON, _("Een persoon die ik ken")), *organisaties]

    def clean(self) -> dict[str, Any]:
        antwoorden: dict[str, Any] = super().clean() or self.cleaned_data
        if antwoorden.get("wie") == PERSOON:
            if not antwoorden.get("naam") and "naam" not in self.errors:
                self.add_error("naam", _("Vul de naam in van de persoon die u machtigt."))
            if not antwoorden.get("soort") and "soort" not in self.errors:
                self.add_error("soort", _("Kies wat deze persoon van u is."))
        return antwoorden


class MachtigingStopFormulier(Formulier):
    """End it today."""

    knop = _("Machtiging stoppen")


class CodeFormulier(Formulier):
    """The code that the client handed over."""

    knop = _("Code gebruiken")
    code = TekstVeld(
        label=_("Code van de machtiging"),
        max_length=40,
        leeg=_("Vul de code in die u kreeg."),
        help_text=_("De code heeft 12 letters en cijfers. Streepjes en spaties maken niet uit."),
    )
