"""Spoedvoorziening: help at once, until the ordinary decision, with a small machine of its own (SP)."""

from django.db import models
from django.db.models import Q
from django_fsm import FSMField, FSMModelMixin, transition

from beschikkingen.models.beschikking import Beschikking
from meldingen.models import Gebruiker, Melding
from meldingen.querysets import ZaakdeelQuerySet
from meldingen.velden import VersleuteldeTekst

OPEN_SPOED = ("te_beoordelen", "tijdelijk_toegekend", "lopend")
LOPENDE_SPOED = ("tijdelijk_toegekend", "lopend")


class Spoedvoorziening(FSMModelMixin, models.Model):
    """From the signal that help cannot wait (SP-01) until the ordinary decision follows it up (Wmo 2.3.3)."""

    class Status(models.TextChoices):
        TE_BEOORDELEN = "te_beoordelen", "Te beoordelen"
        GEEN_SPOED = "geen_spoed", "Geen spoed"
        TIJDELIJK_TOEGEKEND = "tijdelijk_toegekend", "Tijdelijk toegekend"
        LOPEND = "lopend", "Hulp loopt"
        OPGEVOLGD = "opgevolgd", "Opgevolgd door het besluit"
        BEEINDIGD = "beeindigd", "Beëindigd"

    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, related_name="spoedvoorzieningen")
    status = FSMField(default=Status.TE_BEOORDELEN, choices=Status.choices, protected=True)
    gesignaleerd_op = models.DateField()
    aanleiding = VersleuteldeTekst(blank=True)
    hulp = VersleuteldeTekst(blank=True)
    aanbieder = models.CharField(max_length=120, blank=True, help_text="Leeg als de plek geheim is.")
    waarde = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    motivering = VersleuteldeTekst(blank=True)
    voorgesteld_door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    beoordeeld_op = models.DateField(null=True, blank=True)
    beoordeeld_door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    beschikking = models.OneToOneField(
        Beschikking, on_delete=models.PROTECT, null=True, blank=True, related_name="spoedvoorziening"
    )
    motiveren_voor = models.DateField(
        null=True, blank=True, help_text="Uiterste dag voor de motivering achteraf (Awb 3:47 lid 3)."
    )
    gemotiveerd_op = models.DateField(null=True, blank=True)
    ingangsdatum = models.DateField(null=True, blank=True)
    einddatum = models.DateField(null=True, blank=True, help_text="Laatste dag van de tijdelijke hulp.")

    objects = ZaakdeelQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "spoedvoorzieningen"
        ordering = ("-gesignaleerd_op", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["melding"], condition=Q(status__in=OPEN_SPOED), name="een_spoedvoorziening_tegelijk"
            ),
            models.CheckConstraint(
                condition=Q(
                    status__in=[
                        "te_beoordelen", "geen_spoed", "tijdelijk_toegekend", "lopend", "opgevolgd", "beeindigd",
                    ]
                ),
                name="spoed_status_bestaat",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["te_beoordelen", "geen_spoed"])
                | Q(beschikking__isnull=False, ingangsdatum__isnull=False),
                name="tijdelijke_hulp_heeft_besluit",
            ),
            models.CheckConstraint(
                condition=Q(einddatum__isnull=True) | Q(einddatum__gte=models.F("ingangsdatum")),
                name="tijdelijke_hulp_eindigt_na_begin",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"Spoed van {self.gesignaleerd_op:%Y-%m-%d}"

    @transition(status, source=Status.TE_BEOORDELEN, target=Status.TIJDELIJK_TOEGEKEND, custom={"code": "SP-02"})
    def tijdelijk_toekennen(self) -> None: ...

    @transition(status, source=Status.TE_BEOORDELEN, target=Status.GEEN_SPOED, custom={"code": "SP-03"})
    def geen_spoed(self) -> None: ...

    @transition(status, source=Status.TIJDELIJK_TOEGEKEND, target=Status.LOPEND, custom={"code": "SP-04"})
    def in_levering_nemen(self) -> None: ...

    @transition(
        status, source=[Status.TIJDELIJK_TOEGEKEND, Status.LOPEND], target=Status.OPGEVOLGD, custom={"code": "SP-05"}
    )
    def opvolgen(self) -> None: ...

    @transition(
        status, source=[Status.TIJDELIJK_TOEGEKEND, Status.LOPEND], target=Status.BEEINDIGD, custom={"code": "SP-06"}
    )
    def tijdelijk_beeindigen(self) -> None: ...
