"""Fills the letters of what the college decides of its own accord: D-28, D-35, and that nothing comes of it."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from beschikkingen import brieven as soorten
from beschikkingen.models import Beschikking, Voornemen, Zienswijze
from beschikkingen.services.besluitbrieven import afzender_van_besluit, alineas, bezwaarclausule
from beschikkingen.services.voornemenwoorden import adressant, genoemde_hulp, hulp, nieuwe_omvang, omvang, plan
from meldingen.models import Melding
from meldingen.services.brieven import afzender, zaak

_WET = "van de Wet maatschappelijke ondersteuning 2015"
_BETALEN_BINNEN = timedelta(weeks=6)  # Awb 4:87


def vul_herziening(melding: Melding, op: date, verwijzing: Mapping[str, Any]) -> soorten.HerzieningGegevens:
    """D-28 (H-08, H-09, H-10): the ground in words and its article, the day, and how the client was heard."""
    besluit, voornemen = _besluit(verwijzing)
    anders: dict[str, Any] = {}
    if voornemen.soort == Voornemen.Soort.HERZIENING:
        anders = {
            "was": omvang(voornemen),
            "wordt": nieuwe_omvang(voornemen),
            "tot": voornemen.einddatum_was,
            "berekening": _regels(voornemen.berekening),
        }
    return soorten.HerzieningGegevens(
        **_kop(besluit, voornemen, melding, op),
        hulp=hulp(voornemen),
        toegekend=genoemde_hulp(voornemen),
        toegekend_op=voornemen.voorziening.regel.beschikking.besloten_op,
        vanaf=voornemen.ingangstijdstip,
        grond=soorten.Herzieningsgrond(voornemen.grond),
        juiste_gegevens=alineas(voornemen.juiste_gegevens) if voornemen.grond == Voornemen.Grond.ONJUIST else (),
        regels=(f"artikel 2.3.10, eerste lid, onder {voornemen.grond}, {_WET}",),
        **anders,
    )


def vul_terugvordering(melding: Melding, op: date, verwijzing: Mapping[str, Any]) -> soorten.TerugvorderingGegevens:
    """D-35 (H-11): the amount with its calculation, and on what the opzet rests."""
    besluit, voornemen = _besluit(verwijzing)
    return soorten.TerugvorderingGegevens(
        **_kop(besluit, voornemen, melding, op),
        hulp=genoemde_hulp(voornemen),
        ingetrokken_op=voornemen.intrekking.besloten_op,
        periode_van=voornemen.periode_van,
        periode_tot=voornemen.periode_tot,
        bedrag=voornemen.bedrag,
        is_geheel=voornemen.is_geheel,
        opzet=alineas(voornemen.opzet),
        berekening=_regels(voornemen.berekening),
        betalen_voor=besluit.bekendgemaakt_op + _BETALEN_BINNEN,
        regels=(f"artikel 2.4.1 {_WET}",),
        van_ander=bool(voornemen.ander_naam),
    )


def vul_vervallen(melding: Melding, op: date, verwijzing: Mapping[str, Any]) -> soorten.VervallenGegevens:
    """That the college does not go on with it (B-18)."""
    voornemen = _voornemens().get(pk=verwijzing["voornemen"])
    return soorten.VervallenGegevens(
        afzender=afzender(melding),
        geadresseerde=adressant(voornemen, melding),
        zaak=zaak(melding, op),
        plan=plan(voornemen),
        gevraagd_op=voornemen.zienswijze.gevraagd_op,
        waarom=alineas(voornemen.vervallen_reden),
    )


def _besluit(verwijzing: Mapping[str, Any]) -> tuple[Beschikking, Voornemen]:
    besluit = Beschikking.objects.select_related("besloten_door", "mandaat").get(pk=verwijzing["beschikking"])
    return besluit, _voornemens().get(beschikking=besluit)


def _voornemens():
    return Voornemen.objects.select_related(
        "voorziening__regel__gevraagd__soort", "voorziening__regel__beschikking", "zienswijze", "intrekking"
    )


def _kop(besluit: Beschikking, voornemen: Voornemen, melding: Melding, op: date) -> dict[str, Any]:
    return {
        "afzender": afzender_van_besluit(besluit, melding),
        "geadresseerde": adressant(voornemen, melding),
        "zaak": zaak(melding, op),
        "waarom": alineas(besluit.motivering),
        "gehoord": _gehoord(voornemen.zienswijze, voornemen.weging),
        "regels_website": melding.gemeente.website,
        "bezwaar": bezwaarclausule(besluit, melding),
    }


def _gehoord(zienswijze: Zienswijze, weging: str) -> soorten.Gehoord:
    return soorten.Gehoord(
        gevraagd_op=zienswijze.gevraagd_op,
        uiterlijk_op=zienswijze.uiterlijk_op,
        gegeven_op=zienswijze.gegeven_op,
        weging=alineas(weging),
    )


def _regels(tekst: str) -> tuple[str, ...]:
    return tuple(stap.strip() for stap in tekst.splitlines() if stap.strip())
