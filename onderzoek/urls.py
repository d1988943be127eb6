"""Addresses of the investigation."""

from django.urls import path

from onderzoek.views import afweging, gesprek, plan, verslag, vooraf

urlpatterns = [
    path("zaken/<str:nummer>/vooronderzoek/", vooraf.vooronderzoek, name="vooronderzoek"),
    path("zaken/<str:nummer>/persoonlijk-plan/", vooraf.persoonlijk_plan, name="persoonlijk_plan"),
    path("zaken/<str:nummer>/afspraak/", vooraf.afspraak, name="afspraak"),
    path("zaken/<str:nummer>/gesprek/", gesprek.gesprek, name="gesprek"),
    path("zaken/<str:nummer>/afweging/", afweging.afweging, name="afweging"),
    path("zaken/<str:nummer>/afweging/vraag/", afweging.afweging_vraag, name="afweging_vraag"),
    path("zaken/<str:nummer>/afweging/stap/<int:stap>/", afweging.afweging_stap, name="afweging_stap"),
    path("zaken/<str:nummer>/afweging/hulptaak/", afweging.hulptaak, name="hulptaak"),
    path("zaken/<str:nummer>/afweging/gebruikelijk/", afweging.gebruikelijktoets, name="gebruikelijktoets"),
    path("zaken/<str:nummer>/afweging/verwijzing/", afweging.verwijzing, name="verwijzing"),
    path("zaken/<str:nummer>/afweging/<str:soort>/<int:pk>/weg/", afweging.afwegingsrij_weg, name="afwegingsrij_weg"),
    path("zaken/<str:nummer>/plan/", plan.ondersteuningsplan, name="ondersteuningsplan"),
    path("zaken/<str:nummer>/plan/gebied/<str:gebied>/", plan.planresultaat, name="planresultaat"),
    path("zaken/<str:nummer>/plan/product/<str:groep>/", plan.planproduct, name="planproduct"),
    path("zaken/<str:nummer>/plan/materieel/", plan.planmaterieel, name="planmaterieel"),
    path("zaken/<str:nummer>/plan/<str:soort>/<int:pk>/weg/", plan.planrij_weg, name="planrij_weg"),
    path("zaken/<str:nummer>/plan/versie/", plan.plan_versie, name="plan_versie"),
    path("zaken/<str:nummer>/verslag/", verslag.verslag, name="verslag"),
    path("zaken/<str:nummer>/verslag/verzenden/", verslag.verslag_verzenden, name="verslag_verzenden"),
    path("zaken/<str:nummer>/verlengen/", vooraf.verlengen, name="verlengen"),
]
