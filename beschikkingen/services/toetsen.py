"""The requirements a decision must meet, as sentences that say what to fill in."""

from collections.abc import Iterator
from datetime import date

from beschikkingen.brieven import Weigeringsgrond
from beschikkingen.models import Beschikking, Besluitregel
from meldingen.eisen import Ontbreekt
from meldingen.termijnen import Eenheid, Lengte, laatste_dag_van_periode
from onderzoek.eisen import VERSLAG_OPSTELLEN
from onderzoek.models import Onderzoek, Voorzieningsoort

_GRONDEN = frozenset(Weigeringsgrond)


def onderzoek_gedaan(beschikking: Beschikking, op: date) -> Iterator[Ontbreekt]:
    """Wmo 2.3.5 lid 3: a decision stands on an investigation, also after TR-21."""
    onderzoek = Onderzoek.objects.filter(melding=beschikking.melding).first()
    if onderzoek is None:
        yield Ontbreekt("Er is nog geen onderzoek gedaan.", "gesprek", "B-04")
        return
    yield from VERSLAG_OPSTELLEN.ontbreekt(onderzoek, op)


def motivering_aanwezig(beschikking: Beschikking, op: date) -> Iterator[Ontbreekt]:
    """Awb 3:46: the reasons are in the decision."""
    if not beschikking.motivering.strip():
        yield Ontbreekt("Schrijf waarom dit het besluit is.", "besluit", "B-08")


def regels_concreet(beschikking: Beschikking, op: date) -> Iterator[Ontbreekt]:
    """B-10, B-12, B-14, B-16: a grant says what, how much, from when, how long, in kind or pgb, and its value."""
    for regel in beschikking.regels.all():
        if regel.is_toegekend:
            yield from _toekenning_concreet(regel)
        elif regel.weigeringsgrond not in _GRONDEN:
            yield Ontbreekt(f"Kies bij {regel} op welke grond u weigert.", "besluit", "B-09")


def duur_binnen_grens(beschikking: Beschikking, op: date) -> Iterator[Ontbreekt]:
    """T-32, L-37: the end date stays within the maximum of the soort."""
    maanden = beschikking.parameters.get("kv_max_maanden")
    for regel in beschikking.regels.all():
        verblijf = regel.gevraagd.soort.code == Voorzieningsoort.KORTDUREND_VERBLIJF
        if not (regel.is_toegekend and verblijf and maanden and regel.ingangsdatum and regel.einddatum):
            continue
        laatste = laatste_dag_van_periode(regel.ingangsdatum, Lengte(maanden, Eenheid.MAANDEN, atw=False))
        if regel.einddatum > laatste:
            yield Ontbreekt(f"{regel} kan hoogstens {maanden} maanden duren.", "besluit", "T-32")


def vorm_toegestaan(beschikking: Beschikking, op: date) -> Iterator[Ontbreekt]:
    """L-17: where the gemeente gives logeerzorg in kind only, a pgb for it is not granted."""
    if beschikking.parameters.get("kv_leveringsvorm") != Besluitregel.Leveringsvorm.NATURA:
        return
    for regel in beschikking.regels.filter(
        is_toegekend=True, gevraagd__soort__code=Voorzieningsoort.KORTDUREND_VERBLIJF
    ):
        if regel.leveringsvorm != Besluitregel.Leveringsvorm.NATURA:
            yield Ontbreekt(f"{regel} wordt in deze gemeente alleen in natura gegeven.", "besluit", "L-17")


def _toekenning_concreet(regel: Besluitregel) -> Iterator[Ontbreekt]:
    velden = (
        (regel.omvang and regel.eenheid and regel.frequentie, "hoeveel hulp het is, en per wat", "B-16"),
        (regel.leveringsvorm, "of het in natura of als pgb is", "B-10"),
        (regel.ingangsdatum and regel.einddatum, "de ingangsdatum en de einddatum", "B-12"),
        (regel.monitor_op, "wanneer u bekijkt of het werkt", "B-12"),
        (regel.resultaat and regel.aanpak, "wat het resultaat is en hoe dat wordt bereikt", "B-12"),
        (regel.aanbieder, "wie de hulp geeft", "B-12"),
        (regel.kostprijs, "wat de hulp waard is", "B-14"),
    )
    for aanwezig, wat, regel_id in velden:
        if not aanwezig:
            yield Ontbreekt(f"Vul bij {regel} in {wat}.", "besluit", regel_id)
