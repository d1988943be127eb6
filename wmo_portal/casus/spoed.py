"""Spoed: temporary help the same day, its start, and the reasons that follow (2.3.3)."""

from decimal import Decimal
from typing import Any

from beschikkingen.models import Spoedvoorziening
from beschikkingen.services import spoed as acties
from wmo_portal.casus.lopen import Loop, Stap


def _voorstellen(loop: Loop, met: dict[str, Any]) -> None:
    acties.stel_tijdelijk_voor(_rij(loop), _hulp(loop, met), **loop.act)


def _toekennen(loop: Loop, met: dict[str, Any]) -> None:
    acties.ken_tijdelijk_toe(_rij(loop), _hulp(loop, met), nu=loop.middag, **loop.act)


def _levering(loop: Loop, met: dict[str, Any]) -> None:
    acties.neem_in_levering(_rij(loop), gestart_op=loop.op, **loop.act)


def _motiveren(loop: Loop, met: dict[str, Any]) -> None:
    acties.motiveer_achteraf(_rij(loop), motivering=met["motivering"], **loop.act)


def _hulp(loop: Loop, met: dict[str, Any]) -> acties.Spoedhulp:
    return acties.Spoedhulp(**{**met, "ingangsdatum": loop.dag(met["ingangsdatum"]), "waarde": Decimal(met["waarde"])})


def _rij(loop: Loop) -> Spoedvoorziening:
    return Spoedvoorziening.objects.select_related("melding").filter(melding=loop.melding).latest("pk")


STAPPEN: dict[str, Stap] = {
    "spoed_voorstellen": _voorstellen,
    "spoed_toekennen": _toekennen,
    "spoed_levering": _levering,
    "spoed_motiveren": _motiveren,
}
