"""Adviesaanvraag: advice asked of an expert outside the gemeente, and what came back (O-17, O-18)."""

from django.db import models

from meldingen import klok
from meldingen.models import Document, Gebruiker, Melding, Toestemming
from meldingen.querysets import ZaakdeelQuerySet
from meldingen.velden import VersleuteldeTekst


class Adviesaanvraag(models.Model):
    """One question to one adviser. `vragen` and `gegevens` hold one item on each line: the letters D-05 print them."""

    class Soort(models.TextChoices):
        ZINTUIGLIJK = "zintuiglijk", "Specialist zintuiglijke beperking"
        MEDISCH = "medisch", "Medisch adviesbureau"
        WONING = "woning", "Specialist woningaanpassing"
        OVERIG = "overig", "Andere deskundige"

    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, related_name="adviesaanvragen")
    soort = models.CharField(max_length=12, choices=Soort)
    adviseur = models.CharField(max_length=160, help_text="In een lopende zin: ‘de arts van het adviesbureau’.")
    organisatie = models.CharField(max_length=120)
    adres = models.CharField(max_length=120)
    postcode_plaats = models.CharField(max_length=100)
    vragen = VersleuteldeTekst()
    gegevens = VersleuteldeTekst()
    doel = VersleuteldeTekst(help_text="Vult aan: ‘Wij vragen dit om …’.")
    geinformeerd_op = models.DateField(help_text="De dag waarop de cliënt hoorde wie wat krijgt en waarom (O-18).")
    toestemming = models.ForeignKey(Toestemming, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    geen_toestemming = VersleuteldeTekst(blank=True, help_text="Waarom toestemming niet nodig is.")
    verzonden_op = models.DateField()
    verwacht_op = models.DateField()
    ontvangen_op = models.DateField(null=True, blank=True)
    uitkomst = VersleuteldeTekst(blank=True)
    kosten = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True, help_text="In euro.")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    vastgelegd_op = models.DateTimeField(default=klok.nu, editable=False)
    door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")

    objects = ZaakdeelQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "adviesaanvragen"
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ontvangen_op__isnull=True) | models.Q(ontvangen_op__gte=models.F("verzonden_op")),
                name="advies_terug_na_verzending",
            ),
            models.CheckConstraint(
                condition=models.Q(verwacht_op__gte=models.F("verzonden_op")), name="advies_verwacht_na_verzending"
            ),
        )
        indexes = (
            models.Index(
                fields=["verwacht_op"], condition=models.Q(ontvangen_op__isnull=True), name="advies_wordt_verwacht"
            ),
        )

    def __str__(self) -> str:
        return self.get_soort_display()
