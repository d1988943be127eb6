"""Where a `plek` lies: tasks, terms and requirements name a page, this module knows its address."""

from django.urls import NoReverseMatch, reverse

from meldingen.models import Melding

_ZONDER_ZAAK = {
    "te-beslissen": "te-beslissen",
    "nachtruns": "nachtruns",
    "parameters": "parameters",
    "opzeggingen": "opzeggingen",
}
_ANKER = {"documenten": "#documenten", "overzicht": "", "": ""}


def adres(plek: str, melding: Melding | None) -> str:
    """The address of the page; the dossier when the page has no address of its own, the task list without a case."""
    if plek in _ZONDER_ZAAK:
        return reverse(_ZONDER_ZAAK[plek])
    if melding is None:
        return reverse("taken")
    if plek in _ANKER:
        return melding.get_absolute_url() + _ANKER[plek]
    try:
        return reverse(plek, args=[melding.nummer])
    except NoReverseMatch:
        return melding.get_absolute_url()
