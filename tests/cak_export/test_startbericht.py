"""The message to the CAK follows the decision, when and only when the gemeente wants it so."""

from datetime import date

import pytest
from django.db import InternalError, transaction

from beschikkingen.models import Beschikking
from cak_export.ieb.controle import controleer
from cak_export.models import Bericht
from cak_export.services import maak_startbericht
from meldingen.models import Gebeurtenis, Gebruiker, Gemeente, Parameter, Taak
from tests.bouwers import breng_naar, clientgegevens
from tests.orakel import orakel

pytestmark = pytest.mark.usefixtures("zonder_pdf")


@pytest.fixture
def bij_beschikking(voorbeeld: Gemeente) -> Gemeente:
    """A gemeente that starts the contribution at the decision, as Altena did."""
    Parameter.objects.filter(gemeente=voorbeeld, code="eb_startmoment").update(waarde="beschikking")
    return voorbeeld


@pytest.mark.regel("E-15", "L-38")
def test_een_toekenning_geeft_een_startbericht(bij_beschikking: Gemeente) -> None:
    zaak = breng_naar("toegekend")
    bericht = Bericht.objects.get(melding=zaak.melding)
    assert (bericht.soort, bericht.client, bericht.op) == ("WMO401", zaak.melding.client, zaak.op)
    assert bericht.startdatum == zaak.beschikking.regels.get().ingangsdatum
    assert bericht.identificatie == f"{bij_beschikking.code}{bericht.startnummer:08d}"
    for tag, waarde in (
        ("Bsn", zaak.melding.client.bsn),
        ("EbStartdatum", bericht.startdatum.isoformat()),
        ("EbStartNummer", str(bericht.startnummer)),
        ("Afzender", bij_beschikking.code),
        ("StatusAanlevering", "1"),
    ):
        assert f"<wmo401:{tag}>{waarde}</wmo401:{tag}>" in bericht.xml
    rij = Gebeurtenis.objects.get(melding=zaak.melding, code="E-10")
    assert (rij.op, rij.door) == (zaak.op, zaak.teamleider)


def test_het_bericht_klopt_met_de_controle_en_met_het_schema(bij_beschikking: Gemeente) -> None:
    breng_naar("toegekend")
    xml = Bericht.objects.get().xml.encode()
    assert controleer(xml) == []
    etree = pytest.importorskip("lxml.etree", reason="orakel ontbreekt: lxml")
    schema = etree.XMLSchema(etree.parse(str(orakel("istandaarden/ieb-1.0/xsd/WMO401.xsd"))))
    assert schema.validate(etree.fromstring(xml)), schema.error_log


@pytest.mark.regel("E-15", "L-38")
@pytest.mark.parametrize(
    ("startmoment", "bijdrage", "bericht"),
    [
        ("beschikking", True, True),
        ("beschikking", False, False),
        ("levering", True, False),
        ("declaratie", True, False),
    ],
)
def test_alleen_als_de_gemeente_bij_de_beschikking_start_en_een_bijdrage_vraagt(
    voorbeeld: Gemeente, startmoment: str, bijdrage: bool, bericht: bool
) -> None:
    Parameter.objects.filter(gemeente=voorbeeld, code="eb_startmoment").update(waarde=startmoment)
    Parameter.objects.filter(gemeente=voorbeeld, code="kv_eigen_bijdrage").update(waarde=bijdrage)
    breng_naar("toegekend")
    assert Bericht.objects.exists() is bericht
    assert not Taak.objects.filter(sleutel__startswith="cak-bsn").exists()


def test_een_afwijzing_geeft_geen_bericht(bij_beschikking: Gemeente) -> None:
    breng_naar("afgewezen")
    assert not Bericht.objects.exists()


def test_bij_een_gedeeltelijke_toekenning_telt_wat_is_toegekend(bij_beschikking: Gemeente) -> None:
    zaak = breng_naar("gedeeltelijk_toegekend")
    toegekend = zaak.beschikking.regels.get(is_toegekend=True)
    assert Bericht.objects.get().startdatum == toegekend.ingangsdatum


@pytest.mark.regel("X-07")
def test_zonder_bsn_wordt_het_een_taak_en_gaat_het_besluit_door(bij_beschikking: Gemeente) -> None:
    zaak = breng_naar("toegekend", client=clientgegevens(bsn=""))
    assert zaak.melding.status == "beschikt"
    assert not Bericht.objects.exists()
    taak = Taak.objects.get(sleutel=f"cak-bsn:{zaak.sleutel}")
    assert (taak.rol, taak.uiterlijk_op, taak.gedaan_op) == ("administratie", zaak.op, None)


def test_hetzelfde_besluit_geeft_een_bericht(bij_beschikking: Gemeente, teamleider: Gebruiker) -> None:
    zaak = breng_naar("toegekend")
    eerste = Bericht.objects.get()
    assert maak_startbericht(zaak.beschikking, op=zaak.op, door=teamleider) == eerste
    assert Bericht.objects.count() == 1


def test_startnummers_zijn_uniek_en_lopen_op(bij_beschikking: Gemeente) -> None:
    breng_naar("toegekend")
    breng_naar("toegekend", op=date(2026, 6, 1))
    nummers = list(Bericht.objects.order_by("pk").values_list("startnummer", flat=True))
    assert nummers == sorted(set(nummers))
    assert len(nummers) == 2


@pytest.mark.parametrize("anders", [{"startnummer": 7}, {"startdatum": date(2030, 1, 1)}, {"kenmerk": "x"}])
def test_een_bericht_verandert_niet_meer(bij_beschikking: Gemeente, anders: dict) -> None:
    breng_naar("toegekend")
    with pytest.raises(InternalError, match="vastgelegd"), transaction.atomic():
        Bericht.objects.update(**anders)
    with pytest.raises(InternalError), transaction.atomic():
        Bericht.objects.all().delete()


def test_mislukt_het_bericht_dan_is_er_ook_geen_besluit(
    bij_beschikking: Gemeente, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A consequence that fails undoes the act and all its other consequences."""
    zaak = breng_naar("besluit_concept")
    monkeypatch.setattr("cak_export.services.schrijf", lambda inhoud: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        zaak.besloten()
    assert zaak.melding.status == "ter_fiattering"
    assert Beschikking.objects.get(melding=zaak.melding).besloten_op is None
    assert not zaak.melding.termijnen.filter(soort="bezwaar").exists()
    assert not zaak.melding.uitgaand.filter(sleutel__startswith="D-19").exists()
    assert zaak.artefacten["reservering"].__class__.objects.get(melding=zaak.melding).status == "optie"
