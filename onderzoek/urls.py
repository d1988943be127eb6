"""Addresses of the investigation."""

from django.urls import path

from onderzoek.views import gesprek, keukentafel, verslag, vooraf

urlpatterns = [
    path("zaken/<str:nummer>/vooronderzoek/", vooraf.vooronderzoek, name="vooronderzoek"),
    path("zaken/<str:nummer>/persoonlijk-plan/", vooraf.persoonlijk_plan, name="persoonlijk_plan"),
    path("zaken/<str:nummer>/afspraak/", vooraf.afspraak, name="afspraak"),
    path("zaken/<str:nummer>/gesprek/", keukentafel.gesprek, name="gesprek"),
    path("zaken/<str:nummer>/gesprek/<slug:deel>/", keukentafel.gesprek_deel, name="gesprek_deel"),
    path("zaken/<str:nummer>/gesprek/<slug:deel>/<int:rij>/", keukentafel.gesprek_rij, name="gesprek_rij"),
    path(
        "zaken/<str:nummer>/gesprek/<slug:deel>/<int:rij>/weghalen/",
        keukentafel.gesprek_weghalen,
        name="gesprek_weghalen",
    ),
    path("zaken/<str:nummer>/afweging/", gesprek.afweging, name="afweging"),
    path("zaken/<str:nummer>/verslag/", verslag.verslag, name="verslag"),
    path("zaken/<str:nummer>/verslag/verzenden/", verslag.verslag_verzenden, name="verslag_verzenden"),
    path("zaken/<str:nummer>/verlengen/", vooraf.verlengen, name="verlengen"),
]
