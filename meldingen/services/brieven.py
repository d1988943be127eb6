"""From an act to a letter that leaves: asked for in the outbox, made by the worker, put in the post folder."""

import json
import os
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef

from meldingen.brieven.gegevens import Afzender, Briefgegevens, Clientondersteuning, Geadresseerde, Zaak
from meldingen.brieven.invoer import naar_json
from meldingen.brieven.maak import Bijlage, maak_pdf
from meldingen.brieven.render import render_brief
from meldingen.brieven.soorten import soort
from meldingen.fouten import Geweigerd
from meldingen.gevolgen import BRIEF_VERZONDEN
from meldingen.huisstijl import STANDAARDLOGO
from meldingen.models import Document, Gebruiker, Gemeente, Melding, Uitgaand
from meldingen.rollen import Rol
from meldingen.services.documenten import bewaar, lees
from meldingen.services.handeling import handeling
from meldingen.services.huisstijl import beelden_van
from meldingen.services.mail import zet_briefbericht_klaar
from meldingen.services.taken import maak_taak, rond_af_met_sleutel
from meldingen.services.uitgaand import zet_klaar
from meldingen.services.voorkeur import wil_in_portaal

# Who fills a letter of this code: from the case, the day and the references in the outbox row.
Vuller = Callable[[Melding, date, Mapping[str, Any]], Briefgegevens]
_VULLERS: dict[str, Vuller] = {}

POST, ZELF, PORTAAL = "post", "persoonlijk", "portaal"
# By post as well, but only through the post folder: in a print batch the copy without its code is worth nothing.
RECHTSTREEKS = "rechtstreeks"
# To a relative, asked for by a person: the only letter that leaves after a death.
AAN_NABESTAANDE = "D-27"
# What stands in the window of a letter when the address is secret.
GEHEIM = {"straat": "Persoonlijk overhandigd", "postcode_plaats": "(geen post)"}


def registreer_vuller(code: str, vuller: Vuller) -> None:
    """Say who fills letters of this code; filled in AppConfig.ready()."""
    if code in _VULLERS:
        raise ValueError(f"Brief {code} heeft al een vuller.")
    _VULLERS[code] = vuller


@handeling
def zet_brief_klaar(melding: Melding, code: str, *, op: date, over: str = "", **verwijzing: Any) -> Uitgaand:
    """Ask for a letter, once per code and `over` (what it is about). It leaves by itself, or as a task (M-21).

    With `alleen_dossier` it is made and stays in the case: nothing is posted.
    """
    sleutel = f"{code}:{melding.pk}:{over}" if over else f"{code}:{melding.pk}"
    return zet_klaar(
        "brief",
        sleutel,
        gemeente=melding.gemeente,
        melding=melding,
        op=op,
        inhoud={"code": code, **verwijzing},
    )


def bezorg_brief(rij: Uitgaand, op: date) -> None:
    """Deliver an outbox row of kind 'brief': make the PDF and let it leave."""
    melding = Melding.objects.select_related("client", "gemeente", "behandelaar").get(pk=rij.melding_id)
    if melding.client.overleden_op is not None and rij.inhoud["code"] != AAN_NABESTAANDE:
        raise Geweigerd("De cliënt is overleden; er gaan geen automatische brieven meer uit.")
    document = maak_document(melding, rij.inhoud["code"], sleutel=rij.sleutel, op=rij.op, inhoud=rij.inhoud)
    if rij.inhoud.get("alleen_dossier"):
        return
    if melding.client.veilige_communicatie:
        vraag_om_bezorging(document, melding, op)
        return
    if wil_in_portaal(melding.client, document.soort) and not naar_ander(document):
        # It leaves once the client has been told that it stands there; that message is a delivery of its own.
        zet_klaar("portaal", f"portaal:{document.pk}", gemeente=rij.gemeente, melding=melding, op=rij.op)
        return
    verstuur_per_post(document, op=op)


def verstuur_per_post(document: Document, *, op: date) -> None:
    """Hand the letter to the print service; from now on it is sent."""
    leg_in_postmap(document, lees(document))
    noteer_verzonden(document, op=op, kanaal=POST, door=None)


@handeling
def maak_document(melding: Melding, code: str, *, sleutel: str, op: date, inhoud: Mapping[str, Any]) -> Document:
    """Render the letter to a PDF/A document of the case; the same `sleutel` gives the same document."""
    bestaand = Document.objects.filter(sleutel=sleutel).first()
    if bestaand is not None:
        return bestaand
    gegevens = _VULLERS[code](melding, op, inhoud)
    return bewaar(
        melding,
        maak_pdf_van(melding, code, gegevens, op=op),
        sleutel=sleutel,
        soort=code,
        titel=soort(code).titel,
        richting=Document.Richting.UIT,
        mediatype="application/pdf",
        op=op,
        door=None,
        sjabloonversie=soort(code).versie,
        gegevens=naar_json(gegevens),
    )


def maak_pdf_van(melding: Melding, code: str, gegevens: Briefgegevens, *, op: date) -> bytes:
    """The letter of this kind with this input, as PDF/A."""
    return maak_pdf_uit(code, gegevens, zaaknummer=melding.nummer, op=op)


def maak_pdf_uit(code: str, gegevens: Briefgegevens, *, zaaknummer: str, op: date) -> bytes:
    """The same without a case: an empty form that anybody may print."""
    brief = render_brief(code, gegevens.als_gegevens())
    bijlage = Bijlage("gegevens.json", naar_json(gegevens).encode(), "De gegevens van deze brief")
    return maak_pdf(
        brief.html,
        titel=brief.titel,
        zaaknummer=zaaknummer,
        gemaakt_op=_middag(op),
        bijlagen=[bijlage],
        beelden=beelden_van(gegevens.afzender),
    )


def blijft_in_dossier() -> Exists:
    """For a queryset of documents: whether the letter was made for the case only, and goes to nobody by post."""
    return Exists(Uitgaand.objects.filter(sleutel=OuterRef("sleutel"), inhoud__alleen_dossier=True))


@handeling
def markeer_bezorgd(document: Document, *, op: date, door: Gebruiker) -> None:
    """A person delivered the letter in a safe way (M-21, K-07)."""
    vers = Document.objects.select_for_update().select_related("melding").get(pk=document.pk)
    if vers.verzonden_op is not None:
        raise Geweigerd("Deze brief is al verzonden of bezorgd.")
    if vers.richting != Document.Richting.UIT:
        raise Geweigerd("Dit is een ontvangen stuk; dat wordt niet bezorgd.")
    if Document.objects.filter(blijft_in_dossier(), pk=vers.pk).exists():
        raise Geweigerd("Dit stuk hoort alleen in het dossier. Het gaat niet naar de inwoner.")
    noteer_verzonden(vers, op=op, kanaal=ZELF, door=door)
    rond_af_met_sleutel(vers.melding, f"bezorg:{vers.sleutel}", op=op, door=door)


def afzender(melding: Melding) -> Afzender:
    """The gemeente as sender, with the person who handles the case or else the department."""
    return afzender_van(melding.gemeente, melding.behandelaar)


def afzender_van(gemeente: Gemeente, mens: Gebruiker | None = None) -> Afzender:
    """The gemeente as sender; without a person the department signs."""
    return Afzender(
        gemeente=gemeente.naam,
        afdeling=gemeente.afdeling,
        postbus=gemeente.postbus,
        postcode_plaats=gemeente.postcode_plaats,
        telefoon=(mens.telefoon if mens else "") or gemeente.telefoon,
        email=gemeente.email,
        website=gemeente.website,
        bereikbaar=gemeente.bereikbaar,
        contactpersoon=str(mens) if mens else gemeente.afdeling,
        ondertekenaar=str(mens) if mens else gemeente.afdeling,
        functie=(mens.functie if mens else "") or "Team Wmo",
        clientondersteuning=Clientondersteuning(
            naam=gemeente.clientondersteuning, telefoon=gemeente.clientondersteuning_telefoon
        ),
        huiskleur=gemeente.huiskleur,
        logo=gemeente.logo or STANDAARDLOGO,
    )


def geadresseerde(melding: Melding) -> Geadresseerde:
    """The client as addressee; without an address the letter cannot leave and says so."""
    client = melding.client
    aanhef = {"mevrouw": "Mevrouw ", "meneer": "De heer "}.get(client.aanhef, "")
    naam = f"{aanhef}{client.naam}"
    if client.adres_is_geheim:
        return Geadresseerde(naam, client.aanspreeknaam, **GEHEIM, groot_lettertype=client.grote_letters)
    if not (client.straat and client.postcode):
        raise Geweigerd("Het adres van de cliënt ontbreekt. Vul het in, dan gaat de brief alsnog weg.")
    return Geadresseerde(
        naam=naam,
        aanhef=client.aanspreeknaam,
        straat=f"{client.straat} {client.huisnummer}".strip(),
        postcode_plaats=f"{client.postcode}  {client.plaats}".strip(),
        groot_lettertype=client.grote_letters,
    )


def zaak(melding: Melding, briefdatum: date) -> Zaak:
    """The heading of a letter."""
    return Zaak(nummer=melding.nummer, briefdatum=briefdatum, client=melding.client.naam)


def vraag_om_bezorging(document: Document, melding: Melding, op: date) -> None:
    """Nothing may leave by itself (M-21): a person delivers the letter in a safe way."""
    maak_taak(
        melding,
        f"bezorg:{document.sleutel}",
        f"Bezorg veilig: {document.titel}",
        rol=Rol.CONSULENT,
        uiterlijk_op=op,
        op=op,
        plek="documenten",
    )


def noteer_verzonden(document: Document, *, op: date, kanaal: str, door: Gebruiker | None) -> None:
    """The letter has left: when, how and to where; what follows from it happens now."""
    client = document.melding.client
    ander = naar_ander(document)
    waarheen = ["Mijn zaak"] if kanaal == PORTAAL else client.adresregels
    document.verzonden_op, document.kanaal = op, kanaal
    document.bezorgd_aan = "\n".join(ander or [client.naam, *waarheen])
    document.save(update_fields=["verzonden_op", "kanaal", "bezorgd_aan"])
    if kanaal == POST and client.wil_mailbericht and client.email and not ander:
        zet_briefbericht_klaar(document, op=op)
    BRIEF_VERZONDEN.roep(document, op=op, door=door)


def naar_ander(document: Document) -> list[str]:
    """Name and address when the letter is about the client but goes to somebody else (D-05); else empty."""
    naar = json.loads(document.gegevens or "{}").get("geadresseerde", {})
    return [naar["naam"], naar["straat"], naar["postcode_plaats"]] if naar.get("gaat_over") else []


def leg_in_postmap(document: Document, inhoud: bytes) -> None:
    """Hand the PDF to the print service: the name is the key, so a second attempt is the same letter."""
    map_: Path = settings.POSTMAP
    map_.mkdir(parents=True, exist_ok=True, mode=0o700)
    doel = map_ / f"{document.sleutel.replace(':', '_')}.pdf"
    tijdelijk = doel.with_suffix(".deel")
    tijdelijk.write_bytes(inhoud)
    os.replace(tijdelijk, doel)


def _middag(op: date) -> datetime:
    """A fixed moment on the day of the letter, so that the same letter has the same bytes."""
    return datetime.combine(op, time(12), UTC)
