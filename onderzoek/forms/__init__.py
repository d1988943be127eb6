"""Forms of the investigation."""

from onderzoek.forms.advies import AdviesOntvangenFormulier, AdviesVraagFormulier, LeverancierFormulier
from onderzoek.forms.contact import AfzegFormulier, ContactFormulier, VerzetFormulier
from onderzoek.forms.gesprek import AfwegingFormulier
from onderzoek.forms.raadpleging import RaadpleegFormulier
from onderzoek.forms.route import (
    AfdoenFormulier,
    BelangFormulier,
    MinderjarigFormulier,
    WoonplaatsFormulier,
    welke_sanering,
)
from onderzoek.forms.toestemming import (
    AndereToestemmingFormulier,
    ToestemmingFormulier,
    ToestemmingIntrekFormulier,
    ToestemmingVragenFormulier,
    ToestemmingWeigerFormulier,
)
from onderzoek.forms.verkort import OnderwerpenFormulier, VerkortFormulier
from onderzoek.forms.verslag import RetourFormulier, VerslagFormulier
from onderzoek.forms.vooraf import AfspraakFormulier, PlanFormulier, VerlengFormulier

__all__ = [
    "AdviesOntvangenFormulier",
    "AdviesVraagFormulier",
    "AfdoenFormulier",
    "AfspraakFormulier",
    "AfwegingFormulier",
    "AfzegFormulier",
    "AndereToestemmingFormulier",
    "BelangFormulier",
    "ContactFormulier",
    "LeverancierFormulier",
    "MinderjarigFormulier",
    "OnderwerpenFormulier",
    "PlanFormulier",
    "RaadpleegFormulier",
    "RetourFormulier",
    "ToestemmingFormulier",
    "ToestemmingIntrekFormulier",
    "ToestemmingVragenFormulier",
    "ToestemmingWeigerFormulier",
    "VerkortFormulier",
    "VerlengFormulier",
    "VerslagFormulier",
    "VerzetFormulier",
    "WoonplaatsFormulier",
    "welke_sanering",
]
