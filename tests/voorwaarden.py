"""Answers to the conditions of voorzieningen, and taking one into consideration with them."""

from collections.abc import Mapping

from onderzoek.models import Adviesaanvraag, Voorzieningkeuze
from onderzoek.services import keuze, voorwaarden
from tests.bouwers import Zaak, voorzieningsoort

VERBOUWING = {
    "functie": "wassen", "weghalen": "nee", "naar_ongeschikt": "nee", "los_voldoet": "nee",
    "mantelzorger_bedient": "nee", "aanbouw": "nee", "doelgroepenlocatie": "nee", "eigenaar": "client",
    "totaalraming": "7500.00", "bruikleen_afgesproken": "nee",
}  # fmt: skip
SCOOTMOBIEL = {
    "doel": "dagelijks", "afstand": "middel", "regiotaxi": "nee", "aangetoond": "ja", "stalling": "ja",
    "opladen": "ja", "zelf_kopen": "nee",
}  # fmt: skip
SANERING = {"aandoening": "copd", "vervangen": "ja", "kamers": "woon_slaap"}


def neem_in_beeld(zaak: Zaak, code: str, antwoorden: Mapping[str, str] | None = None) -> Voorzieningkeuze:
    """Take a soort into consideration and answer its questions."""
    soort = voorzieningsoort(zaak.gemeente, code)
    rij = keuze.kies_voorziening(zaak.onderzoek, soort, waarvoor="Zelf wassen.", op=zaak.op, door=zaak.consulent)
    if antwoorden:
        voorwaarden.toets_voorwaarden(rij, antwoorden, op=zaak.op, door=zaak.consulent)
    return rij


def advies_ontvangen(zaak: Zaak) -> None:
    """An expert gave advice."""
    Adviesaanvraag.objects.create(
        melding=zaak.melding, soort="medisch", vragen="v", gegevens="g", doel="d", geinformeerd_op=zaak.op,
        verzonden_op=zaak.op, verwacht_op=zaak.op, ontvangen_op=zaak.op, uitkomst="Nodig.", door=zaak.consulent,
    )  # fmt: skip
