"""Contacts and appointments: what is recorded, moved and cancelled, and which letter and task follow (M-13)."""

import json
from datetime import date, time, timedelta

import pytest

from meldingen.fouten import Geweigerd
from meldingen.models import Contactmoment, Document, Gemeente, Melding, Taak
from meldingen.services.contact import leg_contact_vast
from onderzoek.models import Afspraakwijziging, Gesprek
from onderzoek.services import afspraak as afspraken
from onderzoek.services.onderzoek import start_onderzoek, voer_gesprek
from tests.bouwers import Zaak, breng_naar, leeg_uitbak

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
DAG = timedelta(days=1)


@pytest.fixture
def zaak(voorbeeld: Gemeente) -> Zaak:
    """A case with an appointment five days ahead."""
    zaak = breng_naar("in_vooronderzoek")
    zaak.in_onderzoek()
    return zaak


def verzet(zaak: Zaak, **anders: object) -> Gesprek:
    feiten = {"vorm": "kantoor", "gepland_op": zaak.op + 9 * DAG, "gepland_om": time(14), "reden": "De zoon kan dan."}
    return afspraken.verzet_afspraak(zaak.gesprek, **{**feiten, **anders}, op=zaak.op, door=zaak.consulent)


def uitnodigingen(zaak: Zaak) -> list[tuple[str, str]]:
    rijen = Document.objects.filter(melding=zaak.melding, soort="D-02").order_by("pk")
    return [(json.loads(rij.gegevens)["gesprek_op"], json.loads(rij.gegevens)["vorm"]) for rij in rijen]


# --- contact --------------------------------------------------------------------------------------


@pytest.mark.regel("M-13")
def test_een_poging_en_een_gesprek_aan_de_telefoon_worden_bewaard(zaak: Zaak) -> None:
    for gelukt, tekst in ((False, ""), (True, "Afspraak gemaakt voor dinsdag.")):
        leg_contact_vast(
            zaak.melding, wijze=Melding.Kanaal.TELEFOON, is_gelukt=gelukt, contact_op=zaak.op, samenvatting=tekst,
            op=zaak.op, door=zaak.consulent,
        )  # fmt: skip
    rijen = Contactmoment.objects.filter(melding=zaak.melding).order_by("pk")
    assert [(rij.is_gelukt, rij.samenvatting) for rij in rijen] == [
        (False, ""),
        (True, "Afspraak gemaakt voor dinsdag."),
    ]
    namen = set(zaak.melding.gebeurtenissen.filter(code="M-13").values_list("naam", flat=True))
    assert namen == {"Geprobeerd te bereiken: telefoon", "Contact: telefoon"}


@pytest.mark.parametrize(
    ("dagen", "gelukt", "tekst", "zin"),
    [(1, False, "", "toekomst"), (-60, False, "", "vóór de melding"), (0, True, " ", "wat is besproken")],
)
def test_slecht_contact_wordt_geweigerd(zaak: Zaak, dagen: int, gelukt: bool, tekst: str, zin: str) -> None:
    with pytest.raises(Geweigerd, match=zin):
        leg_contact_vast(
            zaak.melding, wijze="telefoon", is_gelukt=gelukt, contact_op=zaak.op + dagen * DAG, samenvatting=tekst,
            op=zaak.op, door=zaak.consulent,
        )  # fmt: skip
    assert not Contactmoment.objects.exists()


# --- appointments ---------------------------------------------------------------------------------


@pytest.mark.regel("M-13")
def test_verzetten_geeft_een_nieuwe_uitnodiging_en_bewaart_hoe_het_was(zaak: Zaak) -> None:
    eerst = zaak.gesprek.gepland_op
    verzet(zaak)
    leeg_uitbak(zaak.op)
    nieuw = zaak.op + 9 * DAG
    assert uitnodigingen(zaak) == [(eerst.isoformat(), "huisbezoek"), (nieuw.isoformat(), "gemeentehuis")]
    wijziging = Afspraakwijziging.objects.get(gesprek=zaak.gesprek)
    assert (wijziging.soort, wijziging.was_op, wijziging.was_om) == ("verzet", eerst, time(10))
    assert zaak.melding.gebeurtenissen.get(code="M-13").reden == "De zoon kan dan."


@pytest.mark.regel("M-13")
def test_afzeggen_vraagt_een_nieuwe_afspraak_en_die_kan_dan(zaak: Zaak) -> None:
    afgezegd = zaak.gesprek
    afspraken.zeg_afspraak_af(afgezegd, reden="Opname in het ziekenhuis.", op=zaak.op, door=zaak.consulent)
    taak = Taak.objects.get(sleutel=f"nieuwe_afspraak:{afgezegd.pk}:{zaak.sleutel}")
    assert taak.gedaan_op is None
    for doe in (
        lambda: verzet(zaak),
        lambda: afspraken.zeg_afspraak_af(afgezegd, reden="Nog eens.", op=zaak.op, door=zaak.consulent),
        lambda: voer_gesprek(
            zaak.gesprek, gevoerd_op=zaak.op, aanwezigen="x", met_mantelzorger=False, met_clientondersteuner=False,
            op=zaak.op, door=zaak.consulent,
        ),
    ):  # fmt: skip
        with pytest.raises(Geweigerd, match="afgezegd"):
            doe()
    nieuw = plan(zaak, zaak.op + 3 * DAG)
    taak.refresh_from_db()
    assert (taak.gedaan_op, nieuw.afgezegd_op) == (zaak.op, None)
    leeg_uitbak(zaak.op)
    assert uitnodigingen(zaak)[-1] == ((zaak.op + 3 * DAG).isoformat(), "huisbezoek")
    zaak.gesproken()
    assert nieuw.pk == zaak.gesprek.pk


def plan(zaak: Zaak, dag: date) -> Gesprek:
    return afspraken.plan_volgend_gesprek(
        zaak.onderzoek, vorm="huisbezoek", gepland_op=dag, gepland_om=time(9), op=zaak.op, door=zaak.consulent
    )


@pytest.mark.regel("M-13")
def test_een_afspraak_in_het_verleden_wordt_overal_geweigerd(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("in_vooronderzoek")
    zaak.verder(10)
    gisteren = zaak.op - DAG
    with pytest.raises(Geweigerd, match="verleden"):
        start_onderzoek(
            zaak.onderzoek, vorm="kantoor", gepland_op=gisteren, gepland_om=time(9), op=zaak.op, door=zaak.consulent
        )
    zaak.in_onderzoek()
    with pytest.raises(Geweigerd, match="verleden"):
        verzet(zaak, gepland_op=zaak.op - DAG)
    afspraken.zeg_afspraak_af(zaak.gesprek, reden="Ziek.", op=zaak.op, door=zaak.consulent)
    with pytest.raises(Geweigerd, match="verleden"):
        plan(zaak, zaak.op - DAG)


def test_wat_niet_kan_zegt_waarom(zaak: Zaak) -> None:
    gesprek = zaak.gesprek
    with pytest.raises(Geweigerd, match="waarom de afspraak verandert"):
        verzet(zaak, reden="  ")
    with pytest.raises(Geweigerd, match="dezelfde afspraak"):
        verzet(zaak, vorm=gesprek.vorm, gepland_op=gesprek.gepland_op, gepland_om=gesprek.gepland_om)
    with pytest.raises(Geweigerd, match="al een afspraak"):
        plan(zaak, zaak.op + DAG)
    zaak.gesproken()
    with pytest.raises(Geweigerd, match="al gevoerd"):
        verzet(zaak)
    assert not Afspraakwijziging.objects.exists()
    nog_niet = breng_naar("in_vooronderzoek")
    with pytest.raises(Geweigerd, match="nog niet gestart"):
        plan(nog_niet, nog_niet.op + DAG)
