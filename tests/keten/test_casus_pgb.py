"""Casus 3, Westland 2023, in the browser from the wish for a pgb to the decision on the bezwaar.

What is told in casus 2 (the melding, the conversation, the weighing, the plan and the verslag) goes through the
services.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from beschikkingen.models import Beschikking, Bezwaar, Herstelverzoek, Pgbweigering, Regelinhoud
from beschikkingen.services import herstel
from meldingen.models import Document, Gebeurtenis
from onderzoek.models import (
    Budgetbeheerder,
    Leveringsvorm,
    Pgbonderzoek,
    Pgbtoets,
    Voorzieningkeuze,
    Voorzieningsoort,
    Woonplaatscontrole,
)
from tests.keten.klokzetter import Klokzetter
from tests.keten.scherm import TABLET, Bevindingen, Scherm
from tests.keten.verhaal import Verhaal, begin_verhaal

pytestmark = [pytest.mark.keten, pytest.mark.xdist_group("keten"), pytest.mark.django_db(transaction=True)]


@pytest.fixture
def verhaal(klokzetter: Klokzetter, scherm: Callable[..., Scherm]) -> Verhaal:
    verhaal = begin_verhaal("westland-pgb", klokzetter, scherm)
    verhaal.loop_tot("pgb_wens")
    return verhaal


@pytest.mark.regel("A-13", "B-29", "P-01", "P-09", "P-12")
def test_westland_pgb_van_wens_tot_beslissing_op_bezwaar(verhaal: Verhaal, bevindingen: Bevindingen) -> None:
    consulent_legt_de_wens_vast(verhaal)
    verhaal.loop.artefact["pgb"] = Pgbonderzoek.objects.get(onderzoek__melding=verhaal.melding)
    consulent_toetst_het_pgb(verhaal)
    consulent_legt_beheerder_en_hulpverlener_vast(verhaal)
    for wat in ("hulptaak", "afweging", "plan", "verslag", "verslag_verzenden", "verslag_retour"):
        verhaal.loop_stap(wat)
    consulent_vraagt_het_budgetplan(verhaal)
    consulent_gaat_verder_in_natura(verhaal)
    consulent_kiest_de_voorziening(verhaal)
    consulent_schrijft_het_besluit(verhaal)
    teamleider_beslist(verhaal)
    administratie_registreert_het_bezwaar(verhaal)
    jurist_neemt_het_bezwaar_in_behandeling(verhaal)
    jurist_hoort(verhaal)
    jurist_stelt_de_beslissing_voor(verhaal)
    hoofdjurist_beslist(verhaal)
    alles_klopt_aan_het_eind(verhaal)
    assert bevindingen.fouten == []


def consulent_van(verhaal: Verhaal) -> Scherm:
    """The consulent works on a tablet, at the kitchen table and at her desk."""
    return verhaal.collega("consulent", TABLET)


# --- 24 January: the pgb at the kitchen table -----------------------------------------------------


def consulent_legt_de_wens_vast(verhaal: Verhaal) -> None:
    verhaal.dag("pgb_wens")
    tablet, feit = consulent_van(verhaal), verhaal.feit("pgb_wens")
    verhaal.open_zaak(tablet)
    tablet.volg("Persoonsgebonden budget (pgb)")
    tablet.keur("pgb, nog niets")
    tablet.volg("Wens vastleggen")
    tablet.vul("Waarom wil de inwoner een pgb?", feit["motivering"])
    for code in feit["inzetcriteria"]:
        tablet.kies("Wat past bij deze inwoner?", Pgbonderzoek.Inzet(code).label)
    tablet.keur("pgb, wens")
    tablet.druk("Bewaren")
    tablet.bevat("De wens is bewaard.")


def consulent_toetst_het_pgb(verhaal: Verhaal) -> None:
    verhaal.dag("pgb_toetsen")
    tablet = consulent_van(verhaal)
    tablet.volg("Toetsen of een pgb mogelijk is")
    for toets, (voldoet, waarom) in verhaal.feit("pgb_toetsen").items():
        tablet.page.locator(f"[name=voldoet_{toets}][value={'ja' if voldoet else 'nee'}]").check()
        tablet.vul(f"Waarom? ({Pgbtoets.Toets(toets).label})", waarom)
    tablet.keur("pgb, toetsen")
    tablet.druk("Bewaren")
    tablet.bevat("De toetsen zijn bewaard.")


def consulent_legt_beheerder_en_hulpverlener_vast(verhaal: Verhaal) -> None:
    op, tablet = verhaal.dag("pgb_beheerder"), consulent_van(verhaal)
    beheerder, hulp = verhaal.feit("pgb_beheerder"), verhaal.feit("pgb_hulpverlener")
    tablet.volg("Budgetbeheerder vastleggen")
    tablet.kies("Wie beheert het budget?", Budgetbeheerder.Wie(beheerder["wie"]).label)
    tablet.vul("Naam van de budgetbeheerder", beheerder["naam"])
    tablet.vul("Familie: in welke graad?", str(beheerder["graad"]))
    tablet.keur("pgb, budgetbeheerder")
    tablet.druk("Bewaren")
    tablet.bevat("De budgetbeheerder is bewaard.")
    tablet.volg("Hulpverlener toevoegen")
    tablet.vul("Naam van de hulpverlener", hulp["naam"])
    tablet.kies("Wie is dit?", "Iemand anders")
    tablet.kies("Komt de hulpverlener uit het netwerk van de inwoner?", "Ja, familie of een bekende")
    tablet.vul("Netwerk: wat is de relatie met de inwoner?", hulp["relatie"])
    tablet.vul("Hoe voldoet deze hulpverlener aan de kwaliteitseisen?", hulp["kwaliteit"])
    tablet.keur("pgb, hulpverlener")
    tablet.druk("Toevoegen")
    tablet.bevat("De hulpverlener staat in de lijst.")
    tablet.volg("Verklaring vastleggen")
    tablet.vul_datum("Op welke dag is de verklaring getekend?", op)
    tablet.vul("Welke taken staan erin?", hulp["taken"])
    tablet.kies("Wordt de zorg te zwaar?", "Nee, de zorg wordt niet te zwaar")
    tablet.keur("pgb, verklaring")
    tablet.druk("Bewaren")
    tablet.bevat("De verklaring is bewaard.")
    tablet.keur("pgb, zonder budgetplan")


# --- 9 until 24 February: the budgetplan stays away -----------------------------------------------


def consulent_vraagt_het_budgetplan(verhaal: Verhaal) -> None:
    verhaal.dag("hersteltermijn")
    consulent, feit = consulent_van(verhaal), verhaal.feit("hersteltermijn")
    verhaal.open_zaak(consulent)
    consulent.volg("Om aanvulling vragen")
    consulent.vul("Welke stukken ontbreken?", "\n".join(feit["stukken"]))
    consulent.page.get_by_label("Alleen het budgetplan ontbreekt").set_checked(feit["is_alleen_budgetplan"])
    consulent.keur("om aanvulling vragen")
    consulent.druk("Om aanvulling vragen")
    consulent.bevat("De brief gaat op de post.")
    consulent.bevat("Wacht op aanvulling")


def consulent_gaat_verder_in_natura(verhaal: Verhaal) -> None:
    op, consulent = verhaal.dag("herstel_verstreken"), consulent_van(verhaal)
    for verzoek in herstel.verstreken(op):
        herstel.verwerk_verstreken(verzoek, op)
    consulent.ga("/taken/")
    consulent.bevat("Alleen het budgetplan ontbreekt: beoordeel in natura")
    verhaal.open_zaak(consulent)
    consulent.volg("Verder zonder aanvulling")
    consulent.kies("Hoe gaat u verder?", "Beoordelen in natura: alleen het budgetplan ontbreekt")
    consulent.keur("niet aangevuld")
    consulent.druk("Verder met de beoordeling")
    consulent.bevat("De beoordeling gaat verder.")
    feit = verhaal.feit("woonplaats")
    consulent.volg("Woonplaats controleren")
    consulent.vul_datum("Wanneer controleerde u dit?", op)
    consulent.kies("Hoe weet u het?", Woonplaatscontrole.Bron(feit["bron"]).label)
    consulent.kies("Waar woont de inwoner?", Woonplaatscontrole.Uitkomst(feit["uitkomst"]).label)
    consulent.keur("woonplaats controleren")
    consulent.druk("Controle vastleggen")
    consulent.bevat("De controle is vastgelegd.")


# --- 27 and 28 February: the decision -------------------------------------------------------------


def consulent_kiest_de_voorziening(verhaal: Verhaal) -> None:
    verhaal.dag("keuze")
    consulent, feit = consulent_van(verhaal), verhaal.feit("keuze")
    soort = Voorzieningsoort.objects.get(gemeente=verhaal.loop.gemeente, code=feit["soort"])
    verhaal.open_zaak(consulent)
    consulent.volg("Voorzieningen: voorwaarden en bedragen")
    consulent.volg("Voorziening kiezen")
    consulent.page.get_by_label("Welke voorziening?").select_option(label=soort.naam)
    consulent.vul("Waarvoor is het nodig?", feit["waarvoor"])
    consulent.druk("Toevoegen")
    consulent.volg(soort.naam)
    consulent.volg("natura of pgb")
    consulent.kies("Hoe komt de hulp?", Leveringsvorm(feit["leveringsvorm"]).label)
    consulent.druk("Bewaren")
    consulent.volg("Uitrekenen")
    consulent.vul("Wat kost de hulp per maand?", feit["reken"]["per_maand"].replace(".", ","))
    consulent.druk("Uitrekenen")
    consulent.volg("Uitkomst vastleggen")
    consulent.kies("Wat is de uitkomst?", Voorzieningkeuze.Uitkomst(feit["uitkomst"]).label)
    consulent.vul("Waarom?", feit["motivering"])
    consulent.druk("Bewaren")
    consulent.bevat("De uitkomst is bewaard.")
    consulent.keur("voorziening in natura, afgerond")


def consulent_schrijft_het_besluit(verhaal: Verhaal) -> None:
    verhaal.dag("besluitregel")
    consulent = consulent_van(verhaal)
    verhaal.open_zaak(consulent)
    consulent.volg("Besluit voorstellen")
    consulent.keur("besluit, nog leeg")
    consulent.volg("Schrijven")
    _schrijf_regel(consulent, verhaal.feit("besluitregel"))
    consulent.keur("besluit over een voorziening")
    consulent.druk("Bewaren")
    consulent.volg("Motivering schrijven")
    consulent.vul("Waarom is dit het besluit?", verhaal.feit("besluit_motiveren")["motivering"])
    consulent.keur("motivering van het besluit")
    consulent.druk("Bewaren")
    consulent.bevat("Alles is ingevuld.")
    consulent.bevat("2 uren per week, in natura")
    consulent.keur("besluit, klaar")
    consulent.druk("Besluit voorstellen")
    consulent.bevat("Het voorstel ligt bij wie mag beslissen.")


def _schrijf_regel(consulent: Scherm, feit: dict[str, Any]) -> None:
    consulent.kies("Wat stelt u voor?", "Toekennen")
    consulent.kies("In natura of als pgb?", Regelinhoud.Leveringsvorm(feit["leveringsvorm"]).label)
    consulent.kies("Per wat?", feit["frequentie"])
    consulent.kies("Wijst u het pgb (deels) af? Waarom?", Pgbweigering(feit["pgb_weigering"]).label)
    for vraag, waarde in ((f"Hoeveel {feit['eenheid']}?", str(feit["omvang"])),
                          ("Waarom in deze vorm?", feit["waarom_vorm"]), ("Wie geeft de hulp?", feit["aanbieder"]),
                          ("Wat is de hulp waard?", feit["kostprijs"].replace(".", ",")),
                          ("Wat is het resultaat?", feit["resultaat"]), ("Hoe wordt dat bereikt?", feit["aanpak"]),
                          ("Wat helpt er verder?", feit["andere_hulp"])):  # fmt: skip
        consulent.vul(vraag, waarde)
    for vraag, naam in (("Vanaf welke dag?", "ingangsdatum"), ("Tot en met welke dag?", "einddatum"),
                        ("Wanneer bekijkt u of het werkt?", "monitor_op")):  # fmt: skip
        consulent.vul_datum(vraag, date.fromisoformat(feit[naam]))


def teamleider_beslist(verhaal: Verhaal) -> None:
    verhaal.dag("beslissen")
    teamleider = verhaal.collega("teamleider")
    teamleider.ga("/te-beslissen/")
    teamleider.bevat("1 voorstel wacht op een handtekening.")
    teamleider.volg(verhaal.melding.nummer)
    teamleider.bevat("Begeleid Westland")
    teamleider.bevat_niet("Dit staat in de weg")
    teamleider.keur("voorstel")
    teamleider.druk("Besluit nemen")
    teamleider.bevat("De brief gaat op de post.")


# --- 20 March until 13 April: the bezwaar ---------------------------------------------------------


def administratie_registreert_het_bezwaar(verhaal: Verhaal) -> None:
    op, feit = verhaal.dag("bezwaar"), verhaal.feit("bezwaar")
    administratie = verhaal.collega("administratie")
    verhaal.open_zaak(administratie)
    administratie.volg("Bezwaar en beroep")
    administratie.keur("bezwaar en beroep")
    administratie.volg("Bezwaar registreren")
    besluit = Beschikking.objects.get(melding=verhaal.melding)
    administratie.page.locator(f"[name=besluit][value='{besluit.pk}']").check()
    administratie.kies("Hoe kwam het bezwaar binnen?", Bezwaar.Kanaal(feit["kanaal"]).label)
    administratie.vul_datum("Op welke dag kwam het binnen?", op)
    administratie.kies("Wie dient het bezwaar in?", "De inwoner zelf")
    administratie.vul("Waarom is de indiener het niet eens?", feit["gronden"])
    administratie.keur("bezwaar registreren")
    administratie.druk("Bezwaar registreren")
    administratie.bevat("Het bezwaar is geregistreerd.")


def jurist_neemt_het_bezwaar_in_behandeling(verhaal: Verhaal) -> None:
    verhaal.dag("bezwaar_in_behandeling")
    jurist, feit = verhaal.collega("jurist"), verhaal.feit("hoorzitting_plannen")
    _open_bezwaar(verhaal, jurist)
    jurist.bevat("Mijn nicht kent mij.")
    jurist.keur("bezwaar, ontvangen")
    jurist.druk("In behandeling nemen")
    jurist.bevat("Het bezwaar is in behandeling.")
    jurist.volg("Hoorzitting plannen")
    jurist.vul_datum("Op welke dag?", date.fromisoformat(feit["gepland_op"]))
    jurist.vul("Hoe laat?", feit["gepland_om"])
    jurist.vul("Waar?", feit["waar"])
    jurist.druk("Hoorzitting plannen")
    jurist.bevat("De hoorzitting is gepland.")
    jurist.bevat("Gepland op 6 april 2023 om 14.00 uur")
    assert jurist.page.get_by_role("button", name="Beslissing nemen").count() == 0


def jurist_hoort(verhaal: Verhaal) -> None:
    op, jurist = verhaal.dag("hoorzitting"), verhaal.collega("jurist")
    _open_bezwaar(verhaal, jurist)
    jurist.volg("Hoorzitting vastleggen")
    jurist.vul_datum("Wanneer was de hoorzitting?", op)
    jurist.vul("Wat is er gezegd?", verhaal.feit("hoorzitting")["verslag"])
    jurist.keur("hoorzitting vastleggen")
    jurist.druk("Hoorzitting vastleggen")
    jurist.bevat("De hoorzitting is vastgelegd.")
    jurist.bevat("Gehoord op 6 april 2023")


def jurist_stelt_de_beslissing_voor(verhaal: Verhaal) -> None:
    verhaal.dag("bezwaar_voorstellen")
    jurist, feit = verhaal.collega("jurist"), verhaal.feit("bezwaar_voorstellen")
    _open_bezwaar(verhaal, jurist)
    jurist.volg("Beslissing voorstellen")
    jurist.kies("Wat stelt u voor?", Beschikking.Uitkomst(feit["uitkomst"]).label)
    jurist.vul("Waarom?", feit["motivering"])
    jurist.keur("beslissing voorstellen")
    jurist.druk("Beslissing voorstellen")
    jurist.bevat("Het voorstel wacht op de beslissing van een collega.")
    jurist.keur("bezwaar, voorgesteld")
    jurist.druk("Beslissing nemen")
    jurist.bevat_niet("De beslissing op het bezwaar is genomen.")
    assert Bezwaar.objects.get(melding=verhaal.melding).beslissing is None


def hoofdjurist_beslist(verhaal: Verhaal) -> None:
    verhaal.dag("bezwaar_beslissen")
    hoofdjurist = verhaal.collega("hoofdjurist")
    _open_bezwaar(verhaal, hoofdjurist)
    hoofdjurist.bevat("Zonder budgetplan kan een pgb niet.")
    hoofdjurist.druk("Beslissing nemen")
    hoofdjurist.bevat("De beslissing op het bezwaar is genomen.")
    hoofdjurist.bevat("Beroep kan tot en met")
    hoofdjurist.keur("bezwaar, beslist")
    verhaal.bezorg()
    hoofdjurist.ga("/bezwaren/")
    hoofdjurist.bevat("Er loopt geen bezwaar.")
    hoofdjurist.keur("bezwaren, leeg")


def _open_bezwaar(verhaal: Verhaal, wie: Scherm) -> None:
    """From the list of the gemeente, as a jurist does."""
    wie.ga("/bezwaren/")
    wie.bevat("1 bezwaar loopt.")
    wie.volg(verhaal.melding.nummer)


def alles_klopt_aan_het_eind(verhaal: Verhaal) -> None:
    melding = verhaal.melding
    verzoek = Herstelverzoek.objects.get(melding=melding)
    assert (verzoek.is_alleen_budgetplan, verzoek.aangevuld_op) == (True, None)
    eerste = Beschikking.objects.filter(melding=melding).earliest("pk")
    regel = eerste.regels.get()
    assert (eerste.uitkomst, eerste.besloten_op) == ("toegekend", date(2023, 2, 28))
    assert (regel.is_toegekend, regel.leveringsvorm, regel.omvang) == (True, "natura", 2)
    bezwaar = Bezwaar.objects.select_related("beslissing", "beschikking").get(melding=melding)
    assert (bezwaar.beschikking, bezwaar.status, bezwaar.is_tijdig) == (eerste, "besloten", True)
    assert (bezwaar.ontvangen_op, bezwaar.gehoord_op) == (date(2023, 3, 20), date(2023, 4, 6))
    beslissing = bezwaar.beslissing
    assert beslissing is not None
    assert (beslissing.uitkomst, beslissing.besloten_op) == ("ongegrond", date(2023, 4, 13))
    assert beslissing.besloten_door not in (eerste.besloten_door, eerste.voorgesteld_door, bezwaar.voorgesteld_door)
    codes = Gebeurtenis.objects.filter(melding=melding, code__regex="^(TR|BZ)-").order_by("pk")
    assert [rij.code for rij in codes] == [
        "TR-02", "TR-03", "TR-04", "TR-05", "TR-10", "TR-12", "TR-18", "TR-28", "TR-30", "TR-36", "TR-38",
        "BZ-01", "BZ-05", "BZ-07", "BZ-07",
    ]  # fmt: skip
    uit = Document.objects.filter(melding=melding, richting="uit", verzonden_op__isnull=False)
    assert sorted(rij.soort for rij in uit) == [
        "D-01", "D-02", "D-07", "D-09", "D-12", "D-15", "D-19", "D-30", "D-33", "D-43",
    ]  # fmt: skip
