"""Fills the letters of the investigation from the case."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from meldingen.brieven.kern import AfsluitbriefGegevens, Afsluitreden
from meldingen.models import Melding, Termijn
from meldingen.services import parameters
from meldingen.services.brieven import afzender, geadresseerde, zaak
from meldingen.services.overgang import laatste_reden
from meldingen.termijnen import plus_maanden
from onderzoek import brieven as soorten
from onderzoek.brieven import Rappelaanleiding
from onderzoek.models import Gesprek, Onderzoek, Verkorting, Verslag, Zorgplanverzoek
from onderzoek.samenstellen import feitregels, voorstel
from onderzoek.services.adviesbrieven import verkregen_adviezen
from onderzoek.services.socialekaart import kaart_bij
from onderzoek.services.verslagfeiten import doelen_van, snapshot
from onderzoek.services.verslagversie import WAAR, laatste_versie, samenstelling

_VORM = {
    Gesprek.Vorm.HUISBEZOEK: soorten.Gespreksvorm.HUISBEZOEK,
    Gesprek.Vorm.TELEFOON: soorten.Gespreksvorm.TELEFOON,
    Gesprek.Vorm.KANTOOR: soorten.Gespreksvorm.GEMEENTEHUIS,
}
# Each step is a question in the letter; this is its answer.
_UITKOMST = {"volledig": "ja", "deels": "voor een deel", "niet": "nee"}


def vul_uitnodiging(melding: Melding, op: date, verwijzing: Mapping[str, Any]) -> soorten.UitnodigingGegevens:
    """D-02: the planned conversation."""
    gesprek = Gesprek.objects.get(pk=verwijzing["gesprek"])
    plaats = {
        Gesprek.Vorm.HUISBEZOEK: ", ".join(melding.client.adresregels),
        Gesprek.Vorm.TELEFOON: melding.client.telefoon,
        Gesprek.Vorm.KANTOOR: melding.gemeente.afdeling,
    }[Gesprek.Vorm(gesprek.vorm)]
    return soorten.UitnodigingGegevens(
        afzender=afzender(melding),
        geadresseerde=geadresseerde(melding),
        zaak=zaak(melding, op),
        gesprek_op=gesprek.gepland_op,
        tijd=gesprek.gepland_om,
        vorm=_VORM[Gesprek.Vorm(gesprek.vorm)],
        plaats=plaats,
        duur_minuten=60,
        gespreksvoerder=str(melding.behandelaar or melding.gemeente.afdeling),
    )


def vul_verslag(melding: Melding, op: date, verwijzing: Mapping[str, Any]) -> soorten.VerslagGegevens:
    """D-07 with D-08: composed from what was recorded."""
    verslag = Verslag.objects.get(pk=verwijzing["verslag"])
    onderzoek = Onderzoek.objects.prefetch_related("rubrieken", "afweging", "gesprekken").get(melding=melding)
    versie = laatste_versie(verslag)
    tekst = versie.onderdelen if versie else voorstel(samenstelling(melding))
    bekeken = snapshot(melding, tot=verslag.opgesteld_op)
    return soorten.VerslagGegevens(
        afzender=afzender(melding),
        geadresseerde=geadresseerde(melding),
        zaak=zaak(melding, op),
        melding_op=melding.ontvangen_op,
        hulpvraag=melding.hulpvraag or melding.get_onderwerp_display(),
        bekend_op=bekeken.op if bekeken else melding.ontvangen_op,
        bekend=tuple(soorten.Feit(*paar) for paar in feitregels(tekst.get("bekend", ""))),
        rubrieken=tuple(
            soorten.Rubriek(rij.letter, tekst.get(f"rubriek_{rij.letter}", rij.tekst))
            for rij in onderzoek.rubrieken.all()
        ),
        afweging=tuple(
            soorten.Afweging(stap, _UITKOMST[rij.uitkomst], tekst.get(f"afweging_{rij.stap}", rij.motivering))
            for stap, rij in zip(soorten.Afwegingsstap, onderzoek.afweging.all(), strict=True)
        ),
        plan=_plan(melding, verslag),
        conclusie=verslag.conclusie,
        terug_voor=_terug_voor(melding),
        gesprekken=tuple(
            soorten.GehoudenGesprek(
                rij.gevoerd_op,
                WAAR[Gesprek.Vorm(rij.vorm)],
                tuple(deel.strip() for deel in rij.aanwezigen.split(",") if deel.strip()),
            )
            for rij in onderzoek.gesprekken.all()
            if rij.gevoerd_op
        ),
        persoonlijk_plan_op=onderzoek.plan_ontvangen_op,
        verkort_akkoord_op=Verkorting.objects.filter(onderzoek=onderzoek).values_list("akkoord_op", flat=True).first(),
        adviezen=verkregen_adviezen(melding),
        omvang=tekst.get("omvang", ""),
        gevraagd_door=melding.melder.naam if melding.melder else "",
        zorgplan_nodig=verslag.zorgplan_nodig,
    )


def _plan(melding: Melding, verslag: Verslag) -> tuple[soorten.PlanResultaat, ...]:
    """What the consulent concluded, unless the plan says it all, and the lines of the plan."""
    regels = tuple(
        soorten.PlanResultaat(rij.resultaat, rij.hoe, rij.wie, rij.monitor_op, rij.trede)
        for rij in doelen_van(melding, verslag)
    )
    if regels and not verslag.resultaat:
        return regels
    eigen = soorten.PlanResultaat(
        verslag.resultaat, verslag.aanpak, verslag.uitvoerder, evaluatie_op=verslag.evaluatie_op
    )
    return (eigen, *regels)


def vul_begeleidende_brief(
    melding: Melding, op: date, verwijzing: Mapping[str, Any]
) -> soorten.BegeleidendeBriefGegevens:
    """D-09 in the variant that fits the outcome (V-09, V-10)."""
    verslag = Verslag.objects.get(pk=verwijzing["verslag"])
    gesprek = Gesprek.objects.filter(onderzoek__melding=melding, gevoerd_op__isnull=False).first()
    opgelost = verslag.uitkomst == Verslag.Uitkomst.OPGELOST
    return soorten.BegeleidendeBriefGegevens(
        afzender=afzender(melding),
        geadresseerde=geadresseerde(melding),
        zaak=zaak(melding, op),
        gesprek_op=gesprek.gevoerd_op if gesprek else verslag.opgesteld_op,
        variant=soorten.Variant.OPGELOST if opgelost else soorten.Variant.OVERIG,
        terug_voor=_terug_voor(melding),
        oplossing=verslag.aanpak if opgelost else "",
        hulp="" if opgelost else melding.get_onderwerp_display().lower(),
        zorgplan_nodig=verslag.zorgplan_nodig and not opgelost,
    )


def vul_verlenging(melding: Melding, op: date, verwijzing: Mapping[str, Any]) -> soorten.VerlengingGegevens:
    """D-03 (T-05): later, in consultation; the legal date stays."""
    onderzoek = Termijn.objects.filter(melding=melding, soort=Termijn.Soort.ONDERZOEK).order_by("pk").last()
    return soorten.VerlengingGegevens(
        afzender=afzender(melding),
        geadresseerde=geadresseerde(melding),
        zaak=zaak(melding, op),
        melding_op=melding.ontvangen_op,
        reden=laatste_reden(melding, "TR-08"),
        overleg_op=date.fromisoformat(verwijzing["overleg_op"]),
        instemming=verwijzing["stemt_in"],
        streefdatum=date.fromisoformat(verwijzing["streefdatum"]),
        onderzoek_uiterlijk=onderzoek.uiterste_datum,
        aanvraag_vanaf=onderzoek.uiterste_datum + timedelta(days=1),
    )


def vul_rappel(melding: Melding, op: date, verwijzing: Mapping[str, Any]) -> soorten.RappelGegevens:
    """D-10 (V-10): a new term, the form, and what happens without an answer."""
    verslag = Verslag.objects.filter(melding=melding).first()
    rappel = Termijn.objects.filter(melding=melding, soort=Termijn.Soort.RAPPEL).order_by("pk").last()
    standaard = Rappelaanleiding.FORMULIER if verslag.niet_gewenst_op else Rappelaanleiding.VERSLAG
    aanleiding = Rappelaanleiding(verwijzing.get("aanleiding", standaard))
    return soorten.RappelGegevens(
        afzender=afzender(melding),
        geadresseerde=geadresseerde(melding),
        zaak=zaak(melding, op),
        aanleiding=aanleiding,
        sinds=_sinds(aanleiding, verslag, verwijzing),
        terug_voor=rappel.uiterste_datum,
        werkdagen=rappel.aantal,
        hulp=melding.get_onderwerp_display().lower(),
    )


def vul_afsluiting(melding: Melding, op: date, verwijzing: Mapping[str, Any]) -> AfsluitbriefGegevens:
    """D-06 (V-11, M-14): closed without an aanvraag; asking again stays possible."""
    if verwijzing.get("reden") == "advies":
        return AfsluitbriefGegevens(
            afzender=afzender(melding),
            geadresseerde=geadresseerde(melding),
            zaak=zaak(melding, op),
            melding_op=melding.ontvangen_op,
            reden=Afsluitreden.ADVIES,
            uitkomst=laatste_reden(melding, "TR-07"),
            ook_terecht=_ook_terecht(melding, op),
        )
    verslag = Verslag.objects.filter(melding=melding).first()
    rappel = Termijn.objects.filter(melding=melding, soort=Termijn.Soort.RAPPEL).order_by("pk").last()
    maanden = parameters.waarde(melding.gemeente, "onderzoek_houdbaar_maanden", op)
    return AfsluitbriefGegevens(
        afzender=afzender(melding),
        geadresseerde=geadresseerde(melding),
        zaak=zaak(melding, op),
        melding_op=melding.ontvangen_op,
        reden=Afsluitreden.GEEN_REACTIE,
        uitkomst=verslag.conclusie,
        gevraagd_op=rappel.start,
        zonder_gesprek_tot=plus_maanden(verslag.vastgesteld_op, maanden),
        ook_terecht=_ook_terecht(melding, op),
    )


def _ook_terecht(melding: Melding, op: date) -> tuple[str, ...]:
    """The lines of the sociale kaart for this subject: the name, and where it is."""
    return tuple(rij.waar if rij.naam in rij.waar else f"{rij.naam}: {rij.waar}" for rij in kaart_bij(melding, op))


def _sinds(aanleiding: Rappelaanleiding, verslag: Verslag, verwijzing: Mapping[str, Any]) -> date:
    """The day from which the client is waited for."""
    if aanleiding is Rappelaanleiding.ZORGPLAN:
        return Zorgplanverzoek.objects.get(pk=verwijzing["verzoek"]).gevraagd_op
    return {
        Rappelaanleiding.VERSLAG: verslag.verzonden_op,
        Rappelaanleiding.GETEKEND: verslag.retour_op,
        Rappelaanleiding.FORMULIER: verslag.niet_gewenst_op,
    }[aanleiding]


def _terug_voor(melding: Melding) -> date:
    return Termijn.objects.filter(melding=melding, soort=Termijn.Soort.RETOUR).last().uiterste_datum
