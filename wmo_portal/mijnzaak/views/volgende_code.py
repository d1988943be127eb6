"""A letter with a code for the next time, asked from inside."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from meldingen import klok
from meldingen.services.inlogcode import stuur_code
from meldingen.toegang import haal_eigen_zaak, mijn_zaak
from wmo_portal.mijnzaak.forms.inloggen import VolgendeCodeFormulier
from wmo_portal.mijnzaak.views.deel import toon


@mijn_zaak
def volgende_code(request: HttpRequest, nummer: str) -> HttpResponse:
    """Only for the client: a gemachtigde signs in as somebody else."""
    eigen = haal_eigen_zaak(request, nummer, wat="code voor de volgende keer", alleen_client=True)
    formulier = VolgendeCodeFormulier(request.POST if request.method == "POST" else None)
    weg: list[bool] = []
    if request.method == "POST" and formulier.verwerk(
        lambda _leeg: weg.append(stuur_code(eigen.melding, op=klok.vandaag(), door=eigen.gebruiker))
    ):
        if weg[0]:
            messages.success(request, _("U krijgt binnen enkele dagen een brief met een code voor de volgende keer."))
        else:
            messages.info(request, _("Wij sturen u geen post zonder overleg. Uw consulent neemt contact met u op."))
        return redirect("mijn_zaak", nummer=nummer)
    return toon(request, eigen, "mijn_zaak/volgende_code.html", form=formulier)
