"""Load the gemeenten with their parameters, voorzieningsoorten and locaties; only what is missing."""

from typing import Any

from django.core.management.base import BaseCommand

from wmo_portal.laden import laad_gemeenten


class Command(BaseCommand):
    help = "Laadt de gemeenten met hun parameters; voegt alleen toe wat ontbreekt."

    def handle(self, *args: Any, **options: Any) -> None:
        namen = ", ".join(str(gemeente) for gemeente in laad_gemeenten())
        self.stdout.write(f"Gemeenten: {namen}.")
