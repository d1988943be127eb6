"""The eigen bijdrage of one voorziening and of a household, with the cost price that bounds it (chapter 4.9, 4.9b)."""

from datetime import date
from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onderzoek.rekenen.eigen_bijdrage import (
    Bijdragesoort,
    Hulp,
    Regeling,
    Situatie,
    Uitzondering,
    bereken_bijdrage,
    bijdrage_huishouden,
    bijdrage_in_woorden,
)
from onderzoek.rekenen.kostprijs import (
    Aanschafkosten,
    Maandkosten,
    Verstrekking,
    Wijze,
    bewaak,
    kostprijs_per_maand,
    kostprijs_totaal,
)
from onderzoek.rekenen.stappen import OngeldigeInvoer, naar_centen

OP = date(2026, 6, 15)
TARIEF = D("21.80")
REGELING = Regeling()
HULP = Hulp(Bijdragesoort.ABONNEMENT, Maandkosten(D("480.00")))


def hulpmiddel(prijs: str, *, levensduur: int | None = 84, onderhoud: str = "0", eigendom: bool = False) -> Hulp:
    vorm = Verstrekking.EIGENDOM if eigendom else Verstrekking.BRUIKLEEN
    return Hulp(Bijdragesoort.ABONNEMENT, Aanschafkosten(vorm, D(prijs), levensduur, D(onderhoud)))


def bijdrage(hulp: Hulp = HULP, situatie: Situatie = Situatie(), regeling: Regeling = REGELING):  # noqa: B008
    return bereken_bijdrage(hulp, situatie, regeling=regeling, tarief=TARIEF, op=OP)


@pytest.mark.regel("E-06", "E-09")
@pytest.mark.parametrize(
    ("nieuwwaarde", "onderhoud", "kostprijs", "verwacht"),
    [
        # table 4.9b: 840 / 84 + 60 / 12 = 15.00; 4200 / 84 + 120 / 12 = 60.00
        ("840.00", "60.00", "15.00", "15.00"),
        ("4200.00", "120.00", "60.00", "21.80"),
        # on both sides of the tariff: 84 x 21.80 = 1831.20
        ("1831.20", "0", "21.80", "21.80"),
        ("1830.36", "0", "21.79", "21.79"),
        ("1832.04", "0", "21.81", "21.80"),
    ],
)
def test_per_periode_het_laagste_van_tarief_en_kostprijs(
    nieuwwaarde: str, onderhoud: str, kostprijs: str, verwacht: str
) -> None:
    hulp = hulpmiddel(nieuwwaarde, onderhoud=onderhoud)
    assert kostprijs_per_maand(hulp.kosten).bedrag == D(kostprijs)  # type: ignore[arg-type]
    uitkomst = bijdrage(hulp, regeling=Regeling(wijze=Wijze.PER_PERIODE))
    assert (uitkomst.bedrag, uitkomst.maanden) == (D(verwacht), 84)


@pytest.mark.regel("E-06")
@pytest.mark.parametrize(
    ("prijs", "bedrag", "maanden", "laatste"),
    [
        ("500.00", "21.80", 23, "20.40"),
        ("8000.00", "21.80", 367, "21.20"),
        ("21.80", "21.80", 1, "21.80"),
        ("15.00", "15.00", 1, "15.00"),
        ("43.60", "21.80", 2, "21.80"),
        ("43.61", "21.80", 3, "0.01"),
    ],
)
def test_in_totaal_tot_de_kostprijs_is_betaald(prijs: str, bedrag: str, maanden: int, laatste: str) -> None:
    uitkomst = bijdrage(hulpmiddel(prijs, levensduur=None))
    assert (uitkomst.bedrag, uitkomst.maanden, uitkomst.laatste) == (D(bedrag), maanden, D(laatste))


@pytest.mark.regel("E-06")
@pytest.mark.parametrize(
    ("levensduur", "maanden", "betaald"), [(24, 23, True), (23, 23, True), (22, 22, False), (1, 1, False)]
)
def test_in_totaal_nooit_langer_dan_het_meegaat(levensduur: int, maanden: int, betaald: bool) -> None:
    # 500 / 21.80 is 22 whole months and 20.40 in the 23rd
    uitkomst = bijdrage(hulpmiddel("500", levensduur=levensduur))
    assert (uitkomst.maanden, uitkomst.kostprijs_betaald) == (maanden, betaald)
    zin = bijdrage_in_woorden(uitkomst, REGELING, start=OP)[2]
    assert ("kostprijs is betaald" in zin or "de kostprijs betaald" in zin) is betaald
    assert ("zo lang gaat zij mee" in zin) is not betaald


@pytest.mark.regel("E-09")
def test_eigendom_telt_de_effectieve_kostprijs_en_bruikleen_de_nieuwwaarde() -> None:
    assert kostprijs_totaal(hulpmiddel("450", eigendom=True).kosten).stappen[0].wat == "Effectieve kostprijs"  # type: ignore[arg-type]
    bruikleen = kostprijs_totaal(hulpmiddel("2800", onderhoud="120").kosten)  # type: ignore[arg-type]
    # 120 a year for 7 years is 840 on top
    assert (bruikleen.stappen[0].wat, bruikleen.bedrag) == ("Nieuwwaarde", D("3640.00"))


@pytest.mark.regel("E-01", "E-07")
def test_een_dienst_vraagt_een_bijdrage_zolang_hij_loopt_en_alleen_na_levering() -> None:
    uitkomst = bijdrage()
    assert (uitkomst.bedrag, uitkomst.maanden) == (TARIEF, None)
    zinnen = " ".join(bijdrage_in_woorden(uitkomst, REGELING, start=OP))
    assert "hoogstens €\u00a021,80 per maand" in zinnen
    assert "ongeveer in juli 2026: de maand nadat de hulp is begonnen" in zinnen
    assert "Krijgt u geen hulp, dan betaalt u niets." in zinnen
    assert "zolang u de hulp krijgt" in zinnen


@pytest.mark.regel("E-06")
def test_een_goedkoper_pgb_vraagt_niet_meer_dan_het_pgb() -> None:
    uitkomst = bijdrage(Hulp(Bijdragesoort.ABONNEMENT, Maandkosten(D("12.50"))))
    assert uitkomst.bedrag == D("12.50")
    assert "U mag haar niet uit het pgb betalen." in " ".join(
        bijdrage_in_woorden(uitkomst, REGELING, start=OP, is_pgb=True)
    )


@pytest.mark.regel("E-03", "E-04", "E-17", "E-18")
@pytest.mark.parametrize(
    ("hulp", "situatie", "uitzondering"),
    [
        (HULP, Situatie(geboren=date(2008, 6, 16)), Uitzondering.JONGER_DAN_18),
        (HULP, Situatie(geboren=date(2008, 6, 15)), None),
        (Hulp(Bijdragesoort.GEEN), Situatie(), Uitzondering.VOORZIENING),
        (HULP, Situatie(woningaanpassing_kind=True), Uitzondering.WONINGAANPASSING_KIND),
        (HULP, Situatie(meerpersoons_onder_aow=True), Uitzondering.ONDER_AOW),
        (HULP, Situatie(betaalt_wlz_of_bw=True), Uitzondering.ANDERE_BIJDRAGE),
        (HULP, Situatie(nachten_opvang=1), None),
        (HULP, Situatie(nachten_opvang=2), Uitzondering.OPVANG_NACHTEN),
        (HULP, Situatie(risico_minderjarige=True), Uitzondering.RISICO_MINDERJARIGE),
        (Hulp(Bijdragesoort.EIGEN_TARIEF), Situatie(), Uitzondering.PER_RIT),
    ],
)
def test_wie_niets_betaalt_leest_waarom(hulp: Hulp, situatie: Situatie, uitzondering: Uitzondering | None) -> None:
    uitkomst = bijdrage(hulp, situatie)
    assert uitkomst.uitzondering is uitzondering
    assert (uitkomst.bedrag == 0) is (uitzondering is not None)
    if uitzondering:
        assert bijdrage_in_woorden(uitkomst, REGELING, start=OP)[0].endswith(uitkomst.reden)


@pytest.mark.regel("E-04")
def test_bij_nihil_gaat_de_start_wel_naar_het_cak() -> None:
    uitkomst = bijdrage(situatie=Situatie(meerpersoons_onder_aow=True))
    assert uitkomst.meldt_start
    assert bijdrage_in_woorden(uitkomst, REGELING, start=OP)[-1] == "De gemeente meldt de hulp wel aan het CAK."
    assert not bijdrage(Hulp(Bijdragesoort.GEEN)).meldt_start


@pytest.mark.regel("E-03")
def test_een_gemeente_mag_ouders_een_bijdrage_vragen_en_de_catalogus_noemt_de_reden() -> None:
    vraagt = Regeling(woningaanpassing_kind_vrij=False)
    assert bijdrage(situatie=Situatie(woningaanpassing_kind=True), regeling=vraagt).bedrag == TARIEF
    rolstoel = bijdrage(Hulp(Bijdragesoort.GEEN, reden_geen="Voor een rolstoel betaalt niemand een eigen bijdrage."))
    assert "rolstoel" in bijdrage_in_woorden(rolstoel, REGELING, start=OP)[0]


@pytest.mark.regel("E-18")
def test_collectief_vervoer_valt_onder_het_tarief_als_de_gemeente_dat_wil() -> None:
    pas = Hulp(Bijdragesoort.EIGEN_TARIEF, Maandkosten(D("60")))
    assert bijdrage(pas, regeling=Regeling(collectief_vervoer_vrij=False)).bedrag == TARIEF


@pytest.mark.regel("E-05")
@pytest.mark.parametrize(
    ("soort", "zin"),
    [(Bijdragesoort.BESCHERMD_WONEN, "zak- en kleedgeld"), (Bijdragesoort.OPVANG, "De instelling die de gemeente")],
)
def test_beschermd_wonen_en_opvang_worden_hier_niet_berekend(soort: Bijdragesoort, zin: str) -> None:
    uitkomst = bijdrage(Hulp(soort))
    assert (uitkomst.verschuldigd, uitkomst.bedrag) == (True, 0)
    assert zin in bijdrage_in_woorden(uitkomst, REGELING, start=OP)[0]


@pytest.mark.regel("E-08", "E-12")
def test_minimabeleid_staat_in_woorden_en_niemand_vraagt_naar_inkomen() -> None:
    zinnen = bijdrage_in_woorden(bijdrage(), Regeling(minima_procent=130, minima_bevroren=2018), start=OP)
    assert "130 % van het wettelijk minimumloon? Dan int het CAK niets. De grenzen zijn die van 2018." in zinnen[-2]
    assert zinnen[-1].startswith("De gemeente kent uw inkomen niet.")
    assert not any("minimumloon" in zin for zin in bijdrage_in_woorden(bijdrage(), REGELING, start=OP))


@pytest.mark.regel("E-16")
@pytest.mark.parametrize(
    ("prijzen", "samen"),
    [(("10.00", "11.79"), "21.79"), (("10.00", "11.80"), "21.80"), (("10.00", "11.81"), "21.80"), ((), "0.00")],
)
def test_een_huishouden_betaalt_een_keer_het_maximum(prijzen: tuple[str, ...], samen: str) -> None:
    delen = [bijdrage(Hulp(Bijdragesoort.ABONNEMENT, Maandkosten(D(prijs)))) for prijs in prijzen]
    assert bijdrage_huishouden(delen, TARIEF).bedrag == D(samen)


def test_de_laatste_maand_staat_in_woorden() -> None:
    zinnen = bijdrage_in_woorden(bijdrage(hulpmiddel("500")), REGELING, start=OP)
    assert zinnen[2] == (
        "Na 23 maanden is de kostprijs betaald en stopt de eigen bijdrage. In de laatste maand betaalt u €\u00a020,40."
    )


@pytest.mark.parametrize(
    ("roep", "zin"),
    [
        (lambda: bijdrage(Hulp(Bijdragesoort.ABONNEMENT)), "Vul in wat de hulp kost"),
        (lambda: hulpmiddel("-1"), "De kostprijs kan niet negatief zijn"),
        (lambda: hulpmiddel("1", levensduur=0), "ten minste één maand"),
        (lambda: kostprijs_totaal(hulpmiddel("1", levensduur=None, onderhoud="1").kosten), "hoeveel maanden"),
        (lambda: kostprijs_per_maand(hulpmiddel("1", levensduur=None).kosten), "hoeveel maanden"),
    ],
)
def test_onbruikbare_invoer_geeft_een_zin(roep, zin: str) -> None:
    with pytest.raises(OngeldigeInvoer, match=zin):
        roep()


bedragen = st.decimals(min_value="0", max_value="20000", places=2, allow_nan=False)


@given(prijs=bedragen, meer=bedragen, tarief=st.decimals("0.01", "350", places=2, allow_nan=False))
def test_duurder_is_nooit_korter_en_de_som_is_de_kostprijs(prijs: D, meer: D, tarief: D) -> None:
    def van(bedrag: D) -> int:
        b = bewaak(Aanschafkosten(Verstrekking.BRUIKLEEN, bedrag), tarief, Wijze.TOTAAL)
        assert b.maanden is not None
        assert b.bedrag == naar_centen(b.bedrag) <= max(tarief, bedrag)
        assert max(b.maanden - 1, 0) * b.bedrag + (b.laatste if b.maanden else 0) == bedrag
        return b.maanden

    assert van(prijs) <= van(prijs + meer)
