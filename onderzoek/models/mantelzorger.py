"""Somebody who cares for the client: what they do, how they bear it, and what they promise (O-07, O-08, O-27, O-34)."""

from django.db import models

from meldingen.models import Relatie
from meldingen.velden import VersleuteldeTekst
from onderzoek.models.gespreksdeel import Gespreksdeel
from onderzoek.models.huishouden import Draagkracht
from onderzoek.models.onderzoek import Onderzoek


class Mantelzorger(Gespreksdeel):
    """The answers to the sixteen questions of one mantelzorger, the result and the promise."""

    onderzoek = models.ForeignKey(Onderzoek, on_delete=models.PROTECT, related_name="mantelzorgers")
    naam = VersleuteldeTekst()
    relatie = models.CharField(max_length=20, choices=Relatie.Soort)
    is_hoofdverzorger = models.BooleanField(default=False, help_text="Doet de meeste taken.")
    is_contactpersoon = models.BooleanField(default=False, help_text="Regelt de zorg en weet er het meeste van.")
    antwoorden = VersleuteldeTekst(blank=True, help_text="De zestien vragen van O-34.")
    overbelast = models.CharField(max_length=10, choices=Draagkracht, blank=True)
    instrument = models.CharField(max_length=120, blank=True, help_text="Waarmee de belasting is gemeten.")
    overbelast_motivering = VersleuteldeTekst(blank=True)
    toezegging = VersleuteldeTekst(blank=True, help_text="Welke zorg de mantelzorger toezegt.")
    toezegging_uren = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Uren per week.")
    toezegging_tot = models.DateField(null=True, blank=True)
    toezegging_akkoord_op = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "mantelzorgers"
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["onderzoek"], condition=models.Q(is_hoofdverzorger=True), name="een_hoofdverzorger"
            ),
            models.UniqueConstraint(
                fields=["onderzoek"], condition=models.Q(is_contactpersoon=True), name="een_contactpersoon"
            ),
            models.CheckConstraint(
                condition=models.Q(overbelast="") | (~models.Q(instrument="") & ~models.Q(overbelast_motivering="")),
                name="belasting_is_onderbouwd",
            ),
            models.CheckConstraint(
                condition=models.Q(toezegging="") | models.Q(toezegging_akkoord_op__isnull=False),
                name="toezegging_met_akkoord",
            ),
        )

    def __str__(self) -> str:
        return f"Mantelzorger {self.pk}"
