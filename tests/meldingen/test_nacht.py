"""The nightly run: everything once, caught up after a standstill, and one bad case never stops the rest."""

import io
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import psycopg2
import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connection

from meldingen.fouten import Geweigerd
from meldingen.models import Gebeurtenis, Gebruiker, Gemeente, Nachtrun, Signaal, Status, Taak, Termijn
from meldingen.nachtlijst import NACHT, Inserttaak, Nachtlijst, Overgangstaak
from meldingen.rollen import Rol
from meldingen.services import nacht, termijnen
from meldingen.tasks import nachtcontrole, ochtend
from tests.bouwers import Zaak, breng_naar
from tests.momentopname import momentopname

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
UITERSTE = date(2026, 4, 13)
EEN_DAG = timedelta(days=1)
MIDDERNACHT = datetime(2026, 4, 14, 0, 20, tzinfo=UTC)


def draai(op: date, *, droog: bool = False) -> Nachtrun:
    """One run that begins at twenty past midnight and takes a minute each time the clock is read."""
    minuten = iter(range(60))
    return nacht.draai(op=op, nu=lambda: MIDDERNACHT + timedelta(minutes=next(minuten)), droog=droog)


def afgelopen(soort: str = "onderzoek") -> list[date]:
    """On which days the night asked somebody to act because a clock of this kind had ended."""
    sleutels = [f"afloop:{pk}:" for pk in Termijn.objects.filter(soort=soort).values_list("pk", flat=True)]
    rijen = Taak.objects.filter(sleutel__startswith="afloop:")
    return [rij.gemaakt_op for rij in rijen if rij.sleutel.startswith(tuple(sleutels))]


@pytest.fixture
def lijst(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """A place to put one more task on the list of the night, for this test only."""
    eigen = Nachtlijst(list(NACHT._taken))
    monkeypatch.setattr(nacht, "NACHT", eigen)
    return lambda taak, volgorde=1: eigen.registreer(volgorde, taak)


# --- what it finds --------------------------------------------------------------------------------


@pytest.mark.regel("T-01", "A-05")
def test_op_de_laatste_dag_is_nog_niets_te_laat_de_dag_erna_wel(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("in_vooronderzoek")
    assert zaak.melding.uiterlijk_op == UITERSTE
    draai(UITERSTE)
    assert afgelopen() == []
    run = draai(UITERSTE + EEN_DAG)
    assert run.tellingen["termijn_verstreken"] >= 1
    [taak] = Taak.objects.filter(sleutel__startswith="afloop:", titel__startswith="Onderzoek te laat")
    assert (taak.melding, taak.gemeente, taak.rol, taak.is_spoed) == (zaak.melding, voorbeeld, "teamleider", True)
    # The right to ask has opened; nothing was closed or decided by itself.
    assert zaak.melding.status == Status.IN_ONDERZOEK


def test_een_tweede_keer_dezelfde_nacht_doet_niets() -> None:
    breng_naar("in_vooronderzoek")
    breng_naar("verslag_verzonden")
    draai(UITERSTE + EEN_DAG)
    opname = momentopname()
    tweede = draai(UITERSTE + EEN_DAG)
    assert set(tweede.tellingen.values()) == {0}
    assert {naam for naam, rijen in momentopname().items() if rijen != opname.get(naam)} <= {"meldingen.Nachtrun"}


def test_een_nacht_later_wordt_dezelfde_afloop_niet_nog_eens_gemeld() -> None:
    breng_naar("in_vooronderzoek")
    draai(UITERSTE + EEN_DAG)
    draai(UITERSTE + 2 * EEN_DAG)
    assert afgelopen() == [UITERSTE + EEN_DAG]


def test_na_dagen_stilstand_wordt_alles_alsnog_gevonden() -> None:
    for weken in range(3):
        breng_naar("in_vooronderzoek", op=date(2026, 3, 2) + timedelta(weeks=weken))
    lang_daarna = UITERSTE + timedelta(days=60)
    draai(lang_daarna)
    assert afgelopen() == [lang_daarna] * 3


def test_na_stilstand_gaat_een_zaak_pas_een_nacht_later_de_volgende_stap() -> None:
    zaak = breng_naar("verslag_verzonden")
    laat = zaak.op + timedelta(days=100)
    draai(laat)
    rappel = zaak.melding.termijnen.get(soort="rappel")
    # The client still gets the whole term of the reminder, counted from the day it really leaves.
    assert (rappel.start, rappel.is_open) == (laat, True)
    draai(laat + EEN_DAG)
    assert zaak.melding.status == Status.VERSLAG_VERZONDEN


def test_wat_vervallen_is_wordt_niet_gemeld() -> None:
    breng_naar("ingetrokken")
    draai(date(2027, 1, 1))
    assert afgelopen() == []
    assert not Signaal.objects.exists()


def test_een_verschoven_termijn_die_weer_verstrijkt_wordt_opnieuw_gemeld() -> None:
    zaak = breng_naar("in_vooronderzoek")
    draai(UITERSTE + EEN_DAG)
    rij = zaak.melding.termijnen.get(soort=Termijn.Soort.ONDERZOEK)
    termijnen.schort_op(rij, grond="4:15-2a", van=UITERSTE, tot=UITERSTE + timedelta(days=15))
    rij.refresh_from_db()
    assert rij.uiterste_datum == date(2026, 4, 28)  # fourteen days on is Koningsdag
    draai(rij.uiterste_datum)
    assert len(afgelopen()) == 1
    draai(rij.uiterste_datum + EEN_DAG)
    assert len(afgelopen()) == 2


# --- the run itself -------------------------------------------------------------------------------


def test_de_run_onthoudt_wat_zij_telde_en_hoe_lang_zij_duurde() -> None:
    breng_naar("in_vooronderzoek")
    run = Nachtrun.objects.get(pk=draai(UITERSTE + EEN_DAG).pk)
    assert (run.datum, run.fouten, run.is_gelukt, run.seconden) == (UITERSTE + EEN_DAG, [], True, 60.0)
    assert set(run.tellingen) == {taak.naam for taak in NACHT.taken}


def test_de_stappen_gaan_voor_de_waarschuwingen() -> None:
    namen = [taak.naam for taak in NACHT.taken]
    assert namen.index("opschorting_beeindigen") < namen.index("termijn_verstreken") < namen.index("signalen")
    eerste_insert = next(n for n, taak in enumerate(NACHT.taken) if isinstance(taak, Inserttaak))
    assert all(isinstance(taak, Inserttaak) for taak in NACHT.taken[eerste_insert:])


def test_twee_taken_met_een_naam_is_een_fout_in_de_code() -> None:
    lijst = Nachtlijst()
    lijst.registreer(1, Overgangstaak("zelfde", lambda op: [], lambda pk, op: None))
    with pytest.raises(ValueError, match="bestaat al"):
        lijst.registreer(2, Overgangstaak("zelfde", lambda op: [], lambda pk, op: None))


def test_droog_telt_alles_en_laat_niets_achter() -> None:
    breng_naar("in_vooronderzoek")
    breng_naar("verslag_verzonden")
    opname = momentopname()
    droog = draai(UITERSTE + EEN_DAG, droog=True)
    assert momentopname() == opname
    assert not Nachtrun.objects.exists()
    echt = draai(UITERSTE + EEN_DAG)
    assert droog.tellingen["retour_verwerken"] == echt.tellingen["retour_verwerken"] == 1
    assert droog.tellingen["termijn_verstreken"] == echt.tellingen["termijn_verstreken"]


def kapot(pk: int, op: date) -> None:
    """Refuses one case and breaks on another, halfway through a write."""
    Taak.objects.filter(melding=pk).update(titel="half")
    if pk % 2:
        raise Geweigerd("Deze zaak kan niet.")
    raise RuntimeError("Anna van den Proef")


def test_een_zaak_die_mislukt_houdt_de_rest_niet_tegen(lijst: Callable[..., None], voorbeeld: Gemeente) -> None:
    zaken = [breng_naar("verslag_verzonden") for _ in range(3)]
    lijst(Overgangstaak("kapot", lambda op: [zaken[0].sleutel, zaken[1].sleutel], kapot))
    run = draai(UITERSTE + EEN_DAG)
    assert run.tellingen["kapot"] == 0
    assert run.tellingen["retour_verwerken"] == 3
    assert not run.is_gelukt
    regels = {f"kapot bij {zaak.sleutel}: " + ("Deze zaak kan niet." if zaak.sleutel % 2 else "RuntimeError")
              for zaak in zaken[:2]}  # fmt: skip
    assert set(Nachtrun.objects.get().fouten) == regels
    assert not Taak.objects.filter(titel="half").exists()
    taak = Taak.objects.get(sleutel=f"nacht-fout:{run.datum}:{voorbeeld.pk}")
    assert (taak.rol, taak.plek, taak.is_spoed) == (Rol.BEHEERDER, "nachtruns", True)
    assert Taak.objects.filter(sleutel__startswith="nacht-fout:").count() == Gemeente.objects.echte().count()


@pytest.mark.parametrize(
    "taak",
    [
        Inserttaak("stuk", "INSERT INTO bestaat_niet VALUES (1)", lambda op: {}),
        Inserttaak("stuk", "SELECT 1", lambda op: {}["weg"]),
        Overgangstaak("stuk", lambda op: [][1], lambda pk, op: None),
    ],
)
def test_een_taak_die_als_geheel_mislukt_ook_niet(lijst: Callable[..., None], taak: Any) -> None:
    breng_naar("in_vooronderzoek")
    lijst(taak)
    run = draai(UITERSTE + EEN_DAG)
    assert len(run.fouten) == 1
    assert run.fouten[0].startswith("stuk: ")
    assert run.klaar_op is not None
    assert afgelopen() == [UITERSTE + EEN_DAG]


def test_twee_runs_tegelijk_worden_geweigerd() -> None:
    instelling = connection.get_connection_params()
    ander = psycopg2.connect(**{k: v for k, v in instelling.items() if k not in ("cursor_factory", "context")})
    try:
        with ander.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [nacht._SLOT])
            with pytest.raises(Geweigerd, match="loopt al een nachtcontrole"):
                draai(UITERSTE)
            assert not Nachtrun.objects.exists()
            cursor.execute("SELECT pg_advisory_unlock(%s)", [nacht._SLOT])
            assert draai(UITERSTE).is_gelukt
    finally:
        ander.close()


# --- by hand, by beat, and in the morning ---------------------------------------------------------


def test_taak_en_commando_doen_hetzelfde() -> None:
    breng_naar("in_vooronderzoek")
    with time_machine.travel("2026-04-14T00:20:00+02:00"):
        assert nachtcontrole()["termijn_verstreken"] >= 1
    uit = io.StringIO()
    call_command("nachtcontrole", datum=date(2026, 4, 14), stdout=uit)
    assert "termijn verstreken: 0" in uit.getvalue()


def test_het_commando_kan_droog(lijst: Callable[..., None]) -> None:
    breng_naar("in_vooronderzoek")
    lijst(Overgangstaak("kapot", lambda op: [1], kapot))
    uit, mis = io.StringIO(), io.StringIO()
    call_command("nachtcontrole", datum=date(2026, 4, 14), dry_run=True, stdout=uit, stderr=mis)
    assert "termijn verstreken: " in uit.getvalue()
    assert "kapot bij 1: Deze zaak kan niet." in mis.getvalue()
    assert not Nachtrun.objects.exists()
    assert afgelopen() == []


def test_het_commando_zegt_het_als_er_al_een_loopt(monkeypatch: pytest.MonkeyPatch) -> None:
    def loopt(**_: Any) -> None:
        raise Geweigerd("Er loopt al een nachtcontrole.")

    monkeypatch.setattr(nacht, "draai", loopt)
    with pytest.raises(CommandError, match="loopt al"):
        call_command("nachtcontrole")


def misgegaan() -> list[str]:
    return sorted(set(Taak.objects.filter(sleutel__startswith="nacht-mis:").values_list("titel", flat=True)))


def test_een_nacht_die_niet_draaide_is_een_taak_voor_elke_beheerder() -> None:
    assert not nacht.controleer_nacht(op=UITERSTE)
    assert not nacht.controleer_nacht(op=UITERSTE)
    assert misgegaan() == ["De nachtcontrole is niet gedraaid"]
    assert Taak.objects.filter(sleutel__startswith="nacht-mis:").count() == Gemeente.objects.echte().count()


def test_een_nacht_die_afbrak_is_een_taak_en_een_die_lukte_niet() -> None:
    Nachtrun.objects.create(datum=UITERSTE, gestart_op=MIDDERNACHT)
    assert not nacht.controleer_nacht(op=UITERSTE)
    assert misgegaan() == ["De nachtcontrole brak af"]
    draai(UITERSTE + EEN_DAG)
    assert nacht.controleer_nacht(op=UITERSTE + EEN_DAG)
    assert misgegaan() == ["De nachtcontrole brak af"]


def test_een_nacht_met_fouten_is_een_taak(lijst: Callable[..., None]) -> None:
    lijst(Overgangstaak("kapot", lambda op: [1], kapot))
    draai(UITERSTE)
    assert not nacht.controleer_nacht(op=UITERSTE)
    assert misgegaan() == ["De nachtcontrole had fouten"]


def test_een_tweede_run_die_lukt_maakt_de_afgebroken_run_goed() -> None:
    Nachtrun.objects.create(datum=UITERSTE, gestart_op=MIDDERNACHT - timedelta(hours=1))
    draai(UITERSTE)
    assert nacht.controleer_nacht(op=UITERSTE)


def test_de_ochtend_kijkt_naar_de_nacht() -> None:
    with time_machine.travel("2026-04-14T07:00:00+02:00"):
        ochtend()
    assert misgegaan() == ["De nachtcontrole is niet gedraaid"]


def test_wat_de_nacht_doet_staat_op_niemands_naam(consulent: Gebruiker) -> None:
    zaak: Zaak = breng_naar("verslag_verzonden")
    draai(zaak.op + timedelta(days=30))
    rij = Gebeurtenis.objects.get(melding=zaak.melding, code="TR-23")
    assert (rij.door, rij.op) == (None, zaak.op + timedelta(days=30))
