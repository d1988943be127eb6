"""When maatwerk may be chosen: all that comes before it is known and written down (O-04, O-15, O-25, O-33)."""

from collections.abc import Collection, Iterator

from meldingen.eisen import Ontbreekt
from meldingen.fouten import Geweigerd
from onderzoek.models import Afwegingsstap, Ondersteuningsplan, Onderzoek, Planresultaat, Vraagverheldering, Wettoets

_VOOR_MAATWERK = tuple(stap for stap in Afwegingsstap.Stap if stap < Afwegingsstap.Stap.MAATWERK)


def nog_te_doen(onderzoek: Onderzoek, klaar: Collection[int]) -> Iterator[Ontbreekt]:
    """What must be filled in first; `klaar` are the steps with an outcome."""
    if open_ := [stap.label.lower() for stap in _VOOR_MAATWERK if stap not in klaar]:
        yield Ontbreekt(
            f"Maatwerk kan pas worden gekozen als de vijf stappen ervoor zijn ingevuld. Vul nog in: {_som(open_)}.",
            "afweging",
            "O-04",
        )
    if not Vraagverheldering.objects.filter(onderzoek=onderzoek).exists():
        yield Ontbreekt("Schrijf eerst op wat niet lukt en welke hulp nodig is.", "afweging_vraag", "O-25")
    getoetst = set(Wettoets.objects.filter(onderzoek=onderzoek).values_list("wet", flat=True))
    if open_ := [wet.label for wet in Wettoets.Wet if wet not in getoetst]:
        yield Ontbreekt(f"Kijk eerst of een andere wet voorgaat. Toets nog: {_som(open_)}.", "afweging", "O-15")


def weiger_maatwerk_vooraf(onderzoek: Onderzoek, klaar: Collection[int]) -> None:
    """Refuse with all that is still missing, in one go."""
    if gemis := list(nog_te_doen(onderzoek, klaar)):
        raise Geweigerd(" ".join(rij.zin for rij in gemis))


def weiger_medisch(onderzoek: Onderzoek) -> None:
    """Refuse maatwerk for what is medical altogether (O-33)."""
    vraag = Vraagverheldering.objects.filter(onderzoek=onderzoek).first()
    if vraag is not None and vraag.medisch == Vraagverheldering.Medisch.GEHEEL:
        raise Geweigerd(
            "De hulp die nodig is, is helemaal medisch. Medische hulp is nooit maatwerk van de Wmo. "
            "Verwijs naar de Zorgverzekeringswet of de Wet langdurige zorg (stap 4)."
        )


def weiger_als_het_in_het_plan_staat(onderzoek: Onderzoek) -> None:
    """Refuse 'no maatwerk' while the plan that is being worked on still holds some."""
    plan = Ondersteuningsplan.objects.filter(melding=onderzoek.melding_id).order_by("-versie").first()
    if plan is None or plan.ligt_vast:
        return
    diensten = Planresultaat.objects.filter(plan=plan).exclude(leveringsvorm="")
    if diensten.exists() or plan.producten.exists() or plan.materieel.exists():
        raise Geweigerd("In het ondersteuningsplan staat nog maatwerk. Haal dat er eerst uit.")


def _som(woorden: Collection[str]) -> str:
    return ", ".join(woorden)
