"""Signing looks again: what is taken out of a proposal behind the back of the services, stops the decision.

The row of a proposal is immutable; its trigger is set aside here to take one element out. Where the database itself
refuses even then, that is the proof.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal

import pgtrigger
import pytest
from django.db import IntegrityError, InternalError, transaction

from beschikkingen.models import Beschikking, Besluitregel, Voorziening
from beschikkingen.services.besluit import beslis, stel_besluit_voor
from meldingen.fouten import Geweigerd
from meldingen.models import Gemeente, Uitgaand
from onderzoek.models import Productgroep, Voorzieningsoort
from tests.bouwers import HUISHOUDEN, Zaak, breng_naar, voorzieningsoort

pytestmark = pytest.mark.usefixtures("zonder_pdf")
# What stands on a line, how it is when it is gone, and the sentence with which signing is refused.
Gemis = tuple[str, object, str]
ALTIJD: tuple[Gemis, ...] = (
    ("eenheid", "", "hoeveel hulp het is, en per wat"),
    ("frequentie", "", "hoeveel hulp het is, en per wat"),
    ("monitor_op", None, "wanneer u bekijkt of het werkt"),
    ("resultaat", "", "wat het resultaat is"),
    ("kostprijs", None, "wat de hulp waard is"),
)
NATURA: tuple[Gemis, ...] = (*ALTIJD, ("aanpak", "", "hoe dat wordt bereikt"), ("aanbieder", "", "wie de hulp geeft"))
PGB: tuple[Gemis, ...] = (
    *ALTIJD,
    ("waarom_vorm", "", "waarom de hulp als pgb komt"),
    ("pgb_bedrag", None, "hoe hoog het pgb is, en per wat"),
    ("pgb_per", "", "hoe hoog het pgb is, en per wat"),
    ("berekening", "", "hoe het bedrag is berekend"),
    ("kwaliteitseisen", "", "aan welke kwaliteit de hulp moet voldoen"),
    ("verantwoording", "", "hoe de inwoner het pgb verantwoordt"),
    ("programma_van_eisen", "", "het programma van eisen"),
    ("onderhoud", None, "het bedrag voor onderhoud en verzekering"),
)
NIET_IN_DE_DATABASE = {"omvang": None, "ingangsdatum": None, "einddatum": None, "leveringsvorm": ""}


@contextmanager
def zonder(zaak: Zaak, veld: str, waarde: object) -> Iterator[Beschikking]:
    """The proposal with one element taken out; put back afterwards."""
    with transaction.atomic():
        with pgtrigger.ignore("beschikkingen.Besluitregel:besluitregel_vast"), transaction.atomic():
            assert Besluitregel.objects.filter(beschikking=zaak.beschikking).update(**{veld: waarde}) == 1
        yield zaak.beschikking
        transaction.set_rollback(True)


def wat_zegt_tekenen(zaak: Zaak, veld: str, waarde: object) -> str:
    """The sentence of the refusal; nothing may have happened."""
    with zonder(zaak, veld, waarde) as voorstel:
        try:
            beslis(voorstel, op=zaak.op, door=zaak.teamleider)
        except Geweigerd as fout:
            assert zaak.melding.status == "ter_fiattering"
            assert not Voorziening.objects.filter(melding=zaak.melding).exists()
            assert not Uitgaand.objects.filter(melding=zaak.melding, sleutel__startswith="D-19").exists()
            return str(fout)
    return ""


def fouten(zaak: Zaak, gemist: tuple[Gemis, ...]) -> dict[str, str]:
    """Per element what was said, where that is not what should be."""
    gezegd = {veld: wat_zegt_tekenen(zaak, veld, waarde) for veld, waarde, _ in gemist}
    begin = "Het besluit kan nog niet. Vul bij "
    return {
        veld: gezegd[veld]
        for veld, _, zin in gemist
        if not (gezegd[veld].startswith(begin) and f" in {zin}." in gezegd[veld])
    }


def hulpmiddel_als_pgb() -> Zaak:
    """A proposal for a thing that the client buys with a budget, with all that B-13 asks for."""
    zaak = breng_naar("in_beoordeling")
    soort = voorzieningsoort(zaak.gemeente, HUISHOUDEN)
    Voorzieningsoort.objects.filter(pk=soort.pk).update(productgroep=Productgroep.VERVOER)
    zaak.aanvraag.gevraagd.update(soort=soort)
    regel = replace(
        zaak.voorstel()[0], leveringsvorm="pgb", waarom_vorm="U kiest zelf een winkel.", aanbieder="", aanpak="",
        eenheid="stuks", pgb_bedrag=Decimal("2400.00"), pgb_per="eenmalig", berekening="De prijs van de winkel",
        kwaliteitseisen="Het is veilig.", verantwoording="U stuurt de rekening.", onderhoud=Decimal("150.00"),
        programma_van_eisen="Met een stuurkolom.",
    )  # fmt: skip
    stel_besluit_voor(zaak.aanvraag, (regel,), motivering="Het is nodig.", op=zaak.op, door=zaak.consulent)
    return zaak


@pytest.mark.regel("B-12", "B-14", "B-16")
def test_een_toekenning_in_natura_zonder_dit_wordt_niet_getekend(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("besluit_concept")
    assert fouten(zaak, NATURA) == {}
    assert beslis(zaak.beschikking, op=zaak.op, door=zaak.teamleider).besloten_op == zaak.op


@pytest.mark.regel("B-10", "B-12", "B-13", "B-14", "B-16")
def test_een_toekenning_als_pgb_zonder_dit_wordt_niet_getekend(voorbeeld: Gemeente) -> None:
    zaak = hulpmiddel_als_pgb()
    assert fouten(zaak, PGB) == {}
    assert beslis(zaak.beschikking, op=zaak.op, door=zaak.teamleider).besloten_op == zaak.op


@pytest.mark.regel("B-10", "B-12", "B-16")
def test_omvang_looptijd_en_vorm_staan_zo_vast_dat_ook_de_database_ze_niet_loslaat(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("besluit_concept")
    for veld, waarde in NIET_IN_DE_DATABASE.items():
        with pytest.raises(IntegrityError), zonder(zaak, veld, waarde):
            pass
    with pytest.raises(InternalError), transaction.atomic():
        Besluitregel.objects.filter(beschikking=zaak.beschikking).update(frequentie="")
    assert beslis(zaak.beschikking, op=zaak.op, door=zaak.teamleider).besloten_op == zaak.op


@pytest.mark.regel("B-08")
def test_zonder_motivering_wordt_niet_getekend(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("besluit_concept")
    Beschikking.objects.filter(pk=zaak.beschikking.pk).update(motivering="")
    with pytest.raises(Geweigerd, match="Schrijf waarom dit het besluit is"):
        beslis(zaak.beschikking, op=zaak.op, door=zaak.teamleider)


@pytest.mark.regel("B-09")
def test_een_weigering_zonder_grond_wordt_niet_getekend(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("besluit_concept", uitkomst=Beschikking.Uitkomst.AFGEWEZEN)
    assert "op welke grond u weigert" in wat_zegt_tekenen(zaak, "weigeringsgrond", "")


@pytest.mark.regel("B-11")
def test_elk_besluit_dat_getekend_is_heeft_een_laatste_dag_voor_bezwaar(voorbeeld: Gemeente) -> None:
    """Nobody types it, so nobody can forget it: signing works it out, and afterwards it cannot be taken away."""
    zaak = breng_naar("besluit_concept")
    assert zaak.beschikking.bezwaar_tot is None
    getekend = beslis(zaak.beschikking, op=zaak.op, door=zaak.teamleider)
    assert getekend.bezwaar_tot == zaak.klok("bezwaar").uiterste_datum
    with pytest.raises(InternalError), transaction.atomic():
        Beschikking.objects.filter(pk=getekend.pk).update(bezwaar_tot=None)
