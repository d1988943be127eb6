"""Beschikking: the decision, proposed by one and taken by another; immutable once taken."""

from django.db import models

from beschikkingen.models.aanvraag import Aanvraag
from beschikkingen.models.besluitsoort import Besluitsoort
from beschikkingen.models.mandaat import Mandaat
from beschikkingen.querysets import OP_AANVRAAG, BeschikkingQuerySet
from meldingen import klok
from meldingen.models import Gebruiker, Melding, Termijn
from meldingen.onveranderlijk import onveranderlijk
from meldingen.velden import VersleuteldeTekst


class Afwijking(models.TextChoices):
    """On which ground the decision deviates in favour of the client (B-19, B-20)."""

    HARDHEID = "hardheid", "Hardheidsclausule: de verordening leidt tot onbillijkheid van overwegende aard"
    BELEID = "beleid", "Bijzondere omstandigheden: de beleidsregel heeft onevenredige gevolgen (artikel 4:84 Awb)"


class Beschikking(models.Model):
    """A decision on an aanvraag. What waits for a signature has `voorgesteld_op` and no `besloten_op`."""

    Soort = Besluitsoort

    class Uitkomst(models.TextChoices):
        TOEGEKEND = "toegekend", "Toegekend"
        GEDEELTELIJK = "gedeeltelijk", "Gedeeltelijk toegekend"
        AFGEWEZEN = "afgewezen", "Afgewezen"
        BEEINDIGD = "beeindigd", "Beëindigd"
        HERZIEN = "herzien", "Herzien"
        INGETROKKEN = "ingetrokken", "Ingetrokken"
        TERUGGEVORDERD = "teruggevorderd", "Teruggevorderd"
        NIET_BEHANDELD = "niet_behandeld", "Niet behandeld"
        DWANGSOM = "dwangsom", "Dwangsom vastgesteld"
        GEEN_DWANGSOM = "geen_dwangsom", "Geen dwangsom"
        GEGROND = "gegrond", "Bezwaar gegrond"
        DEELS_GEGROND = "deels_gegrond", "Bezwaar deels gegrond"
        ONGEGROND = "ongegrond", "Bezwaar ongegrond"
        NIET_ONTVANKELIJK = "niet_ontvankelijk", "Bezwaar niet-ontvankelijk"

    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, related_name="beschikkingen")
    aanvraag = models.ForeignKey(
        Aanvraag, on_delete=models.PROTECT, null=True, blank=True, related_name="beschikkingen"
    )
    soort = models.CharField(max_length=20, choices=Besluitsoort, default=Besluitsoort.REGULIER)
    uitkomst = models.CharField(max_length=20, choices=Uitkomst)
    motivering = VersleuteldeTekst()
    motivering_kenmerk = models.CharField(max_length=64)
    afwijking = models.CharField(max_length=15, choices=Afwijking, blank=True)
    afwijking_motivering = VersleuteldeTekst(blank=True)
    voorgesteld_op = models.DateField(null=True, blank=True)
    voorgesteld_door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")
    teruggestuurd_op = models.DateField(null=True, blank=True)
    besloten_op = models.DateField(null=True, blank=True)
    besloten_door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    mandaat = models.ForeignKey(
        Mandaat, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        help_text="De regel van het mandaatregister waarop is beslist (B-01).",
    )  # fmt: skip
    bekendgemaakt_op = models.DateField(null=True, blank=True)
    bezwaar_tot = models.DateField(null=True, blank=True)
    bezwaartermijn = models.OneToOneField(
        Termijn, on_delete=models.PROTECT, null=True, blank=True, related_name="besluit",
        help_text="De klok voor bezwaar of beroep; die telt ook als de brief later is verzonden (B-24).",
    )  # fmt: skip
    parameters = models.JSONField(default=dict, help_text="De toegepaste waarden, gekopieerd (B-27).")
    vastgelegd_op = models.DateTimeField(default=klok.nu, editable=False)

    objects = BeschikkingQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "beschikkingen"
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["melding"],
                condition=models.Q(
                    soort="regulier", besloten_op__isnull=True, teruggestuurd_op__isnull=True,
                    voorgesteld_op__isnull=False,
                ),
                name="een_voorstel_tegelijk",
            ),
            models.CheckConstraint(
                condition=models.Q(besloten_op__isnull=True, besloten_door__isnull=True)
                | models.Q(besloten_op__isnull=False, besloten_door__isnull=False),
                name="besluit_heeft_beslisser",
            ),
            models.CheckConstraint(
                condition=models.Q(uitkomst__in=[
                    "toegekend", "gedeeltelijk", "afgewezen", "niet_behandeld", "dwangsom", "geen_dwangsom",
                    "beeindigd", "herzien", "ingetrokken", "teruggevorderd", "gegrond", "deels_gegrond", "ongegrond",
                    "niet_ontvankelijk",
                ]),
                name="beschikking_uitkomst_bestaat",
            ),
        )  # fmt: skip
        triggers = onveranderlijk("besluit", vrij=("motivering", "afwijking_motivering"), zodra="besloten_op")

    def __str__(self) -> str:
        return f"{self.get_soort_display()}: {self.get_uitkomst_display().lower()}"

    @property
    def wacht_op_besluit(self) -> bool:
        """It lies with who may decide."""
        return self.voorgesteld_op is not None and self.besloten_op is None and self.teruggestuurd_op is None

    @property
    def is_op_aanvraag(self) -> bool:
        """Whether it is about the aanvraag itself: only that moves the case."""
        return self.soort in OP_AANVRAAG
