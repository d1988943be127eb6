"""What was recorded, sent or decided never changes: the database itself refuses, whoever asks."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from django.db import InternalError, connection, models, transaction

from beschikkingen.models import Beschikking
from cak_export.models import Bericht
from meldingen import versleuteling
from meldingen.models import Document, Gebeurtenis, Gebruiker, Gemeente, Inzage
from meldingen.services.inzage import log_inzage
from tests.bouwers import breng_naar, leeg_uitbak
from tests.mensen import MANTELZORGER

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
VAST = "is vastgelegd en kan niet worden gewijzigd|Cannot delete rows"


@dataclass(frozen=True, slots=True)
class Vastgelegd:
    """A table, a column that must never change, and the column that holds ciphertext."""

    tabel: str
    kolom: str
    geheim: str


TABELLEN = {
    Gebeurtenis: Vastgelegd("meldingen_gebeurtenis", "code", "reden"),
    Inzage: Vastgelegd("meldingen_inzage", "wat", ""),
    Document: Vastgelegd("meldingen_document", "titel", "gegevens"),
    Beschikking: Vastgelegd("beschikkingen_beschikking", "uitkomst", "motivering"),
    Bericht: Vastgelegd("cak_export_bericht", "kenmerk", "xml"),
}


def voer_uit(sql: str, *waarden: object) -> int:
    """Raw SQL, past every model and service."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, waarden)
        return cursor.rowcount


@pytest.fixture
def rij(altena: Gemeente, consulent_altena: Gebruiker) -> Callable[[type[models.Model]], models.Model]:
    """A decided case of Altena (where the message to the CAK follows the decision); one row of the table asked for."""

    def maak(model: type[models.Model]) -> models.Model:
        zaak = breng_naar("toegekend", altena, op=date(2022, 3, 14), melder=MANTELZORGER)
        log_inzage(zaak.melding, consulent_altena, "dossier")
        leeg_uitbak(zaak.op)
        gekozen = model.objects.filter(melding=zaak.melding)
        if model is Gebeurtenis:
            gekozen = gekozen.exclude(reden="")
        if model is Document:
            gekozen = gekozen.filter(verzonden_op__isnull=False)
        return gekozen.earliest("pk")

    return maak


@pytest.mark.parametrize("model", TABELLEN)
def test_de_database_weigert_wijzigen(
    model: type[models.Model], rij: Callable[[type[models.Model]], models.Model]
) -> None:
    bestaand, vast = rij(model), TABELLEN[model]
    with pytest.raises(InternalError, match=VAST):
        voer_uit(f"UPDATE {vast.tabel} SET {vast.kolom} = 'x' WHERE id = %s", bestaand.pk)  # noqa: S608
    with pytest.raises(InternalError, match=VAST):
        model.objects.filter(pk=bestaand.pk).update(**{vast.kolom: "x"})


@pytest.mark.parametrize("model", TABELLEN)
def test_de_database_weigert_verwijderen(
    model: type[models.Model], rij: Callable[[type[models.Model]], models.Model]
) -> None:
    bestaand, vast = rij(model), TABELLEN[model]
    with pytest.raises(InternalError, match=VAST):
        voer_uit(f"DELETE FROM {vast.tabel} WHERE id = %s", bestaand.pk)  # noqa: S608
    assert model.objects.filter(pk=bestaand.pk).exists()


@pytest.mark.parametrize("model", [model for model, vast in TABELLEN.items() if vast.geheim])
def test_dezelfde_tekst_onder_een_nieuwe_sleutel_mag(
    model: type[models.Model], rij: Callable[[type[models.Model]], models.Model]
) -> None:
    bestaand, vast = rij(model), TABELLEN[model]
    tekst = getattr(bestaand, vast.geheim)
    if not tekst:
        pytest.fail("Deze rij heeft geen versleutelde tekst om te hersleutelen.")
    nieuw = versleuteling.versleutel(tekst.encode()).decode()
    assert voer_uit(f"UPDATE {vast.tabel} SET {vast.geheim} = %s WHERE id = %s", nieuw, bestaand.pk) == 1  # noqa: S608
    bestaand.refresh_from_db()
    assert getattr(bestaand, vast.geheim) == tekst


def test_een_nieuwe_geheime_tekst_met_een_andere_kolom_erbij_wordt_geweigerd(
    rij: Callable[[type[models.Model]], models.Model],
) -> None:
    bestaand = rij(Gebeurtenis)
    with pytest.raises(InternalError, match=VAST):
        voer_uit("UPDATE meldingen_gebeurtenis SET reden = 'x', op = op + 1 WHERE id = %s", bestaand.pk)


def test_het_kenmerk_van_de_reden_verraadt_een_andere_tekst(
    rij: Callable[[type[models.Model]], models.Model],
) -> None:
    bestaand = rij(Gebeurtenis)
    assert bestaand.reden_kenmerk == versleuteling.kenmerk(bestaand.reden, "gebeurtenis")
    vals = versleuteling.versleutel(b"een andere reden").decode()
    voer_uit("UPDATE meldingen_gebeurtenis SET reden = %s WHERE id = %s", vals, bestaand.pk)
    bestaand.refresh_from_db()
    assert bestaand.reden_kenmerk != versleuteling.kenmerk(bestaand.reden, "gebeurtenis")
    with pytest.raises(InternalError, match=VAST):
        voer_uit("UPDATE meldingen_gebeurtenis SET reden_kenmerk = 'x' WHERE id = %s", bestaand.pk)


def test_een_document_mag_veranderen_tot_het_is_verzonden() -> None:
    zaak = breng_naar("verslag_verzonden")
    document = Document.objects.filter(melding=zaak.melding, verzonden_op__isnull=False).earliest("pk")
    kopie = Document.objects.get(pk=document.pk)
    kopie.pk, kopie.sleutel, kopie.verzonden_op = None, "nog-niet-weg", None
    kopie.save()
    assert Document.objects.filter(pk=kopie.pk).update(titel="Nieuwe titel") == 1
    Document.objects.filter(pk=kopie.pk).update(verzonden_op=zaak.op)
    with pytest.raises(InternalError, match=VAST), transaction.atomic():
        Document.objects.filter(pk=kopie.pk).update(titel="Te laat")
    with pytest.raises(InternalError, match=VAST), transaction.atomic():
        Document.objects.filter(pk=kopie.pk).update(verzonden_op=None)


def test_een_voorstel_mag_veranderen_tot_er_is_besloten() -> None:
    zaak = breng_naar("besluit_concept")
    assert Beschikking.objects.filter(pk=zaak.beschikking.pk).update(motivering="Anders gezegd.") == 1
    zaak.besloten()
    with pytest.raises(InternalError, match=VAST), transaction.atomic():
        Beschikking.objects.filter(pk=zaak.beschikking.pk).update(besloten_op=None, besloten_door=None)
