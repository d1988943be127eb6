"""What the pages of one case in Mijn zaak share."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from meldingen.toegang import Eigenzaak


def toon(request: HttpRequest, eigen: Eigenzaak, sjabloon: str, **meer: Any) -> HttpResponse:
    """A page about one case; the template extends `mijn_zaak/basis.html`."""
    zaak = {"eigen": eigen, "melding": eigen.melding, "gemeente": eigen.melding.gemeente}
    return render(request, sjabloon, zaak | meer)


def handel_eigen_af(
    request: HttpRequest,
    eigen: Eigenzaak,
    formulier: Any,
    daad: Callable[[dict[str, Any]], Any],
    *,
    kop: Any,
    gelukt: Any,
    naar: Any = None,
    sjabloon: str = "mijn_zaak/handeling.html",
    **meer: Any,
) -> HttpResponse:
    """The whole of a page with one act: do it when the form was sent and holds, say so and go on; else show the form.

    `daad` gets the cleaned answers and calls the service; what the service refuses stands in the form.
    """
    if request.method == "POST" and formulier.verwerk(daad):
        messages.success(request, gelukt)
        return redirect(naar) if naar else redirect("mijn_zaak", nummer=eigen.melding.nummer)
    return toon(request, eigen, sjabloon, form=formulier, kop=kop, **meer)
