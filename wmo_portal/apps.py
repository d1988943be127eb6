"""App configuration of the composition root."""

from django.apps import AppConfig


class PortaalConfig(AppConfig):
    name = "wmo_portal"
    verbose_name = "Portaal"
