"""A mail server on loopback that delivers nothing: every message becomes an .eml file.

``python -m wmo_portal.lokaal mailbak POORT MAP``
"""

from __future__ import annotations

import asyncio
import itertools
import os
import time
from pathlib import Path

from aiosmtpd.smtp import SMTP, Envelope, Session


class Bak:
    """The handler: one file per message, complete or absent."""

    def __init__(self, map: Path) -> None:
        self.map = map
        self._volgnummer = itertools.count()
        map.mkdir(parents=True, exist_ok=True, mode=0o700)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Called by aiosmtpd; its name is theirs."""
        naam = f"{time.time_ns()}-{os.getpid()}-{next(self._volgnummer)}"
        tijdelijk = self.map / f".{naam}"
        ontvangers = ", ".join(envelope.rcpt_tos)
        kop = f"X-Envelope-From: {envelope.mail_from}\r\nX-Envelope-To: {ontvangers}\r\n"
        inhoud = envelope.content or b""
        ruw = inhoud if isinstance(inhoud, bytes) else inhoud.encode()
        tijdelijk.write_bytes(kop.encode() + ruw)
        tijdelijk.rename(self.map / f"{naam}.eml")
        return "250 Bewaard"


async def _luister(poort: int, map: Path) -> None:
    bak, lus = Bak(map), asyncio.get_running_loop()
    server = await lus.create_server(lambda: SMTP(bak, enable_SMTPUTF8=True), "127.0.0.1", poort)
    await server.serve_forever()


def draai(poort: int, map: Path) -> None:
    """Listen until a signal ends us."""
    asyncio.run(_luister(poort, map))
