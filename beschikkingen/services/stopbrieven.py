"""What was agreed about an opzegging, in words: for D-26 to the client, D-27 to a relative, and the pages (H-13)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from beschikkingen.brieven import NabestaandebriefGegevens, StopbriefGegevens
from beschikkingen.models import Besluitregel, Hulpeinde, Opzegging, Stopzetting
from beschikkingen.services.opzegging import wat_stopt, wie_zegt_op
from meldingen.brieven.gegevens import Geadresseerde
from meldingen.models import Melding
from meldingen.services.brieven import afzender, geadresseerde, zaak


def vul_stopbrief(melding: Melding, op: date, verwijzing: Mapping[str, Any]) -> StopbriefGegevens:
    """D-26: the agreement; or, when the opzegging was taken back, that all stays as it was."""
    rij = Opzegging.objects.get(pk=verwijzing["opzegging"])
    kop = {"afzender": afzender(melding), "geadresseerde": geadresseerde(melding), "zaak": zaak(melding, op)}
    if verwijzing.get("gaat_door"):
        return StopbriefGegevens(**kop, opgezegd_op=rij.op, stopt=wat_stopt(rij), laatste_dag=op, gaat_door=True)
    stopzetting = Stopzetting.objects.get(opzegging=rij)
    vormen = stopzetting.eindes.values_list("voorziening__regel__leveringsvorm", flat=True)
    return StopbriefGegevens(
        **kop,
        **_afspraak(stopzetting),
        opgezegd_op=rij.op,
        wie=wie_zegt_op(rij) if rij.naam else "",
        is_verhuizing=rij.reden == Opzegging.Reden.VERHUIZING,
        is_pgb=Besluitregel.Leveringsvorm.PGB in vormen,
    )


def vul_nabestaandebrief(melding: Melding, op: date, verwijzing: Mapping[str, Any]) -> NabestaandebriefGegevens:
    """D-27: to the relative at the address that was given, never in the name of the client."""
    stopzetting = Stopzetting.objects.get(opzegging=verwijzing["opzegging"])
    return NabestaandebriefGegevens(
        afzender=afzender(melding),
        geadresseerde=Geadresseerde(
            naam=stopzetting.nabestaande,
            aanhef=stopzetting.nabestaande,
            straat=stopzetting.straat,
            postcode_plaats=stopzetting.postcode_plaats,
            gaat_over=melding.client.naam,
        ),
        zaak=zaak(melding, op),
        **_afspraak(stopzetting),
        overledene=melding.client.aanspreeknaam,
    )


@dataclass(frozen=True, slots=True)
class Ontvangen:
    """One opzegging on a page, with what became of it. `kan_terug`: it was processed, and nothing ended yet."""

    rij: Opzegging
    hulp: tuple[str, ...]
    stopzetting: Stopzetting | None
    stopt: tuple[str, ...] = ()
    begint_niet: tuple[str, ...] = ()
    kan_terug: bool = False


def ontvangen(rij: Opzegging, vandaag: date) -> Ontvangen:
    """What was given up, and what was agreed about it as long as that counts."""
    stopzetting = Stopzetting.objects.filter(opzegging=rij).first()
    if stopzetting is None or rij.vervallen_op is not None:
        return Ontvangen(rij, wat_stopt(rij), None)
    stopt, niet = _wat(stopzetting)
    kan_terug = not niet and stopzetting.laatste_dag >= vandaag
    return Ontvangen(rij, wat_stopt(rij), stopzetting, stopt, niet, kan_terug)


def opzeggingen_van(melding: Melding, vandaag: date) -> list[Ontvangen]:
    """Everything that was given up in this case, the newest first."""
    return [ontvangen(rij, vandaag) for rij in melding.opzeggingen.select_related("document", "melding")]


def _wat(stopzetting: Stopzetting) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What stops after the last day, and what never begins."""
    eindes = list(stopzetting.eindes.select_related("voorziening__regel__gevraagd__soort"))
    ander = [stopzetting.andere_hulp] if stopzetting.andere_hulp else []
    stopt = (*(str(rij.voorziening) for rij in eindes if not _begint_niet(rij)), *ander)
    return stopt, tuple(str(rij.voorziening) for rij in eindes if _begint_niet(rij))


def _afspraak(stopzetting: Stopzetting) -> dict[str, Any]:
    stopt, niet = _wat(stopzetting)
    return {
        "stopt": stopt,
        "begint_niet": niet,
        "laatste_dag": stopzetting.laatste_dag,
        "terug": stopzetting.terug,
        "terug_wat": stopzetting.terug_wat,
        "terug_wie": stopzetting.terug_wie,
        "bijdrage": stopzetting.bijdrage,
    }


def _begint_niet(einde: Hulpeinde) -> bool:
    return einde.laatste_dag < einde.voorziening.ingangsdatum
