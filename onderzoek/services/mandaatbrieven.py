"""Fills the letter to who carries out beschermd wonen and opvang in our name (BW-03)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from meldingen.brieven.gegevens import Geadresseerde
from meldingen.models import Melding, Termijn
from meldingen.services.brieven import afzender, zaak
from onderzoek.brieven.mandaat import MandaatGegevens
from onderzoek.models import Mandaatoverdracht


def vul_overdracht(melding: Melding, op: date, verwijzing: Mapping[str, Any]) -> MandaatGegevens:
    """BW-03, with the day of the melding and the clock that goes on."""
    rij = Mandaatoverdracht.objects.get(pk=verwijzing["mandaatoverdracht"])
    client = melding.client
    klok = Termijn.objects.filter(melding=melding, soort=Termijn.Soort.ONDERZOEK).latest("pk")
    wegen = [weg for weg in (client.telefoon, client.email) if weg]
    return MandaatGegevens(
        afzender=afzender(melding),
        geadresseerde=Geadresseerde(
            naam=rij.uitvoerder,
            aanhef="collega",
            straat=rij.adres,
            postcode_plaats=rij.postcode_plaats,
            gaat_over=client.aanspreeknaam,
        ),
        zaak=zaak(melding, op),
        hulp=rij.get_soort_display().lower(),
        client_naam=client.naam,
        geboren_op=client.geboortedatum,
        bereikbaar=" of ".join(wegen) or "via ons, wij hebben geen telefoonnummer",
        meldingsdatum=rij.meldingsdatum,
        onderzoek_uiterlijk=klok.uiterste_datum,
        geinformeerd_op=rij.geinformeerd_op,
    )
