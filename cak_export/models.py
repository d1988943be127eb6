"""Bericht: a message that leaves for another administration, kept as it was sent."""

from django.db import models

from meldingen import klok
from meldingen.models import Client, Gemeente, Melding
from meldingen.onveranderlijk import onveranderlijk
from meldingen.querysets import ZaakdeelQuerySet
from meldingen.velden import VersleuteldeTekst


class Bericht(models.Model):
    """One message to the CAK. The XML holds a BSN and is therefore encrypted; it never changes."""

    class Soort(models.TextChoices):
        WMO401 = "WMO401", "Start eigen bijdrage"

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="berichten", db_index=False)
    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, related_name="berichten", db_index=False)
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    soort = models.CharField(max_length=10, choices=Soort)
    identificatie = models.CharField(max_length=12, unique=True)
    startnummer = models.PositiveIntegerField()
    startdatum = models.DateField()
    xml = VersleuteldeTekst()
    kenmerk = models.CharField(max_length=64)
    op = models.DateField()
    vastgelegd_op = models.DateTimeField(default=klok.nu)

    objects = ZaakdeelQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "berichten"
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(fields=["gemeente", "startnummer", "soort"], name="startnummer_per_gemeente"),
            models.UniqueConstraint(fields=["melding", "soort"], name="een_startbericht_per_zaak"),
        )
        triggers = onveranderlijk("bericht", vrij=("xml",))

    def __str__(self) -> str:
        return f"{self.soort} {self.identificatie}"
