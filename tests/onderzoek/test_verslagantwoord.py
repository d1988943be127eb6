"""What the client answers: does not want the verslag, disagrees, or agrees and asks for nothing."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from beschikkingen.models import Aanvraag
from beschikkingen.services.aanvraag import NieuweAanvraag, dien_aanvraag_in
from meldingen.fouten import Geweigerd
from meldingen.models import Document, Gemeente, Taak, Termijn
from onderzoek.models import Verslag
from onderzoek.services.verslag import Retour, registreer_retour, stel_verslag_op, verzend_verslag
from onderzoek.services.verslagantwoord import (
    pas_aan_na_niet_akkoord,
    verslag_niet_gewenst,
    verwerk_akkoord_zonder_aanvraag,
    verwerk_niet_akkoord,
)
from onderzoek.services.verslagversie import laatste_versie
from tests.bouwers import TEKST, breng_naar, leeg_uitbak
from wmo_portal.toestand import toestand

pytestmark = pytest.mark.usefixtures("zonder_pdf")


def reden_van_rappel(zaak: object) -> list[str]:
    stukken = Document.objects.filter(melding=zaak.melding, soort="D-10").order_by("pk")
    return [json.loads(stuk.gegevens)["aanleiding"] for stuk in stukken]


@pytest.mark.regel("V-12", "T-01")
def test_wie_het_verslag_niet_wil_krijgt_het_formulier_en_het_onderzoek_is_gehaald(voorbeeld: Gemeente) -> None:
    """TR-13."""
    zaak = breng_naar("verslag_concept")
    with pytest.raises(Geweigerd, match="hoe de cliënt liet weten"):
        verslag_niet_gewenst(zaak.verslag, wens=" ", op=zaak.op, door=zaak.consulent)
    verslag_niet_gewenst(zaak.verslag, wens="Zei het bij de deur.", op=zaak.op, door=zaak.consulent)
    leeg_uitbak(zaak.op)
    verslag = zaak.verslag
    assert (verslag.vastgesteld_op, verslag.verzonden_op, verslag.wens) == (zaak.op, None, "Zei het bij de deur.")
    assert Document.objects.get(melding=zaak.melding, soort="D-07").verzonden_op is None
    assert Document.objects.get(melding=zaak.melding, soort="D-49").verzonden_op == zaak.op
    assert not Document.objects.filter(melding=zaak.melding, soort="D-09").exists()
    assert zaak.klok(Termijn.Soort.ONDERZOEK).gehaald_op == zaak.op
    assert toestand(zaak.melding) == "verslag_verzonden"
    with pytest.raises(Geweigerd):
        verzend_verslag(verslag, op=zaak.op, door=zaak.consulent)
    zaak.gerappelleerd()
    assert reden_van_rappel(zaak) == ["formulier"]
    nieuw = NieuweAanvraag(Aanvraag.Soort.FORMULIER, zaak.op, zaak.op, "formulier:1", zaak.gevraagd())
    dien_aanvraag_in(zaak.melding, nieuw, op=zaak.op, door=zaak.consulent)
    assert zaak.melding.status == "aangevraagd"


@pytest.mark.regel("V-11", "V-12")
def test_na_een_niet_gewenst_verslag_sluit_de_zaak_en_kan_zij_weer_open(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("verslag_concept")
    verslag_niet_gewenst(zaak.verslag, wens="Zei het bij de deur.", op=zaak.op, door=zaak.consulent)
    zaak.gerappelleerd()
    zaak.gesloten_na_rappel()
    nieuw = NieuweAanvraag(Aanvraag.Soort.FORMULIER, zaak.op, zaak.op, "formulier:2", zaak.gevraagd())
    dien_aanvraag_in(zaak.melding, nieuw, op=zaak.op, door=zaak.consulent)
    assert zaak.melding.status == "aangevraagd"


@pytest.mark.regel("V-07", "X-11")
def test_niet_akkoord_geeft_een_nieuw_verslag_en_bewaart_de_woorden(voorbeeld: Gemeente) -> None:
    """TR-14."""
    zaak = breng_naar("verslag_verzonden")
    with pytest.raises(Geweigerd, match="nog niet terug"):
        verwerk_niet_akkoord(zaak.verslag, op=zaak.op, door=zaak.consulent)
    zaak.getekend_terug(akkoord=False, reactie="Ik vind twee nachten te weinig.")
    assert Taak.objects.filter(melding=zaak.melding, plek="niet_akkoord").open().exists()
    nieuw = verwerk_niet_akkoord(zaak.verslag, op=zaak.op, door=zaak.consulent)
    assert toestand(zaak.melding) == "verslag_concept"
    assert not Taak.objects.filter(melding=zaak.melding, plek="niet_akkoord").open().exists()
    oud = Verslag.objects.get(melding=zaak.melding, versie=1)
    assert (oud.retour_reactie, nieuw.retour_reactie) == ("Ik vind twee nachten te weinig.", "")
    assert laatste_versie(nieuw).onderdelen == laatste_versie(oud).onderdelen
    stel_verslag_op(zaak.melding, replace(TEKST, aanpak="Drie nachten"), op=zaak.op, door=zaak.consulent)
    zaak.verslag_verzonden()
    assert Document.objects.filter(melding=zaak.melding, soort="D-07").count() == 2
    zaak.gerappelleerd()
    assert reden_van_rappel(zaak) == ["verslag"]


@pytest.mark.regel("V-07")
def test_zonder_reden_of_bij_akkoord_blijft_het_verslag_zoals_het_is(voorbeeld: Gemeente) -> None:
    """TR-14."""
    zaak = breng_naar("verslag_verzonden")
    zaak.getekend_terug(akkoord=False)
    with pytest.raises(Geweigerd, match="waarom de cliënt niet akkoord is"):
        verwerk_niet_akkoord(zaak.verslag, op=zaak.op, door=zaak.consulent)
    pas_aan_na_niet_akkoord(zaak.verslag, reden="Belde: te weinig.", op=zaak.op, door=zaak.consulent)
    assert Verslag.objects.get(melding=zaak.melding, versie=1).retour_reactie == "Belde: te weinig."
    ander = breng_naar("verslag_verzonden")
    ander.getekend_terug()
    with pytest.raises(Geweigerd, match="akkoord of doet een aanvraag"):
        verwerk_niet_akkoord(ander.verslag, op=ander.op, door=ander.consulent)


@pytest.mark.regel("V-06", "T-07")
def test_akkoord_zonder_aanvraag_krijgt_herinnering_formulier_en_hulp(voorbeeld: Gemeente) -> None:
    """TR-56."""
    zaak = breng_naar("verslag_verzonden")
    with pytest.raises(Geweigerd, match="nog niet terug"):
        verwerk_akkoord_zonder_aanvraag(zaak.verslag, op=zaak.op, door=zaak.consulent)
    zaak.getekend_terug()
    verwerk_akkoord_zonder_aanvraag(zaak.verslag, op=zaak.op, door=zaak.consulent)
    leeg_uitbak(zaak.op)
    assert toestand(zaak.melding) == "rappel"
    assert reden_van_rappel(zaak) == ["getekend"]
    assert Document.objects.filter(melding=zaak.melding, soort="D-49").exists()
    assert zaak.klok(Termijn.Soort.RAPPEL).is_open
    assert Taak.objects.filter(melding=zaak.melding, plek="aanvraag_invoeren").open().count() == 1
    with pytest.raises(Geweigerd, match="al verstuurd"):
        verwerk_akkoord_zonder_aanvraag(zaak.verslag, op=zaak.op, door=zaak.consulent)
    zaak.gesloten_na_rappel()
    assert zaak.melding.status == "afgesloten"


@pytest.mark.parametrize(
    ("velden", "zin"),
    [({"uitkomst": "opgelost"}, "opgelost zonder maatwerk"), ({"zorgplan_nodig": True}, "zorgplan nodig"),
     ({"retour_akkoord": False}, "Alleen bij akkoord"), ({"retour_is_aanvraag": True}, "Alleen bij akkoord")],
)  # fmt: skip
def test_de_herinnering_gaat_alleen_weg_als_zij_past(voorbeeld: Gemeente, velden: dict[str, object], zin: str) -> None:
    """TR-56."""
    zaak = breng_naar("verslag_verzonden")
    zaak.getekend_terug()
    Verslag.objects.filter(pk=zaak.verslag.pk).update(**velden)
    with pytest.raises(Geweigerd, match=zin):
        verwerk_akkoord_zonder_aanvraag(zaak.verslag, op=zaak.op, door=zaak.consulent)


def test_een_scan_met_het_nummer_van_een_andere_zaak_wordt_geweigerd(voorbeeld: Gemeente) -> None:
    zaak, ander = breng_naar("verslag_verzonden"), breng_naar("gemeld")
    op = zaak.verder(2)
    retour = Retour(
        ontvangen_op=op, ondertekend_op=op - timedelta(days=1), akkoord=True, is_aanvraag=False, scan=b"%PDF scan",
        bestandsnaam=f"scan-{ander.melding.nummer}.pdf",
    )  # fmt: skip
    with pytest.raises(Geweigerd, match=f"hoort bij zaak {ander.melding.nummer}"):
        registreer_retour(zaak.verslag, retour, op=op, door=zaak.consulent)
    assert zaak.verslag.retour_op is None
    goed = replace(retour, bestandsnaam=f"scan-{zaak.melding.nummer}.pdf")
    assert registreer_retour(zaak.verslag, goed, op=op, door=zaak.consulent).retour_document is not None
