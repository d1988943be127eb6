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
from onderzoek.forms.keuze import UitkomstFormulier, VoorzieningKiezenFormulier, VormFormulier
from onderzoek.forms.mandaat import (
    OpvangverwijzingFormulier,
    OverdrachtFormulier,
    TerugmeldingFormulier,
    VoortgangFormulier,
)
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
    "LeverancierFormulier",
    "MaterieelFormulier",
    "MinderjarigFormulier",
    "NietAkkoordFormulier",
    "NietGewenstFormulier",
    "OnderwerpenFormulier",
    "OpvangverwijzingFormulier",
    "OverdrachtFormulier",
    "PlanFormulier",
    "ProductFormulier",
    "RaadpleegFormulier",
    "RegelFormulier",
    "ResultaatFormulier",
    "RetourFormulier",
    "StapFormulier",
    "TerugkoppelFormulier",
    "TerugmeldingFormulier",
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
    "VoortgangFormulier",
    "VoorzieningKiezenFormulier",
    "VormFormulier",
    "VraagFormulier",
    "WettenFormulier",
    "WoonplaatsFormulier",
    "ZorgplanvraagFormulier",
    "welke_sanering",
]
