"""Forms of the Awb side."""

from beschikkingen.forms.aanvraag import (
    AanvraagFormulier,
    AanvullingFormulier,
    HerstelFormulier,
    NaHerstelFormulier,
    VolledigFormulier,
)
from beschikkingen.forms.besluit import (
    BesluitmotiveringFormulier,
    BesluitregelFormulier,
    TerugstuurFormulier,
    ZienswijzeFormulier,
    ZienswijzeGegevenFormulier,
)
from beschikkingen.forms.termijn import (
    HervatFormulier,
    IngebrekestellingFormulier,
    OpschortFormulier,
    UitstelFormulier,
)

__all__ = [
    "AanvraagFormulier",
    "AanvullingFormulier",
    "BesluitmotiveringFormulier",
    "BesluitregelFormulier",
    "HerstelFormulier",
    "HervatFormulier",
    "IngebrekestellingFormulier",
    "NaHerstelFormulier",
    "OpschortFormulier",
    "TerugstuurFormulier",
    "UitstelFormulier",
    "VolledigFormulier",
    "ZienswijzeFormulier",
    "ZienswijzeGegevenFormulier",
]
