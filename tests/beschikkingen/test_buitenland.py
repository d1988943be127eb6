"""The decision on a pgb abroad: consent, less, a refusal; who decides; and that without it the pgb stays at home."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import InternalError, transaction

from beschikkingen.models import Beschikking
from beschikkingen.services import buitenland
from beschikkingen.services.besluit import beslis, stel_besluit_voor
from beschikkingen.services.bezwaar import Bezwaarschrift, neem_in_behandeling, ontvang_bezwaar
from beschikkingen.services.bezwaarbehandeling import zie_af_van_horen
from beschikkingen.services.bezwaarbeslissing import beslis_op_bezwaar, stel_beslissing_voor
from beschikkingen.services.buitenland import Buitenlandkeuze, is_toegestaan
from beschikkingen.services.mandaat import mag_beslissen, te_nemen
from beschikkingen.services.voorstellen import neem_besluit, stuur_voorstel_terug
from meldingen import versleuteling
from meldingen.brieven.tekst import regels as tekstregels
from meldingen.fouten import Geweigerd
from meldingen.models import Document, Gemeente, Taak, Termijn
from meldingen.rollen import Rol
from meldingen.services.documenten import lees
from onderzoek.models import Buitenlandverzoek, Pgbonderzoek
from onderzoek.services.pgbbuitenland import Reis, vraag_buitenland
from tests.beschikkingen.test_besluitconcept import PGB, klaar, regel
from tests.bouwers import Zaak, leeg_uitbak
from tests.onderzoek.pgbhulp import zet_parameters

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
U = Beschikking.Uitkomst
DAG = timedelta(days=1)
VERTREK = date(2026, 7, 15)


@pytest.fixture
def zaak(voorbeeld: Gemeente) -> Zaak:
    """A pgb of 173,33 a month was granted for a year."""
    zaak = klaar()
    zet_parameters(zaak)
    ken_toe(zaak)
    return zaak


def ken_toe(zaak: Zaak, **anders: Any) -> Beschikking:
    voorstel = regel(zaak, **{**PGB, "einddatum": zaak.op + timedelta(days=365), **anders})
    besluit = stel_besluit_voor(
        zaak.aanvraag, (voorstel,), motivering="U kunt niet meer zelf schoonmaken.", op=zaak.op, door=zaak.consulent
    )
    beslis(besluit, op=zaak.op, door=zaak.teamleider)
    leeg_uitbak(zaak.op)
    return besluit


def vraag(zaak: Zaak, van: date = VERTREK, dagen: int = 28, **velden: Any) -> Buitenlandverzoek:
    pgb, _ = Pgbonderzoek.objects.get_or_create(
        onderzoek=zaak.onderzoek, defaults={"wens_op": zaak.op, "motivering": "Kiest zelf."}
    )
    gegevens: dict[str, Any] = {
        "land": "Spanje", "van": van, "tot": van + (dagen - 1) * DAG, "reden": "Familie.", "zorgverlener": "Zus",
        **velden,
    }  # fmt: skip
    return vraag_buitenland(pgb, Reis(**gegevens), op=zaak.op, door=zaak.consulent)


def stel_voor(zaak: Zaak, verzoek: Buitenlandverzoek, **anders: Any) -> Beschikking:
    velden = {"hulp_voldoet": True, "verlagen": True, "motivering": "Uw zus helpt u daar elke dag.", **anders}
    return buitenland.stel_buitenland_voor(verzoek, Buitenlandkeuze(**velden), op=zaak.op, door=zaak.consulent)


def besluit_op(zaak: Zaak, verzoek: Buitenlandverzoek, **anders: Any) -> Beschikking:
    return neem_besluit(stel_voor(zaak, verzoek, **anders), op=zaak.op, door=zaak.teamleider)


def brief(zaak: Zaak, soort: str = "D-45") -> str:
    leeg_uitbak(zaak.op)
    tekst = lees(Document.objects.filter(melding=zaak.melding, soort=soort).latest("pk")).decode()
    return " ".join(tekstregels(tekst)).replace("\xa0", " ")


# --- at home, unless allowed ----------------------------------------------------------------------


@pytest.mark.regel("P-06")
def test_de_brief_over_het_pgb_zegt_dat_het_in_nederland_wordt_gebruikt(zaak: Zaak) -> None:
    gelezen = brief(zaak, "D-19")
    assert "U gebruikt het pgb in Nederland." in gelezen
    assert "Vraag dan eerst om toestemming, ruim voor uw vertrek." in gelezen
    assert "Zonder toestemming betalen wij die hulp niet." in gelezen


@pytest.mark.regel("P-06", "P-31")
def test_zonder_besluit_met_toestemming_is_een_verblijf_niet_gedekt(zaak: Zaak) -> None:
    client, verzoek = zaak.melding.client, vraag(zaak)
    assert not is_toegestaan(client, VERTREK)
    voorstel = stel_voor(zaak, verzoek)
    assert not is_toegestaan(client, VERTREK)
    neem_besluit(voorstel, op=zaak.op, door=zaak.teamleider)
    binnen = [is_toegestaan(client, dag) for dag in (VERTREK - DAG, VERTREK, verzoek.tot, verzoek.tot + DAG)]
    assert binnen == [False, True, True, False]
    assert "Na 11 augustus 2026 geldt uw pgb alleen in Nederland." in brief(zaak)


# --- the outcomes ---------------------------------------------------------------------------------


@pytest.mark.regel("P-31", "B-01", "B-11", "T-33")
def test_op_tijd_en_kort_genoeg_geeft_toestemming_met_brief_en_bezwaarklok(zaak: Zaak) -> None:
    verzoek = vraag(zaak)
    assert Taak.objects.get(sleutel__startswith=f"buitenland:{verzoek.pk}:").gedaan_op is None
    besluit = besluit_op(zaak, verzoek)
    assert (besluit.soort, besluit.uitkomst, besluit.besloten_door) == ("buitenland", U.TOEGEKEND, zaak.teamleider)
    assert besluit.mandaat is not None
    vast = besluit.parameters
    assert [vast[naam] for naam in ("land", "van", "toegestaan_tot", "per_maand", "bedrag", "percentage")] == [
        "Spanje", "2026-07-15", "2026-08-11", "173.33", "173.33", 85,
    ]  # fmt: skip
    assert {stap[3] for stap in vast["stappen"]} == {"P-31", "P-32", "T-33"}
    assert vast["waarden"]["pgb_buitenland_max_weken"] == 13
    klok = zaak.melding.termijnen.get(soort=Termijn.Soort.BEZWAAR, over=f"besluit:{besluit.pk}")
    assert besluit.bezwaartermijn == klok
    assert not Taak.objects.filter(sleutel__startswith=f"beslis:{besluit.pk}:", gedaan_op=None).exists()
    gelezen = brief(zaak)
    for zin in (
        "U mag uw pgb in Spanje gebruiken Beste", "U krijgt toestemming van 15 juli 2026 tot en met 11 augustus 2026.",
        "Uw pgb blijft € 173,33 per maand.", "moet net zo goed en veilig zijn als hier",
        "U legt op dezelfde manier verantwoording af.", "Dat gaat nooit vanzelf. U mag eerst vertellen",
        f"uiterlijk op {klok.uiterste_datum.day} ",
    ):  # fmt: skip
        assert zin in gelezen


@pytest.mark.regel("P-31", "P-32")
@pytest.mark.parametrize(
    ("verlagen", "uitkomst", "bedrag", "zin"),
    [
        (True, U.GEDEELTELIJK, "147.33", "Vanaf 26 augustus 2026 is het € 147,33 per maand. Dat is 85 % van uw pgb."),
        (False, U.TOEGEKEND, "173.33", "Het pgb wordt niet verlaagd."),
    ],
)
def test_na_zes_weken_kan_het_bedrag_lager(zaak: Zaak, verlagen: bool, uitkomst: str, bedrag: str, zin: str) -> None:
    besluit = besluit_op(zaak, vraag(zaak, dagen=50), verlagen=verlagen)
    assert (besluit.uitkomst, besluit.parameters["bedrag"]) == (uitkomst, bedrag)
    gelezen = brief(zaak)
    assert zin in gelezen
    assert ("maar met minder geld" in gelezen) == verlagen


@pytest.mark.regel("P-31", "T-33")
def test_te_laat_gevraagd_is_een_afwijzing_met_de_dag_waarop_het_had_gemoeten(zaak: Zaak) -> None:
    zaak.op = date(2026, 6, 16)
    verzoek = vraag(zaak)
    besluit = besluit_op(zaak, verzoek)
    assert (besluit.uitkomst, besluit.parameters["gronden"]) == (U.AFGEWEZEN, ["te_laat"])
    assert (besluit.parameters["toegestaan_tot"], besluit.parameters["bedrag"]) == ("", "")
    assert "P-32" not in {stap[3] for stap in besluit.parameters["stappen"]}
    assert not is_toegestaan(zaak.melding.client, VERTREK)
    gelezen = brief(zaak)
    for zin in (
        "U mag uw pgb niet in Spanje gebruiken Beste", "U vroeg te laat om toestemming.",
        "moet het verzoek er uiterlijk op 15 juni 2026 zijn. Het kwam op 16 juni 2026.",
        "Hulp in Spanje betalen wij niet.", "Daarna krijgt u een brief met ons besluit.",
    ):  # fmt: skip
        assert zin in gelezen
    # The whole pgb stands: nothing is revoked by itself.
    assert zaak.melding.voorzieningen.get().status == "toegekend"


@pytest.mark.regel("P-31", "T-33")
def test_dertien_weken_per_kalenderjaar_over_alles_wat_is_toegestaan(zaak: Zaak) -> None:
    ken_langer = Beschikking.objects.get().regels.get().voorziening
    type(ken_langer).objects.filter(pk=ken_langer.pk).update(einddatum=date(2027, 12, 31))
    lang = besluit_op(zaak, vraag(zaak, dagen=92))
    assert (lang.uitkomst, lang.parameters["toegestaan_tot"]) == (U.GEDEELTELIJK, "2026-10-13")
    assert lang.parameters["gronden"] == ["te_lang", "verlaagd"]
    assert "maar korter en met minder geld" in brief(zaak)
    op = besluit_op(zaak, vraag(zaak, date(2026, 12, 28), 4))
    assert (op.uitkomst, op.parameters["gronden"]) == (U.AFGEWEZEN, ["geen_dagen"])
    volgend = besluit_op(zaak, vraag(zaak, date(2027, 1, 1), 91), verlagen=False)
    assert volgend.uitkomst == U.TOEGEKEND


@pytest.mark.regel("P-31")
def test_een_afgewezen_verzoek_kost_geen_weken(zaak: Zaak) -> None:
    assert besluit_op(zaak, vraag(zaak, dagen=91), hulp_voldoet=False).parameters["gronden"] == ["hulp"]
    assert besluit_op(zaak, vraag(zaak, VERTREK + DAG, 91), verlagen=False).uitkomst == U.TOEGEKEND


@pytest.mark.regel("P-31")
def test_in_de_laatste_levensfase_een_jaar_en_nooit_langer_dan_het_pgb(zaak: Zaak) -> None:
    einde = Beschikking.objects.get().regels.get().einddatum
    besluit = besluit_op(zaak, vraag(zaak, dagen=366, terminaal=True), verlagen=False)
    assert (besluit.uitkomst, besluit.parameters["gronden"]) == (U.GEDEELTELIJK, ["pgb_stopt"])
    assert besluit.parameters["toegestaan_tot"] == einde.isoformat()
    assert any("Bij een terminale ziekte mag het 12 maanden" in stap[2] for stap in besluit.parameters["stappen"])
    assert besluit_op(zaak, vraag(zaak, dagen=91), verlagen=False).uitkomst == U.TOEGEKEND
    later = besluit_op(zaak, vraag(zaak, einde + DAG, 7))
    assert (later.uitkomst, later.parameters["gronden"]) == (U.AFGEWEZEN, ["geen_pgb"])


@pytest.mark.regel("P-31", "B-19", "B-20")
def test_afwijken_van_de_regels_ten_gunste_van_de_inwoner(zaak: Zaak) -> None:
    zaak.op = date(2026, 7, 1)
    verzoek = vraag(zaak)
    with pytest.raises(Geweigerd, match=r"wijkt af van de regels\. Schrijf op waarom"):
        stel_voor(zaak, verzoek, afwijking="hardheid")
    besluit = besluit_op(zaak, verzoek, afwijking="hardheid", afwijking_motivering="Uw moeder is plotseling ziek.")
    assert besluit.uitkomst == U.TOEGEKEND
    assert besluit.motivering_kenmerk == versleuteling.kenmerk(
        "Uw zus helpt u daar elke dag.\0Uw moeder is plotseling ziek.", "beschikking"
    )
    gelezen = brief(zaak)
    assert "Uw moeder is plotseling ziek." in gelezen
    assert "hardheidsclausule" in gelezen


def test_een_pgb_per_jaar_wordt_per_maand_en_een_eenmalig_bedrag_telt_niet(voorbeeld: Gemeente) -> None:
    zaak = klaar()
    zet_parameters(zaak)
    verzoek = vraag(zaak)
    with pytest.raises(Geweigerd, match="nog geen pgb per maand of per jaar toegekend"):
        stel_voor(zaak, verzoek)
    ken_toe(zaak, pgb_bedrag=Decimal("1000.00"), pgb_per="jaar")
    assert besluit_op(zaak, verzoek).parameters["per_maand"] == "83.33"


# --- who, and what may not ------------------------------------------------------------------------


@pytest.mark.regel("B-01", "B-02")
def test_wie_voorstelt_beslist_niet_en_zonder_mandaat_kan_het_niet(zaak: Zaak) -> None:
    voorstel = stel_voor(zaak, vraag(zaak, dagen=50))
    with pytest.raises(Geweigerd, match=r"geen mandaat.*Wel bevoegd: de teamleider"):
        neem_besluit(voorstel, op=zaak.op, door=zaak.consulent)
    Beschikking.objects.filter(pk=voorstel.pk).update(voorgesteld_door=zaak.teamleider)
    voorstel.refresh_from_db()
    assert "zelf voorgesteld" in mag_beslissen(te_nemen(voorstel), door=zaak.teamleider, op=zaak.op).bezwaar
    with pytest.raises(Geweigerd, match="Laat een collega met mandaat beslissen"):
        neem_besluit(voorstel, op=zaak.op, door=zaak.teamleider)


@pytest.mark.regel("P-31")
def test_wat_niet_kan_is_een_zin(zaak: Zaak) -> None:
    verzoek = vraag(zaak)
    with pytest.raises(Geweigerd, match="Schrijf op waarom dit het besluit is"):
        stel_voor(zaak, verzoek, motivering=" ")
    with pytest.raises(Geweigerd, match="op welke grond u van de regels afwijkt"):
        stel_voor(zaak, verzoek, afwijking="zomaar", afwijking_motivering="Omdat.")
    voorstel = stel_voor(zaak, verzoek)
    with pytest.raises(Geweigerd, match="wacht al een voorstel"):
        stel_voor(zaak, verzoek)
    with pytest.raises(Geweigerd, match="Schrijf op wat er anders moet"):
        stuur_voorstel_terug(voorstel, reden=" ", op=zaak.op, door=zaak.teamleider)
    with pytest.raises(Geweigerd, match="Terugsturen kan wie mandaat heeft"):
        stuur_voorstel_terug(voorstel, reden="Nee.", op=zaak.op, door=zaak.consulent)
    stuur_voorstel_terug(voorstel, reden="Bel eerst.", op=zaak.op, door=zaak.teamleider)
    with pytest.raises(Geweigerd, match="Dit voorstel is teruggestuurd"):
        neem_besluit(voorstel, op=zaak.op, door=zaak.teamleider)
    opnieuw = stel_voor(zaak, verzoek)
    neem_besluit(opnieuw, op=zaak.op, door=zaak.teamleider)
    with pytest.raises(Geweigerd, match="al besloten"):
        neem_besluit(opnieuw, op=zaak.op, door=zaak.teamleider)
    with pytest.raises(Geweigerd, match=r"al besloten\. Registreer een nieuw verzoek"):
        stel_voor(zaak, verzoek)
    assert not Taak.objects.filter(sleutel__startswith="herzie:", gedaan_op=None).exists()


@pytest.mark.regel("P-31")
def test_een_besluit_ligt_vast_en_een_voorstel_dat_niet_meer_klopt_gaat_terug(zaak: Zaak) -> None:
    eerste, tweede = (stel_voor(zaak, vraag(zaak, VERTREK + over * DAG, 60), verlagen=False) for over in (0, 70))
    besluit = neem_besluit(eerste, op=zaak.op, door=zaak.teamleider)
    with pytest.raises(Geweigerd, match="Sinds het voorstel is er iets veranderd"):
        neem_besluit(tweede, op=zaak.op, door=zaak.teamleider)
    with pytest.raises(InternalError), transaction.atomic():
        Beschikking.objects.filter(pk=besluit.pk).update(parameters={})


@pytest.mark.regel("P-31", "B-26")
def test_tegen_het_besluit_kan_bezwaar_en_gegrond_vraagt_een_nieuw_besluit(zaak: Zaak) -> None:
    verzoek = vraag(zaak)
    besluit = besluit_op(zaak, verzoek, hulp_voldoet=False)
    jurist, hoofd = zaak.acteur(Rol.BEZWAARJURIST), zaak.acteur(Rol.BEZWAARJURIST, 1)
    bezwaar = ontvang_bezwaar(besluit, Bezwaarschrift(zaak.op, "balie", "Mijn zus kan het."), op=zaak.op, door=jurist)
    assert "ons besluit van" in brief(zaak, "D-30")
    assert "over uw pgb in het buitenland" in brief(zaak, "D-30")
    neem_in_behandeling(bezwaar, op=zaak.op, door=jurist)
    zie_af_van_horen(bezwaar, grond="e", reden="U krijgt gelijk.", op=zaak.op, door=jurist)
    stel_beslissing_voor(bezwaar, uitkomst=U.GEGROND, motivering="Uw zus is verpleegkundige.", op=zaak.op, door=jurist)
    beslis_op_bezwaar(bezwaar, op=zaak.op, door=hoofd)
    assert Taak.objects.filter(titel__startswith="Besluit herroepen: besluit opnieuw over het pgb").exists()
    assert besluit_op(zaak, verzoek).uitkomst == U.TOEGEKEND
    assert is_toegestaan(zaak.melding.client, VERTREK)
