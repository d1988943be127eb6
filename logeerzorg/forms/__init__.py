"""Forms of logeerzorg."""

from logeerzorg.forms.aanbieder import (
    AankomstFormulier,
    AfzegFormulier,
    BlokkeerFormulier,
    IntakeFormulier,
    IntakeGereedFormulier,
    NietVerschenenFormulier,
    VerlengFormulier,
    VertrekFormulier,
    WeigerFormulier,
    ZiekenhuisFormulier,
)
from logeerzorg.forms.zoek import OptieFormulier, PatroonFormulier, WeekendFormulier, Wensformulier, ZoekFormulier

__all__ = [
    "AankomstFormulier",
    "AfzegFormulier",
    "BlokkeerFormulier",
    "IntakeFormulier",
    "IntakeGereedFormulier",
    "NietVerschenenFormulier",
    "OptieFormulier",
    "PatroonFormulier",
    "VerlengFormulier",
    "VertrekFormulier",
    "WeekendFormulier",
    "WeigerFormulier",
    "Wensformulier",
    "ZiekenhuisFormulier",
    "ZoekFormulier",
]
