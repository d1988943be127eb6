"""The admin of the functioneel beheerder: numbers, people and organisations of the own gemeente. No dossiers."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.db.models import ForeignKey, ManyToManyField, Q, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse

from meldingen import klok
from meldingen.brieven.logo import Logo
from meldingen.forms import LogoVeld
from meldingen.models import Afwezigheid, Gebruiker, Gemeente, Organisatie, Parameter, Team, Thema
from meldingen.services.huisstijl import bewaar_logo, lees_logo
from meldingen.services.voorbeeldbrief import voorbeeldbrief

admin.site.site_header = "Beheer van het Wmo-portaal"
admin.site.site_title = "Beheer"
admin.site.index_title = "Wat wilt u beheren?"


class GemeenteAdmin(admin.ModelAdmin):
    """Shows and changes only rows of the beheerder's own gemeente, in lists, choices and history alike.

    `gemeente_pad` is the lookup from the model to its gemeente; what falls outside it does not exist here.
    """

    gemeente_pad = "gemeente"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).filter(**{self.gemeente_pad: request.user.gemeente}).distinct()

    def formfield_for_foreignkey(self, db_field: ForeignKey, request: HttpRequest, **kwargs: Any) -> Any:
        return super().formfield_for_foreignkey(db_field, request, **self._eigen(db_field, request, kwargs))

    def formfield_for_manytomany(self, db_field: ManyToManyField, request: HttpRequest, **kwargs: Any) -> Any:
        return super().formfield_for_manytomany(db_field, request, **self._eigen(db_field, request, kwargs))

    def _eigen(self, db_field: Any, request: HttpRequest, kwargs: dict[str, Any]) -> dict[str, Any]:
        """Choices come from what the admin of the other model shows this user."""
        ander = admin.site._registry.get(db_field.related_model)
        if isinstance(ander, GemeenteAdmin):
            kwargs["queryset"] = ander.get_queryset(request)
        return kwargs

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Numbers and people end, they are not erased."""
        return False


class PeriodeFormulier(ModelForm):
    """For what holds from one day until another."""

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or self.cleaned_data
        van, tot = gegevens.get("geldig_van"), gegevens.get("geldig_tot")
        if van and tot and tot < van:
            self.add_error("geldig_tot", "De laatste geldige dag ligt vóór de eerste.")
        return gegevens


@admin.register(Parameter)
class ParameterAdmin(GemeenteAdmin):
    """The history, to look at: own values and national ones. A new value is proposed at /beheer/parameters/."""

    list_display = ("code", "waarde", "geldig_van", "geldig_tot", "gemeente", "bron", "vastgesteld_door")
    list_filter = ("gemeente__is_landelijk", "code")
    search_fields = ("code", "bron")
    ordering = ("code", "-geldig_van")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Parameter]:
        van_hier = Q(gemeente=request.user.gemeente) | Q(gemeente__is_landelijk=True)
        return Parameter.objects.filter(van_hier).select_related("gemeente", "vastgesteld_door")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class GemeenteFormulier(ModelForm):
    """Adds the picture of the logo; the row itself only knows its name."""

    logobestand = LogoVeld(
        label="Logo",
        required=False,
        help_text="PNG of JPEG van hoogstens 200 kB. Zonder eigen logo staat er een neutraal beeld in brieven.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "huiskleur" in self.fields:
            self.fields["huiskleur"].widget = forms.ColorInput()
        if self.instance.logo:
            self.initial["logobestand"] = lees_logo(self.instance.logo)

    @property
    def gekozen_logo(self) -> Logo | None:
        """The logo after this form: the new one, the one that stays, or none."""
        return self.cleaned_data.get("logobestand") or None


class VoorbeeldGevraagd(Exception):
    """Leaves the page of the admin between checking and saving, so that nothing at all is kept."""

    def __init__(self, gemeente: Gemeente, logo: Logo | None) -> None:
        super().__init__("voorbeeld")
        self.gemeente, self.logo = gemeente, logo


@admin.register(Gemeente)
class EigenGemeenteAdmin(GemeenteAdmin):
    """Addresses, telephone numbers and house style that stand in letters."""

    form = GemeenteFormulier
    gemeente_pad = "pk"
    list_display = ("naam", "code", "telefoon")
    readonly_fields = ("code", "naam")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Gemeente]:
        return Gemeente.objects.filter(pk=request.user.gemeente_id)

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The button for an example goes the way of saving, with the same checks, and turns back just before."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except VoorbeeldGevraagd as gevraagd:
            pdf = voorbeeldbrief(gevraagd.gemeente, gevraagd.logo, op=klok.vandaag())
            koppen = {"Content-Disposition": 'inline; filename="voorbeeldbrief.pdf"'}
            return HttpResponse(pdf, content_type="application/pdf", headers=koppen)

    def save_model(self, request: HttpRequest, obj: Gemeente, form: GemeenteFormulier, change: bool) -> None:
        if "_voorbeeld" in request.POST:
            raise VoorbeeldGevraagd(obj, form.gekozen_logo)
        obj.logo = bewaar_logo(form.gekozen_logo) if form.gekozen_logo else ""
        super().save_model(request, obj, form, change)


class ThemaFormulier(ModelForm):
    """Colour of the pages, checked for everything that stands on them."""

    class Meta:
        widgets = {"accent": forms.ColorInput()}  # noqa: RUF012


class ThemavoorbeeldGevraagd(Exception):
    """Leaves the page of the admin between checking and saving, to look first."""

    def __init__(self, thema: Thema) -> None:
        super().__init__("voorbeeld")
        self.thema = thema


@admin.register(Thema)
class ThemaAdmin(GemeenteAdmin):
    """How the pages for inwoners look. One per gemeente; without it they look neutral."""

    form = ThemaFormulier
    fields = ("accent", "lettertype", "toon_logo")
    list_display = ("gemeente", "accent", "lettertype", "toon_logo")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return super().has_add_permission(request) and not self.get_queryset(request).exists()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Deleting it brings the neutral look back."""
        return admin.ModelAdmin.has_delete_permission(self, request, obj)

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The button for an example goes the way of saving, with the same checks, and turns off just before."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except ThemavoorbeeldGevraagd as gevraagd:
            gekozen = QueryDict(mutable=True)
            gekozen.update({"accent": gevraagd.thema.accent, "lettertype": gevraagd.thema.lettertype})
            return redirect(f"{reverse('thema_voorbeeld')}?{gekozen.urlencode()}")

    def save_model(self, request: HttpRequest, obj: Thema, form: ModelForm, change: bool) -> None:
        if "_voorbeeld" in request.POST:
            raise ThemavoorbeeldGevraagd(obj)
        if not change:
            obj.gemeente = request.user.gemeente
        super().save_model(request, obj, form, change)


@admin.register(Organisatie)
class OrganisatieAdmin(GemeenteAdmin):
    """Aanbieders and others the gemeente works with."""

    gemeente_pad = "gemeenten"
    list_display = ("naam", "soort", "telefoon")
    search_fields = ("naam",)

    def save_related(self, request: HttpRequest, form: ModelForm, formsets: Any, change: bool) -> None:
        """Whoever adds an organisation works with it, or it would vanish from the own list."""
        super().save_related(request, form, formsets, change)
        form.instance.gemeenten.add(request.user.gemeente)


@admin.register(Team)
class TeamAdmin(GemeenteAdmin):
    """Teams of consulenten."""

    list_display = ("naam",)


@admin.register(Gebruiker)
class GebruikerAdmin(GemeenteAdmin, UserAdmin):
    """Accounts of the own gemeente. Rights come with the role; nobody becomes superuser here."""

    list_display = ("username", "first_name", "last_name", "functie", "is_active")
    list_filter = ("groups", "is_active")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Wie", {"fields": ("first_name", "last_name", "email", "functie", "telefoon", "team")}),
        ("Rol", {"fields": ("groups", "is_active", "is_staff")}),
    )
    add_fieldsets = (
        (None, {"classes": ("wide",), "fields": ("username", "usable_password", "password1", "password2")}),
    )
    filter_horizontal = ()

    def save_model(self, request: HttpRequest, obj: Gebruiker, form: ModelForm, change: bool) -> None:
        if not change:
            obj.gemeente = request.user.gemeente
        super().save_model(request, obj, form, change)


@admin.register(Afwezigheid)
class AfwezigheidAdmin(GemeenteAdmin):
    """Who is away and who takes over; that person hears the signals in the meantime."""

    gemeente_pad = "gebruiker__gemeente"
    list_display = ("gebruiker", "van", "tot", "vervanger")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True


# Roles come from a fixture; who changes them changes what people may see.
admin.site.unregister(Group)
