"""Where does my case stand: words for every state, dates with their reason, and nothing of the inside (M-20, M-26)."""

import html
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from beschikkingen.services.spoed import ken_tijdelijk_toe, signaleer_spoed
from meldingen.models import (
    Client,
    Gemeente,
    Inwoner,
    Inwonerbericht,
    Inzage,
    Machtiging,
    Melding,
    Parameter,
    Termijn,
)
from meldingen.services.termijnen import open_termijn
from meldingen.termijnen import BEZWAAR, schrijf_datum
from tests.beschikkingen.test_spoed import HULP
from tests.bouwers import ROUTES, Zaak, breng_naar, middag
from tests.mijnzaak.mens import browser, maak_gemachtigde, maak_inwoner
from wmo_portal.mijnzaak.stand import GEDAAN, NU, stappen_van
from wmo_portal.mijnzaak.woorden import CLIENT, COLLEGE, FASEN, WOORDEN, Fase
from wmo_portal.toestand import TOESTANDEN

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
# What staff say among themselves, and the codes of the catalogue.
INTERN = (
    "in vooronderzoek", "verslag concept", "besluit concept", "in beoordeling", "in levering", "heronderzoek",
    "wacht op zorgplan", "fiat", "hersteltermijn", "rappel", "opgeschort", "opschorting", "toegekend", "beschikking",
    "voorziening", "melder", "dossier", "de cliënt", "sluitreden", "termijn", "spoedvoorziening", "beslistermijn",
)  # fmt: skip


def bekijk(zaak: Zaak, wie: Any = None) -> str:
    """The text of the page on the last day of the walk."""
    dag = datetime.combine(zaak.op, datetime.min.time(), UTC) + timedelta(hours=9)
    with time_machine.travel(dag, tick=False):
        thuis = browser(wie or maak_inwoner(f"anna{zaak.sleutel}", zaak.melding))
        antwoord = thuis.get(reverse("mijn_zaak", args=[zaak.melding.nummer]))
        assert antwoord.status_code == 200
    tekst = html.unescape(antwoord.content.decode())
    return " ".join(re.sub(r"<[^>]+>", " ", tekst[tekst.index("<main") :]).split())


def test_elke_toestand_heeft_woorden_in_gewone_taal() -> None:
    assert set(WOORDEN) == set(TOESTANDEN)
    for code, rij in WOORDEN.items():
        zinnen = f"{rij.kop}. {rij.nu} {rij.u}"
        gevonden = [woord for woord in INTERN if woord in zinnen.lower()]
        assert gevonden == [], (code, gevonden)
        lang = [zin for zin in re.split(r"[.?!:]", zinnen) if len(zin.split()) > 20]
        assert lang == [], (code, lang)


@pytest.mark.parametrize("van", ROUTES)
def test_de_pagina_zegt_van_elke_toestand_waar_de_zaak_staat_en_wanneer_men_hoort(van: str) -> None:
    zaak = breng_naar(van)
    tekst = bekijk(zaak)
    rij = WOORDEN[van]
    assert str(rij.kop) in tekst
    assert str(rij.nu) in tekst
    assert "Wat kunt u doen?" in tekst
    # What the law itself says in the reason of a date is another matter; before that no word of the inside.
    zonder_uitleg = re.sub(r"Waarom deze datum\?.*?(?=Uiterlijk|Wat moet|De stappen|Uw |De datum)", "", tekst)
    gevonden = [woord for woord in INTERN if woord in zonder_uitleg.split("De stappen")[0].lower()]
    assert gevonden == [], gevonden
    open_ = zaak.melding.termijnen.filter(gehaald_op=None, vervallen_op=None)
    for termijn in open_:
        woorden = COLLEGE.get(termijn.soort) or CLIENT.get(termijn.soort)
        if woorden is None:
            continue
        assert str(woorden) in tekst
        stil = termijn.opschortingen.filter(hervat_op=None, tot=None).exists()
        assert (f"Uiterlijk {schrijf_datum(termijn.uiterste_datum)}" in tekst) is not stil
        assert termijn.artikel in tekst
    if zaak.melding.uiterlijk_op is None and not open_.filter(wie=Termijn.Wie.COLLEGE, soort__in=COLLEGE).exists():
        zinnen = ("gesloten", "Wij wachten nu op u", "Er is nu geen uiterste datum")
        assert any(zin in tekst for zin in zinnen)


def test_de_stappen_na_het_einde_blijven_weg_en_de_stap_van_nu_staat_vast() -> None:
    bezig = stappen_van(WOORDEN["verslag_verzonden"])
    assert [rij.hoever for rij in bezig] == [GEDAAN, GEDAAN, NU, "straks", "straks", "straks"]
    klaar = stappen_van(WOORDEN["afgewezen"])
    assert [str(rij.naam) for rij in klaar] == [str(FASEN[fase]) for fase in Fase if fase <= Fase.BESLUIT]
    assert {rij.hoever for rij in klaar} == {GEDAAN}


@pytest.mark.regel("M-20")
def test_de_wachttijd_staat_er_zonder_dat_de_datum_verandert() -> None:
    zaak = breng_naar("in_vooronderzoek")
    zonder = bekijk(zaak)
    Parameter.objects.create(
        gemeente=zaak.gemeente, code="wachttijdtekst", waarde="Het duurt nu langer dan u van ons gewend bent.",
        geldig_van=zaak.melding.ontvangen_op, bron="proef",
    )  # fmt: skip
    uiterlijk = zaak.melding.uiterlijk_op
    tekst = bekijk(zaak, Inwoner.objects.get(bsn_index=zaak.melding.client.bsn_index).gebruiker)
    assert "Het duurt nu langer" not in zonder
    assert "Het duurt nu langer dan u van ons gewend bent. De uiterste datum verandert hierdoor niet." in tekst
    assert zaak.melding.uiterlijk_op == uiterlijk
    assert f"Uiterlijk {schrijf_datum(uiterlijk)}" in tekst


@pytest.mark.regel("M-26")
def test_de_afspraak_noemt_dag_wie_mee_mag_en_de_tolk() -> None:
    zaak = breng_naar("in_vooronderzoek")
    Client.objects.filter(pk=zaak.melding.client_id).update(tolk=Client.Tolk.GEBAREN)
    zaak.in_onderzoek()
    tekst = bekijk(zaak)
    assert schrijf_datum(zaak.gesprek.gepland_op) in tekst
    assert "10.00 uur" in tekst
    assert "U mag iemand meenemen" in tekst
    assert "Vraag die op tijd aan bij het UWV." in tekst
    brief = zaak.melding.documenten.get(soort="D-02")
    assert b"Tolk Nederlandse Gebarentaal" in brief.bestand.open("rb").read()


def test_de_afspraak_gaat_zonder_naam_of_adres_naar_de_agenda() -> None:
    zaak = breng_naar("in_vooronderzoek")
    zaak.in_onderzoek()
    dag = datetime.combine(zaak.op, datetime.min.time(), UTC) + timedelta(hours=9)
    with time_machine.travel(dag, tick=False):
        thuis = browser(maak_inwoner("anna", zaak.melding))
        bestand = thuis.get(reverse("mijn_afspraak", args=[zaak.melding.nummer]))
        assert bestand["Content-Type"].startswith("text/calendar")
        inhoud = bestand.content.decode()
        assert "LOCATION:Bij u thuis" in inhoud
        assert zaak.melding.client.achternaam not in inhoud
        assert "Lindelaan" not in inhoud


def test_toegekende_hulp_staat_er_met_einde_en_eigen_bijdrage() -> None:
    zaak = breng_naar("toegekend")
    tekst = bekijk(zaak)
    assert "4 etmalen" in tekst
    assert "Huis Linde" in tekst
    assert "Het CAK rekent die uit" in tekst


def test_tijdelijke_hulp_staat_er_met_haar_eerste_dag() -> None:
    zaak = breng_naar("in_vooronderzoek")
    spoed = signaleer_spoed(zaak.melding, aanleiding="Alleen thuis.", op=zaak.op, door=zaak.consulent)
    hulp = replace(HULP, ingangsdatum=zaak.op)
    ken_tijdelijk_toe(spoed, hulp, op=zaak.op, nu=middag(zaak.op), door=zaak.teamleider)
    tekst = bekijk(zaak)
    assert f"Omdat u niet kon wachten, krijgt u sinds {schrijf_datum(zaak.op)} tijdelijke hulp." in tekst
    assert "De Haven" not in tekst


def test_wie_alleen_voor_het_bezwaar_gemachtigd_is_ziet_de_afspraak_en_de_hulp_niet() -> None:
    zaak = breng_naar("toegekend")
    wie = maak_gemachtigde(zaak.melding, [Machtiging.Bereik.BEZWAAR], zaak.consulent)
    tekst = bekijk(zaak, wie)
    assert "U krijgt hulp" in tekst
    assert "Huis Linde" not in tekst
    assert "Papieren of foto's opsturen" not in tekst


def test_een_vreemde_krijgt_niets_en_dat_staat_in_het_logboek() -> None:
    zaak = breng_naar("gemeld")
    thuis = browser(maak_inwoner("vreemd"))
    for pagina in ("mijn_zaak", "mijn_berichten", "mijn_opsturen", "mijn_voorkeuren", "mijn_afspraak"):
        assert thuis.get(reverse(pagina, args=[zaak.melding.nummer])).status_code == 404
    assert Inzage.objects.filter(melding=zaak.melding, is_geweigerd=True).count() == 5


def test_meer_klokken_en_berichten_kosten_niet_meer_vragen() -> None:
    zaak = breng_naar("toegekend")
    wie = maak_inwoner("anna", zaak.melding)
    dag = datetime.combine(zaak.op, datetime.min.time(), UTC) + timedelta(hours=9)
    with time_machine.travel(dag, tick=False):
        thuis = browser(wie)
        adres = reverse("mijn_zaak", args=[zaak.melding.nummer])
        thuis.get(adres)
        with CaptureQueriesContext(connection) as eerst:
            thuis.get(adres)
        for nummer in range(3):
            open_termijn(zaak.melding, Termijn.Soort.BEZWAAR, BEZWAAR, start=zaak.op, over=f"extra{nummer}")
            Inwonerbericht.objects.create(melding=zaak.melding, van_gemeente=True, tekst="t", op=zaak.op, door=wie)
        with CaptureQueriesContext(connection) as daarna:
            thuis.get(adres)
    assert len(daarna) <= len(eerst)
    assert len(eerst) <= 27


# --- empty and hard states ------------------------------------------------------------------------


def links(antwoord: Any, tekst: str) -> list[str]:
    return re.findall(rf'href="([^"]+)">{tekst}</a>', antwoord.content.decode())


def test_wie_geen_zaak_heeft_komt_bij_hulp_vragen_en_niet_terug_bij_af() -> None:
    thuis = browser(maak_inwoner("anna"))
    Inwoner.objects.create(
        gebruiker_id=int(thuis.session["_auth_user_id"]), bsn_index="0" * 64, geboortedatum="1950-01-01"
    )
    leeg = thuis.get(reverse("mijn_zaken"))
    assert "Wij vinden geen zaak bij u." in leeg.content.decode()
    [pad] = links(leeg, "Hulp vragen")
    begin = thuis.get(pad)
    assert begin.status_code == 200
    assert reverse("kies_gemeente", args=[Gemeente.objects.get(naam="Voorbeeld").code]) in begin.content.decode()
    assert links(begin, "Mijn zaak")[-1] == reverse("mijn_zaken")


def test_van_meer_zaken_staat_er_welke_gesloten_is() -> None:
    open_, dicht = breng_naar("in_onderzoek"), breng_naar("ingetrokken")
    Melding.objects.filter(pk=dicht.sleutel).update(client=open_.melding.client)
    pagina = browser(maak_inwoner("anna", open_.melding)).get(reverse("mijn_zaken")).content.decode()
    rijen = {rij for rij in re.findall(r"<li>.*?</li>", pagina) if "WMO-" in rij}
    assert {nummer: "Gesloten" in rij for rij in rijen for nummer in re.findall(r"WMO-[\d-]+", rij)} == {
        open_.melding.nummer: False, dicht.melding.nummer: True,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("van", "tekst"),
    [
        ("verslag_verzonden", "Het verslag lezen en tekenen"),
        ("hersteltermijn", "Papieren of foto&#x27;s opsturen"),
        ("toegekend", "Naar uw brieven"),
        ("ingetrokken", "Een nieuwe melding doen"),
    ],
)
def test_wat_men_moet_doen_staat_een_klik_verder(van: str, tekst: str) -> None:
    zaak = breng_naar(van)
    with time_machine.travel(middag(zaak.op), tick=False):
        thuis = browser(maak_inwoner("anna", zaak.melding))
        pagina = thuis.get(reverse("mijn_zaak", args=[zaak.melding.nummer])).content.decode()
        doen = pagina[pagina.index('id="kop-doen"') :]
        [pad] = re.findall(rf'href="([^"]+)">{tekst}</a>', doen[: doen.index("</section>")])
        assert thuis.get(pad, follow=True).status_code == 200


def test_wie_al_tekende_leest_het_verslag_alleen_nog() -> None:
    tekst = bekijk(breng_naar("toegekend"))
    assert "Het verslag lezen " in tekst
    assert "Het verslag lezen en tekenen" not in tekst
