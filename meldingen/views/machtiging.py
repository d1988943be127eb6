"""Pages of the register of machtigingen (A-17)."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from meldingen import klok
from meldingen.forms.machtiging import MachtigingEindeFormulier, MachtigingFormulier
from meldingen.models import Machtiging, Melding
from meldingen.rollen import Rol
from meldingen.services import eigenmachtiging
from meldingen.services import machtiging as acties
from meldingen.services.clienten import Relatiegegevens
from meldingen.toegang import alleen_voor, gebruiker_van, haal_zaak


@alleen_voor(Rol.CONSULENT, Rol.ADMINISTRATIE)
def machtigingen(request: HttpRequest, nummer: str) -> HttpResponse:
    """Who may act for this client, and a form for the next one."""
    melding, vandaag = haal_zaak(request, nummer, wat="machtigingen"), klok.vandaag()
    formulier = MachtigingFormulier(request.POST or None, vandaag=vandaag, initial={"van": vandaag})

    def leg_vast(antwoord: dict[str, Any]) -> None:
        gemachtigde = Relatiegegevens(naam=antwoord.pop("naam"), soort=antwoord.pop("soort"), bron="cliënt")
        is_advocaat = antwoord.pop("is_advocaat") == "ja"
        antwoord["waarvoor"] = tuple(antwoord["waarvoor"])
        nieuw = acties.NieuweMachtiging(gemachtigde=gemachtigde, is_advocaat=is_advocaat, **antwoord)
        acties.leg_machtiging_vast(melding, nieuw, op=vandaag, door=gebruiker_van(request))

    if request.method == "POST" and formulier.verwerk(leg_vast):
        messages.success(request, "De machtiging is vastgelegd.")
        return redirect("machtigingen", nummer)
    rijen = [(rij, rij.geldt_op(vandaag)) for rij in _rijen(melding)]
    return render(request, "meldingen/machtigingen.html", {"melding": melding, "form": formulier, "rijen": rijen})


@alleen_voor(Rol.CONSULENT, Rol.ADMINISTRATIE)
def machtiging(request: HttpRequest, nummer: str, pk: int) -> HttpResponse:
    """The paper came back, or this person no longer acts."""
    melding, vandaag = haal_zaak(request, nummer, wat="machtiging"), klok.vandaag()
    rij = get_object_or_404(Machtiging.objects.select_related("relatie"), pk=pk, client=melding.client)
    organisaties = {str(een.pk): een for een in eigenmachtiging.ondersteuners(melding)}
    formulier = MachtigingEindeFormulier(
        request.POST or None, vandaag=vandaag, organisaties=[(pk, een.naam) for pk, een in organisaties.items()]
    )
    wie: dict[str, Any] = {"op": vandaag, "door": gebruiker_van(request)}

    def verwerk(antwoord: dict[str, Any]) -> None:
        if antwoord["wat"] == "getekend":
            acties.registreer_handtekening(melding, rij, getekend_op=antwoord["getekend_op"], **wie)
        elif antwoord["wat"] == "ingetrokken":
            acties.trek_machtiging_in(melding, rij, **wie)
        elif antwoord["wat"] == "organisatie":
            eigenmachtiging.verbind_organisatie(melding, rij, organisaties[antwoord["organisatie"]], **wie)
        else:
            acties.weiger_gemachtigde(melding, rij, reden=antwoord["reden"], **wie)

    if request.method == "POST" and formulier.verwerk(verwerk):
        messages.success(request, "Vastgelegd.")
        return redirect("machtigingen", nummer)
    kop = f"Machtiging van {rij.relatie.naam}"
    return render(request, "meldingen/handeling.html", {"form": formulier, "melding": melding, "kop": kop})


def _rijen(melding: Melding) -> QuerySet[Machtiging]:
    """Of this client, with what the page shows of them."""
    return melding.client.machtigingen.select_related("relatie", "door", "organisatie", "gemachtigde")
