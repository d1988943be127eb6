"""Calculating a voorziening, and the calculation sheet of a case with the eigen bijdrage in words."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Prefetch

from meldingen.eisen import Ontbreekt
from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Gemeente
from meldingen.services import parameters
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast
from onderzoek.models import Bijdragesituatie, Onderzoek, Productgroep, Rekenblad, Voorzieningkeuze, Voorzieningsoort
from onderzoek.rekenen.eigen_bijdrage import (
    Bijdrage,
    Bijdragesoort,
    Hulp,
    Regeling,
    Situatie,
    Tarief,
    Tarieftype,
    bereken_bijdrage,
    bijdrage_huishouden,
    bijdrage_in_woorden,
    maandtarief,
)
from onderzoek.rekenen.kostprijs import Wijze
from onderzoek.rekenen.stappen import Berekening, OngeldigeInvoer, Rekenstap
from onderzoek.services.keuze import weiger_als_dicht
from onderzoek.services.rekenwijzen import REKENWIJZEN, Antwoorden, Kosten, Rekenwijze, code_voor

EB_CODES = (
    "eb_tarief",
    "eb_startmoment",
    "eb_minima_pct",
    "eb_minima_bevroren",
    "eb_collectief_vervoer",
    "eb_woningaanpassing_kind",
    "eb_kostprijswijze",
)
_BEREKEND = (Bijdragesoort.ABONNEMENT, Bijdragesoort.EIGEN_TARIEF)
_BLADEN = Prefetch("rekenbladen", queryset=Rekenblad.objects.select_related("door"))
_WONEN = (Productgroep.WONEN_LOS, Productgroep.WONEN_BOUWKUNDIG)


@dataclass(frozen=True, slots=True)
class Rekendeel:
    """What the page of one voorziening shows: the newest sheet, its contribution, and how many came before."""

    blad: Rekenblad | None
    bijdrage: Bijdrage | None
    zinnen: tuple[str, ...]
    eerdere: int


@dataclass(frozen=True, slots=True)
class Bladregel:
    """One voorziening on the sheet of the case."""

    keuze: Voorzieningkeuze
    deel: Rekendeel


@dataclass(frozen=True, slots=True)
class Overzicht:
    """The whole sheet: every voorziening, and what the household pays together (None: nothing is due per month)."""

    regels: tuple[Bladregel, ...]
    situatie: Bijdragesituatie | None
    samen: Berekening | None


@handeling
def reken(keuze: Voorzieningkeuze, invoer: Mapping[str, Any], *, op: date, door: Gebruiker) -> Rekenblad:
    """Calculate with the parameters of the day and keep it; what was calculated before stays (W-08 to W-29, E-06).

    What cannot be calculated with is refused in a sentence, and so is a contribution that has no cost price.
    """
    melding = weiger_als_dicht(keuze.onderzoek)
    soort = keuze.soort
    code = code_voor(soort)
    wijze = REKENWIJZEN[code]
    try:
        waarden = _parameters(soort, melding.gemeente, wijze, op)
        uitkomst = wijze.bereken(invoer, waarden, op)
        blad = Rekenblad(
            keuze=keuze,
            rekenwijze=code,
            invoer=json.dumps(dict(invoer), cls=DjangoJSONEncoder),
            stappen=json.dumps([_rij(stap) for stap in uitkomst.stappen], cls=DjangoJSONEncoder),
            parameters=waarden,
            uitkomst=uitkomst.bedrag,
            eenheid=wijze.eenheid,
            gemaakt_op=op,
            door=door,
        )
        _bijdrage(keuze, blad, _situatie_van(keuze.onderzoek), melding.client.geboortedatum)
    except OngeldigeInvoer as fout:
        raise Geweigerd(str(fout)) from fout
    blad.save()
    naam = f"{soort}: {blad.geschreven}"
    leg_vast(melding, "E-06", op=op, door=door, naam=naam)
    return blad


def berekening_gemaakt(keuze: Voorzieningkeuze, op: date) -> list[Ontbreekt]:
    """A soort that names a calculator is calculated before it is granted."""
    if not keuze.soort.rekenwijze or keuze.rekenbladen.exists():
        return []
    return [Ontbreekt("Reken eerst uit wat deze voorziening kost.", "voorzieningen", "P-19")]


def rekendeel(keuze: Voorzieningkeuze) -> Rekendeel:
    """What the page of this voorziening shows of the calculation."""
    return _deel(keuze, list(keuze.rekenbladen.select_related("door")), _situatie_van(keuze.onderzoek))


def rekenblad_van(onderzoek: Onderzoek) -> Overzicht:
    """The sheet of the case: the newest calculation of each voorziening that is not ruled out."""
    keuzes = (
        Voorzieningkeuze.objects.filter(onderzoek=onderzoek)
        .exclude(uitkomst=Voorzieningkeuze.Uitkomst.NIET_INZETTEN)
        .select_related("soort", "onderzoek__melding__client")
        .prefetch_related(_BLADEN)
    )
    situatie = _situatie_van(onderzoek)
    regels = tuple(Bladregel(keuze, _deel(keuze, list(keuze.rekenbladen.all()), situatie)) for keuze in keuzes)
    verschuldigd = [regel.deel for regel in regels if regel.deel.bijdrage and regel.deel.bijdrage.bedrag]
    samen = None
    if verschuldigd:
        tarief = max(Decimal(deel.blad.parameters["eb_tarief"]) for deel in verschuldigd if deel.blad)
        samen = bijdrage_huishouden([deel.bijdrage for deel in verschuldigd if deel.bijdrage], tarief)
    return Overzicht(regels, situatie, samen)


def _parameters(soort: Voorzieningsoort, gemeente: Gemeente, wijze: Rekenwijze, op: date) -> dict[str, Any]:
    """What this sum needs on the day, with the eigen bijdrage when it can be due; one by income is not ours (E-20)."""
    if soort.bijdragesoort not in _BEREKEND:
        return parameters.waarden(gemeente, list(wijze.parameters), op)
    if parameters.waarde(gemeente, "eb_tarieftype", op) == Tarieftype.INKOMENSAFHANKELIJK:
        maandtarief(op, [Tarief(None, op, soort=Tarieftype.INKOMENSAFHANKELIJK)])
    return parameters.waarden(gemeente, [*wijze.parameters, *EB_CODES], op)


def _deel(keuze: Voorzieningkeuze, bladen: list[Rekenblad], situatie: Bijdragesituatie | None) -> Rekendeel:
    if not bladen:
        return Rekendeel(None, None, (), 0)
    blad = bladen[0]
    bijdrage = _bijdrage(keuze, blad, situatie, keuze.onderzoek.melding.client.geboortedatum)
    zinnen = bijdrage_in_woorden(bijdrage, _regeling(blad), start=blad.gemaakt_op, is_pgb=keuze.leveringsvorm == "pgb")
    return Rekendeel(blad, bijdrage, zinnen, len(bladen) - 1)


def _bijdrage(
    keuze: Voorzieningkeuze, blad: Rekenblad, situatie: Bijdragesituatie | None, geboren: date | None
) -> Bijdrage:
    """The contribution by the parameters that were copied on the sheet."""
    soort = keuze.soort
    hulp = Hulp(
        Bijdragesoort(soort.bijdragesoort),
        _kosten(blad),
        f"Er is geen eigen bijdrage voor {soort.bijdrage_reden}." if soort.bijdrage_reden else "",
    )
    tarief = Decimal(blad.parameters.get("eb_tarief", 0))
    feiten = Situatie(
        geboren,
        meerpersoons_onder_aow=bool(situatie and situatie.meerpersoons_onder_aow),
        betaalt_wlz_of_bw=bool(situatie and situatie.betaalt_wlz_of_bw),
        nachten_opvang=situatie.nachten_opvang if situatie else 0,
        risico_minderjarige=bool(situatie and situatie.risico_minderjarige),
        woningaanpassing_kind=bool(situatie and situatie.woningaanpassing_kind and soort.productgroep in _WONEN),
    )
    return bereken_bijdrage(hulp, feiten, regeling=_regeling(blad), tarief=tarief, op=blad.gemaakt_op)


def _regeling(blad: Rekenblad) -> Regeling:
    """What the gemeente chose, as copied; a soort without a contribution has nothing to choose."""
    p: Antwoorden = blad.parameters
    if "eb_tarief" not in p:
        return Regeling()
    return Regeling(
        wijze=Wijze(p["eb_kostprijswijze"]),
        collectief_vervoer_vrij=p["eb_collectief_vervoer"],
        woningaanpassing_kind_vrij=not p["eb_woningaanpassing_kind"],
        minima_procent=p["eb_minima_pct"],
        minima_bevroren=p["eb_minima_bevroren"],
        startmoment=p["eb_startmoment"],
    )


def _kosten(blad: Rekenblad) -> Kosten | None:
    kosten = REKENWIJZEN[blad.rekenwijze].kosten
    return kosten(blad.gegevens, blad.parameters, blad.uitkomst) if kosten else None


def _situatie_van(onderzoek: Onderzoek) -> Bijdragesituatie | None:
    return Bijdragesituatie.objects.select_related("door").filter(onderzoek=onderzoek).first()


def _rij(stap: Rekenstap) -> tuple[str, Decimal | None, str, str]:
    return (stap.wat, stap.bedrag, stap.uitleg, stap.regel)
