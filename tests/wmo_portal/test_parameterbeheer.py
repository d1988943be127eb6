"""The pages on which beheerders change parameters together, and what that does to cases before and after."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from beschikkingen.models import Herstelverzoek
from meldingen.models import Gebruiker, Gemeente, Melding, Parameter, Parametervoorstel
from meldingen.rollen import Rol
from meldingen.services.parameters import kalender
from meldingen.termijnen.kalender import werkdagen_na
from tests.bouwers import Zaak, breng_naar, maak_melding
from tests.wmo_portal.invoer import stand, tekst
from tests.wmo_portal.test_slechte_invoer import VUIL

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
CODE = "hersteltermijn_werkdagen"
KOP = "code;waarde;geldig_van;geldig_tot;bron;reden"
Aanmelden = Callable[[Gebruiker], Client]


@pytest.fixture
def tweede(beheerder: Gebruiker) -> Gebruiker:
    """A second beheerder of the same gemeente."""
    wie = Gebruiker.objects.create(username="beheerder2", first_name="Bo", gemeente=beheerder.gemeente, is_staff=True)
    wie.groups.set(Group.objects.filter(name=Rol.BEHEERDER))
    return wie


@pytest.fixture
def zet_klok() -> Any:
    """Puts the clock at nine in the morning of a day."""
    reizen: list[Any] = []

    def zet(dag: date) -> None:
        reizen.append(time_machine.travel(datetime(dag.year, dag.month, dag.day, 9, tzinfo=UTC), tick=False))
        reizen[-1].start()

    yield zet
    for reis in reversed(reizen):
        reis.stop()


def datum(veld: str, dag: date | None) -> dict[str, str]:
    delen = (dag.day, dag.month, dag.year) if dag else ("", "", "")
    return {f"{veld}_{deel}": str(waarde) for deel, waarde in zip(("dag", "maand", "jaar"), delen, strict=True)}


def ingevuld(van: date, **anders: str) -> dict[str, str]:
    velden = {"waarde": "15", "bron": "Besluit van het college", "reden": "Tien dagen bleek te kort."}
    return velden | datum("geldig_van", van) | datum("geldig_tot", None) | datum("besluitdatum", None) | anders


def stel_voor(client: Client, van: date, code: str = CODE, **anders: str) -> Parametervoorstel:
    antwoord = client.post(reverse("parameter", args=[code]), ingevuld(van, **anders))
    assert antwoord.status_code == 302, tekst(antwoord)
    return Parametervoorstel.objects.latest("pk")


def blad(voorstel: Parametervoorstel) -> str:
    return reverse("parametervoorstel", args=[voorstel.pk])


# --- before and after (acceptance) ----------------------------------------------------------------


@pytest.mark.regel("B-27")
def test_een_zaak_van_ervoor_houdt_de_oude_waarde_en_een_van_erna_krijgt_de_nieuwe(
    als: Aanmelden, beheerder: Gebruiker, tweede: Gebruiker, consulent: Gebruiker, zet_klok: Callable[[date], None]
) -> None:
    zaak = breng_naar("in_beoordeling", beheerder.gemeente)
    begin = zaak.op + timedelta(days=7)
    zet_klok(zaak.op)
    voorstel = stel_voor(als(beheerder), begin)
    pagina = tekst(als(tweede).get(blad(voorstel)))
    assert "Deze wijziging raakt geen lopende zaken." in pagina
    assert als(tweede).post(blad(voorstel), {"versturen": "Vaststellen"}).status_code == 302

    later = breng_naar("in_beoordeling", beheerder.gemeente, op=begin)
    assert zaak.aanvraag.ontvangen_op < begin <= later.aanvraag.ontvangen_op
    zet_klok(later.op)
    assert [_dagen_om_aan_te_vullen(als(consulent), geval) for geval in (zaak, later)] == [10, 15]


def _dagen_om_aan_te_vullen(client: Client, zaak: Zaak) -> int:
    """Ask on the page for what is missing; the number of working days the client got."""
    antwoord = client.post(reverse("hersteltermijn", args=[zaak.melding.nummer]), {"stukken": "Kopie"})
    assert antwoord.status_code == 302, tekst(antwoord)
    verzoek = Herstelverzoek.objects.get(melding=zaak.melding)
    dagen = kalender(zaak.gemeente, verzoek.verzonden_op)
    return next(n for n in range(1, 30) if werkdagen_na(verzoek.verzonden_op, n, dagen) == verzoek.uiterlijk_op)


# --- proposing and determining --------------------------------------------------------------------


def test_een_voorstel_toont_oud_nieuw_en_wie_het_raakt(
    als: Aanmelden, beheerder: Gebruiker, tweede: Gebruiker, zet_klok: Callable[[date], None]
) -> None:
    zaak = breng_naar("in_beoordeling", beheerder.gemeente)
    zonder = maak_melding(op=zaak.op)
    zet_klok(zaak.op)
    voorstel = stel_voor(als(beheerder), zaak.aanvraag.ontvangen_op)
    eigen = tekst(als(beheerder).get(blad(voorstel)))
    assert "U stelde deze waarde zelf voor." in eigen
    pagina = tekst(als(tweede).get(blad(voorstel)))
    for deel in ("Nieuwe waarde", "15", "Tien dagen bleek te kort.", "De eerste dag is al voorbij."):
        assert deel in pagina
    assert f"Rekenen met de nieuwe waarde: 1 zaak</h3> <ul><li>{zaak.melding.nummer}</li>" in pagina
    assert f"nog mee te maken krijgen: 1 zaak</h3> <ul><li>{zonder.nummer}</li>" in pagina
    fout = als(tweede).post(blad(voorstel), {"versturen": "Vaststellen"})
    assert "vink aan dat u dat deed" in tekst(fout)
    assert als(tweede).post(blad(voorstel), {"gezien": "on"}).status_code == 302
    assert f"Zaken met de oude waarde</dt><dd>{zaak.melding.nummer}</dd>" in tekst(als(beheerder).get(blad(voorstel)))


def test_wie_zelf_voorstelt_krijgt_een_zin_en_wie_afwijst_geeft_een_reden(
    als: Aanmelden, beheerder: Gebruiker, tweede: Gebruiker
) -> None:
    voorstel = stel_voor(als(beheerder), date(2031, 1, 1))
    zelf = als(beheerder).post(blad(voorstel), {"versturen": "Vaststellen"})
    assert "Een andere beheerder moet haar vaststellen." in tekst(zelf)
    pad = reverse("parametervoorstel_afwijzen", args=[voorstel.pk])
    assert "Vul in waarom u het voorstel afwijst." in tekst(als(tweede).post(pad, {"reden": ""}))
    assert als(tweede).post(pad, {"reden": "Typefout"}).status_code == 302
    assert "Typefout" in tekst(als(beheerder).get(blad(voorstel)))
    assert "afgewezen door Bo" in tekst(als(beheerder).get(reverse("parameters")))
    assert "Over dit voorstel is al besloten." in tekst(als(tweede).get(pad))


def test_wat_is_getypt_blijft_staan_bij_een_weigering(als: Aanmelden, beheerder: Gebruiker) -> None:
    client, pad = als(beheerder), reverse("parameter", args=[CODE])
    for anders, zin in (
        ({"waarde": "-5"}, "mag niet negatief zijn"),
        ({"waarde": "veel"}, "geheel getal"),
        (datum("geldig_tot", date(2030, 12, 31)), "De laatste geldige dag ligt vóór de eerste."),
        (datum("geldig_van", date(1990, 1, 1)), "Kies een periode tussen"),
    ):
        antwoord = client.post(pad, ingevuld(date(2031, 1, 1)) | anders)
        assert antwoord.status_code == 200
        assert zin in tekst(antwoord)
        assert "Tien dagen bleek te kort." in tekst(antwoord)
    assert not Parametervoorstel.objects.exists()


def test_een_landelijk_bedrag_staat_er_maar_is_niet_te_wijzigen(als: Aanmelden, beheerder: Gebruiker) -> None:
    client, pad = als(beheerder), reverse("parameter", args=["eb_tarief"])
    pagina = tekst(client.get(pad))
    assert "21,80" in pagina
    assert "Een gemeente kan haar niet wijzigen." in pagina
    assert "Waarde voorstellen" not in pagina
    assert client.post(pad, ingevuld(date(2031, 1, 1), waarde="22,00")).status_code == 200
    assert not Parametervoorstel.objects.exists()
    assert "Alleen landelijk" in tekst(client.get(reverse("parameters")))
    assert client.get(reverse("parameter", args=["bestaat_niet"])).status_code == 404


def test_een_voorstel_van_een_andere_gemeente_bestaat_hier_niet(
    als: Aanmelden, beheerder: Gebruiker, altena: Gemeente
) -> None:
    ander = Gebruiker.objects.create(username="beheer.altena", gemeente=altena, is_staff=True)
    ander.groups.set(Group.objects.filter(name=Rol.BEHEERDER))
    voorstel = stel_voor(als(beheerder), date(2031, 1, 1))
    for naam in ("parametervoorstel", "parametervoorstel_afwijzen"):
        pad = reverse(naam, args=[voorstel.pk])
        assert als(ander).get(pad).status_code == 404
        assert als(ander).post(pad, {"reden": "x"}).status_code == 404
    assert voorstel.code not in [rij.code for rij in als(ander).get(reverse("parameters")).context["open"]]


def test_het_overzicht_stelt_een_vast_aantal_vragen(
    als: Aanmelden, beheerder: Gebruiker, tweede: Gebruiker, django_assert_max_num_queries: Any
) -> None:
    client = als(tweede)
    client.get(reverse("parameters"))
    for jaar in range(2031, 2036):
        stel_voor(als(beheerder), date(jaar, 1, 1))
    with django_assert_max_num_queries(9):
        client.get(reverse("parameters"))


@pytest.mark.parametrize("soort", VUIL)
def test_geen_formulier_van_het_beheer_bezwijkt_onder_onzin(
    als: Aanmelden, beheerder: Gebruiker, tweede: Gebruiker, soort: str
) -> None:
    voorstel = stel_voor(als(beheerder), date(2031, 1, 1))
    client, vuil = als(tweede), VUIL[soort]
    onzin = dict.fromkeys((*ingevuld(date(2031, 1, 1)), "tekst", "bestand"), vuil)
    voor = stand()
    for naam, args in (("parameter", [CODE]), ("parameter", ["pgb_tarieven"]), ("parameters_invoer", []),
                       ("parameters_invoer_bewaren", [])):  # fmt: skip
        antwoord = client.post(reverse(naam, args=args), onzin)
        assert antwoord.status_code == 200, naam
        assert "<script>alert" not in antwoord.content.decode()
        assert stand() == voor, naam
    antwoord = client.post(reverse("parametervoorstel_afwijzen", args=[voorstel.pk]), {"reden": vuil})
    assert antwoord.status_code == (200 if soort in ("leeg", "nul", "lang") else 302)


# --- as a file ------------------------------------------------------------------------------------


def upload(client: Client, *regels: str) -> Any:
    inhoud = "\r\n".join([KOP, *regels]).encode("utf-8-sig")
    return client.post(reverse("parameters_invoer"), {"bestand": SimpleUploadedFile("p.csv", inhoud)})


def test_een_bestand_wordt_eerst_bekeken_en_dan_bewaard(als: Aanmelden, beheerder: Gebruiker) -> None:
    client = als(beheerder)
    uit = client.get(reverse("parameters_uitvoer", args=[date(2026, 11, 16)]))
    assert uit.headers["Content-Type"] == "text/csv; charset=utf-8"
    huidig = uit.content.decode("utf-8-sig").splitlines()
    assert huidig[0] == KOP
    bekeken = upload(client, *huidig[1:], f"{CODE};15;2031-01-01;;Besluit;Te kort")
    assert f"{len(huidig) - 1} regels zeggen wat al zo is." in tekst(bekeken)
    assert "1 januari 2031" in tekst(bekeken)
    assert not Parametervoorstel.objects.exists()
    meegekomen = bekeken.context["form"]["tekst"].value()
    antwoord = client.post(reverse("parameters_invoer_bewaren"), {"tekst": meegekomen}, follow=True)
    assert f"{CODE} vanaf 1 januari 2031" in tekst(antwoord)
    assert Parametervoorstel.objects.get().voorgesteld_door == beheerder
    nogmaals = client.post(reverse("parameters_invoer_bewaren"), {"tekst": meegekomen})
    assert "Er ligt al een voorstel" in tekst(nogmaals)


def test_elke_verkeerde_regel_staat_op_de_bladzijde(als: Aanmelden, beheerder: Gebruiker) -> None:
    client = als(beheerder)
    voor = stand()
    fout = upload(client, f"{CODE};-1;2031-01-01;;Besluit;Omdat", "x;1;2031-01-01;;Besluit;Omdat")
    pagina = tekst(fout)
    assert "Er zijn 2 fouten in het formulier" in pagina
    assert f"Regel 2: {CODE} mag niet negatief zijn." in pagina
    assert "Regel 3: De code ‘x’ bestaat niet." in pagina
    assert stand() == voor


@pytest.mark.parametrize(
    ("inhoud", "zin"),
    [(b"", "leeg"), (b"x" * 500_001, "te groot"), (b"PK\x00\x00", "geen CSV"), (b"a;b", "zet bovenaan")],
)
def test_een_ander_bestand_krijgt_een_zin(als: Aanmelden, beheerder: Gebruiker, inhoud: bytes, zin: str) -> None:
    bestand = SimpleUploadedFile("p.csv", inhoud)
    antwoord = als(beheerder).post(reverse("parameters_invoer"), {"bestand": bestand})
    assert antwoord.status_code == 200
    assert zin in tekst(antwoord)
    assert not Parameter.objects.filter(bron="a").exists()
    assert not Melding.objects.exists()
