"""The condition assistant: the answers per voorziening, the advice that follows, and the reason to deviate from it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from meldingen.eisen import Ontbreekt
from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker
from meldingen.services import parameters
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast
from meldingen.termijnen import schrijf_datum
from onderzoek.models import (
    Adviesaanvraag,
    Corporatievraag,
    Eigenaarshoring,
    Verhuisafweging,
    Voorwaardentoets,
    Voorzieningkeuze,
)
from onderzoek.services.keuze import weiger_als_dicht
from onderzoek.services.logeerfeiten import LOGEERFEITEN
from onderzoek.voorwaarden.lijsten import LIJSTEN
from onderzoek.voorwaarden.vormen import JA, NEE, Advies, Gewicht, Stand, Vraag, Vraagsoort, Vragenlijst, euro, weeg

_PLEK = "voorzieningen"


@dataclass(frozen=True, slots=True)
class Voorwaardendeel:
    """What the page of a voorziening shows of its conditions."""

    toets: Voorwaardentoets | None
    antwoorden: tuple[tuple[str, str], ...]
    adviezen: tuple[Advies, ...]
    open_vragen: int
    houdt_tegen: bool
    eigenaar_horen: bool
    verhuizen_afwegen: bool
    corporatie_vragen: bool
    eerder: Verhuisafweging | None = None
    raming: str = ""
    maximum: str = ""


@handeling
def toets_voorwaarden(
    keuze: Voorzieningkeuze, antwoorden: Mapping[str, str], *, op: date, door: Gebruiker
) -> Voorwaardentoets:
    """Keep the answers with the values of today; the outcome is open again."""
    melding = weiger_als_dicht(keuze.onderzoek)
    lijst = lijst_van(keuze)
    if lijst is None:
        raise Geweigerd(f"Voor ‘{keuze.soort}’ zijn er geen voorwaarden in te vullen.")
    waarden = parameters.waarden(melding.gemeente, [*lijst.parameters, *lijst.beleid], op)
    feiten = feiten_van(keuze, lijst) | _beleid(lijst, waarden)
    relevant = lijst.relevant({**antwoorden, **feiten})
    eigen = {code: tekst for code, tekst in relevant.items() if code not in feiten}
    if not eigen:
        raise Geweigerd("Beantwoord minstens één vraag.")
    heropen(keuze)
    rij, _ = Voorwaardentoets.objects.update_or_create(
        keuze=keuze,
        defaults={
            "antwoorden": json.dumps(eigen, ensure_ascii=False),
            "waarden": waarden,
            "getoetst_op": op,
            "door": door,
        },
    )
    leg_vast(melding, "W-01", op=op, door=door, naam=f"Voorwaarden bekeken: {keuze.soort}")
    return rij


@handeling
def wijk_af(toets: Voorwaardentoets, *, reden: str, op: date, door: Gebruiker) -> None:
    """Deploy it although the advice says otherwise: only with a reason, and only when there is such advice."""
    melding = weiger_als_dicht(toets.keuze.onderzoek)
    if not reden.strip():
        raise Geweigerd("Schrijf op waarom u afwijkt van het advies.")
    lijst = lijst_van(toets.keuze)
    if lijst is None or not _tegen(adviezen_van(toets, lijst, feiten_van(toets.keuze, lijst))):
        raise Geweigerd("Het advies houdt deze voorziening niet tegen. U hoeft niet af te wijken.")
    toets.afwijking = reden
    toets.save(update_fields=["afwijking"])
    leg_vast(melding, "W-01", op=op, door=door, naam=f"Afgeweken van het advies: {toets.keuze.soort}", reden=reden)


def heropen(keuze: Voorzieningkeuze) -> None:
    """What the advice rests on changed: the outcome and the reason to deviate were about the former advice."""
    Voorwaardentoets.objects.filter(keuze=keuze).update(afwijking="")
    Voorzieningkeuze.objects.filter(pk=keuze.pk).update(uitkomst="", motivering="")


def voorwaarden_vervuld(keuze: Voorzieningkeuze, op: date) -> list[Ontbreekt]:
    """Before 'inzetten': all questions are answered, and what the advice holds back was deviated from with a reason."""
    lijst = lijst_van(keuze)
    if lijst is None:
        return []
    toets = Voorwaardentoets.objects.filter(keuze=keuze).first()
    if toets is None:
        return [Ontbreekt("Beantwoord eerst de vragen bij de voorwaarden.", _PLEK, "W-01")]
    feiten = feiten_van(keuze, lijst)
    if vragen := lijst.ontbreekt({**lees_antwoorden(toets), **feiten}):
        return [Ontbreekt(f"Beantwoord eerst: {vragen[0].tekst}", _PLEK, vragen[0].regel)]
    tegen = _tegen(adviezen_van(toets, lijst, feiten))
    if tegen and not toets.afwijking:
        zin = f"{tegen[0].zin} Kies ‘Niet inzetten’, of schrijf bij de voorwaarden op waarom u afwijkt."
        return [Ontbreekt(zin, _PLEK, tegen[0].regel)]
    return []


def voorwaardendeel(keuze: Voorzieningkeuze) -> Voorwaardendeel | None:
    """The conditions as the page shows them; None when this soort has none."""
    lijst = lijst_van(keuze)
    if lijst is None:
        return None
    toets = Voorwaardentoets.objects.filter(keuze=keuze).select_related("door").first()
    feiten = feiten_van(keuze, lijst)
    antwoorden = {**(lees_antwoorden(toets) if toets else {}), **feiten}
    adviezen = adviezen_van(toets, lijst, feiten) if toets else ()
    afweging = Verhuisafweging.objects.filter(keuze=keuze).first() if "feit_keuze" in feiten else None
    regels = {rij.regel for rij in adviezen if rij.gewicht is Gewicht.EERST}
    return Voorwaardendeel(
        toets=toets,
        antwoorden=tuple(
            (vraag.tekst, antwoord_in_woorden(vraag, antwoorden)) for vraag in lijst.aan_de_orde(antwoorden)
        ),
        adviezen=adviezen,
        open_vragen=len(lijst.ontbreekt(antwoorden)),
        houdt_tegen=bool(_tegen(adviezen)),
        eigenaar_horen=antwoorden.get("eigenaar", "") in ("corporatie", "particulier"),
        verhuizen_afwegen="W-05" in regels or "feit_keuze" in feiten,
        corporatie_vragen="W-06" in regels or "feit_corporatie" in feiten,
        eerder=eerder_pakket(keuze) if "feit_eerder_pakket" in feiten else None,
        raming=euro(afweging.totaalraming) if afweging else "",
        maximum=euro(afweging.maximum) if afweging else "",
    )


def antwoorden_van(keuze: Voorzieningkeuze) -> dict[str, str]:
    """The answers so far with the facts of the case, by code of the question."""
    lijst = lijst_van(keuze)
    toets = Voorwaardentoets.objects.filter(keuze=keuze).first()
    return {**(lees_antwoorden(toets) if toets else {}), **(feiten_van(keuze, lijst) if lijst else {})}


def lijst_van(keuze: Voorzieningkeuze) -> Vragenlijst | None:
    """The questionnaire of this soort, or None."""
    return LIJSTEN.get(keuze.soort.vragenlijst)


def lees_antwoorden(toets: Voorwaardentoets) -> dict[str, str]:
    """The answers by code of the question."""
    antwoorden: dict[str, str] = json.loads(toets.antwoorden)
    return antwoorden


def feiten_van(keuze: Voorzieningkeuze, lijst: Vragenlijst) -> dict[str, str]:
    """What the case and the gemeente say, for what is not asked; what this list does not use is not read.

    The choices of the gemeente are those of the day of the answers, or before that of the day the soort was chosen.
    """
    codes = {vraag.code for vraag in lijst.vragen if vraag.soort is Vraagsoort.FEIT}
    feiten = {code: _FEITEN[code](keuze) for code in sorted(codes)} | _beleid(lijst, _waarden_van(keuze, lijst))
    return {code: tekst for code, tekst in feiten.items() if tekst}


def adviezen_van(toets: Voorwaardentoets, lijst: Vragenlijst, feiten: Mapping[str, str]) -> tuple[Advies, ...]:
    """The answers as they were, with the values of that day, and the facts of today."""
    waarden = {code: Decimal(str(waarde)) for code, waarde in toets.waarden.items() if code not in lijst.beleid}
    return weeg(lijst, Stand({**lees_antwoorden(toets), **feiten}, waarden, toets.getoetst_op))


def antwoord_in_woorden(vraag: Vraag, antwoorden: Mapping[str, str]) -> str:
    """An answer as a person reads it; empty when there is none."""
    tekst = antwoorden.get(vraag.code, "")
    if vraag.soort is Vraagsoort.JANEE:
        return {JA: "Ja", NEE: "Nee"}.get(tekst, "")
    if tekst and vraag.soort is Vraagsoort.BEDRAG:
        return euro(Decimal(tekst))
    if tekst and vraag.soort is Vraagsoort.DATUM:
        return schrijf_datum(date.fromisoformat(tekst))
    if vraag.soort is Vraagsoort.MEERKEUZE:
        return ", ".join(naam for code, naam in vraag.keuzes if code in tekst.split(","))
    return dict(vraag.keuzes).get(tekst, tekst)


def raming_van(keuze: Voorzieningkeuze) -> Decimal | None:
    """The total estimate that was filled in, in euro."""
    toets = Voorwaardentoets.objects.filter(keuze=keuze).first()
    raming = lees_antwoorden(toets).get("totaalraming") if toets else None
    return Decimal(raming) if raming else None


def eerder_pakket(keuze: Voorzieningkeuze) -> Verhuisafweging | None:
    """The newest package of requirements that was frozen for this client in another choice (W-05)."""
    rijen = Verhuisafweging.objects.filter(
        keuze__onderzoek__melding__client_id=keuze.onderzoek.melding.client_id,
        keuze_client=Verhuisafweging.Keuze.BLIJVEN,
    )
    return rijen.exclude(keuze=keuze).select_related("keuze__onderzoek__melding").order_by("pk").last()


def _advies_ontvangen(keuze: Voorzieningkeuze) -> str:
    rijen = Adviesaanvraag.objects.filter(melding_id=keuze.onderzoek.melding_id, ontvangen_op__isnull=False)
    return JA if rijen.exists() else NEE


def _eigenaar_gehoord(keuze: Voorzieningkeuze) -> str:
    return JA if Eigenaarshoring.objects.filter(keuze=keuze).exclude(uitkomst="").exists() else NEE


def _corporatie(keuze: Voorzieningkeuze) -> str:
    return JA if Corporatievraag.objects.filter(keuze=keuze).exclude(uitkomst="").exists() else ""


def _keuze_client(keuze: Voorzieningkeuze) -> str:
    return Verhuisafweging.objects.filter(keuze=keuze).values_list("keuze_client", flat=True).first() or ""


def _eerder_pakket(keuze: Voorzieningkeuze) -> str:
    return JA if eerder_pakket(keuze) else ""


_FEITEN = {
    "feit_advies": _advies_ontvangen,
    "feit_eigenaar_gehoord": _eigenaar_gehoord,
    "feit_corporatie": _corporatie,
    "feit_keuze": _keuze_client,
    "feit_eerder_pakket": _eerder_pakket,
    "feit_bruikleen": lambda keuze: JA,
    "feit_pas": lambda keuze: JA,
    **LOGEERFEITEN,
}


def _waarden_van(keuze: Voorzieningkeuze, lijst: Vragenlijst) -> Mapping[str, Any]:
    """The choices of the gemeente as this case met them; none when the list does not depend on any."""
    if not lijst.beleid:
        return {}
    waarden: Mapping[str, Any] | None = (
        Voorwaardentoets.objects.filter(keuze=keuze).values_list("waarden", flat=True).first()
    )
    if waarden is None:
        waarden = parameters.waarden(keuze.onderzoek.melding.gemeente, list(lijst.beleid), keuze.gekozen_op)
    return waarden


def _beleid(lijst: Vragenlijst, waarden: Mapping[str, Any]) -> dict[str, str]:
    """The choices of the gemeente as answers: a list with commas, a yes or no in words."""
    return {code: _als_antwoord(waarden[code]) for code in lijst.beleid if code in waarden}


def _als_antwoord(waarde: Any) -> str:
    if isinstance(waarde, bool):
        return JA if waarde else NEE
    return ",".join(waarde) if isinstance(waarde, list) else str(waarde)


def _tegen(adviezen: tuple[Advies, ...]) -> tuple[Advies, ...]:
    return tuple(rij for rij in adviezen if rij.gewicht.houdt_tegen)
