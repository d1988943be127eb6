"""Who is warned, when, and only once; and never somebody who is away alone (T-43)."""

from datetime import date, timedelta

import pytest

from beschikkingen.services.beslistermijn import hervat_besluit
from meldingen.models import Afwezigheid, Gebruiker, Melding, Parameter, Signaal, Termijn
from meldingen.services import nacht
from meldingen.services.signalen import lees, open_signalen
from tests.bouwers import Zaak, breng_naar, middag

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
S = Termijn.Soort
EEN_DAG = timedelta(days=1)


def draai(op: date) -> None:
    assert nacht.draai(op=op, nu=lambda: middag(op)).fouten == []


def elke_nacht(van: date, tot: date) -> None:
    while van <= tot:
        draai(van)
        van += EEN_DAG


def signalen(zaak: Zaak, soort: str) -> list[tuple[date, str, str]]:
    """Day, threshold and person of every signal of this clock."""
    rijen = Signaal.objects.filter(melding=zaak.melding, termijn__soort=soort).order_by("op", "voor__username")
    return list(rijen.values_list("op", "drempel", "voor__username"))


@pytest.mark.regel("T-43")
def test_een_onderzoek_waarschuwt_op_dag_21_28_35_en_40_en_daarna_elk_een_keer() -> None:
    zaak = breng_naar("in_vooronderzoek")
    elke_nacht(date(2026, 3, 10), date(2026, 4, 20))
    start = date(2026, 3, 2)
    assert signalen(zaak, S.ONDERZOEK) == [
        *((start + timedelta(days=dag), str(dag), "consulent") for dag in (21, 28, 35, 40)),
        (date(2026, 4, 14), "te laat", "consulent"),
        (date(2026, 4, 14), "te laat", "teamleider"),
    ]


@pytest.mark.regel("T-43")
def test_een_besluit_waarschuwt_op_dag_7_10_12_en_13() -> None:
    zaak = breng_naar("in_beoordeling")
    elke_nacht(date(2026, 3, 17), date(2026, 3, 31))
    assert [(op, drempel) for op, drempel, _ in signalen(zaak, S.BESLUIT)] == [
        (date(2026, 3, 23), "7"), (date(2026, 3, 26), "10"), (date(2026, 3, 28), "12"), (date(2026, 3, 29), "13"),
        (date(2026, 3, 31), "te laat"), (date(2026, 3, 31), "te laat"),
    ]  # fmt: skip


@pytest.mark.regel("T-43")
@pytest.mark.parametrize(("toestand", "soort"), [("hersteltermijn", S.HERSTEL), ("verslag_verzonden", S.RETOUR)])
def test_een_klok_van_de_client_waarschuwt_twee_dagen_voor_het_einde(toestand: str, soort: str) -> None:
    zaak = breng_naar(toestand)
    uiterste = zaak.klok(soort).uiterste_datum
    elke_nacht(uiterste - 4 * EEN_DAG, uiterste)
    assert signalen(zaak, soort) == [(uiterste - 2 * EEN_DAG, "-2", "consulent")]


def test_na_stilstand_komt_alleen_het_dichtstbijzijnde_signaal() -> None:
    zaak = breng_naar("in_vooronderzoek")
    draai(date(2026, 4, 8))
    assert signalen(zaak, S.ONDERZOEK) == [(date(2026, 4, 8), "35", "consulent")]
    draai(date(2026, 4, 9))
    assert len(signalen(zaak, S.ONDERZOEK)) == 1


def test_zolang_de_klok_stilstaat_hoort_niemand_iets_en_daarna_telt_de_stilstand_niet() -> None:
    zaak = breng_naar("opgeschort")
    begin = zaak.op + EEN_DAG
    elke_nacht(begin, begin + 20 * EEN_DAG)
    assert signalen(zaak, S.BESLUIT) == []
    rij = zaak.artefacten["opschorting"]
    hervat_besluit(rij, tot=begin + 20 * EEN_DAG, op=begin + 20 * EEN_DAG, door=zaak.consulent)
    klok = zaak.klok(S.BESLUIT)
    assert klok.opgeschorte_dagen == 20
    elke_nacht(begin + 21 * EEN_DAG, klok.uiterste_datum)
    assert [op for op, drempel, _ in signalen(zaak, S.BESLUIT) if drempel == "7"] == [klok.start + 27 * EEN_DAG]


def test_de_drempels_zijn_van_de_gemeente() -> None:
    zaak = breng_naar("in_vooronderzoek")
    Parameter.objects.create(
        gemeente=zaak.gemeente, code="signaaldrempels", waarde={"onderzoek": [14]}, geldig_van=date(2026, 1, 1)
    )
    elke_nacht(date(2026, 3, 10), date(2026, 4, 13))
    assert signalen(zaak, S.ONDERZOEK) == [(date(2026, 3, 16), "14", "consulent")]


def test_een_gehaalde_klok_waarschuwt_niemand() -> None:
    zaak = breng_naar("verslag_verzonden")
    draai(date(2026, 5, 1))
    assert signalen(zaak, S.ONDERZOEK) == []


# --- who hears it ---------------------------------------------------------------------------------


def wie(zaak: Zaak, op: date = date(2026, 3, 23)) -> set[str]:
    draai(op)
    return {naam for dag, _, naam in signalen(zaak, S.ONDERZOEK) if dag == op}


def weg(gebruiker: Gebruiker, vervanger: Gebruiker | None = None, tot: date = date(2026, 3, 23)) -> None:
    Afwezigheid.objects.create(gebruiker=gebruiker, van=date(2026, 3, 16), tot=tot, vervanger=vervanger)


def test_wie_weg_is_met_vervanger_hoort_het_samen_met_die(consulent: Gebruiker, collega: Gebruiker) -> None:
    zaak = breng_naar("in_vooronderzoek")
    weg(consulent, collega)
    assert wie(zaak) == {"consulent", "collega"}


def test_wie_weg_is_zonder_vervanger_hoort_het_samen_met_de_teamleider(consulent: Gebruiker) -> None:
    zaak = breng_naar("in_vooronderzoek")
    weg(consulent)
    assert wie(zaak) == {"consulent", "teamleider"}


def test_wie_gisteren_terugkwam_hoort_het_zelf(consulent: Gebruiker, collega: Gebruiker) -> None:
    zaak = breng_naar("in_vooronderzoek")
    weg(consulent, collega, tot=date(2026, 3, 22))
    assert wie(zaak) == {"consulent"}


def test_een_zaak_van_niemand_is_voor_de_teamleider_van_die_gemeente() -> None:
    zaak = breng_naar("in_vooronderzoek")
    Melding.objects.filter(pk=zaak.sleutel).update(behandelaar=None)
    assert wie(zaak) == {"teamleider"}


@pytest.mark.parametrize("met_vervanger", [True, False])
def test_wie_uit_dienst_is_hoort_het_niet_en_de_teamleider_wel(
    met_vervanger: bool, consulent: Gebruiker, collega: Gebruiker
) -> None:
    zaak = breng_naar("in_vooronderzoek")
    if met_vervanger:
        weg(consulent, collega)
        Gebruiker.objects.filter(pk=collega.pk).update(is_active=False)
        assert wie(zaak) == {"consulent", "teamleider"}
    else:
        Gebruiker.objects.filter(pk=consulent.pk).update(is_active=False)
        assert wie(zaak) == {"teamleider"}


def test_is_ook_de_vervanger_weg_dan_hoort_de_teamleider_het(consulent: Gebruiker, collega: Gebruiker) -> None:
    zaak = breng_naar("in_vooronderzoek")
    weg(consulent, collega)
    weg(collega)
    assert "teamleider" in wie(zaak)


# --- read -----------------------------------------------------------------------------------------


def test_gelezen_is_weg_maar_een_alarm_blijft_tot_de_klok_sluit(consulent: Gebruiker) -> None:
    zaak = breng_naar("in_vooronderzoek")
    elke_nacht(date(2026, 4, 11), date(2026, 4, 14))
    op = date(2026, 4, 14)
    rijen = {rij.drempel: rij for rij in open_signalen(consulent, op).filter(termijn__soort=S.ONDERZOEK)}
    assert set(rijen) == {"40", "te laat"}
    for rij in rijen.values():
        lees(rij, op=op)
    lees(rijen["40"], op=op + EEN_DAG)
    assert Signaal.objects.get(pk=rijen["40"].pk).gelezen_op == op
    assert [rij.drempel for rij in open_signalen(consulent, op).filter(termijn__soort=S.ONDERZOEK)] == ["te laat"]
    zaak.op = op
    zaak.ingetrokken()
    assert not open_signalen(consulent, zaak.op).exists()
