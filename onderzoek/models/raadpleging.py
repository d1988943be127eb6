"""Raadpleging: who looked into what is known of the client, on which ground, and what was there that day (M-12)."""

from django.db import models

from meldingen import klok
from meldingen.models import Gebruiker, Melding, Toestemming
from meldingen.querysets import ZaakdeelQuerySet
from meldingen.velden import VersleuteldeTekst


class Raadpleging(models.Model):
    """One look with its ground and purpose (X-01). `bekend` is the dated snapshot: JSON pairs of subject and fact."""

    class Bron(models.TextChoices):
        WMO = "wmo", "Wmo-gegevens van de gemeente"
        BRP = "brp", "Basisregistratie personen (BRP)"
        CASEMANAGER = "casemanager", "Andere hulpverlener of casemanager"
        JEUGD = "jeugd", "Jeugdhulp (Jeugdwet)"
        PARTICIPATIE = "participatie", "Werk en inkomen (Participatiewet)"
        SCHULDHULP = "schuldhulp", "Schuldhulp"

    class Grondslag(models.TextChoices):
        ONDERZOEK = "onderzoek", "Nodig voor het onderzoek naar deze melding (Wmo 2015, artikel 5.1.1 lid 1)"
        TOESTEMMING = "toestemming", "De cliënt gaf hier toestemming voor (Wmo 2015, artikel 5.1.1 lid 4)"

    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, related_name="raadplegingen")
    bron = models.CharField(max_length=20, choices=Bron)
    grondslag = models.CharField(max_length=20, choices=Grondslag)
    toestemming = models.ForeignKey(Toestemming, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    doel = VersleuteldeTekst(help_text="Waarom dit nodig is.")
    bevinding = VersleuteldeTekst(blank=True, help_text="Wat er gevonden is buiten het portaal.")
    bekend = VersleuteldeTekst(blank=True, help_text="Wat er die dag bekend was (V-01).")
    op = models.DateField()
    vastgelegd_op = models.DateTimeField(default=klok.nu, editable=False)
    door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")

    objects = ZaakdeelQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "raadplegingen"
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(grondslag="onderzoek", toestemming__isnull=True)
                | models.Q(grondslag="toestemming", toestemming__isnull=False),
                name="raadpleging_heeft_grond",
            ),
        )

    def __str__(self) -> str:
        return self.get_bron_display()
