"""Gebeurtenis and Inzage: what happened and who looked. Append-only, enforced by the database."""

from django.db import models

from meldingen import klok
from meldingen.models.gebruiker import Gebruiker
from meldingen.models.gemeente import Gemeente
from meldingen.models.melding import Melding
from meldingen.onveranderlijk import onveranderlijk
from meldingen.querysets import ZaakdeelQuerySet
from meldingen.velden import VersleuteldeTekst


class Gebeurtenis(models.Model):
    """One act: who, which row of the catalogue, from and to, why, the legal day and the moment of recording.

    The database refuses DELETE, and every UPDATE except new ciphertext for the same text (key rotation):
    `reden_kenmerk` keeps the keyed digest of the plaintext.
    """

    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, related_name="gebeurtenissen", db_index=False)
    code = models.CharField(max_length=10)
    naam = models.CharField(max_length=120)
    van = models.CharField(max_length=20, blank=True)
    naar = models.CharField(max_length=20, blank=True)
    reden = VersleuteldeTekst(blank=True)
    reden_kenmerk = models.CharField(max_length=64, blank=True)
    op = models.DateField()
    vastgelegd_op = models.DateTimeField(default=klok.nu)
    door = models.ForeignKey(
        Gebruiker, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        help_text="Leeg: het systeem of de inwoner zonder account (zie `namens`).",
    )  # fmt: skip
    namens = models.CharField(max_length=40, blank=True)

    objects = ZaakdeelQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "gebeurtenissen"
        ordering = ("-vastgelegd_op", "-pk")
        indexes = (models.Index(fields=["melding", "-vastgelegd_op", "-id"], name="gebeurtenis_tijdlijn"),)
        triggers = onveranderlijk("gebeurtenis", vrij=("reden",))

    def __str__(self) -> str:
        return f"{self.code} {self.naam}"

    @property
    def wie(self) -> str:
        """Who acted, in words for the timeline."""
        return str(self.door) if self.door else (self.namens or "het systeem")


class Inzage(models.Model):
    """Someone opened a dossier or document (X-17). Nobody changes or removes this."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="+", db_index=False)
    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, related_name="inzagen")
    gebruiker = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")
    wat = models.CharField(max_length=60)
    is_geweigerd = models.BooleanField(default=False, help_text="Wie dit probeerde, mocht deze zaak niet zien.")
    vastgelegd_op = models.DateTimeField(default=klok.nu)

    class Meta:
        verbose_name_plural = "inzagen"
        ordering = ("-vastgelegd_op",)
        indexes = (models.Index(fields=["gemeente", "-vastgelegd_op"], name="inzage_per_gemeente"),)
        triggers = onveranderlijk("inzage")

    def __str__(self) -> str:
        return f"{self.gebruiker}: {self.wat}"
