"""Forms with which the client reports a change or asks something (H-07)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from beschikkingen.models import NAAR_AANBIEDER, NAAR_GEMEENTE, Wijzigingsmelding
from meldingen.forms.melden import SleutelVeld
from meldingen.formulieren import DatumVeld, Formulier, KeuzeVeld, TekstVeld, TelefoonVeld


class WijzigingKeuze(Formulier):
    """What it is about; that tells who can answer."""

    knop = _("Verder")
    soort = KeuzeVeld(
        label=_("Wat is er veranderd, of wat wilt u vragen?"),
        choices=[(soort.value, soort.label) for soort in (*NAAR_GEMEENTE, *NAAR_AANBIEDER)],
        leeg=_("Kies wat er is veranderd of wat u wilt vragen."),
    )


class WijzigingFormulier(Formulier):
    """The change itself. Name and address are not asked: those come from the BRP."""

    knop = _("Doorgeven aan de gemeente")
    sleutel = SleutelVeld()
    toelichting = TekstVeld(
        label=_("Vertel wat er is veranderd of wat u wilt"),
        meerdere_regels=True,
        leeg=_("Vertel in uw eigen woorden wat er is veranderd of wat u wilt."),
    )
    sinds = DatumVeld(label=_("Sinds wanneer is dat zo?"), required=False, toekomst_mag=True)
    gewenste_aanbieder = TekstVeld(
        label=_("Welke aanbieder wilt u?"),
        required=False,
        max_length=120,
        help_text=_("Weet u dat nog niet? Laat het dan leeg. Wij denken met u mee."),
    )
    telefoon = TelefoonVeld(label=_("Op welk nummer kunnen wij u bellen?"), required=False)

    def __init__(self, *args: Any, soort: Wijzigingsmelding.Soort, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if soort != Wijzigingsmelding.Soort.SITUATIE:
            del self.fields["sinds"]
        if soort != Wijzigingsmelding.Soort.WISSELEN:
            del self.fields["gewenste_aanbieder"]
