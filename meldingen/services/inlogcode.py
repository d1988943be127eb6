"""The one-time code by letter, for who follows the case without DigiD (K-07, X-20).

Whoever can open the letter at the address of the client is let in, once. The code stands in the letter and nowhere
else: the database keeps a digest, the text only until the letter is made, and the copy in the case has no code.
"""

import secrets
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy

from meldingen import versleuteling
from meldingen.brieven.inlogcode import InlogcodeGegevens
from meldingen.fouten import Geweigerd
from meldingen.models import Client, Gebruiker, Inlogcode, Melding, Uitgaand
from meldingen.models.inwoner import HOOGSTENS
from meldingen.rollen import Rol
from meldingen.services.brieven import (
    RECHTSTREEKS,
    afzender,
    geadresseerde,
    leg_in_postmap,
    maak_document,
    maak_pdf_van,
    noteer_verzonden,
    zaak,
)
from meldingen.services.handeling import handeling
from meldingen.services.inwoners import inwoner_van_client
from meldingen.services.overgang import leg_vast, vergrendel
from meldingen.services.taken import maak_taak
from meldingen.services.uitgaand import zet_klaar

BRIEF = "X-20"
# No letter or digit that looks like another one on paper.
TEKENS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
LENGTE = 8
GELDIG = timedelta(days=21)
# How many letters may leave: one a day, three in a month. More is a nuisance, not help.
PER_MAAND, MAAND = 3, timedelta(days=30)


@handeling
def vraag_code(nummer: str, *, geboortedatum: date, postcode: str, op: date) -> None:
    """Somebody without an account asks for a code. What happens is not told: the answer on screen is always the same.

    When number, birth date and postcode belong together a letter leaves, or (M-21) a task for the consulent.
    """
    melding = Melding.objects.select_related("client").filter(nummer=nummer).first()
    if melding is None:
        return
    client = melding.client
    if client.geboortedatum != geboortedatum or _kaal(client.postcode) != _kaal(postcode):
        return
    if not _te_veel(client, op):
        _stuur(melding, op=op, door=None)


@handeling
def stuur_code(melding: Melding, *, op: date, door: Gebruiker) -> bool:
    """Staff, or the client in Mijn zaak, ask for a letter; False when a person has to deliver it (a task was made)."""
    if melding.client.overleden_op is not None:
        raise Geweigerd(gettext_lazy("De cliënt is overleden. Er gaat geen inlogcode meer naar dit adres."))
    if _te_veel(melding.client, op):
        raise Geweigerd(
            gettext_lazy("Er ging al een brief met een code weg. Wacht op die brief, of vraag morgen een nieuwe.")
        )
    return _stuur(melding, op=op, door=door)


@handeling
def log_in_met_code(nummer: str, code: str, *, op: date, nu: datetime) -> Gebruiker | None:
    """The account of the client whose letter this is; None for every other case, without saying which.

    A wrong code counts against every letter of this client that still holds; five wrong ones end them.
    """
    melding = Melding.objects.select_related("client").filter(nummer=nummer).first()
    client = melding.client if melding is not None else None
    rijen = _geldige(client, op)
    gezocht = _kenmerk(client, code)
    passend = [rij for rij in rijen if constant_time_compare(rij.kenmerk, gezocht)]
    if melding is None or client is None:
        return None
    if not passend or client.overleden_op is not None:
        _tel_poging(melding, rijen, op)
        return None
    rij = passend[0]
    rij.gebruikt_op = nu
    rij.save(update_fields=["gebruikt_op"])
    gebruiker = inwoner_van_client(client).gebruiker
    leg_vast(melding, BRIEF, op=op, door=gebruiker, naam="Ingelogd met een code per brief")
    return gebruiker if gebruiker.is_active else None


def bezorg_inlogcode(rij: Uitgaand, op: date) -> None:
    """Deliver an outbox row of kind 'inlogcode': the letter with the code to the post, a copy without it in the case.

    The print service gets the letter straight away; it is in no print batch, because the copy is worth nothing.
    """
    code = Inlogcode.objects.select_for_update().get(pk=rij.inhoud["inlogcode"])
    melding = Melding.objects.select_related("client", "gemeente", "behandelaar").get(pk=rij.melding_id)
    tekst, code.code = code.code, ""
    code.save(update_fields=["code"])
    if not tekst or _niet_per_post(melding.client):
        # In the meantime a letter may do harm: the code is worth nothing, a person takes over.
        Inlogcode.objects.filter(pk=code.pk).update(geldig_tot=rij.op - timedelta(days=1))
        if not melding.client.overleden_op:
            _vraag_consulent(melding, op)
        return
    kopie = maak_document(melding, BRIEF, sleutel=rij.sleutel, op=rij.op, inhoud=rij.inhoud)
    met_code = replace(vul_inlogcode(melding, rij.op, rij.inhoud), code=tekst)
    leg_in_postmap(kopie, maak_pdf_van(melding, BRIEF, met_code, op=rij.op))
    noteer_verzonden(kopie, op=op, kanaal=RECHTSTREEKS, door=None)


def vul_inlogcode(melding: Melding, op: date, verwijzing: Mapping[str, Any]) -> InlogcodeGegevens:
    """X-20 without the code: that is how it stands in the case."""
    rij = Inlogcode.objects.get(pk=verwijzing["inlogcode"])
    return InlogcodeGegevens(
        afzender=afzender(melding),
        geadresseerde=geadresseerde(melding),
        zaak=zaak(melding, op),
        geldig_tot=rij.geldig_tot,
    )


def schrijf_code(code: str) -> str:
    """As it stands in the letter: ABCD-EFGH."""
    return f"{code[:4]}-{code[4:]}"


def _stuur(melding: Melding, *, op: date, door: Gebruiker | None) -> bool:
    vers = vergrendel(melding)
    if _niet_per_post(vers.client):
        _vraag_consulent(vers, op)
        return False
    code = "".join(secrets.choice(TEKENS) for _ in range(LENGTE))
    rij = Inlogcode.objects.create(
        client=vers.client,
        kenmerk=_kenmerk(vers.client, code),
        code=schrijf_code(code),
        gevraagd_op=op,
        geldig_tot=op + GELDIG,
    )
    wie = "" if door is not None else "iemand met geboortedatum en postcode"
    leg_vast(vers, BRIEF, op=op, door=door, namens=wie, naam="Brief met inlogcode gevraagd")
    zet_klaar(
        "inlogcode", f"{BRIEF}:{vers.pk}:{rij.pk}", gemeente=vers.gemeente, melding=vers, op=op,
        inhoud={"code": BRIEF, "inlogcode": rij.pk},
    )  # fmt: skip
    return True


def _vraag_consulent(melding: Melding, op: date) -> None:
    maak_taak(
        melding,
        f"inlogcode:{op:%Y-%m-%d}",
        "Iemand vroeg een inlogcode per brief; stem af of en hoe dat veilig kan",
        rol=Rol.CONSULENT,
        uiterlijk_op=op,
        op=op,
        plek="overzicht",
    )


def _niet_per_post(client: Client) -> bool:
    """No letter may leave by itself: M-21, nobody to write to, or no address."""
    veilig = client.veilige_communicatie or client.adres_is_geheim
    return veilig or client.overleden_op is not None or not (client.straat and client.postcode)


def _te_veel(client: Client, op: date) -> bool:
    eerder = Inlogcode.objects.filter(client=client, gevraagd_op__gt=op - MAAND)
    dagen = list(eerder.values_list("gevraagd_op", flat=True))
    return op in dagen or len(dagen) >= PER_MAAND


def _geldige(client: Client | None, op: date) -> list[Inlogcode]:
    if client is None:
        return []
    rijen = Inlogcode.objects.select_for_update().filter(
        client=client, gebruikt_op=None, geldig_tot__gte=op, pogingen__lt=HOOGSTENS
    )
    return list(rijen)


def _tel_poging(melding: Melding, rijen: list[Inlogcode], op: date) -> None:
    for rij in rijen:
        rij.pogingen += 1
        rij.save(update_fields=["pogingen"])
    if any(rij.pogingen == HOOGSTENS for rij in rijen):
        leg_vast(melding, BRIEF, op=op, door=None, naam="Inlogcode vervallen na vijf verkeerde pogingen")


def _kenmerk(client: Client | None, code: str) -> str:
    return versleuteling.kenmerk(f"{client.pk if client else 0}\0{_kaal(code)}", "inlogcode")


def _kaal(tekst: str) -> str:
    """Without what people add or leave out: spaces, dashes, small letters."""
    return "".join(teken for teken in tekst.upper() if teken.isalnum())
