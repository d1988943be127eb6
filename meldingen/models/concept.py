"""ConceptMelding: a form that was not sent yet. It is no melding, starts no clock, and expires (ontwerp, status)."""

import uuid

from django.db import models

from meldingen import klok
from meldingen.models.gemeente import Gemeente
from meldingen.velden import VersleuteldeTekst


def _bestandspad(rij: "Conceptbestand", naam: str) -> str:
    """A path without meaning."""
    sleutel = uuid.uuid4().hex
    return f"{sleutel[:2]}/{sleutel}"


class ConceptMelding(models.Model):
    """The answers so far, found back by a code of which only the digest is kept; gone after `verloopt_op`."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="concepten")
    sleutel = models.CharField(max_length=40, unique=True, help_text="Dezelfde inzending is één melding.")
    antwoorden = VersleuteldeTekst(blank=True, help_text="De antwoorden per stap, als JSON.")
    code_kenmerk = models.CharField(max_length=64, unique=True, null=True, blank=True)
    email = VersleuteldeTekst(blank=True, help_text="Waar de koppeling heen ging.")
    begonnen_op = models.DateField()
    verloopt_op = models.DateField(db_index=True)
    vastgelegd_op = models.DateTimeField(default=klok.nu, editable=False)

    class Meta:
        verbose_name_plural = "conceptmeldingen"
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"Concept van {self.begonnen_op:%Y-%m-%d}"


class Conceptbestand(models.Model):
    """A file that came with a form that was not sent yet; its bytes are encrypted, as those of a Document."""

    class Soort(models.TextChoices):
        BIJLAGE = "bijlage", "Bijlage"
        PLAN = "plan", "Persoonlijk plan"

    concept = models.ForeignKey(ConceptMelding, on_delete=models.CASCADE, related_name="bestanden")
    soort = models.CharField(max_length=10, choices=Soort, default=Soort.BIJLAGE)
    naam = VersleuteldeTekst()
    bestand = models.FileField(upload_to=_bestandspad, max_length=80)
    mediatype = models.CharField(max_length=100)
    omvang = models.PositiveIntegerField(help_text="In bytes, onversleuteld.")

    class Meta:
        verbose_name_plural = "conceptbestanden"
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.get_soort_display()} van {self.omvang} bytes"
