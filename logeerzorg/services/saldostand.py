"""The balance explained: which stay, which etmalen in which period, what is left, what does not count (L-31)."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from logeerzorg.etmalen import (
    Jaarmodus,
    Telwijze,
    Weekmodus,
    in_uren,
    jaar_van,
    jaardag,
    teldagen,
    volste_venster,
)
from logeerzorg.etmalen import saldo as toets_jaar
from logeerzorg.models import AnderVerblijf, Overschrijding, Reservering
from logeerzorg.ruimte import schrijf_etmalen, schrijf_getal, schrijf_periode
from logeerzorg.services.telling import LAAT, Telling, telling_van, verblijf_van
from meldingen.models import Client, Gemeente

S = Reservering.Status
_ETMAAL = {
    Telwijze.NACHTEN: "Een etmaal is een nacht.",
    Telwijze.AANGEBROKEN_24U: "Een etmaal is 24 uur; een begonnen etmaal telt helemaal mee.",
    Telwijze.KALENDERDAGEN: "Elke dag telt als een etmaal, ook de dag van aankomst en de dag van vertrek.",
}
_JAAR = {
    Jaarmodus.KALENDERJAAR: "Het maximum geldt per kalenderjaar.",
    Jaarmodus.INDICATIEJAAR: "Het maximum geldt per jaar vanaf de eerste dag van de toekenning.",
    Jaarmodus.VOORTSCHRIJDEND_12M: "Het maximum geldt in elke periode van twaalf maanden.",
}
_WEEK = {
    Weekmodus.ISO_WEEK_UREN: "Per week, van maandag tot en met zondag, mag hoogstens {} uur.",
    Weekmodus.SCHUIVEND_168U: "In elke zeven dagen achter elkaar mag hoogstens {} uur.",
    Weekmodus.ETMALEN_PER_WEEK: "Per week, van maandag tot en met zondag, mogen hoogstens {} etmalen.",
}


@dataclass(frozen=True, slots=True)
class Saldoregel:
    """One stay in one period: how many of its etmalen fall there, or why it does not count."""

    reservering: Reservering
    etmalen: int
    uitleg: str


@dataclass(frozen=True, slots=True)
class Periodestand:
    """One year: its lines and their sums. `over` is None without a maximum; `extra` was allowed by a teamleider."""

    naam: str
    regels: tuple[Saldoregel, ...]
    gebruikt: int
    gereserveerd: int
    opties: int
    cap: int | None
    extra: int
    fiat: Overschrijding | None

    @property
    def totaal(self) -> int:
        return self.gebruikt + self.gereserveerd + self.opties

    @property
    def over(self) -> int | None:
        return None if self.cap is None else max(0, self.cap + self.extra - self.totaal)


@dataclass(frozen=True, slots=True)
class Saldostand:
    """The whole balance of a client, with the rules by which it was counted, in sentences."""

    perioden: tuple[Periodestand, ...]
    niet_geteld: tuple[Saldoregel, ...]
    elders: tuple[AnderVerblijf, ...]
    regels: tuple[str, ...]
    waarschuwingen: tuple[str, ...]


def saldo_van(client: Client, gemeente: Gemeente, dag: date) -> Saldostand:
    """The balance by the rules of `dag`, line by line."""
    telling = telling_van(client, gemeente, dag)
    standen = set(telling.standen()) or {_leeg_jaar(telling, dag)}
    return Saldostand(
        perioden=tuple(_periode(telling, *jaar) for jaar in sorted(standen)),
        niet_geteld=tuple(_niet_geteld(telling, standen)),
        elders=tuple(AnderVerblijf.objects.filter(melding__client=client)),
        regels=tuple(_regels(telling)),
        waarschuwingen=tuple(_waarschuwingen(telling)),
    )


def _leeg_jaar(telling: Telling, dag: date) -> tuple[date, date]:
    """The year of `dag` of somebody who never stayed anywhere."""
    if telling.regels.jaarmodus is Jaarmodus.KALENDERJAAR:
        return jaar_van(dag, telling.jaarregel())
    begin = telling.voorziening_vanaf or dag
    return begin, jaardag(begin, 1)


def _periode(telling: Telling, van: date, tot: date) -> Periodestand:
    regels = [regel for rij in telling.tellend if (regel := _regel(telling, rij, van, tot)).etmalen]

    def som(*statussen: str) -> int:
        return sum(regel.etmalen for regel in regels if regel.reservering.status in statussen)

    extra, fiat = telling.fiatruimte(van, tot)
    return Periodestand(
        naam=schrijf_periode(datetime.combine(van, time.min), datetime.combine(tot, time.min)),
        regels=tuple(regels),
        gebruikt=som(S.VOLTOOID, S.AANWEZIG, *LAAT),
        gereserveerd=som(S.BEVESTIGD),
        opties=som(S.OPTIE),
        cap=telling.regels.cap,
        extra=extra,
        fiat=fiat,
    )


def _regel(telling: Telling, rij: Reservering, van: date, tot: date) -> Saldoregel:
    dagen = teldagen(verblijf_van(rij), telling.regels.telwijze)
    hier = sum(van <= dag < tot for dag in dagen)
    anders = len(dagen) - hier
    uitleg = f"{hier} van de {len(dagen)} etmalen vallen hier." if anders else ""
    return Saldoregel(rij, hier, uitleg)


def _niet_geteld(telling: Telling, standen: set[tuple[date, date]]) -> list[Saldoregel]:
    """Stays that are shown but not counted, each with the reason."""
    gevonden = []
    for rij in telling.rijen:
        dagen = teldagen(verblijf_van(rij), telling.regels.telwijze)
        if not telling.telt(rij):
            gevonden.append(Saldoregel(rij, len(dagen), _waarom_niet_geteld(telling, rij)))
        elif not dagen:
            gevonden.append(Saldoregel(rij, 0, "Zonder overnachting: 0 etmalen."))
        elif not any(van <= dag < tot for van, tot in standen for dag in dagen):
            gevonden.append(Saldoregel(rij, len(dagen), "Valt buiten de volste twaalf maanden."))
    return gevonden


def _waarom_niet_geteld(telling: Telling, rij: Reservering) -> str:
    if rij.soort == Reservering.Soort.PROEF and not telling.regels.proef_telt:
        return "Proeflogeren telt in deze gemeente niet mee."
    if rij.status == S.OPTIE:
        return "Een optie telt in deze gemeente pas mee als zij is bevestigd."
    return f"{S(rij.status).label}: dat telt in deze gemeente niet mee."


def _regels(telling: Telling) -> list[str]:
    """The rules of the gemeente in sentences."""
    regels = telling.regels
    zinnen = [_ETMAAL[regels.telwijze]]
    if regels.cap is None:
        zinnen.append("Deze gemeente heeft geen maximum per jaar.")
    else:
        zinnen += [f"Per jaar mag iemand hoogstens {schrijf_etmalen(regels.cap)} logeren.", _JAAR[regels.jaarmodus]]
    if regels.week_max is not None and regels.weekmodus in _WEEK:
        zinnen.append(_WEEK[regels.weekmodus].format(schrijf_getal(regels.week_max)))
    zinnen.append(
        "Alle verblijven van de cliënt tellen samen: bij elke locatie, uit elke zaak. Logeren dat de "
        "zorgverzekeraar, de Wlz of iemand anders betaalt, telt niet mee."
    )
    return zinnen


def _waarschuwingen(telling: Telling) -> list[str]:
    """What is allowed but deserves attention: fuller than meant across New Year or across Sunday (5.2, 5.3)."""
    return [*_over_twaalf_maanden(telling), *_over_zeven_dagen(telling)]


def _over_twaalf_maanden(telling: Telling) -> list[str]:
    regel = telling.jaarregel()
    if regel.modus is not Jaarmodus.KALENDERJAAR:
        return []
    glijdend = type(regel)(regel.cap, Jaarmodus.VOORTSCHRIJDEND_12M, regel.telwijze)
    return [
        f"In {schrijf_periode(jaar.van, jaar.tot)} zijn het {schrijf_etmalen(int(jaar.gebruikt))}. Dat mag, want het "
        "maximum geldt per kalenderjaar."
        for jaar in toets_jaar(telling.voor_het_jaar, None, glijdend).overschreden
    ]


def _over_zeven_dagen(telling: Telling) -> list[str]:
    regels, volste = telling.regels, volste_venster(telling.voor_de_week)
    if regels.week_max is None or regels.weekmodus is Weekmodus.GEEN or volste is None:
        return []
    grens = regels.week_max if regels.week_in_uren else regels.week_max * 24
    begin, uren = volste[0], in_uren(volste[1])
    if uren <= Decimal(grens):
        return []
    return [
        f"In {schrijf_periode(begin, begin + timedelta(weeks=1))} is de cliënt {schrijf_getal(uren)} uur weg, "
        f"meer dan {schrijf_getal(Decimal(grens))} uur. Kijk of dat de bedoeling is."
    ]
