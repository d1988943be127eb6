"""Fields with answers to choose from."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class KeuzeVeld(forms.ChoiceField):
    """One answer: radio buttons with nothing chosen beforehand; `lijst=True` gives a drop-down list."""

    def __init__(self, *, choices: Iterable[Any] = (), leeg: str = "", lijst: bool = False, **kwargs: Any) -> None:
        if lijst:
            opties = choices
            choices = choices if callable(choices) else [("", _("Maak een keuze")), *opties]
        kwargs.setdefault("widget", forms.Select if lijst else forms.RadioSelect)
        super().__init__(choices=choices, **kwargs)
        self.error_messages["invalid_choice"] = _("Kies een van de antwoorden die hier staan.")
        if leeg:
            self.error_messages["required"] = leeg


class MeerkeuzeVeld(forms.MultipleChoiceField):
    """Any number of answers: check boxes."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, leeg: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.error_messages["invalid_choice"] = _("Kies alleen antwoorden die hier staan.")
        if leeg:
            self.error_messages["required"] = leeg


class VinkVeld(forms.BooleanField):
    """One check box; `leeg` is the sentence when it must be ticked and is not."""

    def __init__(self, *, leeg: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.error_messages["required"] = leeg or _("Zet een vinkje om verder te gaan.")
