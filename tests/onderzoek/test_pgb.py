"""The pgb: the wish, the tests, contra-indicaties, and who manages the budget."""

from datetime import date

import pytest

from meldingen.fouten import Geweigerd
from meldingen.models import Client, Gemeente
from onderzoek.models import Budgetbeheerder, Contraindicatie, Onderzoek, Pgbonderzoek, Voorzieningkeuze
from onderzoek.services import keuze as keuzes
from onderzoek.services import pgbmensen, pgbwens
from onderzoek.services.pgbstand import Pgbstand, pgbstand
from tests.bouwers import Zaak, breng_naar
from tests.onderzoek.pgbhulp import (
    bekende,
    bovengebruikelijk,
    kies,
    lever_in,
    regel,
    toets,
    verlener,
    wens,
    wie,
    zet_parameters,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]


@pytest.fixture
def zaak(voorbeeld: Gemeente) -> Zaak:
    zaak = breng_naar("in_onderzoek")
    zet_parameters(zaak)
    return zaak


def stand(zaak: Zaak) -> Pgbstand:
    return pgbstand(Onderzoek.objects.get(melding=zaak.melding), zaak.op)


def teksten(zaak: Zaak) -> list[str]:
    return [rij.tekst for rij in stand(zaak).ontbreekt]


def beheer(zaak: Zaak, pgb: Pgbonderzoek, soort: str, **velden: object) -> Budgetbeheerder:
    return pgbmensen.wijs_beheerder_aan(pgb, pgbmensen.Beheer(wie=soort, **velden), **wie(zaak))


# --- the wish -------------------------------------------------------------------------------------


@pytest.mark.regel("P-01")
def test_zonder_reden_is_er_geen_wens(zaak: Zaak) -> None:
    assert "Leg vast waarom de inwoner een pgb wil" in teksten(zaak)
    with pytest.raises(Geweigerd, match="Schrijf op waarom de inwoner een pgb wil"):
        pgbwens.leg_wens_vast(zaak.onderzoek, motivering="  ", **wie(zaak))
    assert not Pgbonderzoek.objects.exists()
    pgbwens.leg_wens_vast(
        zaak.onderzoek, motivering="Ik kies zelf.", inzetcriteria=["regie", "onplanbaar"], **wie(zaak)
    )
    assert stand(zaak).inzet == [
        "Wil en kan zelf de regie voeren over de hulp", "Heeft hulp nodig die niet te plannen is",
    ]  # fmt: skip
    assert len(Pgbonderzoek.Inzet) == 5


@pytest.mark.regel("P-34")
def test_andere_pgbs_staan_erbij_en_de_dag_van_de_wens_blijft(zaak: Zaak) -> None:
    pgb = wens(zaak)
    zaak.verder(2)
    pgbwens.leg_wens_vast(
        zaak.onderzoek, motivering="Anders.", andere_pgbs=["zvw", "jeugdwet"], andere_toelichting="Verpleging.",
        **wie(zaak),
    )  # fmt: skip
    pgb.refresh_from_db()
    assert pgb.motivering == "Anders."
    assert pgb.wens_op < zaak.op
    assert stand(zaak).andere == ["Zorgverzekeringswet (Zvw)", "Jeugdwet"]


# --- the tests ------------------------------------------------------------------------------------


@pytest.mark.regel("P-05")
def test_toetsen_kan_pas_na_de_voorlichting(zaak: Zaak) -> None:
    pgb = wens(zaak)
    Onderzoek.objects.filter(melding=zaak.melding).update(pgb_voorlichting_op=None)
    assert "Vertel de inwoner wat een pgb is en wat er dan zelf geregeld moet worden" in teksten(zaak)
    with pytest.raises(Geweigerd, match="Vertel de inwoner eerst wat een pgb is"):
        toets(zaak, pgb)
    assert not pgb.toetsen.exists()
    Onderzoek.objects.filter(melding=zaak.melding).update(pgb_voorlichting_op=zaak.op)
    toets(zaak, pgb)
    assert not any("Vertel de inwoner" in tekst for tekst in teksten(zaak))


@pytest.mark.regel("P-02", "P-07", "P-16")
@pytest.mark.parametrize(
    ("naam", "woorden"),
    [
        ("taken", "De taken van het pgb worden goed uitgevoerd"),
        ("gemotiveerd", "De inwoner legt uit waarom"),
        ("kwaliteit", "De hulp is veilig, helpt echt"),
        ("taal", "spreekt en leest genoeg Nederlands"),
        ("budgetplan", "kan een budgetplan maken"),
        ("overeenkomst", "kan een zorgovereenkomst sluiten"),
        ("doelmatig", "De hulp is geschikt voor het doel"),
    ],
)
def test_een_toets_die_niet_is_gehaald_houdt_het_pgb_tegen(zaak: Zaak, naam: str, woorden: str) -> None:
    pgb, keuze = wens(zaak), kies(zaak)
    assert "Toets of een pgb mogelijk is" in teksten(zaak)
    klaar_voor_inzetten(zaak, pgb, keuze)
    toets(zaak, pgb, **{naam: False})
    assert any(woorden in zin for zin in stand(zaak).bezwaren)
    with pytest.raises(Geweigerd, match=rf"De toets ‘.*{woorden}.*’ is niet gehaald"):
        zet_in(zaak, keuze)
    toets(zaak, pgb)
    assert stand(zaak).bezwaren == []
    zet_in(zaak, keuze)


def test_elke_toets_heeft_een_reden(zaak: Zaak) -> None:
    pgb = wens(zaak)
    with pytest.raises(Geweigerd, match="Schrijf de reden op bij: De taken van het pgb"):
        pgbwens.toets_pgb(pgb, {"taken": pgbwens.Toetsuitkomst(True, " ")}, **wie(zaak))
    assert not pgb.toetsen.exists()


@pytest.mark.regel("P-36")
def test_de_tien_punten_zijn_een_hulpmiddel(zaak: Zaak) -> None:
    pgb = wens(zaak)
    assert len(pgbwens.PUNTEN) == 10
    assert not any("punten" in tekst for tekst in teksten(zaak))
    pgbwens.leg_punten_vast(pgb, ["kwaliteit", "overzicht"], **wie(zaak))
    pgb.refresh_from_db()
    assert (pgb.punten, pgb.punten_op) == (["overzicht", "kwaliteit"], zaak.op)


# --- contra-indicaties ----------------------------------------------------------------------------


@pytest.mark.regel("P-11")
def test_een_contraindicatie_rust_op_feiten_en_weegt_pas_na_een_oordeel(zaak: Zaak) -> None:
    pgb, keuze = wens(zaak), kies(zaak)
    assert [rij.value for rij in Contraindicatie.Soort][:7] == list("ABCDEFG")
    with pytest.raises(Geweigerd, match="Schrijf de feiten op"):
        pgbwens.voeg_contraindicatie_toe(pgb, soort="E", onderbouwing="", weging="bezwaar", **wie(zaak))
    klaar_voor_inzetten(zaak, pgb, keuze)
    pgbwens.voeg_contraindicatie_toe(
        pgb, soort="D", onderbouwing="In 2020 behandeld.", weging="geen_bezwaar", **wie(zaak)
    )
    assert stand(zaak).bezwaren == []
    rij = pgbwens.voeg_contraindicatie_toe(
        pgb, soort="E", onderbouwing="Bewind, uitspraak van 3 maart.", weging="bezwaar", **wie(zaak)
    )
    assert stand(zaak).bezwaren == ["Contra-indicatie: Schulden."]
    with pytest.raises(Geweigerd, match="Er is een contra-indicatie waardoor een pgb niet past"):
        zet_in(zaak, keuze)
    pgbwens.haal_contraindicatie_weg(rij, **wie(zaak))
    zet_in(zaak, keuze)


# --- who manages the budget -----------------------------------------------------------------------


@pytest.mark.regel("P-09")
@pytest.mark.parametrize(
    ("soort", "velden", "zin"),
    [
        ("aanbieder", {"naam": "Zorg Dichtbij"}, "De aanbieder van de hulp kan niet ook het budget beheren"),
        ("familie", {"naam": "Oom Jan"}, "Vul in hoeveel graden"),
        ("familie", {"naam": "Oom Jan", "graad": 3}, "tot en met de 2e graad"),
        ("vertegenwoordiger", {"naam": "Mr. Bak"}, "schrijf op waaruit de band blijkt"),
        ("relatie", {"naam": "Buurman"}, "Schrijf op waaruit de band met de inwoner blijkt"),
        ("familie", {"graad": 1}, "Vul de naam in"),
        ("client", {"handelingsonbekwaam": True}, "De inwoner is handelingsonbekwaam"),
        ("client", {"controles": ["vog"]}, "Vul bij de controle de dag in"),
        (
            "client",
            {"controles": ["vog"], "controle_op": date(2030, 1, 1), "controle_uitkomst": "Goed."},
            "De controle kan niet in de toekomst",
        ),
    ],
)
def test_wie_het_budget_niet_mag_beheren(zaak: Zaak, soort: str, velden: dict[str, object], zin: str) -> None:
    pgb = wens(zaak)
    with pytest.raises(Geweigerd, match=zin):
        beheer(zaak, pgb, soort, **velden)
    assert not Budgetbeheerder.objects.exists()


@pytest.mark.regel("P-09")
@pytest.mark.parametrize(
    ("soort", "velden"),
    [
        ("client", {}),
        ("familie", {"naam": "Zus", "graad": 2}),
        ("familie", {"naam": "Oom", "graad": 3, "relatie": "Woont al tien jaar bij de inwoner."}),
        ("relatie", {"naam": "Buurman", "relatie": "Heeft een volmacht van de notaris."}),
        ("vertegenwoordiger", {"naam": "Curator", "relatie": "Uitspraak van de rechtbank van 3 maart 2025."}),
    ],
)
def test_wie_het_budget_wel_mag_beheren(zaak: Zaak, soort: str, velden: dict[str, object]) -> None:
    rij = beheer(zaak, wens(zaak), soort, **velden)
    assert rij.naam == (velden.get("naam") or zaak.melding.client.naam)
    assert "Leg vast wie het budget beheert" not in teksten(zaak)


@pytest.mark.regel("P-09")
def test_een_kind_heeft_een_wettelijk_vertegenwoordiger(zaak: Zaak) -> None:
    Client.objects.filter(pk=zaak.melding.client_id).update(geboortedatum=date(2012, 5, 1))
    pgb = wens(zaak)
    with pytest.raises(Geweigerd, match="De inwoner is jonger dan 18"):
        beheer(zaak, pgb, "familie", naam="Zus", graad=2)
    assert beheer(zaak, pgb, "vertegenwoordiger", naam="Moeder", graad=1, gemachtigde="Tante").gemachtigde == "Tante"


@pytest.mark.regel("P-09")
def test_de_budgethouder_betaalt_zichzelf_niet_en_een_aanbieder_beheert_niet(zaak: Zaak) -> None:
    pgb, client = wens(zaak), zaak.melding.client
    for velden in ({"naam": "Iemand", "is_client": True}, {"naam": client.naam}, {"naam": client.naam.upper()}):
        with pytest.raises(Geweigerd, match="kan zichzelf niet betalen"):
            verlener(zaak, pgb, **velden)
    with pytest.raises(Geweigerd, match="Leg eerst vast wie het budget beheert"):
        bekende(zaak, pgb, is_beheerder=True)
    beheer(zaak, pgb, "familie", naam="Noor Proef", graad=2)
    with pytest.raises(Geweigerd, match="Een aanbieder kan niet ook het budget beheren"):
        verlener(zaak, pgb, "noor  proef")
    with pytest.raises(Geweigerd, match="De budgetbeheerder heet Noor Proef"):
        bekende(zaak, pgb, "Sam Ander", is_beheerder=True)
    with pytest.raises(Geweigerd, match="heeft dezelfde naam als de budgetbeheerder"):
        bekende(zaak, pgb)
    verlener(zaak, pgb, "Zorg Dichtbij")
    with pytest.raises(Geweigerd, match="staat al bij de hulpverleners"):
        verlener(zaak, pgb, "Zorg  Dichtbij.")
    with pytest.raises(Geweigerd, match="staat als aanbieder bij de hulpverleners"):
        beheer(zaak, pgb, "relatie", naam="Zorg dichtbij", relatie="Kent mevrouw lang.")


@pytest.mark.regel("P-09")
def test_een_beheerder_die_ook_helpt_wordt_gecontroleerd(zaak: Zaak) -> None:
    pgb, keuze = wens(zaak), kies(zaak)
    klaar_voor_inzetten(zaak, pgb, keuze)
    beheer(zaak, pgb, "familie", naam="Noor Proef", graad=2)
    rij = bekende(zaak, pgb, is_beheerder=True)
    pgbmensen.leg_netwerkverklaring_vast(rij, getekend_op=zaak.op, taken="Koken", niet_te_zwaar=True, **wie(zaak))
    assert any("VOG" in tekst for tekst in teksten(zaak))
    assert pgbmensen.vraagt_controle(pgb)
    with pytest.raises(Geweigerd, match="Vraag eerst een VOG of bekijk het matrixregister"):
        zet_in(zaak, keuze)
    beheer(
        zaak, pgb, "familie", naam="Noor Proef", graad=2, controles=["vog", "matrix"], controle_op=zaak.op,
        controle_uitkomst="Geen bezwaar.",
    )  # fmt: skip
    assert not pgbmensen.vraagt_controle(pgb)
    zet_in(zaak, keuze)
    beheer(zaak, pgb, "client")
    assert not pgb.verleners.filter(is_beheerder=True).exists()


# --- the declaration of the mantelzorger ----------------------------------------------------------


@pytest.mark.regel("P-12")
def test_zonder_verklaring_dat_het_niet_te_zwaar_wordt_geen_pgb(zaak: Zaak) -> None:
    pgb, keuze = wens(zaak), kies(zaak)
    klaar_voor_inzetten(zaak, pgb, keuze)
    nicht = bekende(zaak, pgb)
    with pytest.raises(Geweigerd, match="Noor Proef heeft niet verklaard"):
        zet_in(zaak, keuze)
    feiten = {"getekend_op": zaak.op, "taken": "Koken en wassen"}
    pgbmensen.leg_netwerkverklaring_vast(nicht, **feiten, niet_te_zwaar=False, **wie(zaak))
    assert "Noor Proef verklaart dat de zorg te zwaar wordt." in stand(zaak).bezwaren
    with pytest.raises(Geweigerd, match="Noor Proef heeft niet verklaard"):
        zet_in(zaak, keuze)
    pgbmensen.leg_netwerkverklaring_vast(nicht, **feiten, niet_te_zwaar=True, **wie(zaak))
    zet_in(zaak, keuze)
    formeel = verlener(zaak, pgb, "Tweede Zorg")
    with pytest.raises(Geweigerd, match="alleen voor iemand uit het netwerk"):
        pgbmensen.leg_netwerkverklaring_vast(formeel, **feiten, niet_te_zwaar=True, **wie(zaak))


def test_wie_niet_helpt_gaat_weg_en_wie_in_het_plan_staat_blijft(zaak: Zaak) -> None:
    pgb, keuze = wens(zaak), kies(zaak)
    bovengebruikelijk(zaak, "3")
    een, ander = bekende(zaak, pgb), verlener(zaak, pgb, "Tweede Zorg")
    regel(zaak, pgb, keuze, een)
    with pytest.raises(Geweigerd, match="Die gegevens blijven bewaard"):
        pgbmensen.haal_zorgverlener_weg(een, **wie(zaak))
    pgbmensen.haal_zorgverlener_weg(ander, **wie(zaak))
    assert [rij.naam for rij in pgb.verleners.all()] == ["Noor Proef"]


def test_in_een_gesloten_zaak_verandert_niets_meer(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("ingetrokken")
    onderzoek = Onderzoek.objects.create(melding=zaak.melding)
    with pytest.raises(Geweigerd, match="is gesloten"):
        pgbwens.leg_wens_vast(onderzoek, motivering="Toch.", **wie(zaak))


def klaar_voor_inzetten(zaak: Zaak, pgb: Pgbonderzoek, keuze: Voorzieningkeuze) -> None:
    """Everything that a pgb for help needs."""
    toets(zaak, pgb)
    beheer(zaak, pgb, "client")
    rij = regel(zaak, pgb, keuze, verlener(zaak, pgb))
    lever_in(zaak, rij.plan, "6240.00")


def zet_in(zaak: Zaak, keuze: Voorzieningkeuze) -> None:
    keuzes.rond_keuze_af(
        Voorzieningkeuze.objects.get(pk=keuze.pk), uitkomst="inzetten", motivering="Dit helpt.", **wie(zaak)
    )
