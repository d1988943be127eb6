"""What staff do for Mijn zaak: answer messages, and register how the client wants to hear (K-07, M-23)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from meldingen import klok
from meldingen.formulieren import Formulier, TekstVeld
from meldingen.models import Inwonerbericht
from meldingen.rollen import Rol
from meldingen.services import inwonerbericht
from meldingen.services.voorkeur import leg_voorkeuren_vast
from meldingen.toegang import alleen_voor, gebruiker_van, haal_zaak
from onderzoek.views.deel import handel_af
from wmo_portal.mijnzaak.forms.volgen import VoorkeurenFormulier
from wmo_portal.mijnzaak.views.volgen import begin_voorkeuren, lees_voorkeuren


class AntwoordFormulier(Formulier):
    """What the gemeente writes to the client in Mijn zaak."""

    knop = "Bericht versturen"
    tekst = TekstVeld(
        label="Uw bericht aan de inwoner",
        meerdere_regels=True,
        max_length=4000,
        leeg="Schrijf eerst uw bericht.",
        help_text="De inwoner leest dit in Mijn zaak. Een besluit of verzoek om aanvulling gaat altijd in een brief.",
    )


@alleen_voor(Rol.CONSULENT, Rol.ADMINISTRATIE)
def inwonerberichten(request: HttpRequest, nummer: str) -> HttpResponse:
    """Read what the client wrote, and answer."""
    melding, gebruiker = haal_zaak(request, nummer, wat="berichten met de inwoner"), gebruiker_van(request)
    if request.method == "POST" and "rust" in request.POST:
        inwonerbericht.laat_rusten(melding, op=klok.vandaag(), door=gebruiker)
        messages.success(request, "De taak is afgerond.")
        return redirect(melding)
    inwonerbericht.gelezen(melding, van_gemeente=False, nu=klok.nu())
    return handel_af(
        request,
        melding,
        AntwoordFormulier(request.POST or None),
        lambda velden: inwonerbericht.beantwoord(melding, velden["tekst"], op=klok.vandaag(), door=gebruiker),
        kop="Berichten met de inwoner",
        gelukt="Het bericht staat in Mijn zaak.",
        naar=request.path,
        sjabloon="wmo_portal/inwonerberichten.html",
        berichten=list(Inwonerbericht.objects.filter(melding=melding).select_related("door")),
    )


@alleen_voor(Rol.CONSULENT, Rol.ADMINISTRATIE)
def voorkeuren(request: HttpRequest, nummer: str) -> HttpResponse:
    """The same wishes as in Mijn zaak, for who tells them by telephone or at the desk."""
    melding = haal_zaak(request, nummer, wat="wensen voor contact")
    return handel_af(
        request,
        melding,
        VoorkeurenFormulier(request.POST or None, initial=begin_voorkeuren(melding.client)),
        lambda velden: leg_voorkeuren_vast(
            melding, lees_voorkeuren(velden), op=klok.vandaag(), door=gebruiker_van(request)
        ),
        kop="Wensen voor contact",
        gelukt="De wensen zijn bewaard.",
    )
