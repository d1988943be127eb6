"""What logeerzorg demands of a decision (L-12)."""

from collections.abc import Iterator
from datetime import date

from beschikkingen.models import Regelinhoud
from beschikkingen.services.inhoud import Besluitinhoud
from logeerzorg.models import Reservering
from logeerzorg.services.saldo import waarom_niet_bevestigen
from logeerzorg.services.telling import peildatum
from meldingen.eisen import Ontbreekt
from meldingen.termijnen import schrijf_datum
from onderzoek.models import Voorzieningsoort


def data_en_locatie_akkoord(inhoud: Besluitinhoud, op: date) -> Iterator[Ontbreekt]:
    """L-12: a grant of logeerzorg needs agreement on dates and place, unless the gemeente does without."""
    if not inhoud.parameters.get("kv_indicatie_na_datum_locatie"):
        return
    if not kent_verblijf_toe(inhoud):
        return
    vast = Reservering.objects.filter(
        melding=inhoud.melding, status__in=("optie", "bevestigd"), vastgezet_op__isnull=False
    )
    if not vast.exists():
        yield Ontbreekt(
            "Er is nog geen bed vastgezet. Spreek eerst de data en de locatie af met cliënt en locatie.",
            "logeren",
            "L-12",
        )
        return
    for rij in vast:
        yield from _binnen_besluit(inhoud, rij)


def _binnen_besluit(inhoud: Besluitinhoud, reservering: Reservering) -> Iterator[Ontbreekt]:
    for regel in _regels(inhoud):
        if not (regel.ingangsdatum <= reservering.aankomst and reservering.vertrek <= regel.einddatum):
            yield Ontbreekt(
                f"Het verblijf vanaf {schrijf_datum(reservering.aankomst)} valt buiten de looptijd van het besluit.",
                "logeren",
                "L-12",
            )


def verblijven_passen(inhoud: Besluitinhoud, op: date) -> Iterator[Ontbreekt]:
    """L-14: what stands fixed is tested against the year and the week again, as the decision confirms it (LR-05)."""
    if not kent_verblijf_toe(inhoud):
        return
    vast = Reservering.objects.filter(
        melding=inhoud.melding, status=Reservering.Status.OPTIE, vastgezet_op__isnull=False
    ).select_related("client", "gemeente", "overschrijding")
    dag = peildatum(inhoud.melding, op)
    for zin in waarom_niet_bevestigen(vast.order_by("periode", "pk"), dag=dag):
        yield Ontbreekt(zin, "logeren", "L-14")


def kent_verblijf_toe(inhoud: Besluitinhoud) -> bool:
    """Whether this decision grants logeerzorg, whatever else it grants or refuses."""
    return bool(_regels(inhoud))


def _regels(inhoud: Besluitinhoud) -> tuple[Regelinhoud, ...]:
    return inhoud.toegekend_van(Voorzieningsoort.KORTDUREND_VERBLIJF)
