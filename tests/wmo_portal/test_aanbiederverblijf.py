"""The pages of an aanbieder: what is asked, who comes, one stay from request to departure, and nothing of the case."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django import forms
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from logeerzorg.models import Bed, Blokkade, Reservering
from logeerzorg.services.annuleren import annuleer
from logeerzorg.services.reserveringen import plaats_optie
from logeerzorg.services.verblijf import meld_vertrek
from logeerzorg.views.gast import DADEN
from logeerzorg.wensen import Wensen
from meldingen.models import Gebruiker, Gemeente, Inzage, Relatie
from tests.bouwers import Zaak, breng_naar, clientgegevens, maak_melding, middag
from tests.logeerzorg.verblijven import aanwezig, akkoord, bevestigd, moment, optie, vers
from tests.wmo_portal.invoer import stand, tekst

pytestmark = pytest.mark.usefixtures("zonder_pdf")
DAG = timedelta(days=1)
BSN = "999990019"
Aanmelder = Callable[[Gebruiker], Client]
Klok = Callable[[Zaak], None]
VUIL = ("", "a\x00b", "x" * 20_000, "🎂", "abc", "99999999999999999999", "<script>alert(1)</script>")


@pytest.fixture
def zaak(voorbeeld: Gemeente) -> Zaak:
    """Logeren was granted; the client has a mantelzorger."""
    zaak = breng_naar("toegekend", client=clientgegevens(bsn=BSN, achternaam="Opmerkelijk"))
    Relatie.objects.create(
        client=zaak.melding.client, naam="Paula Proef", soort="kind", telefoon="0612345678", is_mantelzorger=True,
        bron="gesprek",
    )  # fmt: skip
    return zaak


def pad(rij: Reservering, daad: str = "") -> str:
    return f"/aanbieder/verblijf/{rij.pk}/{daad}{'/' if daad else ''}"


def datum(naam: str, dag: object) -> dict[str, object]:
    return {f"{naam}_{deel}": getattr(dag, soort) for deel, soort in
            (("dag", "day"), ("maand", "month"), ("jaar", "year"))}  # fmt: skip


@pytest.mark.regel("L-20")
def test_van_verzoek_tot_vertrek(als: Aanmelder, op_de_dag: Klok, zaak: Zaak, aanbieder: Gebruiker) -> None:
    op_de_dag(zaak)
    rij, client = optie(zaak, 4, 1), als(aanbieder)
    assert "Verzoeken die wachten" in tekst(client.get("/aanbieder/"))
    assert client.post(f"/aanbieder/{rij.pk}/akkoord/").status_code == 302
    assert vers(rij).locatie_akkoord_door == aanbieder
    rij = bevestigd(zaak, 28, 3)
    te_vroeg = client.post(pad(rij, "aankomst"), datum("dag", zaak.op) | {"tijd": "14.30"})
    assert "De intake is nog niet gedaan." in tekst(te_vroeg)
    assert 'value="14.30"' in tekst(te_vroeg)
    gepland = datum("intake_op", zaak.op) | {"casemanager": "Kees Zorg", "casemanager_telefoon": "0612345679"}
    assert client.post(pad(rij, "intake"), gepland).status_code == 302
    assert client.post(pad(rij, "intake-gedaan"), datum("gereed_op", zaak.op)).status_code == 302
    zaak.verder(28)
    op_de_dag(zaak)
    client = als(aanbieder)
    assert "komt vandaag" in tekst(client.get("/aanbieder/"))
    assert client.post(pad(rij, "aankomst"), datum("dag", zaak.op) | {"tijd": "9.15"}).status_code == 302
    assert vers(rij).status == "aanwezig"
    langer = client.post(pad(rij, "verlengen"), datum("tot", zaak.op + DAG))
    assert "Het verblijf loopt al tot" in tekst(langer)
    zaak.verder(2)
    op_de_dag(zaak)
    client = als(aanbieder)
    assert client.post(pad(rij, "vertrek"), datum("dag", zaak.op) | {"tijd": "10"}).status_code == 302
    pagina = tekst(client.get(pad(rij)))
    assert "<dt>Nachten geslapen</dt><dd>2</dd>" in pagina
    assert "Afgesproken was" in pagina
    assert "eerder naar huis" in pagina


def test_de_bladzijde_van_een_verblijf_zegt_wat_het_verblijf_nodig_heeft_en_niets_van_de_zaak(
    als: Aanmelder, op_de_dag: Klok, zaak: Zaak, aanbieder: Gebruiker
) -> None:
    op_de_dag(zaak)
    rij = bevestigd(zaak, 4)
    Reservering.objects.filter(pk=rij.pk).update(wensen=Wensen(tillift=True, wijkverpleging=True).als_gegevens())
    pagina = tekst(als(aanbieder).get(pad(rij)))
    for goed in ("Anna Maria van den Opmerkelijk", "8 juni 1941 (8", "een tillift", "Paula Proef, telefoon 0612345678",
                 "Die loopt via de zorgverzekering", "Gepland op"):  # fmt: skip
        assert goed in pagina
    for fout in (BSN, zaak.melding.nummer, "Lindelaan", zaak.melding.hulpvraag, zaak.melding.client.telefoon):
        assert fout not in pagina
    assert Inzage.objects.filter(gebruiker=aanbieder, melding=zaak.melding, wat="verblijf").count() == 1


def test_tot_dertig_dagen_na_het_einde_en_nooit_van_een_ander(
    als: Aanmelder, op_de_dag: Klok, zaak: Zaak, aanbieder: Gebruiker, aanbieder_altena: Gebruiker
) -> None:
    rij = aanwezig(zaak, 4)
    meld_vertrek(rij, om=moment(zaak.op, 20), op=zaak.op, door=aanbieder)
    rij = vers(rij)
    for dagen, verwacht in ((30, 200), (1, 404)):
        zaak.verder(dagen + (rij.periode.upper - zaak.op).days * (dagen == 30))
        op_de_dag(zaak)
        assert als(aanbieder).get(pad(rij)).status_code == verwacht
        assert (pad(rij) in tekst(als(aanbieder).get("/aanbieder/"))) == (verwacht == 200)
    for daad in ("", *DADEN):
        assert als(aanbieder_altena).get(pad(rij, daad)).status_code == 404
        assert als(aanbieder_altena).post(pad(rij, daad)).status_code == 404
    assert not Inzage.objects.filter(gebruiker=aanbieder_altena).exists()
    assert als(aanbieder).get(pad(bevestigd(zaak, 4), "verkopen")).status_code == 404


def test_wat_is_afgezegd_ziet_het_huis_niet_meer(
    als: Aanmelder, op_de_dag: Klok, zaak: Zaak, aanbieder: Gebruiker
) -> None:
    op_de_dag(zaak)
    client, geweigerd, afgezegd = als(aanbieder), optie(zaak, 4), bevestigd(zaak, 28)
    leeg = client.post(pad(geweigerd, "weigeren"), {"reden": " "})
    assert "Schrijf waarom het niet kan." in tekst(leeg)
    antwoord = client.post(pad(geweigerd, "weigeren"), {"reden": "De tillift is stuk."}, follow=True)
    assert "De consulent zoekt een ander bed." in tekst(antwoord)
    assert client.post(pad(afgezegd, "afzeggen"), {"toelichting": "Brand."}).status_code == 302
    for rij, toelichting in ((geweigerd, "De tillift is stuk."), (afgezegd, "Brand.")):
        rij = vers(rij)
        assert (rij.status, rij.reden, rij.toelichting) == ("geannuleerd", "locatie", toelichting)
        assert client.get(pad(rij)).status_code == 404


def test_een_optie_die_intussen_verliep_geeft_een_zin(
    als: Aanmelder, op_de_dag: Klok, zaak: Zaak, aanbieder: Gebruiker
) -> None:
    op_de_dag(zaak)
    rij = bevestigd(zaak, 4)
    antwoord = als(aanbieder).post(pad(rij, "vertrek"), datum("dag", zaak.op) | {"tijd": "10"})
    assert antwoord.status_code == 200
    assert "bevestigd" in tekst(antwoord)
    annuleer(rij, reden="client", nu=middag(zaak.op), op=zaak.op, door=zaak.consulent)
    assert als(aanbieder).get(pad(rij, "vertrek")).status_code == 404


@pytest.mark.parametrize("vuil", VUIL, ids=["leeg", "nul", "lang", "emoji", "letters", "getal", "scherp"])
def test_geen_formulier_van_de_aanbieder_bezwijkt_onder_onzin(
    als: Aanmelder, op_de_dag: Klok, zaak: Zaak, aanbieder: Gebruiker, vuil: str
) -> None:
    op_de_dag(zaak)
    rijen = {
        status: maak(zaak, 4 + 24 * n) for n, (status, maak) in enumerate((("optie", optie), ("bevestigd", bevestigd)))
    }
    client, fouten = als(aanbieder), []
    paden = [
        pad(rijen.get(daad.vanuit[0], rijen["bevestigd"]), naam)
        for naam, daad in DADEN.items()
        if naam != "niet-verschenen"
    ]
    for adres in [*paden, "/aanbieder/blokkades/nieuw/"]:
        velden, voor = client.get(adres).context["form"].fields, stand()
        with transaction.atomic():
            antwoord = client.post(adres, _vul(velden, vuil))
            if antwoord.status_code == 200 and stand() != voor:
                fouten.append(f"{adres}: er is iets veranderd")
            transaction.set_rollback(True)
        if antwoord.status_code != 200 and not (
            antwoord.status_code == 302 and ("weigeren" in adres or "afzeggen" in adres)
        ):
            fouten.append(f"{adres}: {antwoord.status_code}")
        if "<script>alert" in antwoord.content.decode():
            fouten.append(f"{adres}: onveilig teruggezet")
    assert fouten == []


def _vul(velden: dict[str, forms.Field], vuil: str) -> dict[str, str]:
    data: dict[str, str] = {}
    for naam, veld in velden.items():
        delen = veld.widget.widgets_names if isinstance(veld.widget, forms.MultiWidget) else [""]
        data |= {f"{naam}{deel}": vuil for deel in delen}
    return data


def test_blokkeren_op_het_scherm(
    als: Aanmelder, op_de_dag: Klok, zaak: Zaak, aanbieder: Gebruiker, aanbieder_altena: Gebruiker
) -> None:
    op_de_dag(zaak)
    huis = Bed.objects.get(naam="Kamer 1", locatie__naam="Huis Linde").locatie
    optie(zaak, 4)
    inzending = {"bedden": f"locatie-{huis.pk}", "reden": "verbouwing", **datum("van", zaak.op + 3 * DAG),
                 **datum("tot", zaak.op + 9 * DAG)}  # fmt: skip
    client = als(aanbieder)
    geweigerd = tekst(client.post("/aanbieder/blokkades/nieuw/", inzending))
    assert "Kamer 1, Huis Linde is bezet van" in geweigerd
    assert 'value="verbouwing"' in geweigerd
    antwoord = client.post("/aanbieder/blokkades/nieuw/", inzending | {"alleen_vrije": "on"}, follow=True)
    assert "Geblokkeerd: Kamer 2, Huis Linde en Kamer 3, Huis Linde." in tekst(antwoord)
    assert "Niet geblokkeerd, want in gebruik: Kamer 1, Huis Linde." in tekst(antwoord)
    weg = f"/aanbieder/blokkades/{Blokkade.objects.first().pk}/weg/"
    assert als(aanbieder_altena).post(weg).status_code == 404
    vreemd = {**inzending, "bedden": f"locatie-{huis.pk}"}
    assert "Kies alleen antwoorden die hier staan." in tekst(
        als(aanbieder_altena).post("/aanbieder/blokkades/nieuw/", vreemd)
    )
    assert "De blokkade is weg." in tekst(client.post(weg, follow=True))
    assert Blokkade.objects.count() == 1


def test_het_aantal_vragen_groeit_niet_met_de_gasten(
    als: Aanmelder, op_de_dag: Klok, zaak: Zaak, aanbieder: Gebruiker
) -> None:
    op_de_dag(zaak)
    client = als(aanbieder)
    akkoord(zaak, optie(zaak, 4, 1))

    def tel() -> int:
        with CaptureQueriesContext(connection) as vragen:
            assert client.get("/aanbieder/").status_code == 200
        return len(vragen)

    tel()
    voor = tel()
    bed, van = Bed.objects.get(naam="Kamer 2", locatie__naam="Huis Linde"), zaak.op + DAG
    for n in range(5):
        plaats_optie(
            maak_melding(op=zaak.op), bed, van + n * DAG, van + (n + 1) * DAG, nu=middag(zaak.op), op=zaak.op,
            door=zaak.consulent,
        )  # fmt: skip
    assert tel() == voor
