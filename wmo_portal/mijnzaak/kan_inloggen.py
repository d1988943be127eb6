"""When the acts around signing in make sense."""

from meldingen.models import Melding


def kan_code_vragen(melding: Melding) -> bool:
    """As long as the client lives."""
    return melding.client.overleden_op is None
