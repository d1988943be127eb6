"""Addresses of the Awb side."""

from django.urls import path

from beschikkingen.views import aanvraag, besluit, concept, spoed, termijn

urlpatterns = [
    path("zaken/<str:nummer>/verslag/terug/", besluit.verslag_terug, name="verslag_terug"),
    path("zaken/<str:nummer>/aanvraag/", besluit.volledig, name="aanvraag"),
    path("zaken/<str:nummer>/besluit/", concept.besluit, name="besluit"),
    path("zaken/<str:nummer>/besluit/regel/<int:gevraagd>/", concept.besluit_regel, name="besluit_regel"),
    path("zaken/<str:nummer>/besluit/motivering/", concept.besluit_motivering, name="besluit_motivering"),
    path("zaken/<str:nummer>/besluit/voorstellen/", concept.besluit_voorstellen, name="besluit_voorstellen"),
    path("zaken/<str:nummer>/zienswijze/", concept.zienswijze, name="zienswijze"),
    path("te-beslissen/<int:pk>/", besluit.voorstel, name="voorstel"),
    path("te-beslissen/<int:pk>/beslissen/", besluit.beslissen, name="beslissen"),
    path("te-beslissen/<int:pk>/terugsturen/", besluit.terugsturen, name="terugsturen"),
    path("zaken/<str:nummer>/aanvraag/invoeren/", termijn.aanvraag_invoeren, name="aanvraag_invoeren"),
    path("spoed/", spoed.spoedlijst, name="spoedlijst"),
    path("zaken/<str:nummer>/spoed/", spoed.spoed, name="spoed"),
    path("zaken/<str:nummer>/spoed/melden/", spoed.signaleren, name="spoed_signaleren"),
    path("zaken/<str:nummer>/spoed/voorstel/", spoed.voorstel, name="spoed_voorstel"),
    path("zaken/<str:nummer>/spoed/besluit/", spoed.besluit, name="spoed_besluit"),
    path("zaken/<str:nummer>/spoed/geen/", spoed.geen_spoed, name="spoed_geen"),
    path("zaken/<str:nummer>/spoed/levering/", spoed.levering, name="spoed_levering"),
    path("zaken/<str:nummer>/spoed/motivering/", spoed.motivering, name="spoed_motivering"),
    path("zaken/<str:nummer>/spoed/einde/", spoed.einde, name="spoed_einde"),
    path("aanvragen/invoeren/", aanvraag.zonder_melding, name="zonder_melding"),
    path("zaken/<str:nummer>/triage/", aanvraag.triage, name="triage"),
    path("zaken/<str:nummer>/herhaling/", aanvraag.herhaling, name="herhaling"),
    path("zaken/<str:nummer>/aanvraag/intrekken/", aanvraag.aanvraag_intrekken, name="aanvraag_intrekken"),
    path("zaken/<str:nummer>/hersteltermijn/", termijn.hersteltermijn, name="hersteltermijn"),
    path("zaken/<str:nummer>/aangevuld/", termijn.aangevuld, name="aangevuld"),
    path("zaken/<str:nummer>/na-herstel/", termijn.na_herstel, name="na_herstel"),
    path("zaken/<str:nummer>/opschorten/", termijn.opschorten, name="opschorten"),
    path("zaken/<str:nummer>/hervatten/", termijn.hervatten, name="hervatten"),
    path("zaken/<str:nummer>/uitstel/", termijn.uitstel, name="uitstel"),
    path("zaken/<str:nummer>/ingebrekestelling/", termijn.ingebrekestelling, name="ingebrekestelling"),
]
