"""Verslag: the written account of the investigation (Wmo 2.3.2 lid 8) and what the client answered."""

from django.db import models

from meldingen.models import Document, Gebruiker, Melding
from meldingen.querysets import ZaakdeelQuerySet
from meldingen.velden import VersleuteldeTekst


class Verslag(models.Model):
    """One version of the account; the newest counts. The client's own words stay beside it unchanged (V-07)."""

    class Uitkomst(models.TextChoices):
        OPGELOST = "opgelost", "Opgelost zonder maatwerkvoorziening (optie 1)"
        OVERIG = "overig", "Maatwerkvoorziening of nog niet opgelost (optie 2)"

    class Wijze(models.TextChoices):
        NAT = "nat", "Op papier"
        DIGITAAL = "digitaal", "In Mijn zaak"

    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, related_name="verslagen", db_index=False)
    versie = models.PositiveSmallIntegerField()
    opgesteld_op = models.DateField()
    opgesteld_door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")
    uitkomst = models.CharField(max_length=10, choices=Uitkomst)
    conclusie = VersleuteldeTekst(help_text="Wat er volgens het onderzoek nodig is.")
    resultaat = VersleuteldeTekst(help_text="Wat de inwoner wil bereiken.")
    aanpak = VersleuteldeTekst(help_text="Hoe dat wordt bereikt.")
    uitvoerder = models.CharField(max_length=160, help_text="Wie het doet.")
    evaluatie_op = models.DateField(null=True, blank=True)
    vastgesteld_op = models.DateField(null=True, blank=True)
    verzonden_op = models.DateField(null=True, blank=True)
    zorgplan_nodig = models.BooleanField(
        default=False, help_text="Er is een dienst in natura nodig waarvoor een aanbieder een zorgplan maakt (V-08)."
    )
    niet_gewenst_op = models.DateField(
        null=True, blank=True, help_text="De dag waarop de cliënt zei het verslag niet te willen ontvangen (V-12)."
    )
    wens = VersleuteldeTekst(blank=True, help_text="Hoe de cliënt dat liet weten.")
    retour_op = models.DateField(null=True, blank=True)
    retour_wijze = models.CharField(max_length=10, choices=Wijze, blank=True, help_text="Hoe de cliënt tekende (V-06).")
    retour_akkoord = models.BooleanField(null=True, blank=True)
    retour_is_aanvraag = models.BooleanField(null=True, blank=True)
    retour_reactie = VersleuteldeTekst(blank=True)
    retour_document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = ZaakdeelQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "verslagen"
        ordering = ("-versie",)
        constraints = (
            models.UniqueConstraint(fields=["melding", "versie"], name="verslag_versie_een_keer"),
            models.CheckConstraint(
                condition=models.Q(verzonden_op__isnull=True) | models.Q(vastgesteld_op__isnull=False),
                name="verslag_verzonden_na_vaststelling",
            ),
        )

    def __str__(self) -> str:
        return f"Verslag versie {self.versie}"
