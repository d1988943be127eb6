"""The bad input of the onderzoek through its pages: refused in words, nothing changed, what was typed kept."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from meldingen.models import Gebeurtenis, Gebruiker
from meldingen.rollen import Rol
from onderzoek.views.voortgang import adres_van
from tests import bestanden
from tests.bouwers import Zaak, breng_naar
from tests.onderzoek.test_zorgplan import REGEL, tweede_aanbieder
from tests.wmo_portal.invoer import stand, tekst

pytestmark = pytest.mark.usefixtures("zonder_pdf")
DAG = timedelta(days=1)
Aanmelder = Callable[[Gebruiker], Client]
Klok = Callable[[Zaak], None]


def datum(naam: str, dag: Any) -> dict[str, str]:
    return {f"{naam}_dag": str(dag.day), f"{naam}_maand": str(dag.month), f"{naam}_jaar": str(dag.year)}


def pdf(naam: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(naam, bestanden.pdf(), "application/pdf")


def weigert(client: Client, pad: str, velden: dict[str, Any], zin: str, *getypt: str) -> None:
    voor = stand()
    antwoord = client.post(pad, velden)
    assert antwoord.status_code == 200
    assert zin in tekst(antwoord)
    for woord in getypt:
        assert woord in tekst(antwoord)
    assert stand() == voor


def test_een_afspraak_in_het_verleden(als: Aanmelder, op_de_dag: Klok, consulent: Gebruiker) -> None:
    zaak = breng_naar("in_vooronderzoek", consulent.gemeente)
    op_de_dag(zaak)
    velden = {"vorm": "huisbezoek", "gepland_om": "14.15"} | datum("gepland_op", zaak.op - DAG)
    pad = f"/zaken/{zaak.melding.nummer}/afspraak/"
    weigert(
        als(consulent), pad, velden, "De afspraak ligt in het verleden.", 'value="14.15"', f'value="{zaak.op.year}"'
    )
    assert not zaak.onderzoek.gesprekken.exists()


def test_een_huisgenoot_die_morgen_wordt_geboren(als: Aanmelder, op_de_dag: Klok, consulent: Gebruiker) -> None:
    zaak = breng_naar("in_onderzoek", consulent.gemeente)
    op_de_dag(zaak)
    velden = {"naam": "Bram", "relatie": "kind", "woont": "huishouden"} | datum("geboortedatum", zaak.op + DAG)
    pad = adres_van(zaak.melding.nummer, "huisgenoten")
    weigert(als(consulent), pad, velden, "Deze datum moet nog komen.", 'value="Bram"')


def test_maatwerk_voor_de_stappen(als: Aanmelder, op_de_dag: Klok, consulent: Gebruiker) -> None:
    zaak = breng_naar("in_vooronderzoek", consulent.gemeente)
    zaak.in_onderzoek()
    op_de_dag(zaak)
    velden = {"uitkomst": "volledig", "motivering": "Alleen logeren helpt nog."}
    pad = f"/zaken/{zaak.melding.nummer}/afweging/stap/6/"
    zin = "Maatwerk kan pas worden gekozen als de vijf stappen ervoor zijn ingevuld."
    weigert(als(consulent), pad, velden, zin, "Alleen logeren helpt nog.")


def test_een_getekende_scan_van_de_verkeerde_zaak(
    als: Aanmelder, op_de_dag: Klok, consulent: Gebruiker, administratie: Gebruiker
) -> None:
    zaak, ander = breng_naar("verslag_verzonden", consulent.gemeente), breng_naar("gemeld")
    zaak.verder(2)
    op_de_dag(zaak)
    client, pad = als(administratie), f"/zaken/{zaak.melding.nummer}/verslag/terug/"
    velden = {"akkoord": "nee", "is_aanvraag": "nee", "reactie": "Zo is het niet gegaan."}
    velden |= datum("ontvangen_op", zaak.op) | datum("ondertekend_op", zaak.op)
    vreemd = {"scan": pdf(f"scan {ander.melding.nummer}.pdf")}
    weigert(client, pad, velden | vreemd, f"hoort bij zaak {ander.melding.nummer}", "Zo is het niet gegaan.")
    assert client.post(pad, velden | {"scan": pdf(f"{zaak.melding.nummer}.pdf")}).status_code == 302
    assert zaak.verslag.retour_document is not None


def test_een_verslag_twee_keer_verzenden(als: Aanmelder, op_de_dag: Klok, consulent: Gebruiker) -> None:
    zaak = breng_naar("verslag_concept", consulent.gemeente)
    op_de_dag(zaak)
    client, pad = als(consulent), f"/zaken/{zaak.melding.nummer}/verslag/verzenden/"
    assert client.post(pad).status_code == 302
    weigert(client, pad, {}, "staat op ‘Verslag verzonden’. Misschien heeft iemand anders de zaak net gewijzigd.")
    assert Gebeurtenis.objects.filter(melding=zaak.sleutel, code="TR-12").count() == 1


def test_een_aanbieder_stuurt_iets_in_voor_een_andere_client(
    als: Aanmelder, op_de_dag: Klok, consulent: Gebruiker, aanbieder: Gebruiker
) -> None:
    zaak = breng_naar("wacht_op_zorgplan", consulent.gemeente)
    ander = breng_naar("gemeld")
    op_de_dag(zaak)
    client, pad = als(aanbieder), f"/aanbieder/zorgplannen/{zaak.zorgplan.pk}/"
    velden = {naam: getattr(REGEL, naam) for naam in REGEL.__dataclass_fields__}
    assert client.post(pad, velden).status_code == 302
    inzending = {"getekend_door": "client", "is_akkoord": "nee", "reactie": "Ik wil drie nachten."}
    inzending |= datum("aanbieder_getekend_op", zaak.op) | datum("client_getekend_op", zaak.op)
    vreemd = {"stuk": pdf(f"{ander.melding.nummer}.pdf")}
    weigert(
        client, f"{pad}indienen/", inzending | vreemd, f"hoort bij zaak {ander.melding.nummer}", "Ik wil drie nachten."
    )
    vreemde = Gebruiker.objects.create(username="vreemd", organisatie=tweede_aanbieder(zaak.gemeente))
    vreemde.groups.set(Group.objects.filter(name=Rol.AANBIEDER))
    elders, eigen = als(vreemde), {"stuk": pdf(f"{zaak.melding.nummer}.pdf")}
    voor = stand()
    assert elders.post(f"{pad}indienen/", inzending | eigen).status_code == 404
    assert stand() == voor
