"""After whatever happens: the balance in the database is what a counter of single nights finds."""

from collections import Counter
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from logeerzorg.etmalen import Jaarmodus, Telwijze
from logeerzorg.models import Bed, Reservering, Saldo
from logeerzorg.services.annuleren import annuleer
from logeerzorg.services.saldo import werk_saldo_bij
from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Gemeente, Melding
from tests.bouwers import maak_melding, middag
from tests.logeerzorg.hulp import OP, open_huis, plaats, voor_even, zet
from tests.logeerzorg.vectoren import verblijf

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)
CAP = 8

PLAATS = st.tuples(
    st.just("plaats"), st.integers(1, 500), st.integers(0, 6), st.sampled_from(["verblijf", "proef"]), st.booleans()
)
WEG = st.tuples(st.just("weg"), st.integers(0, 9))
VERLOOP = st.tuples(st.just("verloop"), st.integers(0, 9), st.sampled_from(["bevestigen", "laat", "weg gebleven"]))
REGELS = st.tuples(
    st.just("regels"), st.sampled_from(list(Jaarmodus)), st.sampled_from(list(Telwijze)), st.booleans(), st.booleans()
)
DADEN = st.lists(st.one_of(PLAATS, PLAATS, WEG, VERLOOP, REGELS), min_size=3, max_size=12)


@pytest.fixture
def huis(voorbeeld: Gemeente) -> Bed:
    zet(voorbeeld, kv_weekmodus="GEEN", kv_jaarcap_etmalen=CAP)
    return open_huis()


def _geteld(rij: Reservering, regels: dict[str, Any]) -> list[date]:
    """One date per etmaal, found day by day; nothing when the stay does not count."""
    telt = rij.status in ("bevestigd", "aanwezig", "voltooid") or (rij.status == "optie" and regels["opties"])
    if not telt or (rij.soort == "proef" and not regels["proef"]):
        return []
    laatste = rij.aankomst if rij.is_dagdeel else rij.periode.upper
    if regels["telwijze"] == "KALENDERDAGEN":
        return [rij.aankomst + n * DAG for n in range((laatste - rij.aankomst).days + 1)]
    if regels["telwijze"] == "NACHTEN":
        return [rij.aankomst + n * DAG for n in range((laatste - rij.aankomst).days)]
    gevonden, begin = [], datetime.combine(rij.aankomst, rij.aankomst_tijd)
    while begin < datetime.combine(laatste, rij.vertrek_tijd):
        gevonden.append(begin.date())
        begin += DAG
    return gevonden


def controleer(melding: Melding, regels: dict[str, Any]) -> None:
    rijen = list(Saldo.objects.filter(client=melding.client))
    dagen = Counter(dag for rij in Reservering.objects.filter(client=melding.client) for dag in _geteld(rij, regels))
    for rij in rijen:
        binnen = sum(aantal for dag, aantal in dagen.items() if rij.periode.lower <= dag < rij.periode.upper)
        assert rij.gebruikt == binnen, (regels, rij.periode)
    if regels["modus"] == "VOORTSCHRIJDEND_12M":
        volste = max((_venster(dagen, dag) for dag in dagen), default=0)
        assert [rij.gebruikt for rij in rijen if rij.gebruikt] == [volste] * bool(volste)
        assert len(rijen) <= 1
    else:
        assert sum(rij.gebruikt for rij in rijen) == sum(dagen.values())


def _venster(dagen: Counter[date], begin: date) -> int:
    eind = begin.replace(year=begin.year + 1) if (begin.month, begin.day) != (2, 29) else date(begin.year + 1, 3, 1)
    return sum(aantal for dag, aantal in dagen.items() if begin <= dag < eind)


def _doe(melding: Melding, huis: Bed, daad: tuple[Any, ...], regels: dict[str, Any], door: Gebruiker) -> None:
    if daad[0] == "plaats":
        _, over, nachten, soort, vroeg = daad
        van = OP + over * DAG
        uren = (time(9), time(17)) if vroeg or not nachten else (time(14), time(11))
        aankomst, vertrek = datetime.combine(van, uren[0]), datetime.combine(van + nachten * DAG, uren[1])
        plaats(melding, verblijf(str(aankomst), str(vertrek)), huis, soort=soort)
    elif daad[0] == "regels":
        regels |= {"modus": daad[1].value, "telwijze": daad[2].value, "proef": daad[3], "opties": daad[4]}
        zet(
            melding.gemeente, kv_jaarmodus=daad[1].value, kv_telwijze=daad[2].value, kv_proef_telt_mee=daad[3],
            kv_opties_reserveren_saldo=daad[4],
        )  # fmt: skip
        werk_saldo_bij(melding.client, melding.gemeente, dag=OP)
    else:
        opties = list(Reservering.objects.filter(client=melding.client, status="optie").order_by("pk"))
        if len(opties) <= daad[1]:
            return
        if daad[0] == "weg":
            annuleer(opties[daad[1]], reden="client", nu=middag(OP), op=OP, door=door)
        else:
            _verloop(melding, opties[daad[1]], daad[2])


def _verloop(melding: Melding, rij: Reservering, hoe: str) -> None:
    """What a decision and the days after it do to a stay."""
    rij.bevestigen()
    if hoe != "bevestigen":
        (rij.laat_annuleren if hoe == "laat" else rij.niet_verschijnen)()
    rij.save()
    werk_saldo_bij(melding.client, melding.gemeente, dag=OP)


@pytest.mark.regel("L-31")
@settings(
    max_examples=25, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(daden=DADEN)
@example(  # Two years of which nothing counts any more, and then a window that slides: one row is left.
    daden=[
        ("regels", Jaarmodus.INDICATIEJAAR, Telwijze.NACHTEN, True, True),
        ("plaats", 93, 6, "verblijf", True),
        ("plaats", 500, 6, "verblijf", True),
        ("regels", Jaarmodus.VOORTSCHRIJDEND_12M, Telwijze.KALENDERDAGEN, True, False),
    ]
)
def test_het_saldo_is_wat_een_teller_van_nachten_vindt(
    voorbeeld: Gemeente, huis: Bed, consulent: Gebruiker, daden: list[tuple[Any, ...]]
) -> None:
    with voor_even():
        melding = maak_melding()
        regels: dict[str, Any] = {"modus": "KALENDERJAAR", "telwijze": "NACHTEN", "proef": True, "opties": True}
        zet(voorbeeld, kv_jaarmodus="KALENDERJAAR", kv_telwijze="NACHTEN", kv_proef_telt_mee=True)
        zet(voorbeeld, kv_opties_reserveren_saldo=True)
        for daad in daden:
            voor = {rij.periode.lower: rij.gebruikt for rij in Saldo.objects.filter(client=melding.client)}
            try:
                with transaction.atomic():
                    _doe(melding, huis, daad, regels, consulent)
            except Geweigerd:
                assert daad[0] == "plaats"
                na = {rij.periode.lower: rij.gebruikt for rij in Saldo.objects.filter(client=melding.client)}
                assert na == voor
            controleer(melding, regels)
