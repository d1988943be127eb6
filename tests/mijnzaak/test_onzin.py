"""No form of Mijn zaak gives way under nonsense: a sentence, what was typed stays, nothing changes by half.

The pages are those of the address list, so a new one is in here by itself.
"""

from collections.abc import Callable
from typing import Any

import pytest
from django import forms
from django.db import transaction
from django.test import Client
from django.urls import reverse

from meldingen.formulieren import TekstVeld
from meldingen.models import Gebruiker
from meldingen.services.inwoners import inwoner_van_client
from tests.bouwers import Zaak, breng_naar
from tests.wmo_portal.conftest import op_de_dag
from tests.wmo_portal.invoer import stand as alle_tabellen
from wmo_portal.mijnzaak.urls import urlpatterns

__all__ = ["op_de_dag"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
VUIL = {"leeg": "", "nul": "a\x00b", "lang": "x" * 20_000, "getal": "9" * 20, "scherp": "<script>alert(1)</script>"}
PAGINAS = [
    deel.name
    for deel in urlpatterns
    if getattr(deel.callback, "deur", "") == "mijn_inloggen" and str(deel.pattern).count("<") == 1
]


def stand() -> dict[str, str | None]:
    """Without the session: every page of Mijn zaak starts its quarter of an hour again."""
    return {naam: som for naam, som in alle_tabellen().items() if naam != "sessions.Session"}


@pytest.mark.parametrize("fase", ["in_onderzoek", "verslag_verzonden", "besluit_concept", "afgewezen"])
def test_geen_formulier_van_mijn_zaak_bezwijkt_onder_onzin(
    consulent: Gebruiker, op_de_dag: Callable[[Zaak], None], fase: str
) -> None:
    zaak = breng_naar(fase, consulent.gemeente)
    op_de_dag(zaak)
    client, fouten = Client(raise_request_exception=False), []
    client.force_login(inwoner_van_client(zaak.melding.client).gebruiker)
    for naam in PAGINAS:
        pad = reverse(naam, args=[zaak.melding.nummer])
        antwoord = client.get(pad)
        formulier = (antwoord.context or {}).get("form") if antwoord.status_code == 200 else None
        # What makes no sense in this phase is not there; a page that only takes a button has no form of its own.
        if antwoord.status_code not in (200, 302, 404, 405):
            fouten.append(f"{naam}: {antwoord.status_code}")
        if formulier is not None:
            fouten += [f"{naam}, {soort}: {fout}" for soort in VUIL for fout in _probeer(client, pad, formulier, soort)]
    assert fouten == []


def _probeer(client: Client, pad: str, formulier: Any, soort: str) -> list[str]:
    voor, fouten = stand(), []
    with transaction.atomic():
        antwoord = client.post(pad, _vul(formulier.fields, VUIL[soort]))
        if antwoord.status_code == 200 and stand() != voor:
            fouten.append("er is iets veranderd")
        transaction.set_rollback(True)
    if antwoord.status_code not in (200, 302):
        fouten.append(str(antwoord.status_code))
    if antwoord.status_code == 200 and "<script>alert" in antwoord.content.decode():
        fouten.append("onveilig teruggezet")
    met_tekst = any(isinstance(veld, TekstVeld) for veld in formulier.fields.values())
    if antwoord.status_code == 302 and soort in ("nul", "lang") and met_tekst:
        fouten.append("aangenomen")
    return fouten


def _vul(velden: dict[str, forms.Field], vuil: str) -> dict[str, str]:
    """The same rubbish in every field; a field in parts gets it in each part."""
    data = {"versturen": "x"}
    for naam, veld in velden.items():
        delen = veld.widget.widgets_names if isinstance(veld.widget, forms.MultiWidget) else [""]
        data |= {f"{naam}{deel}": vuil for deel in delen}
    return data


def test_de_bladzijden_komen_uit_de_adressen() -> None:
    assert {"mijn_zaak", "mijn_inzage", "mijn_volgende_code"} <= set(PAGINAS)
