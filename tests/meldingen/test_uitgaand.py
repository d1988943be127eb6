"""The outbox without its surroundings: once per key, in turn, and a failing row stands in nobody's way."""

import logging
from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.core import mail
from kombu.exceptions import OperationalError

from meldingen.fouten import Geweigerd
from meldingen.models import Client, Document, Gemeente, Melding, Uitgaand
from meldingen.services import uitgaand
from meldingen.services.brieven import bezorg_brief, registreer_vuller
from meldingen.services.documenten import lees
from meldingen.services.uitgaand import registreer_bezorger, verwerk_alles, zet_klaar
from tests.bouwers import clientgegevens, leeg_uitbak, maak_melding, middag

MINUUT = timedelta(minutes=1)


@pytest.fixture
def proef(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A kind of row whose delivery is noted here; a key with 'stuk' in it fails."""
    bezorgd: list[str] = []

    def bezorg(rij: Uitgaand, op: date) -> None:
        if "stuk" in rij.sleutel:
            raise Geweigerd("De printer is stuk.")
        if "kapot" in rij.sleutel:
            raise RuntimeError("geheim: 999990019")
        bezorgd.append(rij.sleutel)

    monkeypatch.setitem(uitgaand._BEZORGERS, "proef", bezorg)
    return bezorgd


@pytest.fixture
def zet(voorbeeld: Gemeente, dag: date) -> Callable[[str], Uitgaand]:
    return lambda sleutel: zet_klaar("proef", sleutel, gemeente=voorbeeld, melding=None, op=dag)


def verwerk(dag: date, nu: datetime) -> int:
    return verwerk_alles(op=dag, nu=lambda: nu)


def test_dezelfde_sleutel_gaat_een_keer_weg(zet, proef: list[str], dag: date) -> None:
    assert zet("a").pk == zet("a").pk
    assert verwerk(dag, middag(dag)) == 1
    zet("a")
    assert verwerk(dag, middag(dag)) == 0
    assert proef == ["a"]


def test_wat_mislukt_houdt_de_rest_niet_tegen_en_toont_waarom(zet, proef: list[str], dag: date) -> None:
    for sleutel in ("a", "stuk", "b", "kapot", "c"):
        zet(sleutel)
    assert verwerk(dag, middag(dag)) == 3
    assert proef == ["a", "b", "c"]
    fouten = dict(Uitgaand.objects.filter(klaar_op=None).values_list("sleutel", "fout"))
    # A refusal is shown as it is; of an unexpected fault only the kind, because its text may hold anything.
    assert fouten == {"stuk": "De printer is stuk.", "kapot": "RuntimeError"}


def test_wat_mislukt_wacht_steeds_langer_en_raakt_nooit_uitgeput(zet, proef: list[str], dag: date) -> None:
    zet("stuk")
    nu, wachttijden = middag(dag), []
    for poging in range(1, 8):
        assert verwerk(dag, nu) == 0
        rij = Uitgaand.objects.get()
        assert (rij.poging, rij.twijfel, rij.klaar_op) == (poging, False, None)
        wachttijden.append((rij.niet_voor - nu) // MINUUT)
        assert verwerk(dag, rij.niet_voor - timedelta(seconds=1)) == 0
        rij.refresh_from_db()
        assert rij.poging == poging
        nu = rij.niet_voor
    assert wachttijden == [1, 2, 5, 15, 60, 60, 60]


def test_wat_alsnog_lukt_is_klaar_en_toont_geen_fout_meer(zet, proef: list[str], dag: date) -> None:
    rij = zet("stuk")
    verwerk(dag, middag(dag))
    Uitgaand.objects.filter(pk=rij.pk).update(sleutel="heel")
    assert verwerk(dag, middag(dag) + MINUUT) == 1
    rij.refresh_from_db()
    assert (rij.fout, rij.niet_voor, rij.klaar_op, rij.poging) == ("", None, middag(dag) + MINUUT, 2)
    assert not rij.twijfel


def test_een_afgebroken_poging_geeft_twijfel_en_wordt_na_een_poos_herhaald(zet, proef: list[str], dag: date) -> None:
    """As if the process was killed: the attempt is counted, no error was written."""
    rij = zet("a")
    assert uitgaand._neem(middag(dag)) == rij.pk
    assert verwerk(dag, middag(dag)) == 0  # nobody else touches it for a while
    assert verwerk(dag, middag(dag) + uitgaand.VASTHOUDEN) == 1
    rij.refresh_from_db()
    assert rij.twijfel
    assert proef == ["a"]


def test_de_afzender_die_er_niet_is_wordt_gelogd_niet_geworpen(
    zet, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, django_capture_on_commit_callbacks
) -> None:
    def dicht(*args: object, **kwargs: object) -> None:
        raise OperationalError("Error 111 connecting to 127.0.0.1")

    monkeypatch.setattr("celery.app.base.Celery.send_task", dicht)
    with caplog.at_level(logging.WARNING), django_capture_on_commit_callbacks(execute=True) as wekkers:
        zet("a")
        zet("a")
    assert len(wekkers) == 1
    assert "wacht in de uitbak" in caplog.text
    assert Uitgaand.objects.filter(klaar_op=None).count() == 1


# --- letters --------------------------------------------------------------------------------------


def test_een_brief_zonder_adres_zegt_waarom_en_gaat_weg_zodra_het_er_is(
    voorbeeld: Gemeente, dag: date, settings, zonder_pdf: None
) -> None:
    melding = maak_melding(op=dag, client=clientgegevens(straat="", postcode=""))
    verwerk(dag, middag(dag))
    rijen = Uitgaand.objects.filter(melding=melding)
    assert set(rijen.values_list("fout", flat=True)) == {
        "Het adres van de cliënt ontbreekt. Vul het in, dan gaat de brief alsnog weg."
    }
    assert not settings.POSTMAP.exists()
    assert not Document.objects.exists()

    Client.objects.filter(pk=melding.client_id).update(straat="Lindelaan", postcode="1234 AB")
    assert verwerk(dag, middag(dag) + timedelta(minutes=2)) == 2
    namen = sorted(pad.name for pad in settings.POSTMAP.iterdir())
    assert namen == [f"D-01_{melding.pk}.pdf", f"D-43_{melding.pk}.pdf"]
    melding.refresh_from_db()
    assert melding.bevestigd_op == dag


def test_aan_een_overleden_client_gaat_geen_brief_en_geen_mail(
    voorbeeld: Gemeente, dag: date, settings, zonder_pdf: None
) -> None:
    melding = maak_melding(op=dag, client=clientgegevens(email="a@voorbeeld.example"))
    Client.objects.filter(pk=melding.client_id).update(overleden_op=dag)
    verwerk(dag, middag(dag))
    assert mail.outbox == []
    assert not Document.objects.exists()
    assert not settings.POSTMAP.exists()
    fouten = set(Uitgaand.objects.filter(soort="brief").values_list("fout", flat=True))
    assert fouten == {"De cliënt is overleden; er gaan geen automatische brieven meer uit."}


def test_in_de_postmap_ligt_precies_een_leesbare_brief(voorbeeld: Gemeente, dag: date, settings) -> None:
    """With the real typesetting; a second delivery of the same row lays down the same file."""
    melding = maak_melding(op=dag)
    leeg_uitbak(dag)
    pad = settings.POSTMAP / f"D-01_{melding.pk}.pdf"
    eerste = pad.read_bytes()
    assert eerste.startswith(b"%PDF")
    assert sorted(p.suffix for p in settings.POSTMAP.iterdir()) == [".pdf", ".pdf"]

    pad.unlink()
    rij = Uitgaand.objects.get(sleutel=f"D-01:{melding.pk}")
    document = Document.objects.get(sleutel=rij.sleutel)
    assert lees(document) == eerste
    assert (settings.POSTMAP.stat().st_mode & 0o777) == 0o700


def test_de_uitbak_bevat_alleen_verwijzingen(voorbeeld: Gemeente, dag: date) -> None:
    melding = maak_melding(op=dag, client=clientgegevens(email="a@voorbeeld.example"))
    for rij in Uitgaand.objects.filter(melding=melding):
        tekst = f"{rij.sleutel} {rij.inhoud}"
        for geheim in (melding.client.bsn, melding.client.achternaam, melding.hulpvraag, "@"):
            assert geheim not in tekst


def test_een_brief_die_afbreekt_laat_geen_half_document_achter(
    voorbeeld: Gemeente, dag: date, monkeypatch: pytest.MonkeyPatch, settings, zonder_pdf: None
) -> None:
    melding = maak_melding(op=dag)
    monkeypatch.setattr("meldingen.services.brieven.leg_in_postmap", lambda document, inhoud: 1 / 0)
    verwerk(dag, middag(dag))
    assert not Document.objects.filter(melding=melding).exists()
    assert set(Uitgaand.objects.values_list("fout", flat=True)) == {"ZeroDivisionError"}
    assert Melding.objects.get(pk=melding.pk).bevestigd_op is None


def test_een_tweede_bezorger_of_vuller_voor_hetzelfde_is_een_fout_in_de_code() -> None:
    with pytest.raises(ValueError, match="al een bezorger"):
        registreer_bezorger("brief", bezorg_brief)
    with pytest.raises(ValueError, match="al een vuller"):
        registreer_vuller("D-01", lambda melding, op, inhoud: None)
