"""The requirements a decision must meet, as sentences that say what to fill in."""

from collections.abc import Iterator
from datetime import date

from beschikkingen.brieven import Weigeringsgrond
from beschikkingen.models import Beschikking, Besluitregel, Herstelverzoek
from beschikkingen.services.herhaling import eerdere_afwijzingen, verwijst_naar_eerder
from meldingen.eisen import Ontbreekt
from meldingen.termijnen import Eenheid, Lengte, laatste_dag_van_periode, schrijf_datum
from onderzoek.eisen import VERSLAG_OPSTELLEN
from onderzoek.models import Onderzoek, Voorzieningsoort, Woonplaatscontrole

_GRONDEN = frozenset(Weigeringsgrond)


def onderzoek_gedaan(beschikking: Beschikking, op: date) -> Iterator[Ontbreekt]:
    """Wmo 2.3.5 lid 3: a decision stands on an investigation; a refusal by reference needs no new one (Awb 4:6)."""
    if verwijst_naar_eerder(beschikking):
        return
    onderzoek = Onderzoek.objects.filter(melding=beschikking.melding).first()
    if onderzoek is None:
        yield Ontbreekt("Er is nog geen onderzoek gedaan.", "gesprek", "B-04")
        return
    yield from VERSLAG_OPSTELLEN.ontbreekt(onderzoek, op)


def brp_geraadpleegd(beschikking: Beschikking, op: date) -> Iterator[Ontbreekt]:
    """A-09: the BRP was consulted, also when the aanvraag never was declared complete (TR-57)."""
    aanvraag = beschikking.aanvraag
    if aanvraag is None or aanvraag.brp_geraadpleegd_op is not None:
        return
    controles = Woonplaatscontrole.objects.filter(melding=beschikking.melding, bron=Woonplaatscontrole.Bron.BRP)
    if not controles.exists():
        yield Ontbreekt("De BRP is nog niet geraadpleegd. Leg vast wat daarin staat.", "woonplaats", "A-09")


def herhaling_beoordeeld(beschikking: Beschikking, op: date) -> Iterator[Ontbreekt]:
    """A-16, Awb 4:6: after an earlier refusal somebody says whether there are new facts; only without may it refer."""
    aanvraag = beschikking.aanvraag
    if aanvraag is None:
        return
    eerder = eerdere_afwijzingen(aanvraag)
    if eerder and aanvraag.heeft_nieuwe_feiten is None:
        dag = schrijf_datum(eerder[0].beschikking.besloten_op)
        yield Ontbreekt(f"Op {dag} is {eerder[0]} afgewezen. Leg vast of er nieuwe feiten zijn.", "herhaling", "A-16")
    herhaald = beschikking.regels.filter(weigeringsgrond=Weigeringsgrond.HERHAALD).exists()
    if herhaald and (not eerder or aanvraag.heeft_nieuwe_feiten is not False):
        yield Ontbreekt(
            "Verwijzen naar een eerdere afwijzing kan alleen als die er is en er geen nieuwe feiten zijn. "
            "Kies een andere grond.", "besluit", "A-16",
        )  # fmt: skip


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


def natura_zonder_budgetplan(beschikking: Beschikking, op: date) -> Iterator[Ontbreekt]:
    """A-13, P-04: where the budgetplan stayed away the help is given in kind (TR-30), never as a pgb."""
    if not beschikking.regels.filter(is_toegekend=True, leveringsvorm=Besluitregel.Leveringsvorm.PGB).exists():
        return
    gevraagd = Herstelverzoek.objects.filter(
        melding=beschikking.melding, is_alleen_budgetplan=True, aangevuld_op__isnull=True
    )
    if gevraagd.exists():
        yield Ontbreekt("Er is geen budgetplan. Dan kan de hulp alleen in natura.", "besluit", "A-13")
