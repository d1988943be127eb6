"""Walk a worked case headless and say where its verslag, beschikking and message lie."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from cak_export.models import Bericht
from meldingen import klok
from meldingen.models import Document, Melding
from meldingen.services.documenten import lees
from wmo_portal.casus import loop_casus
from wmo_portal.laden import FIXTURES, laad_gebruikers, laad_gemeenten


class Command(BaseCommand):
    help = "Loopt een uitgewerkte casus langs de services en schrijft brieven en berichten weg."

    def add_arguments(self, parser: ArgumentParser) -> None:
        namen = sorted(pad.stem for pad in (FIXTURES / "casussen").glob("*.json"))
        parser.add_argument("naam", choices=namen)
        parser.add_argument("--uit", type=Path, default=Path(settings.BASE_DIR) / ".lokaal" / "casus")

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTIE:
            self.stderr.write("Een casus hoort niet in productie.")
            return
        laad_gemeenten()
        call_command("laad_rollen", stdout=self.stdout)
        laad_gebruikers()
        melding = loop_casus(options["naam"], vandaag=klok.vandaag(), nu=klok.nu())
        self.stdout.write(f"{melding.nummer} ({melding.gemeente}): {melding.status_naam.lower()}")
        for pad in _schrijf_weg(melding, options["uit"] / options["naam"]):
            self.stdout.write(f"  {pad}")


def _schrijf_weg(melding: Melding, map_: Path) -> list[Path]:
    map_.mkdir(parents=True, exist_ok=True)
    paden = []
    for document in Document.objects.filter(melding=melding, richting=Document.Richting.UIT).order_by("op", "pk"):
        pad = map_ / f"{document.op}-{document.soort}.pdf"
        pad.write_bytes(lees(document))
        paden.append(pad)
    for bericht in Bericht.objects.filter(melding=melding):
        pad = map_ / f"{bericht.op}-{bericht.soort}.xml"
        pad.write_text(bericht.xml, encoding="utf-8")
        paden.append(pad)
    return paden
