"""Herstelverzoek and Ingebrekestelling: what stops the decision clock, and what makes it expensive."""

from django.db import models

from beschikkingen.models.aanvraag import Aanvraag
from meldingen.models import Document, Melding, Opschorting
from meldingen.querysets import ZaakdeelQuerySet


class Herstelverzoek(models.Model):
    """An invitation to complete the aanvraag (Awb 4:5): which pieces, until when, and when they came."""

    BUDGETPLAN = "budgetplan"

    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, related_name="herstelverzoeken")
    aanvraag = models.ForeignKey(Aanvraag, on_delete=models.PROTECT, related_name="herstelverzoeken")
    stukken = models.JSONField(help_text="De ontbrekende stukken, in woorden voor de inwoner.")
    is_alleen_budgetplan = models.BooleanField(default=False)
    verzonden_op = models.DateField()
    uiterlijk_op = models.DateField()
    opschorting = models.OneToOneField(
        Opschorting, on_delete=models.PROTECT, null=True, blank=True, related_name="herstelverzoek"
    )
    aangevuld_op = models.DateField(null=True, blank=True)
    verstreken_op = models.DateField(null=True, blank=True)

    objects = ZaakdeelQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "herstelverzoeken"
        ordering = ("-verzonden_op", "-pk")

    def __str__(self) -> str:
        return f"Herstelverzoek van {self.verzonden_op:%Y-%m-%d}"


class Ingebrekestelling(models.Model):
    """A written notice that the decision is late (Awb 4:17)."""

    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, related_name="ingebrekestellingen")
    ontvangen_op = models.DateField()
    is_prematuur = models.BooleanField(help_text="Vóór afloop van de beslistermijn: er volgt geen dwangsom.")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = ZaakdeelQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "ingebrekestellingen"
        ordering = ("ontvangen_op", "pk")

    def __str__(self) -> str:
        return f"Ingebrekestelling van {self.ontvangen_op:%Y-%m-%d}"
