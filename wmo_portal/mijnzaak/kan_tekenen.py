"""When reading and signing, asking, and taking back make sense: what the pages and the list of acts both ask."""

from beschikkingen.services.ondertekenen import intrekbaar, mag_aanvragen, waarom_niet_tekenen
from meldingen import klok
from meldingen.models import Melding
from onderzoek.services.budgetplanclient import pgb_in_beeld
from onderzoek.services.persoonlijkplan import laatste_plan, waarom_niet
from onderzoek.services.zorgplanclient import zorgplan_bij_client


def kan_plan(melding: Melding) -> bool:
    """A (newer) personal plan is still taken along."""
    return waarom_niet(melding, laatste_plan(melding)) == ""


def kan_verslag(melding: Melding) -> bool:
    """There is a verslag to read."""
    return melding.verslagen.filter(verzonden_op__isnull=False).exists()


def kan_tekenen(melding: Melding) -> bool:
    """The verslag waits for the answer of the client."""
    verslag = melding.verslagen.order_by("versie").last()
    return verslag is not None and not waarom_niet_tekenen(melding, verslag)


def kan_teruglezen(melding: Melding) -> bool:
    """There is a verslag, and nothing left to answer."""
    verslag = melding.verslagen.filter(verzonden_op__isnull=False).order_by("versie").last()
    return verslag is not None and bool(waarom_niet_tekenen(melding, verslag))


def kan_zorgplan(melding: Melding) -> bool:
    """The aanbieder laid the zorgplan before the client."""
    return zorgplan_bij_client(melding) is not None


def kan_aanvraag(melding: Melding) -> bool:
    """The law allows an aanvraag, be it early, and it belongs to this case."""
    return mag_aanvragen(melding, klok.vandaag())


def kan_budgetplan(melding: Melding) -> bool:
    """A pgb was talked about and the case is open."""
    return not melding.is_gesloten and pgb_in_beeld(melding) is not None


def kan_melding_intrekken(melding: Melding) -> bool:
    """There is a melding to take back (TR-44)."""
    return intrekbaar(melding) == "melding"


def kan_aanvraag_intrekken(melding: Melding) -> bool:
    """There is an aanvraag to take back (TR-45)."""
    return intrekbaar(melding) == "aanvraag"
