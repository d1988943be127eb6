"""Which value holds on a day for a gemeente, and what the database refuses to hold at all."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from meldingen.fouten import Geweigerd
from meldingen.models import Gemeente, Parameter
from meldingen.parametersoorten import SOORTEN
from meldingen.services import parameters
from wmo_portal.laden import laad_gemeente

CODE = "rappel_werkdagen"
pytestmark = pytest.mark.django_db


@pytest.fixture
def gemeente(db: None) -> Gemeente:
    """A gemeente that set nothing itself."""
    return Gemeente.objects.create(code="9902", naam="Proefdorp")


def zet(gemeente: Gemeente, waarde: Any, van: date, tot: date | None = None, code: str = CODE) -> Parameter:
    return Parameter.objects.create(
        gemeente=gemeente, code=code, waarde=waarde, geldig_van=van, geldig_tot=tot, bron="Proef"
    )


def test_de_eigen_waarde_op_de_peildatum_gaat_voor(gemeente: Gemeente) -> None:
    zet(gemeente, 3, date(2025, 1, 1), date(2025, 6, 30))
    zet(gemeente, 4, date(2025, 7, 1))
    dagen = (date(2025, 1, 1), date(2025, 6, 30), date(2025, 7, 1), date(2030, 1, 1))
    assert [parameters.waarde(gemeente, CODE, dag) for dag in dagen] == [3, 3, 4, 4]


def test_voor_de_eerste_dag_geldt_de_landelijke_waarde(gemeente: Gemeente) -> None:
    zet(gemeente, 3, date(2025, 1, 1))
    gevonden = parameters.zoek(gemeente, [CODE], date(2024, 12, 31))[CODE]
    assert (gevonden.waarde, gevonden.is_verlopen) == (10, False)


@pytest.mark.regel("L-28")
def test_een_verlopen_richtlijn_blijft_gelden_met_een_waarschuwing(altena: Gemeente) -> None:
    laatste, erna = date(2022, 12, 30), date(2022, 12, 31)
    code = "kv_jaarcap_etmalen"
    binnen, buiten = (parameters.zoek(altena, [code], dag)[code] for dag in (laatste, erna))
    assert (binnen.waarde, binnen.is_verlopen) == (15, False)
    assert (buiten.waarde, buiten.is_verlopen) == (15, True)


def test_de_laatst_verlopen_waarde_gaat_voor_de_landelijke(gemeente: Gemeente) -> None:
    zet(gemeente, 3, date(2023, 1, 1), date(2023, 12, 31))
    zet(gemeente, 5, date(2024, 1, 1), date(2024, 12, 31))
    gevonden = parameters.zoek(gemeente, [CODE], date(2026, 1, 1))[CODE]
    assert (gevonden.waarde, gevonden.is_verlopen) == (5, True)


def test_een_verlopen_landelijke_waarde_geldt_niet_meer(gemeente: Gemeente) -> None:
    assert "eb_tarief" not in parameters.zoek(gemeente, ["eb_tarief"], date(2018, 12, 31))
    Parameter.objects.filter(code="eb_tarief", geldig_tot__isnull=True).delete()
    assert "eb_tarief" not in parameters.zoek(gemeente, ["eb_tarief"], date(2100, 1, 1))


def test_een_ontbrekende_waarde_wordt_bij_naam_geweigerd(gemeente: Gemeente) -> None:
    with pytest.raises(Geweigerd, match=r"‘eb_tarief’ .* heeft op 01-01-2010 geen waarde voor gemeente Proefdorp"):
        parameters.waarde(gemeente, "eb_tarief", date(2010, 1, 1))


def test_de_waarden_van_een_andere_gemeente_tellen_niet_mee(gemeente: Gemeente, voorbeeld: Gemeente) -> None:
    zet(gemeente, 99, date(2020, 1, 1))
    assert parameters.waarde(voorbeeld, CODE, date(2026, 1, 1)) == 10


def test_een_lege_waarde_is_een_waarde(gemeente: Gemeente) -> None:
    zet(gemeente, None, date(2020, 1, 1), code="kv_jaarcap_etmalen")
    assert parameters.waarde(gemeente, "kv_jaarcap_etmalen", date(2026, 1, 1)) is None


def test_een_onbekende_code_is_een_fout_in_het_programma(gemeente: Gemeente) -> None:
    with pytest.raises(KeyError):
        parameters.zoek(gemeente, ["bestaat_niet"], date(2026, 1, 1))


def test_alle_waarden_komen_in_een_vraag(gemeente: Gemeente, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        parameters.waarden(gemeente, [CODE, "retour_werkdagen", "vierogen_besluit"], date(2026, 1, 1))


def test_perioden_van_dezelfde_waarde_overlappen_nooit(gemeente: Gemeente) -> None:
    zet(gemeente, 3, date(2025, 1, 1), date(2025, 6, 30))
    for van, tot in [(date(2025, 6, 30), None), (date(2024, 1, 1), date(2025, 1, 1)), (date(2025, 2, 1), None)]:
        with pytest.raises(IntegrityError, match="parameter_overlapt_niet"), transaction.atomic():
            zet(gemeente, 4, van, tot)
    zet(gemeente, 4, date(2025, 7, 1))
    zet(gemeente, 5, date(2025, 1, 1), code="retour_werkdagen")


def test_een_periode_eindigt_niet_voor_zij_begint(gemeente: Gemeente) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        zet(gemeente, 3, date(2025, 2, 1), date(2025, 1, 31))


@pytest.mark.parametrize(
    ("code", "waarde", "zin"),
    [
        ("retour_werkdagen", "7", "geheel getal"),
        ("retour_werkdagen", True, "geheel getal"),
        ("retour_werkdagen", -1, "geheel getal"),
        ("retour_werkdagen", None, "mag niet leeg"),
        ("vierogen_besluit", 1, "true"),
        ("kv_jaarmodus", "ooit", "KALENDERJAAR"),
        ("sluitingsdagen", "2026-12-24", "lijst"),
        ("kv_voorliggende_route", ["zvw", "bank"], "alleen zvw, vervangende_mantelzorg"),
        ("eb_tarief", 21, "aanhalingstekens"),
    ],
)
def test_een_waarde_van_het_verkeerde_soort_wordt_uitgelegd(code: str, waarde: Any, zin: str) -> None:
    assert zin in SOORTEN[code].fout_in(waarde)


def test_alle_ingelezen_waarden_hebben_het_juiste_soort() -> None:
    fouten = [f"{rij}: {fout}" for rij in Parameter.objects.all() if (fout := SOORTEN[rij.code].fout_in(rij.waarde))]
    assert not fouten


def test_inlezen_vult_alleen_aan_wat_ontbreekt(voorbeeld: Gemeente) -> None:
    rij = Parameter.objects.get(gemeente=voorbeeld, code=CODE)
    rij.waarde = 12
    rij.save(update_fields=["waarde"])
    aantal = Parameter.objects.count()
    laad_gemeente("voorbeeld")
    assert Parameter.objects.count() == aantal
    assert parameters.waarde(voorbeeld, CODE, date(2026, 1, 1)) == 12


def test_een_gelijkgestelde_dag_en_een_sluitingsdag_staan_in_de_kalender(voorbeeld: Gemeente) -> None:
    kalender = parameters.kalender(voorbeeld, date(2026, 12, 1))
    assert kalender.sluitingsdagen == {date(2026, 12, 24), date(2026, 12, 31)}
    assert kalender.kb_dag_is_werkdag
    assert kalender.kb_dagen
