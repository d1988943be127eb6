"""The public form as somebody fills it in well, step by step, and how a test looks at what came back."""

from typing import Any

from django.http import HttpResponse
from django.test import Client

from tests.momentopname import momentopname

GOED: dict[str, dict[str, Any]] = {
    "wie": {"voor_wie": "mijzelf"},
    "vraag": {"onderwerp": "huishouden", "hulpvraag": "Ik kan niet meer stofzuigen.", "is_spoed": "nee"},
    "persoon": {
        "voornamen": "Anna", "achternaam": "Bakker", "geboortedatum_dag": "3", "geboortedatum_maand": "4",
        "geboortedatum_jaar": "1950", "straat": "Lindelaan", "huisnummer": "3", "postcode": "1234 AB",
        "plaats": "Voorbeeld",
    },
    "contact": {"telefoon": "0123000000", "veilig": "ja"},
    "plan": {"plan_wanneer": "later"},
}  # fmt: skip
# A melding of somebody else, about logeerzorg: the longest way.
ANDER: dict[str, dict[str, Any]] = {
    "wie": {"voor_wie": "ander"},
    "over-u": {"melder_naam": "Paula Bakker", "melder_soort": "kind", "weet_ervan": "ja", "is_mantelzorger": "ja"},
    "vraag": {"onderwerp": "logeerzorg", "hulpvraag": "Ik wil af en toe een weekend rust.", "is_spoed": "nee"},
    "geprobeerd": {"verzekering": "niet", "logeerhuis": "geen_plaats", "geprobeerd": "Dagbesteding op dinsdag."},
    "persoon": GOED["persoon"],
    "contact": GOED["contact"],
    "plan": {"plan_wanneer": "nee"},
}
KEUZE, CONTROLE = "/melden/gemeente/9901/", "/melden/controle/"


def adres(stap: str) -> str:
    return f"/melden/{stap}/"


def stuur(client: Client, stap: str, **anders: Any) -> HttpResponse:
    """One step, filled in well but for what is named."""
    return client.post(adres(stap), GOED[stap] | anders)


def vul_in(client: Client, antwoorden: dict[str, dict[str, Any]]) -> None:
    """All steps, without sending."""
    for stap, velden in antwoorden.items():
        antwoord = client.post(adres(stap), velden)
        assert antwoord.status_code == 302, tekst(antwoord)


def meld(client: Client, antwoorden: dict[str, dict[str, Any]] = GOED, **vraag: Any) -> HttpResponse:
    """The whole form, sent; what is named changes the question."""
    vul_in(client, antwoorden | {"vraag": antwoorden["vraag"] | vraag})
    return client.post(CONTROLE, {})


def tekst(antwoord: HttpResponse) -> str:
    return " ".join(antwoord.content.decode().split())


def stand() -> dict[str, str | None]:
    """All tables, but for the log of who looked and for what was typed and not sent."""
    buiten = ("meldingen.Inzage", "meldingen.ConceptMelding")
    return {naam: som for naam, som in momentopname().items() if naam not in buiten}
