"""Signaal, Nachtrun and Afwezigheid: what the night found, whether it ran, and who was not there to hear it."""

from django.db import models

from meldingen import klok
from meldingen.models.gebruiker import Gebruiker
from meldingen.models.gemeente import Gemeente
from meldingen.models.melding import Melding
from meldingen.models.termijn import Termijn
from meldingen.querysets import SignaalQuerySet


class Signaal(models.Model):
    """One person was warned once that a threshold of a clock was reached; an alarm stands until the clock closes."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="signalen")
    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, null=True, blank=True, related_name="signalen")
    termijn = models.ForeignKey(Termijn, on_delete=models.PROTECT, related_name="signalen")
    voor = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="signalen")
    drempel = models.CharField(max_length=12, help_text="De dag van de termijn, of ‘te laat’.")
    is_alarm = models.BooleanField(default=False)
    op = models.DateField()
    gelezen_op = models.DateField(null=True, blank=True)

    objects = SignaalQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "signalen"
        ordering = ("-is_alarm", "termijn__uiterste_datum", "pk")
        constraints = (
            models.UniqueConstraint(fields=["termijn", "drempel", "voor"], name="signaal_een_keer_per_drempel"),
        )
        indexes = (models.Index(fields=["voor", "op"], name="signaal_van_gebruiker"),)

    def __str__(self) -> str:
        return f"{self.termijn}: {self.drempel}"


class Nachtrun(models.Model):
    """One nightly run: what it counted, how long it took, what went wrong. Without `klaar_op` it broke off."""

    datum = models.DateField()
    gestart_op = models.DateTimeField(default=klok.nu)
    klaar_op = models.DateTimeField(null=True, blank=True)
    tellingen = models.JSONField(default=dict)
    fouten = models.JSONField(default=list)

    class Meta:
        verbose_name_plural = "nachtruns"
        ordering = ("-gestart_op",)
        indexes = (models.Index(fields=["datum"], name="nachtrun_per_datum"),)

    def __str__(self) -> str:
        return f"Nachtrun van {self.datum:%Y-%m-%d}"

    @property
    def is_gelukt(self) -> bool:
        return self.klaar_op is not None and not self.fouten

    @property
    def geteld(self) -> list[tuple[str, int]]:
        """What the night did, in words; tasks that found nothing are left out."""
        return [(naam.replace("_", " "), aantal) for naam, aantal in self.tellingen.items() if aantal]

    @property
    def seconden(self) -> float | None:
        """Duration in seconds; None when it broke off."""
        return None if self.klaar_op is None else (self.klaar_op - self.gestart_op).total_seconds()


class Afwezigheid(models.Model):
    """Somebody is away, and who takes over; nobody who is away gets a signal alone."""

    gebruiker = models.ForeignKey(Gebruiker, on_delete=models.CASCADE, related_name="afwezigheden")
    van = models.DateField()
    tot = models.DateField(help_text="Laatste dag van de afwezigheid.")
    vervanger = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name_plural = "afwezigheden"
        ordering = ("van", "pk")
        constraints = (
            models.CheckConstraint(condition=models.Q(tot__gte=models.F("van")), name="afwezigheid_eindigt_na_begin"),
        )
        indexes = (models.Index(fields=["gebruiker", "van", "tot"], name="afwezigheid_van_gebruiker"),)

    def __str__(self) -> str:
        return f"{self.gebruiker} van {self.van:%Y-%m-%d} tot en met {self.tot:%Y-%m-%d}"
