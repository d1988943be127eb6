"""What logeerzorg demands of a decision (L-12)."""

from collections.abc import Iterator
from datetime import date

from beschikkingen.models import Beschikking
from logeerzorg.models import Reservering
from meldingen.eisen import Ontbreekt
from onderzoek.models import Voorzieningsoort


def data_en_locatie_akkoord(beschikking: Beschikking, op: date) -> Iterator[Ontbreekt]:
    """L-12: a grant of logeerzorg needs agreement on dates and place, unless the gemeente does without."""
    if not beschikking.parameters.get("kv_indicatie_na_datum_locatie"):
        return
    if not kent_verblijf_toe(beschikking):
        return
    vast = Reservering.objects.filter(
        melding=beschikking.melding, status__in=("optie", "bevestigd"), vastgezet_op__isnull=False
    )
    if not vast.exists():
        yield Ontbreekt(
            "Er is nog geen bed vastgezet. Spreek eerst de data en de locatie af met cliënt en locatie.",
            "logeren",
            "L-12",
        )
        return
    for rij in vast:
        yield from _binnen_besluit(beschikking, rij)


def _binnen_besluit(beschikking: Beschikking, reservering: Reservering) -> Iterator[Ontbreekt]:
    for regel in _regels(beschikking):
        if not (regel.ingangsdatum <= reservering.aankomst and reservering.vertrek <= regel.einddatum):
            yield Ontbreekt(
                f"Het verblijf vanaf {reservering.aankomst:%d-%m-%Y} valt buiten de looptijd van het besluit.",
                "logeren",
                "L-12",
            )


def kent_verblijf_toe(beschikking: Beschikking) -> bool:
    """Whether this decision grants logeerzorg, whatever else it grants or refuses."""
    return _regels(beschikking).exists()


def _regels(beschikking: Beschikking):
    return beschikking.regels.filter(is_toegekend=True, gevraagd__soort__code=Voorzieningsoort.KORTDUREND_VERBLIJF)
