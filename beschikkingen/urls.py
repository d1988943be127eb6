"""Addresses of the Awb side."""

from django.urls import path

from beschikkingen.views import afdoen, besluit, bezwaar, termijn

urlpatterns = [
    path("zaken/<str:nummer>/verslag/terug/", besluit.verslag_terug, name="verslag_terug"),
    path("zaken/<str:nummer>/aanvraag/", besluit.volledig, name="aanvraag"),
    path("zaken/<str:nummer>/besluit/", besluit.besluit, name="besluit"),
    path("te-beslissen/<int:pk>/", besluit.voorstel, name="voorstel"),
    path("te-beslissen/<int:pk>/beslissen/", besluit.beslissen, name="beslissen"),
    path("te-beslissen/<int:pk>/terugsturen/", besluit.terugsturen, name="terugsturen"),
    path("zaken/<str:nummer>/aanvraag/invoeren/", termijn.aanvraag_invoeren, name="aanvraag_invoeren"),
    path("zaken/<str:nummer>/hersteltermijn/", termijn.hersteltermijn, name="hersteltermijn"),
    path("zaken/<str:nummer>/aangevuld/", termijn.aangevuld, name="aangevuld"),
    path("zaken/<str:nummer>/na-herstel/", termijn.na_herstel, name="na_herstel"),
    path("zaken/<str:nummer>/opschorten/", termijn.opschorten, name="opschorten"),
    path("zaken/<str:nummer>/hervatten/", termijn.hervatten, name="hervatten"),
    path("zaken/<str:nummer>/uitstel/", termijn.uitstel, name="uitstel"),
    path("zaken/<str:nummer>/ingebrekestelling/", termijn.ingebrekestelling, name="ingebrekestelling"),
    path("zaken/<str:nummer>/buiten-behandeling/", afdoen.buiten_behandeling, name="buiten_behandeling"),
    path("zaken/<str:nummer>/dwangsom/", afdoen.dwangsom, name="dwangsom"),
    path("bezwaren/", bezwaar.bezwaren, name="bezwaren"),
    path("zaken/<str:nummer>/bezwaar/", bezwaar.bezwaar, name="bezwaar"),
    path("zaken/<str:nummer>/bezwaar/nieuw/", bezwaar.bezwaar_registreren, name="bezwaar_registreren"),
    path("zaken/<str:nummer>/bezwaar/<int:bezwaar>/", bezwaar.bezwaar_zien, name="bezwaar_zien"),
    path("zaken/<str:nummer>/bezwaar/<int:bezwaar>/nemen/", bezwaar.bezwaar_nemen, name="bezwaar_nemen"),
    path("zaken/<str:nummer>/bezwaar/<int:bezwaar>/beslissen/", bezwaar.bezwaar_beslissen, name="bezwaar_beslissen"),
    path("zaken/<str:nummer>/bezwaar/<int:bezwaar>/<slug:daad>/", bezwaar.bezwaar_daad, name="bezwaar_daad"),
    path("zaken/<str:nummer>/beroep-niet-tijdig/", bezwaar.beroep_niet_tijdig, name="beroep_niet_tijdig"),
    path("zaken/<str:nummer>/beroep/<int:beroep>/", bezwaar.beroep_afgehandeld, name="beroep_afgehandeld"),
]
