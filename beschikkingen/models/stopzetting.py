"""Stopzetting: what was agreed about help that the client gave up (H-13), and the last day of each voorziening."""

from django.db import models

from beschikkingen.models.voorziening import Voorziening
from beschikkingen.models.wijziging import Opzegging
from meldingen.models import Gebruiker, Melding
from meldingen.querysets import ZaakdeelQuerySet
from meldingen.velden import VersleuteldeTekst


class Stopzetting(models.Model):
    """How staff processed one opzegging. After a death D-27 goes to the relative named here, or `geen_brief` says why
    none goes. It counts as long as the opzegging itself does not lapse (`Opzegging.vervallen_op`).
    """

    class Terug(models.TextChoices):
        NIETS = "niets", "Er hoeft niets terug"
        OPHALEN = "ophalen", "Het wordt opgehaald"
        BRENGEN = "brengen", "De inwoner brengt het terug"
        MEE = "mee", "De inwoner neemt het mee naar de nieuwe gemeente"

    class Bijdrage(models.TextChoices):
        STOPT = "stopt", "De eigen bijdrage stopt"
        DOOR = "door", "De eigen bijdrage loopt door voor andere hulp"
        GEEN = "geen", "Er was geen eigen bijdrage"

    opzegging = models.OneToOneField(Opzegging, on_delete=models.PROTECT, related_name="stopzetting")
    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, related_name="stopzettingen")
    laatste_dag = models.DateField(help_text="De laatste dag van de hulp.")
    andere_hulp = VersleuteldeTekst(blank=True, help_text="Hulp die stopt en niet in het portaal staat.")
    terug = models.CharField(max_length=8, choices=Terug)
    terug_wat = VersleuteldeTekst(blank=True)
    terug_wie = VersleuteldeTekst(blank=True, help_text="Wie het ophaalt, of waar het heen gaat.")
    bijdrage = models.CharField(max_length=6, choices=Bijdrage)
    contact = VersleuteldeTekst(blank=True, help_text="Wat met de inwoner is besproken.")
    nabestaande = VersleuteldeTekst(blank=True)
    straat = VersleuteldeTekst(blank=True)
    postcode_plaats = VersleuteldeTekst(blank=True)
    geen_brief = VersleuteldeTekst(blank=True)
    op = models.DateField()
    door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")

    objects = ZaakdeelQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "stopzettingen"
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"Stopzetting per {self.laatste_dag:%Y-%m-%d}"


class Hulpeinde(models.Model):
    """The agreed last day of one voorziening; before its first day when it never begins. With what it was before, for
    when the opzegging is taken back.
    """

    stopzetting = models.ForeignKey(Stopzetting, on_delete=models.PROTECT, related_name="eindes")
    voorziening = models.ForeignKey(Voorziening, on_delete=models.PROTECT, related_name="eindes")
    laatste_dag = models.DateField()
    einddatum_was = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "hulpeindes"
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["stopzetting", "voorziening"], name="hulpeinde_een_keer_per_voorziening"),
        )

    def __str__(self) -> str:
        return f"{self.voorziening} tot en met {self.laatste_dag:%Y-%m-%d}"
