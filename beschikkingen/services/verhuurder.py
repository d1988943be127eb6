"""Missed rent is decided for the landlord: he is the interested party, and gets a letter of his own (W-29)."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from beschikkingen.brieven import VerhuurderbesluitGegevens
from beschikkingen.models import Beschikking, Besluitregel, Regelinhoud
from beschikkingen.services.besluitbrieven import afzender_van_besluit, bezwaarclausule
from beschikkingen.services.besluitwoorden import schrijf_omvang, schrijf_stap
from beschikkingen.services.inhoud import Besluitinhoud
from meldingen.bedragen import schrijf_euro
from meldingen.brieven.gegevens import Geadresseerde
from meldingen.eisen import Ontbreekt
from meldingen.models import Melding
from meldingen.services.brieven import zaak
from onderzoek.models import Rekenblad
from onderzoek.services.voorwaardenuitslag import Uitslag, uitslag_van
from onderzoek.voorwaarden.kosten import HUURDERVING, VERHUURDER
from onderzoek.voorwaarden.vormen import JA

_WET = "artikel 2.3.5 van de Wet maatschappelijke ondersteuning 2015"


def vergoeding_volgens_berekening(inhoud: Besluitinhoud, op: date) -> Iterator[Ontbreekt]:
    """W-29, T-38: the amount is that of the sheet, for the months of the answers; a refusal says which rule says no."""
    for regel in inhoud.regels:
        if regel.gevraagd.soort.vragenlijst != HUURDERVING.code:
            continue
        uitslag = uitslag_van(inhoud.melding, regel.gevraagd.soort)
        if regel.is_toegekend:
            yield from _bedrag_klopt(regel, uitslag) if uitslag else ()
        elif uitslag is None or not uitslag.past_niet:
            zin = f"Leg bij de voorwaarden van {regel} vast waarom de vergoeding niet kan. Dat staat in de brief."
            yield Ontbreekt(zin, "voorzieningen", "W-29")
        elif vraag := _onbekend(uitslag):
            yield Ontbreekt(f"Beantwoord bij de voorwaarden van {regel}: {vraag}", "voorzieningen", "W-29")


def vul_verhuurderbesluit(melding: Melding, op: date, verwijzing: Mapping[str, Any]) -> VerhuurderbesluitGegevens:
    """The decision for the landlord, made of the answers and the sheet: nothing that was typed about the client."""
    regel = Besluitregel.objects.select_related("gevraagd__soort").get(pk=verwijzing["regel"])
    beschikking = Beschikking.objects.select_related("aanvraag", "besloten_door", "mandaat").get(
        pk=verwijzing["beschikking"]
    )
    uitslag = uitslag_van(melding, regel.gevraagd.soort)
    if uitslag is None:
        raise LookupError(f"Regel {regel.pk} heeft geen voorwaarden.")
    antwoorden, adviezen = uitslag.antwoorden, uitslag.past if regel.is_toegekend else uitslag.past_niet
    woning = antwoorden["woning"]
    return VerhuurderbesluitGegevens(
        afzender=afzender_van_besluit(beschikking, melding),
        geadresseerde=Geadresseerde(
            naam=antwoorden["verhuurder_naam"],
            aanhef="heer of mevrouw",
            straat=antwoorden["verhuurder_straat"],
            postcode_plaats=antwoorden["verhuurder_postcode_plaats"],
            gaat_over=woning,
        ),
        # The data travel inside the PDF: who lived there is not in it.
        zaak=replace(zaak(melding, op), client=f"de bewoner van {woning}"),
        aanvraag_op=beschikking.aanvraag.ontvangen_op,
        woning=woning,
        waarom=tuple(dict.fromkeys(rij.zin for rij in adviezen)),
        regels=(_WET, *dict.fromkeys(_paragraaf(rij.bron) for rij in adviezen)),
        regels_website=melding.gemeente.website,
        bezwaar=bezwaarclausule(beschikking, melding),
        hoeveel=schrijf_omvang(regel) if regel.is_toegekend else "",
        berekening=_stappen(uitslag) if regel.is_toegekend else (),
    )


def _bedrag_klopt(regel: Regelinhoud, uitslag: Uitslag) -> Iterator[Ontbreekt]:
    blad = _blad(uitslag)
    if blad is None:
        yield Ontbreekt("Reken eerst uit hoeveel huur de verhuurder misliep.", "voorzieningen", "W-29")
        return
    leeg = uitslag.antwoorden.get("maanden_leeg")
    if leeg and str(blad.gegevens["maanden"]) != leeg:
        zin = f"De woning staat volgens de voorwaarden {leeg} maanden leeg. Reken met dat aantal."
        yield Ontbreekt(zin, "voorzieningen", "T-38")
    if regel.kostprijs != blad.uitkomst:
        zin = f"Volgens de berekening krijgt de verhuurder {schrijf_euro(blad.uitkomst)}. Vul dat bij {regel} in."
        yield Ontbreekt(zin, "besluit", "W-29")


def _stappen(uitslag: Uitslag) -> tuple[str, ...]:
    blad = _blad(uitslag)
    return tuple(schrijf_stap(stap) for stap in blad.rekenstappen) if blad else ()


def _paragraaf(bron: str) -> str:
    naam, _, nummer = bron.rpartition(", ")
    return f"paragraaf {nummer} van de {naam}"


def _blad(uitslag: Uitslag) -> Rekenblad | None:
    return uitslag.keuze.rekenbladen.first()


def _onbekend(uitslag: Uitslag) -> str:
    """What is still to be asked about a landlord who asked for it himself."""
    if uitslag.antwoorden.get("verhuurder") != JA:
        return ""
    return next((vraag.tekst for vraag in VERHUURDER if not uitslag.antwoorden.get(vraag.code)), "")
