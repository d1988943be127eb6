"""What the tests of the conversation share: a page that is open, and whole sets of facts to change one thing in."""

from typing import Any

from onderzoek.forms.gespreksdelen import AfstemmingFormulier
from onderzoek.models import Gespreksdeel, Huisgenoot, Mantelzorger
from onderzoek.services.bewaren import Blad
from onderzoek.services.huishouden import voeg_huisgenoot_toe
from onderzoek.services.mantelzorg import voeg_mantelzorger_toe
from tests.bouwers import Zaak, middag


def blad(zaak: Zaak, deel: Gespreksdeel | None = None, *, versie: int | None = None, kenmerk: str = "") -> Blad:
    """A page on which this part was opened as it stands now."""
    stond = deel.versie if deel else 0
    return Blad(stond if versie is None else versie, kenmerk, middag(zaak.op))


def begin(zaak: Zaak, **anders: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """The facts of the first page: of the conversation, and of the investigation."""
    gesprek: dict[str, Any] = {
        "gevoerd_op": zaak.op, "aanwezigen": "mevrouw, haar dochter", "met_mantelzorger": True,
        "met_clientondersteuner": True, "besproken": ["resultaat", "bijdrage"],
        "besproken_toelichting": "Thuis blijven.",
    }  # fmt: skip
    onderzoek: dict[str, Any] = {
        "identiteit_document": "paspoort", "identiteit_geldig_tot": zaak.op, "identiteit_gezien_op": None,
        "pgb_voorlichting_op": zaak.op, "pgb_materiaal": ["brochure", "pgb_test"],
        "bijdrage_voorlichting_op": zaak.op,
    }  # fmt: skip
    return (
        gesprek | {naam: waarde for naam, waarde in anders.items() if naam in gesprek},
        onderzoek | {naam: waarde for naam, waarde in anders.items() if naam in onderzoek},
    )


def huishouden(**anders: Any) -> dict[str, Any]:
    """A client who lives with others and for whom nothing was decided yet."""
    return {
        "leefsituatie": "samen", "duur": "", "hulp": "", "blijvend": [], "hulp_motivering": "", "kindzorg": "",
        "kindzorg_tot": None, "kindzorg_motivering": "",
    } | anders  # fmt: skip


def huisgenoot(rij: Huisgenoot, **anders: Any) -> dict[str, Any]:
    """A housemate as the row says, with one thing changed."""
    namen = (
        "naam", "geboortedatum", "relatie", "woont", "gekozen_norm", "norm_motivering", "antwoorden", "overbelast",
        "overbelast_motivering", "navraag_toestemming_op",
    )  # fmt: skip
    return {naam: getattr(rij, naam) for naam in namen} | anders


def mantelzorger(rij: Mantelzorger, **anders: Any) -> dict[str, Any]:
    """A mantelzorger as the row says, with one thing changed."""
    namen = (
        "naam", "relatie", "is_hoofdverzorger", "is_contactpersoon", "antwoorden", "overbelast", "instrument",
        "overbelast_motivering", "toezegging", "toezegging_uren", "toezegging_tot", "toezegging_akkoord_op",
    )  # fmt: skip
    return {naam: getattr(rij, naam) for naam in namen} | anders


def afstemming(**anders: Any) -> dict[str, Any]:
    """Nothing filled in, but for one thing."""
    return dict.fromkeys(AfstemmingFormulier.namen(), "") | anders


def met_huisgenoot(zaak: Zaak, naam: str = "Bram", jaar: int = 2008, **anders: Any) -> Huisgenoot:
    """Somebody on the list of housemates."""
    feiten = {"naam": naam, "geboortedatum": zaak.op.replace(year=jaar), "relatie": "kind", "woont": "huishouden"}
    return voeg_huisgenoot_toe(zaak.onderzoek, feiten | anders, blad(zaak), op=zaak.op, door=zaak.consulent)


def met_mantelzorger(zaak: Zaak, naam: str = "Ans") -> Mantelzorger:
    """Somebody on the list of mantelzorgers."""
    feiten = {"naam": naam, "relatie": "kind"}
    return voeg_mantelzorger_toe(zaak.onderzoek, feiten, blad(zaak), op=zaak.op, door=zaak.consulent)
