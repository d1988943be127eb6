"""The single acts the simulation tries on a case; each answers None when there is nothing to try it on."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from itertools import count
from typing import Any

from beschikkingen.models import Aanvraag, Beschikking, Herstelverzoek
from beschikkingen.services.aanvraag import (
    NieuweAanvraag,
    dien_aanvraag_in,
    ontvang_getekend_verslag,
    verklaar_volledig,
)
from beschikkingen.services.beslistermijn import bericht_uitstel, hervat_besluit, schort_besluit_op
from beschikkingen.services.besluit import beslis, stel_besluit_voor
from beschikkingen.services.herstel import beslis_inhoudelijk, geef_hersteltermijn, registreer_aanvulling
from beschikkingen.services.voorstellen import stuur_voorstel_terug
from logeerzorg.models import Bed, Reservering
from logeerzorg.services import reserveringen
from logeerzorg.services.annuleren import annuleer
from meldingen.models import Gebruiker, Gemeente, Melding, Opschorting
from meldingen.rollen import Rol
from meldingen.services.bestemming import stuur_door
from meldingen.services.melding import trek_melding_in, wijs_toe
from onderzoek.models import Gesprek, Onderzoek, Verslag
from onderzoek.services import onderzoek as onderzoeken
from onderzoek.services.termijn import verleng_onderzoek
from onderzoek.services.verslag import Retour, stel_verslag_op, verzend_verslag
from tests.bouwers import RUBRIEKEN, TEKST, Zaak, leeg_uitbak, middag, voorzieningsoort, weeg_alles_af

Daad = Callable[[], Any]


@dataclass(slots=True)
class Wereld:
    """What all cases share: the gemeente, its people, the day, and a number that never comes twice."""

    gemeente: Gemeente
    vandaag: date
    mensen: dict[Rol, Gebruiker]
    nummers: count = field(default_factory=lambda: count(1))

    @property
    def consulent(self) -> Gebruiker:
        return self.mensen[Rol.CONSULENT]

    @property
    def teamleider(self) -> Gebruiker:
        return self.mensen[Rol.TEAMLEIDER]


def _worker(w: Wereld, melding: Melding) -> Daad:
    return lambda: leeg_uitbak(w.vandaag)


def _wijs_toe(w: Wereld, melding: Melding) -> Daad:
    return lambda: wijs_toe(melding, aan=w.consulent, op=w.vandaag, door=w.teamleider)


def _trek_in(w: Wereld, melding: Melding) -> Daad:
    return lambda: trek_melding_in(melding, op=w.vandaag, door=w.consulent, wilsuiting="Per brief.")


def _start_vooronderzoek(w: Wereld, melding: Melding) -> Daad:
    return lambda: onderzoeken.start_vooronderzoek(melding, op=w.vandaag, door=w.consulent)


def _plan(w: Wereld, melding: Melding) -> Daad | None:
    rij = Onderzoek.objects.filter(melding=melding).first()
    return rij and (
        lambda: onderzoeken.leg_persoonlijk_plan_vast(rij, ontvangen_op=None, op=w.vandaag, door=w.consulent)
    )


def _start_onderzoek(w: Wereld, melding: Melding) -> Daad | None:
    rij = Onderzoek.objects.filter(melding=melding).first()
    return rij and (
        lambda: onderzoeken.start_onderzoek(
            rij,
            vorm=Gesprek.Vorm.HUISBEZOEK,
            gepland_op=w.vandaag + timedelta(days=3),
            gepland_om=time(10),
            op=w.vandaag,
            door=w.consulent,
        )
    )


def _gesprek(w: Wereld, melding: Melding) -> Daad | None:
    rij = Gesprek.objects.filter(onderzoek__melding=melding).first()
    return rij and (
        lambda: onderzoeken.voer_gesprek(
            rij,
            gevoerd_op=w.vandaag,
            aanwezigen="mevrouw",
            met_mantelzorger=False,
            met_clientondersteuner=False,
            op=w.vandaag,
            door=w.consulent,
        )
    )


def _rubrieken(w: Wereld, melding: Melding) -> Daad | None:
    rij = Onderzoek.objects.filter(melding=melding).first()
    return rij and (
        lambda: onderzoeken.leg_gesprek_vast(
            rij,
            rubrieken=RUBRIEKEN,
            identiteit=onderzoeken.Identiteit("paspoort", w.vandaag, w.vandaag),
            pgb_voorlichting_op=w.vandaag,
            bijdrage_voorlichting_op=w.vandaag,
            op=w.vandaag,
            door=w.consulent,
        )
    )


def _afweging(w: Wereld, melding: Melding) -> Daad | None:
    rij = Onderzoek.objects.filter(melding=melding).first()
    return rij and (lambda: weeg_alles_af(rij, op=w.vandaag, door=w.consulent))


def _verslag(w: Wereld, melding: Melding) -> Daad:
    return lambda: stel_verslag_op(melding, TEKST, op=w.vandaag, door=w.consulent)


def _verzend(w: Wereld, melding: Melding) -> Daad | None:
    rij = Verslag.objects.filter(melding=melding).first()
    return rij and (lambda: verzend_verslag(rij, op=w.vandaag, door=w.consulent))


def _retour(is_aanvraag: bool) -> Callable[[Wereld, Melding], Daad | None]:
    def maak(w: Wereld, melding: Melding) -> Daad | None:
        rij = Verslag.objects.filter(melding=melding).first()
        retour = Retour(w.vandaag, w.vandaag, akkoord=True, is_aanvraag=is_aanvraag)
        soorten = (voorzieningsoort(w.gemeente),)
        return rij and (
            lambda: ontvang_getekend_verslag(
                rij, retour, gevraagd=soorten, op=w.vandaag, door=w.mensen[Rol.ADMINISTRATIE]
            )
        )

    return maak


def _aanvraag(w: Wereld, melding: Melding) -> Daad:
    nieuw = NieuweAanvraag(
        soort=Aanvraag.Soort.FORMULIER,
        ontvangen_op=w.vandaag,
        ondertekend_op=w.vandaag,
        sleutel=f"simulatie:{next(w.nummers)}",
        gevraagd=(voorzieningsoort(w.gemeente),),
    )
    return lambda: dien_aanvraag_in(melding, nieuw, op=w.vandaag, door=None)


def _volledig(w: Wereld, melding: Melding) -> Daad | None:
    rij = Aanvraag.objects.filter(melding=melding).last()
    return rij and (lambda: verklaar_volledig(rij, brp_geraadpleegd_op=w.vandaag, op=w.vandaag, door=w.consulent))


def _schort_op(w: Wereld, melding: Melding) -> Daad | None:
    return lambda: schort_besluit_op(
        melding, grond=Opschorting.Grond.AANVRAGER, tot=None, toelichting="Op reis.", op=w.vandaag, door=w.consulent
    )


def _hervat(w: Wereld, melding: Melding) -> Daad | None:
    rij = Opschorting.objects.filter(termijn__melding=melding, hervat_op=None).first()
    return rij and (lambda: hervat_besluit(rij, tot=w.vandaag, op=w.vandaag, door=w.consulent))


def _vraag_aanvulling(w: Wereld, melding: Melding) -> Daad | None:
    rij = Aanvraag.objects.filter(melding=melding, rol=Aanvraag.Rol.LEIDEND).first()
    return rij and (lambda: geef_hersteltermijn(rij, ["Een kopie"], op=w.vandaag, door=w.consulent))


def _vul_aan(w: Wereld, melding: Melding) -> Daad | None:
    rij = Herstelverzoek.objects.filter(melding=melding).first()
    return rij and (lambda: registreer_aanvulling(rij, ontvangen_op=w.vandaag, op=w.vandaag, door=w.consulent))


def _inhoudelijk(w: Wereld, melding: Melding) -> Daad | None:
    rij = Herstelverzoek.objects.filter(melding=melding).first()
    return rij and (lambda: beslis_inhoudelijk(rij, reden="Genoeg bekend.", op=w.vandaag, door=w.consulent))


def _uitstel(w: Wereld, melding: Melding) -> Daad:
    belofte = w.vandaag + timedelta(days=60)
    return lambda: bericht_uitstel(melding, reden="Advies.", toegezegd_op=belofte, op=w.vandaag, door=w.consulent)


def _verleng(w: Wereld, melding: Melding) -> Daad:
    feiten = {"reden": "Advies.", "overleg_op": w.vandaag, "stemt_in": True, "op": w.vandaag}
    return lambda: verleng_onderzoek(melding, **feiten, streefdatum=w.vandaag + timedelta(days=50), door=w.consulent)


def _stuur_door(w: Wereld, melding: Melding) -> Daad:
    return lambda: stuur_door(melding, naar="CIZ", organisatie="CIZ", reden="Wlz.", op=w.vandaag, door=w.consulent)


def _optie(nachten: int) -> Callable[[Wereld, Melding], Daad]:
    def maak(w: Wereld, melding: Melding) -> Daad:
        nummer = next(w.nummers)
        bedden = list(Bed.objects.boekbaar_voor(w.gemeente, w.vandaag, w.vandaag).order_by("pk"))
        van = w.vandaag + timedelta(days=10 + nummer % 5)
        return lambda: reserveringen.plaats_optie(
            melding,
            bedden[nummer % len(bedden)],
            van,
            van + timedelta(days=nachten),
            nu=middag(w.vandaag),
            op=w.vandaag,
            door=w.consulent,
        )

    return maak


def _met_optie(daad: Callable[..., Any], rol: Rol) -> Callable[[Wereld, Melding], Daad | None]:
    def maak(w: Wereld, melding: Melding) -> Daad | None:
        rij = Reservering.objects.filter(melding=melding).last()
        return rij and (lambda: daad(rij, op=w.vandaag, door=w.mensen[rol]))

    return maak


def _zet_vast(rij: Reservering, *, op: date, door: Gebruiker) -> None:
    reserveringen.zet_vast(rij, nu=middag(op), op=op, door=door)


def _annuleer_optie(w: Wereld, melding: Melding) -> Daad | None:
    """Only an option: whoever calls off a confirmed stay late keeps its etmalen, which is not counted here."""
    rij = Reservering.objects.filter(melding=melding, status=Reservering.Status.OPTIE).last()
    return rij and (lambda: annuleer(rij, reden="client", nu=middag(w.vandaag), op=w.vandaag, door=w.consulent))


def _stel_voor(uitkomst: str) -> Callable[[Wereld, Melding], Daad | None]:
    def maak(w: Wereld, melding: Melding) -> Daad | None:
        rij = Aanvraag.objects.filter(melding=melding, rol=Aanvraag.Rol.LEIDEND).first()
        if rij is None:
            return None
        zaak = Zaak(w.gemeente, w.vandaag, sleutel=melding.pk, uitkomst=uitkomst)
        return lambda: stel_besluit_voor(rij, zaak.voorstel(), motivering="Zo is het.", op=w.vandaag, door=w.consulent)

    return maak


def _beslis(w: Wereld, melding: Melding) -> Daad | None:
    rij = Beschikking.objects.filter(melding=melding).first()
    return rij and (lambda: beslis(rij, op=w.vandaag, door=w.teamleider))


def _stuur_terug(w: Wereld, melding: Melding) -> Daad | None:
    rij = Beschikking.objects.filter(melding=melding).first()
    return rij and (lambda: stuur_voorstel_terug(rij, reden="Te kort.", op=w.vandaag, door=w.teamleider))


DADEN: dict[str, Callable[[Wereld, Melding], Daad | None]] = {
    "worker": _worker,
    "wijs_toe": _wijs_toe,
    "trek_in": _trek_in,
    "start_vooronderzoek": _start_vooronderzoek,
    "plan": _plan,
    "start_onderzoek": _start_onderzoek,
    "gesprek": _gesprek,
    "rubrieken": _rubrieken,
    "afweging": _afweging,
    "verslag": _verslag,
    "verzend": _verzend,
    "retour": _retour(is_aanvraag=True),
    "retour_zonder": _retour(is_aanvraag=False),
    "aanvraag": _aanvraag,
    "volledig": _volledig,
    "schort_op": _schort_op,
    "hervat": _hervat,
    "vraag_aanvulling": _vraag_aanvulling,
    "vul_aan": _vul_aan,
    "inhoudelijk": _inhoudelijk,
    "uitstel": _uitstel,
    "verleng": _verleng,
    "stuur_door": _stuur_door,
    "optie": _optie(2),
    "lange_optie": _optie(3),
    "te_lange_optie": _optie(9),
    "akkoord_client": _met_optie(reserveringen.leg_akkoord_client_vast, Rol.CONSULENT),
    "akkoord_locatie": _met_optie(reserveringen.leg_akkoord_locatie_vast, Rol.AANBIEDER),
    "zet_vast": _met_optie(_zet_vast, Rol.CONSULENT),
    "annuleer_optie": _annuleer_optie,
    "stel_voor": _stel_voor(Beschikking.Uitkomst.TOEGEKEND),
    "stel_afwijzing_voor": _stel_voor(Beschikking.Uitkomst.AFGEWEZEN),
    "beslis": _beslis,
    "stuur_terug": _stuur_terug,
}
# It may leave no trace in the log of a case: the worker when there is nothing to send.
STIL = frozenset({"worker"})
# What is worth trying in a state of the catalogue; anything else is tried too, and mostly refused.
VOOR_DE_HAND: dict[str, tuple[str, ...]] = {
    "gemeld": ("worker", "wijs_toe", "start_vooronderzoek", "start_vooronderzoek", "aanvraag"),
    "in_vooronderzoek": ("plan", "start_onderzoek", "start_onderzoek", "aanvraag"),
    "in_onderzoek": ("gesprek", "rubrieken", "afweging", "verslag", "verzend", "aanvraag"),
    "verslag_concept": ("verslag", "verzend", "verzend"),
    "verslag_verzonden": ("retour", "retour_zonder", "aanvraag"),
    "hersteltermijn": ("vul_aan", "vraag_aanvulling", "inhoudelijk"),
    "rappel": ("aanvraag", "retour"),
    "aanvraag_ontvangen": (
        "volledig", "vraag_aanvulling", "start_vooronderzoek", "plan", "start_onderzoek", "gesprek", "rubrieken",
    ),
    "in_beoordeling": (
        "optie", "akkoord_client", "akkoord_locatie", "zet_vast", "stel_voor", "stel_afwijzing_voor", "schort_op",
        "vraag_aanvulling", "uitstel", "rubrieken", "afweging",
    ),
    "opgeschort": ("hervat", "optie", "stel_voor"),
    "besluit_concept": ("beslis", "beslis", "stuur_terug", "schort_op"),
}  # fmt: skip
