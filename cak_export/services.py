"""Messages to the CAK that follow from a decision (E-10, E-15)."""

import hashlib
from datetime import date

from django.db import connection

from beschikkingen.models import Beschikking
from cak_export.ieb.wmo401 import OngeldigBericht, StartBericht, schrijf
from cak_export.models import Bericht
from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker
from meldingen.rollen import Rol
from meldingen.services import taken
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast


def start_bij_besluit(beschikking: Beschikking, *, op: date, door: Gebruiker) -> None:
    """A consequence of the decision, when the gemeente starts the contribution at the beschikking (E-10).

    Without a BSN no message can be made: that becomes a task, because the decision itself must not wait for it.
    """
    toegepast = beschikking.parameters
    if beschikking.uitkomst == Beschikking.Uitkomst.AFGEWEZEN:
        return
    if toegepast.get("eb_startmoment") != "beschikking" or not toegepast.get("kv_eigen_bijdrage"):
        return
    melding = beschikking.melding
    if not melding.client.bsn:
        taken.maak_taak(
            melding,
            "cak-bsn",
            "Zoek het BSN op: het bericht aan het CAK kan nog niet worden gemaakt",
            rol=Rol.ADMINISTRATIE,
            uiterlijk_op=op,
            op=op,
            plek="overzicht",
        )
        return
    maak_startbericht(beschikking, op=op, door=door)


@handeling
def maak_startbericht(beschikking: Beschikking, *, op: date, door: Gebruiker) -> Bericht:
    """WMO401 of iEb 1.0; our own check finds nothing in it, or it is refused."""
    melding = beschikking.melding
    bestaand = Bericht.objects.filter(melding=melding, soort=Bericht.Soort.WMO401).first()
    if bestaand is not None:
        return bestaand
    startnummer = _volgend_startnummer()
    startdatum = min(beschikking.regels.filter(is_toegekend=True).values_list("ingangsdatum", flat=True))
    identificatie = f"{melding.gemeente.code}{startnummer:08d}"
    inhoud = StartBericht(
        gemeentecode=melding.gemeente.code,
        identificatie=identificatie,
        dagtekening=op,
        bsn=melding.client.bsn,
        startnummer=startnummer,
        startdatum=startdatum,
    )
    try:
        xml = schrijf(inhoud)
    except OngeldigBericht as fout:
        raise Geweigerd(f"Het bericht aan het CAK kan niet worden gemaakt. {fout}") from fout
    bericht = Bericht.objects.create(
        gemeente=melding.gemeente,
        melding=melding,
        client=melding.client,
        soort=Bericht.Soort.WMO401,
        identificatie=identificatie,
        startnummer=startnummer,
        startdatum=startdatum,
        xml=xml.decode(),
        kenmerk=hashlib.sha256(xml).hexdigest(),
        op=op,
    )
    leg_vast(melding, "E-10", op=op, door=door, naam="Startbericht voor het CAK gemaakt")
    return bericht


def _volgend_startnummer() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('cak_startnummer')")
        return cursor.fetchone()[0]
