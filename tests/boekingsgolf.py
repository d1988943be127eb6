"""``python -m tests.boekingsgolf MAP``: eight people who book bed after bed until the file ``stop`` is there.

Each writes what it was answered to a file of its own, the moment it is answered: ``goed`` when the service returned,
``nee`` for a refusal, ``kwijt`` when the connection was lost. Two and two they want the same nights.
"""

import sys
import threading
import time
from datetime import date, timedelta
from pathlib import Path

import django

MENSEN = 8
OP = date(2026, 3, 2)
EERSTE = date(2026, 4, 1)


def main(map_: Path) -> None:
    """Fill the database, then book."""
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 - the apps did not exist before

    call_command("migrate", verbosity=0)
    mensen = [threading.Thread(target=_boek, args=(map_, nummer, *wie)) for nummer, wie in enumerate(_vul())]
    for mens in mensen:
        mens.start()
    for mens in mensen:
        mens.join()


def _vul() -> list[tuple[object, object, object]]:
    """A case, a bed and who books, for each of the people; no week and no year limits them."""
    from logeerzorg.models import Bed  # noqa: PLC0415
    from meldingen.models import Gebruiker, Gemeente, Parameter  # noqa: PLC0415
    from tests.bouwers import maak_melding  # noqa: PLC0415
    from tests.conftest import laad_referentie  # noqa: PLC0415

    laad_referentie()
    gemeente = Gemeente.objects.get(naam="Voorbeeld")
    Parameter.objects.filter(gemeente=gemeente, code="kv_weekmodus").update(waarde="GEEN")
    Parameter.objects.filter(gemeente=gemeente, code="kv_jaarcap_etmalen").update(waarde=None)
    bedden = list(Bed.objects.boekbaar_voor(gemeente, EERSTE, EERSTE + timedelta(days=365)).order_by("pk")[:4])
    consulent = Gebruiker.objects.get(username="consulent")
    return [(maak_melding(gemeente), bedden[nummer // 2], consulent) for nummer in range(MENSEN)]


def _boek(map_: Path, nummer: int, melding: object, bed: object, door: object) -> None:
    from django.db import DatabaseError, InterfaceError, connection  # noqa: PLC0415

    from logeerzorg.services.reserveringen import plaats_optie  # noqa: PLC0415
    from meldingen.fouten import Geweigerd  # noqa: PLC0415
    from tests.bouwers import middag  # noqa: PLC0415

    van = EERSTE
    with (map_ / f"{nummer}.log").open("a", encoding="utf-8", buffering=1) as uit:
        while not (map_ / "stop").exists():
            van += timedelta(days=1)
            wat = f"{melding.pk} {bed.pk} {van}"  # type: ignore[attr-defined]
            try:
                plaats_optie(melding, bed, van, van + timedelta(days=1), nu=middag(OP), op=OP, door=door)  # type: ignore[arg-type]
                uit.write(f"goed {wat}\n")
            except Geweigerd:
                uit.write(f"nee {wat}\n")
            except (DatabaseError, InterfaceError):
                # As the portal does at the end of a request: the next one asks for a new connection.
                connection.close()
                uit.write(f"kwijt {wat}\n")
                time.sleep(0.2)
    connection.close()
    (map_ / f"{nummer}.klaar").touch()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
