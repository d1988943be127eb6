"""docs/begrippen.md explains every model, and what it points at exists."""

import re
import unicodedata
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import FieldDoesNotExist

WORTEL = Path(__file__).resolve().parent.parent
APPS = ("meldingen", "onderzoek", "beschikkingen", "logeerzorg", "cak_export")
RIJ = re.compile(r"^\| (?P<woord>[^|]+) \| (?P<uitleg>[^|]+) \| (?P<code>[^|]+) \| (?P<bron>[^|]*)\|$", re.MULTILINE)
TEKST = (WORTEL / "docs" / "begrippen.md").read_text(encoding="utf-8")
RIJEN = [rij for rij in RIJ.finditer(TEKST) if rij["woord"] != "Word"]
VERWIJZINGEN = sorted({plek for rij in RIJEN for plek in re.findall(r"`([^`]+)`", rij["code"])})
MODELLEN = sorted(f"{app}.{model.__name__}" for app in APPS for model in apps.get_app_config(app).get_models())


def vouw(woord: str) -> str:
    return unicodedata.normalize("NFKD", woord.casefold()).encode("ascii", "ignore").decode()


def bestaat(verwijzing: str) -> bool:
    """A module or folder below the root, or a model with a field, a choice or a method."""
    if "/" in verwijzing:
        return (WORTEL / verwijzing).exists() or (WORTEL / f"{verwijzing}.py").exists()
    app, *namen = verwijzing.split(".")
    ding: Any = import_module(f"{app}.models")
    for naam in namen:
        if not hasattr(ding, naam) and not heeft_veld(ding, naam):
            return False
        ding = getattr(ding, naam, None)
    return True


def heeft_veld(model: Any, naam: str) -> bool:
    try:
        model._meta.get_field(naam)
    except (AttributeError, FieldDoesNotExist):
        return False
    return True


def test_elke_regel_van_de_tabel_is_gelezen() -> None:
    regels = [regel for regel in TEKST.splitlines() if regel.startswith("| ")]
    assert len(RIJEN) == len(regels) - 1 > len(MODELLEN)


@pytest.mark.parametrize("model", MODELLEN)
def test_elk_model_heeft_een_begrip(model: str) -> None:
    assert model in VERWIJZINGEN, f"Leg {model} uit in docs/begrippen.md."


@pytest.mark.parametrize("verwijzing", VERWIJZINGEN)
def test_waar_een_begrip_naar_wijst_bestaat(verwijzing: str) -> None:
    assert bestaat(verwijzing)


@pytest.mark.parametrize("onzin", ["meldingen.Melding.bestaat_niet", "meldingen.Onzin", "meldingen/onzin"])
def test_een_verwijzing_naar_niets_valt_op(onzin: str) -> None:
    assert not bestaat(onzin)


def test_op_alfabet_en_elk_woord_een_keer() -> None:
    woorden = [vouw(rij["woord"]) for rij in RIJEN]
    assert woorden == sorted(set(woorden))
