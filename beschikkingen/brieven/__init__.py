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
    ZienswijzeGegevens,
)
from beschikkingen.brieven.besluit import SOORTEN as _BESLUIT
from beschikkingen.brieven.besluit import (
    AfwijzingGegevens,
    BuitenBehandelingGegevens,
    GedeeltelijkeToekenningGegevens,
    ToekenningGegevens,
)
from beschikkingen.brieven.bezwaar import SOORTEN as _BEZWAAR
from beschikkingen.brieven.bezwaar import (
    Beroepsclausule,
    BeslissingOpBezwaarGegevens,
    BezwaarOntvangenGegevens,
    BezwaarUitkomst,
    BezwaarVerdagingGegevens,
    BezwaarVerzuimGegevens,
)
from beschikkingen.brieven.buitenland import (
    GRONDZINNEN_BUITENLAND,
    BuitenlandbesluitGegevens,
    Buitenlandgrond,
    Buitenlanduitkomst,
    Rekenregel,
)
from beschikkingen.brieven.buitenland import SOORTEN as _BUITENLAND
from beschikkingen.brieven.delen import (
    GRONDZINNEN,
    KAN_GRONDEN,
    AfgewezenOnderdeel,
    Alternatief,
    Bezwaarclausule,
    DuurdereKeuze,
    EigenBijdrage,
    MinderDanGevraagd,
    PgbDeel,
    ToegekendOnderdeel,
    Toekenningsregel,
    Verblijf,
    Weigeringsgrond,
)
from beschikkingen.brieven.herziening import SOORTEN as _HERZIENING
from beschikkingen.brieven.herziening import (
    Gehoord,
    HerzieningGegevens,
    Herzieningsgrond,
    TerugvorderingGegevens,
    VervallenGegevens,
)
from beschikkingen.brieven.opzegging import SOORTEN as _OPZEGGING
from beschikkingen.brieven.opzegging import OpzeggingGegevens
from beschikkingen.brieven.spoed import SOORTEN as _SPOED
from beschikkingen.brieven.spoed import Spoedbericht, SpoedbesluitGegevens
from beschikkingen.brieven.stopzetting import SOORTEN as _STOPZETTING
from beschikkingen.brieven.stopzetting import NabestaandebriefGegevens, StopbriefGegevens
from beschikkingen.brieven.termijn import SOORTEN as _TERMIJN
from beschikkingen.brieven.termijn import (
    DwangsomGegevens,
    Dwangsomtrede,
    HervattingGegevens,
    OpschortingGegevens,
    Opschortingsgrond,
    UitstelGegevens,
)
from beschikkingen.brieven.verhuurder import SOORTEN as _VERHUURDER
from beschikkingen.brieven.verhuurder import VerhuurderbesluitGegevens

SOORTEN = (
    *_AANVRAAG, *_BESLUIT, *_SPOED, *_TERMIJN, *_BEZWAAR, *_BUITENLAND, *_HERZIENING, *_VERHUURDER, *_OPZEGGING,
    *_STOPZETTING,
)  # fmt: skip

__all__ = [
    "GRONDZINNEN",
    "GRONDZINNEN_BUITENLAND",
    "KAN_GRONDEN",
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
    "BuitenlandbesluitGegevens",
    "Buitenlandgrond",
    "Buitenlanduitkomst",
    "DuurdereKeuze",
    "DwangsomGegevens",
    "Dwangsomtrede",
    "EigenBijdrage",
    "GedeeltelijkeToekenningGegevens",
    "Gehoord",
    "HerstelverzuimGegevens",
    "HervattingGegevens",
    "HerzieningGegevens",
    "Herzieningsgrond",
    "MinderDanGevraagd",
    "NabestaandebriefGegevens",
    "OntbrekendStuk",
    "OpschortingGegevens",
    "Opschortingsgrond",
    "OpzeggingGegevens",
    "PgbDeel",
    "Rekenregel",
    "Spoedbericht",
    "SpoedbesluitGegevens",
    "StopbriefGegevens",
    "TerugvorderingGegevens",
    "ToegekendOnderdeel",
    "ToekenningGegevens",
    "Toekenningsregel",
    "UitstelGegevens",
    "Verblijf",
    "VerhuurderbesluitGegevens",
    "VervallenGegevens",
    "VoortijdigeAanvraagGegevens",
    "Weigeringsgrond",
    "ZienswijzeGegevens",
]
