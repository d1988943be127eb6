"""Gathers the sentences for inwoners in the catalogue of every language, and makes the catalogues ready for use."""

import os
import re
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

# Where no sentence for inwoners stands.
OVERSLAAN = (".venv", ".bouw", ".lokaal", "tests", "frontend", "docs", "benchmarks", "static", "migrations")


class Command(BaseCommand):
    """Run in the folder of the project; a test runs it in a copy."""

    help = "Werkt locale/ bij: nieuwe zinnen komen erin, verdwenen zinnen gaan eruit."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--map", type=Path, default=settings.BASE_DIR, help="De map van het project.")

    def handle(self, **opties: Any) -> None:
        talen = [taal for taal, _ in settings.LANGUAGES if taal != settings.LANGUAGE_CODE]
        eerder = Path.cwd()
        os.chdir(opties["map"])
        try:
            call_command(
                "makemessages", locale=talen, ignore_patterns=list(OVERSLAAN), extensions=["py", "html", "txt"],
                no_wrap=True, no_location=True, no_obsolete=True, verbosity=0,
            )  # fmt: skip
            for pad in Path("locale").rglob("*.po"):
                # The moment would make every run a change.
                pad.write_text(re.sub(r'"POT-Creation-Date:.*\n', "", pad.read_text("utf-8")), "utf-8")
            call_command("compilemessages", locale=talen, ignore_patterns=list(OVERSLAAN), verbosity=0)
        finally:
            os.chdir(eerder)
