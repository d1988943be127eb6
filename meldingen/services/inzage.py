"""The read log: every view of a dossier or document is a row (X-17)."""

from meldingen.models import Gebruiker, Inzage, Melding


def log_inzage(melding: Melding, gebruiker: Gebruiker, wat: str) -> None:
    """Write down that this user saw this part of the case. Never a name or BSN in `wat`."""
    Inzage.objects.create(gemeente_id=melding.gemeente_id, melding=melding, gebruiker=gebruiker, wat=wat)
