"""Beschikking: the decision, proposed by one and taken by another; immutable once taken."""

from django.db import models

from beschikkingen.models.aanvraag import Aanvraag, GevraagdeVoorziening
from meldingen import klok
from meldingen.models import Gebruiker, Melding, Termijn
from meldingen.onveranderlijk import onveranderlijk
from meldingen.querysets import ZaakdeelQuerySet
from meldingen.velden import VersleuteldeTekst


class Beschikking(models.Model):
    """A decision on an aanvraag. What waits for a signature has `voorgesteld_op` and no `besloten_op`."""

    class Soort(models.TextChoices):
        REGULIER = "regulier", "Besluit op de aanvraag"
        TIJDELIJK = "tijdelijk", "Tijdelijke voorziening"
        BUITEN_BEHANDELING = "buiten_behandeling", "Buiten behandeling"
        OP_BEZWAAR = "op_bezwaar", "Beslissing op bezwaar"
        HERZIENING = "herziening", "Herziening of intrekking"
        CORRECTIE = "correctie", "Correctie"
        DWANGSOM = "dwangsom", "Dwangsom"
        TERUGVORDERING = "terugvordering", "Terugvordering"
        BUITENLAND = "buitenland", "Pgb in het buitenland"

    class Uitkomst(models.TextChoices):
        TOEGEKEND = "toegekend", "Toegekend"
        GEDEELTELIJK = "gedeeltelijk", "Gedeeltelijk toegekend"
        AFGEWEZEN = "afgewezen", "Afgewezen"
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
    soort = models.CharField(max_length=20, choices=Soort, default=Soort.REGULIER)
    uitkomst = models.CharField(max_length=20, choices=Uitkomst)
    motivering = VersleuteldeTekst()
    motivering_kenmerk = models.CharField(max_length=64)
    voorgesteld_op = models.DateField(null=True, blank=True)
    voorgesteld_door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")
    teruggestuurd_op = models.DateField(null=True, blank=True)
    besloten_op = models.DateField(null=True, blank=True)
    besloten_door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    bekendgemaakt_op = models.DateField(null=True, blank=True)
    bezwaar_tot = models.DateField(null=True, blank=True)
    bezwaartermijn = models.OneToOneField(
        Termijn, on_delete=models.PROTECT, null=True, blank=True, related_name="besluit",
        help_text="De klok voor bezwaar of beroep; die telt ook als de brief later is verzonden (B-24).",
    )  # fmt: skip
    parameters = models.JSONField(default=dict, help_text="De toegepaste waarden, gekopieerd (B-27).")
    vastgelegd_op = models.DateTimeField(default=klok.nu, editable=False)

    objects = ZaakdeelQuerySet.as_manager()

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
                    "gegrond", "deels_gegrond", "ongegrond", "niet_ontvankelijk",
                ]),
                name="beschikking_uitkomst_bestaat",
            ),
        )  # fmt: skip
        triggers = onveranderlijk("besluit", vrij=("motivering",), zodra="besloten_op")

    def __str__(self) -> str:
        return f"{self.get_soort_display()}: {self.get_uitkomst_display().lower()}"


class Besluitregel(models.Model):
    """The decision on one gevraagde voorziening, with the omvang made concrete (B-16)."""

    class Leveringsvorm(models.TextChoices):
        NATURA = "natura", "In natura"
        PGB = "pgb", "Persoonsgebonden budget"

    class Frequentie(models.TextChoices):
        WEEK = "per week", "per week"
        MAAND = "per maand", "per maand"
        JAAR = "per jaar", "per jaar"
        TOTAAL = "in totaal", "in totaal"

    beschikking = models.ForeignKey(Beschikking, on_delete=models.PROTECT, related_name="regels")
    gevraagd = models.ForeignKey(GevraagdeVoorziening, on_delete=models.PROTECT, related_name="+")
    is_toegekend = models.BooleanField()
    leveringsvorm = models.CharField(max_length=10, choices=Leveringsvorm, blank=True)
    omvang = models.PositiveSmallIntegerField(null=True, blank=True)
    eenheid = models.CharField(max_length=20, blank=True)
    frequentie = models.CharField(max_length=20, choices=Frequentie, blank=True)
    ingangsdatum = models.DateField(null=True, blank=True)
    einddatum = models.DateField(null=True, blank=True)
    monitor_op = models.DateField(null=True, blank=True)
    kostprijs = models.DecimalField(
        max_digits=9, decimal_places=2, null=True, blank=True, help_text="Waarde van de hulp, in euro (B-14)."
    )
    resultaat = VersleuteldeTekst(blank=True)
    aanpak = VersleuteldeTekst(blank=True)
    tekst_kenmerk = models.CharField(max_length=64, help_text="Kenmerk van resultaat en aanpak samen.")
    aanbieder = models.CharField(max_length=120, blank=True)
    andere_hulp = models.CharField(max_length=200, blank=True, help_text="Wat verder nog helpt (B-12).")
    weigeringsgrond = models.CharField(max_length=30, blank=True)
    alternatief = models.CharField(max_length=200, blank=True, help_text="Wat wel kan (B-09).")

    class Meta:
        verbose_name_plural = "besluitregels"
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["beschikking", "gevraagd"], name="regel_een_keer_per_vraag"),
            models.CheckConstraint(
                condition=models.Q(einddatum__isnull=True) | models.Q(einddatum__gte=models.F("ingangsdatum")),
                name="regel_eindigt_na_ingang",
            ),
            models.CheckConstraint(
                condition=models.Q(is_toegekend=False)
                | models.Q(omvang__gt=0, ingangsdatum__isnull=False, einddatum__isnull=False)
                & ~models.Q(leveringsvorm=""),
                name="toekenning_is_concreet",
            ),
        )
        triggers = onveranderlijk("besluitregel", vrij=("resultaat", "aanpak"))

    def __str__(self) -> str:
        return str(self.gevraagd)
