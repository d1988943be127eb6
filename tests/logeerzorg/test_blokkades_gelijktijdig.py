"""A booking and a blokkade of the same bed at the same moment: whoever waits sees what the other did."""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from typing import Any

import pytest
from django.db import connections, transaction

from logeerzorg.models import BEZET, Bed, Blokkade, Reservering
from logeerzorg.services.blokkades import blokkeer
from logeerzorg.services.reserveringen import plaats_optie
from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Gemeente
from tests.bouwers import maak_melding, middag

pytestmark = [pytest.mark.xdist_group("keten"), pytest.mark.django_db(transaction=True)]
OP, VAN, TOT = date(2026, 3, 2), date(2026, 4, 1), date(2026, 4, 3)
WACHT = 1.0  # seconds; the other has long reached the lock


def _terwijl(eerste: Callable[[], Any], tweede: Callable[[], Any]) -> Future[Any]:
    """The second begins while the first holds its locks, and goes on when that is committed."""

    def doe() -> Any:
        try:
            return tweede()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as draad:
        with transaction.atomic():
            eerste()
            toekomst = draad.submit(doe)
            time.sleep(WACHT)
        return toekomst


@pytest.mark.parametrize("eerst", ["blokkade", "verblijf"])
def test_wie_wacht_ziet_wat_de_ander_deed(
    voorbeeld: Gemeente, consulent: Gebruiker, aanbieder: Gebruiker, eerst: str
) -> None:
    bed = Bed.objects.get(locatie__naam="De Wilg")
    melding = maak_melding()
    daden: dict[str, Callable[[], Any]] = {
        "blokkade": lambda: blokkeer([bed], VAN, TOT, reden="schilder", op=OP, door=aanbieder),
        "verblijf": lambda: plaats_optie(melding, bed, VAN, TOT, nu=middag(OP), op=OP, door=consulent),
    }
    [later] = set(daden) - {eerst}
    toekomst = _terwijl(daden[eerst], daden[later])
    with pytest.raises(Geweigerd, match="niet vrij" if later == "verblijf" else "is bezet"):
        toekomst.result()
    assert Blokkade.objects.count() + Reservering.objects.filter(status__in=BEZET).count() == 1
