"""An opzegging is processed: what stops on which day, the letter, the night, and what happens to the case (H-13)."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client as Bezoeker
from django.urls import reverse

from beschikkingen.models import Hulpeinde, Opzegging, Stopzetting, Voorziening
from beschikkingen.services import einde, opzegging, stopzetting
from beschikkingen.services.herziening import Wijziging, beslis_herziening, leg_voornemen_vast, stel_herziening_voor
from beschikkingen.services.stopzetting import Stopafspraak, laat_opzegging_vervallen, verwerk_opzegging
from beschikkingen.services.zienswijze import leg_zienswijze_vast
from logeerzorg.models import Reservering
from logeerzorg.services.vervallen import laat_vervallen_na_einde
from meldingen.fouten import Geweigerd
from meldingen.models import Client, Document, Gebruiker, Melding, Status, Taak
from meldingen.rollen import Rol
from meldingen.services import nacht
from meldingen.services.documenten import lees
from tests.bouwers import Zaak, breng_naar, leeg_uitbak, middag
from tests.mijnzaak.inwoners import inwoner_van
from tests.momentopname import momentopname
from wmo_portal.toestand import toestand

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
DAG = timedelta(days=1)
R = Opzegging.Reden


@pytest.fixture
def zaak() -> Zaak:
    """Help was granted from four days hence; nobody gave it up yet."""
    return breng_naar("toegekend")


@pytest.fixture
def loopt(zaak: Zaak) -> Zaak:
    """The same, a week after it began."""
    zaak.op = hulp(zaak).ingangsdatum + 7 * DAG
    return zaak


def hulp(zaak: Zaak) -> Voorziening:
    return Voorziening.objects.get(melding=zaak.melding)


def afspraak(zaak: Zaak, dag: date, **anders: Any) -> Stopafspraak:
    velden: dict[str, Any] = {
        "laatste_dag": dag, "voorzieningen": (hulp(zaak).pk,), "terug": "niets", "bijdrage": "stopt",
    }  # fmt: skip
    return Stopafspraak(**{**velden, **anders})


def verwerk(zaak: Zaak, rij: Opzegging, dag: date, **anders: Any) -> Stopzetting:
    return verwerk_opzegging(rij, afspraak(zaak, dag, **anders), op=zaak.op, door=zaak.consulent)


def brief(zaak: Zaak, code: str) -> str:
    leeg_uitbak(zaak.op)
    return lees(Document.objects.filter(melding=zaak.melding, soort=code).latest("pk")).decode()


def overleden(zaak: Zaak, **anders: Any) -> Opzegging:
    rij = zaak.opzegging(reden=R.OVERLIJDEN, per=zaak.op, naam="Jet Proef", relatie="kind", **anders)
    opzegging.bevestig_overlijden(rij, overleden_op=zaak.op - 2 * DAG, op=zaak.op, door=zaak.consulent)
    rij.refresh_from_db()
    return rij


NABESTAANDE = {"nabestaande": "Jet Proef", "straat": "Havenplein 4", "postcode_plaats": "4251 AB  Werkendam"}


# --- what runs ------------------------------------------------------------------------------------


@pytest.mark.regel("H-13")
def test_hulp_die_loopt_stopt_na_de_afgesproken_dag_en_de_client_krijgt_er_een_brief_over(loopt: Zaak) -> None:
    rij = loopt.opzegging()
    dag = loopt.op + 10 * DAG
    verwerk(loopt, rij, dag, terug="ophalen", terug_wat="het bed", terug_wie="leverancier Het Bed")
    eerst = hulp(loopt)
    assert (eerst.status, eerst.einddatum) == ("toegekend", dag)
    tekst = brief(loopt, "D-26")
    for zin in ("Logeerzorg", "De laatste dag is", "Het Bed", "Uw eigen bijdrage stopt", "geen bezwaar"):
        assert zin in tekst
    open_taken = {taak.sleutel.split(":")[0]: taak for taak in Taak.objects.open().filter(melding=loopt.melding)}
    assert "opzegging" not in open_taken
    assert open_taken["einde"].titel == "Geef het einde van de hulp door aan de aanbieder, het CAK en de leverancier"
    for later, status in ((0, "toegekend"), (1, "beeindigd"), (2, "beeindigd")):
        for sleutel in einde.te_stoppen(dag + later * DAG):
            einde.stop(sleutel, dag + later * DAG)
        assert hulp(loopt).status == status
    assert list(loopt.melding.gebeurtenissen.filter(code="VZ-08").values_list("op", flat=True)) == [dag + DAG]
    # Orders are not kept yet, so the case cannot say that what ran is over (TR-52).
    assert toestand(loopt.melding) == "toegekend"


def test_de_nacht_beeindigt_wat_is_opgezegd_en_niets_anders(loopt: Zaak) -> None:
    ander = breng_naar("toegekend")
    verwerk(loopt, loopt.opzegging(), loopt.op)
    na = max(hulp(loopt).einddatum, hulp(ander).einddatum) + DAG
    for _ in range(2):
        nacht.draai(op=na, nu=lambda: middag(na))
    assert (hulp(loopt).status, hulp(ander).status) == ("beeindigd", "toegekend")
    assert loopt.melding.gebeurtenissen.filter(code="VZ-08").count() == 1


def test_de_laatste_dag_kan_31_december_zijn_en_die_dag_telt_nog_mee(loopt: Zaak) -> None:
    oud = date(loopt.op.year, 12, 31)
    Voorziening.objects.filter(melding=loopt.melding).update(einddatum=None)
    verwerk(loopt, loopt.opzegging(), oud)
    assert einde.te_stoppen(oud) == []
    assert opzegging.op_te_zeggen(loopt.melding, oud).exists()
    assert einde.te_stoppen(oud + DAG) == [hulp(loopt).pk]
    assert not opzegging.op_te_zeggen(loopt.melding, oud + DAG).exists()


def test_een_verblijf_na_de_laatste_dag_vervalt_en_een_eerder_verblijf_niet(zaak: Zaak) -> None:
    verblijf = Reservering.objects.get(melding=zaak.melding, status="bevestigd")
    zaak.op = verblijf.aankomst - 5 * DAG
    verwerk(zaak, zaak.opzegging(), verblijf.aankomst - DAG)
    assert laat_vervallen_na_einde(op=zaak.op) == 1
    verblijf.refresh_from_db()
    assert (verblijf.status, verblijf.reden) == ("vervallen", Reservering.Reden.EINDE)


def test_een_verblijf_voor_de_laatste_dag_blijft_staan(zaak: Zaak) -> None:
    verblijf = Reservering.objects.get(melding=zaak.melding, status="bevestigd")
    zaak.op = verblijf.aankomst - 5 * DAG
    verwerk(zaak, zaak.opzegging(), verblijf.vertrek)
    assert laat_vervallen_na_einde(op=zaak.op) == 0


# --- what never began -----------------------------------------------------------------------------


@pytest.mark.regel("H-13")
def test_hulp_die_nog_niet_begon_vervalt_en_de_zaak_sluit(zaak: Zaak) -> None:
    verblijf = Reservering.objects.get(melding=zaak.melding, status="bevestigd")
    eerste = hulp(zaak).ingangsdatum
    verwerk(zaak, zaak.opzegging(), zaak.op)
    assert (hulp(zaak).status, hulp(zaak).einddatum) == ("beeindigd", eerste - DAG)
    codes = list(zaak.melding.gebeurtenissen.order_by("pk").values_list("code", flat=True))
    assert [code for code in codes if code in ("VZ-12", "TR-42")] == ["VZ-12", "TR-42"]
    assert (zaak.melding.status, toestand(zaak.melding)) == (Status.AFGESLOTEN, "beeindigd")
    tekst = brief(zaak, "D-26")
    assert "Uw hulp begint niet" in tekst
    assert "U betaalt geen eigen bijdrage voor deze hulp" in tekst
    verblijf.refresh_from_db()
    assert verblijf.status == "vervallen"
    taak = Taak.objects.open().get(melding=zaak.melding)
    assert taak.titel == "Geef het einde van de hulp door aan de aanbieder"
    assert zaak.klok("bezwaar").is_open


def test_een_bezwaar_gaat_niet_verloren_en_de_zaak_sluit_pas_daarna(zaak: Zaak, consulent: Gebruiker) -> None:
    zaak.bezwaar_ontvangen(ontvangen_op=zaak.op)
    zaak.op = hulp(zaak).ingangsdatum - 2 * DAG
    verwerk(zaak, zaak.opzegging(), zaak.op)
    assert zaak.melding.status == Status.BESCHIKT
    assert zaak.bezwaar.status == "ontvangen"
    with pytest.raises(Geweigerd, match="nog bezwaar of beroep"):
        einde.laat_toekenning_vervallen(zaak.melding, op=zaak.op, door=consulent)
    zaak.op_bezwaar_beslist("ongegrond")
    zaak.melding.termijnen.filter(soort="beroep").update(vervallen_op=zaak.op)
    pad = reverse("opzegging_invoeren", args=[zaak.melding.nummer])
    with op_de_dag(zaak.op):
        assert "Er loopt geen bezwaar meer" in als(consulent).get(pad).content.decode()
        als(consulent).post(reverse("toekenning_vervalt", args=[zaak.melding.nummer]))
        als(consulent).post(reverse("toekenning_vervalt", args=[zaak.melding.nummer]))
    assert toestand(zaak.melding) == "beeindigd"
    assert zaak.melding.gebeurtenissen.filter(code="TR-42").count() == 1


def test_met_andere_hulp_die_doorloopt_blijft_de_zaak_open() -> None:
    zaak = breng_naar("toegekend", twee_gevraagd=True)
    een, ander = Voorziening.objects.filter(melding=zaak.melding).order_by("pk")
    rij = zaak.opzegging(voorzieningen=(een.pk,))
    assert stopzetting.voorgestelde_bijdrage(rij, [een.pk], zaak.op) == "door"
    wat = Stopafspraak(zaak.op, (een.pk,), terug="niets", bijdrage="door")
    verwerk_opzegging(rij, wat, op=zaak.op, door=zaak.consulent)
    ander.refresh_from_db()
    assert (ander.status, zaak.melding.status) == ("toegekend", Status.BESCHIKT)
    tweede = zaak.opzegging(voorzieningen=(ander.pk,))
    assert stopzetting.voorgestelde_bijdrage(tweede, [ander.pk], zaak.op) == "stopt"
    wat = Stopafspraak(zaak.op, (ander.pk,), terug="niets", bijdrage="stopt")
    verwerk_opzegging(tweede, wat, op=zaak.op, door=zaak.consulent)
    assert toestand(zaak.melding) == "beeindigd"


def test_na_het_einde_kan_een_bezwaar_de_zaak_weer_openen(zaak: Zaak) -> None:
    zaak.opgezegd()
    zaak.bezwaar_ontvangen()
    zaak.op_bezwaar_beslist("gegrond")
    assert zaak.melding.status == Status.TER_FIATTERING
    assert einde.te_stoppen(zaak.op + 400 * DAG) == []


# --- what is refused ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reden", "anders", "zin"),
    [
        ("niet_gebruik", {"voorzieningen": ()}, "Kies welke hulp of welk hulpmiddel stopt"),
        ("niet_gebruik", {"laatste_dag": date(2026, 1, 1)}, "niet in het verleden"),
        ("niet_gebruik", {"laatste_dag": date(2030, 1, 1)}, "stopt al na"),
        ("niet_gebruik", {"terug": ""}, "of er iets terug moet"),
        ("niet_gebruik", {"terug": "ophalen"}, "wat er terug moet"),
        ("niet_gebruik", {"terug": "brengen", "terug_wat": "het bed"}, "wie het ophaalt"),
        ("niet_gebruik", {"terug": "mee", "terug_wat": "het bed"}, "alleen bij een verhuizing"),
        ("niet_gebruik", {"bijdrage": ""}, "eigen bijdrage"),
        ("verhuizing", {}, "Neem eerst contact op"),
        ("anders", {"contact": "  "}, "Neem eerst contact op"),
        ("overlijden", {}, "eerst vast dat het overlijden in de BRP staat"),
    ],
)
def test_wat_niet_kan_wordt_geweigerd_en_verandert_niets(
    reden: str, anders: dict[str, Any], zin: str, loopt: Zaak
) -> None:
    rij = loopt.opzegging(reden=reden, per=loopt.op)
    voor = momentopname()
    with pytest.raises(Geweigerd, match=zin):
        verwerk(loopt, rij, anders.pop("laatste_dag", loopt.op), **anders)
    assert momentopname() == voor


def test_twee_keer_verwerken_is_een_keer(loopt: Zaak) -> None:
    rij = loopt.opzegging()
    verwerk(loopt, rij, loopt.op)
    voor = momentopname()
    with pytest.raises(Geweigerd, match="al verwerkt"):
        verwerk(loopt, rij, loopt.op)
    assert momentopname() == voor


def test_dezelfde_hulp_kan_alleen_nog_eerder_stoppen(loopt: Zaak) -> None:
    eerste, tweede = loopt.opzegging(), loopt.opzegging()
    dag = loopt.op + 20 * DAG
    verwerk(loopt, eerste, dag)
    with pytest.raises(Geweigerd, match="al afgesproken"):
        verwerk(loopt, tweede, dag)
    verwerk(loopt, tweede, dag - 5 * DAG)
    assert hulp(loopt).einddatum == dag - 5 * DAG
    with pytest.raises(Geweigerd, match="daarna iets anders afgesproken"):
        laat_opzegging_vervallen(eerste, reden="Toch niet.", op=loopt.op, door=loopt.consulent)
    laat_opzegging_vervallen(tweede, reden="Toch niet.", op=loopt.op, door=loopt.consulent)
    assert hulp(loopt).einddatum == dag
    laat_opzegging_vervallen(eerste, reden="Toch niet.", op=loopt.op, door=loopt.consulent)
    assert hulp(loopt).einddatum == hulp(loopt).regel.einddatum


def test_hulp_die_al_is_gestopt_kan_niet_nog_eens_stoppen(loopt: Zaak) -> None:
    eerste, tweede = loopt.opzegging(), loopt.opzegging()
    verwerk(loopt, eerste, loopt.op)
    einde.stop(hulp(loopt).pk, loopt.verder(1))
    with pytest.raises(Geweigerd, match="al gestopt"):
        verwerk(loopt, tweede, loopt.op)
    laat_opzegging_vervallen(tweede, reden="Was al geregeld.", op=loopt.op, door=loopt.consulent)
    with pytest.raises(Geweigerd, match="al gestopt"):
        laat_opzegging_vervallen(eerste, reden="Toch niet.", op=loopt.op, door=loopt.consulent)


def test_in_een_gesloten_zaak_stopt_hulp_die_nog_liep(loopt: Zaak) -> None:
    Melding.objects.filter(pk=loopt.sleutel).update(status=Status.AFGESLOTEN, gesloten_op=loopt.op)
    verwerk(loopt, loopt.opzegging(), loopt.op)
    einde.stop(hulp(loopt).pk, loopt.op + DAG)
    assert (hulp(loopt).status, loopt.melding.status) == ("beeindigd", Status.AFGESLOTEN)


def test_hulp_die_niet_in_het_portaal_staat_staat_alleen_in_de_brief(loopt: Zaak) -> None:
    rij = loopt.opzegging(voorzieningen=(), hulp="de rolstoel")
    verwerk(loopt, rij, loopt.op, voorzieningen=(), andere_hulp="de rolstoel")
    assert "de rolstoel" in brief(loopt, "D-26")
    assert not Hulpeinde.objects.exists()
    assert hulp(loopt).einddatum == hulp(loopt).regel.einddatum


# --- it does not go on ----------------------------------------------------------------------------


def test_een_opzegging_die_niet_doorgaat_laat_alles_zoals_het_was(loopt: Zaak) -> None:
    rij = loopt.opzegging()
    with pytest.raises(Geweigerd, match="waarom de hulp doorgaat"):
        laat_opzegging_vervallen(rij, reden=" ", op=loopt.op, door=loopt.consulent)
    laat_opzegging_vervallen(rij, reden="Belde: zij houdt het.", op=loopt.op, door=loopt.consulent)
    assert not Taak.objects.open().filter(sleutel__startswith="opzegging:").exists()
    assert "Uw hulp gaat door" in brief(loopt, "D-26")
    for daad in (lambda: verwerk(loopt, rij, loopt.op), lambda: laat_opzegging_vervallen(rij, reden="x", **nu(loopt))):
        with pytest.raises(Geweigerd, match="gaat niet door"):
            daad()
    assert loopt.melding.gebeurtenissen.filter(naam="Opzegging gaat niet door").count() == 1


def test_wat_al_verwerkt_was_wordt_teruggedraaid_zolang_het_nog_loopt(loopt: Zaak) -> None:
    rij = loopt.opzegging()
    verwerk(loopt, rij, loopt.op + 10 * DAG)
    laat_opzegging_vervallen(rij, reden="Belde: zij houdt het.", **nu(loopt))
    assert hulp(loopt).einddatum == hulp(loopt).regel.einddatum
    assert einde.te_stoppen(loopt.op + 100 * DAG) == []
    assert [taak.titel for taak in Taak.objects.open().filter(plek="opzegging_invoeren")] == [
        "Opzegging ingetrokken: geef door dat de hulp doorgaat"
    ]
    leeg_uitbak(loopt.op)
    assert Document.objects.filter(melding=loopt.melding, soort="D-26").count() == 2


def nu(zaak: Zaak) -> dict[str, Any]:
    return {"op": zaak.op, "door": zaak.consulent}


# --- after a death --------------------------------------------------------------------------------


@pytest.mark.regel("H-13")
def test_na_een_overlijden_gaat_er_een_brief_naar_de_nabestaande_en_geen_naar_de_overledene(loopt: Zaak) -> None:
    rij = overleden(loopt)
    assert stopzetting.voorgestelde_dag(rij, loopt.op) == loopt.op - 2 * DAG
    for anders, zin in (
        ({}, "naam en adres van een nabestaande"),
        ({"nabestaande": "Jet Proef"}, "straat, postcode en plaats"),
        ({**NABESTAANDE, "geen_brief": "Geen."}, "naam en adres van een nabestaande"),
        ({**NABESTAANDE, "nabestaande": f"{loopt.melding.client.naam.upper()} "}, "naam van de overledene"),
        ({**NABESTAANDE, "terug": "brengen", "terug_wat": "x", "terug_wie": "y"}, "Laat het ophalen"),
        ({**NABESTAANDE, "laatste_dag": loopt.op - 3 * DAG}, "niet voor de dag van overlijden"),
    ):
        velden = {"laatste_dag": loopt.op - 2 * DAG, **anders}
        with pytest.raises(Geweigerd, match=zin):
            verwerk(loopt, rij, velden.pop("laatste_dag"), **velden)
    verwerk(loopt, rij, loopt.op - 2 * DAG, **NABESTAANDE)
    assert (hulp(loopt).status, hulp(loopt).einddatum) == ("beeindigd", loopt.op - 2 * DAG)
    tekst = brief(loopt, "D-27")
    assert "Wij condoleren u" in tekst
    document = Document.objects.get(melding=loopt.melding, soort="D-27")
    assert (document.kanaal, document.bezorgd_aan.splitlines()) == ("post", list(NABESTAANDE.values()))
    assert not Document.objects.filter(melding=loopt.melding, soort="D-26").exists()


def test_zonder_nabestaande_gaat_er_geen_brief_en_staat_er_waarom(loopt: Zaak) -> None:
    verwerk(loopt, overleden(loopt), loopt.op - 2 * DAG, geen_brief="Er is niemand bekend.")
    leeg_uitbak(loopt.op)
    assert not Document.objects.filter(melding=loopt.melding, soort__in=("D-26", "D-27")).exists()
    assert hulp(loopt).status == "beeindigd"


def test_wie_overlijdt_voor_de_hulp_begint_krijgt_een_gesloten_zaak(zaak: Zaak) -> None:
    verwerk(zaak, overleden(zaak), zaak.op, **NABESTAANDE)
    assert toestand(zaak.melding) == "beeindigd"
    assert "nog niet begonnen" in brief(zaak, "D-27")


# --- with a herziening ----------------------------------------------------------------------------


def test_wat_is_afgesproken_volgt_de_hulp_na_een_herziening_en_na_een_gegrond_bezwaar(loopt: Zaak) -> None:
    oud = hulp(loopt)
    dag = loopt.op + 40 * DAG
    verwerk(loopt, loopt.opzegging(), dag)
    wat = Wijziging("herziening", "c", "Minder nodig.", loopt.op + 10 * DAG, omvang=2, kostprijs=oud.regel.kostprijs)
    voornemen = leg_voornemen_vast(oud, wat, **nu(loopt))
    leeg_uitbak(loopt.op)
    leg_zienswijze_vast(voornemen.zienswijze, gegeven_op=loopt.op, wijze="mondeling", inhoud="Dat klopt.", **nu(loopt))
    besluit = stel_herziening_voor(
        voornemen, ingangstijdstip=None, motivering="Zo is het.", weging="Mevrouw vindt het goed.", **nu(loopt)
    )
    beslis_herziening(besluit, op=loopt.op, door=loopt.teamleider)
    nieuw = Voorziening.objects.get(regel__beschikking=besluit)
    assert nieuw.einddatum == dag
    assert set(einde.te_stoppen(dag + DAG)) == {oud.pk, nieuw.pk}
    loopt.bezwaar_ontvangen()
    loopt.op_bezwaar_beslist("gegrond")
    oud.refresh_from_db()
    assert oud.einddatum == dag


# --- the pages ------------------------------------------------------------------------------------


def als(wie: Gebruiker) -> Bezoeker:
    bezoeker = Bezoeker()
    bezoeker.force_login(wie)
    return bezoeker


def op_de_dag(dag: date) -> time_machine.travel:
    return time_machine.travel(datetime.combine(dag, time(9)), tick=False)


@pytest.fixture
def vandaag(loopt: Zaak) -> Iterator[Zaak]:
    with op_de_dag(loopt.op):
        yield loopt


def invoer(zaak: Zaak, dag: date, **anders: Any) -> dict[str, Any]:
    velden = {
        "voorzieningen": [hulp(zaak).pk], "terug": "niets", "bijdrage": "stopt",
        "laatste_dag_dag": dag.day, "laatste_dag_maand": dag.month, "laatste_dag_jaar": dag.year,
    }  # fmt: skip
    return velden | anders


@pytest.mark.parametrize(("rol", "status"), [(Rol.CONSULENT, 200), (Rol.ADMINISTRATIE, 200), (Rol.TEAMLEIDER, 403)])
def test_wie_mag_verwerken(vandaag: Zaak, rol: Rol, status: int) -> None:
    rij = vandaag.opzegging()
    for naam in ("opzegging_verwerken", "opzegging_niet_door"):
        pad = reverse(naam, args=[vandaag.melding.nummer, rij.pk])
        assert als(vandaag.acteur(rol)).get(pad).status_code == status
    elders = breng_naar("gemeld").melding.nummer
    assert als(vandaag.consulent).get(reverse("opzegging_verwerken", args=[elders, rij.pk])).status_code == 404


def test_de_pagina_vult_voor_wat_bekend_is_en_bewaart_wat_is_afgesproken(vandaag: Zaak) -> None:
    rij = vandaag.opzegging(per=vandaag.op + 8 * DAG, reden="verhuizing")
    staf, pad = als(vandaag.consulent), reverse("opzegging_verwerken", args=[vandaag.melding.nummer, rij.pk])
    begin = staf.get(pad).context["form"].initial
    assert begin["laatste_dag"] == vandaag.op + 7 * DAG
    assert (begin["voorzieningen"], begin["bijdrage"]) == ([str(hulp(vandaag).pk)], "stopt")
    leeg = staf.post(pad, {"versturen": "ja"}).content.decode()
    for zin in ("Vul de laatste dag van de hulp in", "Kies of er iets terug moet", "Kies wat er met de eigen bijdrage"):
        assert zin in leeg
    dag = vandaag.op + 7 * DAG
    goed = invoer(vandaag, dag, terug="mee", terug_wat="de rolstoel", contact="Besproken: de stoel mag mee.")
    assert "Neem eerst contact op" in staf.post(pad, goed | {"contact": ""}).content.decode()
    lijst = staf.post(pad, goed, follow=True).content.decode()
    assert "De opzegging is verwerkt." in lijst
    assert "Besproken: de stoel mag mee." in lijst
    assert "De opzegging is verwerkt." not in staf.post(pad, goed, follow=True).content.decode()
    assert Stopzetting.objects.count() == 1
    niet = reverse("opzegging_niet_door", args=[vandaag.melding.nummer, rij.pk])
    assert "Gaat niet door, vastgelegd op" in staf.post(niet, {"reden": "Blijft hier."}, follow=True).content.decode()


def test_na_een_overlijden_vraagt_de_pagina_naar_een_nabestaande(vandaag: Zaak) -> None:
    rij = vandaag.opzegging(reden=R.OVERLIJDEN, per=vandaag.op, naam="Jet Proef", relatie="kind")
    staf, pad = als(vandaag.consulent), reverse("opzegging_verwerken", args=[vandaag.melding.nummer, rij.pk])
    assert "Leg eerst vast dat het overlijden in de BRP staat" in staf.get(pad).content.decode()
    opzegging.bevestig_overlijden(rij, overleden_op=vandaag.op, **nu(vandaag))
    assert staf.get(pad).context["form"].initial["nabestaande"] == "Jet Proef"
    adres = {"nabestaande": "Jet Proef", "straat": "Havenplein 4", "postcode": "4251ab", "plaats": "Werkendam"}
    goed = invoer(vandaag, vandaag.op, **adres)
    assert "straat, postcode en plaats" in staf.post(pad, goed | {"plaats": ""}).content.decode()
    assert staf.post(pad, goed).status_code == 302
    assert Stopzetting.objects.get().postcode_plaats == "4251 AB  Werkendam"
    assert Client.objects.get(pk=vandaag.melding.client_id).overleden_op == vandaag.op


@pytest.mark.regel("H-13")
def test_de_client_ziet_wat_stopt_en_wanneer(vandaag: Zaak) -> None:
    rij = vandaag.opzegging()
    cliente = inwoner_van(vandaag.melding.client)
    bezoeker = als(cliente)
    zien: Callable[[], str] = lambda: bezoeker.get(pad).content.decode()  # noqa: E731
    pad = reverse("mijn_opzegging", args=[vandaag.melding.nummer, rij.pk])
    assert "Tot dan blijft de hulp zoals zij is" in zien()
    verwerk(vandaag, rij, vandaag.op + 7 * DAG)
    assert "Onze brief hierover" not in zien()
    leeg_uitbak(vandaag.op)
    for woord in ("Dit is afgesproken", "De laatste dag is", "Logeerzorg", "Onze brief hierover"):
        assert woord in zien()
    pad = reverse("mijn_zaak", args=[vandaag.melding.nummer])
    assert "Stopt na" in zien()
    with op_de_dag(vandaag.op + 8 * DAG):
        bezoeker = als(cliente)
        einde.stop(hulp(vandaag).pk, vandaag.op + 8 * DAG)
        assert "Uw hulp is gestopt" in zien()
    laat_opzegging_vervallen(vandaag.opzegging(voorzieningen=(), hulp="x"), reden="Toch niet.", **nu(vandaag))
    pad = reverse("mijn_opzegging", args=[vandaag.melding.nummer, Opzegging.objects.latest("pk").pk])
    assert "De opzegging gaat niet door" in zien()
