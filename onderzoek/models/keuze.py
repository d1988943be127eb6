"""Voorzieningkeuze: a voorzieningsoort that is weighed in a case, before anything is decided."""

from django.db import models

from meldingen.models import Gebruiker
from meldingen.velden import VersleuteldeTekst
from onderzoek.models.onderzoek import Onderzoek
from onderzoek.models.plan import Leveringsvorm
from onderzoek.models.voorzieningsoort import Voorzieningsoort


class Voorzieningkeuze(models.Model):
    """One soort in one case: what it is for, in which form, and whether it is to be granted.

    The conditions, the calculation and the pgb hang on it. The decision copies the outcome; this row decides nothing.
    """

    class Uitkomst(models.TextChoices):
        INZETTEN = "inzetten", "Inzetten"
        NIET_INZETTEN = "niet_inzetten", "Niet inzetten"

    onderzoek = models.ForeignKey(Onderzoek, on_delete=models.PROTECT, related_name="keuzes", db_index=False)
    soort = models.ForeignKey(Voorzieningsoort, on_delete=models.PROTECT, related_name="+")
    waarvoor = VersleuteldeTekst()
    leveringsvorm = models.CharField(max_length=10, choices=Leveringsvorm, blank=True)
    uitkomst = models.CharField(max_length=15, choices=Uitkomst, blank=True)
    motivering = VersleuteldeTekst(blank=True)
    gekozen_op = models.DateField()
    door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name_plural = "voorzieningkeuzes"
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["onderzoek", "soort"], name="voorzieningkeuze_een_keer"),
            models.CheckConstraint(
                condition=models.Q(uitkomst__in=["", "inzetten", "niet_inzetten"]),
                name="voorzieningkeuze_uitkomst_bestaat",
            ),
        )

    def __str__(self) -> str:
        return str(self.soort)
