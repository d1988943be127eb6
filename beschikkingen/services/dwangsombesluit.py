"""The decision on the dwangsom: how many days, how much, or why nothing (T-18, Awb 4:18)."""

from dataclasses import replace
from datetime import date, timedelta

from beschikkingen.models import Beschikking, Ingebrekestelling
from beschikkingen.services.bekendmaking import maak_bekend
from beschikkingen.services.beslistermijn import bereken_dwangsom, open_dwangsombesluit
from beschikkingen.services.geldend import geldend
from beschikkingen.services.mandaat import te_nemen, weiger_zonder_mandaat
from meldingen import versleuteling
from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Melding, Termijn
from meldingen.services import taken, termijnen
from meldingen.services.brieven import zet_brief_klaar
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast, vergrendel
from meldingen.termijnen import Dwangsom, schrijf_datum

_GRATIE_EN_DWANGSOM = timedelta(days=14 + 42)
U = Beschikking.Uitkomst


@handeling
def stel_dwangsom_vast(melding: Melding, *, reden_geen: str = "", op: date, door: Gebruiker) -> Beschikking:
    """T-18: lay down days and amount as they follow from the facts; nobody types an amount.

    With `reden_geen` the decision is that nothing is due (Awb 4:17 lid 6). Bezwaar is possible against both.
    """
    zaak = vergrendel(melding)
    brief = Ingebrekestelling.objects.filter(melding=zaak).order_by("is_prematuur", "pk").first()
    if brief is None:
        raise Geweigerd("Er is geen ingebrekestelling ontvangen. Zonder ingebrekestelling is er geen dwangsom.")
    if al := _geldend(zaak):
        raise Geweigerd(f"De dwangsom is al vastgesteld op {schrijf_datum(al.besloten_op)}.")
    besloten_op = besluitdag(zaak)
    stand = bereken_dwangsom(zaak, besloten_op or op)
    verschuldigd = not reden_geen.strip() and _is_verschuldigd(stand, besloten_op, op)
    besluit = Beschikking(
        melding=zaak,
        soort=Beschikking.Soort.DWANGSOM,
        uitkomst=U.DWANGSOM if verschuldigd else U.GEEN_DWANGSOM,
        motivering=reden_geen.strip(),
        motivering_kenmerk=versleuteling.kenmerk(reden_geen.strip(), "beschikking"),
        voorgesteld_op=op,
        voorgesteld_door=door,
        parameters=_vastgelegd(stand, verschuldigd, brief, besloten_op),
    )
    besluit.save()
    # The amount follows from the facts: nobody wrote it, so there is no second pair of eyes to ask for.
    te_beslissen = replace(te_nemen(besluit), voorgesteld_door=None)
    besluit.mandaat = weiger_zonder_mandaat(te_beslissen, door=door, op=op)
    maak_bekend(besluit, zaak, op=op, door=door, over=f"besluit:{besluit.pk}")
    for klok in zaak.termijnen.filter(soort=Termijn.Soort.DWANGSOMBESLUIT, gehaald_op=None, vervallen_op=None):
        termijnen.sluit(klok, gehaald_op=op)
        taken.rond_af_met_sleutel(zaak, f"dwangsombesluit:{klok.pk}", op=op, door=door)
    leg_vast(zaak, "T-18", op=op, door=door, naam=_naam(besluit))
    zet_brief_klaar(zaak, "D-34", op=op, over=str(besluit.pk), beschikking=besluit.pk)
    return besluit


def besluitdag(melding: Melding) -> date | None:
    """The day on which the decision on the aanvraag was made known; None while there is none."""
    rijen = melding.beschikkingen.op_aanvraag().filter(bekendgemaakt_op__isnull=False)
    eerste = rijen.order_by("bekendgemaakt_op", "pk").first()
    return eerste.bekendgemaakt_op if eerste else None


def volgelopen(op: date) -> list[int]:
    """Cases that ran to the maximum without a decision: the amount must be laid down all the same (T-18)."""
    rijen = Ingebrekestelling.objects.filter(is_prematuur=False, ontvangen_op__lt=op - _GRATIE_EN_DWANGSOM)
    rijen = rijen.filter(
        melding__termijnen__soort=Termijn.Soort.BESLUIT,
        melding__termijnen__gehaald_op__isnull=True,
        melding__termijnen__vervallen_op__isnull=True,
    ).exclude(melding__termijnen__soort=Termijn.Soort.DWANGSOMBESLUIT)
    return list(rijen.order_by("melding_id").values_list("melding_id", flat=True).distinct())


@handeling
def open_bij_maximum(melding_pk: int, op: date) -> None:
    """The dwangsom reached its maximum: from that day the two weeks for the decision on it run."""
    zaak = vergrendel(Melding(pk=melding_pk))
    stand = bereken_dwangsom(zaak, op)
    laatste = stand.laatste_mogelijke_dag if stand else None
    if laatste is None or op <= laatste or zaak.termijnen.filter(soort=Termijn.Soort.DWANGSOMBESLUIT).exists():
        return
    open_dwangsombesluit(zaak, laatste=laatste, op=op)
    leg_vast(zaak, "T-18", op=op, door=None, naam="De dwangsom heeft het maximum bereikt")


def _geldend(melding: Melding) -> Beschikking | None:
    """The decision that stands; one that was taken back after bezwaar does not."""
    return geldend(Beschikking.objects.filter(melding=melding, soort=Beschikking.Soort.DWANGSOM)).first()


def _is_verschuldigd(stand: Dwangsom | None, besloten_op: date | None, op: date) -> bool:
    if stand is None or stand.laatste_mogelijke_dag is None or not stand.dagen:
        raise Geweigerd("Er is geen dwangsom verschuldigd. Schrijf op waarom niet; dat staat dan in het besluit.")
    if besloten_op is None and op <= stand.laatste_mogelijke_dag:
        raise Geweigerd(
            "De dwangsom loopt nog. Stel haar vast na het besluit op de aanvraag, "
            f"of na {schrijf_datum(stand.laatste_mogelijke_dag)}."
        )
    return True


def _vastgelegd(
    stand: Dwangsom | None, verschuldigd: bool, brief: Ingebrekestelling, besloten_op: date | None
) -> dict[str, object]:
    """The figures as they were decided; the letter takes them from here."""
    vast: dict[str, object] = {
        "ingebrekestelling_op": brief.ontvangen_op.isoformat(),
        "besluit_op": besloten_op.isoformat() if besloten_op else "",
    }
    if not verschuldigd or stand is None or stand.gratie is None or stand.eerste_dag is None:
        return vast
    return vast | {
        "gratie_tot": stand.gratie.uiterste_datum.isoformat(),
        "eerste_dag": stand.eerste_dag.isoformat(),
        "laatste_dag": (stand.eerste_dag + timedelta(days=stand.dagen - 1)).isoformat(),
        "treden": [[dagen, str(trede.bedrag)] for dagen, trede in stand.per_trede],
        "dagen": stand.dagen,
        "bedrag": str(stand.bedrag),
    }


def _naam(besluit: Beschikking) -> str:
    if besluit.uitkomst == U.GEEN_DWANGSOM:
        return "Vastgesteld: geen dwangsom"
    bedrag = str(besluit.parameters["bedrag"]).replace(".", ",")
    return f"Dwangsom vastgesteld: {besluit.parameters['dagen']} dagen, € {bedrag}"
