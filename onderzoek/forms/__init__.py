"""Forms of the investigation."""

from onderzoek.forms.gesprek import AfwegingFormulier, GesprekFormulier
from onderzoek.forms.verslag import (
    NietAkkoordFormulier,
    NietGewenstFormulier,
    RetourFormulier,
    ToetsFormulier,
    VergelijkFormulier,
    VerslagFormulier,
    VerzendFormulier,
)
from onderzoek.forms.vooraf import AfspraakFormulier, PlanFormulier, VerlengFormulier
from onderzoek.forms.zorgplan import (
    ControleFormulier,
    IndienFormulier,
    RegelFormulier,
    TerugkoppelFormulier,
    ZorgplanvraagFormulier,
)

__all__ = [
    "AfspraakFormulier",
    "AfwegingFormulier",
    "ControleFormulier",
    "GesprekFormulier",
    "IndienFormulier",
    "NietAkkoordFormulier",
    "NietGewenstFormulier",
    "PlanFormulier",
    "RegelFormulier",
    "RetourFormulier",
    "TerugkoppelFormulier",
    "ToetsFormulier",
    "VergelijkFormulier",
    "VerlengFormulier",
    "VerslagFormulier",
    "VerzendFormulier",
    "ZorgplanvraagFormulier",
]
