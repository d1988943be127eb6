"""Addresses of logeerzorg."""

from django.urls import path

from logeerzorg.views import (
    aanbieder,
    blokkades,
    gast,
    kalender,
    logeren,
    optie,
    overschrijding,
    reeks,
    saldo,
    verblijf,
    wachtlijst,
    zoek,
)

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
    path("logeerzorg/reserveringen/<int:pk>/bevestigen/", verblijf.bevestig, name="logeer_bevestigen"),
    path("logeerzorg/reserveringen/<int:pk>/intake/", verblijf.plan_intake, name="logeer_intake"),
    path("logeerzorg/reserveringen/<int:pk>/vervoer/", verblijf.kies_vervoer, name="logeer_vervoer"),
    path("logeerzorg/reserveringen/<int:pk>/aanbieden/", verblijf.bied_aan, name="logeer_aanbieden"),
    path("logeerzorg/reserveringen/<int:pk>/afzeggen/", verblijf.zeg_af, name="logeer_afzeggen"),
    path("zaken/<str:nummer>/logeren/wachtlijst/", wachtlijst.op_wachtlijst, name="logeer_wachtlijst"),
    path("zaken/<str:nummer>/logeren/reeks/", reeks.reeks, name="logeer_reeks"),
    path("logeerzorg/reeksen/<int:pk>/einde/", reeks.reeks_einde, name="logeer_reeks_einde"),
    path("aanbieder/", aanbieder.aanbieder, name="aanbieder"),
    path("logeerzorg/kalender/", kalender.kalender_regio, name="logeerkalender"),
    path("aanbieder/kalender/", kalender.kalender_aanbieder, name="aanbieder_kalender"),
    path("aanbieder/blokkades/", blokkades.blokkades, name="blokkades"),
    path("aanbieder/blokkades/nieuw/", blokkades.blokkeren, name="blokkeren"),
    path("aanbieder/blokkades/<int:blokkade>/weg/", blokkades.blokkade_weg, name="blokkade_weg"),
    path("aanbieder/verblijf/<int:verblijf>/", gast.aanbieder_verblijf, name="aanbieder_verblijf"),
    path("aanbieder/verblijf/<int:verblijf>/<slug:wat>/", gast.aanbieder_daad, name="aanbieder_daad"),
    path("aanbieder/<int:pk>/akkoord/", aanbieder.akkoord_locatie, name="logeer_akkoord_locatie"),
]
