"""The personal plan: written here or sent along (M-09, M-11)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from meldingen import klok
from meldingen.forms.planvragen import KOPPEN
from meldingen.models import Machtiging, Termijn
from meldingen.toegang import haal_eigen_zaak, mijn_zaak
from meldingen.views.wie import wie_nu
from onderzoek.services.persoonlijkplan import Planinvoer, laatste_plan, lever_plan_in, waarom_niet
from onderzoek.views.deel import bestand_van
from wmo_portal.mijnzaak.forms.plan import PersoonlijkPlanFormulier
from wmo_portal.mijnzaak.views.deel import handel_eigen_af


@mijn_zaak
def persoonlijk_plan(request: HttpRequest, nummer: str) -> HttpResponse:
    """A form with what was written before, as long as a newer version is taken along."""
    eigen = haal_eigen_zaak(request, nummer, wat="persoonlijk plan in mijn zaak", bereik=(Machtiging.Bereik.MELDING,))
    melding, vandaag = eigen.melding, klok.vandaag()
    plan = laatste_plan(melding)
    antwoorden = plan.antwoorden if plan else {}
    formulier = PersoonlijkPlanFormulier(request.POST or None, request.FILES or None, initial=antwoorden)

    def lever_in(antwoord: dict[str, Any]) -> None:
        invoer = Planinvoer(
            ontvangen_op=vandaag,
            antwoorden=formulier.rubrieken(),
            bestand=bestand_van(antwoord["bestand"]),
            gemachtigde=eigen.gemachtigde,
        )
        lever_plan_in(melding, invoer, **wie_nu(request))

    termijn = Termijn.objects.filter(melding=melding, soort=Termijn.Soort.PERSOONLIJK_PLAN).order_by("-pk").first()
    return handel_eigen_af(
        request,
        eigen,
        formulier,
        lever_in,
        kop=_("Uw persoonlijk plan"),
        gelukt=_("Wij hebben uw plan ontvangen. Wij bespreken het met u in het gesprek."),
        sjabloon="mijn_zaak/plan.html",
        plan=plan,
        geschreven=[(KOPPEN[code], tekst) for code, tekst in antwoorden.items()],
        waarom_niet=waarom_niet(melding, plan),
        termijn=termijn,
        te_laat=termijn is not None and termijn.uiterste_datum < vandaag,
    )
