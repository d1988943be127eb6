"""The code by which a form that was not sent yet is found back: computed from its key, so it is stored nowhere."""

from meldingen import versleuteling
from meldingen.models import ConceptMelding

# No letter or digit that looks or sounds like another one; twelve of them are 59 bits.
_TEKENS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
_LENGTE = 12


def code_van(concept: ConceptMelding) -> str:
    """The code of this form, in groups of four."""
    getal = int(versleuteling.kenmerk(concept.sleutel, "verdercode"), 16)
    tekens = []
    for _ in range(_LENGTE):
        getal, rest = divmod(getal, len(_TEKENS))
        tekens.append(_TEKENS[rest])
    code = "".join(tekens)
    return "-".join(code[plek : plek + 4] for plek in range(0, _LENGTE, 4))


def kenmerk_van(code: str) -> str:
    """The digest under which a code is looked up; spaces, dashes and small letters do not matter."""
    kaal = "".join(teken for teken in code.upper() if teken.isalnum())
    return versleuteling.kenmerk(kaal, "verder")
