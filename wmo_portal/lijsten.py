"""Loads the werkvoorraad in a fixed number of queries: one for the counts, one for the page."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.http import QueryDict

from meldingen.models import Gebruiker, Melding, Taak, Zoekterm
from meldingen.querysets import OPEN
from meldingen.termijnen.woorden import Stand, stand
from meldingen.zoekvorm import klank, vouw, zoekwoorden
from wmo_portal.forms import WerkvoorraadFilter

PER_PAGINA = 25
_SORTERING = {
    "uiterlijk": ("uiterlijk_op", "pk"),
    "naam": ("client__sorteersleutel", "pk"),
    "nummer": ("nummer",),
    "fase": ("status", "uiterlijk_op", "pk"),
}


@dataclass(frozen=True, slots=True)
class Tab:
    """One view on the list, with its count."""

    naam: str
    tekst: str
    aantal: int
    adres: str
    actief: bool


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column heading that sorts; `richting` is the aria-sort value."""

    naam: str
    tekst: str
    adres: str
    richting: str


@dataclass(frozen=True, slots=True)
class Regel:
    """One case on the list."""

    melding: Melding
    stand: Stand
    volgende: str


@dataclass(frozen=True, slots=True)
class Werkvoorraad:
    """Everything the page shows."""

    kop: str
    tabs: list[Tab]
    kolommen: list[Kolom]
    regels: list[Regel]
    pagina: Page
    vorige: str
    volgende: str
    is_gefilterd: bool


def laad_werkvoorraad(
    gebruiker: Gebruiker, formulier: WerkvoorraadFilter, vraag: QueryDict, vandaag: date
) -> Werkvoorraad:
    """The cases of the chosen tab that this user may see, filtered, sorted and paged."""
    zichtbaar = Melding.objects.zichtbaar_voor(gebruiker).filter(status__in=OPEN)
    keuzes = _tabs(gebruiker)
    actief = vraag.get("lijst") if vraag.get("lijst") in keuzes else next(iter(keuzes))
    aantallen = zichtbaar.aggregate(**{naam: Count("pk", filter=q) for naam, (_, q) in keuzes.items()})
    zaken, gefilterd = _gefilterd(zichtbaar.filter(keuzes[actief][1]), formulier)
    sortering = vraag.get("sorteer", "").lstrip("-")
    sortering = sortering if sortering in _SORTERING else "uiterlijk"
    omgekeerd = vraag.get("sorteer", "").startswith("-")
    pagina = _pagina(_gesorteerd(zaken, sortering, omgekeerd), vraag, None if gefilterd else aantallen[actief])
    tabs = [
        Tab(naam, tekst, aantallen[naam], _adres(vraag, lijst=naam, pagina=None), naam == actief)
        for naam, (tekst, _) in keuzes.items()
    ]
    return Werkvoorraad(
        kop=keuzes[actief][0],
        tabs=tabs,
        kolommen=_kolommen(vraag, sortering, omgekeerd),
        regels=[Regel(rij, stand(rij.uiterlijk_op, vandaag), rij.volgende_taak or "") for rij in pagina],
        pagina=pagina,
        vorige=_adres(vraag, pagina=pagina.number - 1) if pagina.has_previous() else "",
        volgende=_adres(vraag, pagina=pagina.number + 1) if pagina.has_next() else "",
        is_gefilterd=gefilterd,
    )


def _tabs(gebruiker: Gebruiker) -> dict[str, tuple[str, Q]]:
    team = Q(team_id=gebruiker.team_id) if gebruiker.team_id else Q()
    return {
        "mijn": ("Mijn zaken", Q(behandelaar=gebruiker)),
        "team": ("Team", team),
        "los": ("Niet toegewezen", Q(behandelaar__isnull=True)),
        "heronderzoek": ("Heronderzoek", Q(aanleiding="heronderzoek")),
    }


def _gefilterd(zaken: QuerySet[Melding], formulier: WerkvoorraadFilter) -> tuple[QuerySet[Melding], bool]:
    if not formulier.is_bound or not formulier.is_valid():
        return zaken, False
    zoek, fasen = formulier.cleaned_data["zoek"], formulier.cleaned_data["fase"]
    if fasen:
        zaken = zaken.filter(status__in=fasen)
    return zoek_zaken(zaken, zoek), bool(zoek or fasen)


def zoek_zaken(zaken: QuerySet[Melding], zoek: str) -> QuerySet[Melding]:
    """The cases that every word finds: by number, postcode, birth date, or a name as spelled or as it sounds."""
    for woord in zoekwoorden(zoek):
        zaken = zaken.filter(_zoekt(woord))
    return zaken


def _zoekt(woord: str) -> Q:
    """A word finds a number, postcode, birth date, or a name as it is spelled or as it sounds."""
    if datum := re.fullmatch(r"(\d{1,2})-(\d{1,2})-(\d{4})", woord):
        dag, maand, jaar = (int(deel) for deel in datum.groups())
        return Q(client__geboortedatum__day=dag, client__geboortedatum__month=maand, client__geboortedatum__year=jaar)
    if re.fullmatch(r"\d{4}[A-Za-z]{0,2}", woord):
        postcode = f"{woord[:4]} {woord[4:].upper()}".strip()
        return Q(client__postcode__startswith=postcode) | Q(nummer__endswith=woord)
    if re.fullmatch(r"(?i)(wmo-)?[\d-]+", woord):
        return Q(nummer__icontains=woord.upper())
    if not vouw(woord):
        return Q(pk__in=[])
    termen = Zoekterm.objects.filter(Q(term__startswith=vouw(woord)) | Q(soort="klank", term=klank(woord)))
    return Q(client_id__in=termen.values("client_id"))


def _gesorteerd(zaken: QuerySet[Melding], sortering: str, omgekeerd: bool) -> QuerySet[Melding]:
    volgende = Taak.objects.filter(melding=OuterRef("pk")).open().order_by("-is_spoed", "uiterlijk_op", "pk")
    zaken = zaken.select_related("client", "behandelaar").annotate(volgende_taak=Subquery(volgende.values("titel")[:1]))
    if sortering == "uiterlijk" and not omgekeerd:
        return zaken.op_urgentie()
    velden = _SORTERING[sortering]
    return zaken.order_by(*(f"-{veld}" for veld in velden) if omgekeerd else velden)


def _pagina(zaken: QuerySet[Melding], vraag: QueryDict, aantal: int | None) -> Page:
    paginator = Paginator(zaken, PER_PAGINA)
    if aantal is not None:
        # The tab has already been counted; counting again would be a query for nothing.
        paginator.count = aantal
    return paginator.get_page(vraag.get("pagina"))


def _kolommen(vraag: QueryDict, sortering: str, omgekeerd: bool) -> list[Kolom]:
    teksten = {"nummer": "Zaak", "naam": "Inwoner", "fase": "Fase", "uiterlijk": "Uiterste datum"}
    kolommen = []
    for naam, tekst in teksten.items():
        actief = naam == sortering
        richting = ("descending" if omgekeerd else "ascending") if actief else "none"
        nieuw = f"-{naam}" if actief and not omgekeerd else naam
        kolommen.append(Kolom(naam, tekst, _adres(vraag, sorteer=nieuw, pagina=None), richting))
    return kolommen


def _adres(vraag: QueryDict, **wijzigingen: Any) -> str:
    nieuw = vraag.copy()
    for naam, waarde in wijzigingen.items():
        if waarde is None:
            nieuw.pop(naam, None)
        else:
            nieuw[naam] = str(waarde)
    return f"?{nieuw.urlencode()}"
