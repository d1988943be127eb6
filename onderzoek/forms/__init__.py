"""Forms of the investigation."""

from onderzoek.forms.gesprek import AfwegingFormulier
from onderzoek.forms.verslag import RetourFormulier, VerslagFormulier
from onderzoek.forms.vooraf import AfspraakFormulier, PlanFormulier, VerlengFormulier

__all__ = [
    "AfspraakFormulier",
    "AfwegingFormulier",
    "PlanFormulier",
    "RetourFormulier",
    "VerlengFormulier",
    "VerslagFormulier",
]
