"""What the forms of the conversation share: nothing must be complete, and each knows its version."""

from typing import Any, ClassVar

from crispy_forms.layout import Fieldset, Layout
from django import forms

from meldingen.formulieren import Formulier, KeuzeVeld, MeerkeuzeVeld, TekstVeld
from onderzoek.models.gespreksdeel import lees_antwoorden, schrijf_antwoorden
from onderzoek.vragenlijsten import Antwoordsoort, Blok, Vraag


class DeelFormulier(Formulier):
    """A part that is saved on its own, by a button or by itself while typing.

    `groepen` are (legend, names of fields); every name is a field of the model. The page writes the form tag.
    """

    knop = ""
    form_tag = False
    verberg_niet_verplicht = True
    groepen: ClassVar[tuple[tuple[str, tuple[str, ...]], ...]] = ()
    blokken: ClassVar[tuple[Blok, ...]] = ()
    versie = forms.IntegerField(required=False, min_value=0, max_value=2_000_000_000, widget=forms.HiddenInput)
    blad = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for vraag in (vraag for blok in self.blokken for vraag in blok.vragen):
            self.fields[vraag.code] = _antwoordveld(vraag)
            if vraag.toelichting:
                self.fields[f"{vraag.code}_namelijk"] = TekstVeld(
                    label=vraag.toelichting, max_length=500, required=False
                )

    def indeling(self) -> Layout:
        lijst = [Fieldset(blok.kop, *_namen(blok)) for blok in self.blokken]
        gewoon = [Fieldset(kop, *namen) if kop else Layout(*namen) for kop, namen in self.groepen]
        return Layout("versie", "blad", *self.volgorde(gewoon, lijst))

    def volgorde(self, gewoon: list[Any], lijst: list[Any]) -> list[Any]:
        """The groups on the page: the list of questions comes last, unless a form says otherwise."""
        return [*gewoon, *lijst]

    @classmethod
    def namen(cls) -> tuple[str, ...]:
        """The fields that are facts of the row itself."""
        return tuple(naam for _, namen in cls.groepen for naam in namen)

    @classmethod
    def beginwaarden(cls, rij: Any) -> dict[str, Any]:
        """What the form shows of a row."""
        begin = {naam: getattr(rij, naam) for naam in cls.namen()}
        return begin | lees_antwoorden(rij.antwoorden) if cls.blokken else begin

    def feiten(self) -> dict[str, Any]:
        """The facts for the service, after cleaning."""
        feiten = {naam: self.cleaned_data[naam] for naam in self.namen()}
        if self.blokken:
            namen = [naam for blok in self.blokken for naam in _namen(blok)]
            feiten["antwoorden"] = schrijf_antwoorden({naam: self.cleaned_data[naam] for naam in namen})
        return feiten


def _namen(blok: Blok) -> list[str]:
    return [
        naam
        for vraag in blok.vragen
        for naam in (vraag.code, *((f"{vraag.code}_namelijk",) if vraag.toelichting else ()))
    ]


def _antwoordveld(vraag: Vraag) -> forms.Field:
    if vraag.soort is Antwoordsoort.KEUZE:
        return KeuzeVeld(label=vraag.tekst, choices=vraag.keuzes, required=False)
    if vraag.soort is Antwoordsoort.MEERKEUZE:
        return MeerkeuzeVeld(label=vraag.tekst, choices=vraag.keuzes, required=False)
    return TekstVeld(label=vraag.tekst, meerdere_regels=True, max_length=2000, required=False)
