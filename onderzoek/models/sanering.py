"""Sanering: a very dirty household goes to the GGD first; help in the house may follow (M-22)."""

from django.db import models

from meldingen.models import Gebruiker, Melding
from meldingen.querysets import ZaakdeelQuerySet
from meldingen.velden import VersleuteldeTekst


class Sanering(models.Model):
    """Referred to the GGD, and clean again. From `klaar_op` on the case is 'na sanering'."""

    melding = models.OneToOneField(Melding, on_delete=models.PROTECT, related_name="sanering")
    aangemeld_op = models.DateField()
    toelichting = VersleuteldeTekst(help_text="Wat er is gezien en met wie bij de GGD is gesproken.")
    klaar_op = models.DateField(null=True, blank=True)
    door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")

    objects = ZaakdeelQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "saneringen"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(klaar_op__isnull=True) | models.Q(klaar_op__gte=models.F("aangemeld_op")),
                name="sanering_klaar_na_aanmelding",
            ),
        )

    def __str__(self) -> str:
        return f"Sanering bij {self.melding_id}"
