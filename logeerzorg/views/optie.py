"""Hold one bed that was found."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from logeerzorg.forms import OptieFormulier, ZoekFormulier
from logeerzorg.models import Bed
from logeerzorg.services import reserveringen
from meldingen import klok
from meldingen.rollen import Rol
from meldingen.toegang import alleen_voor, gebruiker_van, haal_zaak
from meldingen.views.wie import wie_nu


@alleen_voor(Rol.CONSULENT)
def plaats_optie(request: HttpRequest, nummer: str, bed: int) -> HttpResponse:
    """LR-01: what is about to be held, and the button. The nights and wishes stand in the address."""
    melding = haal_zaak(request, nummer, wat="optie op een bed")
    gekozen = get_object_or_404(
        Bed.objects.zichtbaar_voor(gebruiker_van(request)).select_related("locatie").distinct(), pk=bed
    )
    gezocht = ZoekFormulier(request.GET, vandaag=klok.vandaag(), in_zaak=True)
    if not gezocht.is_valid():
        # An old or mended address: what is wrong with the days is said where they are asked.
        return redirect(f"{reverse('logeer_zoeken', args=[nummer])}?{request.GET.urlencode()}")
    nachten, wensen = gezocht.nachten, gezocht.gevraagd
    huis = gekozen.locatie
    formulier = OptieFormulier(request.POST or None, initial={"soort": "verblijf"})
    if request.method == "POST" and formulier.verwerk(
        lambda antwoord: reserveringen.plaats_optie(
            melding, gekozen, nachten.van, nachten.tot,
            soort=antwoord["soort"], wensen=wensen,
            tijden=(antwoord["aankomst"] or huis.aankomst_vanaf, antwoord["vertrek"] or huis.vertrek_voor),
            nu=klok.nu(), **wie_nu(request),
        )
    ):  # fmt: skip
        messages.success(request, "De optie is geplaatst. Vraag de cliënt en de locatie om akkoord.")
        return redirect("logeren", nummer=melding.nummer)
    inhoud = {"melding": melding, "bed": gekozen, "nachten": nachten, "wensen": wensen, "form": formulier}
    return render(request, "logeerzorg/optie.html", {**inhoud, "terug": request.GET.urlencode()})
