"""What help is fitted to (O-24, O-28), and what the client was asked for (O-26)."""

from django.db import models

from meldingen.velden import VersleuteldeTekst
from onderzoek.models.gespreksdeel import Gespreksdeel
from onderzoek.models.onderzoek import Onderzoek


class Afstemming(Gespreksdeel):
    """To what else in the life of the client the help is fitted, and by which instrument it was indicated."""

    onderzoek = models.OneToOneField(Onderzoek, on_delete=models.PROTECT, related_name="afstemming")
    omstandigheden = VersleuteldeTekst(blank=True)
    zorgverzekering = VersleuteldeTekst(blank=True)
    jeugdhulp = VersleuteldeTekst(blank=True)
    onderwijs = VersleuteldeTekst(blank=True)
    werk = VersleuteldeTekst(blank=True)
    participatiewet = VersleuteldeTekst(blank=True)
    levensovertuiging = VersleuteldeTekst(blank=True)
    instrument = models.CharField(max_length=120, blank=True)
    instrument_versie = models.CharField(max_length=40, blank=True)
    onderbouwing = VersleuteldeTekst(blank=True, help_text="In eigen woorden; het instrument alleen is geen reden.")

    class Meta:
        verbose_name_plural = "afstemmingen"

    def __str__(self) -> str:
        return f"Afstemming bij onderzoek {self.onderzoek_id}"


class Gegevensverzoek(Gespreksdeel):
    """Something the client was asked for, and the answer; a refusal has no consequence by itself."""

    class Reactie(models.TextChoices):
        GEGEVEN = "gegeven", "Gegeven"
        HEEFT_NIET = "heeft_niet", "De inwoner heeft het niet"
        PRIVACY = "privacy", "Geweigerd om een zwaarwegend privacybelang"
        GEWEIGERD = "geweigerd", "Geweigerd om een andere reden"

    onderzoek = models.ForeignKey(Onderzoek, on_delete=models.PROTECT, related_name="gegevensverzoeken")
    gevraagd = VersleuteldeTekst()
    gevraagd_op = models.DateField()
    reactie = models.CharField(max_length=12, choices=Reactie, blank=True)
    gereageerd_op = models.DateField(null=True, blank=True)
    toelichting = VersleuteldeTekst(blank=True)

    class Meta:
        verbose_name_plural = "gegevensverzoeken"
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(reactie="") | models.Q(gereageerd_op__gte=models.F("gevraagd_op")),
                name="reactie_na_verzoek",
            ),
        )

    def __str__(self) -> str:
        return f"Gegevensverzoek {self.pk}"
