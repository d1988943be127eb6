"""Afspraakwijziging: that a planned conversation was moved or cancelled, and why (M-13)."""

from django.db import models

from meldingen import klok
from meldingen.models import Gebruiker
from meldingen.velden import VersleuteldeTekst
from onderzoek.models.onderzoek import Gesprek


class Afspraakwijziging(models.Model):
    """The appointment as it was. How many there are is the sequence number of the calendar file (RFC 5545)."""

    class Soort(models.TextChoices):
        VERZET = "verzet", "Verzet"
        AFGEZEGD = "afgezegd", "Afgezegd"

    gesprek = models.ForeignKey(Gesprek, on_delete=models.PROTECT, related_name="wijzigingen")
    soort = models.CharField(max_length=10, choices=Soort)
    was_op = models.DateField()
    was_om = models.TimeField(null=True, blank=True)
    reden = VersleuteldeTekst()
    op = models.DateField()
    vastgelegd_op = models.DateTimeField(default=klok.nu, editable=False)
    door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name_plural = "afspraakwijzigingen"
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.get_soort_display()}: {self.was_op:%Y-%m-%d}"
