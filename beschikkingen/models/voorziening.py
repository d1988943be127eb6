"""Voorziening: what was granted, with a small machine of its own (VZ)."""

from django.db import models
from django_fsm import FSMField, FSMModelMixin, transition

from beschikkingen.models.regel import Besluitregel
from meldingen.models import Client, Melding
from meldingen.querysets import ZaakdeelQuerySet


class Voorziening(FSMModelMixin, models.Model):
    """In the name of the client, not of the mantelzorger (L-02); separate from other voorzieningen (L-13).

    `einddatum` is the last day of help, whether it was granted so, decided later or agreed with the client; what never
    begins has a last day before its first one. Up to and including that day it is valid, whatever its status.
    """

    class Status(models.TextChoices):
        TOEGEKEND = "toegekend", "Toegekend"
        BEEINDIGD = "beeindigd", "Beëindigd"

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="voorzieningen")
    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, related_name="voorzieningen")
    regel = models.OneToOneField(Besluitregel, on_delete=models.PROTECT, related_name="voorziening")
    status = FSMField(default=Status.TOEGEKEND, choices=Status.choices, protected=True)
    ingangsdatum = models.DateField()
    einddatum = models.DateField(null=True, blank=True)

    objects = ZaakdeelQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "voorzieningen"
        ordering = ("ingangsdatum", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(status__in=["toegekend", "beeindigd"]), name="voorziening_status_bestaat"
            ),
        )

    def __str__(self) -> str:
        return str(self.regel)

    @transition(status, source=Status.TOEGEKEND, target=Status.BEEINDIGD, custom={"code": "VZ-12"})
    def vervallen_voor_start(self) -> None: ...

    # From `toegekend` until orders to aanbieders are kept: what was granted runs from its first day (VZ-02, VZ-03).
    @transition(status, source=Status.TOEGEKEND, target=Status.BEEINDIGD, custom={"code": "VZ-08"})
    def opzeggen(self) -> None: ...
