"""A casemanager or steunpunt reports for somebody, as easily as can be (M-25)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Gemeente, Melding, Organisatie, Relatie
from meldingen.services.clienten import Relatiegegevens, voeg_relatie_toe
from meldingen.services.handeling import handeling
from meldingen.services.melding import NieuweMelding, registreer_melding
from meldingen.services.toestemming import leg_toestemming_vast


@dataclass(frozen=True, slots=True)
class Instemming:
    """The client knows of the melding and agrees: on which day, and how they said so."""

    gegeven_op: date
    wijze: str


def gemeenten_van(gebruiker: Gebruiker) -> QuerySet[Gemeente]:
    """The gemeenten for which the organisation of this user may report."""
    return Gemeente.objects.filter(
        organisaties=gebruiker.organisatie_id, organisaties__soort=Organisatie.Soort.STEUNPUNT
    ).order_by("naam")


def melder_van(gebruiker: Gebruiker) -> Relatiegegevens:
    """The user as the one who reports, with the organisation that stands behind it."""
    organisatie = gebruiker.organisatie
    return Relatiegegevens(
        naam=f"{gebruiker}, {organisatie.naam}"[:120],
        soort=Relatie.Soort.HULPVERLENER,
        telefoon=gebruiker.telefoon or organisatie.telefoon,
        email=gebruiker.email or organisatie.email,
        bron=organisatie.naam[:80],
    )


@handeling
def meld_via_steunpunt(
    gemeente: Gemeente,
    nieuw: NieuweMelding,
    *,
    mantelzorger: Relatiegegevens | None,
    instemming: Instemming | None,
    op: date,
    door: Gebruiker,
) -> Melding:
    """Register the melding; with the consent of the client the onderzoek need not wait for it (M-05)."""
    if not gemeenten_van(door).filter(pk=gemeente.pk).exists():
        raise Geweigerd(f"Uw organisatie werkt niet voor gemeente {gemeente}. Bel de gemeente om te melden.")
    al_gemeld = Melding.objects.filter(formulier_sleutel=nieuw.formulier_sleutel).exists()
    melding = registreer_melding(gemeente, nieuw, op=op, door=door)
    if al_gemeld:
        return melding
    if mantelzorger is not None:
        voeg_relatie_toe(melding.client, mantelzorger)
    if instemming is not None:
        leg_toestemming_vast(
            melding, gegeven_op=instemming.gegeven_op, wijze=instemming.wijze, vooraf=True, op=op, door=door
        )
    return melding
