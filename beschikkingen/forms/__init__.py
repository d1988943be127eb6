"""Forms of the Awb side."""

from beschikkingen.forms.aanvraag import (
    AanvraagIntrekFormulier,
    AkkoordFormulier,
    HerhalingFormulier,
    TriageFormulier,
    ZonderMeldingFormulier,
)
from beschikkingen.forms.besluit import (
    AanvraagFormulier,
    AanvullingFormulier,
    HerstelFormulier,
    HervatFormulier,
    IngebrekestellingFormulier,
    NaHerstelFormulier,
    OpschortFormulier,
    TerugstuurFormulier,
    UitstelFormulier,
    VolledigFormulier,
    VoorstelFormulier,
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

__all__ = [
    "AanbiederFormulier",
    "AanvraagFormulier",
    "AanvraagIntrekFormulier",
    "AanvullingFormulier",
    "AkkoordFormulier",
    "BeeindigFormulier",
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
    "VoorstelFormulier",
    "ZonderMeldingFormulier",
]
