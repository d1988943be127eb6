"""Letters, messages, sending papers in, the appointment for one's own agenda, and how one wants to hear."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from meldingen import klok
from meldingen.models import Inwonerbericht, Machtiging
from meldingen.services import inwonerbericht
from meldingen.services.documenten import Bestand, lees
from meldingen.services.inwonerstukken import brieven_aan_client, opgestuurd_door_client, stuk_voor_inwoner, stuur_op
from meldingen.services.voorkeur import Voorkeuren, kanalen_van, leg_voorkeuren_vast
from meldingen.toegang import haal_eigen_zaak, mijn_zaak
from onderzoek.views.agenda import agenda_antwoord
from wmo_portal.mijnzaak.forms.volgen import HULP, SOORTEN, BerichtFormulier, OpstuurFormulier, VoorkeurenFormulier
from wmo_portal.mijnzaak.stand import afspraak_van
from wmo_portal.mijnzaak.views.deel import handel_eigen_af

B = Machtiging.Bereik
EINDEN = {
    "application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png", "image/heic": "heic",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
}  # fmt: skip


@mijn_zaak
def berichten(request: HttpRequest, nummer: str) -> HttpResponse:
    """Letters, what was sent in, and messages; with a form to write one."""
    eigen = haal_eigen_zaak(request, nummer, wat="mijn berichten en brieven", bereik=(B.STUKKEN,))
    melding = eigen.melding
    formulier = BerichtFormulier(request.POST or None)
    antwoord = handel_eigen_af(
        request,
        eigen,
        formulier,
        lambda velden: inwonerbericht.schrijf(
            melding, velden["tekst"], op=klok.vandaag(), door=eigen.gebruiker, gemachtigde=eigen.gemachtigde
        ),
        kop=_("Berichten en brieven"),
        gelukt=_("Uw bericht is verstuurd. U krijgt hier antwoord."),
        naar=request.path,
        sjabloon="mijn_zaak/berichten.html",
        deel="berichten",
        berichten=list(Inwonerbericht.objects.filter(melding=melding).select_related("door")),
        brieven=brieven_aan_client(melding, is_client=eigen.is_client),
        opgestuurd=opgestuurd_door_client(melding),
    )
    inwonerbericht.gelezen(melding, van_gemeente=True, nu=klok.nu())
    return antwoord


@mijn_zaak
def stuk(request: HttpRequest, nummer: str, pk: int) -> HttpResponse:
    """Read one letter or paper; who did so is logged."""
    eigen = haal_eigen_zaak(request, nummer, wat="stuk in mijn zaak", bereik=(B.STUKKEN,))
    gevonden = stuk_voor_inwoner(eigen.melding, pk, is_client=eigen.is_client)
    if gevonden is None:
        raise Http404
    einde = EINDEN.get(gevonden.mediatype, "bin")
    antwoord = HttpResponse(lees(gevonden), content_type=gevonden.mediatype)
    naam = f"{eigen.melding.nummer}-{slugify(gevonden.titel)}.{einde}"
    antwoord["Content-Disposition"] = f'attachment; filename="{naam}"'
    return antwoord


@mijn_zaak
def opsturen(request: HttpRequest, nummer: str) -> HttpResponse:
    """Send papers in; the day of receipt is today."""
    eigen = haal_eigen_zaak(request, nummer, wat="stukken opsturen", bereik=(B.STUKKEN,))
    formulier = OpstuurFormulier(request.POST or None, request.FILES or None)

    def stuur(velden: dict[str, Any]) -> None:
        gekozen = [velden[naam] for naam in formulier.bestanden if velden.get(naam)]
        stuur_op(
            eigen.melding,
            [Bestand(rij.read(), rij.content_type or "", rij.name or "") for rij in gekozen],
            gevraagd=velden["soort"] == "gevraagd",
            op=klok.vandaag(),
            door=eigen.gebruiker,
            gemachtigde=eigen.gemachtigde,
        )

    return handel_eigen_af(
        request,
        eigen,
        formulier,
        stuur,
        kop=_("Papieren of foto's opsturen"),
        gelukt=_("Wij hebben uw bestanden ontvangen."),
        naar=reverse("mijn_berichten", args=[nummer]),
        sjabloon="mijn_zaak/opsturen.html",
        deel="berichten",
    )


@mijn_zaak
def afspraak(request: HttpRequest, nummer: str) -> HttpResponse:
    """The next appointment as a calendar file, without a name or address."""
    eigen = haal_eigen_zaak(request, nummer, wat="mijn afspraak", bereik=(B.MELDING, B.AANVRAAG))
    gesprek = afspraak_van(eigen.melding, klok.vandaag())
    if gesprek is None or gesprek.gepland_om is None:
        messages.info(request, _("Er staat nu geen afspraak. Hieronder leest u hoe het met uw zaak staat."))
        return redirect("mijn_zaak", nummer=nummer)
    plaats = {"huisbezoek": _("Bij u thuis"), "kantoor": _("Bij de gemeente"), "telefoon": _("Telefoon")}[gesprek.vorm]
    titel = _("Gesprek met de gemeente, %(nummer)s") % {"nummer": nummer}
    return agenda_antwoord(gesprek, eigen.melding.nummer, titel=titel, plaats=plaats)


@mijn_zaak
def voorkeuren(request: HttpRequest, nummer: str) -> HttpResponse:
    """How the client wants to hear; nobody else chooses that."""
    eigen = haal_eigen_zaak(request, nummer, wat="mijn voorkeuren", alleen_client=True)
    return handel_eigen_af(
        request,
        eigen,
        VoorkeurenFormulier(request.POST or None, initial=begin_voorkeuren(eigen.melding.client)),
        lambda velden: leg_voorkeuren_vast(
            eigen.melding, lees_voorkeuren(velden), op=klok.vandaag(), door=eigen.gebruiker
        ),
        kop=_("Voorkeuren"),
        gelukt=_("Uw voorkeuren zijn bewaard."),
        sjabloon="mijn_zaak/voorkeuren.html",
        deel="voorkeuren",
    )


def begin_voorkeuren(client: Any) -> dict[str, Any]:
    """What the form shows at first: the wishes as they are."""
    kanalen = {f"kanaal_{soort}": kanaal for soort, kanaal in kanalen_van(client).items()}
    helpt = [naam for naam in HULP if getattr(client, naam)]
    return {"email": client.email, "taal": client.taal, "tolk": client.tolk, "helpt": helpt, **kanalen}


def lees_voorkeuren(velden: dict[str, Any]) -> Voorkeuren:
    """The answers of the form, as the service takes them."""
    return Voorkeuren(
        kanalen={soort: velden[f"kanaal_{soort}"] for soort in SOORTEN},
        email=velden["email"],
        taal=velden["taal"],
        tolk=velden["tolk"],
        **{naam: naam in velden["helpt"] for naam in HULP},
    )
