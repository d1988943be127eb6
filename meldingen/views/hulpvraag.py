"""From the steps of the public form to the melding, and to the summary that is read before it is sent."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import override

from meldingen.forms.stappen import (
    CONTACT,
    GEPROBEERD,
    MELDER,
    PERSOON,
    PLAN,
    RUBRIEK,
    VRAAG,
    Stap,
    Stapformulier,
    route,
)
from meldingen.formulieren import BsnVeld, DatumVeld
from meldingen.models import Berichtvoorkeur, ConceptMelding, Melding
from meldingen.services.bewijs import Deel
from meldingen.services.clienten import Relatiegegevens
from meldingen.services.concept import bijlagen_van
from meldingen.services.melding import NieuweMelding
from meldingen.services.voorkeur import Voorkeuren
from meldingen.termijnen import schrijf_datum
from meldingen.views.antwoorden import clientgegevens

Antwoorden = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Samenvatting:
    """One step as it will be sent: question and answer, and where to change it."""

    stap: Stap
    rijen: list[tuple[str, str]]


def samenvatting(concept: ConceptMelding, antwoorden: Antwoorden, *, vandaag: date) -> list[Samenvatting]:
    """All steps in order. What was left open is not repeated."""
    delen = []
    for stap in route(antwoorden):
        formulier = stap.formulier.uit(antwoorden[stap.code], vandaag=vandaag)
        rijen = list(_rijen(formulier))
        if stap == PLAN:
            rijen += [(rij.get_soort_display(), rij.naam) for rij in concept.bestanden.all()]
        delen.append(Samenvatting(stap, rijen))
    return delen


def als_melding(concept: ConceptMelding, antwoorden: Antwoorden, *, vandaag: date, nu: datetime) -> NieuweMelding:
    """The facts of the melding, with what was filled in as a paper of the case."""
    schoon = {stap.code: _schoon(stap, antwoorden, vandaag) for stap in route(antwoorden)}
    melder = schoon.get(MELDER.code)
    vraag, persoon, contact, plan = schoon[VRAAG.code], schoon[PERSOON.code], schoon[CONTACT.code], schoon[PLAN.code]
    with override("nl"):
        delen = samenvatting(concept, antwoorden, vandaag=vandaag)
        geprobeerd = next((_als_tekst(deel.rijen) for deel in delen if deel.stap == GEPROBEERD), "")
        afschrift = tuple(Deel(str(deel.stap.titel), _als_tekst(deel.rijen)) for deel in delen)
    return NieuweMelding(
        client=clientgegevens({**persoon, **contact}),
        melder=_melder(melder),
        weet_ervan=melder["weet_ervan"] if melder else "",
        kanaal=Melding.Kanaal.FORMULIER,
        onderwerp=vraag["onderwerp"],
        hulpvraag=vraag["hulpvraag"],
        is_spoed=vraag["is_spoed"] == "ja",
        ontvangen_op=vandaag,
        ontvangen_om=nu,
        formulier_sleutel=concept.sleutel,
        bijlagen=bijlagen_van(concept),
        geprobeerd=geprobeerd,
        wil_clientondersteuning=contact["clientondersteuning"],
        plan={naam.removeprefix(RUBRIEK): tekst for naam, tekst in plan.items() if naam.startswith(RUBRIEK) and tekst},
        wensen=_wensen(contact),
        afschrift=afschrift,
    )


def _schoon(stap: Stap, antwoorden: Antwoorden, vandaag: date) -> dict[str, Any]:
    formulier = stap.formulier.uit(antwoorden[stap.code], vandaag=vandaag)
    formulier.full_clean()
    return formulier.cleaned_data


def _melder(antwoorden: dict[str, Any] | None) -> Relatiegegevens | None:
    if antwoorden is None:
        return None
    return Relatiegegevens(
        naam=antwoorden["melder_naam"],
        soort=antwoorden["melder_soort"],
        telefoon=antwoorden["melder_telefoon"],
        email=antwoorden["melder_email"],
        is_mantelzorger=antwoorden["is_mantelzorger"] == "ja",
    )


def _wensen(contact: dict[str, Any]) -> Voorkeuren:
    return Voorkeuren(
        kanalen=dict.fromkeys(contact["digitaal"], Berichtvoorkeur.Kanaal.PORTAAL),
        email=contact["email"],
        grote_letters=contact["grote_letters"] == "ja",
        liever_bellen=contact["liever_bellen"] == "ja",
        taal=contact["taal"],
        tolk=contact["tolk"],
    )


def _rijen(formulier: Stapformulier) -> Iterator[tuple[str, str]]:
    """Question and answer in words; the BSN with only its last digits, because it may be read on a bus."""
    formulier.full_clean()
    for naam, veld in formulier.fields.items():
        waarde = formulier.cleaned_data.get(naam)
        if waarde in (None, "", []) or isinstance(veld, forms.FileField):
            continue
        yield str(veld.label), _in_woorden(veld, waarde)


def _in_woorden(veld: forms.Field, waarde: Any) -> str:
    if isinstance(veld, DatumVeld):
        return schrijf_datum(waarde)
    if isinstance(veld, BsnVeld):
        return _("eindigt op %(cijfers)s") % {"cijfers": waarde[-3:]}
    if isinstance(veld, forms.ChoiceField):
        namen = dict(veld.choices)
        gekozen = waarde if isinstance(waarde, list) else [waarde]
        return ", ".join(str(namen[keuze]) for keuze in gekozen)
    return str(waarde)


def _als_tekst(rijen: list[tuple[str, str]]) -> str:
    return "\n".join(f"{vraag.rstrip('?')}: {antwoord}" if vraag else antwoord for vraag, antwoord in rijen)
