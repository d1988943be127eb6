"""The letter about a machtiging (D-41): the form to sign, what was signed in Mijn zaak, or a refusal."""

from dataclasses import dataclass
from datetime import date

from meldingen.brieven.gegevens import Briefgegevens
from meldingen.brieven.soorten import Briefsoort
from meldingen.fouten import Geweigerd


@dataclass(frozen=True)
class MachtigingGegevens(Briefgegevens):
    """Input of D-41 (A-17, Awb 2:1, 2:2).

    `bereik` completes "mag voor u"; without `tot` it lasts until it is taken back. With `weigerreden` the letter says
    that this person is refused, with `getekend_op` what the client signed in Mijn zaak; `code` is what that person
    needs to act there, until `code_tot`.
    """

    gemachtigde: str
    bereik: str
    van: date
    tot: date | None = None
    weigerreden: str = ""
    getekend_op: date | None = None
    code: str = ""
    code_tot: date | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        if bool(self.code) != (self.code_tot is not None):
            raise Geweigerd("Bij een code hoort de dag tot wanneer zij geldt.")


SOORTEN = (
    Briefsoort(
        code="D-41",
        titel="Machtiging",
        sjabloon="brieven/d41.html",
        verplichte_blokken=("uitleg", "bereik", "vervolg", "contact"),
        versie="2",
        gegevens=MachtigingGegevens,
    ),
)
