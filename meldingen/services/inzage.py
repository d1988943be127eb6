"""The read log: every view of a dossier or document is a row (X-17)."""

from collections.abc import Iterable

from meldingen.models import Gebruiker, Inzage, Melding


def log_inzage(melding: Melding, gebruiker: Gebruiker, wat: str) -> None:
    """Write down that this user saw this part of the case. Never a name or BSN in `wat`."""
    Inzage.objects.create(gemeente_id=melding.gemeente_id, melding=melding, gebruiker=gebruiker, wat=wat)


def log_geweigerd(melding: Melding, gebruiker: Gebruiker, wat: str) -> None:
    """Write down that this user tried to open a case that is not theirs; the answer is 404, as for no case (X-17)."""
    Inzage.objects.create(
        gemeente_id=melding.gemeente_id, melding=melding, gebruiker=gebruiker, wat=wat, is_geweigerd=True
    )


def log_inzagen(meldingen: Iterable[Melding], gebruiker: Gebruiker, wat: str) -> None:
    """The same for several cases that were read together, in one query."""
    Inzage.objects.bulk_create(
        Inzage(gemeente_id=melding.gemeente_id, melding=melding, gebruiker=gebruiker, wat=wat) for melding in meldingen
    )
