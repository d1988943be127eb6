"""When writing, sending in and choosing make sense in Mijn zaak."""

from meldingen.models import Melding


def kan_altijd(melding: Melding) -> bool:
    """Also after the end: what reaches the gemeente is looked at."""
    return True


def kan_schrijven(melding: Melding) -> bool:
    """As long as somebody handles the case."""
    return not melding.is_gesloten
