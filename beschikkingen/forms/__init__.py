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
from beschikkingen.forms.spoed import (
    AanbiederFormulier,
    BeeindigFormulier,
    GeenSpoedFormulier,
    MotiveringFormulier,
    SignaleerFormulier,
    SpoedbesluitFormulier,
    SpoedvoorstelFormulier,
)
from beschikkingen.forms.termijn import (
    HervatFormulier,
    IngebrekestellingFormulier,
    OpschortFormulier,
    UitstelFormulier,
)
from beschikkingen.forms.zondermelding import (
    AanvraagIntrekFormulier,
    AkkoordFormulier,
    HerhalingFormulier,
    TriageFormulier,
    ZonderMeldingFormulier,
)

__all__ = [
    "AanbiederFormulier",
    "AanvraagFormulier",
    "AanvraagIntrekFormulier",
    "AanvullingFormulier",
    "AkkoordFormulier",
    "BeeindigFormulier",
    "BesluitmotiveringFormulier",
    "BesluitregelFormulier",
    "GeenSpoedFormulier",
    "HerhalingFormulier",
    "HerstelFormulier",
    "HervatFormulier",
    "IngebrekestellingFormulier",
    "MotiveringFormulier",
    "NaHerstelFormulier",
    "OpschortFormulier",
    "SignaleerFormulier",
    "SpoedbesluitFormulier",
    "SpoedvoorstelFormulier",
    "TerugstuurFormulier",
    "TriageFormulier",
    "UitstelFormulier",
    "VolledigFormulier",
    "ZienswijzeFormulier",
    "ZienswijzeGegevenFormulier",
    "ZonderMeldingFormulier",
]
