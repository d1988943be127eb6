"""What the client answers to the verslag: does not want it, disagrees, or agrees without an aanvraag."""

from datetime import date

from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Melding, Status, Termijn
from meldingen.rollen import Rol
from meldingen.services import parameters, taken, termijnen
from meldingen.services.brieven import zet_brief_klaar
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast, stap, stap_of_feit, vergrendel
from meldingen.termijnen import rappel, retour
from onderzoek.brieven import Rappelaanleiding
from onderzoek.gevolgen import VERSLAG_VERSTREKT
from onderzoek.models import Verslag
from onderzoek.services import samenaanvragen
from onderzoek.services.onderzoek import AANVRAAG_LOOPT
from onderzoek.services.verslagbundel import leg_bundel_vast
from onderzoek.services.verslagtoets import weiger_zonder_toets
from onderzoek.services.verslagversie import neem_over
from onderzoek.services.zorgplanverzoek import wacht_op_zorgplan


@handeling
def verslag_niet_gewenst(verslag: Verslag, *, wens: str, op: date, door: Gebruiker) -> None:
    """TR-13: the client does not want the verslag; it stays in the case, and the form is offered (V-12)."""
    with stap_of_feit(verslag.melding, "verslag_niet_gewenst", tijdens=AANVRAAG_LOOPT, op=op, door=door) as melding:
        vers = Verslag.objects.select_for_update().get(pk=verslag.pk)
        if vers.vastgesteld_op is not None:
            raise Geweigerd("Dit verslag is al verzonden of vastgesteld.")
        if vers.versie != melding.verslagen.order_by("-versie").values_list("versie", flat=True).first():
            raise Geweigerd("Er is een nieuwere versie van het verslag. Neem die.")
        if not wens.strip():
            raise Geweigerd("Schrijf op hoe de cliënt liet weten het verslag niet te willen ontvangen.")
        weiger_zonder_toets(vers)
        vers.vastgesteld_op = vers.niet_gewenst_op = op
        vers.wens = wens
        vers.save(update_fields=["vastgesteld_op", "niet_gewenst_op", "wens"])
        leg_bundel_vast(vers, (), op=op)
        termijnen.haal(melding, Termijn.Soort.ONDERZOEK, op=op)
        werkdagen = parameters.waarde(melding.gemeente, "retour_werkdagen", op)
        termijnen.open_termijn(melding, Termijn.Soort.RETOUR, retour(werkdagen), start=op)
        zet_brief_klaar(melding, "D-07", op=op, over=str(vers.versie), verslag=vers.pk, alleen_dossier=True)
        zet_brief_klaar(melding, "D-49", op=op, over=f"niet-gewenst:{vers.versie}")
    VERSLAG_VERSTREKT.roep(melding, vers, op=op, door=door)


@handeling
def verwerk_niet_akkoord(verslag: Verslag, *, op: date, door: Gebruiker) -> Verslag:
    """TR-14: the client disagreed and asked for nothing. A next verslag begins with the text of this one (V-07)."""
    with stap(verslag.melding, "niet_akkoord_verwerken", op=op, door=door) as melding:
        vers = _laatste(melding)
        _weiger_zonder_retour(vers)
        if vers.retour_akkoord or vers.retour_is_aanvraag:
            raise Geweigerd("De cliënt is akkoord of doet een aanvraag. Het verslag hoeft niet te worden aangepast.")
        if not vers.retour_reactie.strip():
            raise Geweigerd("Er staat niet bij waarom de cliënt niet akkoord is. Vraag het na en leg het vast.")
        if wacht_op_zorgplan(melding):
            raise Geweigerd("Er is een zorgplan gevraagd. Koppel dat eerst terug.")
        nieuw = Verslag.objects.create(
            melding=melding,
            versie=vers.versie + 1,
            opgesteld_op=op,
            opgesteld_door=door,
            **{naam: getattr(vers, naam) for naam in _OVERNEMEN},
        )
        neem_over(vers, nieuw, op=op, door=door)
        for soort in (Termijn.Soort.RETOUR, Termijn.Soort.RAPPEL):
            termijnen.laat_vervallen(melding, op=op, soort=soort)
        taken.rond_af_met_sleutel(melding, f"retour:{vers.pk}", op=op, door=door)
        samenaanvragen.rond_af(melding, op=op, door=None)
    return nieuw


_OVERNEMEN = ("uitkomst", "conclusie", "resultaat", "aanpak", "uitvoerder", "evaluatie_op", "zorgplan_nodig")


@handeling
def leg_reden_vast(verslag: Verslag, *, reden: str, op: date, door: Gebruiker) -> None:
    """The client told later why; it is kept beside the verslag, in the client's own words (V-07, X-11)."""
    melding = vergrendel(verslag.melding)
    vers = Verslag.objects.select_for_update().get(pk=verslag.pk)
    _weiger_zonder_retour(vers)
    if vers.retour_reactie:
        raise Geweigerd("De woorden van de cliënt staan al bij het verslag. Die blijven zoals ze zijn.")
    if not reden.strip():
        raise Geweigerd("Schrijf op wat de cliënt zei.")
    vers.retour_reactie = reden
    vers.save(update_fields=["retour_reactie"])
    leg_vast(melding, "V-07", op=op, door=door, naam="Reden van niet akkoord vastgelegd", reden=reden)


@handeling
def pas_aan_na_niet_akkoord(verslag: Verslag, *, reden: str, op: date, door: Gebruiker) -> Verslag:
    """Keep what the client said later, when it was not on the paper, and begin the next verslag (TR-14)."""
    if reden.strip():
        leg_reden_vast(verslag, reden=reden, op=op, door=door)
    return verwerk_niet_akkoord(verslag, op=op, door=door)


@handeling
def verwerk_akkoord_zonder_aanvraag(verslag: Verslag, *, op: date, door: Gebruiker) -> None:
    """TR-56: signed and agreed, but no aanvraag: remind of the form, and help to fill it in (A-19)."""
    melding = vergrendel(verslag.melding)
    if melding.status != Status.VERSLAG_VERZONDEN:
        raise Geweigerd(f"Zaak {melding.nummer} staat op ‘{melding.status_naam}’. Een herinnering past nu niet.")
    vers = _laatste(melding)
    _weiger_zonder_retour(vers)
    if not vers.retour_akkoord or vers.retour_is_aanvraag:
        raise Geweigerd("Alleen bij akkoord zonder aanvraag gaat deze herinnering weg.")
    if vers.uitkomst == Verslag.Uitkomst.OPGELOST:
        raise Geweigerd("De vraag is opgelost zonder maatwerk. Dan gaat er geen herinnering weg.")
    if vers.zorgplan_nodig:
        raise Geweigerd("Voor deze hulp is een zorgplan nodig. Vraag eerst het zorgplan.")
    if wacht_op_zorgplan(melding):
        raise Geweigerd("Er is een zorgplan gevraagd. Dat geldt straks als aanvraag.")
    if melding.gebeurtenissen.filter(code="TR-56", op__gte=vers.retour_op).exists():
        raise Geweigerd("Deze herinnering is al verstuurd.")
    start_rappel(melding, op=op)
    leg_vast(melding, "TR-56", op=op, door=door)
    zet_brief_klaar(melding, "D-10", op=op, over=f"getekend:{vers.versie}", aanleiding=Rappelaanleiding.GETEKEND.value)
    zet_brief_klaar(melding, "D-49", op=op, over=f"getekend:{vers.versie}")
    taken.rond_af_met_sleutel(melding, f"retour:{vers.pk}", op=op, door=door)
    samenaanvragen.maak_taak(melding, vers, op=op)


def start_rappel(melding: Melding, *, op: date) -> None:
    """Give the client the term of the reminder; what ran before it has lost its meaning."""
    for soort in (Termijn.Soort.RETOUR, Termijn.Soort.RAPPEL):
        termijnen.laat_vervallen(melding, op=op, soort=soort)
    werkdagen = parameters.waarde(melding.gemeente, "rappel_werkdagen", op)
    termijnen.open_termijn(melding, Termijn.Soort.RAPPEL, rappel(werkdagen), start=op)


# What follows when the signed verslag is no aanvraag: the task for the consulent, and the page.
_NA_RETOUR = {
    "zorgplan": ("Vraag het zorgplan bij de aanbieder", "zorgplan_vragen"),
    "niet_akkoord": ("De inwoner is niet akkoord: pas het verslag aan", "niet_akkoord"),
    "akkoord": ("Getekend zonder aanvraag: herinner aan de aanvraag", "akkoord_zonder_aanvraag"),
}


def maak_taak_na_retour(melding: Melding, verslag: Verslag, *, op: date) -> None:
    """Nothing that came back may lie still: say what the consulent does with it (V-06)."""
    if verslag.zorgplan_nodig:
        wat = "zorgplan"
    elif verslag.retour_is_aanvraag or verslag.uitkomst == Verslag.Uitkomst.OPGELOST:
        return
    else:
        wat = "akkoord" if verslag.retour_akkoord else "niet_akkoord"
    titel, plek = _NA_RETOUR[wat]
    taken.maak_taak(
        melding, f"retour:{verslag.pk}", titel, rol=Rol.CONSULENT, voor=melding.behandelaar, uiterlijk_op=op, op=op,
        plek=plek,
    )  # fmt: skip


def _laatste(melding: Melding) -> Verslag:
    vers = Verslag.objects.select_for_update().filter(melding=melding).order_by("-versie").first()
    if vers is None:
        raise Geweigerd(f"In zaak {melding.nummer} is nog geen verslag.")
    return vers


def _weiger_zonder_retour(verslag: Verslag) -> None:
    if verslag.retour_op is None:
        raise Geweigerd("Het getekende verslag is nog niet terug. Registreer het eerst.")
