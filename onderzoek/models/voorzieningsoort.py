"""Voorzieningsoort: what a gemeente can grant, from when until when."""

from django.db import models

from meldingen.models import Gemeente


class Voorzieningsoort(models.Model):
    """A kind of help that can be granted; `code` is the same in every gemeente."""

    KORTDUREND_VERBLIJF = "KORTDUREND_VERBLIJF"

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="voorzieningsoorten")
    code = models.CharField(max_length=40)
    naam = models.CharField(max_length=80)
    eenheid = models.CharField(max_length=20, help_text="Waarin de omvang wordt uitgedrukt (B-16).")
    heeft_eigen_bijdrage = models.BooleanField(default=True)
    geldig_van = models.DateField()
    geldig_tot = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "voorzieningsoorten"
        ordering = ("naam",)
        constraints = (
            models.UniqueConstraint(fields=["gemeente", "code", "geldig_van"], name="voorzieningsoort_een_keer"),
        )

    def __str__(self) -> str:
        return self.naam
