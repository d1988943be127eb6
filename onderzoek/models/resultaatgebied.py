"""The dated code tables of a gemeente: resultaatgebieden with their treden, products, and the sociale kaart."""

from datetime import date
from typing import Any

from django.db import models

from meldingen.models import Gemeente, Melding


class GeldigQuerySet(models.QuerySet[Any]):
    def geldig_op(self, gemeente: Gemeente, dag: date) -> "GeldigQuerySet":
        """The rows of this gemeente that hold on `dag`."""
        tot = models.Q(geldig_tot__isnull=True) | models.Q(geldig_tot__gte=dag)
        return self.filter(tot, gemeente=gemeente, geldig_van__lte=dag)


class Coderij(models.Model):
    """A row of a code table, of one gemeente and for a period."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=30)
    naam = models.CharField(max_length=100)
    geldig_van = models.DateField()
    geldig_tot = models.DateField(null=True, blank=True)

    objects = GeldigQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.naam


class Resultaatgebied(Coderij):
    """A field in which a result is reached (R-01). Lists hold texts in the order of the page.

    `treden` are the intensities from light to heavy (empty: no trede), `monitor_min` and `monitor_max` the window
    of the monitor in months after the start, `max_duur` the longest period in months (none: no end) (V-26).
    """

    class Soort(models.TextChoices):
        GEBIED = "gebied", "Resultaatgebied"
        SPECIFIEK = "specifiek", "Specifieke maatwerkvoorziening"
        AANVULLEND = "aanvullend", "Aanvullend product"

    soort = models.CharField(max_length=12, choices=Soort)
    treden = models.JSONField(default=list, blank=True)
    doelen = models.JSONField(default=list, blank=True)
    ruimten = models.JSONField(default=list, blank=True)
    uitgesloten = models.JSONField(default=list, blank=True)
    kindzorg_tot = models.PositiveSmallIntegerField(null=True, blank=True)
    vraagt_vervoer = models.BooleanField(default=False)
    max_duur = models.PositiveSmallIntegerField(null=True, blank=True)
    monitor_min = models.PositiveSmallIntegerField(default=0)
    monitor_max = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name_plural = "resultaatgebieden"
        ordering = ("code",)
        constraints = (
            models.UniqueConstraint(fields=["gemeente", "code", "geldig_van"], name="resultaatgebied_een_keer"),
        )

    @property
    def is_huishouden(self) -> bool:
        """Whether it is about rooms: only these ask for the list of rooms (R-07)."""
        return bool(self.ruimten)

    @property
    def trede_keuzes(self) -> list[tuple[int, str]]:
        """Number and words of each trede."""
        return list(enumerate(self.treden, 1))


class Planproduct(Coderij):
    """A product of 10.7 or 10.8 with what it may be combined with (R-09, R-10): codes of gebieden and products.

    An empty `bij` puts no condition.
    """

    gebied = models.ForeignKey(Resultaatgebied, on_delete=models.PROTECT, related_name="producten")
    bij = models.JSONField(default=list, blank=True)
    mag_pgb = models.BooleanField(default=True)
    uitleg = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name_plural = "planproducten"
        ordering = ("gebied__code", "naam")
        constraints = (models.UniqueConstraint(fields=["gemeente", "code", "geldig_van"], name="planproduct_een_keer"),)


class AlgemeneVoorziening(Coderij):
    """An entry of the sociale kaart: open to all after a light test, without a decision (O-21, R-14).

    `max_uren` within `max_maanden` is what one client can get once (R-11); none: no counter.
    """

    onderwerp = models.CharField(
        max_length=20,
        blank=True,
        choices=Melding.Onderwerp,
        help_text="Leeg is voor iedereen (M-27).",
    )
    waar = models.CharField(max_length=200)
    uitleg = models.CharField(max_length=400, blank=True)
    max_uren = models.PositiveSmallIntegerField(null=True, blank=True)
    max_maanden = models.PositiveSmallIntegerField(null=True, blank=True)
    tarief = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)

    class Meta:
        verbose_name_plural = "algemene voorzieningen"
        ordering = ("naam",)
        constraints = (
            models.UniqueConstraint(fields=["gemeente", "code", "geldig_van"], name="algemene_voorziening_een_keer"),
            models.CheckConstraint(
                condition=models.Q(max_uren__isnull=True) | models.Q(max_maanden__isnull=False),
                name="algemene_voorziening_teller_heeft_periode",
            ),
        )
