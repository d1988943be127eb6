"""The household: the norm by age, whose help may be expected, and who takes which task."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from meldingen.fouten import Geweigerd
from meldingen.models import Gemeente, Parameter
from onderzoek.gebruikelijke_hulp import Norm, Taak
from onderzoek.models import Herverdeling, Huishouden, Taakverdeling
from onderzoek.models.gespreksdeel import lees_antwoorden, schrijf_antwoorden
from onderzoek.services import huishouden as services
from onderzoek.services.bewaren import Uitslag
from onderzoek.services.huishouden import Verdeeld, waarschuwingen
from tests.bouwers import Zaak, breng_naar
from tests.gesprek import blad, huisgenoot, huishouden, met_huisgenoot

pytestmark = pytest.mark.usefixtures("zonder_pdf")
DAG = timedelta(days=1)
ALLES = Huishouden.Blijvend.values


@pytest.fixture
def zaak(voorbeeld: Gemeente) -> Zaak:
    return breng_naar("in_onderzoek")


def leg_vast(zaak: Zaak, **anders: object) -> Huishouden:
    stond = Huishouden.objects.filter(onderzoek=zaak.onderzoek).first()
    uitslag = services.bewaar_huishouden(
        zaak.onderzoek, huishouden(**anders), blad(zaak, stond), op=zaak.op, door=zaak.consulent
    )
    return Huishouden.objects.get(pk=uitslag.deel.pk)


def verdeel(zaak: Zaak, taken: dict[Taak, Verdeeld], versie: int | None = None) -> Uitslag:
    kop = Herverdeling.objects.filter(onderzoek=zaak.onderzoek).first()
    return services.verdeel_taken(
        zaak.onderzoek, taken, blad(zaak, kop, versie=versie), op=zaak.op, door=zaak.consulent
    )


# --- the norm by age ------------------------------------------------------------------------------


@pytest.mark.regel("O-09")
def test_de_leeftijd_geeft_de_norm_en_afwijken_vraagt_een_reden(zaak: Zaak) -> None:
    rij = met_huisgenoot(zaak, jaar=2009)
    assert (rij.voorgestelde_norm, rij.norm) == (Norm.NAAR_VERMOGEN.value, Norm.NAAR_VERMOGEN)

    def bewaar(**anders: object) -> None:
        feiten = huisgenoot(rij, **anders)
        services.bewaar_huisgenoot(rij, feiten, blad(zaak, rij), op=zaak.op, door=zaak.consulent)
        rij.refresh_from_db()

    with pytest.raises(Geweigerd, match="wijkt af van de norm"):
        bewaar(gekozen_norm=Norm.GEEN.value)
    bewaar(gekozen_norm=Norm.GEEN.value, norm_motivering="Heeft zelf begeleiding nodig.")
    assert rij.norm is Norm.GEEN
    bewaar(geboortedatum=date(1990, 1, 1))
    assert (rij.voorgestelde_norm, rij.norm) == (Norm.VOLLEDIG.value, Norm.GEEN)
    bewaar(gekozen_norm=Norm.VOLLEDIG.value, norm_motivering="")
    assert (rij.gekozen_norm, rij.norm) == ("", Norm.VOLLEDIG)


@pytest.mark.regel("O-09")
def test_acht_jaar_is_een_keuze_van_de_gemeente(zaak: Zaak) -> None:
    assert met_huisgenoot(zaak, "Kim", jaar=2018).norm is Norm.GEEN
    Parameter.objects.create(
        gemeente=zaak.gemeente, code="leeftijden_gebruikelijke_hulp", waarde=[8, 13, 18, 23],
        geldig_van=date(2026, 1, 1), bron="Beleidsregels",
    )  # fmt: skip
    assert met_huisgenoot(zaak, "Sam", jaar=2018).norm is Norm.LICHT


def test_wie_morgen_geboren_wordt_of_al_in_de_lijst_staat_komt_er_niet_in(zaak: Zaak) -> None:
    with pytest.raises(Geweigerd, match="moet nog komen"):
        met_huisgenoot(zaak, geboortedatum=zaak.op + DAG)
    met_huisgenoot(zaak)
    with pytest.raises(Geweigerd, match="Bram staat al in de lijst"):
        met_huisgenoot(zaak)
    assert zaak.onderzoek.huisgenoten.count() == 1


# --- whose help -----------------------------------------------------------------------------------


@pytest.mark.regel("O-10")
def test_bij_wie_alleen_woont_is_gebruikelijke_hulp_een_waarschuwing(zaak: Zaak) -> None:
    def zinnen(**anders: object) -> list[str]:
        return list(waarschuwingen(leg_vast(zaak, **anders), list(zaak.onderzoek.huisgenoten.all())))

    assert "woont alleen" in zinnen(leefsituatie="alleen", hulp="ja")[0]
    assert "huurt een kamer" in zinnen(leefsituatie="kamer", hulp="deels")[0]
    assert zinnen(leefsituatie="alleen", hulp="nee") == []
    assert "nog geen huisgenoot" in zinnen(leefsituatie="samen", hulp="ja")[0]
    met_huisgenoot(zaak, "Uit", woont="uitwonend")
    met_huisgenoot(zaak, "Huurder", woont="kamerhuurder")
    assert "nog geen huisgenoot" in zinnen(leefsituatie="samen", hulp="deels")[0]
    met_huisgenoot(zaak)
    assert zinnen(leefsituatie="samen", hulp="ja") == []


@pytest.mark.regel("O-10")
@pytest.mark.parametrize("woont", ["uitwonend", "kamerhuurder"])
def test_van_wie_niet_bij_het_huishouden_hoort_wordt_niets_verwacht(zaak: Zaak, woont: str) -> None:
    rij = met_huisgenoot(zaak, jaar=1990, woont=woont)
    assert (rij.voorgestelde_norm, rij.norm) == (Norm.VOLLEDIG.value, Norm.GEEN)
    verdeel(zaak, {Taak.STOFZUIGEN: Verdeeld()})
    assert not Taakverdeling.objects.get().wijkt_af


@pytest.mark.regel("O-11")
@pytest.mark.parametrize("hulp", ["nee", "deels"])
def test_in_een_korte_situatie_is_alle_begeleiding_gebruikelijk(zaak: Zaak, hulp: str) -> None:
    with pytest.raises(Geweigerd, match="korte situatie is alle begeleiding"):
        leg_vast(zaak, duur="kort", hulp=hulp)
    assert leg_vast(zaak, duur="kort", hulp=hulp, hulp_motivering="De partner ligt ook in bed.").hulp == hulp
    assert leg_vast(zaak, duur="kort", hulp="ja").hulp == "ja"


@pytest.mark.regel("O-12")
def test_in_een_lange_situatie_zijn_drie_soorten_hulp_in_elk_geval_gebruikelijk(zaak: Zaak) -> None:
    assert len(ALLES) == 3
    with pytest.raises(Geweigerd, match="in elk geval gebruikelijk"):
        leg_vast(zaak, duur="lang", hulp="deels", blijvend=ALLES[:2])
    assert leg_vast(zaak, duur="lang", hulp="deels", blijvend=ALLES).blijvend == ALLES
    met_reden = leg_vast(zaak, duur="lang", hulp="deels", blijvend=ALLES[:1], hulp_motivering="Hij werkt in ploegen.")
    assert met_reden.hulp_motivering == "Hij werkt in ploegen."


@pytest.mark.regel("O-13")
def test_hulp_bij_de_zorg_voor_kinderen_is_alleen_tijdelijk(zaak: Zaak) -> None:
    for half in ({}, {"kindzorg_tot": zaak.op + 30 * DAG}, {"kindzorg_motivering": "Moeder ligt in het ziekenhuis."}):
        with pytest.raises(Geweigerd, match="alleen tijdelijk, bij een calamiteit"):
            leg_vast(zaak, kindzorg="tijdelijk", **half)
    rij = leg_vast(
        zaak,
        kindzorg="tijdelijk",
        kindzorg_tot=zaak.op + 30 * DAG,
        kindzorg_motivering="Moeder ligt in het ziekenhuis.",
    )
    assert rij.kindzorg_tot == zaak.op + 30 * DAG
    assert set(Huishouden.Kindzorg.values) == {"geen", "ouder", "opvang", "tijdelijk"}


# --- who takes which task -------------------------------------------------------------------------


@pytest.mark.regel("O-31")
def test_afwijken_van_het_protocol_vraagt_bij_elke_taak_een_reden(zaak: Zaak) -> None:
    zoon = met_huisgenoot(zaak, jaar=2010)
    dochter = met_huisgenoot(zaak, "Eva", jaar=1998)
    with pytest.raises(Geweigerd, match="‘was doen’ wijkt af"):
        verdeel(zaak, {Taak.WAS: Verdeeld(huisgenoot=zoon.pk)})
    with pytest.raises(Geweigerd, match="‘stofzuigen’ wijkt af"):
        verdeel(zaak, {Taak.STOFZUIGEN: Verdeeld()})
    assert not Herverdeling.objects.exists()
    verdeel(
        zaak,
        {
            Taak.STOFZUIGEN: Verdeeld(huisgenoot=zoon.pk),
            Taak.WAS: Verdeeld(huisgenoot=dochter.pk),
            Taak.TAFEL: Verdeeld(door_client=True),
            Taak.MAALTIJDEN: Verdeeld(motivering="Zij werkt ’s avonds."),
        },
    )
    rijen = {rij.taak: rij for rij in Taakverdeling.objects.all()}
    assert {taak for taak, rij in rijen.items() if rij.wijkt_af} == {Taak.MAALTIJDEN.value}
    assert rijen["stofzuigen"].huisgenoot == zoon
    with pytest.raises(IntegrityError, match="afwijking_heeft_motivering"), transaction.atomic():
        Taakverdeling.objects.update(wijkt_af=True)


def test_opnieuw_verdelen_vervangt_en_twee_mensen_overschrijven_elkaar_niet(zaak: Zaak) -> None:
    verdeel(zaak, {Taak.WAS: Verdeeld(door_client=True), Taak.AFWAS: Verdeeld(door_client=True)})
    verdeel(zaak, {Taak.WAS: Verdeeld()})
    assert list(Taakverdeling.objects.values_list("taak", "door_client")) == [("was doen", False)]
    assert verdeel(zaak, {Taak.WAS: Verdeeld(door_client=True)}, versie=1).botst
    assert not verdeel(zaak, {Taak.WAS: Verdeeld()}, versie=1).botst


@pytest.mark.regel("O-14")
def test_een_overbelaste_huisgenoot_hoeft_niets_meer_over_te_nemen(zaak: Zaak) -> None:
    rij = met_huisgenoot(zaak, jaar=1960)
    punten = {f"p{nummer}": f"Punt {nummer}." for nummer in range(1, 10)}

    def bewaar(**anders: object) -> None:
        feiten = huisgenoot(rij, antwoorden=schrijf_antwoorden(punten), overbelast="dreigend", **anders)
        services.bewaar_huisgenoot(rij, feiten, blad(zaak, rij), op=zaak.op, door=zaak.consulent)

    with pytest.raises(Geweigerd, match="waarom de huisgenoot overbelast is"):
        bewaar()
    with pytest.raises(Geweigerd, match="toestemming kan niet in de toekomst"):
        bewaar(overbelast_motivering="Slaapt slecht.", navraag_toestemming_op=zaak.op + DAG)
    with pytest.raises(Geweigerd, match="wijkt af"):
        verdeel(zaak, {Taak.WAS: Verdeeld()})
    bewaar(overbelast_motivering="Slaapt slecht.", navraag_toestemming_op=zaak.op)
    rij.refresh_from_db()
    assert lees_antwoorden(rij.antwoorden) == punten
    verdeel(zaak, {Taak.WAS: Verdeeld()})
    assert not Taakverdeling.objects.get().wijkt_af


def test_wie_nog_taken_heeft_gaat_niet_van_de_lijst(zaak: Zaak) -> None:
    rij = met_huisgenoot(zaak, jaar=1990)
    verdeel(zaak, {Taak.WAS: Verdeeld(huisgenoot=rij.pk)})
    with pytest.raises(Geweigerd, match="nog taken"):
        services.haal_huisgenoot_weg(rij, op=zaak.op, door=zaak.consulent)
    verdeel(zaak, {Taak.WAS: Verdeeld(door_client=True)})
    services.haal_huisgenoot_weg(rij, op=zaak.op, door=zaak.consulent)
    assert not zaak.onderzoek.huisgenoten.exists()
    with pytest.raises(Geweigerd, match="intussen weggehaald"):
        services.bewaar_huisgenoot(rij, huisgenoot(rij), blad(zaak, rij), op=zaak.op, door=zaak.consulent)
    with pytest.raises(Geweigerd, match="staat niet meer in de lijst"):
        verdeel(zaak, {Taak.WAS: Verdeeld(huisgenoot=999_999)})
