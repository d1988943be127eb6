"""Forms of the weighing: one step a page, and the facts it rests on."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from crispy_forms.layout import Fieldset, Layout
from django.core.exceptions import ValidationError

from meldingen.formulieren import Formulier, GetalVeld, KeuzeVeld, TekstVeld, VinkVeld
from onderzoek.forms.gelezen import GelezenFormulier
from onderzoek.models import (
    Afwegingsstap,
    AlgemeneVoorziening,
    Gebruikelijktoets,
    Hulptaak,
    Verwijzing,
    Vraagverheldering,
    Wettoets,
)

_JA_NEE = [("ja", "Ja"), ("nee", "Nee")]


class UrenVeld(TekstVeld):
    """Hours a week, to the quarter: '3', '1,5' and '0.25' are understood. Gives a Decimal, or None."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=6, **kwargs)
        self.widget.attrs["inputmode"] = "decimal"

    def clean(self, value: Any) -> Decimal | None:  # type: ignore[override]
        tekst = super().clean(value).replace(",", ".")
        if not tekst:
            return None
        if not re.fullmatch(r"\d{1,3}(?:\.(?:0|00|25|5|50|75))?", tekst):
            raise ValidationError("Vul de uren in, in hele kwartieren. Bijvoorbeeld 1,5.", code="uren")
        return Decimal(tekst)


class VraagFormulier(GelezenFormulier):
    """What comes before the six steps (O-25, O-33)."""

    knop = "Bewaren"
    beperkingen = TekstVeld(
        label="Wat lukt de inwoner niet, en waardoor?", meerdere_regels=True,
        leeg="Schrijf op wat de inwoner niet lukt, en waardoor.",
    )  # fmt: skip
    nodig = TekstVeld(
        label="Welke hulp is nodig? Hoeveel en hoe vaak?", meerdere_regels=True,
        help_text="Schrijf op wat er nodig is. Wie het gaat doen, komt in de stappen hierna.",
        leeg="Schrijf op welke hulp nodig is, hoeveel en hoe vaak.",
    )  # fmt: skip
    medisch = KeuzeVeld(
        label="Is dit medische hulp?", choices=Vraagverheldering.Medisch.choices,
        help_text="Medische hulp is nooit maatwerk van de Wmo. Die komt van de Zvw of de Wlz.",
        leeg="Kies of dit medische hulp is.",
    )  # fmt: skip


class StapFormulier(GelezenFormulier):
    """The outcome of one step and why."""

    knop = "Bewaren en verder"
    uitkomst = KeuzeVeld(
        label="Wat is de uitkomst?", choices=Afwegingsstap.Uitkomst.choices, leeg="Kies de uitkomst van deze stap."
    )
    motivering = TekstVeld(
        label="Waarom?", meerdere_regels=True, leeg="Schrijf op waarom dit de uitkomst is.",
        help_text="Dit komt in het verslag. Schrijf tegen de inwoner, met ‘u’.",
    )  # fmt: skip


class WettenFormulier(StapFormulier):
    """Step 4: every law with its outcome and what shows it (O-15, O-35)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for wet in Wettoets.Wet:
            self.fields[f"wet_{wet}"] = KeuzeVeld(
                label=f"Wat vond u? {wet.label}",
                choices=Wettoets.Uitkomst.choices,
                leeg=f"Kies de uitkomst bij {wet.label}.",
            )
            self.fields[f"bewijs_{wet}"] = TekstVeld(
                label=f"Waaruit blijkt dat? {wet.label}",
                required=False,
                help_text="Nodig als er recht is, of als de vraag is afgewezen. Bijvoorbeeld: besluit van 3 maart.",
            )
        self.fields["wlz_vorm"] = KeuzeVeld(
            label="In welke vorm krijgt de inwoner Wlz-zorg?",
            choices=[("", "Geen Wlz-zorg"), *Wettoets.Wlzvorm.choices],
            required=False,
            help_text="Bij een vpt horen maaltijden en hulp in de huishouding. Bij een mpt niet.",
        )

    def indeling(self) -> Layout:
        def velden(wet: Wettoets.Wet) -> Iterator[str]:
            yield from (f"wet_{wet}", f"bewijs_{wet}")
            if wet == Wettoets.Wet.WLZ:
                yield "wlz_vorm"

        wetten = (Fieldset(wet.label, *velden(wet)) for wet in Wettoets.Wet)
        return Layout(*wetten, Fieldset("Alles bij elkaar", "uitkomst", "motivering"))

    def wetten(self) -> dict[str, dict[str, str]]:
        """Outcome, proof and form by law."""
        antwoord = self.cleaned_data
        return {
            wet: {
                "uitkomst": antwoord[f"wet_{wet}"],
                "bewijs": antwoord[f"bewijs_{wet}"],
                "wlz_vorm": antwoord["wlz_vorm"] if wet == Wettoets.Wet.WLZ else "",
            }
            for wet in Wettoets.Wet
        }


class HulptaakFormulier(Formulier):
    """One task that others do (O-12, O-32)."""

    knop = "Taak toevoegen"
    inleiding = (
        "Ook als het lang duurt, is dit altijd gebruikelijk: hulp bij het meedoen in de samenleving, bij bezoek aan "
        "familie of de huisarts, en het overnemen van taken van het gezamenlijk huishouden: administratie, regie en "
        "schoonmaak. Wat meer is dan gebruikelijk, gaat mee naar de stap maatwerk."
    )
    soort = KeuzeVeld(label="Welke taak?", choices=Hulptaak.Soort.choices, leeg="Kies om welke taak het gaat.")
    wie = TekstVeld(label="Wie doet dit?", leeg="Schrijf op wie dit doet.")
    uren_gebruikelijk = UrenVeld(
        label="Hoeveel uur per week is gebruikelijk?", help_text="Vul 0 in als niets gebruikelijk is.",
        leeg="Vul in hoeveel uur gebruikelijk is. 0 mag ook.",
    )  # fmt: skip
    uren_bovengebruikelijk = UrenVeld(
        label="Hoeveel uur per week is meer dan gebruikelijk?", help_text="Vul 0 in als alles gebruikelijk is.",
        leeg="Vul in hoeveel uur meer dan gebruikelijk is. 0 mag ook.",
    )  # fmt: skip
    wijkt_af = VinkVeld(label="Ik wijk af van wat altijd gebruikelijk is", required=False)
    motivering = TekstVeld(label="Waarom?", meerdere_regels=True, leeg="Schrijf op waarom.")


class GebruikelijktoetsFormulier(Formulier):
    """The four questions about one thing (O-20)."""

    knop = "Toets bewaren"
    inleiding = (
        "Iets is algemeen gebruikelijk als het antwoord op alle vier de vragen ja is. Toets dat altijd voor deze "
        "inwoner. Let er ook op of het gewoon te koop is, niet veel meer kost dan iets vergelijkbaars, en of anderen "
        "van deze leeftijd het ook hebben."
    )
    naam = TekstVeld(
        label="Om welke voorziening gaat het?", help_text="Bijvoorbeeld een boodschappendienst of een douchekruk.",
        leeg="Schrijf op om welke voorziening het gaat.",
    )  # fmt: skip
    aanpassing = TekstVeld(
        label="Is er een aanpassing nodig? Welke?", required=False,
        help_text="Is iets algemeen gebruikelijk, dan kan alleen de aanpassing worden vergoed.",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for naam, vraag in Gebruikelijktoets.VRAGEN:
            self.fields[naam] = KeuzeVeld(label=vraag, choices=_JA_NEE, leeg=f"Kies ja of nee bij: {vraag}")
            self.fields[f"{naam}_waarom"] = TekstVeld(
                label=f"Waarom? ({vraag.rstrip('?')})", leeg=f"Schrijf de reden op bij: {vraag}"
            )

    def indeling(self) -> Layout:
        vragen = [veld for naam, _ in Gebruikelijktoets.VRAGEN for veld in (naam, f"{naam}_waarom")]
        return Layout("naam", *vragen, "aanpassing")

    def antwoorden(self) -> dict[str, tuple[bool, str]]:
        """Yes or no with the reason, by question."""
        gegeven = self.cleaned_data
        return {naam: (gegeven[naam] == "ja", gegeven[f"{naam}_waarom"]) for naam, _ in Gebruikelijktoets.VRAGEN}


class VerwijzingFormulier(Formulier):
    """Refer to the sociale kaart (O-21, R-11, R-14)."""

    knop = "Verwijzing bewaren"
    inleiding = (
        "Een algemene voorziening is vrij toegankelijk. Er komt geen besluit en geen eigen bijdrage via het CAK. "
        "De organisatie kijkt zelf of de inwoner in aanmerking komt en kan een eigen prijs vragen."
    )
    voorziening = KeuzeVeld(label="Waarnaar verwijst u?", leeg="Kies waarnaar u verwijst.")
    reden = KeuzeVeld(label="Waarom past dit?", choices=Verwijzing.Reden.choices, leeg="Kies waarom dit past.")
    uren = GetalVeld(
        label="Hoeveel uur in totaal?", required=False, minstens=1, hoogstens=999,
        help_text="Alleen bij een voorziening met een maximum aantal uren.",
    )  # fmt: skip
    toelichting = TekstVeld(label="Wat lost dit op?", meerdere_regels=True, leeg="Schrijf op wat dit oplost.")

    def __init__(self, *args: Any, voorzieningen: Iterable[AlgemeneVoorziening], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.voorzieningen = {str(rij.pk): rij for rij in voorzieningen}
        self.fields["voorziening"].choices = [(pk, rij.naam) for pk, rij in self.voorzieningen.items()]

    def gekozen(self) -> AlgemeneVoorziening:
        """The entry of the sociale kaart."""
        return self.voorzieningen[self.cleaned_data["voorziening"]]
