"""Why a date is that date, in the language of the page (ADR 0019).

A clock keeps its computation as Dutch sentences. They are made of a few sentences with gaps, so they can be said again
in another language: the sentence from the catalogue, the days and lengths in the gaps as that language writes them.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from meldingen.termijnen import MAANDNAMEN, WEEKDAGEN
from meldingen.termijnen.zinnen import EN, TOT_EN_MET, ZINNEN


@dataclass(frozen=True, slots=True)
class Zin:
    """One sentence; what could not be said again stands in Dutch and is not `is_vertaald`."""

    tekst: str
    is_vertaald: bool = True


def uitleg_in_taal(zinnen: Iterable[str]) -> list[Zin]:
    """The steps behind a date, each as one sentence of the language of the page."""
    if get_language() == settings.LANGUAGE_CODE:
        return [Zin(zin) for zin in zinnen]
    return [_zeg_opnieuw(zin) for zin in zinnen]


def artikel_in_taal(artikel: str) -> str:
    """What a term stands on: "artikel 6:7 Awb", or the rules of the gemeente."""
    vertaald = gettext(artikel) if artikel else ""
    return vertaald if vertaald != artikel else _WOORD.sub(lambda m: str(_WOORDEN[m[0]]), artikel)


_EN, _TOT_EN_MET, _VERLENGD_MET = _("en"), _("tot en met"), _("verlengd met")
_WOORDEN = {"artikel": _("artikel"), "lid": _("lid"), "onder": _("onder"), "en": _EN}
_WOORD = re.compile(rf"\b(?:{'|'.join(_WOORDEN)})\b")
_DAG = re.compile(rf"(?:{'|'.join(WEEKDAGEN)}) (\d+) ({'|'.join(MAANDNAMEN)}) (\d+)")
_REDEN = re.compile(r"\(([^)]*)\)")
_AANTAL = re.compile(r"(\d+) (\w+)")
_VERLENGD = ", verlengd met "


def _patroon(zin: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+?)", re.escape(zin)))


_PATRONEN = [(zin, _patroon(zin)) for zin in ZINNEN]


def _zeg_opnieuw(nederlands: str) -> Zin:
    for zin, patroon in _PATRONEN:
        if treffer := patroon.fullmatch(nederlands):
            gaten = {naam: _GATEN[naam](waarde) for naam, waarde in treffer.groupdict().items()}
            return Zin(gettext(zin).format(**gaten))
    return Zin(nederlands, is_vertaald=False)


def _dagen(tekst: str) -> str:
    """Days with the reason why one did not count, and runs of days."""
    tekst = _REDEN.sub(lambda m: f"({_reden(m[1])})", tekst)
    tekst = tekst.replace(TOT_EN_MET, f" {_TOT_EN_MET} ").replace(EN, f" {_EN} ")
    return _DAG.sub(lambda m: date_format(_als_dag(m[1], m[2], m[3]), "l j F Y"), tekst)


def _reden(tekst: str) -> str:
    """Why a day is free: two feast days may fall together."""
    return f" {_EN} ".join(gettext(naam) for naam in tekst.split(EN))


def _als_dag(dag: str, maand: str, jaar: str) -> date:
    return date(int(jaar), MAANDNAMEN.index(maand) + 1, int(dag))


def _lengte(tekst: str) -> str:
    tekst = tekst.replace(_VERLENGD, f", {_VERLENGD_MET} ")
    return _AANTAL.sub(lambda m: _tel(int(m[1]), m[2]), tekst)


def _tel(aantal: int, eenheid: str) -> str:
    per_eenheid = {
        "d": ngettext("%(n)s dag", "%(n)s dagen", aantal),
        "we": ngettext("%(n)s week", "%(n)s weken", aantal),
        "m": ngettext("%(n)s maand", "%(n)s maanden", aantal),
        "j": ngettext("%(n)s jaar", "%(n)s jaren", aantal),
        "werk": ngettext("%(n)s werkdag", "%(n)s werkdagen", aantal),
    }
    begin = max((begin for begin in per_eenheid if eenheid.startswith(begin)), key=len, default="")
    return per_eenheid[begin] % {"n": aantal} if begin else f"{aantal} {eenheid}"


def _gronden(tekst: str) -> str:
    return ", ".join(gettext(grond) for grond in tekst.split(", "))


_GATEN: dict[str, Callable[[str], str]] = {
    "dag": _dagen,
    "dagen": _dagen,
    "lengte": _lengte,
    "aantal": _lengte,
    "artikel": artikel_in_taal,
    "gronden": _gronden,
    "waarom": gettext,
}
