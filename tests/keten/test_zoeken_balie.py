"""In a browser: search, the desk with a running case in view, and the short intake of a steunpunt, each page judged."""

from collections.abc import Callable
from datetime import date

import pytest

from meldingen import klok
from meldingen.models import Gebruiker, Melding, Notitie
from meldingen.services.melding import wijs_toe
from tests.bestanden import opgestuurd
from tests.bouwers import clientgegevens, maak_melding
from tests.keten.scherm import TELEFOON, Bevindingen, Scherm

pytestmark = [
    pytest.mark.keten, pytest.mark.xdist_group("keten"), pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("zonder_pdf"),
]  # fmt: skip
BAKKER = {
    "voornamen": "Zoë Anna", "tussenvoegsel": "van der", "achternaam": "Meijer-Bakker",
    "geboortedatum": date(1942, 3, 27), "postcode": "2671 AB", "huisnummer": "12a",
}  # fmt: skip


@pytest.fixture
def lopend() -> Melding:
    """A case that runs, of somebody with a name that is spelled in many ways."""
    vandaag = klok.vandaag()
    melding = maak_melding(op=vandaag, client=clientgegevens(**BAKKER))
    consulent = Gebruiker.objects.get(username="consulent")
    wijs_toe(melding, aan=consulent, op=vandaag, door=consulent)
    return melding


def test_aan_de_telefoon_is_de_inwoner_zo_gevonden_en_de_lopende_zaak_in_beeld(
    scherm: Callable[..., Scherm], lopend: Melding, bevindingen: Bevindingen
) -> None:
    balie = scherm()
    balie.meld_aan("administratie")
    balie.volg("Melding invoeren")
    balie.keur("balie, zoeken")
    balie.vul("Wie zoekt u?", "meier 27 mrt 1942")
    balie.druk("Zoeken")
    balie.bevat("1 inwoner")
    assert "meier" not in balie.page.url
    balie.keur("gevonden", beeld="60-zoeken")
    balie.volg("Melding invoeren voor Z.A. van der Meijer-Bakker")
    balie.bevat("Er loopt al een zaak.")
    balie.kies("Hoe kwam de melding binnen?", "Telefoon")
    balie.kies("Waar gaat het over?", "Vervoer")
    balie.vul("Wat is de hulpvraag?", "De bus lukt niet meer.")
    balie.kies("Is er spoed?", "Nee")
    balie.druk("Melding registreren")
    balie.bevat("Kies wat klopt.")
    balie.keur("lopende zaak aan de balie", beeld="61-balie-lopende-zaak")
    balie.page.get_by_label(f"Toevoegen aan de lopende zaak {lopend.nummer}").check()
    balie.druk("Melding registreren")
    balie.bevat("De vraag is toegevoegd aan de lopende zaak")
    balie.keur("vraag toegevoegd")
    assert Notitie.objects.get().melding == lopend
    assert bevindingen.fouten == []


def test_een_steunpunt_meldt_op_de_telefoon_en_ziet_alleen_het_nummer(
    scherm: Callable[..., Scherm], bevindingen: Bevindingen
) -> None:
    wie = scherm(TELEFOON)
    wie.meld_aan("steunpunt")
    wie.ga("/melden/steunpunt/")
    wie.keur("steunpunt", beeld="62-steunpunt")
    wie.druk("Melding versturen")
    wie.keur("steunpunt, fouten")
    wie.vul("Achternaam", "Bakker")
    wie.vul_datum("Geboortedatum", date(1942, 3, 27))
    wie.vul("Straat", "Lindelaan")
    wie.vul("Huisnummer", "5")
    wie.vul("Postcode", "1234ab")
    wie.vul("Woonplaats", "Voorbeeld")
    wie.page.locator("#id_telefoon").fill("0612345678")
    wie.vul("Naam van de mantelzorger", "Riet Bakker")
    wie.page.get_by_label("Wat is de mantelzorger van de cliënt?").select_option(label="Partner")
    wie.vul("Wat is er aan de hand?", "Zijn vrouw is op.")
    wie.kies("Is er vandaag al hulp nodig?", "Nee")
    wie.kies("Mag de gemeente de cliënt gewoon bellen en schrijven?", "Ja")
    wie.kies("Weet de cliënt van deze melding, en vindt de cliënt het goed?", "Ja")
    wie.vul_datum("Op welke dag gaf de cliënt toestemming?", klok.vandaag())
    wie.vul("Hoe liet de cliënt dat weten?", "Zelf gezegd, thuis.")
    wie.druk("Melding versturen")
    wie.bevat("De melding is verstuurd")
    wie.bevat(Melding.objects.get().nummer)
    wie.bevat_niet("Bakker")
    wie.keur("steunpunt, verstuurd")
    assert bevindingen.fouten == []


def test_zoeken_op_de_telefoon_en_een_scan_die_niet_deugt(
    scherm: Callable[..., Scherm], lopend: Melding, bevindingen: Bevindingen
) -> None:
    wie = scherm(TELEFOON)
    wie.meld_aan("administratie")
    wie.volg("Zoeken")
    wie.vul("Wie zoekt u?", "123456789")
    wie.druk("Zoeken")
    wie.bevat("Dit burgerservicenummer bestaat niet.")
    wie.keur("zoeken, fout")
    wie.vul("Wie zoekt u?", "2671ab 12A")
    wie.druk("Zoeken")
    wie.bevat(lopend.nummer)
    wie.keur("gevonden op de telefoon")
    wie.ga("/post/")
    verstopt = {"name": "scan.pdf", "mimeType": "application/pdf", "buffer": b"<svg onload=alert(1)>"}
    wie.page.locator("input[type=file]").set_input_files(files=[verstopt])
    wie.druk("Inscannen")
    wie.bevat("Dit is geen pdf, jpg, png, heic of docx. Kies een ander bestand.")
    goed = {"name": "scan.pdf", "mimeType": "application/pdf", "buffer": opgestuurd().read()}
    wie.page.locator("input[type=file]").set_input_files(files=[goed])
    wie.druk("Inscannen")
    assert bevindingen.fouten == []
