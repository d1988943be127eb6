"""The virus scan: asks the ClamAV daemon of the installation, when there is one (`CLAMD_URL`)."""

import io
import logging
from urllib.parse import urlsplit

from clamav_client.clamd import ClamdError, ClamdNetworkSocket, ClamdUnixSocket
from django.conf import settings

logger = logging.getLogger(__name__)
WACHTTIJD = 20  # seconds


class NietGescand(Exception):
    """The daemon did not answer, or not with a verdict: nobody knows whether the file is clean."""


def is_besmet(inhoud: bytes) -> bool:
    """Whether the daemon finds a virus in these bytes; False when the installation has no daemon.

    Raises NietGescand when it has one that cannot be asked: a file is never taken unscanned. The log tells what
    went wrong and never which file.
    """
    if not settings.CLAMD_URL:
        return False
    try:
        uitslag = _daemon(settings.CLAMD_URL).instream(io.BytesIO(inhoud))
    except (ClamdError, OSError) as fout:
        logger.error("De virusscanner is niet bereikt: %s", type(fout).__name__)
        raise NietGescand from fout
    oordelen = {oordeel for oordeel, _ in uitslag.values()}
    if oordelen == {"OK"}:
        return False
    if "FOUND" in oordelen:
        logger.warning("De virusscanner vond iets in een bestand van buiten; het is geweigerd.")
        return True
    logger.error("De virusscanner gaf geen oordeel.")
    raise NietGescand


def _daemon(url: str) -> ClamdNetworkSocket:
    delen = urlsplit(url)
    if delen.scheme == "unix":
        return ClamdUnixSocket(delen.path, timeout=WACHTTIJD)
    return ClamdNetworkSocket(delen.hostname or "", delen.port or 3310, timeout=WACHTTIJD)
