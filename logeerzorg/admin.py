"""The admin of houses and beds."""

from django.contrib import admin

from logeerzorg.models import Bed, Locatie
from meldingen.admin import GemeenteAdmin, PeriodeFormulier


@admin.register(Locatie)
class LocatieAdmin(GemeenteAdmin):
    """Houses that work for the own gemeente."""

    form = PeriodeFormulier
    gemeente_pad = "gemeenten"
    list_display = ("naam", "organisatie", "plaats", "is_primair", "geldig_van", "geldig_tot")
    search_fields = ("naam", "plaats")


@admin.register(Bed)
class BedAdmin(GemeenteAdmin):
    """Beds of those houses."""

    form = PeriodeFormulier
    gemeente_pad = "locatie__gemeenten"
    list_display = ("naam", "locatie", "geldig_van", "geldig_tot")
    list_filter = ("locatie",)
