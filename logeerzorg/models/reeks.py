"""Reeks: a pattern of stays, such as two nights every eight weeks (L-26)."""

from django.db import models
from django.db.models import Q

from logeerzorg.models.bed import Bed
from meldingen import klok
from meldingen.models import Gebruiker, Melding
from meldingen.querysets import ZaakdeelQuerySet


class Reeks(models.Model):
    """Stays of `nachten` nights every `om_de_weken` weeks, the first from `eerste`, the last begins up to `tot`."""

    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, related_name="logeerreeksen")
    bed = models.ForeignKey(Bed, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    om_de_weken = models.PositiveSmallIntegerField()
    nachten = models.PositiveSmallIntegerField()
    eerste = models.DateField()
    tot = models.DateField()
    beeindigd_op = models.DateField(null=True, blank=True)
    gemaakt_door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")
    vastgelegd_op = models.DateTimeField(default=klok.nu, editable=False)

    objects = ZaakdeelQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "reeksen"
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(condition=Q(om_de_weken__gte=1, nachten__gte=1), name="reeks_telt"),
            models.CheckConstraint(condition=Q(tot__gte=models.F("eerste")), name="reeks_eindigt_na_begin"),
        )

    def __str__(self) -> str:
        nachten = "1 nacht" if self.nachten == 1 else f"{self.nachten} nachten"
        return f"{nachten}, elke week" if self.om_de_weken == 1 else f"{nachten}, elke {self.om_de_weken} weken"
