"""The life of a stay: confirmed, arrived, left, longer, hospital, stayed away, called off (LR, rule 5.6)."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone

from beschikkingen.models import Besluitregel, Voorziening
from logeerzorg.models import Bed, Blokkade, Locatie, Reservering, Saldo
from logeerzorg.services import reserveringen
from logeerzorg.services.annuleren import annuleer, weiger_verzoek
from logeerzorg.services.bevestigen import bevestig
from logeerzorg.services.intake import kies_vervoer, meld_intake_gereed, plan_intake
from logeerzorg.services.overschrijding import Verzoek, besluit_overschrijding, vraag_overschrijding
from logeerzorg.services.verblijf import (
    meld_aankomst,
    meld_niet_verschenen,
    meld_vertrek,
    meld_ziekenhuisopname,
    verleng,
)
from logeerzorg.services.vervallen import laat_vervallen_na_einde
from meldingen.fouten import Geweigerd
from meldingen.gevolgen import CLIENT_OVERLEDEN
from meldingen.models import Gebruiker, Gemeente, Parameter, Uitgaand
from meldingen.termijnen import schrijf_datum
from tests.bouwers import Zaak, breng_naar, maak_melding, middag
from tests.logeerzorg.verblijven import (
    DAG,
    aanwezig,
    akkoord,
    bed,
    bevestigd,
    codes,
    moment,
    optie,
    saldo,
    taken,
    vers,
)

pytestmark = pytest.mark.usefixtures("zonder_pdf")


@pytest.fixture
def zaak(voorbeeld: Gemeente) -> Zaak:
    """Logeren was granted; two nights of the decision itself count already."""
    return breng_naar("toegekend")


# --- LR-05: confirming ----------------------------------------------------------------------------


@pytest.mark.regel("L-20")
def test_bevestigen_vraagt_akkoord_besluit_en_een_intake(zaak: Zaak) -> None:
    rij = optie(zaak, 40)

    def doe() -> None:
        bevestig(rij, nu=middag(zaak.op), op=zaak.op, door=zaak.consulent)

    with pytest.raises(Geweigerd, match="cliënt én de locatie akkoord"):
        doe()
    akkoord(zaak, rij)
    with pytest.raises(Geweigerd, match="nog geen intake gepland"):
        doe()
    with pytest.raises(Geweigerd, match="vóór het verblijf"):
        plan_intake(rij, intake_op=rij.aankomst + DAG, op=zaak.op, door=zaak.consulent)
    plan_intake(rij, intake_op=rij.aankomst - DAG, op=zaak.op, door=zaak.consulent)
    doe()
    assert (vers(rij).status, codes(zaak.melding, "LR-05")) == ("bevestigd", 2)
    assert Uitgaand.objects.filter(melding=zaak.melding, sleutel=f"D-40:{zaak.sleutel}:{rij.pk}").exists()
    with pytest.raises(Geweigerd, match="dit verblijf is bevestigd"):
        doe()


def test_zonder_besluit_wordt_niet_bevestigd(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("in_beoordeling")
    rij = zaak.vaste_optie()
    with pytest.raises(Geweigerd, match="nog geen besluit dat logeerzorg toekent"):
        bevestig(rij, nu=middag(zaak.op), op=zaak.op, door=zaak.consulent)


def test_een_verlopen_optie_wordt_niet_bevestigd_en_zegt_wat_wel_kan(zaak: Zaak) -> None:
    """Also when the hourly task did not see it yet."""
    rij = optie(zaak, 40)
    akkoord(zaak, rij)
    with pytest.raises(Geweigerd, match=r"verlopen op .* Plaats dan een nieuwe optie"):
        bevestig(rij, nu=rij.optie_tot, op=zaak.op, door=zaak.consulent)


def test_een_huis_dat_stopt_en_een_vol_jaar_houden_het_bevestigen_tegen(zaak: Zaak) -> None:
    rij = optie(zaak, 40)
    akkoord(zaak, rij)
    plan_intake(rij, intake_op=zaak.op, op=zaak.op, door=zaak.consulent)
    Locatie.objects.filter(pk=rij.bed.locatie_id).update(geldig_tot=rij.aankomst)
    with pytest.raises(Geweigerd, match="niet meer te boeken"):
        bevestig(rij, nu=middag(zaak.op), op=zaak.op, door=zaak.consulent)
    Locatie.objects.filter(pk=rij.bed.locatie_id).update(geldig_tot=None)
    Parameter.objects.filter(gemeente=zaak.gemeente, code="kv_jaarcap_etmalen").update(waarde=3)
    with pytest.raises(Geweigerd, match="maximum van 3 etmalen"):
        bevestig(rij, nu=middag(zaak.op), op=zaak.op, door=zaak.consulent)
    assert vers(rij).status == "optie"


@pytest.mark.regel("L-20", "L-12")
def test_bij_het_besluit_wacht_een_verblijf_zonder_intake(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("besluit_concept")
    rij = zaak.artefacten["reservering"]
    Reservering.objects.filter(pk=rij.pk).update(intake_op=None)
    zaak.besloten()
    assert vers(rij).status == "optie"
    [taak] = taken(zaak.melding, "plan-intake")
    assert "Plan de intake" in taak.titel
    assert not Uitgaand.objects.filter(melding=zaak.melding, sleutel__startswith="D-40").exists()
    plan_intake(rij, intake_op=zaak.op, op=zaak.op, door=zaak.consulent)
    bevestig(rij, nu=middag(zaak.op), op=zaak.op, door=zaak.consulent)
    [taak] = taken(zaak.melding, "plan-intake")
    assert (vers(rij).status, taak.gedaan_op) == ("bevestigd", zaak.op)


@pytest.mark.regel("L-12")
def test_vlak_voor_het_einde_van_de_termijn_mag_toekennen_zonder_data(voorbeeld: Gemeente) -> None:
    """The safety net: until then the requirement says from which day it gives way."""
    zaak = breng_naar("in_beoordeling")
    uiterst = zaak.klok("besluit").uiterste_datum
    zaak.artefacten["reservering"] = None
    with pytest.raises(Geweigerd, match="mag u toekennen met nader te plannen verblijven"):
        zaak.besluit_concept()
    zaak.op = uiterst - 3 * DAG
    zaak.besluit_concept()
    zaak.besloten()
    assert zaak.melding.status == "beschikt"
    [taak] = taken(zaak.melding, "plan-verblijven")
    assert "zonder data" in taak.titel


# --- LR-06: arrival -------------------------------------------------------------------------------


@pytest.mark.regel("L-20")
def test_zonder_intake_geen_aankomst(zaak: Zaak, aanbieder: Gebruiker) -> None:
    rij = bevestigd(zaak, 30)
    dag = rij.aankomst
    with pytest.raises(Geweigerd, match="intake is nog niet gedaan"):
        meld_aankomst(rij, om=moment(dag), op=dag, door=aanbieder)
    with pytest.raises(Geweigerd, match="toekomst"):
        meld_intake_gereed(rij, gereed_op=dag + DAG, op=dag, door=aanbieder)
    meld_intake_gereed(rij, gereed_op=dag - DAG, op=dag, door=aanbieder)
    with pytest.raises(Geweigerd, match="begint op"):
        meld_aankomst(rij, om=moment(dag - DAG), op=dag, door=aanbieder)
    with pytest.raises(Geweigerd, match="in de toekomst"):
        meld_aankomst(rij, om=moment(dag + DAG), op=dag, door=aanbieder)
    meld_aankomst(rij, om=moment(dag, 16), op=dag, door=aanbieder)
    gekomen = vers(rij)
    assert (gekomen.status, gekomen.gepland) == ("aanwezig", None)
    assert gekomen.aankomst_tijd == timezone.localtime(moment(dag, 16)).time()


def test_wie_een_dag_later_komt_gebruikt_een_nacht_minder(zaak: Zaak, aanbieder: Gebruiker) -> None:
    rij = bevestigd(zaak, 30, 3)
    meld_intake_gereed(rij, gereed_op=zaak.op, op=zaak.op, door=aanbieder)
    dag = rij.aankomst + DAG
    meld_aankomst(rij, om=moment(dag), op=dag, door=aanbieder)
    gekomen = vers(rij)
    assert (gekomen.aankomst, gekomen.nachten, gekomen.gepland) == (dag, 2, rij.periode)
    assert saldo(zaak.melding) == 2 + 2
    te_laat = bevestigd(zaak, 60)
    meld_intake_gereed(te_laat, gereed_op=zaak.op, op=zaak.op, door=aanbieder)
    with pytest.raises(Geweigerd, match="Meld dat de cliënt niet kwam"):
        meld_aankomst(te_laat, om=moment(te_laat.vertrek), op=te_laat.vertrek, door=aanbieder)


# --- LR-07: departure, longer, hospital -----------------------------------------------------------


@pytest.mark.regel("L-31")
def test_eerder_naar_huis_geeft_bed_en_etmalen_terug(zaak: Zaak, aanbieder: Gebruiker) -> None:
    rij = aanwezig(zaak, 30, 3)
    assert saldo(zaak.melding) == 2 + 3
    dag = rij.aankomst + DAG
    with pytest.raises(Geweigerd, match="vóór de aankomst"):
        meld_vertrek(rij, om=moment(rij.aankomst, 9), op=dag, door=aanbieder)
    meld_vertrek(rij, om=moment(dag, 10), op=dag, door=aanbieder)
    weg = vers(rij)
    assert (weg.status, weg.nachten, weg.reden, weg.gepland) == ("voltooid", 1, "eerder", rij.periode)
    assert (saldo(zaak.melding), weg.vertrek_tijd) == (3, timezone.localtime(moment(dag, 10)).time())
    ander = maak_melding()
    assert reserveringen.plaats_optie(ander, rij.bed, dag, dag + DAG, nu=middag(dag), op=dag, door=zaak.consulent).pk
    with pytest.raises(Geweigerd, match="dit verblijf is voltooid"):
        meld_vertrek(rij, om=moment(dag, 11), op=dag, door=aanbieder)


def test_op_de_afgesproken_dag_blijft_alles_zoals_gepland(zaak: Zaak, aanbieder: Gebruiker) -> None:
    rij = aanwezig(zaak, 30)
    meld_vertrek(rij, om=moment(rij.vertrek, 10), op=rij.vertrek, door=aanbieder)
    weg = vers(rij)
    assert (weg.periode, weg.gepland, weg.reden, saldo(zaak.melding)) == (rij.periode, None, "", 4)


def test_op_de_eerste_dag_weer_naar_huis_kost_geen_nacht(zaak: Zaak, aanbieder: Gebruiker) -> None:
    rij = aanwezig(zaak, 30)
    meld_vertrek(rij, om=moment(rij.aankomst, 20), op=rij.aankomst, door=aanbieder)
    weg = vers(rij)
    assert (weg.is_dagdeel, weg.nachten, saldo(zaak.melding)) == (True, 0, 2)
    assert bed() in Bed.objects.vrij_in(rij.aankomst, rij.vertrek, ("voltooid", "aanwezig"))


def test_langer_blijven_alleen_als_bed_saldo_en_week_het_toelaten(zaak: Zaak, aanbieder: Gebruiker) -> None:
    rij = aanwezig(zaak, (7 - zaak.op.weekday()) % 7 + 28, 2)  # on a Monday
    with pytest.raises(Geweigerd, match=r"Verleng het eerst; .* Bel de consulent\.$"):
        meld_vertrek(rij, om=moment(rij.vertrek + DAG, 10), op=rij.vertrek + DAG, door=aanbieder)
    with pytest.raises(Geweigerd, match="loopt al tot"):
        verleng(rij, rij.vertrek, op=zaak.op, door=aanbieder)
    with pytest.raises(Geweigerd, match="fiat voor meer etmalen, of volg bij nood de spoedroute"):
        verleng(rij, rij.vertrek + 2 * DAG, op=zaak.op, door=zaak.consulent)
    volgende = reserveringen.plaats_optie(
        maak_melding(), rij.bed, rij.vertrek, rij.vertrek + DAG, nu=middag(zaak.op), op=zaak.op, door=zaak.consulent
    )
    with pytest.raises(Geweigerd, match="niet vrij"):
        verleng(rij, rij.vertrek + DAG, op=zaak.op, door=aanbieder)
    annuleer(volgende, reden="client", nu=middag(zaak.op), op=zaak.op, door=zaak.consulent)
    verleng(rij, rij.vertrek + DAG, op=zaak.op, door=aanbieder)
    langer = vers(rij)
    assert (langer.nachten, langer.gepland, saldo(zaak.melding)) == (3, rij.periode, 5)


@pytest.mark.regel("X-06", "L-34")
def test_het_huis_hoort_geen_saldo_en_verlengt_met_wat_de_teamleider_toestond(zaak: Zaak, aanbieder: Gebruiker) -> None:
    Parameter.objects.filter(gemeente=zaak.gemeente, code="kv_jaarcap_etmalen").update(waarde=4)
    rij = aanwezig(zaak, 30)
    tot, dag = rij.vertrek + DAG, rij.aankomst + DAG
    with pytest.raises(Geweigerd, match="maximum van 4 etmalen per jaar"):
        verleng(rij, tot, op=dag, door=zaak.consulent)
    with pytest.raises(Geweigerd) as fout:
        verleng(rij, tot, op=dag, door=aanbieder)
    assert str(fout.value) == (
        f"Verlengen tot {schrijf_datum(tot)} kan niet binnen wat de gemeente toestond. Bel de consulent."
    )
    verzoek = Verzoek(soort="jaar", grond="ziekte", motivering="Een operatie.", van=rij.aankomst, tot=tot, ruimte=1)
    with pytest.raises(Geweigerd, match="in het verleden"):
        vraag_overschrijding(rij.melding, replace(verzoek, van=rij.aankomst - DAG), op=dag, door=zaak.consulent)
    fiat = vraag_overschrijding(rij.melding, verzoek, op=dag, door=zaak.consulent)
    besluit_overschrijding(fiat, is_toegestaan=True, reden="", op=dag, door=zaak.teamleider)
    verleng(rij, tot, op=dag, door=aanbieder)
    langer = vers(rij)
    assert (langer.nachten, langer.overschrijding, saldo(zaak.melding)) == (3, fiat, 5)


@pytest.mark.regel("L-14")
@pytest.mark.parametrize(("komt", "gaat", "na_komst", "na_vertrek"), [(9, 8, 5, 4), (15, 18, 4, 5)])
def test_wat_gebeurde_staat_vast_ook_boven_het_maximum(
    zaak: Zaak, aanbieder: Gebruiker, komt: int, gaat: int, na_komst: int, na_vertrek: int
) -> None:
    """By started 24 hours the real hours may take an etmaal more than was agreed: a task, never a refusal."""
    for code, waarde in (("kv_jaarcap_etmalen", 4), ("kv_telwijze", "AANGEBROKEN_24U")):
        Parameter.objects.filter(gemeente=zaak.gemeente, code=code).update(waarde=waarde)
    rij = bevestigd(zaak, 30)
    meld_intake_gereed(rij, gereed_op=zaak.op, op=zaak.op, door=aanbieder)
    meld_aankomst(rij, om=moment(rij.aankomst, komt), op=rij.aankomst, door=aanbieder)
    assert saldo(zaak.melding) == na_komst
    meld_vertrek(rij, om=moment(rij.vertrek, gaat), op=rij.vertrek, door=aanbieder)
    stand = Saldo.objects.get(client=rij.client)
    assert (vers(rij).status, stand.gebruikt, stand.cap) == ("voltooid", na_vertrek, na_vertrek)
    [taak] = taken(zaak.melding, "boven-maximum")
    assert taak.titel.startswith("Logeren kwam 1 etmaal boven het maximum van het jaar: ")


def test_na_de_indicatie_kan_er_niet_worden_gelogeerd(zaak: Zaak) -> None:
    einde = zaak.melding.voorzieningen.get().einddatum
    over = (einde - zaak.op).days
    with pytest.raises(Geweigerd, match="Kies een vertrek uiterlijk op"):
        optie(zaak, over, 1)
    with pytest.raises(Geweigerd, match="De indicatie begint op"):
        optie(zaak, 1, 1)
    assert optie(zaak, over - 1, 1).vertrek == einde


def test_een_opname_eindigt_het_verblijf_en_houdt_het_bed_twee_nachten_vast(zaak: Zaak, aanbieder: Gebruiker) -> None:
    Parameter.objects.filter(gemeente=zaak.gemeente, code="kv_weekmodus").update(waarde="GEEN")
    rij = aanwezig(zaak, 30, 6)
    dag = rij.aankomst + DAG
    meld_ziekenhuisopname(rij, om=moment(dag, 20), op=dag, door=aanbieder)
    weg, blokkade = vers(rij), Blokkade.objects.get(bed=rij.bed)
    assert (weg.status, weg.nachten, weg.reden, saldo(zaak.melding)) == ("voltooid", 1, "ziekenhuis", 3)
    assert (blokkade.periode.lower, blokkade.periode.upper, blokkade.voor) == (dag, dag + 2 * DAG, rij.client)
    assert "ziekenhuis" not in blokkade.reden.lower()
    assert len(taken(zaak.melding, "logeren-opname")) == 1
    feiten = {"nu": middag(dag), "op": dag, "door": zaak.consulent}
    with pytest.raises(Geweigerd, match=r"geblokkeerd van .* Kom vanaf"):
        reserveringen.plaats_optie(maak_melding(), rij.bed, dag, dag + DAG, **feiten)
    assert reserveringen.plaats_optie(maak_melding(), rij.bed, dag + 2 * DAG, dag + 3 * DAG, **feiten).pk
    # Back from the hospital within the kept nights.
    assert reserveringen.plaats_optie(zaak.melding, rij.bed, dag, dag + 2 * DAG, **feiten).pk


# --- LR-08 to LR-12: calling off ------------------------------------------------------------------


@pytest.mark.regel("L-32")
@pytest.mark.parametrize(("uren", "code", "status"), [(48, "LR-08", "geannuleerd"), (47, "LR-09", "laat_geannuleerd")])
def test_tot_achtenveertig_uur_vooraf_is_op_tijd(zaak: Zaak, uren: int, code: str, status: str) -> None:
    rij = bevestigd(zaak, 30)
    aankomst = timezone.make_aware(datetime.combine(rij.aankomst, rij.aankomst_tijd))
    nu = aankomst - timedelta(hours=uren)
    assert annuleer(rij, reden="client", nu=nu, op=nu.date(), door=zaak.consulent) == code
    weg = vers(rij)
    assert (weg.status, weg.reden, weg.afgezegd_op, saldo(zaak.melding)) == (status, "client", nu, 2)
    with pytest.raises(Geweigerd, match=r"bevestigd; dit verblijf is (laat )?geannuleerd"):
        annuleer(rij, reden="client", nu=nu, op=nu.date(), door=zaak.consulent)


@pytest.mark.regel("L-32")
def test_de_termijn_van_afzeggen_is_van_de_gemeente_en_geldt_niet_voor_de_locatie(zaak: Zaak) -> None:
    Parameter.objects.create(
        gemeente=zaak.gemeente, code="kv_annulering_uren", waarde=96, geldig_van=date(2020, 1, 1), bron="proef"
    )
    rij, tweede = bevestigd(zaak, 30), bevestigd(zaak, 44)
    dag = rij.aankomst - 3 * DAG
    assert annuleer(rij, reden="client", nu=middag(dag), op=dag, door=zaak.consulent) == "LR-09"
    dag = tweede.aankomst
    assert annuleer(tweede, reden="locatie", nu=middag(dag), op=dag, door=zaak.consulent) == "LR-08"


@pytest.mark.regel("L-32")
def test_wie_niet_komt_wordt_gebeld_en_na_twee_keer_is_er_een_gesprek(zaak: Zaak, aanbieder: Gebruiker) -> None:
    eerste, tweede = bevestigd(zaak, 30), bevestigd(zaak, 44)
    with pytest.raises(Geweigerd, match="Meld dit op die dag of later"):
        meld_niet_verschenen(eerste, op=eerste.aankomst - DAG, door=aanbieder)
    meld_niet_verschenen(eerste, op=eerste.aankomst, door=aanbieder)
    assert (vers(eerste).status, saldo(zaak.melding)) == ("niet_verschenen", 4)
    [taak] = taken(zaak.melding, "niet-verschenen")
    assert (taak.titel[:20], taak.uiterlijk_op) == ("Bel de mantelzorger:", eerste.aankomst)
    assert not taken(zaak.melding, "gesprek-afgezegd")
    annuleer(tweede, reden="client", nu=moment(tweede.aankomst, 9), op=tweede.aankomst, door=zaak.consulent)
    [gesprek] = taken(zaak.melding, f"gesprek-afgezegd:{tweede.aankomst.year}")
    assert "2 keer" in gesprek.titel
    assert len(taken(zaak.melding, "niet-verschenen")) == 1


def test_een_locatie_die_niet_kan_zegt_waarom_en_de_consulent_zoekt_verder(zaak: Zaak, aanbieder: Gebruiker) -> None:
    rij = optie(zaak, 40)
    with pytest.raises(Geweigerd, match="Schrijf waarom"):
        weiger_verzoek(rij, reden=" ", op=zaak.op, door=aanbieder)
    weiger_verzoek(rij, reden="De tillift is stuk.", op=zaak.op, door=aanbieder)
    weg = vers(rij)
    assert (weg.status, weg.reden, weg.toelichting) == ("geannuleerd", "locatie", "De tillift is stuk.")
    assert len(taken(zaak.melding, "locatie-kan-niet")) == 1
    with pytest.raises(Geweigerd, match="dit verblijf is geannuleerd"):
        weiger_verzoek(rij, reden="Nog eens.", op=zaak.op, door=aanbieder)
    aan = aanwezig(zaak, 50)
    with pytest.raises(Geweigerd, match="Meld het vertrek"):
        annuleer(aan, reden="client", nu=middag(zaak.op), op=zaak.op, door=zaak.consulent)


def test_overlijden_eindigt_alles_zonder_brief(zaak: Zaak) -> None:
    aan = aanwezig(zaak, 30, 3)
    later, los = bevestigd(zaak, 14), optie(zaak, 40)
    brieven = Uitgaand.objects.count()
    dag = aan.aankomst + DAG
    CLIENT_OVERLEDEN.roep(zaak.melding.client, op=dag)
    assert [vers(rij).status for rij in (aan, later, los)] == ["voltooid", "vervallen", "vervallen"]
    assert (vers(aan).nachten, vers(aan).reden, vers(los).reden) == (1, "overlijden", "overlijden")
    assert (codes(zaak.melding, "LR-14"), Uitgaand.objects.count()) == (3, brieven)
    assert saldo(zaak.melding) == 1


def test_na_een_overlijden_wordt_geen_bed_meer_vastgehouden(zaak: Zaak, aanbieder: Gebruiker) -> None:
    Parameter.objects.filter(gemeente=zaak.gemeente, code="kv_weekmodus").update(waarde="GEEN")
    rij = aanwezig(zaak, 30, 6)
    dag = rij.aankomst + DAG
    meld_ziekenhuisopname(rij, om=moment(dag, 20), op=dag, door=aanbieder)
    CLIENT_OVERLEDEN.roep(zaak.melding.client, op=dag + DAG)
    [over] = Blokkade.objects.filter(voor=rij.client)
    assert (over.periode.lower, over.periode.upper) == (dag, dag + DAG)
    assert bed() in Bed.objects.vrij_in(dag + DAG, dag + 2 * DAG, ("bevestigd",))


def test_een_ingekorte_indicatie_laat_latere_verblijven_vervallen(zaak: Zaak) -> None:
    """LR-14: the end of the indication, by whatever decision."""
    eerst, later = bevestigd(zaak, 30), bevestigd(zaak, 60)
    dag = zaak.op + DAG
    assert laat_vervallen_na_einde(op=dag) == 0
    zaak.melding.voorzieningen.update(einddatum=later.aankomst)
    assert laat_vervallen_na_einde(op=dag) == 1
    assert laat_vervallen_na_einde(op=dag) == 0
    assert [vers(rij).status for rij in (eerst, later)] == ["bevestigd", "vervallen"]
    assert (vers(later).reden, saldo(zaak.melding)) == ("einde", 4)


def test_een_indicatie_die_na_een_herziening_doorloopt_houdt_het_verblijf(zaak: Zaak) -> None:
    """A herziening ends the one grant and begins another the next day; a stay over that day lies in both."""
    rij = bevestigd(zaak, 30, 3)
    oud = zaak.melding.voorzieningen.select_related("regel").get()
    tot, oud.einddatum = oud.einddatum, rij.aankomst
    oud.save(update_fields=["einddatum"])
    regel = Besluitregel.objects.select_related("beschikking").get(pk=oud.regel_id)
    besluit = regel.beschikking
    besluit.pk, besluit.bezwaartermijn, besluit.soort = None, None, "herziening"
    besluit.save(force_insert=True)
    regel.pk, regel.beschikking = None, besluit
    regel.save(force_insert=True)
    nieuw = Voorziening.objects.create(
        client_id=oud.client_id, melding=zaak.melding, regel=regel, ingangsdatum=rij.aankomst + DAG, einddatum=tot
    )
    assert laat_vervallen_na_einde(op=zaak.op) == 0
    nieuw.ingangsdatum = rij.aankomst + 2 * DAG
    nieuw.save(update_fields=["ingangsdatum"])
    assert laat_vervallen_na_einde(op=zaak.op) == 1


# --- what comes before ----------------------------------------------------------------------------


@pytest.mark.regel("L-19", "L-20")
def test_de_intake_kent_de_casemanager_en_blijft_staan_als_hij_gedaan_is(zaak: Zaak, aanbieder: Gebruiker) -> None:
    rij = optie(zaak, 40)
    with pytest.raises(Geweigerd, match="al voorbij"):
        plan_intake(rij, intake_op=zaak.op - DAG, op=zaak.op, door=zaak.consulent)
    plan_intake(
        rij, intake_op=zaak.op + DAG, casemanager=" M. de Boer ", casemanager_telefoon="0183 00 00 10",
        op=zaak.op, door=zaak.consulent,
    )  # fmt: skip
    assert (vers(rij).casemanager, vers(rij).casemanager_telefoon) == ("M. de Boer", "0183 00 00 10")
    meld_intake_gereed(rij, gereed_op=zaak.op, op=zaak.op, door=aanbieder)
    with pytest.raises(Geweigerd, match="al gedaan"):
        plan_intake(rij, intake_op=zaak.op + DAG, op=zaak.op, door=zaak.consulent)
    with pytest.raises(Geweigerd, match="al gemeld"):
        meld_intake_gereed(rij, gereed_op=zaak.op, op=zaak.op, door=aanbieder)


@pytest.mark.regel("L-22")
def test_vervoer_is_zelf_tenzij_de_gemeente_meer_geeft(zaak: Zaak) -> None:
    rij = optie(zaak, 40)
    kies_vervoer(rij, vervoer="zelf", op=zaak.op, door=zaak.consulent)
    with pytest.raises(Geweigerd, match="regelt de cliënt of de mantelzorger het vervoer"):
        kies_vervoer(rij, vervoer="aanvullend", op=zaak.op, door=zaak.consulent)
    assert vers(rij).vervoer == "zelf"
    Parameter.objects.create(
        gemeente=zaak.gemeente, code="kv_vervoer", waarde="zelf_of_aanvullend", geldig_van=date(2020, 1, 1), bron="x"
    )
    kies_vervoer(rij, vervoer="regiotaxi", op=zaak.op, door=zaak.consulent)
    assert not taken(zaak.melding, "logeervervoer")
    kies_vervoer(rij, vervoer="aanvullend", op=zaak.op, door=zaak.consulent)
    assert (vers(rij).vervoer, len(taken(zaak.melding, "logeervervoer"))) == ("aanvullend", 1)


def test_een_vaste_optie_blijft_tot_haar_eigen_dag(voorbeeld: Gemeente) -> None:
    """LR-13: not hours, but the day of arrival itself is the last."""
    zaak = breng_naar("in_beoordeling")
    rij = zaak.vaste_optie()
    dag = rij.aankomst
    assert reserveringen.laat_opties_verlopen(nu=middag(dag), op=dag) == 0
    assert reserveringen.laat_opties_verlopen(nu=middag(dag + DAG), op=dag + DAG) == 1
    assert (vers(rij).status, time(14)) == ("vervallen", rij.aankomst_tijd)
