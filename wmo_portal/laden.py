"""Loads the fixtures of gemeenten and demo users. Only inserts what is missing, so it may run any number of times."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction

from beschikkingen.models import Mandaat
from logeerzorg.models import Bed, Deelname, Locatie, Regio
from meldingen.models import Gebruiker, Gemeente, Machtiging, Melding, Organisatie, Parameter, Team, Thema
from meldingen.parametersoorten import SOORTEN
from meldingen.services.clienten import Relatiegegevens, bsn_index
from meldingen.services.inwoners import inwoner_met_bsn
from meldingen.services.machtiging import NieuweMachtiging, leg_machtiging_vast
from onderzoek.models import AlgemeneVoorziening, Planproduct, Resultaatgebied, Voorzieningsoort

FIXTURES = Path(settings.BASE_DIR) / "fixtures"


def lees(pad: str) -> Any:
    """The JSON of one fixture file."""
    return json.loads((FIXTURES / pad).read_text(encoding="utf-8"))


@transaction.atomic
def laad_gemeente(naam: str) -> Gemeente:
    """One gemeente: its file in fixtures/gemeenten (teams, parameters, regio) and its catalogue of voorzieningen."""
    inhoud = lees(f"gemeenten/{naam}.json")
    kern = inhoud["gemeente"]
    gemeente, _ = Gemeente.objects.get_or_create(code=kern["code"], defaults=kern)
    _laad_kern(gemeente, inhoud)
    for rij in inhoud["parameters"]:
        _laad_parameter(gemeente, rij)
    for rij in _catalogus(naam):
        sleutel = {"code": rij["code"], "geldig_van": rij["geldig_van"]}
        Voorzieningsoort.objects.get_or_create(gemeente=gemeente, **sleutel, defaults=rij)
    _laad_resultaatgebieden(gemeente, inhoud.get("resultaatgebieden", []))
    for rij in inhoud.get("sociale_kaart", []):
        sleutel = {"code": rij["code"], "geldig_van": rij["geldig_van"]}
        AlgemeneVoorziening.objects.get_or_create(gemeente=gemeente, **sleutel, defaults=rij)
    for naam in inhoud.get("aanbieders", []):
        _laad_aanbieder(gemeente, naam)
    _laad_clientondersteuning(gemeente)
    for rij in inhoud.get("mandaten", []):
        _laad_mandaat(gemeente, rij)
    if "regio" in inhoud:
        _laad_regio(gemeente, inhoud["regio"])
    return gemeente


def laad_gemeenten() -> list[Gemeente]:
    """All files; the national one first, because the others lean on it."""
    namen = sorted(pad.stem for pad in (FIXTURES / "gemeenten").glob("*.json"))
    return [laad_gemeente(naam) for naam in sorted(namen, key=lambda naam: naam != "landelijk")]


@transaction.atomic
def laad_gebruikers() -> list[Gebruiker]:
    """The users of the demo, each with one role, and the organisations that only some of them stand for."""
    inhoud = lees("demo.json")
    for rij in inhoud["organisaties"]:
        _laad_organisatie(rij)
    return [_laad_gebruiker(rij, inhoud["wachtwoord"]) for rij in inhoud["gebruikers"]]


def _catalogus(naam: str) -> list[dict[str, Any]]:
    """What this gemeente can grant; the national file has no catalogue."""
    pad = f"catalogus/{naam}.json"
    rijen: list[dict[str, Any]] = lees(pad) if (FIXTURES / pad).exists() else []
    return rijen


@transaction.atomic
def laad_inwoners(vandaag: date) -> None:
    """Who in the demo acts for somebody: known by the BSN of the imitated DigiD, with a signed machtiging."""
    for rij in lees("demo.json")["inwoners"]:
        if not (wie := rij["machtigt"]):
            continue
        gebruiker = inwoner_met_bsn(rij["bsn"], date.fromisoformat(rij["geboortedatum"])).gebruiker
        melding = Melding.objects.filter(client__bsn_index=bsn_index(wie["namens"])).latest("pk")
        if gebruiker.machtigingen_van.filter(client=melding.client).exists():
            continue
        nieuw = NieuweMachtiging(
            Relatiegegevens(naam=wie["naam"], soort=wie["soort"], bron="cliënt"),
            tuple(Machtiging.Bereik.values), van=vandaag, getekend_op=vandaag,
        )  # fmt: skip
        machtiging = leg_machtiging_vast(melding, nieuw, op=vandaag, door=melding.behandelaar)
        machtiging.gemachtigde = gebruiker
        machtiging.save(update_fields=["gemachtigde"])


@transaction.atomic
def laad_demowaarden() -> None:
    """Amounts that a gemeente lays down itself, made up for the demo so that everything can be calculated."""
    for rij in lees("demo.json")["parameters"]:
        waarden = {naam: waarde for naam, waarde in rij.items() if naam != "gemeente"}
        _laad_parameter(Gemeente.objects.get(naam=rij["gemeente"]), waarden)


def _laad_resultaatgebieden(gemeente: Gemeente, rijen: list[dict[str, Any]]) -> None:
    """The resultaatgebieden, each with its products."""
    for rij in rijen:
        velden = {naam: waarde for naam, waarde in rij.items() if naam != "producten"}
        sleutel = {"code": rij["code"], "geldig_van": rij["geldig_van"]}
        gebied, _ = Resultaatgebied.objects.get_or_create(gemeente=gemeente, **sleutel, defaults=velden)
        for product in rij.get("producten", []):
            waarden = {**product, "gebied": gebied, "geldig_van": rij["geldig_van"], "geldig_tot": rij["geldig_tot"]}
            Planproduct.objects.get_or_create(
                gemeente=gemeente, code=product["code"], geldig_van=rij["geldig_van"], defaults=waarden
            )


def _laad_kern(gemeente: Gemeente, inhoud: dict[str, Any]) -> None:
    """Who works there and how its pages look."""
    for team in inhoud["teams"]:
        Team.objects.get_or_create(gemeente=gemeente, naam=team)
    if "thema" in inhoud:
        Thema.objects.get_or_create(gemeente=gemeente, defaults=inhoud["thema"])


def _laad_parameter(gemeente: Gemeente, rij: dict[str, Any]) -> None:
    if fout := SOORTEN[rij["code"]].fout_in(rij["waarde"]):
        raise ValueError(f"{gemeente}: {fout}")
    sleutel = {"code": rij["code"], "geldig_van": rij["geldig_van"]}
    Parameter.objects.get_or_create(gemeente=gemeente, **sleutel, defaults=rij)


def _laad_aanbieder(gemeente: Gemeente, naam: str) -> Organisatie:
    """An aanbieder that works for this gemeente."""
    rij, _ = Organisatie.objects.get_or_create(naam=naam, defaults={"soort": Organisatie.Soort.AANBIEDER})
    rij.gemeenten.add(gemeente)
    return rij


def _laad_organisatie(rij: dict[str, Any]) -> Organisatie:
    """An organisation with the gemeenten it works for."""
    velden = {naam: waarde for naam, waarde in rij.items() if naam not in ("naam", "gemeenten")}
    organisatie, _ = Organisatie.objects.get_or_create(naam=rij["naam"], defaults=velden)
    organisatie.gemeenten.add(*Gemeente.objects.filter(naam__in=rij["gemeenten"]))
    return organisatie


def _laad_clientondersteuning(gemeente: Gemeente) -> None:
    """Who supports clients here, so that a client can give that organisation a machtiging (M-10)."""
    if not gemeente.clientondersteuning:
        return
    vast = {"soort": Organisatie.Soort.CLIENTONDERSTEUNING, "telefoon": gemeente.clientondersteuning_telefoon}
    rij, _ = Organisatie.objects.get_or_create(naam=gemeente.clientondersteuning, defaults=vast)
    if rij.soort == Organisatie.Soort.CLIENTONDERSTEUNING:
        rij.gemeenten.add(gemeente)


def _laad_mandaat(gemeente: Gemeente, rij: dict[str, Any]) -> None:
    """A line of the mandaatregister for each besluitsoort; one that the beheerder closed or changed stays as it is."""
    vast = {naam: rij[naam] for naam in ("tot_bedrag", "geldig_tot", "bron")}
    for soort in rij["besluitsoorten"]:
        sleutel = {"rol": rij["rol"], "besluitsoort": soort, "geldig_van": rij["geldig_van"]}
        Mandaat.objects.get_or_create(gemeente=gemeente, gebruiker=None, **sleutel, defaults=vast)


def _laad_regio(gemeente: Gemeente, rij: dict[str, Any]) -> None:
    """The region, who takes part in it, and the houses its aanbieders share (L-42)."""
    regio, _ = Regio.objects.get_or_create(naam=rij["naam"])
    geldig = {"geldig_van": rij["geldig_van"], "geldig_tot": rij["geldig_tot"]}
    Deelname.objects.get_or_create(regio=regio, gemeente=gemeente, defaults=geldig)
    for naam in rij["andere_gemeenten"]:
        elders, _ = Organisatie.objects.get_or_create(naam=naam, defaults={"soort": Organisatie.Soort.GEMEENTE})
        Deelname.objects.get_or_create(regio=regio, organisatie=elders, defaults=geldig)
    for locatie in rij["locaties"]:
        organisatie = _laad_aanbieder(gemeente, locatie["organisatie"])
        Deelname.objects.get_or_create(regio=regio, organisatie=organisatie, defaults=geldig)
        _laad_locatie(regio, organisatie, locatie)


def _laad_locatie(regio: Regio, organisatie: Organisatie, rij: dict[str, Any]) -> None:
    velden = {naam: waarde for naam, waarde in rij.items() if naam not in ("organisatie", "bedden")}
    vast = {"organisatie": organisatie, "regio": regio, **velden}
    locatie, _ = Locatie.objects.get_or_create(naam=rij["naam"], defaults=vast)
    for bed in rij["bedden"]:
        Bed.objects.get_or_create(locatie=locatie, naam=bed["naam"], defaults={"geldig_van": rij["geldig_van"], **bed})


def _laad_gebruiker(rij: dict[str, Any], wachtwoord: str) -> Gebruiker:
    gemeente = Gemeente.objects.get(naam=rij["gemeente"]) if rij["gemeente"] else None
    gebruiker, nieuw = Gebruiker.objects.get_or_create(
        username=rij["gebruikersnaam"],
        defaults={
            "first_name": rij["voornaam"],
            "last_name": rij["achternaam"],
            "gemeente": gemeente,
            "team": gemeente.teams.first() if gemeente else None,
            "organisatie": Organisatie.objects.get(naam=rij["organisatie"]) if rij["organisatie"] else None,
            "functie": rij["functie"],
            "telefoon": rij["telefoon"],
            "is_staff": rij["is_staff"],
        },
    )
    if nieuw:
        gebruiker.set_password(wachtwoord)
        gebruiker.save(update_fields=["password"])
        gebruiker.groups.set(Group.objects.filter(name__in=rij["rollen"]))
    return gebruiker
