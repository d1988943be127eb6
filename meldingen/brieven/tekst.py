"""Reading the HTML of a letter as text: whole, per line and per mandatory block."""

import re
from html.parser import HTMLParser

_BLOKTAGS = frozenset(
    (
        "p",
        "div",
        "section",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "h1",
        "h2",
        "h3",
        "header",
        "footer",
        "br",
        "title",
    )
) | frozenset(("table", "caption", "tr", "td", "th"))
_KOPPEN = frozenset(("h1", "h2", "h3"))
_OVERSLAAN = frozenset(("style", "script", "head"))
_WIT = re.compile(r"\s+")
_LEEG = frozenset(("br", "img", "meta", "link", "hr", "input", "col", "wbr"))


class _Lezer(HTMLParser):
    """Collects readable text, and per data-blok the text outside headings."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.delen: list[str] = []
        self.blokken: dict[str, str] = {}
        self._open: list[tuple[str, str]] = []
        self._overslaan = 0
        self._kop = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOKTAGS:
            self.delen.append("\n")
        if tag in _LEEG:
            return
        self._overslaan += tag in _OVERSLAAN
        self._kop += tag in _KOPPEN
        if tag == "section":
            naam = dict(attrs).get("data-blok") or ""
            self._open.append((tag, naam))
            if naam:
                self.blokken.setdefault(naam, "")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOKTAGS:
            self.delen.append("\n")
        self._overslaan -= tag in _OVERSLAAN
        self._kop -= tag in _KOPPEN
        if tag == "section" and self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._overslaan:
            return
        self.delen.append(_WIT.sub(" ", data))
        if not self._kop:
            for _, naam in self._open:
                if naam:
                    self.blokken[naam] += data


def _lees(html: str) -> _Lezer:
    lezer = _Lezer()
    lezer.feed(html)
    lezer.close()
    return lezer


def regels(html: str) -> list[str]:
    """Return the readable lines of a letter in reading order, white space folded, without head and styles."""
    gevouwen = (" ".join(regel.split()) for regel in "".join(_lees(html).delen).split("\n"))
    return [regel for regel in gevouwen if regel]


def blokken(html: str) -> dict[str, str]:
    """Return per `<section data-blok>` its text outside headings, stripped."""
    return {naam: " ".join(tekst.split()) for naam, tekst in _lees(html).blokken.items()}
