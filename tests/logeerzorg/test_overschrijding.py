"""More than the limits allow: who asks, who decides, and what a fiat makes possible."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction

from logeerzorg.etmalen import Verblijf
from logeerzorg.models import Bed, Overschrijding, Reservering, Saldo
from logeerzorg.services.annuleren import annuleer
from logeerzorg.services.overschrijding import (
    Verzoek,
    besluit_overschrijding,
    open_verzoek,
    vraag_overschrijding,
)
from logeerzorg.services.reeks import Patroon, maak_reeks, reken_door
from logeerzorg.services.saldo import saldo_van
from logeerzorg.services.telling import telling_van
from meldingen.fouten import Geweigerd
from meldingen.models import Gebeurtenis, Gebruiker, Gemeente, Melding, Taak
from meldingen.rollen import Rol
from tests.bouwers import breng_naar, clientgegevens, maak_melding, middag
from tests.logeerzorg.hulp import OP, open_huis, plaats, zet
from tests.logeerzorg.vectoren import verblijf

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
DAG = timedelta(days=1)
WEEK = Verzoek(
    soort="week", grond="hardheid", motivering="De mantelzorger ligt in het ziekenhuis.", van=date(2026, 7, 11),
    tot=date(2026, 7, 18), geen_andere_optie=True,
)  # fmt: skip
JAAR = Verzoek(
    soort="jaar", grond="ziekte", motivering="De mantelzorger wordt geopereerd.", van=date(2026, 9, 1),
    tot=date(2026, 9, 8), ruimte=2,
)  # fmt: skip


@pytest.fixture
def huis(voorbeeld: Gemeente) -> Bed:
    return open_huis()


@pytest.fixture
def melding(voorbeeld: Gemeente) -> Melding:
    return maak_melding()


def nachten(van: str, aantal: int = 1) -> Verblijf:
    vertrek = date.fromisoformat(van) + aantal * DAG
    return verblijf(f"{van} 14:00", f"{vertrek} 11:00")


def vraag(melding: Melding, verzoek: Verzoek, door: Gebruiker) -> Overschrijding:
    return vraag_overschrijding(melding, verzoek, op=OP, door=door)


def sta_toe(rij: Overschrijding, door: Gebruiker, reden: str = "") -> Overschrijding:
    return besluit_overschrijding(rij, is_toegestaan=True, reden=reden, op=OP, door=door)


def fiat_voor(melding: Melding, nieuw: Verblijf) -> Overschrijding | None:
    return telling_van(melding.client, melding.gemeente, OP).fiat_voor(nieuw)


def open_taken(melding: Melding, rol: Rol) -> list[str]:
    rijen = Taak.objects.filter(melding=melding, rol=rol, sleutel__startswith="overschrijding").open()
    return list(rijen.values_list("titel", flat=True))


@pytest.mark.regel("L-34")
def test_de_consulent_vraagt_en_een_teamleider_beslist(
    voorbeeld: Gemeente, melding: Melding, consulent: Gebruiker, teamleider: Gebruiker
) -> None:
    rij = vraag(melding, JAAR, consulent)
    assert open_taken(melding, Rol.TEAMLEIDER) == ["Beslis over meer logeren: 1 september 2026 tot 8 september 2026"]
    assert open_verzoek(melding) == rij
    with pytest.raises(Geweigerd, match="ligt al zo’n verzoek"):
        vraag(melding, JAAR, consulent)
    with pytest.raises(Geweigerd, match="Alleen een teamleider"):
        sta_toe(rij, consulent)
    with pytest.raises(Geweigerd, match="waarom u het niet toestaat"):
        besluit_overschrijding(rij, is_toegestaan=False, reden=" ", op=OP, door=teamleider)
    besluit_overschrijding(rij, is_toegestaan=False, reden="Eerst dagbesteding.", op=OP, door=teamleider)
    with pytest.raises(Geweigerd, match="al beslist"):
        sta_toe(rij, teamleider)
    assert open_taken(melding, Rol.TEAMLEIDER) == []
    [taak] = open_taken(melding, Rol.CONSULENT)
    assert taak.startswith("Zoek andere dagen: meer logeren is niet toegestaan")
    namen = [g.naam for g in Gebeurtenis.objects.filter(melding=melding, code="L-34").order_by("pk")]
    assert [naam.split(":")[0] for naam in namen] == ["Overschrijding gevraagd", "Overschrijding niet toegestaan"]
    assert fiat_voor(melding, nachten("2026-09-01", 7)) is None


@pytest.mark.regel("L-34")
def test_niemand_staat_zichzelf_iets_toe(melding: Melding, consulent: Gebruiker) -> None:
    consulent.groups.add(Group.objects.get(name=Rol.TEAMLEIDER))
    beide = Gebruiker.objects.get(pk=consulent.pk)
    rij = vraag(melding, JAAR, beide)
    with pytest.raises(Geweigerd, match="Laat een andere teamleider beslissen"):
        sta_toe(rij, beide)
    with pytest.raises(IntegrityError, match="overschrijding_door_een_ander"), transaction.atomic():
        Overschrijding.objects.filter(pk=rij.pk).update(is_toegestaan=True, besloten_op=OP, besloten_door=beide)


@pytest.mark.regel("L-14", "L-34")
def test_met_een_fiat_past_er_zoveel_meer_en_niet_een_nacht_meer(
    voorbeeld: Gemeente, melding: Melding, huis: Bed, consulent: Gebruiker, teamleider: Gebruiker
) -> None:
    zet(voorbeeld, kv_weekmodus="GEEN")
    plaats(melding, nachten("2026-04-01", 15), huis)
    fiat = vraag(melding, JAAR, consulent)
    with pytest.raises(Geweigerd, match="heeft de teamleider niets extra toegestaan"):
        plaats(melding, nachten("2026-09-01", 2), huis, overschrijding=fiat)
    sta_toe(fiat, teamleider)
    assert fiat_voor(melding, nachten("2026-09-02", 2)) == fiat
    assert fiat_voor(melding, nachten("2026-09-07", 2)) is None
    for van, aantal, zin in (
        ("2026-09-01", 3, "Met wat de teamleider toestond zijn het er 17"),
        ("2026-10-01", 1, "niets"),
    ):
        with pytest.raises(Geweigerd, match=zin):
            plaats(melding, nachten(van, aantal), huis, overschrijding=fiat)
    rij = plaats(melding, nachten("2026-09-01", 2), huis, overschrijding=fiat)
    saldo = Saldo.objects.get(client=melding.client)
    assert (rij.overschrijding, saldo.gebruikt, saldo.cap, saldo.overschrijding) == (fiat, 17, 15, fiat)
    stand = saldo_van(melding.client, voorbeeld, OP).perioden[0]
    assert (stand.totaal, stand.extra, stand.over, stand.fiat) == (17, 2, 0, fiat)
    with pytest.raises(Geweigerd, match="15 etmalen"):
        plaats(melding, nachten("2026-11-01"), huis)
    annuleer(rij, reden="client", nu=middag(OP), op=OP, door=consulent)
    saldo.refresh_from_db()
    assert (saldo.gebruikt, saldo.overschrijding) == (15, None)


def test_een_verblijf_dat_vanzelf_past_gebruikt_geen_fiat(
    melding: Melding, huis: Bed, consulent: Gebruiker, teamleider: Gebruiker
) -> None:
    fiat = sta_toe(vraag(melding, JAAR, consulent), teamleider)
    assert plaats(melding, nachten("2026-09-01", 2), huis, overschrijding=fiat).overschrijding is None


@pytest.mark.regel("L-16", "L-34")
def test_een_vakantieweek_in_de_gemeente_met_drie_etmalen(
    voorbeeld: Gemeente, melding: Melding, huis: Bed, consulent: Gebruiker, teamleider: Gebruiker
) -> None:
    """LV-05: seven nights need a ground and a fiat; the insurer and the Wlz come first."""
    zet(voorbeeld, kv_weekmodus="ETMALEN_PER_WEEK", kv_week_max=3)
    vakantie, week = replace(WEEK, grond="vakantie"), verblijf("2026-07-11 14:00", "2026-07-18 11:00")
    with pytest.raises(Geweigerd, match="zorgverzekeraar of de Wlz"):
        vraag(melding, replace(vakantie, geen_andere_optie=False), consulent)
    with pytest.raises(Geweigerd, match="hoogstens 3 mag"):
        plaats(melding, week, huis)
    fiat = sta_toe(vraag(melding, vakantie, consulent), teamleider)
    # What was allowed in the case is found without being asked for.
    assert plaats(melding, week, huis).overschrijding == fiat
    assert open_taken(melding, Rol.CONSULENT) == [
        "Plaats het verblijf: meer logeren is toegestaan, 11 juli 2026 tot 18 juli 2026"
    ]


@pytest.mark.regel("L-16")
def test_de_regel_van_72_uur_kent_alleen_de_hardheidsclausule(
    voorbeeld: Gemeente, melding: Melding, huis: Bed, consulent: Gebruiker, teamleider: Gebruiker
) -> None:
    for grond in ("vakantie", "ziekte"):
        with pytest.raises(Geweigerd, match="hardheidsclausule"):
            vraag(melding, replace(WEEK, grond=grond), consulent)
    fiat = sta_toe(vraag(melding, WEEK, consulent), teamleider)
    assert plaats(melding, verblijf("2026-07-11 14:00", "2026-07-18 11:00"), huis, overschrijding=fiat).pk
    zet(voorbeeld, kv_weekmodus="GEEN", kv_week_max=None)
    with pytest.raises(Geweigerd, match="geen maximum per week"):
        vraag(melding, WEEK, consulent)


@pytest.mark.regel("L-16")
def test_vaker_dan_eens_een_volle_week_vraagt_een_wlz_toets(
    voorbeeld: Gemeente, melding: Melding, huis: Bed, consulent: Gebruiker, teamleider: Gebruiker
) -> None:
    zet(voorbeeld, kv_jaarcap_etmalen=None)
    for maandag, taken in (("2026-04-06", 0), ("2027-06-07", 0), ("2027-09-06", 1), ("2027-10-04", 1)):
        van = date.fromisoformat(maandag)
        verzoek = replace(WEEK, van=van, tot=van + 5 * DAG)
        fiat = sta_toe(vraag(melding, verzoek, consulent), teamleider)
        plaats(melding, nachten(maandag, 5), huis, overschrijding=fiat)
        assert Taak.objects.filter(melding=melding, titel__startswith="Wlz-toets").count() == taken, maandag


def test_een_half_of_onmogelijk_verzoek_wordt_geweigerd(
    voorbeeld: Gemeente, melding: Melding, consulent: Gebruiker
) -> None:
    for verzoek, zin in (
        (replace(JAAR, soort="maand"), "Kies waarvoor"),
        (replace(JAAR, grond="zomaar"), "Kies waarvoor"),
        (replace(JAAR, motivering="  "), "waarom meer logeren"),
        (replace(JAAR, tot=JAAR.van), "na de eerste nacht"),
        (replace(JAAR, van=OP - DAG), "in het verleden"),
        (replace(JAAR, ruimte=0), "minstens 1 en hoogstens 7"),
        (replace(JAAR, ruimte=8), "minstens 1 en hoogstens 7"),
    ):
        with pytest.raises(Geweigerd, match=zin):
            vraag(melding, verzoek, consulent)
    assert not Overschrijding.objects.exists()
    with pytest.raises(Geweigerd, match="is gesloten"):
        vraag(breng_naar("ingetrokken", voorbeeld).melding, JAAR, consulent)


@pytest.mark.regel("L-34")
def test_een_fiat_geldt_vanzelf_in_elke_zaak_van_de_client_ook_in_een_reeks(
    voorbeeld: Gemeente, huis: Bed, consulent: Gebruiker, teamleider: Gebruiker
) -> None:
    """What was allowed is found by who it was allowed to, as the balance is; nobody names it."""
    zet(voorbeeld, kv_weekmodus="GEEN", kv_jaarcap_etmalen=1)
    gegevens = clientgegevens()
    een, twee = (maak_melding(client=gegevens) for _ in range(2))
    fiat = sta_toe(vraag(een, JAAR, consulent), teamleider)
    rij = plaats(twee, nachten("2026-09-01", 3), huis)
    assert rij.overschrijding == fiat
    annuleer(rij, reden="client", nu=middag(OP), op=OP, door=consulent)
    patroon = Patroon(huis, om_de_weken=1, nachten=3, eerste=JAAR.van, tot=JAAR.van)
    assert [stap.waarom_niet for stap in reken_door(twee, patroon, op=OP).stappen] == [""]
    reeks = maak_reeks(twee, patroon, nu=middag(OP), op=OP, door=consulent)
    assert reeks.reserveringen.get().overschrijding == fiat


@pytest.mark.regel("L-14")
def test_een_fiat_van_een_ander_geldt_niet(
    voorbeeld: Gemeente, melding: Melding, huis: Bed, consulent: Gebruiker, teamleider: Gebruiker
) -> None:
    """A fiat is of a client: it holds in each of their cases, and in those of nobody else."""
    zet(voorbeeld, kv_weekmodus="GEEN", kv_jaarcap_etmalen=1)
    gegevens = clientgegevens()
    een, twee = (maak_melding(client=gegevens) for _ in range(2))
    fiat = sta_toe(vraag(een, JAAR, consulent), teamleider)
    with pytest.raises(Geweigerd, match="niets extra toegestaan"):
        plaats(melding, nachten("2026-09-01", 2), huis, overschrijding=fiat)
    assert plaats(twee, nachten("2026-09-01", 3), huis, overschrijding=fiat).overschrijding == fiat
    assert Reservering.objects.count() == 1
