"""How a beheerder writes the value of a parameter, on a page and in a file, and how it is read back."""

import json
import math
import re
from datetime import date, datetime
from typing import Any

from meldingen.fouten import Geweigerd
from meldingen.parametersoorten import Parametersoort, Soort

LANGSTE = 20_000
_JANEE = {"ja": True, "true": True, "waar": True, "nee": False, "false": False, "onwaar": False}
_BEDRAG = re.compile(r"\d{1,3}(?:\.\d{3})*(?:,\d{1,2})?|\d{1,7}(?:[.,]\d{1,2})?")
_VOORBEELDEN = {
    Soort.GETAL: "Een heel getal, bijvoorbeeld 15.",
    Soort.BEDRAG: "Een bedrag in euro, bijvoorbeeld 21,80.",
    Soort.JANEE: "Ja of nee.",
    Soort.TEKST: "Een tekst. Leeg mag ook.",
    Soort.LIJST: "Een lijst met een komma ertussen, bijvoorbeeld 2027-05-07, 2027-12-24. Leeg mag ook.",
}
# What a kind of parameter says of itself is about the JSON in the database; here a person wrote it.
_MOET = {
    Soort.BEDRAG: "moet een bedrag in euro zijn, bijvoorbeeld 21,80",
    Soort.JANEE: "moet ja of nee zijn",
}
_TABEL = "Een tabel in JSON. Neem de waarde die nu geldt over en wijzig daarin wat verandert."


def voorbeeld(soort: Parametersoort) -> str:
    """How to write a value of this kind, as one sentence."""
    match soort.soort, soort.keuzes:
        case Soort.KEUZE, keuzes:
            zin = f"Een van: {', '.join(keuzes)}."
        case Soort.LIJST, (_, *_) as keuzes:
            zin = f"Een lijst met een komma ertussen. Kies uit: {', '.join(keuzes)}. Leeg mag ook."
        case _:
            zin = _VOORBEELDEN.get(soort.soort, _TABEL)
    return f"{zin} Leeg betekent: geen grens." if soort.mag_leeg else zin


def lees_waarde(soort: Parametersoort, tekst: str) -> Any:
    """The value that `tekst` stands for, checked against its kind; Geweigerd says what is wrong."""
    tekst = tekst.strip()
    if len(tekst) > LANGSTE:
        raise Geweigerd(f"{soort.code} is te lang. Gebruik hoogstens {LANGSTE} tekens.")
    if soort.soort in (Soort.GETAL, Soort.BEDRAG) and tekst.startswith(("-", "−")):
        raise Geweigerd(f"{soort.code} mag niet negatief zijn.")
    waarde = _lees(soort, tekst)
    if fout := soort.fout_in(waarde):
        eigen = waarde is not None and _MOET.get(soort.soort)
        raise Geweigerd(f"{soort.code} {eigen}." if eigen else fout)
    return waarde


def _lees(soort: Parametersoort, tekst: str) -> Any:
    if soort.soort is Soort.TEKST:
        return tekst
    if not tekst:
        return [] if soort.soort is Soort.LIJST else None
    if soort.soort is Soort.GETAL:
        return int(tekst) if re.fullmatch(r"[0-9]{1,9}", tekst) else tekst
    if soort.soort is Soort.BEDRAG:
        return _bedrag(tekst)
    if soort.soort is Soort.JANEE:
        return _JANEE.get(tekst.lower(), tekst)
    if soort.soort is Soort.KEUZE:
        return next((keuze for keuze in soort.keuzes if keuze.lower() == tekst.lower()), tekst)
    if soort.soort is Soort.LIJST and not tekst.startswith(("[", "{")):
        return [_deel(deel.strip()) for deel in tekst.split(",")]
    return _json(soort, tekst)


def _bedrag(tekst: str) -> str:
    kaal = tekst.replace("€", "").replace(" ", "").replace("\u00a0", "")
    if not _BEDRAG.fullmatch(kaal):
        return tekst
    if "," in kaal or re.fullmatch(r"\d{1,3}(?:\.\d{3})+", kaal):
        kaal = kaal.replace(".", "").replace(",", ".")
    euro, _, centen = kaal.partition(".")
    return f"{euro}.{centen.ljust(2, '0')}"


def _deel(tekst: str) -> str | int:
    if re.fullmatch(r"[0-9]{1,9}", tekst):
        return int(tekst)
    dag = lees_dag(tekst)
    return dag.isoformat() if dag else tekst


def _json(soort: Parametersoort, tekst: str) -> Any:
    """JSON that the database can hold: no infinite numbers, no escaped control characters."""
    try:
        if "\\u" in tekst:
            raise ValueError("escape")
        return json.loads(tekst, parse_float=_eindig, parse_constant=_nooit)
    except (ValueError, RecursionError) as fout:
        raise Geweigerd(f"{soort.code} is niet te lezen. {voorbeeld(soort)}") from fout


def _eindig(tekst: str) -> float:
    if math.isinf(getal := float(tekst)):
        raise ValueError(tekst)
    return getal


def _nooit(tekst: str) -> float:
    raise ValueError(tekst)


def lees_dag(tekst: str) -> date | None:
    """A day as 2027-01-31, 31-1-2027 or 31/1/2027 (a spreadsheet rewrites dates); None when it is no day."""
    tekst = tekst.strip()
    for vorm in ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"):
        try:
            return datetime.strptime(tekst, vorm).date()  # noqa: DTZ007
        except ValueError:
            continue
    return None


def schrijf_waarde(soort: Parametersoort, waarde: Any) -> str:
    """The value as a beheerder writes it; `lees_waarde` reads it back to the same value."""
    if waarde is None:
        return ""
    if soort.soort is Soort.JANEE:
        return "ja" if waarde else "nee"
    if soort.soort is Soort.BEDRAG and isinstance(waarde, str):
        return waarde.replace(".", ",")
    if soort.soort in (Soort.GETAL, Soort.KEUZE, Soort.TEKST):
        return str(waarde)
    if soort.soort is Soort.LIJST and _is_eenvoudig(waarde):
        return ", ".join(map(str, waarde))
    return json.dumps(waarde, ensure_ascii=False, sort_keys=True)


def _is_eenvoudig(waarde: Any) -> bool:
    """Whether this list survives being written with commas."""
    return isinstance(waarde, list) and all(
        type(deel) in (int, str) and _deel(str(deel)) == deel and "," not in str(deel) and str(deel)[:1] not in "[{"
        for deel in waarde
    )
