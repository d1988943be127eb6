"""Forms of the kernel."""

from meldingen.forms.balie import BaliemeldingFormulier, SteunpuntFormulier, ZoekFormulier
from meldingen.forms.logo import GekozenLogo, LogoKeuze, LogoVeld
from meldingen.forms.melden import BalieFormulier, Clientvelden, GegevensFormulier, SleutelVeld
from meldingen.forms.parameters import (
    AfwijsFormulier,
    InvoerBewarenFormulier,
    InvoerFormulier,
    ParametervoorstelFormulier,
    VaststelFormulier,
)
from meldingen.forms.post import DagFormulier, KoppelFormulier, ScanFormulier
from meldingen.forms.zaak import (
    BriefadresFormulier,
    DoorstuurFormulier,
    IngezeteneFormulier,
    IntrekFormulier,
    MeldingsdatumFormulier,
    NotitieFormulier,
    ToewijsFormulier,
)

__all__ = [
    "AfwijsFormulier",
    "BalieFormulier",
    "BaliemeldingFormulier",
    "BriefadresFormulier",
    "Clientvelden",
    "DagFormulier",
    "DoorstuurFormulier",
    "GegevensFormulier",
    "GekozenLogo",
    "IngezeteneFormulier",
    "IntrekFormulier",
    "InvoerBewarenFormulier",
    "InvoerFormulier",
    "KoppelFormulier",
    "LogoKeuze",
    "LogoVeld",
    "MeldingsdatumFormulier",
    "NotitieFormulier",
    "ParametervoorstelFormulier",
    "ScanFormulier",
    "SleutelVeld",
    "SteunpuntFormulier",
    "ToewijsFormulier",
    "VaststelFormulier",
    "ZoekFormulier",
]
