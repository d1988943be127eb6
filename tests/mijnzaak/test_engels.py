"""Who chose English sees no Dutch sentence of ours: every public page and every page of Mijn zaak, also refused."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from meldingen.models import Gebruiker, Inwoner
from meldingen.rollen import MIJN_ZAAK, Rol
from onderzoek.models import Voorzieningsoort
from tests.bouwers import breng_naar
from tests.regels import WORTEL

CATALOGUS = WORTEL / "locale" / "en" / "LC_MESSAGES" / "django.po"
# Where these are found the page is not one of ours, or nothing but a way to another page.
_LEEG = {"script", "style", "head"}


class Teksten(HTMLParser):
    """The texts a person reads, except those that say that they stand in Dutch."""

    def __init__(self) -> None:
        super().__init__()
        self.gelezen: list[str] = []
        self._stapel: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        gegeven = dict(attrs)
        weg = tag in _LEEG or (tag != "html" and gegeven.get("lang") == "nl")
        if not self._is_weg():
            self.gelezen += [str(gegeven[naam]) for naam in ("alt", "title", "aria-label") if gegeven.get(naam)]
        if tag not in {"meta", "link", "img", "input", "br", "hr"}:
            self._stapel.append((tag, weg))

    def handle_endtag(self, tag: str) -> None:
        while self._stapel and self._stapel.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip() and not self._is_weg():
            self.gelezen.append(" ".join(data.split()))

    def _is_weg(self) -> bool:
        return any(weg for _, weg in self._stapel)


def vertaalde_zinnen() -> dict[str, str]:
    """Every Dutch sentence of the catalogue that reads otherwise in English."""
    paren = re.findall(r'^msgid(?:_plural)? "(.+)"\n(?:msgid_plural .*\n)?msgstr(?:\[\d\])? "(.*)"', _po(), re.M)
    return {nl: en for nl, en in paren if nl != en}


def _po() -> str:
    return CATALOGUS.read_text(encoding="utf-8").replace('\\"', '"')


def als_patroon(zin: str) -> re.Pattern[str]:
    """The sentence with its gaps, and without the marks in it."""
    kaal = re.sub(r"<[^>]*>", "\x00", zin)
    delen = [deel for deel in re.split(r"%\(\w+\)s|\{\w+\}|%s|\x00", kaal) if deel.strip()]
    return re.compile(".*".join(re.escape(deel.strip()) for deel in delen))


class Nederlands:
    """Finds Dutch sentences of the catalogue on a page."""

    def __init__(self) -> None:
        zinnen = vertaalde_zinnen()
        engels = set(zinnen.values())
        self.heel = {nl for nl in zinnen if nl not in engels}
        self.met_gaten = [als_patroon(nl) for nl in self.heel if re.search(r"%\(|\{\w+\}|<", nl) and len(nl) > 15]

    def in_(self, html: str) -> set[str]:
        lezer = Teksten()
        lezer.feed(html)
        return {
            tekst
            for tekst in lezer.gelezen
            if tekst in self.heel or any(patroon.fullmatch(tekst) for patroon in self.met_gaten)
        }


@pytest.fixture(scope="module")
def nederlands() -> Nederlands:
    return Nederlands()


def adressen(houder: URLResolver, voor: str = "/") -> Iterator[tuple[str, str]]:
    """Name and path of every page for inwoners that asks for at most the number of a case."""
    for deel in houder.url_patterns:
        pad = voor + str(deel.pattern)
        if isinstance(deel, URLResolver):
            if not pad.startswith(("/accounts/", "/admin/")):
                yield from adressen(deel, pad)
        elif isinstance(deel, URLPattern) and _voor_inwoners(deel) and "<" not in pad.replace("<str:nummer>", ""):
            yield str(deel.name), pad


def _voor_inwoners(deel: URLPattern) -> bool:
    rollen = frozenset(getattr(deel.callback, "rollen", ()))
    return getattr(deel.callback, "openbaar", False) or (bool(rollen) and rollen <= frozenset(MIJN_ZAAK))


def ingelogd(klant: object) -> Client:
    gebruiker = Gebruiker.objects.create(username="paula", first_name="Paula", last_name="Peters")
    gebruiker.groups.set(Group.objects.filter(name=Rol.INWONER))
    Inwoner.objects.create(gebruiker=gebruiker, client=klant)
    client = Client()
    client.force_login(gebruiker)
    client.cookies["taal"] = "en"
    return client


def test_de_controle_ziet_een_nederlandse_zin_maar_geen_gegeven(nederlands: Nederlands) -> None:
    html = (
        '<html lang="en"><body><p>Er ging iets mis bij ons</p><p lang="nl">Deze pagina bestaat niet</p><p>Mevrouw X</p>'
    )
    assert nederlands.in_(html) == {"Er ging iets mis bij ons"}
    assert nederlands.in_('<a href="/" title="Hulp vragen">Case</a><p>Zaak WMO-1</p>') == {"Hulp vragen"}
    assert nederlands.in_("<p>Gebruik niet meer dan 5 tekens. U gebruikt er nu 6.</p>")


@pytest.mark.django_db
@pytest.mark.parametrize("toestand", ["gemeld", "verslag_verzonden", "besluit_concept", "toegekend"])
def test_elke_bladzijde_van_een_inwoner_is_engels(toestand: str, nederlands: Nederlands, zonder_pdf: None) -> None:
    zaak = breng_naar(toestand)
    wie = ingelogd(zaak.melding.client)
    # What the gemeente calls its help is a fact of hers, in her words.
    van_de_gemeente = set(Voorzieningsoort.objects.values_list("naam", flat=True))
    anders: dict[str, set[str]] = {}
    bekeken = 0
    with time_machine.travel(datetime.combine(zaak.op, datetime.min.time(), UTC) + timedelta(hours=9), tick=False):
        for naam, pad in adressen(get_resolver()):
            vol = pad.replace("<str:nummer>", zaak.melding.nummer)
            for antwoord in (wie.get(vol), wie.post(vol, {})):
                if antwoord.status_code == 200 and antwoord["Content-Type"].startswith("text/html"):
                    bekeken += 1
                    html = antwoord.content.decode()
                    assert '<html lang="en"' in html, naam
                    if mis := nederlands.in_(html) - van_de_gemeente:
                        anders.setdefault(naam, set()).update(mis)
    assert anders == {}
    assert bekeken >= 4


@pytest.mark.django_db
def test_een_openbare_bladzijde_is_engels_ook_als_er_iets_misgaat(nederlands: Nederlands) -> None:
    bezoeker = Client()
    bezoeker.cookies["taal"] = "en"
    bezoeker.get(reverse("kies_gemeente", args=["9901"]))
    anders = {}
    for naam, pad in adressen(get_resolver()):
        if "<" in pad:
            continue
        for antwoord in (bezoeker.get(pad), bezoeker.post(pad, {})):
            is_bladzijde = antwoord.status_code == 200 and antwoord["Content-Type"].startswith("text/html")
            if is_bladzijde and (mis := nederlands.in_(antwoord.content.decode())):
                anders[naam] = mis
    assert anders == {}
