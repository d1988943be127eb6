"""Finding a bed through the real query: where it is free, why elsewhere not, and which days would do."""

from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext

from logeerzorg.models import Bed, Blokkade, Deelname, Locatie, Postcodegebied, Reservering
from logeerzorg.perioden import Nachten, weekenden
from logeerzorg.services import reserveringen, zoeken
from logeerzorg.wensen import GEEN_WENSEN, Wensen
from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Gemeente, Melding
from tests.bouwers import maak_melding, middag

pytestmark = pytest.mark.django_db
OP = date(2026, 3, 2)
NACHTEN = Nachten(date(2026, 4, 3), date(2026, 4, 5))


@pytest.fixture
def melding(voorbeeld: Gemeente) -> Melding:
    return maak_melding()


def bed(naam: str, huis: str = "Huis Linde") -> Bed:
    return Bed.objects.get(naam=naam, locatie__naam=huis)


def bezet(melding: Melding, welk: Bed, door: Gebruiker, nachten: Nachten = NACHTEN) -> Reservering:
    return reserveringen.plaats_optie(melding, welk, nachten.van, nachten.tot, nu=middag(OP), op=OP, door=door)


def zoek(gemeente: Gemeente, wensen: Wensen = GEEN_WENSEN, nachten: Nachten = NACHTEN, postcode: str = "") -> dict:
    vraag = zoeken.Vraag(nachten, wensen, postcode)
    return {huis.locatie.naam: huis for huis in zoeken.zoek(gemeente, vraag, op=OP).huizen}


@pytest.mark.regel("L-18")
def test_een_huis_noemt_de_vrije_bedden_en_waarom_de_andere_niet(
    voorbeeld: Gemeente, melding: Melding, consulent: Gebruiker
) -> None:
    bezet(melding, bed("Kamer 1"), consulent)
    Blokkade.objects.create(bed=bed("Kamer 2"), periode=(date(2026, 4, 4), date(2026, 4, 10)), reden="verbouwing")
    huis = zoek(voorbeeld)["Huis Linde"]
    assert huis.vrij == ()
    assert {rij.bed.naam: rij.redenen for rij in huis.niet} == {
        "Kamer 1": ("bezet van 3 april 2026 tot 5 april 2026",),
        "Kamer 2": ("niet te gebruiken tot 10 april 2026: verbouwing",),
        "Kamer 3": ("op een gesloten afdeling, en dat is hier niet nodig",),
    }


@pytest.mark.regel("L-18")
def test_vol_noemt_de_naaste_dagen_die_wel_kunnen(voorbeeld: Gemeente, melding: Melding, consulent: Gebruiker) -> None:
    bezet(melding, bed("Kamer 1", "De Wilg"), consulent)
    assert zoek(voorbeeld)["De Wilg"].anders == Nachten(date(2026, 4, 5), date(2026, 4, 7))
    # Nothing is offered in the past.
    assert zoeken.zoek(voorbeeld, zoeken.Vraag(NACHTEN), op=NACHTEN.van).aantal == 2


def test_een_bed_met_wensen(voorbeeld: Gemeente) -> None:
    huizen = zoek(voorbeeld, Wensen(tillift=True))
    assert [rij.naam for rij in huizen["Huis Linde"].vrij] == ["Kamer 1"]
    assert huizen["De Wilg"].vrij == ()
    assert huizen["De Wilg"].niet[0].redenen == ("geen tillift",)
    assert huizen["De Wilg"].anders is None


@pytest.mark.regel("L-23")
def test_een_vervallen_locatie_zegt_tot_wanneer_zij_open_was(voorbeeld: Gemeente) -> None:
    Locatie.objects.filter(naam="De Wilg").update(geldig_tot=date(2026, 4, 4))
    assert zoek(voorbeeld)["De Wilg"].niet[0].redenen == ("de locatie is in gebruik tot en met 4 april 2026",)
    Locatie.objects.filter(naam="De Wilg").update(geldig_van=date(2026, 5, 1), geldig_tot=None)
    assert zoek(voorbeeld)["De Wilg"].niet[0].redenen == ("de locatie opent op 1 mei 2026",)


@pytest.mark.regel("L-42")
def test_alleen_wie_in_de_regio_meedoet_ziet_en_boekt_de_bedden(
    voorbeeld: Gemeente, altena: Gemeente, consulent_altena: Gebruiker
) -> None:
    assert "Huis Linde" not in zoek(altena)
    daar = maak_melding(altena)
    with pytest.raises(Geweigerd, match="niet vrij"):
        bezet(daar, bed("Kamer 1"), consulent_altena)
    regio = Locatie.objects.get(naam="Huis Linde").regio
    deelname = Deelname.objects.create(
        regio=regio, gemeente=altena, geldig_van=date(2026, 1, 1), geldig_tot=date(2026, 4, 4)
    )
    assert "Huis Linde" not in zoek(altena)  # the last night falls after it
    deelname.geldig_tot = date(2026, 4, 5)
    deelname.save()
    assert "Huis Linde" in zoek(altena)
    assert bezet(daar, bed("Kamer 1"), consulent_altena).gemeente == altena
    Deelname.objects.filter(regio=regio, organisatie__naam="Stichting Huis Linde").update(geldig_tot=date(2026, 3, 1))
    assert "Huis Linde" not in zoek(altena)


def test_met_plaats_eerst_en_dan_dichtbij(voorbeeld: Gemeente, melding: Melding, consulent: Gebruiker) -> None:
    Locatie.objects.filter(naam="Huis Linde").update(postcode="4701 AA")
    Locatie.objects.filter(naam="De Wilg").update(postcode="4793 AA")
    assert list(zoek(voorbeeld, postcode="4793 BB")) == ["De Wilg", "Huis Linde"]
    Postcodegebied.objects.bulk_create(
        [Postcodegebied(code=code, breedte=breedte, lengte=4.5)
         for code, breedte in (("4793", 51.6), ("4701", 51.5), ("4900", 51.51))]
    )  # fmt: skip
    dichtbij = zoek(voorbeeld, postcode="4900 CC")
    assert [(naam, huis.waar) for naam, huis in dichtbij.items()] == [
        ("Huis Linde", "Voorbeeld, ongeveer 1 km"),
        ("De Wilg", "Voorbeeld, ongeveer 10 km"),
    ]
    for naam in ("Kamer 1", "Kamer 2"):
        Blokkade.objects.create(bed=bed(naam), periode=(NACHTEN.van, NACHTEN.tot), reden="vakantie")
    assert list(zoek(voorbeeld, postcode="4900 CC")) == ["De Wilg", "Huis Linde"]


def test_een_bed_dat_voor_de_client_wordt_vastgehouden_is_voor_hem_vrij(voorbeeld: Gemeente, melding: Melding) -> None:
    Blokkade.objects.create(
        bed=bed("Kamer 1", "De Wilg"), periode=(NACHTEN.van, NACHTEN.tot), reden="Vastgehouden", voor=melding.client
    )
    for voor, vrij in ((None, 0), (maak_melding().client, 0), (melding.client, 1)):
        gevonden = zoeken.zoek(voorbeeld, zoeken.Vraag(NACHTEN, voor=voor), op=OP)
        wilg = next(huis for huis in gevonden.huizen if huis.locatie.naam == "De Wilg")
        assert (len(wilg.vrij), gevonden.bedden_vrij) == (vrij, 2 + vrij)
        assert zoeken.tel_vrij(voorbeeld, (NACHTEN,), GEEN_WENSEN, voor) == [2 + vrij]


def test_elke_periode_telt_de_bedden_die_er_dan_zijn(voorbeeld: Gemeente) -> None:
    perioden = weekenden(2026, 4, vanaf=OP)
    Bed.objects.filter(locatie__naam="De Wilg").update(geldig_tot=perioden[1].tot)
    Bed.objects.filter(naam="Kamer 1", locatie__naam="Huis Linde").update(geldig_van=perioden[3].van)
    assert zoeken.tel_vrij(voorbeeld, perioden, GEEN_WENSEN) == [2, 2, 1, 2]


def test_weekenden_tellen_met_een_vraag_per_weekend(
    voorbeeld: Gemeente, melding: Melding, consulent: Gebruiker
) -> None:
    perioden = weekenden(2026, 4, vanaf=OP)
    bezet(melding, bed("Kamer 1"), consulent, perioden[0])
    with CaptureQueriesContext(
        connection,
    ) as vragen:
        assert zoeken.tel_vrij(voorbeeld, perioden, GEEN_WENSEN) == [2, 3, 3, 3]
    assert len(vragen) == len(perioden)
    assert zoeken.tel_vrij(voorbeeld, (), GEEN_WENSEN) == []


def test_een_bed_dat_later_opent_telt_in_de_perioden_daarna(voorbeeld: Gemeente) -> None:
    perioden = weekenden(2026, 4, vanaf=OP)
    Bed.objects.filter(pk=bed("Kamer 1").pk).update(geldig_van=perioden[1].van)
    Bed.objects.filter(pk=bed("Kamer 2").pk).update(geldig_tot=perioden[2].van)
    assert zoeken.tel_vrij(voorbeeld, perioden, GEEN_WENSEN) == [2, 3, 2, 2]


def test_zoeken_kost_even_veel_vragen_bij_meer_huizen(voorbeeld: Gemeente) -> None:
    def tel() -> int:
        with CaptureQueriesContext(connection) as vragen:
            zoek(voorbeeld)
        return len(vragen)

    eerst = tel()
    linde = Locatie.objects.get(naam="Huis Linde")
    for n in range(12):
        huis = Locatie.objects.create(
            organisatie=linde.organisatie, regio=linde.regio, naam=f"Huis {n}", plaats="P", geldig_van=linde.geldig_van
        )
        Bed.objects.create(locatie=huis, naam="Kamer 1", geldig_van=linde.geldig_van)
    assert tel() == eerst
    eerste = zoeken.zoek(voorbeeld, zoeken.Vraag(NACHTEN), op=OP, per_blad=10)
    tweede = zoeken.zoek(voorbeeld, zoeken.Vraag(NACHTEN), op=OP, blad=2, per_blad=10)
    assert (eerste.aantal, len(eerste.huizen), len(tweede.huizen)) == (14, 10, 4)
    assert not {h.locatie.pk for h in eerste.huizen} & {h.locatie.pk for h in tweede.huizen}


def test_een_bed_dat_niet_past_is_niet_te_boeken(melding: Melding, consulent: Gebruiker) -> None:
    with pytest.raises(Geweigerd, match="Kamer 1, De Wilg past niet: geen tillift en niet ingericht"):
        reserveringen.plaats_optie(
            melding, bed("Kamer 1", "De Wilg"), NACHTEN.van, NACHTEN.tot,
            wensen=Wensen(tillift=True, dementie=True), nu=middag(OP), op=OP, door=consulent,
        )  # fmt: skip


# --- the pages ------------------------------------------------------------------------------------

DAGEN = "van_dag=3&van_maand=4&van_jaar=2026&tot_dag=5&tot_maand=4&tot_jaar=2026"


@pytest.fixture
def browser(client: Browser, consulent: Gebruiker, time_machine: object) -> Browser:
    time_machine.move_to(middag(OP))  # type: ignore[attr-defined]
    client.force_login(consulent)
    return client


def test_van_zoeken_naar_een_optie(browser: Browser, melding: Melding) -> None:
    pad = f"/zaken/{melding.nummer}/logeren/"
    gevonden = browser.get(f"{pad}zoeken/?hoe=dagen&{DAGEN}&wensen=tillift&geslacht=").content.decode()
    assert "1 bed vrij op 1 van 2 locaties" in gevonden
    keuze = f"{pad}bed/{bed('Kamer 1').pk}/?hoe=dagen&{DAGEN}&wensen=tillift&geslacht="
    assert "een tillift" in browser.get(keuze).content.decode()
    assert browser.post(keuze, {"soort": "verblijf"}).status_code == 302
    rij = Reservering.objects.get()
    assert (rij.bed, rij.aankomst, rij.wensen) == (bed("Kamer 1"), NACHTEN.van, {"tillift": True})
    # The wishes are remembered, and twice the same button is refused in words.
    assert 'value="tillift"' in browser.get(f"{pad}zoeken/").content.decode()
    assert "niet vrij" in browser.post(keuze, {"soort": "verblijf"}).content.decode()
    assert Reservering.objects.count() == 1


def test_een_weekend_en_een_patroon_op_de_bladzijde(browser: Browser, melding: Melding) -> None:
    weekend = browser.get("/logeerzorg/?hoe=weekend&maand=2026-4&duur=2").content.decode()
    assert weekend.count("3 bedden") == 4
    patroon = browser.get(
        "/logeerzorg/?hoe=patroon&eerste_dag=3&eerste_maand=4&eerste_jaar=2026&nachten=2&om_de_weken=8"
        "&tot_dag=31&tot_maand=12&tot_jaar=2026"
    ).content.decode()
    assert patroon.count("3 bedden") == 5


@pytest.mark.parametrize("hoe", ["dagen", "weekend", "patroon"])
def test_het_formulier_zoekt_op_dezelfde_manier_verder(browser: Browser, hoe: str) -> None:
    for vraag in (f"hoe={hoe}", f"hoe={hoe}&geslacht="):
        blad = browser.get(f"/logeerzorg/?{vraag}").content.decode()
        assert f'<input type="hidden" name="hoe" value="{hoe}"' in blad


def test_wat_van_een_weekend_wordt_bekeken_houdt_de_postcode(browser: Browser) -> None:
    weekend = browser.get("/logeerzorg/?hoe=weekend&maand=2026-4&duur=2&gebied=4901").content.decode()
    assert weekend.count("gebied=4901") == 4


def test_een_gezocht_patroon_gaat_mee_naar_de_reeks(browser: Browser, melding: Melding) -> None:
    patroon = (
        "hoe=patroon&eerste_dag=3&eerste_maand=4&eerste_jaar=2026&nachten=2&om_de_weken=8&tot_dag=31&tot_maand=12"
        "&tot_jaar=2026&wensen=tillift&geslacht="
    )
    pad = f"/zaken/{melding.nummer}/logeren/"
    assert "Reken dit patroon door" in browser.get(f"{pad}zoeken/?{patroon}").content.decode()
    blad = browser.get(f"{pad}reeks/?{patroon}").content.decode()
    assert 'name="om_de_weken" value="8"' in blad
    antwoord = {
        "bed": str(bed("Kamer 1", "De Wilg").pk), "eerste_dag": "3", "eerste_maand": "4", "eerste_jaar": "2026",
        "nachten": "2", "om_de_weken": "8", "tot_dag": "31", "tot_maand": "12", "tot_jaar": "2026",
    }  # fmt: skip
    assert "De Wilg past niet: geen tillift" in browser.post(f"{pad}reeks/?{patroon}", antwoord).content.decode()
    assert browser.get(f"{pad}reeks/?hoe=patroon&eerste_dag=99").status_code == 200


@pytest.mark.parametrize(
    ("vraag", "zin"),
    [
        ("hoe=dagen&van_dag=1&van_maand=3&van_jaar=2026&tot_dag=5&tot_maand=4&tot_jaar=2026", "ligt in het verleden"),
        ("hoe=dagen&van_dag=5&van_maand=4&van_jaar=2026&tot_dag=5&tot_maand=4&tot_jaar=2026", "na de aankomstdag"),
        ("hoe=weekend&maand=2020-1&duur=2", "Kies een van de antwoorden"),
        ("hoe=patroon&eerste_dag=3&eerste_maand=4&eerste_jaar=2026&nachten=14&om_de_weken=1&tot_dag=1&tot_maand=5&tot_jaar=2026",
         "nog bezig"),
        ("hoe=patroon&eerste_dag=3&eerste_maand=4&eerste_jaar=2026&nachten=1&om_de_weken=1&tot_dag=1&tot_maand=5&tot_jaar=2029",
         "een jaar vooruit"),
    ],
)  # fmt: skip
def test_een_zoekvraag_die_niet_kan_zegt_wat_te_doen(browser: Browser, vraag: str, zin: str) -> None:
    assert zin in browser.get(f"/logeerzorg/?{vraag}").content.decode()


@pytest.mark.parametrize("vraag", ["hoe=anders", "blad=niets", "hoe=dagen&blad=99999999999"])
def test_een_vreemd_adres_is_geen_fout(browser: Browser, vraag: str) -> None:
    assert browser.get(f"/logeerzorg/?{vraag}").status_code in (200, 404)


# --- the table of postcodes -----------------------------------------------------------------------


def test_een_tabel_met_postcodes_laadt_helemaal_of_niet(tmp_path: Path) -> None:
    bestand = tmp_path / "postcodes.csv"
    bestand.write_text("code;breedte;lengte\n4793;51.64;4.49\n4871;51.57;4.63\n", encoding="utf-8")
    call_command("laad_postcodes", str(bestand), verbosity=0)
    bestand.write_text("code;breedte;lengte\n4793;51.65;4.49\n4871;5157;4.63\n", encoding="utf-8")
    with pytest.raises(CommandError, match="Regel 3"):
        call_command("laad_postcodes", str(bestand), verbosity=0)
    assert list(Postcodegebied.objects.order_by("code").values_list("breedte", flat=True)) == [51.64, 51.57]
    for tekst in (
        "postcode,x\n",
        "code;breedte;lengte\n4793;noord;4\n",
        *(f"code;breedte;lengte\n{regel}\n" for regel in (";51.6;4.5", " ", "4793", "4793;51.6", '""')),
    ):
        bestand.write_text(tekst, encoding="utf-8")
        with pytest.raises(CommandError):
            call_command("laad_postcodes", str(bestand), verbosity=0)
