"""Mijn zaak on a phone: the personal plan, the verslag signed, the aanvraag, the zorgplan, the budgetplan, stopping."""

from collections.abc import Callable

import pytest

from beschikkingen.models import Aanvraag
from meldingen.rollen import Rol
from onderzoek.models import Budgetplan, PersoonlijkPlan
from onderzoek.services.zorgplanaanbieder import Regelinvoer, leg_bij_client, voeg_regel_toe
from tests.bouwers import Zaak, breng_naar
from tests.keten.klokzetter import Klokzetter
from tests.keten.scherm import BREED, TELEFOON, Bevindingen, Scherm, kom_binnen
from tests.mijnzaak.mens import maak_inwoner
from tests.onderzoek import pgbhulp

pytestmark = [
    pytest.mark.keten, pytest.mark.xdist_group("keten"), pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("zonder_pdf"),
]  # fmt: skip


def adres(zaak: Zaak, pagina: str) -> str:
    return f"/mijn-zaak/{zaak.melding.nummer}/{pagina}"


@pytest.fixture
def thuis(scherm: Callable[..., Scherm], klokzetter: Klokzetter) -> Callable[..., Scherm]:
    """The client of this case at home, signed in, on the day of the case."""

    def binnen(zaak: Zaak, naam: str, breedte: int = TELEFOON) -> Scherm:
        klokzetter.zet(zaak.op)
        return kom_binnen(maak_inwoner(naam, zaak.melding), scherm(breedte))

    return binnen


@pytest.mark.regel("M-11")
def test_het_persoonlijk_plan_en_stoppen_op_de_telefoon(thuis: Callable[..., Scherm], bevindingen: Bevindingen) -> None:
    zaak = breng_naar("gemeld")
    anna = thuis(zaak, "anna")
    anna.ga(adres(zaak, "persoonlijk-plan/"))
    anna.keur("mijn plan", beeld="57-mijn-persoonlijk-plan")
    anna.druk("Plan versturen")
    anna.bevat("Schrijf iets op, of kies een bestand.")
    anna.keur("mijn plan fout")
    anna.vul("Wat hebt u nodig?", "Alleen zijn lukt niet meer.")
    anna.vul("Welke hulp wilt u?", "Twee weken logeren.")
    anna.druk("Plan versturen")
    anna.bevat("Wij hebben uw plan ontvangen.")
    assert PersoonlijkPlan.objects.get().antwoorden["gewenst"] == "Twee weken logeren."
    anna.ga(adres(zaak, "persoonlijk-plan/"))
    assert anna.waarde("Wat hebt u nodig?") == "Alleen zijn lukt niet meer."

    anna.ga(adres(zaak, "stoppen/"))
    anna.keur("mijn stoppen")
    anna.vul("Waarom wilt u stoppen?", "Mijn zus komt helpen.")
    anna.druk("Verder")
    anna.keur("mijn stoppen zeker", beeld="58-mijn-stoppen")
    anna.druk("Ja, ik wil stoppen")
    anna.page.get_by_label("Ik weet dat ik dit niet kan terugdraaien").check()
    anna.druk("Ja, ik wil stoppen")
    anna.bevat("Wij stoppen met uw vraag.")
    assert zaak.melding.status == "ingetrokken"
    assert bevindingen.fouten == []


@pytest.mark.regel("V-07", "V-08", "A-19")
def test_niet_akkoord_en_akkoord_met_aanvraag_op_de_telefoon(
    thuis: Callable[..., Scherm], bevindingen: Bevindingen
) -> None:
    zaak, ander = breng_naar("verslag_verzonden"), breng_naar("verslag_verzonden")
    anna = thuis(zaak, "anna")
    anna.ga(adres(zaak, "verslag/"))
    anna.keur("mijn verslag", beeld="59-mijn-verslag")
    anna.druk("Tekenen en versturen")
    anna.keur("mijn verslag fout")
    anna.kies("Bent u akkoord met het verslag?", "Ja, ik ben akkoord")
    anna.kies("Vraagt u met dit verslag ook de hulp aan?", "Ja, dit is mijn aanvraag")
    anna.groep("Welke hulp vraagt u aan?").get_by_label("Logeerzorg").check()
    anna.vul("Typ uw naam om te tekenen", "A.M. van den Proef")
    anna.druk("Tekenen en versturen")
    anna.bevat("U krijgt ons besluit uiterlijk op")
    anna.keur("mijn aanvraag ontvangen", beeld="63-mijn-aanvraag-ontvangen")
    anna.ga(adres(zaak, "verslag/"))
    anna.bevat("U tekende dit verslag.")
    anna.keur("mijn verslag getekend")
    anna.volg("Iets toevoegen aan het verslag, zonder te tekenen")
    anna.keur("mijn aanvulling")
    anna.vul("Wat wilt u toevoegen?", "Mijn zoon is verhuisd.")
    anna.druk("Versturen")
    assert Aanvraag.objects.filter(melding_id=zaak.sleutel).count() == 1

    bea = thuis(ander, "bea", BREED)
    bea.ga(adres(ander, "verslag/"))
    bea.kies("Bent u akkoord met het verslag?", "Nee, ik ben niet akkoord")
    bea.vul("Wat wilt u erbij zeggen?", "Het huishouden lukt ook niet.")
    bea.kies("Vraagt u met dit verslag ook de hulp aan?", "Nee, nu niet")
    bea.vul("Typ uw naam om te tekenen", "Bea Proef")
    bea.druk("Tekenen en versturen")
    bea.bevat("Uw consulent leest uw antwoord")
    bea.bevat("Het huishouden lukt ook niet.")
    bea.ga(adres(ander, "aanvraag/"))
    bea.druk("Ik wil hulp bij het invullen")
    bea.bevat("vult de aanvraag graag samen met u in")
    bea.keur("mijn aanvraag", beeld="62-mijn-aanvraag")
    bea.druk("Tekenen en aanvragen")
    bea.bevat("Kies welke hulp u aanvraagt.")
    assert bevindingen.fouten == []


def test_zorgplan_en_budgetplan_op_de_telefoon(thuis: Callable[..., Scherm], bevindingen: Bevindingen) -> None:
    zaak = breng_naar("wacht_op_zorgplan")
    aanbieder = zaak.acteur(Rol.AANBIEDER)
    regel = Regelinvoer(
        resultaat=zaak.verslagtekst.resultaat, wie="Een vaste begeleider", wat="Samen de week plannen",
        wanneer="Maandagochtend", frequentie="Elke week", tijdsbesteding="2 uur per week",
    )  # fmt: skip
    voeg_regel_toe(zaak.zorgplan, regel, op=zaak.op, door=aanbieder)
    leg_bij_client(zaak.zorgplan, op=zaak.op, door=aanbieder)
    anna = thuis(zaak, "anna")
    anna.ga(adres(zaak, "zorgplan/"))
    anna.keur("mijn zorgplan", beeld="61-mijn-zorgplan")
    anna.kies("Bent u akkoord met het zorgplan?", "Ja, ik ben akkoord")
    anna.vul("Typ uw naam om te tekenen", "A.M. van den Proef")
    anna.druk("Tekenen en versturen")
    anna.bevat("Dat is ook uw aanvraag.")

    ander = breng_naar("in_onderzoek")
    pgbhulp.zet_parameters(ander)
    pgbhulp.licht_voor(ander)
    pgbhulp.kies(ander)
    pgbhulp.wens(ander)
    bea = thuis(ander, "bea")
    bea.ga(adres(ander, "budgetplan/"))
    bea.volg("Een hulpverlener toevoegen")
    bea.keur("mijn hulpverlener")
    bea.vul("Hoe heet de hulpverlener of het bedrijf?", "Zorg Dichtbij")
    bea.kies("Is dit familie of een bekende van u?", "Nee, een bedrijf of zelfstandige")
    bea.vul("Hoe weet u dat de hulp goed en veilig is?", "Zij hebben een keurmerk.")
    bea.druk("Toevoegen")
    bea.volg("Hulp toevoegen")
    bea.keur("mijn budgetregel")
    bea.kies("Waar is het voor?", "Begeleiding thuis")
    bea.kies("Wie doet dit?", "Zorg Dichtbij")
    bea.kies("Wat betaalt u?", "Hulp")
    bea.vul("Wat doet deze persoon voor u?", "Begeleiding bij de dag.")
    bea.vul("Wanneer komt de hulp?", "Op maandag.")
    bea.vul("Wat wilt u met deze hulp bereiken?", "Een vaste dag.")
    bea.vul("Hoeveel uur, of hoeveel keer?", "3")
    bea.kies("Is dat per week of per maand?", "Per week")
    bea.vul("Wat kost één uur, of één keer?", "40")
    bea.druk("Toevoegen aan mijn budgetplan")
    bea.bevat("Bewaard in uw budgetplan.")
    bea.keur("mijn budgetplan", beeld="64-mijn-budgetplan")
    bea.vul_datum("Vanaf welke dag wilt u het pgb?", ander.op)
    bea.vul_datum("Tot en met welke dag?", ander.op.replace(year=ander.op.year + 1))
    bea.vul("Waarom wilt u het pgb zo lang?", "Over een jaar kan het anders zijn.")
    bea.vul("Typ uw naam om te tekenen", "Bea Proef")
    bea.druk("Tekenen en versturen")
    bea.bevat("Wij hebben uw budgetplan ontvangen.")
    bea.keur("mijn budgetplan getekend")
    assert Budgetplan.objects.get().ligt_vast
    assert bevindingen.fouten == []
