"""Addresses of the Awb side."""

from django.urls import path

from beschikkingen import views

urlpatterns = [
    path("zaken/<str:nummer>/verslag/terug/", views.verslag_terug, name="verslag_terug"),
    path("zaken/<str:nummer>/aanvraag/", views.volledig, name="aanvraag"),
    path("zaken/<str:nummer>/besluit/", views.besluit, name="besluit"),
    path("te-beslissen/<int:pk>/", views.voorstel, name="voorstel"),
    path("te-beslissen/<int:pk>/beslissen/", views.beslissen, name="beslissen"),
    path("te-beslissen/<int:pk>/terugsturen/", views.terugsturen, name="terugsturen"),
]
