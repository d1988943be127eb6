"""The catalogue's table of transitions, and for each that a service makes: how a test tries it on a case.

An attempt first makes ready what the act needs besides the state (a paper, a conversation, the letter that has left),
so that only the state can refuse, and returns the act itself.
"""

import csv
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from beschikkingen.models import Aanvraag, Beschikking, Herstelverzoek, Opzegging
from beschikkingen.services.aanvraag import NieuweAanvraag, dien_aanvraag_in, verklaar_volledig
from beschikkingen.services.afronden import post_uiterlijk, rond_af
from beschikkingen.services.beslistermijn import bericht_uitstel, hervat_besluit, schort_besluit_op
from beschikkingen.services.besluit import beslis, stel_besluit_voor
from beschikkingen.services.bezwaar import (
    Bezwaarschrift,
    beoordeel_te_laat,
    neem_in_behandeling,
    ontvang_bezwaar,
)
from beschikkingen.services.bezwaarbehandeling import zie_af_van_horen
from beschikkingen.services.bezwaarbeslissing import beslis_op_bezwaar, stel_beslissing_voor
from beschikkingen.services.buitenbehandeling import stel_buiten_behandeling, stel_buiten_behandeling_voor
from beschikkingen.services.heropening import herroep
from beschikkingen.services.herstel import (
    beoordeel_in_natura,
    beslis_inhoudelijk,
    geef_hersteltermijn,
    registreer_aanvulling,
)
from beschikkingen.services.intrekken import trek_aanvraag_in
from beschikkingen.services.stopzetting import Stopafspraak, te_kiezen, verwerk_opzegging
from beschikkingen.services.voorstellen import stuur_voorstel_terug
from beschikkingen.services.zondermelding import behandel_direct, merk_aan_als_melding, vraag_directe_behandeling
from meldingen.models import Document, Opschorting, Termijn
from meldingen.rollen import Rol
from meldingen.services.bestemming import stuur_door
from meldingen.services.melding import bevestig_ontvangst, trek_melding_in
from meldingen.services.termijnen import open_termijn
from meldingen.termijnen import briefadres
from onderzoek.beschermd_wonen import VRAGEN, Hulpsoort
from onderzoek.models import Gesprek, Onderzoek, Verkorting, Verslag, Verslagversie, Zorgplan, Zorgplanverzoek
from onderzoek.services import onderzoek as onderzoeken
from onderzoek.services.advies import Adviesvraag, vraag_advies
from onderzoek.services.afdoen import volsta_met_advies
from onderzoek.services.mandaat import Overdracht, draag_over
from onderzoek.services.termijn import sluit_na_rappel, verleng_onderzoek, verwerk_geen_reactie
from onderzoek.services.verkort import Verkortingsafspraak, rond_verkort_af, spreek_verkorting_af
from onderzoek.services.verslag import stel_verslag_op, verzend_verslag
from onderzoek.services.verslagantwoord import (
    verslag_niet_gewenst,
    verwerk_akkoord_zonder_aanvraag,
    verwerk_niet_akkoord,
)
from onderzoek.services.verslagtoets import toets_verslag
from onderzoek.services.verslagversie import laatste_versie
from onderzoek.services.zorgplan import koppel_zorgplan_terug, rappelleer_zorgplan
from onderzoek.services.zorgplanverzoek import vraag_zorgplan
from tests.bouwers import RUBRIEKEN, TEKST, Zaak, voorzieningsoort, weeg_alles_af
from wmo_portal.toestand import toestand

FEITEN_MAP = Path(__file__).parent / "feiten"


@dataclass(frozen=True, slots=True)
class Overgang:
    """A row of the catalogue. `naar` is empty when the state stays."""

    id: str
    naam: str
    van: frozenset[str]
    naar: frozenset[str]


def lees(naam: str) -> list[dict[str, str]]:
    """The rows of one file of facts."""
    with (FEITEN_MAP / naam).open(encoding="utf-8", newline="") as bestand:
        return list(csv.DictReader(bestand, delimiter=";"))


CATALOGUS = {
    rij["id"]: Overgang(
        rij["id"],
        rij["overgang"],
        frozenset(rij["van"].split()) - {"*"},
        frozenset(rij["naar"].split()) - {"="},
    )
    for rij in lees("overgangen.csv")
}


def _document(zaak: Zaak) -> Document:
    return Document.objects.filter(melding=zaak.melding, soort="D-01").first() or Document(
        melding=zaak.melding, soort="D-01"
    )


def _onderzoek(zaak: Zaak) -> Onderzoek:
    """The investigation; where there is none yet, an empty row, so that the guard and not the absence refuses."""
    rij, nieuw = Onderzoek.objects.get_or_create(melding=zaak.melding)
    if nieuw:
        Gesprek.objects.create(onderzoek=rij, vorm=Gesprek.Vorm.KANTOOR, gepland_op=zaak.op)
    return rij


def _verslag(zaak: Zaak) -> Verslag:
    bestaand = Verslag.objects.filter(melding=zaak.melding).order_by("versie").last()
    return bestaand or Verslag.objects.create(
        melding=zaak.melding, versie=1, opgesteld_op=zaak.op, opgesteld_door=zaak.consulent, uitkomst="overig"
    )


def _aanvraag(zaak: Zaak) -> Aanvraag:
    bestaand = Aanvraag.objects.filter(melding=zaak.melding, rol=Aanvraag.Rol.LEIDEND).first()
    return bestaand or Aanvraag.objects.create(
        melding=zaak.melding,
        soort=Aanvraag.Soort.FORMULIER,
        rol=Aanvraag.Rol.LEIDEND,
        ontvangen_op=zaak.op,
        formulier_sleutel=f"proef:{zaak.sleutel}",
    )


def _beschikking(zaak: Zaak) -> Beschikking:
    bestaand = Beschikking.objects.filter(melding=zaak.melding).order_by("pk").last()
    return bestaand or Beschikking.objects.create(
        melding=zaak.melding, uitkomst=zaak.uitkomst, voorgesteld_door=zaak.consulent
    )


def _nieuwe_aanvraag(zaak: Zaak, soort: str, op: date) -> NieuweAanvraag:
    return NieuweAanvraag(soort, op, op, f"tweede:{next(_TELLER)}", (voorzieningsoort(zaak.gemeente),))


def na_termijn(zaak: Zaak) -> date:
    """The first day after the six weeks, or today when that day has passed."""
    klok = Termijn.objects.filter(melding=zaak.melding, soort=Termijn.Soort.ONDERZOEK).first()
    return max(klok.uiterste_datum + timedelta(days=1), zaak.op) if klok else zaak.op


_TELLER = count(1)
# Each makes ready (rows that a refusal should not depend on) and returns the act itself.
Daad = Callable[[], Any]


def _dien_in(soort: str) -> Callable[[Zaak], Daad]:
    def maak(zaak: Zaak) -> Daad:
        nieuw = _nieuwe_aanvraag(zaak, soort, zaak.op)
        return lambda: dien_aanvraag_in(zaak.melding, nieuw, op=zaak.op, door=zaak.consulent)

    return maak


def _na_zes_weken(zaak: Zaak) -> Daad:
    op = na_termijn(zaak)
    nieuw = _nieuwe_aanvraag(zaak, Aanvraag.Soort.FORMULIER, op)
    return lambda: dien_aanvraag_in(zaak.melding, nieuw, op=op, door=None)


def _start_vooronderzoek(zaak: Zaak) -> Daad:
    """All that TR-04 wants besides the state: the confirmation has left, somebody handles the case."""
    if zaak.melding.bevestigd_op is None and not zaak.melding.is_gesloten:
        zaak.bevestigd()
    return lambda: onderzoeken.start_vooronderzoek(zaak.melding, op=zaak.op, door=zaak.consulent)


def _start_onderzoek(zaak: Zaak) -> Daad:
    rij = _onderzoek(zaak)
    if not (rij.plan_afgezien_op or zaak.melding.is_gesloten):
        onderzoeken.leg_persoonlijk_plan_vast(rij, ontvangen_op=None, op=zaak.op, door=zaak.consulent)
    return lambda: onderzoeken.start_onderzoek(
        rij, vorm="kantoor", gepland_op=zaak.op, gepland_om=time(9), op=zaak.op, door=zaak.consulent
    )


def _stel_verslag_op(zaak: Zaak) -> Daad:
    """The conversation has everything in it, so that only the state can refuse."""
    rij = _onderzoek(zaak)
    if not zaak.melding.is_gesloten and not rij.bijdrage_voorlichting_op:
        onderzoeken.voer_gesprek(
            rij.gesprekken.first() or Gesprek.objects.create(onderzoek=rij, vorm="kantoor", gepland_op=zaak.op),
            gevoerd_op=zaak.op, aanwezigen="mevrouw", met_mantelzorger=False, met_clientondersteuner=False,
            op=zaak.op, door=zaak.consulent,
        )  # fmt: skip
        onderzoeken.leg_gesprek_vast(
            rij, rubrieken=RUBRIEKEN, identiteit=onderzoeken.Identiteit("paspoort", zaak.op, zaak.op),
            pgb_voorlichting_op=zaak.op, bijdrage_voorlichting_op=zaak.op, op=zaak.op, door=zaak.consulent,
        )  # fmt: skip
        weeg_alles_af(rij, op=zaak.op, door=zaak.consulent)
    return lambda: stel_verslag_op(zaak.melding, TEKST, op=zaak.op, door=zaak.consulent)


def _verkort(zaak: Zaak) -> Daad:
    """The agreement and all that a verslag asks for, where the state allows that much."""
    rij = _onderzoek(zaak)
    if toestand(zaak.melding) == "in_vooronderzoek":
        onderzoeken.leg_persoonlijk_plan_vast(rij, ontvangen_op=None, op=zaak.op, door=zaak.consulent)
        spreek_verkorting_af(
            rij, Verkortingsafspraak(zaak.op, zaak.op, "Bekend.", "Belde."), op=zaak.op, door=zaak.consulent
        )
        onderzoeken.leg_gesprek_vast(
            rij, rubrieken=RUBRIEKEN, identiteit=onderzoeken.Identiteit("paspoort", zaak.op, zaak.op),
            pgb_voorlichting_op=zaak.op, bijdrage_voorlichting_op=zaak.op, op=zaak.op, door=zaak.consulent,
        )  # fmt: skip
        weeg_alles_af(rij, op=zaak.op, door=zaak.consulent)
    else:
        Verkorting.objects.create(onderzoek=rij, peildatum=zaak.op, akkoord_op=zaak.op, op=zaak.op, door=zaak.consulent)
    return lambda: rond_verkort_af(rij, TEKST, op=zaak.op, door=zaak.consulent)


def _doe_af(zaak: Zaak) -> Daad:
    return lambda: volsta_met_advies(
        zaak.melding, advies="Het buurthuis.", bevestigd_op=zaak.op, rechten_uitgelegd=True, op=zaak.op,
        door=zaak.consulent,
    )  # fmt: skip


def _vraag_advies(zaak: Zaak) -> Daad:
    vraag = Adviesvraag(
        soort="overig", adviseur="de arts", organisatie="Bureau", adres="Straat 1", postcode_plaats="1234 AB  Stad",
        vragen="Past het?", gegevens="naam", doel="te weten of het past", geinformeerd_op=zaak.op,
        verwacht_op=zaak.op + timedelta(days=9), is_medisch=False, geen_toestemming="Niets medisch.",
    )  # fmt: skip
    return lambda: vraag_advies(zaak.melding, vraag, op=zaak.op, door=zaak.consulent)


def _verzend_verslag(zaak: Zaak) -> Daad:
    rij = _verslag(zaak)
    return lambda: verzend_verslag(rij, op=zaak.op, door=zaak.consulent)


def _verklaar_volledig(zaak: Zaak) -> Daad:
    rij = _aanvraag(zaak)
    return lambda: verklaar_volledig(rij, brp_geraadpleegd_op=zaak.op, op=zaak.op, door=zaak.consulent)


def _stel_besluit_voor(zaak: Zaak) -> Daad:
    rij = _aanvraag(zaak)
    if toestand(zaak.melding) == "in_beoordeling":
        zaak.vaste_optie()
    return lambda: stel_besluit_voor(rij, zaak.voorstel(), motivering="Zo is het.", op=zaak.op, door=zaak.consulent)


def _stuur_terug(zaak: Zaak) -> Daad:
    rij = _beschikking(zaak)
    return lambda: stuur_voorstel_terug(rij, reden="De motivering is te kort.", op=zaak.op, door=zaak.teamleider)


def _beslis(uitkomst: str) -> Callable[[Zaak], Daad]:
    def maak(zaak: Zaak) -> Daad:
        rij = _beschikking(zaak)
        if toestand(zaak.melding) == "besluit_concept" and rij.uitkomst != uitkomst:
            # This transition takes another proposal than the one that waits: send that back, propose again.
            stuur_voorstel_terug(rij, reden="Anders.", op=zaak.op, door=zaak.teamleider)
            zaak.uitkomst = uitkomst
            rij = stel_besluit_voor(
                zaak.aanvraag, zaak.voorstel(), motivering="Zo is het.", op=zaak.op, door=zaak.consulent
            )
        return lambda: beslis(rij, op=zaak.op, door=zaak.teamleider)

    return maak


def _verleng(zaak: Zaak) -> Daad:
    streef = zaak.op + timedelta(days=60)
    return lambda: verleng_onderzoek(
        zaak.melding, reden="Advies.", overleg_op=zaak.op, stemt_in=True, streefdatum=streef, op=zaak.op,
        door=zaak.consulent,
    )  # fmt: skip


def _na_klok(zaak: Zaak, soort: str) -> date:
    """The day after the clock of this kind, or today when there is none."""
    klok = Termijn.objects.filter(melding=zaak.melding, soort=soort).order_by("pk").last()
    return max(zaak.op, klok.uiterste_datum + timedelta(days=1)) if klok else zaak.op


def _geen_reactie(uitkomst: str) -> Callable[[Zaak], Daad]:
    def maak(zaak: Zaak) -> Daad:
        if toestand(zaak.melding) == "verslag_verzonden":
            Verslag.objects.filter(melding=zaak.melding).update(uitkomst=uitkomst)
        op = _na_klok(zaak, Termijn.Soort.RETOUR)
        return lambda: verwerk_geen_reactie(zaak.sleutel, op)

    return maak


def _na_rappel(zaak: Zaak) -> Daad:
    op = _na_klok(zaak, Termijn.Soort.RAPPEL)
    return lambda: sluit_na_rappel(zaak.sleutel, op)


def _herstelverzoek(zaak: Zaak, *, budgetplan: bool) -> Herstelverzoek:
    """The open request, of the kind this transition is about; elsewhere a row so that the state must refuse."""
    rij = Herstelverzoek.objects.filter(melding=zaak.melding).first() or Herstelverzoek.objects.create(
        melding=zaak.melding, aanvraag=_aanvraag(zaak), stukken=["kopie"], verzonden_op=zaak.op, uiterlijk_op=zaak.op
    )
    Herstelverzoek.objects.filter(pk=rij.pk).update(is_alleen_budgetplan=budgetplan)
    rij.refresh_from_db()
    return rij


def _vraag_aanvulling(zaak: Zaak) -> Daad:
    rij = _aanvraag(zaak)
    return lambda: geef_hersteltermijn(rij, ["Een kopie van het plan"], op=zaak.op, door=zaak.consulent)


def _vul_aan(zaak: Zaak) -> Daad:
    rij = _herstelverzoek(zaak, budgetplan=False)
    return lambda: registreer_aanvulling(rij, ontvangen_op=zaak.op, op=zaak.op, door=zaak.consulent)


def _in_natura(zaak: Zaak) -> Daad:
    rij = _herstelverzoek(zaak, budgetplan=True)
    op = rij.uiterlijk_op + timedelta(days=1)
    return lambda: beoordeel_in_natura(rij, op=op, door=zaak.consulent)


def _inhoudelijk(zaak: Zaak) -> Daad:
    rij = _herstelverzoek(zaak, budgetplan=False)
    op = rij.uiterlijk_op + timedelta(days=1)
    return lambda: beslis_inhoudelijk(rij, reden="Er is genoeg bekend.", op=op, door=zaak.consulent)


def _schort_op(zaak: Zaak) -> Daad:
    return lambda: schort_besluit_op(
        zaak.melding, grond=Opschorting.Grond.AANVRAGER, tot=None, toelichting="Op reis.", op=zaak.op,
        door=zaak.consulent,
    )  # fmt: skip


def _hervat(zaak: Zaak) -> Daad:
    """The suspension there is; elsewhere one of another clock, so that the state must refuse."""
    rij = Opschorting.objects.filter(termijn__melding=zaak.melding).first() or Opschorting.objects.create(
        termijn=zaak.melding.termijnen.filter(soort=Termijn.Soort.ONDERZOEK).first()
        or open_termijn(zaak.melding, Termijn.Soort.BRIEFADRES, briefadres(), start=zaak.op),
        grond=Opschorting.Grond.AANVRAGER,
        van=zaak.op,
    )
    return lambda: hervat_besluit(rij, tot=zaak.op, op=zaak.op, door=zaak.consulent)


def _uitstel(zaak: Zaak) -> Daad:
    belofte = zaak.op + timedelta(days=60)
    return lambda: bericht_uitstel(zaak.melding, reden="Advies.", toegezegd_op=belofte, op=zaak.op, door=zaak.consulent)


def _stuur_door(zaak: Zaak) -> Daad:
    return lambda: stuur_door(
        zaak.melding, naar="CIZ", organisatie="CIZ", reden="Wlz.", op=zaak.op, door=zaak.consulent
    )


def _toets(zaak: Zaak) -> Daad:
    rij = _verslag(zaak)
    versie = laatste_versie(rij) or Verslagversie.objects.create(
        verslag=rij, nummer=1, tekst="{}", kenmerk="x", op=zaak.op, door=zaak.consulent
    )
    return lambda: toets_verslag(versie, is_akkoord=False, reden="Te kort.", op=zaak.op, door=zaak.teamleider)


def _niet_gewenst(zaak: Zaak) -> Daad:
    rij = _verslag(zaak)
    return lambda: verslag_niet_gewenst(rij, wens="Zei het aan de telefoon.", op=zaak.op, door=zaak.consulent)


def _terug(zaak: Zaak, *, akkoord: bool) -> Verslag:
    """The verslag as it came back signed, without an aanvraag; where it is back already, as it came."""
    rij = _verslag(zaak)
    if rij.verzonden_op is not None and rij.retour_op is None:
        zaak.getekend_terug(akkoord=akkoord, reactie="Zo is het niet.")
    return _verslag(zaak)


def _niet_akkoord(zaak: Zaak) -> Daad:
    rij = _terug(zaak, akkoord=False)
    return lambda: verwerk_niet_akkoord(rij, op=zaak.op, door=zaak.consulent)


def _akkoord_zonder_aanvraag(zaak: Zaak) -> Daad:
    rij = _terug(zaak, akkoord=True)
    return lambda: verwerk_akkoord_zonder_aanvraag(rij, op=zaak.op, door=zaak.consulent)


def _vraag_zorgplan(zaak: Zaak) -> Daad:
    rij = _terug(zaak, akkoord=True)
    Verslag.objects.filter(pk=rij.pk).update(zorgplan_nodig=True)
    return lambda: vraag_zorgplan(rij, zaak.zorgplanvraag(), op=zaak.op, door=zaak.consulent)


def _verzoek(zaak: Zaak) -> Zorgplan:
    """The plan that was asked; elsewhere a row, so that the state must refuse."""
    bestaand = Zorgplan.objects.filter(verzoek__melding=zaak.melding).first()
    if bestaand is not None:
        return bestaand
    aanbieder = zaak.acteur(Rol.AANBIEDER).organisatie
    verzoek = Zorgplanverzoek.objects.create(
        melding=zaak.melding, verslag=_verslag(zaak), gevraagd_op=zaak.op, gekozen_op=zaak.op,
        gevraagd_door=zaak.consulent,
    )  # fmt: skip
    if zaak.melding.status == "verslag_verzonden":
        Zorgplanverzoek.objects.filter(pk=verzoek.pk).update(afgerond_op=zaak.op)
    return Zorgplan.objects.create(verzoek=verzoek, aanbieder=aanbieder, is_coordinerend=True)


def _koppel_terug(zaak: Zaak) -> Daad:
    rij = _verzoek(zaak)
    return lambda: koppel_zorgplan_terug(rij, reden="Het plan klopt niet.", op=zaak.op, door=zaak.consulent)


def _rappelleer_zorgplan(zaak: Zaak) -> Daad:
    rij = _verzoek(zaak)
    Zorgplan.objects.filter(pk=rij.pk).update(bij_client_op=zaak.op)
    op = _na_klok(zaak, Termijn.Soort.ZORGPLAN)
    return lambda: rappelleer_zorgplan(rij.verzoek, op=op, door=zaak.consulent)


def _behandel_direct(zaak: Zaak) -> Daad:
    """The consulent asked for it; elsewhere there is nothing to ask about, so that the state must refuse."""
    if toestand(zaak.melding) == "aanvraag_zonder_melding":
        vraag_directe_behandeling(zaak.melding, reden="Er is haast.", op=zaak.op, door=zaak.consulent)
    return lambda: behandel_direct(zaak.melding, op=zaak.op, door=zaak.teamleider)


def _trek_in(zaak: Zaak) -> Daad:
    return lambda: trek_aanvraag_in(zaak.melding, wilsuiting="Per brief.", op=zaak.op, door=zaak.consulent)


def _buiten_behandeling(zaak: Zaak) -> Daad:
    """A proposal that waits for the decider; elsewhere a row, so that the state must refuse."""
    rij = _herstelverzoek(zaak, budgetplan=False)
    op = max(zaak.op, rij.uiterlijk_op + timedelta(days=1))
    if toestand(zaak.melding) == "hersteltermijn":
        voorstel = stel_buiten_behandeling_voor(rij, ontbreekt=["Een kopie"], op=op, door=zaak.consulent)
    else:
        voorstel = Beschikking.objects.create(
            melding=zaak.melding, aanvraag=rij.aanvraag, soort="buiten_behandeling", uitkomst="niet_behandeld",
            voorgesteld_door=zaak.consulent, voorgesteld_op=op, parameters={"herstelverzoek": rij.pk},
        )  # fmt: skip
    return lambda: stel_buiten_behandeling(voorstel, op=op, door=zaak.teamleider)


def _rond_af(zaak: Zaak) -> Daad:
    klok = Termijn.objects.filter(melding=zaak.melding, soort=Termijn.Soort.BEZWAAR).order_by("pk").last()
    op = max(zaak.op, post_uiterlijk(klok) + timedelta(days=1)) if klok else zaak.op
    return lambda: rond_af(zaak.sleutel, op)


def _herroep(zaak: Zaak) -> Daad:
    """A bezwaar that is heard and about to be decided, against the decision there is or a row that is none."""
    besluit = Beschikking.objects.filter(melding=zaak.melding, besloten_op__isnull=False).order_by("pk").last()
    jurist = zaak.acteur(Rol.BEZWAARJURIST)
    if besluit is None:
        besluit = _beschikking(zaak)
        return lambda: herroep(besluit, reden="Gegrond.", op=zaak.op, door=jurist)
    ontvang_bezwaar(besluit, Bezwaarschrift(zaak.op, "balie"), op=zaak.op, door=jurist)
    if not zaak.bezwaar.is_tijdig:
        beoordeel_te_laat(zaak.bezwaar, verschoonbaar=True, reden="Ziek.", op=zaak.op, door=jurist)
    neem_in_behandeling(zaak.bezwaar, op=zaak.op, door=jurist)
    zie_af_van_horen(zaak.bezwaar, grond="e", reden="Gelijk.", op=zaak.op, door=jurist)
    stel_beslissing_voor(zaak.bezwaar, uitkomst=U.GEGROND, motivering="Gelijk.", op=zaak.op, door=jurist)
    return lambda: beslis_op_bezwaar(zaak.bezwaar, op=zaak.op, door=zaak.acteur(Rol.BEZWAARJURIST, 1))


def _zeg_op(zaak: Zaak) -> Daad:
    """Everything there is, given up before it begins; where nothing was granted there is nothing to end."""
    rij = Opzegging.objects.create(
        gemeente=zaak.gemeente, melding=zaak.melding, reden="niet_gebruik", kanaal="telefoon", hulp="alles",
        formulier_sleutel=f"poging:{next(_TELLER)}", op=zaak.op, door=zaak.consulent,
    )  # fmt: skip
    alles = tuple(een.pk for een in te_kiezen(rij, zaak.op))
    wat = Stopafspraak(zaak.op, alles, terug="niets", bijdrage="geen")
    return lambda: verwerk_opzegging(rij, wat, op=zaak.op, door=zaak.consulent)


U = Beschikking.Uitkomst


def _draag_over(zaak: Zaak) -> Daad:
    toets = {vraag.code: "ja" for vraag in VRAGEN[Hulpsoort.OPVANG]}
    over = Overdracht("opvang", toets, "Meneer slaapt op straat.", zaak.op)
    return lambda: draag_over(zaak.melding, over, op=zaak.op, door=zaak.consulent)


POGINGEN: dict[str, Callable[[Zaak], Daad]] = {
    "TR-03": lambda zaak: lambda: bevestig_ontvangst(_document(zaak), op=zaak.op, door=None),
    "TR-04": _start_vooronderzoek,
    "TR-05": _start_onderzoek,
    "TR-06": _verkort,
    "TR-07": _doe_af,
    "TR-08": _verleng,
    "TR-09": _vraag_advies,
    "TR-59": _draag_over,
    "TR-10": _stel_verslag_op,
    "TR-11": _toets,
    "TR-12": _verzend_verslag,
    "TR-13": _niet_gewenst,
    "TR-14": _niet_akkoord,
    "TR-15": _vraag_zorgplan,
    "TR-16": _dien_in(Aanvraag.Soort.ZORGPLAN),
    "TR-17": _koppel_terug,
    "TR-18": _dien_in(Aanvraag.Soort.VERSLAG),
    "TR-19": _dien_in(Aanvraag.Soort.FORMULIER),
    "TR-20": _geen_reactie(Verslag.Uitkomst.OPGELOST),
    "TR-21": _na_zes_weken,
    "TR-22": _dien_in(Aanvraag.Soort.FORMULIER),
    "TR-23": _geen_reactie(Verslag.Uitkomst.OVERIG),
    "TR-24": _na_rappel,
    "TR-26": lambda zaak: lambda: merk_aan_als_melding(zaak.melding, op=zaak.op, door=zaak.consulent),
    "TR-27": _behandel_direct,
    "TR-28": _vraag_aanvulling,
    "TR-29": _vul_aan,
    "TR-30": _in_natura,
    "TR-31": _buiten_behandeling,
    "TR-32": _verklaar_volledig,
    "TR-33": _schort_op,
    "TR-34": _hervat,
    "TR-35": _uitstel,
    "TR-36": _stel_besluit_voor,
    "TR-37": _stuur_terug,
    "TR-38": _beslis(U.TOEGEKEND),
    "TR-39": _beslis(U.GEDEELTELIJK),
    "TR-40": _beslis(U.AFGEWEZEN),
    "TR-42": _zeg_op,
    "TR-43": _rond_af,
    "TR-53": _herroep,
    "TR-44": lambda zaak: (
        lambda: trek_melding_in(zaak.melding, op=zaak.op, door=zaak.consulent, wilsuiting="Per brief.")
    ),
    "TR-45": _trek_in,
    "TR-46": _stuur_door,
    "TR-55": _rappelleer_zorgplan,
    "TR-56": _akkoord_zonder_aanvraag,
    "TR-57": _inhoudelijk,
}
# They make a case, so there is no state from which they are tried.
AANMAKEN = frozenset({"TR-01", "TR-02", "TR-25"})
