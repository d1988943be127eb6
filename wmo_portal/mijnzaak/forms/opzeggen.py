"""Forms with which help or an aid is given up: by the client, by a gemachtigde, by a relative (H-13, D-42)."""

from collections.abc import Sequence
from typing import Any

from crispy_forms.layout import Div, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from beschikkingen.models import Opzegging
from meldingen.forms.melden import SleutelVeld
from meldingen.formulieren import (
    DatumVeld,
    Formulier,
    KeuzeVeld,
    MeerkeuzeVeld,
    NaamVeld,
    PostcodeVeld,
    TekstVeld,
    TelefoonVeld,
)
from meldingen.models import Relatie

R = Opzegging.Reden


class OpzegFormulier(Formulier):
    """In Mijn zaak: which help of this case, why and from when."""

    knop = _("Opzegging versturen")
    sleutel = SleutelVeld()
    voorzieningen = MeerkeuzeVeld(label=_("Welke hulp of welk hulpmiddel stopt?"), required=False)
    hulp = TekstVeld(
        label=_("Staat het er niet bij? Schrijf dan op wat stopt"),
        required=False,
        help_text=_("Bijvoorbeeld: de rolstoel of de douchestoel."),
    )
    reden = KeuzeVeld(label=_("Waarom zegt u op?"), leeg=_("Kies waarom u opzegt."))
    per = DatumVeld(
        label=_("Vanaf welke dag is het niet meer nodig?"),
        leeg=_("Vul in vanaf welke dag het niet meer nodig is."),
        toekomst_mag=True,
    )
    toelichting = TekstVeld(label=_("Wilt u nog iets vertellen?"), meerdere_regels=True, required=False)
    telefoon = TelefoonVeld(
        label=_("Op welk nummer kunnen wij u bellen voor een afspraak?"), leeg=_("Vul een telefoonnummer in.")
    )

    def __init__(self, *args: Any, keuzes: Sequence[tuple[str, str]], is_client: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Of a death the day may be unknown; everybody else knows from when.
        self.fields["per"].required = is_client
        self.fields["voorzieningen"].choices = keuzes
        if not keuzes:
            del self.fields["voorzieningen"]
        redenen = [rij for rij in R.choices if not (is_client and rij[0] == R.OVERLIJDEN)]
        self.fields["reden"].choices = redenen


class NabestaandeFormulier(Formulier):
    """By a relative after a death, without signing in. It asks what staff need to find the case, and no BSN."""

    knop = _("Opzegging versturen")
    sleutel = SleutelVeld()
    client_naam = NaamVeld(label=_("Naam van de persoon die is overleden"), max_length=120, leeg=_("Vul de naam in."))
    client_geboortedatum = DatumVeld(
        label=_("Geboortedatum van die persoon"), leeg=_("Vul de geboortedatum in."), toekomst_mag=False
    )
    client_postcode = PostcodeVeld(
        label=_("Postcode waar die persoon woonde"), leeg=_("Vul de postcode in."), autocomplete="off"
    )
    per = DatumVeld(label=_("Op welke dag overleed deze persoon?"), required=False, toekomst_mag=False)
    hulp = TekstVeld(
        label=_("Welke hulp of welk hulpmiddel stopt?"),
        leeg=_("Schrijf op welke hulp of welk hulpmiddel stopt. Weet u het niet? Schrijf dan: weet ik niet."),
        help_text=_(
            "Bijvoorbeeld: de traplift, of hulp bij het huishouden. Weet u het niet? Schrijf dan: weet ik niet."
        ),
    )
    naam = NaamVeld(label=_("Uw eigen naam"), max_length=120, leeg=_("Vul uw naam in."), autocomplete="name")
    relatie = KeuzeVeld(
        label=_("Wat bent u van deze persoon?"),
        choices=[
            (Relatie.Soort.PARTNER.value, _("Partner")),
            (Relatie.Soort.KIND.value, _("Zoon of dochter")),
            (Relatie.Soort.OUDER.value, _("Ouder")),
            (Relatie.Soort.FAMILIE.value, _("Ander familielid")),
            (Relatie.Soort.BEKENDE.value, _("Vriend, buur of bekende")),
            (Relatie.Soort.VERTEGENWOORDIGER.value, _("Bewindvoerder, mentor of executeur")),
        ],
        leeg=_("Kies wat u van deze persoon bent."),
    )
    telefoon = TelefoonVeld(
        label=_("Op welk nummer kunnen wij u bellen voor een afspraak?"), leeg=_("Vul een telefoonnummer in.")
    )
    toelichting = TekstVeld(label=_("Wilt u nog iets vertellen?"), meerdere_regels=True, required=False)
    website = forms.CharField(
        label=_("Laat dit vak leeg"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def indeling(self) -> Layout:
        """The field that only a robot fills in stands where nobody sees it."""
        zichtbaar = [naam for naam in self.fields if naam != "website"]
        return Layout(*zichtbaar, Div("website", css_class="visueel-verborgen"))
