"""The confirmation D-01: it leaves in writing, says what the law wants, and opens the door to the investigation."""

import json
from datetime import date

import pytest

from meldingen.brieven.kern import SOORTEN
from meldingen.brieven.tekst import regels
from meldingen.fouten import Geweigerd
from meldingen.models import Document, Gebeurtenis, Gebruiker, Gemeente, Melding, Parameter, Termijn, Uitgaand
from meldingen.services.brieven import markeer_bezorgd, zet_brief_klaar
from meldingen.services.documenten import bewaar, lees
from meldingen.services.melding import wijs_toe
from meldingen.termijnen import Kalender, werkdagen_na
from onderzoek.services.onderzoek import start_vooronderzoek
from tests.bouwers import clientgegevens, leeg_uitbak, maak_melding
from tests.mensen import MANTELZORGER

VERPLICHT = ("cliëntondersteuner", "persoonlijk plan", "pgb")


def brieftekst(melding: Melding, soort: str = "D-01") -> str:
    """The letter as one line; the fixture `zonder_pdf` leaves its HTML readable in the document."""
    return " ".join(regels(lees(Document.objects.get(melding=melding, soort=soort)).decode()))


@pytest.mark.regel("T-02")
@pytest.mark.parametrize(
    ("ontvangen", "norm", "uiterlijk"),
    [
        (date(2026, 3, 2), 2, date(2026, 3, 4)),
        (date(2026, 3, 5), 2, date(2026, 3, 9)),  # Thursday: over the weekend
        (date(2026, 3, 7), 2, date(2026, 3, 10)),  # Saturday
        (date(2026, 4, 2), 2, date(2026, 4, 8)),  # over Good Friday and Easter
        (date(2026, 3, 2), 5, date(2026, 3, 9)),
    ],
)
def test_de_norm_voor_bevestigen_is_een_termijn_in_werkdagen(
    voorbeeld: Gemeente, ontvangen: date, norm: int, uiterlijk: date
) -> None:
    Parameter.objects.filter(gemeente=voorbeeld, code="bevestiging_werkdagen").update(waarde=norm)
    melding = maak_melding(op=ontvangen)
    rij = melding.termijnen.get(soort=Termijn.Soort.BEVESTIGING)
    assert (rij.aantal, rij.eenheid, rij.wie, rij.regel) == (norm, "werkdagen", "college", "T-02")
    assert rij.uiterste_datum == uiterlijk == werkdagen_na(ontvangen, norm, Kalender())
    # A norm of the gemeente is no legal date: it does not lead the list of work.
    assert melding.uiterlijk_op == melding.termijnen.get(soort=Termijn.Soort.ONDERZOEK).uiterste_datum


@pytest.mark.regel("M-07", "T-02", "T-04")
def test_de_bevestiging_gaat_weg_en_dat_is_tr_03(voorbeeld: Gemeente, dag: date, settings) -> None:
    melding = maak_melding(op=dag)
    verzonden = date(2026, 3, 3)
    leeg_uitbak(verzonden)
    melding.refresh_from_db()
    assert melding.status == "ontvangen"
    assert melding.bevestigd_op == melding.gewezen_op_clientondersteuning_op == verzonden
    document = Document.objects.get(melding=melding, soort="D-01")
    assert (document.op, document.verzonden_op, document.kanaal) == (dag, verzonden, "post")
    assert (settings.POSTMAP / f"D-01_{melding.pk}.pdf").read_bytes() == lees(document)
    rij = Gebeurtenis.objects.get(melding=melding, code="TR-03")
    assert (rij.op, rij.van, rij.naar, rij.wie) == (verzonden, "ontvangen", "ontvangen", "het systeem")
    assert melding.termijnen.get(soort=Termijn.Soort.BEVESTIGING).gehaald_op == verzonden


@pytest.mark.regel("M-08")
def test_de_bevestiging_bevat_wat_de_wet_wil_en_wat_de_client_helpt(
    voorbeeld: Gemeente, dag: date, zonder_pdf: None
) -> None:
    melding = maak_melding(op=dag, melder=MANTELZORGER)
    leeg_uitbak(dag)
    brief = brieftekst(melding)
    for woord in (*VERPLICHT, melding.nummer, voorbeeld.clientondersteuning, voorbeeld.spoed_telefoon):
        assert woord.lower() in brief.lower(), woord
    for datum in ("2 maart 2026", "9 maart 2026", "13 april 2026", "14 april 2026"):
        assert datum in brief, datum
    for adres in (voorbeeld.pgb_website, voorbeeld.privacy_website):
        assert adres in brief
    assert "uw zoon of dochter" in brief
    onderaan = brief.partition("namens burgemeester en wethouders")[2]
    assert onderaan.count(voorbeeld.afdeling) == 1  # nobody handles the case yet: the department signs, once
    assert "9 maart 2026" in brieftekst(melding, "D-43")


@pytest.mark.regel("M-08")
def test_zonder_clientondersteuner_gaat_de_bevestiging_niet_weg(
    voorbeeld: Gemeente, dag: date, zonder_pdf: None
) -> None:
    """A mandatory block without content blocks the sending, and the outbox says which."""
    voorbeeld.clientondersteuning = voorbeeld.clientondersteuning_telefoon = voorbeeld.pgb_website = ""
    voorbeeld.save()
    melding = maak_melding(op=dag)
    with pytest.raises(AssertionError):
        leeg_uitbak(dag)
    rij = Uitgaand.objects.get(sleutel=f"D-01:{melding.pk}")
    assert rij.klaar_op is None
    assert rij.fout
    melding.refresh_from_db()
    assert melding.bevestigd_op is None
    assert "clientondersteuning" in next(s for s in SOORTEN if s.code == "D-01").verplichte_blokken


@pytest.mark.regel("M-20")
def test_de_wachttijdtekst_staat_in_de_brief_en_verandert_geen_termijn(
    voorbeeld: Gemeente, dag: date, zonder_pdf: None
) -> None:
    zonder = maak_melding(op=dag)
    tekst = "Het is druk. U wacht nu ongeveer vier weken op een gesprek."
    Parameter.objects.create(
        gemeente=voorbeeld, code="wachttijdtekst", waarde=tekst, geldig_van=date(2026, 1, 1), bron="proef"
    )
    met = maak_melding(op=dag)
    # The text of the day of the melding counts: an older melding is not told about today's queue.
    ouder = maak_melding(op=date(2025, 12, 29))
    leeg_uitbak(dag)
    assert tekst in brieftekst(met)
    assert "vier weken" not in brieftekst(ouder)
    uiterste = [list(zaak.termijnen.order_by("soort").values_list("soort", "uiterste_datum")) for zaak in (zonder, met)]
    assert uiterste[0] == uiterste[1]


@pytest.mark.regel("T-02")
def test_zonder_bevestiging_begint_het_onderzoek_niet(
    voorbeeld: Gemeente, consulent: Gebruiker, teamleider: Gebruiker, dag: date, zonder_pdf: None
) -> None:
    melding = maak_melding(op=dag)
    wijs_toe(melding, aan=consulent, op=dag, door=teamleider)
    with pytest.raises(Geweigerd, match="ontvangstbevestiging is nog niet weg"):
        start_vooronderzoek(melding, op=dag, door=consulent)
    leeg_uitbak(dag)
    start_vooronderzoek(melding, op=dag, door=consulent)
    melding.refresh_from_db()
    assert melding.status == "in_onderzoek"


def test_de_brief_onthoudt_waarmee_hij_is_gevuld_en_verandert_nooit_meer(
    voorbeeld: Gemeente, dag: date, zonder_pdf: None
) -> None:
    melding = maak_melding(op=dag)
    leeg_uitbak(dag)
    document = Document.objects.get(melding=melding, soort="D-01")
    assert json.loads(document.gegevens)["melding_op"] == "2026-03-02"
    assert document.sjabloonversie
    document.titel = "Anders"
    with pytest.raises(Exception, match="vastgelegd"):
        document.save()


def test_een_tweede_verzoek_om_dezelfde_brief_is_dezelfde_brief(
    voorbeeld: Gemeente, dag: date, zonder_pdf: None
) -> None:
    melding = maak_melding(op=dag)
    assert zet_brief_klaar(melding, "D-01", op=dag).pk == Uitgaand.objects.get(sleutel=f"D-01:{melding.pk}").pk
    assert leeg_uitbak(dag) == 2
    zet_brief_klaar(melding, "D-01", op=dag)
    assert leeg_uitbak(dag) == 0
    assert Gebeurtenis.objects.filter(melding=melding, code="TR-03").count() == 1


def test_een_ontvangen_stuk_wordt_niet_bezorgd(voorbeeld: Gemeente, consulent: Gebruiker, dag: date) -> None:
    melding = maak_melding(op=dag, client=clientgegevens())
    stuk = bewaar(
        melding, b"x", sleutel="stuk", soort="bijlage", titel="Stuk", richting=Document.Richting.IN,
        mediatype="text/plain", op=dag, door=consulent,
    )  # fmt: skip
    with pytest.raises(Geweigerd, match="ontvangen stuk"):
        markeer_bezorgd(stuk, op=dag, door=consulent)
