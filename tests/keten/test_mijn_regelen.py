"""On the phone: tell what changed, give up help, make bezwaar, give a machtiging that somebody couples, and end it."""

from collections.abc import Callable, Iterator

import pytest
from django.core.cache import cache

from beschikkingen.models import Bezwaar, Opzegging, Wijzigingsmelding
from meldingen.models import Organisatie
from tests.bouwers import Zaak, breng_naar
from tests.keten.klokzetter import Klokzetter
from tests.keten.scherm import TELEFOON, Bevindingen, Scherm, kom_binnen
from tests.mijnzaak.inwoners import dochter, inwoner_van, ondersteuner

pytestmark = [
    pytest.mark.keten, pytest.mark.xdist_group("keten"), pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("zonder_pdf"),
]  # fmt: skip


@pytest.fixture
def zaak(klokzetter: Klokzetter, transactional_db: None) -> Iterator[Zaak]:
    """A case with help that was granted, seen on that day."""
    cache.clear()
    zaak = breng_naar("toegekend")
    Organisatie.objects.filter(soort=Organisatie.Soort.AANBIEDER).update(telefoon="0123 99 88 77")
    klokzetter.zet(zaak.op)
    yield zaak
    cache.clear()


def test_een_verandering_doorgeven_en_hulp_opzeggen(
    zaak: Zaak, scherm: Callable[..., Scherm], bevindingen: Bevindingen
) -> None:
    client = kom_binnen(inwoner_van(zaak.melding.client), scherm(TELEFOON))
    client.ga(f"/mijn-zaak/{zaak.melding.nummer}/")
    client.volg("Een verandering doorgeven of iets vragen")
    client.keur("wijziging kiezen", beeld="80-wijziging-telefoon")
    client.druk("Verder")
    client.bevat("Kies wat er is veranderd")
    client.keur("wijziging kiezen met fout")
    client.kies("Wat is er veranderd, of wat wilt u vragen?", "De tijden waarop de hulp komt")
    client.druk("Verder")
    client.bevat("0123 99 88 77")
    client.keur("vraag voor de aanbieder", beeld="81-vraag-aanbieder-telefoon")
    client.volg("Iets anders kiezen")
    client.kies("Wat is er veranderd, of wat wilt u vragen?", "Mijn situatie is veranderd")
    client.druk("Verder")
    client.vul("Vertel wat er is veranderd of wat u wilt", "Mijn zus woont nu bij mij.")
    client.keur("wijziging doorgeven")
    client.druk("Doorgeven aan de gemeente")
    client.bevat("Wij hebben uw bericht ontvangen")
    client.keur("wijziging ontvangen")
    assert Wijzigingsmelding.objects.get().melding == zaak.melding

    client.ga(f"/mijn-zaak/{zaak.melding.nummer}/opzeggen/")
    client.druk("Opzegging versturen")
    client.bevat("Kies waarom u opzegt")
    client.keur("opzeggen met fouten")
    client.ga(f"/mijn-zaak/{zaak.melding.nummer}/opzeggen/")
    client.kies("Welke hulp of welk hulpmiddel stopt?", str(zaak.beschikking.regels.get()))
    client.kies("Waarom zegt u op?", "Ik verhuis naar een andere gemeente")
    client.vul_datum("Vanaf welke dag is het niet meer nodig?", zaak.op.replace(month=zaak.op.month + 1))
    client.vul("Op welk nummer kunnen wij u bellen", "06 12 34 56 78")
    client.keur("opzeggen", beeld="82-opzeggen-telefoon")
    client.druk("Opzegging versturen")
    client.bevat("Wij hebben uw opzegging ontvangen")
    client.keur("opgezegd", beeld="83-opgezegd-telefoon")
    assert Opzegging.objects.get().reden == "verhuizing"

    staf = scherm()
    staf.meld_aan("consulent")
    staf.ga(f"{zaak.melding.get_absolute_url()}opzegging/")
    staf.volg_in_inhoud("Verwerken")
    staf.keur("opzegging verwerken", beeld="85-opzegging-verwerken")
    staf.druk("Opzegging verwerken")
    staf.bevat("Kies of er iets terug moet")
    staf.keur("opzegging verwerken met fouten")
    staf.kies("Moet er iets terug?", "Er hoeft niets terug")
    staf.vul("Wat hebt u besproken?", "Zij neemt niets mee.")
    staf.druk("Opzegging verwerken")
    staf.bevat("De opzegging is verwerkt")
    staf.keur("opzegging verwerkt")
    client.ga(f"/mijn-zaak/{zaak.melding.nummer}/opzeggen/{Opzegging.objects.get().pk}/")
    client.bevat("Dit is afgesproken")
    client.keur("opzegging afgesproken")
    assert bevindingen.fouten == []


@pytest.mark.parametrize("javascript", [True, False], ids=["met", "zonder"])
def test_bezwaar_maken_aanvullen_en_intrekken(
    zaak: Zaak, scherm: Callable[..., Scherm], bevindingen: Bevindingen, javascript: bool
) -> None:
    client = kom_binnen(inwoner_van(zaak.melding.client), scherm(TELEFOON, javascript=javascript))
    keur = client.keur if javascript else _kijk_niet
    client.ga(f"/mijn-zaak/{zaak.melding.nummer}/")
    client.volg("Bezwaar maken of uw bezwaar volgen")
    client.bevat("U kunt bezwaar maken tot en met")
    keur("bezwaar maken", beeld="90-mijn-bezwaar")
    client.druk("Tekenen en versturen")
    client.bevat("Schrijf waarom u het niet eens bent, of kies dat u uw redenen later stuurt.")
    keur("bezwaar met fouten")
    client.vul("Waarom bent u het niet eens met het besluit?", "Twee nachten is te weinig.")
    client.kies("Wilt u ons over uw bezwaar vertellen in een gesprek?", "Ja, graag")
    client.vul("Typ uw naam om te tekenen", "A.M. van den Proef")
    client.druk("Tekenen en versturen")
    client.bevat("Wij hebben uw bezwaar ontvangen. Hieronder staat wat er nu gebeurt.")
    client.bevat("U krijgt onze beslissing uiterlijk op")
    keur("bezwaar ontvangen", beeld="91-mijn-bezwaar-ontvangen")
    assert Bezwaar.objects.get().gronden == "Twee nachten is te weinig."
    client.volg_in_inhoud("Redenen of papieren toevoegen")
    keur("bezwaar aanvullen")
    client.vul("Wat wilt u toevoegen aan uw bezwaar?", "Mijn dochter kan niet vaker.")
    client.vul("Typ uw naam om te tekenen", "A.M. van den Proef")
    client.druk("Versturen")
    client.bevat("Wij hebben uw aanvulling ontvangen.")
    client.volg_in_inhoud("Uw bezwaar intrekken")
    keur("bezwaar intrekken")
    client.page.get_by_label("Ik wil mijn bezwaar intrekken").check()
    client.vul("Typ uw naam om te tekenen", "A.M. van den Proef")
    client.druk("Tekenen en intrekken")
    client.bevat("Uw bezwaar is gestopt.")
    keur("bezwaar ingetrokken")
    assert Bezwaar.objects.get().status == Bezwaar.Status.INGETROKKEN
    assert bevindingen.fouten == []


def _kijk_niet(naam: str, *, beeld: str = "") -> None:
    """Without JavaScript the judge cannot run; the same page is judged with it."""


def test_een_nabestaande_zegt_op_zonder_inloggen_en_de_administratie_vindt_de_zaak(
    zaak: Zaak, scherm: Callable[..., Scherm], bevindingen: Bevindingen
) -> None:
    jet, client = scherm(TELEFOON), zaak.melding.client
    assert client.geboortedatum is not None
    jet.ga(f"/melden/gemeente/{zaak.gemeente.code}/")
    jet.ga("/opzeggen/")
    jet.vul("Naam van de persoon die is overleden", "Anna van Dalen")
    jet.vul_datum("Geboortedatum van die persoon", client.geboortedatum)
    jet.vul("Postcode waar die persoon woonde", "1234ab")
    jet.vul("Welke hulp of welk hulpmiddel stopt?", "het logeren")
    jet.vul("Uw eigen naam", "Jet Proef")
    jet.kies("Wat bent u van deze persoon?", "Zoon of dochter")
    jet.vul("Op welk nummer kunnen wij u bellen", "06 12 34 56 78")
    jet.keur("opzeggen zonder inloggen", beeld="84-opzeggen-nabestaande-telefoon")
    jet.druk("Opzegging versturen")
    jet.bevat("Wij hebben uw bericht ontvangen")
    jet.keur("opgezegd zonder inloggen")

    staf = scherm()
    staf.meld_aan("administratie")
    staf.ga("/opzeggingen/")
    staf.keur("opzeggingen van nabestaanden")
    staf.volg_in_inhoud("Zaak zoeken")
    staf.bevat(zaak.melding.nummer)
    staf.keur("zaak zoeken bij opzegging", beeld="85-opzegging-koppelen")
    staf.druk("Vastleggen")
    staf.bevat("Er wacht geen opzegging")
    for pad in ("opzegging/", "wijziging/"):
        staf.ga(f"{zaak.melding.get_absolute_url()}{pad}")
        staf.keur(f"balie {pad[:-1]}")
    staf.ga(f"{zaak.melding.get_absolute_url()}opzegging/")
    staf.volg_in_inhoud("Overlijden staat in de BRP")
    staf.keur("overlijden bevestigen")
    assert Opzegging.objects.get().melding == zaak.melding
    assert bevindingen.fouten == []


def test_een_machtiging_geven_koppelen_en_stoppen(
    zaak: Zaak, scherm: Callable[..., Scherm], bevindingen: Bevindingen
) -> None:
    ondersteuner(zaak.gemeente)
    client = kom_binnen(inwoner_van(zaak.melding.client), scherm(TELEFOON))
    pad = f"/mijn-zaak/{zaak.melding.nummer}/"
    client.ga(f"{pad}machtigingen/")
    client.druk("Machtiging geven")
    client.bevat("Daarmee tekent u de machtiging")
    client.keur("machtigen met fouten")
    client.ga(f"{pad}machtigingen/")
    client.kies("Wie mag u helpen met uw zaak?", "Een persoon die ik ken")
    client.vul("Naam van die persoon", "Jet Proef")
    client.page.get_by_label("Wat is deze persoon van u?").select_option("kind")
    client.kies("Wat mag die persoon of organisatie?", "Brieven en stukken lezen en stukken opsturen")
    client.page.get_by_label("Ik geef deze machtiging. Dit is mijn handtekening.").check()
    client.keur("machtigen", beeld="86-machtigen-telefoon")
    client.druk("Machtiging geven")
    client.bevat("Geef deze code aan die persoon")
    client.keur("machtiging met code", beeld="87-machtiging-code-telefoon")
    code = client.page.locator("p.intro strong").inner_text()

    jet = kom_binnen(dochter(), scherm(TELEFOON))
    jet.ga("/mijn-zaak/")
    jet.volg_in_inhoud("Ik heb een code van een machtiging")
    jet.vul("Code van de machtiging", "ABCD EFGH 2345")
    jet.druk("Code gebruiken")
    jet.bevat("Deze code klopt niet of geldt niet meer")
    jet.keur("machtigingscode fout", beeld="88-machtigingscode-telefoon")
    jet.vul("Code van de machtiging", code.lower().replace("-", " "))
    jet.druk("Code gebruiken")
    jet.bevat("Het is gelukt")
    jet.keur("voor wie ik mag regelen", beeld="89-gemachtigde-telefoon")
    jet.volg_in_inhoud(zaak.melding.nummer)
    jet.bevat_niet("Hulp opzeggen")

    client.ga(f"{pad}machtigingen/")
    client.volg_in_inhoud("Jet Proef")
    client.druk("Machtiging stoppen")
    client.bevat("Vanaf vandaag ziet deze persoon niets meer")
    client.keur("machtiging gestopt")
    assert bevindingen.fouten == []
    antwoord = jet.page.goto(f"{jet.adres}{pad}")
    assert antwoord is not None
    assert antwoord.status == 404
