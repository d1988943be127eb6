"""Fills the letters of aanvraag and decision from the case."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from beschikkingen import brieven as soorten
from beschikkingen.gevolgen import BRIEF_AANVULLEN
from beschikkingen.models import Aanvraag, Beschikking, Besluitregel
from meldingen.models import Melding, Termijn
from meldingen.services.brieven import afzender, geadresseerde, zaak
from onderzoek.rekenen.kostprijs import maanden_tot_kostprijs

_REGELS = ("artikel 2.3.5 Wet maatschappelijke ondersteuning 2015",)


def vul_ontvangst(melding: Melding, op: date, verwijzing: Mapping[str, Any]) -> soorten.AanvraagOntvangenGegevens:
    """D-12: the aanvraag came in; by when we decide."""
    aanvraag = Aanvraag.objects.get(pk=verwijzing["aanvraag"])
    besluit = Termijn.objects.filter(melding=melding, soort=Termijn.Soort.BESLUIT).order_by("pk").last()
    return soorten.AanvraagOntvangenGegevens(
        afzender=afzender(melding),
        geadresseerde=geadresseerde(melding),
        zaak=zaak(melding, op),
        ontvangen_op=aanvraag.ontvangen_op,
        hulp=_opsomming(aanvraag),
        wijze=soorten.Aanvraagwijze(aanvraag.soort),
        beslis_uiterlijk=besluit.uiterste_datum,
    )


def vul_toekenning(melding: Melding, op: date, verwijzing: Mapping[str, Any]) -> soorten.ToekenningGegevens:
    """D-19: help in kind (B-10 to B-16); whoever knows more of what was granted adds it."""
    beschikking = Beschikking.objects.select_related("aanvraag").get(pk=verwijzing["beschikking"])
    regels = list(beschikking.regels.filter(is_toegekend=True).select_related("gevraagd__soort"))
    eerste = regels[0]
    gegevens = soorten.ToekenningGegevens(
        afzender=_afzender_van_besluit(beschikking, melding),
        geadresseerde=geadresseerde(melding),
        zaak=zaak(melding, op),
        hulp=_noem(eerste),
        aanvraag_op=beschikking.aanvraag.ontvangen_op,
        toekenningen=tuple(_toekenning(regel) for regel in regels),
        waarom_natura="U kiest voor hulp in natura. Wij regelen de hulp en betalen de aanbieder.",
        waarom=_alineas(beschikking.motivering),
        resultaat=eerste.resultaat,
        hoe=eerste.aanpak,
        andere_hulp=(eerste.andere_hulp or "Er is nu geen andere hulp nodig.",),
        eigen_bijdrage=_eigen_bijdrage(beschikking, eerste),
        monitor_op=eerste.monitor_op,
        regels=_REGELS,
        regels_website=melding.gemeente.website,
        bezwaar=_bezwaar(beschikking, melding),
        bijlagen=("Het verslag van ons gesprek",),
    )
    aanvullingen: dict[str, Any] = {}
    BRIEF_AANVULLEN.roep(beschikking, aanvullingen)
    return replace(gegevens, **aanvullingen)


def vul_afwijzing(melding: Melding, op: date, verwijzing: Mapping[str, Any]) -> soorten.AfwijzingGegevens:
    """D-22: no, why, and what is possible instead (B-09)."""
    beschikking = Beschikking.objects.select_related("aanvraag").get(pk=verwijzing["beschikking"])
    regel = beschikking.regels.select_related("gevraagd__soort").first()
    return soorten.AfwijzingGegevens(
        afzender=_afzender_van_besluit(beschikking, melding),
        geadresseerde=geadresseerde(melding),
        zaak=zaak(melding, op),
        hulp=_noem(regel),
        aanvraag_op=beschikking.aanvraag.ontvangen_op,
        grond=soorten.Weigeringsgrond(regel.weigeringsgrond),
        waarom=_alineas(beschikking.motivering),
        wat_wel=(soorten.Alternatief("Wat wel kan", regel.alternatief or "Bel ons. Wij denken met u mee."),),
        regels=_REGELS,
        regels_website=melding.gemeente.website,
        bezwaar=_bezwaar(beschikking, melding),
    )


def _toekenning(regel: Besluitregel) -> soorten.Toekenningsregel:
    return soorten.Toekenningsregel(
        hulp=_noem(regel),
        omvang=f"{regel.omvang} {regel.eenheid} {regel.frequentie}",
        van=regel.ingangsdatum,
        tot=regel.einddatum,
        aanbieder=regel.aanbieder,
    )


def _eigen_bijdrage(beschikking: Beschikking, regel: Besluitregel) -> soorten.EigenBijdrage:
    toegepast = beschikking.parameters
    if not toegepast.get("kv_eigen_bijdrage", regel.gevraagd.soort.heeft_eigen_bijdrage):
        return soorten.EigenBijdrage(False, reden_geen="Voor deze hulp vraagt de gemeente geen eigen bijdrage.")
    tarief = Decimal(toegepast["eb_tarief"])
    duur = (regel.einddatum.year - regel.ingangsdatum.year) * 12 + (
        regel.einddatum.month - regel.ingangsdatum.month + 1
    )
    return soorten.EigenBijdrage(
        True,
        maximum_per_maand=tarief,
        waarde=regel.kostprijs,
        van=regel.ingangsdatum,
        maximaal_maanden=min(duur, maanden_tot_kostprijs(regel.kostprijs, tarief).maanden),
    )


def _bezwaar(beschikking: Beschikking, melding: Melding) -> soorten.Bezwaarclausule:
    gemeente = melding.gemeente
    return soorten.Bezwaarclausule(
        laatste_dag=beschikking.bezwaar_tot,
        adres=(
            f"Het college van burgemeester en wethouders van {gemeente}",
            gemeente.postbus,
            gemeente.postcode_plaats,
        ),
    )


def _afzender_van_besluit(beschikking: Beschikking, melding: Melding):
    """The consulent answers questions, the decider signs."""
    beslisser = beschikking.besloten_door
    return replace(afzender(melding), ondertekenaar=str(beslisser), functie=beslisser.functie or "Teamleider Wmo")


def _noem(regel: Besluitregel) -> str:
    return regel.gevraagd.soort.naam.lower()


def _opsomming(aanvraag: Aanvraag) -> str:
    return " en ".join(str(rij.soort).lower() for rij in aanvraag.gevraagd.select_related("soort"))


def _alineas(tekst: str) -> tuple[str, ...]:
    return tuple(alinea.strip() for alinea in tekst.split("\n\n") if alinea.strip())
