"""The investigation: when it may start, what the conversation yields, and in which order help is weighed."""

import json
from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from django.db import IntegrityError, transaction

from meldingen.fouten import Geweigerd
from meldingen.models import Document, Gebeurtenis, Gebruiker, Gemeente, Melding, Termijn
from meldingen.services import melding as meldingen
from onderzoek.eisen import VERSLAG_OPSTELLEN
from onderzoek.models import Afwegingsstap, Gesprek, Onderzoek, Rubriek
from onderzoek.services import onderzoek as onderzoeken
from onderzoek.services.afweging import leg_vraag_vast, toets_wetten
from onderzoek.services.onderzoek import Identiteit
from onderzoek.services.verslag import stel_verslag_op
from tests.bouwers import AFWEGING, RUBRIEKEN, TEKST, VRAAG, WETTEN, Zaak, breng_naar, leeg_uitbak, maak_melding

pytestmark = pytest.mark.usefixtures("zonder_pdf")
DAG = timedelta(days=1)


def start(zaak: Zaak, op: date, **anders: object) -> Gesprek:
    feiten = {"vorm": Gesprek.Vorm.HUISBEZOEK, "gepland_op": op + 5 * DAG, "gepland_om": time(10), **anders}
    return onderzoeken.start_onderzoek(zaak.onderzoek, **feiten, op=op, door=zaak.consulent)


def gemis(zaak: Zaak) -> dict[str, str]:
    """What a verslag still lacks: rule and sentence."""
    return {rij.regel: rij.zin for rij in VERSLAG_OPSTELLEN.ontbreekt(zaak.onderzoek, zaak.op)}


# --- starting -------------------------------------------------------------------------------------


def test_een_zaak_zonder_behandelaar_wordt_eerst_toegewezen(
    voorbeeld: Gemeente, consulent: Gebruiker, dag: date
) -> None:
    melding = maak_melding(op=dag)
    leeg_uitbak(dag)
    with pytest.raises(Geweigerd, match="nog geen behandelaar"):
        onderzoeken.start_vooronderzoek(melding, op=dag, door=consulent)


def test_toewijzen_kan_alleen_aan_een_consulent_van_de_gemeente(
    voorbeeld: Gemeente, teamleider: Gebruiker, buitenstaander: Gebruiker, administratie: Gebruiker, dag: date
) -> None:
    melding = maak_melding(op=dag)
    for wie in (buitenstaander, administratie):
        with pytest.raises(Geweigerd, match="geen consulent van gemeente Voorbeeld"):
            meldingen.wijs_toe(melding, aan=wie, op=dag, door=teamleider)


@pytest.mark.regel("T-03", "M-09")
def test_zeven_dagen_kans_op_een_persoonlijk_plan(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("in_vooronderzoek")
    laatste = zaak.melding.termijnen.get(soort=Termijn.Soort.PERSOONLIJK_PLAN)
    assert (laatste.start, laatste.uiterste_datum, laatste.wie) == (date(2026, 3, 2), date(2026, 3, 9), "client")
    with pytest.raises(Geweigerd, match="nog tijd voor een persoonlijk plan"):
        start(zaak, laatste.uiterste_datum)
    start(zaak, laatste.uiterste_datum + DAG)
    assert zaak.onderzoek.gestart_op == laatste.uiterste_datum + DAG


@pytest.mark.regel("T-03")
def test_de_zeven_dagen_schuiven_op_over_een_vrije_dag(voorbeeld: Gemeente) -> None:
    """Received on Monday 30 March 2026: day seven is Easter Monday."""
    melding = maak_melding(op=date(2026, 3, 30))
    assert melding.termijnen.get(soort=Termijn.Soort.PERSOONLIJK_PLAN).uiterste_datum == date(2026, 4, 7)


@pytest.mark.regel("M-09")
@pytest.mark.parametrize("ontvangen", [True, False])
def test_een_plan_of_ervan_afzien_maakt_de_weg_vrij(voorbeeld: Gemeente, ontvangen: bool) -> None:
    zaak = breng_naar("in_vooronderzoek")
    onderzoeken.leg_persoonlijk_plan_vast(
        zaak.onderzoek, ontvangen_op=zaak.op if ontvangen else None, op=zaak.op, door=zaak.consulent
    )
    start(zaak, zaak.op)
    assert zaak.melding.termijnen.get(soort=Termijn.Soort.PERSOONLIJK_PLAN).gehaald_op == zaak.op
    naam = Gebeurtenis.objects.get(melding=zaak.melding, code="M-09").naam
    assert naam == ("Persoonlijk plan ontvangen" if ontvangen else "Cliënt ziet af van een persoonlijk plan")


@pytest.mark.regel("T-03", "M-09")
def test_een_plan_dat_later_komt_wordt_altijd_meegenomen_en_staat_in_het_verslag(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("in_onderzoek")
    onderzoeken.leg_persoonlijk_plan_vast(zaak.onderzoek, ontvangen_op=zaak.op, op=zaak.op, door=zaak.consulent)
    assert zaak.onderzoek.plan_ontvangen_op == zaak.op
    zaak.verslag_concept()
    zaak.verslag_verzonden()
    invoer = json.loads(Document.objects.get(melding=zaak.melding, soort="D-07").gegevens)
    assert invoer["persoonlijk_plan_op"] == zaak.onderzoek.plan_ontvangen_op.isoformat()
    with pytest.raises(Geweigerd, match="toekomst"):
        onderzoeken.leg_persoonlijk_plan_vast(
            zaak.onderzoek, ontvangen_op=zaak.op + DAG, op=zaak.op, door=zaak.consulent
        )


@pytest.mark.regel("T-04")
def test_eerst_wijzen_op_clientondersteuning(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("in_vooronderzoek")
    assert zaak.melding.gewezen_op_clientondersteuning_op == zaak.melding.bevestigd_op
    Melding.objects.filter(pk=zaak.sleutel).update(gewezen_op_clientondersteuning_op=None)
    with pytest.raises(Geweigerd, match="gratis cliëntondersteuning"):
        start(zaak, date(2026, 3, 10))
    assert zaak.onderzoek.gestart_op is None


@pytest.mark.regel("O-01")
def test_de_uitnodiging_gaat_weg_en_het_gesprek_staat_vast(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("in_vooronderzoek")
    gesprek = start(zaak, date(2026, 3, 10))
    leeg_uitbak(date(2026, 3, 10))
    invoer = Document.objects.get(melding=zaak.melding, soort="D-02").gegevens
    assert '"2026-03-15"' in invoer
    with pytest.raises(Geweigerd, match="al gestart"):
        start(zaak, date(2026, 3, 11))
    with pytest.raises(Geweigerd, match="toekomst"):
        onderzoeken.voer_gesprek(
            gesprek, gevoerd_op=date(2026, 3, 16), aanwezigen="", met_mantelzorger=False,
            met_clientondersteuner=False, op=date(2026, 3, 15), door=zaak.consulent,
        )  # fmt: skip
    onderzoeken.voer_gesprek(
        gesprek, gevoerd_op=date(2026, 3, 15), aanwezigen="mevrouw, haar dochter, een cliëntondersteuner",
        met_mantelzorger=True, met_clientondersteuner=True, op=date(2026, 3, 16), door=zaak.consulent,
    )  # fmt: skip
    vers = zaak.gesprek
    assert (vers.gevoerd_op, vers.met_mantelzorger, vers.met_clientondersteuner) == (date(2026, 3, 15), True, True)
    assert vers.aanwezigen == "mevrouw, haar dochter, een cliëntondersteuner"
    assert Gebeurtenis.objects.get(melding=zaak.melding, code="O-01").op == date(2026, 3, 15)


def test_een_afspraak_in_het_verleden_of_buiten_het_onderzoek_kan_niet(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("in_vooronderzoek")
    with pytest.raises(Geweigerd, match="ligt in het verleden"):
        start(zaak, date(2026, 3, 10), gepland_op=date(2026, 3, 9))
    later = breng_naar("verslag_verzonden")
    Onderzoek.objects.filter(pk=later.onderzoek.pk).update(gestart_op=None)
    with pytest.raises(Geweigerd, match="niet in onderzoek"):
        start(later, later.op)


# --- what the conversation yields -----------------------------------------------------------------


def zonder_onderwerpen(zaak: Zaak) -> None:
    Rubriek.objects.filter(onderzoek=zaak.onderzoek, letter__in="dg").delete()


def zonder_afweging(zaak: Zaak) -> None:
    Afwegingsstap.objects.filter(onderzoek=zaak.onderzoek, stap=4).delete()


def zonder(*velden: str) -> Callable[[Zaak], None]:
    return lambda zaak: Onderzoek.objects.filter(melding_id=zaak.sleutel).update(**dict.fromkeys(velden)) and None


def zonder_gesprek(zaak: Zaak) -> None:
    Gesprek.objects.filter(onderzoek=zaak.onderzoek).update(gevoerd_op=None)


EISEN = {
    "O-01": (zonder_gesprek, "Leg het gesprek met de cliënt vast."),
    "O-02": (zonder_onderwerpen, "Beantwoord onderwerp d, g van het gesprek."),
    "O-04": (zonder_afweging, "Vul de afweging aan: andere wetten en regelingen."),
    "O-05": (zonder("identiteit_gezien_op"), "Leg vast welk identiteitsbewijs u hebt gezien."),
    "O-22": (zonder("pgb_voorlichting_op"), "Leg vast wanneer u uitleg gaf over het pgb."),
    "O-23": (zonder("bijdrage_voorlichting_op"), "Leg vast wanneer u uitleg gaf over de eigen bijdrage."),
}


@pytest.mark.parametrize("regel", [pytest.param(id_, marks=pytest.mark.regel(id_), id=id_) for id_ in EISEN])
def test_zonder_dit_komt_er_geen_verslag(voorbeeld: Gemeente, regel: str) -> None:
    haal_weg, zin = EISEN[regel]
    zaak = breng_naar("in_onderzoek")
    assert gemis(zaak) == {}
    haal_weg(zaak)
    assert gemis(zaak) == {regel: zin}
    with pytest.raises(Geweigerd) as fout:
        stel_verslag_op(zaak.melding, TEKST, op=zaak.op, door=zaak.consulent)
    assert zin in str(fout.value)
    assert not zaak.melding.verslagen.exists()


@pytest.mark.regel("O-02")
def test_alle_zeven_onderwerpen_ook_de_bijdrage_en_niet_van_toepassing_vraagt_een_reden(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("in_vooronderzoek")
    zaak.in_onderzoek()
    assert "a, b, c, d, e, f, g" in gemis(zaak)["O-02"]
    onderzoeken.leg_gesprek_vast(
        zaak.onderzoek,
        rubrieken={**RUBRIEKEN, "d": "   ", "e": "Er is geen inloop in de buurt."},
        niet_van_toepassing=frozenset("de"),
        op=zaak.op,
        door=zaak.consulent,
    )
    assert gemis(zaak)["O-02"] == "Beantwoord onderwerp d van het gesprek."
    assert zaak.onderzoek.rubrieken.get(letter="e").is_nvt
    with pytest.raises(IntegrityError, match="rubriek_letter"), transaction.atomic():
        Rubriek.objects.create(onderzoek=zaak.onderzoek, letter="h", tekst="x")


def test_opnieuw_opslaan_wist_niet_wat_er_al_stond(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("in_onderzoek")
    onderzoeken.leg_gesprek_vast(zaak.onderzoek, rubrieken={"a": "Beter."}, op=zaak.op, door=zaak.consulent)
    assert zaak.onderzoek.rubrieken.get(letter="a").tekst == "Beter."
    assert zaak.onderzoek.rubrieken.count() == 7
    assert gemis(zaak) == {}


@pytest.mark.regel("O-05", "X-08")
def test_het_identiteitsbewijs_is_gezien_en_geldig_maar_nooit_gekopieerd(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("in_vooronderzoek")
    zaak.in_onderzoek()

    def leg_vast(bewijs: Identiteit) -> None:
        onderzoeken.leg_gesprek_vast(zaak.onderzoek, rubrieken={}, identiteit=bewijs, op=zaak.op, door=zaak.consulent)

    with pytest.raises(Geweigerd, match="verlopen"):
        leg_vast(Identiteit("paspoort", zaak.op - DAG, zaak.op))
    with pytest.raises(Geweigerd, match="toekomst"):
        leg_vast(Identiteit("paspoort", zaak.op + 9 * DAG, zaak.op + DAG))
    assert "O-05" in gemis(zaak)
    leg_vast(Identiteit("rijbewijs", zaak.op, zaak.op))
    onderzoek = zaak.onderzoek
    assert (onderzoek.identiteit_document, onderzoek.identiteit_geldig_tot) == ("rijbewijs", zaak.op)
    assert (onderzoek.identiteit_gezien_op, onderzoek.identiteit_door) == (zaak.op, zaak.consulent)
    assert "O-05" not in gemis(zaak)
    # There is no place for a copy: no file or number in the row, and nothing came into the case.
    velden = {veld.name for veld in Onderzoek._meta.get_fields() if veld.name.startswith("identiteit")}
    assert velden == {"identiteit_document", "identiteit_geldig_tot", "identiteit_gezien_op", "identiteit_door"}
    assert not Document.objects.filter(melding=zaak.melding, richting="in").exists()


@pytest.mark.regel("O-22", "O-23")
def test_voorlichting_heeft_een_datum_die_is_geweest(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("in_onderzoek")
    for veld in ("pgb_voorlichting_op", "bijdrage_voorlichting_op"):
        with pytest.raises(Geweigerd, match="voorlichting kan niet in de toekomst"):
            onderzoeken.leg_gesprek_vast(
                zaak.onderzoek, rubrieken={}, **{veld: zaak.op + DAG}, op=zaak.op, door=zaak.consulent
            )


# --- weighing -------------------------------------------------------------------------------------


@pytest.mark.regel("O-04")
def test_maatwerk_is_pas_te_kiezen_na_de_vijf_stappen_ervoor(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("in_vooronderzoek")
    zaak.in_onderzoek()

    def weeg(*nummers: int) -> None:
        stappen = {nummer: AFWEGING[nummer] for nummer in nummers}
        onderzoeken.weeg_af(zaak.onderzoek, stappen, op=zaak.op, door=zaak.consulent)

    with pytest.raises(Geweigerd, match="pas worden gekozen als de vijf stappen ervoor"):
        weeg(6)
    weeg(1, 2, 3)
    with pytest.raises(Geweigerd, match="vijf stappen ervoor"):
        weeg(4, 6)
    weeg(4)
    leg_vraag_vast(zaak.onderzoek, **VRAAG, op=zaak.op, door=zaak.consulent)
    toets_wetten(zaak.onderzoek, WETTEN, op=zaak.op, door=zaak.consulent)
    weeg(5, 6)
    namen = [rij.get_stap_display() for rij in zaak.onderzoek.afweging.all()]
    assert namen == [
        "Zelf doen", "Gebruikelijke hulp", "Mensen in de omgeving", "Andere wetten en regelingen",
        "Algemene voorzieningen", "Maatwerkvoorziening",
    ]  # fmt: skip


@pytest.mark.regel("O-04")
def test_elke_stap_heeft_een_motivering_en_een_mislukte_weging_laat_niets_achter(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("in_vooronderzoek")
    zaak.in_onderzoek()
    leg_vraag_vast(zaak.onderzoek, **VRAAG, op=zaak.op, door=zaak.consulent)
    toets_wetten(zaak.onderzoek, WETTEN, op=zaak.op, door=zaak.consulent)
    stappen = {**AFWEGING, 3: ("niet", "  ")}
    with pytest.raises(Geweigerd, match="bij de stap ‘mensen in de omgeving’ waarom"):
        onderzoeken.weeg_af(zaak.onderzoek, stappen, op=zaak.op, door=zaak.consulent)
    assert not zaak.onderzoek.afweging.exists()


def test_in_een_gesloten_zaak_verandert_niets_meer(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("in_onderzoek")
    zaak.ingetrokken()
    for doe in (
        lambda: onderzoeken.leg_gesprek_vast(zaak.onderzoek, rubrieken={"a": "x"}, op=zaak.op, door=zaak.consulent),
        lambda: onderzoeken.weeg_af(zaak.onderzoek, AFWEGING, op=zaak.op, door=zaak.consulent),
        lambda: stel_verslag_op(zaak.melding, TEKST, op=zaak.op, door=zaak.consulent),
    ):
        with pytest.raises(Geweigerd, match=zaak.melding.nummer):
            doe()
