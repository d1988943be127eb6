"""Messages between the inwoner and the gemeente in Mijn zaak: written, read, answered."""

from datetime import date, datetime

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy

from meldingen.fouten import Geweigerd
from meldingen.models import Berichtvoorkeur, Gebruiker, Inwonerbericht, Machtiging, Melding
from meldingen.rollen import Rol
from meldingen.services.handeling import handeling
from meldingen.services.mail import zet_berichtmail_klaar
from meldingen.services.overgang import leg_vast, vergrendel_open
from meldingen.services.taken import maak_taak, sluit_met_begin
from meldingen.services.vertegenwoordiging import steun_op_machtiging
from meldingen.services.voorkeur import wil_bericht_in_portaal

_TAAK = "inwonerbericht:"
LANGSTE = 4000


@handeling
def schrijf(melding: Melding, tekst: str, *, op: date, door: Gebruiker, gemachtigde: str = "") -> Inwonerbericht:
    """The inwoner, or who acts for the inwoner, writes; whoever handles the case gets a task."""
    vers = vergrendel_open(melding)
    steun_op_machtiging(vers, gemachtigde, Machtiging.Bereik.STUKKEN, dag=op, op=op, door=door)
    bericht = _bewaar(vers, tekst, van_gemeente=False, op=op, door=door)
    leg_vast(vers, "BERICHT", op=op, door=door, naam="Bericht van de inwoner")
    maak_taak(
        vers,
        f"{_TAAK}{bericht.pk}",
        "Beantwoord het bericht van de inwoner",
        rol=Rol.CONSULENT,
        voor=vers.behandelaar,
        uiterlijk_op=op,
        op=op,
        plek="inwonerberichten",
    )
    return bericht


@handeling
def beantwoord(melding: Melding, tekst: str, *, op: date, door: Gebruiker) -> Inwonerbericht:
    """The gemeente writes. The tasks to answer are done; a mail without contents goes to who wants that (M-23)."""
    vers = vergrendel_open(melding)
    bericht = _bewaar(vers, tekst, van_gemeente=True, op=op, door=door)
    leg_vast(vers, "BERICHT", op=op, door=door, naam="Bericht aan de inwoner")
    sluit_met_begin(vers, _TAAK, op=op, door=door)
    if wil_bericht_in_portaal(vers.client, Berichtvoorkeur.Soort.BERICHT):
        zet_berichtmail_klaar(vers, f"bericht:{bericht.pk}", op=op)
    return bericht


@handeling
def gelezen(melding: Melding, *, van_gemeente: bool, nu: datetime) -> None:
    """The other side opened the page: what it had not seen is read from this moment."""
    rijen = Inwonerbericht.objects.filter(melding=melding, van_gemeente=van_gemeente, gelezen_op=None)
    rijen.update(gelezen_op=nu)


@handeling
def laat_rusten(melding: Melding, *, op: date, door: Gebruiker) -> None:
    """What the inwoner wrote needs no answer, or was answered by telephone: the tasks are done."""
    sluit_met_begin(melding, _TAAK, op=op, door=door)


def _bewaar(melding: Melding, tekst: str, *, van_gemeente: bool, op: date, door: Gebruiker) -> Inwonerbericht:
    if not tekst.strip():
        raise Geweigerd(gettext_lazy("Schrijf eerst een bericht."))
    if len(tekst) > LANGSTE:
        raise Geweigerd(
            format_lazy(gettext_lazy("Uw bericht is te lang. Schrijf niet meer dan {langste} tekens."), langste=LANGSTE)
        )
    return Inwonerbericht.objects.create(
        melding=melding, van_gemeente=van_gemeente, tekst=tekst.strip(), op=op, door=door
    )
