"""Inwonerbericht: what the inwoner and the gemeente write to each other in Mijn zaak."""

from django.db import models

from meldingen import klok
from meldingen.models.gebruiker import Gebruiker
from meldingen.models.melding import Melding
from meldingen.querysets import ZaakdeelQuerySet
from meldingen.velden import VersleuteldeTekst


class Inwonerbericht(models.Model):
    """One message in a case; `van_gemeente` tells the direction, `gelezen_op` when the other side opened it."""

    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, related_name="inwonerberichten")
    van_gemeente = models.BooleanField()
    tekst = VersleuteldeTekst()
    op = models.DateField()
    vastgelegd_op = models.DateTimeField(default=klok.nu, editable=False)
    door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")
    gelezen_op = models.DateTimeField(null=True, blank=True)

    objects = ZaakdeelQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "inwonerberichten"
        ordering = ("-vastgelegd_op", "-pk")

    def __str__(self) -> str:
        return f"Bericht van {self.op:%Y-%m-%d}"
