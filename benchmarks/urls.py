"""The addresses of the portal, and beside each measured page its floor."""

from django.urls import path

from benchmarks import vloer
from wmo_portal.urls import urlpatterns as portaal

urlpatterns = [
    path("vloer/werkvoorraad/", vloer.werkvoorraad),
    path("vloer/zaken/<str:nummer>/", vloer.dossier),
    path("vloer/zaken/<str:nummer>/gesprek/<str:letter>/", vloer.onderwerp_bewaren),
    path("vloer/melden/", vloer.melden),
    path("vloer/melden/alle-rijen/", vloer.melden_alle_rijen),
    *portaal,
]
