"""Stays: an option on a bed, the agreements, the year and the week, and what the database itself refuses."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import IntegrityError, InternalError, connection, transaction

from beschikkingen.services.besluit import beslis, stel_besluit_voor
from logeerzorg.models import BEZET, Bed, Deelname, Locatie, Reservering, Saldo
from logeerzorg.services import reserveringen
from logeerzorg.services.annuleren import annuleer
from logeerzorg.tasks import opties_verlopen
from meldingen import klok
from meldingen.fouten import Geweigerd
from meldingen.models import Gebeurtenis, Gebruiker, Gemeente, Melding, Parameter
from tests.bouwers import Zaak, breng_naar, clientgegevens, maak_melding, middag

pytestmark = pytest.mark.usefixtures("zonder_pdf")
DAG = timedelta(days=1)
OP = date(2026, 3, 2)
S = Reservering.Status


def bed(naam: str = "Kamer 1", locatie: str = "Huis Linde") -> Bed:
    return Bed.objects.get(locatie__naam=locatie, naam=naam)


def optie(melding: Melding, van: date, nachten: int = 2, welk: Bed | None = None, op: date = OP, **anders: object):
    """An option from `van`, asked on the day `op` by somebody of the gemeente."""
    feiten = {"nu": middag(op), "op": op, "door": Gebruiker.objects.get(username="consulent"), **anders}
    return reserveringen.plaats_optie(melding, welk or bed(), van, van + nachten * DAG, **feiten)


def saldo(melding: Melding, jaar: int = 2026) -> int:
    return Saldo.objects.get(client=melding.client, periode__startswith=date(jaar, 1, 1)).gebruikt


def status(rij: Reservering) -> str:
    return Reservering.objects.get(pk=rij.pk).status


# --- the option -----------------------------------------------------------------------------------


@pytest.mark.regel("L-31")
def test_een_optie_houdt_het_bed_vast_en_telt_mee_in_het_saldo(voorbeeld: Gemeente) -> None:
    melding = maak_melding()
    rij = optie(melding, date(2026, 3, 10), 3)
    assert (rij.status, rij.nachten, rij.client, rij.gemeente) == ("optie", 3, melding.client, voorbeeld)
    assert rij.optie_tot == middag(OP) + timedelta(hours=72)
    assert saldo(melding) == 3
    [gebeurtenis] = Gebeurtenis.objects.filter(melding=melding, code="LR-01")
    assert "10 maart 2026 tot 13 maart 2026" in gebeurtenis.naam
    with pytest.raises(Geweigerd, match="niet vrij"):
        optie(maak_melding(), date(2026, 3, 12), 1)


def test_op_de_vertrekdag_is_het_bed_vrij(voorbeeld: Gemeente) -> None:
    optie(maak_melding(), date(2026, 3, 10), 2)
    assert optie(maak_melding(), date(2026, 3, 12), 2).status == "optie"
    assert optie(maak_melding(), date(2026, 3, 8), 2).status == "optie"


def test_een_verblijf_ligt_vooruit_en_heeft_een_nacht(voorbeeld: Gemeente) -> None:
    melding = maak_melding()
    for van, nachten, zin in ((OP, 0, "na de aankomstdag"), (OP, -1, "na de aankomstdag"), (OP - DAG, 3, "verleden")):
        with pytest.raises(Geweigerd, match=zin):
            optie(melding, van, nachten)
    assert optie(melding, OP, 1).nachten == 1
    gesloten = breng_naar("ingetrokken")
    with pytest.raises(Geweigerd, match="is gesloten"):
        optie(gesloten.melding, date(2026, 4, 1))


def test_een_vervallen_verblijf_houdt_een_bed_niet_bezet_ook_niet_als_er_elders_een_staat(
    voorbeeld: Gemeente, consulent: Gebruiker
) -> None:
    """The bed has a stay in June and a cancelled one in April: April is free."""
    vervallen = optie(maak_melding(), date(2026, 4, 1))
    optie(maak_melding(), date(2026, 6, 1))
    assert bed() not in Bed.objects.vrij_in(date(2026, 4, 1), date(2026, 4, 3), BEZET)
    annuleer(vervallen, reden="client", nu=middag(OP), op=OP, door=consulent)
    assert bed() in Bed.objects.vrij_in(date(2026, 4, 1), date(2026, 4, 3), BEZET)
    assert optie(maak_melding(), date(2026, 4, 1)).pk


def test_een_bed_buiten_gebruik_of_van_een_andere_gemeente_kan_niet(voorbeeld: Gemeente) -> None:
    melding = maak_melding()
    Bed.objects.filter(pk=bed().pk).update(geldig_tot=date(2026, 3, 11))
    with pytest.raises(Geweigerd, match="niet vrij"):
        optie(melding, date(2026, 3, 10), 2)
    assert optie(melding, date(2026, 3, 10), 1).pk
    with pytest.raises(Geweigerd, match="niet vrij"):
        optie(melding, date(2026, 3, 20), 1, bed("Kamer 1", "De Fendert"))


# --- the year and the week ------------------------------------------------------------------------


@pytest.fixture
def zonder_weekregel(voorbeeld: Gemeente) -> None:
    Parameter.objects.filter(gemeente=voorbeeld, code="kv_weekmodus").update(waarde="GEEN")


@pytest.mark.regel("L-14", "L-31")
def test_vijftien_etmalen_per_jaar_en_geen_nacht_meer(voorbeeld: Gemeente, zonder_weekregel: None) -> None:
    melding = maak_melding()
    eerste = optie(melding, date(2026, 4, 1), 10)
    with pytest.raises(Geweigerd, match="maximum van 15 etmalen per jaar"):
        optie(melding, date(2026, 5, 1), 6)
    optie(melding, date(2026, 5, 1), 5)
    assert saldo(melding) == 15
    with pytest.raises(Geweigerd, match="15 etmalen"):
        optie(melding, date(2026, 6, 1), 1)
    annuleer(eerste, reden="client", nu=middag(OP), op=OP, door=eerste.gemaakt_door)
    assert saldo(melding) == 5
    assert optie(melding, date(2026, 6, 1), 10).pk


@pytest.mark.regel("L-14")
def test_elk_jaar_telt_apart_ook_bij_een_verblijf_over_de_jaarwisseling(
    voorbeeld: Gemeente, zonder_weekregel: None
) -> None:
    melding = maak_melding()
    optie(melding, date(2026, 4, 1), 14)
    with pytest.raises(Geweigerd, match="15 etmalen"):
        optie(melding, date(2026, 12, 30), 4)  # two nights in 2026
    optie(melding, date(2026, 12, 31), 4)
    assert (saldo(melding, 2026), saldo(melding, 2027)) == (15, 3)


@pytest.mark.regel("L-14")
def test_alle_zaken_van_een_client_tellen_samen(voorbeeld: Gemeente, zonder_weekregel: None) -> None:
    gegevens = clientgegevens()
    een, twee = (maak_melding(client=gegevens) for _ in range(2))
    optie(een, date(2026, 4, 1), 10)
    with pytest.raises(Geweigerd, match="15 etmalen"):
        optie(twee, date(2026, 5, 1), 6)


@pytest.mark.regel("L-14")
def test_de_database_zelf_weigert_meer_dan_het_maximum(voorbeeld: Gemeente, zonder_weekregel: None) -> None:
    melding = maak_melding()
    optie(melding, date(2026, 4, 1), 15)
    with pytest.raises(IntegrityError, match="saldo_binnen_cap"), transaction.atomic():
        Saldo.objects.filter(client=melding.client).update(gebruikt=16)


@pytest.mark.regel("L-15")
@pytest.mark.parametrize(
    ("van", "nachten", "past"),
    [
        (date(2026, 3, 9), 3, True),  # Monday 14.00 to Thursday 11.00: 69 hours
        (date(2026, 3, 9), 4, False),  # 93 hours in one week
        (date(2026, 3, 13), 5, True),  # Friday to Wednesday: 58 and 59 hours, split by Sunday midnight
        (date(2026, 3, 12), 4, False),  # Thursday 14.00 to Sunday midnight alone is 82 hours
    ],
)
def test_tweeenzeventig_uur_per_week(voorbeeld: Gemeente, van: date, nachten: int, past: bool) -> None:
    melding = maak_melding()
    if past:
        assert optie(melding, van, nachten).nachten == nachten
        return
    with pytest.raises(Geweigerd, match="weekregel van gemeente Voorbeeld"):
        optie(melding, van, nachten)
    assert not Reservering.objects.exists()
    assert not Saldo.objects.exists()


@pytest.mark.regel("L-15")
def test_verblijven_in_dezelfde_week_tellen_bij_elkaar(voorbeeld: Gemeente) -> None:
    melding = maak_melding()
    optie(melding, date(2026, 3, 9), 2)
    with pytest.raises(Geweigerd, match="weekregel"):
        optie(melding, date(2026, 3, 12), 2)
    assert optie(melding, date(2026, 3, 16), 2).pk


def test_een_lager_maximum_houdt_het_teruggeven_van_etmalen_niet_tegen(
    voorbeeld: Gemeente, zonder_weekregel: None
) -> None:
    melding = maak_melding()
    rijen = [optie(melding, date(2026, maand, 1), 4) for maand in (4, 5, 6)]
    Parameter.objects.filter(gemeente=voorbeeld, code="kv_jaarcap_etmalen").update(waarde=5)
    for over, rij in zip((8, 4, 0), rijen, strict=True):
        annuleer(rij, reden="client", nu=middag(OP), op=OP, door=rij.gemaakt_door)
        assert saldo(melding) == over
    assert Saldo.objects.get(client=melding.client).cap == 5


# --- agreements, fixing, lapsing ------------------------------------------------------------------


@pytest.mark.regel("L-12")
def test_vastzetten_vraagt_beide_akkoorden_en_een_aanvraag(voorbeeld: Gemeente, aanbieder: Gebruiker) -> None:
    zaak = breng_naar("verslag_verzonden")
    rij, nu = zaak.optie(), middag(zaak.op)

    def zet_vast() -> None:
        reserveringen.zet_vast(rij, nu=nu, op=zaak.op, door=zaak.consulent)

    with pytest.raises(Geweigerd, match="cliënt én de locatie akkoord"):
        zet_vast()
    reserveringen.leg_akkoord_client_vast(rij, op=zaak.op, door=zaak.consulent)
    with pytest.raises(Geweigerd, match="cliënt én de locatie akkoord"):
        zet_vast()
    reserveringen.leg_akkoord_locatie_vast(rij, op=zaak.op, door=aanbieder)
    with pytest.raises(Geweigerd, match="al vastgelegd"):
        reserveringen.leg_akkoord_locatie_vast(rij, op=zaak.op, door=aanbieder)
    with pytest.raises(Geweigerd, match="zodra er een aanvraag is"):
        zet_vast()
    zaak.aanvraag_ontvangen()
    zet_vast()
    with pytest.raises(Geweigerd, match="staat al vast"):
        zet_vast()
    vers = Reservering.objects.get(pk=rij.pk)
    assert (vers.status, vers.vastgezet_op, vers.locatie_akkoord_door) == ("optie", zaak.op, aanbieder)
    assert Gebeurtenis.objects.filter(melding=zaak.melding, code="LR-13").count() == 1


@pytest.mark.regel("L-12")
def test_een_verlopen_optie_wordt_niet_vastgezet(voorbeeld: Gemeente, aanbieder: Gebruiker) -> None:
    """As confirming: also when the hourly task did not see it yet."""
    zaak = breng_naar("in_beoordeling")
    rij = zaak.optie()
    reserveringen.leg_akkoord_client_vast(rij, op=zaak.op, door=zaak.consulent)
    reserveringen.leg_akkoord_locatie_vast(rij, op=zaak.op, door=aanbieder)
    with pytest.raises(Geweigerd, match=r"verlopen op .* Plaats dan een nieuwe optie"):
        reserveringen.zet_vast(rij, nu=rij.optie_tot, op=zaak.op, door=zaak.consulent)
    te_laat = rij.aankomst + DAG
    Reservering.objects.filter(pk=rij.pk).update(optie_tot=middag(te_laat + DAG))
    with pytest.raises(Geweigerd, match="aankomst is al voorbij"):
        reserveringen.zet_vast(rij, nu=middag(te_laat), op=te_laat, door=zaak.consulent)
    reserveringen.zet_vast(rij, nu=middag(rij.aankomst), op=rij.aankomst, door=zaak.consulent)


def test_een_optie_verloopt_op_tijd_en_geeft_bed_en_etmalen_terug(voorbeeld: Gemeente) -> None:
    """LR-04 and LR-13: what is fixed stays."""
    zaak = breng_naar("in_beoordeling")
    los, vast = zaak.optie(over=10), zaak.vaste_optie(over=30)
    verloop = los.optie_tot
    assert reserveringen.laat_opties_verlopen(nu=verloop - timedelta(seconds=1), op=verloop.date()) == 0
    assert reserveringen.laat_opties_verlopen(nu=verloop, op=verloop.date()) == 1
    assert reserveringen.laat_opties_verlopen(nu=verloop + 99 * DAG, op=verloop.date()) == 0
    assert (status(los), status(vast)) == ("vervallen", "optie")
    assert saldo(zaak.melding) == vast.nachten
    rij = Gebeurtenis.objects.get(melding=zaak.melding, code="LR-04")
    assert rij.wie == "het systeem"
    assert zaak.optie(over=10).bed == los.bed


def test_de_taak_laat_opties_verlopen(voorbeeld: Gemeente, monkeypatch: pytest.MonkeyPatch) -> None:
    rij = optie(maak_melding(), date(2026, 3, 20))
    monkeypatch.setattr(klok, "nu", lambda: datetime(2026, 3, 5, 12, 0, 1, tzinfo=UTC))
    monkeypatch.setattr(klok, "vandaag", lambda: date(2026, 3, 5))
    assert opties_verlopen() == 1
    assert status(rij) == "vervallen"


def test_een_geannuleerde_optie_is_geen_optie_meer(voorbeeld: Gemeente, consulent: Gebruiker) -> None:
    """LR-11."""
    melding = maak_melding()
    rij = optie(melding, date(2026, 3, 10))
    annuleer(rij, reden="client", nu=middag(OP), op=OP, door=consulent)
    assert (status(rij), saldo(melding)) == ("geannuleerd", 0)
    assert optie(maak_melding(), date(2026, 3, 10)).pk
    nu = {"nu": middag(OP)}
    for doe, feiten in (
        (annuleer, {"reden": "client", **nu}),
        (reserveringen.leg_akkoord_client_vast, {}),
        (reserveringen.leg_akkoord_locatie_vast, {}),
        (reserveringen.zet_vast, nu),
    ):
        with pytest.raises(Geweigerd, match="is geannuleerd"):
            doe(rij, **feiten, op=OP, door=consulent)


def test_de_dagen_staan_uitgeschreven_in_het_logboek_en_in_de_weigering(voorbeeld: Gemeente) -> None:
    """A dagdeel is one day; a house with a long name fits the log too."""
    melding = maak_melding()
    Locatie.objects.filter(naam="Huis Linde").update(naam=f"Huis Linde {'en Berk ' * 13}".strip())
    kamer = Bed.objects.get(locatie__naam__startswith="Huis Linde", naam="Kamer 1")
    optie(melding, date(2026, 9, 10), 2, kamer)
    optie(melding, date(2026, 9, 21), 0, kamer, tijden=(time(9), time(17)))
    namen = Gebeurtenis.objects.filter(melding=melding, code="LR-01").order_by("pk").values_list("naam", flat=True)
    assert [naam.rpartition(", ")[2] for naam in namen] == [
        "10 september 2026 tot 12 september 2026", "21 september 2026",
    ]  # fmt: skip
    with pytest.raises(Geweigerd, match=r"is van 11 september 2026 tot 12 september 2026 niet vrij\."):
        optie(maak_melding(), date(2026, 9, 11), 1, kamer)


# --- what a decision does -------------------------------------------------------------------------


def test_een_toekenning_bevestigt_wat_vaststaat_en_laat_de_rest(voorbeeld: Gemeente) -> None:
    """LR-05."""
    zaak = breng_naar("besluit_concept")
    los = zaak.optie(over=40)
    zaak.besloten()
    vast = zaak.artefacten["reservering"]
    assert (status(vast), status(los)) == ("bevestigd", "optie")
    assert Gebeurtenis.objects.filter(melding=zaak.melding, code="LR-05").count() == 1
    assert saldo(zaak.melding) == 4


@pytest.mark.parametrize("alles_geweigerd", [True, False])
def test_zonder_toekenning_van_logeren_komen_bed_en_etmalen_vrij(voorbeeld: Gemeente, alles_geweigerd: bool) -> None:
    """LR-14: also when something else is granted."""
    zaak = breng_naar("in_beoordeling", twee_gevraagd=True)
    los, vast = zaak.optie(over=10), zaak.vaste_optie(over=30)
    _besluit_zonder_logeren(zaak, alles_geweigerd)
    assert (status(los), status(vast), saldo(zaak.melding)) == ("vervallen", "vervallen", 0)
    assert Gebeurtenis.objects.filter(melding=zaak.melding, code="LR-14").count() == 2
    assert not Gebeurtenis.objects.filter(melding=zaak.melding, code="LR-05").exists()


def _besluit_zonder_logeren(zaak: Zaak, alles_geweigerd: bool) -> None:
    weigering = {
        "is_toegekend": False, "omvang": None, "leveringsvorm": "", "ingangsdatum": None, "einddatum": None,
        "weigeringsgrond": "voorliggend",
    }  # fmt: skip
    regels = tuple(
        replace(regel, **weigering) if alles_geweigerd or "LOG" in str(regel.gevraagd).upper() else regel
        for regel in zaak.voorstel()
    )
    voorstel = stel_besluit_voor(zaak.aanvraag, regels, motivering="x", op=zaak.op, door=zaak.consulent)
    beslis(voorstel, op=zaak.op, door=zaak.teamleider)


def test_een_ingetrokken_melding_geeft_bed_en_etmalen_terug(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("in_onderzoek")
    rij = zaak.optie()
    zaak.ingetrokken()
    assert (status(rij), saldo(zaak.melding)) == ("vervallen", 0)


# --- more gemeenten, one house --------------------------------------------------------------------


def deel_huis_linde(gemeente: Gemeente) -> None:
    """This gemeente takes part in the region of Huis Linde."""
    regio = Locatie.objects.get(naam="Huis Linde").regio
    Deelname.objects.create(regio=regio, gemeente=gemeente, geldig_van=date(2024, 1, 1))


@pytest.mark.regel("L-39")
def test_een_verblijf_uit_een_andere_gemeente_houdt_het_bed_bezet(
    voorbeeld: Gemeente, altena: Gemeente, consulent: Gebruiker, consulent_altena: Gebruiker
) -> None:
    deel_huis_linde(altena)
    daar = maak_melding(altena)
    rij = reserveringen.plaats_optie(
        daar, bed(), date(2026, 3, 10), date(2026, 3, 12), nu=middag(OP), op=OP, door=consulent_altena
    )
    assert rij.gemeente == altena
    with pytest.raises(Geweigerd, match="niet vrij"):
        optie(maak_melding(), date(2026, 3, 10))
    vrij = Bed.objects.zichtbaar_voor(consulent).vrij_in(date(2026, 3, 10), date(2026, 3, 12), BEZET)
    assert bed() not in vrij
    assert bed("Kamer 2") in vrij
    # Only that the bed is taken crosses the border, not by whom.
    assert rij not in Reservering.objects.zichtbaar_voor(consulent)


@pytest.mark.regel("L-23")
def test_de_vier_locaties_van_de_pilot_staan_in_de_tabel_met_hun_geldigheid(altena: Gemeente) -> None:
    rijen = Locatie.objects.filter(regio__deelnames__gemeente=altena).select_related("organisatie")
    assert {(rij.organisatie.naam, rij.naam, rij.plaats) for rij in rijen} == {
        ("Surplus", "De Fendert", "Fijnart"),
        ("Avoord", "Het Anbarg", "Etten-Leur"),
        ("Thebe", "Aneas", "Breda"),
        ("Mijzo", "Buurstede", "Oosterhout"),
    }
    assert all(rij.is_primair and rij.geldig_van == date(2021, 12, 1) for rij in rijen)
    Locatie.objects.filter(naam="Aneas").update(geldig_tot=date(2022, 6, 30))
    juni = (date(2022, 6, 29), date(2022, 7, 1))
    vrij = Bed.objects.boekbaar_voor(altena, *juni).vrij_in(*juni, BEZET)
    assert {rij.locatie.naam for rij in vrij} == {"De Fendert", "Het Anbarg", "Buurstede"}
    te_vroeg = Bed.objects.boekbaar_voor(altena, date(2021, 11, 30), date(2021, 12, 2))
    assert not te_vroeg.exists()


# --- what the database itself refuses -------------------------------------------------------------


def _ruwe_rij(melding: Melding, welk: Bed, periode: str, status_: str = "optie") -> None:
    door = Gebruiker.objects.get(username="consulent")
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO logeerzorg_reservering (gemeente_id, client_id, melding_id, bed_id, periode, soort, status,"
            " vastgelegd_op, gemaakt_door_id, aankomst_tijd, vertrek_tijd, is_dagdeel, wensen, casemanager,"
            " casemanager_telefoon, vervoer, reden, toelichting) VALUES (%s, %s, %s, %s, %s::daterange, 'verblijf',"
            " %s, now(), %s, '14:00', '11:00', false, '{}', '', '', '', '', '')",
            [melding.gemeente_id, melding.client_id, melding.pk, welk.pk, periode, status_, door.pk],
        )


@pytest.mark.parametrize("eerste", BEZET)
def test_de_database_laat_een_bed_nooit_dubbel_bezetten(voorbeeld: Gemeente, eerste: str) -> None:
    _ruwe_rij(maak_melding(), bed(), "[2026-04-01,2026-04-03)", eerste)
    with pytest.raises(IntegrityError, match="bed_nooit_dubbel"):
        _ruwe_rij(maak_melding(), bed(), "[2026-04-02,2026-04-05)", "bevestigd")
    _ruwe_rij(maak_melding(), bed(), "[2026-04-03,2026-04-05)")
    _ruwe_rij(maak_melding(), bed(), "[2026-04-01,2026-04-09)", "vervallen")


def test_de_database_laat_niemand_in_twee_bedden_slapen(voorbeeld: Gemeente) -> None:
    melding = maak_melding()
    _ruwe_rij(melding, bed(), "[2026-04-01,2026-04-03)")
    with pytest.raises(IntegrityError, match="client_slaapt_in_een_bed"):
        _ruwe_rij(melding, bed("Kamer 2"), "[2026-04-02,2026-04-04)")
    with pytest.raises(Geweigerd, match="al ergens"):
        optie(melding, date(2026, 4, 2), 1, bed("Kamer 2"))


@pytest.mark.regel("L-27")
@pytest.mark.parametrize("periode", ["[2026-04-01,2026-04-01)", "[2026-04-01,)", "(,2026-04-01)"])
def test_de_database_wil_een_begin_en_een_eind(voorbeeld: Gemeente, periode: str) -> None:
    with pytest.raises(IntegrityError, match="reservering_heeft_begin_en_eind"):
        _ruwe_rij(maak_melding(), bed(), periode)


def test_de_database_kent_de_standen_en_wil_twee_akkoorden(voorbeeld: Gemeente) -> None:
    with pytest.raises(IntegrityError, match="reservering_status_bestaat"):
        _ruwe_rij(maak_melding(), bed(), "[2026-04-01,2026-04-03)", "zomaar")
    rij = optie(maak_melding(), date(2026, 4, 1))
    for akkoord in ("client_akkoord_op", "locatie_akkoord_op"):
        with pytest.raises((IntegrityError, InternalError)), transaction.atomic():
            Reservering.objects.filter(pk=rij.pk).update(vastgezet_op=OP, **{akkoord: OP})
