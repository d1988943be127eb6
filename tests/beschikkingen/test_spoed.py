"""Spoed: assessed the same day, temporary help without a gap, reasons within a week, the piketdienst at night."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client

from beschikkingen.models import Beschikking, Besluitregel, Mandaat, Spoedvoorziening
from beschikkingen.services import spoed as acties
from beschikkingen.services.spoed import Spoedhulp
from meldingen.brieven.tekst import regels as tekstregels
from meldingen.fouten import Geweigerd
from meldingen.models import Document, Gebeurtenis, Gebruiker, Gemeente, Melding, Taak, Termijn
from meldingen.services.clienten import Clientgegevens, wijzig
from meldingen.services.documenten import lees
from meldingen.services.melding import trek_melding_in
from meldingen.services.nacht import draai
from tests.bouwers import MAANDAG, Zaak, breng_naar, clientgegevens, leeg_uitbak, maak_melding, middag

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
DAG = timedelta(days=1)
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
AVOND, OVERDAG = (datetime(2026, 3, 2, uur, tzinfo=AMSTERDAM) for uur in (22, 14))
HULP = Spoedhulp(
    hulp="Een slaapplek in de opvang",
    ingangsdatum=MAANDAG,
    motivering="U kunt vannacht niet thuis zijn.",
    is_volledig_gemotiveerd=True,
    aanbieder="De Haven",
    waarde=Decimal("900.00"),
)


@pytest.fixture
def melding(voorbeeld: Gemeente, consulent: Gebruiker) -> Melding:
    """A melding at the desk with spoed."""
    return maak_melding(voorbeeld, door=consulent, is_spoed=True)


@pytest.fixture
def spoed(melding: Melding) -> Spoedvoorziening:
    return melding.spoedvoorzieningen.get()


def ken_toe(spoed: Spoedvoorziening, door: Gebruiker, nu: datetime = OVERDAG, **anders: Any) -> Beschikking:
    return acties.ken_tijdelijk_toe(spoed, replace(HULP, **anders), op=MAANDAG, nu=nu, door=door)


def brieven(melding: Melding) -> list[str]:
    rijen = Document.objects.filter(melding=melding, soort="D-29").order_by("pk")
    return [" ".join(tekstregels(lees(rij).decode())) for rij in rijen]


# --- the signal and the assessment ----------------------------------------------------------------


@pytest.mark.regel("M-06", "T-27")
def test_spoed_bij_de_melding_wordt_dezelfde_dag_beoordeeld(melding: Melding, spoed: Spoedvoorziening) -> None:
    assert (spoed.status, spoed.gesignaleerd_op) == ("te_beoordelen", MAANDAG)
    taak = Taak.objects.get(sleutel=f"spoed:{melding.pk}")
    assert (taak.rol, taak.uiterlijk_op, taak.plek, taak.is_spoed) == ("teamleider", MAANDAG, "spoed", True)
    assert Gebeurtenis.objects.filter(melding=melding, code="SP-01").exists()


@pytest.mark.regel("T-27")
def test_spoed_kan_later_blijken_en_loopt_een_keer_tegelijk(consulent: Gebruiker) -> None:
    zaak = breng_naar("in_onderzoek")
    rij = acties.signaleer_spoed(zaak.melding, aanleiding="Haar man sloeg haar.", op=zaak.op, door=consulent)
    assert zaak.melding.is_spoed
    assert Taak.objects.get(sleutel=f"spoed:{rij.pk}:{zaak.sleutel}").uiterlijk_op == zaak.op
    with pytest.raises(Geweigerd, match="loopt al een spoedbeoordeling"):
        acties.signaleer_spoed(zaak.melding, aanleiding="Weer.", op=zaak.op, door=consulent)


def test_geen_spoed_vraagt_een_reden_en_een_gesprek_met_de_melder(
    melding: Melding, spoed: Spoedvoorziening, consulent: Gebruiker, teamleider: Gebruiker
) -> None:
    feiten: dict[str, Any] = {"op": MAANDAG, "door": consulent}
    with pytest.raises(Geweigerd, match="Schrijf op waarom de gewone procedure"):
        acties.wijs_spoed_af(spoed, motivering=" ", melder_geinformeerd=True, **feiten)
    with pytest.raises(Geweigerd, match="Vertel de melder eerst"):
        acties.wijs_spoed_af(spoed, motivering="Haar zus is er.", melder_geinformeerd=False, **feiten)
    acties.wijs_spoed_af(spoed, motivering="Haar zus is er.", melder_geinformeerd=True, **feiten)
    assert melding.spoedvoorzieningen.get().status == "geen_spoed"
    assert not Taak.objects.filter(sleutel=f"spoed:{melding.pk}").open().exists()
    with pytest.raises(Geweigerd, match="Dit kan nu niet"):
        ken_toe(spoed, teamleider)


# --- granting -------------------------------------------------------------------------------------


@pytest.mark.regel("T-27")
def test_tijdelijk_toekennen_is_een_besluit_met_brief_en_bezwaartermijn(
    melding: Melding, spoed: Spoedvoorziening, teamleider: Gebruiker
) -> None:
    besluit = ken_toe(spoed, teamleider)
    assert (besluit.soort, besluit.uitkomst, besluit.besloten_op) == ("tijdelijk", "toegekend", MAANDAG)
    assert besluit.mandaat.besluitsoort == "tijdelijk"
    bezwaar = melding.termijnen.get(soort=Termijn.Soort.BEZWAAR)
    assert besluit.bezwaar_tot == bezwaar.uiterste_datum == date(2026, 4, 13)
    # The ordinary procedure goes on: no other clock, no other status.
    assert Melding.objects.get(pk=melding.pk).status == "ontvangen"
    leeg_uitbak(MAANDAG)
    (tekst,) = brieven(melding)
    assert "vanaf 2 maart 2026 tijdelijke hulp. Dit is de hulp: Een slaapplek in de opvang." in tekst
    assert "De Haven" in tekst
    assert "uiterlijk op 13 april 2026" in tekst
    assert "Er komt dus geen dag zonder hulp tussen." in tekst


@pytest.mark.regel("T-27", "B-01")
def test_piket_beslist_over_spoed_buiten_kantooruren_en_verder_niemand_zonder_mandaat(
    spoed: Spoedvoorziening, piket: Gebruiker, consulent: Gebruiker
) -> None:
    with pytest.raises(Geweigerd, match="alleen buiten kantooruren"):
        ken_toe(spoed, piket)
    with pytest.raises(Geweigerd, match="geen mandaat"):
        ken_toe(spoed, consulent, AVOND)
    assert Spoedvoorziening.objects.get().status == "te_beoordelen"
    assert not Beschikking.objects.exists()
    assert ken_toe(spoed, piket, AVOND).besloten_door == piket


@pytest.mark.regel("B-01")
def test_het_bedrag_van_de_hulp_telt_voor_het_mandaat(spoed: Spoedvoorziening, teamleider: Gebruiker) -> None:
    Mandaat.objects.filter(rol="teamleider", besluitsoort="tijdelijk").update(tot_bedrag=Decimal("899.99"))
    with pytest.raises(Geweigerd, match=r"Dit besluit is €\s900,00"):
        ken_toe(spoed, teamleider)


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"hulp": " "}, "welke hulp"),
        ({"motivering": " "}, "waarom de hulp niet kan wachten"),
        ({"ingangsdatum": MAANDAG + 2 * DAG}, "begint vandaag of morgen"),
        ({"ingangsdatum": MAANDAG - 2 * DAG}, "begint vandaag of morgen"),
    ],
)
def test_wat_niet_kan_wordt_geweigerd(
    spoed: Spoedvoorziening, teamleider: Gebruiker, anders: dict[str, Any], zin: str
) -> None:
    with pytest.raises(Geweigerd, match=zin):
        ken_toe(spoed, teamleider, **anders)
    assert not Beschikking.objects.exists()


def test_het_voorstel_van_de_consulent_is_het_begin_van_het_besluit(
    als: Callable[[Gebruiker], Client], spoed: Spoedvoorziening, melding: Melding, consulent: Gebruiker,
    teamleider: Gebruiker,
) -> None:  # fmt: skip
    acties.stel_tijdelijk_voor(spoed, HULP, op=MAANDAG, door=consulent)
    with time_machine.travel(OVERDAG, tick=False):
        pagina = als(teamleider).get(f"/zaken/{melding.nummer}/spoed/besluit/").content.decode()
    assert "Een slaapplek in de opvang" in pagina
    besluit = ken_toe(Spoedvoorziening.objects.get(), teamleider)
    assert (besluit.voorgesteld_door, besluit.besloten_door) == (consulent, teamleider)


@pytest.fixture
def als(db: None) -> Callable[[Gebruiker], Client]:
    def binnen(wie: Gebruiker) -> Client:
        client = Client()
        client.force_login(wie)
        return client

    return binnen


# --- reasons afterwards ---------------------------------------------------------------------------


@pytest.mark.regel("T-41")
def test_de_motivering_volgt_binnen_een_week(
    melding: Melding, spoed: Spoedvoorziening, teamleider: Gebruiker, consulent: Gebruiker
) -> None:
    ken_toe(spoed, teamleider, is_volledig_gemotiveerd=False)
    taak = Taak.objects.get(melding=melding, plek="spoed_motivering")
    assert taak.uiterlijk_op == MAANDAG + 7 * DAG
    leeg_uitbak(MAANDAG)
    assert "binnen een week: uiterlijk op 9 maart 2026" in brieven(melding)[0]
    op = MAANDAG + 3 * DAG
    with pytest.raises(Geweigerd, match="Schrijf op waarom"):
        acties.motiveer_achteraf(spoed, motivering="", op=op, door=consulent)
    acties.motiveer_achteraf(spoed, motivering="Uw man dreigde u te slaan.", op=op, door=consulent)
    assert not Taak.objects.filter(melding=melding, plek="spoed_motivering").open().exists()
    leeg_uitbak(op)
    tekst = brieven(melding)[1]
    assert "Op 2 maart 2026 besloten wij" in tekst
    assert "Uw man dreigde u te slaan." in tekst
    with pytest.raises(Geweigerd, match="al een volledige motivering"):
        acties.motiveer_achteraf(spoed, motivering="Nog eens.", op=op, door=consulent)


@pytest.mark.regel("T-41")
def test_een_volledig_gemotiveerd_besluit_vraagt_niets_meer(spoed: Spoedvoorziening, teamleider: Gebruiker) -> None:
    ken_toe(spoed, teamleider)
    assert not Taak.objects.filter(plek="spoed_motivering").exists()
    with pytest.raises(Geweigerd, match="al een volledige motivering"):
        acties.motiveer_achteraf(spoed, motivering="Meer.", op=MAANDAG, door=teamleider)


# --- while it runs, and how it ends ---------------------------------------------------------------


@pytest.mark.regel("T-27")
def test_elke_week_zonder_besluit_vraagt_iemand_erom(
    melding: Melding, spoed: Spoedvoorziening, teamleider: Gebruiker, administratie: Gebruiker
) -> None:
    ken_toe(spoed, teamleider)
    with pytest.raises(Geweigerd, match="niet in de toekomst"):
        acties.neem_in_levering(spoed, gestart_op=MAANDAG + DAG, op=MAANDAG, door=administratie)
    acties.neem_in_levering(spoed, gestart_op=MAANDAG, op=MAANDAG, door=administratie)
    assert melding.spoedvoorzieningen.get().status == "lopend"
    for dagen, aantal in ((6, 0), (7, 1), (8, 1), (14, 2)):
        op = MAANDAG + dagen * DAG
        draai(op=op, nu=lambda op=op: middag(op))
        assert Taak.objects.filter(melding=melding, sleutel__startswith="spoedweek:").count() == aantal


def met_tijdelijke_hulp(uitkomst: str = Beschikking.Uitkomst.TOEGEKEND) -> Zaak:
    """A proposal in a case in which temporary help runs since the conversation."""
    zaak = breng_naar("in_beoordeling", uitkomst=uitkomst)
    rij = acties.signaleer_spoed(zaak.melding, aanleiding="Het gaat niet meer.", op=zaak.op, door=zaak.consulent)
    hulp = replace(HULP, ingangsdatum=zaak.op)
    acties.ken_tijdelijk_toe(rij, hulp, op=zaak.op, nu=middag(zaak.op), door=zaak.teamleider)
    return zaak


@pytest.mark.regel("T-27")
def test_het_gewone_besluit_volgt_zonder_gat_op() -> None:
    zaak = met_tijdelijke_hulp()
    zaak.besluit_concept()
    zaak.besloten()
    rij = zaak.melding.spoedvoorzieningen.get()
    ingang = Besluitregel.objects.get(beschikking__soort="regulier").ingangsdatum
    assert (rij.status, rij.einddatum) == ("opgevolgd", ingang - DAG)
    assert Gebeurtenis.objects.filter(melding=zaak.melding, code="SP-05").exists()


@pytest.mark.regel("T-27")
def test_een_afwijzing_eindigt_de_tijdelijke_hulp_op_de_dag_van_het_besluit() -> None:
    zaak = met_tijdelijke_hulp(Beschikking.Uitkomst.AFGEWEZEN)
    zaak.besluit_concept()
    zaak.besloten()
    assert zaak.melding.spoedvoorzieningen.get().einddatum == zaak.op


def test_beeindigen_is_een_besluit_met_bezwaar(
    melding: Melding, spoed: Spoedvoorziening, teamleider: Gebruiker, consulent: Gebruiker
) -> None:
    ken_toe(spoed, teamleider)
    feiten: dict[str, Any] = {"op": MAANDAG + 3 * DAG, "nu": OVERDAG}
    with pytest.raises(Geweigerd, match="in het verleden"):
        acties.beeindig_tijdelijk(spoed, laatste_dag=MAANDAG, reden="U woont weer thuis.", **feiten, door=teamleider)
    laatste = MAANDAG + 5 * DAG
    with pytest.raises(Geweigerd, match="geen mandaat"):
        acties.beeindig_tijdelijk(spoed, laatste_dag=laatste, reden="U woont thuis.", **feiten, door=consulent)
    acties.beeindig_tijdelijk(spoed, laatste_dag=laatste, reden="U woont weer thuis.", **feiten, door=teamleider)
    rij = melding.spoedvoorzieningen.get()
    assert (rij.status, rij.einddatum) == ("beeindigd", laatste)
    leeg_uitbak(MAANDAG + 3 * DAG)
    tekst = brieven(melding)[-1]
    assert "Deze hulp stopt. De laatste dag is 7 maart 2026." in tekst
    assert "U woont weer thuis." in tekst
    assert melding.termijnen.filter(soort=Termijn.Soort.BEZWAAR).count() == 2


def test_bij_intrekken_van_de_melding_wordt_de_spoed_bekeken(
    melding: Melding, spoed: Spoedvoorziening, consulent: Gebruiker, teamleider: Gebruiker
) -> None:
    ken_toe(spoed, teamleider)
    trek_melding_in(melding, op=MAANDAG, door=consulent, wilsuiting="U belde ons.")
    taak = Taak.objects.filter(melding=melding).open().get()
    assert (taak.plek, taak.rol) == ("spoed", "teamleider")
    assert melding.termijnen.get(soort=Termijn.Soort.BEZWAAR).vervallen_op is None
    acties.beeindig_tijdelijk(
        spoed, laatste_dag=MAANDAG, reden="U trok uw melding in.", op=MAANDAG, nu=OVERDAG, door=teamleider
    )
    assert not Taak.objects.filter(melding=melding).open().exists()


def test_wat_niet_beoordeeld_is_vervalt_met_de_zaak(melding: Melding, consulent: Gebruiker) -> None:
    trek_melding_in(melding, op=MAANDAG, door=consulent, wilsuiting="U belde ons.")
    assert melding.spoedvoorzieningen.get().status == "geen_spoed"


# --- the secret address, and who sees what --------------------------------------------------------


@pytest.mark.regel("T-27")
def test_een_geheim_adres_staat_in_geen_brief_en_er_gaat_geen_post(
    melding: Melding, spoed: Spoedvoorziening, teamleider: Gebruiker, consulent: Gebruiker
) -> None:
    ken_toe(spoed, teamleider, is_adres_geheim=True)
    melding.client.refresh_from_db()
    client = melding.client
    assert (client.adres_is_geheim, client.veilige_communicatie) == (True, True)
    assert client.adresregels == ["Adres is geheim"]
    leeg_uitbak(MAANDAG)
    for stuk in Document.objects.filter(melding=melding):
        tekst = lees(stuk).decode()
        assert stuk.verzonden_op is None
        assert client.straat not in tekst
        assert "De Haven" not in tekst
    assert Taak.objects.filter(melding=melding, titel="Bezorg veilig: Besluit over tijdelijke hulp").exists()
    gegevens = {naam: getattr(client, naam) for naam in Clientgegevens.__dataclass_fields__}
    with pytest.raises(Geweigerd, match="adres van deze inwoner is geheim"):
        wijzig(melding, Clientgegevens(**{**gegevens, "veilige_communicatie": False}), op=MAANDAG, door=consulent)


def test_piket_ziet_alleen_open_zaken_met_spoed(
    als: Callable[[Gebruiker], Client], melding: Melding, spoed: Spoedvoorziening, piket: Gebruiker
) -> None:
    ander = maak_melding(client=clientgegevens(bsn="", achternaam="Anders"))
    assert list(Melding.objects.zichtbaar_voor(piket)) == [melding]
    client = als(piket)
    lijst = client.get("/spoed/").content.decode()
    assert melding.nummer in lijst
    assert client.get(f"/zaken/{ander.nummer}/spoed/").status_code == 404
    assert client.get(f"/zaken/{melding.nummer}/").status_code == 403
    invoer = {
        "hulp": "Een slaapplek", "ingangsdatum_dag": "2", "ingangsdatum_maand": "3", "ingangsdatum_jaar": "2026",
        "aanbieder": "", "waarde": "", "motivering": "U kunt niet naar huis.", "is_volledig_gemotiveerd": "nee",
        "is_adres_geheim": "ja",
    }  # fmt: skip
    pad = f"/zaken/{melding.nummer}/spoed/besluit/"
    with time_machine.travel(OVERDAG, tick=False):
        assert "alleen buiten kantooruren" in client.post(pad, invoer).content.decode()
        leeg = client.post(pad, {"hulp": ""}).content.decode()
        assert "Schrijf op welke hulp de inwoner meteen krijgt." in leeg
    with time_machine.travel(AVOND, tick=False):
        assert client.post(pad, invoer).status_code == 302
    assert Spoedvoorziening.objects.get(melding=melding).status == "tijdelijk_toegekend"


# --- the machine ----------------------------------------------------------------------------------

NAAR: dict[str, tuple[str, ...]] = {
    "te_beoordelen": (),
    "geen_spoed": ("geen",),
    "tijdelijk_toegekend": ("toekennen",),
    "lopend": ("toekennen", "leveren"),
    "beeindigd": ("toekennen", "stoppen"),
}
MAG = {
    "toekennen": ("te_beoordelen",),
    "geen": ("te_beoordelen",),
    "leveren": ("tijdelijk_toegekend",),
    "stoppen": ("tijdelijk_toegekend", "lopend"),
    "voorstellen": ("te_beoordelen",),
}


@pytest.mark.regel("T-27")
@pytest.mark.parametrize("van", NAAR)
def test_elke_stap_kan_alleen_waar_de_catalogus_haar_toestaat(
    spoed: Spoedvoorziening, teamleider: Gebruiker, van: str
) -> None:
    wie: dict[str, Any] = {"op": MAANDAG, "door": teamleider}
    daden: dict[str, Callable[[], object]] = {
        "toekennen": lambda: ken_toe(spoed, teamleider),
        "geen": lambda: acties.wijs_spoed_af(spoed, motivering="Nee.", melder_geinformeerd=True, **wie),
        "leveren": lambda: acties.neem_in_levering(spoed, gestart_op=MAANDAG, **wie),
        "stoppen": lambda: acties.beeindig_tijdelijk(spoed, laatste_dag=MAANDAG, reden="Klaar.", nu=OVERDAG, **wie),
        "voorstellen": lambda: acties.stel_tijdelijk_voor(spoed, HULP, **wie),
    }
    for stap in NAAR[van]:
        daden[stap]()
    assert Spoedvoorziening.objects.get().status == van
    for naam, daad in daden.items():
        if van not in MAG[naam]:
            with pytest.raises(Geweigerd, match=r"Dit kan nu niet|al beslist"):
                daad()
    assert Spoedvoorziening.objects.get().status == van
