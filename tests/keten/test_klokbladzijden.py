"""The pages around the clocks, the night and the post, each seen once as its user meets it.

The cases are brought to their state by the services; here only the pages count. Two forms are alike but for their
fields, so of each form the page with errors is judged: it holds all the empty one holds, and the summary.
"""

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pikepdf
import pytest

from beschikkingen.services.beslistermijn import registreer_ingebrekestelling
from meldingen.models import Nachtrun, Poststuk
from meldingen.rollen import Rol
from meldingen.services import nacht, uitgaand
from meldingen.services.clienten import Clientgegevens
from meldingen.services.postin import scan_in
from tests.bouwers import Zaak, breng_naar, clientgegevens, maak_melding, middag
from tests.keten.klokzetter import Klokzetter
from tests.keten.scherm import Bevindingen, Scherm

pytestmark = [pytest.mark.keten, pytest.mark.xdist_group("keten"), pytest.mark.django_db(transaction=True)]
VANDAAG = date(2026, 4, 1)
EEN_DAG = timedelta(days=1)
GETYPT = "Wij wachten op het advies van de arts."


@dataclass(frozen=True, slots=True)
class Blad:
    """A form of a case: its address, its heading, how many fields it misses, and what is typed in beforehand."""

    pad: str
    kop: str
    knop: str
    fouten: int
    vraag: str = ""


IN_ONDERZOEK = (
    Blad("verlengen", "Onderzoek verlengen", "Verlenging vastleggen", 3, "Waarom duurt het onderzoek langer?"),
    Blad("meldingsdatum", "Meldingsdatum wijzigen", "Datum wijzigen", 1, "Waarom verandert de datum?"),
    Blad("briefadres", "Briefadres", "Vastleggen", 1),
    Blad("toekomstig-inwoner", "Inwoner komt hier wonen", "Vastleggen", 1),
    Blad("doorsturen", "Doorsturen of verwijzen", "Doorsturen of verwijzen", 2, "Waarom hoort"),
    Blad("aanvraag/invoeren", "Aanvraag invoeren", "Aanvraag registreren", 2),
)
IN_BEOORDELING = (
    Blad("opschorten", "Beslistermijn opschorten", "Beslistermijn opschorten", 1, "Waarom staat"),
    Blad("uitstel", "Uitstel berichten", "Uitstelbericht versturen", 1, "Waarom komt het besluit later?"),
    Blad("hersteltermijn", "Om aanvulling vragen", "Om aanvulling vragen", 1),
    Blad("ingebrekestelling", "Ingebrekestelling", "Ingebrekestelling registreren", 1),
)
NA_HERSTEL = (
    Blad("aangevuld", "Aanvulling ontvangen", "Aanvulling registreren", 1),
    Blad("na-herstel", "Niet aangevuld", "Verder met de beoordeling", 1, "Waarom kunt u"),
)


TOESTANDEN = {"in_onderzoek": "Bakker", "in_beoordeling": "Jansen", "hersteltermijn": "Visser", "opgeschort": "Meijer"}


@dataclass(slots=True)
class Zaken:
    """The cases as they stand on the morning after the night."""

    onderzoek: Zaak
    beoordeling: Zaak
    herstel: Zaak
    opgeschort: Zaak


def nachtelijk(dag: date) -> datetime:
    return middag(dag) - timedelta(hours=10)


def iemand(achternaam: str) -> Clientgegevens:
    return clientgegevens(tussenvoegsel="", achternaam=achternaam)


def klein_pdf(titel: str = "") -> bytes:
    """The smallest PDF that can be put in a print batch."""
    uit = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.docinfo["/Title"] = titel
        pdf.save(uit)
    return uit.getvalue()


@pytest.fixture
def zaken(klokzetter: Klokzetter, monkeypatch: pytest.MonkeyPatch) -> Zaken:
    """A case per page; one letter that cannot leave, a night that broke off, and last night."""
    monkeypatch.setattr("meldingen.services.brieven.maak_pdf", lambda html, **_: klein_pdf())
    klokzetter.zet(VANDAAG)
    zaken = Zaken(*(breng_naar(naam, client=iemand(wie)) for naam, wie in TOESTANDEN.items()))
    breng_naar("verslag_verzonden", client=iemand("Smit"))
    Nachtrun.objects.create(datum=VANDAAG - 2 * EEN_DAG, gestart_op=nachtelijk(VANDAAG - 2 * EEN_DAG))
    for dag in (VANDAAG - EEN_DAG, VANDAAG):
        tijden = iter((nachtelijk(dag), nachtelijk(dag) + timedelta(seconds=3.4)))
        nacht.draai(op=dag, nu=tijden.__next__)
    for client in (iemand("Bos"), clientgegevens(straat="", huisnummer="", postcode="", plaats="")):
        maak_melding(client=client, op=VANDAAG)
    uitgaand.verwerk_alles(op=VANDAAG, nu=lambda: middag(VANDAAG))
    te_laat = zaken.beoordeling
    registreer_ingebrekestelling(te_laat.melding, ontvangen_op=VANDAAG, op=VANDAAG, door=te_laat.consulent)
    return zaken


def test_elke_bladzijde_rond_de_klokken_is_goed_te_lezen_en_in_te_vullen(
    zaken: Zaken, scherm: Callable[..., Scherm], bevindingen: Bevindingen
) -> None:
    consulent = scherm()
    consulent.meld_aan("consulent")
    consulent_ziet_de_signalen(consulent, zaken)
    consulent_opent_een_zaak_die_stilstaat(consulent, zaken.opgeschort)
    for zaak, bladen in (
        (zaken.onderzoek, IN_ONDERZOEK), (zaken.beoordeling, IN_BEOORDELING), (zaken.herstel, NA_HERSTEL),
    ):  # fmt: skip
        for blad in bladen:
            verstuur_leeg(consulent, zaak, blad)
    consulent_hervat(consulent, zaken.opgeschort)
    collega_heeft_geen_signalen(scherm())
    administratie_verwerkt_de_post(scherm(), zaken)
    beheerder_kijkt_of_alles_liep(scherm())
    assert bevindingen.fouten == []
    assert len(bevindingen.bladzijden) == 24


def consulent_ziet_de_signalen(consulent: Scherm, zaken: Zaken) -> None:
    consulent.ga("/signalen/")
    consulent.bevat("2 dagen te laat")
    consulent.bevat("Blijft tot het klaar is")
    consulent.keur("signalen", beeld="20-signalen")
    consulent.volg(zaken.beoordeling.melding.nummer)
    consulent.bevat("Om aanvulling vragen")


def consulent_opent_een_zaak_die_stilstaat(consulent: Scherm, zaak: Zaak) -> None:
    consulent.ga(zaak.melding.get_absolute_url())
    consulent.bevat("De klok staat stil")
    consulent.page.locator("dt", has_text="Besluit").locator("xpath=..").locator("summary").click()
    consulent.page.get_by_text("Hoe is dit geteld?").click()
    consulent.bevat("Dat telt als wachten, niet als besluit.")
    consulent.keur("dossier, opgeschort", beeld="21-dossier-opgeschort")


def verstuur_leeg(wie: Scherm, zaak: Zaak, blad: Blad) -> None:
    """Fill in at most one answer and send: the summary names what misses, and the answer is still there."""
    wie.ga(f"{zaak.melding.get_absolute_url()}{blad.pad}/")
    wie.bevat(blad.kop)
    if blad.vraag:
        wie.vul(blad.vraag, GETYPT)
    wie.druk(blad.knop)
    aantal = wie.page.locator(".foutensamenvatting li").count()
    assert aantal == blad.fouten, f"{blad.pad}: {aantal} fouten in de samenvatting"
    if blad.vraag:
        assert wie.waarde(blad.vraag) == GETYPT, blad.pad
    wie.keur(blad.kop)


def consulent_hervat(consulent: Scherm, zaak: Zaak) -> None:
    """From the case and back; today is filled in beforehand."""
    consulent.ga(zaak.melding.get_absolute_url())
    consulent.volg("Beslistermijn hervatten")
    dag = consulent.groep("Vanaf welke dag loopt de klok weer?").get_by_label("Dag", exact=True)
    dag.fill("")
    consulent.druk("Beslistermijn hervatten")
    consulent.bevat("Vul ook de dag in.")
    consulent.keur("Beslistermijn hervatten")
    dag.fill("1")
    consulent.druk("Beslistermijn hervatten")
    consulent.bevat("De beslistermijn loopt weer.")
    consulent.bevat_niet("De klok staat stil")


def collega_heeft_geen_signalen(collega: Scherm) -> None:
    collega.meld_aan("collega")
    collega.ga("/signalen/")
    collega.bevat("Er zijn geen signalen voor u.")
    collega.keur("signalen, leeg")


def administratie_verwerkt_de_post(administratie: Scherm, zaken: Zaken) -> None:
    administratie.meld_aan("administratie")
    administratie.ga("/post/")
    administratie.bevat("Er wacht geen post.")
    administratie.keur("post in, leeg")
    nummer = zaken.herstel.melding.nummer
    for naam in (f"{nummer}.pdf", "scan0001.pdf"):
        scan_in(
            klein_pdf(naam), naam=naam, mediatype="application/pdf", ontvangen_op=VANDAAG, op=VANDAAG,
            door=zaken.herstel.acteur(Rol.ADMINISTRATIE),
        )  # fmt: skip
    administratie.druk("Inscannen")
    administratie.bevat("Kies de scan.")
    administratie.bevat("2 stukken wachten op een zaak.")
    administratie.keur("post in")
    administratie.volg("Koppelen")
    administratie.druk("Aan de zaak koppelen")
    assert administratie.waarde("Zaaknummer") == nummer
    administratie.keur("post koppelen")
    administratie.kies("Wat is het?", "Gevraagd stuk of aanvulling")
    administratie.druk("Aan de zaak koppelen")
    administratie.bevat("1 stuk wacht op een zaak.")
    assert Poststuk.objects.te_verwerken().count() == 1
    administratie.ga("/post/uit/")
    administratie.bevat("Alles als één PDF")
    administratie.keur("post uit")
    administratie.vul_datum("Verzonden op", date(2026, 3, 8))
    administratie.druk("Toon")
    administratie.bevat("8 maart 2026")
    administratie.keur("post uit, leeg")


def beheerder_kijkt_of_alles_liep(beheerder: Scherm) -> None:
    beheerder.meld_aan("beheerder")
    beheerder.ga("/beheer/nachtruns/")
    beheerder.bevat("De nachtcontrole van vandaag is gelukt.")
    beheerder.bevat("Afgebroken")
    beheerder.keur("nachtruns", beeld="22-nachtruns")
    beheerder.ga("/beheer/uitgaand/")
    beheerder.bevat("Het adres van de cliënt ontbreekt.")
    beheerder.keur("uitgaand")
