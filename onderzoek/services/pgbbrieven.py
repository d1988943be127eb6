"""Fills the forms and letters of the pgb: D-37, D-44 and D-53."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from meldingen.models import Gebruiker, Melding, Uitgaand
from meldingen.services.brieven import afzender, geadresseerde, zaak, zet_brief_klaar
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast, vergrendel_open
from meldingen.services.parameters import waarden
from onderzoek.brieven import pgb as soorten
from onderzoek.models import Budgetplan, Budgetregel, Onderzoek, Pgbonderzoek, ProgrammaVanEisen
from onderzoek.rekenen.stappen import schrijf_getal
from onderzoek.services.budgetplan import jaarbedrag, laatste_plan, regelbedrag
from onderzoek.services.pgbaankoop import eisenlijst

FORMULIEREN = {"D-44": "Formulier budgetplan", "D-53": "Formulier pgb in het buitenland"}


@handeling
def stuur_formulier(onderzoek: Onderzoek, code: str, *, ingevuld: bool = False, op: date, door: Gebruiker) -> Uitgaand:
    """Send the client the form of the budgetplan, empty or filled from the screen, or the request abroad."""
    melding = vergrendel_open(onderzoek.melding)
    plan = _plan(onderzoek) if ingevuld else None
    feit = leg_vast(melding, "P-03" if code == "D-44" else "P-31", op=op, door=door, naam=FORMULIEREN[code])
    return zet_brief_klaar(melding, code, op=op, over=str(feit.pk), plan=plan.pk if plan else None)


def vul_programma(melding: Melding, op: date, verwijzing: Mapping[str, Any]) -> soorten.ProgrammaGegevens:
    """D-37, of one programma van eisen."""
    rij = ProgrammaVanEisen.objects.select_related("keuze__soort").get(pk=verwijzing["programma"])
    return soorten.ProgrammaGegevens(
        **_kop(melding, op),
        voorziening=str(rij.keuze.soort).lower(),
        eisen=eisenlijst(rij.eisen),
        max_bedrag=rij.max_bedrag,
        onderhoud=rij.onderhoud,
    )


def vul_budgetplan(melding: Melding, op: date, verwijzing: Mapping[str, Any]) -> soorten.BudgetplanGegevens:
    """D-44: with the lines of a plan when the row in the outbox names one, else empty."""
    if not verwijzing.get("plan"):
        return soorten.BudgetplanGegevens(**_kop(melding, op))
    plan = Budgetplan.objects.select_related("pgb").get(pk=verwijzing["plan"])
    regels = list(plan.regels.select_related("verlener"))
    beheerder = getattr(plan.pgb, "beheerder", None)
    return soorten.BudgetplanGegevens(
        **_kop(melding, op),
        beheerder=beheerder.naam if beheerder else "",
        motivering=plan.pgb.motivering,
        rijen=tuple(_rij(regel) for regel in regels),
        totaal=jaarbedrag(regels),
    )


def vul_buitenland(melding: Melding, op: date, verwijzing: Mapping[str, Any]) -> soorten.BuitenlandGegevens:
    """D-53, empty: with the terms of the gemeente."""
    codes = ["pgb_buitenland_aanvraag_maanden", "pgb_buitenland_max_weken", "pgb_buitenland_verlaging_na_weken"]
    regels = waarden(melding.gemeente, codes, op)
    return soorten.BuitenlandGegevens(
        **_kop(melding, op), maanden_vooraf=regels[codes[0]], max_weken=regels[codes[1]],
        verlaging_na_weken=regels[codes[2]],
    )  # fmt: skip


def _plan(onderzoek: Onderzoek) -> Budgetplan | None:
    pgb = Pgbonderzoek.objects.filter(onderzoek=onderzoek).first()
    plan = laatste_plan(pgb) if pgb else None
    return plan if plan and plan.regels.exists() else None


def _rij(regel: Budgetregel) -> soorten.Budgetplanrij:
    return soorten.Budgetplanrij(
        wat=regel.wat,
        moment=regel.moment,
        verlener=regel.verlener.naam,
        resultaat=regel.resultaat,
        aantal=f"{schrijf_getal(regel.aantal)} {regel.get_periode_display()}",
        tarief=regel.tarief,
        per_jaar=regelbedrag(regel),
    )


def _kop(melding: Melding, op: date) -> dict[str, Any]:
    return {"afzender": afzender(melding), "geadresseerde": geadresseerde(melding), "zaak": zaak(melding, op)}
