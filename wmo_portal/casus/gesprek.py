"""The conversation: the subjects, the household, the mantelzorgers, and advice that is asked because of it."""

from typing import Any

from onderzoek.gebruikelijke_hulp import Taak
from onderzoek.models import Gesprek, Huisgenoot, Mantelzorger
from onderzoek.models.gespreksdeel import schrijf_antwoorden
from onderzoek.services import huishouden, mantelzorg
from onderzoek.services import onderzoek as onderzoeken
from onderzoek.services.advies import Advies, Adviesvraag, registreer_advies, vraag_advies
from wmo_portal.casus.lopen import Loop, Stap

_NIEUW = {"huisgenoot": ("naam", "geboortedatum", "relatie", "woont"), "mantelzorger": ("naam", "relatie")}
_LEEG_HUISHOUDEN = {
    "leefsituatie": "", "duur": "", "hulp": "", "blijvend": [], "hulp_motivering": "", "kindzorg": "",
    "kindzorg_tot": None, "kindzorg_motivering": "",
}  # fmt: skip
_LEEG_HUISGENOOT = {
    "gekozen_norm": "", "norm_motivering": "", "overbelast": "", "overbelast_motivering": "",
    "navraag_toestemming_op": None,
}  # fmt: skip
_LEEGE_MANTELZORGER = {
    "is_hoofdverzorger": False, "is_contactpersoon": False, "overbelast": "", "instrument": "",
    "overbelast_motivering": "", "toezegging": "", "toezegging_uren": None, "toezegging_tot": None,
    "toezegging_akkoord_op": None,
}  # fmt: skip


def _gesprek(loop: Loop, met: dict[str, Any]) -> None:
    gesprek: Gesprek = loop.artefact["gesprek"]
    onderzoeken.voer_gesprek(
        gesprek,
        gevoerd_op=loop.op,
        aanwezigen=met["aanwezigen"],
        met_mantelzorger=met["met_mantelzorger"],
        met_clientondersteuner=met["met_clientondersteuner"],
        **loop.act,
    )
    onderzoeken.leg_gesprek_vast(
        gesprek.onderzoek,
        rubrieken=met["rubrieken"],
        niet_van_toepassing=frozenset(met.get("niet_van_toepassing", ())),
        identiteit=onderzoeken.Identiteit(
            met["identiteit"]["document"], loop.dag(met["identiteit"]["geldig_tot"]), loop.op
        ),
        pgb_voorlichting_op=loop.op,
        bijdrage_voorlichting_op=loop.op,
        **loop.act,
    )


def _huishouden(loop: Loop, met: dict[str, Any]) -> None:
    feiten = _LEEG_HUISHOUDEN | loop.feiten(met)
    huishouden.bewaar_huishouden(loop.artefact["onderzoek"], feiten, loop.blad, **loop.act)


def _huisgenoot(loop: Loop, met: dict[str, Any]) -> None:
    feiten = _met_antwoorden(loop.feiten(met), _LEEG_HUISGENOOT)
    nieuw = {naam: feiten[naam] for naam in _NIEUW["huisgenoot"]}
    rij = huishouden.voeg_huisgenoot_toe(loop.artefact["onderzoek"], nieuw, loop.blad, **loop.act)
    huishouden.bewaar_huisgenoot(Huisgenoot.objects.get(pk=rij.pk), feiten, _blad_van(loop, rij), **loop.act)


def _taken(loop: Loop, met: dict[str, Any]) -> None:
    """Who does what, by the name of the task: 'client', 'niemand' or the name of a housemate."""
    onderzoek = loop.artefact["onderzoek"]
    op_naam = {rij.naam: rij.pk for rij in onderzoek.huisgenoten.all()}
    verdeling = {
        Taak[naam]: huishouden.Verdeeld(door_client=wie == "client", huisgenoot=op_naam.get(wie))
        for naam, wie in met.items()
    }
    huishouden.verdeel_taken(onderzoek, verdeling, loop.blad, **loop.act)


def _mantelzorger(loop: Loop, met: dict[str, Any]) -> None:
    feiten = _met_antwoorden(loop.feiten(met), _LEEGE_MANTELZORGER)
    nieuw = {naam: feiten[naam] for naam in _NIEUW["mantelzorger"]}
    rij = mantelzorg.voeg_mantelzorger_toe(loop.artefact["onderzoek"], nieuw, loop.blad, **loop.act)
    mantelzorg.bewaar_mantelzorger(Mantelzorger.objects.get(pk=rij.pk), feiten, _blad_van(loop, rij), **loop.act)


def _advies_vragen(loop: Loop, met: dict[str, Any]) -> None:
    vraag = Adviesvraag(**loop.feiten(met), geinformeerd_op=loop.op)
    loop.artefact["advies"] = vraag_advies(loop.melding, vraag, **loop.act)


def _advies(loop: Loop, met: dict[str, Any]) -> None:
    registreer_advies(loop.artefact["advies"], Advies(ontvangen_op=loop.op, uitkomst=met["uitkomst"]), **loop.act)


def _met_antwoorden(met: dict[str, Any], leeg: dict[str, Any]) -> dict[str, Any]:
    """The facts of a row; the answers to its questions become the one text they are kept as."""
    antwoorden = schrijf_antwoorden(met.get("antwoorden", {}))
    return {**leeg, **met, "antwoorden": antwoorden}


def _blad_van(loop: Loop, rij: Huisgenoot | Mantelzorger) -> Any:
    return type(loop.blad)(rij.versie, "", loop.middag)


STAPPEN: dict[str, Stap] = {
    "gesprek": _gesprek,
    "huishouden": _huishouden,
    "huisgenoot": _huisgenoot,
    "taken": _taken,
    "mantelzorger": _mantelzorger,
    "advies_vragen": _advies_vragen,
    "advies": _advies,
}
