"""One person at one screen: fills in forms by their labels, and judges every page that is shown.

A page is judged by axe at three widths, by its width at 320 px (also with text twice as large), by the console and by
its headers. What is wrong is gathered with the name of the page, so that one run tells all faults.
"""

from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_FILE_PATH
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Response
from playwright.sync_api import Error as Fout

from meldingen.models import Gebruiker
from tests.conftest import WACHTWOORD
from tests.keten.beelden import bewaar_scherm

TELEFOON, TABLET, BREED = 390, 820, 1280
HOOGTE = {TELEFOON: 844, TABLET: 1180, BREED: 900}
SMALST = 320
AXE_KERN = AXE_FILE_PATH.read_text(encoding="utf-8")
AXE = {
    "preload": False,
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
_OVERLOOP = """() => {
  const w = document.documentElement.clientWidth, s = document.scrollingElement.scrollWidth;
  if (s <= w) return "";
  const wie = [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > w + 1
    && !e.closest(".tabel-houder")).slice(0, 3).map(e => e.outerHTML.slice(0, 90));
  return `${s - w} px te breed: ${wie.join(" | ")}`;
}"""


# What one presses, smaller than a finger (44 px): on the pages for inwoners, a link within a sentence excepted. A box
# counts together with its label, a link also when the text beside it stands in an element of its own.
_DOELEN = """() => {
  if (!document.body.classList.contains("publiek")) return "";
  const klein = [];
  for (const e of document.querySelectorAll("a[href], button, select, textarea, summary, input:not([type=hidden])")) {
    if (e.closest(".utrecht-skip-link") || e.tabIndex < 0 || !e.checkVisibility({visibilityProperty: true})) continue;
    const los = [...e.parentElement.childNodes].every(n => n.nodeType !== Node.TEXT_NODE || !n.data.trim());
    if (e.tagName === "A" && !los && getComputedStyle(e).display === "inline") continue;
    const vakken = [e, ...(e.labels || [])].map(d => d.getBoundingClientRect()).filter(r => r.height > 1);
    const onder = Math.max(...vakken.map(r => r.bottom)), boven = Math.min(...vakken.map(r => r.top));
    const rechts = Math.max(...vakken.map(r => r.right)), links = Math.min(...vakken.map(r => r.left));
    if (vakken.length && (onder - boven < 43.5 || rechts - links < 43.5))
      klein.push(`${Math.round(rechts - links)} bij ${Math.round(onder - boven)}: ${e.outerHTML.slice(0, 90)}`);
  }
  return klein.slice(0, 5).join(" | ");
}"""


@dataclass(slots=True)
class Bevindingen:
    """What was looked at and what was wrong with it."""

    bladzijden: set[str] = field(default_factory=set)
    fouten: list[str] = field(default_factory=list)


class Scherm:
    """A browser of one person. `breedte` is that of the device; pictures are taken at that width."""

    def __init__(
        self, browser: Browser, adres: str, bevindingen: Bevindingen, breedte: int = BREED, *, javascript: bool = True
    ) -> None:
        self.adres, self.breedte, self.bevindingen = adres, breedte, bevindingen
        self._context = browser.new_context(
            locale="nl-NL", viewport=self._venster(breedte), reduced_motion="reduce", java_script_enabled=javascript
        )
        self.page: Page = self._context.new_page()
        self.page.set_default_timeout(8_000)
        self.page.on("console", self._hoor)
        self.page.on("pageerror", lambda fout: self._fout(f"script: {fout}"))
        self.page.on("response", self._ontvang)
        self.naam = "start"

    def sluit(self) -> None:
        self._context.close()

    # --- going about ----------------------------------------------------------------------------

    def ga(self, pad: str) -> None:
        self.page.goto(self.adres + pad)

    def meld_aan(self, gebruikersnaam: str) -> None:
        """Sign in at the door everybody uses."""
        self.ga("/accounts/login/")
        self.keur("inloggen")
        self.vul("Gebruikersnaam", gebruikersnaam)
        self.vul("Wachtwoord", WACHTWOORD)
        self.druk("Inloggen")

    def log_uit(self) -> None:
        with self._nieuwe_bladzijde():
            self.page.get_by_role("button", name="Uitloggen").click()

    def volg(self, tekst: str) -> None:
        with self._nieuwe_bladzijde():
            self._koppeling(tekst).click()

    def volg_in_inhoud(self, tekst: str) -> None:
        """The first link with this name outside the menu."""
        with self._nieuwe_bladzijde():
            self.page.get_by_role("main").get_by_role("link", name=tekst).first.click()

    def druk(self, tekst: str) -> None:
        with self._nieuwe_bladzijde():
            self.page.get_by_role("main").get_by_role("button", name=tekst).first.click()

    def _koppeling(self, tekst: str) -> Locator:
        return self.page.get_by_role("link", name=tekst).first

    def _nieuwe_bladzijde(self) -> AbstractContextManager[object]:
        """What follows looks at the page that comes, whole, and never at the one that was left."""
        return self.page.expect_navigation(wait_until="load")

    def bevat(self, tekst: str) -> None:
        """This text is on the page, or comes there."""
        main = self.page.get_by_role("main")
        try:
            main.get_by_text(tekst).first.wait_for()
        except Fout as fout:
            raise AssertionError(f"‘{tekst}’ staat niet op {self.page.url}, wel:\n{main.inner_text()}") from fout

    def bevat_niet(self, tekst: str) -> None:
        assert self.page.get_by_text(tekst).count() == 0, f"‘{tekst}’ staat op de pagina"

    # --- forms, by the words on the screen ------------------------------------------------------

    def vul(self, vraag: str, tekst: str) -> None:
        self._veld(vraag).fill(tekst)

    def waarde(self, vraag: str) -> str:
        return self._veld(vraag).input_value()

    def kies(self, vraag: str, antwoord: str) -> None:
        self.groep(vraag).get_by_label(str(antwoord), exact=True).check()

    def vul_datum(self, vraag: str, dag: date) -> None:
        groep = self.groep(vraag)
        for deel, waarde in (("Dag", dag.day), ("Maand", dag.month), ("Jaar", dag.year)):
            groep.get_by_label(deel, exact=True).fill(str(waarde))

    def groep(self, vraag: str) -> Locator:
        """The fieldset with this question as its legend, the innermost when there are two."""
        legenda = self.page.locator("legend").filter(has_text=vraag)
        return self.page.locator("fieldset").filter(has=legenda).last

    def _veld(self, vraag: str) -> Locator:
        return self.page.locator("label", has_text=vraag).first.locator("xpath=..").locator("input, textarea").first

    def download(self, tekst: str, map_: Path) -> Path:
        """Click and keep the file that comes."""
        with self.page.expect_download() as wacht:
            self._koppeling(tekst).click()
        doel = map_ / wacht.value.suggested_filename
        wacht.value.save_as(doel)
        return doel

    # --- judging --------------------------------------------------------------------------------

    def keur(self, naam: str, *, beeld: str = "") -> None:
        """Judge the page that is shown, once per name, and keep a picture when one is asked for."""
        self.naam = naam
        if naam in self.bevindingen.bladzijden:
            return
        self.bevindingen.bladzijden.add(naam)
        assert self.page.locator("h1").count() == 1, f"{naam}: geen of meer dan één h1"
        if beeld:
            bewaar_scherm(self.page, beeld)
        # Through the developer tools, so the content security policy of the page stays as it is.
        self.page.evaluate(AXE_KERN)
        for breedte in (TELEFOON, TABLET, BREED):
            self.page.set_viewport_size(self._venster(breedte))
            self._axe(breedte)
            self._doelen(breedte)
        self._smal()
        self.page.set_viewport_size(self._venster(self.breedte))

    def _axe(self, breedte: int) -> None:
        uitkomst: dict[str, Any] = self.page.evaluate("opties => axe.run(opties)", AXE)
        for rij in uitkomst["violations"]:
            waar = "; ".join(knoop["html"][:120] for knoop in rij["nodes"][:3])
            self._fout(f"axe op {breedte} px: {rij['id']} ({len(rij['nodes'])}): {waar}")

    def _doelen(self, breedte: int) -> None:
        if klein := self.page.evaluate(_DOELEN):
            self._fout(f"te klein om aan te raken op {breedte} px: {klein}")

    def _smal(self) -> None:
        self.page.set_viewport_size({"width": SMALST, "height": 800})
        for vergroting in ("", "200%"):
            # Through the style object: a style attribute would be refused by the content security policy.
            self.page.evaluate("g => { document.documentElement.style.fontSize = g; }", vergroting)
            if over := self.page.evaluate(_OVERLOOP):
                self._fout(f"op {SMALST} px{' met grote letters' if vergroting else ''}: {over}")
        self.page.evaluate("() => { document.documentElement.style.fontSize = ''; }")

    def _venster(self, breedte: int) -> Any:
        return {"width": breedte, "height": HOOGTE[breedte]}

    def _hoor(self, bericht: ConsoleMessage) -> None:
        if bericht.type in ("error", "warning"):
            self._fout(f"console ({bericht.type}): {bericht.text}")

    def _ontvang(self, antwoord: Response) -> None:
        if antwoord.status >= 400:
            self._fout(f"{antwoord.status} op {antwoord.request.method} {antwoord.url}")
        if antwoord.request.resource_type == "document" and antwoord.status < 300:
            self._kop(antwoord)

    def _kop(self, antwoord: Response) -> None:
        beleid = antwoord.headers.get("content-security-policy", "")
        if "default-src 'none'" not in beleid or "unsafe" in beleid:
            self._fout(f"geen streng beveiligingsbeleid op {antwoord.url}: ‘{beleid}’")

    def _fout(self, tekst: str) -> None:
        self.bevindingen.fouten.append(f"{self.naam}: {tekst}")


def kom_binnen(wie: Gebruiker, scherm: Scherm) -> Scherm:
    """As after signing in: the screen gets a session of this person. The doors themselves have tests of their own."""
    bezoeker = Client()
    bezoeker.force_login(wie)
    koek = {"name": settings.SESSION_COOKIE_NAME, "value": bezoeker.session.session_key or "", "url": scherm.adres}
    scherm.page.context.add_cookies([koek])
    return scherm
