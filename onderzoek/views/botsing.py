"""Two tabs or two people on one page: both versions side by side, and what was typed is kept."""

import secrets
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.dateformat import format as schrijf
from django.utils.timezone import get_current_timezone

from meldingen.formulieren import Formulier
from meldingen.models import Gebeurtenis, Melding
from meldingen.termijnen import schrijf_datum
from onderzoek.services.bewaren import Uitslag
from onderzoek.services.gelezen import bewaar_als_gelezen, kenmerk_van, plat

Waarden = Mapping[str, Any]
# Makes the form of the page, with these data or as it was opened.
Maak = Callable[[QueryDict | None], Formulier]


def met_gelezen(begin: Waarden) -> dict[str, Any]:
    """The first values of a form, with the digest of what they are."""
    return {**begin, "gelezen": kenmerk_van(begin)}


def verwerk(
    formulier: Formulier, melding: Melding, *, lees: Callable[[], Waarden], bewaar: Callable[[], object]
) -> Uitslag | None:
    """Save what was typed unless somebody came between; None when the form has something to say first."""
    uitslagen: list[Uitslag] = []
    gelukt = formulier.verwerk(
        lambda antwoord: uitslagen.append(
            bewaar_als_gelezen(melding, antwoord, gelezen=antwoord["gelezen"], lees=lees, bewaar=bewaar)
        )
    )
    return uitslagen[0] if gelukt else None


def leg_gelezen_voor(
    request: HttpRequest, melding: Melding, *, naam: str, code: str, nu: Waarden, getypt: Formulier, maak: Maak
) -> HttpResponse:
    """The page of the two versions; `code` is that of the events that change this, to tell who was last."""
    laatste = Gebeurtenis.objects.filter(melding=melding, code=code).select_related("door").first()
    zin = f"‘{naam}’ is gewijzigd terwijl u ermee bezig was."
    if laatste and laatste.door:
        om = schrijf(laatste.vastgelegd_op.astimezone(get_current_timezone()), "j F Y, G.i")
        zin += f" De laatste wijziging was van {laatste.door}, {om} uur."
    merken = {"gelezen": kenmerk_van(nu)}
    return leg_voor(request, melding, naam=naam, zin=zin, nu=nu, getypt=getypt, maak=maak, merken=merken)


def leg_voor(
    request: HttpRequest,
    melding: Melding,
    *,
    naam: str,
    zin: str,
    nu: Waarden,
    getypt: Formulier,
    maak: Maak,
    merken: Mapping[str, str],
) -> HttpResponse:
    """Both versions side by side. What was typed can be saved over the other one, or the other one stays.

    `merken` are the hidden values with which what was typed may be saved after all.
    """
    data = request.POST.copy()
    for merk, waarde in merken.items():
        data[merk] = waarde
    formulier = maak(data)
    formulier.form_tag, formulier.knop = False, ""
    inhoud = {
        "melding": melding,
        "naam": naam,
        "zin": zin,
        "verschillen": _verschillen(nu, getypt),
        "form": formulier,
    }
    return render(request, "onderzoek/botsing.html", inhoud, status=409)


def nieuw_blad() -> str:
    """The mark of one open page."""
    return secrets.token_urlsafe(16)


def _verschillen(nu: Waarden, getypt: Formulier) -> list[dict[str, str]]:
    return [
        {
            "vraag": str(veld.label),
            "nu": _in_woorden(veld.field, nu.get(veld.name)),
            "getypt": _in_woorden(veld.field, getypt.cleaned_data.get(veld.name)),
        }
        for veld in getypt
        if not veld.is_hidden and plat(nu.get(veld.name)) != plat(getypt.cleaned_data.get(veld.name))
    ]


def _in_woorden(veld: forms.Field, waarde: Any) -> str:
    """An answer as one reads it."""
    if waarde in (None, "", [], False):
        return "Nee" if waarde is False else "(niets)"
    if waarde is True:
        return "Ja"
    if isinstance(waarde, date):
        return schrijf_datum(waarde)
    if isinstance(veld, forms.ChoiceField):
        namen = {str(keuze): woord for keuze, woord in veld.choices}
        gekozen: Iterable[Any] = waarde if isinstance(waarde, list) else [waarde]
        return ", ".join(str(namen.get(str(keuze), keuze)) for keuze in gekozen)
    return str(waarde)
