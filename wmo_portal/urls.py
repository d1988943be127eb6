"""All addresses of the portal."""

from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from wmo_portal.views import algemeen, bekend, dossier, taal, te_beslissen, werkvoorraad

urlpatterns = [
    path("", algemeen.start, name="start"),
    path("taal/<str:taal>/", taal.kies, name="kies_taal"),
    path("gezond/", algemeen.gezond, name="gezond"),
    path("werkvoorraad/", werkvoorraad.werkvoorraad, name="werkvoorraad"),
    path("taken/", werkvoorraad.taken, name="taken"),
    path("te-beslissen/", te_beslissen.te_beslissen, name="te-beslissen"),
    path("te-beslissen/samen/", te_beslissen.samen_beslissen, name="samen_beslissen"),
    path("logboek/", algemeen.logboek, name="logboek"),
    path("zaken/<str:nummer>/", dossier.dossier, name="dossier"),
    path("zaken/<str:nummer>/logboek/", dossier.zaaklogboek, name="zaaklogboek"),
    path("zaken/<str:nummer>/bekend/", bekend.bekend, name="bekend"),
    path("zaken/<str:nummer>/bekend/<int:pk>/", bekend.raadpleging, name="raadpleging"),
    path("mijn-zaak/", include("wmo_portal.mijnzaak.urls")),
    path("", include("meldingen.urls")),
    path("", include("onderzoek.urls")),
    path("", include("beschikkingen.urls")),
    path("", include("logeerzorg.urls")),
    path("", include("cak_export.urls")),
    path("accounts/", include("allauth.account.urls")),
    path("admin/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("admin/", admin.site.urls),
]
