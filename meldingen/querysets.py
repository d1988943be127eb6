"""Who may see what: every queryset answers `zichtbaar_voor(gebruiker)`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from meldingen.rollen import HELE_GEMEENTE, Rol

if TYPE_CHECKING:
    from meldingen.models import Gebruiker

OPEN = (
    "ontvangen",
    "in_onderzoek",
    "verslag_verzonden",
    "aangevraagd",
    "hersteltermijn",
    "in_beoordeling",
    "ter_fiattering",
)


def zaken_van(gebruiker: Gebruiker | AnonymousUser, *, pad: str = "") -> Q:
    """The condition under which a row that hangs on a melding is visible; `pad` is the path to the melding.

    A consulent sees the own cases and those of the own team, the roles that work for the whole gemeente see
    all of it, the piketdienst sees the open cases with spoed, everybody else nothing (roles matrix, chapter 6).
    """
    if not gebruiker.is_authenticated or gebruiker.gemeente_id is None:
        return Q(pk__in=[])
    eigen_gemeente = Q(**{f"{pad}gemeente_id": gebruiker.gemeente_id})
    if not gebruiker.rollen.isdisjoint(HELE_GEMEENTE):
        return eigen_gemeente
    eigen = Q(pk__in=[])
    if Rol.CONSULENT in gebruiker.rollen:
        eigen |= Q(**{f"{pad}behandelaar_id": gebruiker.pk})
        if gebruiker.team_id is not None:
            eigen |= Q(**{f"{pad}team_id": gebruiker.team_id})
    if Rol.PIKET in gebruiker.rollen:
        eigen |= Q(**{f"{pad}is_spoed": True, f"{pad}status__in": OPEN})
    return eigen_gemeente & eigen


def zaken_van_inwoner(gebruiker: Gebruiker | AnonymousUser, dag: date) -> Q:
    """The condition under which somebody on the side of the client may open a case on this day.

    The own cases (proven by DigiD and birth date, or by letter) and those of clients whose machtiging for this
    person, or for the organisation of this person, holds on the day. What a machtiging opens is told by its scope.
    """
    if not gebruiker.is_authenticated or gebruiker.gemeente_id is not None:
        return Q(pk__in=[])
    eigen = Q(pk__in=[])
    inwoner = getattr(gebruiker, "inwoner", None) if Rol.INWONER in gebruiker.rollen else None
    if inwoner is not None and inwoner.client_id is not None:
        eigen |= Q(client_id=inwoner.client_id)
    if inwoner is not None and inwoner.bsn_index is not None and inwoner.geboortedatum is not None:
        eigen |= Q(client__bsn_index=inwoner.bsn_index, client__geboortedatum=inwoner.geboortedatum)
    pad = "client__machtigingen__"
    namens = Q(**{f"{pad}gemachtigde": gebruiker})
    if gebruiker.organisatie_id is not None and Rol.CLIENTONDERSTEUNER in gebruiker.rollen:
        namens |= Q(**{f"{pad}organisatie_id": gebruiker.organisatie_id})
    return eigen | (namens & machtiging_geldig(dag, pad=pad))


def machtiging_geldig(dag: date, *, pad: str = "") -> Q:
    """Signed, in its period, not taken back and not refused on this day; the same as `Machtiging.geldt_op`."""

    def leeg_of(veld: str, **na: date) -> Q:
        (vergelijking, waarde), *_ = na.items()
        return Q(**{f"{pad}{veld}__isnull": True}) | Q(**{f"{pad}{veld}__{vergelijking}": waarde})

    begonnen = Q(**{f"{pad}getekend_op__isnull": False, f"{pad}van__lte": dag})
    return begonnen & leeg_of("tot", gte=dag) & leeg_of("ingetrokken_op", gt=dag) & leeg_of("geweigerd_op", gt=dag)


class MachtigingQuerySet(models.QuerySet["Machtiging"]):
    def geldig(self, dag: date) -> MachtigingQuerySet:
        """What holds on this day."""
        return self.filter(machtiging_geldig(dag))


class MeldingQuerySet(models.QuerySet["Melding"]):
    def zichtbaar_voor(self, gebruiker: Gebruiker | AnonymousUser) -> MeldingQuerySet:
        """The cases this user may open."""
        return self.filter(zaken_van(gebruiker))

    def van_inwoner(self, gebruiker: Gebruiker | AnonymousUser, dag: date) -> MeldingQuerySet:
        """The cases in Mijn zaak of this person: the own ones, and those of who gave a machtiging."""
        return self.filter(zaken_van_inwoner(gebruiker, dag)).distinct()

    def openstaand(self) -> MeldingQuerySet:
        """Cases on which the college still has something to do before the decision."""
        return self.filter(status__in=OPEN)

    def op_urgentie(self) -> MeldingQuerySet:
        """The nearest legal date first; cases without one last."""
        return self.order_by(models.F("uiterlijk_op").asc(nulls_last=True), "pk")


class ClientQuerySet(models.QuerySet["Client"]):
    def zichtbaar_voor(self, gebruiker: Gebruiker | AnonymousUser) -> ClientQuerySet:
        """Clients of whom the user may open at least one case."""
        return self.filter(zaken_van(gebruiker, pad="meldingen__")).distinct()


class ZaakdeelQuerySet(models.QuerySet[models.Model]):
    """Rows with a `melding`: visible with the case."""

    def zichtbaar_voor(self, gebruiker: Gebruiker | AnonymousUser) -> ZaakdeelQuerySet:
        return self.filter(zaken_van(gebruiker, pad="melding__"))


class ToestemmingQuerySet(ZaakdeelQuerySet):
    def geldig(self, bron: str, dag: date) -> ToestemmingQuerySet:
        """Given for this source, not yet over and not taken back on this day."""
        rijen = self.filter(bron=bron, gegeven_op__lte=dag)
        rijen = rijen.filter(Q(geldig_tot__isnull=True) | Q(geldig_tot__gte=dag))
        return rijen.filter(Q(ingetrokken_op__isnull=True) | Q(ingetrokken_op__gt=dag))


class TaakQuerySet(models.QuerySet["Taak"]):
    def zichtbaar_voor(self, gebruiker: Gebruiker | AnonymousUser) -> TaakQuerySet:
        """Tasks of visible cases, and tasks without a case that are meant for a role of the user."""
        if not gebruiker.is_authenticated or gebruiker.gemeente_id is None:
            return self.none()
        los = Q(melding__isnull=True, gemeente_id=gebruiker.gemeente_id, rol__in=gebruiker.rollen)
        return self.filter(zaken_van(gebruiker, pad="melding__") | los)

    def open(self) -> TaakQuerySet:
        return self.filter(gedaan_op__isnull=True, vervallen_op__isnull=True)


class SignaalQuerySet(models.QuerySet["Signaal"]):
    def zichtbaar_voor(self, gebruiker: Gebruiker | AnonymousUser) -> SignaalQuerySet:
        """Only what was meant for this user."""
        return self.filter(voor_id=gebruiker.pk) if gebruiker.is_authenticated else self.none()

    def lopend(self) -> SignaalQuerySet:
        """Signals of clocks that still run."""
        return self.filter(termijn__gehaald_op__isnull=True, termijn__vervallen_op__isnull=True)


class PoststukQuerySet(models.QuerySet["Poststuk"]):
    def zichtbaar_voor(self, gebruiker: Gebruiker | AnonymousUser) -> PoststukQuerySet:
        """The incoming post of the gemeente, for administratie only."""
        if not gebruiker.is_authenticated or Rol.ADMINISTRATIE not in gebruiker.rollen:
            return self.none()
        return self.filter(gemeente_id=gebruiker.gemeente_id)

    def te_verwerken(self) -> PoststukQuerySet:
        return self.filter(document__isnull=True)


class ParametervoorstelQuerySet(models.QuerySet["Parametervoorstel"]):
    def zichtbaar_voor(self, gebruiker: Gebruiker | AnonymousUser) -> ParametervoorstelQuerySet:
        """The proposals of the own gemeente, for its beheerders only."""
        if not gebruiker.is_authenticated or Rol.BEHEERDER not in gebruiker.rollen:
            return self.none()
        return self.filter(gemeente_id=gebruiker.gemeente_id)

    def open(self) -> ParametervoorstelQuerySet:
        return self.filter(uitkomst="open")
