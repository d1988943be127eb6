"""Forms at the door of Mijn zaak."""

from django.utils.translation import gettext_lazy as _

from meldingen.formulieren import DatumVeld, Formulier, PostcodeVeld, TekstVeld


class ZaaknummerVeld(TekstVeld):
    """The number on every letter; spaces and small letters are fine."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Zaaknummer"), max_length=30, leeg=_("Vul uw zaaknummer in."), autocomplete="off",
            help_text=_("Het zaaknummer staat op elke brief van ons."),
        )  # fmt: skip

    def lees(self, tekst: str) -> str:
        return "".join(tekst.split()).upper()


class InlogcodeFormulier(Formulier):
    """The number of the case and the code of the letter."""

    knop = _("Inloggen")
    nummer = ZaaknummerVeld()
    code = TekstVeld(
        label=_("Code uit de brief"), max_length=30, leeg=_("Vul de code uit de brief in."),
        autocomplete="one-time-code", help_text=_("8 letters en cijfers, bijvoorbeeld ABCD-2345."),
    )  # fmt: skip


class CodeAanvragenFormulier(Formulier):
    """What only the client, or somebody near, knows."""

    knop = _("Stuur mij een brief met een code")
    nummer = ZaaknummerVeld()
    geboortedatum = DatumVeld(
        label=_("Geboortedatum van de persoon die hulp vraagt"), leeg=_("Vul de geboortedatum in."), toekomst_mag=False
    )
    postcode = PostcodeVeld(label=_("Postcode van de persoon die hulp vraagt"), leeg=_("Vul de postcode in."))


class GeboortedatumFormulier(Formulier):
    """Asked once of who comes from DigiD, which tells only a number."""

    knop = _("Verder")
    geboortedatum = DatumVeld(label=_("Uw geboortedatum"), leeg=_("Vul uw geboortedatum in."), toekomst_mag=False)


class VolgendeCodeFormulier(Formulier):
    """One button."""

    knop = _("Stuur mij een code voor de volgende keer")
