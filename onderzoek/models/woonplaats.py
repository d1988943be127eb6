"""Woonplaatscontrole: whether the client lives here, seen on a day (M-18)."""

from django.db import models

from meldingen import klok
from meldingen.models import Gebruiker, Melding
from meldingen.querysets import ZaakdeelQuerySet
from meldingen.velden import VersleuteldeTekst


class Woonplaatscontrole(models.Model):
    """What the BRP says, or what turned out otherwise, with its date. The outcome guards nothing: it is a fact."""

    class Bron(models.TextChoices):
        BRP = "brp", "De basisregistratie personen (BRP)"
        CLIENT = "client", "Wat de inwoner zelf zegt"
        BEZOEK = "bezoek", "Gezien bij een huisbezoek"

    class Uitkomst(models.TextChoices):
        HIER = "hier", "Woont in deze gemeente"
        ELDERS = "elders", "Woont in een andere gemeente"
        GEEN_ADRES = "geen_adres", "Heeft geen vaste woonplaats in Nederland"
        BUITENLAND = "buitenland", "Woont in het buitenland"

    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, related_name="woonplaatscontroles")
    gecontroleerd_op = models.DateField()
    bron = models.CharField(max_length=10, choices=Bron)
    uitkomst = models.CharField(max_length=12, choices=Uitkomst)
    is_beschermd_wonen = models.BooleanField(
        default=False, help_text="Vraag om beschermd wonen of opvang: landelijk toegankelijk."
    )
    toelichting = VersleuteldeTekst(blank=True)
    vastgelegd_op = models.DateTimeField(default=klok.nu, editable=False)
    door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")

    objects = ZaakdeelQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "woonplaatscontroles"
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.get_uitkomst_display()} ({self.gecontroleerd_op:%Y-%m-%d})"
