"""The catalogue's table of 25 states and 60 transitions against the services.

For each state that can be reached, a case is walked there once; then every transition is tried on it and undone. What
the catalogue allows must happen and lead where the table says. What it does not allow must be refused with a sentence
and leave every row of the case as it was. What no service does yet stands here by name.
"""

import ast
import csv
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction

from beschikkingen.models import Aanvraag, Beschikking
from beschikkingen.services.aanvraag import (
    NieuweAanvraag,
    dien_aanvraag_in,
    ontvang_getekend_verslag,
    verklaar_volledig,
)
from beschikkingen.services.besluit import beslis, stel_besluit_voor, stuur_terug
from meldingen.fouten import Geweigerd
from meldingen.models import Document, Gebeurtenis, Melding, Termijn
from meldingen.services.melding import bevestig_ontvangst, trek_melding_in
from meldingen.services.overgang import FEITEN, overgangen
from onderzoek.models import Gesprek, Onderzoek, Verslag
from onderzoek.services import onderzoek as onderzoeken
from onderzoek.services.verslag import Retour, stel_verslag_op, verzend_verslag
from tests.bouwers import (
    AFWEGING, ROUTES, RUBRIEKEN, TEKST, Zaak, breng_naar, leeg_uitbak, maak_melding, voorzieningsoort,
)  # fmt: skip
from tests.orakel import orakel
from tests.regels import WORTEL
from wmo_portal.toestand import TOESTANDEN, toestand

FEITEN_MAP = Path(__file__).parent / "feiten"
APPS = ("meldingen", "onderzoek", "beschikkingen", "logeerzorg", "cak_export")

# No service yet. A transition that gets one must leave this list and get an attempt below.
NOG_NIET = frozenset(
    "TR-02b TR-06 TR-07 TR-08 TR-09 TR-11 TR-13 TR-14 TR-15 TR-17 TR-20 TR-23 TR-24 TR-25 TR-26 TR-27 TR-28 TR-29 "
    "TR-30 TR-31 TR-33 TR-34 TR-35 TR-41 TR-42 TR-43 TR-45 TR-46 TR-47 TR-48 TR-49 TR-50 TR-51 TR-52 TR-53 TR-54 "
    "TR-55 TR-56 TR-57 TR-58 TR-59".split()
)
# No walk leads there yet. `concept` is an unsent form, not a melding.
NOG_NIET_BEREIKT = frozenset(
    "concept rappel wacht_op_zorgplan aanvraag_zonder_melding hersteltermijn opgeschort buiten_behandeling in_levering "
    "in_heronderzoek afgesloten_zonder_aanvraag doorgezonden afgerond beeindigd".split()
)
# One service chooses among these from the facts: an aanvraag is never refused while a case is open.
AANVRAAG = frozenset({"TR-16", "TR-18", "TR-19", "TR-21", "TR-22"})
GEVOEGD = "A-18"
# After TR-21 the investigation is finished while the aanvraag is in hand: recorded, the state stays.
ALSNOG = frozenset({"TR-04", "TR-05", "TR-10", "TR-12"})
# A consequence of another act, not something a person asks for: it does nothing instead of refusing.
STIL = frozenset({"TR-03"})


@dataclass(frozen=True, slots=True)
class Overgang:
    """A row of the catalogue. `naar` is empty when the state stays."""

    id: str
    naam: str
    van: frozenset[str]
    naar: frozenset[str]


def _lees(naam: str) -> list[dict[str, str]]:
    with (FEITEN_MAP / naam).open(encoding="utf-8", newline="") as bestand:
        return list(csv.DictReader(bestand, delimiter=";"))


CATALOGUS = {
    rij["id"]: Overgang(
        rij["id"],
        rij["overgang"],
        frozenset(rij["van"].split()) - {"*"},
        frozenset(rij["naar"].split()) - {"="},
    )
    for rij in _lees("overgangen.csv")
}


# --- the attempts ---------------------------------------------------------------------------------


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
    return NieuweAanvraag(soort, op, op, f"tweede:{zaak.sleutel}", (voorzieningsoort(zaak.gemeente),))


def _na_termijn(zaak: Zaak) -> date:
    """The first day after the six weeks, or today when that day has passed."""
    laatste = Termijn.objects.get(melding=zaak.melding, soort=Termijn.Soort.ONDERZOEK).uiterste_datum
    return max(laatste + timedelta(days=1), zaak.op)


# Each makes ready (rows that a refusal should not depend on) and returns the act itself.
Daad = Callable[[], Any]


def _dien_in(soort: str) -> Callable[[Zaak], Daad]:
    def maak(zaak: Zaak) -> Daad:
        nieuw = _nieuwe_aanvraag(zaak, soort, zaak.op)
        return lambda: dien_aanvraag_in(zaak.melding, nieuw, op=zaak.op, door=zaak.consulent)

    return maak


def _na_zes_weken(zaak: Zaak) -> Daad:
    op = _na_termijn(zaak)
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
        onderzoeken.weeg_af(rij, AFWEGING, op=zaak.op, door=zaak.consulent)
    return lambda: stel_verslag_op(zaak.melding, TEKST, op=zaak.op, door=zaak.consulent)


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
    return lambda: stel_besluit_voor(
        rij, zaak.voorstel(), motivering="Zo is het.", op=zaak.op, door=zaak.consulent
    )


def _stuur_terug(zaak: Zaak) -> Daad:
    rij = _beschikking(zaak)
    return lambda: stuur_terug(rij, reden="De motivering is te kort.", op=zaak.op, door=zaak.teamleider)


def _beslis(uitkomst: str) -> Callable[[Zaak], Daad]:
    def maak(zaak: Zaak) -> Daad:
        rij = _beschikking(zaak)
        if toestand(zaak.melding) == "besluit_concept" and rij.uitkomst != uitkomst:
            # This transition takes another proposal than the one that waits: send that back, propose again.
            stuur_terug(rij, reden="Anders.", op=zaak.op, door=zaak.teamleider)
            zaak.uitkomst = uitkomst
            rij = stel_besluit_voor(
                zaak.aanvraag, zaak.voorstel(), motivering="Zo is het.", op=zaak.op, door=zaak.consulent
            )
        return lambda: beslis(rij, op=zaak.op, door=zaak.teamleider)

    return maak


U = Beschikking.Uitkomst
POGINGEN: dict[str, Callable[[Zaak], Daad]] = {
    "TR-03": lambda zaak: lambda: bevestig_ontvangst(_document(zaak), op=zaak.op, door=None),
    "TR-04": _start_vooronderzoek,
    "TR-05": _start_onderzoek,
    "TR-10": _stel_verslag_op,
    "TR-12": _verzend_verslag,
    "TR-16": _dien_in(Aanvraag.Soort.ZORGPLAN),
    "TR-18": _dien_in(Aanvraag.Soort.VERSLAG),
    "TR-19": _dien_in(Aanvraag.Soort.FORMULIER),
    "TR-21": _na_zes_weken,
    "TR-22": _dien_in(Aanvraag.Soort.FORMULIER),
    "TR-32": _verklaar_volledig,
    "TR-36": _stel_besluit_voor,
    "TR-37": _stuur_terug,
    "TR-38": _beslis(U.TOEGEKEND),
    "TR-39": _beslis(U.GEDEELTELIJK),
    "TR-40": _beslis(U.AFGEWEZEN),
    "TR-44": lambda zaak: lambda: trek_melding_in(
        zaak.melding, op=zaak.op, door=zaak.consulent, wilsuiting="Per brief."
    ),
}
# They make a case, so there is no state from which they are tried.
AANMAKEN = frozenset({"TR-01", "TR-02"})


# --- trying ---------------------------------------------------------------------------------------


def momentopname() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of our apps: of the case, and of everything beside it."""
    return {
        model._meta.label: list(model._default_manager.order_by("pk").values_list())
        for model in apps.get_models()
        if model._meta.app_label in APPS
    }


@dataclass(frozen=True, slots=True)
class Uitslag:
    """What an attempt did: the catalogue rows that were written, the state after it, or the refusal."""

    codes: tuple[str, ...]
    daarna: str
    geweigerd: str


def probeer(zaak: Zaak, tr: str) -> Uitslag:
    """Try one transition and undo everything. A refusal that changed a row fails right here."""
    with transaction.atomic():
        sleutels = replace(zaak, artefacten=dict(zaak.artefacten))
        ervoor = toestand(sleutels.melding)
        daad = POGINGEN[tr](sleutels)
        if (nu := toestand(sleutels.melding)) != ervoor:
            # Making ready was itself a step: there is nothing in this state on which the act could be tried.
            transaction.set_rollback(True)
            return Uitslag((), ervoor, f"voorbereiding leidt naar {nu}")
        opname = momentopname()
        laatste = Gebeurtenis.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        geweigerd = ""
        try:
            daad()
        except Geweigerd as fout:
            geweigerd = str(fout)
            assert momentopname() == opname, f"{tr} werd geweigerd en veranderde toch iets"
        codes = Gebeurtenis.objects.filter(pk__gt=laatste, melding=sleutels.melding).order_by("pk")
        uitslag = Uitslag(tuple(codes.values_list("code", flat=True)), toestand(sleutels.melding), geweigerd)
        transaction.set_rollback(True)
    return uitslag


def oordeel(van: str, tr: str, uitslag: Uitslag) -> str:
    """What is wrong with this outcome according to the catalogue; empty when nothing is."""
    rij = CATALOGUS[tr]
    gedaan = [code for code in uitslag.codes if code in CATALOGUS or code == GEVOEGD]
    if van in rij.van and not (tr in AANVRAAG and gedaan and gedaan != [tr]):
        doel = rij.naar or {van}
        if gedaan == [tr] and uitslag.daarna in doel:
            return ""
        return f"mag, maar: {gedaan or uitslag.geweigerd or 'er gebeurde niets'} naar {uitslag.daarna}"
    if not gedaan:
        stil = tr in STIL and uitslag.daarna == van
        return "" if uitslag.geweigerd or stil else "mag niet, en werd niet geweigerd"
    if tr in AANVRAAG:
        return _oordeel_aanvraag(van, gedaan, uitslag)
    return f"mag niet, en gebeurde toch: {gedaan} naar {uitslag.daarna}"


def _oordeel_aanvraag(van: str, gedaan: list[str], uitslag: Uitslag) -> str:
    """The service chose another row of the family: the catalogue must allow that one here."""
    if gedaan == [GEVOEGD]:
        loopt = van in ("aanvraag_ontvangen", "hersteltermijn", "in_beoordeling", "opgeschort", "besluit_concept")
        return "" if loopt and uitslag.daarna == van else "gevoegd zonder lopende aanvraag"
    gekozen = CATALOGUS[gedaan[0]]
    goed = len(gedaan) == 1 and gekozen.id in AANVRAAG and van in gekozen.van
    return "" if goed and uitslag.daarna in (gekozen.naar or {van}) else f"koos {gedaan} naar {uitslag.daarna}"


@pytest.mark.django_db
@pytest.mark.usefixtures("zonder_pdf")
@pytest.mark.parametrize("van", ROUTES)
def test_elke_overgang_mag_alleen_waar_de_catalogus_haar_toestaat(van: str) -> None:
    zaak = breng_naar(van)
    assert toestand(zaak.melding) == van
    fouten = {tr: fout for tr in POGINGEN if (fout := oordeel(van, tr, probeer(zaak, tr)))}
    assert fouten == {}
    assert toestand(zaak.melding) == van


@pytest.mark.django_db
@pytest.mark.usefixtures("zonder_pdf")
@pytest.mark.parametrize("van", ["gemeld", "in_vooronderzoek", "in_onderzoek", "verslag_concept"])
def test_na_tr21_gaat_het_onderzoek_door_en_blijft_de_toestand(van: str) -> None:
    zaak = breng_naar(van)
    if van == "gemeld":
        zaak.bevestigd()
    zaak.op = _na_termijn(zaak)
    POGINGEN["TR-21"](zaak)()
    assert toestand(zaak.melding) == "aanvraag_ontvangen"
    for tr in POGINGEN:
        uitslag = probeer(zaak, tr)
        if tr in ALSNOG and uitslag.codes == (tr,):
            assert uitslag.daarna == "aanvraag_ontvangen"
        elif tr == "TR-32" and van in ("gemeld", "in_vooronderzoek"):
            assert "identiteit" in uitslag.geweigerd
        elif tr == "TR-32" and van == "in_onderzoek":
            assert oordeel("aanvraag_ontvangen", tr, uitslag) == ""
        else:
            assert oordeel("aanvraag_ontvangen", tr, uitslag) == "", tr


@pytest.mark.django_db
@pytest.mark.parametrize(("wie", "code"), [(None, "TR-01"), ("consulent", "TR-02")])
def test_een_melding_begint_in_gemeld(wie: str | None, code: str, request: pytest.FixtureRequest) -> None:
    melding = maak_melding(door=request.getfixturevalue(wie) if wie else None)
    assert toestand(melding) == "gemeld"
    assert list(melding.gebeurtenissen.values_list("code", flat=True)) == [code]
    assert CATALOGUS[code].naar == {"gemeld"}


@pytest.mark.django_db
@pytest.mark.usefixtures("zonder_pdf")
@pytest.mark.parametrize("doel", ROUTES)
def test_het_logboek_vertelt_dezelfde_toestand_als_de_feiten(doel: str) -> None:
    gezien = []

    def vergelijk(zaak: Zaak, _: str) -> None:
        codes = Gebeurtenis.objects.filter(melding=zaak.melding).order_by("pk").values_list("code", flat=True)
        uit_logboek = "concept"
        for code in codes:
            if (rij := CATALOGUS.get(code)) and rij.naar:
                assert uit_logboek in rij.van or code in AANMAKEN
                (uit_logboek,) = rij.naar
        gezien.append(uit_logboek)
        assert toestand(zaak.melding) == uit_logboek

    breng_naar(doel, na_stap=vergelijk)
    assert gezien[-1] == doel


@pytest.mark.django_db
@pytest.mark.usefixtures("zonder_pdf")
def test_een_ingetrokken_melding_krijgt_geen_bevestiging_meer() -> None:
    zaak = breng_naar("ingetrokken")
    leeg_uitbak(zaak.verder(1))
    assert zaak.melding.bevestigd_op is None
    assert not zaak.melding.gebeurtenissen.filter(code="TR-03").exists()


@pytest.mark.django_db
@pytest.mark.usefixtures("zonder_pdf")
def test_een_getekend_verslag_zonder_aanvraag_laat_de_toestand_staan() -> None:
    zaak = breng_naar("verslag_verzonden")
    op = zaak.verder(3)
    retour = Retour(ontvangen_op=op, ondertekend_op=op, akkoord=True, is_aanvraag=False)
    assert ontvang_getekend_verslag(zaak.verslag, retour, gevraagd=(), op=op, door=zaak.consulent) is None
    assert toestand(zaak.melding) == "verslag_verzonden"


# --- the lists ------------------------------------------------------------------------------------


def _letterlijk(bestand: Path) -> Iterator[str]:
    for knoop in ast.walk(ast.parse(bestand.read_text(encoding="utf-8"))):
        if isinstance(knoop, ast.Constant) and isinstance(knoop.value, str):
            yield knoop.value


def overgangen_met_service() -> set[str]:
    """The transitions that a service makes: those whose method or code stands in it as a string."""
    per_methode = {naam: rij["code"] for naam, rij in overgangen().items()}
    gevonden = set()
    for app in APPS:
        for bestand in [*(WORTEL / app).glob("services/*.py"), *(WORTEL / app).glob("services.py")]:
            if bestand.name == "overgang.py":
                continue
            teksten = set(_letterlijk(bestand))
            gevonden |= teksten & set(CATALOGUS) | {per_methode[t] for t in teksten & set(per_methode)}
    return gevonden


def test_elke_overgang_heeft_een_poging_of_staat_bij_nog_niet() -> None:
    met_service = overgangen_met_service()
    # TR-15 is read by the service that registers a zorgplan; nothing writes it yet.
    assert met_service - {"TR-15"} == set(POGINGEN) | AANMAKEN
    assert set(CATALOGUS) == set(POGINGEN) | AANMAKEN | NOG_NIET
    assert not NOG_NIET & (set(POGINGEN) | AANMAKEN)


def test_elke_toestand_wordt_bereikt_of_staat_bij_nog_niet(
    record_property: Callable[[str, object], None],
) -> None:
    codes = [rij["code"] for rij in _lees("toestanden.csv")]
    assert tuple(codes) == TOESTANDEN
    assert set(codes) == set(ROUTES) | NOG_NIET_BEREIKT
    assert not set(ROUTES) & NOG_NIET_BEREIKT
    record_property(
        "samenvatting",
        f"toestanden: {len(ROUTES)} bereikt, {len(NOG_NIET_BEREIKT)} nog niet; "
        f"overgangen: {len(POGINGEN) + len(AANMAKEN)} met een service, {len(NOG_NIET)} nog niet",
    )


def test_elke_overgang_van_de_machine_of_van_de_feiten_staat_in_de_catalogus() -> None:
    assert {rij["code"] for rij in overgangen().values()} | set(FEITEN) <= set(CATALOGUS)


def test_de_feiten_zijn_die_van_de_catalogus() -> None:
    inhoud = json.loads(orakel("domein/toestanden.json").read_text(encoding="utf-8"))
    assert [(t["code"], t["fase"], t["eind"]) for t in inhoud["toestanden"]] == [
        (rij["code"], rij["fase"], rij["eind"] == "ja") for rij in _lees("toestanden.csv")
    ]
    assert [(o["id"], o["overgang"], " ".join(o["van"]), " ".join(o["naar"])) for o in inhoud["overgangen"]] == [
        (rij["id"], rij["overgang"], rij["van"], rij["naar"]) for rij in _lees("overgangen.csv")
    ]


def test_een_verzonnen_afwijking_wordt_gezien() -> None:
    mis = Uitslag(("TR-12",), "verslag_verzonden", "")
    assert oordeel("gemeld", "TR-12", mis).startswith("mag niet, en gebeurde toch")
    assert oordeel("verslag_concept", "TR-12", mis) == ""
    assert oordeel("verslag_concept", "TR-12", Uitslag((), "verslag_concept", "Nee.")).startswith("mag, maar")
    assert oordeel("gemeld", "TR-32", Uitslag((), "gemeld", "")) == "mag niet, en werd niet geweigerd"
    assert oordeel("toegekend", "TR-19", Uitslag(("TR-19",), "aanvraag_ontvangen", ""))
