"""Forms of the investigation."""

from onderzoek.forms.gesprek import AfwegingFormulier, GesprekFormulier
from onderzoek.forms.verslag import RetourFormulier, VerslagFormulier
from onderzoek.forms.vooraf import AfspraakFormulier, PlanFormulier, VerlengFormulier

__all__ = [
    "AfspraakFormulier",
    "AfwegingFormulier",
    "GesprekFormulier",
    "PlanFormulier",
    "RetourFormulier",
    "VerlengFormulier",
    "VerslagFormulier",
]
