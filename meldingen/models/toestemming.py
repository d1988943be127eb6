"""Toestemming: what the client agreed to, for which source and purpose, until when, and when it was taken back."""

from datetime import date

from django.db import models
from django.db.models import Q

from meldingen import klok
from meldingen.models.document import Document
from meldingen.models.gebruiker import Gebruiker
from meldingen.models.melding import Melding
from meldingen.querysets import ToestemmingQuerySet
from meldingen.velden import VersleuteldeTekst


class Toestemming(models.Model):
    """One answer of the client to one question (M-05, X-04, X-05). A new answer is a new row."""

    class Bron(models.TextChoices):
        MELDING = "melding", "Melding door iemand anders"
        JEUGD = "jeugd", "Gegevens over jeugdhulp (Jeugdwet)"
        PARTICIPATIE = "participatie", "Gegevens over werk en inkomen (Participatiewet)"
        SCHULDHULP = "schuldhulp", "Gegevens over schuldhulp"
        CASEMANAGER = "casemanager", "Overleg met een andere hulpverlener of casemanager"
        ZORG = "zorg", "Gegevens van zorgverzekeraar of zorgaanbieder"
        MEDISCH = "medisch", "Medische gegevens delen met een adviseur"

    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, related_name="toestemmingen")
    bron = models.CharField(max_length=20, choices=Bron)
    doel = VersleuteldeTekst(help_text="Waarvoor de gegevens worden gebruikt.")
    wijze = VersleuteldeTekst(help_text="Hoe de cliënt het liet weten.")
    gegeven_op = models.DateField(null=True, blank=True)
    geweigerd_op = models.DateField(null=True, blank=True)
    geldig_tot = models.DateField(null=True, blank=True)
    ingetrokken_op = models.DateField(null=True, blank=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")
    vastgelegd_op = models.DateTimeField(default=klok.nu, editable=False)

    objects = ToestemmingQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "toestemmingen"
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(gegeven_op__isnull=False, geweigerd_op__isnull=True)
                | Q(gegeven_op__isnull=True, geweigerd_op__isnull=False, ingetrokken_op__isnull=True),
                name="toestemming_gegeven_of_geweigerd",
            ),
            models.CheckConstraint(
                condition=Q(geldig_tot__isnull=True) | Q(geldig_tot__gte=models.F("gegeven_op")),
                name="toestemming_eindigt_na_begin",
            ),
            models.CheckConstraint(
                condition=Q(ingetrokken_op__isnull=True) | Q(ingetrokken_op__gte=models.F("gegeven_op")),
                name="toestemming_ingetrokken_na_begin",
            ),
        )

    def __str__(self) -> str:
        return self.get_bron_display()

    def geldt_op(self, dag: date) -> bool:
        """Whether it may be relied on this day; from the day it is taken back, it may not."""
        if self.gegeven_op is None or dag < self.gegeven_op:
            return False
        if self.geldig_tot is not None and dag > self.geldig_tot:
            return False
        return self.ingetrokken_op is None or dag < self.ingetrokken_op
