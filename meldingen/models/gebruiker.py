"""Gebruiker and Team: who works with the portal."""

from functools import cached_property

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models

from meldingen.models.gemeente import Gemeente
from meldingen.models.organisatie import Organisatie
from meldingen.rollen import Rol


class Team(models.Model):
    """A team of consulenten within one gemeente."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="teams")
    naam = models.CharField(max_length=80)

    class Meta:
        ordering = ("naam",)
        constraints = (models.UniqueConstraint(fields=["gemeente", "naam"], name="teamnaam_uniek_per_gemeente"),)

    def __str__(self) -> str:
        return self.naam


class GebruikerManager(UserManager["Gebruiker"]):
    """Every page names the gemeente of the user, so it comes along in the same query."""

    def get_queryset(self) -> models.QuerySet["Gebruiker"]:
        return super().get_queryset().select_related("gemeente")

    def consulenten(self, gemeente: Gemeente) -> models.QuerySet["Gebruiker"]:
        """Who can be given a case of this gemeente."""
        return self.filter(gemeente=gemeente, is_active=True, groups__name=Rol.CONSULENT).order_by("first_name")


class Gebruiker(AbstractUser):
    """Staff belong to one gemeente; users of an Organisatie to none. Roles are Django groups."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, null=True, blank=True, related_name="medewerkers")
    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, null=True, blank=True, related_name="medewerkers"
    )
    team = models.ForeignKey(Team, on_delete=models.SET_NULL, null=True, blank=True, related_name="leden")
    functie = models.CharField(max_length=80, blank=True, help_text="Staat onder brieven.")
    telefoon = models.CharField(max_length=20, blank=True)

    objects = GebruikerManager()

    class Meta(AbstractUser.Meta):
        verbose_name = "gebruiker"
        verbose_name_plural = "gebruikers"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(gemeente__isnull=True) | models.Q(organisatie__isnull=True),
                name="gebruiker_van_gemeente_of_organisatie",
            ),
        )

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    @cached_property
    def rollen(self) -> frozenset[str]:
        """The names of the roles this user has (one query, then remembered)."""
        return frozenset(self.groups.values_list("name", flat=True))

    def is_een(self, *rollen: Rol) -> bool:
        """True when the user has at least one of these roles."""
        return not self.rollen.isdisjoint(rollen)
