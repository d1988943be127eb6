"""A melding that was not sent yet: kept per step, found back by its code, sent, or forgotten after thirty days."""

import json
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy

from meldingen import versleuteling
from meldingen.fouten import Geweigerd
from meldingen.models import Conceptbestand, ConceptMelding, Gemeente, Melding
from meldingen.services.documenten import Bestand
from meldingen.services.handeling import handeling
from meldingen.services.melding import Bijlage, NieuweMelding, registreer_melding
from meldingen.services.uitgaand import zet_klaar
from meldingen.services.verdercode import code_van, kenmerk_van

BEWAARTIJD = timedelta(days=30)
MEESTE_BESTANDEN = 10


@handeling
def begin_concept(gemeente: Gemeente, sleutel: str, *, op: date) -> ConceptMelding:
    """Start a form; `sleutel` makes what is sent later one melding."""
    return ConceptMelding.objects.create(
        gemeente=gemeente, sleutel=sleutel, begonnen_op=op, verloopt_op=op + BEWAARTIJD
    )


def antwoorden_van(concept: ConceptMelding) -> dict[str, dict[str, Any]]:
    """What was typed, per step."""
    gevonden: dict[str, dict[str, Any]] = json.loads(concept.antwoorden or "{}")
    return gevonden


@handeling
def bewaar_stap(concept: ConceptMelding, stap: str, getypt: Mapping[str, Any]) -> ConceptMelding:
    """Keep what was typed in one step; the other steps stay as they are, also when two tabs are open."""
    vers = _vergrendel(concept)
    vers.antwoorden = json.dumps(antwoorden_van(vers) | {stap: dict(getypt)}, ensure_ascii=False)
    vers.save(update_fields=["antwoorden"])
    return vers


@handeling
def voeg_bestand_toe(concept: ConceptMelding, bestand: Bestand, *, soort: str) -> Conceptbestand:
    """Keep a file with the form; a new plan takes the place of the old one."""
    vers = _vergrendel(concept)
    if soort == Conceptbestand.Soort.PLAN:
        for oud in vers.bestanden.filter(soort=soort):
            _wis(oud)
    elif vers.bestanden.count() >= MEESTE_BESTANDEN:
        raise Geweigerd(
            format_lazy(
                gettext_lazy("U kunt hoogstens {meeste_bestanden} bestanden meesturen. Haal er eerst een weg."),
                meeste_bestanden=MEESTE_BESTANDEN,
            )
        )
    rij = Conceptbestand(
        concept=vers, soort=soort, naam=bestand.naam, mediatype=bestand.mediatype, omvang=len(bestand.inhoud)
    )
    rij.bestand.save("concept", ContentFile(bestand.inhoud), save=False)
    rij.save()
    return rij


@handeling
def haal_bestand_weg(concept: ConceptMelding, pk: int) -> None:
    """Take a file out of the form; nothing when it is not there any more."""
    for rij in _vergrendel(concept).bestanden.filter(pk=pk):
        _wis(rij)


@handeling
def bewaar_voor_later(concept: ConceptMelding, email: str, *, adres: str = "", op: date) -> str:
    """Make the form findable by its code, thirty days from now, and mail the link when an address was given.

    adres: the page that takes the code, with the host by which the visitor came.
    """
    vers = _vergrendel(concept)
    code = code_van(vers)
    vers.code_kenmerk = kenmerk_van(code)
    vers.verloopt_op = op + BEWAARTIJD
    vers.email = email or vers.email
    vers.save(update_fields=["code_kenmerk", "verloopt_op", "email"])
    if email:
        sleutel = versleuteling.kenmerk(email, "verdermail")[:16]
        zet_klaar(
            "mail", f"verder:{vers.pk}:{op:%Y%m%d}:{sleutel}", gemeente=vers.gemeente, melding=None, op=op,
            inhoud={"sjabloon": "verder", "concept": vers.pk, "adres": adres},
        )  # fmt: skip
    return code


def zoek_met_code(code: str, *, op: date) -> ConceptMelding | None:
    """The form with this code; spaces, dashes and small letters are fine. None when there is none any more."""
    return (
        ConceptMelding.objects.filter(code_kenmerk=kenmerk_van(code), verloopt_op__gte=op)
        .select_related("gemeente")
        .first()
    )


@handeling
def verstuur(concept: ConceptMelding, nieuw: NieuweMelding, *, op: date) -> Melding:
    """The form becomes a melding with its files, and is gone. Sent twice it is the same melding."""
    vers = ConceptMelding.objects.select_for_update().filter(pk=concept.pk).first()
    if vers is None:
        melding = Melding.objects.filter(formulier_sleutel=nieuw.formulier_sleutel).first()
        if melding is None:
            raise Geweigerd(gettext_lazy("Dit formulier is niet meer bewaard. Begin opnieuw, of bel ons."))
        return melding
    melding = registreer_melding(vers.gemeente, nieuw, op=op, door=None)
    _ruim_op(vers)
    return melding


def bijlagen_van(concept: ConceptMelding) -> tuple[Bijlage, ...]:
    """The files of the form, as the melding takes them."""
    return tuple(
        Bijlage(rij.naam, rij.mediatype, rij.bestand.open("rb").read(), is_plan=rij.soort == Conceptbestand.Soort.PLAN)
        for rij in concept.bestanden.all()
    )


def verlopen(op: date) -> list[int]:
    """The forms of which the time is over."""
    return list(ConceptMelding.objects.filter(verloopt_op__lt=op).values_list("pk", flat=True))


@handeling
def vergeet(concept_pk: int, op: date) -> None:
    """Remove an expired form with its files: it never became a melding."""
    vers = ConceptMelding.objects.select_for_update().filter(pk=concept_pk, verloopt_op__lt=op).first()
    if vers is not None:
        _ruim_op(vers)


def _ruim_op(concept: ConceptMelding) -> None:
    for rij in concept.bestanden.all():
        _wis(rij)
    concept.delete()


def _wis(rij: Conceptbestand) -> None:
    """The row now; the bytes only when that is certain."""
    opslag, naam = rij.bestand.storage, rij.bestand.name
    rij.delete()
    transaction.on_commit(lambda: opslag.delete(naam))


def _vergrendel(concept: ConceptMelding) -> ConceptMelding:
    vers = (
        ConceptMelding.objects.select_for_update(of=("self",)).select_related("gemeente").filter(pk=concept.pk).first()
    )
    if vers is None:
        raise Geweigerd(gettext_lazy("Dit formulier is niet meer bewaard. Begin opnieuw, of bel ons."))
    return vers
