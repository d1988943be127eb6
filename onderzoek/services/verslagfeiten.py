"""Reads what was recorded for the verslag and turns it into sentences per part; reads only (V-01).

Of a mantelzorger only name, result and promise are loaded: the answers were given in confidence.
"""

import itertools
from collections.abc import Mapping
from datetime import date

from meldingen.models import Melding
from onderzoek import verslagzinnen as zinnen
from onderzoek.models import (
    Draagkracht,
    Ondersteuningsplan,
    Onderzoek,
    Planregel,
    Planresultaat,
    Raadpleging,
    Taakverdeling,
    Verslag,
)
from onderzoek.services.feiten import Afwegingsfeiten, Planfeiten, planfeiten
from onderzoek.services.raadpleging import feiten_van as feiten_van_raadpleging

_MANTELZORG = ("naam", "overbelast", "toezegging", "toezegging_uren", "toezegging_tot")
_ZELF = "u zelf"


def zinnen_per_onderdeel(onderzoek: Onderzoek, feiten: Afwegingsfeiten) -> Mapping[str, tuple[str, ...]]:
    """Sentences by the code of the part they belong to; three queries."""
    mantelzorgers = _mantelzorgers(onderzoek)
    verteld = next((rij.tekst for rij in onderzoek.rubrieken.all() if rij.letter == "c"), "")
    return {
        "rubriek_b": (*zinnen.over_huisgenoten(_huisgenoten(onderzoek)), *zinnen.over_taken(_verdeling(onderzoek))),
        "rubriek_c": zinnen.over_toezeggingen(mantelzorgers, verteld),
        "rubriek_d": zinnen.over_draagkracht(mantelzorgers),
        "afweging_2": zinnen.over_hulptaken(
            zinnen.Hulptaakfeit(rij.get_soort_display(), rij.wie, rij.uren_gebruikelijk, rij.uren_bovengebruikelijk)
            for rij in feiten.hulptaken
        ),
        "afweging_4": zinnen.over_wetten(
            [
                zinnen.Wetfeit(rij.get_wet_display(), rij.uitkomst, rij.get_wlz_vorm_display(), bool(rij.bewijs))
                for rij in feiten.wetten
            ]
        ),
        "afweging_5": (
            *zinnen.over_gewone_oplossingen((rij.naam, rij.is_algemeen_gebruikelijk) for rij in feiten.gebruikelijk),
            *zinnen.over_verwijzingen(
                zinnen.Verwijsfeit(str(rij.voorziening), rij.op, rij.uren, rij.tot) for rij in feiten.verwijzingen
            ),
        ),
    }


def doelen_van(melding: Melding, verslag: Verslag | None = None) -> tuple[zinnen.Doelfeit, ...]:
    """The lines of the plan that goes with this verslag, else of the newest version; six queries."""
    mee = Ondersteuningsplan.objects.filter(melding=melding, verslag=verslag) if verslag else None
    plan = planfeiten(melding, mee.values_list("versie", flat=True).first() if mee is not None else None)
    return (*map(_doel, plan.resultaten), *_producten(plan)) if plan else ()


def snapshot(melding: Melding, tot: date | None = None) -> Raadpleging | None:
    """The newest look into what the gemeente knew, on the day `tot` at the latest."""
    rijen = Raadpleging.objects.filter(melding=melding, bron=Raadpleging.Bron.WMO).exclude(bekend="")
    return (rijen.filter(op__lte=tot) if tot else rijen).first()


def bekend_van(raadpleging: Raadpleging | None) -> tuple[tuple[str, str], ...]:
    """The snapshot as pairs of subject and fact, each on one line."""
    if raadpleging is None:
        return ()
    return tuple((onderwerp, " ".join(feit.split())) for onderwerp, feit in feiten_van_raadpleging(raadpleging))


def _huisgenoten(onderzoek: Onderzoek) -> list[zinnen.Huisgenootfeit]:
    zwaar = (Draagkracht.DREIGEND, Draagkracht.JA)
    return [
        zinnen.Huisgenootfeit(rij.naam, rij.norm, rij.in_huishouden, rij.overbelast in zwaar)
        for rij in onderzoek.huisgenoten.all()
    ]


def _verdeling(onderzoek: Onderzoek) -> list[tuple[str, str]]:
    rijen = Taakverdeling.objects.filter(herverdeling__onderzoek=onderzoek).select_related("huisgenoot").order_by("pk")
    return [(rij.taak, "u" if rij.door_client else rij.huisgenoot.naam if rij.huisgenoot else "") for rij in rijen]


def _mantelzorgers(onderzoek: Onderzoek) -> list[zinnen.Mantelzorgfeit]:
    return list(itertools.starmap(zinnen.Mantelzorgfeit, onderzoek.mantelzorgers.values_list(*_MANTELZORG)))


def _doel(rij: Planresultaat) -> zinnen.Doelfeit:
    regels = list(rij.regels.all())
    return zinnen.Doelfeit(
        gebied=str(rij.gebied),
        resultaat=rij.resultaat or ", ".join(rij.doelen),
        hoe=" ".join(_gesloten(regel.wat) for regel in regels),
        wie=", ".join(dict.fromkeys(_wie(regel) for regel in regels)),
        monitor_op=rij.monitor_op,
        trede=rij.trede,
    )


def _producten(plan: Planfeiten) -> list[zinnen.Doelfeit]:
    uit = [
        zinnen.Doelfeit(str(rij.product), rij.waarvoor, str(rij.product), "de gemeente", rij.monitor_op)
        for rij in plan.producten
    ]
    return uit + [zinnen.Doelfeit(rij.wat, rij.waarvoor, rij.wat, "de gemeente") for rij in plan.materieel]


def _wie(regel: Planregel) -> str:
    if regel.wie:
        return regel.wie
    return {Planregel.Bron.ZELF: _ZELF, Planregel.Bron.MAATWERK: "de gemeente"}.get(
        Planregel.Bron(regel.bron), regel.get_bron_display().lower()
    )


def _gesloten(tekst: str) -> str:
    kort = " ".join(tekst.split())
    return kort if kort.endswith((".", "!", "?")) else f"{kort}."
