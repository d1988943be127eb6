"""The client gives a machtiging, somebody couples it, and it ends (A-17, Awb 2:1, M-10)."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client as Bezoeker
from django.urls import reverse

from meldingen.brieven.tekst import regels
from meldingen.fouten import Geweigerd
from meldingen.models import Document, Gebruiker, Inzage, Machtiging, Melding, Organisatie
from meldingen.services import eigenmachtiging as acties
from meldingen.services.documenten import lees
from meldingen.services.machtiging import trek_machtiging_in
from tests.bouwers import MAANDAG, maak_melding
from tests.mensen import clientgegevens
from tests.mijnzaak.inwoners import dochter, ingelogd, inwoner_van, ondersteuner
from wmo_portal.mijnzaak.bereik import IN_WOORDEN, opent
from wmo_portal.mijnzaak.daden import DADEN

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
DAG = timedelta(days=1)
B = Machtiging.Bereik


@pytest.fixture(autouse=True)
def _vandaag() -> Iterator[None]:
    """The day of the melding; what was tried before does not count."""
    cache.clear()
    with time_machine.travel(f"{MAANDAG}T09:00:00Z", tick=False):
        yield


@pytest.fixture
def melding(consulent: Gebruiker) -> Melding:
    return maak_melding(consulent.gemeente, door=consulent)


@pytest.fixture
def cliente(melding: Melding) -> Gebruiker:
    return inwoner_van(melding.client)


def geef(melding: Melding, door: Gebruiker, *bereik: B, **anders: object) -> Machtiging:
    wie = {} if "organisatie" in anders else {"naam": "Jet Proef", "soort": "kind"}
    velden = {"waarvoor": bereik or (B.MELDING,), "van": MAANDAG, **wie, **anders}
    return acties.geef_machtiging(melding, acties.EigenMachtiging(**velden), op=MAANDAG, door=door)


def als(wie: Gebruiker) -> Bezoeker:
    bezoeker = Bezoeker()
    bezoeker.force_login(wie)
    return bezoeker


@pytest.mark.regel("A-17")
def test_wie_de_code_heeft_koppelt_haar_een_keer_en_ziet_de_zaak_tot_het_einde(
    melding: Melding, cliente: Gebruiker
) -> None:
    rij, jet = geef(melding, cliente, tot=MAANDAG + 40 * DAG), dochter()
    code = acties.te_tonen_code(rij, MAANDAG)
    assert rij.getekend_op == MAANDAG
    assert als(jet).get(f"/mijn-zaak/{melding.nummer}/").status_code == 404
    acties.koppel_machtiging(f" {code.lower()} ", op=MAANDAG + 30 * DAG, door=jet)
    assert als(jet).get(f"/mijn-zaak/{melding.nummer}/").status_code == 200
    with pytest.raises(Geweigerd, match=str(acties.KLOPT_NIET)):
        acties.koppel_machtiging(code, op=MAANDAG + 30 * DAG, door=ingelogd("999990019", date(1960, 1, 1), naam="x"))
    rij.refresh_from_db()
    assert acties.te_tonen_code(rij, MAANDAG) == ""
    trek_machtiging_in(melding, rij, op=MAANDAG, door=cliente)
    assert als(jet).get(f"/mijn-zaak/{melding.nummer}/").status_code == 404
    assert Inzage.objects.filter(gebruiker=jet, is_geweigerd=True).count() == 2


@pytest.mark.regel("A-17")
def test_een_foute_een_verlopen_en_een_gestopte_code_geven_dezelfde_zin(melding: Melding, cliente: Gebruiker) -> None:
    rij, gestopt, jet = geef(melding, cliente), geef(melding, cliente), dochter()
    code, oud = acties.te_tonen_code(rij, MAANDAG), acties.te_tonen_code(gestopt, MAANDAG)
    trek_machtiging_in(melding, gestopt, op=MAANDAG, door=cliente)
    for poging, dag in ((code, MAANDAG + 31 * DAG), (oud, MAANDAG), ("ABCD-EFGH-2345", MAANDAG), ("", MAANDAG)):
        with pytest.raises(Geweigerd, match=str(acties.KLOPT_NIET)):
            acties.koppel_machtiging(poging, op=dag, door=jet)
    assert acties.te_tonen_code(rij, MAANDAG + 31 * DAG) == ""
    with pytest.raises(Geweigerd, match="uw eigen zaak"):
        acties.koppel_machtiging(code, op=MAANDAG, door=cliente)
    with pytest.raises(Geweigerd, match="eigen DigiD"):
        acties.koppel_machtiging(code, op=MAANDAG, door=ondersteuner(melding.gemeente))


def test_de_code_raden_houdt_snel_op(melding: Melding, cliente: Gebruiker) -> None:
    code, bezoeker = acties.te_tonen_code(geef(melding, cliente), MAANDAG), als(dochter())
    pad = reverse("mijn_code_machtiging")
    zinnen = [bezoeker.post(pad, {"code": f"ABCD-EFGH-{n:04}"}).content.decode() for n in range(11)]
    assert all(str(acties.KLOPT_NIET) in zin for zin in zinnen[:10])
    assert "Probeer het over een uur opnieuw" in zinnen[10]
    assert bezoeker.post(pad, {"code": code}).status_code == 200
    assert not Machtiging.objects.exclude(gemachtigde=None).exists()


@pytest.mark.regel("A-17", "M-10")
def test_clientondersteuning_ziet_de_zaak_alleen_met_toestemming(melding: Melding, cliente: Gebruiker) -> None:
    ander = maak_melding(melding.gemeente, client=clientgegevens(achternaam="Anders"))
    helper, collega = ondersteuner(melding.gemeente), ondersteuner(melding.gemeente)
    lijst = reverse("mijn_clienten")
    assert "Niemand heeft u op dit moment gemachtigd" in als(helper).get(lijst).content.decode()
    assert als(helper).get(f"/mijn-zaak/{melding.nummer}/").status_code == 404
    rij = geef(melding, cliente, B.MELDING, B.STUKKEN, organisatie=helper.organisatie)
    for wie in (helper, collega):
        tekst = als(wie).get(lijst).content.decode()
        assert melding.nummer in tekst
        assert ander.nummer not in tekst
        assert str(IN_WOORDEN[B.STUKKEN]) in tekst
        assert str(IN_WOORDEN[B.AANVRAAG]) not in tekst
        assert als(wie).get(f"/mijn-zaak/{melding.nummer}/").status_code == 200
    assert als(helper).get(f"/mijn-zaak/{ander.nummer}/").status_code == 404
    trek_machtiging_in(melding, rij, op=MAANDAG, door=cliente)
    assert als(helper).get(f"/mijn-zaak/{melding.nummer}/").status_code == 404


def test_een_organisatie_van_elders_krijgt_geen_machtiging(
    melding: Melding, cliente: Gebruiker, consulent_altena: Gebruiker, consulent: Gebruiker
) -> None:
    elders = ondersteuner(consulent_altena.gemeente, "Elders").organisatie
    with pytest.raises(Geweigerd, match="geen cliëntondersteuning in deze gemeente"):
        geef(melding, cliente, organisatie=elders)
    rij = geef(melding, cliente)
    with pytest.raises(Geweigerd, match="geen cliëntondersteuning in deze gemeente"):
        acties.verbind_organisatie(melding, rij, elders, op=MAANDAG, door=consulent)


@pytest.mark.regel("A-17")
def test_een_medewerker_verbindt_een_machtiging_op_papier_met_clientondersteuning(
    melding: Melding, cliente: Gebruiker, consulent: Gebruiker
) -> None:
    helper, rij = ondersteuner(melding.gemeente), geef(melding, cliente)
    bezoeker, pad = als(consulent), reverse("machtiging", args=[melding.nummer, rij.pk])
    assert "Kies welke organisatie het is." in bezoeker.post(pad, {"wat": "organisatie"}).content.decode()
    assert bezoeker.post(pad, {"wat": "organisatie", "organisatie": helper.organisatie_id}).status_code == 302
    assert als(helper).get(f"/mijn-zaak/{melding.nummer}/").status_code == 200
    assert (
        "Stichting Naast U kunnen in Mijn zaak"
        in bezoeker.get(reverse("machtigingen", args=[melding.nummer])).content.decode()
    )


@pytest.mark.regel("A-17")
@pytest.mark.parametrize("bereik", list(B))
def test_een_gemachtigde_ziet_alleen_wat_het_bereik_opent_en_geeft_niets_door(
    bereik: B, melding: Melding, cliente: Gebruiker
) -> None:
    jet = dochter()
    rij = geef(melding, cliente, bereik)
    acties.koppel_machtiging(acties.te_tonen_code(rij, MAANDAG), op=MAANDAG, door=jet)
    bezoeker, open_voor = als(jet), {daad.pagina for daad in opent(bereik)}
    nu = {daad.pagina for daad in opent(bereik) if daad.kan(melding)}
    for daad in DADEN:
        status = bezoeker.get(reverse(daad.pagina, args=[melding.nummer])).status_code
        assert status != 404 or daad.pagina not in nu, daad.pagina
        assert status == 404 or daad.pagina in open_voor, daad.pagina
    for pagina in ("mijn_machtiging", "mijn_machtiging_brief"):
        assert bezoeker.get(reverse(pagina, args=[melding.nummer, rij.pk])).status_code == 404
    assert "mijn_machtigingen" not in open_voor


def test_elk_bereik_staat_in_woorden_op_de_bladzijde(melding: Melding, cliente: Gebruiker) -> None:
    tekst = als(cliente).get(reverse("mijn_machtigingen", args=[melding.nummer])).content.decode()
    assert set(IN_WOORDEN) == set(B)
    assert all(str(zin) in tekst for zin in IN_WOORDEN.values())


def test_op_de_bladzijde_geven_en_stoppen(melding: Melding, cliente: Gebruiker) -> None:
    bezoeker, pad = als(cliente), reverse("mijn_machtigingen", args=[melding.nummer])
    invoer = {
        "wie": "persoon", "naam": "Jet Proef", "soort": "kind", "waarvoor": ["melding", "stukken"], "van_dag": "2",
        "van_maand": "3", "van_jaar": "2026",
    }  # fmt: skip
    assert "Daarmee tekent u de machtiging" in bezoeker.post(pad, invoer).content.decode()
    zonder = {veld: waarde for veld, waarde in invoer.items() if veld not in ("naam", "soort")}
    assert "Vul de naam in van de persoon" in bezoeker.post(pad, zonder | {"akkoord": "on"}).content.decode()
    antwoord = bezoeker.post(pad, invoer | {"akkoord": "on"}, follow=True)
    rij = Machtiging.objects.get()
    assert acties.te_tonen_code(rij, MAANDAG) in antwoord.content.decode()
    brief = reverse("mijn_machtiging_brief", args=[melding.nummer, rij.pk])
    assert acties.te_tonen_code(rij, MAANDAG) in bezoeker.get(brief).content.decode()
    eigen = reverse("mijn_machtiging", args=[melding.nummer, rij.pk])
    assert "ziet deze persoon niets meer" in bezoeker.post(eigen, follow=True).content.decode()
    assert "gestopt" in bezoeker.get(pad).content.decode()


@pytest.mark.regel("A-17")
def test_de_getekende_machtiging_ligt_in_de_zaak_en_verraadt_de_code_niet(melding: Melding, cliente: Gebruiker) -> None:
    rij = geef(melding, cliente, B.AANVRAAG, B.PGB)
    stuk = Document.objects.get(soort="D-41", melding=melding)
    tekst = " ".join(regels(lees(stuk).decode()))
    assert "Getekend in Mijn zaak" in tekst
    assert "Alles regelen rond de aanvraag en het pgb" in tekst
    code = acties.te_tonen_code(rij, MAANDAG)
    assert code not in tekst
    assert code not in stuk.gegevens


def test_een_machtiging_gaat_niet_in_het_verleden_in(melding: Melding, cliente: Gebruiker) -> None:
    with pytest.raises(Geweigerd, match="vandaag ingaan, of later"):
        geef(melding, cliente, van=MAANDAG - DAG)
    later = geef(melding, cliente, van=MAANDAG + 5 * DAG)
    assert later.code_geldig_tot == MAANDAG + 35 * DAG


def test_de_lijst_van_clienten_vraagt_niet_meer_bij_meer_clienten(
    melding: Melding, django_assert_max_num_queries: object
) -> None:
    helper = ondersteuner(melding.gemeente)
    for _ in range(4):
        zaak = maak_melding(melding.gemeente)
        wie = ingelogd(zaak.client.bsn, zaak.client.geboortedatum, naam=f"client{zaak.pk}")
        geef(zaak, wie, organisatie=Organisatie.objects.get(pk=helper.organisatie_id))
    bezoeker = als(helper)
    with django_assert_max_num_queries(10):
        assert bezoeker.get(reverse("mijn_clienten")).status_code == 200
