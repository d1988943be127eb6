"""WMO401: the written text, the faults the checker finds, and agreement with the official schema."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest

from cak_export.ieb.controle import controleer
from cak_export.ieb.wmo401 import OngeldigBericht, StartBericht, StatusAanlevering, schrijf
from tests.orakel import orakel

KAAL = StartBericht(
    gemeentecode="1959",
    identificatie="220000000017",
    dagtekening=date(2022, 6, 1),
    bsn="999900006",
    startnummer=42,
    startdatum=date(2022, 5, 13),
)
BERICHT = replace(KAAL, kostprijs_centen=310000, kostprijs_startdatum=date(2022, 5, 14))
GOUD = """<?xml version="1.0" encoding="UTF-8"?>
<wmo401:Bericht xmlns:ieb="http://www.istandaarden.nl/ieb/1_0/basisschema/schema" \
xmlns:wmo401="http://www.istandaarden.nl/ieb/1_0/wmo401/schema">
  <wmo401:Header>
    <wmo401:BerichtCode>470</wmo401:BerichtCode>
    <wmo401:BerichtVersie>1</wmo401:BerichtVersie>
    <wmo401:BerichtSubversie>0</wmo401:BerichtSubversie>
    <wmo401:Afzender>1959</wmo401:Afzender>
    <wmo401:BerichtIdentificatie>
      <ieb:Identificatie>220000000017</ieb:Identificatie>
      <ieb:Dagtekening>2022-06-01</ieb:Dagtekening>
    </wmo401:BerichtIdentificatie>
    <wmo401:XsdVersie>
      <ieb:BasisschemaXsdVersie>1.2.0</ieb:BasisschemaXsdVersie>
      <ieb:BerichtXsdVersie>1.2.0</ieb:BerichtXsdVersie>
    </wmo401:XsdVersie>
  </wmo401:Header>
  <wmo401:Client>
    <wmo401:Bsn>999900006</wmo401:Bsn>
    <wmo401:StartEigenBijdrage>
      <wmo401:EbStartNummer>42</wmo401:EbStartNummer>
      <wmo401:EbStartdatum>2022-05-13</wmo401:EbStartdatum>
      <wmo401:EbKostprijs>
        <ieb:KostprijsBedrag>310000</ieb:KostprijsBedrag>
        <ieb:KostprijsStartdatum>2022-05-14</ieb:KostprijsStartdatum>
      </wmo401:EbKostprijs>
      <wmo401:StatusAanlevering>1</wmo401:StatusAanlevering>
    </wmo401:StartEigenBijdrage>
  </wmo401:Client>
</wmo401:Bericht>
"""


def ruil(oud: str, nieuw: str, aantal: int = 1) -> str:
    """Return the golden text with one thing changed."""
    assert oud in GOUD
    return GOUD.replace(oud, nieuw, aantal)


def zet(veld: str, waarde: str) -> str:
    """Return the golden text with another value in one element."""
    begin = GOUD.index(f"{veld}>") + len(veld) + 1
    return GOUD[:begin] + waarde + GOUD[GOUD.index("</", begin) :]


def weg(veld: str) -> str:
    """Return the golden text without one element."""
    begin = GOUD.index(f"<{veld}>")
    eind = GOUD.index(f"</{veld}>") + len(f"</{veld}>")
    return GOUD[:begin] + GOUD[eind:]


def dubbel(veld: str) -> str:
    """Return the golden text with one element twice."""
    begin = GOUD.index(f"<{veld}>")
    eind = GOUD.index(f"</{veld}>") + len(f"</{veld}>")
    return GOUD[:eind] + GOUD[begin:eind] + GOUD[eind:]


def achteraan(veld: str, in_: str) -> str:
    """Return the golden text with one element moved to the end of its group."""
    begin = GOUD.index(f"<{veld}>")
    eind = GOUD.index(f"</{veld}>") + len(f"</{veld}>")
    return (GOUD[:begin] + GOUD[eind:]).replace(f"</{in_}>", f"{GOUD[begin:eind]}</{in_}>")


XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
VELDEN = {
    "wmo401:BerichtCode": ("470", ["", "471", "4700", " 470", "470 "]),
    "wmo401:BerichtVersie": ("1", ["", "0", "01", "+1", "2", "1.0", "een"]),
    "wmo401:BerichtSubversie": ("0", ["", "1", "00", "-0"]),
    "wmo401:Afzender": ("0637", ["", "637", "19590", "195a", "1959 ", "１９５９"]),
    "ieb:Identificatie": ("A-1 b", ["", " ", "\t", "1234567890123", "een\ntwee"]),
    "ieb:Dagtekening": (
        " 2024-02-29\n",
        ["", "2023-02-29", "2022-13-01", "2022-00-10", "2022-06-31", "2022-06-00"],
    ),
    "ieb:BasisschemaXsdVersie": ("10.0.3", ["", "1.2", "1.2.0.1", "01.2.0", "1.2.x", " 1.2.0"]),
    "ieb:BerichtXsdVersie": ("0.0.0", ["", "1,2,0", "1.02.0"]),
    "wmo401:Bsn": ("000000000", ["", "99990000", "9999000060", "99990000x", " 999900006"]),
    "wmo401:EbStartNummer": (" +007 ", ["", "-1", "1000000000", "1.0", "1 2", "²", "9" * 30, "-"]),
    "wmo401:EbStartdatum": (
        "12022-06-01",
        ["2022-06-01Z", "2022-06-01+01:00", "22-06-01", "2022-6-1", "01-06-2022"],
    ),
    "ieb:KostprijsBedrag": ("-0", ["", "100000000", "310.000", "€ 31"]),
    "ieb:KostprijsStartdatum": (
        "-0004-02-29",
        ["0000-01-01", "02022-01-01", "2022-06-01T00:00:00", "20220601"],
    ),
    "wmo401:StatusAanlevering": ("9", ["", "0", "4", "12", " 1"]),
}
GROEPEN = {
    "wmo401:BerichtIdentificatie": "wmo401:Header",
    "wmo401:XsdVersie": "wmo401:Header",
    "wmo401:Header": "wmo401:Bericht",
    "wmo401:Client": "wmo401:Bericht",
    "wmo401:StartEigenBijdrage": "wmo401:Client",
    "wmo401:EbKostprijs": "wmo401:StartEigenBijdrage",
}
OUDERS = {
    "wmo401:BerichtCode": "wmo401:Header",
    "wmo401:Afzender": "wmo401:Header",
    "ieb:Identificatie": "wmo401:BerichtIdentificatie",
    "ieb:BasisschemaXsdVersie": "wmo401:XsdVersie",
    "wmo401:Bsn": "wmo401:Client",
    "wmo401:EbStartNummer": "wmo401:StartEigenBijdrage",
    "wmo401:EbStartdatum": "wmo401:StartEigenBijdrage",
    "ieb:KostprijsBedrag": "wmo401:EbKostprijs",
    "wmo401:BerichtIdentificatie": "wmo401:Header",
    "wmo401:EbKostprijs": "wmo401:StartEigenBijdrage",
    "wmo401:Header": "wmo401:Bericht",
}
GOED = {
    "goud": GOUD,
    "zonder kostprijs": weg("wmo401:EbKostprijs"),
    "commentaar": ruil("999900006", "9999<!-- een opmerking -->00006"),
    "verwerkingsopdracht": ruil("999900006", "9999<?x y?>00006"),
    "ander voorvoegsel": GOUD.replace("wmo401:", "b:")
    .replace("xmlns:b:", "xmlns:wmo401:")
    .replace("xmlns:wmo401=", "xmlns:b="),
    "cdata": ruil("999900006", "<![CDATA[999900006]]>"),
    "schemalocatie": ruil("<wmo401:Bericht ", f'<wmo401:Bericht {XSI} xsi:schemaLocation="a b" '),
    **{f"{veld}: {goed!r}": zet(veld, goed) for veld, (goed, _) in VELDEN.items()},
}
FOUT = {
    **{f"{veld}: {fout!r}": zet(veld, fout) for veld, (_, fouten) in VELDEN.items() for fout in fouten},
    **{f"{veld} weg": weg(veld) for veld in [*VELDEN, *GROEPEN] if veld != "wmo401:EbKostprijs"},
    **{f"{veld} dubbel": dubbel(veld) for veld in [*VELDEN, *GROEPEN]},
    **{f"{veld} achteraan": achteraan(veld, in_) for veld, in_ in OUDERS.items()},
    "onbekend element": ruil("<wmo401:Bsn>", "<wmo401:Naam>x</wmo401:Naam><wmo401:Bsn>"),
    "element in een waarde": ruil("999900006", "<wmo401:Bsn>999900006</wmo401:Bsn>"),
    "verkeerde naamruimte": ruil("ieb:Dagtekening>", "wmo401:Dagtekening>", 2),
    "geen naamruimte": ruil("wmo401:Bsn>", "Bsn>", 2),
    "losse tekst vooraan": ruil("<wmo401:Client>", "<wmo401:Client>tekst"),
    "losse tekst ertussen": ruil("</wmo401:Bsn>", "</wmo401:Bsn>tekst"),
    "harde spatie ertussen": ruil("</wmo401:Bsn>", "</wmo401:Bsn>\u00a0"),
    "attribuut op een waarde": ruil("<wmo401:Bsn>", '<wmo401:Bsn soort="x">'),
    "attribuut op een groep": ruil("<wmo401:Client>", '<wmo401:Client id="x">'),
    "leeg bericht": '<Bericht xmlns="http://www.istandaarden.nl/ieb/1_0/wmo401/schema"/>',
    "ander bericht": GOUD.replace("wmo401/schema", "wmo403/schema"),
    "andere versie": GOUD.replace("ieb/1_0", "ieb/4_0"),
    "andere wortel": ruil("wmo401:Bericht ", "wmo401:Berichten ").replace("</wmo401:Bericht>", "</wmo401:Berichten>"),
    "leeg bestand": "",
    "geen xml": "470;1;0;1959",
    "niet gesloten": GOUD[:-20],
    "niet gebonden voorvoegsel": ruil('xmlns:ieb="', 'xmlns:anders="'),
}


def test_het_bericht_is_letterlijk_wat_de_standaard_vraagt() -> None:
    assert schrijf(BERICHT) == GOUD.encode()
    assert schrijf(BERICHT) == schrijf(replace(BERICHT))


def test_zonder_kostprijs_blijft_het_hele_blok_weg() -> None:
    xml = schrijf(KAAL).decode()
    assert "EbKostprijs" not in xml
    assert controleer(xml.encode()) == []


@pytest.mark.parametrize("status", list(StatusAanlevering))
def test_elke_status_wordt_met_zijn_code_geschreven(status: StatusAanlevering) -> None:
    assert f"<wmo401:StatusAanlevering>{status.value}<" in schrijf(replace(BERICHT, status=status)).decode()


def test_bijzondere_tekens_blijven_leesbaar() -> None:
    xml = schrijf(replace(BERICHT, identificatie="<&>é")).decode()
    assert "<ieb:Identificatie>&lt;&amp;&gt;é</ieb:Identificatie>" in xml


@pytest.mark.parametrize(
    ("wijziging", "bevinding"),
    [
        ({"bsn": "99990000"}, "/Bericht/Client/Bsn: geen negen cijfers."),
        ({"gemeentecode": "637"}, "/Bericht/Header/Afzender: geen gemeentecode van vier cijfers."),
        (
            {"identificatie": "x" * 13},
            "/Bericht/Header/BerichtIdentificatie/Identificatie: leeg, te lang of over meer regels.",
        ),
        (
            {"startnummer": -1},
            "/Bericht/Client/StartEigenBijdrage/EbStartNummer: moet tussen 0 en 999999999 liggen.",
        ),
        (
            {"kostprijs_centen": 100_000_000},
            "/Bericht/Client/StartEigenBijdrage/EbKostprijs/KostprijsBedrag: moet tussen 0 en 99999999 liggen.",
        ),
    ],
)
def test_een_bericht_dat_zou_worden_afgekeurd_wordt_niet_geschreven(wijziging: Any, bevinding: str) -> None:
    with pytest.raises(OngeldigBericht) as fout:
        schrijf(replace(BERICHT, **wijziging))
    assert str(fout.value) == bevinding


@pytest.mark.parametrize("half", [{"kostprijs_centen": None}, {"kostprijs_startdatum": None}])
def test_een_halve_kostprijs_wordt_geweigerd(half: Any) -> None:
    with pytest.raises(ValueError, match="bedrag en een startdatum"):
        replace(BERICHT, **half)


@pytest.mark.parametrize("naam", GOED)
def test_de_controle_laat_een_goed_bericht_door(naam: str) -> None:
    assert controleer(GOED[naam].encode()) == []


@pytest.mark.parametrize("naam", FOUT)
def test_de_controle_vindt_elke_fout(naam: str) -> None:
    bevindingen = controleer(FOUT[naam].encode())
    assert bevindingen
    assert all(zin.endswith(".") for zin in bevindingen)


@pytest.mark.parametrize(
    ("xml", "bevindingen"),
    [
        (weg("wmo401:Bsn"), ["/Bericht/Client: Bsn ontbreekt of staat niet op zijn plaats."]),
        (
            dubbel("wmo401:Bsn"),
            ["/Bericht/Client: StartEigenBijdrage ontbreekt of staat niet op zijn plaats."],
        ),
        (
            zet("wmo401:StatusAanlevering", "4"),
            ["/Bericht/Client/StartEigenBijdrage/StatusAanlevering: moet een van 1, 2, 3, 9 zijn."],
        ),
        (zet("wmo401:BerichtVersie", "2"), ["/Bericht/Header/BerichtVersie: moet 1 zijn."]),
        (
            zet("ieb:Dagtekening", "2022-06-31"),
            ["/Bericht/Header/BerichtIdentificatie/Dagtekening: deze dag bestaat niet."],
        ),
        (
            zet("ieb:Dagtekening", "2022-06-01Z"),
            ["/Bericht/Header/BerichtIdentificatie/Dagtekening: geen datum als 2026-01-31, zonder tijdzone."],
        ),
        (
            ruil("</wmo401:Bsn>", "</wmo401:Bsn><wmo401:Naam/>"),
            ["/Bericht/Client: Naam hoort hier niet (of niet in deze naamruimte)."],
        ),
        (
            ruil("<wmo401:Bsn>", '<wmo401:Bsn a="b">'),
            ["/Bericht/Client/Bsn: het attribuut a hoort hier niet."],
        ),
        (zet("wmo401:Bsn", "<x/>"), ["/Bericht/Client/Bsn: hier hoort een waarde, geen element."]),
        ("<Bericht/>", ["Onbekend bericht: Bericht in deze naamruimte."]),
        ("nee", ["Het bericht is geen leesbare XML."]),
    ],
)
def test_een_bevinding_zegt_waar_en_wat(xml: str, bevindingen: list[str]) -> None:
    assert controleer(xml.encode())[: len(bevindingen)] == bevindingen


def test_alle_fouten_komen_in_een_keer() -> None:
    xml = zet("wmo401:Bsn", "1").replace(">1959<", ">x<").replace(">42<", ">y<")
    assert len(controleer(xml.encode())) == 3


@pytest.mark.parametrize(
    "kop",
    [
        '<!DOCTYPE a [<!ENTITY x "yyyyyyyyyy"><!ENTITY z "&x;&x;&x;&x;&x;">]>',
        '<!DOCTYPE a SYSTEM "file:///etc/passwd">',
    ],
)
def test_een_doctype_wordt_geweigerd_voordat_er_iets_mee_gebeurt(kop: str) -> None:
    xml = GOUD.replace("?>\n", f"?>\n{kop}\n", 1)
    assert controleer(xml.encode()) == ["Het bericht bevat een DOCTYPE; dat is niet toegestaan."]


@pytest.mark.parametrize("codering", ["bestaat-niet", "shift_jis"])
def test_een_onleesbare_codering_is_een_bevinding(codering: str) -> None:
    xml = GOUD.replace("UTF-8", codering, 1).encode()
    assert controleer(xml) == ["Het bericht is geen leesbare XML."]


def test_typewisseling_wordt_geweigerd() -> None:
    xml = ruil("<wmo401:Bsn>", f'<wmo401:Bsn {XSI} xsi:nil="true">')
    assert "/Bericht/Client/Bsn: het attribuut nil hoort hier niet." in controleer(xml.encode())


@cache
def _schema() -> Callable[[bytes], bool]:
    etree = pytest.importorskip("lxml.etree", reason="orakel ontbreekt: lxml")
    schema = etree.XMLSchema(etree.parse(str(orakel("istandaarden/ieb-1.0/xsd/WMO401.xsd"))))

    def geldig(xml: bytes) -> bool:
        try:
            return bool(schema.validate(etree.fromstring(xml)))
        except etree.XMLSyntaxError:
            return False

    return geldig


@pytest.mark.parametrize("naam", [*GOED, *FOUT])
def test_de_controle_en_het_schema_zijn_het_eens(naam: str) -> None:
    xml = {**GOED, **FOUT}[naam].encode()
    assert _schema()(xml) is (controleer(xml) == [])


def test_wat_wij_schrijven_voldoet_aan_het_schema() -> None:
    assert all(_schema()(schrijf(bericht)) for bericht in (KAAL, BERICHT))


def test_het_voorbeeldbericht_doorstaat_onze_controle() -> None:
    assert controleer(orakel("istandaarden/ieb-1.0/voorbeeldberichten/WMO401.xml").read_bytes()) == []
