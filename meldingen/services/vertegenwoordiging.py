"""Whether somebody who acts for the client may: the register is asked about the day of the act (A-17, Awb 2:1)."""

from datetime import date

from django.utils.functional import Promise, lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy

from meldingen import zoekvorm
from meldingen.fouten import Geweigerd
from meldingen.models import Client, Gebruiker, Machtiging, Melding
from meldingen.services.handeling import dag_in_taal
from meldingen.services.overgang import leg_vast
from meldingen.termijnen import schrijf_datum

Bereik = Machtiging.Bereik


_OF = gettext_lazy("of")
_met_of = lazy(lambda bereik: f" {_OF} ".join(str(rij.label) for rij in bereik), str)


def geldige_machtiging(client: Client, naam: str, *bereik: Bereik, dag: date) -> Machtiging | None:
    """The machtiging of who bears this name that holds on this day for one of these; None when there is none."""
    gezocht = zoekvorm.vouw(naam)
    rijen = Machtiging.objects.filter(client=client).select_related("relatie")
    van_deze = (rij for rij in rijen if zoekvorm.vouw(rij.relatie.naam) == gezocht)
    return next((rij for rij in van_deze if rij.geldt_voor(*bereik, dag=dag)), None)


def machtiging_ontbreekt(client: Client, naam: str, *bereik: Bereik, dag: date) -> str:
    """What to do when who acts has no machtiging; empty when there is one, or when the client acts."""
    return str(_gemis(client, naam, bereik, dag=dag) or "")


def _gemis(client: Client, naam: str, bereik: tuple[Bereik, ...], *, dag: date) -> Promise | None:
    """The same, for whoever shows it in the language of the page."""
    if not naam.strip() or geldige_machtiging(client, naam, *bereik, dag=dag) is not None:
        return None
    zin = gettext_lazy(
        "Van {naam} is er geen getekende machtiging voor {waarvoor} die geldt op {dag}. "
        "Leg die eerst vast bij Machtigingen."
    )
    return format_lazy(zin, naam=naam.strip(), waarvoor=_met_of(bereik), dag=dag_in_taal(dag))


def steun_op_machtiging(
    melding: Melding, naam: str, *bereik: Bereik, dag: date, op: date, door: Gebruiker | None
) -> None:
    """A consequence of an act for the client: refuse it without a machtiging, else log on which one it leans.

    Nothing when `naam` is empty: then the client acts.
    """
    if not naam.strip():
        return
    if zin := _gemis(melding.client, naam, bereik, dag=dag):
        raise Geweigerd(zin)
    log_machtiging(melding, naam, *bereik, dag=dag, op=op, door=door)


def log_machtiging(melding: Melding, naam: str, *bereik: Bereik, dag: date, op: date, door: Gebruiker | None) -> None:
    """Keep in the log on which machtiging an act leans; nothing when there is none."""
    rij = geldige_machtiging(melding.client, naam, *bereik, dag=dag)
    if rij is not None and rij.getekend_op is not None:
        reden = f"{rij.relatie.naam} mag {rij.bereik}; getekend op {schrijf_datum(rij.getekend_op)}."
        leg_vast(melding, "A-17", op=op, door=door, naam="Gehandeld met een machtiging", reden=reden)
