"""The client gives a machtiging in Mijn zaak, to a person or to cliëntondersteuning (A-17, Awb 2:1, M-10).

Given there it is signed at once. A person proves with a code, handed over by the client, to be the one who is meant;
the code follows from the key of the installation, so it is kept nowhere and can be shown again as long as it holds.
"""

import base64
import hmac
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy

from meldingen import versleuteling
from meldingen.brieven.machtiging import MachtigingGegevens
from meldingen.fouten import Geweigerd
from meldingen.models import Client, Document, Gebruiker, Machtiging, Melding, Organisatie, Relatie
from meldingen.querysets import machtiging_geldig
from meldingen.rollen import Rol
from meldingen.services.brieven import afzender, geadresseerde, maak_pdf_van, zaak
from meldingen.services.clienten import Relatiegegevens
from meldingen.services.documenten import bewaar
from meldingen.services.handeling import handeling
from meldingen.services.machtiging import NieuweMachtiging, leg_machtiging_vast
from meldingen.services.overgang import leg_vast, vergrendel

CODE_GELDT = timedelta(days=30)
LENGTE = 12
KLOPT_NIET = gettext_lazy("Deze code klopt niet of geldt niet meer. Vraag een nieuwe code aan wie u machtigde.")
# Signs that are easily taken for each other when a code is read aloud.
_DUIDELIJK = str.maketrans("01OIL", "24689")


@dataclass(frozen=True, slots=True)
class EigenMachtiging:
    """What the client fills in: a person (`naam`, `soort`) or an organisation, for what and how long."""

    waarvoor: tuple[str, ...]
    van: date
    tot: date | None = None
    naam: str = ""
    soort: str = ""
    organisatie: Organisatie | None = None


def ondersteuners(melding: Melding) -> QuerySet[Organisatie]:
    """Who gives cliëntondersteuning in this gemeente."""
    return Organisatie.objects.filter(soort=Organisatie.Soort.CLIENTONDERSTEUNING, gemeenten=melding.gemeente_id)


@handeling
def geef_machtiging(melding: Melding, nieuw: EigenMachtiging, *, op: date, door: Gebruiker) -> Machtiging:
    """The client gives it and so signs it; the signed paper is in the case. A person gets thirty days to couple."""
    if nieuw.van < op:
        raise Geweigerd(gettext_lazy("Een machtiging kan vandaag ingaan, of later. Kies een andere dag."))
    if nieuw.organisatie is None and not nieuw.naam:
        raise Geweigerd(gettext_lazy("Vul de naam in van wie u machtigt."))
    rij = leg_machtiging_vast(melding, _register(nieuw, op), op=op, door=door)
    if nieuw.organisatie is None:
        rij.code_geldig_tot = max(op, nieuw.van) + CODE_GELDT
        rij.code_kenmerk = _kenmerk(code_van(rij))
    else:
        rij.organisatie = _van_deze_gemeente(melding, nieuw.organisatie)
    rij.save(update_fields=["code_geldig_tot", "code_kenmerk", "organisatie"])
    _bewaar_getekend(melding, rij, op=op, door=door)
    return rij


@handeling
def verbind_organisatie(
    melding: Melding, machtiging: Machtiging, organisatie: Organisatie, *, op: date, door: Gebruiker
) -> None:
    """Staff note that this machtiging, given on paper, is for the people of this cliëntondersteuning (M-10)."""
    vers = vergrendel(melding)
    rij = Machtiging.objects.select_for_update().get(pk=machtiging.pk, client_id=vers.client_id)
    if rij.gemachtigde_id is not None or rij.ingetrokken_op is not None or rij.geweigerd_op is not None:
        raise Geweigerd(
            gettext_lazy("Deze machtiging is van een persoon, of geldt niet meer. Leg een nieuwe machtiging vast.")
        )
    rij.organisatie = _van_deze_gemeente(vers, organisatie)
    rij.code_kenmerk = rij.code_geldig_tot = None
    rij.save(update_fields=["organisatie", "code_kenmerk", "code_geldig_tot"])
    leg_vast(vers, "A-17", op=op, door=door, naam="Cliëntondersteuning kan met de machtiging in de zaak")


@handeling
def koppel_machtiging(code: str, *, op: date, door: Gebruiker) -> Machtiging:
    """Whoever signs in with DigiD and has the code, is the one the client meant. Once; each failure is one sentence."""
    inwoner = getattr(door, "inwoner", None)
    if inwoner is None or inwoner.bsn_index is None:
        raise Geweigerd(gettext_lazy("Log eerst in met uw eigen DigiD. Daarna kunt u de code invullen."))
    rijen = Machtiging.objects.select_for_update(of=("self",)).select_related("client", "relatie")
    rij = rijen.filter(code_kenmerk=_kenmerk(schoon(code)), gemachtigde=None).first()
    if rij is None or not _te_koppelen(rij, op):
        raise Geweigerd(KLOPT_NIET)
    if rij.client.bsn_index == inwoner.bsn_index:
        raise Geweigerd(gettext_lazy("Dit is uw eigen zaak. Geef de code aan de persoon die u machtigt."))
    rij.gemachtigde = door
    rij.code_kenmerk = rij.code_geldig_tot = None
    rij.save(update_fields=["gemachtigde", "code_kenmerk", "code_geldig_tot"])
    for melding in Melding.objects.filter(client=rij.client_id):
        leg_vast(melding, "A-17", op=op, door=door, naam="Gemachtigde heeft ingelogd en de code gebruikt")
    return rij


def code_van(machtiging: Machtiging) -> str:
    """The code of this machtiging, without signs that look alike."""
    kenmerk = bytes.fromhex(versleuteling.kenmerk(str(machtiging.pk), "machtigingcode"))
    return base64.b32encode(kenmerk).decode()[:LENGTE].translate(_DUIDELIJK)


def te_tonen_code(machtiging: Machtiging, dag: date) -> str:
    """In groups of four, for the client to hand over; empty when it was used, expired or ended."""
    code = code_van(machtiging)
    open_ = machtiging.code_kenmerk is not None and hmac.compare_digest(machtiging.code_kenmerk, _kenmerk(code))
    if not open_ or not _te_koppelen(machtiging, dag):
        return ""
    return "-".join(code[begin : begin + 4] for begin in range(0, LENGTE, 4))


def schoon(code: str) -> str:
    """As it is kept: capitals and digits only, whatever was typed between them."""
    return "".join(teken for teken in code.upper() if teken.isalnum())


def machtigingsbrief(melding: Melding, machtiging: Machtiging, *, code: str, op: date) -> bytes:
    """D-41 as PDF for the client to keep or hand over, with the code."""
    return maak_pdf_van(melding, "D-41", _gegevens(melding, machtiging, op, code), op=op)


def clienten_van(gebruiker: Gebruiker, dag: date) -> list[Machtiging]:
    """The machtigingen that hold for this person, or for the organisation, each with the cases of the client."""
    namens = Machtiging.objects.filter(gemachtigde=gebruiker)
    if gebruiker.organisatie_id is not None and gebruiker.is_een(Rol.CLIENTONDERSTEUNER):
        namens |= Machtiging.objects.filter(organisatie_id=gebruiker.organisatie_id)
    zaken = Prefetch("client__meldingen", Melding.objects.order_by("-ontvangen_op", "-pk"))
    rijen = namens.filter(machtiging_geldig(dag)).select_related("client__gemeente").prefetch_related(zaken)
    return list(rijen.order_by("client__sorteersleutel", "pk"))


def mag_machtigen(client: Client) -> bool:
    """A machtiging is given by who lives."""
    return client.overleden_op is None


def _register(nieuw: EigenMachtiging, op: date) -> NieuweMachtiging:
    organisatie = nieuw.organisatie
    mens = Relatiegegevens(
        naam=organisatie.naam if organisatie else nieuw.naam,
        soort=Relatie.Soort.HULPVERLENER if organisatie else nieuw.soort,
        bron="cliënt, in Mijn zaak",
    )
    return NieuweMachtiging(gemachtigde=mens, waarvoor=nieuw.waarvoor, van=nieuw.van, tot=nieuw.tot, getekend_op=op)


def _van_deze_gemeente(melding: Melding, organisatie: Organisatie) -> Organisatie:
    if not ondersteuners(melding).filter(pk=organisatie.pk).exists():
        raise Geweigerd(gettext_lazy("Deze organisatie geeft geen cliëntondersteuning in deze gemeente."))
    return organisatie


def _te_koppelen(rij: Machtiging, dag: date) -> bool:
    """The code holds and so does, now or later, what it opens."""
    if rij.code_geldig_tot is None or dag > rij.code_geldig_tot or (rij.tot is not None and dag > rij.tot):
        return False
    return rij.ingetrokken_op is None and rij.geweigerd_op is None


def _kenmerk(code: str) -> str:
    return versleuteling.kenmerk(code, "machtiging")


def _gegevens(melding: Melding, rij: Machtiging, op: date, code: str = "") -> MachtigingGegevens:
    return MachtigingGegevens(
        afzender=afzender(melding),
        geadresseerde=geadresseerde(melding),
        zaak=zaak(melding, op),
        gemachtigde=rij.relatie.naam,
        bereik=rij.bereik,
        van=rij.van,
        tot=rij.tot,
        getekend_op=rij.getekend_op,
        code=code,
        code_tot=rij.code_geldig_tot if code else None,
    )


def _bewaar_getekend(melding: Melding, rij: Machtiging, *, op: date, door: Gebruiker) -> Document:
    """The written machtiging as it was signed (Awb 2:1 lid 2); the code is not in it."""
    return bewaar(
        melding,
        maak_pdf_van(melding, "D-41", _gegevens(melding, rij, op), op=op),
        sleutel=f"D-41:{melding.pk}:getekend:{rij.pk}",
        soort="D-41",
        titel="Machtiging, gegeven in Mijn zaak",
        richting=Document.Richting.IN,
        mediatype="application/pdf",
        op=op,
        door=door,
    )
