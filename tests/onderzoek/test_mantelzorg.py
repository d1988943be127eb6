"""The mantelzorgers: sixteen questions, whether they bear it, and what they promise."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from meldingen.fouten import Geweigerd
from meldingen.models import Gemeente
from onderzoek.eisen import VERSLAG_OPSTELLEN
from onderzoek.forms.mantelzorg import MantelzorgerFormulier
from onderzoek.models import Mantelzorger
from onderzoek.models.gespreksdeel import lees_antwoorden
from onderzoek.services import mantelzorg as services
from onderzoek.vragenlijsten import MANTELZORG, Antwoordsoort, vragen_van
from tests.bouwers import Zaak, breng_naar
from tests.gesprek import blad, mantelzorger, met_mantelzorger

pytestmark = pytest.mark.usefixtures("zonder_pdf")
DAG = timedelta(days=1)
BEOORDEELD = {"overbelast": "dreigend", "instrument": "Vragenlijst", "overbelast_motivering": "Slaapt slecht."}


@pytest.fixture
def zaak(voorbeeld: Gemeente) -> Zaak:
    return breng_naar("in_onderzoek")


def bewaar(zaak: Zaak, rij: Mantelzorger, **anders: object) -> Mantelzorger:
    services.bewaar_mantelzorger(rij, mantelzorger(rij, **anders), blad(zaak, rij), op=zaak.op, door=zaak.consulent)
    rij.refresh_from_db()
    return rij


@pytest.mark.regel("O-07", "O-34")
def test_per_mantelzorger_de_zestien_vragen(zaak: Zaak) -> None:
    rij = met_mantelzorger(zaak)
    data: dict[str, object] = {"naam": "Ans", "relatie": "kind"}
    for vraag in vragen_van(MANTELZORG):
        keuze = vraag.keuzes[-1][0] if vraag.keuzes else f"Antwoord {vraag.code}"
        data[vraag.code] = [keuze] if vraag.soort is Antwoordsoort.MEERKEUZE else keuze
    data["a3_namelijk"] = "Rijdt naar het ziekenhuis"
    formulier = MantelzorgerFormulier(data, vandaag=zaak.op)
    assert formulier.is_valid(), formulier.errors
    services.bewaar_mantelzorger(rij, formulier.feiten(), blad(zaak, rij), op=zaak.op, door=zaak.consulent)
    rij.refresh_from_db()
    antwoorden = lees_antwoorden(rij.antwoorden)
    assert {vraag.code for vraag in vragen_van(MANTELZORG)} <= set(antwoorden)
    assert antwoorden["a3_namelijk"] == "Rijdt naar het ziekenhuis"
    assert MantelzorgerFormulier.beginwaarden(rij)["c1"] == ["overig"]


@pytest.mark.regel("O-34")
def test_hoofdverzorger_en_contactpersoon_zijn_twee_merken_en_van_elk_is_er_een(zaak: Zaak) -> None:
    ans, bert = met_mantelzorger(zaak), met_mantelzorger(zaak, "Bert")
    bewaar(zaak, ans, is_hoofdverzorger=True)
    bewaar(zaak, bert, is_contactpersoon=True)
    for merk, wie, ander in (("is_hoofdverzorger", "Ans", bert), ("is_contactpersoon", "Bert", ans)):
        with pytest.raises(Geweigerd, match=f"{wie} is al"):
            bewaar(zaak, ander, **{merk: True})
        with pytest.raises(IntegrityError), transaction.atomic():
            Mantelzorger.objects.filter(pk=ander.pk).update(**{merk: True})
    bewaar(zaak, ans, is_hoofdverzorger=False)
    assert bewaar(zaak, bert, is_hoofdverzorger=True).is_contactpersoon


@pytest.mark.regel("O-08")
@pytest.mark.parametrize("uitkomst", ["nee", "dreigend", "ja"])
def test_de_uitkomst_heeft_een_instrument_en_een_onderbouwing(zaak: Zaak, uitkomst: str) -> None:
    rij = met_mantelzorger(zaak)
    for half in ({"instrument": ""}, {"overbelast_motivering": ""}):
        with pytest.raises(Geweigerd, match="hoe u dit hebt vastgesteld"):
            bewaar(zaak, rij, **{**BEOORDEELD, "overbelast": uitkomst, **half})
    bewaar(zaak, rij, **{**BEOORDEELD, "overbelast": uitkomst})
    rij.refresh_from_db()
    assert rij.overbelast == uitkomst
    with pytest.raises(IntegrityError, match="belasting_is_onderbouwd"), transaction.atomic():
        Mantelzorger.objects.update(instrument="")


@pytest.mark.regel("O-08")
def test_zonder_uitkomst_bij_elke_mantelzorger_komt_er_geen_verslag(zaak: Zaak) -> None:
    def gemis() -> list[str]:
        return [rij.regel for rij in VERSLAG_OPSTELLEN.ontbreekt(zaak.onderzoek, zaak.op)]

    assert gemis() == []
    ans, bert = met_mantelzorger(zaak), met_mantelzorger(zaak, "Bert")
    bewaar(zaak, ans, **BEOORDEELD)
    assert gemis() == ["O-08"]
    with pytest.raises(Geweigerd, match="elke mantelzorger"):
        zaak.verslag_concept()
    bewaar(zaak, bert, **{**BEOORDEELD, "overbelast": "nee"})
    assert gemis() == []


@pytest.mark.regel("O-27")
def test_een_toezegging_is_vrijwillig_en_heeft_akkoord(zaak: Zaak) -> None:
    rij = met_mantelzorger(zaak)
    heel = {
        "toezegging": "Elke avond het eten", "toezegging_uren": 7, "toezegging_tot": zaak.op + 90 * DAG,
        "toezegging_akkoord_op": zaak.op,
    }  # fmt: skip
    for veld, leeg in (("toezegging", ""), ("toezegging_uren", None), ("toezegging_akkoord_op", None)):
        with pytest.raises(Geweigerd, match="Mantelzorg is vrijwillig"):
            bewaar(zaak, rij, **{**heel, veld: leeg})
    with pytest.raises(Geweigerd, match="toekomst"):
        bewaar(zaak, rij, **{**heel, "toezegging_akkoord_op": zaak.op + DAG})
    with pytest.raises(Geweigerd, match="eindigt vóór het akkoord"):
        bewaar(zaak, rij, **{**heel, "toezegging_tot": zaak.op - DAG})
    bewaar(zaak, rij, **heel)
    assert {naam: getattr(rij, naam) for naam in heel} == heel
    with pytest.raises(IntegrityError, match="toezegging_met_akkoord"), transaction.atomic():
        Mantelzorger.objects.update(toezegging_akkoord_op=None)


def test_dezelfde_naam_staat_er_een_keer_en_gaat_er_ook_weer_af(zaak: Zaak) -> None:
    rij = met_mantelzorger(zaak)
    with pytest.raises(Geweigerd, match="Ans staat al in de lijst"):
        met_mantelzorger(zaak)
    services.haal_mantelzorger_weg(rij, op=zaak.op, door=zaak.consulent)
    assert not zaak.onderzoek.mantelzorgers.exists()
