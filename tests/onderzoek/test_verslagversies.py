"""The text of the verslag: composed, kept in versions, compared, checked and bundled."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.db import InternalError, transaction
from django.test import Client

from meldingen.brieven.tekst import regels
from meldingen.fouten import Geweigerd
from meldingen.models import Document, Gebruiker, Gemeente, Parameter, Taak
from meldingen.services.documenten import bewaar, lees
from onderzoek.brieven import RUBRIEKKOPPEN
from onderzoek.models import Onderzoek, Verslagstuk, Verslagversie
from onderzoek.samenstellen import (
    CRVB,
    KOPPEN,
    Adviesfeit,
    Feiten,
    Gespreksfeit,
    conclusie,
    feitregels,
    is_opgelost,
    stel_samen,
    voorstel,
)
from onderzoek.services.verslag import stel_verslag_op, verzend_verslag
from onderzoek.services.verslagtoets import toets_verslag
from onderzoek.services.verslagversie import ALLE_KOPPEN, laatste_versie, versies_van
from onderzoek.steekproef import Toetsbeleid, Toetswijze, lot, moet_getoetst
from onderzoek.vergelijken import Soort, vergelijk, woord_voor_woord
from tests.bouwers import TEKST, Zaak, breng_naar, leeg_uitbak

pytestmark = pytest.mark.usefixtures("zonder_pdf")
FEITEN = Feiten(
    hulpvraag="Ik kan het niet meer.",
    onderwerp="Logeerzorg",
    gemeld_op=date(2026, 3, 2),
    bekend=(("Woning", "een flat zonder lift"),),
    plan_ontvangen_op=date(2026, 3, 5),
    gesprekken=(Gespreksfeit(date(2026, 3, 9), "bij u thuis", "mevrouw, haar dochter, Jan"),),
    rubrieken={letter: (f"antwoord {letter}", letter == "d") for letter in "abcdefg"},
    afweging={1: ("deels", "u kookt zelf\nu belt zelf"), **{n: ("niet", f"reden {n}") for n in range(2, 6)},
              6: ("volledig", "logeren helpt")},
    adviezen=(Adviesfeit("de geriater", date(2026, 3, 10), "rust is nodig"),),
)  # fmt: skip


def zet_toets(gemeente: Gemeente, wijze: str, procent: int = 10) -> None:
    Parameter.objects.filter(gemeente=gemeente, code="verslag_toets").update(waarde=wijze)
    Parameter.objects.filter(code="verslag_toets_procent").update(waarde=procent)


# --- composed -------------------------------------------------------------------------------------


@pytest.mark.regel("V-01")
def test_het_verslag_heeft_vijf_blokken_van_leesbare_zinnen() -> None:
    blokken = stel_samen(FEITEN)
    assert [blok.nummer for blok in blokken] == [1, 2, 3, 4, 5]
    zinnen = " ".join(zin for blok in blokken for zin in blok.vast)
    assert "Op 9 maart 2026 spraken wij elkaar bij u thuis. Erbij waren mevrouw, haar dochter en Jan." in zinnen
    assert "Op 10 maart 2026 kregen wij advies van de geriater. Rust is nodig." in zinnen
    tekst = voorstel(blokken)
    assert tekst["rubriek_a"] == "Antwoord a."
    assert tekst["rubriek_d"] == "Dit onderwerp speelt bij u niet. Antwoord d."
    assert tekst["afweging_1"] == "U kookt zelf.\nU belt zelf."
    assert tekst["bekend"] == "Woning: een flat zonder lift"
    assert set(tekst) == set(KOPPEN)


def test_zonder_plan_en_advies_zegt_het_verslag_dat_ook() -> None:
    kaal = stel_samen(replace(FEITEN, plan_ontvangen_op=None, adviezen=()))
    assert "U maakte geen persoonlijk plan. Dat hoefde ook niet." in kaal[1].vast
    assert kaal[2].vast == ("Wij vroegen geen advies aan anderen. Dat was niet nodig.",)


@pytest.mark.parametrize(
    ("afweging", "zin", "opgelost"),
    [
        (FEITEN.afweging, "Een deel lost u op met wat u zelf doet. Hulp op maat van de gemeente past het best bij uw "
         "vraag.", False),
        ({5: ("volledig", "x"), 6: ("niet", "x")}, "Een algemene voorziening lost uw vraag op.", True),
        ({1: ("niet", "x")}, "Er is nog geen oplossing voor uw hele vraag.", False),
    ],
)  # fmt: skip
def test_de_conclusie_volgt_uit_de_afweging(afweging: dict[int, tuple[str, str]], zin: str, opgelost: bool) -> None:
    assert (conclusie(afweging), is_opgelost(afweging)) == (zin, opgelost)


def test_bekend_wordt_weer_onderwerp_en_gegeven() -> None:
    assert feitregels("Woning: flat\n\nlos feit") == (("Woning", "flat"), ("Overig", "los feit"))


@pytest.mark.regel("O-25")
def test_de_stappen_van_de_crvb_staan_in_volgorde_in_het_verslag_dat_weggaat(voorbeeld: Gemeente) -> None:
    codes = [code for _, deel in CRVB for code in deel]
    assert codes == list(KOPPEN)
    zaak = breng_naar("in_onderzoek")
    delen = {code: f"Tekst van {code}." for code in KOPPEN} | {"bekend": "Feit: Tekst van bekend."}
    stel_verslag_op(zaak.melding, replace(TEKST, onderdelen=delen), op=zaak.op, door=zaak.consulent)
    zaak.verslag_verzonden()
    brief = " ".join(regels(lees(Document.objects.get(melding=zaak.melding, soort="D-07")).decode()))
    plekken = [brief.index(f"Tekst van {code}.") for code in codes]
    assert plekken == sorted(plekken)
    assert brief.index("Ik zorg elke dag voor mijn moeder") < plekken[0]
    assert set(RUBRIEKKOPPEN) == {code[-1] for code in codes if code.startswith("rubriek_")}


# --- versions -------------------------------------------------------------------------------------


@pytest.mark.regel("V-04", "X-11")
def test_elke_bewaarde_tekst_blijft_en_de_woorden_van_de_inwoner_veranderen_niet(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("verslag_concept")
    stel_verslag_op(zaak.melding, replace(TEKST, onderdelen={"rubriek_a": "Anders."}), op=zaak.op, door=zaak.consulent)
    nieuw, oud = versies_van(zaak.melding)
    assert (str(oud), str(nieuw)) == ("1.1", "1.2")
    assert (oud.onderdelen["rubriek_a"], nieuw.onderdelen["rubriek_a"]) == ("Antwoord op onderwerp a.", "Anders.")
    assert nieuw.onderdelen["rubriek_b"] == oud.onderdelen["rubriek_b"]
    with pytest.raises(InternalError, match="vastgelegd"), transaction.atomic():
        Verslagversie.objects.filter(pk=oud.pk).update(kenmerk="anders")
    with pytest.raises(InternalError), transaction.atomic():
        oud.delete()
    assert zaak.melding.hulpvraag == "Ik zorg elke dag voor mijn moeder en kan dat twee weken niet."


def test_woord_voor_woord_geeft_beide_teksten_terug() -> None:
    links, rechts = woord_voor_woord("U kunt goed lopen.", "U kunt niet lopen.")
    assert "".join(deel.tekst for deel in links) == "U kunt goed lopen."
    assert "".join(deel.tekst for deel in rechts) == "U kunt niet lopen."
    assert [deel.tekst for deel in links if deel.soort is Soort.WEG] == ["goed"]
    assert [deel.tekst for deel in rechts if deel.soort is Soort.NIEUW] == ["niet"]
    [regel] = vergelijk({"a": "x"}, {"a": "x"}, {"a": "Kop", "b": "Leeg"})
    assert not regel.is_anders


@pytest.mark.regel("V-04", "X-11")
def test_de_bladzijden_tonen_voorstel_versies_en_eigen_woorden(voorbeeld: Gemeente, consulent: Gebruiker) -> None:
    zaak = breng_naar("in_onderzoek")
    client = Client()
    client.force_login(consulent)
    pad = f"/zaken/{zaak.melding.nummer}/verslag/"
    tekst = client.get(pad).content.decode()
    assert "Antwoord op onderwerp a." in tekst
    assert "Ik zorg elke dag voor mijn moeder" in tekst
    assert "geen versies" in client.get(f"{pad}versies/").content.decode()
    antwoord = {
        "uitkomst": "overig", "conclusie": "Logeren.", "resultaat": "Thuis wonen", "aanpak": "Logeren",
        "uitvoerder": "Huis Linde", "zorgplan_nodig": "nee", "rubriek_a": "Eerste <b>tekst</b> {{ 1 }}.",
    }  # fmt: skip
    assert client.post(pad, antwoord).status_code == 302
    assert client.post(pad, antwoord | {"rubriek_a": "Tweede tekst."}).status_code == 302
    assert "Tweede tekst." in client.get(pad).content.decode()
    naast = client.get(f"{pad}versies/").content.decode()
    assert all(stuk in naast for stuk in ("<del>", "<ins>", "&lt;b&gt;tekst"))
    assert client.get(f"{pad}versies/?oud=9.9&nieuw=1.1").status_code == 200
    leeg = client.post(pad, antwoord | {"conclusie": ""})
    assert "Schrijf de conclusie op." in leeg.content.decode()
    assert "Eerste &lt;b&gt;" in leeg.content.decode()


# --- the check ------------------------------------------------------------------------------------


def test_de_steekproef_is_vast_en_eerlijk_verdeeld() -> None:
    gekozen = sum(lot(f"WMO-2026-{n:06d}:1") < 10 for n in range(5000))
    assert 400 < gekozen < 600
    assert lot("WMO-2026-000001:1") == lot("WMO-2026-000001:1")
    nieuw = Toetsbeleid(Toetswijze.NIEUWE_MEDEWERKER, 10, 6)
    for begin, verwacht in ((date(2026, 1, 1), True), (date(2025, 9, 2), False)):
        assert moet_getoetst(nieuw, sleutel="x", opsteller_sinds=begin, op=date(2026, 3, 2)) is verwacht


@pytest.mark.regel("V-03")
@pytest.mark.parametrize(("wijze", "procent", "moet"), [
    ("geen", 0, False), ("altijd", 0, True), ("steekproef", 100, True), ("steekproef", 0, False),
])  # fmt: skip
def test_verzenden_wacht_op_de_toets_die_de_gemeente_wil(
    voorbeeld: Gemeente, wijze: str, procent: int, moet: bool
) -> None:
    """TR-12."""
    zet_toets(voorbeeld, wijze, procent)
    zaak = breng_naar("verslag_concept")
    if moet:
        assert Taak.objects.filter(melding=zaak.melding, plek="verslag_toets").open().count() == 1
        with pytest.raises(Geweigerd, match="toetst dit verslag eerst"):
            zaak.verslag_verzonden()
        toets_verslag(laatste_versie(zaak.verslag), is_akkoord=True, op=zaak.op, door=zaak.teamleider)
        assert not Taak.objects.filter(melding=zaak.melding, plek="verslag_toets").open().exists()
    zaak.verslag_verzonden()
    assert zaak.melding.status == "verslag_verzonden"


@pytest.mark.regel("V-03")
def test_een_nieuwe_medewerker_wordt_getoetst(voorbeeld: Gemeente, consulent: Gebruiker) -> None:
    zet_toets(voorbeeld, "nieuwe medewerker")
    for begin, moet in ((datetime(2026, 2, 1, tzinfo=UTC), True), (datetime(2020, 2, 1, tzinfo=UTC), False)):
        Gebruiker.objects.filter(gemeente=voorbeeld).update(date_joined=begin)
        zaak = breng_naar("verslag_concept")
        assert Taak.objects.filter(melding=zaak.melding, plek="verslag_toets").exists() is moet


@pytest.mark.regel("V-03")
def test_terugsturen_vraagt_een_reden_en_een_nieuwe_versie(voorbeeld: Gemeente, kwaliteit: Gebruiker) -> None:
    """TR-11."""
    zaak = breng_naar("verslag_concept")
    versie = laatste_versie(zaak.verslag)
    with pytest.raises(Geweigerd, match="wat er anders moet"):
        toets_verslag(versie, is_akkoord=False, op=zaak.op, door=kwaliteit)
    with pytest.raises(Geweigerd, match="schreef deze versie zelf"):
        toets_verslag(versie, is_akkoord=True, op=zaak.op, door=zaak.consulent)
    toets_verslag(versie, is_akkoord=False, reden="De motivering mist.", op=zaak.op, door=kwaliteit)
    with pytest.raises(Geweigerd, match="al getoetst"):
        toets_verslag(versie, is_akkoord=True, op=zaak.op, door=kwaliteit)
    with pytest.raises(Geweigerd, match="teruggestuurd"):
        verzend_verslag(zaak.verslag, op=zaak.op, door=zaak.consulent)
    zaak.verslag_concept()
    with pytest.raises(Geweigerd, match="nieuwere versie"):
        toets_verslag(versie, is_akkoord=True, op=zaak.op, door=kwaliteit)
    zaak.verslag_verzonden()
    codes = list(zaak.melding.gebeurtenissen.order_by("pk").values_list("code", flat=True))
    assert codes[codes.index("TR-11") :][:2] == ["TR-11", "TR-10"]


def test_een_verslag_kan_pas_als_alles_is_vastgelegd(voorbeeld: Gemeente) -> None:
    """TR-10."""
    zaak = breng_naar("in_onderzoek")
    Onderzoek.objects.filter(pk=zaak.onderzoek.pk).update(identiteit_gezien_op=None)
    with pytest.raises(Geweigerd, match="identiteitsbewijs"):
        zaak.verslag_concept()
    Onderzoek.objects.filter(pk=zaak.onderzoek.pk).update(identiteit_gezien_op=zaak.op)
    zaak.verslag_concept()
    assert zaak.verslag.versies.count() == 1


# --- the bundle -----------------------------------------------------------------------------------


def _stuk(zaak: Zaak, sleutel: str) -> Document:
    return bewaar(
        zaak.melding, b"%PDF offerte", sleutel=sleutel, soort="offerte", titel="Offerte", op=zaak.op,
        richting=Document.Richting.IN, mediatype="application/pdf", door=zaak.consulent,
    )  # fmt: skip


@pytest.mark.regel("V-04")
def test_de_bundel_noemt_elk_stuk_met_versie_en_kenmerk(voorbeeld: Gemeente) -> None:
    """TR-12."""
    zaak, ander = breng_naar("verslag_concept"), breng_naar("gemeld")
    vreemd = _stuk(ander, "offerte:2")
    with pytest.raises(Geweigerd, match="andere zaak"):
        verzend_verslag(zaak.verslag, stukken=[vreemd], op=zaak.op, door=zaak.consulent)
    offerte = _stuk(zaak, "offerte:1")
    verzend_verslag(zaak.verslag, stukken=[offerte], op=zaak.op, door=zaak.consulent)
    leeg_uitbak(zaak.op)
    rijen = list(Verslagstuk.objects.filter(verslag=zaak.verslag).values_list("soort", "versie", "kenmerk"))
    assert rijen == [
        ("verslag", "1.1", laatste_versie(zaak.verslag).kenmerk), ("gesprek", "", ""), ("stuk", "", offerte.kenmerk),
    ]  # fmt: skip
    with pytest.raises(Geweigerd):
        verzend_verslag(zaak.verslag, op=zaak.op, door=zaak.consulent)
    assert set(laatste_versie(zaak.verslag).onderdelen) == set(ALLE_KOPPEN)
