"""Regio: gemeenten and aanbieders that share beds, each from a day to a day (L-39, L-42)."""

from django.db import models
from django.db.models import Q

from meldingen.models import Gemeente, Organisatie


class Regio(models.Model):
    """A region in which gemeenten indicate for the same houses."""

    naam = models.CharField(max_length=80, unique=True)

    class Meta:
        verbose_name_plural = "regio's"
        ordering = ("naam",)

    def __str__(self) -> str:
        return self.naam


class Deelname(models.Model):
    """One participant: a gemeente of this installation, an aanbieder, or a gemeente elsewhere (an Organisatie)."""

    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, related_name="deelnames")
    gemeente = models.ForeignKey(
        Gemeente, on_delete=models.PROTECT, null=True, blank=True, related_name="regiodeelnames"
    )
    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, null=True, blank=True, related_name="regiodeelnames"
    )
    geldig_van = models.DateField()
    geldig_tot = models.DateField(null=True, blank=True, help_text="De laatste dag. Leeg: tot nader bericht.")

    class Meta:
        verbose_name_plural = "deelnames"
        ordering = ("regio", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["regio", "gemeente"], condition=Q(gemeente__isnull=False), name="gemeente_eens_per_regio"
            ),
            models.UniqueConstraint(
                fields=["regio", "organisatie"], condition=Q(organisatie__isnull=False), name="aanbieder_eens_per_regio"
            ),
            models.CheckConstraint(
                condition=Q(gemeente__isnull=True, organisatie__isnull=False)
                | Q(gemeente__isnull=False, organisatie__isnull=True),
                name="deelname_is_van_een",
            ),
        )

    def __str__(self) -> str:
        return f"{self.gemeente or self.organisatie} in {self.regio}"
