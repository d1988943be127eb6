"""Forms about the household: the situation, the housemates and the division of tasks."""

from typing import Any

from crispy_forms.layout import Fieldset, Layout

from meldingen.formulieren import DatumVeld, KeuzeVeld, MeerkeuzeVeld, NaamVeld, TekstVeld
from onderzoek.forms.deel import DeelFormulier
from onderzoek.gebruikelijke_hulp import Norm, Taak
from onderzoek.models import Draagkracht, Herverdeling, Huisgenoot, Huishouden, Taakverdeling
from onderzoek.vragenlijsten import HUISGENOOT

CLIENT, NIEMAND = "client", "niemand"


class HuishoudenFormulier(DeelFormulier):
    """How the client lives, and what is expected of housemates."""

    groepen = (
        ("Leefsituatie", ("leefsituatie", "duur")),
        ("Gebruikelijke hulp", ("hulp", "blijvend", "hulp_motivering")),
        ("Kinderen", ("kindzorg", "kindzorg_tot", "kindzorg_motivering")),
    )
    leefsituatie = KeuzeVeld(
        label="Hoe woont de inwoner?", choices=Huishouden.Leefsituatie.choices, required=False,
        help_text="Kinderen die ergens anders wonen en kamerhuurders horen niet bij het huishouden.",
    )  # fmt: skip
    duur = KeuzeVeld(
        label="Hoe lang is er hulp nodig?", choices=Huishouden.Duur.choices, required=False,
        help_text="Is het kort, dan is alle begeleiding door huisgenoten gebruikelijk.",
    )  # fmt: skip
    hulp = KeuzeVeld(
        label="Verwacht u hulp van huisgenoten?", choices=Huishouden.Hulp.choices, required=False,
        help_text="Man of vrouw, geloof, cultuur en werk maken geen verschil.",
    )  # fmt: skip
    blijvend = MeerkeuzeVeld(
        label="Wat is gebruikelijk als het lang duurt?", choices=Huishouden.Blijvend.choices, required=False
    )
    hulp_motivering = TekstVeld(label="Waarom?", meerdere_regels=True, required=False)
    kindzorg = KeuzeVeld(
        label="Wie zorgt er voor de kinderen?", choices=Huishouden.Kindzorg.choices, required=False,
        help_text="Ouders zorgen zelf voor hun kinderen, ook bij ziekte. Vaste kinderopvang is geen hulp uit de Wmo.",
    )  # fmt: skip
    kindzorg_tot = DatumVeld(label="Tot wanneer is tijdelijke hulp nodig?", required=False, toekomst_mag=True)
    kindzorg_motivering = TekstVeld(
        label="Waarom zijn andere mogelijkheden niet genoeg?", meerdere_regels=True, required=False
    )


class NieuweHuisgenootFormulier(DeelFormulier):
    """Somebody is put on the list."""

    knop = "Toevoegen"
    groepen = (("", ("naam", "geboortedatum", "relatie", "woont")),)
    naam = NaamVeld(label="Naam", leeg="Vul de naam in.")
    geboortedatum = DatumVeld(label="Geboortedatum", leeg="Vul de geboortedatum in.", voorbeeld="14 6 2008")
    relatie = KeuzeVeld(
        label="Wat is deze persoon van de inwoner?", choices=Huisgenoot.Relatie.choices, leeg="Kies de relatie."
    )
    woont = KeuzeVeld(
        label="Hoort deze persoon bij het huishouden?", choices=Huisgenoot.Woont.choices,
        leeg="Kies of deze persoon bij het huishouden hoort.",
    )  # fmt: skip


class HuisgenootFormulier(NieuweHuisgenootFormulier):
    """All that is known of one housemate, with the nine points of O-14."""

    knop = ""
    blokken = HUISGENOOT
    groepen = (
        ("Wie", ("naam", "geboortedatum", "relatie", "woont")),
        ("Wat is gebruikelijk?", ("gekozen_norm", "norm_motivering")),
        ("Overbelasting", ("overbelast", "overbelast_motivering", "navraag_toestemming_op")),
    )
    gekozen_norm = KeuzeVeld(
        label="Welke norm gebruikt u?",
        choices=[("", "De norm die bij de leeftijd hoort"), *((norm.value, norm.value.capitalize()) for norm in Norm)],
        required=False,
        help_text="Onder de 18 telt ook de ontwikkeling. Soms heeft een kind juist zelf extra hulp nodig.",
    )
    norm_motivering = TekstVeld(label="Waarom een andere norm?", meerdere_regels=True, required=False)
    overbelast = KeuzeVeld(
        label="Raakt de huisgenoot overbelast door deze taken?", choices=Draagkracht.choices, required=False,
        help_text="Zo ja, dan kan er hulp bij het huishouden komen.",
    )  # fmt: skip
    overbelast_motivering = TekstVeld(label="Waaruit blijkt dat?", meerdere_regels=True, required=False)
    navraag_toestemming_op = DatumVeld(
        label="Wanneer gaf de huisgenoot toestemming om de huisarts te vragen?", required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for naam in ("p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8", "p9"):
            self.fields[naam].widget.attrs["rows"] = 2

    def volgorde(self, gewoon: list[Any], lijst: list[Any]) -> list[Any]:
        """The nine points stand before the conclusion that is drawn from them."""
        return [*gewoon[:2], *lijst, gewoon[2]]


class TakenFormulier(DeelFormulier):
    """Who takes which task of the household."""

    def __init__(self, *args: Any, huisgenoten: list[Huisgenoot], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wie = [
            (CLIENT, "De inwoner zelf"),
            *((str(rij.pk), rij.naam) for rij in huisgenoten),
            (NIEMAND, "Niemand in huis"),
        ]
        for taak in Taak:
            self.fields[f"wie_{taak.name}"] = KeuzeVeld(label="Wie doet dit?", choices=wie, lijst=True, required=False)
            self.fields[f"waarom_{taak.name}"] = TekstVeld(
                label="Waarom anders dan gebruikelijk?", max_length=500, required=False
            )

    def indeling(self) -> Layout:
        groepen = (Fieldset(taak.value.capitalize(), f"wie_{taak.name}", f"waarom_{taak.name}") for taak in Taak)
        return Layout("versie", "blad", *groepen)

    @classmethod
    def beginwaarden(cls, rij: Herverdeling) -> dict[str, Any]:
        taken: list[Taakverdeling] = list(rij.taken.all()) if rij.pk else []
        begin = {f"waarom_{Taak(taak.taak).name}": taak.motivering for taak in taken}
        return begin | {f"wie_{Taak(taak.taak).name}": _wie(taak) for taak in taken}

    def verdeling(self) -> dict[Taak, tuple[str, str]]:
        """Who and why, for each task that was talked about."""
        gegeven = self.cleaned_data
        return {
            taak: (gegeven[f"wie_{taak.name}"], gegeven[f"waarom_{taak.name}"])
            for taak in Taak
            if gegeven[f"wie_{taak.name}"]
        }


def _wie(taak: Taakverdeling) -> str:
    if taak.door_client:
        return CLIENT
    return str(taak.huisgenoot_id) if taak.huisgenoot_id else NIEMAND
