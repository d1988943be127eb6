"""The key file of a local run: made once, readable for its owner only."""

from __future__ import annotations

import base64
import json
import os
import secrets
from pathlib import Path


def nieuwe_sleutels() -> str:
    """A key ring with one encryption key, as JSON."""
    inhoud = {
        "versleuteling": [base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()],
        "index": base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
        "django": secrets.token_urlsafe(50),
    }
    return json.dumps(inhoud, indent=2)


def maak_sleutels(bestand: Path) -> Path:
    """Write new keys unless the file is there; the file is complete or absent, never half."""
    if bestand.exists():
        return bestand
    bestand.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    tijdelijk = bestand.with_suffix(f".{os.getpid()}")
    with os.fdopen(os.open(tijdelijk, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as uit:
        uit.write(nieuwe_sleutels())
    try:
        os.link(tijdelijk, bestand)  # unlike rename: never over keys that somebody just made
    except FileExistsError:
        pass
    finally:
        tijdelijk.unlink()
    return bestand
