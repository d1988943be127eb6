"""Parametervoorstel: a value one beheerder proposes and another determines; the trace of who and why (E-22)."""

from django.db import models
from django.db.models import F, Q

from meldingen.models.gebruiker import Gebruiker
from meldingen.models.gemeente import Gemeente
from meldingen.models.parameter import Parameter
from meldingen.onveranderlijk import onveranderlijk
from meldingen.parametersoorten import SOORTEN, Parametersoort
from meldingen.querysets import ParametervoorstelQuerySet


class Parametervoorstel(models.Model):
    """Becomes a Parameter when determined. What was decided on does not change any more.

    `geraakt` holds the numbers of the cases that had already met the old value when a start in the past was
    determined: nothing is computed again by itself, so somebody must be able to look them up.
    """

    class Uitkomst(models.TextChoices):
        OPEN = "open", "Wacht op vaststellen"
        VASTGESTELD = "vastgesteld", "Vastgesteld"
        AFGEWEZEN = "afgewezen", "Afgewezen"

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="parametervoorstellen")
    code = models.CharField(max_length=40)
    waarde = models.JSONField(null=True, blank=True)
    geldig_van = models.DateField()
    geldig_tot = models.DateField(null=True, blank=True)
    bron = models.CharField(max_length=200)
    besluitdatum = models.DateField(null=True, blank=True)
    reden = models.CharField(max_length=500)
    voorgesteld_door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")
    voorgesteld_op = models.DateField()
    uitkomst = models.CharField(max_length=12, choices=Uitkomst, default=Uitkomst.OPEN)
    besloten_door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    besloten_op = models.DateField(null=True, blank=True)
    afwijsreden = models.CharField(max_length=500, blank=True)
    geraakt = models.JSONField(default=list, blank=True)
    parameter = models.OneToOneField(Parameter, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = ParametervoorstelQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "parametervoorstellen"
        ordering = ("-voorgesteld_op", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(geldig_tot__isnull=True) | Q(geldig_tot__gte=F("geldig_van")),
                name="parametervoorstel_eindigt_na_begin",
            ),
            models.CheckConstraint(
                condition=Q(uitkomst="open", besloten_op__isnull=True, besloten_door__isnull=True)
                | Q(uitkomst__in=["vastgesteld", "afgewezen"], besloten_op__isnull=False, besloten_door__isnull=False),
                name="parametervoorstel_besloten_door_iemand",
            ),
            models.UniqueConstraint(
                fields=["gemeente", "code", "geldig_van"], condition=Q(uitkomst="open"),
                name="een_open_voorstel_per_dag",
            ),
        )  # fmt: skip
        triggers = onveranderlijk("parametervoorstel", zodra="besloten_op")

    def __str__(self) -> str:
        return f"{self.code} vanaf {self.geldig_van:%Y-%m-%d}"

    @property
    def is_open(self) -> bool:
        """Whether somebody must still decide."""
        return self.uitkomst == self.Uitkomst.OPEN

    @property
    def soort(self) -> Parametersoort:
        """What kind of parameter this is."""
        return SOORTEN[self.code]
