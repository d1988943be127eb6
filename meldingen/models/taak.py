"""Taak, Notitie and Contactmoment: what must be done, what was noted, who was spoken to."""

from django.db import models

from meldingen import klok
from meldingen.models.gebruiker import Gebruiker
from meldingen.models.gemeente import Gemeente
from meldingen.models.melding import Melding
from meldingen.querysets import TaakQuerySet, ZaakdeelQuerySet
from meldingen.rollen import Rol
from meldingen.velden import VersleuteldeTekst


class Taak(models.Model):
    """Something a person must do, for a role or a named user. `plek` names the page where it is done."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="taken", db_index=False)
    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, null=True, blank=True, related_name="taken")
    sleutel = models.CharField(max_length=80, unique=True, help_text="Dezelfde taak ontstaat geen twee keer.")
    titel = models.CharField(max_length=160)
    rol = models.CharField(max_length=30, choices=Rol)
    voor = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, null=True, blank=True, related_name="taken")
    uiterlijk_op = models.DateField()
    is_spoed = models.BooleanField(default=False)
    plek = models.CharField(max_length=80, blank=True)
    gemaakt_op = models.DateField()
    gedaan_op = models.DateField(null=True, blank=True)
    gedaan_door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    vervallen_op = models.DateField(null=True, blank=True)

    objects = TaakQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "taken"
        ordering = ("-is_spoed", "uiterlijk_op", "pk")
        constraints = (models.CheckConstraint(condition=models.Q(rol__in=Rol.values), name="taak_rol_bestaat"),)
        indexes = (
            models.Index(
                fields=["gemeente", "uiterlijk_op"],
                condition=models.Q(gedaan_op__isnull=True, vervallen_op__isnull=True),
                name="taak_open",
            ),
        )

    def __str__(self) -> str:
        return self.titel


class Notitie(models.Model):
    """A free note in the case, readable by whoever may see the case."""

    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, related_name="notities")
    tekst = VersleuteldeTekst()
    op = models.DateField()
    vastgelegd_op = models.DateTimeField(default=klok.nu)
    door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")

    objects = ZaakdeelQuerySet.as_manager()

    class Meta:
        ordering = ("-vastgelegd_op",)

    def __str__(self) -> str:
        return f"Notitie bij {self.melding_id}"


class Contactmoment(models.Model):
    """A contact or an attempt at one (M-13)."""

    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, related_name="contactmomenten")
    wijze = models.CharField(max_length=20, choices=Melding.Kanaal)
    is_gelukt = models.BooleanField()
    samenvatting = VersleuteldeTekst(blank=True)
    op = models.DateField()
    vastgelegd_op = models.DateTimeField(default=klok.nu)
    door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")

    objects = ZaakdeelQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "contactmomenten"
        ordering = ("-vastgelegd_op",)

    def __str__(self) -> str:
        return f"Contact bij {self.melding_id}"
