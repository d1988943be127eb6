"""People for the tests: clients who differ at each call, with a BSN that passes the eleven test."""

from datetime import date
from itertools import count
from typing import Any

from meldingen.bsn import is_geldig_bsn
from meldingen.services.clienten import Clientgegevens, Relatiegegevens

_TELLER = count(1)


def maak_bsn(nummer: int) -> str:
    """A different number that passes the eleven test for each `nummer`, in the range kept free for tests."""
    eerste = 999_000_000 + nummer * 30
    return next(str(kandidaat) for kandidaat in range(eerste, eerste + 30) if is_geldig_bsn(str(kandidaat)))


def clientgegevens(**anders: Any) -> Clientgegevens:
    """A client with address and BSN, different at each call."""
    nummer = next(_TELLER)
    velden: dict[str, Any] = {
        "aanhef": "mevrouw",
        "voornamen": "Anna Maria",
        "tussenvoegsel": "van den",
        "achternaam": f"Proef{nummer}",
        "geboortedatum": date(1941, 6, 8),
        "bsn": maak_bsn(nummer),
        "straat": "Lindelaan",
        "huisnummer": str(nummer),
        "postcode": "1234 AB",
        "plaats": "Voorbeeld",
        "telefoon": "0123000000",
    }
    return Clientgegevens(**{**velden, **anders})


MANTELZORGER = Relatiegegevens(naam="Paula Proef", soort="kind", telefoon="0612345678", email="paula@voorbeeld.example")
