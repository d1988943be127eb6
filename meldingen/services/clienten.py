"""Clients: found by BSN, written with their search terms."""

from dataclasses import dataclass
from datetime import date

from django.db import connection

from meldingen import versleuteling, zoekvorm
from meldingen.fouten import Geweigerd
from meldingen.models import Client, Gebruiker, Gemeente, Melding, Relatie, Zoekterm
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast


@dataclass(frozen=True, slots=True)
class Clientgegevens:
    """What is known of a client at registration; only the surname is indispensable (M-01)."""

    achternaam: str
    voornamen: str = ""
    tussenvoegsel: str = ""
    geboortenaam: str = ""
    aanhef: str = ""
    geboortedatum: date | None = None
    bsn: str = ""
    straat: str = ""
    huisnummer: str = ""
    postcode: str = ""
    plaats: str = ""
    telefoon: str = ""
    email: str = ""
    veilige_communicatie: bool = False


@dataclass(frozen=True, slots=True)
class Relatiegegevens:
    """Someone who reports for the client, or cares for them (M-02)."""

    naam: str
    soort: str
    telefoon: str = ""
    email: str = ""
    is_mantelzorger: bool = False
    bron: str = "melder zelf"


def bsn_index(bsn: str) -> str:
    """The keyed blind index under which a BSN is found without being readable."""
    return versleuteling.kenmerk(bsn, "bsn")


@handeling
def vind_of_maak(gemeente: Gemeente, gegevens: Clientgegevens) -> tuple[Client, bool]:
    """The client with this BSN in the gemeente, else a new one; returns (client, is_new).

    What is already known is never overwritten by what an unverified form says; only the wish for safe
    communication is taken over, because ignoring it can do harm (M-21).
    """
    if gegevens.bsn:
        _wacht_op_elkaar(gemeente, bsn_index(gegevens.bsn))
        bekend = Client.objects.filter(gemeente=gemeente, bsn_index=bsn_index(gegevens.bsn)).first()
        if bekend is not None:
            if gegevens.veilige_communicatie and not bekend.veilige_communicatie:
                bekend.veilige_communicatie = True
                bekend.save(update_fields=["veilige_communicatie"])
            return bekend, False
    velden = {naam: getattr(gegevens, naam) for naam in gegevens.__dataclass_fields__}
    client = Client.objects.create(
        gemeente=gemeente,
        bsn_index=bsn_index(gegevens.bsn) if gegevens.bsn else None,
        sorteersleutel=zoekvorm.sorteersleutel(gegevens.achternaam, gegevens.voornamen),
        **velden,
    )
    _schrijf_zoektermen(client)
    return client, True


@handeling
def wijzig(melding: Melding, gegevens: Clientgegevens, *, op: date, door: Gebruiker) -> tuple[str, ...]:
    """Correct what is known of the client; the log names the fields, never the values. Returns those names.

    Refuses a BSN that already belongs to another client of the gemeente: merging is an act of its own.
    """
    vers = Client.objects.select_for_update().get(pk=melding.client_id)
    velden = {naam: getattr(gegevens, naam) for naam in gegevens.__dataclass_fields__}
    anders = tuple(naam for naam, waarde in velden.items() if getattr(vers, naam) != waarde)
    if not anders:
        return ()
    if vers.adres_is_geheim and not gegevens.veilige_communicatie:
        raise Geweigerd("Het adres van deze inwoner is geheim. Dan kan er geen automatische post heen.")
    index = bsn_index(gegevens.bsn) if gegevens.bsn else None
    dubbel = Client.objects.filter(gemeente_id=vers.gemeente_id, bsn_index=index).exclude(pk=vers.pk)
    if index is not None and dubbel.exists():
        raise Geweigerd("Dit BSN hoort al bij een andere cliënt. Controleer het nummer.")
    for naam in anders:
        setattr(vers, naam, velden[naam])
    vers.bsn_index = index
    vers.sorteersleutel = zoekvorm.sorteersleutel(vers.achternaam, vers.voornamen)
    vers.save()
    _schrijf_zoektermen(vers)
    namen = ", ".join(anders).replace("_", " ")
    leg_vast(melding, "GEG", op=op, door=door, naam="Gegevens van de inwoner gewijzigd", reden=f"Gewijzigd: {namen}.")
    return anders


@handeling
def voeg_relatie_toe(client: Client, gegevens: Relatiegegevens) -> Relatie:
    """Add someone around the client; the source of the data is always known (X-03)."""
    velden = {naam: getattr(gegevens, naam) for naam in gegevens.__dataclass_fields__}
    relatie, _ = Relatie.objects.get_or_create(client=client, naam=gegevens.naam, soort=gegevens.soort, defaults=velden)
    return relatie


def _wacht_op_elkaar(gemeente: Gemeente, index: str) -> None:
    """Two meldingen about one new client at the same moment: the second finds the client of the first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 1))", [f"{gemeente.pk}:{index}"])


def _schrijf_zoektermen(client: Client) -> None:
    termen = zoekvorm.zoektermen(client.achternaam, client.voornamen, client.geboortenaam)
    Zoekterm.objects.filter(client=client).delete()
    Zoekterm.objects.bulk_create(
        Zoekterm(client=client, soort=soort, term=term[:120]) for soort, term in sorted(termen)
    )
