"""How the letters of a decision say that a pgb is refused, wholly or for the dearer part (P-10, P-11)."""

from collections.abc import Iterator
from decimal import Decimal

from beschikkingen.brieven import MinderDanGevraagd
from beschikkingen.models import Besluitregel, Pgbweigering
from beschikkingen.services.besluitwoorden import alineas, noem
from meldingen.bedragen import schrijf_euro

_WET = "van de Wmo 2015"
_GROND = {
    Pgbweigering.TOETS: "U voldoet niet aan alle voorwaarden voor een pgb. Die staan in artikel 2.3.6, tweede lid, "
    f"{_WET}. Wij gaan uit van deze feiten.",
    Pgbweigering.BEHEERDER: "Het lukt niet om het budget goed te beheren, ook niet met hulp van een ander. Dat moet "
    f"wel volgens artikel 2.3.6, tweede lid, onder a, {_WET}. Wij gaan uit van deze feiten.",
    Pgbweigering.EERDER: "Er is eerder een pgb van u ingetrokken. Dan mogen wij een nieuw pgb weigeren. Dat staat in "
    f"artikel 2.3.6, vijfde lid, onder b, {_WET}.",
}


def waarom_geen_pgb(regel: Besluitregel) -> tuple[str, ...]:
    """The ground in the words of the letter, and the facts it rests on; nothing when no pgb was refused."""
    if not regel.weigert_pgb:
        return ()
    return (_GROND[Pgbweigering(regel.pgb_weigering)], *alineas(regel.pgb_feiten))


def niet_als_pgb(regel: Besluitregel) -> Iterator[MinderDanGevraagd]:
    """The part of D-21 about the pgb of a granted line: not at all, or lower than was asked."""
    if regel.pgb_weigering == Pgbweigering.DUURDER:
        yield MinderDanGevraagd(noem(regel), _alleen_het_duurdere_deel(regel), f"Een lager pgb voor {noem(regel)}")
    elif regel.weigert_pgb:
        waarom = (*waarom_geen_pgb(regel), *alineas(regel.kan_afweging))
        yield MinderDanGevraagd(noem(regel), waarom, f"Geen pgb voor {noem(regel)}")


def wat_van_het_pgb_niet(regel: Besluitregel, *, noemen: bool) -> str:
    """As it stands after 'U krijgt ..., maar'; `noemen` when more than one thing is granted."""
    wat = f" voor {noem(regel)}" if noemen else ""
    return f"een lager pgb{wat} dan u vroeg" if regel.pgb_weigering == Pgbweigering.DUURDER else f"geen pgb{wat}"


def _alleen_het_duurdere_deel(regel: Besluitregel) -> tuple[str, ...]:
    """All amounts in words: asked, in kind, granted and refused (P-10 a)."""
    return (
        f"U wilt: {_zonder_punt(regel.gewenst)}. Dat kost {_bedrag(regel, regel.gewenst_bedrag)}. Het goedkoopste dat "
        f"past, is: {_zonder_punt(regel.goedkoopst)}. Dat kost in natura {_bedrag(regel, regel.goedkoopst_bedrag)}.",
        "Wij betalen niet meer dan hulp in natura kost (artikel 2.3.6, vijfde lid, onder a, Wmo 2015). Wij wijzen "
        f"alleen het duurdere deel af: {_bedrag(regel, regel.meerkosten)}. Dat mag u zelf betalen.",
    )


def _bedrag(regel: Besluitregel, bedrag: Decimal | None) -> str:
    geschreven = schrijf_euro(bedrag or Decimal(0))
    eenmalig = regel.pgb_per == Besluitregel.PgbPer.EENMALIG
    return geschreven if eenmalig else f"{geschreven} {regel.get_pgb_per_display()}"


def _zonder_punt(tekst: str) -> str:
    return tekst.strip().rstrip(".")
