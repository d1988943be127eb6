"""Parameter: every number that differs per gemeente, with the period in which it holds."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Value

from meldingen.models.gebruiker import Gebruiker
from meldingen.models.gemeente import Gemeente
from meldingen.parametersoorten import SOORTEN

# GiST knows ranges but, without an extension, no text: the code takes part as a hash.
_CODE = Func(F("code"), Value(0), function="hashtextextended", output_field=models.BigIntegerField())


def _codes() -> list[tuple[str, str]]:
    return [(soort.code, f"{soort.code}: {soort.betekenis}") for soort in SOORTEN.values()]


def geen_overlap(naam: str) -> ExclusionConstraint:
    """Rows of one gemeente with the same `code` never hold on the same day; the last day counts."""
    return ExclusionConstraint(
        name=naam,
        expressions=[
            (Func("gemeente_id", "gemeente_id", Value("[]"), function="int8range"), "&&"),
            (Func(_CODE, _CODE, Value("[]"), function="int8range"), "&&"),
            (
                Func("geldig_van", "geldig_tot", Value("[]"), function="daterange", output_field=DateRangeField()),
                RangeOperators.OVERLAPS,
            ),
        ],
    )


class Parameter(models.Model):
    """A value of one gemeente (or 'landelijk') from a first to a last valid day, both inclusive."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="parameters")
    code = models.CharField(max_length=40, choices=_codes)
    waarde = models.JSONField(null=True, blank=True, help_text="Leeg betekent: geen grens.")
    geldig_van = models.DateField()
    geldig_tot = models.DateField(null=True, blank=True, help_text="Laatste geldige dag; leeg is open.")
    bron = models.CharField(max_length=200)
    vastgesteld_door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    besluitdatum = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("gemeente", "code", "geldig_van")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(geldig_tot__isnull=True) | models.Q(geldig_tot__gte=F("geldig_van")),
                name="parameter_eindigt_na_begin",
            ),
            geen_overlap("parameter_overlapt_niet"),
        )

    def __str__(self) -> str:
        return f"{self.gemeente}: {self.code}"
