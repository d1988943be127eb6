"""Letter D-48: the owner of a house is heard before it is adapted (Wmo 2.3.7 lid 2, W-16)."""

from dataclasses import dataclass
from datetime import date

from meldingen.brieven.gegevens import Briefgegevens
from meldingen.brieven.soorten import Briefsoort


@dataclass(frozen=True)
class EigenaarHorenGegevens(Briefgegevens):
    """Input of D-48. `aanpassing` says what changes about the house, line by line; the reason for it is not shared."""

    woning: str
    aanpassing: tuple[str, ...]
    reageren_voor: date


SOORTEN = (
    Briefsoort(
        code="D-48",
        titel="Aanpassing van een woning",
        sjabloon="brieven/d48.html",
        verplichte_blokken=("voornemen", "recht", "reactie", "termijn", "contact"),
        versie="1",
        gegevens=EigenaarHorenGegevens,
    ),
)
