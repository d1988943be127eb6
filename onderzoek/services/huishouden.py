"""The household: how the client lives, what may be expected of housemates, and who takes which task."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker
from meldingen.services import parameters
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast
from onderzoek.gebruikelijke_hulp import Norm, Taak, leeftijd, norm_voor, wijkt_af
from onderzoek.models import Draagkracht, Herverdeling, Huisgenoot, Huishouden, Onderzoek, Taakverdeling
from onderzoek.services.bewaren import (
    Blad,
    Uitslag,
    bewaar_deel,
    botst,
    schrijf,
    vergrendel_deel,
    vergrendel_rij,
    voeg_toe,
    weiger_toekomst,
)

LEEFTIJDEN = "leeftijden_gebruikelijke_hulp"


@dataclass(frozen=True, slots=True)
class Verdeeld:
    """Who takes a task: the client, a housemate, or (neither) nobody of the household; and why, when it departs."""

    door_client: bool = False
    huisgenoot: int | None = None
    motivering: str = ""


@handeling
def bewaar_huishouden(
    onderzoek: Onderzoek, feiten: Mapping[str, Any], blad: Blad, *, op: date, door: Gebruiker
) -> Uitslag:
    """How the client lives and what help is expected; what departs from the protocol needs a reason (O-11 to O-13)."""
    if not feiten["hulp_motivering"] and (zin := _moet_gemotiveerd(feiten)):
        raise Geweigerd(zin)
    tijdelijk = feiten["kindzorg"] == Huishouden.Kindzorg.TIJDELIJK
    if tijdelijk and not (feiten["kindzorg_tot"] and feiten["kindzorg_motivering"]):
        raise Geweigerd(
            "Hulp bij de zorg voor kinderen is er alleen tijdelijk, bij een calamiteit. "
            "Vul in tot wanneer, en waarom andere mogelijkheden niet genoeg zijn."
        )
    return bewaar_deel(vergrendel_deel(Huishouden, onderzoek), feiten, blad, wat="huishouden", op=op, door=door)


def _moet_gemotiveerd(feiten: Mapping[str, Any]) -> str:
    """Why the choice needs a reason, as a sentence; empty when it follows the protocol."""
    if feiten["leefsituatie"] != Huishouden.Leefsituatie.SAMEN:
        return ""
    if feiten["duur"] == Huishouden.Duur.KORT and feiten["hulp"] in (Huishouden.Hulp.NEE, Huishouden.Hulp.DEELS):
        return (
            "In een korte situatie is alle begeleiding door huisgenoten gebruikelijk. "
            "Schrijf op waarom dat hier anders is."
        )
    niet_alles = set(feiten["blijvend"]) != set(Huishouden.Blijvend.values)
    if feiten["duur"] == Huishouden.Duur.LANG and feiten["hulp"] and niet_alles:
        return (
            "In een lange situatie zijn deze drie soorten hulp in elk geval gebruikelijk. "
            "Zet ze aan, of schrijf op waarom niet."
        )
    return ""


def waarschuwingen(huishouden: Huishouden, huisgenoten: list[Huisgenoot]) -> Iterator[str]:
    """What does not fit together, as sentences; the consulent may go on (O-10)."""
    if not huishouden.verwacht_hulp:
        return
    if huishouden.leefsituatie == Huishouden.Leefsituatie.ALLEEN:
        yield "De inwoner woont alleen. Dan is er niemand van wie u gebruikelijke hulp kunt verwachten."
    elif huishouden.leefsituatie == Huishouden.Leefsituatie.KAMER:
        yield "De inwoner huurt een kamer. Wie daar ook wonen, zijn geen huisgenoten."
    elif not any(rij.in_huishouden for rij in huisgenoten):
        yield "U verwacht gebruikelijke hulp, maar er staat nog geen huisgenoot in de lijst."


@handeling
def voeg_huisgenoot_toe(
    onderzoek: Onderzoek, feiten: Mapping[str, Any], blad: Blad, *, op: date, door: Gebruiker
) -> Huisgenoot:
    """Somebody of the household, with the norm that the age proposes (O-09)."""
    norm = _norm(onderzoek, feiten["geboortedatum"], op)
    if any(
        (rij.naam, rij.geboortedatum) == (feiten["naam"], feiten["geboortedatum"])
        for rij in onderzoek.huisgenoten.all()
    ):
        raise Geweigerd(f"{feiten['naam']} staat al in de lijst.")
    alles = {**feiten, "voorgestelde_norm": norm.value}
    return voeg_toe(Huisgenoot, onderzoek, alles, blad, wat="huisgenoten", op=op, door=door)


@handeling
def bewaar_huisgenoot(
    huisgenoot: Huisgenoot, feiten: Mapping[str, Any], blad: Blad, *, op: date, door: Gebruiker
) -> Uitslag:
    """What is known of one housemate; another norm than the proposed one needs a reason (O-09, O-14)."""
    vers = vergrendel_rij(huisgenoot)
    voorstel = _norm(vers.onderzoek, feiten["geboortedatum"], op).value
    gekozen = "" if feiten["gekozen_norm"] == voorstel else feiten["gekozen_norm"]
    if gekozen and not feiten["norm_motivering"]:
        raise Geweigerd("U wijkt af van de norm die bij de leeftijd hoort. Schrijf op waarom.")
    if feiten["overbelast"] not in ("", Draagkracht.NEE) and not feiten["overbelast_motivering"]:
        raise Geweigerd("Schrijf op waarom de huisgenoot overbelast is of dreigt te raken.")
    weiger_toekomst(
        feiten["navraag_toestemming_op"],
        op,
        "De toestemming kan niet in de toekomst zijn gegeven. Controleer de datum.",
    )
    alles = {**feiten, "voorgestelde_norm": voorstel, "gekozen_norm": gekozen}
    return bewaar_deel(vers, alles, blad, wat="huisgenoten", op=op, door=door)


@handeling
def haal_huisgenoot_weg(huisgenoot: Huisgenoot, *, op: date, door: Gebruiker) -> None:
    """Take somebody off the list who was put there by mistake."""
    vers = vergrendel_rij(huisgenoot)
    if vers.taken.exists():
        raise Geweigerd("Deze huisgenoot heeft nog taken. Verdeel die eerst opnieuw.")
    vers.delete()
    leg_vast(vers.onderzoek.melding, "O-09", op=op, door=door, naam="Huisgenoot van de lijst gehaald")


@handeling
def verdeel_taken(
    onderzoek: Onderzoek, verdeling: Mapping[Taak, Verdeeld], blad: Blad, *, op: date, door: Gebruiker
) -> Uitslag:
    """Divide the household tasks; what departs from the protocol is marked and needs a reason (O-31)."""
    kop = vergrendel_deel(Herverdeling, onderzoek)
    huisgenoten = {rij.pk: rij for rij in onderzoek.huisgenoten.all()}
    nieuw = [_verdeel(taak, wie, huisgenoten) for taak, wie in verdeling.items()]
    stond = {_als_rij(rij) for rij in kop.taken.all()} if kop.pk else set()
    if stond == {_als_rij(rij) for rij in nieuw}:
        return Uitslag(kop)
    if botst(kop, blad):
        return Uitslag(kop, botst=True)
    schrijf(kop, {}, blad, wat="taken", op=op, door=door)
    kop.taken.exclude(taak__in=[rij.taak for rij in nieuw]).delete()
    for rij in nieuw:
        rij.herverdeling = kop
    Taakverdeling.objects.bulk_create(
        nieuw, update_conflicts=True, unique_fields=["herverdeling", "taak"],
        update_fields=["door_client", "huisgenoot", "wijkt_af", "motivering"],
    )  # fmt: skip
    return Uitslag(kop)


def _verdeel(taak: Taak, wie: Verdeeld, huisgenoten: Mapping[int, Huisgenoot]) -> Taakverdeling:
    huisgenoot = huisgenoten.get(wie.huisgenoot) if wie.huisgenoot else None
    if wie.huisgenoot and huisgenoot is None:
        raise Geweigerd(f"De huisgenoot bij ‘{taak.value}’ staat niet meer in de lijst. Kies opnieuw.")
    aanwezig = [rij.norm for rij in huisgenoten.values() if rij.in_huishouden and not _overbelast(rij)]
    afwijking = not wie.door_client and wijkt_af(taak, huisgenoot.norm if huisgenoot else None, aanwezig)
    if afwijking and not wie.motivering:
        raise Geweigerd(f"De verdeling bij ‘{taak.value}’ wijkt af van wat gebruikelijk is. Schrijf op waarom.")
    return Taakverdeling(
        taak=taak.value, door_client=wie.door_client, huisgenoot=huisgenoot, wijkt_af=afwijking,
        motivering=wie.motivering,
    )  # fmt: skip


def _overbelast(huisgenoot: Huisgenoot) -> bool:
    """Of an overburdened housemate nothing more is expected (O-14)."""
    return huisgenoot.overbelast in (Draagkracht.DREIGEND, Draagkracht.JA)


def _als_rij(rij: Taakverdeling) -> tuple[Any, ...]:
    return rij.taak, rij.door_client, rij.huisgenoot_id, rij.wijkt_af, rij.motivering


def _norm(onderzoek: Onderzoek, geboren: date, op: date) -> Norm:
    grenzen = parameters.waarde(onderzoek.melding.gemeente, LEEFTIJDEN, op)
    try:
        return norm_voor(leeftijd(geboren, op), grenzen)
    except ValueError as fout:
        raise Geweigerd(str(fout)) from fout
