"""The register of who may act for the client: asked, signed, taken back, refused (A-17, Awb 2:1 and 2:2)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from meldingen.brieven.machtiging import MachtigingGegevens
from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Machtiging, Melding
from meldingen.opsomming import opsomming
from meldingen.services.brieven import afzender, geadresseerde, zaak, zet_brief_klaar
from meldingen.services.clienten import Relatiegegevens, voeg_relatie_toe
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast, vergrendel


@dataclass(frozen=True, slots=True)
class NieuweMachtiging:
    """Who acts, for what and how long. Without `getekend_op` the signed paper is asked of the client (D-41)."""

    gemachtigde: Relatiegegevens
    waarvoor: tuple[str, ...]
    van: date
    tot: date | None = None
    getekend_op: date | None = None
    is_advocaat: bool = False


@handeling
def leg_machtiging_vast(melding: Melding, nieuw: NieuweMachtiging, *, op: date, door: Gebruiker) -> Machtiging:
    """Write down a machtiging; one that is not signed yet may be asked for in writing (Awb 2:1 lid 2)."""
    if nieuw.tot is not None and nieuw.tot < nieuw.van:
        raise Geweigerd("De einddatum ligt vóór de begindatum. Kies een latere dag.")
    if nieuw.getekend_op is not None and nieuw.getekend_op > op:
        raise Geweigerd("De machtiging kan niet in de toekomst zijn getekend. Controleer de datum.")
    if not nieuw.waarvoor:
        raise Geweigerd("Kies waarvoor de machtiging geldt.")
    vers = vergrendel(melding)
    relatie = voeg_relatie_toe(vers.client, nieuw.gemachtigde)
    rij = Machtiging.objects.create(
        client=vers.client,
        relatie=relatie,
        waarvoor=list(nieuw.waarvoor),
        bereik=_in_woorden(nieuw.waarvoor),
        van=nieuw.van,
        tot=nieuw.tot,
        getekend_op=nieuw.getekend_op,
        gevraagd_op=None if nieuw.getekend_op else op,
        is_advocaat=nieuw.is_advocaat,
        door=door,
    )
    if nieuw.getekend_op is None:
        leg_vast(vers, "A-17", op=op, door=door, naam="Schriftelijke machtiging gevraagd")
        zet_brief_klaar(vers, "D-41", op=op, over=str(rij.pk), machtiging=rij.pk)
    else:
        leg_vast(vers, "A-17", op=op, door=door, naam="Machtiging vastgelegd")
    return rij


@handeling
def registreer_handtekening(
    melding: Melding, machtiging: Machtiging, *, getekend_op: date, op: date, door: Gebruiker
) -> None:
    """The signed paper came back."""
    vers, rij = _vergrendel(melding, machtiging)
    if rij.getekend_op is not None:
        raise Geweigerd("Deze machtiging is al getekend.")
    if getekend_op > op:
        raise Geweigerd("De machtiging kan niet in de toekomst zijn getekend. Controleer de datum.")
    rij.getekend_op = getekend_op
    rij.save(update_fields=["getekend_op"])
    leg_vast(vers, "A-17", op=op, door=door, naam="Getekende machtiging ontvangen")


@handeling
def trek_machtiging_in(melding: Melding, machtiging: Machtiging, *, op: date, door: Gebruiker) -> None:
    """The client takes it back; from this day the other no longer acts."""
    vers, rij = _vergrendel(melding, machtiging)
    rij.ingetrokken_op, rij.code_kenmerk, rij.code_geldig_tot = op, None, None
    rij.save(update_fields=["ingetrokken_op", "code_kenmerk", "code_geldig_tot"])
    leg_vast(vers, "A-17", op=op, door=door, naam="Machtiging ingetrokken")


@handeling
def weiger_gemachtigde(melding: Melding, machtiging: Machtiging, *, reden: str, op: date, door: Gebruiker) -> None:
    """Against this person there are serious objections (Awb 2:2 lid 1); never against an advocaat. D-41 tells it."""
    if not reden.strip():
        raise Geweigerd("Schrijf op welke ernstige bezwaren er tegen deze persoon zijn.")
    vers, rij = _vergrendel(melding, machtiging)
    if rij.is_advocaat:
        raise Geweigerd("Een advocaat kan niet worden geweigerd (artikel 2:2 lid 3 Awb).")
    rij.geweigerd_op, rij.weigerreden = op, reden
    rij.code_kenmerk = rij.code_geldig_tot = None
    rij.save(update_fields=["geweigerd_op", "weigerreden", "code_kenmerk", "code_geldig_tot"])
    leg_vast(vers, "A-17", op=op, door=door, naam="Gemachtigde geweigerd", reden=reden)
    zet_brief_klaar(vers, "D-41", op=op, over=f"weigering:{rij.pk}", machtiging=rij.pk)


def vul_machtiging(melding: Melding, op: date, verwijzing: Mapping[str, Any]) -> MachtigingGegevens:
    """D-41: the form to sign, or that somebody may not act for the client."""
    rij = Machtiging.objects.select_related("relatie").get(pk=verwijzing["machtiging"])
    return MachtigingGegevens(
        afzender=afzender(melding),
        geadresseerde=geadresseerde(melding),
        zaak=zaak(melding, op),
        gemachtigde=rij.relatie.naam,
        bereik=rij.bereik,
        van=rij.van,
        tot=rij.tot,
        weigerreden=rij.weigerreden,
    )


def _in_woorden(waarvoor: tuple[str, ...]) -> str:
    """As it stands after 'Hij of zij mag': "alles regelen rond de aanvraag en het bezwaar"."""
    return f"alles regelen rond {opsomming([str(rij.label) for rij in Machtiging.Bereik if rij in waarvoor])}"


def _vergrendel(melding: Melding, machtiging: Machtiging) -> tuple[Melding, Machtiging]:
    vers = vergrendel(melding)
    rij = Machtiging.objects.select_for_update().get(pk=machtiging.pk, client_id=vers.client_id)
    if rij.ingetrokken_op is not None or rij.geweigerd_op is not None:
        raise Geweigerd("Deze machtiging geldt al niet meer. Bekijk de zaak opnieuw.")
    return vers, rij
