"""Put every ciphertext under the newest key, so that an older key can be taken out of the ring."""

from typing import Any

from django.core.management.base import BaseCommand

from meldingen.services.sleutels import hersleutel_alles


class Command(BaseCommand):
    help = "Versleutelt alles opnieuw met de eerste sleutel van de ring. Daarna kan een oude sleutel weg."

    def handle(self, *args: Any, **options: Any) -> None:
        for waar, aantal in hersleutel_alles().items():
            self.stdout.write(f"{waar}: {aantal}")
