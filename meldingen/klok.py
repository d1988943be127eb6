"""The only reader of the clock. Called by views, commands, tasks and the default of `vastgelegd_op`."""

from datetime import date, datetime

from django.utils import timezone


def nu() -> datetime:
    """The present moment, timezone aware (UTC)."""
    return timezone.now()


def vandaag() -> date:
    """Today's date in Europe/Amsterdam; a message at 23.59 counts for that day (T-42)."""
    return timezone.localdate()
