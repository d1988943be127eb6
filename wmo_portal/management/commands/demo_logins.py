"""Print who can sign in to the demo."""

from typing import Any

from django.core.management.base import BaseCommand

from wmo_portal.laden import lees


class Command(BaseCommand):
    help = "Toont de gebruikersnamen en het wachtwoord van de demo."

    def handle(self, *args: Any, **options: Any) -> None:
        inhoud = lees("demo.json")
        self.stdout.write(f"Wachtwoord voor iedereen: {inhoud['wachtwoord']}")
        for rij in inhoud["gebruikers"]:
            bij = rij["gemeente"] or rij["organisatie"]
            self.stdout.write(f"  {rij['gebruikersnaam']:<22} {', '.join(rij['rollen'])} ({bij})")
