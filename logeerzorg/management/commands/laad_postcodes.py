"""Load the centres of postcode areas, so that the search knows how far a house is."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from logeerzorg.services.postcodes import laad_postcodes
from meldingen.fouten import Geweigerd


class Command(BaseCommand):
    help = "Laadt een CSV met code;breedte;lengte per postcodegebied van vier cijfers."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("bestand", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with options["bestand"].open(encoding="utf-8", newline="") as bestand:
                aantal = laad_postcodes(bestand)
        except (OSError, UnicodeDecodeError, Geweigerd) as fout:
            raise CommandError(str(fout)) from fout
        self.stdout.write(f"{aantal} postcodegebieden geladen.")
