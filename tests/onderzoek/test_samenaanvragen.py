"""Help with the aanvraag when the verslag advises it: one task, on a sensible day, that goes away by itself (A-19)."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from beschikkingen.services.aanvraag import NieuweAanvraag, dien_aanvraag_in
from beschikkingen.services.ondertekenen import vraag_hulp_bij_invullen
from meldingen.brieven.tekst import regels
from meldingen.models import Document, Gemeente, Taak, Termijn
from meldingen.services import taken
from meldingen.services.documenten import lees
from meldingen.services.melding import trek_melding_in
from onderzoek.models import Verslag
from onderzoek.services.verslagantwoord import (
    verslag_niet_gewenst,
    verwerk_akkoord_zonder_aanvraag,
    verwerk_niet_akkoord,
)
from onderzoek.services.zorgplanverzoek import vraag_zorgplan
from tests.bouwers import TEKST, Zaak, breng_naar

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("voorbeeld", "zonder_pdf")]


def samen(zaak: Zaak) -> list[Taak]:
    return list(Taak.objects.filter(melding_id=zaak.sleutel, sleutel__startswith="samen-aanvragen:").order_by("pk"))


def brief(zaak: Zaak, soort: str) -> str:
    return " ".join(regels(lees(Document.objects.get(melding=zaak.melding, soort=soort)).decode()))


@pytest.mark.regel("A-19")
def test_bij_geadviseerd_maatwerk_helpt_de_consulent_tot_het_antwoord_er_moet_zijn() -> None:
    zaak = breng_naar("verslag_verzonden")
    [taak] = samen(zaak)
    assert (taak.titel, taak.plek) == ("Vul de aanvraag samen met de inwoner in", "aanvraag_invoeren")
    assert (taak.voor, taak.rol, taak.gemaakt_op) == (zaak.consulent, "consulent", zaak.op)
    assert taak.uiterlijk_op == zaak.klok(Termijn.Soort.RETOUR).uiterste_datum > zaak.op
    assert "Een melding is nog geen aanvraag." in brief(zaak, "D-01")
    assert "Dan helpen wij u om die aan te vragen." in brief(zaak, "D-01")
    assert "U krijgt die hulp niet vanzelf. U moet de hulp eerst aanvragen." in brief(zaak, "D-09")
    assert "Wij helpen u graag om de aanvraag in te vullen." in brief(zaak, "D-09")


@pytest.mark.regel("A-19")
def test_niet_bij_opgelost_niet_bij_een_zorgplan_en_niet_als_de_aanvraag_er_al_is() -> None:
    opgelost = breng_naar("verslag_verzonden", verslagtekst=replace(TEKST, uitkomst=Verslag.Uitkomst.OPGELOST))
    plan = breng_naar("verslag_verzonden", verslagtekst=replace(TEKST, zorgplan_nodig=True))
    vroeg = breng_naar("verslag_concept")
    vraag_aan(vroeg)
    vroeg.verslag_verzonden()
    assert vroeg.melding.status == "aangevraagd"
    assert [samen(zaak) for zaak in (opgelost, plan, vroeg)] == [[], [], []]


def vraag_aan(zaak: Zaak) -> None:
    papier = NieuweAanvraag("formulier", zaak.op, zaak.op, f"proef:{zaak.sleutel}:{zaak.op}", zaak.gevraagd())
    dien_aanvraag_in(zaak.melding, papier, op=zaak.op, door=zaak.consulent)


def test_ook_wie_het_verslag_niet_wil_ontvangen_wordt_geholpen() -> None:
    zaak = breng_naar("verslag_concept")
    verslag_niet_gewenst(zaak.verslag, wens="Zei het aan de telefoon.", op=zaak.verder(1), door=zaak.consulent)
    [taak] = samen(zaak)
    assert taak.uiterlijk_op == zaak.klok(Termijn.Soort.RETOUR).uiterste_datum


@pytest.mark.regel("A-19")
def test_een_taak_hoe_hij_ook_ontstond() -> None:
    """The verslag, the client who asks, twice, and TR-56: the client who asks is called today."""
    zaak = breng_naar("verslag_verzonden")
    zaak.verder(1)
    for _ in range(2):
        vraag_hulp_bij_invullen(zaak.melding, op=zaak.op, door=zaak.consulent)
    [taak] = samen(zaak)
    assert (taak.titel, taak.uiterlijk_op) == ("De inwoner vraagt hulp: vul de aanvraag samen in", zaak.op)
    assert zaak.melding.gebeurtenissen.filter(code="A-19").count() == 1
    zaak.getekend_terug()
    verwerk_akkoord_zonder_aanvraag(zaak.verslag, op=zaak.op, door=zaak.consulent)
    assert samen(zaak) == [taak]
    taken.rond_af(taak, op=zaak.op, door=zaak.consulent)
    vraag_hulp_bij_invullen(zaak.melding, op=zaak.verder(1), door=zaak.consulent)
    assert [rij.gedaan_op is None for rij in samen(zaak)] == [False, True]


def gevraagd_voor_het_verslag() -> Zaak:
    zaak = breng_naar("verslag_concept")
    vraag_hulp_bij_invullen(zaak.melding, op=zaak.op, door=zaak.consulent)
    zaak.verslag_verzonden()
    return zaak


def test_wie_al_voor_het_verslag_hulp_vroeg_staat_er_een_keer() -> None:
    [taak] = samen(gevraagd_voor_het_verslag())
    assert taak.titel.startswith("De inwoner vraagt hulp")


def komt_binnen(zaak: Zaak) -> None:
    vraag_aan(zaak)


def is_het_verslag(zaak: Zaak) -> None:
    zaak.aanvraag_ontvangen()


def gaat_dicht(zaak: Zaak) -> None:
    trek_melding_in(zaak.melding, op=zaak.op, door=zaak.consulent, wilsuiting="Belde.")


def wordt_een_nieuw_verslag(zaak: Zaak) -> None:
    zaak.getekend_terug(akkoord=False, reactie="Er staat iets verkeerd.")
    verwerk_niet_akkoord(zaak.verslag, op=zaak.op, door=zaak.consulent)


def wordt_een_zorgplan(zaak: Zaak) -> None:
    Verslag.objects.filter(pk=zaak.verslag.pk).update(zorgplan_nodig=True)
    zaak.getekend_terug()
    vraag_zorgplan(zaak.verslag, zaak.zorgplanvraag(), op=zaak.op, door=zaak.consulent)


@pytest.mark.regel("A-19")
@pytest.mark.parametrize(
    ("gebeurt", "gedaan"),
    [(komt_binnen, True), (is_het_verslag, True), (gaat_dicht, False), (wordt_een_nieuw_verslag, False),
     (wordt_een_zorgplan, False)],
)  # fmt: skip
def test_de_taak_gaat_vanzelf_weg(gebeurt: Callable[[Zaak], None], gedaan: bool) -> None:
    zaak = breng_naar("verslag_verzonden")
    gebeurt(zaak)
    [taak] = samen(zaak)
    assert (taak.gedaan_op is not None, taak.vervallen_op is not None) == (gedaan, not gedaan)


def test_het_volgende_verslag_krijgt_zijn_eigen_taak(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("verslag_verzonden")
    wordt_een_nieuw_verslag(zaak)
    zaak.verslag_concept()
    zaak.verslag_verzonden()
    assert [rij.vervallen_op is None for rij in samen(zaak)] == [False, True]
