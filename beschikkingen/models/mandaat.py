"""Mandaat: who may decide in the name of the college: which kind of decision, up to which amount, in which period."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Coalesce

from beschikkingen.models.besluitsoort import Besluitsoort
from meldingen.models import Gebruiker, Gemeente
from meldingen.rollen import Rol

# Aanbieders, beheerders and auditors never decide.
MANDAATROLLEN = (Rol.CONSULENT, Rol.KWALITEIT, Rol.TEAMLEIDER, Rol.ADMINISTRATIE, Rol.PIKET, Rol.BEZWAARJURIST)


def _tekst(veld: str) -> Func:
    """GiST knows ranges but, without an extension, no text: a code takes part as a hash."""
    hash_ = Func(F(veld), Value(0), function="hashtextextended", output_field=models.BigIntegerField())
    return _punt(hash_)


def _punt(waarde: object) -> Func:
    return Func(waarde, waarde, Value("[]"), function="int8range")


class Mandaat(models.Model):
    """A line of the mandaatregister (B-01): one person or everybody with a role, one besluitsoort, both days inclusive.

    For one holder and besluitsoort two lines never overlap: the database refuses it.
    """

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="mandaten")
    gebruiker = models.ForeignKey(
        Gebruiker, on_delete=models.PROTECT, null=True, blank=True, related_name="mandaten",
        help_text="Kies een persoon of een rol, niet allebei.",
    )  # fmt: skip
    rol = models.CharField(max_length=30, blank=True, choices=[(rol.value, rol.label) for rol in MANDAATROLLEN])
    besluitsoort = models.CharField(max_length=20, choices=Besluitsoort)
    tot_bedrag = models.DecimalField(
        "tot en met bedrag", max_digits=9, decimal_places=2, null=True, blank=True,
        help_text="Hoogste waarde van de hulp in euro. Leeg betekent: geen grens.",
    )  # fmt: skip
    geldig_van = models.DateField()
    geldig_tot = models.DateField(null=True, blank=True, help_text="Laatste geldige dag; leeg is open.")
    bron = models.CharField(max_length=120, help_text="Waar het mandaat op staat. Dit staat onder de brief.")

    class Meta:
        verbose_name = "mandaat"
        verbose_name_plural = "mandaten"
        ordering = ("besluitsoort", "rol", "gebruiker", "-geldig_van")
        constraints = (
            models.CheckConstraint(
                condition=Q(gebruiker__isnull=True) & ~Q(rol="") | Q(gebruiker__isnull=False, rol=""),
                name="mandaat_voor_persoon_of_rol",
            ),
            models.CheckConstraint(
                condition=Q(geldig_tot__isnull=True) | Q(geldig_tot__gte=F("geldig_van")),
                name="mandaat_eindigt_na_begin",
            ),
            models.CheckConstraint(condition=Q(besluitsoort__in=Besluitsoort.values), name="mandaat_soort_bestaat"),
            ExclusionConstraint(
                name="mandaat_overlapt_niet",
                expressions=[
                    (_punt(F("gemeente_id")), "&&"),
                    (_punt(Coalesce(F("gebruiker_id"), Value(0))), "&&"),
                    (_tekst("rol"), "&&"),
                    (_tekst("besluitsoort"), "&&"),
                    (
                        Func(
                            "geldig_van", "geldig_tot", Value("[]"),
                            function="daterange", output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.houder}: {self.get_besluitsoort_display().lower()}"

    @property
    def houder(self) -> str:
        """The person, or the role in the plural as one speaks of it."""
        return str(self.gebruiker) if self.gebruiker_id else self.get_rol_display()
