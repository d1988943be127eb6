"""The pages from the aanvraag to the decision, as they are filled in from the facts of a worked case.

Each function begins where the one before it ended, or on the case, and fills in by the words on the screen.
"""

from datetime import date
from decimal import Decimal
from typing import Any

from beschikkingen.models import Regelinhoud
from onderzoek.models import Leveringsvorm, Voorzieningkeuze, Voorzieningsoort
from onderzoek.rekenen.kostprijs import Verstrekking
from onderzoek.voorwaarden.lijsten import LIJSTEN
from onderzoek.voorwaarden.vormen import JA, NEE, Vraag, Vraagsoort
from tests.keten.scherm import Scherm

Feit = dict[str, Any]


def bedrag(waarde: str | Decimal) -> str:
    """An amount as one types it."""
    return f"{Decimal(waarde):.2f}".replace(".", ",")


def controleer_aanvraag(scherm: Scherm) -> None:
    """From the case: the aanvraag has all it needs."""
    scherm.volg("Aanvraag controleren")
    scherm.keur("is de aanvraag volledig")
    scherm.kies("Wat staat er in de BRP?", "Woont in deze gemeente")
    scherm.druk("Aanvraag is volledig")
    scherm.bevat("De aanvraag is volledig.")


# --- what might be granted ------------------------------------------------------------------------


def kies_voorziening(tablet: Scherm, naam: str, feit: Feit) -> None:
    """From the list of voorzieningen: form, conditions, calculation and outcome; ends on the list."""
    tablet.volg("Voorziening kiezen")
    tablet.page.get_by_label("Welke voorziening?").select_option(label=naam)
    tablet.vul("Waarvoor is het nodig?", feit["waarvoor"])
    tablet.druk("Toevoegen")
    tablet.volg_in_inhoud(naam)
    if "leveringsvorm" in feit:
        tablet.volg("natura of pgb")
        tablet.kies("Hoe komt de hulp?", Leveringsvorm(feit["leveringsvorm"]).label)
        tablet.druk("Bewaren")
    if "voorwaarden" in feit:
        _toets_voorwaarden(tablet, vragen_van(feit["soort"]), feit["voorwaarden"])
    if "reken" in feit:
        tablet.volg("Uitrekenen")
        _vul_berekening_in(tablet, feit["reken"])
        tablet.druk("Uitrekenen")
        tablet.bevat("De berekening is bewaard.")
    tablet.volg("Uitkomst vastleggen")
    tablet.kies("Wat is de uitkomst?", Voorzieningkeuze.Uitkomst(feit["uitkomst"]).label)
    tablet.vul("Waarom?", feit["motivering"])
    tablet.druk("Bewaren")
    tablet.keur(f"voorziening {naam.lower()}")
    tablet.volg("Terug naar de voorzieningen")


def vragen_van(soort: str) -> tuple[Vraag, ...]:
    """The questions that go with this kind of voorziening."""
    return LIJSTEN[Voorzieningsoort.objects.filter(code=soort).exclude(vragenlijst="")[0].vragenlijst].vragen


def _toets_voorwaarden(tablet: Scherm, vragen: tuple[Vraag, ...], antwoorden: dict[str, str]) -> None:
    """A question that depends on another one is only asked after that one was saved."""
    tablet.volg("Vragen beantwoorden")
    for later in (False, True):
        rijen = [vraag for vraag in vragen if _komt_later(vraag) is later and vraag.code in antwoorden]
        for vraag in rijen:
            _beantwoord(tablet, vraag, antwoorden[vraag.code])
        if rijen:
            tablet.druk("Bewaren")
    tablet.bevat("De voorwaarden zijn bewaard.")


def _komt_later(vraag: Vraag) -> bool:
    """Whether it hangs on another answer; what hangs on a choice of the gemeente is asked at once."""
    return vraag.als is not None and not vraag.als[0].startswith("kv_")


def _beantwoord(tablet: Scherm, vraag: Vraag, antwoord: str) -> None:
    namen = dict(vraag.keuzes) or {JA: "Ja", NEE: "Nee"}
    if vraag.soort is Vraagsoort.TEKST:
        tablet.vul(vraag.tekst, antwoord)
        return
    for code in antwoord.split(","):
        tablet.kies(vraag.tekst, namen[code])


def _vul_berekening_in(tablet: Scherm, feit: Feit) -> None:
    if "naam_1" in feit:
        for nummer in range(1, sum(naam.startswith("naam_") for naam in feit) + 1):
            _vul_artikel_in(tablet, nummer, feit)
    elif "per_maand" in feit:
        tablet.vul("Wat kost de hulp per maand?", bedrag(feit["per_maand"]))
    else:
        tablet.kies("Hoe krijgt de inwoner de voorziening?", f"In {Verstrekking(feit['verstrekking']).value}")
        tablet.vul("Wat kost de voorziening?", bedrag(feit["prijs"]))
        tablet.vul("Hoeveel maanden gaat zij mee?", feit["levensduur"])
        tablet.vul("Wat kosten onderhoud en verzekering per jaar?", bedrag(feit["onderhoud_per_jaar"]))


def _vul_artikel_in(tablet: Scherm, nummer: int, feit: Feit) -> None:
    artikel, dag = tablet.groep(f"Artikel {nummer}"), date.fromisoformat(feit[f"aangeschaft_op_{nummer}"])
    artikel.get_by_label("Wat wordt vervangen?").fill(feit[f"naam_{nummer}"])
    artikel.get_by_label(feit[f"ruimte_{nummer}"].capitalize(), exact=True).check()
    artikel.get_by_label("Hoeveel? In vierkante meter of stuks").fill(feit[f"aantal_{nummer}"])
    artikel.get_by_label("Prijs volgens het Nibud").fill(bedrag(feit[f"prijs_{nummer}"]))
    for deel, waarde in (("Dag", dag.day), ("Maand", dag.month), ("Jaar", dag.year)):
        artikel.get_by_label(deel, exact=True).fill(str(waarde))


# --- the decision ---------------------------------------------------------------------------------


def schrijf_regel(tablet: Scherm, naam: str, feit: Feit) -> None:
    """From the decision: what is granted of one voorziening; ends on the decision."""
    tablet.volg(f": besluit over {naam}")
    tablet.keur(f"besluit over {naam.lower()}, leeg")
    tablet.kies("Wat stelt u voor?", "Toekennen")
    if "leveringsvorm" in feit:
        tablet.kies("In natura of als pgb?", Regelinhoud.Leveringsvorm(feit["leveringsvorm"]).label)
    tablet.kies("Per wat?", feit["frequentie"])
    tablet.vul(f"Hoeveel {feit['eenheid']}?", str(feit["omvang"]))
    waarde = "Wat is de hulp waard?" if "leveringsvorm" in feit else "Hoe hoog is het bedrag?"
    tablet.vul(waarde, bedrag(feit["kostprijs"]))
    for vraag, veld in (("Waarom?", "motivering"), ("Waarom in deze vorm?", "waarom_vorm"),
                        ("Wat is het resultaat?", "resultaat"), ("Hoe wordt dat bereikt?", "aanpak"),
                        ("Wie geeft de hulp?", "aanbieder"), ("Wat helpt er verder?", "andere_hulp")):  # fmt: skip
        if veld in feit:
            tablet.vul(vraag, feit[veld])
    for vraag, veld in (("Vanaf welke dag?", "ingangsdatum"), ("Tot en met welke dag?", "einddatum"),
                        ("Wanneer bekijkt u of het werkt?", "monitor_op")):  # fmt: skip
        tablet.vul_datum(vraag, date.fromisoformat(feit[veld]))
    tablet.druk("Bewaren")
    tablet.bevat(f"Bewaard: {naam}.")


def motiveer(tablet: Scherm, motivering: str) -> None:
    """From the decision: the reasons of the whole; ends on the decision."""
    tablet.volg("Motivering schrijven")
    tablet.vul("Waarom is dit het besluit?", motivering)
    tablet.druk("Bewaren")
    tablet.bevat("De motivering is bewaard.")


def stel_voor(tablet: Scherm) -> None:
    """From the decision, in which nothing is missing any more."""
    tablet.bevat("Alles is ingevuld.")
    tablet.druk("Besluit voorstellen")
    tablet.bevat("Het voorstel ligt bij wie mag beslissen.")


def beslis(leider: Scherm, nummer: str, *, lijst: str = "", voorstel: str = "") -> None:
    """The only proposal is read and decided; `lijst` and `voorstel` name the pictures."""
    leider.ga("/te-beslissen/")
    leider.bevat("1 voorstel wacht op een handtekening.")
    leider.keur("te beslissen", beeld=lijst)
    leider.volg(nummer)
    leider.bevat_niet("Dit staat in de weg")
    leider.keur("voorstel", beeld=voorstel)
    leider.druk("Besluit nemen")
    leider.bevat("De brief gaat op de post.")
    leider.keur("te beslissen, leeg")
