"""Who may see which zorgplan: staff with the case, an aanbieder only what was asked of the own organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.db import models

from meldingen.querysets import zaken_van
from meldingen.rollen import Rol

if TYPE_CHECKING:
    from meldingen.models import Gebruiker


class ZorgplanQuerySet(models.QuerySet["Zorgplan"]):
    def zichtbaar_voor(self, gebruiker: Gebruiker | AnonymousUser) -> ZorgplanQuerySet:
        """Plans of visible cases; for an aanbieder the own ones."""
        if gebruiker.is_authenticated and gebruiker.organisatie_id is not None:
            if Rol.AANBIEDER not in gebruiker.rollen:
                return self.none()
            return self.filter(aanbieder_id=gebruiker.organisatie_id)
        return self.filter(zaken_van(gebruiker, pad="verzoek__melding__"))

    def lopend(self) -> ZorgplanQuerySet:
        """Plans of requests that are not finished."""
        return self.filter(verzoek__afgerond_op__isnull=True)
