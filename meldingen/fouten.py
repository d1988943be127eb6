"""Refusals that may be shown to the user, and sentences that whoever shows them translates."""


def gettext_noop(zin: str) -> str:
    """Return the sentence as it is, and have it stand in the catalogue: for modules that do not know Django."""
    return zin


class Geweigerd(Exception):
    """A refusal in words the user may see: what is wrong and what to do about it."""
