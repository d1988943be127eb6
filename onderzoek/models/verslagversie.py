"""Every version of the text of a verslag, the check, what was sent, what the client added (V-03, V-04, X-11)."""

import json

from django.db import models

from meldingen import klok
from meldingen.models import Document, Gebruiker
from meldingen.onveranderlijk import onveranderlijk
from meldingen.velden import VersleuteldeTekst
from onderzoek.models.verslag import Verslag


class Verslagversie(models.Model):
    """The text as it was saved once; the newest of a verslag counts. A row never changes."""

    verslag = models.ForeignKey(Verslag, on_delete=models.PROTECT, related_name="versies", db_index=False)
    nummer = models.PositiveSmallIntegerField()
    tekst = VersleuteldeTekst(help_text="De onderdelen als JSON.")
    kenmerk = models.CharField(max_length=64, help_text="HMAC van de tekst.")
    op = models.DateField()
    vastgelegd_op = models.DateTimeField(default=klok.nu, editable=False)
    door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name_plural = "verslagversies"
        ordering = ("-verslag__versie", "-nummer")
        constraints = (models.UniqueConstraint(fields=["verslag", "nummer"], name="verslagversie_een_keer"),)
        triggers = onveranderlijk("verslagversie", vrij=("tekst",))

    def __str__(self) -> str:
        return f"{self.verslag.versie}.{self.nummer}"

    @property
    def onderdelen(self) -> dict[str, str]:
        """The text by code of the part."""
        inhoud: dict[str, str] = json.loads(self.tekst)
        return inhoud


class Verslagtoets(models.Model):
    """A colleague looked at one version: good to send, or back with a reason (V-03, TR-11)."""

    versie = models.OneToOneField(Verslagversie, on_delete=models.PROTECT, related_name="toets")
    is_akkoord = models.BooleanField()
    reden = VersleuteldeTekst(blank=True)
    op = models.DateField()
    door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name_plural = "verslagtoetsen"

    def __str__(self) -> str:
        return "Akkoord" if self.is_akkoord else "Teruggestuurd"


class Verslagstuk(models.Model):
    """One line of the manifest: a piece that belongs to the verslag, with its version and digest (V-04)."""

    class Soort(models.TextChoices):
        VERSLAG = "verslag", "Verslag en ondersteuningsplan"
        PERSOONLIJK_PLAN = "persoonlijk_plan", "Persoonlijk plan"
        GESPREK = "gesprek", "Gespreksverslag"
        STUK = "stuk", "Ontvangen stuk"
        ZORGPLAN = "zorgplan", "Zorgplan"

    verslag = models.ForeignKey(Verslag, on_delete=models.PROTECT, related_name="stukken")
    soort = models.CharField(max_length=20, choices=Soort)
    titel = models.CharField(max_length=160)
    versie = models.CharField(max_length=10, blank=True)
    op = models.DateField(help_text="De datum van het stuk.")
    kenmerk = models.CharField(max_length=64, blank=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name_plural = "verslagstukken"
        ordering = ("pk",)
        triggers = onveranderlijk("verslagstuk")

    def __str__(self) -> str:
        return self.titel


class Verslagaanvulling(models.Model):
    """What the client adds to a verslag that was sent, in own words; it stays beside it, also unsigned (X-11)."""

    verslag = models.ForeignKey(Verslag, on_delete=models.PROTECT, related_name="aanvullingen")
    tekst = VersleuteldeTekst()
    kenmerk = models.CharField(max_length=64, help_text="HMAC van de tekst.")
    op = models.DateField()
    door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")
    namens = VersleuteldeTekst(blank=True, help_text="Wie namens de cliënt schreef (A-17).")
    vastgelegd_op = models.DateTimeField(default=klok.nu, editable=False)

    class Meta:
        verbose_name_plural = "verslagaanvullingen"
        ordering = ("pk",)
        triggers = onveranderlijk("verslagaanvulling", vrij=("tekst", "namens"))

    def __str__(self) -> str:
        return f"Aanvulling van {self.op:%Y-%m-%d}"
