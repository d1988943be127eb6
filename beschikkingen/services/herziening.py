"""Herziening and intrekking of a voorziening (Wmo 2.3.10): on a ground, from a day, undone when bezwaar succeeds."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Q

from beschikkingen.models import INHOUD, TEKSTEN, Beschikking, Besluitregel, Voornemen, Voorziening
from beschikkingen.services.einde import afgesproken_einde, neem_afspraak_over
from beschikkingen.services.geldend import geldend
from beschikkingen.services.voornemen import (
    BESLISSEN_BINNEN,
    NAAM,
    begin_voorstel,
    besluit_op,
    haal_voorziening,
    leg_vast_en_nodig_uit,
    lopende_zaak,
    staat,
    stel_voor,
)
from meldingen import versleuteling
from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker
from meldingen.rollen import Rol
from meldingen.services import taken
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast
from meldingen.termijnen import schrijf_datum

S, Grond = Voornemen.Soort, Voornemen.Grond
EEN_DAG = timedelta(days=1)
# What the client did or left explains a day in the past; what changed by itself does not.
_TERUGWERKEND = (Grond.ONJUIST, Grond.VOORWAARDEN, Grond.GEBRUIK)


@dataclass(frozen=True, slots=True)
class Wijziging:
    """What the college means to do. `omvang` in the unit of the voorziening, amounts in euro; only for herziening.

    `juiste_gegevens` (ground a) may still come with the proposal, as may the day.
    """

    soort: str
    grond: str
    feiten: str
    ingangstijdstip: date | None = None
    juiste_gegevens: str = ""
    omvang: int | None = None
    kostprijs: Decimal | None = None
    pgb_bedrag: Decimal | None = None
    berekening: str = ""


@handeling
def leg_voornemen_vast(voorziening: Voorziening, wat: Wijziging, *, op: date, door: Gebruiker) -> Voornemen:
    """B-18, H-08: on which ground and facts; the client is asked what they think of it (D-36)."""
    zaak = lopende_zaak(voorziening.melding)
    vers = haal_voorziening(voorziening, zaak)
    if wat.soort not in (S.HERZIENING, S.INTREKKING):
        raise Geweigerd("Kies of u de voorziening wilt herzien of intrekken.")
    if wat.grond not in Grond.values:
        raise Geweigerd("Kies de grond uit artikel 2.3.10 Wmo 2015. Zonder grond kan dit niet.")
    if not wat.feiten.strip():
        raise Geweigerd("Schrijf op welke feiten dit nodig maken. Deze tekst staat in de brief.")
    if vers.einddatum and vers.einddatum < vers.ingangsdatum:
        raise Geweigerd("Deze voorziening is al ingetrokken vanaf de eerste dag. Er valt niets meer te wijzigen.")
    rij = Voornemen(melding=zaak, voorziening=vers, soort=wat.soort, grond=wat.grond, feiten=wat.feiten)
    rij.juiste_gegevens, rij.ingangstijdstip = wat.juiste_gegevens.strip(), wat.ingangstijdstip
    if wat.ingangstijdstip is not None:
        _toets_dag(rij, wat.ingangstijdstip, op)
    if wat.soort == S.HERZIENING:
        _toets_omvang(vers, wat)
        rij.omvang, rij.kostprijs, rij.pgb_bedrag = wat.omvang, wat.kostprijs, wat.pgb_bedrag
        rij.berekening = wat.berekening
    return leg_vast_en_nodig_uit(rij, op=op, door=door)


@handeling
def stel_herziening_voor(
    voornemen: Voornemen,
    *,
    ingangstijdstip: date | None,
    motivering: str,
    weging: str = "",
    juiste_gegevens: str = "",
    op: date,
    door: Gebruiker,
) -> Beschikking:
    """Propose it, once the client was heard (B-18), with its day (H-09) and on ground a the other outcome (H-08)."""
    vers = begin_voorstel(voornemen, weging, op)
    if vers.soort == S.TERUGVORDERING:
        raise Geweigerd("Dit voornemen is een terugvordering. Stel die op haar eigen bladzijde voor.")
    dag = ingangstijdstip or vers.ingangstijdstip
    if dag is None:
        raise Geweigerd("Vul in op welke dag het besluit ingaat (artikel 2.3.10 lid 2 Wmo 2015).")
    _toets_dag(vers, dag, op)
    if vers.ingangstijdstip is not None and dag < vers.ingangstijdstip:
        raise Geweigerd(
            f"De inwoner reageerde op een voornemen vanaf {schrijf_datum(vers.ingangstijdstip)}. Een eerdere dag kan "
            "niet. Leg daarvoor een nieuw voornemen vast."
        )
    vers.ingangstijdstip = dag
    vers.juiste_gegevens = juiste_gegevens.strip() or vers.juiste_gegevens
    if vers.grond == Grond.ONJUIST and not vers.juiste_gegevens:
        raise Geweigerd(
            "Schrijf op welke gegevens wel kloppen, en waarom u daarmee anders had beslist. Anders geldt grond a niet."
        )
    besluit = stel_voor(vers, motivering=motivering, op=op, door=door, ingangstijdstip=dag.isoformat())
    if vers.soort == S.HERZIENING:
        _maak_regel(besluit, vers)
    return besluit


@handeling
def beslis_herziening(beschikking: Beschikking, *, op: date, door: Gebruiker) -> Beschikking:
    """H-10: decide and make known; the voorziening ends, or goes on differently, from the ingangstijdstip."""
    with besluit_op(beschikking, brief="D-28", op=op, door=door) as (besluit, voornemen):
        vers = haal_voorziening(voornemen.voorziening, voornemen.melding)
        dag = voornemen.ingangstijdstip or op
        _toets_dag(voornemen, dag, op)
        voornemen.einddatum_was = vers.einddatum
        for regel in besluit.regels.all():
            nieuw = Voorziening.objects.create(
                client_id=vers.client_id, melding=voornemen.melding, regel=regel,
                ingangsdatum=dag, einddatum=vers.einddatum,
            )  # fmt: skip
            neem_afspraak_over(vers, nieuw)
        vers.einddatum = dag - EEN_DAG
        vers.save(update_fields=["einddatum"])
        taken.maak_taak(
            voornemen.melding,
            f"doorgeven:{besluit.pk}",
            f"Geef de {NAAM[S(voornemen.soort)]} door aan de aanbieder, het CAK en de SVB",
            rol=Rol.ADMINISTRATIE,
            uiterlijk_op=op + timedelta(days=2),
            op=op,
            plek="overzicht",
        )
    return besluit


def herstel_voorziening(beschikking: Beschikking, *, op: date, door: Gebruiker) -> None:
    """A consequence of a decision that was taken back (B-26): the voorziening is again what it was.

    What another decision that stands did to it, stays; then somebody decides again.
    """
    voornemen = Voornemen.objects.filter(beschikking=beschikking).select_related("melding").first()
    if voornemen is None:
        return
    for gevolg in Voornemen.objects.filter(intrekking=voornemen, besloten_op__isnull=False):
        taken.maak_taak(
            voornemen.melding,
            f"terugvordering-herzien:{gevolg.pk}",
            "De intrekking geldt niet meer: beslis wat dat betekent voor de terugvordering",
            rol=Rol.CONSULENT,
            uiterlijk_op=op + BESLISSEN_BINNEN,
            op=op,
            plek="herziening",
        )
    if voornemen.soort == S.TERUGVORDERING:
        return
    ontstaan = list(Voorziening.objects.select_for_update().filter(regel__beschikking=beschikking))
    for nieuw in ontstaan:
        nieuw.einddatum = nieuw.ingangsdatum - EEN_DAG
        nieuw.save(update_fields=["einddatum"])
    vers = Voorziening.objects.select_for_update(of=("self",)).select_related("regel").get(pk=voornemen.voorziening_id)
    was = vers.einddatum
    ander_besluit = _ander_besluit(voornemen)
    if staat(vers.regel.beschikking_id):
        _geef_terug(vers, _eerste_einde(voornemen, ander_besluit), ontstaan)
    if ander_besluit:
        taken.maak_taak(
            voornemen.melding,
            f"opnieuw-beslissen:{beschikking.pk}",
            "Een ander besluit over deze voorziening geldt nog: beslis opnieuw wat de inwoner krijgt",
            rol=Rol.CONSULENT,
            uiterlijk_op=op + BESLISSEN_BINNEN,
            op=op,
            plek="herziening",
        )
    if vers.einddatum != was:
        _meld_herstel(beschikking, op=op, door=door)


def _geef_terug(voorziening: Voorziening, tot: date | None, ontstaan: list[Voorziening]) -> None:
    """The last day without the decision; what the client gave up meanwhile does not come back with it."""
    opgezegd = afgesproken_einde(voorziening.pk, *(nieuw.pk for nieuw in ontstaan))
    voorziening.einddatum = min((dag for dag in (tot, opgezegd) if dag), default=None)
    voorziening.save(update_fields=["einddatum"])
    for nieuw in ontstaan:
        neem_afspraak_over(nieuw, voorziening)


def _ander_besluit(voornemen: Voornemen) -> list[Voornemen]:
    """The other decisions on the voorziening, or on what it became by this one, that stand."""
    over = Q(voorziening=voornemen.voorziening_id) | Q(voorziening__regel__beschikking=voornemen.beschikking_id)
    besluiten = geldend(Beschikking.objects.filter(melding=voornemen.melding_id))
    rijen = Voornemen.objects.filter(over, beschikking__in=besluiten, soort__in=(S.HERZIENING, S.INTREKKING))
    return list(rijen.exclude(pk=voornemen.pk))


def _eerste_einde(voornemen: Voornemen, ander_besluit: list[Voornemen]) -> date | None:
    """The last day as it was granted, or the day before the earliest of the other decisions starts."""
    besloten = Voornemen.objects.filter(voorziening=voornemen.voorziening_id, besloten_op__isnull=False)
    # What the first decision found is what was granted; each later one may have found the day of another.
    eerste = besloten.exclude(soort=S.TERUGVORDERING).earliest("besloten_op", "beschikking_id")
    dagen = [rij.ingangstijdstip - EEN_DAG for rij in ander_besluit if rij.ingangstijdstip]
    return min([*dagen, *([eerste.einddatum_was] if eerste.einddatum_was else [])], default=None)


def _meld_herstel(beschikking: Beschikking, *, op: date, door: Gebruiker) -> None:
    leg_vast(beschikking.melding, "B-26", op=op, door=door, naam="Voorziening hersteld na bezwaar of beroep")
    taken.maak_taak(
        beschikking.melding,
        f"hersteld:{beschikking.pk}",
        "Besluit herroepen: geef aan de aanbieder, het CAK en de SVB door dat de voorziening doorloopt",
        rol=Rol.ADMINISTRATIE,
        uiterlijk_op=op + timedelta(days=2),
        op=op,
        plek="overzicht",
    )


def _toets_dag(voornemen: Voornemen, dag: date, op: date) -> None:
    """H-09: within the voorziening; in the past only for what the client did or left (legal certainty)."""
    voorziening = voornemen.voorziening
    if dag < voorziening.ingangsdatum or (voorziening.einddatum and dag > voorziening.einddatum):
        tot = f" tot en met {schrijf_datum(voorziening.einddatum)}" if voorziening.einddatum else ""
        raise Geweigerd(
            f"De voorziening loopt van {schrijf_datum(voorziening.ingangsdatum)}{tot}. Kies een dag in die tijd."
        )
    if dag < op and voornemen.grond not in _TERUGWERKEND:
        raise Geweigerd("Bij deze grond kan het besluit niet in het verleden ingaan. Kies vandaag of een latere dag.")


def _toets_omvang(voorziening: Voorziening, wat: Wijziging) -> None:
    regel = voorziening.regel
    pgb = regel.leveringsvorm == Besluitregel.Leveringsvorm.PGB
    if not wat.omvang or wat.kostprijs is None:
        raise Geweigerd("Vul in hoeveel het wordt en wat dat waard is. Stopt de hulp helemaal? Kies dan intrekken.")
    if pgb and (wat.pgb_bedrag is None or not wat.berekening.strip()):
        raise Geweigerd("Deze voorziening is een pgb. Vul het nieuwe bedrag in, en hoe u het hebt berekend.")
    if not pgb and wat.pgb_bedrag is not None:
        raise Geweigerd("Deze voorziening is geen pgb. Laat het bedrag van het pgb leeg.")
    if (wat.omvang, wat.kostprijs, wat.pgb_bedrag) == (regel.omvang, regel.kostprijs, regel.pgb_bedrag):
        raise Geweigerd("Er verandert niets. Vul in wat de inwoner na de herziening krijgt.")


def _maak_regel(besluit: Beschikking, voornemen: Voornemen) -> None:
    """The line of the voorziening as it becomes: the rest stays as it was granted."""
    oud = voornemen.voorziening.regel
    velden = {naam: getattr(oud, naam) for naam in INHOUD} | {
        "omvang": voornemen.omvang,
        "kostprijs": voornemen.kostprijs,
        "pgb_bedrag": voornemen.pgb_bedrag,
        "berekening": voornemen.berekening or oud.berekening,
        "motivering": besluit.motivering,
        "minder_dan_gevraagd": "",
        "ingangsdatum": voornemen.ingangstijdstip,
        "einddatum": voornemen.voorziening.einddatum,
    }
    kenmerk = versleuteling.kenmerk("\0".join(velden[naam] for naam in TEKSTEN), "besluitregel")
    Besluitregel.objects.create(beschikking=besluit, gevraagd=oud.gevraagd, tekst_kenmerk=kenmerk, **velden)
