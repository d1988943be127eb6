"""The calendar file of an appointment, against RFC 5545: escaping, folding, line ends, times in UTC."""

import dataclasses
import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onderzoek.agenda import Afspraak, ontsnap, schrijf_agenda, vouw

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
AFSPRAAK = Afspraak(
    uid="gesprek-7@wmo-2026-000417.wmo-portaal",
    volgnummer=0,
    gemaakt=datetime(2026, 3, 4, 9, 30, tzinfo=UTC),
    begin=datetime(2026, 3, 10, 10, 30, tzinfo=AMSTERDAM),
    minuten=60,
    titel="Gesprek WMO-2026-000417",
    plaats="Bij de inwoner thuis",
)


def regels(afspraak: Afspraak) -> dict[str, str]:
    """The properties after unfolding."""
    tekst = schrijf_agenda(afspraak).decode().replace("\r\n ", "")
    return dict(regel.split(":", 1) for regel in tekst.split("\r\n") if regel)


def test_een_afspraak_in_de_winter_en_in_de_zomer() -> None:
    gelezen = regels(AFSPRAAK)
    assert (gelezen["DTSTART"], gelezen["DTEND"]) == ("20260310T093000Z", "20260310T103000Z")
    zomer = dataclasses.replace(AFSPRAAK, begin=datetime(2026, 7, 10, 10, 30, tzinfo=AMSTERDAM))
    assert regels(zomer)["DTSTART"] == "20260710T083000Z"
    assert gelezen["DTSTAMP"] == "20260304T093000Z"
    assert (gelezen["STATUS"], gelezen["SEQUENCE"], gelezen["CLASS"]) == ("CONFIRMED", "0", "PRIVATE")


def test_afgezegd_en_verzet_zijn_dezelfde_afspraak_met_een_hoger_nummer() -> None:
    later = regels(dataclasses.replace(AFSPRAAK, volgnummer=2, is_afgezegd=True))
    assert (later["UID"], later["SEQUENCE"], later["STATUS"]) == (AFSPRAAK.uid, "2", "CANCELLED")


def test_elke_regel_eindigt_op_crlf_en_begin_en_eind_horen_bij_elkaar() -> None:
    bestand = schrijf_agenda(AFSPRAAK)
    assert bestand.endswith(b"END:VEVENT\r\nEND:VCALENDAR\r\n")
    assert bestand.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", bestand)


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("Markt 1, Altena", "Markt 1\\, Altena"),
        ("a;b", "a\\;b"),
        ("c:\\map", "c:\\\\map"),
        ("een\ntwee\r\ndrie\rvier", "een\\ntwee\\ndrie\\nvier"),
        ("\\n", "\\\\n"),
    ],
)
def test_tekens_met_een_betekenis_worden_ontsnapt(tekst: str, verwacht: str) -> None:
    assert ontsnap(tekst) == verwacht


def test_een_regeleinde_in_de_titel_maakt_geen_nieuwe_eigenschap() -> None:
    gelezen = regels(dataclasses.replace(AFSPRAAK, titel="Gesprek\r\nATTENDEE:mailto:x@y.example"))
    assert "ATTENDEE" not in gelezen
    assert gelezen["SUMMARY"] == "Gesprek\\nATTENDEE:mailto:x@y.example"


@given(st.text(alphabet=st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]), max_size=400))
def test_vouwen_blijft_binnen_75_octetten_en_is_terug_te_draaien(tekst: str) -> None:
    gevouwen = vouw(tekst)
    assert all(len(deel.encode()) <= 75 for deel in gevouwen.split("\r\n"))
    assert gevouwen.replace("\r\n ", "") == tekst


def test_vouwen_begint_pas_na_75_octetten() -> None:
    assert vouw("a" * 75) == "a" * 75
    assert vouw("a" * 76) == "a" * 75 + "\r\n a"
    assert vouw("é" * 38) == "é" * 37 + "\r\n é"


def test_een_tijd_zonder_zone_wordt_geweigerd() -> None:
    with pytest.raises(ValueError, match="tijdzone"):
        schrijf_agenda(dataclasses.replace(AFSPRAAK, begin=datetime(2026, 3, 10, 10)))  # noqa: DTZ001
