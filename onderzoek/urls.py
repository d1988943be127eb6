"""Addresses of the investigation."""

from django.urls import path

from onderzoek import views

urlpatterns = [
    path("zaken/<str:nummer>/vooronderzoek/", views.vooronderzoek, name="vooronderzoek"),
    path("zaken/<str:nummer>/persoonlijk-plan/", views.persoonlijk_plan, name="persoonlijk_plan"),
    path("zaken/<str:nummer>/afspraak/", views.afspraak, name="afspraak"),
    path("zaken/<str:nummer>/gesprek/", views.gesprek, name="gesprek"),
    path("zaken/<str:nummer>/afweging/", views.afweging, name="afweging"),
    path("zaken/<str:nummer>/verslag/", views.verslag, name="verslag"),
    path("zaken/<str:nummer>/verslag/verzenden/", views.verslag_verzenden, name="verslag_verzenden"),
    path("zaken/<str:nummer>/verlengen/", views.verlengen, name="verlengen"),
]
