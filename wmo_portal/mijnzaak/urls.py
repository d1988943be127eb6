"""Addresses of Mijn zaak."""

from django.urls import path

from wmo_portal.mijnzaak.views import volgen, zaken

urlpatterns = [
    path("", zaken.zaken, name="mijn_zaken"),
    path("<str:nummer>/", zaken.zaak, name="mijn_zaak"),
    path("<str:nummer>/berichten/", volgen.berichten, name="mijn_berichten"),
    path("<str:nummer>/stukken/<int:pk>/", volgen.stuk, name="mijn_stuk"),
    path("<str:nummer>/opsturen/", volgen.opsturen, name="mijn_opsturen"),
    path("<str:nummer>/afspraak.ics", volgen.afspraak, name="mijn_afspraak"),
    path("<str:nummer>/voorkeuren/", volgen.voorkeuren, name="mijn_voorkeuren"),
]
