"""The zorgplan comes back: registered as aanvraag, returned, or discussed with the consulent (TR-16, TR-17, TR-55)."""

from datetime import date

from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Melding, Status, Termijn
from meldingen.rollen import Rol
from meldingen.services import taken, termijnen
from meldingen.services.brieven import zet_brief_klaar
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast, stap, vergrendel
from onderzoek.brieven import Rappelaanleiding
from onderzoek.gevolgen import ZORGPLAN_GETEKEND
from onderzoek.models import Zorgplan, Zorgplanverzoek
from onderzoek.services.verslagantwoord import start_rappel
from onderzoek.services.verslagbundel import voeg_zorgplan_toe
from onderzoek.services.zorgplanverzoek import lopend_verzoek, meld_aan_aanbieder, weiger_als_de_klok_stilstaat

_NA_INDIENING = (Status.AANGEVRAAGD, Status.IN_BEOORDELING)


@handeling
def registreer_zorgplan(zorgplan: Zorgplan, *, beide_gezien: bool, op: date, door: Gebruiker) -> Zorgplan:
    """Both signatures are there: the plan is finished and counts as aanvraag (V-19, V-21; followed by TR-16)."""
    melding, verzoek, plan = _vergrendel(zorgplan)
    if plan.ingediend_op is None:
        raise Geweigerd("Het zorgplan is nog niet ingediend.")
    if not beide_gezien:
        raise Geweigerd("Zonder beide handtekeningen geldt het zorgplan niet. Stuur het terug naar de aanbieder.")
    _sluit(verzoek, Zorgplanverzoek.Einde.ONTVANGEN, op)
    voeg_zorgplan_toe(verzoek.verslag, plan.document)
    naam = "Getekend zorgplan geregistreerd: " + ("akkoord" if plan.is_akkoord else "niet akkoord")
    leg_vast(melding, "V-19", op=plan.ingediend_op, door=door, naam=naam, reden=plan.reactie)
    taken.rond_af_met_sleutel(melding, _controle(plan), op=op, door=door)
    ZORGPLAN_GETEKEND.roep(melding, plan, op=op, door=door)
    return plan


@handeling
def stuur_zorgplan_terug(zorgplan: Zorgplan, *, reden: str, op: date, door: Gebruiker) -> None:
    """Something is missing: the aanbieder completes it (V-15). The two weeks go on as they were."""
    melding, verzoek, plan = _vergrendel(zorgplan)
    if plan.ingediend_op is None:
        raise Geweigerd("Het zorgplan is nog niet ingediend.")
    if not reden.strip():
        raise Geweigerd("Schrijf op wat er ontbreekt.")
    taken.rond_af_met_sleutel(melding, _controle(plan), op=op, door=door)
    plan.ingediend_op = plan.ingediend_door = plan.bij_client_op = plan.aanbieder_getekend_op = (
        plan.client_getekend_op
    ) = None
    plan.getekend_door, plan.is_akkoord, plan.document, plan.machtiging = "", None, None, None
    plan.teruggestuurd_op, plan.terugstuurreden = op, reden
    plan.save()
    termijnen.heropen(melding, Termijn.Soort.ZORGPLAN, start=verzoek.gevraagd_op)
    leg_vast(melding, "V-15", op=op, door=door, naam="Zorgplan terug naar de aanbieder", reden=reden)
    meld_aan_aanbieder(plan, f"terug:{op}", op=op)


@handeling
def koppel_zorgplan_terug(zorgplan: Zorgplan, *, reden: str, op: date, door: Gebruiker) -> None:
    """TR-17: aanbieder or client says that the plan cannot be made like this; the consulent decides (V-23).

    Before an aanvraag the case goes back to the onderzoek. After it only the talk is asked for: state and decision
    clock stay as they are.
    """
    melding, verzoek, plan = _vergrendel(zorgplan)
    if not reden.strip():
        raise Geweigerd("Schrijf op waarom het zo niet kan.")
    weiger_als_de_klok_stilstaat(melding)
    if melding.status in _NA_INDIENING:
        leg_vast(melding, "TR-17", op=op, door=door, naam="Zorgplan teruggekoppeld", reden=reden)
        _vraag_overleg(melding, verzoek, plan, op)
        return
    with stap(melding, "zorgplan_terugkoppeling", op=op, door=door, reden=reden) as vers:
        if verzoek.gerappelleerd_op is not None:
            raise Geweigerd("De inwoner is al herinnerd aan het zorgplan. Pas het verslag aan of wacht op antwoord.")
        verzoek.reden = reden
        _sluit(verzoek, Zorgplanverzoek.Einde.TERUGGEKOPPELD, op)
        termijnen.laat_vervallen(vers, op=op, soort=Termijn.Soort.ZORGPLAN)
        taken.rond_af_met_sleutel(vers, _controle(plan), op=op, door=None)
        _vraag_overleg(vers, verzoek, plan, op)


@handeling
def rappelleer_zorgplan(verzoek: Zorgplanverzoek, *, op: date, door: Gebruiker) -> None:
    """TR-55: the two weeks are over and the client does not react: remind, with the form (V-18, V-22).

    When the delay lies with the aanbieder the client gets no letter about it.
    """
    melding = vergrendel(verzoek.melding)
    vers = lopend_verzoek(melding)
    if melding.status != Status.VERSLAG_VERZONDEN or vers is None or vers.gerappelleerd_op is not None:
        raise Geweigerd(f"Zaak {melding.nummer} wacht niet op een zorgplan. Een herinnering past nu niet.")
    klok = termijnen.lopende(melding, Termijn.Soort.ZORGPLAN)
    if klok is None or klok.uiterste_datum >= op:
        raise Geweigerd("De termijn voor het zorgplan is nog niet voorbij.")
    if not ligt_bij_client(vers):
        raise Geweigerd("De vertraging ligt bij de aanbieder. De inwoner krijgt daarover geen herinnering.")
    vers.gerappelleerd_op = op
    vers.save(update_fields=["gerappelleerd_op"])
    termijnen.laat_vervallen(melding, op=op, soort=Termijn.Soort.ZORGPLAN)
    start_rappel(melding, op=op)
    leg_vast(melding, "TR-55", op=op, door=door)
    zet_brief_klaar(
        melding, "D-10", op=op, over=f"zorgplan:{vers.pk}", aanleiding=Rappelaanleiding.ZORGPLAN.value,
        verzoek=vers.pk,
    )  # fmt: skip
    zet_brief_klaar(melding, "D-49", op=op, over=f"zorgplan:{vers.pk}")
    taken.rond_af_met_sleutel(melding, f"zorgplan-rappel:{vers.pk}", op=op, door=door)
    taken.rond_af_met_sleutel(melding, f"zorgplan-te-laat:{vers.pk}", op=op, door=door)


def ligt_bij_client(verzoek: Zorgplanverzoek) -> bool:
    """Whether the finished plan waits for the client: then the delay is not the aanbieder's."""
    return verzoek.zorgplannen.filter(
        is_coordinerend=True, bij_client_op__isnull=False, ingediend_op__isnull=True
    ).exists()


def stel_rappel_voor(melding: Melding, verzoek: Zorgplanverzoek, *, op: date) -> None:
    """Propose TR-55 to the consulent, once."""
    taken.maak_taak(
        melding,
        f"zorgplan-rappel:{verzoek.pk}",
        "De inwoner reageert niet op het zorgplan: stuur een herinnering",
        rol=Rol.CONSULENT,
        voor=melding.behandelaar,
        uiterlijk_op=op,
        op=op,
        plek="zorgplan",
    )


def vraag_controle(melding: Melding, plan: Zorgplan, *, op: date) -> None:
    """Administratie looks at the signatures of a plan that came in."""
    taken.maak_taak(
        melding,
        _controle(plan),
        "Controleer de handtekeningen van het zorgplan",
        rol=Rol.ADMINISTRATIE,
        uiterlijk_op=op,
        op=op,
        plek="zorgplan",
    )


def _controle(plan: Zorgplan) -> str:
    return f"zorgplan-controle:{plan.pk}:{plan.ingediend_op}"


def _vraag_overleg(melding: Melding, verzoek: Zorgplanverzoek, plan: Zorgplan, op: date) -> None:
    taken.maak_taak(
        melding,
        f"zorgplan-overleg:{verzoek.pk}:{plan.pk}:{op}",
        f"Overleg over het zorgplan met de inwoner en {plan.aanbieder}"[:160],
        rol=Rol.CONSULENT,
        voor=melding.behandelaar,
        uiterlijk_op=op,
        op=op,
        plek="zorgplan",
    )


def _vergrendel(zorgplan: Zorgplan) -> tuple[Melding, Zorgplanverzoek, Zorgplan]:
    """Case, request and plan of now, under lock; refused when the request has ended or the case is closed."""
    melding = vergrendel(Melding(pk=zorgplan.verzoek.melding_id))
    verzoek = lopend_verzoek(melding)
    if verzoek is None or verzoek.pk != zorgplan.verzoek_id or melding.is_gesloten:
        raise Geweigerd("Dit zorgplan is niet meer nodig: het verzoek is afgerond of de zaak is gesloten.")
    plan = Zorgplan.objects.select_for_update(of=("self",)).select_related("aanbieder").get(pk=zorgplan.pk)
    plan.verzoek = verzoek
    verzoek.melding = melding
    return melding, verzoek, plan


def _sluit(verzoek: Zorgplanverzoek, einde: str, op: date) -> None:
    verzoek.afgerond_op, verzoek.einde = op, einde
    verzoek.save(update_fields=["afgerond_op", "einde", "reden"])
