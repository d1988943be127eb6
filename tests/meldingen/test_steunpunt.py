"""A casemanager or steunpunt reports for a client, with the consent, and sees nothing of the case (M-25)."""

from collections.abc import Callable, Generator
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client as Browser
from django.urls import reverse

from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Gemeente, Melding, Relatie, Taak, Toestemming
from meldingen.services.steunpunt import Instemming, meld_via_steunpunt, melder_van
from tests.bouwers import maak_melding, middag
from tests.meldingen.test_balie import datum, nieuw

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
Zender = Callable[..., HttpResponse]


@pytest.fixture
def stuur(client: Browser, steunpunt: Gebruiker, dag: date) -> Generator[Zender]:
    """Send the short intake on the day; the test stays there, because a session of that day is over now."""

    def post(**anders: Any) -> HttpResponse:
        velden = {
            "sleutel": "d" * 32, "achternaam": "Bakker", "onderwerp": "logeerzorg", "is_spoed": "nee", "veilig": "ja",
            "straat": "Lindelaan", "huisnummer": "5", "postcode": "1234ab", "plaats": "Voorbeeld",
            "telefoon": "0612345678", "hulpvraag": "Zijn vrouw is op.", "mantelzorger_naam": "Riet Bakker",
            "mantelzorger_soort": "partner", "toestemming": "ja", "toestemming_wijze": "Zelf gezegd, thuis.",
            **datum("geboortedatum", date(1942, 3, 27)), **datum("ontvangen_op", dag),
            **datum("toestemming_op", dag - timedelta(days=1)), **anders,
        }  # fmt: skip
        return client.post(reverse("steunpunt"), velden)

    with time_machine.travel(middag(dag), tick=False):
        client.force_login(steunpunt)
        yield post


@pytest.mark.regel("M-25", "M-05", "M-01")
def test_een_steunpunt_meldt_met_toestemming_zodat_het_onderzoek_niet_wacht(
    stuur: Zender, client: Browser, steunpunt: Gebruiker, dag: date
) -> None:
    assert stuur().url == reverse("steunpunt_gemeld")
    melding = Melding.objects.get()
    assert (melding.kanaal, melding.ontvangen_op, melding.gemeente.naam) == ("steunpunt", dag, "Voorbeeld")
    assert melding.melder.naam == "Wil Hoekstra, Steunpunt Mantelzorg Voorbeeld"
    assert melding.toestemming_op == dag - timedelta(days=1)
    assert Toestemming.objects.get().wijze == "Zelf gezegd, thuis."
    assert not Taak.objects.open().filter(sleutel__startswith="toestemming").exists()
    assert Relatie.objects.get(is_mantelzorger=True).naam == "Riet Bakker"
    pagina = client.get(reverse("steunpunt_gemeld")).content.decode()
    assert melding.nummer in pagina
    assert "Bakker" not in pagina
    for pad in (melding.get_absolute_url(), reverse("balie"), reverse("zoeken"), reverse("werkvoorraad")):
        assert client.get(pad).status_code == 403
    stuur()
    assert (Melding.objects.count(), Toestemming.objects.count()) == (1, 1)


@pytest.mark.regel("M-25", "M-05")
def test_zonder_toestemming_komt_de_melding_ook_aan_en_wordt_erom_gevraagd(stuur: Zender, dag: date) -> None:
    assert stuur(toestemming="nee").status_code == 302
    assert Melding.objects.get().toestemming_op is None
    assert Taak.objects.open().filter(sleutel__startswith="toestemming").exists()


def test_een_eerdere_dag_vraagt_een_reden_en_wat_is_getypt_blijft(stuur: Zender, dag: date) -> None:
    eerder = datum("ontvangen_op", dag - timedelta(days=4))
    pagina = stuur(**eerder).content.decode()
    assert "Schrijf erbij waarom zij nu pas wordt vastgelegd." in pagina
    assert "Zijn vrouw is op." in pagina
    assert stuur(**eerder, reden_eerder="Was ziek.").status_code == 302
    assert Melding.objects.get().ontvangen_op == dag - timedelta(days=4)


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"toestemming": ""}, "Kies of de cliënt het goed vindt."),
        ({"toestemming_wijze": ""}, "Schrijf op hoe de cliënt liet weten dat het goed is."),
        ({"toestemming_op_dag": "", "toestemming_op_maand": "", "toestemming_op_jaar": ""}, "op welke dag de cliënt"),
        ({"mantelzorger_soort": ""}, "Kies wat de mantelzorger van de cliënt is."),
        ({"hulpvraag": ""}, "Schrijf in een paar zinnen op wat er aan de hand is."),
    ],
)
def test_wat_ontbreekt_wordt_gevraagd(stuur: Zender, anders: dict[str, str], zin: str) -> None:
    antwoord = stuur(**anders)
    assert antwoord.status_code == 200
    assert zin in antwoord.content.decode()
    assert not Melding.objects.exists()


def test_een_steunpunt_meldt_alleen_bij_zijn_eigen_gemeenten(
    stuur: Zender, client: Browser, steunpunt: Gebruiker, altena: Gemeente, dag: date
) -> None:
    feiten = {"mantelzorger": None, "instemming": Instemming(dag, "Gezegd."), "op": dag, "door": steunpunt}
    with pytest.raises(Geweigerd, match="werkt niet voor gemeente Altena"):
        meld_via_steunpunt(altena, nieuw(dag, melder=melder_van(steunpunt)), **feiten)
    steunpunt.organisatie.gemeenten.add(altena)
    assert "Kies de gemeente." in stuur().content.decode()
    assert stuur(gemeente=str(altena.pk)).status_code == 302
    assert Melding.objects.get().gemeente == altena
    steunpunt.organisatie.gemeenten.clear()
    assert "nog niet gekoppeld" in client.get(reverse("steunpunt")).content.decode()


@pytest.mark.regel("M-25", "M-15")
def test_een_bekende_client_geeft_de_consulent_een_taak_om_te_vergelijken(stuur: Zender, dag: date) -> None:
    stuur()
    eerste = Melding.objects.get()
    stuur(sleutel="e" * 32)
    taak = Taak.objects.get(sleutel__startswith="dubbel")
    assert eerste.nummer in taak.titel


def test_wie_niet_stuurde_ziet_geen_nummer(client: Browser, steunpunt: Gebruiker, dag: date) -> None:
    maak_melding(op=dag)
    client.force_login(steunpunt)
    assert client.get(reverse("steunpunt_gemeld")).url == reverse("steunpunt")
