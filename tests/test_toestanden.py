"""The catalogue's table of 25 states and 60 transitions against the services.

For each state that can be reached, a case is walked there once; then every transition is tried on it and undone. What
the catalogue allows must happen and lead where the table says. What it does not allow must be refused with a sentence
and leave every row of the case as it was. What no service does yet stands here by name.
"""

import ast
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from django.db import transaction

from beschikkingen.services.aanvraag import ontvang_getekend_verslag
from meldingen.fouten import Geweigerd
from meldingen.models import Gebeurtenis
from meldingen.services.overgang import FEITEN, overgangen
from onderzoek.services.verslag import Retour
from tests.bouwers import ROUTES, Zaak, breng_naar, leeg_uitbak, maak_melding
from tests.momentopname import APPS, momentopname
from tests.orakel import orakel
from tests.pogingen import AANMAKEN, CATALOGUS, POGINGEN, lees, na_termijn
from tests.regels import WORTEL
from wmo_portal.toestand import TOESTANDEN, toestand

# No service yet. A transition that gets one must leave this list and get an attempt below.
NOG_NIET = frozenset(
    {
        "TR-02b",
        "TR-41", "TR-47", "TR-48", "TR-49", "TR-50", "TR-51", "TR-52",
        "TR-54", "TR-58",
    }
)  # fmt: skip
# No walk leads there yet. `concept` is an unsent form, not a melding.
NOG_NIET_BEREIKT = frozenset(
    {
        "concept", "in_levering", "in_heronderzoek",
    }
)  # fmt: skip
# One service chooses among these from the facts: an aanvraag is never refused while a case is open.
AANVRAAG = frozenset({"TR-16", "TR-18", "TR-19", "TR-21", "TR-22"})
GEVOEGD = "A-18"
# After TR-21 the investigation is finished while the aanvraag is in hand: recorded, the state stays.
ALSNOG = frozenset({"TR-04", "TR-05", "TR-10", "TR-11", "TR-12", "TR-13"})
# While an aanvraag is in hand a zorgplan is asked and discussed beside it: the state stays (TR-15, TR-17).
BLIJFT = {
    "TR-15": frozenset({"aanvraag_ontvangen", "hersteltermijn", "in_beoordeling"}),
    "TR-17": frozenset({"aanvraag_ontvangen", "in_beoordeling"}),
}
# A consequence of another act or a step of the night, not something a person asks for: it does nothing instead.
STIL = frozenset({"TR-03", "TR-20", "TR-23", "TR-24", "TR-43"})
# The same act in this state is no transition: the concept is changed as it stands.
GEEN_OVERGANG = {
    ("verslag_concept", "TR-10"): ("V-01",),
    # A second invitation while the first one runs is a period of its own (4.4).
    ("hersteltermijn", "TR-28"): ("TR-28",),
}


# --- trying ---------------------------------------------------------------------------------------


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
    if uitslag.codes == GEEN_OVERGANG.get((van, tr)):
        return "" if uitslag.daarna == van else f"naar {uitslag.daarna}"
    gedaan = [code for code in uitslag.codes if code in CATALOGUS or code == GEVOEGD]
    if van in rij.van and not (tr in AANVRAAG and gedaan and gedaan != [tr]):
        doel = {van} if van in BLIJFT.get(tr, ()) else rij.naar or {van}
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
        loopt = loopt or van == "aanvraag_zonder_melding"
        return "" if loopt and uitslag.daarna == van else "gevoegd zonder lopende aanvraag"
    gekozen = CATALOGUS[gedaan[0]]
    goed = len(gedaan) == 1 and gekozen.id in AANVRAAG and van in gekozen.van
    return "" if goed and uitslag.daarna in (gekozen.naar or {van}) else f"koos {gedaan} naar {uitslag.daarna}"


@pytest.mark.django_db
@pytest.mark.usefixtures("zonder_pdf")
@pytest.mark.parametrize("van", ROUTES)
def test_elke_overgang_mag_alleen_waar_de_catalogus_haar_toestaat(van: str) -> None:
    zaak = breng_naar(van, twee_gevraagd=True)
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
    zaak.op = na_termijn(zaak)
    POGINGEN["TR-21"](zaak)()
    assert toestand(zaak.melding) == "aanvraag_ontvangen"
    for tr in POGINGEN:
        uitslag = probeer(zaak, tr)
        if tr in ALSNOG and uitslag.codes in ((tr,), ("V-01",)):
            assert uitslag.daarna == "aanvraag_ontvangen"
        elif tr == "TR-32" and van in ("gemeld", "in_vooronderzoek"):
            assert "identiteit" in uitslag.geweigerd
        elif tr == "TR-15":
            assert "nog niet terug" in uitslag.geweigerd  # no signed plan: the verslag was never sent
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
    assert met_service == set(POGINGEN) | AANMAKEN
    assert set(CATALOGUS) == set(POGINGEN) | AANMAKEN | NOG_NIET
    assert not NOG_NIET & (set(POGINGEN) | AANMAKEN)


def test_elke_toestand_wordt_bereikt_of_staat_bij_nog_niet(
    record_property: Callable[[str, object], None],
) -> None:
    codes = [rij["code"] for rij in lees("toestanden.csv")]
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
        (rij["code"], rij["fase"], rij["eind"] == "ja") for rij in lees("toestanden.csv")
    ]
    assert [(o["id"], o["overgang"], " ".join(o["van"]), " ".join(o["naar"])) for o in inhoud["overgangen"]] == [
        (rij["id"], rij["overgang"], rij["van"], rij["naar"]) for rij in lees("overgangen.csv")
    ]


def test_een_verzonnen_afwijking_wordt_gezien() -> None:
    mis = Uitslag(("TR-12",), "verslag_verzonden", "")
    assert oordeel("gemeld", "TR-12", mis).startswith("mag niet, en gebeurde toch")
    assert oordeel("verslag_concept", "TR-12", mis) == ""
    assert oordeel("verslag_concept", "TR-12", Uitslag((), "verslag_concept", "Nee.")).startswith("mag, maar")
    assert oordeel("gemeld", "TR-32", Uitslag((), "gemeld", "")) == "mag niet, en werd niet geweigerd"
    assert oordeel("toegekend", "TR-19", Uitslag(("TR-19",), "aanvraag_ontvangen", ""))
