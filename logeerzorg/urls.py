"""Addresses of logeerzorg."""

from django.urls import path

from logeerzorg import views

urlpatterns = [
    path("logeerzorg/", views.zoek, name="logeerzorg"),
    path("zaken/<str:nummer>/logeren/", views.logeren, name="logeren"),
    path("logeerzorg/reserveringen/<int:pk>/akkoord/", views.akkoord_client, name="logeer_akkoord_client"),
    path("logeerzorg/reserveringen/<int:pk>/vastzetten/", views.vastzetten, name="logeer_vastzetten"),
    path("logeerzorg/reserveringen/<int:pk>/annuleren/", views.annuleren, name="logeer_annuleren"),
    path("aanbieder/", views.aanbieder, name="aanbieder"),
    path("aanbieder/<int:pk>/akkoord/", views.akkoord_locatie, name="logeer_akkoord_locatie"),
]
