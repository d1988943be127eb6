"""The parameters as a file: out, back in as proposals, all or nothing, and each refusal names its line."""

from datetime import date

import pytest

from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Parameter, Parametervoorstel
from meldingen.services.parameterbestand import (
    KOPPEN,
    MEESTE_FOUTEN,
    MEESTE_REGELS,
    lees_bestand,
    naar_tekst,
    schrijf_bestand,
    voer_bestand_in,
)

pytestmark = pytest.mark.django_db
OP = date(2026, 11, 16)
KOP = ";".join(KOPPEN)
GOED = "retour_werkdagen;9;2027-01-01;;Collegebesluit;Zeven is te kort"


def bestand(*regels: str, einde: str = "\n") -> str:
    return einde.join([KOP, *regels, ""])


def fouten(door: Gebruiker, *regels: str) -> list[str]:
    with pytest.raises(Geweigerd) as weigering:
        lees_bestand(door.gemeente, bestand(*regels))
    return str(weigering.value).split("\n")


def test_wat_eruit_komt_verandert_terug_ingelezen_niets(beheerder: Gebruiker) -> None:
    tekst = schrijf_bestand(beheerder.gemeente, op=OP)
    gelezen = lees_bestand(beheerder.gemeente, tekst)
    assert gelezen.regels == ()
    assert gelezen.ongewijzigd == len(tekst.splitlines()) - 1 > 10
    with pytest.raises(Geweigerd, match="niets nieuws"):
        voer_bestand_in(beheerder.gemeente, tekst, op=OP, door=beheerder)


def test_alleen_eigen_waarden_van_nu_en_later_komen_eruit(beheerder: Gebruiker) -> None:
    oud = Parameter.objects.filter(gemeente=beheerder.gemeente, code="retour_werkdagen")
    oud.update(geldig_tot=date(2026, 11, 15))
    codes = [regel.split(";")[0] for regel in schrijf_bestand(beheerder.gemeente, op=OP).splitlines()[1:]]
    assert "retour_werkdagen" not in codes
    assert "eb_tarief" not in codes
    assert codes == sorted(codes)


def test_nieuwe_regels_worden_voorstellen(beheerder: Gebruiker) -> None:
    tekst = schrijf_bestand(beheerder.gemeente, op=OP) + GOED + "\r\n"
    [voorstel] = voer_bestand_in(beheerder.gemeente, tekst, op=OP, door=beheerder)
    assert (voorstel.code, voorstel.waarde, voorstel.geldig_van) == ("retour_werkdagen", 9, date(2027, 1, 1))
    assert (voorstel.reden, voorstel.bron, voorstel.is_open) == ("Zeven is te kort", "Collegebesluit", True)
    assert not Parameter.objects.filter(gemeente=beheerder.gemeente, geldig_van=date(2027, 1, 1)).exists()


def test_een_verkeerde_regel_en_er_blijft_niets(beheerder: Gebruiker) -> None:
    tekst = bestand(GOED, "rappel_werkdagen;-3;2027-01-01;;Besluit;Omdat")
    with pytest.raises(Geweigerd, match=r"^Regel 3: rappel_werkdagen mag niet negatief zijn\.$"):
        voer_bestand_in(beheerder.gemeente, tekst, op=OP, door=beheerder)
    assert not Parametervoorstel.objects.exists()


def test_elke_verkeerde_regel_wordt_bij_haar_nummer_genoemd(beheerder: Gebruiker) -> None:
    zinnen = fouten(
        beheerder,
        "bestaat_niet;1;2027-01-01;;Besluit;Omdat",
        "eb_tarief;22,00;2027-01-01;;CAK;Nieuw jaar",
        "",
        "retour_werkdagen;veel;2027-01-01;;Besluit;Omdat",
        "retour_werkdagen;9;ooit;;Besluit;Omdat",
        "retour_werkdagen;9;2027-01-01;straks;Besluit;Omdat",
        "retour_werkdagen;9;2027-01-01;2026-01-01;Besluit;Omdat",
        "retour_werkdagen;9;2027-02-01;;Besluit;",
        "retour_werkdagen;9",
        "retour_werkdagen;9;2027-01-01;;Besluit;Omdat;nog iets",
        f"retour_werkdagen;9;2027-03-01;;{'x' * 201};Omdat",
        GOED,
        GOED,
    )
    assert [zin.split(":")[0] for zin in zinnen] == [
        "Regel 2", "Regel 3", "Regel 5", "Regel 6", "Regel 7", "Regel 8", "Regel 9", "Regel 10", "Regel 11",
        "Regel 12", "Regel 14",
    ]  # fmt: skip
    delen = (
        "bestaat niet", "heel Nederland", "geheel getal", "geldig_van een datum", "geldig_tot een datum",
        "vóór de eerste", "waarom de waarde verandert", "6 kolommen", "6 kolommen", "200 tekens",
    )  # fmt: skip
    assert all(deel in zin for deel, zin in zip(delen, zinnen, strict=False))


def test_dezelfde_code_en_dag_twee_keer_noemt_de_eerste_regel(beheerder: Gebruiker) -> None:
    assert fouten(beheerder, GOED, "", GOED) == ["Regel 4: Deze code met deze eerste dag staat al op regel 2."]


def test_heel_veel_fouten_worden_samengevat(beheerder: Gebruiker) -> None:
    zinnen = fouten(beheerder, *["x;1;2027-01-01;;b;r"] * (MEESTE_FOUTEN + 5))
    assert len(zinnen) == MEESTE_FOUTEN + 1
    assert zinnen[-1] == "En nog 5 regels."


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [
        ("", "leeg"),
        ("\n\n", "leeg"),
        ("code,waarde\n", "zet bovenaan de kolommen"),
        (f'{KOP}\nretour_werkdagen;"9', "niet te lezen"),
        (KOP + "\n" + "x;1;2027-01-01;;b;r\n" * (MEESTE_REGELS + 1), "meer dan 1000 regels"),
        ("x" * 500_001, "te groot"),
    ],
)
def test_een_bestand_dat_niet_deugt_krijgt_een_zin(beheerder: Gebruiker, tekst: str, zin: str) -> None:
    with pytest.raises(Geweigerd, match=zin):
        lees_bestand(beheerder.gemeente, tekst)


@pytest.mark.parametrize(
    "inhoud",
    [
        bestand(GOED).encode(),
        bestand(GOED).encode("utf-8-sig"),
        bestand(GOED, einde="\r\n").encode(),
        bestand("", GOED, " ; ; ", "", einde="\r\n").encode(),
        bestand("retour_werkdagen; 9 ;1-1-2027;;Collegebesluit;Zeven is te kort").encode(),
    ],
    ids=["utf-8", "bom", "crlf", "lege regels", "zoals een rekenblad"],
)
def test_zo_bewaren_rekenbladen_een_bestand(beheerder: Gebruiker, inhoud: bytes) -> None:
    [regel] = lees_bestand(beheerder.gemeente, naar_tekst(inhoud)).regels
    assert (regel.nieuw.waarde, regel.nieuw.geldig_van) == (9, date(2027, 1, 1))


def test_een_oude_tekenset_en_een_formule_blijven_tekst(beheerder: Gebruiker) -> None:
    tekst = naar_tekst(bestand("wachttijdtekst;Eén week;2027-01-01;;Besluit;Omdat").encode("cp1252"))
    [regel] = lees_bestand(beheerder.gemeente, tekst).regels
    assert regel.nieuw.waarde == "Eén week"
    Parameter.objects.filter(gemeente=beheerder.gemeente, code="wachttijdtekst").delete()
    Parameter.objects.create(
        gemeente=beheerder.gemeente, code="wachttijdtekst", waarde="=1+1", geldig_van=OP, bron="@besluit"
    )
    uit = schrijf_bestand(beheerder.gemeente, op=OP)
    assert ";'=1+1;" in uit
    assert ";'@besluit;" in uit
    assert lees_bestand(beheerder.gemeente, uit).regels == ()


def test_wat_geen_tekst_is_wordt_geweigerd() -> None:
    with pytest.raises(Geweigerd, match="geen CSV"):
        naar_tekst(b"PK\x03\x04\x00\x00")
    with pytest.raises(Geweigerd, match="te groot"):
        naar_tekst(b"x" * 500_001)
