"""Inwoner: who signs in to follow a case, and the one-time code by letter for who has no DigiD."""

from datetime import date

from django.db import models

from meldingen import klok
from meldingen.models.client import Client
from meldingen.models.gebruiker import Gebruiker
from meldingen.velden import VersleuteldeTekst


class Inwoner(models.Model):
    """The person behind an account without gemeente: proven by DigiD (`bsn_index`) or by a letter (`client`).

    A BSN alone opens no file: the birth date must agree with that of the client, because a BSN on a form may be a
    typing error that happens to be somebody else's.
    """

    gebruiker = models.OneToOneField(Gebruiker, on_delete=models.PROTECT, related_name="inwoner")
    bsn_index = models.CharField(max_length=64, unique=True, null=True, blank=True, editable=False)
    geboortedatum = models.DateField(null=True, blank=True)
    client = models.OneToOneField(Client, on_delete=models.PROTECT, null=True, blank=True, related_name="inwoner")
    pogingen = models.PositiveSmallIntegerField(default=0, help_text="Hoe vaak een andere geboortedatum is ingevuld.")

    class Meta:
        verbose_name_plural = "inwoners"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(bsn_index__isnull=True) | models.Q(client__isnull=True),
                name="inwoner_een_bewijs",
            ),
        )

    def __str__(self) -> str:
        return str(self.gebruiker)


class Inlogcode(models.Model):
    """A code that went to the client by letter; it opens the file once and only the digest is kept."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="inlogcodes")
    kenmerk = models.CharField(max_length=64)
    code = VersleuteldeTekst(blank=True, help_text="Leeg zodra de brief is gemaakt.")
    gevraagd_op = models.DateField()
    geldig_tot = models.DateField()
    gebruikt_op = models.DateTimeField(null=True, blank=True)
    pogingen = models.PositiveSmallIntegerField(default=0)
    vastgelegd_op = models.DateTimeField(default=klok.nu, editable=False)

    class Meta:
        verbose_name_plural = "inlogcodes"
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"Inlogcode tot en met {self.geldig_tot:%Y-%m-%d}"

    def geldt_op(self, dag: date) -> bool:
        """Not used, not expired and not guessed at too often."""
        return self.gebruikt_op is None and dag <= self.geldig_tot and self.pogingen < HOOGSTENS


# Wrong codes after which a letter is worth nothing any more; as often a birth date may be tried.
HOOGSTENS = 5
