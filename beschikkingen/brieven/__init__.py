"""Letters of aanvraag and besluit, in three modules; this is where the rest of the portal finds them."""

from beschikkingen.brieven.aanvraag import SOORTEN as _AANVRAAG
from beschikkingen.brieven.aanvraag import (
    AangemerktAlsMeldingGegevens,
    AanvraagformulierGegevens,
    AanvraagOntvangenGegevens,
    Aanvraagwijze,
    HerstelverzuimGegevens,
    OntbrekendStuk,
    VoortijdigeAanvraagGegevens,
)
from beschikkingen.brieven.besluit import (
    GRONDZINNEN,
    AfgewezenOnderdeel,
    AfwijzingGegevens,
    Alternatief,
    Bezwaarclausule,
    BuitenBehandelingGegevens,
    EigenBijdrage,
    GedeeltelijkeToekenningGegevens,
    ToegekendOnderdeel,
    ToekenningGegevens,
    Toekenningsregel,
    Verblijf,
    Weigeringsgrond,
)
from beschikkingen.brieven.besluit import SOORTEN as _BESLUIT
from beschikkingen.brieven.bezwaar import SOORTEN as _BEZWAAR
from beschikkingen.brieven.bezwaar import (
    Beroepsclausule,
    BeslissingOpBezwaarGegevens,
    BezwaarOntvangenGegevens,
    BezwaarUitkomst,
    BezwaarVerdagingGegevens,
    BezwaarVerzuimGegevens,
)
from beschikkingen.brieven.termijn import SOORTEN as _TERMIJN
from beschikkingen.brieven.termijn import (
    DwangsomGegevens,
    Dwangsomtrede,
    HervattingGegevens,
    OpschortingGegevens,
    Opschortingsgrond,
    UitstelGegevens,
)

SOORTEN = (*_AANVRAAG, *_BESLUIT, *_TERMIJN, *_BEZWAAR)

__all__ = [
    "GRONDZINNEN",
    "SOORTEN",
    "AangemerktAlsMeldingGegevens",
    "AanvraagOntvangenGegevens",
    "AanvraagformulierGegevens",
    "Aanvraagwijze",
    "AfgewezenOnderdeel",
    "AfwijzingGegevens",
    "Alternatief",
    "Beroepsclausule",
    "BeslissingOpBezwaarGegevens",
    "BezwaarOntvangenGegevens",
    "BezwaarUitkomst",
    "BezwaarVerdagingGegevens",
    "BezwaarVerzuimGegevens",
    "Bezwaarclausule",
    "BuitenBehandelingGegevens",
    "DwangsomGegevens",
    "Dwangsomtrede",
    "EigenBijdrage",
    "GedeeltelijkeToekenningGegevens",
    "HerstelverzuimGegevens",
    "HervattingGegevens",
    "OntbrekendStuk",
    "OpschortingGegevens",
    "Opschortingsgrond",
    "ToegekendOnderdeel",
    "ToekenningGegevens",
    "Toekenningsregel",
    "UitstelGegevens",
    "Verblijf",
    "VoortijdigeAanvraagGegevens",
    "Weigeringsgrond",
]
