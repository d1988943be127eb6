"""All addresses of the portal."""

from django.contrib import admin
from django.urls import include, path

from wmo_portal.mijnzaak.views import opzeggen
from wmo_portal.views import algemeen, bekend, dossier, inwoner, taal, te_beslissen, werkvoorraad, zoeken

urlpatterns = [
    path("", algemeen.start, name="start"),
    path("taal/<str:taal>/", taal.kies, name="kies_taal"),
    path("gezond/", algemeen.gezond, name="gezond"),
    path("werkvoorraad/", werkvoorraad.werkvoorraad, name="werkvoorraad"),
    path("zoeken/", zoeken.zoeken, name="zoeken"),
    path("melden/balie/zoeken/", zoeken.zoeken, {"aan_de_balie": True}, name="balie_zoeken"),
    path("taken/", werkvoorraad.taken, name="taken"),
    path("te-beslissen/", te_beslissen.te_beslissen, name="te-beslissen"),
    path("te-beslissen/samen/", te_beslissen.samen_beslissen, name="samen_beslissen"),
    path("logboek/", algemeen.logboek, name="logboek"),
    path("zaken/<str:nummer>/", dossier.dossier, name="dossier"),
    path("zaken/<str:nummer>/logboek/", dossier.zaaklogboek, name="zaaklogboek"),
    path("zaken/<str:nummer>/bekend/", bekend.bekend, name="bekend"),
    path("zaken/<str:nummer>/bekend/<int:pk>/", bekend.raadpleging, name="raadpleging"),
    path("zaken/<str:nummer>/berichten/", inwoner.inwonerberichten, name="inwonerberichten"),
    path("zaken/<str:nummer>/wensen/", inwoner.voorkeuren, name="voorkeuren"),
    path("mijn-zaak/", include("wmo_portal.mijnzaak.urls")),
    path("opzeggen/", opzeggen.openbaar_opzeggen, name="opzeggen"),
    path("opzeggen/ontvangen/", opzeggen.opgezegd, name="opgezegd"),
    path("opzeggen/formulier.pdf", opzeggen.formulier_op_papier, name="opzegformulier_leeg"),
    path("", include("meldingen.urls")),
    path("", include("onderzoek.urls")),
    path("", include("beschikkingen.urls")),
    path("", include("logeerzorg.urls")),
    path("", include("cak_export.urls")),
    path("accounts/", include("allauth.account.urls")),
    path("admin/login/", algemeen.deur_van_beheer),
    path("admin/", admin.site.urls),
]
