"""Beroep: what the court was asked, and what it said (B-28, B-31)."""

from django.db import models

from beschikkingen.models.bezwaar import Bezwaar
from meldingen import klok
from meldingen.models import Gebruiker, Melding
from meldingen.querysets import ZaakdeelQuerySet
from meldingen.velden import VersleuteldeTekst


class Beroep(models.Model):
    """An appeal at the court: against a decision on bezwaar, or because a decision does not come (Awb 6:12)."""

    class Soort(models.TextChoices):
        BESLISSING = "beslissing", "Tegen de beslissing op bezwaar"
        NIET_TIJDIG = "niet_tijdig", "Wegens niet op tijd beslissen"

    class Instantie(models.TextChoices):
        RECHTBANK = "rechtbank", "Rechtbank"
        HOGER_BEROEP = "hoger_beroep", "Centrale Raad van Beroep"

    class Uitkomst(models.TextChoices):
        GEGROND = "gegrond", "Gegrond: er moet een nieuw besluit komen"
        IN_STAND = "in_stand", "Gegrond, maar de gevolgen blijven of de rechter besliste zelf"
        ONGEGROND = "ongegrond", "Ongegrond"
        NIET_ONTVANKELIJK = "niet_ontvankelijk", "Niet-ontvankelijk"
        INGETROKKEN = "ingetrokken", "Ingetrokken"

    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, related_name="beroepen")
    bezwaar = models.ForeignKey(Bezwaar, on_delete=models.PROTECT, null=True, blank=True, related_name="beroepen")
    soort = models.CharField(max_length=12, choices=Soort)
    instantie = models.CharField(max_length=12, choices=Instantie, default=Instantie.RECHTBANK)
    nummer_rechtbank = models.CharField(max_length=40, blank=True)
    ontvangen_op = models.DateField(help_text="De dag waarop de rechtbank het ons meldde.")
    stukken_uiterlijk_op = models.DateField(null=True, blank=True)
    is_prematuur = models.BooleanField(
        default=False, help_text="Zonder geldige ingebrekestelling, of binnen twee weken erna (Awb 6:12)."
    )
    uitspraak_op = models.DateField(null=True, blank=True)
    uitkomst = models.CharField(max_length=20, choices=Uitkomst, blank=True)
    uitspraak = VersleuteldeTekst(blank=True)
    vastgelegd_op = models.DateTimeField(default=klok.nu, editable=False)
    door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")

    objects = ZaakdeelQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "beroepen"
        ordering = ("ontvangen_op", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(soort="niet_tijdig") | models.Q(bezwaar__isnull=False), name="beroep_tegen_iets"
            ),
            models.UniqueConstraint(
                fields=["bezwaar"], condition=models.Q(uitspraak_op__isnull=True), name="een_lopend_beroep_per_bezwaar"
            ),
        )

    def __str__(self) -> str:
        return f"Beroep van {self.ontvangen_op:%Y-%m-%d}"
