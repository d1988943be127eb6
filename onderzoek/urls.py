"""Addresses of the investigation."""

from django.urls import path

from onderzoek.views import advies, contact, gesprek, keukentafel, route, toestemming, verkort, verslag, vooraf

urlpatterns = [
    path("zaken/<str:nummer>/vooronderzoek/", vooraf.vooronderzoek, name="vooronderzoek"),
    path("zaken/<str:nummer>/persoonlijk-plan/", vooraf.persoonlijk_plan, name="persoonlijk_plan"),
    path("zaken/<str:nummer>/afspraak/", vooraf.afspraak, name="afspraak"),
    path("zaken/<str:nummer>/gesprek/", keukentafel.gesprek, name="gesprek"),
    path("zaken/<str:nummer>/gesprek/<slug:deel>/", keukentafel.gesprek_deel, name="gesprek_deel"),
    path("zaken/<str:nummer>/gesprek/<slug:deel>/<int:rij>/", keukentafel.gesprek_rij, name="gesprek_rij"),
    path(
        "zaken/<str:nummer>/gesprek/<slug:deel>/<int:rij>/weghalen/",
        keukentafel.gesprek_weghalen,
        name="gesprek_weghalen",
    ),
    path("zaken/<str:nummer>/afweging/", gesprek.afweging, name="afweging"),
    path("zaken/<str:nummer>/verslag/", verslag.verslag, name="verslag"),
    path("zaken/<str:nummer>/verslag/verzenden/", verslag.verslag_verzenden, name="verslag_verzenden"),
    path("zaken/<str:nummer>/verlengen/", vooraf.verlengen, name="verlengen"),
    path("zaken/<str:nummer>/toestemming/", toestemming.toestemming, name="toestemming"),
    path("zaken/<str:nummer>/toestemming/vragen/", toestemming.toestemming_vragen, name="toestemming_vragen"),
    path("zaken/<str:nummer>/toestemming/geweigerd/", toestemming.toestemming_geweigerd, name="toestemming_geweigerd"),
    path("zaken/<str:nummer>/toestemmingen/", toestemming.toestemmingen, name="toestemmingen"),
    path("zaken/<str:nummer>/toestemmingen/<int:pk>/", toestemming.toestemming_intrekken, name="toestemming_intrekken"),
    path("zaken/<str:nummer>/contact/", contact.contact, name="contact"),
    path("zaken/<str:nummer>/afspraak/<int:pk>/verzetten/", contact.afspraak_verzetten, name="afspraak_verzetten"),
    path("zaken/<str:nummer>/afspraak/<int:pk>/afzeggen/", contact.afspraak_afzeggen, name="afspraak_afzeggen"),
    path("zaken/<str:nummer>/afspraak/<int:pk>/agenda.ics", contact.afspraak_agenda, name="afspraak_agenda"),
    path("zaken/<str:nummer>/afdoen/", route.afdoen, name="afdoen"),
    path("zaken/<str:nummer>/woonplaats/", route.woonplaats, name="woonplaats"),
    path("zaken/<str:nummer>/jonger-dan-18/", route.minderjarig, name="minderjarig"),
    path("zaken/<str:nummer>/belang/", route.belang, name="belang"),
    path("zaken/<str:nummer>/sanering/", route.sanering, name="sanering"),
    path("zaken/<str:nummer>/verkort/", verkort.verkort, name="verkort"),
    path("zaken/<str:nummer>/verkort/onderwerpen/", verkort.verkort_onderwerpen, name="verkort_onderwerpen"),
    path("zaken/<str:nummer>/verkort/verslag/", verkort.verkort_verslag, name="verkort_verslag"),
    path("zaken/<str:nummer>/advies/", advies.advies, name="advies"),
    path("zaken/<str:nummer>/advies/vragen/", advies.advies_vragen, name="advies_vragen"),
    path("zaken/<str:nummer>/advies/leverancier/", advies.leverancier, name="leverancier"),
    path("zaken/<str:nummer>/advies/<int:pk>/", advies.advies_registreren, name="advies_registreren"),
]
