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
from onderzoek.forms.budgetplan import (
    BudgetregelFormulier,
    InleverenFormulier,
    NaturaprijsFormulier,
    ZorgverlenerFormulier,
)
from onderzoek.forms.contact import AfzegFormulier, ContactFormulier, VerzetFormulier
from onderzoek.forms.keuze import UitkomstFormulier, VoorzieningKiezenFormulier, VormFormulier
from onderzoek.forms.mandaat import (
    OpvangverwijzingFormulier,
    OverdrachtFormulier,
    TerugmeldingFormulier,
    VoortgangFormulier,
)
from onderzoek.forms.pgb import (
    BeheerderFormulier,
    ContraindicatieFormulier,
    PgbtoetsFormulier,
    PgbwensFormulier,
    PuntenFormulier,
)
from onderzoek.forms.pgbzaken import (
    AankoopFormulier,
    BeoordelingFormulier,
    BuitenlandFormulier,
    OvereenkomstFormulier,
    ProgrammaFormulier,
    VerklaringFormulier,
)
from onderzoek.forms.plan import MaterieelFormulier, ProductFormulier, ResultaatFormulier
from onderzoek.forms.raadpleging import RaadpleegFormulier
from onderzoek.forms.rekenen import REKENFORMULIEREN, BijdrageFormulier
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
    AanvullingVerslagFormulier,
    NietAkkoordFormulier,
    NietGewenstFormulier,
    RetourFormulier,
    ToetsFormulier,
    VergelijkFormulier,
    VerslagFormulier,
    VerzendFormulier,
)
from onderzoek.forms.vooraf import AfspraakFormulier, PlanFormulier, VerlengFormulier
from onderzoek.forms.voorwaarden import (
    AfwijkingFormulier,
    ClientkeuzeFormulier,
    CorporatieAntwoordFormulier,
    CorporatieVraagFormulier,
    EigenaarFormulier,
    EigenaarReactieFormulier,
    VoorwaardenFormulier,
)
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
    "REKENFORMULIEREN",
    "AankoopFormulier",
    "AanvullingVerslagFormulier",
    "AdviesOntvangenFormulier",
    "AdviesVraagFormulier",
    "AfdoenFormulier",
    "AfspraakFormulier",
    "AfwijkingFormulier",
    "AfzegFormulier",
    "AndereToestemmingFormulier",
    "BeheerderFormulier",
    "BelangFormulier",
    "BeoordelingFormulier",
    "BijdrageFormulier",
    "BudgetregelFormulier",
    "BuitenlandFormulier",
    "ClientkeuzeFormulier",
    "ContactFormulier",
    "ContraindicatieFormulier",
    "ControleFormulier",
    "CorporatieAntwoordFormulier",
    "CorporatieVraagFormulier",
    "EigenaarFormulier",
    "EigenaarReactieFormulier",
    "GebruikelijktoetsFormulier",
    "HulptaakFormulier",
    "IndienFormulier",
    "InleverenFormulier",
    "InzetFormulier",
    "LeverancierFormulier",
    "MaterieelFormulier",
    "MinderjarigFormulier",
    "NaturaprijsFormulier",
    "NietAkkoordFormulier",
    "NietGewenstFormulier",
    "OfferteFormulier",
    "OnderwerpenFormulier",
    "OpvangverwijzingFormulier",
    "OverdrachtFormulier",
    "OvereenkomstFormulier",
    "PapierFormulier",
    "PgbtoetsFormulier",
    "PgbwensFormulier",
    "PlanFormulier",
    "ProductFormulier",
    "ProgrammaFormulier",
    "PuntenFormulier",
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
    "VerklaringFormulier",
    "VerkortFormulier",
    "VerlengFormulier",
    "VerslagFormulier",
    "VerwijzingFormulier",
    "VerzendFormulier",
    "VerzetFormulier",
    "VoortgangFormulier",
    "VoorwaardenFormulier",
    "VoorzieningKiezenFormulier",
    "VormFormulier",
    "VraagFormulier",
    "WettenFormulier",
    "WoonplaatsFormulier",
    "ZorgplanvraagFormulier",
    "ZorgverlenerFormulier",
    "welke_sanering",
]
