"""Offerte: what a supplier asks for a thing, with the paper, and by whom and when it was accepted (O-19, W-03)."""

from django.db import models

from meldingen import klok
from meldingen.models import Document, Gebruiker, Melding
from meldingen.querysets import ZaakdeelQuerySet
from meldingen.velden import VersleuteldeTekst


class OfferteQuerySet(ZaakdeelQuerySet):
    def aanvaard(self) -> "OfferteQuerySet":
        """What the gemeente accepted: the kostprijs of a thing without a contract (W-03)."""
        return self.filter(aanvaard_op__isnull=False)


class Offerte(models.Model):
    """One quotation within the investigation. Several may be asked for the same thing; amounts in euro, with VAT."""

    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, related_name="offertes")
    wat = VersleuteldeTekst(help_text="Waarvoor de offerte is, zoals ‘traplift, twee bochten’.")
    leverancier = models.CharField(max_length=120)
    bedrag = models.DecimalField(max_digits=9, decimal_places=2)
    ontvangen_op = models.DateField()
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    aanvaard_op = models.DateField(null=True, blank=True)
    aanvaard_door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    vastgelegd_op = models.DateTimeField(default=klok.nu, editable=False)
    door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")

    objects = OfferteQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "offertes"
        ordering = ("ontvangen_op", "pk")
        constraints = (
            models.CheckConstraint(condition=models.Q(bedrag__gt=0), name="offerte_met_bedrag"),
            models.CheckConstraint(
                condition=models.Q(aanvaard_op__isnull=True, aanvaard_door__isnull=True)
                | models.Q(aanvaard_op__gte=models.F("ontvangen_op"), aanvaard_door__isnull=False),
                name="offerte_aanvaard_door_iemand",
            ),
        )

    def __str__(self) -> str:
        return f"Offerte van {self.leverancier}"
