"""Versions of the verslag: proposed from the facts, saved each time, never changed (V-01, V-04, X-11)."""

import json
from collections.abc import Mapping
from datetime import date

from meldingen import versleuteling
from meldingen.models import Gebruiker, Melding
from meldingen.services.handeling import handeling
from onderzoek.models import Gesprek, Onderzoek, Verslag, Verslagversie
from onderzoek.samenstellen import KOPPEN, Adviesfeit, Blok, Feiten, Gespreksfeit, stel_samen, voorstel
from onderzoek.services.adviesbrieven import verkregen_adviezen
from onderzoek.services.feiten import afwegingsfeiten
from onderzoek.services.verslagfeiten import bekend_van, doelen_van, snapshot, zinnen_per_onderdeel

WAAR = {
    Gesprek.Vorm.HUISBEZOEK: "bij u thuis",
    Gesprek.Vorm.TELEFOON: "per telefoon",
    Gesprek.Vorm.KANTOOR: "op het gemeentehuis",
}
# What the consulent concludes, beside what was composed; together they are one version.
BESLUITDELEN = {
    "conclusie": "Conclusie",
    "resultaat": "Wat wil de inwoner bereiken?",
    "aanpak": "Hoe gaat dat?",
    "uitvoerder": "Wie doet het?",
}
ALLE_KOPPEN = KOPPEN | BESLUITDELEN


def feiten_van(melding: Melding) -> Feiten:
    """What was recorded in this case, in a fixed number of queries."""
    onderzoek = Onderzoek.objects.prefetch_related("rubrieken", "afweging", "gesprekken").get(melding=melding)
    afweging = afwegingsfeiten(onderzoek)
    gesprekken = [rij for rij in onderzoek.gesprekken.all() if rij.gevoerd_op]
    return Feiten(
        hulpvraag=melding.hulpvraag or melding.get_onderwerp_display(),
        onderwerp=melding.get_onderwerp_display(),
        gemeld_op=melding.ontvangen_op,
        # A look into what was known names the earlier meldingen itself.
        bekend=bekend_van(snapshot(melding)) or (("Eerdere meldingen bij de gemeente", _eerdere(melding)),),
        plan_ontvangen_op=onderzoek.plan_ontvangen_op,
        gesprekken=tuple(
            Gespreksfeit(rij.gevoerd_op, WAAR[Gesprek.Vorm(rij.vorm)], rij.aanwezigen) for rij in gesprekken
        ),
        rubrieken={rij.letter: (rij.tekst, rij.is_nvt) for rij in onderzoek.rubrieken.all()},
        afweging={rij.stap: (rij.uitkomst, rij.motivering) for rij in onderzoek.afweging.all()},
        adviezen=tuple(Adviesfeit(rij.van, rij.ontvangen_op, rij.uitkomst) for rij in verkregen_adviezen(melding)),
        nodig=(afweging.vraag.beperkingen, afweging.vraag.nodig) if afweging.vraag else (),
        erbij=zinnen_per_onderdeel(onderzoek, afweging),
        doelen=doelen_van(melding),
    )


def samenstelling(melding: Melding) -> tuple[Blok, ...]:
    """The five blocks as they follow from the facts of now."""
    return stel_samen(feiten_van(melding))


@handeling
def bewaar_versie(
    verslag: Verslag, onderdelen: Mapping[str, str] | None, *, op: date, door: Gebruiker
) -> Verslagversie:
    """Keep this text as the next version of the verslag; a part that was left empty is the proposal (V-04)."""
    delen = voorstel(samenstelling(verslag.melding))
    delen |= {code: tekst for code, tekst in (onderdelen or {}).items() if code in KOPPEN and tekst.strip()}
    delen |= {code: getattr(verslag, code) for code in BESLUITDELEN}
    return _schrijf(verslag, json.dumps(delen, ensure_ascii=False), op, door)


@handeling
def neem_over(van: Verslag, naar: Verslag, *, op: date, door: Gebruiker) -> Verslagversie | None:
    """The text of an earlier verslag as the first version of the next one; what the client answered stays there."""
    laatste = laatste_versie(van)
    return _schrijf(naar, laatste.tekst, op, door) if laatste else None


def laatste_versie(verslag: Verslag) -> Verslagversie | None:
    """The text that counts; None for a verslag of before versions were kept."""
    return Verslagversie.objects.filter(verslag=verslag).select_related("verslag", "door").first()


def versies_van(melding: Melding) -> list[Verslagversie]:
    """All versions of the case, the newest first."""
    return list(Verslagversie.objects.filter(verslag__melding=melding).select_related("verslag", "door"))


def _schrijf(verslag: Verslag, tekst: str, op: date, door: Gebruiker) -> Verslagversie:
    vorige = Verslagversie.objects.filter(verslag=verslag).order_by("nummer").last()
    return Verslagversie.objects.create(
        verslag=verslag,
        nummer=vorige.nummer + 1 if vorige else 1,
        tekst=tekst,
        kenmerk=versleuteling.kenmerk(tekst, "verslagversie"),
        op=op,
        door=door,
    )


def _eerdere(melding: Melding) -> str:
    aantal = Melding.objects.filter(client=melding.client, ontvangen_op__lt=melding.ontvangen_op).count()
    return "Geen" if aantal == 0 else f"{aantal}, in te zien in het dossier"
