"""The acts on a melding in the kernel: register, confirm, assign, consent, withdraw."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import connection

from meldingen.eisen import ZAAK_SLUITEN
from meldingen.fouten import Geweigerd
from meldingen.gevolgen import MELDING_GEREGISTREERD, MELDING_GESLOTEN, PLAN_MEEGESTUURD
from meldingen.models import Client, Document, Gebruiker, Gemeente, Machtiging, Melding, Relatie, Status, Team, Termijn
from meldingen.rollen import Rol
from meldingen.services import parameters, taken, termijnen
from meldingen.services.bewijs import Deel, maak_afschrift
from meldingen.services.brieven import zet_brief_klaar
from meldingen.services.clienten import Clientgegevens, Relatiegegevens, vind_of_maak, voeg_relatie_toe
from meldingen.services.documenten import bewaar
from meldingen.services.dubbel import meld_mogelijk_dubbel
from meldingen.services.handeling import handeling
from meldingen.services.mail import zet_ontvangstmail_klaar
from meldingen.services.overgang import leg_vast, stap, vergrendel
from meldingen.services.vertegenwoordiging import steun_op_machtiging
from meldingen.services.voorkeur import Voorkeuren, leg_voorkeuren_vast
from meldingen.termijnen import ONDERZOEK, PERSOONLIJK_PLAN, bevestiging, schrijf_datum, spoed, werkdagen_na


@dataclass(frozen=True, slots=True)
class Bijlage:
    """A paper that came with the melding."""

    naam: str
    mediatype: str
    inhoud: bytes
    is_plan: bool = False


@dataclass(frozen=True, slots=True)
class NieuweMelding:
    """What is known when a melding arrives. `melder` is None when the client reports, and then `weet_ervan` is empty.

    `bekend` is the client whom somebody of the gemeente recognised; then nothing of `client` is written.
    """

    client: Clientgegevens
    kanaal: str
    onderwerp: str
    ontvangen_op: date
    hulpvraag: str = ""
    is_spoed: bool = False
    melder: Relatiegegevens | None = None
    ontvangen_om: datetime | None = None
    formulier_sleutel: str | None = None
    reden_eerder: str = ""
    bekend: Client | None = None
    bijlagen: tuple[Bijlage, ...] = ()
    geprobeerd: str = ""
    wil_clientondersteuning: str = ""
    weet_ervan: str = ""
    plan: Mapping[str, str] = field(default_factory=dict)
    wensen: Voorkeuren | None = None
    afschrift: tuple[Deel, ...] = ()


@handeling
def registreer_melding(gemeente: Gemeente, nieuw: NieuweMelding, *, op: date, door: Gebruiker | None) -> Melding:
    """A melding is always accepted (M-01); it starts the clocks on the day it reached the college (M-03).

    TR-01 (the inwoner) or TR-02 (staff). The same form sent twice gives the same melding back. Refuses a
    date in the future, and an earlier date without a reason.
    """
    if bestaand := al_ontvangen(nieuw.formulier_sleutel):
        return bestaand
    melding = leg_zaak_aan(gemeente, nieuw, op=op, door=door)
    leg_vast(
        melding,
        "TR-02" if door else "TR-01",
        op=nieuw.ontvangen_op,
        door=door,
        reden=nieuw.reden_eerder,
        namens="" if door else ("de melder" if melding.melder_id else "de inwoner"),
    )
    begin_melding(melding, op=op)
    if door is None or door.gemeente_id is None:
        meld_mogelijk_dubbel(melding, nieuw.client, op=op)
    if nieuw.kanaal == Melding.Kanaal.FORMULIER:
        zet_ontvangstmail_klaar(melding, aan=(melding.melder or melding.client).email, op=op)
    if nieuw.afschrift:
        _bewaar_afschrift(melding, nieuw.afschrift, op)
    if nieuw.wensen is not None:
        _neem_wensen_over(melding, nieuw.wensen, op)
    if nieuw.plan:
        PLAN_MEEGESTUURD.roep(melding, nieuw.plan, op=op)
    MELDING_GEREGISTREERD.roep(melding, op=op, door=door)
    return melding


@handeling
def leg_zaak_aan(
    gemeente: Gemeente,
    nieuw: NieuweMelding,
    *,
    binnenkomst: str = Melding.Binnenkomst.MELDING,
    vorige: Melding | None = None,
    op: date,
    door: Gebruiker | None,
) -> Melding:
    """The case with its first tasks and papers, without clocks and letters: `begin_melding` starts those.

    `vorige` is the earlier case of the same client. Refuses a date in the future, and an earlier one without a reason.
    """
    _toets_datum(nieuw, op)
    client = vorige.client if vorige else _client_van(gemeente, nieuw)
    melding = Melding.objects.create(
        nummer=_volgend_nummer(nieuw.ontvangen_op),
        gemeente=gemeente,
        client=client,
        binnenkomst=binnenkomst,
        vorige=vorige,
        melder=voeg_relatie_toe(client, nieuw.melder) if nieuw.melder else None,
        kanaal=nieuw.kanaal,
        onderwerp=nieuw.onderwerp,
        hulpvraag=nieuw.hulpvraag,
        geprobeerd=nieuw.geprobeerd,
        wil_clientondersteuning=nieuw.wil_clientondersteuning,
        weet_ervan=nieuw.weet_ervan,
        is_spoed=nieuw.is_spoed,
        ontvangen_op=nieuw.ontvangen_op,
        ontvangen_om=nieuw.ontvangen_om,
        formulier_sleutel=nieuw.formulier_sleutel,
        behandelaar=vorige.behandelaar if vorige else None,
        team=(vorige.team if vorige else None) or _enig_team(gemeente),
    )
    _bewaar_bijlagen(melding, nieuw, op, door)
    _zet_taken(melding, op)
    return melding


def _client_van(gemeente: Gemeente, nieuw: NieuweMelding) -> Client:
    if nieuw.bekend is None:
        return vind_of_maak(gemeente, nieuw.client)[0]
    if nieuw.bekend.gemeente_id != gemeente.pk:
        raise Geweigerd("Deze inwoner is bekend bij een andere gemeente.")
    if nieuw.client.veilige_communicatie and not nieuw.bekend.veilige_communicatie:
        nieuw.bekend.veilige_communicatie = True
        nieuw.bekend.save(update_fields=["veilige_communicatie"])
    return nieuw.bekend


def begin_melding(melding: Melding, *, op: date) -> None:
    """From here the case is a melding: the clocks run from the day it reached the college, D-01 stands ready (M-03)."""
    _start_klokken(melding)
    zet_brief_klaar(melding, "D-43", op=op)
    zet_brief_klaar(melding, "D-01", op=op)


@handeling
def bevestig_ontvangst(document: Document, *, op: date, door: Gebruiker | None) -> None:
    """TR-03: the confirmation D-01 has left; with it the client was told of cliëntondersteuning (T-04)."""
    if document.soort != "D-01":
        return
    melding = vergrendel(document.melding)
    if melding.bevestigd_op is not None or melding.is_gesloten or melding.binnenkomst != Melding.Binnenkomst.MELDING:
        return
    melding.bevestigd_op = melding.gewezen_op_clientondersteuning_op = op
    melding.save(update_fields=["bevestigd_op", "gewezen_op_clientondersteuning_op"])
    leg_vast(melding, "TR-03", op=op, door=door)
    termijnen.haal(melding, Termijn.Soort.BEVESTIGING, op=op)
    # The letter names the last day of the investigation; from here that day never comes earlier.
    if (onderzoek := termijnen.lopende(melding, Termijn.Soort.ONDERZOEK)) is not None:
        termijnen.deel_mee(onderzoek)


@handeling
def wijs_toe(melding: Melding, *, aan: Gebruiker, op: date, door: Gebruiker) -> None:
    """Give the case to a consulent. Whoever has a personal interest cannot get it: see X-18 in the design."""
    vers = vergrendel(melding)
    if aan.gemeente_id != vers.gemeente_id or not aan.is_een(Rol.CONSULENT):
        raise Geweigerd(f"{aan} is geen consulent van gemeente {vers.gemeente}. Kies iemand anders.")
    if vers.is_gesloten:
        raise Geweigerd(f"Zaak {vers.nummer} is gesloten en kan niet meer worden toegewezen.")
    vers.behandelaar, vers.team = aan, aan.team or vers.team
    vers.save(update_fields=["behandelaar", "team"])
    leg_vast(vers, "TOE", op=op, door=door, naam=f"Toegewezen aan {aan}")
    taken.rond_af_met_sleutel(vers, "toewijzen", op=op, door=door)


@handeling
def corrigeer_meldingsdatum(melding: Melding, *, ontvangen_op: date, reden: str, op: date, door: Gebruiker) -> None:
    """The melding reached the college on another day than was recorded; the clocks start anew there (M-03).

    A date the client has already been told never comes earlier. The reason is in the log.
    """
    if not reden.strip():
        raise Geweigerd("Schrijf op waarom de datum van de melding verandert.")
    if ontvangen_op > op:
        raise Geweigerd("De datum van de melding ligt in de toekomst. Vul vandaag of een eerdere dag in.")
    vers = vergrendel(melding)
    if vers.status not in (Status.ONTVANGEN, Status.IN_ONDERZOEK):
        raise Geweigerd("Na het verslag staat de datum van de melding vast.")
    if vers.bevestigd_op is not None and ontvangen_op > vers.bevestigd_op:
        raise Geweigerd("De melding kan niet van ná de bevestiging zijn. Controleer de datum.")
    oud, vers.ontvangen_op = vers.ontvangen_op, ontvangen_op
    vers.save(update_fields=["ontvangen_op"])
    for termijn in vers.termijnen.filter(start=oud, gehaald_op__isnull=True, vervallen_op__isnull=True):
        termijnen.verplaats_start(termijn, start=ontvangen_op)
    termijnen.werk_uiterlijk_bij(vers)
    naam = f"Meldingsdatum gewijzigd van {schrijf_datum(oud)} in {schrijf_datum(ontvangen_op)}"
    leg_vast(vers, "M-03", op=op, door=door, naam=naam, reden=reden)


@handeling
def trek_melding_in(melding: Melding, *, op: date, door: Gebruiker, wilsuiting: str, gemachtigde: str = "") -> None:
    """TR-44: the client, or who may act for them, takes the melding back; how they said so is recorded (M-16)."""
    if not wilsuiting.strip():
        raise Geweigerd("Schrijf op hoe de cliënt heeft laten weten dat de melding kan worden ingetrokken.")
    # What follows may touch the balance of the client; the client is locked before the melding.
    Client.objects.select_for_update().get(pk=melding.client_id)
    with stap(melding, "melding_intrekken", op=op, door=door, reden=wilsuiting) as vers:
        steun_op_machtiging(vers, gemachtigde, Machtiging.Bereik.MELDING, dag=op, op=op, door=door)
        sluit(vers, op=op, reden="Ingetrokken door de cliënt")
        zet_brief_klaar(vers, "D-24", op=op)


def sluit(vers: Melding, *, op: date, reden: str) -> None:
    """What every end of a case has in common: nothing left to stop, clocks and tasks lapse. Inside `stap`."""
    if gemis := ZAAK_SLUITEN.ontbreekt(vers, op):
        raise Geweigerd(" ".join(rij.zin for rij in gemis))
    vers.gesloten_op, vers.sluitreden = op, reden
    # Against a decision that was made known one can still object, also when the case is over.
    termijnen.laat_vervallen(vers, op=op, behalve=(Termijn.Soort.BEZWAAR,))
    taken.laat_vervallen(vers, op=op)
    MELDING_GESLOTEN.roep(vers, op=op)


def al_ontvangen(sleutel: str | None) -> Melding | None:
    """The case that this form already made."""
    if not sleutel:
        return None
    # Two submissions of one form at the same moment wait for each other here.
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [sleutel])
    return Melding.objects.filter(formulier_sleutel=sleutel).first()


def _toets_datum(nieuw: NieuweMelding, op: date) -> None:
    if nieuw.ontvangen_op > op:
        raise Geweigerd("De datum van de melding ligt in de toekomst. Vul vandaag of een eerdere dag in.")
    if nieuw.ontvangen_op < op and not nieuw.reden_eerder.strip():
        raise Geweigerd("De melding is van een eerdere dag. Schrijf erbij waarom zij nu pas wordt vastgelegd.")


def _volgend_nummer(ontvangen_op: date) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('meldingen_nummer')")
        return f"WMO-{ontvangen_op.year}-{cursor.fetchone()[0]:06d}"


def _enig_team(gemeente: Gemeente) -> Team | None:
    teams = list(gemeente.teams.all()[:2])
    return teams[0] if len(teams) == 1 else None


def _start_klokken(melding: Melding) -> None:
    start = melding.ontvangen_op
    norm = parameters.waarde(melding.gemeente, "bevestiging_werkdagen", start)
    lengten = {
        Termijn.Soort.ONDERZOEK: ONDERZOEK,
        Termijn.Soort.PERSOONLIJK_PLAN: PERSOONLIJK_PLAN,
        Termijn.Soort.BEVESTIGING: bevestiging(norm),
    }
    termijnen.open_termijnen(melding, lengten, start=start)


def _bewaar_bijlagen(melding: Melding, nieuw: NieuweMelding, op: date, door: Gebruiker | None) -> None:
    for nummer, bijlage in enumerate(nieuw.bijlagen, 1):
        bewaar(
            melding,
            bijlage.inhoud,
            sleutel=f"bijlage:{melding.pk}:{nummer}",
            soort="persoonlijk_plan" if bijlage.is_plan else "bijlage",
            titel="Persoonlijk plan bij de melding" if bijlage.is_plan else f"Bijlage {nummer} bij de melding",
            richting=Document.Richting.IN,
            mediatype=bijlage.mediatype,
            op=op,
            door=door,
        )


def _bewaar_afschrift(melding: Melding, delen: tuple[Deel, ...], op: date) -> None:
    """The form as it was sent: for who sent it to keep, and for the case as what was asked."""
    titel = "Het formulier van de melding"
    bewaar(
        melding,
        maak_afschrift(melding, titel, delen, op=op),
        sleutel=f"meldformulier:{melding.pk}",
        soort="meldformulier",
        titel=titel,
        richting=Document.Richting.IN,
        mediatype="application/pdf",
        op=op,
        door=None,
    )


def _neem_wensen_over(melding: Melding, wensen: Voorkeuren, op: date) -> None:
    """Of a new client the wishes are kept. What is known of a client stays: the form proves not who filled it in."""
    if melding.client.meldingen.count() == 1:
        leg_voorkeuren_vast(melding, wensen, op=op, door=None)
    elif anders := wensen.in_woorden:
        leg_vast(
            melding, "M-23", op=op, door=None, naam="Wensen op het meldformulier", reden=anders, namens="de inwoner"
        )


def _zet_taken(melding: Melding, op: date) -> None:
    if melding.behandelaar_id is None:
        _vraag_toewijzing(melding, op)
    if melding.is_spoed:
        _vraag_spoedoordeel(melding, op)
    if melding.melder_id:
        _vraag_toestemming(melding, op)
    if melding.wil_clientondersteuning == Melding.WilOndersteuning.JA:
        _vraag_clientondersteuning(melding, op)


def _vraag_toewijzing(melding: Melding, op: date) -> None:
    taken.maak_taak(
        melding,
        "toewijzen",
        "Wijs de melding toe aan een consulent",
        rol=Rol.TEAMLEIDER,
        uiterlijk_op=op,
        op=op,
        plek="toewijzen",
    )


def _vraag_spoedoordeel(melding: Melding, op: date) -> None:
    dagen = spoed(parameters.waarde(melding.gemeente, "spoed_werkdagen", melding.ontvangen_op)).aantal
    uiterlijk = werkdagen_na(op, dagen, parameters.kalender(melding.gemeente, op)) if dagen > 1 else op
    taken.maak_taak(
        melding,
        "spoed",
        "Beoordeel vandaag of er spoed is",
        rol=Rol.TEAMLEIDER,
        uiterlijk_op=uiterlijk,
        op=op,
        plek="spoed",
        is_spoed=True,
    )


def _vraag_clientondersteuning(melding: Melding, op: date) -> None:
    """M-10: the client wants somebody at their side; before the conversation, or it is of little use."""
    taken.maak_taak(
        melding,
        "clientondersteuning",
        "Breng de inwoner in contact met gratis cliëntondersteuning",
        rol=Rol.CONSULENT,
        uiterlijk_op=op,
        op=op,
    )


def _vraag_toestemming(melding: Melding, op: date) -> None:
    # Whoever says to be the representative has not shown it yet.
    zegt_vertegenwoordiger = melding.melder.soort == Relatie.Soort.VERTEGENWOORDIGER
    taken.maak_taak(
        melding,
        "toestemming",
        "Controleer of de melder de cliënt mag vertegenwoordigen"
        if zegt_vertegenwoordiger
        else "Vraag de cliënt om toestemming: iemand anders heeft gemeld",
        rol=Rol.CONSULENT,
        uiterlijk_op=op,
        op=op,
        plek="toestemming",
    )
