"""A decision about a pgb: its period, only the dearer part refused, and a refusal that rests on facts."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pgtrigger
import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.urls import reverse

from beschikkingen.models import Beschikking, Besluitregel, Regelconcept, Voorziening
from beschikkingen.services import besluitconcept as concepten
from beschikkingen.services.besluit import beslis, stel_besluit_voor
from beschikkingen.services.besluitbrieven import vul_afwijzing, vul_gedeeltelijk, vul_toekenning
from beschikkingen.services.herziening import Wijziging, leg_voornemen_vast, stel_herziening_voor
from beschikkingen.services.voorstellen import neem_besluit
from meldingen.brieven.render import render_brief
from meldingen.fouten import Geweigerd
from meldingen.models import Gemeente
from meldingen.termijnen import schrijf_datum
from onderzoek.models import Contraindicatie, Pgbonderzoek, Voorzieningkeuze, Voorzieningsoort
from onderzoek.services import budgetplan, keuze, pgbwens
from onderzoek.services.pgbweging import signaal_intrekking
from tests.beschikkingen.test_herziening import bezwaar_gegrond
from tests.bouwers import HUISHOUDEN, Zaak, breng_naar, leeg_uitbak, voorzieningsoort
from tests.brieven_hulp import controleer_brief, tekst
from tests.mensen import clientgegevens
from tests.onderzoek.pgbhulp import lever_in, toets, verlener, wens, wie, zet_parameters
from tests.onderzoek.pgbhulp import regel as budgetregel
from tests.onderzoek.test_planbladzijden import datum

pytestmark = pytest.mark.usefixtures("zonder_pdf")
LOOPTIJD = "Uw gezondheid is nu stabiel. Over een jaar kan dat anders zijn. Er komt misschien meer hulp in de buurt."
HUIS: dict[str, Any] = {
    "eenheid": "uren", "frequentie": "per week", "omvang": 3, "aanbieder": "Thuiszorg De Kas",
    "resultaat": "Uw huis is schoon en u kunt er veilig wonen.",
    "aanpak": "Een vaste hulp maakt elke week uw huis schoon.",
    "motivering": "U kunt niet meer bukken en tillen. Stofzuigen en dweilen lukken daarom niet.",
}  # fmt: skip
PGB: dict[str, Any] = {
    **HUIS, "leveringsvorm": "pgb", "waarom_vorm": "U wilt dat Zorg Dichtbij helpt, want zij kent u.",
    "aanbieder": "", "aanpak": "", "pgb_bedrag": Decimal("390.00"), "pgb_per": "maand",
    "berekening": "Hulp per maand: € 520,00 (3 uur per week keer € 40,00)\nIn natura kost dit € 390,00 per maand",
    "kwaliteitseisen": "De hulp is veilig en past bij u.",
    "verantwoording": "U bewaart de afspraken en de declaraties. Wij vragen daar elk jaar naar.",
    "waarom_looptijd": LOOPTIJD,
}  # fmt: skip
DUURDER: dict[str, Any] = {
    **PGB, "pgb_weigering": "duurder", "goedkoopst": "Hulp van Thuiszorg De Kas, 3 uur per week",
    "goedkoopst_bedrag": Decimal("390.00"), "gewenst": "hulp van Zorg Dichtbij, 3 uur per week",
    "meerkosten": Decimal("130.00"),
}  # fmt: skip
FEITEN = (
    "De rechtbank sprak op 3 maart 2025 schuldsanering uit over uw zoon. Dat staat in het openbare register.\n\n"
    "Uw zoon betaalde in 2024 drie rekeningen van uw hulp niet. Dat zagen wij in de brieven die u liet zien."
)
GEEN_PGB: dict[str, Any] = {**HUIS, "pgb_weigering": "beheerder", "pgb_feiten": FEITEN}
AFGEWEZEN: dict[str, Any] = {
    "is_toegekend": False, "leveringsvorm": "", "weigeringsgrond": "pgb", "pgb_weigering": "beheerder",
    "pgb_feiten": FEITEN, "motivering": "U wilt geen hulp in natura.",
    "alternatief": "Thuiszorg De Kas kan u helpen. De gemeente regelt dat voor u. Bel ons als u dat wilt.",
}  # fmt: skip
MOTIVERING = "U woont alleen en uw zus is 80 jaar. Zij kan dit niet voor u doen."


@pytest.fixture
def zaak(voorbeeld: Gemeente) -> Zaak:
    """A complete aanvraag for hulp bij het huishouden."""
    return vraagt_hulp(client=clientgegevens(achternaam="Proef", huisnummer="12"))


def vraagt_hulp(**anders: Any) -> Zaak:
    zaak = breng_naar("in_beoordeling", **anders)
    soort = voorzieningsoort(zaak.gemeente, HUISHOUDEN)
    Voorzieningsoort.objects.filter(pk=soort.pk).update(mag_pgb=True)
    zaak.aanvraag.gevraagd.update(soort=soort)
    return zaak


def stel_voor(zaak: Zaak, **anders: Any) -> Beschikking:
    regel = replace(zaak.voorstel()[0], **anders)
    return stel_besluit_voor(zaak.aanvraag, (regel,), motivering=MOTIVERING, op=zaak.op, door=zaak.consulent)


def zegt(zaak: Zaak, **anders: Any) -> str:
    """Why this cannot be proposed; nothing is kept either way."""
    with transaction.atomic():
        try:
            stel_voor(zaak, **anders)
        except Geweigerd as fout:
            return str(fout).replace("\xa0", " ")
        finally:
            transaction.set_rollback(True)
    return ""


def tekenen_zegt(zaak: Zaak, voorstel: Beschikking) -> str:
    """Why the decider cannot sign what lies there."""
    with pytest.raises(Geweigerd) as fout:
        beslis(voorstel, op=zaak.op, door=zaak.teamleider)
    assert zaak.melding.status == "ter_fiattering"
    return str(fout.value).replace("\xa0", " ")


def haal_uit(voorstel: Beschikking, **weg: object) -> None:
    """Take an element out of a proposal behind the back of the services."""
    with pgtrigger.ignore("beschikkingen.Besluitregel:besluitregel_vast"), transaction.atomic():
        assert Besluitregel.objects.filter(beschikking=voorstel).update(**weg) == 1


def brief(zaak: Zaak, voorstel: Beschikking, naam: str) -> str:
    """The letter after signing: compared with the agreed text, and read."""
    besluit = beslis(voorstel, op=zaak.op, door=zaak.teamleider)
    vul = {"toegekend": vul_toekenning, "gedeeltelijk": vul_gedeeltelijk, "afgewezen": vul_afwijzing}
    code = {"toegekend": "D-19", "gedeeltelijk": "D-21", "afgewezen": "D-22"}[besluit.uitkomst]
    gegevens = vul[besluit.uitkomst](zaak.melding, zaak.op, {"beschikking": besluit.pk})
    vast = replace(gegevens, zaak=replace(gegevens.zaak, nummer="WMO-2026-000417"))
    gemaakt = render_brief(code, vast.als_gegevens())
    controleer_brief(gemaakt, naam)
    return tekst(gemaakt).replace("\xa0", " ")


def gekozen_pgb(zaak: Zaak, *, natura: str = "390.00") -> Voorzieningkeuze:
    """What the investigation holds: the wish, a signed budgetplan of € 520 a month, and the price in kind."""
    code = zaak.aanvraag.gevraagd.get().soort.code
    zet_parameters(zaak, pgb_tarieven={code: {"formeel": "45.00", "informeel": "45.00"}})
    soort = voorzieningsoort(zaak.gemeente, code)
    rij = keuze.kies_voorziening(zaak.onderzoek, soort, waarvoor="Een schoon huis.", **wie(zaak))
    if rij.leveringsvorm != "pgb":
        keuze.stel_leveringsvorm_vast(rij, leveringsvorm="pgb", **wie(zaak))
    pgb = wens(zaak)
    toets(zaak, pgb)
    regel = budgetregel(zaak, pgb, rij, verlener(zaak, pgb))
    lever_in(zaak, regel.plan, "6240.00", duur_waarom=LOOPTIJD)
    budgetplan.leg_naturaprijs_vast(
        rij, per_maand=Decimal(natura), eenmalig=None, onderhoud_per_jaar=Decimal(0), bron="Contract 2026", **wie(zaak)
    )
    return rij


def twijfel(zaak: Zaak, pgb: Pgbonderzoek, *, taken: bool = False) -> Contraindicatie:
    """The manager has debts, and so the tasks of a pgb are not done well."""
    toets(zaak, pgb, taken=taken)
    return pgbwens.voeg_contraindicatie_toe(pgb, soort="E", onderbouwing=FEITEN, weging="bezwaar", **wie(zaak))


def ingetrokken(zaak: Zaak, grond: str = "e", dag: date = date(2024, 5, 6)) -> Pgbonderzoek:
    return pgbwens.leg_wens_vast(
        zaak.onderzoek, motivering="Ik kies zelf.", intrekking_grond=grond, intrekking_op=dag, **wie(zaak)
    )


# P-40: the period of a pgb for help


@pytest.mark.regel("P-40")
def test_een_pgb_voor_hulp_zegt_waarom_het_voor_deze_periode_is(zaak: Zaak) -> None:
    assert "Schrijf bij Hulp bij het huishouden waarom het pgb voor deze periode is" in zegt(
        zaak, **{**PGB, "waarom_looptijd": " "}
    )
    regel = replace(zaak.voorstel()[0], **{**PGB, "waarom_looptijd": ""})
    concepten.leg_besluitregel_vast(zaak.aanvraag, regel, op=zaak.op, door=zaak.consulent)
    gemis = [(rij.plek, rij.regel) for rij in concepten.nog_te_schrijven(zaak.aanvraag, zaak.op)]
    assert ("besluit", "P-40") in gemis
    voorstel = stel_voor(zaak, **PGB)
    haal_uit(voorstel, waarom_looptijd="")
    assert "waarom het pgb voor deze periode is" in tekenen_zegt(zaak, voorstel)
    haal_uit(voorstel, waarom_looptijd=LOOPTIJD)
    gelezen = brief(zaak, voorstel, "d19-pgb")
    assert f"U krijgt dit budget van 22 maart 2026 tot en met 13 september 2026. {LOOPTIJD}" in gelezen


@pytest.mark.regel("P-40")
def test_periode_en_reden_komen_uit_het_getekende_budgetplan(zaak: Zaak) -> None:
    gekozen_pgb(zaak)
    begin = concepten.begin_van(zaak.aanvraag.gevraagd.get(), zaak.melding, zaak.op)
    assert (begin["ingangsdatum"], begin["einddatum"]) == (zaak.op, zaak.op + timedelta(days=180))
    assert begin["waarom_looptijd"] == LOOPTIJD


def test_een_hulpmiddel_duurt_zolang_het_meegaat_en_wordt_een_keer_betaald(zaak: Zaak) -> None:
    soort = voorzieningsoort(zaak.gemeente, "SCOOTMOBIEL")
    Voorzieningsoort.objects.filter(pk=soort.pk).update(vragenlijst="")
    zaak.aanvraag.gevraagd.update(soort=soort)
    eens = {
        **PGB, "waarom_looptijd": "", "pgb_per": "eenmalig", "pgb_bedrag": Decimal("2400.00"), "onderhoud": Decimal(0),
        "programma_van_eisen": "Met een stuurkolom.", "eenheid": "stuks", "omvang": 1, "frequentie": "in totaal",
        "berekening": "De prijs van de winkel: € 2.400,00", "kostprijs": Decimal("2400.00"),
        "waarom_vorm": "U kiest zelf een winkel in de buurt.", "resultaat": "U gaat weer zelf naar uw zus.",
        "kwaliteitseisen": "Het hulpmiddel is veilig en nieuw.", "verantwoording": "U bewaart de rekening.",
        "motivering": "U kunt niet langer dan vijf minuten lopen.",
    }  # fmt: skip
    gelezen = brief(zaak, stel_voor(zaak, **eens), "d19-pgb-eenmalig")
    assert "U stuurt ons de offerte of de rekening." in gelezen
    assert "SVB" not in gelezen
    assert "bruikleen" not in gelezen


# P-10 a: only the dearer part


@pytest.mark.regel("P-10")
@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({**PGB}, "Wijs alleen dat deel af"),
        ({**PGB, "pgb_bedrag": Decimal("520.00")}, "Volgens de berekening is het € 390,00"),
        ({**DUURDER, "pgb_bedrag": Decimal("300.00")}, "Het pgb bij Hulp bij het huishouden is dan € 390,00"),
        ({**DUURDER, "meerkosten": None}, "hoeveel duurder het gevraagde pgb is"),
        ({**HUIS, "pgb_weigering": "duurder"}, "mag u alleen het duurdere deel weigeren"),
        ({**AFGEWEZEN, "pgb_weigering": "duurder"}, "mag u alleen het duurdere deel weigeren"),
        ({**PGB, "pgb_weigering": "toets", "pgb_feiten": FEITEN}, "niet als pgb worden toegekend en geweigerd"),
    ],
    ids=["verzwegen", "te-hoog", "te-laag", "zonder-bedragen", "heel-in-natura", "heel-afgewezen", "allebei"],
)  # fmt: skip
def test_een_duurder_pgb_wordt_alleen_voor_het_duurdere_deel_geweigerd(
    zaak: Zaak, anders: dict[str, Any], zin: str
) -> None:
    gekozen_pgb(zaak)
    assert zin in zegt(zaak, **anders)


@pytest.mark.regel("P-10", "P-20", "B-06", "B-08")
def test_het_duurdere_deel_staat_met_bedragen_in_een_gedeeltelijke_toekenning(zaak: Zaak) -> None:
    gekozen_pgb(zaak)
    begin = concepten.begin_van(zaak.aanvraag.gevraagd.get(), zaak.melding, zaak.op)
    assert (begin["pgb_weigering"], begin["pgb_bedrag"], begin["meerkosten"]) == ("duurder", 390, 130)
    voorstel = stel_voor(zaak, **DUURDER)
    assert voorstel.uitkomst == Beschikking.Uitkomst.GEDEELTELIJK
    haal_uit(voorstel, pgb_weigering="")
    assert "€ 130,00 meer dan hulp in natura kost" in tekenen_zegt(zaak, voorstel)
    haal_uit(voorstel, pgb_weigering="duurder")
    gelezen = brief(zaak, voorstel, "d21-pgb-duurder")
    for deel in (
        "U krijgt een pgb voor hulp bij het huishouden, maar een lager pgb dan u vroeg",
        "Dat kost € 520,00 per maand.", "Dat kost in natura € 390,00 per maand.",
        "Wij wijzen alleen het duurdere deel af: € 130,00 per maand.",
    ):  # fmt: skip
        assert deel in gelezen


def test_een_plan_dat_niet_duurder_is_vraagt_niets(zaak: Zaak) -> None:
    gekozen_pgb(zaak, natura="600.00")
    assert zegt(zaak, **{**PGB, "pgb_bedrag": Decimal("520.00")}) == ""


# P-10 b: an earlier pgb was revoked


@pytest.mark.regel("P-10")
@pytest.mark.parametrize(
    ("grond", "zin"), [("a", "gegevens niet klopten"), ("d", "voorwaarden niet"), ("e", "voor iets anders")]
)
def test_een_eerdere_intrekking_is_een_signaal_ook_in_een_volgende_zaak(zaak: Zaak, grond: str, zin: str) -> None:
    assert signaal_intrekking(zaak.melding.client_id) == ""
    ingetrokken(zaak, grond)
    zinnen = signaal_intrekking(zaak.melding.client_id)
    assert zinnen.startswith("Op 6 mei 2024 trok de gemeente een pgb in")
    assert zin in zinnen
    client = Client()
    client.force_login(zaak.consulent)
    with time_machine.travel(datetime.combine(zaak.op, datetime.min.time(), UTC) + timedelta(hours=9)):
        for pagina in ("pgb", "besluit"):
            assert zin in client.get(reverse(pagina, args=[zaak.melding.nummer])).content.decode()


@pytest.mark.regel("P-10", "B-05")
def test_weigeren_om_een_eerdere_intrekking_vraagt_het_feit_en_een_afweging(zaak: Zaak) -> None:
    weg = {**HUIS, "pgb_weigering": "eerder", "pgb_feiten": "Uw pgb van 2023 is op 6 mei 2024 ingetrokken."}
    assert "Leg eerst vast welk pgb is ingetrokken" in zegt(zaak, **weg, kan_afweging="Te kort geleden.")
    ingetrokken(zaak)
    assert "weigeren ‘kan’" in zegt(zaak, **weg)
    afweging = "Het is pas twee jaar geleden. U kunt niet zeggen wat er nu anders is."
    voorstel = stel_voor(zaak, **weg, kan_afweging=afweging)
    haal_uit(voorstel, kan_afweging=" ")
    assert "weigeren ‘kan’" in tekenen_zegt(zaak, voorstel)
    haal_uit(voorstel, kan_afweging=afweging)
    gelezen = brief(zaak, voorstel, "d21-pgb-eerder")
    assert "U krijgt hulp bij het huishouden, maar geen pgb" in gelezen
    assert f"Uw pgb van 2023 is op 6 mei 2024 ingetrokken. {afweging}" in gelezen


def trek_pgb_in(zaak: Zaak, grond: str) -> Beschikking:
    """The pgb of this case is granted, and after a voornemen revoked by a decision of its own."""
    beslis(stel_voor(zaak, **PGB), op=zaak.op, door=zaak.teamleider)
    leeg_uitbak(zaak.op)
    pgb = Voorziening.objects.get(melding=zaak.melding)
    zaak.verder(60)
    wat = Wijziging("intrekking", grond, "Er is drie maanden niets betaald van uw pgb.")
    voornemen = leg_voornemen_vast(pgb, wat, **wie(zaak))
    zaak.op = voornemen.zienswijze.uiterlijk_op + timedelta(days=1)
    besluit = stel_herziening_voor(
        voornemen, ingangstijdstip=zaak.op, motivering="U gebruikt het pgb niet.", juiste_gegevens="Geen.", **wie(zaak)
    )
    neem_besluit(besluit, op=zaak.op, door=zaak.teamleider)
    leeg_uitbak(zaak.op)
    return besluit


@pytest.mark.regel("P-10", "H-10")
def test_een_pgb_dat_de_gemeente_zelf_introk_telt_ook_zonder_dat_iemand_het_overtypt(zaak: Zaak) -> None:
    besluit = trek_pgb_in(zaak, "e")
    nieuw = vraagt_hulp(client=zaak.client, op=zaak.verder(30))
    assert nieuw.melding.client_id == zaak.melding.client_id
    besluit.refresh_from_db()
    assert signaal_intrekking(nieuw.melding.client_id).startswith(
        f"Op {schrijf_datum(besluit.besloten_op)} trok de gemeente een pgb in, omdat het geld niet of voor iets anders"
    )
    weg = {**HUIS, "pgb_weigering": "eerder", "pgb_feiten": "Uw pgb is ingetrokken: u gebruikte het niet."}
    assert "weigeren ‘kan’" in zegt(nieuw, **weg)
    afweging = "Het is pas kort geleden, en u kunt niet zeggen wat er nu anders is."
    assert zegt(nieuw, **weg, kan_afweging=afweging) == ""
    zaak.op = besluit.besloten_op
    bezwaar_gegrond(zaak, besluit)
    assert signaal_intrekking(nieuw.melding.client_id) == ""
    assert "Leg eerst vast welk pgb is ingetrokken" in zegt(nieuw, **weg, kan_afweging=afweging)


@pytest.mark.regel("P-10")
def test_een_intrekking_omdat_de_hulp_niet_meer_nodig_is_telt_niet_tegen_een_nieuw_pgb(zaak: Zaak) -> None:
    trek_pgb_in(zaak, "b")
    assert signaal_intrekking(zaak.melding.client_id) == ""


@pytest.mark.regel("P-10")
def test_een_intrekking_heeft_een_grond_en_een_dag(zaak: Zaak) -> None:
    for velden in ({"intrekking_grond": "a"}, {"intrekking_op": date(2024, 5, 6)}):
        with pytest.raises(Geweigerd, match="de grond en de dag"):
            pgbwens.leg_wens_vast(zaak.onderzoek, motivering="Ik kies zelf.", **velden, **wie(zaak))
    with pytest.raises(Geweigerd, match="in de toekomst"):
        ingetrokken(zaak, dag=zaak.op + timedelta(days=1))
    assert not Pgbonderzoek.objects.exists()


# P-10 c and P-11: the manager of the budget


@pytest.mark.regel("P-02", "P-10", "P-11")
def test_twijfel_aan_de_budgetbeheerder_telt_via_de_toets_en_met_feiten(zaak: Zaak) -> None:
    assert "Leg eerst de contra-indicatie van de budgetbeheerder vast" in zegt(zaak, **GEEN_PGB)
    pgb = wens(zaak)
    twijfel(zaak, pgb, taken=True)
    assert "Een vermoeden is niet genoeg" in zegt(zaak, **GEEN_PGB)
    toets(zaak, pgb, taken=False)
    assert "op welke feiten de weigering van het pgb steunt" in zegt(zaak, **{**GEEN_PGB, "pgb_feiten": " "})
    assert zegt(zaak, **GEEN_PGB) == ""


@pytest.mark.regel("P-11", "B-09")
@pytest.mark.parametrize(
    ("velden", "naam", "kop"),
    [
        (GEEN_PGB, "d21-geen-pgb", "U krijgt hulp bij het huishouden, maar geen pgb"),
        (AFGEWEZEN, "d22-pgb", "U krijgt geen pgb voor hulp bij het huishouden"),
    ],
    ids=["in-natura", "afgewezen"],
)
def test_zonder_feiten_wordt_de_weigering_niet_getekend_en_met_feiten_staan_ze_in_de_brief(
    zaak: Zaak, velden: dict[str, Any], naam: str, kop: str
) -> None:
    rij = twijfel(zaak, wens(zaak))
    voorstel = stel_voor(zaak, **velden)
    haal_uit(voorstel, pgb_feiten="")
    assert "op welke feiten de weigering van het pgb steunt" in tekenen_zegt(zaak, voorstel)
    haal_uit(voorstel, pgb_feiten=FEITEN)
    Contraindicatie.objects.filter(pk=rij.pk).update(onderbouwing=" ")
    assert "Bij de contra-indicatie ‘Schulden’ staan geen feiten" in tekenen_zegt(zaak, voorstel)
    Contraindicatie.objects.filter(pk=rij.pk).update(onderbouwing=FEITEN)
    gelezen = brief(zaak, voorstel, naam)
    assert kop in gelezen
    assert " ".join(FEITEN.split()) in gelezen
    assert "artikel 2.3.6, tweede lid, onder a" in gelezen


@pytest.mark.regel("P-11")
def test_een_pgb_toekennen_tegen_het_onderzoek_in_kan_niet(zaak: Zaak) -> None:
    twijfel(zaak, wens(zaak))
    gezegd = zegt(zaak, **PGB)
    assert "Niet gehaald: ‘De taken van het pgb" in gezegd
    assert "Volgens een contra-indicatie past een pgb niet" in gezegd


@pytest.mark.regel("P-10")
def test_wie_een_pgb_wilde_hoort_waarom_het_er_niet_komt(zaak: Zaak) -> None:
    pgb = wens(zaak)
    assert "De inwoner wilde een pgb." in zegt(zaak, **HUIS)
    toets(zaak, pgb)
    assert "alle toetsen van het pgb gehaald" in zegt(zaak, **HUIS, pgb_weigering="toets", pgb_feiten="x")
    assert zegt(zaak, **HUIS, pgb_weigering="afgezien") == ""
    assert "Kies bij Hulp bij het huishouden waarom een pgb niet mogelijk is" in zegt(
        zaak, **{**AFGEWEZEN, "pgb_weigering": ""}
    )
    gekozen_pgb(zaak)
    assert "Er is wel een getekend budgetplan" in zegt(zaak, **HUIS, pgb_weigering="budgetplan")


@pytest.mark.regel("P-11")
def test_het_scherm_begint_met_de_feiten_en_de_beslisser_ziet_ze(zaak: Zaak) -> None:
    twijfel(zaak, wens(zaak))
    gevraagd, client = zaak.aanvraag.gevraagd.get(), Client()
    begin = concepten.begin_van(gevraagd, zaak.melding, zaak.op)
    assert begin["pgb_weigering"] == "beheerder"
    assert FEITEN in begin["pgb_feiten"]
    client.force_login(zaak.consulent)
    velden = {
        "toekennen": "ja", "leveringsvorm": "natura", "omvang": "3", "frequentie": "per week",
        "pgb_weigering": "eerder", "pgb_feiten": FEITEN, "kan_afweging": "Te kort geleden.",
        **datum("ingangsdatum", f"{zaak.op:%Y-%m-%d}"),
        **datum("einddatum", f"{zaak.op + timedelta(days=90):%Y-%m-%d}"),
    }  # fmt: skip
    with time_machine.travel(datetime.combine(zaak.op, datetime.min.time(), UTC) + timedelta(hours=9)):
        client.post(reverse("besluit_regel", args=[zaak.melding.nummer, gevraagd.pk]), velden)
        rij = Regelconcept.objects.get()
        assert (rij.pgb_weigering, rij.kan_afweging) == ("eerder", "Te kort geleden.")
        assert rij.pgb_feiten.split() == FEITEN.split()
        voorstel = stel_voor(zaak, **GEEN_PGB)
        client.force_login(zaak.teamleider)
        pagina = client.get(reverse("voorstel", args=[voorstel.pk])).content.decode()
    assert "De budgetbeheerder kan het budget niet goed beheren" in pagina
    assert "De rechtbank sprak op 3 maart 2025 schuldsanering uit" in pagina
