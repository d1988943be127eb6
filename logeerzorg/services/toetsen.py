"""What logeerzorg demands of a decision (L-12)."""

from collections.abc import Iterator
from datetime import date, timedelta

from beschikkingen.models import Regelinhoud
from beschikkingen.services.inhoud import Besluitinhoud
from logeerzorg.models import Reservering
from logeerzorg.services.saldo import waarom_niet_bevestigen
from logeerzorg.services.telling import peildatum
from meldingen.eisen import Ontbreekt
from meldingen.models import Melding, Termijn
from meldingen.termijnen import schrijf_datum
from onderzoek.models import Voorzieningsoort

# The last days of the term, in which the requirement of dates gives way (L-12; T-43 warns on days 12 and 13).
VANGNET_DAGEN = 2


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
        yield from _zonder_data(inhoud, op)
        return
    for rij in vast:
        yield from _binnen_besluit(inhoud, rij)


def vangnet_vanaf(melding: Melding) -> date | None:
    """From this day the decision may grant stays that are planned later: the term would pass; None without a term."""
    termijn = melding.termijnen.filter(
        soort=Termijn.Soort.BESLUIT, gehaald_op__isnull=True, vervallen_op__isnull=True
    ).first()
    return termijn.uiterste_datum - timedelta(days=VANGNET_DAGEN) if termijn else None


def _zonder_data(inhoud: Besluitinhoud, op: date) -> Iterator[Ontbreekt]:
    """L-12 and its safety net: the decision does not wait for dates until the term has passed."""
    vanaf = vangnet_vanaf(inhoud.melding)
    if vanaf is not None and op >= vanaf:
        return
    zin = "Er is nog geen bed vastgezet. Spreek eerst de data en de locatie af met cliënt en locatie."
    if vanaf is not None:
        zin += (
            f" Lukt dat niet op tijd? Vanaf {schrijf_datum(vanaf)} mag u toekennen met nader te plannen verblijven, "
            "zodat de beslistermijn niet verloopt."
        )
    yield Ontbreekt(zin, "logeren", "L-12")


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
