"""Fictitious shared parts of a letter, for trying a template and for tests: no real person or address."""

from datetime import date, timedelta

from meldingen.brieven.gegevens import Afzender, Clientondersteuning, Geadresseerde, Zaak
from meldingen.brieven.kern import OntvangstbevestigingGegevens

AFZENDER = Afzender(
    gemeente="Altena",
    afdeling="Team Wmo",
    postbus="Postbus 100",
    postcode_plaats="4280 ZZ Voorbeelddorp",
    telefoon="0183 00 00 00",
    email="wmo@altena.example",
    website="www.altena.example/wmo",
    bereikbaar="op werkdagen van 9.00 tot 16.00 uur",
    contactpersoon="Sanne Mulder",
    ondertekenaar="S. Mulder",
    functie="Wmo-consulent",
    clientondersteuning=Clientondersteuning(
        naam="Stichting Naast U", telefoon="0800 00 00", website="www.naastu.example"
    ),
)
GEADRESSEERDE = Geadresseerde(
    naam="Mevrouw A. van Dalen-de Wit",
    aanhef="mevrouw Van Dalen",
    straat="Dijkweg 12",
    postcode_plaats="4284 XX Voorbeelddorp",
)


def zaak(briefdatum: date) -> Zaak:
    """Return the case of the fictitious client, with a letter of this date."""
    return Zaak(nummer="WMO-2026-000417", briefdatum=briefdatum, client="mevrouw A. van Dalen-de Wit")


def ontvangstbevestiging(
    afzender: Afzender, briefdatum: date, *, pgb_website: str, privacy_website: str, spoed_telefoon: str
) -> OntvangstbevestigingGegevens:
    """Return a D-01 of this sender to the fictitious client, as if she called on the day of the letter."""
    onderzoek = briefdatum + timedelta(weeks=6)
    return OntvangstbevestigingGegevens(
        afzender=afzender,
        geadresseerde=GEADRESSEERDE,
        zaak=zaak(briefdatum),
        melding_op=briefdatum,
        persoonlijk_plan_tot=briefdatum + timedelta(days=7),
        onderzoek_uiterlijk=onderzoek,
        aanvraag_vanaf=onderzoek + timedelta(days=1),
        pgb_website=pgb_website,
        privacy_website=privacy_website,
        spoed_telefoon=spoed_telefoon,
    )
