"""The admin of what can be granted."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Q
from django.http import HttpRequest

from meldingen import klok
from meldingen.admin import GemeenteAdmin, PeriodeFormulier
from onderzoek.models import AlgemeneVoorziening, Planproduct, Resultaatgebied, Voorzieningsoort


class VoorzieningsoortFormulier(PeriodeFormulier):
    """A row of the catalogue that already holds only ends; what comes after it is a new row, with the reason why."""

    reden = forms.CharField(
        label="Waarom deze wijziging?", max_length=300, help_text="Staat in de geschiedenis, met uw naam."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for veld in self.fields.values():
            # What changed is measured against the row itself, not against what the page said the row was.
            veld.show_hidden_initial = False

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean()
        gewijzigd = set(self.changed_data) - {"geldig_tot", "reden"}
        if self.instance.pk and gewijzigd and self.initial["geldig_van"] <= klok.vandaag():
            self.add_error(
                None,
                "Deze rij geldt al, en lopende zaken rekenen ermee. Wijzig alleen ‘geldig tot’. Kies daarna "
                "‘Opslaan als nieuw item’ voor de rij die erna komt.",
            )
        if not self.errors and self._overlapt(gegevens):
            zin = "In deze periode staat deze code er al. Sluit die rij eerst af met ‘geldig tot’."
            self.add_error("geldig_van", zin)
        return gegevens

    def _overlapt(self, gegevens: dict[str, Any]) -> bool:
        rijen = Voorzieningsoort.objects.filter(gemeente=gegevens["gemeente"], code=gegevens["code"])
        rijen = rijen.exclude(pk=self.instance.pk)
        rijen = rijen.filter(Q(geldig_tot__isnull=True) | Q(geldig_tot__gte=gegevens["geldig_van"]))
        tot = gegevens.get("geldig_tot")
        return (rijen.filter(geldig_van__lte=tot) if tot else rijen).exists()

    def _get_validation_exclusions(self) -> set[str]:
        """`clean` says it in words; Django cannot fill in the `gemeente_id` of the exclusion constraint itself."""
        return super()._get_validation_exclusions() | {"gemeente_id"}


@admin.register(Voorzieningsoort)
class VoorzieningsoortAdmin(GemeenteAdmin):
    """The catalogue of the own gemeente."""

    form = VoorzieningsoortFormulier
    list_display = ("naam", "code", "productgroep", "geldig_van", "geldig_tot")
    list_filter = ("productgroep",)
    search_fields = ("naam", "code")
    ordering = ("naam", "-geldig_van")
    save_as = True

    def construct_change_message(self, request: HttpRequest, form: Any, formsets: Any, add: bool = False) -> str:
        """The reason goes into the history, with the names of the fields."""
        velden = ", ".join(naam for naam in form.changed_data if naam != "reden")
        return f"{'Toegevoegd' if add else 'Gewijzigd'}: {velden or 'niets'}. Reden: {form.cleaned_data['reden']}"


@admin.register(Resultaatgebied, Planproduct, AlgemeneVoorziening)
class CoderijAdmin(GemeenteAdmin):
    """The code tables of the plan and the sociale kaart of the own gemeente."""

    form = PeriodeFormulier
    list_display = ("code", "naam", "geldig_van", "geldig_tot")
