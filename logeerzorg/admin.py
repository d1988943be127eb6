"""The admin of houses and beds."""

from typing import Any

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest

from logeerzorg.models import Bed, Deelname, Locatie, Regio
from meldingen import klok
from meldingen.admin import GemeenteAdmin, PeriodeFormulier


class DeelnameInline(admin.TabularInline):
    """Who takes part, from when until when."""

    model = Deelname
    extra = 0
    can_delete = False


@admin.register(Regio)
class RegioAdmin(GemeenteAdmin):
    """Regions in which the own gemeente takes part (L-42)."""

    gemeente_pad = "deelnames__gemeente"
    list_display = ("naam",)
    inlines = (DeelnameInline,)

    def save_related(self, request: HttpRequest, form: ModelForm, formsets: Any, change: bool) -> None:
        """Whoever adds a region takes part in it, or it would vanish from the own list."""
        super().save_related(request, form, formsets, change)
        if not change:
            Deelname.objects.get_or_create(
                regio=form.instance, gemeente=request.user.gemeente, defaults={"geldig_van": klok.vandaag()}
            )


@admin.register(Locatie)
class LocatieAdmin(GemeenteAdmin):
    """Houses that work for the own gemeente."""

    form = PeriodeFormulier
    gemeente_pad = "regio__deelnames__gemeente"
    list_display = ("naam", "organisatie", "plaats", "is_primair", "geldig_van", "geldig_tot")
    search_fields = ("naam", "plaats")


@admin.register(Bed)
class BedAdmin(GemeenteAdmin):
    """Beds of those houses."""

    form = PeriodeFormulier
    gemeente_pad = "locatie__regio__deelnames__gemeente"
    list_display = ("naam", "locatie", "geldig_van", "geldig_tot")
    list_filter = ("locatie",)
