"""Overschrijding: more than the year or the week allows, asked by one and allowed by another (L-16, L-34)."""

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Q

from meldingen import klok
from meldingen.models import Gebruiker, Melding
from meldingen.querysets import ZaakdeelQuerySet
from meldingen.velden import VersleuteldeTekst


class Overschrijding(models.Model):
    """A fiat of the teamleider for `ruimte` etmalen over the cap, or for a fuller week, in a period."""

    class Soort(models.TextChoices):
        JAAR = "jaar", "Meer etmalen in het jaar"
        WEEK = "week", "Meer in één week"

    class Grond(models.TextChoices):
        VAKANTIE = "vakantie", "Een week wegens vakantie van de mantelzorger"
        ZIEKTE = "ziekte", "Ziekte of opname van de mantelzorger"
        HARDHEID = "hardheid", "Hardheidsclausule: het maximum leidt hier tot onbillijkheid van overwegende aard"

    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, related_name="overschrijdingen")
    soort = models.CharField(max_length=5, choices=Soort)
    grond = models.CharField(max_length=10, choices=Grond)
    motivering = VersleuteldeTekst()
    geen_andere_optie = models.BooleanField(
        default=False, help_text="Onderzocht: de zorgverzekeraar en de Wlz bieden hiervoor geen oplossing."
    )
    periode = DateRangeField(help_text="De nachten waarvoor het geldt.")
    ruimte = models.PositiveSmallIntegerField(default=0, help_text="Etmalen boven het maximum van het jaar.")
    gevraagd_op = models.DateField()
    gevraagd_door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")
    is_toegestaan = models.BooleanField(null=True, blank=True)
    besloten_op = models.DateField(null=True, blank=True)
    besloten_door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reden_besluit = VersleuteldeTekst(blank=True)
    vastgelegd_op = models.DateTimeField(default=klok.nu, editable=False)

    objects = ZaakdeelQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "overschrijdingen"
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(condition=Q(soort__in=["jaar", "week"]), name="overschrijding_soort_bestaat"),
            models.CheckConstraint(
                condition=Q(grond__in=["vakantie", "ziekte", "hardheid"]), name="overschrijding_grond_bestaat"
            ),
            models.CheckConstraint(
                condition=Q(is_toegestaan__isnull=True, besloten_op__isnull=True, besloten_door__isnull=True)
                | Q(is_toegestaan__isnull=False, besloten_op__isnull=False, besloten_door__isnull=False),
                name="overschrijding_besluit_heel",
            ),
            models.CheckConstraint(
                condition=Q(besloten_door__isnull=True) | ~Q(besloten_door=F("gevraagd_door")),
                name="overschrijding_door_een_ander",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_soort_display()}: {self.get_grond_display()}"
