"""Forms of the investigation."""

from onderzoek.forms.advies import AdviesOntvangenFormulier, AdviesVraagFormulier, LeverancierFormulier
from onderzoek.forms.afweging import (
    GebruikelijktoetsFormulier,
    HulptaakFormulier,
    StapFormulier,
    VerwijzingFormulier,
    VraagFormulier,
    WettenFormulier,
)
from onderzoek.forms.contact import AfzegFormulier, ContactFormulier, VerzetFormulier
from onderzoek.forms.plan import MaterieelFormulier, ProductFormulier, ResultaatFormulier
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
    "AfzegFormulier",
    "AndereToestemmingFormulier",
    "BelangFormulier",
    "ContactFormulier",
    "GebruikelijktoetsFormulier",
    "HulptaakFormulier",
    "LeverancierFormulier",
    "MaterieelFormulier",
    "MinderjarigFormulier",
    "OnderwerpenFormulier",
    "PlanFormulier",
    "ProductFormulier",
    "RaadpleegFormulier",
    "ResultaatFormulier",
    "RetourFormulier",
    "StapFormulier",
    "ToestemmingFormulier",
    "ToestemmingIntrekFormulier",
    "ToestemmingVragenFormulier",
    "ToestemmingWeigerFormulier",
    "VerkortFormulier",
    "VerlengFormulier",
    "VerslagFormulier",
    "VerwijzingFormulier",
    "VerzetFormulier",
    "VraagFormulier",
    "WettenFormulier",
    "WoonplaatsFormulier",
    "welke_sanering",
]
