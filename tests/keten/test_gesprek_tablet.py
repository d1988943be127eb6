"""The conversation on a tablet at a kitchen table: the network drops, the page is reloaded, a colleague saves too."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Dialog

from onderzoek.models import Rubriek
from onderzoek.views.voortgang import adres_van
from tests.bouwers import Zaak, breng_naar
from tests.gesprek import met_huisgenoot, met_mantelzorger
from tests.keten.klokzetter import Klokzetter
from tests.keten.scherm import TABLET, Bevindingen, Scherm

pytestmark = [pytest.mark.keten, pytest.mark.xdist_group("keten"), pytest.mark.django_db(transaction=True)]
VRAAG = "Wat is besproken?"
# What the browser itself says when the network is gone, or when an answer is 409 or 422: that is the point here.
VERWACHT = ("ERR_INTERNET_DISCONNECTED", "status of 409", "status of 422", "409 op POST", "422 op POST")


@pytest.fixture
def zaak(klokzetter: Klokzetter, zonder_pdf: None) -> Zaak:
    zaak = breng_naar("in_vooronderzoek")
    zaak.in_onderzoek()
    zaak.verder(5)
    klokzetter.zet(zaak.op)
    return zaak


def onverwacht(bevindingen: Bevindingen) -> list[str]:
    return [fout for fout in bevindingen.fouten if not any(woord in fout for woord in VERWACHT)]


def open_(scherm: Scherm, zaak: Zaak, deel: str, rij: int | None = None) -> None:
    scherm.ga(adres_van(zaak.melding.nummer, deel) + (f"{rij}/" if rij else ""))


def typ(scherm: Scherm, tekst: str) -> None:
    """As a person does: letter by letter, at the end of what stands there."""
    veld = scherm.page.get_by_label(VRAAG)
    veld.focus()
    scherm.page.keyboard.press("Control+End")
    scherm.page.keyboard.type(tekst)


def staat_vast(tekst: str) -> bool:
    return any(rij.tekst == tekst for rij in Rubriek.objects.all())


def test_er_gaat_niets_verloren_als_het_netwerk_wegvalt_en_een_ander_ook_bewaart(
    zaak: Zaak, scherm: Callable[..., Scherm], bevindingen: Bevindingen
) -> None:
    tablet = scherm(TABLET)
    tablet.meld_aan("consulent")
    open_(tablet, zaak, "a")
    typ(tablet, "Mevrouw wil thuis blijven.")
    tablet.bevat("Bewaard om")
    assert staat_vast("Mevrouw wil thuis blijven.")
    netwerk_valt_weg_terwijl_er_wordt_getypt(tablet)
    tablet.page.reload()
    assert tablet.waarde(VRAAG) == "Mevrouw wil thuis blijven. Koken lukt niet meer."
    een_ander_tabblad_bewaart(tablet, zaak)
    beide_teksten_staan_naast_elkaar(tablet)
    assert onverwacht(bevindingen) == []


def netwerk_valt_weg_terwijl_er_wordt_getypt(tablet: Scherm) -> None:
    """Offline it is kept in the page; a reload is asked about first; back online it is saved by itself."""
    tablet.page.context.set_offline(True)
    typ(tablet, " Koken lukt niet meer.")
    tablet.bevat("Geen verbinding. Uw tekst staat nog op deze pagina.")
    tablet.keur("gesprek, zonder netwerk", beeld="31-gesprek-zonder-netwerk")
    tablet.page.get_by_role("button", name="Volgende").click()
    vragen: list[str] = []

    def blijf(vraag: Dialog) -> None:
        vragen.append(vraag.type)
        vraag.dismiss()

    tablet.page.on("dialog", blijf)
    tablet.page.evaluate("() => { setTimeout(() => location.reload(), 0); }")
    tablet.page.wait_for_timeout(1_000)
    tablet.page.remove_listener("dialog", blijf)
    assert vragen == ["beforeunload"]
    assert tablet.waarde(VRAAG).endswith("Koken lukt niet meer.")
    assert not staat_vast("Mevrouw wil thuis blijven. Koken lukt niet meer.")
    assert tablet.page.evaluate("() => localStorage.length + sessionStorage.length") == 0
    tablet.page.context.set_offline(False)
    tablet.bevat("Bewaard om")
    assert staat_vast("Mevrouw wil thuis blijven. Koken lukt niet meer.")


def een_ander_tabblad_bewaart(tablet: Scherm, zaak: Zaak) -> None:
    """A second tab of the same person has the text open too, and saves first."""
    tweede = tablet.page.context.new_page()
    tweede.goto(tablet.page.url)
    tweede.get_by_label(VRAAG).fill("In het andere tabblad getypt.")
    tweede.get_by_role("button", name="Volgende").click()
    tweede.get_by_role("heading", name="b. Eigen kracht").wait_for()
    tweede.close()
    typ(tablet, " Wassen wel.")
    tablet.bevat("Iemand anders heeft dit onderdeel ook bewaard.")
    assert staat_vast("In het andere tabblad getypt.")


def beide_teksten_staan_naast_elkaar(tablet: Scherm) -> None:
    eigen = "Mevrouw wil thuis blijven. Koken lukt niet meer. Wassen wel."
    assert tablet.waarde(VRAAG) == eigen
    tablet.druk("Vergelijken")
    tablet.bevat("Er zijn twee teksten")
    tablet.bevat("In het andere tabblad getypt.")
    assert tablet.waarde(VRAAG) == eigen
    tablet.keur("gesprek, twee teksten", beeld="32-gesprek-twee-teksten")
    tablet.druk("Mijn tekst bewaren")
    assert tablet.waarde(VRAAG) == eigen
    tablet.druk("Volgende")
    tablet.bevat("b. Eigen kracht en gebruikelijke hulp")
    assert staat_vast(eigen)


def test_elke_bladzijde_van_het_gesprek_is_goed_te_lezen_en_in_te_vullen(
    zaak: Zaak, scherm: Callable[..., Scherm], bevindingen: Bevindingen
) -> None:
    tablet = scherm(TABLET)
    tablet.meld_aan("consulent")
    zoon, dochter = met_huisgenoot(zaak, jaar=2010), met_mantelzorger(zaak)
    for deel in ("begin", "a", "huishouden", "huisgenoten", "taken", "mantelzorgers", "afstemming", "gegevens"):
        open_(tablet, zaak, deel)
        tablet.page.get_by_text("Onderdelen van het gesprek:").click()
        tablet.keur(f"gesprek, {deel}", beeld=f"33-gesprek-{deel}")
    for deel, rij in (("huisgenoten", zoon), ("mantelzorgers", dochter)):
        open_(tablet, zaak, deel, rij.pk)
        tablet.keur(f"gesprek, {deel}, een mens", beeld=f"34-gesprek-{deel}-mens")
    tablet.volg("Van de lijst halen")
    tablet.keur("gesprek, weghalen")
    open_(tablet, zaak, "huishouden")
    tablet.kies("Hoe woont de inwoner?", "Alleen")
    tablet.kies("Verwacht u hulp van huisgenoten?", "Ja, alles")
    tablet.bevat("Dan is er niemand van wie u gebruikelijke hulp kunt verwachten.")
    tablet.kies("Wie zorgt er voor de kinderen?", "Tijdelijk hulp: er is een calamiteit en de rest is niet genoeg")
    tablet.bevat("Nog niet bewaard. Hulp bij de zorg voor kinderen is er alleen tijdelijk")
    tablet.druk("Volgende")
    tablet.bevat("Er is 1 fout in het formulier")
    tablet.keur("gesprek, met een fout")
    open_(tablet, zaak, "gegevens")
    tablet.vul_datum("Wanneer hebt u het gevraagd?", date(2030, 1, 1))
    tablet.druk("Toevoegen")
    tablet.bevat("Er zijn 2 fouten in het formulier")
    assert onverwacht(bevindingen) == []
