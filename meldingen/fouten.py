"""Refusals that may be shown to the user."""


class Geweigerd(Exception):
    """A refusal in words the user may see: what is wrong and what to do about it."""
