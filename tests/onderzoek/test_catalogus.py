"""The catalogue of voorzieningen per gemeente: what stands in it, and that the rules about form and money hold."""

from datetime import date

import pytest

from meldingen.models import Gemeente
from onderzoek.models import Bijdragesoort, Planproduct, Productgroep, Resultaatgebied, Verstrekking, Voorzieningsoort
from wmo_portal.laden import laad_gemeente

OP = date(2026, 3, 2)


@pytest.fixture
def westland(db: None) -> Gemeente:
    laad_gemeente("landelijk")
    return laad_gemeente("westland")


def soorten(gemeente: Gemeente, **voorwaarden: object) -> dict[str, Voorzieningsoort]:
    rijen = Voorzieningsoort.objects.all().geldig_op(gemeente, OP).filter(**voorwaarden)
    return {rij.code: rij for rij in rijen}


@pytest.mark.regel("W-01")
def test_westland_heeft_de_hele_lijst_per_productgroep(westland: Gemeente) -> None:
    groepen = {groep: set(soorten(westland, productgroep=groep)) for groep in Productgroep.values}
    assert all(groepen.values())
    assert {"WOON_LOS", "TILLIFT"} <= groepen["wonen_los"]
    assert {"WOON_BOUWKUNDIG", "TRAPLIFT", "WOONUNIT", "BEZOEKBAAR"} <= groepen["wonen_bouwkundig"]
    assert groepen["wonen_kosten"] == {"SANERING", "VERHUISKOSTEN", "DUBBELE_HUUR", "HUURDERVING"}
    assert groepen["vervoer"] == {
        "VERVOERSPAS", "VERVOER_TEGEMOETKOMING", "AANGEPASTE_FIETS", "SCOOTMOBIEL", "BUITENWAGEN", "AUTOAANPASSING",
    }  # fmt: skip
    assert groepen["beschermd_wonen"] == {f"BW_ZZP_{zzp}" for zzp in (3, 4, 5, 6)}


@pytest.mark.regel("W-09", "W-10")
def test_traplift_drempelhulp_en_woonunit_zijn_altijd_bruikleen(westland: Gemeente) -> None:
    bruikleen = set(soorten(westland, productgroep="wonen_bouwkundig", verstrekking=Verstrekking.BRUIKLEEN))
    assert bruikleen == {"TRAPLIFT", "DREMPELHULP", "WOONUNIT"}
    assert soorten(westland)["WOON_BOUWKUNDIG"].verstrekking == Verstrekking.KEUZE
    assert "herstel van de gevel" in " ".join(soorten(westland)["WOONUNIT"].voorwaarden)


def test_wat_bruikleen_is_zegt_dat_het_niet_mag_worden_verkocht(westland: Gemeente) -> None:
    for rij in soorten(westland, verstrekking=Verstrekking.BRUIKLEEN).values():
        assert "niet verkopen, verpanden of belenen" in " ".join(rij.voorwaarden)


@pytest.mark.regel("P-28")
def test_een_ontmoetingscentrum_en_de_pas_kunnen_niet_als_pgb(westland: Gemeente) -> None:
    geen_pgb = {code for code, rij in soorten(westland, mag_pgb=False).items() if not rij.is_bedrag}
    assert geen_pgb == {"ONTMOETINGSCENTRUM", "VERVOERSPAS"}
    assert all(rij.geen_pgb_reden for rij in soorten(westland, mag_pgb=False).values())


@pytest.mark.regel("E-18", "W-21", "W-26", "W-28")
def test_wie_geen_eigen_bijdrage_betaalt_leest_waarom(westland: Gemeente) -> None:
    alles = soorten(westland)
    for rij in alles.values():
        assert bool(rij.bijdrage_reden) == (rij.bijdragesoort in (Bijdragesoort.GEEN, Bijdragesoort.EIGEN_TARIEF)), rij
        if rij.is_bedrag or rij.productgroep == Productgroep.ROLSTOEL:
            assert rij.bijdragesoort == Bijdragesoort.GEEN
    assert alles["VERVOERSPAS"].bijdragesoort == Bijdragesoort.EIGEN_TARIEF
    assert alles["SCOOTMOBIEL"].bijdragesoort == Bijdragesoort.ABONNEMENT


@pytest.mark.regel("P-24")
def test_de_levensduur_is_die_van_de_beleidsregels(westland: Gemeente) -> None:
    met = {code: rij.levensduur for code, rij in soorten(westland, levensduur__isnull=False).items()}
    assert met == {"AUTOAANPASSING": 84, "SPORTROLSTOEL": 36, "SPORTVOORZIENING": 36}


@pytest.mark.regel("R-09", "R-10")
def test_de_duur_en_de_monitor_zijn_die_van_het_resultaatgebied(westland: Gemeente) -> None:
    gebieden = {rij.code: rij for rij in Resultaatgebied.objects.all().geldig_op(westland, OP)}
    alles = soorten(westland).values()
    assert {rij.resultaatgebied for rij in alles} - {""} == set(gebieden)
    for rij in alles:
        if rij.resultaatgebied:
            gebied = gebieden[rij.resultaatgebied]
            assert (rij.max_duur, rij.monitor_min, rij.monitor_max) == (
                gebied.max_duur, gebied.monitor_min, gebied.monitor_max,
            ), rij  # fmt: skip
    producten = set(Planproduct.objects.all().geldig_op(westland, OP).values_list("code", flat=True))
    assert producten <= set(soorten(westland))


def test_een_andere_gemeente_heeft_haar_eigen_lijst_en_dagen(voorbeeld: Gemeente) -> None:
    altena = laad_gemeente("altena")
    assert "KORTDUREND_VERBLIJF" not in soorten(altena)
    toen = Voorzieningsoort.objects.all().geldig_op(altena, date(2022, 12, 30))
    assert {rij.code: rij.mag_pgb for rij in toen}["KORTDUREND_VERBLIJF"] is False
    assert {"BEGELEIDING", "DAGBESTEDING", "VERHOOGD_TOILET", "HUISHOUDELIJKE_HULP"} <= set(soorten(voorbeeld))


def test_codes_volgen_de_lijsten_van_iwmo(westland: Gemeente) -> None:
    for rij in soorten(westland).values():
        assert not rij.productcode or rij.productcode.startswith(rij.productcategorie), rij
        assert rij.productcategorie in {"", *(f"{nummer:02}" for nummer in range(1, 19))}
