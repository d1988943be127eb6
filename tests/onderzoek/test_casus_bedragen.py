"""Casussen 2 and 3 of the sources with real amounts, worked out by hand."""

from datetime import date
from decimal import Decimal as D

import pytest

from meldingen.models import Gemeente, Parameter
from onderzoek.models import Onderzoek, Voorzieningkeuze, Voorzieningsoort
from onderzoek.rekenen.pgb import Budgetregel, Hulpverlener, Natura, Per, Uurtarieven, bereken_pgb
from onderzoek.services.keuze import kies_voorziening, stel_leveringsvorm_vast
from onderzoek.services.rekenblad import reken, rekenblad_van
from tests.bouwers import Zaak, breng_naar

pytestmark = pytest.mark.usefixtures("zonder_pdf")


@pytest.fixture
def zoals_westland(voorbeeld: Gemeente) -> Gemeente:
    """A gemeente with people to do the work, and with what Westland chose about the eigen bijdrage."""
    for rij in Parameter.objects.filter(gemeente__naam="Westland", code__startswith="eb_"):
        Parameter.objects.filter(gemeente=voorbeeld, code=rij.code).delete()
        Parameter.objects.create(
            gemeente=voorbeeld, code=rij.code, waarde=rij.waarde, geldig_van=rij.geldig_van, bron=rij.bron
        )
    return voorbeeld


def kies(zaak: Zaak, code: str, naam: str, **velden: object) -> Voorzieningkeuze:
    soort, _ = Voorzieningsoort.objects.update_or_create(
        gemeente=zaak.melding.gemeente,
        code=code,
        geldig_van=date(2019, 1, 1),
        defaults={"naam": naam, "eenheid": "stuks", **velden},
    )
    onderzoek = Onderzoek.objects.select_related("melding__gemeente").get(melding=zaak.melding)
    return kies_voorziening(onderzoek, soort, waarvoor="Zelf thuis blijven wonen", op=zaak.op, door=zaak.consulent)


@pytest.mark.regel("W-15", "E-06", "E-09", "E-16")
def test_casus_twee_sanering_scootmobiel_en_huishouden(zoals_westland: Gemeente) -> None:
    """A man with COPD in Westland (cost price per period), in March 2026 (tariff 21.80)."""
    zaak = breng_naar("in_onderzoek", zoals_westland)
    op, door = zaak.op, zaak.consulent
    sanering = kies(
        zaak, "SANERING", "Woningsanering", productgroep="wonen_kosten", rekenwijze="sanering",
        verstrekking="financieel", mag_natura=False, mag_pgb=False,
        bijdragesoort="geen", bijdrage_reden="een tegemoetkoming in de kosten",
    )  # fmt: skip
    scootmobiel = kies(zaak, "SCOOTMOBIEL", "Scootmobiel", productgroep="vervoer", verstrekking="bruikleen")
    huishouden = kies(zaak, "HUISHOUDELIJKE_HULP", "Ondersteuning bij het huishouden", productgroep="dienst")

    # Bedroom: 16 m2 vinyl at 24.50 is 392.00; the carpet is of May 2024, so younger than two years: 100 % = 392.00.
    # Living room: 30 m2 at 24.50 is 735.00; of May 2021, four to six years: 50 % = 367.50.
    # Two blinds at 54.95 are 109.90; curtains of May 2019, six to eight years: 25 % = 27.475, to the cent 27.48.
    # Together 392.00 + 367.50 + 27.48 = 786.98.
    artikelen = {
        **_artikel(1, "Vinyl", "slaapkamer", "16", "24.50", date(2024, 5, 1)),
        **_artikel(2, "Vinyl", "woonkamer", "30", "24.50", date(2021, 5, 1)),
        **_artikel(3, "Jaloezieën", "woonkamer", "2", "54.95", date(2019, 5, 1)),
    }
    assert reken(sanering, artikelen, op=op, door=door).uitkomst == D("786.98")

    # New 2,940.00, 84 months: 35.00 a month; upkeep 147.00 a year: 12.25 a month;
    # cost price 47.25, above the tariff.
    reken(
        scootmobiel,
        {
            "verstrekking": "bruikleen", "prijs": D("2940"), "levensduur": 84, "onderhoud_per_jaar": D("147"),
            "soort_onderhoud": "natura",
        },
        op=op, door=door,
    )  # fmt: skip
    # 2.5 hours a week at 34.80: 87.00 a week, x 52 / 12 = 377.00 a month.
    reken(huishouden, {"per_maand": D("377.00")}, op=op, door=door)

    blad = rekenblad_van(Onderzoek.objects.get(melding=zaak.melding))
    delen = [regel.deel for regel in blad.regels]
    assert [deel.bijdrage.bedrag for deel in delen if deel.bijdrage] == [D(0), D("21.80"), D("21.80")]
    # Sanering is a tegemoetkoming: nothing. The other two together are one maximum for the household.
    assert delen[0].zinnen[0].endswith("Er is geen eigen bijdrage voor een tegemoetkoming in de kosten.")
    assert [stap.bedrag for stap in delen[1].bijdrage.stappen][2:5] == [D("35.00"), D("12.25"), D("47.25")]  # type: ignore[union-attr]
    assert "hoogstens 84 maanden: zo lang gaat zij mee" in " ".join(delen[1].zinnen)
    assert "130 % van het wettelijk minimumloon" in " ".join(delen[2].zinnen)
    assert blad.samen is not None
    assert blad.samen.bedrag == D("21.80")


@pytest.mark.regel("P-19", "P-20", "P-22", "E-06")
def test_casus_drie_begeleiding_door_een_zus_als_pgb(zoals_westland: Gemeente) -> None:
    """Two hours a week and one evening in four weeks by a sister: informal help, up to the price in natura."""
    # Asked: 2 x 25.00 x 52 / 12 = 216.67 and 3 x 25.00 x 13 / 12 = 81.25: 297.92 a month.
    # At the informal tariff of 20.00: 2 x 20 x 52 / 12 = 173.33 and 3 x 20 x 13 / 12 = 65.00: 238.33 a month.
    # Natura: 4 hours a month at 56.40 is 225.60: that is the ceiling. The sister's rest, 72.32, is for the client.
    zus = Hulpverlener("Annelies")
    pgb = bereken_pgb(
        [
            Budgetregel("Begeleiding bij de administratie", D(2), D(25), Per.WEEK, zus),
            Budgetregel("Avond in de buurtkamer", D(3), D(25), Per.VIER_WEKEN, zus),
        ],
        natura=Natura(per_maand=D("225.60")),
        tarieven=Uurtarieven(formeel=D("56.40"), informeel=D("20.00")),
        op=date(2026, 3, 10),
    )
    assert [stap.bedrag for stap in pgb.stappen[:4]] == [D("173.33"), D("65.00"), D("238.33"), D("225.60")]
    assert (pgb.bedrag, pgb.gevraagd, pgb.bijbetaling) == (D("225.60"), D("297.92"), D("72.32"))
    # The contribution is bounded by the pgb, which is far above the tariff; it is not taken off the pgb.
    zaak = breng_naar("in_onderzoek", zoals_westland)
    keuze = kies(zaak, "BEGELEIDING", "Begeleiding", productgroep="dienst")
    stel_leveringsvorm_vast(keuze, leveringsvorm="pgb", op=zaak.op, door=zaak.consulent)
    reken(keuze, {"per_maand": pgb.bedrag}, op=zaak.op, door=zaak.consulent)
    (regel,) = rekenblad_van(Onderzoek.objects.get(melding=zaak.melding)).regels
    zinnen = " ".join(regel.deel.zinnen)
    assert "hoogstens €\u00a021,80 per maand" in zinnen
    assert "U mag haar niet uit het pgb betalen." in zinnen


@pytest.mark.regel("P-32", "P-38", "E-02")
def test_de_landelijke_bedragen_en_de_landentabel_staan_in_de_gegevens(db: None) -> None:
    landelijk = Gemeente.objects.get(is_landelijk=True)
    tarieven = Parameter.objects.filter(gemeente=landelijk, code="eb_tarief").order_by("geldig_van")
    assert [(rij.geldig_van.year, rij.waarde) for rij in tarieven] == [
        (2019, "19.00"),
        (2020, "19.00"),
        (2024, "20.60"),
        (2025, "21.00"),
        (2026, "21.80"),
    ]
    assert {rij.geldig_tot.year for rij in tarieven if rij.geldig_tot} == {2019, 2023, 2024, 2025, 2026}
    tabel = Parameter.objects.get(gemeente__naam="Westland", code="pgb_land_pct").waarde
    assert (len(tabel), tabel["Turkije"], tabel["Spanje"], tabel["België"]) == (51, 41, 85, 100)
    assert Parameter.objects.get(gemeente=landelijk, code="pgb_land_overig").waarde == 30
    assert Parameter.objects.get(gemeente=landelijk, code="pgb_netwerk_maand").waarde == "141.00"


def _artikel(nummer: int, naam: str, ruimte: str, aantal: str, prijs: str, gekocht: date) -> dict[str, object]:
    return {
        f"naam_{nummer}": naam,
        f"ruimte_{nummer}": ruimte,
        f"aantal_{nummer}": D(aantal),
        f"prijs_{nummer}": D(prijs),
        f"aangeschaft_op_{nummer}": gekocht,
        f"reden_{nummer}": "",
    }
