"""The conditions of what was asked reach the decision: granting, refusing, and what the letter must say."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from beschikkingen.models import Beschikking, Bezwaar, GevraagdeVoorziening
from beschikkingen.services import besluitconcept as concepten
from beschikkingen.services.besluit import Regelvoorstel, beslis, stel_besluit_voor
from beschikkingen.services.bezwaar import Bezwaarschrift, ontvang_bezwaar
from meldingen.brieven.tekst import regels
from meldingen.fouten import Geweigerd
from meldingen.models import Document, Gemeente, Parameter
from meldingen.rollen import Rol
from meldingen.services.documenten import lees
from onderzoek.models import Voorwaardentoets, Voorzieningkeuze
from onderzoek.services import voorwaarden
from onderzoek.services.rekenblad import reken
from tests.bouwers import HUISHOUDEN, Zaak, breng_naar, leeg_uitbak, voorzieningsoort
from tests.voorwaarden import VERBOUWING, neem_in_beeld

pytestmark = pytest.mark.usefixtures("zonder_pdf")
BOUW, AUTO, HUUR = "WOON_BOUWKUNDIG", "AUTOAANPASSING", "HUURDERVING"
VERHUISD = VERBOUWING | {"naar_ongeschikt": "ja", "belangrijke_reden": "nee"}
REDEN = "Uw huis brandde af. Er was geen andere woning vrij."
MET_REDEN = VERHUISD | {"belangrijke_reden": "ja", "reden_verhuizing": REDEN}
AUTOVRAGEN = {
    "doel": "dagelijks", "onbruikbaar": "ja", "regiotaxi": "nee", "aangetoond": "ja", "aanpassing": "bijzonder",
    "bewijs": "ja", "gaat_mee": "2034-01-01", "kosten": "4000.01",
}  # fmt: skip
VERZEKER = "De aanpassing van uw auto kost meer dan € 4.000. Verzeker de aanpassing tegen diefstal en vandalisme."
VERHUURDER = {
    "verhuurder": "ja", "verhuurder_naam": "Woonstichting De Kade", "verhuurder_straat": "Havenplein 4",
    "verhuurder_postcode_plaats": "4251 AB Werkendam", "woning": "Kerkstraat 12 in Werkendam", "aangepast": "ja",
    "substantieel": "ja", "maanden_leeg": "5", "huur_hoger": "ja",
}  # fmt: skip


@pytest.fixture
def zaak(voorbeeld: Gemeente) -> Iterator[Zaak]:
    zaak = breng_naar("in_beoordeling")
    with time_machine.travel(datetime.combine(zaak.op, datetime.min.time(), UTC) + timedelta(hours=9), tick=False):
        yield zaak


def kies(zaak: Zaak, code: str, antwoorden: dict[str, str] | None = None) -> Voorzieningkeuze:
    """Asked for alone, taken into consideration, and its questions answered."""
    zaak.aanvraag.gevraagd.update(soort=voorzieningsoort(zaak.gemeente, code))
    return neem_in_beeld(zaak, code, antwoorden)


def stel_voor(zaak: Zaak, *, motivering: str = "U kunt niet meer bukken.", **anders: Any) -> Beschikking:
    besluit = {naam: anders.pop(naam) for naam in ("afwijking", "afwijking_motivering") if naam in anders}
    basis = {"omvang": 1, "eenheid": "stuks", "frequentie": "in totaal", "motivering": ""}
    regel: Regelvoorstel = replace(zaak.voorstel()[0], **{**basis, **anders})
    return stel_besluit_voor(zaak.aanvraag, (regel,), motivering=motivering, **besluit, op=zaak.op, door=zaak.consulent)


def teken(zaak: Zaak, voorstel: Beschikking) -> None:
    beslis(voorstel, op=zaak.verder(1), door=zaak.acteur(Rol.TEAMLEIDER))
    leeg_uitbak(zaak.op)


def brief(zaak: Zaak, soort: str) -> str:
    stuk = Document.objects.get(melding=zaak.melding, soort=soort)
    return " ".join(regels(lees(stuk).decode())).replace("\xa0", " ")


def gemis(zaak: Zaak) -> list[tuple[str, str]]:
    return [(rij.regel, rij.plek) for rij in concepten.nog_te_schrijven(zaak.aanvraag, zaak.op)]


def test_zonder_antwoorden_op_de_voorwaarden_wordt_niet_toegekend(zaak: Zaak) -> None:
    zaak.aanvraag.gevraagd.update(soort=voorzieningsoort(zaak.gemeente, BOUW))
    with pytest.raises(Geweigerd, match=r"Leg bij de voorzieningen eerst vast of Bouwkundige woonvoorziening"):
        stel_voor(zaak)
    kies(zaak, BOUW, {"functie": "wassen"})
    with pytest.raises(Geweigerd, match=r"Beantwoord bij de voorwaarden van Bouwkundige .*: Gaat het om het weghalen"):
        stel_voor(zaak)
    weg = stel_voor(zaak, is_toegekend=False, weigeringsgrond="eigen_kracht")
    assert weg.uitkomst == Beschikking.Uitkomst.AFGEWEZEN


@pytest.mark.regel("W-07")
def test_na_een_verhuizing_naar_een_ongeschikte_woning_zonder_reden_wordt_niet_toegekend(zaak: Zaak) -> None:
    kies(zaak, BOUW, VERHUISD)
    with pytest.raises(Geweigerd, match=r"verhuisde zonder belangrijke reden.*kan Bouwkundige .* niet worden toegek"):
        stel_voor(zaak)
    regel = replace(zaak.voorstel()[0], omvang=1, eenheid="stuks", frequentie="in totaal")
    concepten.leg_besluitregel_vast(zaak.aanvraag, regel, op=zaak.op, door=zaak.consulent)
    assert ("W-07", "voorzieningen") in gemis(zaak)
    scherm = Client()
    scherm.force_login(zaak.consulent)
    pagina = scherm.get(reverse("besluit", args=[zaak.melding.nummer])).content.decode()
    naar = reverse("voorzieningen", args=[zaak.melding.nummer])
    assert f'<a href="{naar}">De inwoner verhuisde zonder belangrijke reden' in pagina
    anders = {"afwijking": "hardheid", "afwijking_motivering": "Zonder badkamer moet u naar een instelling."}
    assert stel_voor(zaak, **anders).pk


@pytest.mark.regel("W-07")
def test_de_belangrijke_reden_voor_de_verhuizing_staat_in_het_besluit(zaak: Zaak) -> None:
    rij = kies(zaak, BOUW, VERHUISD | {"belangrijke_reden": "ja"})
    with pytest.raises(Geweigerd, match="Wat was de belangrijke reden voor die verhuizing"):
        stel_voor(zaak)
    voorwaarden.toets_voorwaarden(rij, MET_REDEN, op=zaak.op, door=zaak.consulent)
    with pytest.raises(Geweigerd, match="in de motivering: ‘Uw huis brandde af"):
        stel_voor(zaak)
    begin = concepten.begin_van(zaak.aanvraag.gevraagd.get(), zaak.melding, zaak.op)
    assert begin["motivering"].endswith(REDEN)
    teken(zaak, stel_voor(zaak, motivering=begin["motivering"]))
    assert REDEN in brief(zaak, "D-19")


@pytest.mark.regel("W-07")
def test_de_afwijzing_om_een_verhuizing_noemt_de_grond_en_de_afweging(zaak: Zaak) -> None:
    rij = kies(zaak, BOUW, VERBOUWING)
    weg = {"is_toegekend": False, "weigeringsgrond": "verhuizing"}
    with pytest.raises(Geweigerd, match="staat niet dat de inwoner zonder belangrijke reden verhuisde"):
        stel_voor(zaak, **weg)
    voorwaarden.toets_voorwaarden(rij, VERHUISD, op=zaak.op, door=zaak.consulent)
    with pytest.raises(Geweigerd, match="hoe u woog of er een belangrijke reden was"):
        stel_voor(zaak, **weg)
    assert concepten.begin_van(zaak.aanvraag.gevraagd.get(), zaak.melding, zaak.op)["weigeringsgrond"] == "verhuizing"
    afweging = "U wilde dichter bij het water wonen. Dat is voor u fijn, maar geen reden voor een vergoeding."
    teken(zaak, stel_voor(zaak, **weg, kan_afweging=afweging, motivering="Uw vorige woning had een ruime douche."))
    gelezen = brief(zaak, "D-22")
    assert "U verhuisde naar een woning die niet bij uw beperking past." in gelezen
    assert afweging in gelezen


@pytest.mark.regel("W-11")
def test_het_weghalen_van_een_aanpassing_wordt_afgewezen(zaak: Zaak) -> None:
    kies(zaak, BOUW, VERBOUWING | {"weghalen": "ja"})
    with pytest.raises(Geweigerd, match="Het weghalen van een aanpassing valt niet onder de Wmo"):
        stel_voor(zaak)
    begin = concepten.begin_van(zaak.aanvraag.gevraagd.get(), zaak.melding, zaak.op)
    weg = {"is_toegekend": False, "weigeringsgrond": begin["weigeringsgrond"]}
    teken(zaak, stel_voor(zaak, **weg, motivering="U vroeg om de traplift te laten weghalen."))
    assert "Het weghalen van een aanpassing valt niet onder de hulp van de gemeente." in brief(zaak, "D-22")


@pytest.mark.regel("W-10", "W-11")
def test_een_losse_woonunit_haalt_de_gemeente_wel_weg(zaak: Zaak) -> None:
    unit = {
        "aanbouw": "ja", "verhuizen_kan": "nee", "doelgroepenlocatie": "nee", "eigenaar": "client",
        "totaalraming": "7500.00",
    }  # fmt: skip
    kies(zaak, "WOONUNIT", unit)
    with pytest.raises(Geweigerd, match="Een losse woonunit haalt de gemeente wel weg"):
        stel_voor(zaak, is_toegekend=False, weigeringsgrond="weghalen")
    teken(zaak, stel_voor(zaak))
    assert "De gemeente betaalt het weghalen van de woonunit en het herstel van de gevel." in brief(zaak, "D-19")


def test_wat_eerst_komt_kan_alleen_met_een_reden_worden_overgeslagen(zaak: Zaak) -> None:
    rij = kies(zaak, BOUW, VERBOUWING | {"los_voldoet": "ja"})
    with pytest.raises(Geweigerd, match=r"losse voorziening gaat vóór.*waarom u afwijkt"):
        stel_voor(zaak)
    toets = Voorwaardentoets.objects.select_related("keuze__soort", "keuze__onderzoek").get(keuze=rij)
    voorwaarden.wijk_af(toets, reden="De douchestoel past niet.", op=zaak.op, door=zaak.consulent)
    assert stel_voor(zaak).pk


@pytest.mark.regel("W-25")
@pytest.mark.parametrize(
    ("antwoord", "zin"),
    [
        ({"bewijs": "nee"}, "Vraag eerst een bewijs van een garage over de staat van de auto"),
        ({"gaat_mee": "2032-12-31"}, "De auto moet nog 7 jaar mee kunnen"),
        ({"aanpassing": "automaat"}, "gewone voorziening in een auto"),
        ({"regiotaxi": "ja"}, "De Regiotaxi gaat vóór"),
    ],
)
def test_een_autoaanpassing_vraagt_een_goede_auto_en_geen_ander_vervoer(
    zaak: Zaak, antwoord: dict[str, str], zin: str
) -> None:
    kies(zaak, AUTO, AUTOVRAGEN | antwoord)
    with pytest.raises(Geweigerd, match=zin):
        stel_voor(zaak, voorwaarden=VERZEKER)


@pytest.mark.regel("W-25")
def test_boven_de_grens_is_verzekeren_een_voorwaarde_in_het_besluit_en_in_de_brief(zaak: Zaak) -> None:
    rij = kies(zaak, AUTO, AUTOVRAGEN)
    with pytest.raises(Geweigerd, match=r"de voorwaarde: ‘De aanpassing van uw auto kost meer dan € 4\.000"):
        stel_voor(zaak)
    begin = concepten.begin_van(zaak.aanvraag.gevraagd.get(), zaak.melding, zaak.op)
    assert begin["voorwaarden"] == VERZEKER
    voorstel = stel_voor(zaak, voorwaarden=VERZEKER)
    assert voorstel.regels.get().voorwaarden == VERZEKER
    teken(zaak, voorstel)
    assert VERZEKER in brief(zaak, "D-19")
    with pytest.raises(Geweigerd, match="U kunt hier niets wijzigen"):
        voorwaarden.toets_voorwaarden(rij, AUTOVRAGEN | {"kosten": "1.00"}, op=zaak.op, door=zaak.consulent)


@pytest.mark.regel("W-25")
def test_tot_en_met_de_grens_van_de_gemeente_hoeft_verzekeren_niet(zaak: Zaak) -> None:
    rij = kies(zaak, AUTO, AUTOVRAGEN | {"kosten": "4000.00"})
    assert concepten.begin_van(zaak.aanvraag.gevraagd.get(), zaak.melding, zaak.op)["voorwaarden"] == ""
    Parameter.objects.filter(code="auto_verzekeren_vanaf").update(waarde="3000.00")
    voorwaarden.toets_voorwaarden(rij, AUTOVRAGEN | {"kosten": "4000.00"}, op=zaak.op, door=zaak.consulent)
    with pytest.raises(Geweigerd, match=r"kost meer dan € 3\.000"):
        stel_voor(zaak)


def huurderving(zaak: Zaak, **anders: str) -> Voorzieningkeuze:
    """Asked by the landlord: five empty months at 750 euro, of which 700 counts."""
    bedragen = Parameter.objects.get_or_create(
        gemeente=zaak.gemeente, code="bedragen_verordening",
        defaults={"waarde": {}, "geldig_van": date(2024, 1, 1)},
    )[0]  # fmt: skip
    bedragen.waarde = {**bedragen.waarde, "huurderving": "700.00"}
    bedragen.save()
    return kies(zaak, HUUR, VERHUURDER | anders)


def rekende(zaak: Zaak, rij: Voorzieningkeuze, maanden: int = 5) -> None:
    reken(rij, {"kosten": Decimal("750.00"), "maanden": maanden}, op=zaak.op, door=zaak.consulent)


def vergoed(zaak: Zaak, **anders: Any) -> Beschikking:
    bedrag = {"omvang": 2100, "eenheid": "euro", "kostprijs": Decimal("2100.00")}
    prive = {"motivering": "Mevrouw kreeg een herseninfarct.", "resultaat": "Mevrouw woont veilig bij haar dochter."}
    return stel_voor(zaak, **{**bedrag, **prive, **anders})


@pytest.mark.regel("W-29", "T-38")
def test_huurderving_is_het_berekende_bedrag_voor_de_maanden_dat_de_woning_leeg_staat(zaak: Zaak) -> None:
    rij = huurderving(zaak)
    with pytest.raises(Geweigerd, match="Reken eerst uit hoeveel huur de verhuurder misliep"):
        vergoed(zaak)
    rekende(zaak, rij, maanden=8)
    with pytest.raises(Geweigerd, match="volgens de voorwaarden 5 maanden leeg"):
        vergoed(zaak, kostprijs=Decimal("2800.00"))
    rekende(zaak, rij)
    with pytest.raises(Geweigerd, match=r"krijgt de verhuurder €.2\.100,00"):
        vergoed(zaak, kostprijs=Decimal("3500.00"))
    assert concepten.begin_van(zaak.aanvraag.gevraagd.get(), zaak.melding, zaak.op)["kostprijs"] == Decimal("2100.00")
    assert vergoed(zaak).pk


@pytest.mark.regel("W-29")
def test_het_besluit_over_huurderving_gaat_naar_de_verhuurder_zonder_iets_over_de_inwoner(zaak: Zaak) -> None:
    rekende(zaak, huurderving(zaak))
    teken(zaak, vergoed(zaak))
    stuk = Document.objects.get(melding=zaak.melding, soort="W-29")
    assert not Document.objects.filter(melding=zaak.melding, soort__in=["D-19", "D-21", "D-22"]).exists()
    assert stuk.bezorgd_aan.splitlines() == ["Woonstichting De Kade", "Havenplein 4", "4251 AB Werkendam"]
    gelezen = brief(zaak, "W-29")
    for deel in (
        "U krijgt € 2.100,00, één keer.", "Kerkstraat 12 in Werkendam", "vergoed vanaf maand 3, hoogstens 4 maanden: 3",
        "paragraaf 6.6.2", "U kunt ook bezwaar maken.",
    ):  # fmt: skip
        assert deel in gelezen
    client = zaak.melding.client
    for prive in ("herseninfarct", "dochter", client.naam, client.achternaam, str(client.geboortedatum)):
        assert prive not in gelezen + stuk.gegevens


@pytest.mark.regel("W-29")
def test_de_verhuurder_leest_waarom_hij_geen_vergoeding_krijgt(zaak: Zaak) -> None:
    rij = huurderving(zaak)
    weg = {"is_toegekend": False, "weigeringsgrond": "voorwaarden"}
    with pytest.raises(Geweigerd, match="waarom de vergoeding niet kan"):
        vergoed(zaak, **weg)
    nee = VERHUURDER | {"substantieel": "nee", "maanden_leeg": "2"}
    voorwaarden.toets_voorwaarden(rij, nee, op=zaak.op, door=zaak.consulent)
    assert concepten.begin_van(zaak.aanvraag.gevraagd.get(), zaak.melding, zaak.op)["weigeringsgrond"] == "voorwaarden"
    with pytest.raises(Geweigerd, match="niet worden toegekend"):
        vergoed(zaak)
    teken(zaak, vergoed(zaak, **weg))
    stuk = Document.objects.get(melding=zaak.melding, soort="W-29")
    gelezen = brief(zaak, "W-29")
    assert "De kosten van de aanpassing waren lager dan het bedrag in de verordening." in gelezen
    assert "De vergoeding begint pas in maand 3 dat de woning leeg staat." in gelezen
    assert "herseninfarct" not in gelezen + stuk.gegevens


@pytest.mark.regel("W-29")
def test_de_brief_aan_de_inwoner_gaat_alleen_over_wat_voor_de_inwoner_is(zaak: Zaak) -> None:
    rekende(zaak, huurderving(zaak))
    hulp = GevraagdeVoorziening.objects.create(
        aanvraag=zaak.aanvraag, soort=voorzieningsoort(zaak.gemeente, HUISHOUDEN)
    )
    een, ander = zaak.voorstel()
    voor_verhuurder, voor_client = (een, ander) if ander.gevraagd == hulp else (ander, een)
    voorstel = stel_besluit_voor(
        zaak.aanvraag,
        (
            replace(voor_verhuurder, omvang=2100, eenheid="euro", kostprijs=Decimal("2100.00")),
            replace(voor_client, is_toegekend=False, weigeringsgrond="gebruikelijk", motivering="Uw zoon doet dit."),
        ),
        motivering="U woont nu bij uw dochter.",
        op=zaak.op,
        door=zaak.consulent,
    )
    assert voorstel.uitkomst == Beschikking.Uitkomst.GEDEELTELIJK
    teken(zaak, voorstel)
    gelezen = brief(zaak, "D-22")
    assert "U krijgt geen hulp bij het huishouden" in gelezen
    assert "huurderving" not in gelezen.lower()
    assert "dochter" not in brief(zaak, "W-29")


@pytest.mark.regel("W-29")
def test_de_verhuurder_kan_als_belanghebbende_bezwaar_maken(zaak: Zaak) -> None:
    rekende(zaak, huurderving(zaak))
    teken(zaak, vergoed(zaak))
    schrift = Bezwaarschrift(
        ontvangen_op=zaak.op, kanaal="post", gronden="De woning stond zes maanden leeg.",
        indiener=Bezwaar.Indiener.BELANGHEBBENDE, naam="Woonstichting De Kade", straat="Havenplein 4",
        postcode_plaats="4251 AB Werkendam",
    )  # fmt: skip
    bezwaar = ontvang_bezwaar(zaak.beschikking, schrift, op=zaak.op, door=zaak.acteur(Rol.ADMINISTRATIE))
    leeg_uitbak(zaak.op)
    assert bezwaar.is_tijdig
    naar = json.loads(Document.objects.get(melding=zaak.melding, soort="D-30").gegevens)["geadresseerde"]
    assert (naar["naam"], naar["straat"]) == ("Woonstichting De Kade", "Havenplein 4")
