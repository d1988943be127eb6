"""Bezwaar: received, in hand, heard, and decided by somebody else."""

from datetime import time
from typing import Any

from beschikkingen.models import Bezwaar
from beschikkingen.services import bezwaarbehandeling as behandeling
from beschikkingen.services import bezwaarbeslissing as beslissing
from beschikkingen.services.bezwaar import Bezwaarschrift, neem_in_behandeling, ontvang_bezwaar
from wmo_portal.casus.lopen import Loop, Stap


def _bezwaar(loop: Loop, met: dict[str, Any]) -> None:
    schrift = Bezwaarschrift(ontvangen_op=loop.op, **loop.feiten(met))
    loop.artefact["bezwaar"] = ontvang_bezwaar(loop.artefact["beschikking"], schrift, **loop.act)


def _in_behandeling(loop: Loop, met: dict[str, Any]) -> None:
    neem_in_behandeling(_rij(loop), **loop.act)


def _hoorzitting_plannen(loop: Loop, met: dict[str, Any]) -> None:
    wanneer = {"gepland_op": loop.dag(met["gepland_op"]), "gepland_om": time.fromisoformat(met["gepland_om"])}
    behandeling.plan_hoorzitting(_rij(loop), **wanneer, waar=met["waar"], **loop.act)


def _hoorzitting(loop: Loop, met: dict[str, Any]) -> None:
    behandeling.leg_hoorzitting_vast(_rij(loop), gehoord_op=loop.op, verslag=met["verslag"], **loop.act)


def _voorstellen(loop: Loop, met: dict[str, Any]) -> None:
    beslissing.stel_beslissing_voor(_rij(loop), **met, **loop.act)


def _beslissen(loop: Loop, met: dict[str, Any]) -> None:
    loop.artefact["beslissing"] = beslissing.beslis_op_bezwaar(_rij(loop), **loop.act)


def _rij(loop: Loop) -> Bezwaar:
    return Bezwaar.objects.select_related("melding", "beschikking").get(pk=loop.artefact["bezwaar"].pk)


STAPPEN: dict[str, Stap] = {
    "bezwaar": _bezwaar,
    "bezwaar_in_behandeling": _in_behandeling,
    "hoorzitting_plannen": _hoorzitting_plannen,
    "hoorzitting": _hoorzitting,
    "bezwaar_voorstellen": _voorstellen,
    "bezwaar_beslissen": _beslissen,
}
