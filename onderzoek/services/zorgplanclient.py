"""The client reads the zorgplan in Mijn zaak and signs it there: with the aanbieder's it is complete (V-19, V-21)."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy

from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Machtiging, Melding
from meldingen.services.bewijs import Deel, Handtekening, maak_bewijs
from meldingen.services.documenten import Bestand
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast
from meldingen.services.vertegenwoordiging import steun_op_machtiging
from meldingen.termijnen import schrijf_datum
from onderzoek.models import Zorgplan, Zorgplanregel
from onderzoek.services.zorgplanaanbieder import GetekendZorgplan, neem_getekend_in, vergrendel_plan

_PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class Zorgplanantwoord:
    """What the client says, and the name that was typed."""

    is_akkoord: bool
    naam: str
    reactie: str = ""
    gemachtigde: str = ""


def zorgplan_bij_client(melding: Melding) -> Zorgplan | None:
    """The plan that the aanbieder signed and laid before the client, or that the client signed already."""
    rijen = Zorgplan.objects.filter(
        verzoek__melding=melding, is_coordinerend=True, bij_client_op__isnull=False, verzoek__afgerond_op__isnull=True
    )
    return rijen.select_related("aanbieder", "verzoek__melding__client", "verzoek__melding__gemeente").first()


def regels_van(plan: Zorgplan) -> list[Zorgplanregel]:
    """The whole plan: the lines of every aanbieder."""
    rijen = Zorgplanregel.objects.filter(zorgplan__verzoek=plan.verzoek_id).select_related("zorgplan__aanbieder")
    return list(rijen.order_by("pk"))


@handeling
def teken_zorgplan(zorgplan: Zorgplan, antwoord: Zorgplanantwoord, *, op: date, door: Gebruiker) -> Zorgplan:
    """The second signature: the plan is with the gemeente today, and administratie looks at it (A-02, V-19).

    The aanbieder signed by laying the plan before the client. Signing twice changes nothing.
    """
    eerder = Zorgplan.objects.get(pk=zorgplan.pk)
    if eerder.ingediend_op == op and eerder.ingediend_door_id == door.pk:
        return eerder
    if not antwoord.is_akkoord and not antwoord.reactie.strip():
        raise Geweigerd(gettext_lazy("Schrijf op waarom u het niet eens bent met het zorgplan."))
    melding, plan = vergrendel_plan(zorgplan)
    if plan.bij_client_op is None:
        raise Geweigerd(
            gettext_lazy("De zorgaanbieder is nog niet klaar met dit zorgplan. U krijgt bericht als u kunt tekenen.")
        )
    steun_op_machtiging(
        melding, antwoord.gemachtigde, Machtiging.Bereik.AANVRAAG, dag=op, op=op, door=door
    )  # fmt: skip
    stuk = Bestand(_papier(melding, plan, antwoord, op=op, door=door), _PDF)
    wie = Zorgplan.Ondertekenaar.GEMACHTIGDE if antwoord.gemachtigde else Zorgplan.Ondertekenaar.CLIENT
    getekend = GetekendZorgplan(
        stuk=stuk,
        aanbieder_getekend_op=plan.bij_client_op,
        client_getekend_op=op,
        getekend_door=wie,
        is_akkoord=antwoord.is_akkoord,
        reactie=antwoord.reactie,
        # The register holds the machtiging; the paper says on which one the signature leans.
        machtiging=stuk if antwoord.gemachtigde else None,
    )
    neem_getekend_in(melding, plan, getekend, ontvangen_op=op, op=op, door=door)
    leg_vast(melding, "V-18", op=op, door=door, naam="Zorgplan getekend door de cliënt in Mijn zaak")
    return plan


def _papier(melding: Melding, plan: Zorgplan, antwoord: Zorgplanantwoord, *, op: date, door: Gebruiker) -> bytes:
    regels = [
        Deel(
            rij.resultaat,
            f"{rij.wie} ({rij.zorgplan.aanbieder}): {rij.wat}\n{rij.wanneer}, {rij.frequentie}, {rij.tijdsbesteding}",
        )
        for rij in regels_van(plan)
    ]
    getekend = f"{plan.aanbieder}, op {schrijf_datum(plan.bij_client_op)}" if plan.bij_client_op else ""
    delen = (
        *regels,
        Deel("De zorgaanbieder tekende", getekend),
        Deel("Bent u het eens met het zorgplan?", "Ja, akkoord" if antwoord.is_akkoord else "Nee, niet akkoord"),
        Deel("Wat u erbij schreef", antwoord.reactie),
        Deel("Aanvraag", "Dit getekende zorgplan is mijn aanvraag."),
    )
    teken = Handtekening(antwoord.naam, antwoord.gemachtigde)
    return maak_bewijs(melding, "Getekend zorgplan", delen, teken, op=op, door=door)
