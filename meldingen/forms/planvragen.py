"""The questions of the personal plan, in the rubrics of the law and in plain words (M-11, D-43)."""

from django.utils.translation import gettext_lazy as _

from meldingen.formulieren import TekstVeld

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


def planvelden() -> dict[str, TekstVeld]:
    """A text by rubric; nothing is obliged (M-09)."""
    return {
        code: TekstVeld(label=KOPPEN[code], help_text=vraag, meerdere_regels=True, required=False)
        for code, vraag in VRAGEN.items()
    }
