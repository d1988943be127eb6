"""Buying a thing with a pgb: what it must do (programma van eisen), and what the client proposes to buy."""

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models

from meldingen.models import Document
from meldingen.velden import VersleuteldeTekst
from onderzoek.models.keuze import Voorzieningkeuze


class ProgrammaVanEisen(models.Model):
    """What the thing must do for this client, the highest amount, and the yearly amount for upkeep (P-23, D-37)."""

    keuze = models.OneToOneField(Voorzieningkeuze, on_delete=models.PROTECT, related_name="programma")
    eisen = VersleuteldeTekst(help_text="Elke eis op een regel.")
    max_bedrag = models.DecimalField(max_digits=10, decimal_places=2, validators=[MinValueValidator(Decimal("0.01"))])
    onderhoud = models.DecimalField(max_digits=9, decimal_places=2, validators=[MinValueValidator(Decimal(0))])
    opgesteld_op = models.DateField()

    class Meta:
        verbose_name_plural = "programma's van eisen"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(max_bedrag__gt=0, onderhoud__gte=0), name="programma_bedragen_niet_negatief"
            ),
        )

    def __str__(self) -> str:
        return f"Programma van eisen bij {self.keuze_id}"


class Aankoopvoorstel(models.Model):
    """A quotation or a bill, judged against the programma van eisen before anything is paid (P-26)."""

    class Soort(models.TextChoices):
        OFFERTE = "offerte", "Offerte"
        NOTA = "nota", "Nota"

    programma = models.ForeignKey(ProgrammaVanEisen, on_delete=models.PROTECT, related_name="voorstellen")
    soort = models.CharField(max_length=10, choices=Soort)
    ontvangen_op = models.DateField()
    leverancier = VersleuteldeTekst()
    wat = VersleuteldeTekst()
    bedrag = models.DecimalField(max_digits=10, decimal_places=2, validators=[MinValueValidator(Decimal("0.01"))])
    zelfde_niveau = models.BooleanField()
    nieuwe_belemmering = models.BooleanField()
    waarom = VersleuteldeTekst()
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name_plural = "aankoopvoorstellen"
        ordering = ("pk",)
        constraints = (models.CheckConstraint(condition=models.Q(bedrag__gt=0), name="aankoopvoorstel_positief"),)

    def __str__(self) -> str:
        return self.get_soort_display()

    @property
    def past(self) -> bool:
        """Another solution is allowed when it solves as much and hinders nothing new (P-23)."""
        return self.zelfde_niveau and not self.nieuwe_belemmering

    @property
    def bijbetaling(self) -> Decimal:
        """What the client pays on top when it costs more than the highest amount (P-20)."""
        return max(self.bedrag - self.programma.max_bedrag, Decimal("0.00"))
