"""AnderVerblijf: nights away that somebody else pays; shown beside the balance, never counted (5.7)."""

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q

from meldingen import klok
from meldingen.models import Gebruiker, Melding
from meldingen.querysets import ZaakdeelQuerySet


class AnderVerblijf(models.Model):
    """What the consulent heard of a stay outside the Wmo: who pays, where, and which nights."""

    class Betaler(models.TextChoices):
        ZORGVERZEKERAAR = "zorgverzekeraar", "De zorgverzekeraar"
        ZORGPENSION = "zorgpension", "Het Zorgpension"
        WLZ = "wlz", "De Wlz"
        ZELF = "zelf", "De cliënt of de familie zelf"
        ANDERS = "anders", "Iemand anders"

    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, related_name="andere_verblijven")
    betaler = models.CharField(max_length=20, choices=Betaler)
    waar = models.CharField(max_length=120)
    periode = DateRangeField(help_text="Van de eerste nacht tot de dag van vertrek.")
    op = models.DateField()
    door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")
    vastgelegd_op = models.DateTimeField(default=klok.nu, editable=False)

    objects = ZaakdeelQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "andere verblijven"
        ordering = ("periode", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(betaler__in=["zorgverzekeraar", "zorgpension", "wlz", "zelf", "anders"]),
                name="ander_verblijf_betaler_bestaat",
            ),
            models.CheckConstraint(
                condition=Q(periode__isempty=False, periode__startswith__isnull=False, periode__endswith__isnull=False),
                name="ander_verblijf_heeft_begin_en_eind",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_betaler_display()}: {self.waar}"

    @property
    def nachten(self) -> int:
        return (self.periode.upper - self.periode.lower).days
