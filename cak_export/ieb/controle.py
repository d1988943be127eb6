"""A checker for iEb 1.0 messages that needs no XSD: order, cardinality, types, patterns and code lists.

A message is described by a table (`BERICHTEN`), so another message is another table. The checker finds every
fault the official schema finds; it is stricter on two points: a document type declaration and a type
substitution (`xsi:type`, `xsi:nil`) are refused. Source: iEb 1.0, XSD 1.2.0.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET
from xml.parsers import expat

BASIS = "http://www.istandaarden.nl/ieb/1_0/basisschema/schema"
WMO401 = "http://www.istandaarden.nl/ieb/1_0/wmo401/schema"

_XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
_WITRUIMTE = " \t\r\n"  # what XML calls white space; str.strip() would take more
_DATUM = re.compile(r"(-?)([0-9]{4}|[1-9][0-9]{4,})-([0-9]{2})-([0-9]{2})")

# A check answers with what is wrong, or with None.
Controle = Callable[[str], str | None]


class _Doctype(Exception):
    """The message carries a document type declaration."""


@dataclass(frozen=True, slots=True)
class Veld:
    """An element with a value. minimaal 0: it may be absent; every element occurs at most once."""

    tag: str
    controle: Controle
    minimaal: int = 1


@dataclass(frozen=True, slots=True)
class Groep:
    """An element with elements, in a fixed order."""

    tag: str
    delen: "tuple[Veld | Groep, ...]"
    minimaal: int = 1


def tekst(patroon: str, uitleg: str, *, maximaal: int | None = None) -> Controle:
    """Check a string, white space included, against a pattern and a greatest length."""
    vorm = re.compile(patroon)

    def controle(waarde: str) -> str | None:
        te_lang = maximaal is not None and len(waarde) > maximaal
        return uitleg if te_lang or not vorm.fullmatch(waarde) else None

    return controle


def geheel_getal(hoogste: int, *, vast: str | None = None) -> Controle:
    """Check a whole number from 0 to `hoogste`; `vast`: the only spelling allowed."""

    def controle(waarde: str) -> str | None:
        getal = waarde.strip(_WITRUIMTE)
        if not re.fullmatch(r"[+-]?[0-9]+", getal):
            return "geen geheel getal"
        if vast is not None and getal != vast:
            return f"moet {vast} zijn"
        return None if 0 <= _begrensd(getal) <= hoogste else f"moet tussen 0 en {hoogste} liggen"

    return controle


def _begrensd(getal: str) -> int:
    """Read a whole number; int() refuses thousands of digits, and one more than any bound is enough."""
    teken = -1 if getal.startswith("-") else 1
    return teken * int(getal.lstrip("+-").lstrip("0")[:20] or "0")


def codelijst(*codes: str) -> Controle:
    """Check that a value is one of the codes."""
    return lambda waarde: None if waarde in codes else f"moet een van {', '.join(codes)} zijn"


def datum(waarde: str) -> str | None:
    """Check a calendar date without a time zone."""
    gevonden = _DATUM.fullmatch(waarde.strip(_WITRUIMTE))
    if not gevonden:
        return "geen datum als 2026-01-31, zonder tijdzone"
    jaar, maand, dag = _begrensd(gevonden[2][-4:]), int(gevonden[3]), int(gevonden[4])
    bestaat = gevonden[2] != "0000" and 1 <= maand <= 12 and 1 <= dag <= monthrange(2000 + jaar % 400, maand)[1]
    return None if bestaat else "deze dag bestaat niet"


versie = tekst(r"(0|[1-9][0-9]*)(\.(0|[1-9][0-9]*)){2}", "geen versie als 1.2.0")
gemeente = tekst(r"[0-9]{4}", "geen gemeentecode van vier cijfers")
bsn = tekst(r"[0-9]{9}", "geen negen cijfers")
# XSD counts only the four characters of XML as white space and a dot does not cross a line.
identificatie = tekst(r"[^\r\n]*[^ \t\r\n][^\r\n]*", "leeg, te lang of over meer regels", maximaal=12)
nummer = geheel_getal(999_999_999)
bedrag_in_centen = geheel_getal(99_999_999)
status_aanlevering = codelijst("1", "2", "3", "9")


def _kop(bericht: str, code: str) -> Groep:
    def eigen(naam: str) -> str:
        return f"{{{bericht}}}{naam}"

    return Groep(
        eigen("Header"),
        (
            Veld(eigen("BerichtCode"), codelijst(code)),
            Veld(eigen("BerichtVersie"), geheel_getal(99, vast="1")),
            Veld(eigen("BerichtSubversie"), geheel_getal(99, vast="0")),
            Veld(eigen("Afzender"), gemeente),
            Groep(
                eigen("BerichtIdentificatie"),
                (Veld(f"{{{BASIS}}}Identificatie", identificatie), Veld(f"{{{BASIS}}}Dagtekening", datum)),
            ),
            Groep(
                eigen("XsdVersie"),
                (
                    Veld(f"{{{BASIS}}}BasisschemaXsdVersie", versie),
                    Veld(f"{{{BASIS}}}BerichtXsdVersie", versie),
                ),
            ),
        ),
    )


_KOSTPRIJS = Groep(
    f"{{{WMO401}}}EbKostprijs",
    (
        Veld(f"{{{BASIS}}}KostprijsBedrag", bedrag_in_centen),
        Veld(f"{{{BASIS}}}KostprijsStartdatum", datum),
    ),
    minimaal=0,
)
_START = Groep(
    f"{{{WMO401}}}StartEigenBijdrage",
    (
        Veld(f"{{{WMO401}}}EbStartNummer", nummer),
        Veld(f"{{{WMO401}}}EbStartdatum", datum),
        _KOSTPRIJS,
        Veld(f"{{{WMO401}}}StatusAanlevering", status_aanlevering),
    ),
)

# The root element of each message that can be checked.
BERICHTEN: tuple[Groep, ...] = (
    Groep(
        f"{{{WMO401}}}Bericht",
        (_kop(WMO401, "470"), Groep(f"{{{WMO401}}}Client", (Veld(f"{{{WMO401}}}Bsn", bsn), _START))),
    ),
)


def controleer(xml: bytes) -> list[str]:
    """Return every fault of a message as a Dutch sentence; an empty list means the message is in order."""
    try:
        wortel = _lees(xml)
    except _Doctype:
        return ["Het bericht bevat een DOCTYPE; dat is niet toegestaan."]
    except (ET.ParseError, expat.ExpatError, ValueError, LookupError):
        return ["Het bericht is geen leesbare XML."]
    for bericht in BERICHTEN:
        if wortel.tag == bericht.tag:
            return list(_controleer(wortel, bericht, ""))
    return [f"Onbekend bericht: {_kort(wortel.tag)} in deze naamruimte."]


def _lees(xml: bytes) -> ET.Element:
    """Parse safely: without a document type declaration there are no entities to expand or to fetch."""

    def weiger(*_: object) -> None:
        raise _Doctype

    verkenner = expat.ParserCreate()
    verkenner.StartDoctypeDeclHandler = weiger
    verkenner.Parse(xml, True)
    return ET.fromstring(xml)  # noqa: S314  # see the docstring


def _kort(tag: str) -> str:
    return tag.rpartition("}")[2]


def _controleer(element: ET.Element, verwacht: Veld | Groep, pad: str) -> Iterator[str]:
    pad = f"{pad}/{_kort(element.tag)}"
    for attribuut in element.attrib:
        if attribuut not in (f"{_XSI}schemaLocation", f"{_XSI}noNamespaceSchemaLocation"):
            yield f"{pad}: het attribuut {_kort(attribuut)} hoort hier niet."
    if isinstance(verwacht, Groep):
        yield from _controleer_groep(element, verwacht, pad)
    else:
        yield from _controleer_veld(element, verwacht, pad)


def _controleer_veld(element: ET.Element, veld: Veld, pad: str) -> Iterator[str]:
    if len(element):
        yield f"{pad}: hier hoort een waarde, geen element."
    elif fout := veld.controle(element.text or ""):
        yield f"{pad}: {fout}."


def _controleer_groep(element: ET.Element, groep: Groep, pad: str) -> Iterator[str]:
    stukken = [element.text, *(kind.tail for kind in element)]
    if any((stuk or "").strip(_WITRUIMTE) for stuk in stukken):
        yield f"{pad}: hier hoort geen losse tekst."
    bekend = {deel.tag for deel in groep.delen}
    for kind in element:
        if kind.tag not in bekend:
            yield f"{pad}: {_kort(kind.tag)} hoort hier niet (of niet in deze naamruimte)."
    yield from _controleer_volgorde([kind for kind in element if kind.tag in bekend], groep, pad)


def _controleer_volgorde(kinderen: list[ET.Element], groep: Groep, pad: str) -> Iterator[str]:
    over = kinderen
    for deel in groep.delen:
        if over and over[0].tag == deel.tag:
            yield from _controleer(over[0], deel, pad)
            over = over[1:]
        elif deel.minimaal:
            yield f"{pad}: {_kort(deel.tag)} ontbreekt of staat niet op zijn plaats."
    for kind in over:
        yield f"{pad}: {_kort(kind.tag)} staat dubbel of niet op zijn plaats."
