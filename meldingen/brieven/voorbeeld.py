"""Fictitious shared parts of a letter, for trying a template and for tests: no real person or address."""

from datetime import date

from meldingen.brieven.gegevens import Afzender, Clientondersteuning, Geadresseerde, Zaak

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
