"""Run the nightly check by hand."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from meldingen import klok
from meldingen.fouten import Geweigerd
from meldingen.services import nacht


class Command(BaseCommand):
    help = "Controleert alle klokken, zoals elke nacht gebeurt. Een tweede keer op dezelfde dag verandert niets."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--datum", type=date.fromisoformat, default=None, help="JJJJ-MM-DD; leeg is vandaag")
        parser.add_argument("--dry-run", action="store_true", help="Alleen tellen wat er zou gebeuren.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            run = nacht.draai(op=options["datum"] or klok.vandaag(), nu=klok.nu, droog=options["dry_run"])
        except Geweigerd as fout:
            raise CommandError(str(fout)) from fout
        for naam, aantal in run.tellingen.items():
            self.stdout.write(f"{naam.replace('_', ' ')}: {aantal}")
        for fout in run.fouten:
            self.stderr.write(fout)
