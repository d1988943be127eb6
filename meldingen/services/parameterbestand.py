"""The parameters of a gemeente as a file for a spreadsheet: out as CSV, back in as proposals, all or nothing."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Gemeente, Parameter, Parametervoorstel
from meldingen.parametersoorten import SOORTEN
from meldingen.services.handeling import handeling
from meldingen.services.parametervoorstel import NieuweWaarde, Stand, bezwaar, stand_van, stel_parameters_voor
from meldingen.waardetekst import LANGSTE, lees_dag, lees_waarde, schrijf_waarde

KOPPEN = ("code", "waarde", "geldig_van", "geldig_tot", "bron", "reden")
GROOTSTE = 500_000  # characters
MEESTE_REGELS = 1000
MEESTE_FOUTEN = 20
_FORMULE = ("=", "+", "-", "@", "'")


@dataclass(frozen=True, slots=True)
class Regel:
    """One line of the file that says something new, with its number in the file."""

    nummer: int
    nieuw: NieuweWaarde


@dataclass(frozen=True, slots=True)
class Gelezen:
    """What a file asks for: new values, and how many lines say what already holds."""

    regels: tuple[Regel, ...]
    ongewijzigd: int


def schrijf_bestand(gemeente: Gemeente, *, op: date) -> str:
    """All own values that hold today or later; read back, it changes nothing."""
    rijen = Parameter.objects.filter(gemeente=gemeente).filter(Q(geldig_tot__isnull=True) | Q(geldig_tot__gte=op))
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    schrijver.writerow(KOPPEN)
    for rij in rijen.order_by("code", "geldig_van"):
        tot = rij.geldig_tot.isoformat() if rij.geldig_tot else ""
        waarde = schrijf_waarde(SOORTEN[rij.code], rij.waarde)
        schrijver.writerow([rij.code, _veilig(waarde), rij.geldig_van.isoformat(), tot, _veilig(rij.bron), ""])
    return uit.getvalue()


def _veilig(cel: str) -> str:
    """A spreadsheet must not take a text for a formula; `_uit_cel` undoes it."""
    return f"'{cel}" if cel.startswith(_FORMULE) else cel


def _uit_cel(cel: str) -> str:
    cel = cel.strip()
    return cel[1:] if cel.startswith("'") and cel[1:].startswith(_FORMULE) else cel


def naar_tekst(inhoud: bytes) -> str:
    """The bytes of an uploaded file as text: UTF-8 with or without BOM, else what a Dutch spreadsheet saves."""
    if len(inhoud) > GROOTSTE:
        raise Geweigerd("Dit bestand is te groot. Kies een bestand van hoogstens 500 kB.")
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError:
        tekst = inhoud.decode("cp1252", errors="replace")
    if "\x00" in tekst:
        raise Geweigerd("Dit is geen CSV-bestand. Sla het werkblad op als CSV met puntkomma's.")
    return tekst


def lees_bestand(gemeente: Gemeente, tekst: str) -> Gelezen:
    """The new values in a file. Geweigerd names each line that is wrong, on lines of its own."""
    if len(tekst) > GROOTSTE:
        raise Geweigerd("Dit bestand is te groot. Kies een bestand van hoogstens 500 kB.")
    stand = stand_van(gemeente)
    regels: list[Regel] = []
    fouten: list[str] = []
    gezien: dict[tuple[str, date], int] = {}
    ongewijzigd = 0
    for nummer, cellen in _cellen(tekst):
        try:
            nieuw = _lees_regel(cellen)
            if _staat_er_al(nieuw, stand):
                ongewijzigd += 1
                continue
            if eerder := gezien.get((nieuw.code, nieuw.geldig_van)):
                raise Geweigerd(f"Deze code met deze eerste dag staat al op regel {eerder}.")
            if zin := bezwaar(nieuw, stand):
                raise Geweigerd(zin)
            gezien[nieuw.code, nieuw.geldig_van] = nummer
            regels.append(Regel(nummer, nieuw))
        except Geweigerd as fout:
            fouten.append(f"Regel {nummer}: {fout}")
    if fouten:
        raise Geweigerd(_alle(fouten))
    return Gelezen(tuple(regels), ongewijzigd)


def _alle(fouten: Sequence[str]) -> str:
    rest = len(fouten) - MEESTE_FOUTEN
    slot = [f"En nog {rest} regels."] if rest > 0 else []
    return "\n".join([*fouten[:MEESTE_FOUTEN], *slot])


def _cellen(tekst: str) -> Iterator[tuple[int, list[str]]]:
    """Each line that says something, with its number; the first one must hold the column names."""
    csv.field_size_limit(LANGSTE * 2)
    lezer = csv.reader(io.StringIO(tekst.lstrip("\ufeff")), delimiter=";", strict=True)
    kop_gezien = False
    try:
        for cellen in lezer:
            if not any(cel.strip() for cel in cellen):
                continue
            if not kop_gezien:
                _eis_kop(cellen)
                kop_gezien = True
                continue
            if lezer.line_num > MEESTE_REGELS:
                raise Geweigerd(f"Dit bestand heeft meer dan {MEESTE_REGELS} regels. Verdeel het over meer bestanden.")
            yield lezer.line_num, cellen
    except csv.Error as fout:
        zin = f"Regel {lezer.line_num}: deze regel is niet te lezen. Kijk of elk aanhalingsteken sluit."
        raise Geweigerd(zin) from fout
    if not kop_gezien:
        raise Geweigerd("Dit bestand is leeg. Haal eerst de huidige waarden op en vul die aan.")


def _eis_kop(cellen: list[str]) -> None:
    if tuple(cel.strip().lower() for cel in cellen[: len(KOPPEN)]) != KOPPEN:
        raise Geweigerd(f"Regel 1: zet bovenaan de kolommen {';'.join(KOPPEN)}.")


def _lees_regel(cellen: list[str]) -> NieuweWaarde:
    if len(cellen) < len(KOPPEN) or any(cel.strip() for cel in cellen[len(KOPPEN) :]):
        raise Geweigerd(f"Zet op elke regel {len(KOPPEN)} kolommen met een puntkomma ertussen.")
    code, waarde, van, tot, bron, reden = (_uit_cel(cel) for cel in cellen[: len(KOPPEN)])
    if code not in SOORTEN:
        raise Geweigerd(f"De code ‘{code[:40]}’ bestaat niet.")
    eerste, laatste = lees_dag(van), lees_dag(tot)
    if eerste is None:
        raise Geweigerd("Vul bij geldig_van een datum in, bijvoorbeeld 2027-01-01.")
    if tot and laatste is None:
        raise Geweigerd("Vul bij geldig_tot een datum in, bijvoorbeeld 2027-12-31, of laat het leeg.")
    if len(bron) > 200 or len(reden) > 500:
        raise Geweigerd("De bron mag 200 tekens lang zijn en de reden 500.")
    return NieuweWaarde(code, lees_waarde(SOORTEN[code], waarde), eerste, laatste, bron, reden)


def _staat_er_al(nieuw: NieuweWaarde, stand: Stand) -> bool:
    return any(
        (rij.geldig_van, rij.geldig_tot, rij.waarde) == (nieuw.geldig_van, nieuw.geldig_tot, nieuw.waarde)
        for rij in stand.van(nieuw.code)
    )


@handeling
def voer_bestand_in(gemeente: Gemeente, tekst: str, *, op: date, door: Gebruiker) -> list[Parametervoorstel]:
    """Make a proposal of each new value in the file; one wrong line and nothing is kept."""
    gelezen = lees_bestand(gemeente, tekst)
    if not gelezen.regels:
        raise Geweigerd("In dit bestand staat niets nieuws: alles geldt al zo.")
    return stel_parameters_voor(gemeente, [regel.nieuw for regel in gelezen.regels], op=op, door=door)
