"""What the night found: the signals of one person; for the beheerder the runs and the outbox."""

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from meldingen import klok
from meldingen.models import Nachtrun, Signaal, Uitgaand
from meldingen.rollen import DOSSIER, Rol
from meldingen.services import signalen as handelingen
from meldingen.termijnen.woorden import nog
from meldingen.toegang import alleen_voor, gebruiker_van


@alleen_voor(*DOSSIER)
def signalen(request: HttpRequest) -> HttpResponse:
    """Standing alarms first, then what was not read yet."""
    vandaag = klok.vandaag()
    rijen = handelingen.open_signalen(gebruiker_van(request), vandaag).select_related(
        "termijn", "melding__client", "melding__behandelaar"
    )
    pagina = Paginator(rijen, 25).get_page(request.GET.get("pagina"))
    regels = [(rij, nog(rij.termijn.uiterste_datum, vandaag)) for rij in pagina]
    return render(request, "meldingen/signalen.html", {"pagina": pagina, "regels": regels})


@alleen_voor(*DOSSIER)
@require_POST
def signaal_gelezen(request: HttpRequest, pk: int) -> HttpResponse:
    """Seen; a standing alarm stays."""
    signaal = get_object_or_404(Signaal.objects.zichtbaar_voor(gebruiker_van(request)), pk=pk)
    handelingen.lees(signaal, op=klok.vandaag())
    return redirect("signalen")


@alleen_voor(Rol.BEHEERDER)
def nachtruns(request: HttpRequest) -> HttpResponse:
    """Did the night run, what did it count, what went wrong."""
    pagina = Paginator(Nachtrun.objects.all(), 30).get_page(request.GET.get("pagina"))
    vandaag = Nachtrun.objects.filter(datum=klok.vandaag()).first()
    return render(request, "meldingen/nachtruns.html", {"pagina": pagina, "vandaag": vandaag})


@alleen_voor(Rol.BEHEERDER)
def uitbak(request: HttpRequest) -> HttpResponse:
    """What still has to leave, why it could not, and what may have left twice. No names, only numbers."""
    rijen = (
        Uitgaand.objects.filter(gemeente=gebruiker_van(request).gemeente)
        .filter(Q(klaar_op__isnull=True) | Q(twijfel=True))
        .select_related("melding")
    )
    pagina = Paginator(rijen, 50).get_page(request.GET.get("pagina"))
    return render(request, "meldingen/uitbak.html", {"pagina": pagina})
