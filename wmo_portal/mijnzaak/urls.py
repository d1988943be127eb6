"""Addresses of Mijn zaak."""

from django.urls import path

from wmo_portal.mijnzaak.views import zaken

urlpatterns = [
    path("", zaken.zaken, name="mijn_zaken"),
    path("<str:nummer>/", zaken.zaak, name="mijn_zaak"),
]
