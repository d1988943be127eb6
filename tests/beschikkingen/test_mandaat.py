"""The mandaatregister: who decides, up to which amount, in which days; and when two people must look."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction
from django.test import Client

from beschikkingen.models import Beschikking, Mandaat
from beschikkingen.services.besluit import beslis, stel_besluit_voor
from beschikkingen.services.mandaat import TeNemen, is_kantoortijd, mag_beslissen, te_nemen
from beschikkingen.services.voorstellen import stuur_voorstel_terug
from meldingen.brieven.tekst import regels as tekstregels
from meldingen.fouten import Geweigerd
from meldingen.models import Document, Gebruiker, Gemeente, Parameter
from meldingen.rollen import Rol
from meldingen.services.documenten import lees
from tests.bouwers import Zaak, breng_naar, leeg_uitbak

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
BEGIN = date(2026, 1, 1)
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def geef(wie: Gebruiker, *, tot_bedrag: str | None = None, **anders: object) -> Mandaat:
    """A line of the register for one person."""
    velden = {"besluitsoort": "regulier", "geldig_van": BEGIN, "bron": "Ondermandaat 2026", **anders}
    bedrag = Decimal(tot_bedrag) if tot_bedrag else None
    return Mandaat.objects.create(gemeente=wie.gemeente, gebruiker=wie, tot_bedrag=bedrag, **velden)


@pytest.fixture
def zaak(voorbeeld: Gemeente) -> Zaak:
    """A proposal of € 720,00, written by the consulent."""
    return breng_naar("besluit_concept")


def zin(zaak: Zaak, wie: Gebruiker) -> str:
    """Why this person may not decide; empty when they may."""
    return mag_beslissen(te_nemen(zaak.beschikking), door=wie, op=zaak.op).bezwaar


@pytest.mark.regel("B-01")
def test_zonder_mandaat_geen_besluit_en_de_zin_zegt_wie_wel_mag(zaak: Zaak, collega: Gebruiker) -> None:
    with pytest.raises(Geweigerd, match=r"U hebt geen mandaat.*Wel bevoegd: de teamleider\."):
        beslis(zaak.beschikking, op=zaak.op, door=collega)
    geef(collega)
    assert zin(zaak, collega) == ""
    assert beslis(zaak.beschikking, op=zaak.op, door=collega).besloten_door == collega


@pytest.mark.regel("B-01")
@pytest.mark.parametrize(("grens", "mag"), [("720.00", True), ("719.99", False)])
def test_het_mandaat_gaat_tot_en_met_een_bedrag(zaak: Zaak, collega: Gebruiker, grens: str, mag: bool) -> None:
    geef(collega, tot_bedrag=grens)
    if mag:
        assert beslis(zaak.beschikking, op=zaak.op, door=collega).mandaat.tot_bedrag == Decimal(grens)
        return
    with pytest.raises(Geweigerd, match=r"met €\s719,99\. Dit besluit is €\s720,00\. Wel bevoegd: de teamleider"):
        beslis(zaak.beschikking, op=zaak.op, door=collega)


@pytest.mark.regel("B-01")
def test_een_mandaat_geldt_tot_en_met_de_laatste_dag(zaak: Zaak, collega: Gebruiker) -> None:
    rij = geef(collega, geldig_tot=zaak.op)
    assert zin(zaak, collega) == ""
    zaak.verder(1)
    assert "Uw mandaat voor dit besluit gold tot en met" in zin(zaak, collega)
    Mandaat.objects.filter(pk=rij.pk).update(geldig_van=zaak.op + timedelta(days=1), geldig_tot=None)
    assert "begint op" in zin(zaak, collega)


@pytest.mark.regel("B-01")
def test_een_mandaat_voor_iets_anders_telt_niet_en_zonder_wie_dan_ook_staat_dat_er(
    zaak: Zaak, collega: Gebruiker
) -> None:
    geef(collega, besluitsoort="dwangsom")
    Mandaat.objects.filter(besluitsoort="regulier").update(geldig_tot=date(2020, 1, 1))
    assert "Niemand heeft hiervoor mandaat. Vraag de functioneel beheerder" in zin(zaak, collega)


@pytest.mark.regel("B-01")
def test_onder_de_brief_staan_functie_en_mandaat(zaak: Zaak, teamleider: Gebruiker) -> None:
    beslis(zaak.beschikking, op=zaak.op, door=teamleider)
    leeg_uitbak(zaak.op)
    brief = " ".join(tekstregels(lees(Document.objects.get(melding=zaak.melding, soort="D-19")).decode()))
    assert "Teun Visser Teamleider Wmo Bevoegd op grond van: Mandaatbesluit Wmo gemeente Voorbeeld" in brief


def test_twee_regels_voor_hetzelfde_overlappen_nooit(collega: Gebruiker, kwaliteit: Gebruiker) -> None:
    geef(collega, geldig_tot=date(2026, 6, 30))
    geef(collega, geldig_van=date(2026, 7, 1))
    geef(kwaliteit)
    for anders in ({"geldig_van": date(2027, 1, 1)}, {"geldig_tot": BEGIN}):
        with pytest.raises(IntegrityError, match="mandaat_overlapt_niet"), transaction.atomic():
            geef(collega, **anders)
    with pytest.raises(IntegrityError, match="mandaat_voor_persoon_of_rol"), transaction.atomic():
        geef(collega, rol=Rol.TEAMLEIDER, besluitsoort="dwangsom")


# --- four eyes ------------------------------------------------------------------------------------


def zet(gemeente: Gemeente, code: str, waarde: object) -> None:
    Parameter.objects.filter(gemeente=gemeente, code=code).delete()
    Parameter.objects.create(gemeente=gemeente, code=code, waarde=waarde, geldig_van=BEGIN, bron="proef")


@pytest.mark.regel("B-02")
@pytest.mark.parametrize(("grens", "mag"), [("720.01", True), ("720.00", False)])
def test_vier_ogen_vanaf_een_bedrag(voorbeeld: Gemeente, consulent: Gebruiker, grens: str, mag: bool) -> None:
    zaak = breng_naar("besluit_concept")
    geef(consulent)
    zet(voorbeeld, "vierogen_vanaf_bedrag", grens)
    assert zin(zaak, consulent) == (
        "" if mag else "U hebt dit besluit zelf voorgesteld. Laat een collega met mandaat beslissen."
    )


@pytest.mark.regel("B-02")
def test_een_afwijzing_vraagt_altijd_vier_ogen(voorbeeld: Gemeente, consulent: Gebruiker) -> None:
    zaak = breng_naar("besluit_concept", uitkomst=Beschikking.Uitkomst.AFGEWEZEN)
    geef(consulent)
    zet(voorbeeld, "vierogen_vanaf_bedrag", "5000.00")
    with pytest.raises(Geweigerd, match="zelf voorgesteld"):
        beslis(zaak.beschikking, op=zaak.op, door=consulent)
    zet(voorbeeld, "vierogen_niet_bij", ["regulier"])
    assert beslis(zaak.beschikking, op=zaak.op, door=consulent).besloten_door == consulent


@pytest.mark.regel("B-02")
def test_terugsturen_kan_wie_mandaat_heeft_of_de_kwaliteit_bewaakt(
    zaak: Zaak, collega: Gebruiker, administratie: Gebruiker, kwaliteit: Gebruiker, teamleider_altena: Gebruiker
) -> None:
    for wie in (collega, administratie, teamleider_altena):
        with pytest.raises(Geweigerd, match="Terugsturen kan wie mandaat heeft"):
            stuur_voorstel_terug(zaak.beschikking, reden="Te kort.", op=zaak.op, door=wie)
    stuur_voorstel_terug(zaak.beschikking, reden="Te kort.", op=zaak.op, door=kwaliteit)
    assert zaak.melding.status == "in_beoordeling"


# --- the piketdienst ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("moment", "open_"),
    [
        ((2026, 3, 2, 8, 29), False),
        ((2026, 3, 2, 8, 30), True),
        ((2026, 3, 2, 16, 59), True),
        ((2026, 3, 2, 17, 0), False),
        ((2026, 3, 7, 12, 0), False),
        ((2026, 4, 27, 12, 0), False),
    ],
)
def test_kantooruren(voorbeeld: Gemeente, moment: tuple[int, ...], open_: bool) -> None:
    assert is_kantoortijd(voorbeeld, datetime(*moment, tzinfo=AMSTERDAM)) is open_


@pytest.mark.regel("B-01")
def test_piket_beslist_alleen_over_spoed_en_alleen_buiten_kantooruren(voorbeeld: Gemeente, piket: Gebruiker) -> None:
    spoed = TeNemen(voorbeeld, "tijdelijk", Decimal("0.00"), True, None)
    gewoon = TeNemen(voorbeeld, "regulier", Decimal("0.00"), True, None)
    avond, middag = (datetime(2026, 3, 2, uur, tzinfo=AMSTERDAM) for uur in (22, 14))
    dag = avond.date()
    assert mag_beslissen(spoed, door=piket, op=dag, nu=avond).mandaat.rol == Rol.PIKET
    assert "alleen buiten kantooruren" in mag_beslissen(spoed, door=piket, op=dag, nu=middag).bezwaar
    assert "geen mandaat" in mag_beslissen(gewoon, door=piket, op=dag, nu=avond).bezwaar
    piket.groups.add(Group.objects.get(name=Rol.TEAMLEIDER))
    ook_leider = Gebruiker.objects.get(pk=piket.pk)
    assert mag_beslissen(spoed, door=ook_leider, op=dag, nu=middag).mandaat.rol == Rol.TEAMLEIDER


# --- the register in the admin --------------------------------------------------------------------


def test_de_beheerder_houdt_het_register_bij(client: Client, beheerder: Gebruiker, collega: Gebruiker) -> None:
    client.force_login(beheerder)
    pad = "/admin/beschikkingen/mandaat/add/"
    invoer = {
        "gebruiker": collega.pk, "rol": "", "besluitsoort": "regulier", "tot_bedrag": "500",
        "geldig_van": "2026-01-01", "geldig_tot": "", "bron": "Ondermandaat",
    }  # fmt: skip
    assert "niet allebei" in client.post(pad, invoer | {"rol": "teamleider"}).content.decode()
    assert "vóór de eerste" in client.post(pad, invoer | {"geldig_tot": "2025-01-01"}).content.decode()
    assert client.post(pad, invoer).status_code == 302
    rij = Mandaat.objects.get(gebruiker=collega)
    assert (rij.gemeente, rij.tot_bedrag) == (collega.gemeente, Decimal("500.00"))
    assert "geldt dit mandaat al" in client.post(pad, invoer | {"geldig_van": "2026-05-01"}).content.decode()
    assert Mandaat.objects.filter(gebruiker=collega).count() == 1


def test_een_ander_ziet_de_mandaten_van_deze_gemeente_niet(client: Client, beheerder: Gebruiker) -> None:
    client.force_login(beheerder)
    vreemd = Mandaat.objects.exclude(gemeente=beheerder.gemeente).first()
    assert client.get(f"/admin/beschikkingen/mandaat/{vreemd.pk}/change/").status_code == 302


def test_de_opsteller_die_zelf_beslist_krijgt_een_zin(zaak: Zaak, consulent: Gebruiker, teamleider: Gebruiker) -> None:
    stuur_voorstel_terug(zaak.beschikking, reden="Anders.", op=zaak.op, door=teamleider)
    geef(consulent)
    eigen = stel_besluit_voor(zaak.aanvraag, zaak.voorstel(), motivering="x", op=zaak.op, door=consulent)
    with pytest.raises(Geweigerd, match="zelf voorgesteld"):
        beslis(eigen, op=zaak.op, door=consulent)
