"""Who acts for the client has a machtiging for it on that day; what the law lets come in without, is completed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from beschikkingen.models import Aanvraag, Bezwaar
from beschikkingen.services import bezwaar as bezwaren
from beschikkingen.services.aanvraag import (
    NieuweAanvraag,
    dien_aanvraag_in,
    ontbrekende_stukken,
    ontvang_getekend_verslag,
    verklaar_volledig,
)
from beschikkingen.services.bezwaar import Bezwaarschrift, ontvang_bezwaar
from beschikkingen.services.intrekken import trek_aanvraag_in
from meldingen.brieven.tekst import regels as tekstregels
from meldingen.fouten import Geweigerd
from meldingen.models import Document, Gebeurtenis, Machtiging, Taak
from meldingen.rollen import Rol
from meldingen.services.clienten import Relatiegegevens
from meldingen.services.documenten import lees
from meldingen.services.machtiging import NieuweMachtiging, leg_machtiging_vast, trek_machtiging_in
from meldingen.services.melding import trek_melding_in
from onderzoek.services.verslag import Retour
from tests.bouwers import Zaak, breng_naar, leeg_uitbak

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
DAG = timedelta(days=1)
WIE = "Jet Proef"
ZONDER = "Van Jet Proef is er geen getekende machtiging voor"


def machtig(zaak: Zaak, *waarvoor: str, **anders: object) -> Machtiging:
    nieuw = NieuweMachtiging(Relatiegegevens(naam=WIE, soort="kind"), waarvoor, van=zaak.op, getekend_op=zaak.op)
    return leg_machtiging_vast(zaak.melding, replace(nieuw, **anders), op=zaak.op, door=zaak.consulent)


def _melding_in(zaak: Zaak) -> None:
    trek_melding_in(zaak.melding, wilsuiting="Per brief.", gemachtigde=WIE, op=zaak.op, door=zaak.consulent)


def _aanvraag_in(zaak: Zaak) -> None:
    trek_aanvraag_in(zaak.melding, wilsuiting="Per brief.", gemachtigde=WIE, op=zaak.op, door=zaak.consulent)


def _bezwaar_in(zaak: Zaak) -> None:
    if not Bezwaar.objects.filter(melding=zaak.melding).exists():
        zaak.bezwaar_ontvangen()
    bezwaren.trek_bezwaar_in(
        zaak.bezwaar, wilsuiting="Per brief.", gemachtigde=WIE, op=zaak.op, door=zaak.acteur(Rol.BEZWAARJURIST)
    )


def _akkoord(zaak: Zaak) -> None:
    retour = Retour(zaak.op, zaak.op, akkoord=True, is_aanvraag=False, gemachtigde=WIE)
    ontvang_getekend_verslag(zaak.verslag, retour, gevraagd=(), op=zaak.op, door=zaak.consulent)


@pytest.mark.regel("A-17")
@pytest.mark.parametrize(
    ("toestand", "daad", "bereik", "verkeerd"),
    [
        pytest.param("in_onderzoek", _melding_in, "melding", "aanvraag", id="melding intrekken"),
        pytest.param("aanvraag_ontvangen", _aanvraag_in, "aanvraag", "melding", id="aanvraag intrekken"),
        pytest.param("afgewezen", _bezwaar_in, "bezwaar", "pgb", id="bezwaar intrekken"),
        pytest.param("verslag_verzonden", _akkoord, "melding", "bezwaar", id="akkoord met het verslag"),
    ],
)
def test_een_ander_handelt_alleen_met_een_machtiging_die_dat_dekt_en_die_dag_geldt(
    toestand: str, daad: Callable[[Zaak], None], bereik: str, verkeerd: str
) -> None:
    zaak = breng_naar(toestand)
    with pytest.raises(Geweigerd, match=f"{ZONDER}.*Leg die eerst vast bij Machtigingen"):
        daad(zaak)
    machtig(zaak, verkeerd)
    machtig(zaak, bereik, getekend_op=None)
    trek_machtiging_in(zaak.melding, machtig(zaak, bereik), op=zaak.op, door=zaak.consulent)
    machtig(zaak, bereik, van=zaak.op + DAG)
    machtig(zaak, bereik, van=zaak.op - 9 * DAG, tot=zaak.op - DAG)
    with pytest.raises(Geweigerd, match=ZONDER):
        daad(zaak)
    machtig(zaak, bereik)
    daad(zaak)
    feit = Gebeurtenis.objects.get(melding=zaak.melding, naam="Gehandeld met een machtiging")
    assert "Jet Proef mag alles regelen rond" in feit.reden


@pytest.mark.regel("A-02", "A-17")
def test_een_aanvraag_van_een_ander_komt_altijd_binnen_en_is_volledig_met_de_machtiging() -> None:
    zaak = breng_naar("verslag_verzonden")
    papier = NieuweAanvraag("formulier", zaak.op, zaak.op, "van-een-ander", zaak.gevraagd(), gemachtigde=WIE)
    aanvraag = dien_aanvraag_in(zaak.melding, papier, op=zaak.op, door=zaak.consulent)
    assert (aanvraag.rol, aanvraag.ontvangen_op) == (Aanvraag.Rol.LEIDEND, zaak.op)
    (zin,) = ontbrekende_stukken(aanvraag)
    assert zin.startswith(f"{ZONDER} de aanvraag")
    with pytest.raises(Geweigerd, match="nog niet volledig"):
        verklaar_volledig(aanvraag, brp_geraadpleegd_op=zaak.op, op=zaak.op, door=zaak.consulent)
    machtig(zaak, "aanvraag")
    assert ontbrekende_stukken(aanvraag) == []
    verklaar_volledig(aanvraag, brp_geraadpleegd_op=zaak.op, op=zaak.op, door=zaak.consulent)
    assert Gebeurtenis.objects.filter(melding=zaak.melding, naam="Gehandeld met een machtiging").count() == 1


@pytest.mark.regel("A-02", "A-17")
def test_het_verslag_dat_een_ander_tekende_is_ook_zonder_machtiging_de_aanvraag_van_die_dag() -> None:
    zaak = breng_naar("verslag_verzonden")
    retour = Retour(zaak.op, zaak.op, akkoord=True, is_aanvraag=True, gemachtigde="jet  PROEF")
    gevraagd = zaak.gevraagd()
    aanvraag = ontvang_getekend_verslag(zaak.verslag, retour, gevraagd=gevraagd, op=zaak.op, door=zaak.consulent)
    assert aanvraag is not None
    assert aanvraag.ontvangen_op == zaak.op
    assert len(ontbrekende_stukken(aanvraag)) == 1
    machtig(zaak, "aanvraag", "bezwaar")
    assert ontbrekende_stukken(aanvraag) == []


def van_een_ander(zaak: Zaak) -> Bezwaar:
    schrift = Bezwaarschrift(
        zaak.op, "post", "Te weinig.", indiener="gemachtigde", naam=WIE, straat="Laan 2", postcode_plaats="1234 AB  V"
    )
    rij = ontvang_bezwaar(zaak.beschikking, schrift, op=zaak.op, door=zaak.acteur(Rol.ADMINISTRATIE))
    return Bezwaar.objects.select_related("melding", "beschikking").get(pk=rij.pk)


@pytest.mark.regel("A-17", "T-20")
def test_een_bezwaar_zonder_machtiging_wordt_geregistreerd_en_de_machtiging_is_een_verzuim() -> None:
    zaak = breng_naar("afgewezen")
    jurist = zaak.acteur(Rol.BEZWAARJURIST)
    rij = van_een_ander(zaak)
    assert (rij.status, rij.is_tijdig) == ("ontvangen", True)
    assert "de machtiging ontbreekt" in Taak.objects.get(sleutel__startswith=f"bezwaar:{rij.pk}").titel
    with pytest.raises(Geweigerd, match=rf"{ZONDER} het bezwaar.*als aanvulling"):
        bezwaren.neem_in_behandeling(rij, op=zaak.op, door=jurist)
    bezwaren.vraag_aanvulling(rij, ["de gronden"], tot=zaak.op + 14 * DAG, op=zaak.op, door=jurist)
    assert len(zaak.bezwaar.verzuim.splitlines()) == 2
    leeg_uitbak(zaak.op)
    brief = " ".join(tekstregels(lees(Document.objects.get(melding=zaak.melding, soort="D-31")).decode()))
    assert "machtiging: een brief waarin de inwoner schrijft dat Jet Proef dit bezwaar mag maken" in brief
    with pytest.raises(Geweigerd, match="niet-ontvankelijk"):
        bezwaren.ontvang_aanvulling(rij, ontvangen_op=zaak.op, op=zaak.op, door=jurist)
    machtig(zaak, "bezwaar")
    bezwaren.ontvang_aanvulling(rij, ontvangen_op=zaak.op, op=zaak.op, door=jurist)
    assert zaak.bezwaar.status == "in_behandeling"


@pytest.mark.regel("A-17")
def test_een_bezwaar_met_machtiging_gaat_gewoon_in_behandeling() -> None:
    zaak = breng_naar("afgewezen")
    machtig(zaak, "bezwaar")
    rij = van_een_ander(zaak)
    jurist = zaak.acteur(Rol.BEZWAARJURIST)
    bezwaren.neem_in_behandeling(rij, op=zaak.op, door=jurist)
    assert zaak.bezwaar.status == "in_behandeling"
    assert Gebeurtenis.objects.filter(melding=zaak.melding, naam="Gehandeld met een machtiging").exists()
