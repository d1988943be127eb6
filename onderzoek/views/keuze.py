"""What might be granted in a case: the list, and per voorziening the conditions, the amounts and the outcome."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from meldingen import klok
from meldingen.models import Melding
from meldingen.rollen import Rol
from meldingen.toegang import alleen_voor, gebruiker_van, haal_zaak
from onderzoek.forms import UitkomstFormulier, VoorzieningKiezenFormulier, VormFormulier
from onderzoek.models import Voorzieningkeuze, Voorzieningsoort
from onderzoek.services import keuze as handelingen
from onderzoek.services.pgb import pgbdeel
from onderzoek.services.rekenblad import rekendeel
from onderzoek.services.voorwaarden import voorwaardendeel
from onderzoek.views.deel import handel_af, onderzoek_van


@alleen_voor(Rol.CONSULENT, Rol.KWALITEIT, Rol.TEAMLEIDER)
def voorzieningen(request: HttpRequest, nummer: str) -> HttpResponse:
    """Everything that is weighed in this case."""
    melding = haal_zaak(request, nummer, wat="voorzieningen")
    rijen = Voorzieningkeuze.objects.filter(onderzoek=onderzoek_van(melding)).select_related("soort")
    context = {"melding": melding, "keuzes": rijen, "mag_wijzigen": _mag_wijzigen(request, melding)}
    return render(request, "onderzoek/voorzieningen.html", context)


@alleen_voor(Rol.CONSULENT, Rol.KWALITEIT, Rol.TEAMLEIDER)
def voorziening(request: HttpRequest, nummer: str, keuze: int) -> HttpResponse:
    """One voorziening with all that was worked out for it."""
    melding = haal_zaak(request, nummer, wat="voorziening")
    rij = keuze_van(melding, keuze)
    context = {
        "melding": melding,
        "keuze": rij,
        "voorwaarden": voorwaardendeel(rij),
        "rekendeel": rekendeel(rij),
        "pgbdeel": pgbdeel(rij, klok.vandaag()),
        "mag_wijzigen": _mag_wijzigen(request, melding),
    }
    return render(request, "onderzoek/voorziening.html", context)


@alleen_voor(Rol.CONSULENT)
def voorziening_kiezen(request: HttpRequest, nummer: str) -> HttpResponse:
    """Take a soort of the catalogue into consideration."""
    melding = haal_zaak(request, nummer, wat="voorziening kiezen")
    onderzoek = onderzoek_van(melding)
    soorten = Voorzieningsoort.objects.all().geldig_op(melding.gemeente, klok.vandaag())
    formulier = VoorzieningKiezenFormulier(request.POST or None, soorten=soorten)
    return handel_af(
        request, melding, formulier,
        lambda antwoord: handelingen.kies_voorziening(
            onderzoek, formulier.gekozen(), waarvoor=antwoord["waarvoor"],
            op=klok.vandaag(), door=gebruiker_van(request),
        ),
        kop="Voorziening kiezen", gelukt="De voorziening staat in de lijst.", naar=lijst_van(melding),
    )  # fmt: skip


@alleen_voor(Rol.CONSULENT)
def voorziening_vorm(request: HttpRequest, nummer: str, keuze: int) -> HttpResponse:
    """Natura or pgb (P-28)."""
    melding = haal_zaak(request, nummer, wat="natura of pgb")
    rij = keuze_van(melding, keuze)
    formulier = VormFormulier(request.POST or None, initial={"leveringsvorm": rij.leveringsvorm})
    return handel_af(
        request, melding, formulier,
        lambda antwoord: handelingen.stel_leveringsvorm_vast(
            rij, **antwoord, op=klok.vandaag(), door=gebruiker_van(request)
        ),
        kop=f"Natura of pgb: {rij}", gelukt="De vorm is bewaard.", naar=adres_van(rij, melding),
    )  # fmt: skip


@alleen_voor(Rol.CONSULENT)
def voorziening_uitkomst(request: HttpRequest, nummer: str, keuze: int) -> HttpResponse:
    """The outcome of the weighing."""
    melding = haal_zaak(request, nummer, wat="uitkomst van een voorziening")
    rij = keuze_van(melding, keuze)
    begin = {"uitkomst": rij.uitkomst, "motivering": rij.motivering}
    return handel_af(
        request, melding, UitkomstFormulier(request.POST or None, initial=begin),
        lambda antwoord: handelingen.rond_keuze_af(rij, **antwoord, op=klok.vandaag(), door=gebruiker_van(request)),
        kop=f"Uitkomst: {rij}", gelukt="De uitkomst is bewaard.", naar=adres_van(rij, melding),
    )  # fmt: skip


@alleen_voor(Rol.CONSULENT)
@require_POST
def voorziening_weg(request: HttpRequest, nummer: str, keuze: int) -> HttpResponse:
    """Take a soort out of consideration."""
    melding = haal_zaak(request, nummer, wat="voorziening weghalen")
    handelingen.haal_keuze_weg(keuze_van(melding, keuze), op=klok.vandaag(), door=gebruiker_van(request))
    messages.success(request, "De voorziening is uit de lijst gehaald.")
    return redirect(lijst_van(melding))


def keuze_van(melding: Melding, pk: int) -> Voorzieningkeuze:
    """The voorziening of this case, or 404."""
    zaak = ("onderzoek__melding__gemeente", "onderzoek__melding__client")
    rijen = Voorzieningkeuze.objects.select_related(
        "soort", *zaak, "verhuisafweging", "corporatievraag", "eigenaarshoring"
    )
    return get_object_or_404(rijen, pk=pk, onderzoek__melding=melding)


def lijst_van(melding: Melding) -> str:
    """The address of the list of this case."""
    return reverse("voorzieningen", args=[melding.nummer])


def adres_van(keuze: Voorzieningkeuze, melding: Melding) -> str:
    """The address of one voorziening."""
    return reverse("voorziening", args=[melding.nummer, keuze.pk])


def _mag_wijzigen(request: HttpRequest, melding: Melding) -> bool:
    return gebruiker_van(request).is_een(Rol.CONSULENT) and melding.status in handelingen.OPEN_VOOR_KEUZE
