"""Who may see which bed and stay. Across the border of a gemeente only occupancy is visible (L-39)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, OuterRef, Q

from meldingen.querysets import zaken_van
from meldingen.rollen import Rol

if TYPE_CHECKING:
    from meldingen.models import Client, Gebruiker, Gemeente

LOPEND = ("optie", "bevestigd", "aanwezig")
GEWEEST = ("voltooid", "niet_verschenen", "laat_geannuleerd")
NA_AFLOOP = timedelta(days=30)


def geldig_in(van: date, tot: date, pad: str = "") -> Q:
    """Valid on every day from `van` up to and including `tot`, as `perioden.Looptijd.dekt` has it."""
    return Q(**{f"{pad}geldig_van__lte": van}) & _duurt_tot(tot, pad)


def _duurt_tot(dag: date, pad: str = "") -> Q:
    return Q(**{f"{pad}geldig_tot__isnull": True}) | Q(**{f"{pad}geldig_tot__gte": dag})


class BedQuerySet(models.QuerySet["Bed"]):
    def zichtbaar_voor(self, gebruiker: Gebruiker | AnonymousUser) -> BedQuerySet:
        """Beds of the region of the gemeente, or of the own organisation."""
        if not gebruiker.is_authenticated:
            return self.none()
        if gebruiker.organisatie_id is not None:
            return self.filter(locatie__organisatie_id=gebruiker.organisatie_id)
        return self.filter(locatie__regio__deelnames__gemeente_id=gebruiker.gemeente_id)

    def boekbaar_voor(self, gemeente: Gemeente, van: date, tot: date) -> BedQuerySet:
        """Beds that gemeente and aanbieder share in their region the whole period (L-42)."""
        deelnames = self.model._meta.get_field("locatie").related_model._meta.get_field("regio").related_model
        deelname = deelnames._meta.get_field("deelnames").related_model.objects.filter(
            geldig_in(van, tot), regio=OuterRef("locatie__regio")
        )
        van_aanbieder = deelname.filter(organisatie=OuterRef("locatie__organisatie"))
        return self.filter(Exists(deelname.filter(gemeente=gemeente)), Exists(van_aanbieder))

    def in_gebruik(self, van: date, tot: date) -> BedQuerySet:
        """Beds of which the bed and its house are valid the whole period."""
        return self.filter(geldig_in(van, tot), geldig_in(van, tot, "locatie__"))

    def in_beeld(self, begin: date, eind: date) -> BedQuerySet:
        """Beds of which bed and house are valid on some day from `begin`, before `eind`."""
        begonnen = {"geldig_van__lt": eind, "locatie__geldig_van__lt": eind}
        return self.filter(_duurt_tot(begin), _duurt_tot(begin, "locatie__"), **begonnen)

    def nog_open_op(self, dag: date) -> BedQuerySet:
        """Beds that are in use in this night or later: the last day is one of departure."""
        morgen = dag + timedelta(days=1)
        return self.filter(_duurt_tot(morgen), _duurt_tot(morgen, "locatie__")).select_related("locatie")

    def vrij_in(self, van: date, tot: date, bezet: tuple[str, ...], voor: Client | None = None) -> BedQuerySet:
        """Beds in use the whole period without a stay or a blokkade in it; one kept for `voor` is free for them."""
        # Not `exclude(reserveringen__...)`: that would combine the status of one stay with the period of another.
        verblijven = self.model._meta.get_field("reserveringen").related_model.objects
        botst = verblijven.filter(bed=OuterRef("pk"), status__in=bezet, is_dagdeel=False, periode__overlap=(van, tot))
        blokkades = self.model._meta.get_field("blokkades").related_model.objects
        dicht = blokkades.filter(bed=OuterRef("pk"), periode__overlap=(van, tot))
        if voor is not None:
            dicht = dicht.exclude(voor=voor)
        return self.in_gebruik(van, tot).exclude(Exists(botst)).exclude(Exists(dicht))

    def alle_vrij_in(self, van: date, tot: date, bezet: tuple[str, ...], voor: Client | None = None) -> BedQuerySet:
        """As `vrij_in`, for when all beds are asked: what is taken in the period is looked up once, not per bed."""
        verblijven = self.model._meta.get_field("reserveringen").related_model.objects
        botst = verblijven.filter(bed__isnull=False, status__in=bezet, is_dagdeel=False, periode__overlap=(van, tot))
        dicht = self.model._meta.get_field("blokkades").related_model.objects.filter(periode__overlap=(van, tot))
        if voor is not None:
            dicht = dicht.exclude(voor=voor)
        vrij = self.in_gebruik(van, tot).exclude(pk__in=botst.order_by().values("bed"))
        return vrij.exclude(pk__in=dicht.order_by().values("bed"))


class BlokkadeQuerySet(models.QuerySet["Blokkade"]):
    def zichtbaar_voor(self, gebruiker: Gebruiker | AnonymousUser) -> BlokkadeQuerySet:
        """Blokkades of visible beds."""
        if not gebruiker.is_authenticated:
            return self.none()
        if gebruiker.organisatie_id is not None:
            return self.filter(bed__locatie__organisatie_id=gebruiker.organisatie_id)
        return self.filter(bed__locatie__regio__deelnames__gemeente_id=gebruiker.gemeente_id)


class ReserveringQuerySet(models.QuerySet["Reservering"]):
    def zichtbaar_voor(self, gebruiker: Gebruiker | AnonymousUser) -> ReserveringQuerySet:
        """Stays of visible cases; for an aanbieder those in the own beds."""
        if gebruiker.is_authenticated and gebruiker.organisatie_id is not None:
            if Rol.AANBIEDER not in gebruiker.rollen:
                return self.none()
            return self.filter(bed__locatie__organisatie_id=gebruiker.organisatie_id)
        return self.filter(zaken_van(gebruiker, pad="melding__"))

    def in_zicht_op(self, dag: date) -> ReserveringQuerySet:
        """What an aanbieder is shown: what runs or was asked, and what was, until 30 days after its end (chapter 6)."""
        geweest = Q(status__in=GEWEEST, periode__endswith__gte=dag - NA_AFLOOP)
        return self.filter(Q(status__in=LOPEND) | geweest)
