"""The letter engine, and the letters of the melding: D-01 and D-43."""

import dataclasses
from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.template import Engine

from meldingen.brieven import soorten
from meldingen.brieven.controle import ontbrekende_blokken
from meldingen.brieven.filters import datum, euro, tijd, zin
from meldingen.brieven.gegevens import Geadresseerde
from meldingen.brieven.invoer import naar_json, sha256, uit_json
from meldingen.brieven.kern import SOORTEN, OntvangstbevestigingGegevens, PersoonlijkPlanGegevens
from meldingen.brieven.render import SJABLONEN, Brief, render_brief, render_soort
from meldingen.brieven.soorten import Briefsoort
from meldingen.brieven.strikt import OnbekendeVariabele, strikte_engine
from meldingen.brieven.taal import gemiddelde_zinslengte, lange_zinnen, verboden_woorden
from meldingen.brieven.voorbeeld import AFZENDER, GEADRESSEERDE, zaak
from meldingen.fouten import Geweigerd
from meldingen.opsomming import opsomming
from tests.brieven_hulp import MOMENT, controleer_brief, soorten_met_code, tekst, weigert_zonder

D01, D43 = soorten_met_code(SOORTEN, "D-01", "D-43")
BEVESTIGING = OntvangstbevestigingGegevens(
    afzender=AFZENDER,
    geadresseerde=GEADRESSEERDE,
    zaak=zaak(date(2026, 3, 3)),
    melding_op=date(2026, 3, 2),
    persoonlijk_plan_tot=date(2026, 3, 9),
    onderzoek_uiterlijk=date(2026, 4, 13),
    aanvraag_vanaf=date(2026, 4, 14),
    pgb_website="www.altena.example/pgb",
    privacy_website="www.altena.example/privacy",
    spoed_telefoon="0183 00 00 01",
    gemeld_door="uw dochter",
    hulpvraag="logeerzorg",
)
PLAN = PersoonlijkPlanGegevens(
    afzender=AFZENDER,
    geadresseerde=GEADRESSEERDE,
    zaak=zaak(date(2026, 3, 3)),
    inleveren_tot=date(2026, 3, 9),
)


def brief(**anders: Any) -> Brief:
    return render_soort(D01, dataclasses.replace(BEVESTIGING, **anders).als_gegevens())


@pytest.fixture
def leeg_register(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(soorten, "_soorten", {})
    return


@pytest.fixture
def proef(tmp_path: Path) -> tuple[Briefsoort, Engine, Path]:
    """A letter kind with a template of the test."""
    soort = Briefsoort("D-00", "Proef", "proef.html", (), "1")
    return soort, strikte_engine(str(tmp_path), str(SJABLONEN)), tmp_path / "proef.html"


# D-01 and D-43


def test_ontvangstbevestiging_is_leesbaar_toegankelijk_en_kort() -> None:
    controleer_brief(brief(), "d01")


@pytest.mark.regel("M-08")
@pytest.mark.parametrize("blok", D01.verplichte_blokken)
def test_ontvangstbevestiging_gaat_niet_weg_zonder_verplicht_blok(blok: str, tmp_path: Path) -> None:
    weigert_zonder(D01, BEVESTIGING, blok, tmp_path)


@pytest.mark.regel("M-08")
def test_ontvangstbevestiging_bevat_wat_de_wet_en_de_catalogus_vragen() -> None:
    gelezen = tekst(brief())
    for deel in (
        "Op 2 maart 2026 vroeg uw dochter ons om hulp voor u",
        "Bel Stichting Naast U: 0800 00 00",
        "Dat is gratis, voor u en voor wie voor u zorgt",
        "uiterlijk op 9 maart 2026",
        "U mag het formulier bij deze brief gebruiken",
        "persoonsgebonden budget (pgb)",
        "U krijgt het verslag uiterlijk op 13 april 2026",
        "vanaf 14 april 2026 zelf hulp aanvragen",
        "www.altena.example/privacy",
        "Sanne Mulder helpt u graag",
        "Bel ons dan meteen: 0183 00 00 01",
    ):
        assert deel in gelezen


def test_ontvangstbevestiging_legt_het_persoonlijk_plan_uit() -> None:
    gelezen = tekst(brief())
    for deel in (
        "Het hoeft niet.",
        "Op uw eigen manier mag ook.",
        "Wij bespreken het plan in het gesprek. Het komt in het verslag.",
        "Een pgb is iets anders dan uw persoonlijk plan.",
        "Een melding is nog geen aanvraag.",
    ):
        assert deel in gelezen


@pytest.mark.regel("M-20")
def test_wachttijd_komt_in_de_brief_en_verzet_geen_datum() -> None:
    zonder, met = tekst(brief()), tekst(brief(wachttijdtekst="Het is nu erg druk bij ons."))
    assert met.replace("Het is nu erg druk bij ons. ", "") == zonder != met


def test_melder_die_zelf_belde_leest_niet_dat_een_ander_belde() -> None:
    assert "Op 2 maart 2026 vroeg u ons om hulp." in tekst(brief(gemeld_door="", hulpvraag=""))


def test_formulier_persoonlijk_plan_is_leesbaar_toegankelijk_en_kort() -> None:
    controleer_brief(render_soort(D43, PLAN.als_gegevens()), "d43")


@pytest.mark.regel("M-11")
@pytest.mark.parametrize("blok", D43.verplichte_blokken)
def test_formulier_persoonlijk_plan_heeft_alle_onderwerpen_en_de_gewenste_hulp(blok: str, tmp_path: Path) -> None:
    weigert_zonder(D43, PLAN, blok, tmp_path)


# Input


def test_leeg_verplicht_veld_wordt_geweigerd_met_zijn_naam() -> None:
    with pytest.raises(Geweigerd, match="aanhef, postcode plaats"):
        Geadresseerde(naam="Mevrouw A. van Dalen", aanhef=" ", straat="Dijkweg 12", postcode_plaats="")


@pytest.mark.parametrize("gegevens", [BEVESTIGING, PLAN])
def test_invoer_gaat_heen_en_terug_door_json(gegevens: Any) -> None:
    bewaard = naar_json(gegevens)
    assert uit_json(type(gegevens), bewaard) == gegevens
    assert sha256(naar_json(uit_json(type(gegevens), bewaard))) == sha256(bewaard)


@pytest.mark.parametrize(
    ("oud", "nieuw", "melding"),
    [
        ('"melding_op":"2026-03-02",', "", "melding_op ontbreekt"),
        ('"melding_op"', '"gemeld_op"', "onbekend veld gemeld_op"),
        ('"nummer":"WMO-2026-000417"', '"nummer":417', "nummer: str verwacht"),
        ('"groot_lettertype":false', '"groot_lettertype":"nee"', "bool verwacht"),
    ],
)
def test_beschadigde_invoer_wordt_niet_gelezen(oud: str, nieuw: str, melding: str) -> None:
    bewaard = naar_json(BEVESTIGING)
    with pytest.raises(ValueError, match=melding):
        uit_json(OntvangstbevestigingGegevens, bewaard.replace(oud, nieuw))


# Strict templates


@pytest.mark.parametrize(
    "sjabloon",
    [
        "{{ ontvanger }}",
        "{{ zaak.kenmerk }}",
        "{{ zaak.kenmerk|zin }}",
        "{{ zaak.nummer.kamer }}",
        "{% if kenmerk %}ja{% endif %}",
        "{% if zaak.kenmerk %}ja{% endif %}",
        "{% if zaak.kenmerk == zaak.nummer %}ja{% endif %}",
        "{% if not zaak.kenmerk and zaak.nummer %}ja{% endif %}",
        "{% for deel in zaak.delen %}x{% endfor %}",
        "{{ zaak.bezwaar }}",
        "{{ afzender.clientondersteuning.kamer }}",
    ],
)
def test_sjabloon_mag_niets_vragen_dat_er_niet_is(sjabloon: str, proef: tuple[Briefsoort, Engine, Path]) -> None:
    soort, engine, bestand = proef
    bestand.write_text(sjabloon)
    gegevens = BEVESTIGING.als_gegevens()
    gegevens["zaak"]["bezwaar"] = None
    with pytest.raises(OnbekendeVariabele):
        render_soort(soort, gegevens, engine=engine)


def test_lege_keuze_is_gewoon_onwaar_en_tekst_van_mensen_is_geen_html(
    proef: tuple[Briefsoort, Engine, Path],
) -> None:
    soort, engine, bestand = proef
    bestand.write_text("{% if op %}ja{% else %}nee{% endif %}{% for x in op %}x{% endfor %} {{ naam|zin }}")
    uit = render_soort(soort, {"op": None, "naam": "<img src='/etc/passwd'>"}, engine=engine).html
    assert uit == "nee &lt;img src=&#x27;/etc/passwd&#x27;&gt;."


def test_filters_schrijven_voluit_en_weigeren_wat_niet_past() -> None:
    assert datum(date(2026, 12, 3)).split() == ["3", "december", "2026"]
    assert euro(Decimal("1234.5")).split() == ["€", "1.234,50"]
    assert tijd(time(9, 5)) == "9.05 uur"
    assert opsomming(["a", "b", "c"]) == "a, b en c"
    assert zin("“ja.”") == "“ja.”"
    assert zin("u krijgt hulp") == "U krijgt hulp."
    for filter_, waarde in (
        (datum, None),
        (datum, MOMENT),
        (euro, 21.8),
        (tijd, "9.05"),
        (datum, "2026-12-03"),
    ):
        with pytest.raises(TypeError):
            filter_(waarde)


def test_brief_met_tekens_die_niet_op_papier_kunnen_gaat_niet_weg() -> None:
    assert "Łukasz Şahin-Őry, “Noël” e\u0301" in tekst(brief(gemeld_door="Łukasz Şahin-Őry, “Noël” e\u0301"))
    with pytest.raises(Geweigerd, match="afdrukken: ж 😀"):
        brief(gemeld_door="ж 😀 ж")


def test_blok_met_alleen_een_kop_is_leeg() -> None:
    html = '<section data-blok="a"><h2>Kop</h2> <p> </p></section><section data-blok="b">x</section>'
    assert ontbrekende_blokken(html, ("a", "b", "c")) == ["a", "c"]


# Register


@pytest.mark.usefixtures("leeg_register")
def test_register_kent_elke_code_een_keer() -> None:
    soorten.registreer_alle(SOORTEN)
    assert [soort.code for soort in soorten.alle_soorten()] == sorted(soort.code for soort in SOORTEN)
    assert "uiterlijk op 13 april 2026" in tekst(render_brief("D-01", BEVESTIGING.als_gegevens()))
    with pytest.raises(ValueError, match="D-01 is al geregistreerd"):
        soorten.registreer(dataclasses.replace(D01, versie="2"))
    with pytest.raises(LookupError, match="geen briefsoort D-99"):
        render_brief("D-99", {})


# Language


def test_taalhulp_vindt_stijve_woorden_en_lange_zinnen() -> None:
    regels = ["Kop zonder punt", "Wij schrijven u inzake uw aanvraag. " + "heel " * 20 + "lang."]
    assert verboden_woorden(regels) == ["inzake"]
    assert len(lange_zinnen(regels)) == 1
    assert gemiddelde_zinslengte(["Dit is kort. Dit ook."]) == 2.5
    assert gemiddelde_zinslengte([]) == 0
