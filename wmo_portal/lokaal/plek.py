"""Where the local servers keep their things, and how one folder is told from another.

Every state folder (``.lokaal/`` of a clone, a temporary folder of a test run) has a
random mark of its own. A copied folder has another inode than the mark remembers and
gets a new mark, so two clones never share a server; a moved folder keeps its data.

PostgreSQL refuses to run as root. For root its data and programs therefore stand under
``/var/tmp``, where the user ``nobody`` can reach them without any parent folder being
opened up. A socket path may be 107 characters at most: a long path goes there too.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import stat
from pathlib import Path

VARTMP = Path("/var/tmp")  # noqa: S108 - checked for owner and mode before use
VOORVOEGSEL = "wmo-portaal"


class LokaalFout(Exception):
    """Something on this computer stands in the way; the text is a sentence for the user."""


def is_root() -> bool:
    """Whether this process is root and PostgreSQL needs another user."""
    return os.geteuid() == 0


def kenmerk(map: Path) -> str:
    """The random mark of a state folder, made once."""
    map.mkdir(parents=True, exist_ok=True, mode=0o700)
    bestand, inode = map / "plek.json", map.stat().st_ino
    try:
        gelezen = json.loads(bestand.read_text())
        if gelezen["inode"] == inode:
            return str(gelezen["kenmerk"])
    except (OSError, ValueError, KeyError, TypeError):
        pass
    nieuw = secrets.token_hex(6)
    tijdelijk = bestand.with_suffix(f".{os.getpid()}")
    tijdelijk.write_text(json.dumps({"kenmerk": nieuw, "inode": inode}))
    tijdelijk.replace(bestand)
    return nieuw


def pad(map: Path) -> Path:
    """The folder under /var/tmp that belongs to a state folder; not created here."""
    return VARTMP / f"{VOORVOEGSEL}-{os.geteuid()}-{kenmerk(map)}"


def open_plek(map: Path) -> Path:
    """Create that folder, or check that the one found is really ours."""
    plek = pad(map)
    try:
        plek.mkdir(mode=0o711)
        plek.chmod(0o711)  # our own new folder, whatever the umask
    except FileExistsError:
        if not _is_van_ons(plek):
            raise LokaalFout(f"{plek} is niet van deze gebruiker; verwijder die map en probeer opnieuw.") from None
    (plek / "van").write_text(str(map.resolve()))
    return plek


def _is_van_ons(plek: Path) -> bool:
    st = plek.lstat()
    return stat.S_ISDIR(st.st_mode) and st.st_uid == os.geteuid() and not st.st_mode & 0o022


def verweesd(map: Path) -> list[Path]:
    """Folders that an earlier, since deleted state folder at this same path left behind."""
    eigen, thuis = pad(map), str(map.resolve())
    gevonden = []
    for plek in VARTMP.glob(f"{VOORVOEGSEL}-{os.geteuid()}-*"):
        try:
            if plek != eigen and _is_van_ons(plek) and (plek / "van").read_text() == thuis:
                gevonden.append(plek)
        except OSError:
            continue
    return gevonden


def verwijder(plek: Path) -> None:
    """Remove a folder and all in it; what is already gone is fine."""
    shutil.rmtree(plek, ignore_errors=True)
