"""Locatie: a house with beds of one aanbieder."""

from datetime import time

from django.core.validators import RegexValidator
from django.db import models

from logeerzorg.models.regio import Regio
from logeerzorg.perioden import Looptijd
from meldingen.models import Organisatie


class Locatie(models.Model):
    """A house with beds, shared by the gemeenten of its region (L-23, L-39, L-42)."""

    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="locaties")
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, related_name="locaties")
    naam = models.CharField(max_length=120, unique=True)
    adres = models.CharField(max_length=120, blank=True)
    postcode = models.CharField(
        max_length=7, blank=True, validators=[RegexValidator(r"^[1-9]\d{3} ?[A-Z]{2}$", "Bijvoorbeeld 4793 AA.")]
    )
    plaats = models.CharField(max_length=80)
    telefoon = models.CharField(max_length=20, blank=True)
    is_primair = models.BooleanField(
        default=True, help_text="Uit: alleen bij maatwerk, als de vaste locaties niet passen."
    )
    aankomst_vanaf = models.TimeField(default=time(14))
    vertrek_voor = models.TimeField(default=time(11))
    geldig_van = models.DateField()
    geldig_tot = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("naam",)

    def __str__(self) -> str:
        return self.naam

    @property
    def looptijd(self) -> Looptijd:
        """When this house is in use."""
        return Looptijd(self.geldig_van, self.geldig_tot)
