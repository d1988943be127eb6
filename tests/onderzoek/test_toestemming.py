"""Consent of the client: asked by letter, given, refused, taken back, and what may not happen without it."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from meldingen.fouten import Geweigerd
from meldingen.models import Document, Gebruiker, Gemeente, Inzage, Melding, Status, Taak, Toestemming
from meldingen.services import toestemming as toestemmingen
from meldingen.services.melding import wijs_toe
from meldingen.services.toestemming import Antwoord
from onderzoek.models import Raadpleging
from onderzoek.services.onderzoek import start_vooronderzoek
from onderzoek.services.raadpleging import Bekend, Raadpleegvraag, feiten_van, raadpleeg
from tests.bouwers import Zaak, breng_naar, leeg_uitbak, maak_melding
from tests.mensen import MANTELZORGER

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
DAG = timedelta(days=1)
B = Toestemming.Bron


@pytest.fixture
def gemeld(voorbeeld: Gemeente, consulent: Gebruiker, teamleider: Gebruiker, dag: date) -> Melding:
    """A melding by the daughter, confirmed and assigned."""
    melding = maak_melding(op=dag, melder=MANTELZORGER)
    leeg_uitbak(dag)
    wijs_toe(melding, aan=consulent, op=dag, door=teamleider)
    return melding


def antwoord(bron: str, op: date, **anders: object) -> Antwoord:
    feiten = {"bron": bron, "doel": "Weten of er schulden zijn.", "wijze": "Bij het gesprek.", "gegeven_op": op}
    return Antwoord(**{**feiten, **anders})


def brief(melding: Melding, soort: str) -> dict[str, object]:
    return json.loads(Document.objects.filter(melding=melding, soort=soort).latest("pk").gegevens)


# --- the melding of somebody else -----------------------------------------------------------------


@pytest.mark.regel("M-05")
def test_de_brief_vraagt_toestemming_en_het_antwoord_maakt_de_weg_vrij(
    gemeld: Melding, consulent: Gebruiker, dag: date
) -> None:
    toestemmingen.vraag_toestemming(gemeld, antwoord_voor=dag + 14 * DAG, op=dag, door=consulent)
    leeg_uitbak(dag)
    vraag = brief(gemeld, "D-04")
    assert (vraag["antwoord_voor"], vraag["gegeven_op"]) == ((dag + 14 * DAG).isoformat(), None)
    assert vraag["gemeld_door"] == "uw zoon of dochter"
    assert gemeld.hulpvraag not in json.dumps(vraag)
    with pytest.raises(Geweigerd, match="toestemming van de cliënt"):
        start_vooronderzoek(gemeld, op=dag, door=consulent)
    rij = toestemmingen.leg_toestemming_vast(
        gemeld, gegeven_op=dag, wijze="Aan de telefoon.", bevestig=True, op=dag, door=consulent
    )
    leeg_uitbak(dag)
    bevestiging = brief(gemeld, "D-04")
    assert (bevestiging["gegeven_op"], bevestiging["gegeven_hoe"]) == (dag.isoformat(), "aan de telefoon")
    assert (rij.bron, rij.gegeven_op, rij.geldig_tot, rij.ingetrokken_op) == (B.MELDING, dag, None, None)
    start_vooronderzoek(gemeld, op=dag, door=consulent)


@pytest.mark.regel("M-05")
def test_wie_weigert_sluit_de_melding_met_die_reden(gemeld: Melding, consulent: Gebruiker, dag: date) -> None:
    with pytest.raises(Geweigerd, match="Schrijf op hoe"):
        toestemmingen.weiger_toestemming(gemeld, wilsuiting=" ", op=dag, door=consulent)
    toestemmingen.weiger_toestemming(gemeld, wilsuiting="Mevrouw belde: zij wil dit niet.", op=dag, door=consulent)
    leeg_uitbak(dag)
    gemeld.refresh_from_db()
    assert gemeld.status == Status.INGETROKKEN
    assert gemeld.toestemmingen.get().geweigerd_op == dag
    assert gemeld.gebeurtenissen.get(code="TR-44").reden.startswith("U gaf geen toestemming.")
    assert "geen toestemming" in brief(gemeld, "D-24")["wilsuiting"]
    assert not Taak.objects.filter(melding=gemeld).open().exists()
    with pytest.raises(Geweigerd, match="gesloten"):
        toestemmingen.leg_toestemming_vast(gemeld, gegeven_op=dag, wijze="Brief.", op=dag, door=consulent)


@pytest.mark.parametrize(("dagen", "zin"), [(0, "tijd nodig"), (-3, "tijd nodig")])
def test_de_brief_geeft_tijd_om_te_antwoorden(
    gemeld: Melding, consulent: Gebruiker, dag: date, dagen: int, zin: str
) -> None:
    with pytest.raises(Geweigerd, match=zin):
        toestemmingen.vraag_toestemming(gemeld, antwoord_voor=dag + dagen * DAG, op=dag, door=consulent)


def test_geen_brief_als_de_toestemming_er_al_is_of_niet_nodig_is(
    gemeld: Melding, consulent: Gebruiker, dag: date
) -> None:
    toestemmingen.leg_toestemming_vast(gemeld, gegeven_op=dag, wijze="Brief.", op=dag, door=consulent)
    with pytest.raises(Geweigerd, match="gaf al toestemming"):
        toestemmingen.vraag_toestemming(gemeld, antwoord_voor=dag + DAG, op=dag, door=consulent)
    with pytest.raises(Geweigerd, match="zelf gemeld"):
        toestemmingen.vraag_toestemming(maak_melding(op=dag), antwoord_voor=dag + DAG, op=dag, door=consulent)


@pytest.mark.regel("M-05")
def test_ingetrokken_toestemming_is_geen_toestemming_meer(gemeld: Melding, consulent: Gebruiker, dag: date) -> None:
    rij = toestemmingen.leg_toestemming_vast(gemeld, gegeven_op=dag, wijze="Brief.", op=dag, door=consulent)
    for wanneer, zin in ((dag + DAG, "toekomst"), (dag - DAG, "vóór zij is gegeven")):
        with pytest.raises(Geweigerd, match=zin):
            toestemmingen.trek_toestemming_in(rij, ingetrokken_op=wanneer, op=dag, door=consulent)
    toestemmingen.trek_toestemming_in(rij, ingetrokken_op=dag, op=dag, door=consulent)
    with pytest.raises(Geweigerd, match="al ingetrokken"):
        toestemmingen.trek_toestemming_in(rij, ingetrokken_op=dag, op=dag, door=consulent)
    with pytest.raises(Geweigerd, match="toestemming van de cliënt"):
        start_vooronderzoek(gemeld, op=dag, door=consulent)
    assert Taak.objects.get(sleutel=f"ingetrokken:{rij.pk}:{gemeld.pk}").is_spoed
    toestemmingen.leg_toestemming_vast(gemeld, gegeven_op=dag, wijze="Toch wel.", op=dag, door=consulent)
    assert gemeld.toestemmingen.count() == 2
    start_vooronderzoek(gemeld, op=dag, door=consulent)


# --- other sources --------------------------------------------------------------------------------


@pytest.mark.regel("X-04")
def test_toestemming_geldt_van_tot_en_niet_na_intrekken(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("in_vooronderzoek")
    rij = toestemmingen.geef_toestemming(
        zaak.melding, antwoord(B.SCHULDHULP, zaak.op, geldig_tot=zaak.op + 10 * DAG), op=zaak.op, door=zaak.consulent
    )
    geldig = {n: rij.geldt_op(zaak.op + n * DAG) for n in (-1, 0, 10, 11)}
    assert geldig == {-1: False, 0: True, 10: True, 11: False}
    for n, verwacht in geldig.items():
        gevonden = Toestemming.objects.geldig(B.SCHULDHULP, zaak.op + n * DAG)
        assert gevonden.exists() == verwacht
    assert not Toestemming.objects.geldig(B.JEUGD, zaak.op).exists()
    toestemmingen.trek_toestemming_in(rij, ingetrokken_op=zaak.op, op=zaak.op, door=zaak.consulent)
    rij.refresh_from_db()
    assert not rij.geldt_op(zaak.op)
    assert not Toestemming.objects.geldig(B.SCHULDHULP, zaak.op).exists()


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"gegeven_op": date(2026, 12, 31)}, "toekomst"),
        ({"geldig_tot": date(2026, 1, 1)}, "eindigen vóór"),
        ({"doel": " "}, "waarvoor"),
        ({"wijze": ""}, "hoe de cliënt"),
        ({"bron": B.MELDING}, "voor de melding zelf"),
    ],
)
def test_slechte_toestemming_wordt_in_woorden_geweigerd(
    voorbeeld: Gemeente, anders: dict[str, object], zin: str
) -> None:
    zaak = breng_naar("in_vooronderzoek")
    slecht = replace(antwoord(B.JEUGD, zaak.op), **anders)
    with pytest.raises(Geweigerd, match=zin):
        toestemmingen.geef_toestemming(zaak.melding, slecht, op=zaak.op, door=zaak.consulent)
    assert not zaak.melding.toestemmingen.exists()


def test_de_database_kent_geen_antwoord_dat_zowel_ja_als_nee_is(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("in_vooronderzoek")
    for feiten in ({}, {"gegeven_op": zaak.op, "geweigerd_op": zaak.op}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Toestemming.objects.create(melding=zaak.melding, bron=B.ZORG, door=zaak.consulent, **feiten)


# --- looking into what is known -------------------------------------------------------------------


def kijk(zaak: Zaak, bron: str, grond: str, **anders: str) -> Raadpleging:
    vraag = Raadpleegvraag(bron, grond, anders.pop("doel", "Weten welke hulp er al is."), **anders)
    return raadpleeg(
        zaak.melding, vraag, Bekend([("Besluit", "2 maart 2025: toegekend")]), op=zaak.op, door=zaak.consulent
    )


@pytest.mark.regel("M-12", "X-01")
def test_wie_kijkt_kiest_een_grond_en_dat_staat_in_het_logboek_van_inzage(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("in_vooronderzoek")
    rij = kijk(zaak, Raadpleging.Bron.WMO, Raadpleging.Grondslag.ONDERZOEK)
    assert feiten_van(rij) == [("Besluit", "2 maart 2025: toegekend")]
    inzage = Inzage.objects.filter(melding=zaak.melding).latest("pk")
    assert (inzage.gebruiker, inzage.wat) == (zaak.consulent, "raadpleging wmo, grond onderzoek")
    assert zaak.melding.gebeurtenissen.get(code="M-12").reden == "Weten welke hulp er al is."
    with pytest.raises(Geweigerd, match="waarom u deze gegevens"):
        kijk(zaak, Raadpleging.Bron.WMO, Raadpleging.Grondslag.ONDERZOEK, doel=" ")


@pytest.mark.regel("X-04", "M-12")
@pytest.mark.parametrize("bron", ["jeugd", "participatie", "schuldhulp", "casemanager"])
def test_een_ander_domein_alleen_met_toestemming_die_nu_geldt(voorbeeld: Gemeente, bron: str) -> None:
    zaak = breng_naar("in_vooronderzoek")
    with pytest.raises(Geweigerd, match="toestemming van de cliënt nodig"):
        kijk(zaak, bron, Raadpleging.Grondslag.ONDERZOEK)
    with pytest.raises(Geweigerd, match="gaf hiervoor geen toestemming"):
        kijk(zaak, bron, Raadpleging.Grondslag.TOESTEMMING)
    gegeven = toestemmingen.geef_toestemming(zaak.melding, antwoord(bron, zaak.op), op=zaak.op, door=zaak.consulent)
    rij = kijk(zaak, bron, Raadpleging.Grondslag.TOESTEMMING, bevinding="Er loopt een traject.")
    assert (rij.toestemming, rij.bekend) == (gegeven, "")
    toestemmingen.trek_toestemming_in(gegeven, ingetrokken_op=zaak.op, op=zaak.op, door=zaak.consulent)
    with pytest.raises(Geweigerd, match="gaf hiervoor geen toestemming"):
        kijk(zaak, bron, Raadpleging.Grondslag.TOESTEMMING)


@pytest.mark.regel("M-05", "M-12")
def test_zonder_open_onderzoek_of_na_intrekken_kijkt_niemand(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("gemeld")
    with pytest.raises(Geweigerd, match="niet open"):
        kijk(zaak, Raadpleging.Bron.WMO, Raadpleging.Grondslag.ONDERZOEK)
    ander = breng_naar("in_vooronderzoek", melder=MANTELZORGER)
    toestemmingen.trek_toestemming_in(
        ander.melding.toestemmingen.get(), ingetrokken_op=ander.op, op=ander.op, door=ander.consulent
    )
    with pytest.raises(Geweigerd, match="Leg eerst de toestemming"):
        kijk(ander, Raadpleging.Bron.WMO, Raadpleging.Grondslag.ONDERZOEK)
