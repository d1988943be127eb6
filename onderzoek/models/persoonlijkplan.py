"""PersoonlijkPlan: what the client writes before the conversation, in own words or in the rubrics of the law (M-09)."""

import json

from django.db import models

from meldingen import klok
from meldingen.models import Gebruiker, Melding
from meldingen.onveranderlijk import onveranderlijk
from meldingen.querysets import ZaakdeelQuerySet
from meldingen.velden import VersleuteldeTekst

# Beside the seven subjects: the wished support, and from whom (M-11).
GEWENST, PERSONEN = "gewenst", "personen"
WENSEN = {GEWENST: "Welke hulp wilt u?", PERSONEN: "Van wie wilt u de hulp het liefst?"}


class PersoonlijkPlan(models.Model):
    """One version as it came in; the newest counts and an earlier one never changes.

    It hangs on the melding, because it may come before the investigation begins. Its papers are the documents of the
    case of which the key begins with `sleutel`.
    """

    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, related_name="persoonlijke_plannen", db_index=False)
    versie = models.PositiveSmallIntegerField()
    rubrieken = VersleuteldeTekst(blank=True, help_text="Wat de cliënt per rubriek schreef, als JSON (M-11).")
    kenmerk = models.CharField(max_length=64, blank=True, help_text="HMAC van die tekst.")
    ontvangen_op = models.DateField()
    door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    vastgelegd_op = models.DateTimeField(default=klok.nu, editable=False)

    objects = ZaakdeelQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "persoonlijke plannen"
        ordering = ("-versie",)
        constraints = (models.UniqueConstraint(fields=["melding", "versie"], name="persoonlijk_plan_versie_een_keer"),)
        triggers = onveranderlijk("persoonlijk_plan", vrij=("rubrieken",))

    def __str__(self) -> str:
        return f"Persoonlijk plan versie {self.versie}"

    @property
    def sleutel(self) -> str:
        """The begin of the key of the documents of this version."""
        return f"plan:{self.melding_id}:{self.versie}:"

    @property
    def antwoorden(self) -> dict[str, str]:
        """The words of the client by code of the rubric; empty when only a paper came in."""
        inhoud: dict[str, str] = json.loads(self.rubrieken) if self.rubrieken else {}
        return inhoud
