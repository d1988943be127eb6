"""Fills the letters of the decision from its lines: D-19, D-21 and D-22 (B-08 to B-16)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from beschikkingen import brieven as soorten
from beschikkingen.gevolgen import BRIEF_AANVULLEN
from beschikkingen.models import DEELS, Beschikking, Besluitregel, Pgbweigering
from beschikkingen.services.besluitpost import regels_voor_client
from beschikkingen.services.besluitwoorden import (
    alineas,
    geen_van,
    is_bedrag,
    kaal,
    krijgt,
    noem,
    noem_alle,
    noem_met_bedrag,
    schrijf_omvang,
    wie,
)
from beschikkingen.services.bijlagen import bijlagen_bij
from beschikkingen.services.herhaling import eerdere_afwijzingen
from beschikkingen.services.pgbwoorden import niet_als_pgb, waarom_geen_pgb, wat_van_het_pgb_niet
from meldingen.brieven.gegevens import Afzender
from meldingen.models import Melding
from meldingen.opsomming import opsomming
from meldingen.services.brieven import afzender, geadresseerde, zaak
from meldingen.termijnen import schrijf_datum
from onderzoek.models import Voorzieningsoort
from onderzoek.rekenen.kostprijs import maanden_tot_kostprijs

_WET = "van de Wet maatschappelijke ondersteuning 2015"
AFWIJKING = {
    "hardheid": "de hardheidsclausule van de verordening maatschappelijke ondersteuning",
    "beleid": "artikel 4:84 van de Algemene wet bestuursrecht",
}
_NATURA = "De gemeente kiest de aanbieder met u, en betaalt de aanbieder."
_BEL = "Bel ons. Wij denken met u mee."
_NIETS_ANDERS = "Er is nu geen andere hulp nodig."


def vul_toekenning(melding: Melding, op: date, verwijzing: Mapping[str, Any]) -> soorten.ToekenningGegevens:
    """D-19: what was granted, in natura or as a pgb (B-10 to B-16); whoever knows more of it adds it."""
    beschikking, regels = _besluit(verwijzing)
    eerste = regels[0]
    gegevens = soorten.ToekenningGegevens(
        **_over_de_toekenning(beschikking, regels, melding, op),
        toekenningen=tuple(_toekenning(regel) for regel in regels),
        waarom=_waarom(beschikking, regels),
        resultaat=eerste.resultaat,
        hoe=_hoe(eerste),
        onderdelen=tuple(_onderdeel(regel, beschikking.motivering) for regel in regels) if len(regels) > 1 else (),
    )
    return _aangevuld(gegevens, beschikking)


def vul_gedeeltelijk(
    melding: Melding, op: date, verwijzing: Mapping[str, Any]
) -> soorten.GedeeltelijkeToekenningGegevens:
    """D-21: per part granted or refused, each with its own reasons (B-08)."""
    beschikking, regels = _besluit(verwijzing)
    wel = [regel for regel in regels if regel.is_toegekend]
    niet = [regel for regel in regels if not regel.is_toegekend]
    minder = [regel for regel in wel if regel.is_gedeeltelijk]
    gegevens = soorten.GedeeltelijkeToekenningGegevens(
        **_over_de_toekenning(beschikking, wel, melding, op),
        waarom=_waarom_samen(beschikking, regels),
        toegekend=tuple(_onderdeel(regel, beschikking.motivering) for regel in wel),
        afgewezen=tuple(_afgewezen(regel, beschikking.motivering) for regel in niet),
        minder=tuple(deel for regel in minder for deel in _minder_deel(regel)),
        maar=_maar(niet, wel, minder),
    )
    return _aangevuld(gegevens, beschikking)


def vul_afwijzing(melding: Melding, op: date, verwijzing: Mapping[str, Any]) -> soorten.AfwijzingGegevens:
    """D-22: no, why, and what is possible instead (B-09)."""
    beschikking, regels = _besluit(verwijzing)
    eerste = regels[0]
    return soorten.AfwijzingGegevens(
        **_over_het_besluit(beschikking, melding, op),
        hulp=noem_alle(regels),
        niet=geen_van(regels),
        grond=soorten.Weigeringsgrond(eerste.weigeringsgrond),
        waarom=(
            *_eerder_afgewezen(beschikking, eerste),
            *_waarom(beschikking, regels),
        ),
        onderdelen=tuple(_afgewezen(regel, beschikking.motivering) for regel in regels) if len(regels) > 1 else (),
        wat_wel=tuple(_alternatief(regel) for regel in regels),
        regels=_artikelen(beschikking, regels),
    )


def _eerder_afgewezen(beschikking: Beschikking, regel: Besluitregel) -> tuple[str, ...]:
    """A-16: a refusal by reference names the decision it refers to."""
    if regel.weigeringsgrond != soorten.Weigeringsgrond.HERHAALD:
        return ()
    eerder = eerdere_afwijzingen(beschikking.aanvraag)[0].beschikking
    return (f"Op {schrijf_datum(eerder.besloten_op)} wezen wij deze hulp al af. In die brief leest u waarom.",)


def _besluit(verwijzing: Mapping[str, Any]) -> tuple[Beschikking, list[Besluitregel]]:
    beschikking = Beschikking.objects.select_related("aanvraag", "besloten_door", "mandaat", "melding").get(
        pk=verwijzing["beschikking"]
    )
    return beschikking, regels_voor_client(beschikking)


def _over_het_besluit(beschikking: Beschikking, melding: Melding, op: date) -> dict[str, Any]:
    return {
        "afzender": afzender_van_besluit(beschikking, melding),
        "geadresseerde": geadresseerde(melding),
        "zaak": zaak(melding, op),
        "aanvraag_op": beschikking.aanvraag.ontvangen_op,
        "regels_website": melding.gemeente.website,
        "bezwaar": bezwaarclausule(beschikking, melding),
    }


def _over_de_toekenning(
    beschikking: Beschikking, regels: list[Besluitregel], melding: Melding, op: date
) -> dict[str, Any]:
    natura = [
        regel for regel in regels if regel.leveringsvorm == Besluitregel.Leveringsvorm.NATURA and not is_bedrag(regel)
    ]
    pgb = [regel for regel in regels if regel.leveringsvorm == Besluitregel.Leveringsvorm.PGB]
    anders = tuple(dict.fromkeys(regel.andere_hulp for regel in regels if regel.andere_hulp))
    return {
        **_over_het_besluit(beschikking, melding, op),
        "hulp": krijgt(regels),
        "natura_hulp": noem_alle(natura) if len(natura) < len(regels) and natura else "",
        "waarom_natura": " ".join(_eenmaal(regel.waarom_vorm for regel in natura) or [_NATURA]) if natura else "",
        "bedragen": tuple(_bedrag(regel) for regel in regels if is_bedrag(regel)),
        "pgb": tuple(_pgb(regel) for regel in pgb),
        "andere_hulp": anders or (_NIETS_ANDERS,),
        "eigen_bijdrage": _eigen_bijdrage(beschikking, regels),
        "monitor_op": min(regel.monitor_op for regel in regels),
        "regels": _artikelen(beschikking, regels),
        "acties": tuple(_eenmaal(zin for regel in regels for zin in _voorwaarden(regel, noemen=len(regels) > 1))),
        "bijlagen": bijlagen_bij(beschikking),
    }


def _aangevuld(gegevens: Any, beschikking: Beschikking) -> Any:
    aanvullingen: dict[str, Any] = {}
    BRIEF_AANVULLEN.roep(beschikking, aanvullingen)
    aanvullingen["acties"] = (*gegevens.acties, *aanvullingen.get("acties", ()))
    return replace(gegevens, **aanvullingen)


def _toekenning(regel: Besluitregel) -> soorten.Toekenningsregel:
    return soorten.Toekenningsregel(
        hulp=kaal(regel),
        omvang=schrijf_omvang(regel),
        van=regel.ingangsdatum,
        tot=regel.einddatum,
        aanbieder=wie(regel),
    )


def _onderdeel(regel: Besluitregel, anders: str = "") -> soorten.ToegekendOnderdeel:
    """`anders` are the reasons of the whole decision, for a line without its own."""
    return soorten.ToegekendOnderdeel(
        regel=_toekenning(regel),
        waarom=alineas(regel.motivering or anders),
        resultaat=regel.resultaat,
        hoe=_hoe(regel),
    )


def _afgewezen(regel: Besluitregel, anders: str) -> soorten.AfgewezenOnderdeel:
    return soorten.AfgewezenOnderdeel(
        hulp=kaal(regel),
        grond=soorten.Weigeringsgrond(regel.weigeringsgrond),
        waarom=(*alineas(regel.motivering or anders), *waarom_geen_pgb(regel), *alineas(regel.kan_afweging)),
        wat_wel=(_alternatief(regel),),
    )


def _alternatief(regel: Besluitregel) -> soorten.Alternatief:
    return soorten.Alternatief(f"In plaats van {noem(regel)}", regel.alternatief or _BEL)


def _pgb(regel: Besluitregel) -> soorten.PgbDeel:
    return soorten.PgbDeel(
        hulp=noem(regel),
        bedrag=regel.pgb_bedrag,
        per=regel.get_pgb_per_display(),
        waarom=regel.waarom_vorm,
        berekening=tuple(stap for stap in regel.berekening.splitlines() if stap.strip()),
        kwaliteitseisen=regel.kwaliteitseisen,
        verantwoording=regel.verantwoording,
        programma_van_eisen=regel.programma_van_eisen,
        onderhoud=regel.onderhoud or None,
        keuze=_duurdere_keuze(regel),
        is_eenmalig=regel.pgb_per == Besluitregel.PgbPer.EENMALIG,
        van=regel.ingangsdatum,
        tot=regel.einddatum,
        waarom_looptijd=regel.waarom_looptijd,
    )


def _duurdere_keuze(regel: Besluitregel) -> soorten.DuurdereKeuze | None:
    """B-06: the comparison, when the client wants something dearer than the cheapest that is adequate."""
    # Where the dearer part is refused, the comparison stands with that refusal.
    if not regel.meerkosten or regel.pgb_weigering == Pgbweigering.DUURDER:
        return None
    return soorten.DuurdereKeuze(
        goedkoopst=regel.goedkoopst,
        goedkoopst_bedrag=regel.goedkoopst_bedrag,
        gewenst=regel.gewenst,
        gewenst_bedrag=regel.gewenst_bedrag,
        verschil=regel.meerkosten,
    )


def _hoe(regel: Besluitregel) -> str:
    if is_bedrag(regel):
        zelf = "U kiest zelf waar u het geld aan geeft."
    else:
        zelf = "U koopt dit zelf." if regel.gevraagd.soort.is_materieel else "U kiest zelf wie u helpt en wanneer."
    return regel.aanpak or zelf


def _waarom(beschikking: Beschikking, regels: list[Besluitregel]) -> tuple[str, ...]:
    """The reasons of the whole, and with one line those of it too; what was typed twice stands there once."""
    if len(regels) > 1:
        return _waarom_samen(beschikking, regels)
    delen = [*alineas(beschikking.motivering)]
    for regel in regels:
        delen += [*alineas(regel.motivering), *waarom_geen_pgb(regel), *alineas(regel.kan_afweging)]
    return tuple(_eenmaal([*delen, *alineas(beschikking.afwijking_motivering)]))


def _waarom_samen(beschikking: Beschikking, regels: list[Besluitregel]) -> tuple[str, ...]:
    """The reasons of the whole beside lines that each tell their own; what a line says is not said here as well."""
    per_regel = [alineas(regel.motivering) for regel in regels]
    return (*_zonder_dubbel(alineas(beschikking.motivering), *per_regel), *alineas(beschikking.afwijking_motivering))


def _zonder_dubbel(algemeen: tuple[str, ...], *per_regel: tuple[str, ...]) -> tuple[str, ...]:
    """The reasons of the whole without what a line says itself; a line without reasons says all of them."""
    elders = {alinea for alineas_ in per_regel for alinea in alineas_}
    return () if any(not rij for rij in per_regel) else tuple(rij for rij in algemeen if rij not in elders)


def _eenmaal(teksten: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(tekst for tekst in teksten if tekst))


def _minder_deel(regel: Besluitregel) -> Iterator[soorten.MinderDanGevraagd]:
    """What of a granted line was not granted: less of it, no pgb, or a lower one."""
    if regel.minder_dan_gevraagd.strip():
        yield soorten.MinderDanGevraagd(kaal(regel), alineas(regel.minder_dan_gevraagd))
    yield from niet_als_pgb(regel)


def _maar(niet: list[Besluitregel], wel: list[Besluitregel], minder: list[Besluitregel]) -> str:
    """What the heading says after 'U krijgt ..., maar'; with one thing it need not be named again."""
    delen = [geen_van(niet)] if niet else []
    delen += [wat_van_het_pgb_niet(regel, noemen=len(wel) > 1) for regel in minder if regel.pgb_weigering in DEELS]
    if delen:
        return opsomming(delen)
    if len(wel) == 1:
        return "minder dan u vroeg"
    return f"minder {opsomming([kaal(regel) for regel in minder])} dan u vroeg"


def _voorwaarden(regel: Besluitregel, *, noemen: bool) -> Iterator[str]:
    """The conditions of the catalogue (W-30) and of the line (W-25); among other help it is said of which."""
    is_pgb = regel.leveringsvorm == Besluitregel.Leveringsvorm.PGB
    eigen = (zin.strip() for zin in regel.voorwaarden.splitlines())
    for zin in (*regel.gevraagd.soort.voorwaarden, *filter(None, eigen)):
        # What the client buys with a budget is not lent.
        if is_pgb and "bruikleen" in zin.lower():
            continue
        over = not noemen or kaal(regel) in zin.lower()
        yield zin if over else f"Voor {noem(regel)}: {zin[:1].lower()}{zin[1:]}"


def _bedrag(regel: Besluitregel) -> str:
    """The form of a line that is money (W-15, W-16)."""
    return f"U krijgt {noem_met_bedrag(regel)}. U koopt zelf wat nodig is."


def _artikelen(beschikking: Beschikking, regels: list[Besluitregel]) -> tuple[str, ...]:
    pgb = any(regel.leveringsvorm == Besluitregel.Leveringsvorm.PGB or regel.weigert_pgb for regel in regels)
    afwijking = (AFWIJKING[beschikking.afwijking],) if beschikking.afwijking else ()
    return (f"artikel 2.3.5 en artikel 2.3.6 {_WET}" if pgb else f"artikel 2.3.5 {_WET}", *afwijking)


def _eigen_bijdrage(beschikking: Beschikking, regels: list[Besluitregel]) -> soorten.EigenBijdrage:
    """B-14: one contribution for all that was granted: until together they are paid for, the last of them ends or
    is worn out (E-06).
    """
    toegepast = beschikking.parameters
    tellend = [regel for regel in regels if _is_bijdrageplichtig(regel, toegepast)]
    if not tellend:
        reden = regels[0].gevraagd.soort.bijdrage_reden
        return soorten.EigenBijdrage(
            False, reden_geen=reden or "Voor deze hulp vraagt de gemeente geen eigen bijdrage."
        )
    tarief = Decimal(toegepast["eb_tarief"])
    waarde = sum((regel.kostprijs for regel in tellend), Decimal(0))
    van = min(regel.ingangsdatum for regel in tellend)
    return soorten.EigenBijdrage(
        True,
        maximum_per_maand=tarief,
        waarde=waarde,
        van=van,
        maximaal_maanden=min(max(map(_maanden, tellend)), maanden_tot_kostprijs(waarde, tarief).maanden),
    )


def _maanden(regel: Besluitregel) -> int:
    """The calendar months in which a line runs, and no more than the thing lasts."""
    van, tot = regel.ingangsdatum, regel.einddatum
    duur = (tot.year - van.year) * 12 + (tot.month - van.month + 1)
    return min(duur, regel.gevraagd.soort.levensduur or duur)


def _is_bijdrageplichtig(regel: Besluitregel, toegepast: Mapping[str, Any]) -> bool:
    soort = regel.gevraagd.soort
    if soort.code == Voorzieningsoort.KORTDUREND_VERBLIJF:
        return bool(toegepast.get("kv_eigen_bijdrage", soort.heeft_eigen_bijdrage))
    return soort.heeft_eigen_bijdrage


def bezwaarclausule(beschikking: Beschikking, melding: Melding) -> soorten.Bezwaarclausule:
    """Where and until when one can object (B-11)."""
    gemeente = melding.gemeente
    return soorten.Bezwaarclausule(
        laatste_dag=beschikking.bezwaar_tot,
        adres=(
            f"het college van burgemeester en wethouders van {gemeente}",
            gemeente.postbus,
            gemeente.postcode_plaats,
        ),
    )


def afzender_van_besluit(beschikking: Beschikking, melding: Melding) -> Afzender:
    """The consulent answers questions, the decider signs, by the mandaat that was used (B-01)."""
    beslisser, mandaat = beschikking.besloten_door, beschikking.mandaat
    return replace(
        afzender(melding),
        ondertekenaar=str(beslisser),
        functie=beslisser.functie or "Teamleider Wmo",
        mandaat=mandaat.bron if mandaat else "",
    )
