"""Who may act for the client: asked, signed, taken back, refused; and the letter D-41."""

import dataclasses
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.test import Client

from meldingen.brieven.machtiging import SOORTEN, MachtigingGegevens
from meldingen.brieven.render import render_soort
from meldingen.brieven.tekst import regels as tekstregels
from meldingen.brieven.voorbeeld import AFZENDER, GEADRESSEERDE
from meldingen.brieven.voorbeeld import zaak as briefzaak
from meldingen.fouten import Geweigerd
from meldingen.models import Document, Gebruiker, Machtiging, Melding
from meldingen.services import machtiging as acties
from meldingen.services.clienten import Relatiegegevens
from meldingen.services.documenten import lees
from tests.bouwers import MAANDAG, leeg_uitbak, maak_melding
from tests.brieven_hulp import controleer_brief, soorten_met_code, weigert_zonder

DAG = timedelta(days=1)
(D41,) = soorten_met_code(SOORTEN, "D-41")
FORMULIER = MachtigingGegevens(
    afzender=AFZENDER, geadresseerde=GEADRESSEERDE, zaak=briefzaak(date(2026, 3, 2)), gemachtigde="mevrouw J. Proef",
    bereik="de aanvraag indienen en brieven ontvangen", van=date(2026, 3, 2), tot=date(2026, 12, 31),
)  # fmt: skip
GETEKEND = dataclasses.replace(FORMULIER, getekend_op=date(2026, 3, 2))
MET_CODE = dataclasses.replace(GETEKEND, code="ABCD-EFGH-2345", code_tot=date(2026, 4, 1))
WEIGERING = dataclasses.replace(FORMULIER, weigerreden="zij bedreigde twee keer een medewerker")


@pytest.fixture
def melding(db: None, consulent: Gebruiker) -> Melding:
    return maak_melding(consulent.gemeente, door=consulent)


def leg_vast(melding: Melding, door: Gebruiker, **anders: object) -> Machtiging:
    velden = {"waarvoor": ("aanvraag",), "van": MAANDAG, "getekend_op": MAANDAG, **anders}
    nieuw = acties.NieuweMachtiging(gemachtigde=Relatiegegevens(naam="Jet Proef", soort="kind"), **velden)
    return acties.leg_machtiging_vast(melding, nieuw, op=MAANDAG, door=door)


def brieven(melding: Melding) -> list[str]:
    rijen = Document.objects.filter(melding=melding, soort="D-41").order_by("pk")
    return [" ".join(tekstregels(lees(rij).decode())) for rij in rijen]


@pytest.mark.regel("A-17")
def test_een_machtiging_heeft_een_bereik_en_een_einddatum(melding: Melding, consulent: Gebruiker) -> None:
    rij = leg_vast(melding, consulent, tot=MAANDAG + 10 * DAG)
    assert [rij.geldt_op(MAANDAG + n * DAG) for n in (-1, 0, 10, 11)] == [False, True, True, False]
    with pytest.raises(Geweigerd, match="vóór de begindatum"):
        leg_vast(melding, consulent, tot=MAANDAG - DAG)
    with pytest.raises(Geweigerd, match="in de toekomst"):
        leg_vast(melding, consulent, getekend_op=MAANDAG + DAG)
    acties.trek_machtiging_in(melding, rij, op=MAANDAG + 3 * DAG, door=consulent)
    rij.refresh_from_db()
    assert (rij.geldt_op(MAANDAG + 2 * DAG), rij.geldt_op(MAANDAG + 3 * DAG)) == (True, False)
    with pytest.raises(Geweigerd, match="geldt al niet meer"):
        acties.trek_machtiging_in(melding, rij, op=MAANDAG + 4 * DAG, door=consulent)


@pytest.mark.regel("A-17")
@pytest.mark.usefixtures("zonder_pdf")
def test_een_schriftelijke_machtiging_kan_worden_gevraagd(melding: Melding, consulent: Gebruiker) -> None:
    rij = leg_vast(melding, consulent, getekend_op=None)
    assert (rij.gevraagd_op, rij.geldt_op(MAANDAG)) == (MAANDAG, False)
    leeg_uitbak(MAANDAG)
    assert "Ik machtig Jet Proef" in brieven(melding)[0]
    with pytest.raises(Geweigerd, match="in de toekomst"):
        acties.registreer_handtekening(melding, rij, getekend_op=MAANDAG + DAG, op=MAANDAG, door=consulent)
    acties.registreer_handtekening(melding, rij, getekend_op=MAANDAG, op=MAANDAG, door=consulent)
    rij.refresh_from_db()
    assert rij.geldt_op(MAANDAG)


@pytest.mark.regel("A-17")
@pytest.mark.usefixtures("zonder_pdf")
def test_wie_ernstige_bezwaren_wekt_kan_worden_geweigerd_maar_een_advocaat_niet(
    melding: Melding, consulent: Gebruiker
) -> None:
    rij, advocaat = leg_vast(melding, consulent), leg_vast(melding, consulent, is_advocaat=True)
    with pytest.raises(Geweigerd, match="ernstige bezwaren"):
        acties.weiger_gemachtigde(melding, rij, reden=" ", op=MAANDAG, door=consulent)
    with pytest.raises(Geweigerd, match="Een advocaat kan niet worden geweigerd"):
        acties.weiger_gemachtigde(melding, advocaat, reden="Lastig.", op=MAANDAG, door=consulent)
    acties.weiger_gemachtigde(melding, rij, reden="Jet bedreigde ons.", op=MAANDAG, door=consulent)
    rij.refresh_from_db()
    assert not rij.geldt_op(MAANDAG)
    leeg_uitbak(MAANDAG)
    assert "Jet Proef mag niet namens u optreden" in brieven(melding)[0]
    assert "Jet bedreigde ons." in brieven(melding)[0]


def test_op_de_bladzijde_vastleggen_en_weigeren(client: Client, melding: Melding, consulent: Gebruiker) -> None:
    client.force_login(consulent)
    pad = f"/zaken/{melding.nummer}/machtigingen/"
    invoer = {
        "naam": "Jet Proef", "soort": "kind", "is_advocaat": "ja", "waarvoor": ["aanvraag", "pgb"], "van_dag": "2",
        "van_maand": "3", "van_jaar": "2026", "getekend_op_dag": "2", "getekend_op_maand": "3",
        "getekend_op_jaar": "2026",
    }  # fmt: skip
    assert client.post(pad, invoer).status_code == 302
    rij = melding.client.machtigingen.get()
    eigen = f"{pad}{rij.pk}/"
    assert "Schrijf op welke ernstige bezwaren" in client.post(eigen, {"wat": "geweigerd"}).content.decode()
    assert "Een advocaat kan niet" in client.post(eigen, {"wat": "geweigerd", "reden": "x"}).content.decode()
    assert client.post(eigen, {"wat": "ingetrokken"}).status_code == 302
    assert "Ingetrokken" in client.get(pad).content.decode()


@pytest.mark.regel("A-17")
@pytest.mark.parametrize(
    ("gegevens", "naam"),
    [
        (FORMULIER, "d41"),
        (WEIGERING, "d41-weigering"),
        (GETEKEND, "d41-getekend"),
        (MET_CODE, "d41-code"),
    ],
)
def test_de_brief_is_zoals_afgesproken(gegevens: MachtigingGegevens, naam: str) -> None:
    controleer_brief(render_soort(D41, gegevens.als_gegevens()), naam)


@pytest.mark.parametrize("blok", D41.verplichte_blokken)
def test_geen_brief_zonder_verplicht_blok(blok: str, tmp_path: Path) -> None:
    weigert_zonder(D41, FORMULIER, blok, tmp_path)
