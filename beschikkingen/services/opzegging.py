"""Help or an aid is given up (H-13, H-15, H-16, H-17): received, kept as D-42, and a task; nothing stops by itself.

What ends the voorziening and writes D-26 is an act of a person (`stopzetting`); a death counts when staff saw it in the
BRP.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy

from beschikkingen.brieven import OpzeggingGegevens
from beschikkingen.brieven.opzegging import NOG_ONBEKEND
from beschikkingen.models import Opzegging, Voorziening
from beschikkingen.services.voornemen import voorzieningen_van
from meldingen.brieven.gegevens import Geadresseerde, Zaak
from meldingen.fouten import Geweigerd
from meldingen.models import Client, Document, Gebruiker, Gemeente, Machtiging, Melding, Relatie, Taak
from meldingen.rollen import Rol
from meldingen.services.brieven import afzender, afzender_van, geadresseerde, maak_pdf_uit, maak_pdf_van, zaak
from meldingen.services.documenten import bewaar
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast, vergrendel
from meldingen.services.taken import maak_taak
from meldingen.services.vertegenwoordiging import steun_op_machtiging

R = Opzegging.Reden
VERWERKEN_BINNEN = timedelta(days=7)
# What the letter says; the words of the choices are those of the client.
REDEN = {
    R.NIET_GEBRUIK: "De hulp of het hulpmiddel wordt niet meer gebruikt",
    R.VERHUIZING: "Verhuizing naar een andere gemeente",
    R.OVERLIJDEN: "Overlijden",
    R.ANDERS: "Een andere reden",
}
_TAAK = {
    R.NIET_GEBRUIK: ("Verwerk de opzegging: spreek de einddatum af en schrijf over het stoppen", Rol.ADMINISTRATIE),
    R.VERHUIZING: ("Verwerk de opzegging: bespreek de verhuizing, meenemen of teruggeven", Rol.CONSULENT),
    R.OVERLIJDEN: ("Verwerk de opzegging: controleer eerst het overlijden in de BRP", Rol.ADMINISTRATIE),
    R.ANDERS: ("Verwerk de opzegging: neem contact op over de reden", Rol.CONSULENT),
}


@dataclass(frozen=True, slots=True)
class NieuweOpzegging:
    """What is given up and why. `naam` and `relatie` tell who does so when it is not the client."""

    reden: str
    kanaal: str
    sleutel: str
    ontvangen_op: date
    voorzieningen: tuple[int, ...] = ()
    hulp: str = ""
    per: date | None = None
    toelichting: str = ""
    telefoon: str = ""
    naam: str = ""
    relatie: str = ""
    is_gemachtigd: bool = False


@dataclass(frozen=True, slots=True)
class Overledene:
    """Whose help it was, as a relative says it. Never compared aloud: the answer is the same for everybody."""

    naam: str
    geboortedatum: date
    postcode: str


def op_te_zeggen(melding: Melding, dag: date) -> QuerySet[Voorziening]:
    """What was granted in this case and still runs, or begins later, on this day."""
    return loopt_nog(voorzieningen_van(melding), dag)


def loopt_nog(rijen: QuerySet[Voorziening], dag: date) -> QuerySet[Voorziening]:
    """Of these what is valid on this day, or will be: not what ended, was taken back or was never begun."""
    rijen = rijen.filter(status=Voorziening.Status.TOEGEKEND).exclude(einddatum__lt=F("ingangsdatum"))
    return rijen.filter(Q(einddatum__isnull=True) | Q(einddatum__gte=dag))


@handeling
def ontvang_opzegging(melding: Melding, nieuw: NieuweOpzegging, *, op: date, door: Gebruiker) -> Opzegging:
    """Keep it in the case with D-42 as it was filled in, log it and give a task. The same form twice is one."""
    vers = vergrendel(melding)
    bestaand = Opzegging.objects.filter(formulier_sleutel=nieuw.sleutel, melding=vers).first()
    if bestaand is not None:
        return bestaand
    _weiger_onvolledig(nieuw, op)
    gekozen = list(op_te_zeggen(vers, nieuw.ontvangen_op).filter(pk__in=nieuw.voorzieningen))
    if not gekozen and not nieuw.hulp:
        raise Geweigerd(gettext_lazy("Kies welke hulp of welk hulpmiddel stopt, of schrijf het op."))
    if nieuw.is_gemachtigd:
        bereik = Machtiging.Bereik.AANVRAAG
        steun_op_machtiging(vers, nieuw.naam, bereik, dag=nieuw.ontvangen_op, op=op, door=door)
    rij = Opzegging.objects.create(gemeente=vers.gemeente, melding=vers, door=door, **_velden(nieuw))
    rij.voorzieningen.set(gekozen)
    _in_de_zaak(rij, vers, op=op, door=door)
    return rij


@handeling
def ontvang_van_nabestaande(
    gemeente: Gemeente, nieuw: NieuweOpzegging, overledene: Overledene, *, op: date
) -> Opzegging:
    """From a relative who does not sign in (H-17). It waits until staff found the case; nothing is looked up here."""
    bestaand = Opzegging.objects.filter(formulier_sleutel=nieuw.sleutel, gemeente=gemeente).first()
    if bestaand is not None:
        return bestaand
    if nieuw.reden != R.OVERLIJDEN or not (nieuw.hulp and nieuw.naam and nieuw.relatie):
        raise Geweigerd(gettext_lazy("Vul in wie u bent en welke hulp of welk hulpmiddel stopt."))
    _weiger_onvolledig(nieuw, op)
    rij = Opzegging.objects.create(
        gemeente=gemeente,
        client_naam=overledene.naam,
        client_geboortedatum=overledene.geboortedatum.isoformat(),
        client_postcode=overledene.postcode,
        **_velden(nieuw),
    )
    Taak.objects.create(
        gemeente=gemeente, sleutel=_sleutel(rij), titel="Zoek de zaak bij de opzegging van een nabestaande",
        rol=Rol.ADMINISTRATIE, uiterlijk_op=op + VERWERKEN_BINNEN, gemaakt_op=op, plek="opzeggingen",
    )  # fmt: skip
    return rij


def mogelijke_zaken(opzegging: Opzegging) -> QuerySet[Melding]:
    """The cases of clients of the gemeente with this birth date and postcode; a person decides whether it is right."""
    clienten = Client.objects.filter(
        gemeente_id=opzegging.gemeente_id,
        geboortedatum=opzegging.client_geboortedatum,
        postcode=opzegging.client_postcode,
    )
    return Melding.objects.filter(client__in=clienten).select_related("client").order_by("-ontvangen_op", "-pk")


@handeling
def koppel_opzegging(opzegging: Opzegging, melding: Melding, *, op: date, door: Gebruiker) -> None:
    """Staff found the case; from here on it is as one of the client."""
    rij = _te_koppelen(opzegging)
    if melding.gemeente_id != rij.gemeente_id:
        raise Geweigerd(gettext_lazy("Deze zaak is van een andere gemeente."))
    vers = vergrendel(melding)
    rij.melding = vers
    rij.save(update_fields=["melding"])
    _in_de_zaak(rij, vers, op=op, door=door)
    Taak.objects.filter(sleutel=_sleutel(rij)).open().update(gedaan_op=op, gedaan_door=door)


@handeling
def leg_terzijde(opzegging: Opzegging, *, reden: str, op: date, door: Gebruiker) -> None:
    """It belongs to no case of this gemeente; why stays with it."""
    if not reden.strip():
        raise Geweigerd(gettext_lazy("Schrijf op waarom deze opzegging bij geen zaak hoort."))
    rij = _te_koppelen(opzegging)
    rij.terzijde_op, rij.terzijde_reden = op, reden
    rij.save(update_fields=["terzijde_op", "terzijde_reden"])
    Taak.objects.filter(sleutel=_sleutel(rij)).open().update(gedaan_op=op, gedaan_door=door)


@handeling
def bevestig_overlijden(opzegging: Opzegging, *, overleden_op: date, op: date, door: Gebruiker) -> None:
    """Staff saw the death in the BRP: from now on no letter leaves by itself (H-17)."""
    rij = Opzegging.objects.select_for_update().get(pk=opzegging.pk)
    if rij.reden != R.OVERLIJDEN or rij.melding is None:
        raise Geweigerd(gettext_lazy("Deze opzegging gaat niet over een overlijden in deze zaak."))
    if rij.bevestigd_op is not None:
        raise Geweigerd(gettext_lazy("Het overlijden is al bevestigd."))
    if overleden_op > op:
        raise Geweigerd(gettext_lazy("Deze dag moet nog komen. Vul de dag in die in de BRP staat."))
    vers = vergrendel(rij.melding)
    Client.objects.filter(pk=vers.client_id, overleden_op=None).update(overleden_op=overleden_op)
    rij.bevestigd_op = op
    rij.save(update_fields=["bevestigd_op"])
    leg_vast(vers, "H-17", op=op, door=door, naam="Overlijden gezien in de BRP")


def vul_opzegformulier(melding: Melding, op: date, verwijzing: Mapping[str, Any]) -> OpzeggingGegevens:
    """D-42 (H-13), empty, to send to the client or to print with the data of the case."""
    return OpzeggingGegevens(
        afzender=afzender(melding), geadresseerde=geadresseerde(melding), zaak=zaak(melding, op), met_adres=True
    )


def leeg_formulier(gemeente: Gemeente, op: date) -> bytes:
    """D-42 as PDF for whoever wants to print it, without a case (K-07)."""
    niemand = Geadresseerde(naam=NOG_ONBEKEND, aanhef=NOG_ONBEKEND, straat=NOG_ONBEKEND, postcode_plaats=NOG_ONBEKEND)
    gegevens = OpzeggingGegevens(
        afzender=afzender_van(gemeente),
        geadresseerde=niemand,
        zaak=Zaak(nummer=NOG_ONBEKEND, briefdatum=op, client=NOG_ONBEKEND),
    )
    return maak_pdf_uit("D-42", gegevens, zaaknummer=NOG_ONBEKEND, op=op)


def formulier_van_zaak(melding: Melding, op: date) -> bytes:
    """D-42 as PDF with the number of the case, for staff to print."""
    return maak_pdf_van(melding, "D-42", vul_opzegformulier(melding, op, {}), op=op)


def _velden(nieuw: NieuweOpzegging) -> dict[str, Any]:
    return {
        "hulp": nieuw.hulp,
        "reden": nieuw.reden,
        "toelichting": nieuw.toelichting,
        "per": nieuw.per,
        "telefoon": nieuw.telefoon,
        "naam": nieuw.naam,
        "relatie": nieuw.relatie,
        "kanaal": nieuw.kanaal,
        "formulier_sleutel": nieuw.sleutel,
        "op": nieuw.ontvangen_op,
    }


def _weiger_onvolledig(nieuw: NieuweOpzegging, op: date) -> None:
    if nieuw.ontvangen_op > op:
        raise Geweigerd(gettext_lazy("De opzegging kan niet in de toekomst zijn ontvangen. Controleer de datum."))
    if nieuw.reden == R.OVERLIJDEN:
        if nieuw.per is not None and nieuw.per > op:
            raise Geweigerd(gettext_lazy("De dag van overlijden moet nog komen. Controleer de datum."))
    elif nieuw.per is None:
        raise Geweigerd(gettext_lazy("Vul in vanaf welke dag de hulp of het hulpmiddel niet meer nodig is."))
    elif nieuw.per < nieuw.ontvangen_op:
        raise Geweigerd(gettext_lazy("Opzeggen kan vanaf vandaag. Kies vandaag of een latere dag."))


def _in_de_zaak(rij: Opzegging, melding: Melding, *, op: date, door: Gebruiker) -> None:
    """D-42 as an incoming paper, the line in the log and the task."""
    rij.document = _als_stuk(rij, melding, op=op, door=door)
    rij.save(update_fields=["document"])
    reden = R(rij.reden)
    leg_vast(melding, "H-13", op=op, door=door, naam="Opzegging ontvangen", reden=f"{REDEN[reden]}.")
    titel, rol = _TAAK[reden]
    maak_taak(
        melding, _sleutel(rij), titel, rol=rol, uiterlijk_op=op + VERWERKEN_BINNEN, op=op, plek="opzegging_invoeren"
    )


def _als_stuk(rij: Opzegging, melding: Melding, *, op: date, door: Gebruiker) -> Document:
    gegevens = OpzeggingGegevens(
        afzender=afzender(melding),
        geadresseerde=Geadresseerde(naam=melding.client.naam, aanhef=melding.client.naam, straat="-",
                                    postcode_plaats="-"),
        zaak=zaak(melding, op),
        ontvangen_op=rij.op,
        hulp=wat_stopt(rij),
        reden=REDEN[R(rij.reden)],
        toelichting=rij.toelichting,
        per=rij.per,
        wie=wie_zegt_op(rij),
        telefoon=rij.telefoon,
    )  # fmt: skip
    return bewaar(
        melding,
        maak_pdf_van(melding, "D-42", gegevens, op=op),
        sleutel=f"D-42:{melding.pk}:opzegging:{rij.pk}",
        soort="D-42",
        titel="Opzegging van hulp of hulpmiddel",
        richting=Document.Richting.IN,
        mediatype="application/pdf",
        op=rij.op,
        door=door,
    )


def wat_stopt(rij: Opzegging) -> tuple[str, ...]:
    """The voorzieningen that were chosen, and what was written."""
    namen = rij.voorzieningen.select_related("regel__gevraagd__soort").order_by("pk")
    return (*(str(een) for een in namen), *([rij.hulp] if rij.hulp else []))


def wie_zegt_op(rij: Opzegging) -> str:
    """The client, or who did so for the client."""
    if not rij.naam:
        return rij.melding.client.naam if rij.melding else ""
    return f"{rij.naam} ({Relatie.Soort(rij.relatie).label.lower()})" if rij.relatie else rij.naam


def _te_koppelen(opzegging: Opzegging) -> Opzegging:
    rij = Opzegging.objects.select_for_update().get(pk=opzegging.pk)
    if rij.melding_id is not None or rij.terzijde_op is not None:
        raise Geweigerd(gettext_lazy("Deze opzegging is al verwerkt. Ververs de pagina."))
    return rij


def _sleutel(rij: Opzegging) -> str:
    return f"opzegging:{rij.pk}"
