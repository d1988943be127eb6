"""The people of a pgb: who manages the budget, who helps, and that the two are kept apart (P-09, P-12, P-16)."""

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy

from meldingen.fouten import Geweigerd
from meldingen.models import Client, Gebruiker
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast, vergrendel_open
from meldingen.services.parameters import waarde
from onderzoek.models import Budgetbeheerder, Netwerkverklaring, Pgbonderzoek, Zorgverlener

_MEERDERJARIG = 18


@dataclass(frozen=True, slots=True)
class Beheer:
    """Who will manage the budget. `graad` is the degree of kinship, `relatie` what shows the relation."""

    wie: str
    naam: str = ""
    graad: int | None = None
    relatie: str = ""
    handelingsonbekwaam: bool = False
    gemachtigde: str = ""
    controles: Collection[str] = ()
    controle_op: date | None = None
    controle_uitkomst: str = ""


@dataclass(frozen=True, slots=True)
class Verlener:
    """Who helps. `is_client` and `is_beheerder` answer whether it is one of the people already known."""

    naam: str
    kwaliteit: str
    uit_netwerk: bool = False
    relatie: str = ""
    is_client: bool = False
    is_beheerder: bool = False
    kvk: str = ""
    kvk_van: date | None = None
    kvk_tot: date | None = None
    agb: str = ""
    agb_van: date | None = None
    agb_tot: date | None = None
    voldoet_aan_standaarden: bool = False


@handeling
def wijs_beheerder_aan(pgb: Pgbonderzoek, beheer: Beheer, *, op: date, door: Gebruiker) -> Budgetbeheerder:
    """The client, or a representative, relative or acquaintance who may; never who sells the help (P-09)."""
    melding = vergrendel_open(pgb.onderzoek.melding)
    _weiger_beheerder(melding.client, beheer, op, int(waarde(melding.gemeente, "pgb_max_graad_beheerder", op)))
    naam = melding.client.naam if beheer.wie == Budgetbeheerder.Wie.CLIENT else beheer.naam
    _weiger_professionele_beheerder(pgb, naam)
    velden = {veld: getattr(beheer, veld) for veld in Beheer.__dataclass_fields__}
    velden |= {"naam": naam, "controles": list(beheer.controles)}
    rij, _ = Budgetbeheerder.objects.update_or_create(pgb=pgb, defaults=velden)
    for verlener in Zorgverlener.objects.filter(pgb=pgb):
        verlener.is_beheerder = zelfde_naam(verlener.naam, naam)
        verlener.save(update_fields=["is_beheerder"])
    leg_vast(melding, "P-09", op=op, door=door, naam="Budgetbeheerder vastgelegd")
    return rij


@handeling
def voeg_zorgverlener_toe(pgb: Pgbonderzoek, verlener: Verlener, *, op: date, door: Gebruiker) -> Zorgverlener:
    """Somebody whom the client hires: never the client (P-09), and with what shows the quality (P-16)."""
    melding = vergrendel_open(pgb.onderzoek.melding)
    if not verlener.kwaliteit.strip():
        raise Geweigerd(gettext_lazy("Schrijf op hoe deze hulpverlener aan de kwaliteitseisen voldoet."))
    if verlener.uit_netwerk and not verlener.relatie.strip():
        raise Geweigerd(gettext_lazy("Schrijf op wat de relatie met de inwoner is."))
    _weiger_halve_inschrijving(verlener)
    _weiger_dezelfde_mens(pgb, melding.client, verlener)
    velden = {veld: getattr(verlener, veld) for veld in Verlener.__dataclass_fields__ if veld != "is_client"}
    rij = Zorgverlener.objects.create(pgb=pgb, **velden)
    leg_vast(melding, "P-16", op=op, door=door, naam="Hulpverlener van het pgb vastgelegd")
    return rij


@handeling
def haal_zorgverlener_weg(verlener: Zorgverlener, *, op: date, door: Gebruiker) -> None:
    """Take away who does not help after all; not when a budgetplan or an agreement names them."""
    melding = vergrendel_open(verlener.pgb.onderzoek.melding)
    if verlener.regels.exists() or hasattr(verlener, "overeenkomst"):
        raise Geweigerd(
            format_lazy(
                gettext_lazy("{naam} staat in een budgetplan of heeft een overeenkomst. Die gegevens blijven bewaard."),
                naam=verlener.naam,
            )
        )
    Netwerkverklaring.objects.filter(verlener=verlener).delete()
    verlener.delete()
    leg_vast(melding, "P-16", op=op, door=door, naam="Hulpverlener van het pgb weggehaald")


@handeling
def leg_netwerkverklaring_vast(
    verlener: Zorgverlener,
    *,
    getekend_op: date,
    taken: str,
    niet_te_zwaar: bool,
    toelichting: str = "",
    op: date,
    door: Gebruiker,
) -> Netwerkverklaring:
    """The helper from the network declares which tasks they do and whether it is too heavy (P-12, D-52)."""
    melding = vergrendel_open(verlener.pgb.onderzoek.melding)
    if not verlener.uit_netwerk:
        raise Geweigerd(gettext_lazy("Deze verklaring is alleen voor iemand uit het netwerk van de inwoner."))
    if getekend_op > op:
        raise Geweigerd(gettext_lazy("De verklaring kan niet in de toekomst zijn getekend. Controleer de datum."))
    if not taken.strip():
        raise Geweigerd(gettext_lazy("Schrijf op welke taken in de verklaring staan."))
    velden = {"getekend_op": getekend_op, "taken": taken, "niet_te_zwaar": niet_te_zwaar, "toelichting": toelichting}
    rij, _ = Netwerkverklaring.objects.update_or_create(verlener=verlener, defaults=velden)
    leg_vast(melding, "P-12", op=op, door=door, naam="Verklaring van de mantelzorger ontvangen")
    return rij


def zelfde_naam(een: str, ander: str) -> bool:
    """Whether two names read the same: capitals, accents, dots and spaces do not count."""
    return bool(_kaal(een)) and _kaal(een) == _kaal(ander)


def is_client(naam: str, client: Client) -> bool:
    """Whether this name is a way to write the name of the client."""
    achter = " ".join(deel for deel in (client.tussenvoegsel, client.achternaam) if deel)
    namen = (client.naam, f"{client.voornamen} {achter}", f"{client.voornamen.split(' ')[0]} {achter}")
    return any(zelfde_naam(naam, ander) for ander in namen)


def vraagt_controle(pgb: Pgbonderzoek) -> bool:
    """Whether the manager of the budget also helps for pay: then a VOG or the matrixregister is asked (P-09)."""
    beheerder = Budgetbeheerder.objects.filter(pgb=pgb).first()
    helpt = Zorgverlener.objects.filter(pgb=pgb, is_beheerder=True).exists()
    return beheerder is not None and helpt and not beheerder.controles


def _kaal(naam: str) -> str:
    plat = unicodedata.normalize("NFKD", naam.casefold())
    return "".join(teken for teken in plat if teken.isalnum())


def _weiger_beheerder(client: Client, beheer: Beheer, op: date, max_graad: int) -> None:
    soort = Budgetbeheerder.Wie
    if beheer.wie == soort.AANBIEDER:
        raise Geweigerd(
            gettext_lazy(
                "De aanbieder van de hulp kan niet ook het budget beheren. Kies de inwoner zelf, de "
                "wettelijk vertegenwoordiger, een familielid of iemand die de inwoner goed kent."
            )
        )
    leeftijd = client.leeftijd_op(op)
    jong = leeftijd is not None and leeftijd < _MEERDERJARIG
    if (jong or beheer.handelingsonbekwaam) and beheer.wie != soort.VERTEGENWOORDIGER:
        waarom = f"jonger dan {_MEERDERJARIG}" if jong else "handelingsonbekwaam"
        raise Geweigerd(
            format_lazy(
                gettext_lazy("De inwoner is {waarom}. Dan beheert de wettelijk vertegenwoordiger het budget."),
                waarom=waarom,
            )
        )
    if beheer.wie != soort.CLIENT and not beheer.naam.strip():
        raise Geweigerd(gettext_lazy("Vul de naam in van wie het budget beheert."))
    _weiger_verre_familie(beheer, max_graad)
    if beheer.wie == soort.RELATIE and not beheer.relatie.strip():
        raise Geweigerd(gettext_lazy("Schrijf op waaruit de band met de inwoner blijkt."))
    _weiger_halve_controle(beheer, op)


def _weiger_verre_familie(beheer: Beheer, max_graad: int) -> None:
    """Family up to the degree of the gemeente; further away only with a tie that can be shown (P-09)."""
    soort = Budgetbeheerder.Wie
    if beheer.wie == soort.FAMILIE and beheer.graad is None:
        raise Geweigerd(gettext_lazy("Vul in hoeveel graden het familielid van de inwoner af staat."))
    if beheer.wie == soort.VERTEGENWOORDIGER and beheer.graad is None and not beheer.relatie.strip():
        raise Geweigerd(
            gettext_lazy(
                "Vul in welke graad familie de vertegenwoordiger is, of schrijf op waaruit de band "
                "blijkt. Bijvoorbeeld de uitspraak van de rechter."
            )
        )
    ver = beheer.graad is not None and beheer.graad > max_graad
    if beheer.wie in (soort.FAMILIE, soort.VERTEGENWOORDIGER) and ver and not beheer.relatie.strip():
        raise Geweigerd(
            format_lazy(
                gettext_lazy(
                    "Familie mag het budget beheren tot en met de {max_graad}e graad. Dit is de {graad}e "
                    "graad. Schrijf op waaruit de band met de inwoner blijkt, of kies iemand anders."
                ),
                max_graad=max_graad,
                graad=beheer.graad,
            )
        )


def _weiger_halve_controle(beheer: Beheer, op: date) -> None:
    if beheer.controles and (beheer.controle_op is None or not beheer.controle_uitkomst.strip()):
        raise Geweigerd(gettext_lazy("Vul bij de controle de dag in, en wat u zag."))
    if beheer.controle_op is not None and beheer.controle_op > op:
        raise Geweigerd(gettext_lazy("De controle kan niet in de toekomst zijn gedaan. Controleer de datum."))


def _weiger_halve_inschrijving(verlener: Verlener) -> None:
    """A number without the day from which it holds says nothing about formal or informal (P-22)."""
    for naam, nummer, van, tot in (
        ("het KvK-nummer", verlener.kvk, verlener.kvk_van, verlener.kvk_tot),
        ("de AGB-code", verlener.agb, verlener.agb_van, verlener.agb_tot),
    ):
        if nummer and van is None:
            raise Geweigerd(format_lazy(gettext_lazy("Vul in vanaf welke dag {naam} geldt."), naam=naam))
        if (van or tot) and not nummer:
            raise Geweigerd(format_lazy(gettext_lazy("Vul {naam} in, of haal de datum weg."), naam=naam))
        if van and tot and tot < van:
            raise Geweigerd(
                format_lazy(
                    gettext_lazy("De laatste dag van {naam} ligt voor de eerste dag. Draai de datums om."), naam=naam
                )
            )


def _weiger_professionele_beheerder(pgb: Pgbonderzoek, naam: str) -> None:
    """Who sells the help as a business is an aanbieder, whatever the tie (P-09)."""
    for rij in Zorgverlener.objects.filter(pgb=pgb, uit_netwerk=False):
        if zelfde_naam(rij.naam, naam):
            raise Geweigerd(
                format_lazy(
                    gettext_lazy(
                        "{naam} staat als aanbieder bij de hulpverleners. De aanbieder kan niet ook het budget "
                        "beheren. Kies iemand anders."
                    ),
                    naam=naam,
                )
            )


def _weiger_dezelfde_mens(pgb: Pgbonderzoek, client: Client, verlener: Verlener) -> None:
    if verlener.is_client or is_client(verlener.naam, client):
        raise Geweigerd(
            gettext_lazy(
                "De inwoner is de budgethouder en kan zichzelf niet betalen voor hulp. Kies een andere hulpverlener."
            )
        )
    if any(zelfde_naam(rij.naam, verlener.naam) for rij in Zorgverlener.objects.filter(pgb=pgb)):
        raise Geweigerd(format_lazy(gettext_lazy("{naam} staat al bij de hulpverleners."), naam=verlener.naam))
    beheerder = Budgetbeheerder.objects.filter(pgb=pgb).first()
    dezelfde = beheerder is not None and zelfde_naam(beheerder.naam, verlener.naam)
    if verlener.is_beheerder and beheerder is None:
        raise Geweigerd(gettext_lazy("Leg eerst vast wie het budget beheert."))
    if verlener.is_beheerder and beheerder is not None and not dezelfde:
        raise Geweigerd(
            format_lazy(
                gettext_lazy("De budgetbeheerder heet {naam}. Vul die naam in, of kies ‘Iemand anders’."),
                naam=beheerder.naam,
            )
        )
    if (verlener.is_beheerder or dezelfde) and not verlener.uit_netwerk:
        raise Geweigerd(
            format_lazy(
                gettext_lazy(
                    "{naam} beheert ook het budget. Een aanbieder kan niet ook het budget beheren. Kies een "
                    "andere hulpverlener of een andere budgetbeheerder."
                ),
                naam=verlener.naam,
            )
        )
    if dezelfde and not verlener.is_beheerder:
        raise Geweigerd(
            format_lazy(
                gettext_lazy("{naam} heeft dezelfde naam als de budgetbeheerder. Geef aan dat het dezelfde is."),
                naam=verlener.naam,
            )
        )
