"""The requirements a decision must meet, as sentences that say what to fill in."""

from collections.abc import Iterator
from datetime import date

from beschikkingen.brieven import KAN_GRONDEN, Weigeringsgrond
from beschikkingen.models import Herstelverzoek, Regelinhoud, Zienswijze
from beschikkingen.services.herhaling import eerdere_afwijzingen, verwijst_naar_eerder
from beschikkingen.services.inhoud import Besluitinhoud
from meldingen.eisen import Ontbreekt
from meldingen.termijnen import Eenheid, Lengte, laatste_dag_van_periode, schrijf_datum
from onderzoek.eisen import VERSLAG_OPSTELLEN
from onderzoek.models import Afwegingsstap, Onderzoek, Productgroep, Voorzieningsoort, Woonplaatscontrole

_GRONDEN = frozenset(Weigeringsgrond)
_NATURA, _PGB = Regelinhoud.Leveringsvorm.NATURA, Regelinhoud.Leveringsvorm.PGB
# Open to everybody in the Netherlands, wherever they are registered (M-18, BW-01).
_LANDELIJK = (Productgroep.BESCHERMD_WONEN, Productgroep.OPVANG)


def onderzoek_gedaan(inhoud: Besluitinhoud, op: date) -> Iterator[Ontbreekt]:
    """Wmo 2.3.5 lid 3: a decision stands on an investigation; a refusal by reference needs no new one (Awb 4:6)."""
    if verwijst_naar_eerder(inhoud):
        return
    onderzoek = Onderzoek.objects.filter(melding=inhoud.melding).first()
    if onderzoek is None:
        yield Ontbreekt("Er is nog geen onderzoek gedaan.", "gesprek", "B-04")
        return
    yield from VERSLAG_OPSTELLEN.ontbreekt(onderzoek, op)


def maatwerk_is_nodig(inhoud: Besluitinhoud, op: date) -> Iterator[Ontbreekt]:
    """B-04: maatwerk only as far as nothing before it solves the question; so says the weighing (O-04)."""
    if not inhoud.toegekend:
        return
    volledig = Afwegingsstap.objects.filter(
        onderzoek__melding=inhoud.melding,
        uitkomst=Afwegingsstap.Uitkomst.VOLLEDIG,
        stap__lt=Afwegingsstap.Stap.MAATWERK,
    ).first()
    if volledig is not None:
        yield Ontbreekt(
            f"Volgens de afweging lost ‘{volledig.get_stap_display().lower()}’ de vraag helemaal op. "
            "Wijs dan af, of pas de afweging aan.",
            "afweging",
            "B-04",
        )


def brp_geraadpleegd(inhoud: Besluitinhoud, op: date) -> Iterator[Ontbreekt]:
    """A-09: the BRP was consulted, also when the aanvraag never was declared complete (TR-57)."""
    if inhoud.aanvraag.brp_geraadpleegd_op is not None:
        return
    controles = Woonplaatscontrole.objects.filter(melding=inhoud.melding, bron=Woonplaatscontrole.Bron.BRP)
    if not controles.exists():
        yield Ontbreekt("De BRP is nog niet geraadpleegd. Leg vast wat daarin staat.", "woonplaats", "A-09")


def herhaling_beoordeeld(inhoud: Besluitinhoud, op: date) -> Iterator[Ontbreekt]:
    """A-16, Awb 4:6: after an earlier refusal somebody says whether there are new facts; only without may it refer."""
    aanvraag = inhoud.aanvraag
    eerder = eerdere_afwijzingen(aanvraag)
    if eerder and aanvraag.heeft_nieuwe_feiten is None:
        dag = schrijf_datum(eerder[0].beschikking.besloten_op)
        yield Ontbreekt(f"Op {dag} is {eerder[0]} afgewezen. Leg vast of er nieuwe feiten zijn.", "herhaling", "A-16")
    herhaald = any(regel.weigeringsgrond == Weigeringsgrond.HERHAALD for regel in inhoud.afgewezen)
    if herhaald and (not eerder or aanvraag.heeft_nieuwe_feiten is not False):
        yield Ontbreekt(
            "Verwijzen naar een eerdere afwijzing kan alleen als die er is en er geen nieuwe feiten zijn. "
            "Kies een andere grond.", "besluit", "A-16",
        )  # fmt: skip


def natura_zonder_budgetplan(inhoud: Besluitinhoud, op: date) -> Iterator[Ontbreekt]:
    """A-13, P-04: where the budgetplan stayed away the help is given in kind (TR-30), never as a pgb."""
    if not any(regel.leveringsvorm == _PGB for regel in inhoud.toegekend):
        return
    gevraagd = Herstelverzoek.objects.filter(
        melding=inhoud.melding, is_alleen_budgetplan=True, aangevuld_op__isnull=True
    )
    if gevraagd.exists():
        yield Ontbreekt("Er is geen budgetplan. Dan kan de hulp alleen in natura.", "besluit", "A-13")


def alles_besloten(inhoud: Besluitinhoud, op: date) -> Iterator[Ontbreekt]:
    """A-18: every voorziening that was asked for has its own line."""
    klaar = {regel.gevraagd_id for regel in inhoud.regels}
    for gevraagd in inhoud.aanvraag.gevraagd.select_related("soort"):
        if gevraagd.pk not in klaar:
            yield Ontbreekt(f"Schrijf wat u besluit over {gevraagd}.", "besluit", "A-18")


def motivering_aanwezig(inhoud: Besluitinhoud, op: date) -> Iterator[Ontbreekt]:
    """Awb 3:46: the reasons are in the decision, and with more than one voorziening by each of them (B-08)."""
    if not inhoud.motivering.strip():
        yield Ontbreekt("Schrijf waarom dit het besluit is.", "besluit_motivering", "B-08")
    if len(inhoud.regels) > 1:
        for regel in inhoud.regels:
            if not regel.motivering.strip():
                yield Ontbreekt(f"Schrijf bij {regel} waarom u dat besluit.", "besluit", "B-08")


def regels_concreet(inhoud: Besluitinhoud, op: date) -> Iterator[Ontbreekt]:
    """B-10 to B-16: a grant says what, how much, from when, how long, in which form and why, and its value."""
    for regel in inhoud.toegekend:
        yield from _gemist(regel, _bij_elke_toekenning(regel))
        if regel.leveringsvorm == _NATURA:
            yield from _gemist(regel, _bij_natura(regel))
        if regel.leveringsvorm == _PGB:
            yield from _gemist(regel, _bij_pgb(regel))


def weigering_gegrond(inhoud: Besluitinhoud, op: date) -> Iterator[Ontbreekt]:
    """B-09 and B-05: a refusal has a ground of the list, and where the law says 'kan' the weighing of it."""
    for regel in inhoud.afgewezen:
        if regel.weigeringsgrond not in _GRONDEN:
            yield Ontbreekt(f"Kies bij {regel} op welke grond u weigert.", "besluit", "B-09")
        if regel.weigeringsgrond in KAN_GRONDEN and not regel.kan_afweging.strip():
            zin = f"De wet zegt bij {regel} dat weigeren ‘kan’. Schrijf op waarom u daar hier voor kiest."
            yield Ontbreekt(zin, "besluit", "B-05")


def meerkosten_alleen_bij_pgb(inhoud: Besluitinhoud, op: date) -> Iterator[Ontbreekt]:
    """B-06: who wants something dearer pays the difference, through a pgb at the price of the cheapest adequate."""
    for regel in inhoud.toegekend:
        if regel.meerkosten and regel.leveringsvorm != _PGB:
            zin = f"Wil de inwoner bij {regel} iets duurders? Dat kan alleen met een pgb."
            yield Ontbreekt(zin, "besluit", "B-06")
        if regel.meerkosten:
            yield from _gemist(regel, _bij_iets_duurders(regel))


def hoofdverblijf_hier(inhoud: Besluitinhoud, op: date) -> Iterator[Ontbreekt]:
    """B-07: granted to who lives here; beschermd wonen and opvang are open to all of the Netherlands (M-18)."""
    if all(regel.gevraagd.soort.productgroep in _LANDELIJK for regel in inhoud.toegekend):
        return
    laatste = Woonplaatscontrole.objects.filter(melding=inhoud.melding).first()
    if laatste is None:
        yield Ontbreekt("Kijk in de BRP of de inwoner hier woont, en leg dat vast.", "woonplaats", "B-07")
    elif laatste.uitkomst != Woonplaatscontrole.Uitkomst.HIER:
        uitkomst = laatste.get_uitkomst_display().lower()
        zin = f"Volgens de laatste controle geldt: {uitkomst}. Toekennen kan alleen aan wie hier woont."
        yield Ontbreekt(zin, "woonplaats", "B-07")


def zienswijze_gevraagd(inhoud: Besluitinhoud, op: date) -> Iterator[Ontbreekt]:
    """B-17: who is refused on data that differ from the own is heard first (Awb 4:7)."""
    if not any(regel.steunt_op_anderen for regel in inhoud.regels if not regel.is_toegekend or regel.is_gedeeltelijk):
        return
    rij = Zienswijze.objects.filter(aanvraag=inhoud.aanvraag).first()
    if rij is None:
        zin = "De afwijzing steunt op andere gegevens dan de inwoner gaf. Vraag eerst een zienswijze."
        yield Ontbreekt(zin, "zienswijze", "B-17")
    elif not rij.is_klaar_op(op):
        yield Ontbreekt("Wacht op de zienswijze van de inwoner, of leg die vast.", "zienswijze", "B-17")


def duur_binnen_grens(inhoud: Besluitinhoud, op: date) -> Iterator[Ontbreekt]:
    """T-32, L-37: the end date stays within the longest duration of the soort."""
    for regel in inhoud.toegekend:
        maanden = _langste_duur(inhoud, regel)
        if not (maanden and regel.ingangsdatum and regel.einddatum):
            continue
        laatste = laatste_dag_van_periode(regel.ingangsdatum, Lengte(maanden, Eenheid.MAANDEN, atw=False))
        if regel.einddatum > laatste and not inhoud.afwijking:
            yield Ontbreekt(f"{regel} kan hoogstens {maanden} maanden duren.", "besluit", "T-32")


def vorm_toegestaan(inhoud: Besluitinhoud, op: date) -> Iterator[Ontbreekt]:
    """L-17 and P-28: what a gemeente gives in kind only is not granted as a pgb, unless it deviates (B-19, B-20)."""
    if inhoud.afwijking:
        return
    for regel in inhoud.toegekend:
        if regel.leveringsvorm != _PGB:
            continue
        alleen_natura = inhoud.parameters.get("kv_leveringsvorm") == _NATURA
        if regel.gevraagd.soort.code == Voorzieningsoort.KORTDUREND_VERBLIJF and alleen_natura:
            yield Ontbreekt(f"{regel} wordt in deze gemeente alleen in natura gegeven.", "besluit", "L-17")
        elif not regel.gevraagd.soort.mag_pgb:
            yield Ontbreekt(f"{regel} kan niet als pgb.", "besluit", "P-28")


def afwijking_gemotiveerd(inhoud: Besluitinhoud, op: date) -> Iterator[Ontbreekt]:
    """B-19 and B-20: deviating from the rules needs its own reasons."""
    if inhoud.afwijking and not inhoud.afwijking_motivering.strip():
        yield Ontbreekt("U wijkt af van de regels. Schrijf op waarom.", "besluit_motivering", "B-19")


def _langste_duur(inhoud: Besluitinhoud, regel: Regelinhoud) -> int | None:
    """Months: what held for logeerzorg on the day of the aanvraag, else what the catalogue says."""
    soort = regel.gevraagd.soort
    if soort.code == Voorzieningsoort.KORTDUREND_VERBLIJF:
        return inhoud.parameters.get("kv_max_maanden") or soort.max_duur
    return soort.max_duur


_Eis = tuple[object, str, str]


def _gemist(regel: Regelinhoud, eisen: tuple[_Eis, ...]) -> Iterator[Ontbreekt]:
    for aanwezig, wat, regel_id in eisen:
        if not aanwezig:
            yield Ontbreekt(f"Vul bij {regel} in {wat}.", "besluit", regel_id)


def _bij_elke_toekenning(regel: Regelinhoud) -> tuple[_Eis, ...]:
    # With one voorziening the reasons for the form are part of the reasons for the decision.
    return (
        (regel.omvang and regel.eenheid and regel.frequentie, "hoeveel hulp het is, en per wat", "B-16"),
        (regel.leveringsvorm, "of het in natura of als pgb is", "B-10"),
        (regel.leveringsvorm != _PGB or regel.waarom_vorm.strip(), "waarom de hulp als pgb komt", "B-10"),
        (regel.ingangsdatum and regel.einddatum, "de ingangsdatum en de einddatum", "B-12"),
        (regel.monitor_op, "wanneer u bekijkt of het werkt", "B-12"),
        (regel.resultaat.strip(), "wat het resultaat is", "B-12"),
        (regel.kostprijs, "wat de hulp waard is", "B-14"),
    )


def _bij_natura(regel: Regelinhoud) -> tuple[_Eis, ...]:
    return (
        (regel.aanpak.strip(), "hoe dat wordt bereikt", "B-12"),
        (regel.aanbieder.strip(), "wie de hulp geeft", "B-12"),
    )


def _bij_iets_duurders(regel: Regelinhoud) -> tuple[_Eis, ...]:
    return (
        (regel.goedkoopst.strip(), "wat het goedkoopste is dat past", "B-06"),
        (regel.goedkoopst_bedrag, "wat het goedkoopste kost dat past", "B-06"),
        (regel.gewenst.strip(), "wat de inwoner in plaats daarvan wil", "B-06"),
    )


def _bij_pgb(regel: Regelinhoud) -> tuple[_Eis, ...]:
    is_hulpmiddel = regel.gevraagd.soort.is_materieel
    return (
        (regel.pgb_bedrag and regel.pgb_per, "hoe hoog het pgb is, en per wat", "B-13"),
        (regel.berekening.strip(), "hoe het bedrag is berekend", "B-13"),
        (regel.kwaliteitseisen.strip(), "aan welke kwaliteit de hulp moet voldoen", "B-13"),
        (regel.verantwoording.strip(), "hoe de inwoner het pgb verantwoordt", "B-13"),
        (not is_hulpmiddel or regel.programma_van_eisen.strip(), "het programma van eisen", "B-13"),
        (not is_hulpmiddel or regel.onderhoud is not None, "het bedrag voor onderhoud en verzekering", "B-13"),
    )
