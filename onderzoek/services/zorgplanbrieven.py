"""Fills what leaves about a zorgplan: letter D-11, and the mail that something waits in the portal."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from meldingen.brieven.gegevens import Geadresseerde
from meldingen.models import Melding, Termijn, Uitgaand
from meldingen.services.brieven import afzender, zaak
from meldingen.services.mail import Post
from onderzoek.brieven.zorgplan import Verstrekt, ZorgplanverzoekGegevens
from onderzoek.models import Zorgplan
from onderzoek.services.zorgplanverzoek import resultaten_van, verstrekt


def vul_zorgplanverzoek(melding: Melding, op: date, verwijzing: Mapping[str, Any]) -> ZorgplanverzoekGegevens:
    """D-11: exactly what was given to this aanbieder, and no more (V-20)."""
    plan = _plan(verwijzing["zorgplan"])
    anderen = [rij for rij in plan.verzoek.zorgplannen.select_related("aanbieder") if rij.pk != plan.pk]
    klok = Termijn.objects.filter(melding=melding, soort=Termijn.Soort.ZORGPLAN).order_by("pk").last()
    coordinator = next((rij.aanbieder for rij in anderen if rij.is_coordinerend), plan.aanbieder)
    return ZorgplanverzoekGegevens(
        afzender=afzender(melding),
        geadresseerde=Geadresseerde(
            naam=plan.aanbieder.naam,
            aanhef="zorgaanbieder",
            straat="Bezorgd in het portaal",
            postcode_plaats=f"Gemeente {melding.gemeente.naam}",
            gaat_over=melding.client.naam,
        ),
        zaak=zaak(melding, op),
        aanbieder=plan.aanbieder.naam,
        gekozen_op=plan.verzoek.gekozen_op,
        gegevens=tuple(Verstrekt(onderwerp, gegeven) for onderwerp, gegeven in verstrekt(plan)),
        resultaten=resultaten_van(plan.verzoek.verslag),
        uiterlijk_op=klok.uiterste_datum,
        weken=klok.aantal,
        coordinator=coordinator.naam,
        is_coordinerend=plan.is_coordinerend,
        anderen=tuple(rij.aanbieder.naam for rij in anderen),
        taal=plan.verzoek.uitleg,
    )


def vul_zorgplanmail(rij: Uitgaand, op: date) -> Post | None:
    """To the aanbieder: that something waits, never about whom."""
    plan = _plan(rij.inhoud["zorgplan"])
    if not plan.aanbieder.email:
        return None
    return Post(plan.aanbieder.email, {"gemeente": plan.verzoek.melding.gemeente})


def _plan(pk: int) -> Zorgplan:
    return Zorgplan.objects.select_related(
        "aanbieder", "verzoek__verslag", "verzoek__melding__client", "verzoek__melding__gemeente"
    ).get(pk=pk)
