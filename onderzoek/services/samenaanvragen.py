"""A-19: a melding does not lead to help by itself; the consulent and the client fill in the aanvraag together.

One open task per case, whether the verslag advised help, TR-56 came, or the client asked.
"""

from datetime import date

from meldingen.models import Gebruiker, Melding, Status, Taak, Termijn
from meldingen.rollen import Rol
from meldingen.services import taken
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast
from onderzoek.models import Verslag

_BEGIN = "samen-aanvragen:"
_GEVRAAGD = "A-19"
_TITEL = "Vul de aanvraag samen met de inwoner in"
_TITEL_GEVRAAGD = "De inwoner vraagt hulp: vul de aanvraag samen in"


def lopende_taak(melding: Melding) -> Taak | None:
    """The task to fill in the aanvraag together with the client, when somebody has it."""
    return Taak.objects.filter(melding=melding, sleutel__startswith=_BEGIN).open().first()


def is_gevraagd(melding: Melding) -> bool:
    """Whether the client asked for that help and is still to be called."""
    taak = lopende_taak(melding)
    return taak is not None and _gevraagd_sinds(melding, taak)


def na_verslag(melding: Melding, verslag: Verslag, *, op: date, door: Gebruiker) -> None:
    """A consequence of the verslag: it advises help that the client must still ask for.

    Not when the question was solved, when a zorgplan will be the aanvraag, or when the aanvraag is there already.
    """
    if verslag.uitkomst != Verslag.Uitkomst.OVERIG or verslag.zorgplan_nodig:
        return
    if Melding.objects.values_list("status", flat=True).get(pk=melding.pk) == Status.VERSLAG_VERZONDEN:
        maak_taak(melding, verslag, op=op)


@handeling
def maak_taak(melding: Melding, verslag: Verslag, *, op: date) -> Taak:
    """The task of this verslag, for the last day on which the client's answer is awaited; made once."""
    return lopende_taak(melding) or _maak(melding, str(verslag.pk), _TITEL, uiterlijk_op=_wacht_tot(melding, op), op=op)


@handeling
def vraag_hulp(melding: Melding, *, op: date, door: Gebruiker) -> Taak:
    """The client asks for it: today, whatever day the task had. `melding` is locked; asking twice changes nothing."""
    taak = lopende_taak(melding)
    if taak is not None and _gevraagd_sinds(melding, taak):
        return taak
    leg_vast(melding, _GEVRAAGD, op=op, door=door, naam="Inwoner vraagt hulp bij het invullen van de aanvraag")
    if taak is None:
        aantal = Taak.objects.filter(melding=melding, sleutel__startswith=_BEGIN).count()
        return _maak(melding, f"inwoner:{aantal + 1}", _TITEL_GEVRAAGD, uiterlijk_op=op, op=op)
    taak.titel, taak.uiterlijk_op = _TITEL_GEVRAAGD, min(op, taak.uiterlijk_op)
    taak.save(update_fields=["titel", "uiterlijk_op"])
    return taak


@handeling
def rond_af(melding: Melding, *, op: date, door: Gebruiker | None) -> None:
    """The aanvraag is there, or (without `door`) something else comes in its place."""
    taken.sluit_met_begin(melding, _BEGIN, op=op, door=door)


def _gevraagd_sinds(melding: Melding, taak: Taak) -> bool:
    return melding.gebeurtenissen.filter(code=_GEVRAAGD, op__gte=taak.gemaakt_op).exists()


def _maak(melding: Melding, wie: str, titel: str, *, uiterlijk_op: date, op: date) -> Taak:
    return taken.maak_taak(
        melding, f"{_BEGIN}{wie}", titel, rol=Rol.CONSULENT, voor=melding.behandelaar, uiterlijk_op=uiterlijk_op,
        op=op, plek="aanvraag_invoeren",
    )  # fmt: skip


def _wacht_tot(melding: Melding, op: date) -> date:
    soorten = (Termijn.Soort.RETOUR, Termijn.Soort.RAPPEL)
    klokken = melding.termijnen.filter(soort__in=soorten, gehaald_op__isnull=True, vervallen_op__isnull=True)
    laatste = klokken.order_by("pk").values_list("uiterste_datum", flat=True).last()
    return max(op, laatste) if laatste else op
