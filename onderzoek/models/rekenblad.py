"""Rekenblad: one calculation for a voorziening, as it was made; and what decides about the eigen bijdrage."""

import json
from decimal import Decimal
from typing import Any

from django.db import models

from meldingen.models import Document, Gebruiker
from meldingen.velden import VersleuteldeTekst
from onderzoek.models.keuze import Voorzieningkeuze
from onderzoek.models.onderzoek import Onderzoek
from onderzoek.rekenen.stappen import Rekenstap, schrijf_euro


class Rekenblad(models.Model):
    """What was filled in, which parameters were used, and the outcome with its steps. The newest counts.

    `uitkomst` is in euro, per `eenheid` ("per maand"). Parameters are copied: a later change leaves the sheet as it is.
    """

    keuze = models.ForeignKey(Voorzieningkeuze, on_delete=models.PROTECT, related_name="rekenbladen")
    rekenwijze = models.CharField(max_length=30)
    invoer = VersleuteldeTekst()
    stappen = VersleuteldeTekst()
    parameters = models.JSONField(default=dict)
    uitkomst = models.DecimalField(max_digits=11, decimal_places=2)
    eenheid = models.CharField(max_length=30)
    gemaakt_op = models.DateField()
    door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name_plural = "rekenbladen"
        ordering = ("-pk",)
        constraints = (models.CheckConstraint(condition=models.Q(uitkomst__gte=0), name="rekenblad_niet_negatief"),)

    def __str__(self) -> str:
        return f"Rekenblad {self.pk}"

    @property
    def geschreven(self) -> str:
        """The outcome as one writes it: € 387,45 eenmalig."""
        return f"{schrijf_euro(self.uitkomst)} {self.eenheid}"

    @property
    def gegevens(self) -> dict[str, Any]:
        """What was filled in, as the form calls it; amounts and days as text."""
        return json.loads(self.invoer)

    @property
    def rekenstappen(self) -> list[Rekenstap]:
        """The steps in order."""
        return [
            Rekenstap(wat, None if bedrag is None else Decimal(bedrag), uitleg, regel)
            for wat, bedrag, uitleg, regel in json.loads(self.stappen)
        ]


class Bijdragesituatie(models.Model):
    """What about client and household decides whether an eigen bijdrage is due (E-04, E-17).

    Never an income: the gemeente does not know it and does not ask it (E-12). The age comes from the client.
    """

    class Advies(models.TextChoices):
        AMW = "amw", "Algemeen maatschappelijk werk"
        RAAD = "raad", "Raad voor de Kinderbescherming"
        VEILIG_THUIS = "veilig_thuis", "Veilig Thuis"

    onderzoek = models.OneToOneField(Onderzoek, on_delete=models.PROTECT, related_name="bijdragesituatie")
    meerpersoons_onder_aow = models.BooleanField(default=False)
    betaalt_wlz_of_bw = models.BooleanField(default=False)
    nachten_opvang = models.PositiveSmallIntegerField(default=0)
    woningaanpassing_kind = models.BooleanField(default=False)
    risico_minderjarige = models.BooleanField(default=False)
    advies_van = models.CharField(max_length=15, choices=Advies, blank=True)
    advies_stuk = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    toelichting = VersleuteldeTekst(blank=True)
    vastgesteld_op = models.DateField()
    door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name_plural = "bijdragesituaties"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(risico_minderjarige=False)
                | (~models.Q(advies_van="") & models.Q(advies_stuk__isnull=False)),
                name="bijdrage_risico_met_advies",
            ),
        )

    def __str__(self) -> str:
        return f"Bijdragesituatie bij {self.onderzoek_id}"
