"""Forms of the investigation."""

from onderzoek.forms.advies import (
    AdviesOntvangenFormulier,
    AdviesVraagFormulier,
    LeverancierFormulier,
    OfferteFormulier,
)
from onderzoek.forms.afweging import (
    GebruikelijktoetsFormulier,
    HulptaakFormulier,
    StapFormulier,
    VerwijzingFormulier,
    VraagFormulier,
    WettenFormulier,
)
from onderzoek.forms.contact import AfzegFormulier, ContactFormulier, VerzetFormulier
from onderzoek.forms.keuze import UitkomstFormulier, VoorzieningKiezenFormulier, VormFormulier
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
    InzetFormulier,
    PapierFormulier,
    RegelFormulier,
    TerugkoppelFormulier,
    ZorgplanvraagFormulier,
)

__all__ = [
    "AdviesOntvangenFormulier",
    "AdviesVraagFormulier",
    "AfdoenFormulier",
    "AfspraakFormulier",
    "AfzegFormulier",
    "AndereToestemmingFormulier",
    "BelangFormulier",
    "ContactFormulier",
    "ControleFormulier",
    "GebruikelijktoetsFormulier",
    "HulptaakFormulier",
    "IndienFormulier",
    "InzetFormulier",
    "LeverancierFormulier",
    "MaterieelFormulier",
    "MinderjarigFormulier",
    "NietAkkoordFormulier",
    "NietGewenstFormulier",
    "OfferteFormulier",
    "OnderwerpenFormulier",
    "PapierFormulier",
    "PlanFormulier",
    "ProductFormulier",
    "RaadpleegFormulier",
    "RegelFormulier",
    "ResultaatFormulier",
    "RetourFormulier",
    "StapFormulier",
    "TerugkoppelFormulier",
    "ToestemmingFormulier",
    "ToestemmingIntrekFormulier",
    "ToestemmingVragenFormulier",
    "ToestemmingWeigerFormulier",
    "ToetsFormulier",
    "UitkomstFormulier",
    "VergelijkFormulier",
    "VerkortFormulier",
    "VerlengFormulier",
    "VerslagFormulier",
    "VerwijzingFormulier",
    "VerzendFormulier",
    "VerzetFormulier",
    "VoorzieningKiezenFormulier",
    "VormFormulier",
    "VraagFormulier",
    "WettenFormulier",
    "WoonplaatsFormulier",
    "ZorgplanvraagFormulier",
    "welke_sanering",
]
