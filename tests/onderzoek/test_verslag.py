"""The verslag: drawn up, sent in writing, and returned with the client's own answer."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from beschikkingen.models import Aanvraag
from beschikkingen.services.aanvraag import ontvang_getekend_verslag
from meldingen.brieven.tekst import regels
from meldingen.fouten import Geweigerd
from meldingen.models import Document, Gebeurtenis, Gemeente, Parameter, Termijn, Uitgaand
from meldingen.services.documenten import lees
from meldingen.termijnen import Kalender, feestdagen, werkdagen_na
from onderzoek.models import Verslag
from onderzoek.services.verslag import Retour, registreer_retour, stel_verslag_op, verzend_verslag
from tests.bouwers import TEKST, Zaak, breng_naar

pytestmark = pytest.mark.usefixtures("zonder_pdf")
DAG = timedelta(days=1)


def brief(zaak: Zaak, soort: str) -> str:
    return " ".join(regels(lees(Document.objects.get(melding=zaak.melding, soort=soort)).decode()))


def terug(zaak: Zaak, **anders: object) -> Retour:
    """What came back today; signed yesterday, agreed, no aanvraag."""
    velden = {"ontvangen_op": zaak.op, "ondertekend_op": zaak.op - DAG, "akkoord": True, "is_aanvraag": False}
    return Retour(**{**velden, **anders})


@pytest.mark.regel("V-02", "V-05", "T-01")
def test_het_verslag_gaat_op_papier_weg_met_uitleg_en_haalt_de_termijn(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("verslag_concept")
    assert zaak.melding.status == "in_onderzoek"
    zaak.verslag_verzonden()
    melding, verslag = zaak.melding, zaak.verslag
    assert melding.status == "verslag_verzonden"
    assert verslag.vastgesteld_op == verslag.verzonden_op == zaak.op
    onderzoek = melding.termijnen.get(soort=Termijn.Soort.ONDERZOEK)
    assert (onderzoek.gehaald_op, melding.uiterlijk_op) == (zaak.op, None)
    for soort in ("D-07", "D-09"):
        document = Document.objects.get(melding=melding, soort=soort)
        assert (document.verzonden_op, document.kanaal) == (zaak.op, "post")
    for rubriek in zaak.onderzoek.rubrieken.all():
        assert rubriek.tekst in brief(zaak, "D-07")
    for tekst in (verslag.conclusie, verslag.aanpak, "Reden bij stap 3."):
        assert tekst in brief(zaak, "D-07")
    assert json.loads(Document.objects.get(melding=melding, soort="D-09").gegevens)["terug_voor"]
    [rij] = Gebeurtenis.objects.filter(melding=melding, code="TR-12")
    assert (rij.van, rij.naar, rij.op, rij.door) == ("in_onderzoek", "verslag_verzonden", zaak.op, zaak.consulent)


@pytest.mark.regel("V-05")
@pytest.mark.parametrize("uitkomst", Verslag.Uitkomst.values)
def test_de_begeleidende_brief_past_bij_de_uitkomst(voorbeeld: Gemeente, uitkomst: str) -> None:
    zaak = breng_naar("verslag_verzonden", verslagtekst=replace(TEKST, uitkomst=uitkomst))
    invoer = json.loads(Document.objects.get(melding=zaak.melding, soort="D-09").gegevens)
    opgelost = uitkomst == Verslag.Uitkomst.OPGELOST
    assert (invoer["oplossing"] == TEKST.aanpak) is opgelost
    assert (invoer["hulp"] == "logeerzorg") is not opgelost


@pytest.mark.regel("T-06", "V-05")
@pytest.mark.parametrize(
    ("begin", "aantal"),
    [(date(2026, 3, 2), 7), (date(2026, 3, 23), 7), (date(2026, 4, 14), 7), (date(2026, 3, 2), 10)],
)
def test_de_client_heeft_zeven_werkdagen_vanaf_de_verzending(voorbeeld: Gemeente, begin: date, aantal: int) -> None:
    """The second walk crosses Good Friday and Easter, the third Koningsdag and Bevrijdingsdag."""
    Parameter.objects.filter(gemeente=voorbeeld, code="retour_werkdagen").update(waarde=aantal)
    zaak = breng_naar("verslag_verzonden", op=begin)
    rij = zaak.melding.termijnen.get(soort=Termijn.Soort.RETOUR)
    assert (rij.start, rij.wie, rij.regel) == (zaak.verslag.verzonden_op, "client", "T-06")
    assert rij.uiterste_datum == werkdagen_na(rij.start, aantal, Kalender())
    werkdagen = [
        dag
        for dag in (rij.start + n * DAG for n in range(1, (rij.uiterste_datum - rij.start).days + 1))
        if dag.weekday() < 5 and dag not in feestdagen(2026)
    ]
    assert len(werkdagen) == aantal
    assert rij.uiterste_datum == werkdagen[-1]
    assert json.loads(Document.objects.get(melding=zaak.melding, soort="D-09").gegevens)["terug_voor"] == (
        rij.uiterste_datum.isoformat()
    )


def test_een_verslag_gaat_een_keer_weg_en_niet_met_terugwerkende_kracht(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("verslag_concept")
    with pytest.raises(Geweigerd, match="vóór de dag waarop het is opgesteld"):
        verzend_verslag(zaak.verslag, op=zaak.op - DAG, door=zaak.consulent)
    zaak.verslag_verzonden()
    with pytest.raises(Geweigerd):
        verzend_verslag(zaak.verslag, op=zaak.op, door=zaak.consulent)
    assert Uitgaand.objects.filter(melding=zaak.melding, sleutel__startswith="D-07").count() == 1


def test_een_verslag_voor_de_start_van_het_onderzoek_kan_niet(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("in_vooronderzoek")
    with pytest.raises(Geweigerd, match="nog niet gestart"):
        stel_verslag_op(zaak.melding, TEKST, op=zaak.op, door=zaak.consulent)


def test_de_database_wil_vaststellen_voor_verzenden(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("verslag_concept")
    with pytest.raises(IntegrityError, match="verslag_verzonden_na_vaststelling"), transaction.atomic():
        Verslag.objects.filter(pk=zaak.verslag.pk).update(verzonden_op=zaak.op)


# --- what comes back ------------------------------------------------------------------------------


@pytest.mark.regel("V-06", "V-07")
@pytest.mark.parametrize("akkoord", [True, False])
def test_akkoord_of_niet_met_eigen_woorden_en_scan_bij_het_verslag(voorbeeld: Gemeente, akkoord: bool) -> None:
    zaak = breng_naar("verslag_verzonden")
    zaak.verder(3)
    conclusie = zaak.verslag.conclusie
    reactie = "Ik vind twee nachten te weinig.\nMijn dochter ook."
    aanvraag = ontvang_getekend_verslag(
        zaak.verslag, terug(zaak, akkoord=akkoord, reactie=reactie, scan=b"%PDF scan"), gevraagd=(), op=zaak.op,
        door=zaak.consulent,
    )  # fmt: skip
    assert aanvraag is None
    verslag = zaak.verslag
    assert (verslag.retour_akkoord, verslag.retour_op, verslag.retour_is_aanvraag) == (akkoord, zaak.op, False)
    assert (verslag.retour_reactie, verslag.conclusie) == (reactie, conclusie)
    assert lees(verslag.retour_document) == b"%PDF scan"
    assert verslag.retour_document.richting == "in"
    rij = Gebeurtenis.objects.get(melding=zaak.melding, code="V-06")
    assert rij.naam == "Verslag getekend terug: " + ("akkoord" if akkoord else "niet akkoord")
    assert rij.reden == reactie
    assert zaak.melding.status == "verslag_verzonden"
    assert zaak.melding.termijnen.get(soort=Termijn.Soort.RETOUR).gehaald_op == zaak.op


@pytest.mark.regel("V-07", "V-08")
def test_ook_wie_niet_akkoord_is_kan_aanvragen_met_het_verslag(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("verslag_verzonden")
    zaak.verder(3)
    aanvraag = ontvang_getekend_verslag(
        zaak.verslag, terug(zaak, akkoord=False, is_aanvraag=True, reactie="Te weinig."), gevraagd=zaak.gevraagd(),
        op=zaak.op, door=zaak.consulent,
    )  # fmt: skip
    assert (aanvraag.soort, aanvraag.rol, aanvraag.verslag) == ("verslag", "leidend", zaak.verslag)
    assert (aanvraag.ontvangen_op, aanvraag.ondertekend_op) == (zaak.op, zaak.op - DAG)
    assert zaak.melding.status == "aangevraagd"
    assert zaak.verslag.retour_akkoord is False


@pytest.mark.regel("V-08")
def test_een_verslag_als_aanvraag_zegt_welke_hulp(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("verslag_verzonden")
    with pytest.raises(Geweigerd, match="welke hulp"):
        ontvang_getekend_verslag(
            zaak.verslag, terug(zaak, is_aanvraag=True), gevraagd=(), op=zaak.op, door=zaak.consulent
        )
    assert zaak.verslag.retour_op is None
    assert not Aanvraag.objects.filter(melding=zaak.melding).exists()


def test_data_van_het_retour_moeten_kloppen(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("verslag_verzonden")
    zaak.verder(3)
    verzonden = zaak.verslag.verzonden_op
    fouten = {
        "toekomst": {"ontvangen_op": zaak.op + DAG},
        "vóór het is verzonden": {"ontvangen_op": verzonden - DAG, "ondertekend_op": verzonden - DAG},
        "van ná de ontvangst": {"ondertekend_op": zaak.op + DAG},
    }
    for zin, anders in fouten.items():
        with pytest.raises(Geweigerd, match=zin):
            registreer_retour(zaak.verslag, terug(zaak, **anders), op=zaak.op, door=zaak.consulent)
    registreer_retour(zaak.verslag, terug(zaak), op=zaak.op, door=zaak.consulent)
    with pytest.raises(Geweigerd, match="al als ontvangen"):
        registreer_retour(zaak.verslag, terug(zaak), op=zaak.op, door=zaak.consulent)
    concept = breng_naar("verslag_concept")
    with pytest.raises(Geweigerd, match="nog niet verzonden"):
        registreer_retour(concept.verslag, terug(concept), op=concept.op, door=concept.consulent)
