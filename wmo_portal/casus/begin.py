"""From the melding to the day on which the conversation is planned."""

from datetime import time
from typing import Any

from meldingen.models import Document, Gebruiker, Organisatie, Relatie
from meldingen.services.brieven import markeer_bezorgd
from meldingen.services.clienten import Clientgegevens, Relatiegegevens
from meldingen.services.eigenmachtiging import verbind_organisatie
from meldingen.services.machtiging import NieuweMachtiging, leg_machtiging_vast
from meldingen.services.melding import NieuweMelding, registreer_melding, wijs_toe
from meldingen.services.toestemming import Antwoord, geef_toestemming, leg_toestemming_vast
from onderzoek.services import onderzoek as onderzoeken
from onderzoek.services.raadpleging import Raadpleegvraag, raadpleeg
from onderzoek.services.woonplaats import Controle, controleer_woonplaats
from wmo_portal.bekend import verzamel
from wmo_portal.casus.lopen import Loop, Stap


def _melding(loop: Loop, met: dict[str, Any]) -> None:
    loop.artefact["melding"] = registreer_melding(
        loop.gemeente,
        NieuweMelding(
            client=Clientgegevens(**loop.feiten(met["client"])),
            melder=Relatiegegevens(**met["melder"]) if met.get("melder") else None,
            kanaal=met["kanaal"],
            onderwerp=met["onderwerp"],
            hulpvraag=met["hulpvraag"],
            is_spoed=met.get("is_spoed", False),
            ontvangen_op=loop.op,
            formulier_sleutel=f"casus:{loop.naam}",
        ),
        **loop.act,
    )


def _machtiging_ondersteuning(loop: Loop, met: dict[str, Any]) -> None:
    """The client signed on paper that the cliëntondersteuning may look along (A-17, M-10)."""
    organisatie = Organisatie.objects.get(naam=met["organisatie"])
    mens = Relatiegegevens(naam=organisatie.naam, soort=Relatie.Soort.HULPVERLENER, bron="cliënt")
    nieuw = NieuweMachtiging(mens, tuple(met["waarvoor"]), van=loop.op, getekend_op=loop.op)
    rij = leg_machtiging_vast(loop.melding, nieuw, **loop.act)
    verbind_organisatie(loop.melding, rij, organisatie, **loop.act)


def _toewijzen(loop: Loop, met: dict[str, Any]) -> None:
    wijs_toe(loop.melding, aan=Gebruiker.objects.get(username=met["aan"]), **loop.act)


def _toestemming(loop: Loop, met: dict[str, Any]) -> None:
    leg_toestemming_vast(loop.melding, gegeven_op=loop.op, wijze=met["wijze"], **loop.act)


def _toestemming_bron(loop: Loop, met: dict[str, Any]) -> None:
    geef_toestemming(loop.melding, Antwoord(**met, gegeven_op=loop.op), **loop.act)


def _bezorgd(loop: Loop, met: dict[str, Any]) -> None:
    """The letters that wait for a safe way were handed over by a person."""
    for document in Document.objects.filter(melding=loop.melding, richting="uit", verzonden_op=None):
        markeer_bezorgd(document, **loop.act)


def _vooronderzoek(loop: Loop, met: dict[str, Any]) -> None:
    loop.artefact["onderzoek"] = onderzoeken.start_vooronderzoek(loop.melding, **loop.act)


def _raadpleging(loop: Loop, met: dict[str, Any]) -> None:
    raadpleeg(loop.melding, Raadpleegvraag(**met), verzamel(loop.melding), **loop.act)


def _woonplaats(loop: Loop, met: dict[str, Any]) -> None:
    controleer_woonplaats(loop.melding, Controle(loop.op, **met), **loop.act)


def _persoonlijk_plan(loop: Loop, met: dict[str, Any]) -> None:
    onderzoeken.leg_persoonlijk_plan_vast(
        loop.artefact["onderzoek"], ontvangen_op=loop.op if met.get("ontvangen") else None, **loop.act
    )


def _onderzoek(loop: Loop, met: dict[str, Any]) -> None:
    loop.artefact["gesprek"] = onderzoeken.start_onderzoek(
        loop.artefact["onderzoek"],
        vorm=met["vorm"],
        gepland_op=loop.dag(met["gepland_op"]),
        gepland_om=time.fromisoformat(met["gepland_om"]),
        **loop.act,
    )


STAPPEN: dict[str, Stap] = {
    "melding": _melding,
    "toewijzen": _toewijzen,
    "machtiging_ondersteuning": _machtiging_ondersteuning,
    "toestemming": _toestemming,
    "toestemming_bron": _toestemming_bron,
    "bezorgd": _bezorgd,
    "vooronderzoek": _vooronderzoek,
    "raadpleging": _raadpleging,
    "woonplaats": _woonplaats,
    "persoonlijk_plan": _persoonlijk_plan,
    "onderzoek": _onderzoek,
}
