"""Reference material that may lie beside the repository: tests compare with it when it is there."""

from pathlib import Path

import pytest

MAP = Path(__file__).resolve().parents[2] / "shared"


def orakel(naam: str) -> Path:
    """Return a file of the reference material, or skip the test; the skipped ones are counted."""
    pad = MAP / naam
    if not pad.exists():
        pytest.skip(f"orakel ontbreekt: {naam}")
    return pad
