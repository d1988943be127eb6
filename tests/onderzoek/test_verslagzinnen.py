"""What was recorded as sentences of the verslag: short, in the right part, and nothing that was told in confidence."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from meldingen.brieven.taal import gemiddelde_zinslengte, lange_zinnen, verboden_woorden
from meldingen.brieven.tekst import regels
from meldingen.models import Document, Gemeente
from meldingen.services.documenten import lees
from onderzoek.gebruikelijke_hulp import Norm, Taak
from onderzoek.models import AlgemeneVoorziening
from onderzoek.models.gespreksdeel import schrijf_antwoorden
from onderzoek.services import afweging
from onderzoek.services.huishouden import Verdeeld, verdeel_taken
from onderzoek.services.mantelzorg import bewaar_mantelzorger
from onderzoek.services.raadpleging import Bekend, Raadpleegvraag, raadpleeg
from onderzoek.services.verslagfeiten import bekend_van, snapshot
from onderzoek.services.verslagversie import feiten_van
from onderzoek.verslagzinnen import (
    Doelfeit,
    Huisgenootfeit,
    Hulptaakfeit,
    Mantelzorgfeit,
    Verwijsfeit,
    Wetfeit,
    over_doelen,
    over_draagkracht,
    over_gewone_oplossingen,
    over_huisgenoten,
    over_hulptaken,
    over_taken,
    over_toezeggingen,
    over_verwijzingen,
    over_wetten,
)
from tests.bouwers import WETTEN, Zaak, breng_naar
from tests.gesprek import blad, mantelzorger, met_huisgenoot, met_mantelzorger
from tests.onderzoek.test_advies import antwoord_op, vraag_aan
from tests.onderzoek.test_plan import leg_vast

pytestmark = pytest.mark.usefixtures("zonder_pdf")
DAG = date(2026, 6, 1)
ANS = Mantelzorgfeit("Ans", "dreigend", "wassen\nen koken", 6, DAG)


def test_van_elke_huisgenoot_staat_er_wat_te_verwachten_is() -> None:
    zinnen = over_huisgenoten(
        [
            *(Huisgenootfeit("Bram", norm) for norm in Norm),
            Huisgenootfeit("Cor", Norm.GEEN, in_huishouden=False),
            Huisgenootfeit("Dirk", Norm.VOLLEDIG, is_overbelast=True),
        ]
    )
    assert zinnen == (
        "Van Bram verwachten wij geen hulp in huis.",
        "Bram kan licht werk in huis doen.",
        "Bram kan in huis helpen, zo veel als lukt.",
        "Bram kan zorgen voor een huishouden van één persoon.",
        "Bram kan het hele huishouden doen.",
        "Cor hoort niet bij uw huishouden.",
        "Van Dirk verwachten wij niet meer hulp dan nu.",
    )


def test_de_taken_staan_per_mens_en_nooit_te_veel_in_een_zin() -> None:
    verdeling = [("opruimen", "u"), ("stofzuigen", "Bram"), ("was doen", ""), ("afwas", "u"), ("a", "u"), ("b", "u")]
    assert over_taken(verdeling) == (
        "Dit doet u zelf: opruimen, afwas, a.",
        "En ook: b.",
        "Dit doet Bram: stofzuigen.",
        "Dit kan niemand thuis doen: was doen.",
    )
    assert lange_zinnen(over_taken([(taak.value, "Bram") for taak in Taak])) == []


def test_van_mantelzorgers_alleen_toezegging_en_uitkomst() -> None:
    assert over_toezeggingen([ANS, Mantelzorgfeit("Bert")]) == (
        "Ans zegt deze hulp toe: wassen en koken.",
        "Dat is 6 uur per week, tot en met 1 juni 2026.",
        "Bert zorgt voor u.",
    )
    assert over_toezeggingen([Mantelzorgfeit("Bert Smit")], "Uw buurman Bert zorgt voor u.") == ()
    rijen = [ANS, Mantelzorgfeit("Bert"), Mantelzorgfeit("Cor", "nee"), Mantelzorgfeit("Dirk", "ja")]
    assert over_draagkracht(rijen) == (
        "Ans dreigt overbelast te raken.",
        "Cor kan de zorg voor u aan.",
        "Dirk is overbelast.",
    )


def test_de_stappen_noemen_taken_wetten_en_verwijzingen() -> None:
    taak = Hulptaakfeit("Schoonmaken", "haar dochter", Decimal("2.50"), Decimal("10.00"))
    assert over_hulptaken([taak, Hulptaakfeit("Toezicht", "Jan", Decimal(0), Decimal(0))]) == (
        "Schoonmaken door haar dochter: 2,5 uur per week is gewone hulp.",
        "Schoonmaken door haar dochter: 10 uur per week is meer dan gewone hulp.",
    )
    wetten = [Wetfeit("Wlz", "recht", "Volledig pakket thuis (vpt)"), Wetfeit("Zvw", "afgewezen"),
              Wetfeit("Valys", "loopt"), *(Wetfeit(wet, "nvt") for wet in "abcd"),
              Wetfeit("Jeugdwet", "nvt", is_onderzocht=False)]  # fmt: skip
    assert over_wetten(wetten) == (
        "U hebt recht op hulp via: Wlz.",
        "Het gaat om: volledig pakket thuis (vpt).",
        "Deze hulp vroeg u ook aan via: Zvw. Dat werd afgewezen.",
        "Deze hulp vroeg u ook aan via: Valys. U weet de uitkomst nog niet.",
        "Wij keken ook hiernaar, maar dat past niet bij uw vraag: a, b, c.",
        "En ook: d.",
    )
    assert over_gewone_oplossingen([("een wasmachine", True), ("een tillift", False)]) == (
        "Voor u is dit een gewone oplossing: een wasmachine.",
        "Voor u is dit geen gewone oplossing: een tillift.",
    )
    assert over_verwijzingen([Verwijsfeit("Inloop", DAG), Verwijsfeit("Hulp", DAG, 40, DAG)])[1:] == (
        "Op 1 juni 2026 verwezen wij u naar: Hulp.",
        "Daar kunt u 40 uur hulp krijgen, tot en met 1 juni 2026.",
    )


def test_een_doel_zegt_wat_hoe_en_wanneer() -> None:
    doelen = [Doelfeit("Huishouden", "Ik wil een schoon huis.", "Mevrouw stoft zelf", monitor_op=DAG)]
    assert over_doelen(doelen) == (
        "Huishouden: Ik wil een schoon huis.",
        "Zo doen wij dat: Mevrouw stoft zelf.",
        "Op 1 juni 2026 kijken wij hoe het gaat.",
    )


def leg_alles_vast(zaak: Zaak) -> None:
    """One of each in the case."""
    wie = {"op": zaak.op, "door": zaak.consulent}
    bram, ans = met_huisgenoot(zaak, jaar=2010), met_mantelzorger(zaak)
    taken = {taak: Verdeeld(door_client=True) for taak in Taak} | {Taak.STOFZUIGEN: Verdeeld(huisgenoot=bram.pk)}
    verdeel_taken(zaak.onderzoek, taken, blad(zaak), **wie)
    feiten = mantelzorger(
        ans, antwoorden=schrijf_antwoorden({"a1": "Ik slaap op de bank."}), overbelast="dreigend",
        instrument="Vragenlijst", overbelast_motivering="Huilt in het gesprek.", toezegging="Elke dag koken",
        toezegging_uren=6, toezegging_akkoord_op=zaak.op,
    )  # fmt: skip
    bewaar_mantelzorger(ans, feiten, blad(zaak, ans), **wie)
    afweging.voeg_hulptaak_toe(
        zaak.onderzoek, soort="schoonmaak", wie="haar dochter", motivering="Elke week.",
        uren_gebruikelijk=Decimal(2), uren_bovengebruikelijk=Decimal(0), **wie,
    )  # fmt: skip
    wetten = WETTEN | {"zvw": afweging.Wetuitkomst("recht", "Polis gezien.")}
    afweging.toets_wetten(zaak.onderzoek, wetten, **wie)
    kaart = AlgemeneVoorziening.objects.get(gemeente=zaak.gemeente, code="GGZ_INLOOP")
    afweging.verwijs(zaak.onderzoek, kaart, reden="algemeen", toelichting="Aanspraak overdag.", **wie)
    leg_vast(zaak)
    antwoord_op(vraag_aan(zaak), zaak)
    raadpleeg(
        zaak.melding, Raadpleegvraag("wmo", "onderzoek", "Voor het gesprek."),
        Bekend([("Voorziening", "traplift,\nvanaf 2024")]), **wie,
    )  # fmt: skip


@pytest.mark.regel("V-01")
def test_het_verslag_dat_weggaat_vertelt_alles_wat_is_vastgelegd(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("in_onderzoek")
    leg_alles_vast(zaak)
    bekeken = zaak.op
    zaak.verslag_concept()
    zaak.verslag_verzonden()
    gelezen = regels(lees(Document.objects.get(melding=zaak.melding, soort="D-07")).decode())
    brief = " ".join(gelezen)
    plekken = [
        brief.index(zin)
        for zin in (
            f"Dit stond bij ons bekend op {bekeken.day} maart 2026.",
            "traplift, vanaf 2024",
            "Bram kan in huis helpen, zo veel als lukt.",
            "Dit doet Bram: stofzuigen.",
            "Ans zegt deze hulp toe: Elke dag koken.",
            "Dat is 6 uur per week.",
            "Ans dreigt overbelast te raken.",
            "Een traplift past.",
            "Dag en nacht toezicht, twee weken.",
            "Schoonmaken door haar dochter: 2 uur per week is gewone hulp.",
            "U hebt recht op hulp via: Zorgverzekeringswet (Zvw).",
            f"Op {bekeken.day} maart 2026 verwezen wij u naar: ",
            "Ik wil zelf mijn dag indelen.",
            "Begeleiding bij het plannen. (trede 2)",
        )
    ]
    assert plekken == sorted(plekken)
    assert not [woord for woord in ("bank", "Huilt", "Vragenlijst", "Polis") if woord in brief]
    assert (lange_zinnen(gelezen), verboden_woorden(gelezen)) == ([], [])
    assert gemiddelde_zinslengte(gelezen) <= 12


def test_wat_na_het_verslag_werd_bekeken_verandert_de_dag_in_de_brief_niet(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("in_onderzoek")
    assert bekend_van(snapshot(zaak.melding)) == ()
    for dagen, feit in ((0, "vroeg"), (3, "laat")):
        zaak.verder(dagen)
        raadpleeg(
            zaak.melding, Raadpleegvraag("wmo", "onderzoek", "Voor het gesprek."), Bekend([("Besluit", feit)]),
            op=zaak.op, door=zaak.consulent,
        )  # fmt: skip
    assert bekend_van(snapshot(zaak.melding)) == (("Besluit", "laat"),)
    assert bekend_van(snapshot(zaak.melding, tot=zaak.op - timedelta(days=1))) == (("Besluit", "vroeg"),)


def test_de_bladzijde_toont_de_doelen_van_het_plan_en_het_advies(
    voorbeeld: Gemeente, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    zaak = breng_naar("in_onderzoek")
    client.force_login(zaak.consulent)
    pad = f"/zaken/{zaak.melding.nummer}/verslag/"
    leeg = client.get(pad).content.decode()
    assert "Wij vroegen geen advies aan anderen." in leeg
    leg_alles_vast(zaak)
    tekst = client.get(pad).content.decode()
    assert tekst.count("5. Wat wij willen bereiken") == 1
    assert "Zo doen wij dat: Mevrouw kookt zelf. Samen naar buiten." in tekst
    assert "Een traplift past." in tekst
    assert "Ik slaap op de bank" not in tekst
    with CaptureQueriesContext(connection) as eerst:
        feiten_van(zaak.melding)
    for naam in ("Cor", "Dirk", "Els"):
        met_huisgenoot(zaak, naam)
        met_mantelzorger(zaak, naam)
        leg_vast(zaak, {"Cor": "10.2", "Dirk": "10.3", "Els": "10.4"}[naam])
    with django_assert_num_queries(len(eerst)):
        feiten_van(zaak.melding)
