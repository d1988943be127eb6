"""The signed zorgplan came on paper: administratie registers the scan, with the checks of the upload itself."""

from datetime import date

from meldingen.fouten import Geweigerd
from meldingen.models import Document, Gebruiker, Melding, Poststuk
from meldingen.services import taken
from meldingen.services.documenten import lees
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast
from meldingen.services.postin import weiger_stuk_van_andere_zaak
from onderzoek.models import Zorgplan
from onderzoek.services.zorgplanaanbieder import GetekendZorgplan, neem_getekend_in, vergrendel_plan


@handeling
def registreer_papieren_zorgplan(
    zorgplan: Zorgplan,
    getekend: GetekendZorgplan,
    *,
    ontvangen_op: date,
    is_volledig: bool,
    op: date,
    door: Gebruiker,
) -> Zorgplan:
    """The day on which the paper came in counts as the day of receipt (A-02).

    The lines of the aanbieder stand on the paper, so who registers it says that they are complete (V-15).
    """
    melding, plan = vergrendel_plan(zorgplan)
    if not plan.is_coordinerend:
        raise Geweigerd("Het getekende zorgplan komt van de coördinerende aanbieder.")
    if not is_volledig:
        raise Geweigerd(
            "Bij elk resultaat moet staan wie wat doet, wanneer, hoe vaak en hoeveel tijd het kost. "
            "Stuur het zorgplan terug naar de aanbieder."
        )
    if not plan.verzoek.gevraagd_op <= ontvangen_op <= op:
        raise Geweigerd("Het zorgplan kwam na het verzoek en uiterlijk vandaag. Controleer de dag van ontvangst.")
    stuk = getekend.stuk
    if isinstance(stuk, Document):
        _weiger_verkeerd_stuk(melding, stuk)
    neem_getekend_in(melding, plan, getekend, ontvangen_op=ontvangen_op, op=op, door=door)
    leg_vast(melding, "V-18", op=ontvangen_op, door=door, naam="Getekend zorgplan op papier ontvangen")
    for post in Poststuk.objects.filter(document=plan.document):
        taken.rond_af_met_sleutel(melding, f"post:{post.pk}", op=op, door=door)
    return plan


def gescande_zorgplannen(melding: Melding) -> list[Document]:
    """The papers that were linked to this case as a signed zorgplan, the newest first."""
    return list(Document.objects.filter(melding=melding, soort=Poststuk.Soort.ZORGPLAN).order_by("-op", "-pk"))


def _weiger_verkeerd_stuk(melding: Melding, stuk: Document) -> None:
    if stuk.melding_id != melding.pk:
        raise Geweigerd("Dit stuk zit in een andere zaak. Kies het stuk van deze zaak.")
    weiger_stuk_van_andere_zaak(melding, naam="", inhoud=lees(stuk), mediatype=stuk.mediatype)
