"""Budgetplan: which help the client buys, from whom, when, for what result and for how much (P-03)."""

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models

from meldingen.models import Document
from meldingen.velden import VersleuteldeTekst
from onderzoek.models.keuze import Voorzieningkeuze
from onderzoek.models.pgb import Pgbonderzoek
from onderzoek.models.zorgverlener import Zorgverlener

_POSITIEF = [MinValueValidator(Decimal("0.01"))]


class Budgetplan(models.Model):
    """One version: made on screen or copied from the form, signed, and frozen once it is received."""

    pgb = models.ForeignKey(Pgbonderzoek, on_delete=models.PROTECT, related_name="budgetplannen", db_index=False)
    versie = models.PositiveSmallIntegerField()
    van = models.DateField(null=True, blank=True)
    tot = models.DateField(null=True, blank=True)
    duur_waarom = VersleuteldeTekst(blank=True)
    ontvangen_op = models.DateField(null=True, blank=True)
    getekend_op = models.DateField(null=True, blank=True)
    totaal = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name_plural = "budgetplannen"
        ordering = ("-versie",)
        constraints = (
            models.UniqueConstraint(fields=["pgb", "versie"], name="budgetplan_versie_een_keer"),
            models.CheckConstraint(
                condition=models.Q(ontvangen_op__isnull=True)
                | models.Q(getekend_op__isnull=False, totaal__isnull=False, van__isnull=False, tot__isnull=False),
                name="budgetplan_ontvangen_is_getekend",
            ),
        )

    def __str__(self) -> str:
        return f"Budgetplan versie {self.versie}"

    @property
    def ligt_vast(self) -> bool:
        """Whether the client handed it in, signed."""
        return self.ontvangen_op is not None


class Budgetregel(models.Model):
    """One line: what, by whom, when, how much of it in which period, at what price, for which result."""

    class Soort(models.TextChoices):
        HULP = "hulp", "Hulp"
        REIS = "reis", "Reiskosten van de hulpverlener"
        VERVANGING = "vervanging", "Vervanging bij vakantie of ziekte"
        TUSSENPERSOON = "tussenpersoon", "Bemiddeling, of iemand die de belangen behartigt"
        BIJDRAGE = "bijdrage", "De eigen bijdrage aan het CAK"

    # The same values as Per of the calculation.
    class Periode(models.TextChoices):
        WEEK = "week", "per week"
        VIER_WEKEN = "vier weken", "per vier weken"
        MAAND = "maand", "per maand"
        JAAR = "jaar", "per jaar"
        EENMALIG = "eenmalig", "één keer"

    NIET_UIT_PGB = (Soort.TUSSENPERSOON, Soort.BIJDRAGE)

    plan = models.ForeignKey(Budgetplan, on_delete=models.PROTECT, related_name="regels")
    keuze = models.ForeignKey(Voorzieningkeuze, on_delete=models.PROTECT, related_name="budgetregels")
    verlener = models.ForeignKey(Zorgverlener, on_delete=models.PROTECT, related_name="regels")
    soort = models.CharField(max_length=15, choices=Soort, default=Soort.HULP)
    wat = VersleuteldeTekst()
    moment = VersleuteldeTekst()
    resultaat = VersleuteldeTekst()
    aantal = models.DecimalField(max_digits=7, decimal_places=2, validators=_POSITIEF)
    periode = models.CharField(max_length=10, choices=Periode)
    tarief = models.DecimalField(max_digits=8, decimal_places=2, validators=_POSITIEF)

    class Meta:
        verbose_name_plural = "budgetregels"
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(condition=models.Q(aantal__gt=0, tarief__gt=0), name="budgetregel_positief"),
            models.CheckConstraint(
                condition=~models.Q(soort__in=["tussenpersoon", "bijdrage"]), name="budgetregel_mag_uit_pgb"
            ),
        )

    def __str__(self) -> str:
        return f"Budgetregel {self.pk}"


class Naturaprijs(models.Model):
    """What the cheapest adequate help in natura costs: the ceiling of the pgb (P-19 c)."""

    keuze = models.OneToOneField(Voorzieningkeuze, on_delete=models.PROTECT, related_name="naturaprijs")
    per_maand = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    eenmalig = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    onderhoud_per_jaar = models.DecimalField(max_digits=9, decimal_places=2, default=Decimal("0.00"))
    bron = models.CharField(max_length=200, help_text="Waar deze prijs staat, bijvoorbeeld de offerte of het contract.")

    class Meta:
        verbose_name_plural = "naturaprijzen"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(per_maand__gt=0) | models.Q(eenmalig__gt=0), name="naturaprijs_ingevuld"
            ),
            models.CheckConstraint(condition=models.Q(onderhoud_per_jaar__gte=0), name="naturaprijs_onderhoud"),
        )

    def __str__(self) -> str:
        return f"Prijs in natura bij {self.keuze_id}"
