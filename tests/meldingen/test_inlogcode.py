"""The code by letter: who gets one, what is kept of it, and how it opens one file once."""

import io
import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pikepdf
import pytest
from pytest_django import Settings

from meldingen.fouten import Geweigerd
from meldingen.models import Document, Gebruiker, Inlogcode, Inwoner, Melding, Taak, Uitgaand
from meldingen.services import inlogcode, uitgaand
from meldingen.services.documenten import lees
from meldingen.services.inlogcode import log_in_met_code, stuur_code, vraag_code
from meldingen.services.postbatch import brieven_van
from tests.bouwers import clientgegevens, leeg_uitbak, maak_melding, middag
from tests.momentopname import momentopname

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
GEBOREN, POSTCODE = date(1941, 6, 8), "1234 AB"


@pytest.fixture
def melding(dag: date) -> Melding:
    rij = maak_melding(op=dag)
    leeg_uitbak(dag)
    return rij


@pytest.fixture
def gestuurd(melding: Melding, dag: date, settings: Settings) -> str:
    """A letter that has left; returns the code that stands in it."""
    vraag_code(melding.nummer, geboortedatum=GEBOREN, postcode="1234ab", op=dag)
    leeg_uitbak(dag)
    return code_in_post(settings)


def code_in_post(settings: Settings, hoeveelste: int = -1) -> str:
    pad = sorted(settings.POSTMAP.glob("X-20_*.pdf"), key=lambda p: int(p.stem.rpartition("_")[2]))[hoeveelste]
    return re.search(r"Uw code is ([0-9A-Z]{4}.[0-9A-Z]{4})\.", pad.read_bytes().decode())[1]


def log_in(melding: Melding, code: str, op: date) -> Gebruiker | None:
    return log_in_met_code(melding.nummer, code, op=op, nu=middag(op))


@pytest.mark.regel("X-20")
def test_de_brief_draagt_de_code_en_niets_anders_doet_dat(
    gestuurd: str, melding: Melding, dag: date, settings: Settings
) -> None:
    kaal = re.sub("[^0-9A-Z]", "", gestuurd)
    assert len(kaal) == 8
    rij = Inlogcode.objects.get()
    assert (rij.code, rij.geldig_tot) == ("", dag + timedelta(days=21))
    document = Document.objects.get(soort="X-20")
    bewaard = f"{document.gegevens} {lees(document).decode()} {document.titel} {rij.kenmerk} "
    bewaard += " ".join(str(uit.inhoud) for uit in Uitgaand.objects.all())
    bewaard += " ".join(f"{g.naam} {g.reden}" for g in melding.gebeurtenissen.all())
    for vorm in (gestuurd, kaal, kaal[:4], kaal[4:]):
        assert vorm not in bewaard
    assert document.verzonden_op == dag
    assert document not in brieven_van(melding.gemeente, dag)


def test_de_echte_pdf_van_de_kopie_noemt_de_code_niet(melding: Melding, dag: date, monkeypatch: Any) -> None:
    monkeypatch.undo()
    stuur_code(melding, op=dag, door=None)
    geheim = Inlogcode.objects.get().code
    leeg_uitbak(dag)
    with pikepdf.open(io.BytesIO(lees(Document.objects.get(soort="X-20")))) as pdf:
        alles = b" ".join(stuk.get_file().read_bytes() for stuk in pdf.attachments.values())
    assert geheim.encode() not in alles


@pytest.mark.regel("X-20")
def test_met_de_code_is_men_de_client_en_maar_een_keer(gestuurd: str, melding: Melding, dag: date) -> None:
    gebruiker = log_in(melding, f" {gestuurd.lower()} ", dag)
    assert gebruiker is not None
    assert Inwoner.objects.get().client == melding.client
    assert (str(gebruiker), gebruiker.gemeente, gebruiker.has_usable_password()) == (melding.client.naam, None, False)
    assert list(Melding.objects.van_inwoner(gebruiker, dag)) == [melding]
    assert log_in(melding, gestuurd, dag) is None
    assert melding.gebeurtenissen.filter(code="X-20", door=gebruiker).count() == 1


def test_een_nieuwe_code_opent_hetzelfde_account(
    gestuurd: str, melding: Melding, dag: date, settings: Settings
) -> None:
    eerste = log_in(melding, gestuurd, dag)
    morgen = dag + timedelta(days=1)
    stuur_code(melding, op=morgen, door=eerste)
    leeg_uitbak(morgen)
    assert log_in(melding, code_in_post(settings), morgen) == eerste
    assert Inwoner.objects.count() == 1


def test_vijf_verkeerde_codes_maken_de_brief_waardeloos(gestuurd: str, melding: Melding, dag: date) -> None:
    for _ in range(4):
        assert log_in(melding, "FOUT-FOUT", dag) is None
    Inlogcode.objects.filter(pogingen=4).get()
    assert log_in(melding, "FOUT-FOUT", dag) is None
    assert log_in(melding, gestuurd, dag) is None
    assert melding.gebeurtenissen.filter(naam__startswith="Inlogcode vervallen").count() == 1


def test_een_code_verloopt_na_de_laatste_dag(gestuurd: str, melding: Melding, dag: date) -> None:
    laatste = dag + timedelta(days=21)
    assert log_in(melding, gestuurd, laatste + timedelta(days=1)) is None
    assert log_in(melding, gestuurd, laatste) is not None


def test_een_code_hoort_bij_een_zaak_van_dezelfde_client(gestuurd: str, melding: Melding, dag: date) -> None:
    vreemd = maak_melding(op=dag)
    assert log_in(vreemd, gestuurd, dag) is None
    assert log_in_met_code("BESTAAT-NIET", gestuurd, op=dag, nu=middag(dag)) is None
    assert Inlogcode.objects.get().pogingen == 0


@pytest.mark.parametrize(
    "anders", [{"geboortedatum": date(1941, 6, 9)}, {"postcode": "1234 AC"}, {"nummer": "BESTAAT-NIET"}]
)
def test_wat_niet_klopt_laat_niets_gebeuren(melding: Melding, dag: date, anders: dict[str, Any]) -> None:
    voor = momentopname()
    vraag_code(**({"nummer": melding.nummer, "geboortedatum": GEBOREN, "postcode": POSTCODE} | anders), op=dag)
    assert momentopname() == voor


@pytest.mark.parametrize(
    "anders",
    [
        {"veilige_communicatie": True},
        {"adres_is_geheim": True, "veilige_communicatie": True},
        {"overleden_op": date(2026, 3, 1)},
        {"straat": ""},
    ],
)
def test_waar_geen_post_heen_mag_komt_een_taak(melding: Melding, dag: date, anders: dict[str, Any]) -> None:
    for naam, waarde in anders.items():
        setattr(melding.client, naam, waarde)
    melding.client.save()
    vraag_code(melding.nummer, geboortedatum=GEBOREN, postcode=POSTCODE, op=dag)
    assert not Inlogcode.objects.exists()
    assert Taak.objects.filter(melding=melding, sleutel__startswith="inlogcode:").open().get().rol == "consulent"


def test_wie_intussen_veilige_post_wil_krijgt_geen_brief_meer(melding: Melding, dag: date, settings: Settings) -> None:
    vraag_code(melding.nummer, geboortedatum=GEBOREN, postcode=POSTCODE, op=dag)
    melding.client.veilige_communicatie = True
    melding.client.save()
    geheim = Inlogcode.objects.get().code
    leeg_uitbak(dag)
    assert not list(settings.POSTMAP.glob("X-20_*.pdf"))
    assert Inlogcode.objects.get().code == ""
    assert log_in(melding, geheim, dag) is None
    assert Taak.objects.filter(melding=melding, sleutel__startswith="inlogcode:").open().exists()


def test_een_brief_per_dag_en_drie_per_maand(melding: Melding, dag: date) -> None:
    for over in (0, 0, 1, 2, 3):
        vraag_code(melding.nummer, geboortedatum=GEBOREN, postcode=POSTCODE, op=dag + timedelta(days=over))
    assert Inlogcode.objects.count() == 3
    with pytest.raises(Geweigerd, match="Er ging al een brief"):
        stuur_code(melding, op=dag + timedelta(days=4), door=None)
    assert stuur_code(melding, op=dag + timedelta(days=31), door=None)


def test_wie_overleed_krijgt_geen_code_en_logt_niet_in(gestuurd: str, melding: Melding, dag: date) -> None:
    melding.client.overleden_op = dag
    melding.client.save()
    assert log_in(melding, gestuurd, dag) is None
    with pytest.raises(Geweigerd, match="overleden"):
        stuur_code(melding, op=dag, door=None)


def test_een_mislukte_poging_om_te_bezorgen_verliest_de_code_niet(
    melding: Melding, dag: date, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    vraag_code(melding.nummer, geboortedatum=GEBOREN, postcode=POSTCODE, op=dag)
    echt = inlogcode.leg_in_postmap
    monkeypatch.setattr(inlogcode, "leg_in_postmap", lambda document, inhoud: 1 / 0)
    inlogcode_rij = Uitgaand.objects.get(soort="inlogcode")
    uitgaand.verwerk_alles(op=dag, nu=lambda: middag(dag))
    inlogcode_rij.refresh_from_db()
    assert inlogcode_rij.klaar_op is None
    assert Inlogcode.objects.get().code
    monkeypatch.setattr(inlogcode, "leg_in_postmap", echt)
    uitgaand.verwerk_alles(op=dag, nu=lambda: datetime.combine(dag, datetime.max.time(), UTC))
    assert log_in(melding, code_in_post(settings), dag) is not None


def test_een_naamgenoot_met_hetzelfde_adres_heeft_een_eigen_account(
    gestuurd: str, melding: Melding, dag: date, settings: Settings
) -> None:
    ander = maak_melding(op=dag, client=clientgegevens(bsn=""))
    vraag_code(ander.nummer, geboortedatum=GEBOREN, postcode=POSTCODE, op=dag)
    leeg_uitbak(dag)
    wie = log_in(ander, code_in_post(settings), dag)
    assert list(Melding.objects.van_inwoner(wie, dag)) == [ander]
