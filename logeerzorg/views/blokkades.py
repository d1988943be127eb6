"""Beds of the own organisation that cannot be used."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from logeerzorg.forms import BlokkeerFormulier
from logeerzorg.models import Bed, Blokkade
from logeerzorg.services import blokkades as diensten
from meldingen import klok
from meldingen.opsomming import opsomming
from meldingen.rollen import Rol
from meldingen.toegang import alleen_voor, gebruiker_van
from meldingen.views.wie import wie_nu


@alleen_voor(Rol.AANBIEDER)
def blokkades(request: HttpRequest) -> HttpResponse:
    """What is shut now or later."""
    rijen = Blokkade.objects.zichtbaar_voor(gebruiker_van(request)).filter(periode__endswith__gt=klok.vandaag())
    return render(request, "logeerzorg/blokkades.html", {"blokkades": rijen.select_related("bed__locatie")})


@alleen_voor(Rol.AANBIEDER)
def blokkeren(request: HttpRequest) -> HttpResponse:
    """Shut one bed, several, or a whole house; a free cell of the calendar fills in its bed and night."""
    eigen = list(Bed.objects.zichtbaar_voor(gebruiker_van(request)).nog_open_op(klok.vandaag()))
    begin = {"bedden": request.GET.getlist("bed"), "van": request.GET.get("van") or None}
    formulier = BlokkeerFormulier(request.POST or None, eigen=eigen, initial=begin)
    gedaan: list[diensten.Geblokkeerd] = []
    if request.method == "POST" and formulier.verwerk(
        lambda antwoord: gedaan.append(
            diensten.blokkeer(
                formulier.gekozen, antwoord["van"], antwoord["tot"], reden=antwoord["reden"],
                alleen_vrije=antwoord["alleen_vrije"], **wie_nu(request),
            )
        )
    ):  # fmt: skip
        messages.success(request, f"Geblokkeerd: {opsomming(gedaan[0].bedden)}.")
        if gedaan[0].overgeslagen:
            messages.warning(request, f"Niet geblokkeerd, want in gebruik: {opsomming(gedaan[0].overgeslagen)}.")
        return redirect("blokkades")
    return render(request, "logeerzorg/blokkeren.html", {"form": formulier})


@alleen_voor(Rol.AANBIEDER)
@require_POST
def blokkade_weg(request: HttpRequest, blokkade: int) -> HttpResponse:
    """Open the bed again."""
    rij = get_object_or_404(Blokkade.objects.zichtbaar_voor(gebruiker_van(request)), pk=blokkade)
    diensten.hef_op(rij, **wie_nu(request))
    messages.success(request, "De blokkade is weg. Het bed is weer vrij.")
    return redirect("blokkades")
