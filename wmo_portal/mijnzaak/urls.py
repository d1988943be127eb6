"""Addresses of Mijn zaak."""

from django.urls import path

from wmo_portal.mijnzaak.views import machtiging, opzeggen, wijziging, zaken

urlpatterns = [
    path("", zaken.zaken, name="mijn_zaken"),
    path("machtiging/", machtiging.code, name="mijn_code_machtiging"),
    path("clienten/", machtiging.clienten, name="mijn_clienten"),
    path("<str:nummer>/", zaken.zaak, name="mijn_zaak"),
    path("<str:nummer>/wijziging/", wijziging.wijziging, name="mijn_wijziging"),
    path("<str:nummer>/wijziging/<str:soort>/", wijziging.doorgeven, name="mijn_wijziging_soort"),
    path("<str:nummer>/opzeggen/", opzeggen.opzeggen, name="mijn_opzeggen"),
    path("<str:nummer>/opzeggen/<int:pk>/", opzeggen.opzegging, name="mijn_opzegging"),
    path("<str:nummer>/opzeggen/<int:pk>/formulier.pdf", opzeggen.stuk, name="mijn_opzegging_stuk"),
    path("<str:nummer>/machtigingen/", machtiging.machtigingen, name="mijn_machtigingen"),
    path("<str:nummer>/machtigingen/<int:pk>/", machtiging.machtiging, name="mijn_machtiging"),
    path("<str:nummer>/machtigingen/<int:pk>/brief.pdf", machtiging.brief, name="mijn_machtiging_brief"),
]
