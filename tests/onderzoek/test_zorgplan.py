"""The zorgplan: asked of the aanbieder whom the client chose, made in the portal, signed, and the aanvraag."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client

from beschikkingen.models import Aanvraag
from beschikkingen.services.aanvraag import NieuweAanvraag, dien_aanvraag_in
from meldingen.fouten import Geweigerd
from meldingen.models import Document, Gebruiker, Gemeente, Inzage, Organisatie, Signaal, Taak, Termijn, Uitgaand
from meldingen.rollen import Rol
from meldingen.services.nacht import draai
from onderzoek.models import Verslag, Verslagstuk, Zorgplan, Zorgplanverzoek
from onderzoek.services.zorgplan import (
    koppel_zorgplan_terug,
    rappelleer_zorgplan,
    registreer_zorgplan,
    stuur_zorgplan_terug,
)
from onderzoek.services.zorgplanaanbieder import (
    Bestand,
    GetekendZorgplan,
    Regelinvoer,
    dien_zorgplan_in,
    leg_bij_client,
    voeg_regel_toe,
)
from onderzoek.services.zorgplanverzoek import vraag_zorgplan
from tests.bestanden import pdf
from tests.bouwers import Zaak, breng_naar, leeg_uitbak, middag
from wmo_portal.toestand import toestand

pytestmark = pytest.mark.usefixtures("zonder_pdf")
REGEL = Regelinvoer(
    resultaat="Mevrouw blijft thuis wonen", wie="Een vaste begeleider", wat="Samen de week plannen",
    wanneer="Maandagochtend", frequentie="Elke week", tijdsbesteding="2 uur per week",
)  # fmt: skip
PDF = Bestand(b"%PDF getekend", "application/pdf", "zorgplan.pdf")


def zaak_in_wacht(**keuzes: Any) -> Zaak:
    return breng_naar("wacht_op_zorgplan", **keuzes)


def klaar_om_te_vragen() -> Zaak:
    """A signed verslag that says that a zorgplan is needed."""
    zaak = breng_naar("verslag_verzonden")
    Verslag.objects.filter(pk=zaak.verslag.pk).update(zorgplan_nodig=True)
    zaak.getekend_terug()
    return zaak


def tweede_aanbieder(gemeente: Gemeente) -> Organisatie:
    rij = Organisatie.objects.create(naam="Tweede Zorg", soort=Organisatie.Soort.AANBIEDER)
    rij.gemeenten.add(gemeente)
    return rij


def getekend(zaak: Zaak, **anders: Any) -> GetekendZorgplan:
    velden: dict[str, Any] = {
        "stuk": PDF, "aanbieder_getekend_op": zaak.op, "client_getekend_op": zaak.op, "getekend_door": "client",
        "is_akkoord": True,
    }  # fmt: skip
    return GetekendZorgplan(**{**velden, **anders})


def ingediend(zaak: Zaak, **anders: Any) -> Zorgplan:
    door = zaak.acteur(Rol.AANBIEDER)
    voeg_regel_toe(zaak.zorgplan, REGEL, op=zaak.op, door=door)
    return dien_zorgplan_in(zaak.zorgplan, getekend(zaak, **anders), op=zaak.op, door=door)


# --- asked ----------------------------------------------------------------------------------------


@pytest.mark.regel("V-14", "V-16", "T-08")
def test_een_zorgplan_vragen_start_twee_weken_en_de_brief(voorbeeld: Gemeente) -> None:
    """TR-15."""
    zaak = zaak_in_wacht(op=date(2026, 4, 20))
    assert toestand(zaak.melding) == "wacht_op_zorgplan"
    klok = zaak.klok(Termijn.Soort.ZORGPLAN)
    assert (klok.wie, klok.regel, klok.start, klok.aantal) == ("aanbieder", "T-08", zaak.op, 2)
    assert (klok.kale_einddatum - klok.start).days == 14
    assert not zaak.melding.termijnen.filter(
        soort__in=("retour", "rappel"), gehaald_op=None, vervallen_op=None
    ).exists()
    brief = Document.objects.get(melding=zaak.melding, soort="D-11")
    invoer = json.loads(brief.gegevens)
    assert (brief.verzonden_op, invoer["uiterlijk_op"]) == (None, klok.uiterste_datum.isoformat())
    assert zaak.zorgplan.verzoek.gekozen_op <= zaak.op


@pytest.mark.regel("V-16")
@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"aanbieders": ()}, "Kies welke aanbieder"),
        ({"gekozen_op": date(2030, 1, 1)}, "toekomst"),
        ({"voorzieningen": ()}, "Kies voor welke hulp"),
        ({"gegevens": ("bsn",)}, "niet nodig"),
        ({"taalbarriere": True}, "geen tolk"),
    ],
)
def test_een_onvolledige_vraag_wordt_geweigerd(voorbeeld: Gemeente, anders: dict[str, Any], zin: str) -> None:
    """TR-15."""
    zaak = klaar_om_te_vragen()
    with pytest.raises(Geweigerd, match=zin):
        vraag_zorgplan(zaak.verslag, zaak.zorgplanvraag(**anders), op=zaak.op, door=zaak.consulent)
    vreemd = Organisatie.objects.create(naam="Elders", soort=Organisatie.Soort.AANBIEDER)
    with pytest.raises(Geweigerd, match="werkt niet voor uw gemeente"):
        vraag_zorgplan(zaak.verslag, zaak.zorgplanvraag(aanbieders=(vreemd,)), op=zaak.op, door=zaak.consulent)
    assert not Zorgplanverzoek.objects.exists()


@pytest.mark.regel("V-08", "V-14")
def test_een_zorgplan_kan_pas_na_het_getekende_ondersteuningsplan(voorbeeld: Gemeente) -> None:
    """TR-15."""
    zaak = breng_naar("verslag_verzonden")
    for zorgplan_nodig, zin in ((False, "zorgplan nodig"), (True, "nog niet terug")):
        Verslag.objects.filter(pk=zaak.verslag.pk).update(zorgplan_nodig=zorgplan_nodig)
        with pytest.raises(Geweigerd, match=zin):
            vraag_zorgplan(zaak.verslag, zaak.zorgplanvraag(), op=zaak.op, door=zaak.consulent)
    zaak.getekend_terug(akkoord=False, reactie="Liever meer.")
    vraag_zorgplan(zaak.verslag, zaak.zorgplanvraag(), op=zaak.op, door=zaak.consulent)
    with pytest.raises(Geweigerd, match="al een zorgplan gevraagd"):
        vraag_zorgplan(zaak.verslag, zaak.zorgplanvraag(), op=zaak.op, door=zaak.consulent)


@pytest.mark.regel("V-17")
def test_bij_meer_aanbieders_is_er_precies_een_coordinator(voorbeeld: Gemeente) -> None:
    """TR-15."""
    zaak = klaar_om_te_vragen()
    een, twee = zaak.acteur(Rol.AANBIEDER).organisatie, tweede_aanbieder(voorbeeld)
    vraag = zaak.zorgplanvraag(aanbieders=(een, twee))
    with pytest.raises(Geweigerd, match="coördinerend"):
        vraag_zorgplan(zaak.verslag, vraag, op=zaak.op, door=zaak.consulent)
    vraag = zaak.zorgplanvraag(aanbieders=(een, twee), coordinator=twee)
    verzoek = vraag_zorgplan(zaak.verslag, vraag, op=zaak.op, door=zaak.consulent)
    leeg_uitbak(zaak.op)
    assert {rij.aanbieder: rij.is_coordinerend for rij in verzoek.zorgplannen.all()} == {een: False, twee: True}
    with pytest.raises(IntegrityError, match="een_coordinerende_aanbieder"), transaction.atomic():
        verzoek.zorgplannen.update(is_coordinerend=True)
    eigen = verzoek.zorgplannen.get(aanbieder=een)
    with pytest.raises(Geweigerd, match="coördinerende aanbieder stuurt"):
        dien_zorgplan_in(eigen, getekend(zaak), op=zaak.op, door=zaak.acteur(Rol.AANBIEDER))
    assert Document.objects.filter(melding=zaak.melding, soort="D-11").count() == 2


@pytest.mark.regel("V-20", "V-25")
def test_de_aanbieder_krijgt_alleen_wat_nodig_is_en_dat_staat_in_het_logboek(
    voorbeeld: Gemeente, aanbieder: Gebruiker
) -> None:
    zaak = klaar_om_te_vragen()
    Organisatie.objects.filter(pk=aanbieder.organisatie_id).update(email="zorg@linde.example")
    vraag = zaak.zorgplanvraag(gegevens=("telefoon",), taalbarriere=True, uitleg="Haar zoon vertaalt.")
    vraag_zorgplan(zaak.verslag, vraag, op=zaak.op, door=zaak.consulent)
    leeg_uitbak(zaak.op)
    plan, klant = zaak.zorgplan, zaak.melding.client
    brief = json.loads(Document.objects.get(melding=zaak.melding, soort="D-11").gegevens)
    client = Client()
    client.force_login(aanbieder)
    bladzijde = client.get(f"/aanbieder/zorgplannen/{plan.pk}/").content.decode()
    for tekst in (json.dumps(brief, ensure_ascii=False), bladzijde):
        assert klant.achternaam in tekst and klant.telefoon in tekst and "Haar zoon vertaalt." in tekst  # noqa: PT018
        for geheim in (klant.bsn, klant.straat, "1941", "Antwoord op onderwerp a", zaak.verslag.conclusie):
            assert str(geheim) not in tekst
    assert "geen tolk" in bladzijde
    rij = zaak.melding.gebeurtenissen.get(code="V-20")
    assert (
        rij.naam == f"Gegevens verstrekt aan {aanbieder.organisatie}: naam, wat de cliënt wil bereiken, telefoonnummer"
    )
    assert Inzage.objects.filter(gebruiker=aanbieder, melding=zaak.melding).exists()
    assert Uitgaand.objects.filter(
        soort="mail", sleutel=f"zorgplan:{plan.pk}:gevraagd", klaar_op__isnull=False
    ).exists()


# --- made -----------------------------------------------------------------------------------------


@pytest.mark.regel("V-14", "V-15", "V-27")
def test_een_regel_heeft_alles_en_een_andere_partij_alleen_met_grondslag(voorbeeld: Gemeente) -> None:
    zaak = zaak_in_wacht()
    door, plan = zaak.acteur(Rol.AANBIEDER), zaak.zorgplan
    velden = {naam: getattr(REGEL, naam) for naam in Regelinvoer.__dataclass_fields__}
    fouten = [({naam: ""}, "Vul alles in") for naam in ("wie", "wat", "wanneer", "frequentie", "tijdsbesteding")]
    fouten += [({"resultaat": "Iets anders"}, "niet in het ondersteuningsplan")]
    fouten += [({"andere_partij": "Welzijn"}, "waarom u gegevens")]
    for anders, zin in fouten:
        with pytest.raises(Geweigerd, match=zin):
            voeg_regel_toe(plan, Regelinvoer(**(velden | anders)), op=zaak.op, door=door)
    with pytest.raises(Geweigerd, match="nog niet af"):
        dien_zorgplan_in(plan, getekend(zaak), op=zaak.op, door=door)
    met = velden | {"andere_partij": "Welzijn", "grondslag": "De cliënt gaf toestemming."}
    assert voeg_regel_toe(plan, Regelinvoer(**met), op=zaak.op, door=door).andere_partij == "Welzijn"
    Zorgplan.objects.filter(pk=plan.pk).update(is_coordinerend=False)
    with pytest.raises(Geweigerd, match="Alleen de coördinerende"):
        voeg_regel_toe(plan, Regelinvoer(**met), op=zaak.op, door=door)


@pytest.mark.regel("V-19", "V-21")
def test_een_getekend_zorgplan_is_de_aanvraag_van_de_dag_van_ontvangst(
    voorbeeld: Gemeente, administratie: Gebruiker
) -> None:
    """TR-16."""
    zaak = zaak_in_wacht()
    zaak.verder(3)
    plan = ingediend(zaak, is_akkoord=False, reactie="Ik wil drie nachten.")
    ontvangen = zaak.op
    assert zaak.klok(Termijn.Soort.ZORGPLAN).gehaald_op == ontvangen
    zaak.verder(2)
    with pytest.raises(Geweigerd, match="beide handtekeningen"):
        registreer_zorgplan(plan, beide_gezien=False, op=zaak.op, door=administratie)
    registreer_zorgplan(plan, beide_gezien=True, op=zaak.op, door=administratie)
    aanvraag = zaak.aanvraag
    assert (aanvraag.soort, aanvraag.ontvangen_op, aanvraag.document) == ("zorgplan", ontvangen, plan.document)
    assert list(aanvraag.gevraagd.values_list("soort", flat=True)) == [zaak.gevraagd()[0].pk]
    assert zaak.klok(Termijn.Soort.BESLUIT).start == ontvangen
    assert toestand(zaak.melding) == "aanvraag_ontvangen"
    assert Verslagstuk.objects.get(verslag=zaak.verslag, soort="zorgplan").kenmerk == plan.document.kenmerk
    assert not Taak.objects.filter(melding=zaak.melding, plek="zorgplan").open().exists()
    with pytest.raises(Geweigerd, match="niet meer nodig"):
        registreer_zorgplan(plan, beide_gezien=True, op=zaak.op, door=administratie)


@pytest.mark.regel("V-19")
@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"getekend_door": "gemachtigde"}, "schriftelijke machtiging"),
        ({"client_getekend_op": date(2030, 1, 1)}, "handtekening"),
        ({"aanbieder_getekend_op": date(2020, 1, 1)}, "handtekening"),
        ({"is_akkoord": False}, "niet akkoord"),
    ],
)
def test_handtekeningen_moeten_kloppen(voorbeeld: Gemeente, anders: dict[str, Any], zin: str) -> None:
    """TR-16."""
    zaak = zaak_in_wacht()
    with pytest.raises(Geweigerd, match=zin):
        ingediend(zaak, **anders)
    plan = ingediend(zaak, getekend_door="gemachtigde", machtiging=PDF)
    assert (plan.machtiging.soort, plan.document.soort) == ("machtiging", "D-50")


@pytest.mark.regel("V-15")
def test_wat_ontbreekt_gaat_terug_en_de_klok_loopt_door(voorbeeld: Gemeente, administratie: Gebruiker) -> None:
    zaak = zaak_in_wacht()
    plan = ingediend(zaak)
    with pytest.raises(Geweigerd, match="wat er ontbreekt"):
        stuur_zorgplan_terug(plan, reden="", op=zaak.op, door=administratie)
    stuur_zorgplan_terug(plan, reden="De handtekening van de cliënt mist.", op=zaak.op, door=administratie)
    assert zaak.klok(Termijn.Soort.ZORGPLAN).is_open
    assert zaak.zorgplan.terugstuurreden == "De handtekening van de cliënt mist."
    zaak.verder(1)
    opnieuw = dien_zorgplan_in(zaak.zorgplan, getekend(zaak), op=zaak.op, door=zaak.acteur(Rol.AANBIEDER))
    assert opnieuw.document != plan.document
    with pytest.raises(Geweigerd, match="al ingediend"):
        dien_zorgplan_in(zaak.zorgplan, getekend(zaak), op=zaak.op, door=zaak.acteur(Rol.AANBIEDER))


@pytest.mark.regel("V-22")
def test_de_eigen_aanvraag_wordt_nooit_tegengehouden_door_het_zorgplan(
    voorbeeld: Gemeente, administratie: Gebruiker
) -> None:
    zaak = zaak_in_wacht()
    nieuw = NieuweAanvraag(Aanvraag.Soort.FORMULIER, zaak.op, zaak.op, "eigen:1", zaak.gevraagd())
    dien_aanvraag_in(zaak.melding, nieuw, op=zaak.op, door=None)
    assert toestand(zaak.melding) == "aanvraag_ontvangen"
    begin = zaak.klok(Termijn.Soort.BESLUIT).start
    zaak.verder(2)
    registreer_zorgplan(ingediend(zaak), beide_gezien=True, op=zaak.op, door=administratie)
    assert (zaak.aanvraag.soort, zaak.klok(Termijn.Soort.BESLUIT).start) == ("formulier", begin)
    assert Aanvraag.objects.get(melding=zaak.melding, soort="zorgplan").rol == "gevoegd"


# --- discussed ------------------------------------------------------------------------------------


@pytest.mark.regel("V-23")
def test_wie_er_niet_uitkomt_gaat_terug_naar_de_consulent(voorbeeld: Gemeente, aanbieder: Gebruiker) -> None:
    """TR-17."""
    zaak = zaak_in_wacht()
    plan = zaak.zorgplan
    with pytest.raises(Geweigerd, match="waarom het zo niet kan"):
        koppel_zorgplan_terug(plan, reden=" ", op=zaak.op, door=aanbieder)
    koppel_zorgplan_terug(plan, reden="Er is meer nodig.", op=zaak.op, door=aanbieder)
    assert toestand(zaak.melding) == "in_onderzoek"
    assert Zorgplanverzoek.objects.get(pk=plan.verzoek_id).einde == "teruggekoppeld"
    assert zaak.klok(Termijn.Soort.ZORGPLAN).vervallen_op == zaak.op
    assert Taak.objects.filter(melding=zaak.melding, titel__startswith="Overleg over").open().count() == 1
    with pytest.raises(Geweigerd, match="niet meer nodig"):
        dien_zorgplan_in(plan, getekend(zaak), op=zaak.op, door=aanbieder)
    zaak.verslag_concept()
    zaak.verslag_verzonden()
    assert zaak.verslag.versie == 2


@pytest.mark.regel("V-23")
def test_na_de_aanvraag_blijft_de_klok_lopen_en_komt_er_alleen_overleg(
    voorbeeld: Gemeente, aanbieder: Gebruiker
) -> None:
    """TR-15, TR-17."""
    zaak = breng_naar("aanvraag_ontvangen")
    Verslag.objects.filter(pk=zaak.verslag.pk).update(zorgplan_nodig=True)
    vraag_zorgplan(zaak.verslag, zaak.zorgplanvraag(), op=zaak.op, door=zaak.consulent)
    besluit = zaak.klok(Termijn.Soort.BESLUIT).uiterste_datum
    koppel_zorgplan_terug(zaak.zorgplan, reden="Er is meer nodig.", op=zaak.op, door=aanbieder)
    assert (zaak.melding.status, zaak.klok(Termijn.Soort.BESLUIT).uiterste_datum) == ("aangevraagd", besluit)
    assert Taak.objects.filter(melding=zaak.melding, titel__startswith="Overleg over").open().exists()


# --- the night ------------------------------------------------------------------------------------


def nacht(zaak: Zaak, op: date) -> None:
    draai(op=op, nu=lambda: middag(op))
    zaak.op = op


@pytest.mark.regel("T-08", "V-18")
def test_dag_tien_hoort_de_aanbieder_het_en_te_laat_de_consulent(voorbeeld: Gemeente, aanbieder: Gebruiker) -> None:
    zaak = zaak_in_wacht()
    klok = zaak.klok(Termijn.Soort.ZORGPLAN)
    nacht(zaak, klok.start + timedelta(days=9))
    assert not Signaal.objects.filter(termijn=klok).exists()
    for dag in (10, 11):
        nacht(zaak, klok.start + timedelta(days=dag))
        assert list(Signaal.objects.filter(termijn=klok).values_list("voor", "drempel")) == [(aanbieder.pk, "10")]
    nacht(zaak, klok.uiterste_datum)
    assert not Taak.objects.filter(melding=zaak.melding, plek="zorgplan").exists()
    for dag in (1, 2):
        nacht(zaak, klok.uiterste_datum + timedelta(days=dag))
        assert Taak.objects.get(melding=zaak.melding, plek="zorgplan").titel == "Zorgplan te laat: bel de aanbieder"
    assert Signaal.objects.get(termijn=klok, voor=zaak.consulent).is_alarm


@pytest.mark.regel("V-18", "V-22")
def test_een_client_die_niet_reageert_krijgt_een_herinnering_met_het_formulier(
    voorbeeld: Gemeente, aanbieder: Gebruiker
) -> None:
    """TR-55."""
    zaak = zaak_in_wacht()
    klok = zaak.klok(Termijn.Soort.ZORGPLAN)
    with pytest.raises(Geweigerd, match="nog niet voorbij"):
        rappelleer_zorgplan(zaak.zorgplan.verzoek, op=zaak.op, door=zaak.consulent)
    nacht(zaak, klok.uiterste_datum + timedelta(days=1))
    with pytest.raises(Geweigerd, match="ligt bij de aanbieder"):
        rappelleer_zorgplan(zaak.zorgplan.verzoek, op=zaak.op, door=zaak.consulent)
    voeg_regel_toe(zaak.zorgplan, REGEL, op=zaak.op, door=aanbieder)
    leg_bij_client(zaak.zorgplan, op=zaak.op, door=aanbieder)
    assert Taak.objects.filter(melding=zaak.melding, titel__startswith="De inwoner reageert niet").open().exists()
    rappelleer_zorgplan(zaak.zorgplan.verzoek, op=zaak.op, door=zaak.consulent)
    leeg_uitbak(zaak.op)
    assert toestand(zaak.melding) == "rappel"
    invoer = json.loads(Document.objects.get(melding=zaak.melding, soort="D-10").gegevens)
    assert invoer["aanleiding"] == "zorgplan"
    assert Document.objects.filter(melding=zaak.melding, soort="D-49").exists()
    with pytest.raises(Geweigerd, match="wacht niet op een zorgplan"):
        rappelleer_zorgplan(zaak.zorgplan.verzoek, op=zaak.op, door=zaak.consulent)


# --- the pages of the aanbieder -------------------------------------------------------------------


@pytest.mark.regel("V-14", "V-19")
def test_de_aanbieder_vult_in_en_dient_in_op_zijn_eigen_bladzijden(
    voorbeeld: Gemeente, aanbieder: Gebruiker, administratie: Gebruiker
) -> None:
    zaak = zaak_in_wacht()
    pad = f"/aanbieder/zorgplannen/{zaak.zorgplan.pk}/"
    client = Client()
    client.force_login(aanbieder)
    assert zaak.melding.client.achternaam in client.get("/aanbieder/zorgplannen/").content.decode()
    assert client.get(f"{pad}verzoek/").content.startswith(b"%PDF")
    velden = {naam: getattr(REGEL, naam) for naam in Regelinvoer.__dataclass_fields__}
    fout = client.post(pad, velden | {"wanneer": ""}).content.decode()
    assert "Vul in wanneer." in fout
    assert "Samen de week plannen" in fout
    assert client.post(pad, velden).status_code == 302
    assert client.post(f"{pad}bij-client/").status_code == 302
    delen = {"dag": zaak.op.day, "maand": zaak.op.month, "jaar": zaak.op.year}
    velden_ = ("aanbieder_getekend_op", "client_getekend_op")
    dag = {f"{veld}_{naam}": deel for veld in velden_ for naam, deel in delen.items()}
    stuk = SimpleUploadedFile("zorgplan.pdf", pdf(), "application/pdf")
    ander = SimpleUploadedFile("WMO-2026-999999.pdf", pdf(), "application/pdf")
    inzending = dag | {"getekend_door": "client", "is_akkoord": "ja"}
    with time_machine.travel(middag(zaak.op)):
        tekst = client.post(f"{pad}indienen/", inzending | {"stuk": ander}).content.decode()
        assert "hoort bij zaak WMO-2026-999999" in tekst, tekst[tekst.find("<h1>") :][:2500]
        assert client.post(f"{pad}indienen/", inzending | {"stuk": stuk}).status_code == 302
        client.force_login(administratie)
        controle = client.post(f"/zaken/{zaak.melding.nummer}/zorgplan/controle/", {"beide_gezien": "ja"})
    assert controle.status_code == 302
    assert zaak.melding.status == "aangevraagd"
    client.force_login(aanbieder)
    assert client.get(pad).status_code == 404


@pytest.mark.regel("V-20")
def test_een_andere_aanbieder_vindt_het_zorgplan_niet(voorbeeld: Gemeente, aanbieder: Gebruiker) -> None:
    zaak = zaak_in_wacht()
    regel = voeg_regel_toe(zaak.zorgplan, REGEL, op=zaak.op, door=aanbieder)
    vreemde = Gebruiker.objects.create(username="vreemd", organisatie=tweede_aanbieder(voorbeeld))
    vreemde.groups.set(Group.objects.filter(name=Rol.AANBIEDER))
    client = Client()
    client.force_login(vreemde)
    pad = f"/aanbieder/zorgplannen/{zaak.zorgplan.pk}/"
    for deel in ("", "verzoek/", "indienen/", "oneens/"):
        assert client.get(pad + deel).status_code == 404
    for adres in (f"{pad}indienen/", f"{pad}bij-client/", f"/aanbieder/zorgplanregels/{regel.pk}/weg/"):
        assert client.post(adres, {"stuk": SimpleUploadedFile("a.pdf", b"%PDF")}).status_code == 404
    assert zaak.melding.client.achternaam not in client.get("/aanbieder/zorgplannen/").content.decode()
    assert Zorgplan.objects.get(pk=zaak.zorgplan.pk).regels.count() == 1
