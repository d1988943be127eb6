"""Ports on loopback: which are free, and who answers there."""

from __future__ import annotations

import socket
import urllib.error
import urllib.request

from wmo_portal.lokaal.plek import LokaalFout


def vrije_poort() -> int:
    """A port on loopback that nobody has at this moment."""
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        return int(proef.getsockname()[1])


def luistert(poort: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", poort), timeout=1).close()
    except OSError:
        return False
    return True


def antwoordt(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=10) as antwoord:  # noqa: S310 - loopback
            return bool(antwoord.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def eerste_vrije(poort: int) -> int:
    """The port asked for, or the first free one after it."""
    for kandidaat in range(poort, min(poort + 200, 65536)):
        with socket.socket() as proef:
            proef.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                proef.bind(("127.0.0.1", kandidaat))
            except OSError:
                continue
            return kandidaat
    raise LokaalFout(f"Er is geen vrije poort vanaf {poort}; geef een andere met POORT=9000.")
