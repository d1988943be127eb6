"""The balance through the services and the database: every vector, every way of counting, and what is refused."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError

from beschikkingen.models import Voorziening
from logeerzorg.etmalen import Jaarmodus, Telwijze, Weekmodus
from logeerzorg.models import Bed, Reservering, Saldo
from logeerzorg.services import toetsen
from logeerzorg.services.anderverblijf import Elders, haal_ander_verblijf_weg, leg_ander_verblijf_vast
from logeerzorg.services.annuleren import annuleer
from logeerzorg.services.saldo import saldo_van, werk_saldo_bij
from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Gemeente, Melding
from tests.bouwers import Zaak, breng_naar, maak_melding, middag
from tests.logeerzorg.hulp import OP, open_huis, plaats, saldi, voor_even, zet
from tests.logeerzorg.vectoren import SALDI, VERBLIJVEN, Saldovector, getallen, verblijf, verblijven_van

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
DAG = timedelta(days=1)
S = Reservering.Status


@pytest.fixture
def huis(voorbeeld: Gemeente) -> Bed:
    return open_huis()


@pytest.fixture
def melding(voorbeeld: Gemeente) -> Melding:
    return maak_melding()


@pytest.fixture
def alleen_het_jaar(voorbeeld: Gemeente) -> None:
    zet(voorbeeld, kv_weekmodus="GEEN")


def nachten(van: str, aantal: int = 1) -> object:
    """A stay of which only the dates matter."""
    vertrek = date.fromisoformat(van) + aantal * DAG
    return verblijf(f"{van} 14:00", f"{vertrek} 11:00")


def werk_bij(melding: Melding) -> None:
    werk_saldo_bij(melding.client, melding.gemeente, dag=OP)


# --- the vectors of 5.4 ---------------------------------------------------------------------------


@pytest.mark.regel("L-30", "L-33")
@pytest.mark.parametrize("rij", VERBLIJVEN, ids=lambda rij: rij["id"])
def test_elke_telwijze_telt_het_verblijf_in_de_database(
    voorbeeld: Gemeente, melding: Melding, huis: Bed, rij: dict[str, str]
) -> None:
    """LV-09 is a dagdeel: no night, so nothing by nights, and one by the other two."""
    zet(voorbeeld, kv_weekmodus="GEEN", kv_jaarcap_etmalen=None)
    geplaatst = [plaats(melding, v, huis) for v in verblijven_van(rij)]
    assert [r.is_dagdeel for r in geplaatst] == [r["id"] == "LV-09" for r in [rij] * len(geplaatst)]
    assert {naam: Decimal(n) for naam, n in saldi(melding, Jaarmodus.KALENDERJAAR).items()} == getallen(
        rij["nachten_per_jaar"]
    )
    for telwijze in Telwijze:
        zet(voorbeeld, kv_telwijze=telwijze.value)
        werk_bij(melding)
        assert sum(saldi(melding, Jaarmodus.KALENDERJAAR).values()) == int(rij[telwijze.lower()]), telwijze


@pytest.mark.regel("L-15", "L-16")
@pytest.mark.parametrize("rij", VERBLIJVEN, ids=lambda rij: rij["id"])
def test_elke_weekregel_laat_toe_of_weigert(
    voorbeeld: Gemeente, melding: Melding, huis: Bed, rij: dict[str, str]
) -> None:
    *eerder, nieuw = verblijven_van(rij)
    zet(voorbeeld, kv_jaarcap_etmalen=None, kv_weekmodus="GEEN", kv_week_max=None)
    for v in eerder:
        plaats(melding, v, huis)
    mag = {
        Weekmodus.ISO_WEEK_UREN: (72, rij["past_72_uur"] == "ja"),
        Weekmodus.SCHUIVEND_168U: (72, Decimal(rij["meeste_uren_in_168"]) <= 72),
        Weekmodus.ETMALEN_PER_WEEK: (3, rij["past_3_nachten"] == "ja"),
        Weekmodus.GEEN: (None, True),
    }
    for modus, (maximum, past) in mag.items():
        zet(voorbeeld, kv_weekmodus=modus.value, kv_week_max=maximum)
        with voor_even():
            if past:
                assert plaats(melding, nieuw, huis).pk, modus
                continue
            with pytest.raises(Geweigerd, match="weekregel van gemeente Voorbeeld"):
                plaats(melding, nieuw, huis)


def test_elf_dagen_om_de_weekgrens_heen_geeft_een_waarschuwing(
    voorbeeld: Gemeente, melding: Melding, huis: Bed
) -> None:
    """LV-11: 60 and 42 hours are both allowed, 102 hours in seven days deserve attention."""
    vector = next(rij for rij in VERBLIJVEN if rij["id"] == "LV-11")
    for v in verblijven_van(vector):
        plaats(melding, v, huis)
    [zin] = saldo_van(melding.client, voorbeeld, OP).waarschuwingen
    assert zin.startswith("In de zeven dagen vanaf 2 juni 2026 om 18.00 uur is de cliënt 102 uur weg, meer dan 72 uur.")
    zet(voorbeeld, kv_weekmodus="GEEN", kv_week_max=None)
    assert saldo_van(melding.client, voorbeeld, OP).waarschuwingen == ()


# --- the vectors of 5.5 ---------------------------------------------------------------------------


@pytest.fixture
def toegekend(voorbeeld: Gemeente) -> Zaak:
    """A client with a grant of logeerzorg, whose stay of that decision is out of the way."""
    zaak = breng_naar("toegekend", voorbeeld)
    Reservering.objects.filter(melding=zaak.melding).delete()
    werk_bij(zaak.melding)
    return zaak


@pytest.mark.regel("L-14", "L-31", "L-33")
@pytest.mark.parametrize("rij", SALDI, ids=lambda rij: rij.id)
def test_elk_jaar_laat_toe_of_weigert(toegekend: Zaak, huis: Bed, rij: Saldovector) -> None:
    melding, gemeente = toegekend.melding, toegekend.gemeente
    Voorziening.objects.filter(melding=melding).update(ingangsdatum=rij.indicatie_vanaf, einddatum=None)
    zet(gemeente, kv_weekmodus="GEEN", kv_jaarcap_etmalen=15)
    for stuk in rij.eerder:
        van, tot = stuk.split("/")
        plaats(melding, verblijf(f"{van} 14:00", f"{tot} 11:00"), huis)
    van, tot = rij.nieuw.split("/")
    nieuw = verblijf(f"{van} 14:00", f"{tot} 11:00")
    for modus in Jaarmodus:
        zet(gemeente, kv_jaarmodus=modus.value)
        mag, gebruikt = rij.uitkomsten[modus]
        with voor_even():
            werk_bij(melding)
            voor = saldi(melding, modus)
            if mag:
                plaats(melding, nieuw, huis)
                assert saldi(melding, modus) == gebruikt, modus
                assert all(rij.cap == 15 for rij in Saldo.objects.filter(client=melding.client))
                continue
            with pytest.raises(Geweigerd, match="maximum van 15 etmalen per jaar"):
                plaats(melding, nieuw, huis)
            assert saldi(melding, modus) == voor
            assert sum(voor.values()) == sum(gebruikt.values()) - (nieuw.vertrek.date() - nieuw.aankomst.date()).days


def test_zonder_toekenning_begint_het_jaar_bij_het_eerste_verblijf(
    voorbeeld: Gemeente, melding: Melding, huis: Bed, alleen_het_jaar: None
) -> None:
    zet(voorbeeld, kv_jaarmodus="INDICATIEJAAR")
    plaats(melding, nachten("2026-05-10", 10), huis)
    eerder = plaats(melding, nachten("2026-04-01", 5), huis)
    assert saldi(melding, Jaarmodus.INDICATIEJAAR) == {"2026-04-01/2027-03-31": 15}
    with pytest.raises(Geweigerd, match="Op 1 april 2027 begint een nieuw jaar"):
        plaats(melding, nachten("2027-03-31"), huis)
    assert plaats(melding, nachten("2027-04-01"), huis).pk
    annuleer(eerder, reden="client", nu=middag(OP), op=OP, door=eerder.gemaakt_door)
    assert saldi(melding, Jaarmodus.INDICATIEJAAR) == {"2026-05-10/2027-05-09": 11}


# --- what would be possible -----------------------------------------------------------------------


@pytest.mark.regel("L-15")
def test_tweeenzeventig_en_een_half_uur_zegt_tot_hoe_laat_het_kan(melding: Melding, huis: Bed) -> None:
    """LV-04."""
    with pytest.raises(Geweigerd) as fout:
        plaats(melding, verblijf("2026-06-08 09:00", "2026-06-11 09:30"), huis)
    assert str(fout.value) == (
        "Dit verblijf past niet in de weekregel van gemeente Voorbeeld. In de week van 8 juni 2026 wordt het 72,5 uur; "
        "hoogstens 72 mag. Kies vertrek uiterlijk om 09.00 uur."
    )
    assert plaats(melding, verblijf("2026-06-08 09:00", "2026-06-11 09:00"), huis).pk


@pytest.mark.regel("L-14")
def test_een_zestiende_etmaal_zegt_wat_er_over_is_en_wanneer_het_jaar_begint(
    voorbeeld: Gemeente, melding: Melding, huis: Bed, alleen_het_jaar: None
) -> None:
    plaats(melding, nachten("2026-04-01", 14), huis)
    with pytest.raises(Geweigerd) as fout:
        plaats(melding, nachten("2026-05-01", 3), huis)
    assert str(fout.value) == (
        "Dit verblijf past niet: het maximum van 15 etmalen per jaar wordt overschreden. In 2026 zijn al 14 etmalen "
        "gebruikt of gereserveerd; dit verblijf telt er 3. Er is nog 1 etmaal over. Kies vertrek uiterlijk op "
        "2 mei 2026 om 11.00 uur. Op 1 januari 2027 begint een nieuw jaar."
    )
    plaats(melding, nachten("2026-05-01"), huis)
    with pytest.raises(Geweigerd, match=r"Er zijn nog 0 etmalen over\. Er past geen nacht meer bij\."):
        plaats(melding, nachten("2026-06-01"), huis)
    zet(voorbeeld, kv_jaarmodus="VOORTSCHRIJDEND_12M")
    with pytest.raises(Geweigerd, match="Vanaf 1 april 2027 komen de eerste etmalen weer vrij"):
        plaats(melding, nachten("2027-03-31"), huis)
    assert plaats(melding, nachten("2027-04-01"), huis).pk


def test_per_kalenderjaar_waarschuwt_het_voor_meer_in_twaalf_maanden(
    voorbeeld: Gemeente, melding: Melding, huis: Bed, alleen_het_jaar: None
) -> None:
    """SV-01: fifteen in autumn and five in January is allowed, and said."""
    plaats(melding, nachten("2026-10-09", 15), huis)
    plaats(melding, nachten("2027-01-08", 5), huis)
    [zin] = saldo_van(melding.client, voorbeeld, OP).waarschuwingen
    assert zin.startswith("In de twaalf maanden van 9 oktober 2026 tot en met 8 oktober 2027 zijn het 20 etmalen.")


def test_tijden_buiten_die_van_de_locatie_kunnen_niet(voorbeeld: Gemeente, melding: Melding) -> None:
    kamer = Bed.objects.select_related("locatie").get(locatie__naam="Huis Linde", naam="Kamer 1")
    with pytest.raises(Geweigerd, match=r"Bij Huis Linde kan aankomst vanaf 14\.00 uur en vertrek tot 11\.00 uur"):
        plaats(melding, verblijf("2026-06-08 09:00", "2026-06-10 09:00"), kamer)
    with pytest.raises(Geweigerd, match="Het vertrek moet na de aankomst liggen"):
        plaats(melding, tijden_op("2026-06-08", "15:00", "15:00"), kamer)


def tijden_op(dag: str, van: str, tot: str) -> object:
    """A stay within one day, also an impossible one."""
    goed = verblijf(f"{dag} 00:00", f"{dag} 23:59")
    object.__setattr__(goed, "aankomst", goed.aankomst.replace(hour=int(van[:2])))
    object.__setattr__(goed, "vertrek", goed.vertrek.replace(hour=int(tot[:2]), minute=0))
    return goed


# --- what counts ----------------------------------------------------------------------------------


@pytest.mark.regel("L-21")
def test_proeflogeren_telt_mee_of_niet(voorbeeld: Gemeente, melding: Melding, huis: Bed, alleen_het_jaar: None) -> None:
    zet(voorbeeld, kv_jaarcap_etmalen=3)
    plaats(melding, nachten("2026-04-01", 2), huis, soort="proef")
    assert saldi(melding, Jaarmodus.KALENDERJAAR) == {"2026": 2}
    with pytest.raises(Geweigerd, match="3 etmalen per jaar"):
        plaats(melding, nachten("2026-05-01", 2), huis, soort="proef")
    zet(voorbeeld, kv_proef_telt_mee=False)
    plaats(melding, nachten("2026-05-01", 2), huis, soort="proef")
    plaats(melding, nachten("2026-06-01", 3), huis)
    assert saldi(melding, Jaarmodus.KALENDERJAAR) == {"2026": 3}
    stand = saldo_van(melding.client, voorbeeld, OP)
    assert [regel.uitleg for regel in stand.niet_geteld] == ["Proeflogeren telt in deze gemeente niet mee."] * 2
    assert stand.perioden[0].over == 0


@pytest.mark.regel("L-31")
def test_een_optie_houdt_etmalen_vast_of_pas_bij_het_besluit(voorbeeld: Gemeente) -> None:
    """Where options hold nothing, the decision tests the limit again, and takes the etmalen (LR-05)."""
    zaak = breng_naar("in_beoordeling", voorbeeld)
    zet(voorbeeld, kv_opties_reserveren_saldo=False, kv_jaarcap_etmalen=3, kv_weekmodus="GEEN")
    vast, te_veel = zaak.vaste_optie(over=20), zaak.vaste_optie(over=40)
    assert saldi(zaak.melding, Jaarmodus.KALENDERJAAR) == {}
    with pytest.raises(Geweigerd, match="maximum van 3 etmalen per jaar"):
        zaak.besluit_concept()
    annuleer(te_veel, reden="client", nu=middag(zaak.op), op=zaak.op, door=zaak.consulent)
    zaak.besluit_concept()
    zaak.besloten()
    assert Reservering.objects.get(pk=vast.pk).status == "bevestigd"
    assert saldi(zaak.melding, Jaarmodus.KALENDERJAAR) == {"2026": 2}


def test_laat_annuleren_telt_mee_of_niet(
    voorbeeld: Gemeente, melding: Melding, huis: Bed, alleen_het_jaar: None
) -> None:
    for dag, daad in (("2026-04-01", "laat_annuleren"), ("2026-05-01", "niet_verschijnen")):
        rij = Reservering.objects.get(pk=plaats(melding, nachten(dag, 2), huis).pk)
        rij.bevestigen()
        getattr(rij, daad)()
        rij.save()
    werk_bij(melding)
    assert saldi(melding, Jaarmodus.KALENDERJAAR) == {}
    uitleg = [regel.uitleg for regel in saldo_van(melding.client, voorbeeld, OP).niet_geteld]
    assert uitleg == [f"{wat}: dat telt in deze gemeente niet mee." for wat in ("Laat geannuleerd", "Niet verschenen")]
    zet(voorbeeld, kv_laat_annuleren_telt=True)
    werk_bij(melding)
    assert saldi(melding, Jaarmodus.KALENDERJAAR) == {"2026": 4}
    assert saldo_van(melding.client, voorbeeld, OP).perioden[0].gebruikt == 4


@pytest.mark.regel("L-31")
def test_het_saldo_wordt_regel_voor_regel_uitgelegd(
    voorbeeld: Gemeente, melding: Melding, huis: Bed, consulent: Gebruiker, alleen_het_jaar: None
) -> None:
    rij = plaats(melding, nachten("2026-12-29", 5), huis)
    elders = Elders("zorgverzekeraar", "Hotel Zonzicht", date(2026, 7, 1), date(2026, 7, 8))
    buiten = leg_ander_verblijf_vast(melding, elders, op=OP, door=consulent)
    stand = saldo_van(melding.client, voorbeeld, OP)
    assert [(p.naam, p.totaal, p.opties, p.cap, p.over) for p in stand.perioden] == [
        ("2026", 3, 3, 15, 12),
        ("2027", 2, 2, 15, 13),
    ]
    assert [(r.reservering, r.etmalen, r.uitleg) for p in stand.perioden for r in p.regels] == [
        (rij, 3, "3 van de 5 etmalen vallen hier."),
        (rij, 2, "2 van de 5 etmalen vallen hier."),
    ]
    assert [(r.waar, r.nachten) for r in stand.elders] == [("Hotel Zonzicht", 7)]
    assert stand.regels[:3] == (
        "Een etmaal is een nacht.", "Per jaar mag iemand hoogstens 15 etmalen logeren.",
        "Het maximum geldt per kalenderjaar.",
    )  # fmt: skip
    haal_ander_verblijf_weg(buiten, op=OP, door=consulent)
    assert saldo_van(melding.client, voorbeeld, OP).elders == ()
    for anders, zin in (
        ({"betaler": "x"}, "wie dit verblijf betaalt"), ({"waar": " "}, "waar de cliënt"), ({"tot": elders.van}, "na"),
    ):  # fmt: skip
        with pytest.raises(Geweigerd, match=zin):
            leg_ander_verblijf_vast(melding, replace(elders, **anders), op=OP, door=consulent)


def test_wie_nergens_logeerde_heeft_een_leeg_jaar(voorbeeld: Gemeente, melding: Melding) -> None:
    for modus, naam in (
        ("KALENDERJAAR", "2025"),
        ("INDICATIEJAAR", "de twaalf maanden van 1 december 2025 tot en met 30 november 2026"),
    ):  # fmt: skip
        zet(voorbeeld, kv_jaarmodus=modus)
        [jaar] = saldo_van(melding.client, voorbeeld, OP).perioden
        assert (jaar.naam, jaar.totaal, jaar.over) == (naam, 0, 15)
    zet(voorbeeld, kv_jaarcap_etmalen=None)
    stand = saldo_van(melding.client, voorbeeld, OP)
    assert stand.perioden[0].over is None
    assert "Deze gemeente heeft geen maximum per jaar." in stand.regels


# --- rules that change halfway --------------------------------------------------------------------


def test_een_andere_manier_van_tellen_houdt_niets_tegen(
    voorbeeld: Gemeente, melding: Melding, huis: Bed, alleen_het_jaar: None
) -> None:
    """Twenty nights that were all allowed stay allowed; a new one is refused, giving back always goes on."""
    eerste = plaats(melding, nachten("2026-10-09", 5), huis)
    plaats(melding, nachten("2026-11-13", 10), huis)
    plaats(melding, nachten("2027-01-08", 5), huis)
    for modus in (*Jaarmodus, *reversed(Jaarmodus)):
        for telwijze in (*Telwijze, Telwijze.NACHTEN):
            zet(voorbeeld, kv_jaarmodus=modus.value, kv_telwijze=telwijze.value)
            werk_bij(melding)
            gebruikt = saldi(melding, modus)
            extra = 3 if telwijze is Telwijze.KALENDERDAGEN else 0
            assert sum(gebruikt.values()) == 20 + extra, (modus, telwijze)
            with voor_even():
                annuleer(eerste, reden="client", nu=middag(OP), op=OP, door=eerste.gemaakt_door)
                assert sum(saldi(melding, modus).values()) == 15 + extra - (1 if extra else 0)
    zet(voorbeeld, kv_jaarmodus="VOORTSCHRIJDEND_12M")
    with pytest.raises(Geweigerd, match="15 etmalen"):
        plaats(melding, nachten("2027-02-01"), huis)


def test_de_database_weigert_ook_in_een_ander_jaar_wat_de_services_zouden_missen(
    voorbeeld: Gemeente, melding: Melding, huis: Bed, alleen_het_jaar: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("logeerzorg.services.reserveringen.weiger_naast", lambda *_, **__: None)
    for modus in Jaarmodus:
        zet(voorbeeld, kv_jaarmodus=modus.value)
        with voor_even():
            plaats(melding, nachten("2026-04-01", 15), huis)
            with pytest.raises(IntegrityError, match="saldo_binnen_cap"), voor_even():
                plaats(melding, nachten("2026-06-01"), huis)


def test_wat_bij_het_besluit_niet_meer_past_wordt_gezegd(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("in_beoordeling", voorbeeld)
    zaak.vaste_optie(nachten=3)
    zet(voorbeeld, kv_jaarcap_etmalen=2)
    with pytest.raises(Geweigerd, match="maximum van 2 etmalen per jaar"):
        zaak.besluit_concept()


def test_zonder_toekenning_wordt_niets_getoetst(voorbeeld: Gemeente) -> None:
    class Niets:
        def toegekend_van(self, _: str) -> tuple[()]:
            return ()

    assert list(toetsen.verblijven_passen(Niets(), OP)) == []
