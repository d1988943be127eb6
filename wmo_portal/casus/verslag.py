"""The weighing, the ondersteuningsplan, and the verslag that goes out and comes back."""

from decimal import Decimal
from typing import Any

from beschikkingen.services.aanvraag import ontvang_getekend_verslag
from onderzoek.models import AlgemeneVoorziening, Resultaatgebied, Verslag, Voorzieningsoort, Wettoets
from onderzoek.services import afweging, plan
from onderzoek.services import onderzoek as onderzoeken
from onderzoek.services.planregels import Periode
from onderzoek.services.verslag import Retour, Verslagtekst, stel_verslag_op, verzend_verslag
from wmo_portal.casus.lopen import Loop, Stap

_UREN = ("uren_gebruikelijk", "uren_bovengebruikelijk")


def _hulptaak(loop: Loop, met: dict[str, Any]) -> None:
    uren = {naam: Decimal(met[naam]) for naam in _UREN}
    afweging.voeg_hulptaak_toe(loop.artefact["onderzoek"], **{**met, **uren}, **loop.act)


def _gebruikelijktoets(loop: Loop, met: dict[str, Any]) -> None:
    antwoorden = {vraag: afweging.Antwoord(*antwoord) for vraag, antwoord in met["antwoorden"].items()}
    afweging.toets_gebruikelijk(loop.artefact["onderzoek"], naam=met["naam"], antwoorden=antwoorden, **loop.act)


def _verwijzing(loop: Loop, met: dict[str, Any]) -> None:
    voorziening = AlgemeneVoorziening.objects.all().geldig_op(loop.gemeente, loop.op).get(code=met["naar"])
    afweging.verwijs(
        loop.artefact["onderzoek"], voorziening, reden=met["reden"], toelichting=met["toelichting"], uren=None,
        **loop.act,
    )  # fmt: skip


def _afweging(loop: Loop, met: dict[str, Any]) -> None:
    """What is needed, what other laws give, and the six steps."""
    onderzoek = loop.artefact["onderzoek"]
    afweging.leg_vraag_vast(onderzoek, **met["vraag"], **loop.act)
    wetten = {wet: afweging.Wetuitkomst(**met["wetten"].get(wet, {"uitkomst": "nvt"})) for wet in Wettoets.Wet}
    afweging.toets_wetten(onderzoek, wetten, **loop.act)
    stappen = {int(nummer): tuple(waarde) for nummer, waarde in met["stappen"].items()}
    onderzoeken.weeg_af(onderzoek, stappen, **loop.act)


def _plan(loop: Loop, met: dict[str, Any]) -> None:
    gebied = Resultaatgebied.objects.all().geldig_op(loop.gemeente, loop.op).get(code=met["gebied"])
    gegevens = plan.Resultaatgegevens(
        trede=met["trede"],
        doelen=met["doelen"],
        resultaat=met["resultaat"],
        regels={bron: plan.Hulpregel(**regel) for bron, regel in met["regels"].items()},
        periode=Periode(**loop.feiten(met["periode"])),
        leveringsvorm=met["leveringsvorm"],
        ruimten=met.get("ruimten", ()),
        schoonmaakhulp=met.get("schoonmaakhulp", ""),
    )
    plan.leg_resultaat_vast(loop.melding, gebied, gegevens, **loop.act)


def _materieel(loop: Loop, met: dict[str, Any]) -> None:
    plan.voeg_materieel_toe(loop.melding, wat=met["wat"], waarvoor=met["waarvoor"], **loop.act)


def _verslag(loop: Loop, met: dict[str, Any]) -> None:
    loop.artefact["verslag"] = stel_verslag_op(loop.melding, Verslagtekst(**loop.feiten(met)), **loop.act)


def _verslag_verzenden(loop: Loop, met: dict[str, Any]) -> None:
    verzend_verslag(loop.artefact["verslag"], **loop.act)


def _verslag_retour(loop: Loop, met: dict[str, Any]) -> None:
    verslag: Verslag = loop.artefact["verslag"]
    soorten = Voorzieningsoort.objects.all().geldig_op(loop.gemeente, loop.op).filter(code__in=met["gevraagd"])
    loop.artefact["aanvraag"] = ontvang_getekend_verslag(
        verslag,
        Retour(
            ontvangen_op=loop.op,
            ondertekend_op=loop.dag(met["ondertekend_op"]),
            akkoord=met["akkoord"],
            is_aanvraag=met["is_aanvraag"],
            reactie=met.get("reactie", ""),
        ),
        gevraagd=tuple(soorten),
        **loop.act,
    )


STAPPEN: dict[str, Stap] = {
    "hulptaak": _hulptaak,
    "gebruikelijktoets": _gebruikelijktoets,
    "verwijzing": _verwijzing,
    "afweging": _afweging,
    "plan": _plan,
    "materieel": _materieel,
    "verslag": _verslag,
    "verslag_verzenden": _verslag_verzenden,
    "verslag_retour": _verslag_retour,
}
