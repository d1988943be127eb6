"""Run the nightly check by hand."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand

from meldingen import klok
from meldingen.services import nacht


class Command(BaseCommand):
    help = "Controleert alle klokken, zoals elke nacht gebeurt. Een tweede keer op dezelfde dag verandert niets."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--datum", type=date.fromisoformat, default=None, help="JJJJ-MM-DD; leeg is vandaag")

    def handle(self, *args: Any, **options: Any) -> None:
        uitkomst = nacht.controleer(op=options["datum"] or klok.vandaag())
        for naam, aantal in uitkomst.items():
            self.stdout.write(f"{naam.replace('_', ' ')}: {aantal}")
