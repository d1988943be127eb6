"""What is chosen for each voorziening: its form, its conditions, its calculation, and the wish for a pgb."""

from decimal import Decimal
from typing import Any

from onderzoek.models import Pgbonderzoek, Pgbtoets, Voorzieningkeuze, Voorzieningsoort
from onderzoek.services import keuze as keuzes
from onderzoek.services import pgbmensen, pgbwens
from onderzoek.services.rekenblad import reken
from onderzoek.services.voorwaarden import toets_voorwaarden
from wmo_portal.casus.lopen import Loop, Stap


def _kies(loop: Loop, met: dict[str, Any]) -> None:
    """One voorziening, as far as the file goes: form, conditions, calculation and outcome."""
    soort = Voorzieningsoort.objects.all().geldig_op(loop.gemeente, loop.op).get(code=met["soort"])
    onderzoek = loop.artefact["onderzoek"]
    keuze = Voorzieningkeuze.objects.filter(onderzoek=onderzoek, soort=soort).first()
    if keuze is None:
        keuze = keuzes.kies_voorziening(onderzoek, soort, waarvoor=met["waarvoor"], **loop.act)
    if met.get("leveringsvorm"):
        keuzes.stel_leveringsvorm_vast(keuze, leveringsvorm=met["leveringsvorm"], **loop.act)
    if met.get("voorwaarden"):
        toets_voorwaarden(keuze, met["voorwaarden"], **loop.act)
    if met.get("reken"):
        loop.artefact[f"rekenblad:{soort.code}"] = reken(keuze, _invoer(loop, met["reken"]), **loop.act)
    if met.get("uitkomst"):
        vers = Voorzieningkeuze.objects.get(pk=keuze.pk)
        keuzes.rond_keuze_af(vers, uitkomst=met["uitkomst"], motivering=met["motivering"], **loop.act)


def _invoer(loop: Loop, met: dict[str, Any]) -> dict[str, Any]:
    """Amounts in the file are text; by its name a fact is a date or an amount."""
    invoer: dict[str, Any] = {}
    for naam, waarde in met.items():
        if naam.startswith("aangeschaft_op"):
            invoer[naam] = loop.dag(waarde)
        elif naam.startswith(("naam", "ruimte", "reden", "verstrekking")):
            invoer[naam] = waarde
        elif naam == "levensduur":
            invoer[naam] = int(waarde)
        else:
            invoer[naam] = Decimal(waarde)
    return invoer


def _pgb_wens(loop: Loop, met: dict[str, Any]) -> None:
    loop.artefact["pgb"] = pgbwens.leg_wens_vast(loop.artefact["onderzoek"], **met, **loop.act)


def _pgb_toetsen(loop: Loop, met: dict[str, Any]) -> None:
    uitkomsten = {Pgbtoets.Toets(toets): pgbwens.Toetsuitkomst(*waarde) for toets, waarde in met.items()}
    pgbwens.toets_pgb(_pgb(loop), uitkomsten, **loop.act)


def _pgb_beheerder(loop: Loop, met: dict[str, Any]) -> None:
    pgbmensen.wijs_beheerder_aan(_pgb(loop), pgbmensen.Beheer(**met), **loop.act)


def _pgb_hulpverlener(loop: Loop, met: dict[str, Any]) -> None:
    """Somebody of the network, with what they declare about their tasks."""
    verlener = pgbmensen.voeg_zorgverlener_toe(
        _pgb(loop),
        pgbmensen.Verlener(met["naam"], met["kwaliteit"], uit_netwerk=True, relatie=met["relatie"]),
        **loop.act,
    )
    pgbmensen.leg_netwerkverklaring_vast(
        verlener, getekend_op=loop.op, taken=met["taken"], niet_te_zwaar=met["niet_te_zwaar"], **loop.act
    )


def _pgb(loop: Loop) -> Pgbonderzoek:
    return Pgbonderzoek.objects.get(pk=loop.artefact["pgb"].pk)


STAPPEN: dict[str, Stap] = {
    "keuze": _kies,
    "pgb_wens": _pgb_wens,
    "pgb_toetsen": _pgb_toetsen,
    "pgb_beheerder": _pgb_beheerder,
    "pgb_hulpverlener": _pgb_hulpverlener,
}
