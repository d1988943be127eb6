"""Bed: a place to sleep, and the days on which it cannot be used."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Func, Q, Value

from logeerzorg.models.locatie import Locatie
from logeerzorg.perioden import Looptijd
from logeerzorg.querysets import BedQuerySet, BlokkadeQuerySet
from meldingen import klok
from meldingen.models import Gebruiker


class Bed(models.Model):
    """Bookings of a bed never overlap (database constraint on Reservering)."""

    class Geslacht(models.TextChoices):
        IEDEREEN = "", "Voor iedereen"
        VROUW = "vrouw", "Alleen voor vrouwen"
        MAN = "man", "Alleen voor mannen"

    locatie = models.ForeignKey(Locatie, on_delete=models.PROTECT, related_name="bedden")
    naam = models.CharField(max_length=60)
    is_rolstoelgeschikt = models.BooleanField("geschikt voor een rolstoel", default=False)
    heeft_tillift = models.BooleanField("met tillift", default=False)
    is_gesloten_afdeling = models.BooleanField("op een gesloten afdeling", default=False)
    is_voor_dementie = models.BooleanField("ingericht voor mensen met dementie", default=False)
    heeft_wijkverpleging = models.BooleanField("wijkverpleging komt hier", default=False)
    geslacht = models.CharField(max_length=10, choices=Geslacht, default=Geslacht.IEDEREEN, blank=True)
    geldig_van = models.DateField()
    geldig_tot = models.DateField(null=True, blank=True)

    objects = BedQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "bedden"
        ordering = ("locatie__naam", "naam")
        constraints = (
            models.UniqueConstraint(fields=["locatie", "naam"], name="bednaam_per_locatie"),
            models.CheckConstraint(condition=Q(geslacht__in=["", "vrouw", "man"]), name="bed_geslacht_bestaat"),
        )

    def __str__(self) -> str:
        return f"{self.naam}, {self.locatie}"

    @property
    def looptijd(self) -> Looptijd:
        """When this bed can be used: it is there, and its house too."""
        return Looptijd(self.geldig_van, self.geldig_tot).samen_met(self.locatie.looptijd)


class Blokkade(models.Model):
    """Nights in which a bed cannot be booked: repair, holiday, or kept for who is in hospital (rule 5.6)."""

    bed = models.ForeignKey(Bed, on_delete=models.CASCADE, related_name="blokkades", db_index=False)
    periode = DateRangeField(help_text="Van de eerste nacht tot de dag waarop het bed weer vrij is.")
    reden = models.CharField(max_length=120)
    # Kept for somebody: only that client may be booked in these nights.
    voor = models.ForeignKey("meldingen.Client", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    gemaakt_door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, null=True, related_name="+")
    vastgelegd_op = models.DateTimeField(default=klok.nu, editable=False)

    objects = BlokkadeQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "blokkades"
        ordering = ("periode", "pk")
        constraints = (
            ExclusionConstraint(
                name="blokkade_een_keer_per_nacht",
                expressions=[
                    (Func("bed_id", "bed_id", Value("[]"), function="int8range"), "&&"),
                    ("periode", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                condition=Q(periode__isempty=False)
                & Q(periode__startswith__isnull=False)
                & Q(periode__endswith__isnull=False),
                name="blokkade_heeft_begin_en_eind",
            ),
        )

    def __str__(self) -> str:
        return f"{self.bed} van {self.periode.lower:%Y-%m-%d} tot {self.periode.upper:%Y-%m-%d}"
