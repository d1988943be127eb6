"""Fills the letters of bezwaar (D-30 to D-33), buiten behandeling (D-20) and the dwangsom (D-34)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from beschikkingen import brieven as soorten
from beschikkingen.models import Aanvraag, Beschikking, Bezwaar, Herstelverzoek
from beschikkingen.services.besluitsoorten import werkwijze
from beschikkingen.services.besluitwoorden import alineas, gevraagde_hulp
from beschikkingen.services.bezwaar import einde_bezwaartermijn
from beschikkingen.services.voornemenwoorden import besluit_over
from meldingen.brieven.gegevens import Afzender, Geadresseerde
from meldingen.models import Melding, Termijn
from meldingen.services.brieven import afzender, afzender_van, geadresseerde, zaak

_BETALEN_BINNEN = timedelta(weeks=6)  # Awb 4:87
_BUITEN_BEHANDELING = ("artikel 4:5 van de Algemene wet bestuursrecht",)
_DWANGSOM = ("artikel 4:17 en 4:18 van de Algemene wet bestuursrecht",)
_OP_BEZWAAR = ("artikel 7:11 van de Algemene wet bestuursrecht", "de Wet maatschappelijke ondersteuning 2015")
_NIET_GEHOORD = {
    Bezwaar.Afzien.NIET_ONTVANKELIJK: "Het was meteen duidelijk dat wij uw bezwaar niet kunnen behandelen",
    Bezwaar.Afzien.ONGEGROND: "Het was meteen duidelijk dat het bezwaar niet kan slagen",
    Bezwaar.Afzien.GEEN_GEBRUIK: "U liet weten dat u geen hoorzitting wilde",
    Bezwaar.Afzien.GEEN_ANTWOORD: "U liet ons niet op tijd weten dat u een hoorzitting wilde",
    Bezwaar.Afzien.TEGEMOET: "Dat was niet nodig, want u krijgt helemaal gelijk",
}


def vul_ontvangen(melding: Melding, op: date, verwijzing: Mapping[str, Any]) -> soorten.BezwaarOntvangenGegevens:
    """D-30: received, in time or not, and by when we decide."""
    bezwaar = _bezwaar(verwijzing)
    return soorten.BezwaarOntvangenGegevens(
        **_kop(bezwaar, melding, op),
        bezwaar_tot=einde_bezwaartermijn(bezwaar.beschikking),
        weken=bezwaar.termijn.aantal,
        beslis_uiterlijk=bezwaar.termijn.uiterste_datum,
        op_tijd=bezwaar.is_tijdig,
        commissie=bezwaar.met_commissie,
    )


def vul_verzuim(melding: Melding, op: date, verwijzing: Mapping[str, Any]) -> soorten.BezwaarVerzuimGegevens:
    """D-31: what is missing and until when."""
    bezwaar = _bezwaar(verwijzing)
    return soorten.BezwaarVerzuimGegevens(
        **_kop(bezwaar, melding, op),
        ontbreekt=tuple(bezwaar.verzuim.splitlines()),
        uiterlijk_op=bezwaar.verzuim_tot,
        adres=_adres(melding),
        beslis_uiterlijk=bezwaar.termijn.uiterste_datum,
    )


def vul_verdaging(melding: Melding, op: date, verwijzing: Mapping[str, Any]) -> soorten.BezwaarVerdagingGegevens:
    """D-32: more time, and why."""
    bezwaar = _bezwaar(verwijzing)
    return soorten.BezwaarVerdagingGegevens(
        **_kop(bezwaar, melding, op),
        reden=bezwaar.verdaagd_reden,
        weken=bezwaar.verdaagd_weken,
        was_uiterlijk=date.fromisoformat(verwijzing["was"]),
        beslis_uiterlijk=bezwaar.termijn.uiterste_datum,
    )


def vul_beslissing(melding: Melding, op: date, verwijzing: Mapping[str, Any]) -> soorten.BeslissingOpBezwaarGegevens:
    """D-33: what was decided on the bezwaar, why, and where to go with it."""
    bezwaar = _bezwaar(verwijzing)
    besluit = bezwaar.beslissing
    nieuw = Termijn.objects.filter(
        melding=melding, soort=Termijn.Soort.BESLUIT, gehaald_op=None, vervallen_op=None, start=besluit.besloten_op
    ).first()
    return soorten.BeslissingOpBezwaarGegevens(
        **_kop(bezwaar, melding, op) | {"afzender": _ondertekend(besluit, melding)},
        uitkomst=soorten.BezwaarUitkomst(besluit.uitkomst),
        waarom=alineas(besluit.motivering),
        regels=_OP_BEZWAAR,
        regels_website=melding.gemeente.website,
        beroep=soorten.Beroepsclausule(laatste_dag=besluit.bezwaar_tot, rechtbank=besluit.parameters["rechtbank"]),
        gehoord_op=bezwaar.gehoord_op,
        niet_gehoord=_waarom_niet_gehoord(bezwaar),
        advies_op=bezwaar.advies_op,
        nieuw_besluit_uiterlijk=nieuw.uiterste_datum if nieuw else None,
    )


def vul_buiten_behandeling(
    melding: Melding, op: date, verwijzing: Mapping[str, Any]
) -> soorten.BuitenBehandelingGegevens:
    """D-20 (A-12): what was asked, until when, and what is still missing."""
    besluit = Beschikking.objects.select_related("aanvraag", "besloten_door").get(pk=verwijzing["beschikking"])
    verzoek = Herstelverzoek.objects.get(pk=besluit.parameters["herstelverzoek"])
    aanvulling = besluit.parameters["aanvulling_op"]
    return soorten.BuitenBehandelingGegevens(
        **_besluitkop(besluit, melding, op),
        hulp=_hulp(besluit.aanvraag),
        aanvraag_op=besluit.aanvraag.geldig_op or besluit.aanvraag.ontvangen_op,
        gevraagd_op=verzoek.verzonden_op,
        hersteltermijn_tot=verzoek.uiterlijk_op,
        ontbreekt=tuple(soorten.OntbrekendStuk(stuk) for stuk in besluit.motivering.splitlines()),
        regels=_BUITEN_BEHANDELING,
        aanvulling_op=date.fromisoformat(aanvulling) if aanvulling else None,
    )


def vul_dwangsom(melding: Melding, op: date, verwijzing: Mapping[str, Any]) -> soorten.DwangsomGegevens:
    """D-34 (T-18): the figures as they were laid down."""
    besluit = Beschikking.objects.select_related("besloten_door").get(pk=verwijzing["beschikking"])
    vast = besluit.parameters
    aanvraag = Aanvraag.objects.get(melding=melding, rol=Aanvraag.Rol.LEIDEND)
    klok = Termijn.objects.filter(
        melding=melding, soort=Termijn.Soort.BESLUIT, start__lte=date.fromisoformat(vast["ingebrekestelling_op"])
    ).order_by("pk")
    gegevens: dict[str, Any] = {}
    if "treden" in vast:
        dagen = {naam: date.fromisoformat(vast[naam]) for naam in ("gratie_tot", "eerste_dag", "laatste_dag")}
        treden = tuple(soorten.Dwangsomtrede(aantal, Decimal(bedrag)) for aantal, bedrag in vast["treden"])
        gegevens = dagen | {"treden": treden, "betalen_voor": besluit.bekendgemaakt_op + _BETALEN_BINNEN}
    return soorten.DwangsomGegevens(
        **_besluitkop(besluit, melding, op),
        aanvraag_op=aanvraag.geldig_op or aanvraag.ontvangen_op,
        hulp=_hulp(aanvraag),
        beslis_uiterlijk=klok.last().uiterste_datum,
        ingebrekestelling_op=date.fromisoformat(vast["ingebrekestelling_op"]),
        regels=_DWANGSOM,
        besluit_op=date.fromisoformat(vast["besluit_op"]) if vast["besluit_op"] else None,
        reden_geen=besluit.motivering,
        **gegevens,
    )


def _bezwaar(verwijzing: Mapping[str, Any]) -> Bezwaar:
    rijen = Bezwaar.objects.select_related(
        "termijn", "beschikking__aanvraag", "beschikking__bezwaartermijn", "beslissing__besloten_door"
    )
    return rijen.get(pk=verwijzing["bezwaar"])


def _kop(bezwaar: Bezwaar, melding: Melding, op: date) -> dict[str, Any]:
    besluit = bezwaar.beschikking
    return {
        # Not the consulent of the case: who objects speaks to somebody who had no part in the decision.
        "afzender": afzender_van(melding.gemeente),
        "geadresseerde": _indiener(bezwaar, melding),
        "zaak": zaak(melding, op),
        "ontvangen_op": bezwaar.ontvangen_op,
        "besluit_op": besluit.bekendgemaakt_op,
        "besluit_over": werkwijze(besluit).over or besluit_over(besluit) or _hulp(besluit.aanvraag),
    }


def _besluitkop(besluit: Beschikking, melding: Melding, op: date) -> dict[str, Any]:
    return {
        "afzender": _ondertekend(besluit, melding),
        "geadresseerde": geadresseerde(melding),
        "zaak": zaak(melding, op),
        "regels_website": melding.gemeente.website,
        "bezwaar": soorten.Bezwaarclausule(laatste_dag=besluit.bezwaar_tot, adres=_adres(melding)),
    }


def _ondertekend(besluit: Beschikking, melding: Melding) -> Afzender:
    """Who handles the case answers questions (on a bezwaar: the department), the decider signs."""
    beslisser, mandaat = besluit.besloten_door, besluit.mandaat
    op_bezwaar = besluit.soort == Beschikking.Soort.OP_BEZWAAR
    basis = afzender_van(melding.gemeente) if op_bezwaar else afzender(melding)
    return replace(
        basis,
        ondertekenaar=str(beslisser),
        functie=beslisser.functie or "Gemandateerde",
        mandaat=mandaat.bron if mandaat else "",
    )


def _indiener(bezwaar: Bezwaar, melding: Melding) -> Geadresseerde:
    if bezwaar.indiener == Bezwaar.Indiener.CLIENT:
        return geadresseerde(melding)
    return Geadresseerde(
        naam=bezwaar.indiener_naam,
        aanhef=bezwaar.indiener_naam,
        straat=bezwaar.indiener_straat,
        postcode_plaats=bezwaar.indiener_postcode_plaats,
        gaat_over=melding.client.naam,
    )


def _adres(melding: Melding) -> tuple[str, ...]:
    gemeente = melding.gemeente
    college = f"het college van burgemeester en wethouders van {gemeente}"
    return (college, gemeente.postbus, gemeente.postcode_plaats)


def _waarom_niet_gehoord(bezwaar: Bezwaar) -> str:
    if bezwaar.horen_afgezien:
        return _NIET_GEHOORD[Bezwaar.Afzien(bezwaar.horen_afgezien)]
    # Kennelijk niet-ontvankelijk is decided without hearing (BZ-04, BZ-10; Awb 7:3 under a).
    return "" if bezwaar.gehoord_op else _NIET_GEHOORD[Bezwaar.Afzien.NIET_ONTVANKELIJK]


def _hulp(aanvraag: Aanvraag | None) -> str:
    if aanvraag is None:
        return "hulp van de gemeente"
    return gevraagde_hulp(aanvraag)
