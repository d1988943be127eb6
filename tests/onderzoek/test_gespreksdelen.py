"""The parts of the conversation: saved one by one, never over somebody else, and complete before a verslag."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connection, models
from django.test.utils import CaptureQueriesContext

from meldingen.fouten import Geweigerd
from meldingen.models import Gebeurtenis, Gebruiker, Gemeente, Melding, Taak, Termijn
from onderzoek.eisen import VERSLAG_OPSTELLEN
from onderzoek.models import Afstemming, Gegevensverzoek, Rubriek
from onderzoek.services import gesprek as services
from onderzoek.services.bewaren import Blad, Uitslag
from onderzoek.views.gespreksdelen import DELEN, Deel, Lijst
from tests.bouwers import Zaak, breng_naar
from tests.gesprek import afstemming, begin, blad

pytestmark = pytest.mark.usefixtures("zonder_pdf")
DAG = timedelta(days=1)


@pytest.fixture
def zaak(voorbeeld: Gemeente) -> Zaak:
    """A case with a planned conversation of which nothing was recorded."""
    zaak = breng_naar("in_vooronderzoek")
    zaak.in_onderzoek()
    zaak.verder(5)
    return zaak


def bewaar(zaak: Zaak, tekst: str, pagina: Blad, *, nvt: bool = False, door: Gebruiker | None = None) -> Uitslag:
    feiten = {"tekst": tekst, "is_nvt": nvt}
    return services.bewaar_rubriek(zaak.onderzoek, "a", feiten, pagina, op=zaak.op, door=door or zaak.consulent)


def rubriek(zaak: Zaak) -> Rubriek:
    return Rubriek.objects.get(onderzoek=zaak.onderzoek, letter="a")


# --- saving ---------------------------------------------------------------------------------------


def test_elke_keer_bewaren_is_een_versie_verder(zaak: Zaak) -> None:
    assert bewaar(zaak, "Eerst.", blad(zaak)).deel.versie == 1
    assert bewaar(zaak, "Daarna.", blad(zaak, versie=1)).deel.versie == 2
    rij = rubriek(zaak)
    assert (rij.tekst, rij.versie, rij.bewaard_door, rij.bewaard_op) == ("Daarna.", 2, zaak.consulent, zaak.op)


def test_dezelfde_tekst_nog_eens_verandert_niets(zaak: Zaak) -> None:
    bewaar(zaak, "Eerst.", blad(zaak))
    uitslag = bewaar(zaak, "Eerst.", blad(zaak, versie=0))
    assert (uitslag.botst, uitslag.deel.versie) == (False, 1)


def test_wie_een_oude_versie_had_overschrijft_niets(zaak: Zaak, collega: Gebruiker) -> None:
    bewaar(zaak, "Van de een.", blad(zaak, kenmerk="tab-1"))
    uitslag = bewaar(zaak, "Van de ander.", blad(zaak, versie=0, kenmerk="tab-2"), door=collega)
    assert uitslag.botst
    assert (uitslag.deel.tekst, uitslag.deel.versie, uitslag.deel.bewaard_door) == ("Van de een.", 1, zaak.consulent)
    assert rubriek(zaak).tekst == "Van de een."
    gekozen = bewaar(zaak, "Van de ander.", blad(zaak, versie=1, kenmerk="tab-3"), door=collega)
    assert not gekozen.botst
    terug = bewaar(zaak, "Van de een, langer.", blad(zaak, versie=1, kenmerk="tab-1"))
    assert terug.botst


def test_een_antwoord_dat_zoekraakte_is_geen_botsing_met_zichzelf(zaak: Zaak) -> None:
    """The page sent version 0, the answer got lost, more was typed: the same page sends version 0 again."""
    bewaar(zaak, "Het begin", blad(zaak, kenmerk="tab-1"))
    uitslag = bewaar(zaak, "Het begin en meer", blad(zaak, versie=0, kenmerk="tab-1"))
    assert (uitslag.botst, uitslag.deel.tekst) == (False, "Het begin en meer")


def test_het_logboek_krijgt_een_regel_per_mens_en_dag(zaak: Zaak, collega: Gebruiker) -> None:
    for nummer in range(4):
        bewaar(zaak, f"Zin {nummer}.", blad(zaak, versie=nummer))
    bewaar(zaak, "Van de ander.", blad(zaak, versie=4), door=collega)
    zaak.verder(1)
    bewaar(zaak, "De dag erna.", blad(zaak, versie=5), door=collega)
    regels = Gebeurtenis.objects.filter(melding=zaak.melding, code="O-02")
    assert [rij.naam for rij in regels] == ["Gesprek bijgewerkt: onderwerp a"] * 3


def test_bewaren_raakt_een_rij(zaak: Zaak) -> None:
    bewaar(zaak, "Eerst.", blad(zaak))
    onderzoek, door = zaak.onderzoek, zaak.consulent
    with CaptureQueriesContext(
        connection,
    ) as vragen:
        services.bewaar_rubriek(
            onderzoek, "a", {"tekst": "Meer.", "is_nvt": False}, blad(zaak, versie=1), op=zaak.op, door=door
        )
    gewoon = [rij["sql"] for rij in vragen if not rij["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert [sql.split()[0] for sql in gewoon] == ["SELECT", "UPDATE"], gewoon


def test_de_tekst_staat_versleuteld_in_de_database(zaak: Zaak) -> None:
    bewaar(zaak, "Mevrouw vergeet de pillen.", blad(zaak))
    with connection.cursor() as cursor:
        cursor.execute("SELECT tekst FROM onderzoek_rubriek WHERE onderzoek_id = %s", [zaak.onderzoek.pk])
        assert "pillen" not in cursor.fetchone()[0]


def test_in_een_gesloten_zaak_wordt_niets_bewaard(zaak: Zaak) -> None:
    bewaar(zaak, "Eerst.", blad(zaak))
    zaak.ingetrokken()
    with pytest.raises(Geweigerd, match="gesloten"):
        bewaar(zaak, "Later.", blad(zaak, versie=1))


# --- the subjects ---------------------------------------------------------------------------------


@pytest.mark.regel("O-02")
def test_niet_van_toepassing_vraagt_een_reden(zaak: Zaak) -> None:
    with pytest.raises(Geweigerd, match="waarom onderwerp a niet van toepassing is"):
        bewaar(zaak, "  ", blad(zaak), nvt=True)
    bewaar(zaak, "Er is geen mantelzorger.", blad(zaak), nvt=True)
    assert rubriek(zaak).is_nvt


@pytest.mark.regel("O-01", "O-03", "O-05", "O-22", "O-23")
def test_de_eerste_bladzijde_legt_vast_wie_erbij_was_en_wat_is_getoond_en_uitgelegd(zaak: Zaak) -> None:
    feiten, rest = begin(zaak)
    services.bewaar_begin(zaak.gesprek, feiten, blad(zaak), van_onderzoek=rest, op=zaak.op, door=zaak.consulent)
    gesprek, onderzoek = zaak.gesprek, zaak.onderzoek
    assert (gesprek.gevoerd_op, gesprek.met_clientondersteuner) == (zaak.op, True)
    assert (gesprek.besproken, gesprek.besproken_toelichting) == (["resultaat", "bijdrage"], "Thuis blijven.")
    assert (onderzoek.identiteit_gezien_op, onderzoek.identiteit_door) == (zaak.op, zaak.consulent)
    assert onderzoek.pgb_materiaal == ["brochure", "pgb_test"]
    open_ = {rij.regel for rij in VERSLAG_OPSTELLEN.ontbreekt(onderzoek, zaak.op)}
    assert open_ == {"O-02", "O-04"}
    assert Gebeurtenis.objects.get(melding=zaak.melding, code="O-01").op == zaak.op


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"gevoerd_op": DAG}, "toekomst zijn gevoerd"),
        ({"identiteit_geldig_tot": -DAG}, "was verlopen"),
        ({"identiteit_gezien_op": DAG}, "toekomst zijn gezien"),
        ({"pgb_voorlichting_op": DAG}, "voorlichting kan niet in de toekomst"),
        ({"bijdrage_voorlichting_op": DAG}, "voorlichting kan niet in de toekomst"),
    ],
)
def test_wat_niet_kan_wordt_geweigerd(zaak: Zaak, anders: dict[str, timedelta], zin: str) -> None:
    feiten, rest = begin(zaak, **{naam: zaak.op + verschil for naam, verschil in anders.items()})
    with pytest.raises(Geweigerd, match=zin):
        services.bewaar_begin(zaak.gesprek, feiten, blad(zaak), van_onderzoek=rest, op=zaak.op, door=zaak.consulent)
    assert zaak.gesprek.gevoerd_op is None
    assert zaak.onderzoek.identiteit_document == ""


@pytest.mark.regel("O-05")
def test_een_half_bewijs_is_niet_gezien(zaak: Zaak) -> None:
    feiten, rest = begin(zaak, identiteit_geldig_tot=None)
    services.bewaar_begin(zaak.gesprek, feiten, blad(zaak), van_onderzoek=rest, op=zaak.op, door=zaak.consulent)
    assert (zaak.onderzoek.identiteit_document, zaak.onderzoek.identiteit_gezien_op) == ("paspoort", None)
    assert "O-05" in {rij.regel for rij in VERSLAG_OPSTELLEN.ontbreekt(zaak.onderzoek, zaak.op)}


# --- fitting and cooperation ----------------------------------------------------------------------


@pytest.mark.regel("O-24", "O-28")
def test_waarop_de_hulp_is_afgestemd_en_met_welk_instrument_zij_is_bepaald(zaak: Zaak) -> None:
    def leg_vast(**anders: str) -> None:
        services.bewaar_afstemming(zaak.onderzoek, afstemming(**anders), blad(zaak), op=zaak.op, door=zaak.consulent)

    with pytest.raises(Geweigerd, match="versie van het instrument"):
        leg_vast(instrument="Handleiding resultaatgericht indiceren")
    teksten = {
        naam: f"Over {naam}."
        for naam in (
            "omstandigheden", "zorgverzekering", "jeugdhulp", "onderwijs", "werk", "participatiewet",
            "levensovertuiging", "onderbouwing",
        )
    }  # fmt: skip
    leg_vast(instrument="Handleiding", instrument_versie="2.1", **teksten)
    rij = Afstemming.objects.get(onderzoek=zaak.onderzoek)
    assert {naam: getattr(rij, naam) for naam in teksten} == teksten
    assert (rij.instrument, rij.instrument_versie) == ("Handleiding", "2.1")


@pytest.mark.regel("O-26")
def test_weigeren_om_privacy_wordt_vastgelegd_en_heeft_geen_gevolg(zaak: Zaak) -> None:
    verzoek = services.vraag_gegevens(
        zaak.onderzoek, {"gevraagd": "De brief van de specialist", "gevraagd_op": zaak.op}, blad(zaak),
        op=zaak.op, door=zaak.consulent,
    )  # fmt: skip
    voor = stand(zaak)

    def antwoord(**anders: object) -> None:
        feiten = {
            "gevraagd": verzoek.gevraagd, "gevraagd_op": verzoek.gevraagd_op, "reactie": "privacy",
            "gereageerd_op": zaak.op, "toelichting": "Die brief gaat ook over mijn man.",
        } | anders  # fmt: skip
        services.bewaar_gegevensverzoek(verzoek, feiten, blad(zaak, versie=1), op=zaak.op, door=zaak.consulent)

    for anders, zin in (
        ({"toelichting": ""}, "welk privacybelang"),
        ({"gereageerd_op": None}, "wanneer de inwoner reageerde"),
        ({"gereageerd_op": zaak.op - DAG}, "na de vraag en uiterlijk vandaag"),
        ({"gereageerd_op": zaak.op + DAG}, "na de vraag en uiterlijk vandaag"),
    ):
        with pytest.raises(Geweigerd, match=zin):
            antwoord(**anders)
    antwoord()
    rij = Gegevensverzoek.objects.get()
    assert (rij.reactie, rij.toelichting) == ("privacy", "Die brief gaat ook over mijn man.")
    assert stand(zaak) == voor


def stand(zaak: Zaak) -> object:
    """Where the case stands, its clocks and its tasks."""
    melding = Melding.objects.values("status", "uiterlijk_op", "gesloten_op").get(pk=zaak.sleutel)
    klokken = list(Termijn.objects.filter(melding=zaak.sleutel).values_list("soort", "uiterste_datum", "vervallen_op"))
    return melding, klokken, Taak.objects.filter(melding=zaak.sleutel).count()


@pytest.mark.regel("O-26")
def test_een_vraag_van_morgen_is_nog_niet_gesteld(zaak: Zaak) -> None:
    with pytest.raises(Geweigerd, match="nog niet gesteld"):
        services.vraag_gegevens(
            zaak.onderzoek, {"gevraagd": "x", "gevraagd_op": zaak.op + DAG}, blad(zaak), op=zaak.op,
            door=zaak.consulent,
        )  # fmt: skip


# What advice, help and things cost; nothing of what somebody has or earns.
KOSTEN = {
    "kosten", "tarief", "bedrag", "bedrag_per_maand", "totaal", "aantal", "eenmalig", "per_maand",
    "onderhoud_per_jaar", "onderhoud", "max_bedrag", "maximum", "totaalraming", "uitkomst",
}  # fmt: skip
GELD = ("inkomen", "vermogen", "salaris", "uitkering", "spaargeld", "loon", "bezit", "financ")


@pytest.mark.regel("O-30")
def test_nergens_in_het_onderzoek_wordt_naar_inkomen_of_vermogen_gevraagd() -> None:
    velden = [veld for model in apps.get_app_config("onderzoek").get_models() for veld in model._meta.fields]
    namen = [f"{veld.model.__name__}.{veld.name}" for veld in velden]
    namen += [f"{naam} {veld.label}" for formulier in formulieren() for naam, veld in formulier.items()]
    assert len(namen) > 150
    assert [naam for naam in namen if any(woord in naam.lower() for woord in GELD)] == []
    bedragen = {veld.name for veld in velden if isinstance(veld, models.DecimalField)}
    assert bedragen == KOSTEN | {"uren_gebruikelijk", "uren_bovengebruikelijk"}


def formulieren() -> list[dict[str, object]]:
    """The fields of every form of the conversation, by name."""
    soorten = []
    for deel in DELEN.values():
        soorten += [deel.formulier] if isinstance(deel, Deel) else [deel.nieuw, deel.formulier]
    assert any(isinstance(deel, Lijst) for deel in DELEN.values())
    return [(soort(huisgenoten=[]) if soort.__name__ == "TakenFormulier" else soort()).fields for soort in soorten]
