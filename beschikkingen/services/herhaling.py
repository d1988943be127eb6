"""The repeated aanvraag: what was refused before, and whether there are new facts (A-16, Awb 4:6)."""

from datetime import date

from beschikkingen.brieven import Weigeringsgrond
from beschikkingen.models import Aanvraag, Beschikking, Besluitregel
from beschikkingen.services.inhoud import Besluitinhoud
from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker
from meldingen.services import taken
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast, vergrendel


def eerdere_afwijzingen(aanvraag: Aanvraag) -> list[Besluitregel]:
    """Refusals of the same kind of help to the same client, decided before this aanvraag came in; newest first."""
    codes = aanvraag.gevraagd.values("soort__code")
    rijen = Besluitregel.objects.filter(
        beschikking__melding__client_id=aanvraag.melding.client_id,
        beschikking__soort=Beschikking.Soort.REGULIER,
        beschikking__besloten_op__lte=aanvraag.ontvangen_op,
        gevraagd__soort__code__in=codes,
        is_toegekend=False,
    ).exclude(gevraagd__aanvraag=aanvraag)
    rijen = rijen.select_related("beschikking__melding", "gevraagd__soort")
    return list(rijen.order_by("-beschikking__besloten_op", "-pk"))


@handeling
def beoordeel_herhaling(
    aanvraag: Aanvraag, *, heeft_nieuwe_feiten: bool, toelichting: str, op: date, door: Gebruiker
) -> None:
    """Record whether the client named new facts or changed circumstances, and which; else which were looked for."""
    melding = vergrendel(aanvraag.melding)
    vers = Aanvraag.objects.select_for_update().get(pk=aanvraag.pk)
    if melding.is_gesloten:
        raise Geweigerd("Deze zaak is gesloten. Hier valt niets meer te beoordelen.")
    if not eerdere_afwijzingen(vers):
        raise Geweigerd("Deze hulp is niet eerder afgewezen. U hoeft hier niets vast te leggen.")
    if not toelichting.strip():
        raise Geweigerd("Schrijf op welke nieuwe feiten er zijn, of waarom die er niet zijn.")
    vers.heeft_nieuwe_feiten, vers.feiten_toelichting = heeft_nieuwe_feiten, toelichting
    vers.save(update_fields=["heeft_nieuwe_feiten", "feiten_toelichting"])
    naam = "Herhaalde aanvraag: nieuwe feiten" if heeft_nieuwe_feiten else "Herhaalde aanvraag: geen nieuwe feiten"
    leg_vast(melding, "A-16", op=op, door=door, naam=naam)
    taken.rond_af_met_sleutel(melding, f"herhaling:{vers.pk}", op=op, door=door)


def verwijst_naar_eerder(inhoud: Besluitinhoud) -> bool:
    """Whether all of it is refused by reference to an earlier refusal, there being no new facts."""
    gronden = {regel.weigeringsgrond for regel in inhoud.regels}
    return gronden == {Weigeringsgrond.HERHAALD} and inhoud.aanvraag.heeft_nieuwe_feiten is False
