"""Gemeente: the tenant. One row 'landelijk' carries what holds for all."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models

from meldingen.huisstijl import STANDAARDKLEUR, fout_in_kleur


def leesbare_kleur(kleur: str) -> None:
    """Validator of a colour for letters."""
    if fout := fout_in_kleur(kleur):
        raise ValidationError(fout)


class GemeenteQuerySet(models.QuerySet["Gemeente"]):
    def echte(self) -> "GemeenteQuerySet":
        """The gemeenten themselves, without the row that carries national values."""
        return self.filter(is_landelijk=False)


class Gemeente(models.Model):
    """A gemeente that uses this installation; `code` is the CBS-gemeentecode of four digits."""

    code = models.CharField(max_length=4, unique=True, validators=[RegexValidator(r"^\d{4}$")])
    naam = models.CharField(max_length=80, unique=True)
    is_landelijk = models.BooleanField(default=False, editable=False)
    hostnaam = models.CharField(max_length=120, blank=True, help_text="Beslist op openbare pagina's.")
    afdeling = models.CharField(max_length=80, blank=True)
    postbus = models.CharField(max_length=80, blank=True)
    postcode_plaats = models.CharField(max_length=80, blank=True)
    telefoon = models.CharField(max_length=20, blank=True)
    bereikbaar = models.CharField(max_length=80, blank=True, help_text="Wanneer de telefoon wordt opgenomen.")
    spoed_telefoon = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    website = models.CharField(max_length=120, blank=True)
    pgb_website = models.CharField(max_length=120, blank=True)
    privacy_website = models.CharField(max_length=120, blank=True)
    clientondersteuning = models.CharField(
        "cliëntondersteuning",
        max_length=120,
        blank=True,
        help_text="Naam van de onafhankelijke partij (M-10).",
    )
    clientondersteuning_telefoon = models.CharField(max_length=20, blank=True)
    huiskleur = models.CharField(
        max_length=7,
        default=STANDAARDKLEUR,
        validators=[leesbare_kleur],
        help_text="Kleur van koppen en lijnen in brieven. Kies een donkere kleur.",
    )
    # The picture itself stands in the storage: this row is read on every page and with every case.
    logo = models.CharField(max_length=90, blank=True, editable=False, help_text="Leeg is het neutrale logo.")

    objects = GemeenteQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "gemeenten"
        ordering = ("naam",)
        constraints = (
            models.UniqueConstraint(
                fields=["is_landelijk"], condition=models.Q(is_landelijk=True), name="een_landelijke_rij"
            ),
            models.UniqueConstraint(
                fields=["hostnaam"], condition=~models.Q(hostnaam=""), name="hostnaam_van_een_gemeente"
            ),
        )

    def __str__(self) -> str:
        return self.naam
