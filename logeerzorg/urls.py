"""Addresses of logeerzorg."""

from django.urls import path

from logeerzorg.views import aanbieder, logeren, optie, overschrijding, saldo, zoek

urlpatterns = [
    path("logeerzorg/", zoek.zoek, name="logeerzorg"),
    path("zaken/<str:nummer>/logeren/", logeren.logeren, name="logeren"),
    path("zaken/<str:nummer>/logeren/zoeken/", zoek.zoek_voor_zaak, name="logeer_zoeken"),
    path("zaken/<str:nummer>/logeren/bed/<int:bed>/", optie.plaats_optie, name="logeer_optie"),
    path("zaken/<str:nummer>/logeren/saldo/", saldo.logeersaldo, name="logeersaldo"),
    path("zaken/<str:nummer>/logeren/saldo/elders/", saldo.ander_verblijf, name="ander_verblijf"),
    path("zaken/<str:nummer>/logeren/saldo/elders/<int:rij>/weg/", saldo.ander_verblijf_weg, name="ander_verblijf_weg"),
    path("zaken/<str:nummer>/logeren/meer/", overschrijding.overschrijding_vragen, name="overschrijding_vragen"),
    path(
        "zaken/<str:nummer>/logeren/meer/beslissen/",
        overschrijding.overschrijding_beslissen,
        name="overschrijding_beslissen",
    ),
    path("logeerzorg/meer/", overschrijding.overschrijdingen, name="overschrijdingen"),
    path("logeerzorg/reserveringen/<int:pk>/akkoord/", logeren.akkoord_client, name="logeer_akkoord_client"),
    path("logeerzorg/reserveringen/<int:pk>/vastzetten/", logeren.vastzetten, name="logeer_vastzetten"),
    path("logeerzorg/reserveringen/<int:pk>/annuleren/", logeren.annuleren, name="logeer_annuleren"),
    path("aanbieder/", aanbieder.aanbieder, name="aanbieder"),
    path("aanbieder/<int:pk>/akkoord/", aanbieder.akkoord_locatie, name="logeer_akkoord_locatie"),
]
