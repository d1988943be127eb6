"""A request to spend the pgb abroad for a while (P-06, P-31)."""

from django.db import models

from meldingen.velden import VersleuteldeTekst
from onderzoek.models.pgb import Pgbonderzoek


class Buitenlandverzoek(models.Model):
    """Where, from and to which day (both included), why and with whom. A decision on it follows (D-45)."""

    pgb = models.ForeignKey(Pgbonderzoek, on_delete=models.PROTECT, related_name="buitenlandverzoeken")
    ontvangen_op = models.DateField()
    land = models.CharField(max_length=60)
    percentage = models.PositiveSmallIntegerField(help_text="Van het pgb, op de dag van vertrek.")
    van = models.DateField()
    tot = models.DateField()
    verlaagd_vanaf = models.DateField(null=True, blank=True)
    terminaal = models.BooleanField(default=False)
    reden = VersleuteldeTekst()
    zorgverlener = VersleuteldeTekst()

    class Meta:
        verbose_name_plural = "buitenlandverzoeken"
        ordering = ("van", "pk")
        constraints = (
            models.CheckConstraint(condition=models.Q(tot__gte=models.F("van")), name="buitenland_tot_na_van"),
            models.CheckConstraint(
                condition=models.Q(percentage__gte=1, percentage__lte=100), name="buitenland_percentage"
            ),
        )

    def __str__(self) -> str:
        return f"Verzoek {self.land} {self.van:%Y-%m-%d}"
