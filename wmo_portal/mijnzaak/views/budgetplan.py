"""The budgetplan: saved line by line, and then signed (P-03, D-44)."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from meldingen import klok
from meldingen.bedragen import schrijf_euro
from meldingen.models import Machtiging
from meldingen.toegang import Eigenzaak, haal_eigen_zaak, mijn_zaak
from meldingen.views.wie import wie_nu
from onderzoek.models import Budgetregel, Pgbonderzoek
from onderzoek.rekenen.stappen import schrijf_getal
from onderzoek.services import budgetplan as handelingen
from onderzoek.services.budgetplanclient import Ondertekend, keuzes_van, pgb_in_beeld, regels_van, teken_budgetplan
from onderzoek.services.pgbmensen import Verlener, voeg_zorgverlener_toe
from wmo_portal.mijnzaak.forms.budgetplan import (
    HOE_VAAK,
    BudgetplanTekenFormulier,
    HulpverlenerFormulier,
    RegelFormulier,
)
from wmo_portal.mijnzaak.views.deel import handel_eigen_af, toon

BEREIK = (Machtiging.Bereik.PGB,)


@mijn_zaak
def budgetplan(request: HttpRequest, nummer: str) -> HttpResponse:
    """The lines so far and their sum; below it the signature."""
    eigen = haal_eigen_zaak(request, nummer, wat="budgetplan in mijn zaak", bereik=BEREIK)
    pgb = pgb_in_beeld(eigen.melding)
    if pgb is None:
        return toon(request, eigen, "mijn_zaak/budgetplan.html", geen_pgb=True)
    plan = handelingen.laatste_plan(pgb)
    regels = regels_van(plan)
    formulier = BudgetplanTekenFormulier(request.POST if request.method == "POST" else None, vandaag=klok.vandaag())
    if request.method == "POST" and formulier.verwerk(
        lambda antwoord: teken_budgetplan(
            pgb, Ondertekend(**antwoord, gemachtigde=eigen.gemachtigde), **wie_nu(request)
        )
    ):
        messages.success(request, _("Wij hebben uw budgetplan ontvangen."))
        return redirect("mijn_budgetplan", nummer=nummer)
    return toon(
        request,
        eigen,
        "mijn_zaak/budgetplan.html",
        form=formulier,
        plan=plan,
        regels=[(rij, _in_woorden(rij), schrijf_euro(handelingen.regelbedrag(rij))) for rij in regels],
        totaal=schrijf_euro(handelingen.jaarbedrag(regels)),
        verleners=list(pgb.verleners.all()),
        ligt_vast=plan is not None and plan.ligt_vast,
    )


@mijn_zaak
def hulpverlener(request: HttpRequest, nummer: str) -> HttpResponse:
    """Who will be paid from the pgb."""
    eigen, pgb = _pgb(request, nummer)
    formulier = HulpverlenerFormulier(request.POST or None)
    return handel_eigen_af(
        request, eigen, formulier,
        lambda _antwoord: voeg_zorgverlener_toe(pgb, Verlener(**formulier.velden()), **wie_nu(request)),
        kop=_("Wie gaat u helpen?"), gelukt=_("De hulpverlener staat in de lijst."), naar=_terug(nummer),
    )  # fmt: skip


@mijn_zaak
def regel(request: HttpRequest, nummer: str) -> HttpResponse:
    """One line; the others stay as they are, so the plan can be finished another day."""
    eigen, pgb = _pgb(request, nummer)
    verleners = list(pgb.verleners.all())
    if not verleners:
        messages.info(request, _("Vul eerst in wie u gaat helpen."))
        return redirect("mijn_hulpverlener", nummer=nummer)
    formulier = RegelFormulier(request.POST or None, keuzes=keuzes_van(pgb), verleners=verleners)

    def voeg_toe(_antwoord: dict[str, Any]) -> None:
        handelingen.voeg_budgetregel_toe(
            pgb, *formulier.gekozen(), handelingen.Regel(**formulier.regel()), **wie_nu(request)
        )

    return handel_eigen_af(
        request, eigen, formulier, voeg_toe, kop=_("Hulp in uw budgetplan zetten"),
        gelukt=_("Bewaard in uw budgetplan."), naar=_terug(nummer),
    )  # fmt: skip


@mijn_zaak
@require_POST
def regel_weg(request: HttpRequest, nummer: str, pk: int) -> HttpResponse:
    """Take one line out."""
    _eigen, pgb = _pgb(request, nummer)
    rijen = Budgetregel.objects.select_related("plan__pgb__onderzoek__melding")
    handelingen.haal_budgetregel_weg(get_object_or_404(rijen, pk=pk, plan__pgb=pgb), **wie_nu(request))
    messages.success(request, _("Weggehaald uit uw budgetplan."))
    return redirect("mijn_budgetplan", nummer=nummer)


@mijn_zaak
@require_POST
def versie(request: HttpRequest, nummer: str) -> HttpResponse:
    """Begin a new version of a plan that was handed in."""
    _eigen, pgb = _pgb(request, nummer)
    handelingen.maak_nieuwe_versie(pgb, **wie_nu(request))
    messages.success(request, _("U kunt uw budgetplan nu veranderen. Teken het daarna opnieuw."))
    return redirect("mijn_budgetplan", nummer=nummer)


def _pgb(request: HttpRequest, nummer: str) -> tuple[Eigenzaak, Pgbonderzoek]:
    """The case and its pgb, or 404 when a pgb was not talked about."""
    eigen = haal_eigen_zaak(request, nummer, wat="budgetplan in mijn zaak", bereik=BEREIK)
    pgb = pgb_in_beeld(eigen.melding)
    if pgb is None:
        raise Http404
    return eigen, pgb


def _in_woorden(rij: Budgetregel) -> str:
    """How much, how often and for what price; the words of `hoe_vaak` are those of the form."""
    return f"{schrijf_getal(rij.aantal)} × {schrijf_euro(rij.tarief)}, {str(HOE_VAAK[rij.periode]).lower()}"


def _terug(nummer: str) -> str:
    return reverse("mijn_budgetplan", args=[nummer])
