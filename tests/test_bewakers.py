"""The guards of the onderzoek, TR-04 to TR-15, TR-17 and TR-56: each refuses alone, and passes when it is met.

`test_toestanden` tries each transition from each state. Here the state is right and one fact is wrong: the same attempt
is made twice on one case, with that fact broken and as it should be.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from meldingen.fouten import Geweigerd
from meldingen.models import Gebeurtenis, Melding
from onderzoek.models import Onderzoek, Rubriek, Verkorting, Verslag
from onderzoek.services.advies import Adviesvraag, vraag_advies
from onderzoek.services.afdoen import volsta_met_advies
from onderzoek.services.belang import meld_belang
from onderzoek.services.mantelzorg import voeg_mantelzorger_toe
from onderzoek.services.termijn import verleng_onderzoek
from onderzoek.services.verkort import Verkortingsafspraak, spreek_verkorting_af
from onderzoek.services.verslagantwoord import verslag_niet_gewenst
from onderzoek.services.verslagtoets import toets_verslag
from onderzoek.services.verslagversie import laatste_versie
from onderzoek.services.zorgplan import koppel_zorgplan_terug
from onderzoek.services.zorgplanverzoek import vraag_zorgplan
from tests.bouwers import Zaak, breng_naar
from tests.gesprek import blad
from tests.mensen import MANTELZORGER
from tests.momentopname import momentopname
from tests.onderzoek.test_verslagversies import zet_toets
from tests.onderzoek.test_zorgplan import tweede_aanbieder
from tests.pogingen import POGINGEN

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
DAG = timedelta(days=1)
VERWACHT = frozenset({*(f"TR-{nummer:02d}" for nummer in range(4, 16)), "TR-17", "TR-56"})
Daad = Callable[[], Any]


@dataclass(frozen=True, slots=True)
class Bewaker:
    """One guard: `breek` makes it untrue, or gives the act itself with a wrong fact; `zin` is what is then said."""

    tr: str
    eis: str
    van: str
    breek: Callable[[Zaak], Daad | None]
    zin: str
    regel: str = ""


def zet(model: type[Any], pad: str, **velden: Any) -> Callable[[Zaak], None]:
    """Break a fact of the case by putting it back to what it was before somebody recorded it."""

    def breek(zaak: Zaak) -> None:
        assert model.objects.filter(**{pad: zaak.sleutel}).update(**velden) == 1

    return breek


def _melding(**velden: Any) -> Callable[[Zaak], None]:
    return zet(Melding, "pk", **velden)


def _onderzoek(**velden: Any) -> Callable[[Zaak], None]:
    return zet(Onderzoek, "melding", **velden)


def _verslag(**velden: Any) -> Callable[[Zaak], None]:
    return zet(Verslag, "melding", **velden)


def _geen_rubriek(zaak: Zaak) -> None:
    Rubriek.objects.filter(onderzoek=zaak.onderzoek, letter="c").update(tekst="")


def _mantelzorger(zaak: Zaak) -> None:
    feiten = {"naam": "Ans", "relatie": "kind"}
    voeg_mantelzorger_toe(zaak.onderzoek, feiten, blad(zaak), op=zaak.op, door=zaak.consulent)


def _belang(zaak: Zaak) -> None:
    meld_belang(zaak.melding, op=zaak.op, door=zaak.consulent)
    Melding.objects.filter(pk=zaak.sleutel).update(behandelaar=zaak.consulent)


def _verkort_met(**anders: Any) -> Callable[[Zaak], Daad]:
    def daad(zaak: Zaak) -> Daad:
        afspraak = replace(Verkortingsafspraak(zaak.op, zaak.op, "Bekend.", "Belde."), **_met_dag(anders, zaak))
        Verkorting.objects.all().delete()
        return lambda: spreek_verkorting_af(zaak.onderzoek, afspraak, op=zaak.op, door=zaak.consulent)

    return daad


def _advies_met(**anders: Any) -> Callable[[Zaak], Daad]:
    def daad(zaak: Zaak) -> Daad:
        vraag = Adviesvraag(
            soort="overig", adviseur="de arts", organisatie="Bureau", adres="Straat 1", vragen="Past het?",
            postcode_plaats="1234 AB  Stad", gegevens="naam", doel="te weten of het past", geinformeerd_op=zaak.op,
            verwacht_op=zaak.op + 9 * DAG, is_medisch=False, geen_toestemming="Niets medisch.",
        )  # fmt: skip
        vraag = replace(vraag, **_met_dag(anders, zaak))
        return lambda: vraag_advies(zaak.melding, vraag, op=zaak.op, door=zaak.consulent)

    return daad


def _afdoen_met(**anders: Any) -> Callable[[Zaak], Daad]:
    def daad(zaak: Zaak) -> Daad:
        feiten = {"advies": "Het buurthuis.", "bevestigd_op": zaak.op, "rechten_uitgelegd": True}
        feiten |= _met_dag(anders, zaak)
        return lambda: volsta_met_advies(zaak.melding, **feiten, op=zaak.op, door=zaak.consulent)

    return daad


def _verleng_met(**anders: Any) -> Callable[[Zaak], Daad]:
    def daad(zaak: Zaak) -> Daad:
        feiten = {"reden": "Advies.", "overleg_op": zaak.op, "stemt_in": True, "streefdatum": zaak.op + 60 * DAG}
        feiten |= _met_dag(anders, zaak)
        return lambda: verleng_onderzoek(zaak.melding, **feiten, op=zaak.op, door=zaak.consulent)

    return daad


def _zorgplan_met(**anders: Any) -> Callable[[Zaak], Daad]:
    def daad(zaak: Zaak) -> Daad:
        return lambda: vraag_zorgplan(
            zaak.verslag, zaak.zorgplanvraag(**_met_dag(anders, zaak)), op=zaak.op, door=zaak.consulent
        )

    return daad


def _met_dag(anders: dict[str, Any], zaak: Zaak) -> dict[str, Any]:
    """Days are given from the day of the case."""
    return {naam: zaak.op + waarde if isinstance(waarde, timedelta) else waarde for naam, waarde in anders.items()}


def _terug_zonder_reden(zaak: Zaak) -> Daad:
    versie = laatste_versie(zaak.verslag)
    assert versie is not None
    return lambda: toets_verslag(versie, is_akkoord=False, reden=" ", op=zaak.op, door=zaak.teamleider)


def _toets_verplicht(zaak: Zaak) -> None:
    zet_toets(zaak.gemeente, "altijd")


def _niet_gewenst_zonder_wens(zaak: Zaak) -> Daad:
    return lambda: verslag_niet_gewenst(zaak.verslag, wens=" ", op=zaak.op, door=zaak.consulent)


def _koppel_zonder_reden(zaak: Zaak) -> Daad:
    return lambda: koppel_zorgplan_terug(zaak.zorgplan, reden=" ", op=zaak.op, door=zaak.consulent)


def _van_derde(zaak: Zaak) -> None:
    Melding.objects.filter(pk=zaak.sleutel).update(toestemming_op=None)


def _twee_aanbieders(zaak: Zaak) -> Daad:
    vraag = zaak.zorgplanvraag(aanbieders=(*zaak.zorgplanvraag().aanbieders, tweede_aanbieder(zaak.gemeente)))
    return lambda: vraag_zorgplan(zaak.verslag, vraag, op=zaak.op, door=zaak.consulent)


def _zonder_akkoord(_: Zaak) -> None:
    Verkorting.objects.all().delete()


B = Bewaker
GEMELD, VOOR, IN, CONCEPT = "gemeld", "in_vooronderzoek", "in_onderzoek", "verslag_concept"
UIT, WACHT = "verslag_verzonden", "wacht_op_zorgplan"
BEWAKERS = (
    B("TR-04", "TR-03 gedaan", GEMELD, _melding(bevestigd_op=None), "ontvangstbevestiging is nog niet weg"),
    B("TR-04", "toestemming cliënt", GEMELD, _van_derde, "toestemming van de cliënt", "M-05"),
    B("TR-04", "toegewezen", GEMELD, _melding(behandelaar=None), "nog geen behandelaar"),
    B("TR-04", "geen belangenconflict", GEMELD, _belang, "persoonlijk belang", "X-18"),
    B("TR-05", "persoonlijk plan of afgezien", VOOR, _onderzoek(plan_afgezien_op=None),
      "tijd voor een persoonlijk plan", "M-09"),
    B("TR-05", "gewezen op cliëntondersteuning", VOOR, _melding(gewezen_op_clientondersteuning_op=None),
      "gewezen op gratis cliëntondersteuning", "M-10"),
    B("TR-06", "recente gegevens", VOOR, _verkort_met(peildatum=-900 * DAG), "ouder dan", "O-06"),
    B("TR-06", "akkoord cliënt", VOOR, _zonder_akkoord, "akkoord is met", "O-06"),
    B("TR-06", "gesprek vervalt met reden", VOOR, _verkort_met(reden=" "), "waarom een gesprek niet nodig is", "O-06"),
    B("TR-06", "persoonlijk plan of afgezien", VOOR, _onderzoek(plan_afgezien_op=None),
      "tijd voor een persoonlijk plan", "M-09"),
    B("TR-06", "gewezen op cliëntondersteuning", VOOR, _melding(gewezen_op_clientondersteuning_op=None),
      "gewezen op gratis cliëntondersteuning", "M-10"),
    B("TR-06", "onderwerpen a t/m g", VOOR, _geen_rubriek, "Beantwoord onderwerp c", "O-02"),
    B("TR-06", "identiteit vastgesteld", VOOR, _onderzoek(identiteit_gezien_op=None), "identiteitsbewijs", "O-05"),
    B("TR-06", "pgb-voorlichting", VOOR, _onderzoek(pgb_voorlichting_op=None), "uitleg gaf over het pgb", "O-22"),
    B("TR-06", "bijdragevoorlichting", VOOR, _onderzoek(bijdrage_voorlichting_op=None), "eigen bijdrage", "O-23"),
    B("TR-06", "mantelzorger betrokken", VOOR, _mantelzorger, "elke mantelzorger", "O-08"),
    B("TR-07", "cliënt bevestigt", VOOR, _afdoen_met(bevestigd_op=DAG), "in de toekomst hebben bevestigd", "M-14"),
    B("TR-07", "rechten uitgelegd", VOOR, _afdoen_met(rechten_uitgelegd=False), "altijd mogen", "M-14"),
    B("TR-08", "overleg gevoerd", IN, _verleng_met(overleg_op=DAG), "overleg kan niet in de toekomst", "O-16"),
    B("TR-08", "reden vastgelegd", IN, _verleng_met(reden=" "), "waarom het onderzoek langer duurt", "O-16"),
    B("TR-08", "streefdatum na vandaag", IN, _verleng_met(streefdatum=0 * DAG), "na vandaag", "T-05"),
    B("TR-09", "cliënt geïnformeerd", IN, _advies_met(geinformeerd_op=DAG), "Vertel de cliënt eerst", "O-18"),
    B("TR-09", "gegevens en doel", IN, _advies_met(gegevens=" "), "welke gegevens u deelt", "O-18"),
    B("TR-09", "toestemming waar nodig", IN, _advies_met(is_medisch=True), "toestemming van de cliënt", "O-18"),
    B("TR-10", "onderwerpen a t/m g", IN, _geen_rubriek, "Beantwoord onderwerp c", "O-02"),
    B("TR-10", "identiteit vastgesteld", IN, _onderzoek(identiteit_gezien_op=None), "identiteitsbewijs", "O-05"),
    B("TR-10", "pgb-voorlichting", IN, _onderzoek(pgb_voorlichting_op=None), "uitleg gaf over het pgb", "O-22"),
    B("TR-10", "bijdragevoorlichting", IN, _onderzoek(bijdrage_voorlichting_op=None), "eigen bijdrage", "O-23"),
    B("TR-10", "mantelzorger betrokken", IN, _mantelzorger, "elke mantelzorger", "O-08"),
    B("TR-11", "reden ingevuld", CONCEPT, _terug_zonder_reden, "wat er anders moet", "V-03"),
    B("TR-12", "kwaliteitstoets", CONCEPT, _toets_verplicht, "toetst dit verslag eerst", "V-03"),
    B("TR-12", "uitkomst gekozen", CONCEPT, _verslag(uitkomst=""), "Kies eerst de uitkomst"),
    B("TR-13", "wens cliënt vastgelegd", CONCEPT, _niet_gewenst_zonder_wens, "niet te willen ontvangen", "V-12"),
    B("TR-14", "verslag terug", UIT, _verslag(retour_op=None, retour_akkoord=None, retour_is_aanvraag=None),
      "nog niet terug"),
    B("TR-14", "niet akkoord", UIT, _verslag(retour_akkoord=True), "hoeft niet te worden aangepast", "V-07"),
    B("TR-14", "zonder aanvraag", UIT, _verslag(retour_is_aanvraag=True), "doet een aanvraag", "V-07"),
    B("TR-14", "reden vastgelegd", UIT, _verslag(retour_reactie=""), "waarom de cliënt niet akkoord is", "V-07"),
    B("TR-15", "dienst in natura", UIT, _verslag(zorgplan_nodig=False), "geen dienst waarvoor", "V-14"),
    B("TR-15", "plan retour en getekend", UIT,
      _verslag(retour_op=None, retour_akkoord=None, retour_is_aanvraag=None), "nog niet terug", "V-14"),
    B("TR-15", "aanbieder gekozen", UIT, _zorgplan_met(aanbieders=()), "welke aanbieder de cliënt wil", "V-16"),
    B("TR-15", "keuze van de cliënt", UIT, _zorgplan_met(gekozen_op=DAG), "keuze van de cliënt", "V-16"),
    B("TR-15", "coördinerend aanbieder", UIT, _twee_aanbieders, "coördinerend aanbieder", "V-17"),
    B("TR-17", "reden", WACHT, _koppel_zonder_reden, "waarom het zo niet kan", "V-23"),
    B("TR-56", "retour ontvangen", UIT, _verslag(retour_op=None, retour_akkoord=None, retour_is_aanvraag=None),
      "nog niet terug"),
    B("TR-56", "niet als aanvraag gemarkeerd", UIT, _verslag(retour_is_aanvraag=True), "zonder aanvraag gaat", "V-08"),
    B("TR-56", "geen dienst in natura", UIT, _verslag(zorgplan_nodig=True), "Vraag eerst het zorgplan"),
    B("TR-56", "niet opgelost", UIT, _verslag(uitkomst="opgelost"), "opgelost zonder maatwerk"),
)  # fmt: skip


def _parameters() -> list[Any]:
    return [
        pytest.param(rij, id=f"{rij.tr}: {rij.eis}", marks=[pytest.mark.regel(rij.regel)] if rij.regel else [])
        for rij in BEWAKERS
    ]


@pytest.mark.parametrize("bewaker", _parameters())
def test_de_bewaker_weigert_in_woorden_en_laat_door_als_het_klopt(bewaker: Bewaker) -> None:
    zaak = breng_naar(bewaker.van, melder=MANTELZORGER if bewaker.eis == "toestemming cliënt" else None)
    with transaction.atomic():
        goed = POGINGEN[bewaker.tr](zaak)
        with transaction.atomic():
            daad = bewaker.breek(zaak) or goed
            stand = momentopname()
            with pytest.raises(Geweigerd, match=bewaker.zin):
                daad()
            assert momentopname() == stand
            transaction.set_rollback(True)
        goed()
    assert Gebeurtenis.objects.filter(melding=zaak.sleutel, code=bewaker.tr).exists()


def test_elke_overgang_van_het_onderzoek_heeft_bewakers_die_weigeren_en_doorlaten() -> None:
    assert {rij.tr for rij in BEWAKERS} == VERWACHT
    assert set(POGINGEN) >= VERWACHT
    eisen = [(rij.tr, rij.eis) for rij in BEWAKERS]
    assert len(set(eisen)) == len(eisen)
