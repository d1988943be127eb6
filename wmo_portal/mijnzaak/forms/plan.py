"""The personal plan in the rubrics of the law, in plain questions (D-43, M-11)."""

from typing import Any

from crispy_forms.layout import Fieldset, Layout
from django.utils.translation import gettext as _nu
from django.utils.translation import gettext_lazy as _

from meldingen.formulieren import BestandVeld, Formulier, TekstVeld

# Heading and question by rubric; the same words as on the paper form (a test compares them).
KOPPEN = {
    "a": _("Wat hebt u nodig?"),
    "b": _("Wat kunt u zelf?"),
    "c": _("Wie helpt u nu?"),
    "d": _("Wat heeft uw mantelzorger nodig?"),
    "e": _("Wat is er in de buurt?"),
    "f": _("Welke andere zorg of hulp hebt u?"),
    "g": _("Wat betekent de eigen bijdrage voor u?"),
    "gewenst": _("Welke hulp wilt u?"),
    "personen": _("Van wie wilt u de hulp het liefst?"),
}
VRAGEN = {
    "a": _("Wie bent u, en wat vindt u belangrijk? Wat lukt niet meer zo goed? Wat zou u graag anders willen?"),
    "b": _("Wat doet u zelf nog? Wat doen de mensen met wie u in één huis woont?"),
    "c": _("Krijgt u hulp van familie, vrienden of buren? Wat doen zij, en hoe vaak? Kan iemand meer doen?"),
    "d": _("Zorgt iemand al lang voor u? Wordt het te zwaar? Wat zou hem of haar helpen?"),
    "e": _("Gaat u ergens heen, zoals een buurthuis of een club? Of doet u iets voor anderen? Wilt u dat?"),
    "f": _("Denk aan de huisarts, de wijkverpleging of uw zorgverzekeraar. Of aan hulp bij werk, geld of wonen."),
    "g": _("Voor hulp van de gemeente betaalt u vaak een bedrag per maand. Hebt u daar vragen over?"),
    "gewenst": _("Schrijf op welke hulp u wilt, en hoe vaak."),
    "personen": _("Van welke persoon of organisatie krijgt u die hulp het liefst?"),
}


class PersoonlijkPlanFormulier(Formulier):
    """Write it here, or send a file; nothing is obliged (M-09)."""

    knop = _("Plan versturen")
    verberg_niet_verplicht = True
    bestand = BestandVeld(
        label=_("Hebt u al een plan op papier? Kies een foto of bestand"), required=False,
        help_text=_("Een foto, pdf of Word-bestand van hoogstens 10 MB."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, vraag in VRAGEN.items():
            self.fields[code] = TekstVeld(label=KOPPEN[code], help_text=vraag, meerdere_regels=True, required=False)

    def indeling(self) -> Layout:
        return Layout(
            Fieldset(_("Uw situatie"), *"abcdefg"),
            Fieldset(_("Uw wensen"), "gewenst", "personen"),
            Fieldset(_("Of stuur uw eigen plan"), "bestand"),
        )

    def clean(self) -> dict[str, Any]:
        antwoorden = super().clean() or self.cleaned_data
        if not self.errors and not any(antwoorden.get(naam) for naam in (*VRAGEN, "bestand")):
            self.add_error(None, _nu("Schrijf iets op, of kies een bestand. U hoeft niet alles in te vullen."))
        return antwoorden

    def rubrieken(self) -> dict[str, str]:
        """The words by rubric, after cleaning."""
        return {code: self.cleaned_data[code] for code in VRAGEN}
