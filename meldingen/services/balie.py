"""The desk: a melding with what somebody of the gemeente saw and chose before it was saved (M-04, M-15)."""

from dataclasses import dataclass, replace
from datetime import date

from meldingen.fouten import Geweigerd
from meldingen.models import Client, Gebruiker, Gemeente, Melding, Notitie, Taak
from meldingen.rollen import Rol
from meldingen.services import taken
from meldingen.services.handeling import handeling
from meldingen.services.melding import NieuweMelding, registreer_melding
from meldingen.services.overgang import leg_vast, vergrendel_open
from meldingen.termijnen import schrijf_datum


@dataclass(frozen=True, slots=True)
class EerdereVraag:
    """The same question was asked elsewhere in the gemeente before: then it reached the college (M-04)."""

    op: date
    waar: str


@dataclass(frozen=True, slots=True)
class Bestemming:
    """Where the question goes: to a case that runs, else to a new case of a known or a new client.

    `reden_apart` says why a client with a running case gets another one.
    """

    zaak: Melding | None = None
    client: Client | None = None
    reden_apart: str = ""


@handeling
def registreer_aan_balie(
    gemeente: Gemeente,
    nieuw: NieuweMelding,
    bestemming: Bestemming,
    *,
    eerder: EerdereVraag | None = None,
    op: date,
    door: Gebruiker,
) -> Melding:
    """Register what came in at the desk, in the case that was chosen. Returns that case."""
    if bestemming.zaak is not None:
        if bestemming.zaak.gemeente_id != gemeente.pk:
            raise Geweigerd("Deze zaak is van een andere gemeente.")
        voeg_vraag_toe(bestemming.zaak, nieuw, op=op, door=door)
        return bestemming.zaak
    if eerder is not None:
        nieuw = met_eerdere_vraag(nieuw, eerder)
    melding = registreer_melding(gemeente, replace(nieuw, bekend=bestemming.client), op=op, door=door)
    if bestemming.reden_apart:
        leg_vast(
            melding, "M-15", op=op, door=door, naam="Aparte zaak naast een lopende zaak", reden=bestemming.reden_apart
        )
    return melding


def met_eerdere_vraag(nieuw: NieuweMelding, eerder: EerdereVraag) -> NieuweMelding:
    """The melding with the day on which another department got the question; why that day stands in the log (M-04)."""
    if eerder.op > nieuw.ontvangen_op:
        raise Geweigerd(
            "De eerdere vraag kan niet later zijn dan de dag waarop de melding bij u binnenkwam. Controleer de datums."
        )
    if not eerder.waar.strip():
        raise Geweigerd("Schrijf op bij welke afdeling de inwoner de vraag eerder stelde.")
    reden = (
        f"De vraag is op {schrijf_datum(eerder.op)} gesteld bij {eerder.waar.strip()}. "
        f"Bij de Wmo kwam zij binnen op {schrijf_datum(nieuw.ontvangen_op)}."
    )
    return replace(nieuw, ontvangen_op=eerder.op, reden_eerder=f"{reden} {nieuw.reden_eerder}".strip())


@handeling
def voeg_vraag_toe(melding: Melding, nieuw: NieuweMelding, *, op: date, door: Gebruiker) -> None:
    """A new question of a client whose case runs is dealt with in that case: a note, an event and a task (M-15).

    The same form sent twice adds it once. Refuses a closed case, an empty question and a day in the future.
    """
    vers = vergrendel_open(melding)
    sleutel = f"vraag:{nieuw.formulier_sleutel}"
    if Taak.objects.filter(sleutel=f"{sleutel}:{vers.pk}").exists():
        return
    if not nieuw.hulpvraag.strip():
        raise Geweigerd("Schrijf op wat de nieuwe vraag is.")
    if nieuw.ontvangen_op > op:
        raise Geweigerd("De nieuwe vraag kan niet in de toekomst zijn binnengekomen. Controleer de datum.")
    onderwerp = Melding.Onderwerp(nieuw.onderwerp).label
    kanaal = Melding.Kanaal(nieuw.kanaal).label.lower()
    van = f" Gevraagd door {nieuw.melder.naam}." if nieuw.melder else ""
    Notitie.objects.create(
        melding=vers,
        tekst=f"Nieuwe vraag ({onderwerp.lower()}, {kanaal}).{van}\n{nieuw.hulpvraag}",
        op=nieuw.ontvangen_op,
        door=door,
    )
    leg_vast(vers, "M-15", op=nieuw.ontvangen_op, door=door, naam=f"Nieuwe vraag toegevoegd: {onderwerp.lower()}")
    taken.maak_taak(
        vers,
        sleutel,
        f"Bespreek de nieuwe vraag: {onderwerp.lower()}",
        rol=Rol.CONSULENT,
        voor=vers.behandelaar,
        uiterlijk_op=op,
        op=op,
        is_spoed=nieuw.is_spoed,
    )
