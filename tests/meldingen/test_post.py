"""The post of a day: what came in is scanned and linked by a person; what went out is one batch to print."""

import csv
import hashlib
import io
from datetime import date, timedelta

import pikepdf
import pytest

from meldingen.fouten import Geweigerd
from meldingen.models import Document, Gebruiker, Gemeente, Melding, Poststuk, Taak
from meldingen.services.documenten import lees
from meldingen.services.postbatch import adreslijst, brieven_van, bundel
from meldingen.services.postin import koppel, scan_in
from tests.bouwers import clientgegevens, leeg_uitbak, maak_melding

pytestmark = pytest.mark.django_db
EEN_DAG = timedelta(days=1)


def pdf(paginas: int = 1, **eigenschappen: str) -> bytes:
    uit = io.BytesIO()
    with pikepdf.new() as vel:
        for _ in range(paginas):
            vel.add_blank_page()
        for naam, waarde in eigenschappen.items():
            vel.docinfo[f"/{naam}"] = waarde
        vel.save(uit)
    return uit.getvalue()


def scan(door: Gebruiker, dag: date, inhoud: bytes | None = None, naam: str = "scan0001.pdf") -> Poststuk:
    inhoud = pdf() if inhoud is None else inhoud
    return scan_in(inhoud, naam=naam, mediatype="application/pdf", ontvangen_op=dag, op=dag, door=door)


# --- in -------------------------------------------------------------------------------------------


def test_een_stuk_met_het_zaaknummer_in_de_naam_wordt_herkend(administratie: Gebruiker, dag: date) -> None:
    melding = maak_melding(op=dag)
    stuk = scan(administratie, dag, naam=f"post-{melding.nummer.lower()}-1.pdf")
    assert (stuk.voorstel, stuk.document, stuk.omvang) == (melding, None, len(pdf()))


def test_een_stuk_met_het_zaaknummer_in_de_eigenschappen_wordt_herkend(administratie: Gebruiker, dag: date) -> None:
    melding = maak_melding(op=dag)
    assert scan(administratie, dag, pdf(Subject=f"Zaak {melding.nummer}")).voorstel == melding


@pytest.mark.parametrize("inhoud", [b"geen pdf", b"%PDF-1.7 kapot"])
def test_een_onleesbare_scan_komt_gewoon_binnen_zonder_voorstel(
    administratie: Gebruiker, dag: date, inhoud: bytes
) -> None:
    assert scan(administratie, dag, inhoud).voorstel is None


def test_het_nummer_van_een_andere_gemeente_of_van_niemand_is_geen_voorstel(
    administratie: Gebruiker, altena: Gemeente, dag: date
) -> None:
    ander = maak_melding(altena, op=dag)
    assert scan(administratie, dag, naam=f"{ander.nummer}.pdf").voorstel is None
    assert scan(administratie, dag, pdf(2), naam="WMO-1999-000001.pdf").voorstel is None


def test_hetzelfde_stuk_twee_keer_scannen_wordt_geweigerd_behalve_elders(
    administratie: Gebruiker, administratie_altena: Gebruiker, dag: date
) -> None:
    scan(administratie, dag, b"zelfde")
    with pytest.raises(Geweigerd, match="al ingescand"):
        scan(administratie, dag + EEN_DAG, b"zelfde", naam="anders.pdf")
    assert scan(administratie_altena, dag, b"zelfde").pk


def test_post_uit_de_toekomst_wordt_geweigerd(administratie: Gebruiker, dag: date) -> None:
    with pytest.raises(Geweigerd, match="toekomst"):
        scan_in(b"x", naam="x.pdf", mediatype="application/pdf", ontvangen_op=dag + EEN_DAG, op=dag, door=administratie)


def test_op_schijf_staat_de_scan_versleuteld(administratie: Gebruiker, dag: date) -> None:
    stuk = scan(administratie, dag, b"Mevrouw Proef vraagt")
    with open(stuk.bestand.path, "rb") as bestand:
        assert b"Mevrouw" not in bestand.read()
    with stuk.bestand.open("rb") as bestand:
        assert bestand.read() == b"Mevrouw Proef vraagt"


@pytest.mark.parametrize(
    ("soort", "rol", "plek"),
    [
        ("handtekening", "administratie", "verslag_terug"),
        ("zorgplan", "administratie", "zorgplan_papier"),
        ("aanvraag", "administratie", "aanvraag_invoeren"),
        ("stuk", "consulent", "documenten"),
        ("bezwaar", "bezwaarjurist", "bezwaar"),
        ("ingebrekestelling", "administratie", "ingebrekestelling"),
        ("anders", "consulent", "documenten"),
    ],
)
def test_een_gekoppeld_stuk_zit_in_de_zaak_en_zet_iemand_aan_het_werk(
    soort: str, rol: str, plek: str, administratie: Gebruiker, dag: date
) -> None:
    melding = maak_melding(op=dag)
    stuk = scan(administratie, dag, b"inhoud")
    document = koppel(stuk, melding, soort=soort, op=dag + EEN_DAG, door=administratie)
    assert (document.melding, document.soort, document.richting) == (melding, soort, "in")
    # The day it was received counts, not the day it was linked.
    assert (document.op, lees(document)) == (dag, b"inhoud")
    assert document.kenmerk == hashlib.sha256(b"inhoud").hexdigest() == stuk.kenmerk
    taak = Taak.objects.get(sleutel=f"post:{stuk.pk}:{melding.pk}")
    assert (taak.rol, taak.plek, taak.uiterlijk_op) == (rol, plek, dag + EEN_DAG)
    assert melding.gebeurtenissen.get(code="POST").op == dag
    assert not Poststuk.objects.te_verwerken().exists()


def test_een_stuk_wordt_een_keer_gekoppeld_en_nooit_aan_een_andere_gemeente(
    administratie: Gebruiker, altena: Gemeente, dag: date
) -> None:
    stuk = scan(administratie, dag)
    with pytest.raises(Geweigerd, match="andere gemeente"):
        koppel(stuk, maak_melding(altena, op=dag), soort="anders", op=dag, door=administratie)
    melding = maak_melding(op=dag)
    koppel(stuk, melding, soort="anders", op=dag, door=administratie)
    with pytest.raises(Geweigerd, match="al aan een zaak"):
        koppel(stuk, melding, soort="anders", op=dag, door=administratie)
    assert Document.objects.filter(richting="in").count() == 1


# --- out ------------------------------------------------------------------------------------------


@pytest.fixture
def verstuurd(monkeypatch: pytest.MonkeyPatch, dag: date) -> list[Melding]:
    """Three cases whose confirmation of two pages less or more went by post today."""
    lengtes = iter([1, 2, 3, 1, 1, 1, 1, 1, 1])
    monkeypatch.setattr("meldingen.services.brieven.maak_pdf", lambda *_, **__: pdf(next(lengtes)))
    postcodes = ("3333 CC", "1111 AA", "2222 BB")
    zaken = [maak_melding(op=dag, client=clientgegevens(postcode=code)) for code in postcodes]
    leeg_uitbak(dag)
    return zaken


def test_de_batch_gaat_op_postcode_en_elke_brief_begint_rechts(
    verstuurd: list[Melding], voorbeeld: Gemeente, dag: date
) -> None:
    brieven = brieven_van(voorbeeld, dag)
    codes = [brief.melding.client.postcode for brief in brieven]
    assert codes == sorted(codes)
    assert {brief.melding_id for brief in brieven} == {rij.pk for rij in verstuurd}
    lengtes = []
    for brief in brieven:
        with pikepdf.open(io.BytesIO(lees(brief))) as los:
            lengtes.append(len(los.pages))
    with pikepdf.open(io.BytesIO(bundel(voorbeeld, dag))) as geheel:
        assert len(geheel.pages) == sum(lengte + lengte % 2 for lengte in lengtes)


def test_dezelfde_batch_is_twee_keer_hetzelfde_bestand(
    verstuurd: list[Melding], voorbeeld: Gemeente, dag: date
) -> None:
    assert bundel(voorbeeld, dag) == bundel(voorbeeld, dag)


def test_een_dag_of_gemeente_zonder_post_heeft_geen_batch(
    verstuurd: list[Melding], voorbeeld: Gemeente, altena: Gemeente, dag: date
) -> None:
    for gemeente, op in ((voorbeeld, dag + EEN_DAG), (altena, dag)):
        assert brieven_van(gemeente, op) == []
        with pytest.raises(Geweigerd, match="geen brieven"):
            bundel(gemeente, op)


def test_de_adreslijst_noemt_waarheen_het_ging_ook_na_een_verhuizing(
    verstuurd: list[Melding], voorbeeld: Gemeente, dag: date
) -> None:
    client = verstuurd[1].client
    client.postcode, client.plaats = "9999 ZZ", "Elders"
    client.save(update_fields=["postcode", "plaats"])
    kop, *rijen = csv.reader(io.StringIO(adreslijst(voorbeeld, dag)), delimiter=";")
    assert kop == ["zaak", "brief", "naam", "straat", "postcode en plaats"]
    assert len(rijen) == len(brieven_van(voorbeeld, dag))
    van_haar = [rij for rij in rijen if rij[0] == verstuurd[1].nummer]
    assert {rij[4] for rij in van_haar} == {"1111 AA  Voorbeeld"} or all("1111 AA" in rij[4] for rij in van_haar)


@pytest.mark.usefixtures("zonder_pdf")
@pytest.mark.parametrize("teken", ["=", "+", "-", "@"])
def test_een_naam_wordt_in_een_rekenblad_geen_formule(voorbeeld: Gemeente, dag: date, teken: str) -> None:
    maak_melding(op=dag, client=clientgegevens(voornamen=f"{teken}cmd", tussenvoegsel="", achternaam="Proef"))
    leeg_uitbak(dag)
    rijen = list(csv.reader(io.StringIO(adreslijst(voorbeeld, dag)), delimiter=";"))[1:]
    assert rijen
    assert not any(cel.startswith(teken) for rij in rijen for cel in rij)
