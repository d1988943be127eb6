"""The zorgplan: asked of the aanbieder whom the client chose, written with the client, signed and registered."""

from typing import Any

from meldingen.models import Organisatie
from onderzoek.models import Voorzieningsoort, Zorgplan
from onderzoek.services import zorgplanaanbieder as aanbieder
from onderzoek.services.zorgplan import registreer_zorgplan
from onderzoek.services.zorgplanverzoek import Zorgplanvraag, vraag_zorgplan
from wmo_portal.casus.lopen import Loop, Stap

# A scan cannot be part of a readable case; the walk hands in a page without text.
_STUK = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def _zorgplan_vragen(loop: Loop, met: dict[str, Any]) -> None:
    soorten = Voorzieningsoort.objects.all().geldig_op(loop.gemeente, loop.op).filter(code__in=met["voorzieningen"])
    verzoek = vraag_zorgplan(
        loop.artefact["verslag"],
        Zorgplanvraag(
            aanbieders=(Organisatie.objects.get(naam=met["aanbieder"]),),
            coordinator=None,
            gekozen_op=loop.dag(met["gekozen_op"]),
            voorzieningen=tuple(soorten),
            gegevens=tuple(met["gegevens"]),
        ),
        **loop.act,
    )
    loop.artefact["zorgplan"] = verzoek.zorgplannen.get()


def _zorgplan_regel(loop: Loop, met: dict[str, Any]) -> None:
    aanbieder.voeg_regel_toe(_zorgplan(loop), aanbieder.Regelinvoer(**met), **loop.act)


def _zorgplan_bij_client(loop: Loop, met: dict[str, Any]) -> None:
    aanbieder.leg_bij_client(_zorgplan(loop), **loop.act)


def _zorgplan_indienen(loop: Loop, met: dict[str, Any]) -> None:
    stuk = aanbieder.Bestand(_STUK, "application/pdf", "zorgplan.pdf")
    getekend = aanbieder.GetekendZorgplan(stuk=stuk, **loop.feiten(met))
    aanbieder.dien_zorgplan_in(_zorgplan(loop), getekend, **loop.act)


def _zorgplan_registreren(loop: Loop, met: dict[str, Any]) -> None:
    registreer_zorgplan(_zorgplan(loop), beide_gezien=True, **loop.act)


def _zorgplan(loop: Loop) -> Zorgplan:
    return Zorgplan.objects.get(pk=loop.artefact["zorgplan"].pk)


STAPPEN: dict[str, Stap] = {
    "zorgplan_vragen": _zorgplan_vragen,
    "zorgplan_regel": _zorgplan_regel,
    "zorgplan_bij_client": _zorgplan_bij_client,
    "zorgplan_indienen": _zorgplan_indienen,
    "zorgplan_registreren": _zorgplan_registreren,
}
