"""The pgb of a case: the overview with what is missing, and a page for each question about who and why."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from meldingen import klok
from meldingen.models import Melding
from meldingen.rollen import Rol
from meldingen.toegang import alleen_voor, gebruiker_van, haal_zaak
from meldingen.views.wie import wie_nu
from onderzoek.forms import (
    BeheerderFormulier,
    ContraindicatieFormulier,
    PgbtoetsFormulier,
    PgbwensFormulier,
    PuntenFormulier,
)
from onderzoek.models import Contraindicatie, Pgbonderzoek
from onderzoek.services import pgbmensen, pgbwens
from onderzoek.services.pgb import BETALEN, PLICHTEN
from onderzoek.services.pgbbrieven import FORMULIEREN, stuur_formulier
from onderzoek.services.pgbstand import pgbstand
from onderzoek.services.zorgovereenkomst import mogelijk
from onderzoek.views.deel import handel_af, onderzoek_van


@alleen_voor(Rol.CONSULENT, Rol.KWALITEIT, Rol.TEAMLEIDER)
def pgb(request: HttpRequest, nummer: str) -> HttpResponse:
    """Everything about the pgb on one page, what is missing first."""
    melding = haal_zaak(request, nummer, wat="pgb")
    stand = pgbstand(onderzoek_van(melding), klok.vandaag())
    ontbreekt = [
        (rij.tekst, reverse(rij.pagina, args=[nummer, *rij.sleutel])) for rij in stand.ontbreekt
    ]  # fmt: skip
    context = {
        "melding": melding,
        "stand": stand,
        "ontbreekt": ontbreekt,
        "punten": [(tekst, code in (stand.pgb.punten or [])) for code, tekst in pgbwens.PUNTEN.items()]
        if stand.pgb and stand.pgb.punten is not None
        else [],
        "te_beoordelen": {
            rij.verlener.pk
            for rij in stand.verleners
            if hasattr(rij.verlener, "overeenkomst") and mogelijk(rij.verlener.overeenkomst)
        },
        "uitleg": (*PLICHTEN, *BETALEN),
        "mag_wijzigen": gebruiker_van(request).is_een(Rol.CONSULENT) and not melding.is_gesloten,
    }
    return render(request, "onderzoek/pgb.html", context)


@alleen_voor(Rol.CONSULENT)
def pgb_wens(request: HttpRequest, nummer: str) -> HttpResponse:
    """Why the client wants a pgb (P-01)."""
    melding = haal_zaak(request, nummer, wat="wens voor een pgb")
    onderzoek = onderzoek_van(melding)
    rij = Pgbonderzoek.objects.filter(onderzoek=onderzoek).first()
    begin = {naam: getattr(rij, naam) for naam in PgbwensFormulier.base_fields} if rij else {}
    return handel_af(
        request, melding, PgbwensFormulier(request.POST or None, vandaag=klok.vandaag(), initial=begin),
        lambda antwoord: pgbwens.leg_wens_vast(onderzoek, **antwoord, **wie_nu(request)),
        kop="Waarom een pgb?", gelukt="De wens is bewaard.", naar=adres_van(melding),
    )  # fmt: skip


@alleen_voor(Rol.CONSULENT)
def pgb_toetsen(request: HttpRequest, nummer: str) -> HttpResponse:
    """The tests of the law and of the gemeente (P-02, P-07, P-13, P-16)."""
    melding = haal_zaak(request, nummer, wat="toetsen van een pgb")
    rij = pgb_van(melding)
    begin: dict[str, str] = {}
    for toets in rij.toetsen.all():
        begin |= {
            f"voldoet_{toets.toets}": "ja" if toets.voldoet else "nee", f"waarom_{toets.toets}": toets.waarom,
        }  # fmt: skip
    formulier = PgbtoetsFormulier(request.POST or None, initial=begin)
    return handel_af(
        request,
        melding,
        formulier,
        lambda _: pgbwens.toets_pgb(
            rij,
            {toets: pgbwens.Toetsuitkomst(*uitkomst) for toets, uitkomst in formulier.uitkomsten().items()},
            **wie_nu(request),
        ),
        kop="Toetsen of een pgb mogelijk is",
        gelukt="De toetsen zijn bewaard.",
        naar=adres_van(melding),
    )


@alleen_voor(Rol.CONSULENT)
def pgb_punten(request: HttpRequest, nummer: str) -> HttpResponse:
    """The ten points (P-36)."""
    melding = haal_zaak(request, nummer, wat="pgb-vaardigheid")
    rij = pgb_van(melding)
    formulier = PuntenFormulier(request.POST or None, punten=pgbwens.PUNTEN, initial={"punten": rij.punten or []})
    return handel_af(
        request,
        melding,
        formulier,
        lambda antwoord: pgbwens.leg_punten_vast(rij, antwoord["punten"], **wie_nu(request)),
        kop="Tien punten van pgb-vaardigheid",
        gelukt="De punten zijn bewaard.",
        naar=adres_van(melding),
    )


@alleen_voor(Rol.CONSULENT)
def contraindicatie(request: HttpRequest, nummer: str) -> HttpResponse:
    """What may make a pgb unfit (P-11)."""
    melding = haal_zaak(request, nummer, wat="contra-indicatie")
    rij = pgb_van(melding)
    return handel_af(
        request, melding, ContraindicatieFormulier(request.POST or None),
        lambda antwoord: pgbwens.voeg_contraindicatie_toe(rij, **antwoord, **wie_nu(request)),
        kop="Contra-indicatie", gelukt="De contra-indicatie is bewaard.", naar=adres_van(melding),
    )  # fmt: skip


@alleen_voor(Rol.CONSULENT)
@require_POST
def contraindicatie_weg(request: HttpRequest, nummer: str, pk: int) -> HttpResponse:
    """Take a contra-indicatie away."""
    melding = haal_zaak(request, nummer, wat="contra-indicatie")
    rijen = Contraindicatie.objects.select_related("pgb__onderzoek__melding")
    rij = get_object_or_404(rijen, pk=pk, pgb__onderzoek__melding=melding)
    pgbwens.haal_contraindicatie_weg(rij, **wie_nu(request))
    messages.success(request, "De contra-indicatie is weggehaald.")
    return redirect(adres_van(melding))


@alleen_voor(Rol.CONSULENT)
def pgb_beheerder(request: HttpRequest, nummer: str) -> HttpResponse:
    """Who manages the budget (P-09)."""
    melding = haal_zaak(request, nummer, wat="budgetbeheerder")
    rij = pgb_van(melding)
    bekend = getattr(rij, "beheerder", None)
    begin = {naam: getattr(bekend, naam) for naam in BeheerderFormulier.base_fields} if bekend else {}
    formulier = BeheerderFormulier(request.POST or None, vandaag=klok.vandaag(), initial=begin)
    return handel_af(
        request,
        melding,
        formulier,
        lambda antwoord: pgbmensen.wijs_beheerder_aan(rij, pgbmensen.Beheer(**antwoord), **wie_nu(request)),
        kop="Budgetbeheerder",
        gelukt="De budgetbeheerder is bewaard.",
        naar=adres_van(melding),
    )


@alleen_voor(Rol.CONSULENT)
@require_POST
def pgb_formulier(request: HttpRequest, nummer: str, code: str) -> HttpResponse:
    """Send the client a form: the budgetplan or the request abroad."""
    melding = haal_zaak(request, nummer, wat="formulier voor een pgb")
    gevraagd = code.upper()
    if gevraagd not in FORMULIEREN:
        raise Http404
    stuur_formulier(onderzoek_van(melding), gevraagd, ingevuld=request.POST.get("ingevuld") == "ja", **wie_nu(request))
    messages.success(request, f"{FORMULIEREN[gevraagd]} gaat naar de inwoner. U vindt het straks bij de documenten.")
    return redirect(adres_van(melding))


def pgb_van(melding: Melding) -> Pgbonderzoek:
    """The pgb of this case, or 404 when the client did not ask for one."""
    rijen = Pgbonderzoek.objects.select_related("onderzoek__melding__client", "onderzoek__melding__gemeente")
    return get_object_or_404(rijen.select_related("beheerder"), onderzoek__melding=melding)


def adres_van(melding: Melding) -> str:
    """The address of the overview."""
    return reverse("pgb", args=[melding.nummer])
