"""A real clamd with a signature of our own: no other signatures, no network."""

import shutil
import subprocess
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest
from clamav_client.clamd import ClamdError, ClamdUnixSocket

# Like EICAR a harmless text that means 'virus' only because the signature says so.
MERK = b"WMO-PORTAAL-PROEFVIRUS-7f3a91"
_GEDULD = 60  # seconds


@contextmanager
def clamd() -> Generator[str]:
    """The address (CLAMD_URL) of a daemon that knows `MERK`."""
    programma = shutil.which("clamd") or shutil.which("clamd", path="/usr/sbin:/usr/local/sbin")
    if programma is None:
        pytest.fail("clamd ontbreekt. Installeer het met: apt-get install clamav-daemon (zie .ci/systeem.sh).")
    # A path of a socket may be a hundred letters long; the folders of pytest are longer.
    with tempfile.TemporaryDirectory(prefix="clamd") as naam:
        map_ = Path(naam)
        (map_ / "db").mkdir()
        (map_ / "db" / "eigen.ndb").write_text(f"Wmo.Proefvirus:0:*:{MERK.hex()}\n")
        (map_ / "clamd.conf").write_text(
            f"DatabaseDirectory {map_}/db\nLocalSocket {map_}/s\nForeground yes\nLogFile {map_}/log\n"
            f"TemporaryDirectory {map_}\nStreamMaxLength 25M\nMaxThreads 2\nSelfCheck 0\n"
            # Fewer interpreters to load; signatures written as a program are none of ours.
            "Bytecode no\n"
        )
        proces = subprocess.Popen(
            [programma, f"--config-file={map_}/clamd.conf"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            _wacht(map_, proces)
            yield f"unix://{map_}/s"
        finally:
            proces.terminate()
            proces.wait(timeout=20)


def _wacht(map_: Path, proces: subprocess.Popen[bytes]) -> None:
    einde = time.monotonic() + _GEDULD
    while time.monotonic() < einde and proces.poll() is None:
        try:
            if ClamdUnixSocket(str(map_ / "s"), timeout=2).ping() == "PONG":
                return
        except (ClamdError, OSError):
            time.sleep(0.1)
    log = map_ / "log"
    pytest.fail(f"clamd startte niet: {log.read_text() if log.exists() else proces.returncode}")
