"""Do we know this person: one field that forgives, and no more shown than the roles allow."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from meldingen.models import Client, Gebruiker, Gemeente, Melding
from meldingen.services.melding import wijs_toe
from meldingen.services.zoeken import op_naam
from tests.bouwers import clientgegevens, maak_melding
from tests.mensen import maak_bsn

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
BSN = maak_bsn(4242)
Zoeker = Callable[..., str]


@pytest.fixture
def bakker(dag: date) -> Melding:
    """Mevrouw Van der Meijer-Bakker."""
    wie = clientgegevens(
        voornamen="Zoë Anna", tussenvoegsel="van der", achternaam="Meijer-Bakker", geboortedatum=date(1942, 3, 27),
        bsn=BSN, postcode="2671 AB", huisnummer="12a",
    )  # fmt: skip
    maak_melding(op=dag)
    return maak_melding(op=dag, client=wie)


@pytest.fixture
def zoek(client: Browser) -> Zoeker:
    """Search and give the page with what was found."""

    def doe(tekst: str, wie: Gebruiker, extra: str = "") -> str:
        client.force_login(wie)
        antwoord = client.post(reverse("zoeken"), {"zoek": tekst})
        if antwoord.status_code == 302:
            antwoord = client.get(antwoord.url + extra)
        return antwoord.content.decode()

    return doe


@pytest.mark.parametrize(
    "tekst",
    [
        "meijer", "Meyer", "van der Meijer", "bakker", "BAKKER-", "zoe", "Zoë Bakker", "bakker, zoe", "meij",
        "27-3-1942", "27 maart 1942", "27031942", "27-3-42", "2671AB", "2671 ab 12a", "2671ab 12-A", BSN,
        f"{BSN[:4]}.{BSN[4:6]}.{BSN[6:]}", "bakker 27 3 1942", "meier 2671 AB",
    ],
)  # fmt: skip
def test_zoeken_vergeeft_hoe_iemand_typt(tekst: str, bakker: Melding, zoek: Zoeker, administratie: Gebruiker) -> None:
    pagina = zoek(tekst, administratie)
    assert "Z.A. van der Meijer-Bakker" in pagina
    assert "1 inwoner" in pagina
    assert bakker.nummer in pagina


def test_een_zaaknummer_vindt_de_inwoner(bakker: Melding, zoek: Zoeker, consulent: Gebruiker) -> None:
    for tekst in (bakker.nummer, bakker.nummer.lower(), bakker.nummer.removeprefix("WMO-"), bakker.nummer[-6:]):
        assert "Meijer-Bakker" in zoek(tekst, consulent)


@pytest.mark.parametrize("tekst", ["Bakker 28-3-1942", "2671 AB 13", "Dekker", maak_bsn(4243), "000999999"])
def test_wat_niet_klopt_vindt_niemand(tekst: str, bakker: Melding, zoek: Zoeker, administratie: Gebruiker) -> None:
    assert "Meijer-Bakker" not in zoek(tekst, administratie)


def test_een_bsn_staat_in_geen_adres_op_geen_pagina_en_niet_leesbaar_in_de_sessie(
    bakker: Melding, client: Browser, administratie: Gebruiker
) -> None:
    client.force_login(administratie)
    antwoord = client.post(reverse("zoeken"), {"zoek": f"Bakker {BSN}"})
    assert BSN not in antwoord.url
    assert "Bakker" not in antwoord.url
    assert BSN not in str(dict(client.session))
    pagina = client.get(antwoord.url)
    assert "Meijer-Bakker" in pagina.content.decode()
    assert f"met BSN ******{BSN[-3:]}" in pagina.content.decode()
    assert BSN not in pagina.content.decode()
    assert pagina.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [
        ("", "Vul in wie u zoekt."),
        ("a", "Vul meer in"),
        ("123456789", "Dit burgerservicenummer bestaat niet. Controleer de cijfers."),
    ],
)
def test_te_weinig_of_een_fout_nummer_geeft_een_zin(
    tekst: str, zin: str, zoek: Zoeker, administratie: Gebruiker
) -> None:
    assert zin in zoek(tekst, administratie)


def test_niemand_gevonden_wijst_de_weg(zoek: Zoeker, administratie: Gebruiker) -> None:
    pagina = zoek("Onbekend", administratie)
    assert "Wij vinden niemand." in pagina
    assert reverse("balie") in pagina


def test_van_een_zaak_die_iemand_niet_mag_zien_staat_er_alleen_bij_wie_zij_loopt(
    bakker: Melding, zoek: Zoeker, consulent: Gebruiker, collega: Gebruiker, teamleider: Gebruiker, dag: date
) -> None:
    wijs_toe(bakker, aan=collega, op=dag, door=teamleider)
    Melding.objects.update(team=None)
    pagina = zoek("Bakker", consulent)
    assert f"Er loopt een zaak bij {collega}" in pagina
    assert bakker.nummer not in pagina
    assert bakker.nummer in zoek("Bakker", teamleider)
    Melding.objects.filter(pk=bakker.pk).update(behandelaar=consulent)
    assert bakker.nummer in zoek("Bakker", consulent)


def test_een_andere_gemeente_kent_deze_inwoner_niet(
    bakker: Melding, zoek: Zoeker, administratie_altena: Gebruiker, altena: Gemeente
) -> None:
    for tekst in ("Bakker", BSN, bakker.nummer, "27-3-1942"):
        assert "Wij vinden niemand." in zoek(tekst, administratie_altena)


def test_een_geheim_adres_staat_er_niet_en_vindt_alleen_wie_het_mag_weten(
    bakker: Melding, zoek: Zoeker, administratie: Gebruiker, teamleider: Gebruiker
) -> None:
    Client.objects.filter(pk=bakker.client_id).update(adres_is_geheim=True, veilige_communicatie=True)
    assert "Wij vinden niemand." in zoek("2671 AB", teamleider)
    for wie, tekst in ((teamleider, "Bakker"), (administratie, "2671 AB")):
        pagina = zoek(tekst, wie)
        assert "Adres is geheim" in pagina
        assert "Lindelaan" not in pagina


def test_bladeren_en_sorteren(zoek: Zoeker, administratie: Gebruiker, dag: date) -> None:
    for nummer in range(23):
        geboren = date(1940 + nummer, 1, 1)
        maak_melding(op=dag, client=clientgegevens(achternaam=f"Visser {chr(97 + nummer)}", geboortedatum=geboren))
    eerste = zoek("Visser", administratie)
    assert "23 inwoners" in eerste
    assert "Pagina 1 van 2" in eerste
    assert eerste.index("Visser a") < eerste.index("Visser b")
    assert "Visser w" not in eerste
    assert "Visser w" in zoek("Visser", administratie, "&pagina=2")
    omgekeerd = zoek("Visser", administratie, "&sorteer=-geboren")
    assert omgekeerd.index("Visser w") < omgekeerd.index("Visser v")
    assert 'aria-sort="descending"' in omgekeerd


def test_het_aantal_vragen_groeit_niet_mee(client: Browser, administratie: Gebruiker, dag: date) -> None:
    client.force_login(administratie)
    aantallen = []
    for ronde in range(2):
        for nummer in range(1 + 6 * ronde):
            wie = clientgegevens(achternaam=f"Visser{ronde}{nummer}")
            maak_melding(op=dag, client=wie)
            maak_melding(op=dag, client=wie)
        adres = client.post(reverse("zoeken"), {"zoek": "visser"}).url
        with CaptureQueriesContext(
            connection,
        ) as vragen:
            assert client.get(adres).status_code == 200
        aantallen.append(len(vragen))
    assert aantallen[0] == aantallen[1] <= 8


def test_zoeken_op_naam_gebruikt_de_index(bakker: Melding) -> None:
    """On a table this small the database would rather read all of it; the question is whether it can do without."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    plan = op_naam("meij").explain()
    assert "zoekterm_begin" in plan
    assert "Seq Scan" not in plan


def test_elke_zoekvraag_houdt_zijn_eigen_tabblad(bakker: Melding, client: Browser, administratie: Gebruiker) -> None:
    client.force_login(administratie)
    eerste = client.post(reverse("zoeken"), {"zoek": "Bakker"}).url
    client.post(reverse("zoeken"), {"zoek": "Onbekend"})
    assert "Meijer-Bakker" in client.get(eerste).content.decode()
    for nummer in range(5):
        client.post(reverse("zoeken"), {"zoek": f"Ander{nummer}x"})
    assert "Meijer-Bakker" not in client.get(eerste).content.decode()
    assert client.get(f"{reverse('zoeken')}?z=bestaat-niet&pagina=x&sorteer=y").status_code == 200
