"""The hersteltermijn: ask for what is missing, the clock stands still, and what follows (A-10 to A-13, T-12, T-13)."""

from datetime import date

from django.db.models import QuerySet

from beschikkingen.models import Aanvraag, Beschikking, Herstelverzoek
from beschikkingen.services.beslistermijn import weiger_als_opgeschort
from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Melding, Opschorting, Status, Termijn
from meldingen.rollen import Rol
from meldingen.services import parameters, taken, termijnen
from meldingen.services.brieven import zet_brief_klaar
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast, stap, vergrendel
from meldingen.termijnen import BUITEN_BEHANDELING, herstel, hervattingsdag, schrijf_datum


@handeling
def geef_hersteltermijn(
    aanvraag: Aanvraag, stukken: list[str], *, is_alleen_budgetplan: bool = False, op: date, door: Gebruiker
) -> Herstelverzoek:
    """TR-28: invite the applicant to complete; the decision clock stands still from the next day (T-13).

    After the decision term has ended the invitation suspends nothing (4.4); that is recorded, not refused.
    """
    stukken = [stuk.strip() for stuk in stukken if stuk.strip()]
    if not stukken:
        raise Geweigerd("Schrijf op welke stukken ontbreken; elk stuk op een eigen regel.")
    melding = vergrendel(aanvraag.melding)
    if melding.status == Status.HERSTELTERMIJN:
        _vergeet_afloop(melding, op, door)
        verzoek = _vraag_aan(melding, aanvraag, stukken, is_alleen_budgetplan, op)
        leg_vast(melding, "TR-28", op=op, door=door)
        return verzoek
    weiger_als_opgeschort(melding)
    with stap(melding, "hersteltermijn_geven", op=op, door=door) as zaak:
        return _vraag_aan(zaak, aanvraag, stukken, is_alleen_budgetplan, op)


@handeling
def registreer_aanvulling(verzoek: Herstelverzoek, *, ontvangen_op: date, op: date, door: Gebruiker) -> None:
    """TR-29: all pieces are in; the suspension ends on the day of the completion (A-11)."""
    if ontvangen_op > op:
        raise Geweigerd("De aanvulling kan niet in de toekomst zijn ontvangen. Controleer de datum.")
    if ontvangen_op < verzoek.verzonden_op:
        raise Geweigerd("De aanvulling kan niet van vóór het verzoek zijn. Controleer de datum.")
    zaak = vergrendel(verzoek.melding)
    if zaak.status == Status.HERSTELTERMIJN and _andere_open(verzoek).exists():
        _vul_aan(zaak, verzoek, ontvangen_op, op)
        leg_vast(zaak, "A-11", op=ontvangen_op, door=door, naam="Deels aangevuld; een ander verzoek loopt nog")
        return
    with stap(zaak, "aangevuld", op=ontvangen_op, door=door) as zaak:
        vers = _vul_aan(zaak, verzoek, ontvangen_op, op)
        termijnen.haal(zaak, Termijn.Soort.HERSTEL, op=ontvangen_op)
        termijnen.laat_vervallen(zaak, op=ontvangen_op, soort=Termijn.Soort.BUITEN_BEHANDELING)
        _ruim_taken_op(zaak, vers, op, door)


@handeling
def beoordeel_in_natura(verzoek: Herstelverzoek, *, op: date, door: Gebruiker) -> None:
    """TR-30: only the budgetplan stayed out, so no pgb but a decision on natura (A-13, P-04). A person confirms it."""
    if not verzoek.is_alleen_budgetplan:
        raise Geweigerd("Er ontbreekt meer dan het budgetplan. Stel buiten behandeling of beslis inhoudelijk.")
    _weiger_als_niet_verstreken(verzoek, op)
    with stap(verzoek.melding, "budgetplan_ontbreekt_naar_zin", op=op, door=door) as zaak:
        _laat_verstrijken(zaak, _vergrendel(verzoek), op)
        termijnen.laat_vervallen(zaak, op=op, soort=Termijn.Soort.BUITEN_BEHANDELING)
        _ruim_taken_op(zaak, _vergrendel(verzoek), op, door)


@handeling
def beslis_inhoudelijk(verzoek: Herstelverzoek, *, reden: str, op: date, door: Gebruiker) -> None:
    """TR-57: decide on what there is; after four weeks that is the only way left (T-15)."""
    if not reden.strip():
        raise Geweigerd("Schrijf op waarom u kunt beslissen zonder de ontbrekende stukken.")
    _weiger_als_niet_verstreken(verzoek, op)
    with stap(verzoek.melding, "inhoudelijk_beslissen_na_herstel", op=op, door=door, reden=reden) as zaak:
        _laat_verstrijken(zaak, _vergrendel(verzoek), op)
        termijnen.laat_vervallen(zaak, op=op, soort=Termijn.Soort.BUITEN_BEHANDELING)
        _ruim_taken_op(zaak, _vergrendel(verzoek), op, door)


def mag_buiten_behandeling(verzoek: Herstelverzoek, op: date) -> bool:
    """T-15: only within four weeks after the hersteltermijn ended, and never for the budgetplan alone (A-13)."""
    if verzoek.is_alleen_budgetplan or verzoek.verstreken_op is None:
        return False
    termijn = verzoek.melding.termijnen.filter(soort=Termijn.Soort.BUITEN_BEHANDELING).order_by("pk").last()
    return termijn is not None and op <= termijn.uiterste_datum


def verstreken(op: date) -> list[int]:
    """Requests whose term ended unused and that were not dealt with yet: the candidates of the night."""
    return list(
        Herstelverzoek.objects.filter(
            uiterlijk_op__lt=op,
            aangevuld_op__isnull=True,
            verstreken_op__isnull=True,
            melding__status=Status.HERSTELTERMIJN,
        )
        .order_by("uiterlijk_op", "pk")
        .values_list("pk", flat=True)
    )


@handeling
def verwerk_verstreken(verzoek_pk: int, op: date) -> None:
    """The term ended unused on H: the decision clock runs again, the four weeks start, and somebody must choose.

    Choosing (TR-30, TR-31 or TR-57) stays with a person; the night only proposes.
    """
    verzoek = Herstelverzoek.objects.select_related("melding").get(pk=verzoek_pk)
    zaak = vergrendel(verzoek.melding)
    vers = _vergrendel(verzoek)
    if zaak.status != Status.HERSTELTERMIJN or vers.aangevuld_op is not None or vers.verstreken_op is not None:
        return  # dealt with since the night made its list
    if _andere_open(vers).exists():
        _sluit_verzoek(zaak, vers, op)
        leg_vast(zaak, "A-12", op=op, door=None, naam="Verzoek om aanvulling verstreken; een later verzoek loopt nog")
        return
    _laat_verstrijken(zaak, vers, op)
    if not vers.is_alleen_budgetplan:
        termijnen.open_termijn(zaak, Termijn.Soort.BUITEN_BEHANDELING, BUITEN_BEHANDELING, start=vers.uiterlijk_op)
    leg_vast(zaak, "A-12", op=op, door=None, naam="Hersteltermijn ongebruikt verstreken")
    titel = (
        "Alleen het budgetplan ontbreekt: beoordeel in natura"
        if vers.is_alleen_budgetplan
        else "Niet aangevuld: stel buiten behandeling of beslis inhoudelijk"
    )
    taken.maak_taak(
        zaak,
        f"na-herstel:{vers.pk}",
        titel,
        rol=Rol.CONSULENT,
        voor=zaak.behandelaar,
        uiterlijk_op=zaak.uiterlijk_op or op,
        op=op,
        plek="na_herstel",
    )


def _vraag_aan(
    zaak: Melding, aanvraag: Aanvraag, stukken: list[str], is_alleen_budgetplan: bool, op: date
) -> Herstelverzoek:
    werkdagen = parameters.waarde(zaak.gemeente, "hersteltermijn_werkdagen", aanvraag.ontvangen_op)
    termijnen.laat_vervallen(zaak, op=op, soort=Termijn.Soort.HERSTEL)
    termijn = termijnen.open_termijn(zaak, Termijn.Soort.HERSTEL, herstel(werkdagen), start=op)
    besluit = termijnen.lopende(zaak, Termijn.Soort.BESLUIT)
    opschorting = None
    if besluit is not None and op <= besluit.uiterste_datum:
        opschorting = termijnen.schort_op(
            besluit, grond=Opschorting.Grond.HERSTEL, van=op, tot=_einde(zaak, termijn.uiterste_datum, op)
        )
        termijnen.werk_uiterlijk_bij(zaak)
    verzoek = Herstelverzoek.objects.create(
        melding=zaak,
        aanvraag=aanvraag,
        stukken=stukken,
        is_alleen_budgetplan=is_alleen_budgetplan,
        verzonden_op=op,
        uiterlijk_op=termijn.uiterste_datum,
        opschorting=opschorting,
    )
    zet_brief_klaar(zaak, "D-15", op=op, over=str(verzoek.pk), herstelverzoek=verzoek.pk)
    return verzoek


def _vergeet_afloop(zaak: Melding, op: date, door: Gebruiker) -> None:
    """Asked again after an invitation ended unused: the choice and its four weeks come back when this one ends."""
    termijnen.laat_vervallen(zaak, op=op, soort=Termijn.Soort.BUITEN_BEHANDELING)
    for verzoek in Herstelverzoek.objects.filter(melding=zaak, verstreken_op__isnull=False):
        _ruim_taken_op(zaak, verzoek, op, door)


def _einde(zaak: Melding, laatste_dag: date, op: date) -> date:
    """The day the clock runs again when nothing comes: the last day itself, unless the gemeente counts it along."""
    telt = parameters.waarde(zaak.gemeente, "opschorting_laatste_dag_telt", op)
    return hervattingsdag(laatste_dag, laatste_dag_opgeschort=telt)


def _andere_open(verzoek: Herstelverzoek) -> QuerySet[Herstelverzoek]:
    """Other invitations of the case that were not answered and did not end: each suspends its own days (4.4)."""
    rijen = Herstelverzoek.objects.filter(aangevuld_op__isnull=True, verstreken_op__isnull=True)
    return rijen.filter(melding_id=verzoek.melding_id).exclude(pk=verzoek.pk)


def _vul_aan(zaak: Melding, verzoek: Herstelverzoek, ontvangen_op: date, op: date) -> Herstelverzoek:
    vers = _vergrendel(verzoek)
    if vers.aangevuld_op is not None:
        raise Geweigerd("Deze aanvulling is al geregistreerd.")
    vers.aangevuld_op = ontvangen_op
    vers.save(update_fields=["aangevuld_op"])
    # Unused on its last day the term ended there, also when nobody had noticed yet.
    _beeindig(zaak, vers, tot=min(ontvangen_op, _einde(zaak, vers.uiterlijk_op, op)), op=op)
    return vers


def _laat_verstrijken(zaak: Melding, verzoek: Herstelverzoek, op: date) -> None:
    """The last invitation ended unused: its request and its clock close."""
    _sluit_verzoek(zaak, verzoek, op)
    termijnen.laat_vervallen(zaak, op=op, soort=Termijn.Soort.HERSTEL)


def _sluit_verzoek(zaak: Melding, verzoek: Herstelverzoek, op: date) -> None:
    if verzoek.verstreken_op is None:
        verzoek.verstreken_op = verzoek.uiterlijk_op
        verzoek.save(update_fields=["verstreken_op"])
        _beeindig(zaak, verzoek, tot=_einde(zaak, verzoek.uiterlijk_op, op), op=op)


def _beeindig(zaak: Melding, verzoek: Herstelverzoek, *, tot: date, op: date) -> None:
    """The clock runs again on `tot`; what came in time but was recorded after the term still counts as of then."""
    opschorting = verzoek.opschorting
    if opschorting is None or (opschorting.hervat_op is not None and tot >= opschorting.tot):
        return
    termijnen.hervat(verzoek.opschorting, tot=tot, op=op)
    termijnen.werk_uiterlijk_bij(zaak)


def _weiger_als_niet_verstreken(verzoek: Herstelverzoek, op: date) -> None:
    if op <= verzoek.uiterlijk_op:
        raise Geweigerd(
            f"De aanvrager heeft nog tot en met {schrijf_datum(verzoek.uiterlijk_op)} om aan te vullen. Wacht dat af."
        )


def _ruim_taken_op(zaak: Melding, verzoek: Herstelverzoek, op: date, door: Gebruiker) -> None:
    taken.rond_af_met_sleutel(zaak, f"na-herstel:{verzoek.pk}", op=op, door=door)
    # What was proposed because nothing came, has lost its ground.
    voorstellen = zaak.beschikkingen.wachtend().filter(soort=Beschikking.Soort.BUITEN_BEHANDELING)
    for voorstel in voorstellen:
        taken.rond_af_met_sleutel(zaak, f"beslis:{voorstel.pk}", op=op, door=door)
    voorstellen.update(teruggestuurd_op=op)


def _vergrendel(verzoek: Herstelverzoek) -> Herstelverzoek:
    return Herstelverzoek.objects.select_for_update(of=("self",)).select_related("opschorting").get(pk=verzoek.pk)
