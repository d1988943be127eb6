"""A calendar file of one appointment (RFC 5545): what a consulent puts in the own agenda. No content, no BSN.

Times are written in UTC, so that no time zone table has to go along.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

_REGELLENGTE = 75


@dataclass(frozen=True, slots=True)
class Afspraak:
    """One appointment. `uid` never changes; `volgnummer` goes up with every change. `begin` and `gemaakt` are aware."""

    uid: str
    volgnummer: int
    gemaakt: datetime
    begin: datetime
    minuten: int
    titel: str
    plaats: str
    is_afgezegd: bool = False


def schrijf_agenda(afspraak: Afspraak) -> bytes:
    """The file, in UTF-8 with CRLF. Raises ValueError for a time without a zone."""
    einde = afspraak.begin + timedelta(minutes=afspraak.minuten)
    regels = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Wmo-portaal//Afspraak//NL",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{ontsnap(afspraak.uid)}",
        f"SEQUENCE:{afspraak.volgnummer}",
        f"DTSTAMP:{_moment(afspraak.gemaakt)}",
        f"DTSTART:{_moment(afspraak.begin)}",
        f"DTEND:{_moment(einde)}",
        f"SUMMARY:{ontsnap(afspraak.titel)}",
        f"LOCATION:{ontsnap(afspraak.plaats)}",
        f"STATUS:{'CANCELLED' if afspraak.is_afgezegd else 'CONFIRMED'}",
        "CLASS:PRIVATE",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return "".join(f"{vouw(regel)}\r\n" for regel in regels).encode()


def ontsnap(tekst: str) -> str:
    """Text as a property value (RFC 5545, 3.3.11): backslash, semicolon, comma and line break are escaped."""
    tekst = tekst.replace("\r\n", "\n").replace("\r", "\n")
    for teken in ("\\", ";", ","):
        tekst = tekst.replace(teken, f"\\{teken}")
    return tekst.replace("\n", "\\n")


def vouw(regel: str) -> str:
    """Fold to at most 75 octets a line (RFC 5545, 3.1); a character is never cut in two."""
    delen, deel, lengte = [], "", 0
    for teken in regel:
        octetten = len(teken.encode())
        if lengte + octetten > _REGELLENGTE:
            delen.append(deel)
            # The space that starts a continuation counts too.
            deel, lengte = "", 1
        deel += teken
        lengte += octetten
    return "\r\n ".join([*delen, deel])


def _moment(wanneer: datetime) -> str:
    if wanneer.tzinfo is None:
        raise ValueError("Een afspraak heeft een tijd met een tijdzone nodig.")
    return wanneer.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
