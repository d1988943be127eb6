"""The letter with the code to sign in to Mijn zaak without DigiD (X-20)."""

from dataclasses import dataclass
from datetime import date

from meldingen.brieven.gegevens import Briefgegevens
from meldingen.brieven.soorten import Briefsoort


@dataclass(frozen=True)
class InlogcodeGegevens(Briefgegevens):
    """Input of X-20. Without `code` it is the copy for the case: who reads that must not be able to sign in."""

    geldig_tot: date
    code: str = ""


SOORTEN = (
    Briefsoort(
        code="X-20",
        titel="Uw code voor Mijn zaak",
        sjabloon="brieven/x20.html",
        verplichte_blokken=("code", "gebruik", "niet_gevraagd", "contact"),
        versie="1",
        gegevens=InlogcodeGegevens,
    ),
)
