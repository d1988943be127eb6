"""Load the demo: users, casussen 1 to 5, and four running cases. Finds its data again on a second run."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from meldingen import klok
from wmo_portal.casus import loop_casus
from wmo_portal.laden import laad_demowaarden, laad_gebruikers, laad_inwoners

CASUSSEN = (
    "altena", "westland", "westland-pgb", "zoetermeer", "spoed",
    "lopend-onderzoek", "lopend-verslag", "lopend-besluit", "lopend-bezwaartermijn",
)  # fmt: skip


class Command(BaseCommand):
    help = "Laadt de gebruikers en zaken van de demo."

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTIE:
            raise CommandError("De demo hoort niet in productie: de wachtwoorden zijn bekend.")
        laad_gebruikers()
        laad_demowaarden()
        for naam in CASUSSEN:
            melding = loop_casus(naam, vandaag=klok.vandaag(), nu=klok.nu())
            self.stdout.write(f"Casus {naam}: {melding.nummer}, {melding.status_naam.lower()}.")
        laad_inwoners(klok.vandaag())
