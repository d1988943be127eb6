"""The admin of what can be granted."""

from django.contrib import admin

from meldingen.admin import GemeenteAdmin, PeriodeFormulier
from onderzoek.models import AlgemeneVoorziening, Planproduct, Resultaatgebied, Voorzieningsoort


@admin.register(Voorzieningsoort)
class VoorzieningsoortAdmin(GemeenteAdmin):
    """The kinds of help of the own gemeente."""

    form = PeriodeFormulier
    list_display = ("naam", "code", "eenheid", "geldig_van", "geldig_tot")


@admin.register(Resultaatgebied, Planproduct, AlgemeneVoorziening)
class CoderijAdmin(GemeenteAdmin):
    """The code tables of the plan and the sociale kaart of the own gemeente."""

    form = PeriodeFormulier
    list_display = ("code", "naam", "geldig_van", "geldig_tot")
