"""The contents of a decision, whether it is still being written or lies proposed: what the requirements look at."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from beschikkingen.models import Aanvraag, Beschikking, Besluitconcept, Regelinhoud
from meldingen.models import Melding
from meldingen.services import parameters

# Copied onto the decision: what held on the day of the aanvraag (B-27) and of the decision (B-14).
_OP_AANVRAAGDATUM = [
    "kv_jaarcap_etmalen", "kv_jaarmodus", "kv_telwijze", "kv_weekmodus", "kv_week_max", "kv_leveringsvorm",
    "kv_indicatie_na_datum_locatie", "kv_max_maanden",
]  # fmt: skip
_OP_BESLUITDATUM = [
    "vierogen_besluit", "vierogen_niet_bij", "vierogen_vanaf_bedrag", "kv_eigen_bijdrage", "eb_startmoment",
    "eb_tarief",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Besluitinhoud:
    """What is (to be) decided on one aanvraag; `regels` have a `gevraagd` with its soort."""

    melding: Melding
    aanvraag: Aanvraag
    motivering: str
    afwijking: str
    afwijking_motivering: str
    parameters: dict[str, Any]
    regels: tuple[Regelinhoud, ...]

    @property
    def toegekend(self) -> tuple[Regelinhoud, ...]:
        """The lines that grant something."""
        return tuple(regel for regel in self.regels if regel.is_toegekend)

    @property
    def afgewezen(self) -> tuple[Regelinhoud, ...]:
        """The lines that refuse."""
        return tuple(regel for regel in self.regels if not regel.is_toegekend)

    def toegekend_van(self, code: str) -> tuple[Regelinhoud, ...]:
        """The lines that grant this soort."""
        return tuple(regel for regel in self.toegekend if regel.gevraagd.soort.code == code)


def inhoud_van(beschikking: Beschikking) -> Besluitinhoud:
    """The contents of a proposal or of a decision that was taken."""
    return Besluitinhoud(
        melding=beschikking.melding,
        aanvraag=beschikking.aanvraag,
        motivering=beschikking.motivering,
        afwijking=beschikking.afwijking,
        afwijking_motivering=beschikking.afwijking_motivering,
        parameters=beschikking.parameters,
        regels=tuple(beschikking.regels.select_related("gevraagd__soort")),
    )


def inhoud_van_concept(aanvraag: Aanvraag, op: date) -> Besluitinhoud:
    """The contents as far as they were written; nothing yet gives an empty one."""
    concept = Besluitconcept.objects.filter(aanvraag=aanvraag).first()
    return Besluitinhoud(
        melding=aanvraag.melding,
        aanvraag=aanvraag,
        motivering=concept.motivering if concept else "",
        afwijking=concept.afwijking if concept else "",
        afwijking_motivering=concept.afwijking_motivering if concept else "",
        parameters=toegepaste_parameters(aanvraag.melding, aanvraag.ontvangen_op, op),
        regels=tuple(concept.regels.select_related("gevraagd__soort")) if concept else (),
    )


def toegepaste_parameters(melding: Melding, aanvraag_op: date, besluit_op: date) -> dict[str, Any]:
    """The values that hold for this decision, each on its own day, with the expired ones named (B-27, L-28)."""
    gevonden = parameters.zoek(melding.gemeente, _OP_AANVRAAGDATUM, aanvraag_op)
    gevonden |= parameters.zoek(melding.gemeente, _OP_BESLUITDATUM, besluit_op)
    toegepast: dict[str, Any] = {code: rij.waarde for code, rij in gevonden.items()}
    toegepast["peildatum"] = aanvraag_op.isoformat()
    toegepast["verlopen"] = sorted(code for code, rij in gevonden.items() if rij.is_verlopen)
    return toegepast
