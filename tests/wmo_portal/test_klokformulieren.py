"""The forms around the clocks, filled in as they should be: each does what its page promises and leads back."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from datetime import time as tijdstip
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from meldingen.models import Gebeurtenis, Gebruiker, Opschorting, Termijn
from tests.bestanden import pdf
from tests.bouwers import Zaak, breng_naar, voorzieningsoort

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
PDF = pdf()
S = Termijn.Soort
Zender = Callable[..., HttpResponse]


def datum(naam: str, dag: date) -> dict[str, str]:
    return {f"{naam}_dag": str(dag.day), f"{naam}_maand": str(dag.month), f"{naam}_jaar": str(dag.year)}


@pytest.fixture
def stuur(client: Client, consulent: Gebruiker) -> Zender:
    """Send a form of this case as its consulent, on the day the walk ended or a later one."""
    client.force_login(consulent)

    def post(zaak: Zaak, pad: str, later: int = 0, **velden: Any) -> HttpResponse:
        moment = datetime.combine(zaak.op + timedelta(days=later), tijdstip(10), UTC)
        with time_machine.travel(moment, tick=False):
            return client.post(f"{zaak.melding.get_absolute_url()}{pad}/", velden)

    return post


def verlengen(zaak: Zaak) -> dict[str, Any]:
    return {
        "reden": "Advies.", "stemt_in": "ja", **datum("overleg_op", zaak.op),
        **datum("streefdatum", zaak.op + timedelta(days=60)),
    }  # fmt: skip


def opschorten(zaak: Zaak) -> dict[str, Any]:
    return {
        "grond": Opschorting.Grond.INSTEMMING, "toelichting": "Afgesproken.",
        **datum("tot", zaak.op + timedelta(days=20)),
        "instemming": SimpleUploadedFile("brief.pdf", PDF, "application/pdf"),
    }  # fmt: skip


def uitstel(zaak: Zaak) -> dict[str, Any]:
    return {"reden": "Advies.", **datum("toegezegd_op", zaak.klok(S.BESLUIT).uiterste_datum + timedelta(days=7))}


def aanvraag(zaak: Zaak) -> dict[str, Any]:
    soort = voorzieningsoort(zaak.gemeente).pk
    return {"sleutel": "a" * 32, "gevraagd": str(soort), **datum("ontvangen_op", zaak.op)}


def meldingsdatum(zaak: Zaak) -> dict[str, Any]:
    return {"reden": "Verkeerd.", **datum("ontvangen_op", zaak.melding.ontvangen_op - timedelta(days=1))}


# Where the case must be, the address, what is filled in, and what is recorded of it.
FORMULIEREN = [
    ("in_onderzoek", "verlengen", verlengen, "TR-08"),
    ("in_onderzoek", "meldingsdatum", meldingsdatum, "M-03"),
    ("in_onderzoek", "briefadres", lambda z: datum("vanaf", z.op), "T-30"),
    ("in_onderzoek", "toekomstig-inwoner", lambda z: {"bewijs": SimpleUploadedFile("b.pdf", PDF)}, "T-29"),
    ("in_onderzoek", "doorsturen", lambda z: {"naar": "CIZ", "organisatie": "CIZ", "reden": "Wlz."}, "TR-46"),
    ("in_onderzoek", "aanvraag/invoeren", aanvraag, "TR-22"),
    ("in_beoordeling", "hersteltermijn", lambda z: {"stukken": "Kopie\nBrief"}, "TR-28"),
    ("in_beoordeling", "opschorten", opschorten, "TR-33"),
    ("in_beoordeling", "uitstel", uitstel, "TR-35"),
    ("in_beoordeling", "ingebrekestelling", lambda z: datum("ontvangen_op", z.op), "T-17"),
    ("hersteltermijn", "aangevuld", lambda z: datum("ontvangen_op", z.op), "TR-29"),
    ("opgeschort", "hervatten", lambda z: datum("tot", z.op), "TR-34"),
]  # fmt: skip


@pytest.mark.parametrize(("toestand", "pad", "velden", "code"), FORMULIEREN, ids=[rij[1] for rij in FORMULIEREN])
def test_een_goed_ingevuld_formulier_doet_wat_het_zegt(
    toestand: str, pad: str, velden: Callable[[Zaak], dict[str, Any]], code: str, stuur: Zender
) -> None:
    zaak = breng_naar(toestand)
    antwoord = stuur(zaak, pad, **velden(zaak))
    assert antwoord.status_code == 302, antwoord.context["form"].errors
    assert antwoord.headers["Location"] == zaak.melding.get_absolute_url()
    assert Gebeurtenis.objects.filter(melding=zaak.melding, code=code).exists()


def test_na_de_hersteltermijn_vraagt_het_formulier_bij_de_vraag_zelf_waarom(stuur: Zender) -> None:
    zaak = breng_naar("hersteltermijn")
    zonder = stuur(zaak, "na-herstel", later=30, keuze="inhoudelijk")
    assert zonder.context["form"].errors == {"reden": ["Schrijf op waarom u zonder deze stukken kunt beslissen."]}
    assert stuur(zaak, "na-herstel", later=30, keuze="inhoudelijk", reden="Het kan.").status_code == 302
    assert Gebeurtenis.objects.filter(melding=zaak.melding, code="TR-57").exists()


def test_te_vroeg_verder_zegt_tot_welke_dag_de_inwoner_nog_heeft(stuur: Zender) -> None:
    zaak = breng_naar("hersteltermijn")
    antwoord = stuur(zaak, "na-herstel", keuze="inhoudelijk", reden="Het kan.")
    tekst = antwoord.content.decode()
    assert "nog tot en met 31 maart 2026 om aan te vullen" in tekst
    assert "Het kan." in tekst
