"""The aanvraag: never refused while the case is open, dated on receipt, with the right to it after six weeks."""

from datetime import date, time, timedelta

import pytest

from beschikkingen.models import Aanvraag, GevraagdeVoorziening
from beschikkingen.services.aanvraag import (
    NieuweAanvraag,
    dien_aanvraag_in,
    ontbrekende_stukken,
    ontvang_getekend_verslag,
    verklaar_volledig,
)
from meldingen.fouten import Geweigerd
from meldingen.models import Client, Document, Gebeurtenis, Gemeente, Melding, Taak, Termijn
from onderzoek.models import Gesprek, Onderzoek
from onderzoek.services import onderzoek as onderzoeken
from onderzoek.services.verslag import Retour
from tests.bouwers import Zaak, breng_naar, clientgegevens, leeg_uitbak, maak_melding, voorzieningsoort

pytestmark = pytest.mark.usefixtures("zonder_pdf")
DAG = timedelta(days=1)
UITERSTE = date(2026, 4, 13)


def dien_in(melding: Melding, op: date, sleutel: str = "papier-1", **anders: object) -> Aanvraag:
    """An application form, signed on the day it came in."""
    velden = {
        "soort": Aanvraag.Soort.FORMULIER,
        "ontvangen_op": op,
        "ondertekend_op": op,
        "sleutel": sleutel,
        "gevraagd": (voorzieningsoort(melding.gemeente),),
    }
    return dien_aanvraag_in(melding, NieuweAanvraag(**{**velden, **anders}), op=op, door=None)


def besluittermijn(melding: Melding) -> Termijn:
    return melding.termijnen.get(soort=Termijn.Soort.BESLUIT)


# --- the paper ------------------------------------------------------------------------------------


@pytest.mark.regel("A-01", "T-09")
def test_een_verslag_of_een_formulier_is_een_aanvraag(voorbeeld: Gemeente) -> None:
    met_verslag, met_formulier = breng_naar("aanvraag_ontvangen"), breng_naar("verslag_verzonden")
    assert (met_verslag.aanvraag.soort, met_verslag.aanvraag.verslag) == ("verslag", met_verslag.verslag)
    aanvraag = dien_in(met_formulier.melding, met_formulier.verder(2))
    assert (aanvraag.soort, aanvraag.rol, aanvraag.verslag) == ("formulier", "leidend", None)
    for zaak, code in ((met_verslag, "TR-18"), (met_formulier, "TR-19")):
        assert zaak.melding.status == "aangevraagd"
        rij = Gebeurtenis.objects.get(melding=zaak.melding, code=code)
        assert (rij.op, rij.naar) == (zaak.aanvraag.ontvangen_op, "aangevraagd")


@pytest.mark.regel("A-01", "A-18")
def test_elk_stuk_is_een_aanvraag_en_een_tweede_wordt_gevoegd(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("aanvraag_ontvangen")
    eerste, termijn = zaak.aanvraag, besluittermijn(zaak.melding)
    tweede = dien_in(zaak.melding, zaak.verder(2))
    assert (eerste.rol, tweede.rol) == ("leidend", "gevoegd")
    assert Aanvraag.objects.filter(melding=zaak.melding).count() == 2
    assert besluittermijn(zaak.melding) == termijn  # the clock of the first one goes on
    assert Gebeurtenis.objects.get(melding=zaak.melding, code="A-18").wie == "de inwoner"
    with pytest.raises(Geweigerd, match="gevoegd of voortijdig"):
        verklaar_volledig(tweede, brp_geraadpleegd_op=zaak.op, op=zaak.op, door=zaak.consulent)


def test_hetzelfde_papier_twee_keer_is_een_aanvraag(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("verslag_verzonden")
    assert dien_in(zaak.melding, zaak.op) == dien_in(zaak.melding, zaak.op)
    assert Aanvraag.objects.filter(melding=zaak.melding).count() == 1


@pytest.mark.regel("A-02", "T-10")
def test_de_dag_van_ontvangst_telt_niet_die_van_vastleggen_of_tekenen(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("verslag_verzonden")
    ontvangen = zaak.verder(3)
    zaak.verder(4)
    aanvraag = dien_in(zaak.melding, zaak.op, ontvangen_op=ontvangen, ondertekend_op=ontvangen - DAG)
    assert aanvraag.ontvangen_op == ontvangen
    termijn = besluittermijn(zaak.melding)
    assert (termijn.start, termijn.kale_einddatum) == (ontvangen, ontvangen + timedelta(days=14))
    assert zaak.melding.uiterlijk_op == termijn.uiterste_datum
    leeg_uitbak(zaak.op)
    document = Document.objects.get(melding=zaak.melding, soort="D-12")
    assert termijn.uiterste_datum.isoformat() in document.gegevens


@pytest.mark.regel("T-10")
@pytest.mark.parametrize(
    ("ontvangen", "uiterlijk"),
    [
        (date(2026, 3, 13), date(2026, 3, 27)),
        (date(2026, 3, 14), date(2026, 3, 30)),  # a Saturday becomes Monday
        (date(2026, 3, 20), date(2026, 4, 7)),  # Good Friday, Easter
    ],
)
def test_twee_weken_met_de_algemene_termijnenwet(voorbeeld: Gemeente, ontvangen: date, uiterlijk: date) -> None:
    zaak = breng_naar("verslag_verzonden", op=date(2026, 2, 2))
    dien_in(zaak.melding, ontvangen)
    assert besluittermijn(zaak.melding).uiterste_datum == uiterlijk


def test_de_ontvangst_ligt_tussen_melding_en_vandaag(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("verslag_verzonden")
    for ontvangen, zin in ((zaak.op + DAG, "toekomst"), (zaak.melding.ontvangen_op - DAG, "vóór de melding")):
        with pytest.raises(Geweigerd, match=zin):
            dien_in(zaak.melding, zaak.op, ontvangen_op=ontvangen)


@pytest.mark.regel("A-18")
def test_een_aanvraag_kan_over_meer_voorzieningen_gaan(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("verslag_verzonden", twee_gevraagd=True)
    zaak.aanvraag_ontvangen()
    gevraagd = GevraagdeVoorziening.objects.filter(aanvraag=zaak.aanvraag)
    assert {str(rij) for rij in gevraagd} == {"Logeerzorg", "Hulp bij het huishouden"}
    assert Aanvraag.objects.filter(melding=zaak.melding).count() == 1


# --- completeness ---------------------------------------------------------------------------------


@pytest.mark.regel("A-03", "A-09", "X-07")
@pytest.mark.parametrize(
    ("haal_weg", "zin"),
    [
        (lambda z: Aanvraag.objects.filter(melding_id=z.sleutel).update(ondertekend_op=None), "handtekening ontbreekt"),
        (
            lambda z: Client.objects.filter(pk=z.melding.client_id).update(
                bsn="", bsn_index=None, geboortedatum=None
            ),
            "BSN in, of naam, geboortedatum, postcode en huisnummer",
        ),
        (
            lambda z: Onderzoek.objects.filter(melding_id=z.sleutel).update(identiteit_gezien_op=None),
            "identiteit is nog niet vastgesteld",
        ),
        (lambda z: z.aanvraag.gevraagd.all().delete(), "niet bij welke hulp"),
    ],
)
def test_een_onvolledige_aanvraag_zegt_wat_ontbreekt(voorbeeld: Gemeente, haal_weg, zin: str) -> None:
    zaak = breng_naar("aanvraag_ontvangen")
    assert ontbrekende_stukken(zaak.aanvraag) == []
    haal_weg(zaak)
    with pytest.raises(Geweigerd, match=zin):
        verklaar_volledig(zaak.aanvraag, brp_geraadpleegd_op=zaak.op, op=zaak.op, door=zaak.consulent)
    assert len(ontbrekende_stukken(zaak.aanvraag)) == 1
    assert zaak.melding.status == "aangevraagd"


@pytest.mark.regel("A-03", "A-09")
def test_volledig_met_geraadpleegde_brp_gaat_naar_de_beoordeling(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("aanvraag_ontvangen")
    taak = Taak.objects.get(sleutel=f"volledigheid:{zaak.sleutel}")
    assert (taak.voor, taak.gedaan_op) == (zaak.consulent, None)
    with pytest.raises(Geweigerd, match="BRP kan niet in de toekomst"):
        verklaar_volledig(zaak.aanvraag, brp_geraadpleegd_op=zaak.op + DAG, op=zaak.op, door=zaak.consulent)
    zaak.in_beoordeling()
    assert zaak.melding.status == "in_beoordeling"
    assert (zaak.aanvraag.volledig_op, zaak.aanvraag.brp_geraadpleegd_op) == (zaak.op, zaak.op)
    taak.refresh_from_db()
    assert taak.gedaan_op == zaak.op


@pytest.mark.regel("X-07")
def test_zonder_bsn_is_de_hele_set_genoeg(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("in_beoordeling", client=clientgegevens(bsn=""))
    assert zaak.melding.client.bsn_index is None


# --- too early, and too late ----------------------------------------------------------------------


@pytest.mark.regel("T-09")
@pytest.mark.parametrize("toestand", ["gemeld", "in_vooronderzoek", "in_onderzoek", "verslag_concept"])
def test_binnen_zes_weken_wordt_een_aanvraag_bewaard_niet_geweigerd(voorbeeld: Gemeente, toestand: str) -> None:
    zaak = breng_naar(toestand)
    status = zaak.melding.status
    aanvraag = dien_in(zaak.melding, zaak.op)
    assert (aanvraag.rol, aanvraag.ontvangen_op) == ("voortijdig", zaak.op)
    assert zaak.melding.status == status
    assert not zaak.melding.termijnen.filter(soort=Termijn.Soort.BESLUIT).exists()
    rij = Gebeurtenis.objects.get(melding=zaak.melding, code="TR-22")
    assert (rij.van, rij.naar, rij.wie) == (status, status, "de inwoner")


@pytest.mark.regel("T-09", "A-05")
def test_het_recht_ontstaat_op_de_dag_na_de_laatste_dag(voorbeeld: Gemeente) -> None:
    op_tijd, te_laat = (breng_naar("gemeld") for _ in range(2))
    onderzoek = te_laat.melding.termijnen.get(soort=Termijn.Soort.ONDERZOEK)
    assert onderzoek.uiterste_datum == UITERSTE
    assert dien_in(op_tijd.melding, UITERSTE, "a").rol == "voortijdig"
    assert dien_in(te_laat.melding, UITERSTE + DAG, "b").rol == "leidend"
    assert (op_tijd.melding.status, te_laat.melding.status) == ("ontvangen", "aangevraagd")


@pytest.mark.regel("T-09")
def test_het_recht_wacht_op_de_verlengde_einddatum(voorbeeld: Gemeente) -> None:
    """Melding of 23 February: day 42 is Easter Monday, so the last day is Tuesday."""
    zaak = breng_naar("gemeld", op=date(2026, 2, 23))
    assert zaak.melding.termijnen.get(soort=Termijn.Soort.ONDERZOEK).uiterste_datum == date(2026, 4, 7)
    assert dien_in(zaak.melding, date(2026, 4, 7), "a").rol == "voortijdig"
    assert dien_in(zaak.melding, date(2026, 4, 8), "b").rol == "leidend"


@pytest.mark.regel("A-05", "T-10")
@pytest.mark.parametrize("toestand", ["gemeld", "in_vooronderzoek", "in_onderzoek", "verslag_concept"])
def test_na_zes_weken_loopt_de_beslistermijn_en_weet_de_teamleider_het(voorbeeld: Gemeente, toestand: str) -> None:
    zaak = breng_naar(toestand)
    op = UITERSTE + DAG
    dien_in(zaak.melding, op)
    assert zaak.melding.status == "aangevraagd"
    assert besluittermijn(zaak.melding).uiterste_datum == date(2026, 4, 28)
    # The investigation is still due, and already late: that date leads the list of work.
    assert zaak.melding.uiterlijk_op == UITERSTE
    taak = Taak.objects.get(sleutel=f"onderzoek-te-laat:{zaak.sleutel}")
    assert (taak.rol, taak.is_spoed) == ("teamleider", True)
    assert Gebeurtenis.objects.filter(melding=zaak.melding, code="TR-21").count() == 1


@pytest.mark.regel("A-05")
def test_het_onderzoek_wordt_tijdens_de_aanvraag_afgemaakt_en_blijft_verplicht(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("gemeld")
    zaak.bevestigd()
    zaak.op = UITERSTE + DAG
    dien_in(zaak.melding, zaak.op)
    assert "De identiteit is nog niet vastgesteld." in ontbrekende_stukken(zaak.aanvraag)
    onderzoek = onderzoeken.start_vooronderzoek(zaak.melding, op=zaak.op, door=zaak.consulent)
    with pytest.raises(Geweigerd, match="al begonnen"):
        onderzoeken.start_vooronderzoek(zaak.melding, op=zaak.op, door=zaak.consulent)
    onderzoeken.start_onderzoek(
        onderzoek, vorm=Gesprek.Vorm.KANTOOR, gepland_op=zaak.op + DAG, gepland_om=time(9), op=zaak.op,
        door=zaak.consulent,
    )  # fmt: skip
    zaak.gesproken()
    zaak.verslag_concept()
    zaak.verslag_verzonden()
    assert zaak.melding.status == "aangevraagd"
    assert zaak.melding.termijnen.get(soort=Termijn.Soort.ONDERZOEK).gehaald_op == zaak.op
    for code in ("TR-04", "TR-05", "TR-10", "TR-12"):
        rij = Gebeurtenis.objects.get(melding=zaak.melding, code=code)
        assert (rij.van, rij.naar) == ("aangevraagd", "aangevraagd")
    zaak.in_beoordeling()
    zaak.besluit_concept()
    zaak.besloten()
    assert zaak.melding.status == "beschikt"


def test_een_gesloten_zaak_verwijst_naar_een_nieuwe_melding(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("ingetrokken")
    with pytest.raises(Geweigerd, match="als nieuwe melding"):
        dien_in(zaak.melding, zaak.op)


def test_de_bevestiging_van_de_aanvraag_gaat_een_keer_weg(voorbeeld: Gemeente) -> None:
    zaak: Zaak = breng_naar("aanvraag_ontvangen")
    dien_in(zaak.melding, zaak.op)
    leeg_uitbak(zaak.op)
    assert Document.objects.filter(melding=zaak.melding, soort="D-12").count() == 1


def test_een_retour_zonder_aanvraag_maakt_geen_aanvraag(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("verslag_verzonden")
    retour = Retour(ontvangen_op=zaak.op, ondertekend_op=zaak.op, akkoord=True, is_aanvraag=False)
    assert ontvang_getekend_verslag(zaak.verslag, retour, gevraagd=(), op=zaak.op, door=zaak.consulent) is None
    assert not Aanvraag.objects.filter(melding=zaak.melding).exists()
    assert maak_melding().aanvragen.count() == 0
