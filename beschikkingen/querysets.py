"""Who may see what of the Awb side, where a row may stand without a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from meldingen.querysets import ZaakdeelQuerySet, zaken_van
from meldingen.rollen import Rol

if TYPE_CHECKING:
    from meldingen.models import Gebruiker


OP_AANVRAAG = ("regulier", "buiten_behandeling")


class BeschikkingQuerySet(ZaakdeelQuerySet):
    def wachtend(self) -> BeschikkingQuerySet:
        """Proposals on which nobody decided and that nobody sent back, as `Beschikking.wacht_op_besluit` has it."""
        return self.filter(voorgesteld_op__isnull=False, besloten_op__isnull=True, teruggestuurd_op__isnull=True)

    def op_aanvraag(self) -> BeschikkingQuerySet:
        """What was decided, or is proposed, on the aanvraag itself."""
        return self.filter(soort__in=OP_AANVRAAG)


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
