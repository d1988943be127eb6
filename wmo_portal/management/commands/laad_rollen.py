"""Load the roles (Django groups) with the permissions that the admin needs."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Laadt de rollen uit fixtures/rollen.json."

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("loaddata", "rollen", verbosity=0)
        self.stdout.write("Rollen geladen.")
