"""WMO401: tell the CAK that the eigen bijdrage of a client starts, changes or was sent by mistake.

Source: iEb 1.0, XSD 1.2.0 of 3 October 2019; E-10, E-15.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from xml.etree import ElementTree as ET

from cak_export.ieb.controle import BASIS, WMO401, controleer

BERICHTCODE = "470"
XSD_VERSIE = "1.2.0"


class StatusAanlevering(StrEnum):
    """What the information is with respect to an earlier delivery under the same startnummer."""

    EERSTE = "1"
    GEWIJZIGD = "2"
    VERWIJDERD = "3"
    ONGEWIJZIGD = "9"


class OngeldigBericht(ValueError):
    """The message would be refused; the text holds the findings, a line each."""


@dataclass(frozen=True, slots=True)
class StartBericht:
    """The content of one WMO401: one client, one start.

    gemeentecode: four digits (CBS). identificatie: at most 12 characters, unique per sender.
    dagtekening: the day of sending. startnummer: unique within the gemeente, 0 to 999999999.
    kostprijs_centen and kostprijs_startdatum: the cost price to watch (eurocents), both or neither.
    """

    gemeentecode: str
    identificatie: str
    dagtekening: date
    bsn: str
    startnummer: int
    startdatum: date
    kostprijs_centen: int | None = None
    kostprijs_startdatum: date | None = None
    status: StatusAanlevering = StatusAanlevering.EERSTE

    def __post_init__(self) -> None:
        if (self.kostprijs_centen is None) != (self.kostprijs_startdatum is None):
            raise ValueError("Een kostprijs heeft een bedrag en een startdatum nodig, of geen van beide.")


def schrijf(bericht: StartBericht) -> bytes:
    """Write the message as UTF-8 without byte order mark; the same content gives the same bytes.

    Raises OngeldigBericht when the outcome would not pass the schema.
    """
    # Prefixes are written by hand: ElementTree keeps its own in one table for the whole process.
    wortel = ET.Element("wmo401:Bericht", {"xmlns:ieb": BASIS, "xmlns:wmo401": WMO401})
    _schrijf_kop(wortel, bericht)
    _schrijf_client(wortel, bericht)
    ET.indent(wortel)
    inhoud: str = ET.tostring(wortel, encoding="unicode")
    xml = f'<?xml version="1.0" encoding="UTF-8"?>\n{inhoud}\n'.encode()
    if bevindingen := controleer(xml):
        raise OngeldigBericht("\n".join(bevindingen))
    return xml


def _schrijf_kop(wortel: ET.Element, bericht: StartBericht) -> None:
    kop = _groep(wortel, "wmo401:Header")
    _veld(kop, "wmo401:BerichtCode", BERICHTCODE)
    _veld(kop, "wmo401:BerichtVersie", "1")
    _veld(kop, "wmo401:BerichtSubversie", "0")
    _veld(kop, "wmo401:Afzender", bericht.gemeentecode)
    kenmerk = _groep(kop, "wmo401:BerichtIdentificatie")
    _veld(kenmerk, "ieb:Identificatie", bericht.identificatie)
    _veld(kenmerk, "ieb:Dagtekening", bericht.dagtekening.isoformat())
    versies = _groep(kop, "wmo401:XsdVersie")
    _veld(versies, "ieb:BasisschemaXsdVersie", XSD_VERSIE)
    _veld(versies, "ieb:BerichtXsdVersie", XSD_VERSIE)


def _schrijf_client(wortel: ET.Element, bericht: StartBericht) -> None:
    client = _groep(wortel, "wmo401:Client")
    _veld(client, "wmo401:Bsn", bericht.bsn)
    start = _groep(client, "wmo401:StartEigenBijdrage")
    _veld(start, "wmo401:EbStartNummer", str(bericht.startnummer))
    _veld(start, "wmo401:EbStartdatum", bericht.startdatum.isoformat())
    if bericht.kostprijs_centen is not None and bericht.kostprijs_startdatum is not None:
        kostprijs = _groep(start, "wmo401:EbKostprijs")
        _veld(kostprijs, "ieb:KostprijsBedrag", str(bericht.kostprijs_centen))
        _veld(kostprijs, "ieb:KostprijsStartdatum", bericht.kostprijs_startdatum.isoformat())
    _veld(start, "wmo401:StatusAanlevering", bericht.status)


def _groep(ouder: ET.Element, naam: str) -> ET.Element:
    return ET.SubElement(ouder, naam)


def _veld(ouder: ET.Element, naam: str, waarde: str) -> None:
    ET.SubElement(ouder, naam).text = waarde
