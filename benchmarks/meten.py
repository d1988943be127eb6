"""A small browser with cookies, and the measuring itself: page and floor in turn, so that drift cancels out."""

import html
import http.client
import re
import statistics
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from urllib.parse import urlencode

from benchmarks.opstelling import HOST

# One try at a page or at its floor; returns how many seconds the server took.
Poging = Callable[[], float]


@dataclass(slots=True)
class Bezoeker:
    """Keeps cookies; each request has a connection of its own, as behind a reverse proxy."""

    poort: int
    koekjes: dict[str, str] = field(default_factory=dict)

    def vraag(
        self, pad: str, body: str | None = None, *, verwacht: int = 200, soort: str = "text/html"
    ) -> tuple[float, str]:
        """GET, or POST when there is a body; the seconds from connecting until the last byte, and the page."""
        koppen = {
            "Accept": soort,
            "Host": HOST,
            "X-Forwarded-Proto": "https",
            "Cookie": "; ".join(f"{naam}={waarde}" for naam, waarde in self.koekjes.items()),
        }
        if body is not None:
            koppen |= {"Origin": f"https://{HOST}", "Content-Type": "application/x-www-form-urlencoded"}
        verbinding = http.client.HTTPConnection("127.0.0.1", self.poort, timeout=60)
        begin = time.perf_counter()
        verbinding.request("GET" if body is None else "POST", pad, body=body, headers=koppen)
        antwoord = verbinding.getresponse()
        inhoud = antwoord.read()
        seconden = time.perf_counter() - begin
        verbinding.close()
        for kop in antwoord.headers.get_all("Set-Cookie") or []:
            naam, _, waarde = kop.partition(";")[0].partition("=")
            self.koekjes[naam] = waarde
        if antwoord.status != verwacht:
            raise RuntimeError(f"{pad} gaf {antwoord.status} in plaats van {verwacht}: {inhoud[:300]!r}")
        return seconden, inhoud.decode()


@dataclass(slots=True)
class Reeks:
    """The seconds of one page and of its floor, in one round."""

    pagina: list[float] = field(default_factory=list)
    vloer: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """Milliseconds: the median over the rounds of each round's percentile."""

    p50: float
    p95: float
    vloer_p50: float
    vloer_p95: float

    @property
    def verhouding_p50(self) -> float:
        return self.p50 / self.vloer_p50

    @property
    def verhouding_p95(self) -> float:
        return self.p95 / self.vloer_p95


def om_en_om(pagina: Poging, vloer: Poging, aantal: int) -> Reeks:
    """One client: page, floor, page, floor. The first tries warm up and do not count."""
    for poging in (pagina, vloer) * 5:
        poging()
    reeks = Reeks()
    for _ in range(aantal):
        reeks.pagina.append(pagina())
        reeks.vloer.append(vloer())
    return reeks


def tegelijk(pagina: Poging, vloer: Poging, aantal: int, klanten: int, blokken: int = 4) -> Reeks:
    """Several clients at once, in blocks of only the page or only the floor: mixed they would wait for each other."""
    reeks = Reeks()
    with ThreadPoolExecutor(klanten) as bende:
        for _ in range(blokken):
            for doel, poging in ((reeks.pagina, pagina), (reeks.vloer, vloer)):
                doel.extend(bende.map(lambda _, poging=poging: poging(), range(aantal // blokken)))
    return reeks


def vat_samen(rondes: list[Reeks]) -> Uitkomst:
    """The median over the rounds, so that one busy round does not decide."""

    def over(kies: Callable[[Reeks], list[float]], percentiel: int) -> float:
        return statistics.median(_percentiel(kies(reeks), percentiel) for reeks in rondes) * 1000

    return Uitkomst(
        p50=over(lambda reeks: reeks.pagina, 50),
        p95=over(lambda reeks: reeks.pagina, 95),
        vloer_p50=over(lambda reeks: reeks.vloer, 50),
        vloer_p95=over(lambda reeks: reeks.vloer, 95),
    )


def _percentiel(seconden: list[float], percentiel: int) -> float:
    return statistics.quantiles(seconden, n=100, method="inclusive")[percentiel - 1]


def zonder_wisselend(pagina: str) -> str:
    """The page without its CSRF tokens and without the mark of the present page, which knows its address."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"| aria-current="page"', "", pagina)


def melding_versturen(poort: int, pad: str, bsns: Iterator[str]) -> float:
    """A new visitor fills in the form step by step; only sending it is timed. The floor gets all answers at once."""
    bezoeker, bsn = Bezoeker(poort), next(bsns)
    _, pagina = bezoeker.vraag("/melden/wie/")
    geheim = {"csrfmiddlewaretoken": _verborgen(pagina, "csrfmiddlewaretoken")}
    stappen = _MELDING | {"persoon": _MELDING["persoon"] | {"bsn": bsn}}
    for stap, antwoorden in stappen.items():
        bezoeker.vraag(f"/melden/{stap}/", urlencode(geheim | antwoorden), verwacht=302)
    samen = geheim | {naam: waarde for antwoorden in stappen.values() for naam, waarde in antwoorden.items()}
    seconden, _ = bezoeker.vraag(pad, urlencode(samen | {"sleutel": bsn}), verwacht=302)
    return seconden


_MELDING = {
    "wie": {"voor_wie": "ander"},
    "over-u": {
        "melder_naam": "Paula Bakker", "melder_soort": "kind", "melder_telefoon": "0612340007",
        "melder_email": "paula@voorbeeld.example", "is_mantelzorger": "ja", "weet_ervan": "ja",
    },
    "vraag": {
        "onderwerp": "logeerzorg", "is_spoed": "nee",
        "hulpvraag": "Mijn moeder heeft dementie. Ik zorg elke dag voor haar en wil af en toe een weekend rust.",
    },
    "geprobeerd": {"verzekering": "niet", "logeerhuis": "geen_plaats"},
    "persoon": {
        "aanhef": "mevrouw", "voornamen": "Aleida", "achternaam": "Bakker", "geboortedatum_dag": "8",
        "geboortedatum_maand": "juni", "geboortedatum_jaar": "1941", "straat": "Lindelaan", "huisnummer": "7",
        "postcode": "1234 CD", "plaats": "Voorbeeld",
    },
    "contact": {"telefoon": "0612340008", "veilig": "ja"},
    "plan": {"plan_wanneer": "nee"},
}  # fmt: skip


def onderwerp_bewaren(bezoeker: Bezoeker, pad: str, vorm: str, nummer: int) -> float:
    """What the script of the page sends after a pause in typing: another text each time, from the same page.

    `vorm` is the page itself, opened before: its marks go along, as they do in the browser.
    """
    antwoorden = {
        "csrfmiddlewaretoken": _verborgen(vorm, "csrfmiddlewaretoken"),
        "versie": _verborgen(vorm, "versie"),
        "blad": _verborgen(vorm, "blad"),
        "tekst": f"Mevrouw wil graag thuis blijven wonen, maar koken en wassen lukken niet meer. ({nummer})",
    }
    return bezoeker.vraag(pad, urlencode(antwoorden), soort="application/json")[0]


def _verborgen(pagina: str, naam: str) -> str:
    gevonden = re.search(rf'name="{naam}" value="([^"]*)"', pagina)
    if gevonden is None:
        raise RuntimeError(f"Het formulier heeft geen verborgen veld {naam}.")
    return html.unescape(gevonden[1])
