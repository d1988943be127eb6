"""App configuration: what leaves for the CAK as a consequence of a decision."""

from django.apps import AppConfig


class CakExportConfig(AppConfig):
    name = "cak_export"
    verbose_name = "Berichten"

    def ready(self) -> None:
        # Models can only be imported once all apps are loaded.
        from beschikkingen.gevolgen import BESLUIT_BEKENDGEMAAKT
        from cak_export.services import start_bij_besluit

        BESLUIT_BEKENDGEMAAKT.registreer("startbericht", start_bij_besluit)
