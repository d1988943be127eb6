"""More than the limits allow: ask, decide, and the report of what was asked and decided (L-34)."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from logeerzorg.forms.saldo import FiatFormulier, JaarFormulier, OverschrijdingFormulier
from logeerzorg.models import BEZET, Overschrijding
from logeerzorg.services import overschrijding as handelingen
from logeerzorg.services.saldo import saldo_van
from logeerzorg.services.telling import peildatum
from meldingen import klok
from meldingen.rollen import Rol
from meldingen.toegang import alleen_voor, gebruiker_van, haal_zaak
from meldingen.views.wie import wie_nu
from onderzoek.views.deel import handel_af


@alleen_voor(Rol.CONSULENT)
def overschrijding_vragen(request: HttpRequest, nummer: str) -> HttpResponse:
    """The consulent asks."""
    melding = haal_zaak(request, nummer, wat="meer logeren vragen")
    formulier = OverschrijdingFormulier(request.POST or None, vandaag=klok.vandaag())
    return handel_af(
        request,
        melding,
        formulier,
        lambda antwoord: handelingen.vraag_overschrijding(
            melding, handelingen.Verzoek(**formulier.verzoek(antwoord)), **wie_nu(request)
        ),
        kop="Meer logeren dan het maximum",
        gelukt="De vraag ligt bij de teamleider. U krijgt een taak als er is beslist.",
        naar=f"{melding.get_absolute_url()}logeren/saldo/",
    )


@alleen_voor(Rol.TEAMLEIDER)
def overschrijding_beslissen(request: HttpRequest, nummer: str) -> HttpResponse:
    """The teamleider decides on the oldest open request, with the balance beside it."""
    melding = haal_zaak(request, nummer, wat="beslissen over meer logeren")
    verzoek = handelingen.open_verzoek(melding)
    formulier = FiatFormulier(request.POST or None) if verzoek else None
    if request.method == "POST" and verzoek and formulier and formulier.verwerk(
        lambda antwoord: handelingen.besluit_overschrijding(
            verzoek, is_toegestaan=antwoord["besluit"] == "ja", reden=antwoord["reden"], **wie_nu(request)
        )
    ):  # fmt: skip
        messages.success(request, "Uw beslissing is vastgelegd. De consulent krijgt een taak.")
        return redirect("logeersaldo", nummer=melding.nummer)
    saldo = saldo_van(melding.client, melding.gemeente, peildatum(melding, klok.vandaag()))
    inhoud = {"melding": melding, "verzoek": verzoek, "form": formulier, "saldo": saldo}
    return render(request, "logeerzorg/fiat.html", inhoud)


@alleen_voor(Rol.TEAMLEIDER, Rol.KWALITEIT)
def overschrijdingen(request: HttpRequest) -> HttpResponse:
    """The report of a year: what was asked, on which ground, what was decided, and how often it was used."""
    formulier = JaarFormulier(request.GET or None)
    gekozen = formulier.cleaned_data["jaar"] if formulier.is_bound and formulier.is_valid() else None
    jaar = gekozen or klok.vandaag().year
    rijen = Overschrijding.objects.zichtbaar_voor(gebruiker_van(request)).filter(gevraagd_op__year=jaar)
    telling = rijen.order_by("grond").values("grond").annotate(
        gevraagd=Count("pk"),
        toegestaan=Count("pk", filter=Q(is_toegestaan=True)),
        geweigerd=Count("pk", filter=Q(is_toegestaan=False)),
    )  # fmt: skip
    gronden = [rij | {"naam": Overschrijding.Grond(rij["grond"]).label} for rij in telling]
    rijen = rijen.select_related("melding__client", "gevraagd_door", "besloten_door").annotate(
        gebruikt=Count("reserveringen", filter=Q(reserveringen__status__in=BEZET))
    )
    pagina = Paginator(rijen.order_by("-gevraagd_op", "-pk"), 25).get_page(request.GET.get("pagina"))
    inhoud = {"form": formulier, "jaar": jaar, "gronden": gronden, "pagina": pagina}
    return render(request, "logeerzorg/overschrijdingen.html", inhoud)
