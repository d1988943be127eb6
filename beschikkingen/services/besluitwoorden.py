"""How the letters of a decision name what was asked and granted: with its article, its amount, in one sentence."""

from collections.abc import Sequence
from decimal import Decimal

from beschikkingen.brieven import Weigeringsgrond
from beschikkingen.models import Aanvraag, Besluitregel
from meldingen.bedragen import schrijf_euro
from meldingen.opsomming import opsomming
from onderzoek.models import Voorzieningsoort
from onderzoek.rekenen.stappen import Rekenstap

_ENKELVOUD = {"stuks": "stuk", "etmalen": "etmaal", "dagdelen": "dagdeel", "ritten": "rit", "zones": "zone"}


def is_bedrag(regel: Besluitregel) -> bool:
    """Money for something the client buys: neither help in kind nor a pgb."""
    return regel.gevraagd.soort.is_bedrag


def kaal(regel: Besluitregel) -> str:
    """As it stands after 'geen': "scootmobiel", "hulp bij het huishouden", "bedrag voor verhuiskosten"."""
    naam = _kaal(regel)
    return f"pgb voor {_met_lidwoord(regel, naam)}" if _alleen_pgb(regel) else naam


def noem(regel: Besluitregel) -> str:
    """As it stands after 'U krijgt': a thing and an amount have an article, help has none."""
    return f"een {kaal(regel)}" if _alleen_pgb(regel) else _met_lidwoord(regel, _kaal(regel))


def _alleen_pgb(regel: Besluitregel) -> bool:
    """The help could come in kind, but was refused because the client wants it as a pgb only (P-10)."""
    return not regel.is_toegekend and regel.weigeringsgrond == Weigeringsgrond.PGB


def _kaal(regel: Besluitregel) -> str:
    soort = regel.gevraagd.soort
    naam = soort.naam[:1].lower() + soort.naam[1:]
    if is_bedrag(regel) and not naam.startswith("tegemoetkoming"):
        return f"bedrag voor {naam}"
    return naam


def gevraagde_hulp(aanvraag: Aanvraag) -> str:
    """Everything that was asked: "hulp bij het huishouden, scootmobiel en woningsanering"."""
    namen = [rij.soort.naam for rij in aanvraag.gevraagd.select_related("soort")]
    return opsomming(naam[:1].lower() + naam[1:] for naam in namen)


def _met_lidwoord(regel: Besluitregel, naam: str) -> str:
    return f"een {naam}" if _is_ding(regel.gevraagd.soort) and not naam.endswith(" maken") else naam


def noem_alle(regels: Sequence[Besluitregel]) -> str:
    """All of them: "hulp bij het huishouden, een bedrag voor woningsanering en een scootmobiel"."""
    return opsomming([noem(regel) for regel in regels])


def krijgt(regels: Sequence[Besluitregel]) -> str:
    """What the heading grants; a pgb is said to be one."""
    pgb = Besluitregel.Leveringsvorm.PGB
    return opsomming([f"een pgb voor {noem(rij)}" if rij.leveringsvorm == pgb else noem(rij) for rij in regels])


def geen_van(regels: Sequence[Besluitregel]) -> str:
    """What is refused: "geen hulp bij het huishouden en geen scootmobiel"."""
    return opsomming([f"geen {kaal(regel)}" for regel in regels])


def noem_met_bedrag(regel: Besluitregel) -> str:
    """Money after 'U krijgt': "één keer een bedrag van € 912,50 voor woningsanering"."""
    soort, bedrag = kaal(regel), schrijf_euro(regel.kostprijs)
    eenmalig = regel.frequentie == Besluitregel.Frequentie.TOTAAL
    hoeveel = bedrag if eenmalig else f"{bedrag} {regel.frequentie}"
    voor = soort.removeprefix("bedrag voor ")
    wat = f"een {soort} van {hoeveel}" if voor == soort else f"een bedrag van {hoeveel} voor {voor}"
    return f"één keer {wat}" if eenmalig else wat


def schrijf_omvang(regel: Besluitregel) -> str:
    """How much was granted (B-16)."""
    return schrijf_hoeveel(regel, regel.omvang, regel.kostprijs)


def schrijf_hoeveel(regel: Besluitregel, aantal: int | None, kostprijs: Decimal | None) -> str:
    """So much of what the line grants: "3 uur per week", "1 stuk", or the amount (in euro) of a tegemoetkoming."""
    keer = regel.frequentie
    if is_bedrag(regel):
        bedrag = schrijf_euro(kostprijs)
        return f"{bedrag}, één keer" if keer == Besluitregel.Frequentie.TOTAAL else f"{bedrag} {keer}"
    eenheid = "uur" if regel.eenheid == "uren" else regel.eenheid
    if aantal == 1:
        eenheid = _ENKELVOUD.get(eenheid, eenheid)
        keer = "" if keer == Besluitregel.Frequentie.TOTAAL else keer
    return f"{aantal} {eenheid} {keer}".strip()


def wie(regel: Besluitregel) -> str:
    """Who gives it; what the client arranges or buys is said so."""
    if is_bedrag(regel):
        return "U koopt dit zelf"
    return regel.aanbieder or "U regelt dit zelf"


def schrijf_stap(stap: Rekenstap) -> str:
    """A step of a calculation: "Huur per maand: € 700,00 (De huur is ...)"; without an amount what it explains."""
    uitleg = stap.uitleg.rstrip(".")
    return f"{stap.wat}: {uitleg if stap.bedrag is None else f'{schrijf_euro(stap.bedrag)} ({uitleg})'}"


def _is_ding(soort: Voorzieningsoort) -> bool:
    return bool(soort.verstrekking)


def alineas(tekst: str) -> tuple[str, ...]:
    """What was typed with empty lines between, as paragraphs."""
    return tuple(alinea.strip() for alinea in tekst.split("\n\n") if alinea.strip())
