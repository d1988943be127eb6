"""Making bezwaar in Mijn zaak, adding to it, and taking it back."""

from collections.abc import Sequence
from typing import Any

from crispy_forms.layout import Fieldset, Layout
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from meldingen.forms.melden import SleutelVeld
from meldingen.formulieren import BestandVeld, Formulier, KeuzeVeld, TekstVeld, VinkVeld
from wmo_portal.mijnzaak.forms.ondertekenen import TekenVeld

Keuze = tuple[str, str | Promise]
HOREN = {"ja": True, "nee": False, "weet_niet": None}
LANGSTE = 15_000
BESTANDEN = ("bestand_1", "bestand_2", "bestand_3")


class Bestandvelden(Formulier):
    """Up to three papers at a time; more can follow."""

    # Words or papers, reasons now or later: one of two is needed, so neither says that it is not obliged.
    verberg_niet_verplicht = True

    bestand_1 = BestandVeld(label=_("Eerste bestand"), required=False)
    bestand_2 = BestandVeld(label=_("Tweede bestand"), required=False)
    bestand_3 = BestandVeld(label=_("Derde bestand"), required=False)

    def gekozen(self) -> list[Any]:
        """The files that were chosen, after cleaning."""
        return [self.cleaned_data[naam] for naam in BESTANDEN if self.cleaned_data.get(naam)]


class BezwaarFormulier(Bestandvelden):
    """The bezwaarschrift: against which decision, why, heard or not, papers, and the signature (Awb 6:5)."""

    knop = _("Tekenen en versturen")
    sleutel = SleutelVeld()
    besluit = KeuzeVeld(
        label=_("Tegen welk besluit maakt u bezwaar?"), leeg=_("Kies tegen welk besluit u bezwaar maakt.")
    )
    gronden = TekstVeld(
        label=_("Waarom bent u het niet eens met het besluit?"),
        meerdere_regels=True,
        max_length=LANGSTE,
        required=False,
        help_text=_(
            "Schrijf het in uw eigen woorden. Het hoeft niet lang of netjes te zijn. Wat klopt er niet, of wat "
            "vergaten wij?"
        ),
    )
    later = VinkVeld(
        label=_("Ik stuur mijn redenen later"),
        required=False,
        help_text=_("Uw bezwaar telt dan wel vanaf vandaag. Wij laten u weten tot wanneer u de redenen kunt sturen."),
    )
    reden_te_laat = TekstVeld(
        label=_("Is de laatste dag voorbij? Waarom stuurt u uw bezwaar dan nu pas?"),
        meerdere_regels=True,
        required=False,
        help_text=_(
            "U mag dit leeg laten, maar uw reden helpt u. Bijvoorbeeld: u lag in het ziekenhuis. Wij kijken daarna of "
            "wij uw bezwaar nog kunnen behandelen."
        ),
    )
    horen = KeuzeVeld(
        label=_("Wilt u ons over uw bezwaar vertellen in een gesprek?"),
        choices=[("ja", _("Ja, graag")), ("nee", _("Nee, dat hoeft niet")), ("weet_niet", _("Dat weet ik nog niet"))],
        leeg=_("Kies of u een gesprek wilt."),
        help_text=_("Zo’n gesprek heet een hoorzitting. U krijgt een uitnodiging. U mag iemand meenemen."),
    )
    straat = TekstVeld(
        label=_("Uw straat en huisnummer"), max_length=120, autocomplete="street-address",
        leeg=_("Vul uw straat en huisnummer in."),
        help_text=_("U maakt bezwaar voor een ander. Onze brieven over het bezwaar sturen wij naar u."),
    )  # fmt: skip
    postcode_plaats = TekstVeld(
        label=_("Uw postcode en plaats"), max_length=120, leeg=_("Vul uw postcode en plaats in."), autocomplete="off"
    )
    naam = TekenVeld()

    def __init__(
        self, *args: Any, besluiten: Sequence[Keuze], is_client: bool, kan_te_laat: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["besluit"].choices = besluiten
        if not kan_te_laat:
            del self.fields["reden_te_laat"]
        if is_client:
            del self.fields["straat"], self.fields["postcode_plaats"]

    def clean(self) -> dict[str, Any]:
        antwoorden = super().clean() or self.cleaned_data
        if not antwoorden.get("gronden") and not antwoorden.get("later") and "gronden" not in self.errors:
            zin = gettext("Schrijf waarom u het niet eens bent, of kies dat u uw redenen later stuurt.")
            self.add_error("gronden", zin)
        return antwoorden

    def indeling(self) -> Layout:
        waarom = [naam for naam in ("gronden", "later", "reden_te_laat", "horen") if naam in self.fields]
        adres = [naam for naam in ("straat", "postcode_plaats") if naam in self.fields]
        return Layout(
            "sleutel",
            Fieldset(_("Uw bezwaar"), "besluit", *waarom),
            Fieldset(_("Wilt u papieren of foto’s meesturen? Dat hoeft niet."), *BESTANDEN),
            *([Fieldset(_("Waar sturen wij onze brieven heen?"), *adres)] if adres else []),
            Fieldset(_("Uw handtekening"), "naam"),
        )


class AanvulFormulier(Bestandvelden):
    """The reasons that were to follow, or more words and papers."""

    knop = _("Versturen")
    sleutel = SleutelVeld()
    tekst = TekstVeld(
        label=_("Wat wilt u toevoegen aan uw bezwaar?"), meerdere_regels=True, max_length=LANGSTE, required=False
    )
    naam = TekenVeld()

    def clean(self) -> dict[str, Any]:
        antwoorden = super().clean() or self.cleaned_data
        fout = {"tekst", *BESTANDEN} & set(self.errors)
        if not fout and not antwoorden.get("tekst") and not self.gekozen():
            self.add_error("tekst", gettext("Schrijf iets op, of kies een bestand."))
        return antwoorden

    def indeling(self) -> Layout:
        return Layout(
            "sleutel",
            "tekst",
            Fieldset(_("Wilt u papieren of foto’s meesturen? Dat hoeft niet."), *BESTANDEN),
            Fieldset(_("Uw handtekening"), "naam"),
        )


class StopBezwaarFormulier(Formulier):
    """Awb 6:21: it cannot be undone, but as long as the term runs a new bezwaar can be made."""

    knop = _("Tekenen en intrekken")
    zeker = VinkVeld(
        label=_("Ik wil mijn bezwaar intrekken"), leeg=_("Zet een vinkje als u uw bezwaar wilt intrekken.")
    )
    naam = TekenVeld()
