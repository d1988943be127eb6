"""What a decision about a pgb must meet (P-10, P-11, P-40), as sentences that say what to fill in."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from beschikkingen.brieven import Weigeringsgrond
from beschikkingen.models import Pgbweigering, Regelinhoud
from beschikkingen.services.inhoud import Besluitinhoud
from meldingen.bedragen import schrijf_euro
from meldingen.eisen import Ontbreekt
from onderzoek.models import Budgetplan, Leveringsvorm, Voorzieningkeuze
from onderzoek.services.pgb import pgbdeel
from onderzoek.services.pgbweging import Pgbweging, weeg_pgb

_PGB, _NATURA = Regelinhoud.Leveringsvorm.PGB, Regelinhoud.Leveringsvorm.NATURA
_PER = Regelinhoud.PgbPer
_MAANDEN_PER_JAAR = 12
_NUL = Decimal(0)


def looptijd_gemotiveerd(inhoud: Besluitinhoud, op: date) -> Iterator[Ontbreekt]:
    """P-40: a pgb for help says why it runs for this period; of a thing the lifespan says so (P-24)."""
    for regel in inhoud.toegekend:
        is_dienst = regel.leveringsvorm == _PGB and not regel.gevraagd.soort.is_materieel
        if is_dienst and not regel.waarom_looptijd.strip():
            zin = (
                f"Schrijf bij {regel} waarom het pgb voor deze periode is: hoe het met de inwoner gaat, wat kan "
                "veranderen en of er ander aanbod komt."
            )
            yield Ontbreekt(zin, "besluit", "P-40")


def wens_beantwoord(inhoud: Besluitinhoud, op: date) -> Iterator[Ontbreekt]:
    """P-10: who wished a pgb and gets help in kind, hears what became of that wish."""
    if not weeg_pgb(inhoud.melding).is_gewenst:
        return
    for regel in inhoud.toegekend:
        if regel.leveringsvorm != _NATURA or not regel.gevraagd.soort.mag_pgb:
            continue
        if not regel.pgb_weigering:
            yield Ontbreekt(f"De inwoner wilde een pgb. Kies bij {regel} waarom dat er niet komt.", "besluit", "P-10")
        elif regel.pgb_weigering == Pgbweigering.BUDGETPLAN and _heeft_getekend_plan(inhoud):
            zin = f"Er is wel een getekend budgetplan. Kies bij {regel} waarom er toch geen pgb komt."
            yield Ontbreekt(zin, "besluit", "P-10")


def alleen_het_duurdere_deel(inhoud: Besluitinhoud, op: date) -> Iterator[Ontbreekt]:
    """P-10 a: dearer than in kind is no reason to refuse a pgb, only the part above that price."""
    for regel in inhoud.regels:
        is_pgb = regel.is_toegekend and regel.leveringsvorm == _PGB
        if regel.pgb_weigering == Pgbweigering.DUURDER and not is_pgb:
            zin = (
                f"Bij {regel} mag u alleen het duurdere deel weigeren. Ken het pgb toe tot de prijs van hulp in natura."
            )
            yield Ontbreekt(zin, "besluit", "P-10")
        elif is_pgb and regel.pgb_weigering == Pgbweigering.DUURDER:
            yield from _tot_de_prijs_in_natura(regel)
        if is_pgb and not inhoud.afwijking:
            yield from _volgens_de_berekening(inhoud, regel, op)


def weigering_op_feiten(inhoud: Besluitinhoud, op: date) -> Iterator[Ontbreekt]:
    """P-10 b and c, P-11: refusing a pgb leans on what was tested and on facts, and where the law says so on 'kan'."""
    weging = weeg_pgb(inhoud.melding)
    for regel in inhoud.regels:
        if not regel.is_toegekend and regel.weigeringsgrond == Weigeringsgrond.PGB and not regel.weigert_pgb:
            yield Ontbreekt(f"Kies bij {regel} waarom een pgb niet mogelijk is.", "besluit", "P-10")
        if not regel.weigert_pgb:
            continue
        if regel.is_toegekend and regel.leveringsvorm == _PGB:
            yield Ontbreekt(f"{regel} kan niet als pgb worden toegekend en geweigerd. Kies een van de twee.",
                            "besluit", "P-10")  # fmt: skip
        if not regel.pgb_feiten.strip():
            zin = f"Schrijf bij {regel} op welke feiten de weigering van het pgb steunt, en waaruit die blijken."
            yield Ontbreekt(zin, "besluit", "P-11")
        yield from _UIT_ONDERZOEK[Pgbweigering(regel.pgb_weigering)](weging, regel)


def toekenning_past_bij_onderzoek(inhoud: Besluitinhoud, op: date) -> Iterator[Ontbreekt]:
    """P-02 and P-11: what the investigation found against a pgb is not passed over in silence."""
    if inhoud.afwijking or not any(regel.leveringsvorm == _PGB for regel in inhoud.toegekend):
        return
    weging = weeg_pgb(inhoud.melding)
    if weging.gezakt:
        namen = ", ".join(f"‘{rij}’" for rij in weging.gezakt)
        yield Ontbreekt(f"Niet gehaald: {namen}. Kies natura, of pas de toets aan.", "pgb_toetsen", "P-02")
    if weging.contraindicaties:
        zin = "Volgens een contra-indicatie past een pgb niet. Kies natura, of weeg de contra-indicatie opnieuw."
        yield Ontbreekt(zin, "pgb", "P-11")


def _tot_de_prijs_in_natura(regel: Regelinhoud) -> Iterator[Ontbreekt]:
    if not (regel.meerkosten and regel.goedkoopst_bedrag):
        zin = f"Vul bij {regel} in wat hulp in natura kost en hoeveel duurder het gevraagde pgb is."
        yield Ontbreekt(zin, "besluit", "P-10")
    elif regel.pgb_bedrag != regel.goedkoopst_bedrag:
        bedrag = schrijf_euro(regel.goedkoopst_bedrag)
        zin = f"Alleen het duurdere deel mag u weigeren. Het pgb bij {regel} is dan {bedrag}, de prijs in natura."
        yield Ontbreekt(zin, "besluit", "P-10")


def _volgens_de_berekening(inhoud: Besluitinhoud, regel: Regelinhoud, op: date) -> Iterator[Ontbreekt]:
    """What the budgetplan asks above the price in kind is refused in words, and never granted (P-19, P-20)."""
    keuze = Voorzieningkeuze.objects.filter(
        onderzoek__melding=inhoud.melding, soort__code=regel.gevraagd.soort.code, leveringsvorm=Leveringsvorm.PGB
    ).first()
    deel = pgbdeel(keuze, op) if keuze else None
    if deel is None or deel.berekening is None or deel.naturaprijs is None or regel.pgb_bedrag is None:
        return
    som, natura = deel.berekening, deel.naturaprijs
    hoogstens = _per(regel, som.bedrag, som.eenmalig)
    gevraagd = _per(regel, som.gevraagd, som.gevraagd_eenmalig)
    meer = gevraagd - _per(regel, natura.per_maand or _NUL, natura.eenmalig or _NUL)
    if regel.pgb_bedrag > hoogstens:
        zin = f"Het pgb bij {regel} is hoger dan is berekend. Volgens de berekening is het {schrijf_euro(hoogstens)}."
        yield Ontbreekt(zin, "besluit", "P-10")
    if meer > 0 and regel.pgb_weigering != Pgbweigering.DUURDER:
        zin = (
            f"Het budgetplan vraagt bij {regel} {schrijf_euro(meer)} meer dan hulp in natura kost. Wijs alleen dat "
            "deel af: kies ‘alleen het deel dat duurder is’."
        )
        yield Ontbreekt(zin, "besluit", "P-10")


def _per(regel: Regelinhoud, per_maand: Decimal, eenmalig: Decimal) -> Decimal:
    if regel.pgb_per == _PER.EENMALIG:
        return eenmalig
    return per_maand * _MAANDEN_PER_JAAR if regel.pgb_per == _PER.JAAR else per_maand


def _uit_toetsen(weging: Pgbweging, regel: Regelinhoud) -> Iterator[Ontbreekt]:
    """Article 2.3.6 lid 2: a test must have failed."""
    if not weging.gezakt:
        zin = "Volgens het onderzoek zijn alle toetsen van het pgb gehaald. Kies een andere reden of toets opnieuw."
        yield Ontbreekt(zin, "pgb_toetsen", "P-10")


def _uit_beheer(weging: Pgbweging, regel: Regelinhoud) -> Iterator[Ontbreekt]:
    """A severe suspicion counts through the test of lid 2 onder a, with contra-indicaties that rest on facts."""
    if not weging.contraindicaties:
        zin = "Leg eerst de contra-indicatie van de budgetbeheerder vast, met de feiten."
        yield Ontbreekt(zin, "contraindicatie", "P-11")
    for rij in weging.contraindicaties:
        if not rij.onderbouwing.strip():
            zin = f"Bij de contra-indicatie ‘{rij}’ staan geen feiten. Leg die opnieuw vast, met de feiten."
            yield Ontbreekt(zin, "pgb", "P-11")
    if not weging.taken_lukken_niet:
        zin = "Toets of de taken van het pgb goed worden uitgevoerd. Een vermoeden is niet genoeg."
        yield Ontbreekt(zin, "pgb_toetsen", "P-10")


def _uit_intrekking(weging: Pgbweging, regel: Regelinhoud) -> Iterator[Ontbreekt]:
    """Lid 5 onder b: the earlier revocation is known, and the letter says why it counts here (B-05)."""
    if not weging.intrekking:
        zin = "Leg eerst vast welk pgb is ingetrokken, wanneer en op welke grond."
        yield Ontbreekt(zin, "pgb_wens", "P-10")
    if not regel.kan_afweging.strip():
        zin = f"De wet zegt bij {regel} dat weigeren ‘kan’. Schrijf op waarom u daar hier voor kiest."
        yield Ontbreekt(zin, "besluit", "P-10")


_UIT_ONDERZOEK = {
    Pgbweigering.TOETS: _uit_toetsen,
    Pgbweigering.BEHEERDER: _uit_beheer,
    Pgbweigering.EERDER: _uit_intrekking,
}


def _heeft_getekend_plan(inhoud: Besluitinhoud) -> bool:
    plannen = Budgetplan.objects.filter(pgb__onderzoek__melding=inhoud.melding, ontvangen_op__isnull=False)
    return plannen.exists()
