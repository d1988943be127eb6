"""The public melding in short steps, one subject each (M-01, M-02, M-10, M-11, M-23, M-26)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from meldingen.forms.melden import Contactvelden, Persoonvelden
from meldingen.forms.planvragen import planvelden
from meldingen.formulieren import (
    BestandVeld,
    DatumVeld,
    EmailVeld,
    Formulier,
    KeuzeVeld,
    MeerkeuzeVeld,
    NaamVeld,
    TekstVeld,
    TelefoonVeld,
)
from meldingen.models import Berichtvoorkeur, Client, Melding, Relatie

JA_NEE = [("ja", _("Ja")), ("nee", _("Nee"))]
BEWAREN, RUBRIEK = "bewaren", "rubriek_"
_MELDER = [keuze for keuze in Relatie.Soort.choices if keuze[0] != Relatie.Soort.OUDER]
# Answers as they were typed, by the name of the field; a date is its three parts.
Getypt = Mapping[str, Any]


class Stapformulier(Formulier):
    """One step. What was typed is kept as typed, so that half an answer survives 'later verder' as well."""

    knop = _("Volgende")
    extra_knoppen = ((BEWAREN, _("Bewaren en later verder")),)

    @property
    def getypt(self) -> dict[str, Any]:
        """What was typed, ready for JSON; without files."""
        return {
            naam: veld.widget.value_from_datadict(self.data, {}, self.add_prefix(naam))
            for naam, veld in self.fields.items()
            if not isinstance(veld, forms.FileField)
        }

    @classmethod
    def uit(cls, getypt: Getypt, *, vandaag: date) -> "Stapformulier":
        """The form as if these answers were sent now: says whether they hold."""
        vragen = QueryDict(mutable=True)
        for naam, veld in cls(vandaag=vandaag).fields.items():
            waarde = getypt.get(naam)
            if isinstance(veld, DatumVeld):
                delen = waarde if isinstance(waarde, list) else ["", "", ""]
                for deel, tekst in zip(veld.widget.widgets_names, delen, strict=True):
                    vragen[f"{naam}{deel}"] = tekst or ""
            elif isinstance(waarde, list):
                vragen.setlist(naam, waarde)
            elif waarde is not None:
                vragen[naam] = waarde
        return cls(vragen, vandaag=vandaag)


class WieFormulier(Stapformulier):
    """For oneself, or for another."""

    voor_wie = KeuzeVeld(
        label=_("Voor wie vraagt u hulp?"),
        choices=[
            ("mijzelf", _("Voor mijzelf")),
            ("ander", _("Voor iemand anders, bijvoorbeeld mijn partner of ouder")),
        ],
        leeg=_("Kies voor wie u hulp vraagt."),
    )


class MelderFormulier(Stapformulier):
    """Who reports for another; that the other agrees is asked and never a barrier (M-05)."""

    melder_naam = NaamVeld(label=_("Uw naam"), leeg=_("Vul uw naam in."), max_length=120, autocomplete="name")
    melder_soort = KeuzeVeld(
        label=_("Wat bent u van de persoon voor wie u hulp vraagt?"),
        choices=_MELDER,
        leeg=_("Kies wat u van deze persoon bent."),
    )
    melder_telefoon = TelefoonVeld(label=_("Uw telefoonnummer"), required=False)
    melder_email = EmailVeld(label=_("Uw e-mailadres"), required=False)
    is_mantelzorger = KeuzeVeld(label=_("Zorgt u voor deze persoon?"), choices=JA_NEE, required=False)
    weet_ervan = KeuzeVeld(
        label=_("Weet deze persoon dat u hulp vraagt, en vindt hij of zij dat goed?"),
        choices=Melding.WeetErvan.choices,
        leeg=_("Kies of deze persoon het weet."),
        help_text=_("U kunt ook zonder toestemming melden. Wij vragen het deze persoon dan eerst zelf."),
    )


class VraagFormulier(Stapformulier):
    """What is the matter, in own words, and whether it can wait (M-06)."""

    onderwerp = KeuzeVeld(
        label=_("Waar gaat het over?"), choices=Melding.Onderwerp.choices, leeg=_("Kies waar uw vraag over gaat.")
    )
    hulpvraag = TekstVeld(
        label=_("Waarbij is hulp nodig?"),
        meerdere_regels=True,
        leeg=_("Schrijf in een paar woorden waarbij hulp nodig is."),
        help_text=_("Schrijf in uw eigen woorden. Een paar zinnen is genoeg."),
    )
    is_spoed = KeuzeVeld(
        label=_("Is er vandaag al hulp nodig?"),
        choices=JA_NEE,
        leeg=_("Kies of er vandaag al hulp nodig is."),
        help_text=_("Bijvoorbeeld omdat het thuis niet veilig is. Bij direct gevaar: bel 112."),
    )


class GeprobeerdFormulier(Stapformulier):
    """What was tried before (source 000): asked, so that nobody asks again; never a barrier."""

    inleiding = _("U mag altijd verder, ook als u nog niets hebt geprobeerd.")
    verzekering = KeuzeVeld(
        label=_("Hebt u de zorgverzekering gevraagd of die het logeren betaalt?"),
        choices=[
            ("vergoedt", _("Ja, maar niet alles wordt betaald")),
            ("niet", _("Ja, het wordt niet betaald")),
            ("wacht", _("Ja, ik wacht nog op antwoord")),
            ("nee", _("Nee, nog niet")),
        ],
        leeg=_("Kies of u de zorgverzekering hebt gevraagd."),
    )
    logeerhuis = KeuzeVeld(
        label=_("Hebt u zelf een logeerhuis of zorgpension gebeld?"),
        choices=[
            ("geen_plaats", _("Ja, maar er was geen plaats")),
            ("geweigerd", _("Ja, maar het kon daar niet")),
            ("nee", _("Nee, nog niet")),
        ],
        leeg=_("Kies of u zelf een logeerhuis hebt gebeld."),
    )
    geprobeerd = TekstVeld(
        label=_("Wat hebt u verder geprobeerd?"), meerdere_regels=True, required=False,
        help_text=_("Bijvoorbeeld hulp van familie, dagbesteding of een vrijwilliger."),
    )  # fmt: skip


class PersoonFormulier(Stapformulier, Persoonvelden):
    """Who needs help."""


class ContactFormulier(Stapformulier, Contactvelden):
    """How to reach this person, and what makes that easier (M-10, M-23, M-26)."""

    veilig = KeuzeVeld(
        label=_("Mogen wij gewoon bellen en schrijven?"),
        choices=[("ja", _("Ja")), ("nee", _("Nee, overleg eerst: iemand anders mag dit niet weten"))],
        leeg=_("Kies of wij gewoon mogen bellen en schrijven."),
    )
    clientondersteuning = KeuzeVeld(
        label=_("Wilt u gratis hulp van een onafhankelijke cliëntondersteuner?"),
        choices=Melding.WilOndersteuning.choices,
        required=False,
        help_text=_("Die denkt met u mee en werkt niet voor de gemeente."),
    )
    grote_letters = KeuzeVeld(label=_("Wilt u brieven met grote letters?"), choices=JA_NEE, required=False)
    liever_bellen = KeuzeVeld(label=_("Is lezen lastig en belt u liever?"), choices=JA_NEE, required=False)
    taal = TekstVeld(
        label=_("Welke taal spreekt u het liefst?"), required=False, max_length=40,
        help_text=_("Laat leeg als Nederlands goed gaat."),
    )  # fmt: skip
    tolk = KeuzeVeld(
        label=_("Hebt u een tolk nodig omdat u slecht hoort?"),
        choices=[("", _("Nee")), *Client.Tolk.choices],
        required=False,
    )

    digitaal = MeerkeuzeVeld(
        label=_("Welke berichten wilt u digitaal krijgen, in Mijn zaak?"),
        choices=Berichtvoorkeur.Soort.choices,
        required=False,
        help_text=_("U krijgt dan een e-mail als er iets klaarstaat. Wat u niet aankruist, komt per post."),
    )

    def clean(self) -> dict[str, Any]:
        antwoorden = super().clean() or self.cleaned_data
        if antwoorden.get("digitaal") and not antwoorden.get("email") and "email" not in self.errors:
            self.add_error("email", gettext("Vul uw e-mailadres in, of kruis geen digitale berichten aan."))
        return antwoorden


class PlanFormulier(Stapformulier):
    """The personal plan in the subjects of the law, or later, or not at all (M-09, M-11)."""

    plan_wanneer = KeuzeVeld(
        label=_("Wilt u een persoonlijk plan maken?"),
        choices=[
            ("nu", _("Ja, ik schrijf of stuur het nu")),
            ("later", _("Ja, binnen zeven dagen")),
            ("nee", _("Nee, dat hoeft niet")),
        ],
        leeg=_("Kies of u een persoonlijk plan wilt maken."),
        help_text=_(
            "Daarin schrijft u zelf op wat u nodig hebt. Het hoeft niet. Het is iets anders dan een plan voor een pgb."
        ),
    )
    plan = BestandVeld(label=_("Of stuur uw plan als bestand"), required=False)
    bijlage = BestandVeld(
        label=_("Wilt u nog iets meesturen?"), required=False,
        help_text=_("Kies een bestand en druk op ‘Bestand toevoegen’. U kunt er meer toevoegen."),
    )  # fmt: skip
    extra_knoppen = (("toevoegen", _("Bestand toevoegen")), (BEWAREN, _("Bewaren en later verder")))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields |= {f"{RUBRIEK}{code}": veld for code, veld in planvelden().items()}

    def indeling(self) -> Layout:
        rubrieken = (naam for naam in self.fields if naam.startswith(RUBRIEK))
        return Layout(
            "plan_wanneer",
            Fieldset(gettext("Schrijf uw plan hier"), *rubrieken),
            Fieldset(gettext("Of stuur uw plan, en wat u nog meer wilt sturen"), "plan", "bijlage"),
        )


class ControleFormulier(Formulier):
    """Everything once more, and then away. The field nobody sees is for machines that fill in everything."""

    knop = _("Versturen")
    extra_knoppen = ((BEWAREN, _("Bewaren en later verder")),)
    website = forms.CharField(required=False, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}))


@dataclass(frozen=True, slots=True)
class Stap:
    """One page of the melding."""

    code: str
    titel: str | Promise
    formulier: type[Stapformulier]


WIE = Stap("wie", _("Voor wie?"), WieFormulier)
MELDER = Stap("over-u", _("Over u"), MelderFormulier)
VRAAG = Stap("vraag", _("Wat is er aan de hand?"), VraagFormulier)
GEPROBEERD = Stap("geprobeerd", _("Wat hebt u al geprobeerd?"), GeprobeerdFormulier)
PERSOON = Stap("persoon", _("Wie heeft hulp nodig?"), PersoonFormulier)
CONTACT = Stap("contact", _("Hoe bereiken wij u?"), ContactFormulier)
PLAN = Stap("plan", _("Uw plan en bijlagen"), PlanFormulier)
CONTROLE = "controle"


def route(antwoorden: Mapping[str, Getypt]) -> list[Stap]:
    """The steps for these answers: who reports for another says who they are, who asks to stay over what was tried."""
    stappen = [WIE]
    if antwoorden.get(WIE.code, {}).get("voor_wie") == "ander":
        stappen.append(MELDER)
    stappen.append(VRAAG)
    if antwoorden.get(VRAAG.code, {}).get("onderwerp") == Melding.Onderwerp.LOGEERZORG:
        stappen.append(GEPROBEERD)
    return [*stappen, PERSOON, CONTACT, PLAN]
