"""Forms of the investigation."""

from onderzoek.forms.afweging import (
    GebruikelijktoetsFormulier,
    HulptaakFormulier,
    StapFormulier,
    VerwijzingFormulier,
    VraagFormulier,
    WettenFormulier,
)
from onderzoek.forms.gesprek import GesprekFormulier
from onderzoek.forms.plan import MaterieelFormulier, ProductFormulier, ResultaatFormulier
from onderzoek.forms.verslag import RetourFormulier, VerslagFormulier
from onderzoek.forms.vooraf import AfspraakFormulier, PlanFormulier, VerlengFormulier

__all__ = [
    "AfspraakFormulier",
    "GebruikelijktoetsFormulier",
    "GesprekFormulier",
    "HulptaakFormulier",
    "MaterieelFormulier",
    "PlanFormulier",
    "ProductFormulier",
    "ResultaatFormulier",
    "RetourFormulier",
    "StapFormulier",
    "VerlengFormulier",
    "VerslagFormulier",
    "VerwijzingFormulier",
    "VraagFormulier",
    "WettenFormulier",
]
