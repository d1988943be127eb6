"""Mandaatoverdracht: beschermd wonen or opvang, carried out by another college in our name (TR-59)."""

from django.db import models
from django.db.models import Q

from meldingen import klok
from meldingen.models import Gebruiker, Melding
from meldingen.querysets import ZaakdeelQuerySet
from meldingen.velden import VersleuteldeTekst


class Mandaatoverdracht(models.Model):
    """One handing over of a case that stays ours: who carries it out, on which facts, and what came back.

    `toets` holds the answers on the criteria as JSON. The clocks are not here: they stay with the case (BW-03).
    """

    class Soort(models.TextChoices):
        BESCHERMD_WONEN = "beschermd_wonen", "Beschermd wonen"
        OPVANG = "opvang", "Opvang, dag en nacht"

    class Antwoord(models.TextChoices):
        RAPPORT = "rapport", "Een rapport"
        ADVIES = "advies", "Een advies"
        TOEGEKEND = "toegekend", "Een besluit: toegekend"
        AFGEWEZEN = "afgewezen", "Een besluit: afgewezen"

    class Leveringsvorm(models.TextChoices):
        NATURA = "natura", "Zorg in natura, in een instelling"
        VPT = "vpt", "Volledig pakket thuis"
        PGB = "pgb", "Persoonsgebonden budget"

    class Plaatsing(models.TextChoices):
        WACHT = "wacht", "Wacht op een plek"
        OVERBRUGGING = "overbrugging", "Wacht op een plek, met overbruggingszorg van de aanbieder"
        GEPLAATST = "geplaatst", "Heeft een plek"

    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, related_name="mandaatoverdrachten")
    soort = models.CharField(max_length=20, choices=Soort)
    uitvoerder = models.CharField(max_length=120)
    adres = models.CharField(max_length=120)
    postcode_plaats = models.CharField(max_length=120)
    meldingsdatum = models.DateField()
    herkomst = models.CharField(max_length=80, blank=True, help_text="Gemeente waar de inwoner vandaan komt (BW-01).")
    toets = VersleuteldeTekst()
    toelichting = VersleuteldeTekst()
    geinformeerd_op = models.DateField()
    overgedragen_op = models.DateField()
    door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")
    vastgelegd_op = models.DateTimeField(default=klok.nu, editable=False)

    # What the one who carries it out reports on the way (BW-11, BW-16).
    getoetst_op = models.DateField(null=True, blank=True)
    postadres_op = models.DateField(null=True, blank=True)
    aangemeld_op = models.DateField(null=True, blank=True)
    intake_op = models.DateField(null=True, blank=True)
    plaatsing = models.CharField(max_length=12, choices=Plaatsing, blank=True)

    # The answer.
    antwoord = models.CharField(max_length=12, choices=Antwoord, blank=True)
    antwoord_op = models.DateField(null=True, blank=True)
    samenvatting = VersleuteldeTekst(blank=True)
    zzp = models.PositiveSmallIntegerField(null=True, blank=True)
    etmalen = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Per week.")
    leveringsvorm = models.CharField(max_length=8, choices=Leveringsvorm, blank=True)
    dagbesteding = models.CharField(max_length=20, blank=True)
    vervoer_nodig = models.BooleanField(default=False)
    geldig_van = models.DateField(null=True, blank=True)
    geldig_tot = models.DateField(null=True, blank=True)

    objects = ZaakdeelQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "mandaatoverdrachten"
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["melding"], condition=Q(antwoord_op__isnull=True), name="een_open_mandaatoverdracht"
            ),
            models.CheckConstraint(
                condition=Q(antwoord="", antwoord_op__isnull=True) | (~Q(antwoord="") & Q(antwoord_op__isnull=False)),
                name="mandaat_antwoord_heeft_datum",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_soort_display()} ({self.overgedragen_op:%Y-%m-%d})"
