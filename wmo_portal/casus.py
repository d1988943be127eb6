"""Walks a worked case through the services, so that it has its whole history.

A case is a JSON file of fixtures/casussen: a list of steps, each with its day, who acts, and the facts. A day is a
date, or a number of days before or after today for a case that is still running.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction

from beschikkingen.models import Aanvraag, Beschikking
from beschikkingen.services.aanvraag import ontvang_getekend_verslag, verklaar_volledig
from beschikkingen.services.besluit import Regelvoorstel, beslis, stel_besluit_voor
from logeerzorg.models import Bed, Reservering
from logeerzorg.services import reserveringen
from meldingen.models import Gebruiker, Gemeente, Melding
from meldingen.services import uitgaand
from meldingen.services.clienten import Clientgegevens, Relatiegegevens
from meldingen.services.melding import NieuweMelding, registreer_melding, wijs_toe
from meldingen.services.toestemming import leg_toestemming_vast
from onderzoek.models import Gesprek, Verslag, Voorzieningsoort, Wettoets
from onderzoek.services import afweging
from onderzoek.services import onderzoek as onderzoeken
from onderzoek.services.verslag import Retour, Verslagtekst, stel_verslag_op, verzend_verslag
from wmo_portal.laden import lees


@dataclass(slots=True)
class Loop:
    """Where the walk is: the case, its artefacts so far, and the day it is."""

    gemeente: Gemeente
    vandaag: date
    op: date
    door: Gebruiker | None = None
    artefact: dict[str, Any] = field(default_factory=dict)

    @property
    def melding(self) -> Melding:
        return Melding.objects.get(pk=self.artefact["melding"].pk)

    def dag(self, waarde: str | int | None) -> date | None:
        """A date from the file: ISO, or days from today."""
        if waarde is None:
            return None
        return self.vandaag + timedelta(days=waarde) if isinstance(waarde, int) else date.fromisoformat(waarde)


@transaction.atomic
def loop_casus(naam: str, *, vandaag: date, nu: datetime) -> Melding:
    """Walk the case, or find it when it was walked before. All or nothing; the outbox is emptied day by day."""
    inhoud = lees(f"casussen/{naam}.json")
    gemeente = Gemeente.objects.get(naam=inhoud["gemeente"])
    bestaand = Melding.objects.filter(formulier_sleutel=f"casus:{naam}").first()
    if bestaand is not None:
        return bestaand
    loop = Loop(gemeente=gemeente, vandaag=vandaag, op=vandaag)
    loop.artefact["naam"] = naam
    for stap in inhoud["stappen"]:
        loop.op = loop.dag(stap["dag"])
        loop.door = Gebruiker.objects.get(username=stap["door"]) if stap.get("door") else None
        STAPPEN[stap["wat"]](loop, stap.get("met", {}))
        uitgaand.verwerk_alles(op=loop.op, nu=lambda: nu)
    return loop.melding


def _melding(loop: Loop, met: dict[str, Any]) -> None:
    client = dict(met["client"])
    client["geboortedatum"] = loop.dag(client["geboortedatum"])
    loop.artefact["melding"] = registreer_melding(
        loop.gemeente,
        NieuweMelding(
            client=Clientgegevens(**client),
            melder=Relatiegegevens(**met["melder"]) if met.get("melder") else None,
            kanaal=met["kanaal"],
            onderwerp=met["onderwerp"],
            hulpvraag=met["hulpvraag"],
            is_spoed=met.get("is_spoed", False),
            ontvangen_op=loop.op,
            formulier_sleutel=f"casus:{loop.artefact['naam']}",
        ),
        op=loop.op,
        door=loop.door,
    )


def _toewijzen(loop: Loop, met: dict[str, Any]) -> None:
    wijs_toe(loop.melding, aan=Gebruiker.objects.get(username=met["aan"]), op=loop.op, door=loop.door)


def _toestemming(loop: Loop, met: dict[str, Any]) -> None:
    leg_toestemming_vast(loop.melding, gegeven_op=loop.op, op=loop.op, door=loop.door, wijze=met["wijze"])


def _vooronderzoek(loop: Loop, met: dict[str, Any]) -> None:
    loop.artefact["onderzoek"] = onderzoeken.start_vooronderzoek(loop.melding, op=loop.op, door=loop.door)


def _persoonlijk_plan(loop: Loop, met: dict[str, Any]) -> None:
    onderzoeken.leg_persoonlijk_plan_vast(
        loop.artefact["onderzoek"],
        ontvangen_op=loop.op if met.get("ontvangen") else None,
        op=loop.op,
        door=loop.door,
    )


def _onderzoek(loop: Loop, met: dict[str, Any]) -> None:
    loop.artefact["gesprek"] = onderzoeken.start_onderzoek(
        loop.artefact["onderzoek"],
        vorm=met["vorm"],
        gepland_op=loop.dag(met["gepland_op"]),
        gepland_om=time.fromisoformat(met["gepland_om"]),
        op=loop.op,
        door=loop.door,
    )


def _gesprek(loop: Loop, met: dict[str, Any]) -> None:
    gesprek: Gesprek = loop.artefact["gesprek"]
    onderzoeken.voer_gesprek(
        gesprek,
        gevoerd_op=loop.op,
        aanwezigen=met["aanwezigen"],
        met_mantelzorger=met["met_mantelzorger"],
        met_clientondersteuner=met["met_clientondersteuner"],
        op=loop.op,
        door=loop.door,
    )
    onderzoeken.leg_gesprek_vast(
        gesprek.onderzoek,
        rubrieken=met["rubrieken"],
        identiteit=onderzoeken.Identiteit(
            met["identiteit"]["document"], loop.dag(met["identiteit"]["geldig_tot"]), loop.op
        ),
        pgb_voorlichting_op=loop.op,
        bijdrage_voorlichting_op=loop.op,
        op=loop.op,
        door=loop.door,
    )
    afweging.leg_vraag_vast(gesprek.onderzoek, **met["vraag"], op=loop.op, door=loop.door)
    wetten = {wet: afweging.Wetuitkomst(**met["wetten"].get(wet, {"uitkomst": "nvt"})) for wet in Wettoets.Wet}
    afweging.toets_wetten(gesprek.onderzoek, wetten, op=loop.op, door=loop.door)
    stappen = {int(nummer): tuple(waarde) for nummer, waarde in met["afweging"].items()}
    onderzoeken.weeg_af(gesprek.onderzoek, stappen, op=loop.op, door=loop.door)


def _verslag(loop: Loop, met: dict[str, Any]) -> None:
    tekst = Verslagtekst(**{**met, "evaluatie_op": loop.dag(met.get("evaluatie_op"))})
    loop.artefact["verslag"] = stel_verslag_op(loop.melding, tekst, op=loop.op, door=loop.door)


def _verslag_verzenden(loop: Loop, met: dict[str, Any]) -> None:
    verzend_verslag(loop.artefact["verslag"], op=loop.op, door=loop.door)


def _verslag_retour(loop: Loop, met: dict[str, Any]) -> None:
    verslag: Verslag = loop.artefact["verslag"]
    soorten = Voorzieningsoort.objects.filter(gemeente=loop.gemeente, code__in=met["gevraagd"])
    loop.artefact["aanvraag"] = ontvang_getekend_verslag(
        verslag,
        Retour(
            ontvangen_op=loop.op,
            ondertekend_op=loop.dag(met["ondertekend_op"]),
            akkoord=met["akkoord"],
            is_aanvraag=met["is_aanvraag"],
            reactie=met.get("reactie", ""),
        ),
        gevraagd=tuple(soorten),
        op=loop.op,
        door=loop.door,
    )


def _volledig(loop: Loop, met: dict[str, Any]) -> None:
    verklaar_volledig(loop.artefact["aanvraag"], brp_geraadpleegd_op=loop.op, op=loop.op, door=loop.door)


def _optie(loop: Loop, met: dict[str, Any]) -> None:
    bed = Bed.objects.get(locatie__naam=met["locatie"], naam=met["bed"])
    loop.artefact[met["als"]] = reserveringen.plaats_optie(
        loop.melding,
        bed,
        loop.dag(met["van"]),
        loop.dag(met["tot"]),
        soort=met["soort"],
        nu=datetime.combine(loop.op, time(12), UTC),
        op=loop.op,
        door=loop.door,
    )


def _akkoord_client(loop: Loop, met: dict[str, Any]) -> None:
    reserveringen.leg_akkoord_client_vast(loop.artefact[met["als"]], op=loop.op, door=loop.door)


def _akkoord_locatie(loop: Loop, met: dict[str, Any]) -> None:
    reserveringen.leg_akkoord_locatie_vast(loop.artefact[met["als"]], op=loop.op, door=loop.door)


def _vastzetten(loop: Loop, met: dict[str, Any]) -> None:
    rij: Reservering = loop.artefact[met["als"]]
    reserveringen.zet_vast(rij, op=loop.op, door=loop.door)


def _besluit_voorstellen(loop: Loop, met: dict[str, Any]) -> None:
    aanvraag: Aanvraag = loop.artefact["aanvraag"]
    datums = {naam: loop.dag(met[naam]) for naam in ("ingangsdatum", "einddatum", "monitor_op")}
    regel = Regelvoorstel(
        **{
            **met["regel"],
            **datums,
            "kostprijs": Decimal(met["kostprijs"]),
            "gevraagd": aanvraag.gevraagd.get(),
            "is_toegekend": True,
        }
    )
    loop.artefact["beschikking"] = stel_besluit_voor(
        aanvraag, (regel,), motivering=met["motivering"], op=loop.op, door=loop.door
    )


def _beslissen(loop: Loop, met: dict[str, Any]) -> None:
    beschikking: Beschikking = loop.artefact["beschikking"]
    beslis(beschikking, op=loop.op, door=loop.door)


STAPPEN: dict[str, Callable[[Loop, dict[str, Any]], None]] = {
    "melding": _melding,
    "toewijzen": _toewijzen,
    "toestemming": _toestemming,
    "vooronderzoek": _vooronderzoek,
    "persoonlijk_plan": _persoonlijk_plan,
    "onderzoek": _onderzoek,
    "gesprek": _gesprek,
    "verslag": _verslag,
    "verslag_verzenden": _verslag_verzenden,
    "verslag_retour": _verslag_retour,
    "volledig": _volledig,
    "optie": _optie,
    "akkoord_client": _akkoord_client,
    "akkoord_locatie": _akkoord_locatie,
    "vastzetten": _vastzetten,
    "besluit_voorstellen": _besluit_voorstellen,
    "beslissen": _beslissen,
}
