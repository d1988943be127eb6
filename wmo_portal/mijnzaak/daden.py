"""What can be done in Mijn zaak, and where staff register the same for who comes by telephone, desk or post (K-07)."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from meldingen.models import Machtiging, Melding
from meldingen.toegang import Eigenzaak
from wmo_portal.mijnzaak import kan_regelen, kan_volgen
from wmo_portal.mijnzaak import kan_tekenen as kan
from wmo_portal.mijnzaak.kan_bezwaar import kan_bezwaar
from wmo_portal.mijnzaak.kan_inloggen import kan_code_vragen

B = Machtiging.Bereik


@dataclass(frozen=True, slots=True)
class Daad:
    """One act: its page, its words, who may do it with which scope, when it makes sense, and the page of staff."""

    pagina: str
    tekst: str | Promise
    bereik: tuple[Machtiging.Bereik, ...]
    balie: str
    kan: Callable[[Melding], bool]


# In the order of the page.
DADEN: tuple[Daad, ...] = (
    Daad("mijn_verslag", _("Het verslag lezen en tekenen"), (B.AANVRAAG,), "verslag_terug", kan.kan_tekenen),
    Daad("mijn_zorgplan", _("Het zorgplan lezen en tekenen"), (B.AANVRAAG,), "zorgplan_papier", kan.kan_zorgplan),
    Daad("mijn_persoonlijk_plan", _("Een persoonlijk plan maken"), (B.MELDING,), "persoonlijk_plan", kan.kan_plan),
    Daad("mijn_budgetplan", _("Uw budgetplan invullen"), (B.PGB,), "budgetplan_inleveren", kan.kan_budgetplan),
    Daad("mijn_aanvraag", _("Hulp aanvragen"), (B.AANVRAAG,), "aanvraag_invoeren", kan.kan_aanvraag),
    Daad("mijn_verslag", _("Het verslag lezen"), (B.AANVRAAG,), "verslag_terug", kan.kan_teruglezen),
    Daad("mijn_aanvulling", _("Iets toevoegen aan het verslag"), (B.AANVRAAG,), "verslag_aanvulling", kan.kan_verslag),
    Daad("mijn_berichten", _("Een bericht schrijven"), (B.STUKKEN,), "contact", kan_volgen.kan_schrijven),
    Daad("mijn_opsturen", _("Papieren of foto's opsturen"), (B.STUKKEN,), "post_in", kan_volgen.kan_altijd),
    Daad(
        "mijn_wijziging",
        _("Een verandering doorgeven of iets vragen"),
        (B.MELDING,),
        "wijziging_invoeren",
        kan_regelen.kan_wijziging,
    ),
    Daad("mijn_voorkeuren", _("Kiezen hoe wij u bereiken"), (), "voorkeuren", kan_volgen.kan_altijd),
    Daad("mijn_machtigingen", _("Iemand machtigen"), (), "machtigingen", kan_regelen.kan_machtigen),
    Daad("mijn_volgende_code", _("Een code voor de volgende keer vragen"), (), "inlogcode", kan_code_vragen),
    Daad("mijn_bezwaar", _("Bezwaar maken of uw bezwaar volgen"), (B.BEZWAAR,), "bezwaar_registreren", kan_bezwaar),
    Daad("mijn_opzeggen", _("Hulp opzeggen"), (B.AANVRAAG,), "opzegging_invoeren", kan_regelen.kan_opzeggen),
    Daad("mijn_intrekken", _("Stoppen met uw vraag om hulp"), (B.MELDING,), "intrekken", kan.kan_melding_intrekken),
    Daad("mijn_intrekken", _("Uw aanvraag intrekken"), (B.AANVRAAG,), "aanvraag_intrekken", kan.kan_aanvraag_intrekken),
)


def mogelijk(eigen: Eigenzaak) -> list[Daad]:
    """The acts this person can do in this case now."""
    return [daad for daad in DADEN if eigen.mag(*daad.bereik) and daad.kan(eigen.melding)]
