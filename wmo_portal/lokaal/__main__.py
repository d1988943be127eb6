"""``python -m wmo_portal.lokaal``: the servers of a state folder from the command line."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from wmo_portal.lokaal import LokaalFout, Postgres, Redis, maak_sleutels, waker
from wmo_portal.lokaal.kind import word_kind
from wmo_portal.lokaal.proef import voer_uit
from wmo_portal.lokaal.sleutels import nieuwe_sleutels


def main() -> int:
    """Do one verb; a hindrance is one sentence and exit code 1."""
    if sys.argv[1:2] == ["kind"]:
        word_kind(sys.argv[2:])
    if sys.argv[1:2] == ["proef"]:
        return _netjes(lambda: voer_uit(sys.argv[2:]))
    if sys.argv[1:2] == ["mailbak"]:
        return _mailbak(int(sys.argv[2]), Path(sys.argv[3]))
    if sys.argv[1:2] == ["digid"]:
        return _digid(int(sys.argv[2]), Path(sys.argv[3]))
    lezer = argparse.ArgumentParser(
        prog="python -m wmo_portal.lokaal",
        epilog="Verder: `proef OPDRACHT…` doet een opdracht met een eigen, tijdelijke database en Redis.",
    )
    lezer.add_argument("doe", choices=[*WERKWOORDEN, "waak"])
    lezer.add_argument("map", type=Path, nargs="?", default=Path(".lokaal"))
    lezer.add_argument("--weg", action="store_true", help="waak: verwijder de map als de ouder weg is")
    keuze = lezer.parse_args()
    if keuze.doe == "waak":
        waker.waak(keuze.map, weg=keuze.weg)
        return 0
    return _netjes(lambda: WERKWOORDEN[keuze.doe](keuze.map))


def _netjes(werk: Callable[[], int]) -> int:
    try:
        return werk()
    except LokaalFout as fout:
        sys.stderr.write(f"{fout}\n")
        return 1


def _mailbak(poort: int, map: Path) -> int:
    from wmo_portal.lokaal import mailbak  # noqa: PLC0415 - the only part that needs aiosmtpd

    mailbak.draai(poort, map)
    return 0


def _digid(poort: int, instellingen: Path) -> int:
    from wmo_portal.lokaal import digid  # noqa: PLC0415 - the only part that needs pyjwt

    digid.draai(poort, instellingen)
    return 0


def _start(map: Path) -> int:
    postgres = Postgres(map)
    postgres.start()
    postgres.maak_database("wmo")
    Redis(map).start()
    maak_sleutels(map / "sleutels.json")
    return _toestand(map)


def _toestand(map: Path) -> int:
    servers = (Postgres(map), Redis(map))
    for server in servers:
        sys.stdout.write(f"{type(server).__name__}: {server.url() if server.draait() else 'staat stil'}\n")
    return 0 if all(server.draait() for server in servers) else 3


def _stop(map: Path) -> int:
    waker.stop_alles(map)
    return 0


def _schoon(map: Path) -> int:
    if map.exists():
        waker.stop_toezicht(map)
    Postgres(map, omgeving={}).ruim_wezen_op()
    waker.stop_alles(map, weg=True)
    return 0


def _sleutels(map: Path) -> int:
    sys.stdout.write(nieuwe_sleutels() + "\n")
    return 0


WERKWOORDEN = {
    "start": _start,
    "stop": _stop,
    "toestand": _toestand,
    "schoon": _schoon,
    "sleutels": _sleutels,
}


if __name__ == "__main__":
    sys.exit(main())
