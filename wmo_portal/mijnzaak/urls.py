"""Addresses of Mijn zaak."""

from django.urls import path

from wmo_portal.mijnzaak.views import digid, inloggen, inzage, volgende_code, zaken

urlpatterns = [
    path("", zaken.zaken, name="mijn_zaken"),
    path("inloggen/", inloggen.inloggen, name="mijn_inloggen"),
    path("inloggen/code/", inloggen.inlogcode, name="mijn_inlogcode"),
    path("inloggen/code-aanvragen/", inloggen.code_aanvragen, name="mijn_code_aanvragen"),
    path("inloggen/digid/", digid.heen, name="mijn_digid"),
    path("inloggen/digid/terug/", digid.terug, name="mijn_digid_terug"),
    path("geboortedatum/", digid.geboortedatum, name="mijn_geboortedatum"),
    path("<str:nummer>/", zaken.zaak, name="mijn_zaak"),
    path("<str:nummer>/inzage/", inzage.inzage, name="mijn_inzage"),
    path("<str:nummer>/code/", volgende_code.volgende_code, name="mijn_volgende_code"),
]
