"""The aanvraag, the bed and the decision."""

from decimal import Decimal
from typing import Any

from beschikkingen.models import Aanvraag, Beschikking
from beschikkingen.services import besluitconcept as concepten
from beschikkingen.services.aanvraag import verklaar_volledig
from beschikkingen.services.besluit import Regelvoorstel, beslis, stel_besluit_voor
from logeerzorg.models import Bed, Reservering
from logeerzorg.services import reserveringen
from logeerzorg.services.intake import plan_intake
from wmo_portal.casus.lopen import Loop, Stap


def _volledig(loop: Loop, met: dict[str, Any]) -> None:
    verklaar_volledig(loop.artefact["aanvraag"], brp_geraadpleegd_op=loop.op, **loop.act)


def _optie(loop: Loop, met: dict[str, Any]) -> None:
    bed = Bed.objects.get(locatie__naam=met["locatie"], naam=met["bed"])
    loop.artefact[met["als"]] = reserveringen.plaats_optie(
        loop.melding,
        bed,
        loop.dag(met["van"]),
        loop.dag(met["tot"]),
        soort=met["soort"],
        nu=loop.middag,
        **loop.act,
    )


def _akkoord_client(loop: Loop, met: dict[str, Any]) -> None:
    reserveringen.leg_akkoord_client_vast(loop.artefact[met["als"]], **loop.act)


def _akkoord_locatie(loop: Loop, met: dict[str, Any]) -> None:
    reserveringen.leg_akkoord_locatie_vast(loop.artefact[met["als"]], **loop.act)


def _vastzetten(loop: Loop, met: dict[str, Any]) -> None:
    rij: Reservering = loop.artefact[met["als"]]
    reserveringen.zet_vast(rij, nu=loop.middag, **loop.act)


def _intake(loop: Loop, met: dict[str, Any]) -> None:
    """The day of the intake, with whom the house consults."""
    contact = {naam: met[naam] for naam in ("casemanager", "casemanager_telefoon") if naam in met}
    plan_intake(loop.artefact[met["als"]], intake_op=loop.dag(met["intake_op"]), **contact, **loop.act)


def _besluit_voorstellen(loop: Loop, met: dict[str, Any]) -> None:
    aanvraag: Aanvraag = loop.artefact["aanvraag"]
    datums = {naam: loop.dag(met[naam]) for naam in ("ingangsdatum", "einddatum", "monitor_op")}
    regel = Regelvoorstel(
        **{
            **met["regel"],
            **datums,
            "kostprijs": Decimal(met["kostprijs"]),
            "gevraagd": aanvraag.gevraagd.get(),
            "is_toegekend": True,
        }
    )
    loop.artefact["beschikking"] = stel_besluit_voor(aanvraag, (regel,), motivering=met["motivering"], **loop.act)


_BEDRAGEN = ("kostprijs", "pgb_bedrag", "onderhoud", "meerkosten")
_DATUMS = ("ingangsdatum", "einddatum", "monitor_op")


def _besluitregel(loop: Loop, met: dict[str, Any]) -> None:
    """One line of the decision; the amount of a line that was calculated comes from its sheet."""
    aanvraag: Aanvraag = loop.artefact["aanvraag"]
    velden: dict[str, Any] = {"is_toegekend": True, **met}
    code = velden.pop("soort")
    velden |= {naam: Decimal(velden[naam]) for naam in _BEDRAGEN if naam in velden}
    velden |= {naam: loop.dag(velden[naam]) for naam in _DATUMS if naam in velden}
    if velden.pop("van_rekenblad", False):
        velden["kostprijs"] = loop.artefact[f"rekenblad:{code}"].uitkomst
        velden["omvang"] = int(velden["kostprijs"])
    regel = Regelvoorstel(gevraagd=aanvraag.gevraagd.get(soort__code=code), **velden)
    concepten.leg_besluitregel_vast(aanvraag, regel, **loop.act)


def _besluit_motiveren(loop: Loop, met: dict[str, Any]) -> None:
    concepten.leg_besluitmotivering_vast(
        loop.artefact["aanvraag"], motivering=met["motivering"], afwijking="", afwijking_motivering="", **loop.act
    )


def _concept_voorstellen(loop: Loop, met: dict[str, Any]) -> None:
    aanvraag = Aanvraag.objects.select_related("melding").get(pk=loop.artefact["aanvraag"].pk)
    loop.artefact["beschikking"] = concepten.stel_concept_voor(aanvraag, **loop.act)


def _beslissen(loop: Loop, met: dict[str, Any]) -> None:
    beschikking: Beschikking = loop.artefact["beschikking"]
    beslis(beschikking, **loop.act)


STAPPEN: dict[str, Stap] = {
    "volledig": _volledig,
    "optie": _optie,
    "akkoord_client": _akkoord_client,
    "akkoord_locatie": _akkoord_locatie,
    "vastzetten": _vastzetten,
    "intake": _intake,
    "besluit_voorstellen": _besluit_voorstellen,
    "besluitregel": _besluitregel,
    "besluit_motiveren": _besluit_motiveren,
    "concept_voorstellen": _concept_voorstellen,
    "beslissen": _beslissen,
}
