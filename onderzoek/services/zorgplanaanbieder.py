"""What an aanbieder does: lines per result, the plan to the client, the signed plan to the gemeente (V-14 to V-19)."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy

from meldingen.fouten import Geweigerd
from meldingen.models import Document, Gebruiker, Melding, Termijn
from meldingen.services import termijnen
from meldingen.services.documenten import Bestand
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast, vergrendel
from meldingen.services.postin import bewaar_ingekomen
from onderzoek.models import Zorgplan, Zorgplanregel
from onderzoek.services.zorgplan import stel_rappel_voor, vraag_controle
from onderzoek.services.zorgplanverzoek import lopend_verzoek, resultaten_van


@dataclass(frozen=True, slots=True)
class Regelinvoer:
    """Who does what, when, how often and for how long (V-15); another party only with a ground (V-27)."""

    resultaat: str
    wie: str
    wat: str
    wanneer: str
    frequentie: str
    tijdsbesteding: str
    andere_partij: str = ""
    grondslag: str = ""


@dataclass(frozen=True, slots=True)
class GetekendZorgplan:
    """The signed plan: by whom, when, agreed or not with the client's own words, and the papers (V-19, V-21).

    `stuk` is a file, or the paper that lies in the case already.
    """

    stuk: Bestand | Document
    aanbieder_getekend_op: date
    client_getekend_op: date
    getekend_door: str
    is_akkoord: bool
    reactie: str = ""
    machtiging: Bestand | None = None


@handeling
def voeg_regel_toe(zorgplan: Zorgplan, regel: Regelinvoer, *, op: date, door: Gebruiker) -> Zorgplanregel:
    """One line of the plan; every part is filled."""
    _, plan = vergrendel_plan(zorgplan)
    velden = {naam: getattr(regel, naam) for naam in Regelinvoer.__dataclass_fields__}
    for naam in ("resultaat", "wie", "wat", "wanneer", "frequentie", "tijdsbesteding"):
        if not velden[naam].strip():
            raise Geweigerd("Vul alles in: het resultaat, wie, wat, wanneer, hoe vaak en hoeveel tijd.")
    if regel.resultaat not in resultaten_van(plan.verzoek.verslag):
        raise Geweigerd("Dit resultaat staat niet in het ondersteuningsplan.")
    if regel.andere_partij.strip() and not plan.is_coordinerend:
        raise Geweigerd("Alleen de coördinerende aanbieder schakelt andere partijen in.")
    if regel.andere_partij.strip() and not regel.grondslag.strip():
        raise Geweigerd("Schrijf op waarom u gegevens met die partij mag delen, bijvoorbeeld toestemming.")
    return Zorgplanregel.objects.create(zorgplan=plan, **velden)


@handeling
def verwijder_regel(regel: Zorgplanregel, *, op: date, door: Gebruiker) -> None:
    """A line that was wrong; possible until the plan is handed in."""
    vergrendel_plan(regel.zorgplan)
    regel.delete()


@handeling
def leg_bij_client(zorgplan: Zorgplan, *, op: date, door: Gebruiker) -> None:
    """The plan is finished and waits for the signature of the client: from here the delay is not the aanbieder's."""
    melding, plan = vergrendel_plan(zorgplan)
    if not plan.is_coordinerend:
        raise Geweigerd("Alleen de coördinerende aanbieder legt het zorgplan voor aan de cliënt.")
    if plan.bij_client_op is not None:
        raise Geweigerd("Dit is al vastgelegd.")
    _weiger_onvolledig(plan)
    plan.bij_client_op = op
    plan.save(update_fields=["bij_client_op"])
    leg_vast(melding, "V-18", op=op, door=door, naam="Zorgplan ligt bij de cliënt om te tekenen")
    if plan.verzoek.te_laat_op is not None:
        stel_rappel_voor(melding, plan.verzoek, op=op)


@handeling
def dien_zorgplan_in(zorgplan: Zorgplan, getekend: GetekendZorgplan, *, op: date, door: Gebruiker) -> Zorgplan:
    """The coordinating aanbieder sends the whole plan with both signatures; this is the day of receipt (A-02)."""
    melding, plan = vergrendel_plan(zorgplan)
    if not plan.is_coordinerend:
        raise Geweigerd("Alleen de coördinerende aanbieder stuurt het getekende zorgplan in.")
    _weiger_onvolledig(plan)
    neem_getekend_in(melding, plan, getekend, ontvangen_op=op, op=op, door=door)
    leg_vast(melding, "V-18", op=op, door=door, naam="Getekend zorgplan ingediend door de aanbieder")
    return plan


def neem_getekend_in(
    melding: Melding, plan: Zorgplan, getekend: GetekendZorgplan, *, ontvangen_op: date, op: date, door: Gebruiker
) -> None:
    """Both signatures and the papers are looked at, kept, and put before administratie; within an act of others."""
    for dag in (getekend.aanbieder_getekend_op, getekend.client_getekend_op):
        if dag > ontvangen_op or dag < plan.verzoek.gevraagd_op:
            raise Geweigerd(
                "De datum bij een handtekening ligt vóór het verzoek of na de ontvangst. Controleer de datums."
            )
    if getekend.getekend_door == Zorgplan.Ondertekenaar.GEMACHTIGDE and getekend.machtiging is None:
        raise Geweigerd("Een gemachtigde tekende. Stuur de schriftelijke machtiging mee.")
    if not getekend.is_akkoord and not getekend.reactie.strip():
        raise Geweigerd("De cliënt is niet akkoord. Neem over wat de cliënt daarover schreef.")
    plan.ingediend_op, plan.ingediend_door = ontvangen_op, door
    for naam in ("aanbieder_getekend_op", "client_getekend_op", "getekend_door", "is_akkoord", "reactie"):
        setattr(plan, naam, getattr(getekend, naam))
    plan.document = _bewaar(melding, plan, getekend.stuk, "D-50", "Getekend zorgplan", op, door)
    if getekend.machtiging is not None:
        plan.machtiging = _bewaar(melding, plan, getekend.machtiging, "machtiging", "Machtiging", op, door)
    plan.teruggestuurd_op, plan.terugstuurreden = None, ""
    plan.save()
    termijnen.haal(melding, Termijn.Soort.ZORGPLAN, op=ontvangen_op)
    vraag_controle(melding, plan, op=op)


def ontbrekende_resultaten(plan: Zorgplan) -> list[str]:
    """The results for which no aanbieder wrote a line yet (V-15)."""
    geschreven = {
        regel.resultaat for regel in Zorgplanregel.objects.filter(zorgplan__verzoek=plan.verzoek).only("resultaat")
    }
    return [resultaat for resultaat in resultaten_van(plan.verzoek.verslag) if resultaat not in geschreven]


def _weiger_onvolledig(plan: Zorgplan) -> None:
    if gemis := ontbrekende_resultaten(plan):
        raise Geweigerd(f"Het zorgplan is nog niet af. Schrijf ook op wat u doet voor: {'; '.join(gemis)}.")


def vergrendel_plan(zorgplan: Zorgplan) -> tuple[Melding, Zorgplan]:
    """The case and the plan of now, under lock; refused when there is nothing to do for the aanbieder any more."""
    melding = vergrendel(Melding(pk=zorgplan.verzoek.melding_id))
    verzoek = lopend_verzoek(melding)
    if verzoek is None or verzoek.pk != zorgplan.verzoek_id or melding.is_gesloten:
        raise Geweigerd(gettext_lazy("Dit zorgplan is niet meer nodig. Bel de gemeente als u vragen hebt."))
    plan = Zorgplan.objects.select_for_update(of=("self",)).select_related("aanbieder").get(pk=zorgplan.pk)
    plan.verzoek = verzoek
    if Zorgplan.objects.filter(verzoek=verzoek, ingediend_op__isnull=False).exists():
        raise Geweigerd(gettext_lazy("Het zorgplan is al ingediend. U kunt het niet meer wijzigen."))
    return melding, plan


def _bewaar(
    melding: Melding, plan: Zorgplan, bestand: Bestand | Document, soort: str, titel: str, op: date, door: Gebruiker
) -> Document:
    if isinstance(bestand, Document):
        return bestand
    eerder = Document.objects.filter(melding=melding, sleutel__startswith=f"zorgplan:{plan.pk}:{soort}:").count()
    sleutel = f"zorgplan:{plan.pk}:{soort}:{eerder + 1}"
    return bewaar_ingekomen(melding, bestand, sleutel=sleutel, soort=soort, titel=titel, op=op, door=door)
