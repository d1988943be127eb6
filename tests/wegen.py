"""A visitor who follows every link of the portal."""

from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser

from django.http import HttpResponse
from django.test import Client

VRAGEN_PER_PAGINA = 8


class Wegen(HTMLParser):
    """The links and the forms of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.formulieren: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kenmerk = dict(attrs)
        if tag == "a" and (kenmerk.get("href") or "").startswith(("/", "?")):
            self.links.append(str(kenmerk["href"]))
        if tag == "form" and kenmerk.get("method") == "post" and kenmerk.get("action"):
            self.formulieren.append(str(kenmerk["action"]))


def loop(client: Client, begin: str, bij: Callable[[str, HttpResponse], None]) -> tuple[set[str], set[str]]:
    """Follow every link from the first page on; returns the pages and the addresses of the forms.

    Of a page that differs only in its query, such as a calendar, a few are enough.
    """
    open_, gezien, formulieren = [begin], set(), set()
    keren: Counter[str] = Counter()
    while open_:
        pad = open_.pop()
        kaal = pad.partition("?")[0]
        if pad in gezien or len(gezien) > 150 or keren[kaal] >= VRAGEN_PER_PAGINA or pad.startswith("/admin/"):
            continue
        gezien.add(pad)
        keren[kaal] += 1
        antwoord = client.get(pad, follow=True)
        bij(pad, antwoord)
        if antwoord.headers["Content-Type"].startswith("text/html"):
            wegen = Wegen()
            wegen.feed(antwoord.content.decode())
            formulieren |= set(wegen.formulieren)
            plek = antwoord.request["PATH_INFO"]
            open_ += [plek + link if link.startswith("?") else link.partition("#")[0] for link in wegen.links]
    return gezien, formulieren
