"""Who may see which bed and stay. Across the border of a gemeente only occupancy is visible (L-39)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, OuterRef, Q

from meldingen.querysets import zaken_van
from meldingen.rollen import Rol

if TYPE_CHECKING:
    from meldingen.models import Gebruiker


class BedQuerySet(models.QuerySet["Bed"]):
    def zichtbaar_voor(self, gebruiker: Gebruiker | AnonymousUser) -> BedQuerySet:
        """Beds of locations that work for the gemeente, or of the own organisation."""
        if not gebruiker.is_authenticated:
            return self.none()
        if gebruiker.organisatie_id is not None:
            return self.filter(locatie__organisatie_id=gebruiker.organisatie_id)
        return self.filter(locatie__gemeenten=gebruiker.gemeente_id)

    def vrij_in(self, van: date, tot: date, bezet: tuple[str, ...]) -> BedQuerySet:
        """Beds that are in use as a bed the whole period and have no stay in it."""
        geldig = Q(geldig_van__lte=van) & (Q(geldig_tot__isnull=True) | Q(geldig_tot__gte=tot))
        huis = Q(locatie__geldig_van__lte=van) & (Q(locatie__geldig_tot__isnull=True) | Q(locatie__geldig_tot__gte=tot))
        # Not `exclude(reserveringen__...)`: that would combine the status of one stay with the period of another.
        verblijven = self.model._meta.get_field("reserveringen").related_model.objects
        botst = verblijven.filter(bed=OuterRef("pk"), status__in=bezet, periode__overlap=(van, tot))
        return self.filter(geldig & huis).exclude(Exists(botst))


class ReserveringQuerySet(models.QuerySet["Reservering"]):
    def zichtbaar_voor(self, gebruiker: Gebruiker | AnonymousUser) -> ReserveringQuerySet:
        """Stays of visible cases; for an aanbieder those in the own beds."""
        if gebruiker.is_authenticated and gebruiker.organisatie_id is not None:
            if Rol.AANBIEDER not in gebruiker.rollen:
                return self.none()
            return self.filter(bed__locatie__organisatie_id=gebruiker.organisatie_id)
        return self.filter(zaken_van(gebruiker, pad="melding__"))
