"""Addresses of logeerzorg."""

from django.urls import path

from logeerzorg.views import aanbieder, logeren, optie, zoek

urlpatterns = [
    path("logeerzorg/", zoek.zoek, name="logeerzorg"),
    path("zaken/<str:nummer>/logeren/", logeren.logeren, name="logeren"),
    path("zaken/<str:nummer>/logeren/zoeken/", zoek.zoek_voor_zaak, name="logeer_zoeken"),
    path("zaken/<str:nummer>/logeren/bed/<int:bed>/", optie.plaats_optie, name="logeer_optie"),
    path("logeerzorg/reserveringen/<int:pk>/akkoord/", logeren.akkoord_client, name="logeer_akkoord_client"),
    path("logeerzorg/reserveringen/<int:pk>/vastzetten/", logeren.vastzetten, name="logeer_vastzetten"),
    path("logeerzorg/reserveringen/<int:pk>/annuleren/", logeren.annuleren, name="logeer_annuleren"),
    path("aanbieder/", aanbieder.aanbieder, name="aanbieder"),
    path("aanbieder/<int:pk>/akkoord/", aanbieder.akkoord_locatie, name="logeer_akkoord_locatie"),
]
