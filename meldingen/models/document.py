"""Document: a letter we made or a paper we received. Its bytes are encrypted; once sent it never changes."""

import uuid

from django.db import models

from meldingen import klok
from meldingen.models.gebruiker import Gebruiker
from meldingen.models.gemeente import Gemeente
from meldingen.models.melding import Melding
from meldingen.onveranderlijk import onveranderlijk
from meldingen.querysets import PoststukQuerySet, ZaakdeelQuerySet
from meldingen.velden import VersleuteldeTekst


def _bestandspad(document: "Document", naam: str) -> str:
    """A path without meaning: no name, number or BSN on the disk."""
    sleutel = uuid.uuid4().hex
    return f"{sleutel[:2]}/{sleutel}"


class Document(models.Model):
    """A file in the case: kind (D-xx or what came in), digest, and when and how it was sent."""

    class Richting(models.TextChoices):
        UIT = "uit", "Door ons gemaakt"
        IN = "in", "Ontvangen"

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="documenten", db_index=False)
    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, related_name="documenten")
    sleutel = models.CharField(max_length=80, unique=True, help_text="Dezelfde brief ontstaat geen twee keer.")
    soort = models.CharField(max_length=20)
    titel = models.CharField(max_length=160)
    richting = models.CharField(max_length=3, choices=Richting)
    bestand = models.FileField(upload_to=_bestandspad, max_length=80)
    mediatype = models.CharField(max_length=100)
    omvang = models.PositiveIntegerField(help_text="In bytes, onversleuteld.")
    kenmerk = models.CharField(max_length=64, help_text="SHA-256 van de onversleutelde inhoud.")
    sjabloonversie = models.CharField(max_length=20, blank=True)
    gegevens = VersleuteldeTekst(blank=True, help_text="De invoer van de brief als JSON.")
    gegevens_kenmerk = models.CharField(max_length=64, blank=True)
    op = models.DateField()
    vastgelegd_op = models.DateTimeField(default=klok.nu)
    door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    verzonden_op = models.DateField(null=True, blank=True)
    kanaal = models.CharField(max_length=20, blank=True)
    bezorgd_aan = VersleuteldeTekst(blank=True, help_text="Naam en adres waarheen het is gegaan, als bewijs.")

    objects = ZaakdeelQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "documenten"
        ordering = ("-op", "-pk")
        constraints = (
            models.CheckConstraint(condition=models.Q(richting__in=["uit", "in"]), name="document_richting"),
        )
        triggers = onveranderlijk("document", vrij=("gegevens", "bezorgd_aan"), zodra="verzonden_op")

    def __str__(self) -> str:
        return self.titel


class Uitgaand(models.Model):
    """The outbox: what must leave stands here in the same transaction as its cause, and leaves exactly once."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="+", db_index=False)
    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, null=True, blank=True, related_name="uitgaand")
    soort = models.CharField(max_length=20)
    sleutel = models.CharField(max_length=80, unique=True)
    inhoud = models.JSONField(default=dict, help_text="Alleen verwijzingen; nooit een BSN of vrije tekst.")
    op = models.DateField()
    vastgelegd_op = models.DateTimeField(default=klok.nu)
    poging = models.PositiveSmallIntegerField(default=0)
    niet_voor = models.DateTimeField(null=True, blank=True)
    klaar_op = models.DateTimeField(null=True, blank=True)
    twijfel = models.BooleanField(
        default=False, help_text="Een eerdere poging brak af nadat de server iets kan hebben aangenomen."
    )
    fout = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name_plural = "uitgaand"
        ordering = ("pk",)
        indexes = (models.Index(fields=["id"], condition=models.Q(klaar_op__isnull=True), name="uitgaand_open"),)

    def __str__(self) -> str:
        return self.sleutel


class Poststuk(models.Model):
    """A paper that came in by post and was scanned: recognised if possible, then linked to a case by a person."""

    class Soort(models.TextChoices):
        HANDTEKENING = "handtekening", "Getekend verslag"
        ZORGPLAN = "zorgplan", "Getekend zorgplan"
        AANVRAAG = "aanvraag", "Aanvraagformulier"
        STUK = "stuk", "Gevraagd stuk of aanvulling"
        BEZWAAR = "bezwaar", "Bezwaarschrift"
        INGEBREKESTELLING = "ingebrekestelling", "Ingebrekestelling"
        ANDERS = "anders", "Iets anders"

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="poststukken")
    bestand = models.FileField(upload_to=_bestandspad, max_length=80)
    mediatype = models.CharField(max_length=100)
    omvang = models.PositiveIntegerField(help_text="In bytes, onversleuteld.")
    kenmerk = models.CharField(max_length=64, help_text="SHA-256; hetzelfde stuk komt er geen twee keer in.")
    ontvangen_op = models.DateField()
    voorstel = models.ForeignKey(
        Melding, on_delete=models.PROTECT, null=True, blank=True, related_name="+", help_text="De zaak die is herkend."
    )
    soort = models.CharField(max_length=20, choices=Soort, blank=True)
    document = models.OneToOneField(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="poststuk")
    vastgelegd_op = models.DateTimeField(default=klok.nu)
    door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")

    objects = PoststukQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "poststukken"
        ordering = ("ontvangen_op", "pk")
        constraints = (models.UniqueConstraint(fields=["gemeente", "kenmerk"], name="poststuk_een_keer"),)

    def __str__(self) -> str:
        return f"Poststuk van {self.ontvangen_op:%Y-%m-%d}"
