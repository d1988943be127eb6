"""The admin of the mandaatregister (B-01)."""

from typing import Any

from django.contrib import admin
from django.db.models import Q
from django.forms import ModelForm
from django.http import HttpRequest

from beschikkingen.models import Mandaat
from meldingen.admin import GemeenteAdmin, PeriodeFormulier
from meldingen.models import Gemeente


class MandaatFormulier(PeriodeFormulier):
    """One holder, and no second line for the same decision in the same days; said in words."""

    class Meta:
        model = Mandaat
        fields = ("gebruiker", "rol", "besluitsoort", "tot_bedrag", "geldig_van", "geldig_tot", "bron")

    gemeente: Gemeente

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or self.cleaned_data
        if bool(gegevens.get("gebruiker")) == bool(gegevens.get("rol")):
            self.add_error("rol", "Kies een persoon of een rol, niet allebei.")
        if gegevens.get("besluitsoort") and gegevens.get("geldig_van") and self._overlapt(gegevens):
            self.add_error("geldig_van", "In deze periode geldt dit mandaat al. Sluit dat eerst af met ‘geldig tot’.")
        return gegevens

    def _get_validation_exclusions(self) -> set[str]:
        """`clean` says it in words; the database still guards it."""
        return super()._get_validation_exclusions() | {"gemeente_id", "gemeente", "gebruiker_id", "gebruiker", "rol"}

    def _overlapt(self, gegevens: dict[str, Any]) -> bool:
        van, tot = gegevens["geldig_van"], gegevens.get("geldig_tot")
        rijen = Mandaat.objects.filter(
            gemeente=self.gemeente,
            gebruiker=gegevens.get("gebruiker"),
            rol=gegevens.get("rol") or "",
            besluitsoort=gegevens["besluitsoort"],
        ).exclude(pk=self.instance.pk)
        rijen = rijen.filter(Q(geldig_tot__isnull=True) | Q(geldig_tot__gte=van))
        return (rijen.filter(geldig_van__lte=tot) if tot else rijen).exists()


@admin.register(Mandaat)
class MandaatAdmin(GemeenteAdmin):
    """Who may decide. A mandaat that ends is closed; what was decided on it keeps naming it."""

    form = MandaatFormulier
    list_display = ("houder", "besluitsoort", "tot_bedrag", "geldig_van", "geldig_tot")
    list_filter = ("besluitsoort", "rol")
    list_select_related = ("gebruiker",)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        formulier = super().get_form(request, obj, change, **kwargs)
        return type("EigenMandaatFormulier", (formulier,), {"gemeente": request.user.gemeente})

    def save_model(self, request: HttpRequest, obj: Mandaat, form: ModelForm, change: bool) -> None:
        if not change:
            obj.gemeente = request.user.gemeente
        super().save_model(request, obj, form, change)
