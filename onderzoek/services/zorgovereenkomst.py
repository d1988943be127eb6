"""The agreement with each helper, or the declaration in its place, and who approved it (P-14, P-37, P-38)."""

from datetime import date
from decimal import Decimal

from meldingen.bedragen import schrijf_euro
from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast, vergrendel_open
from meldingen.services.parameters import waarde
from onderzoek.models import Zorgovereenkomst, Zorgverlener

Stand = Zorgovereenkomst.Stand
# What may follow on what: first the college, then the SVB; what was rejected can be handed in again.
VOLGT = {
    Stand.INGEDIEND: (Stand.COLLEGE_AKKOORD, Stand.COLLEGE_AFGEKEURD),
    Stand.COLLEGE_AKKOORD: (Stand.SVB_AKKOORD, Stand.SVB_AFGEKEURD),
    Stand.COLLEGE_AFGEKEURD: (Stand.INGEDIEND,),
    Stand.SVB_AFGEKEURD: (Stand.INGEDIEND,),
    Stand.SVB_AKKOORD: (),
}
_AFGEKEURD = (Stand.COLLEGE_AFGEKEURD, Stand.SVB_AFGEKEURD)


@handeling
def dien_overeenkomst_in(
    verlener: Zorgverlener,
    *,
    soort: str,
    ingediend_op: date,
    vorderingsbeding: bool = False,
    bedrag_per_maand: Decimal | None = None,
    op: date,
    door: Gebruiker,
) -> Zorgovereenkomst:
    """An agreement after the model of the SVB, or a declaration with at most the amount of the ministry (P-38)."""
    melding = vergrendel_open(verlener.pgb.onderzoek.melding)
    bestaand = Zorgovereenkomst.objects.filter(verlener=verlener).first()
    if bestaand is not None:
        raise Geweigerd(
            f"Voor {verlener.naam} is er al een {bestaand.get_soort_display().split(' ')[0].lower()}. "
            "Een overeenkomst en een verklaring voor dezelfde persoon kan niet."
        )
    if ingediend_op > op:
        raise Geweigerd("De overeenkomst kan niet in de toekomst zijn ingediend. Controleer de datum.")
    is_verklaring = soort == Zorgovereenkomst.Soort.VERKLARING
    if is_verklaring:
        _weiger_verklaring(verlener, bedrag_per_maand, Decimal(waarde(melding.gemeente, "pgb_netwerk_maand", op)))
    elif bedrag_per_maand is not None:
        raise Geweigerd("Vul alleen bij een verklaring een bedrag per maand in.")
    rij = Zorgovereenkomst.objects.create(
        verlener=verlener, soort=soort, ingediend_op=ingediend_op, vorderingsbeding=vorderingsbeding,
        bedrag_per_maand=bedrag_per_maand, stand_op=ingediend_op,
    )  # fmt: skip
    leg_vast(melding, "P-37", op=op, door=door, naam=f"Ingediend: {rij.get_soort_display().lower()}")
    return rij


@handeling
def beoordeel_overeenkomst(
    overeenkomst: Zorgovereenkomst,
    *,
    stand: str,
    stand_op: date,
    toelichting: str = "",
    vorderingsbeding: bool | None = None,
    op: date,
    door: Gebruiker,
) -> Zorgovereenkomst:
    """The next opinion: first of the college, then of the SVB (P-37); a rejection says why.

    When a rejected one is handed in again, `vorderingsbeding` says whether the clause is in it now.
    """
    melding = vergrendel_open(overeenkomst.verlener.pgb.onderzoek.melding)
    rij = Zorgovereenkomst.objects.select_for_update(of=("self",)).get(pk=overeenkomst.pk)
    naar = Stand(stand)
    if naar not in mogelijk(rij):
        raise Geweigerd(
            f"De overeenkomst staat op ‘{rij.get_stand_display()}’. ‘{naar.label}’ kan nu niet. "
            "Eerst beoordeelt de gemeente, daarna de SVB."
        )
    if stand_op > op:
        raise Geweigerd("De beoordeling kan niet in de toekomst zijn. Controleer de datum.")
    if stand_op < rij.stand_op:
        raise Geweigerd("De beoordeling kan niet vóór de vorige stap zijn. Controleer de datum.")
    if naar in _AFGEKEURD and not toelichting.strip():
        raise Geweigerd("Schrijf op waarom de overeenkomst is afgekeurd.")
    zonder_beding = rij.soort == Zorgovereenkomst.Soort.OVEREENKOMST and not rij.vorderingsbeding
    if naar == Stand.COLLEGE_AKKOORD and zonder_beding:
        raise Geweigerd(
            "In de overeenkomst staat niet dat de hulpverlener moet terugbetalen bij eigen schuld. "
            "Keur de overeenkomst af en vraag om het model van de SVB."
        )
    rij.stand, rij.stand_op, rij.toelichting = naar, stand_op, toelichting
    rij.vorderingsbeding = rij.vorderingsbeding if vorderingsbeding is None else vorderingsbeding
    rij.save(update_fields=["stand", "stand_op", "toelichting", "vorderingsbeding"])
    leg_vast(melding, "P-37", op=op, door=door, naam=f"{rij.get_soort_display()}: {naar.label.lower()}")
    return rij


def mogelijk(overeenkomst: Zorgovereenkomst) -> tuple[Stand, ...]:
    """What may follow now; a declaration is approved by the college only."""
    if overeenkomst.soort == Zorgovereenkomst.Soort.VERKLARING and overeenkomst.stand == Stand.COLLEGE_AKKOORD:
        return ()
    return VOLGT[Stand(overeenkomst.stand)]


def _weiger_verklaring(verlener: Zorgverlener, bedrag: Decimal | None, maximum: Decimal) -> None:
    if not verlener.uit_netwerk:
        raise Geweigerd(f"{verlener.naam} komt niet uit het netwerk van de inwoner. Dan is een zorgovereenkomst nodig.")
    if bedrag is None or bedrag <= 0:
        raise Geweigerd("Vul in hoeveel deze hulpverlener per maand krijgt.")
    if bedrag > maximum:
        raise Geweigerd(
            f"Met een verklaring is het hoogstens {schrijf_euro(maximum)} per maand. U vulde "
            f"{schrijf_euro(bedrag)} in. Kies een lager bedrag of een zorgovereenkomst."
        )
