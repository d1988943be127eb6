"""The centres of postcode areas, to say how far a house is. Without them the order is by region of the postcode."""

from django.core.validators import RegexValidator
from django.db import models


class Postcodegebied(models.Model):
    """The middle of the addresses with these four digits, in degrees (WGS 84)."""

    code = models.CharField(max_length=4, primary_key=True, validators=[RegexValidator(r"^[1-9]\d{3}$")])
    breedte = models.FloatField()
    lengte = models.FloatField()

    class Meta:
        verbose_name_plural = "postcodegebieden"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(breedte__gte=50, breedte__lte=54, lengte__gte=3, lengte__lte=8),
                name="postcodegebied_ligt_in_nederland",
            ),
        )

    def __str__(self) -> str:
        return self.code
