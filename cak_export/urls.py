"""Addresses of the messages."""

from django.urls import path

from cak_export import views

urlpatterns = [
    path("berichten/", views.berichten, name="berichten"),
    path("berichten/<int:pk>/", views.bericht, name="bericht"),
]
