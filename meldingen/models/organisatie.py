"""Organisatie: who is not the gemeente itself. Its users see only what is asked of their organisation."""

from django.db import models

from meldingen.models.gemeente import Gemeente


class Organisatie(models.Model):
    """An aanbieder, cliëntondersteuning, adviseur or other gemeente with which the gemeenten work."""

    class Soort(models.TextChoices):
        AANBIEDER = "aanbieder", "Zorgaanbieder"
        CLIENTONDERSTEUNING = "clientondersteuning", "Cliëntondersteuning"
        STEUNPUNT = "steunpunt", "Casemanagement of steunpunt mantelzorg"
        ADVISEUR = "adviseur", "Extern adviseur"
        GEMEENTE = "gemeente", "Andere gemeente"

    naam = models.CharField(max_length=120, unique=True)
    soort = models.CharField(max_length=20, choices=Soort)
    agb_code = models.CharField("AGB-code", max_length=8, blank=True)
    kvk_nummer = models.CharField("KvK-nummer", max_length=8, blank=True)
    telefoon = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    gemeenten = models.ManyToManyField(Gemeente, blank=True, related_name="organisaties")

    class Meta:
        verbose_name_plural = "organisaties"
        ordering = ("naam",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(soort__in=["aanbieder", "clientondersteuning", "steunpunt", "adviseur", "gemeente"]),
                name="organisatie_soort_bestaat",
            ),
        )

    def __str__(self) -> str:
        return self.naam
