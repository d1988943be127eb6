"""What each part of the conversation carries, so that two people never overwrite each other silently."""

import json
from typing import Any

from django.db import models

from meldingen.models import Gebruiker


class Gespreksdeel(models.Model):
    """A part that is saved on its own: how often, by whom, when, and from which open page.

    `bewaard_vanuit` is the mark of the page that saved last. When an answer of the server got lost on a bad network,
    the same page sends again with an old `versie`: by this mark it is known that nobody else came between.
    """

    versie = models.PositiveIntegerField(default=0)
    bewaard_op = models.DateField(null=True, blank=True)
    bewaard_om = models.DateTimeField(null=True, blank=True)
    bewaard_door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    bewaard_vanuit = models.CharField(max_length=40, blank=True)

    class Meta:
        abstract = True


def lees_antwoorden(tekst: str) -> dict[str, Any]:
    """The answers to a list of questions, by code; they are one encrypted text, so a save is one row."""
    antwoorden: dict[str, Any] = json.loads(tekst) if tekst else {}
    return antwoorden


def schrijf_antwoorden(antwoorden: dict[str, Any]) -> str:
    """The text to keep; the same answers are always the same text, and none is an empty one."""
    gevuld = {code: antwoord for code, antwoord in antwoorden.items() if antwoord}
    return json.dumps(gevuld, ensure_ascii=False, sort_keys=True) if gevuld else ""
