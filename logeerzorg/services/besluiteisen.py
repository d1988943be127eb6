"""What a grant of logeerzorg demands besides dates and place: when one looks back, and where a pgb is spent."""

from collections.abc import Iterator
from datetime import date

from beschikkingen.services.inhoud import Besluitinhoud
from meldingen.eisen import Ontbreekt
from meldingen.termijnen import plus_maanden, schrijf_datum
from onderzoek.models import Leveringsvorm, Voorzieningkeuze, Voorzieningsoort
from onderzoek.services.voorwaarden import antwoorden_van
from onderzoek.voorwaarden.vormen import JA


def monitor_op_tijd(inhoud: Besluitinhoud, op: date) -> Iterator[Ontbreekt]:
    """L-37: the window of the catalogue; a grant that ends before the window opens may be looked back on any day."""
    if inhoud.afwijking:
        return
    for regel in inhoud.toegekend_van(Voorzieningsoort.KORTDUREND_VERBLIJF):
        soort = regel.gevraagd.soort
        if not (regel.ingangsdatum and regel.einddatum and regel.monitor_op and soort.monitor_max):
            continue
        vroegst = plus_maanden(regel.ingangsdatum, soort.monitor_min)
        laatst = plus_maanden(regel.ingangsdatum, soort.monitor_max)
        if regel.einddatum >= vroegst and not vroegst <= regel.monitor_op <= laatst:
            zin = (
                f"Bekijk bij {regel} na {soort.monitor_min} en binnen {soort.monitor_max} maanden of het werkt. "
                f"Kies een dag van {schrijf_datum(vroegst)} tot en met {schrijf_datum(laatst)}."
            )
            yield Ontbreekt(zin, "besluit", "L-37")


def pgb_op_geschikte_plek(inhoud: Besluitinhoud, op: date) -> Iterator[Ontbreekt]:
    """P-29: a pgb for a stay is only for a place that is specially fit for it, as the indication test found."""
    if inhoud.afwijking:
        return
    for regel in inhoud.toegekend_van(Voorzieningsoort.KORTDUREND_VERBLIJF):
        if regel.leveringsvorm == Leveringsvorm.PGB and not _plek_is_geschikt(inhoud):
            zin = f"Leg bij de voorwaarden van {regel} vast dat de inwoner met het pgb op een geschikte plek logeert."
            yield Ontbreekt(zin, "voorzieningen", "P-29")


def _plek_is_geschikt(inhoud: Besluitinhoud) -> bool:
    keuze = (
        Voorzieningkeuze.objects.filter(
            onderzoek__melding=inhoud.melding, soort__code=Voorzieningsoort.KORTDUREND_VERBLIJF
        )
        .select_related("soort", "onderzoek__melding__gemeente")
        .first()
    )
    return keuze is not None and antwoorden_van(keuze).get("pgb_plek") == JA
