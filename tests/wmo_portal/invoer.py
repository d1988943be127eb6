"""The public form as somebody fills it in well, and how a test looks at what came back."""

from typing import Any

from django.http import HttpResponse

from tests.momentopname import momentopname

GOED: dict[str, Any] = {
    "sleutel": "a" * 32, "voor_wie": "mijzelf", "voornamen": "Anna", "achternaam": "Bakker", "geboortedatum_dag": "3",
    "geboortedatum_maand": "4", "geboortedatum_jaar": "1950", "straat": "Lindelaan", "huisnummer": "3",
    "postcode": "1234 AB", "plaats": "Voorbeeld", "telefoon": "0123000000", "onderwerp": "huishouden",
    "hulpvraag": "Ik kan niet meer stofzuigen.", "is_spoed": "nee", "veilig": "ja",
}  # fmt: skip
MELDEN, KEUZE = "/melden/", "/melden/gemeente/9901/"


def tekst(antwoord: HttpResponse) -> str:
    return " ".join(antwoord.content.decode().split())


def stand() -> dict[str, str | None]:
    """All tables, but for the log of who looked."""
    return {naam: som for naam, som in momentopname().items() if naam != "meldingen.Inzage"}
