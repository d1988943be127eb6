"""Forms of the ondersteuningsplan: one resultaatgebied a page, a product, and a thing."""

from collections.abc import Iterable
from typing import Any

from crispy_forms.layout import Fieldset, Layout

from meldingen.formulieren import DatumVeld, Formulier, KeuzeVeld, MeerkeuzeVeld, TekstVeld
from onderzoek.forms.gelezen import GelezenFormulier
from onderzoek.models import Leveringsvorm, Planproduct, Planregel, Planresultaat, Resultaatgebied

_WIE = {
    Planregel.Bron.NETWERK: "Bijvoorbeeld: dochter, elke maandag.",
    Planregel.Bron.WET: "Bijvoorbeeld: wijkverpleging (Zvw).",
    Planregel.Bron.ALGEMEEN: "Bijvoorbeeld: boodschappendienst.",
}


class Looptijdformulier(Formulier):
    """The period and the moment at which the result is looked at (V-26)."""

    def __init__(self, *args: Any, gebied: Resultaatgebied | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["van"] = DatumVeld(label="Vanaf welke dag?", leeg="Vul de begindatum in.", toekomst_mag=True)
        self.fields["tot"] = DatumVeld(
            label="Tot en met welke dag?", required=False, toekomst_mag=True, help_text=_duur(gebied)
        )
        self.fields["monitor_op"] = DatumVeld(
            label="Wanneer kijkt u of het resultaat is bereikt?", leeg="Vul het monitormoment in.",
            toekomst_mag=True, help_text=_venster(gebied),
        )  # fmt: skip


class ResultaatFormulier(GelezenFormulier, Looptijdformulier):
    """One resultaatgebied: trede, goals, what each source of help does, and the period (R-01 to R-08)."""

    knop = "Bewaren"

    def __init__(self, *args: Any, gebied: Resultaatgebied, **kwargs: Any) -> None:
        super().__init__(*args, gebied=gebied, **kwargs)
        self.gebied = gebied
        self.fields["trede"] = KeuzeVeld(
            label="Welke trede?",
            choices=[(str(nummer), f"Trede {nummer}: {naam}") for nummer, naam in gebied.trede_keuzes],
            help_text="De trede zegt hoe zwaar de ondersteuning is. Elk gebied heeft een eigen trede.",
            leeg=f"Kies de trede bij ‘{gebied}’.",
        )  # fmt: skip
        self.fields["doelen"] = MeerkeuzeVeld(
            label="Welke doelen?", choices=[(doel, doel) for doel in gebied.doelen], leeg="Kies minstens één doel."
        )
        self.fields["resultaat"] = TekstVeld(
            label="Wat wil de inwoner bereiken?", meerdere_regels=True,
            help_text="Niet de beperking staat centraal, maar de behoefte. Schrijf het in de woorden van de inwoner.",
            leeg="Schrijf op wat de inwoner wil bereiken.",
        )  # fmt: skip
        for bron in Planregel.Bron:
            self.fields[f"wat_{bron}"] = TekstVeld(label=f"{bron.label}: wat?", meerdere_regels=True, required=False)
            if bron != Planregel.Bron.ZELF:
                self.fields[f"wie_{bron}"] = TekstVeld(
                    label=f"{bron.label}: wie?", required=False, help_text=_WIE.get(bron, "")
                )
        self.fields["leveringsvorm"] = KeuzeVeld(
            label="Hoe komt het maatwerk?",
            choices=[("", "Er is geen maatwerk"), *Leveringsvorm.choices],
            required=False,
        )
        if gebied.vraagt_vervoer:
            self._vraag_vervoer()
        if gebied.is_huishouden:
            self._vraag_huishouden(gebied)
        for naam in ("van", "tot", "monitor_op"):
            self.fields[naam] = self.fields.pop(naam)

    def _vraag_vervoer(self) -> None:
        self.fields["vervoer"] = KeuzeVeld(
            label="Hoe komt de inwoner er?", choices=Planresultaat.Vervoer.choices, leeg="Kies hoe de inwoner er komt."
        )

    def _vraag_huishouden(self, gebied: Resultaatgebied) -> None:
        self.fields["ruimten"] = MeerkeuzeVeld(
            label="Om welke ruimten gaat het?", choices=[(naam, naam.capitalize()) for naam in gebied.ruimten],
            required=False, help_text=f"Niet: {', '.join(gebied.uitgesloten)}.",
        )  # fmt: skip
        self.fields["andere_ruimte"] = TekstVeld(label="Een andere ruimte in de eigen woning", required=False)
        self.fields["jongste_kind"] = DatumVeld(
            label="Is er zorg voor kinderen? Geboortedatum van het jongste kind", required=False,
            help_text=f"Zorg voor kinderen is er tot {gebied.kindzorg_tot} jaar.", voorbeeld="14 5 2018",
        )  # fmt: skip
        self.fields["jongste_kind"].vandaag = self.vandaag
        self.fields["schoonmaakhulp"] = KeuzeVeld(
            label="Had de inwoner zelf al een schoonmaakhulp?", choices=Planresultaat.Schoonmaakhulp.choices,
            help_text="Wie al zelf een hulp betaalde, krijgt niet alleen door een beperking maatwerk.",
            leeg="Kies of de inwoner zelf al een schoonmaakhulp had.",
        )  # fmt: skip

    def indeling(self) -> Layout:
        bronnen = [veld for bron in Planregel.Bron for veld in (f"wat_{bron}", f"wie_{bron}") if veld in self.fields]
        huishouden = [
            naam for naam in ("ruimten", "andere_ruimte", "jongste_kind", "schoonmaakhulp") if naam in self.fields
        ]
        delen = [Fieldset("Doel", "doelen", "resultaat", "trede")]
        if huishouden:
            delen.append(Fieldset("Het huishouden", *huishouden))
        delen.append(Fieldset("Wie doet wat", *bronnen, "leveringsvorm"))
        if "vervoer" in self.fields:
            delen.append(Fieldset("Vervoer", "vervoer"))
        return Layout(*delen, Fieldset("Periode en monitor", "van", "tot", "monitor_op"))

    def bronnen(self) -> dict[str, tuple[str, str]]:
        """What and who, by source of help."""
        antwoord = self.cleaned_data
        return {bron: (antwoord[f"wat_{bron}"], antwoord.get(f"wie_{bron}", "")) for bron in Planregel.Bron}


class ProductFormulier(Looptijdformulier):
    """A product of 10.7 or 10.8 (R-09, R-10)."""

    knop = "Toevoegen aan het plan"
    product = KeuzeVeld(label="Welk product?", leeg="Kies het product.")
    waarvoor = TekstVeld(label="Waarvoor is het nodig?", meerdere_regels=True, leeg="Schrijf op waarvoor het nodig is.")
    leveringsvorm = KeuzeVeld(label="Hoe komt het product?", choices=Leveringsvorm.choices, leeg="Kies natura of pgb.")

    def __init__(self, *args: Any, producten: Iterable[Planproduct], **kwargs: Any) -> None:
        lijst = list(producten)
        super().__init__(*args, gebied=lijst[0].gebied if lijst else None, **kwargs)
        self.producten = {str(rij.pk): rij for rij in lijst}
        self.fields["product"].choices = [(pk, rij.naam) for pk, rij in self.producten.items()]

    def gekozen(self) -> Planproduct:
        """The chosen product."""
        return self.producten[self.cleaned_data["product"]]


class MaterieelFormulier(Formulier):
    """A thing beside the results (V-24)."""

    knop = "Toevoegen aan het plan"
    inleiding = "Een materiële voorziening staat in het ondersteuningsplan, maar komt niet in het zorgplan."
    wat = TekstVeld(
        label="Wat is er nodig?", help_text="Bijvoorbeeld een scootmobiel.", leeg="Schrijf op wat er nodig is."
    )
    waarvoor = TekstVeld(label="Waarvoor?", meerdere_regels=True, leeg="Schrijf op waarvoor het nodig is.")


def _duur(gebied: Resultaatgebied | None) -> str:
    if gebied is None or not gebied.max_duur:
        return "Laat leeg als er geen einddatum is."
    return f"Hoogstens {gebied.max_duur} maanden."


def _venster(gebied: Resultaatgebied | None) -> str:
    if gebied is None:
        return ""
    if gebied.monitor_min:
        return f"Na {gebied.monitor_min} maanden en binnen {gebied.monitor_max} maanden na de begindatum."
    return f"Binnen {gebied.monitor_max} maanden na de begindatum."
