"""The pages of the onderzoek as a consulent fills them in, from the facts of a worked case.

Each function begins on the page where the one before it ended, and fills in by the words on the screen.
"""

from datetime import date
from typing import Any

from meldingen.models import Relatie
from onderzoek.gebruikelijke_hulp import Taak
from onderzoek.models import (
    Afwegingsstap,
    Draagkracht,
    Gebruikelijktoets,
    Huisgenoot,
    Huishouden,
    Hulptaak,
    Leveringsvorm,
    Onderzoek,
    Planregel,
    Planresultaat,
    Rubriek,
    Verslag,
    Verwijzing,
    Vraagverheldering,
    Wettoets,
)
from onderzoek.vragenlijsten import HUISGENOOT, MANTELZORG, Antwoordsoort, Blok, vragen_van
from tests.keten.scherm import Scherm

Feit = dict[str, Any]


# --- the conversation -----------------------------------------------------------------------------


def voer_gesprek(tablet: Scherm, feit: Feit, op: date, *, beeld: str = "") -> None:
    """From the case: who were there, what was seen and explained, and the seven subjects."""
    tablet.volg("Gesprek vastleggen")
    tablet.keur("gesprek, leeg")
    tablet.vul_datum("Wanneer was het gesprek?", op)
    tablet.vul("Wie waren erbij?", feit["aanwezigen"])
    for veld, tekst in (("met_mantelzorger", "Er was een mantelzorger bij"),
                        ("met_clientondersteuner", "Er was een cliëntondersteuner bij")):  # fmt: skip
        tablet.page.get_by_label(tekst).set_checked(feit[veld])
    tablet.kies("Welk identiteitsbewijs", Onderzoek.Document(feit["identiteit"]["document"]).label)
    tablet.vul_datum("Tot wanneer is het geldig?", date.fromisoformat(feit["identiteit"]["geldig_tot"]))
    tablet.vul_datum("Wanneer is het pgb uitgelegd?", op)
    tablet.vul_datum("Wanneer is de eigen bijdrage uitgelegd?", op)
    tablet.keur("gesprek, begin", beeld=beeld)
    tablet.druk("Volgende")
    for letter, naam in Rubriek.Letter.choices:
        tablet.bevat(f"{letter}. {naam}")
        tablet.vul("Wat is besproken?", feit["rubrieken"][letter])
        tablet.keur("gesprek, onderwerp")
        if letter == "a":
            tablet.bevat("Bewaard om")
        tablet.druk("Volgende")
    tablet.bevat("Hoe woont de inwoner?")


def vul_huishouden(tablet: Scherm, feit: Feit) -> None:
    """How the client lives, and what is expected of housemates; then on to the list of housemates."""
    tablet.kies("Hoe woont de inwoner?", Huishouden.Leefsituatie(feit["leefsituatie"]).label)
    tablet.kies("Hoe lang is er hulp nodig?", Huishouden.Duur(feit["duur"]).label)
    tablet.kies("Verwacht u hulp van huisgenoten?", Huishouden.Hulp(feit["hulp"]).label)
    _vink(
        tablet,
        "Wat is gebruikelijk als het lang duurt?",
        [Huishouden.Blijvend(code).label for code in feit["blijvend"]],
    )
    tablet.kies("Wie zorgt er voor de kinderen?", Huishouden.Kindzorg(feit["kindzorg"]).label)
    tablet.druk("Volgende")
    tablet.bevat("Wie wonen er met de inwoner?")


def zet_huisgenoot_erbij(tablet: Scherm, feit: Feit) -> None:
    """Somebody of the home, with the norm that the age proposes; ends on the list."""
    tablet.vul("Naam", feit["naam"])
    tablet.vul_datum("Geboortedatum", date.fromisoformat(feit["geboortedatum"]))
    tablet.kies("Wat is deze persoon van de inwoner?", Huisgenoot.Relatie(feit["relatie"]).label)
    tablet.kies("Hoort deze persoon bij het huishouden?", Huisgenoot.Woont(feit["woont"]).label)
    tablet.druk("Toevoegen")
    tablet.bevat("Bij deze leeftijd hoort de norm")
    _beantwoord(tablet, HUISGENOOT, feit["antwoorden"])
    tablet.kies("Raakt de huisgenoot overbelast", Draagkracht(feit["overbelast"]).label)
    tablet.vul("Waaruit blijkt dat?", feit.get("overbelast_motivering", ""))
    tablet.keur("gesprek, huisgenoot")
    tablet.druk("Bewaren")
    tablet.bevat(feit["naam"])


def verdeel_taken(tablet: Scherm, verdeling: dict[str, str]) -> None:
    """Who does what; from the list of housemates to the list of mantelzorgers."""
    wie = {"client": "De inwoner zelf", "niemand": "Niemand in huis"}
    tablet.volg("Volgende")
    for naam, door in verdeling.items():
        keuze = tablet.groep(Taak[naam].value.capitalize()).get_by_label("Wie doet dit?")
        keuze.select_option(label=wie.get(door, door))
    tablet.keur("gesprek, taken")
    tablet.druk("Volgende")


def zet_mantelzorger_erbij(tablet: Scherm, feit: Feit) -> None:
    """The sixteen questions, the result and the promise; ends on the list."""
    tablet.bevat("Wie zorgt er voor de inwoner?")
    tablet.vul("Naam", feit["naam"])
    tablet.kies("Wat is deze persoon van de inwoner?", Relatie.Soort(feit["relatie"]).label)
    tablet.druk("Toevoegen")
    tablet.page.get_by_label("Is de hoofdverzorger").set_checked(feit["is_hoofdverzorger"])
    tablet.page.get_by_label("Is de contactpersoon").set_checked(feit["is_contactpersoon"])
    _beantwoord(tablet, MANTELZORG, feit["antwoorden"])
    tablet.kies("Is de mantelzorger overbelast?", Draagkracht(feit["overbelast"]).label)
    tablet.vul("Hoe hebt u dat vastgesteld?", feit["instrument"])
    tablet.vul("Waaruit blijkt dat?", feit["overbelast_motivering"])
    if feit.get("toezegging"):
        tablet.vul("Welke zorg zegt de mantelzorger toe?", feit["toezegging"])
        tablet.vul("Hoeveel uur per week?", str(feit["toezegging_uren"]))
        tablet.vul_datum("Wanneer ging de mantelzorger akkoord?", date.fromisoformat(feit["toezegging_akkoord_op"]))
    tablet.keur("gesprek, mantelzorger")
    tablet.druk("Bewaren")
    tablet.bevat(f"Overbelast: {Draagkracht(feit['overbelast']).label.lower()}")


def _beantwoord(tablet: Scherm, blokken: tuple[Blok, ...], antwoorden: Feit) -> None:
    """The questions of a list, in their order; "Namelijk" is on the page many times, so that one goes by its name."""
    for vraag in vragen_van(blokken):
        antwoord, namen = antwoorden.get(vraag.code), dict(vraag.keuzes)
        if antwoord and vraag.soort is Antwoordsoort.KEUZE:
            tablet.kies(vraag.tekst, namen[antwoord])
        elif antwoord and vraag.soort is Antwoordsoort.MEERKEUZE:
            _vink(tablet, vraag.tekst, [namen[code] for code in antwoord])
        elif antwoord:
            tablet.vul(vraag.tekst, antwoord)
        if namelijk := antwoorden.get(f"{vraag.code}_namelijk"):
            tablet.page.locator(f"[name={vraag.code}_namelijk]").fill(namelijk)


def _vink(tablet: Scherm, vraag: str, antwoorden: list[str]) -> None:
    for antwoord in antwoorden:
        tablet.groep(vraag).get_by_label(antwoord, exact=True).check()


# --- the weighing ---------------------------------------------------------------------------------


def weeg_af(
    tablet: Scherm,
    feit: Feit,
    *,
    taken: list[Feit],
    toetsen: list[Feit],
    verwijzingen: list[Feit],
    beeld: str = "",
) -> None:
    """From the case: what is needed, and the six steps with what stands in steps 2 and 5."""
    tablet.volg("Afweging")
    tablet.volg("Invullen wat er nodig is")
    tablet.vul("Wat lukt de inwoner niet, en waardoor?", feit["vraag"]["beperkingen"])
    tablet.vul("Welke hulp is nodig?", feit["vraag"]["nodig"])
    tablet.kies("Is dit medische hulp?", Vraagverheldering.Medisch(feit["vraag"]["medisch"]).label)
    tablet.keur("wat is er nodig")
    tablet.druk("Bewaren")
    for nummer, (uitkomst, motivering) in feit["stappen"].items():
        tablet.bevat(f"Stap {nummer} van 6")
        if nummer == "2":
            _zet_taken_erbij(tablet, taken)
        elif nummer == "4":
            _vul_wetten(tablet, feit["wetten"])
        elif nummer == "5":
            _vul_algemeen(tablet, toetsen, verwijzingen)
        tablet.kies("Wat is de uitkomst?", Afwegingsstap.Uitkomst(uitkomst).label)
        tablet.vul("Waarom?", motivering)
        tablet.keur(f"afweging, stap {nummer}")
        tablet.druk("Bewaren en verder")
    tablet.bevat("Stap 6 is bewaard.")
    tablet.keur("afweging", beeld=beeld)


def _zet_taken_erbij(tablet: Scherm, taken: list[Feit]) -> None:
    for feit in taken:
        tablet.volg("Taak toevoegen")
        tablet.kies("Welke taak?", Hulptaak.Soort(feit["soort"]).label)
        tablet.vul("Wie doet dit?", feit["wie"])
        tablet.vul("Hoeveel uur per week is gebruikelijk?", feit["uren_gebruikelijk"])
        tablet.vul("Hoeveel uur per week is meer dan gebruikelijk?", feit["uren_bovengebruikelijk"])
        tablet.vul("Waarom?", feit["motivering"])
        tablet.druk("Taak toevoegen")
        tablet.bevat("De taak staat in de lijst.")


def _vul_wetten(tablet: Scherm, feiten: dict[str, Feit]) -> None:
    for wet in Wettoets.Wet:
        gevonden = feiten.get(wet, {"uitkomst": "nvt"})
        tablet.kies(f"Wat vond u? {wet.label}", Wettoets.Uitkomst(gevonden["uitkomst"]).label)
        tablet.vul(f"Waaruit blijkt dat? {wet.label}", gevonden.get("bewijs", ""))


def _vul_algemeen(tablet: Scherm, toetsen: list[Feit], verwijzingen: list[Feit]) -> None:
    for feit in toetsen:
        tablet.volg("Toetsen of iets algemeen gebruikelijk is")
        tablet.vul("Om welke voorziening gaat het?", feit["naam"])
        for code, vraag in Gebruikelijktoets.VRAGEN:
            ja, waarom = feit["antwoorden"][code]
            tablet.kies(vraag, "Ja" if ja else "Nee")
            tablet.vul(f"Waarom? ({vraag.rstrip('?')})", waarom)
        tablet.keur("afweging, toets")
        tablet.druk("Toets bewaren")
        tablet.bevat("De toets is bewaard.")
    for feit in verwijzingen:
        tablet.volg("Verwijzen naar een algemene voorziening")
        tablet.kies("Waarnaar verwijst u?", feit["naam"])
        tablet.kies("Waarom past dit?", Verwijzing.Reden(feit["reden"]).label)
        tablet.vul("Wat lost dit op?", feit["toelichting"])
        tablet.druk("Verwijzing bewaren")
        tablet.bevat("De verwijzing is bewaard.")


# --- the plan and the verslag ---------------------------------------------------------------------


def maak_plan(tablet: Scherm, feit: Feit, gebied: str, materieel: list[Feit]) -> None:
    """From the weighing: one resultaatgebied in the matrix, and the things beside it."""
    tablet.volg("Naar het ondersteuningsplan")
    tablet.volg(gebied)
    _vink(tablet, "Welke doelen?", feit["doelen"])
    tablet.vul("Wat wil de inwoner bereiken?", feit["resultaat"])
    tablet.groep("Welke trede?").get_by_label(f"Trede {feit['trede']}:").check()
    _vink(tablet, "Om welke ruimten gaat het?", [ruimte.capitalize() for ruimte in feit["ruimten"]])
    tablet.kies(
        "Had de inwoner zelf al een schoonmaakhulp?", Planresultaat.Schoonmaakhulp(feit["schoonmaakhulp"]).label
    )
    for bron, regel in feit["regels"].items():
        naam = Planregel.Bron(bron).label
        tablet.vul(f"{naam}: wat?", regel["wat"])
        if "wie" in regel:
            tablet.vul(f"{naam}: wie?", regel["wie"])
    tablet.kies("Hoe komt het maatwerk?", Leveringsvorm(feit["leveringsvorm"]).label)
    tablet.vul_datum("Vanaf welke dag?", date.fromisoformat(feit["periode"]["van"]))
    tablet.vul_datum("Wanneer kijkt u of het resultaat is bereikt?", date.fromisoformat(feit["periode"]["monitor_op"]))
    tablet.keur("plan, resultaatgebied", beeld="23-plan-gebied-tablet")
    tablet.druk("Bewaren")
    tablet.bevat("is bewaard.")
    for rij in materieel:
        tablet.volg("Materiële voorziening toevoegen")
        tablet.vul("Wat is er nodig?", rij["wat"])
        tablet.vul("Waarvoor?", rij["waarvoor"])
        tablet.druk("Toevoegen aan het plan")
        tablet.bevat("De voorziening staat in het plan.")
    tablet.keur("plan", beeld="24-plan-tablet")


def stel_verslag_op(scherm: Scherm, feit: Feit, *, beeld: str = "") -> None:
    """From the case: the composed text is read, the conclusion is written, and it is sent."""
    scherm.volg("Verslag opstellen")
    scherm.keur("verslag opstellen", beeld="25-verslag-tablet" if beeld else "")
    scherm.bevat_niet("Deze zinnen gaan óver de inwoner.")
    scherm.kies("Wat is de uitkomst?", Verslag.Uitkomst(feit["uitkomst"]).label)
    for vraag, naam in (("Conclusie", "conclusie"), ("Wat wil de inwoner bereiken?", "resultaat"),
                        ("Hoe gaat dat?", "aanpak"), ("Wie doet het?", "uitvoerder")):  # fmt: skip
        scherm.vul(vraag, feit[naam])
    if feit.get("evaluatie_op"):
        scherm.vul_datum("Wanneer bekijkt u of het werkt?", date.fromisoformat(feit["evaluatie_op"]))
    if feit.get("zorgplan_nodig"):
        scherm.kies("Maakt een aanbieder hiervoor een zorgplan?", "Ja, het gaat om een dienst in natura")
    scherm.druk("Verslag opstellen")
    scherm.volg("Verslag verzenden")
    scherm.keur("verslag verzenden", beeld=beeld)
    scherm.druk("Verslag verzenden")
    scherm.bevat("Het verslag gaat met de begeleidende brief op de post.")


def registreer_retour(scherm: Scherm, feit: Feit, op: date, soorten: list[str], scan: bytes) -> None:
    """From the case: the signed paper came back, with what the client crossed and wrote."""
    scherm.volg("Getekend verslag registreren")
    scherm.keur("verslag terug")
    scherm.vul_datum("Op welke dag kwam het verslag binnen?", op)
    scherm.vul_datum("Welke datum staat bij de handtekening?", date.fromisoformat(feit["ondertekend_op"]))
    scherm.kies("Is de inwoner het eens met het verslag?", "Akkoord" if feit["akkoord"] else "Niet akkoord")
    scherm.kies("Staat erbij dat het verslag ook de aanvraag is?", "Ja" if feit["is_aanvraag"] else "Nee")
    _vink(scherm, "Welke hulp wordt aangevraagd?", soorten)
    scherm.vul("Wat schreef de inwoner erbij?", feit["reactie"])
    bestand = {"name": "verslag.pdf", "mimeType": "application/pdf", "buffer": scan}
    scherm.page.set_input_files("input[type=file]", files=[bestand])
    scherm.druk("Verslag registreren")
    scherm.bevat("Het getekende verslag is geregistreerd.")
