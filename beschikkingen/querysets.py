"""Who may see what of the Awb side, where a row may stand without a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from meldingen.querysets import zaken_van
from meldingen.rollen import Rol

if TYPE_CHECKING:
    from meldingen.models import Gebruiker


class OpzeggingQuerySet(models.QuerySet["Opzegging"]):
    def zichtbaar_voor(self, gebruiker: Gebruiker | AnonymousUser) -> OpzeggingQuerySet:
        """With the case; without one they are post of the gemeente, for administratie only."""
        zichtbaar = zaken_van(gebruiker, pad="melding__")
        if gebruiker.is_authenticated and Rol.ADMINISTRATIE in gebruiker.rollen:
            zichtbaar |= Q(melding__isnull=True, gemeente_id=gebruiker.gemeente_id)
        return self.filter(zichtbaar)

    def te_koppelen(self) -> OpzeggingQuerySet:
        """Of which nobody has found the case yet."""
        return self.filter(melding__isnull=True, terzijde_op__isnull=True)
