"""A letter that shows the beheerder how the house style turns out. Nothing of it is kept."""

import dataclasses
from datetime import UTC, date, datetime, time

from meldingen.brieven.logo import Logo
from meldingen.brieven.maak import maak_pdf
from meldingen.brieven.render import render_brief
from meldingen.brieven.voorbeeld import ontvangstbevestiging
from meldingen.huisstijl import STANDAARDLOGO
from meldingen.models import Gemeente
from meldingen.services.brieven import afzender_van


def voorbeeldbrief(gemeente: Gemeente, logo: Logo | None, *, op: date) -> bytes:
    """Return D-01 as PDF, from the gemeente as it is in memory to a fictitious client.

    Raises Geweigerd naming what the gemeente has not filled in yet: a real letter could not leave either.
    """
    gegevens = ontvangstbevestiging(
        dataclasses.replace(afzender_van(gemeente), logo=logo.naam if logo else STANDAARDLOGO),
        op,
        pgb_website=gemeente.pgb_website,
        privacy_website=gemeente.privacy_website,
        spoed_telefoon=gemeente.spoed_telefoon or gemeente.telefoon,
    )
    brief = render_brief("D-01", gegevens.als_gegevens())
    return maak_pdf(
        brief.html,
        titel=f"Voorbeeld: {brief.titel}",
        zaaknummer=gegevens.zaak.nummer,
        gemaakt_op=datetime.combine(op, time(12), UTC),
        beelden={logo.naam: logo.inhoud} if logo else {},
    )
