"""Saldo: the etmalen of one client in one period against the cap; the row that serialises and guards."""

from django.contrib.postgres.fields import DateRangeField
from django.db import models

from logeerzorg.models.overschrijding import Overschrijding
from meldingen.models import Client, Gemeente


class Saldo(models.Model):
    """Over all locations, aanbieders and indications (L-14, L-31). Over the cap only with a fiat (L-34)."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="+")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="logeersaldi", db_index=False)
    periode = DateRangeField()
    gebruikt = models.PositiveSmallIntegerField(default=0)
    cap = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Leeg: geen maximum.")
    telregel = models.CharField(
        max_length=80, blank=True, help_text="Hoe is geteld: welk jaar, wat een etmaal is, en wat meetelt."
    )
    overschrijding = models.ForeignKey(
        Overschrijding, on_delete=models.PROTECT, null=True, blank=True, related_name="saldi"
    )

    class Meta:
        verbose_name_plural = "saldi"
        constraints = (
            models.UniqueConstraint(fields=["client", "periode"], name="saldo_een_keer_per_periode"),
            models.CheckConstraint(
                condition=models.Q(cap__isnull=True)
                | models.Q(gebruikt__lte=models.F("cap"))
                | models.Q(overschrijding__isnull=False),
                name="saldo_binnen_cap",
            ),
        )

    def __str__(self) -> str:
        return f"{self.gebruikt} van {self.cap if self.cap is not None else 'onbeperkt'}"
