"""The requirements of the investigation itself, as sentences that say what to fill in."""

from collections.abc import Iterator
from datetime import date

from meldingen.eisen import Ontbreekt
from onderzoek.models import Afwegingsstap, Draagkracht, Onderzoek, Rubriek, Verkorting


def onderwerpen_beantwoord(onderzoek: Onderzoek, op: date) -> Iterator[Ontbreekt]:
    """O-02: each of the seven subjects has an answer, or 'not applicable' with a reason."""
    klaar = {rubriek.letter for rubriek in onderzoek.rubrieken.all() if rubriek.tekst.strip()}
    if open_ := [letter for letter in Rubriek.Letter.values if letter not in klaar]:
        yield Ontbreekt(f"Beantwoord onderwerp {', '.join(open_)} van het gesprek.", "gesprek", "O-02")


def afweging_compleet(onderzoek: Onderzoek, op: date) -> Iterator[Ontbreekt]:
    """O-04: the six steps are weighed in the fixed order."""
    klaar = {rij.stap for rij in onderzoek.afweging.all() if rij.motivering.strip()}
    if open_ := [stap.label.lower() for stap in Afwegingsstap.Stap if stap.value not in klaar]:
        yield Ontbreekt(f"Vul de afweging aan: {', '.join(open_)}.", "afweging", "O-04")


def identiteit_vastgesteld(onderzoek: Onderzoek, op: date) -> Iterator[Ontbreekt]:
    """O-05: seen and recorded, never copied."""
    if onderzoek.identiteit_gezien_op is None:
        yield Ontbreekt("Leg vast welk identiteitsbewijs u hebt gezien.", "gesprek", "O-05")


def voorlichting_gegeven(onderzoek: Onderzoek, op: date) -> Iterator[Ontbreekt]:
    """O-22 and O-23: pgb and eigen bijdrage were explained."""
    if onderzoek.pgb_voorlichting_op is None:
        yield Ontbreekt("Leg vast wanneer u uitleg gaf over het pgb.", "gesprek", "O-22")
    if onderzoek.bijdrage_voorlichting_op is None:
        yield Ontbreekt("Leg vast wanneer u uitleg gaf over de eigen bijdrage.", "gesprek", "O-23")


def gesprek_gevoerd(onderzoek: Onderzoek, op: date) -> Iterator[Ontbreekt]:
    """O-01: the conversation is the starting point, unless the client agreed to do without (O-06)."""
    if any(gesprek.gevoerd_op for gesprek in onderzoek.gesprekken.all()):
        return
    if not Verkorting.objects.filter(onderzoek=onderzoek).exists():
        yield Ontbreekt("Leg het gesprek met de cliënt vast.", "gesprek", "O-01")


def mantelzorgers_beoordeeld(onderzoek: Onderzoek, op: date) -> Iterator[Ontbreekt]:
    """O-08: of every mantelzorger who was recorded it is known whether they bear it."""
    if any(not rij.overbelast for rij in onderzoek.mantelzorgers.all()):
        zin = "Leg van elke mantelzorger vast of die overbelast is of dreigt te raken."
        yield Ontbreekt(zin, "gesprek", "O-08")


def onderwerpen_spreken_niet_tegen(onderzoek: Onderzoek, op: date) -> Iterator[Ontbreekt]:
    """O-02: 'not applicable' cannot stand beside people who were recorded for that same subject."""
    nvt = {rij.letter for rij in onderzoek.rubrieken.all() if rij.is_nvt}
    huis = [rij.naam for rij in onderzoek.huisgenoten.all() if rij.in_huishouden] if "b" in nvt else []
    zorgers = list(onderzoek.mantelzorgers.all()) if nvt & {"c", "d"} else []
    zwaar = [rij.naam for rij in zorgers if rij.overbelast in (Draagkracht.DREIGEND, Draagkracht.JA)]
    for letter, namen, wat in (
        ("b", huis, "woont wel in huis"),
        ("c", [rij.naam for rij in zorgers], "is wel mantelzorger"),
        ("d", zwaar, "raakt wel overbelast"),
    ):
        if letter in nvt and namen:
            zin = f"Bij onderwerp {letter} staat ‘niet van toepassing’, maar {namen[0]} {wat}. Pas een van de twee aan."
            yield Ontbreekt(zin, "gesprek", "O-02")
