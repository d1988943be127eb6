"""Why a date is that date, said again in English; and what an English page makes stays Dutch (ADR 0019)."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from beschikkingen.models import Aanvraag
from meldingen.fouten import Geweigerd
from meldingen.models import Machtiging, Opschorting
from meldingen.services.documenten import lees
from meldingen.services.melding import trek_melding_in
from meldingen.services.vertegenwoordiging import steun_op_machtiging
from meldingen.termijnen import (
    BESLUIT,
    BEZWAAR,
    BOB_COMMISSIE,
    Eenheid,
    Kalender,
    Lengte,
    Periode,
    bereken,
    bereken_terug,
    bevestiging,
    herstel,
    ingebrekestelling,
    pgb_buitenland_verzoek,
    zorgplan,
)
from meldingen.termijnen.kalender import MAANDNAMEN, WEEKDAGEN
from tests.bouwers import breng_naar
from tests.mijnzaak.mens import browser, maak_inwoner
from wmo_portal.mijnzaak.uitleg import artikel_in_taal, uitleg_in_taal

WOORDEN = (*MAANDNAMEN[:3], "mei", "oktober", *WEEKDAGEN, "de", "het", "een", "dag", "weken", "telt", "niet", "artikel",
           "tot", "met", "en", "verlengd", "werkdag", "maand")  # fmt: skip
NEDERLANDS = re.compile(rf"\b(?:{'|'.join(WOORDEN)})\b")
LENGTEN = (
    BESLUIT, BEZWAAR, BOB_COMMISSIE.verlengd(6), herstel(), bevestiging(1), zorgplan(), ingebrekestelling(),
    Lengte(3, Eenheid.DAGEN), Lengte(200, Eenheid.DAGEN), Lengte(1, Eenheid.JAREN), Lengte(15, Eenheid.JAREN),
)  # fmt: skip
KALENDER = Kalender(
    kb_dagen=frozenset({date(2026, 5, 15)}), kb_dag_is_werkdag=False, sluitingsdagen=frozenset({date(2026, 12, 24)})
)


def zinnen() -> Iterator[str]:
    """What is kept with clocks: around every feast day, with and without days that stood still."""
    for nummer in range(0, 400, 3):
        start = date(2026, 1, 1) + timedelta(days=nummer)
        stil = [
            Periode(start, start + timedelta(days=9), str(Opschorting.Grond.HERSTEL.label)),
            Periode(start + timedelta(days=12), start + timedelta(days=14), str(Opschorting.Grond.OVERMACHT.label)),
            Periode(start + timedelta(days=900), start + timedelta(days=903), str(Opschorting.Grond.VERZUIM.label)),
        ]
        for lengte in LENGTEN:
            yield from bereken(start, lengte, KALENDER).uitleg()
            if lengte.eenheid is not Eenheid.WERKDAGEN:
                yield from bereken(start, lengte, KALENDER, stil).uitleg()
        yield from bereken_terug(start, pgb_buitenland_verzoek(), KALENDER).uitleg()


def test_elke_zin_bij_een_datum_leest_in_het_engels() -> None:
    alle = set(zinnen())
    with translation.override("en"):
        engels = {zin: uitleg_in_taal([zin])[0] for zin in alle}
    assert [nl for nl, en in engels.items() if not en.is_vertaald] == []
    assert {en.tekst for en in engels.values() if NEDERLANDS.search(en.tekst)} == set()
    assert "The time limit is 12 weeks, extended by 6 weeks (article 7:10 paragraph 1 and 7:13 Awb)." in {
        en.tekst for en in engels.values()
    }
    assert "The last day is Monday 13 April 2026." in {en.tekst for en in engels.values()}


def test_in_het_nederlands_blijft_elke_zin_zoals_zij_is_bewaard() -> None:
    for zin in zinnen():
        assert uitleg_in_taal([zin])[0].tekst == zin
    assert artikel_in_taal("artikel 4:5 lid 1 Awb") == "artikel 4:5 lid 1 Awb"


def test_een_zin_van_vroeger_die_niemand_kent_blijft_nederlands_en_zegt_dat() -> None:
    with translation.override("en"):
        assert uitleg_in_taal(["Zo stond het er vroeger."])[0].is_vertaald is False


@pytest.mark.django_db
def test_de_bladzijde_van_de_zaak_legt_de_datum_uit_in_het_engels(zonder_pdf: None) -> None:
    zaak = breng_naar("in_onderzoek")
    thuis = browser(maak_inwoner("anna", zaak.melding))
    thuis.cookies["taal"] = "en"
    pagina = thuis.get(reverse("mijn_zaak", args=[zaak.melding.nummer])).content.decode()
    assert "The time limit is 6 weeks (article 2.3.2 paragraph 1 Wmo 2015)." in pagina
    assert '<li lang="nl">' not in pagina


@pytest.mark.django_db
def test_een_weigering_leest_in_de_taal_van_de_bladzijde(zonder_pdf: None) -> None:
    zaak = breng_naar("besluit_concept")
    with translation.override("en"):
        with pytest.raises(Geweigerd) as fout:
            trek_melding_in(zaak.melding, wilsuiting="Gebeld.", op=zaak.op, door=zaak.consulent)
        assert str(fout.value).startswith("This is not possible now (request withdrawn): case WMO-")
        assert "‘Waiting for a decision’" in str(fout.value)
        with pytest.raises(Geweigerd, match="There is no signed authorisation of Jet for the objection"):
            steun_op_machtiging(
                zaak.melding, "Jet", Machtiging.Bereik.BEZWAAR, dag=zaak.op, op=zaak.op, door=zaak.consulent
            )
    assert str(fout.value).startswith("Dit kan nu niet (melding ingetrokken): zaak WMO-")


@pytest.mark.django_db
def test_het_papier_van_een_aanvraag_op_een_engelse_bladzijde_is_nederlands(
    zonder_pdf: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("meldingen.services.bewijs.maak_pdf", lambda tekst, **_: tekst.encode())
    zaak = breng_naar("verslag_verzonden")
    thuis: Client = browser(maak_inwoner("anna", zaak.melding))
    thuis.cookies["taal"] = "en"
    velden = {
        "sleutel": "0123456789abcdef01234567", "gevraagd": [str(zaak.gevraagd()[0].pk)], "sinds": "maart",
        "vorm": "natura", "toelichting": "", "naam": "A. Proef",
    }  # fmt: skip
    assert thuis.post(reverse("mijn_aanvraag", args=[zaak.melding.nummer]), velden).status_code == 302
    papier = lees(Aanvraag.objects.get(melding_id=zaak.sleutel).document).decode()
    assert "De gemeente regelt de hulp voor mij" in papier


@pytest.mark.django_db
def test_een_formulier_dat_iemand_in_het_engels_haalt_is_nederlands(zonder_pdf: None) -> None:
    zaak = breng_naar("gemeld")
    bezoeker = Client()
    bezoeker.get(reverse("kies_gemeente", args=[zaak.gemeente.code]))
    nederlands = bezoeker.get(reverse("opzegformulier_leeg")).content
    bezoeker.cookies["taal"] = "en"
    assert bezoeker.get(reverse("opzegformulier_leeg")).content == nederlands
