"""Leaving an aanvraag untreated: proposed by the consulent, decided by who has the mandate (TR-31, A-12, T-15)."""

from datetime import date

from beschikkingen.gevolgen import BESLUIT_BEKENDGEMAAKT
from beschikkingen.models import Beschikking, Herstelverzoek
from beschikkingen.services.bekendmaking import maak_bekend
from beschikkingen.services.herstel import mag_buiten_behandeling, verwerk_verstreken
from beschikkingen.services.mandaat import te_nemen, weiger_zonder_mandaat
from beschikkingen.services.voorstel import haal_wachtend, vraag_besluit
from meldingen import versleuteling
from meldingen.fouten import Geweigerd
from meldingen.models import Client, Gebruiker, Melding, Status, Termijn
from meldingen.services import taken, termijnen
from meldingen.services.brieven import zet_brief_klaar
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast, stap, vergrendel
from meldingen.termijnen import schrijf_datum


@handeling
def stel_buiten_behandeling_voor(
    verzoek: Herstelverzoek,
    *,
    ontbreekt: list[str],
    aanvulling_op: date | None = None,
    op: date,
    door: Gebruiker,
) -> Beschikking:
    """Propose to leave the aanvraag untreated: what is still missing, and when something came that was not enough."""
    ontbreekt = [stuk.strip() for stuk in ontbreekt if stuk.strip()]
    if not ontbreekt:
        raise Geweigerd("Schrijf op wat er nog ontbreekt; elk stuk op een eigen regel.")
    zaak = vergrendel(verzoek.melding)
    vers = _toets_voorstel(zaak, verzoek, aanvulling_op, op)
    beschikking = _maak_voorstel(zaak, vers, ontbreekt, aanvulling_op, op, door)
    leg_vast(zaak, "A-12", op=op, door=door, naam="Voorgesteld: aanvraag buiten behandeling")
    taken.rond_af_met_sleutel(zaak, f"na-herstel:{vers.pk}", op=op, door=door)
    vraag_besluit(beschikking, zaak, wat="aanvraag buiten behandeling", op=op)
    return beschikking


@handeling
def stel_buiten_behandeling(beschikking: Beschikking, *, op: date, door: Gebruiker) -> Beschikking:
    """TR-31: decided and made known within the four weeks (Awb 4:5 lid 4); bezwaar is possible."""
    Client.objects.select_for_update().get(pk=beschikking.melding.client_id)
    with stap(beschikking.melding, "buiten_behandeling_stellen", op=op, door=door) as zaak:
        vers = haal_wachtend(beschikking)
        vers.mandaat = weiger_zonder_mandaat(te_nemen(vers), door=door, op=op)
        _toets_grond(_verzoek(vers), op)
        for soort in (Termijn.Soort.BESLUIT, Termijn.Soort.BUITEN_BEHANDELING):
            termijnen.haal(zaak, soort, op=op)
        maak_bekend(vers, zaak, op=op, door=door)
        taken.rond_af_met_sleutel(zaak, f"beslis:{vers.pk}", op=op, door=door)
        BESLUIT_BEKENDGEMAAKT.roep(vers, op=op, door=door)
        zet_brief_klaar(zaak, "D-20", op=op, over=str(vers.pk), beschikking=vers.pk)
    return vers


def _toets_voorstel(zaak: Melding, verzoek: Herstelverzoek, aanvulling_op: date | None, op: date) -> Herstelverzoek:
    """Whether it may be proposed now, and only once; the request as it stands."""
    if zaak.status != Status.HERSTELTERMIJN:
        raise Geweigerd(f"Zaak {zaak.nummer} staat op ‘{zaak.status_naam}’. Buiten behandeling stellen kan nu niet.")
    vers = _toets_grond(verzoek, op)
    if aanvulling_op is not None and not vers.verzonden_op <= aanvulling_op <= op:
        raise Geweigerd("De dag van de aanvulling ligt niet tussen ons verzoek en vandaag. Controleer de datum.")
    if zaak.beschikkingen.wachtend().filter(soort=Beschikking.Soort.BUITEN_BEHANDELING).exists():
        raise Geweigerd("Er wacht al een voorstel om de aanvraag buiten behandeling te stellen.")
    return vers


def _maak_voorstel(
    zaak: Melding,
    verzoek: Herstelverzoek,
    ontbreekt: list[str],
    aanvulling_op: date | None,
    op: date,
    door: Gebruiker,
) -> Beschikking:
    motivering = "\n".join(ontbreekt)
    return Beschikking.objects.create(
        melding=zaak,
        aanvraag=verzoek.aanvraag,
        soort=Beschikking.Soort.BUITEN_BEHANDELING,
        uitkomst=Beschikking.Uitkomst.NIET_BEHANDELD,
        motivering=motivering,
        motivering_kenmerk=versleuteling.kenmerk(motivering, "beschikking"),
        voorgesteld_op=op,
        voorgesteld_door=door,
        parameters={
            "herstelverzoek": verzoek.pk,
            "aanvulling_op": aanvulling_op.isoformat() if aanvulling_op else "",
        },
    )


def _toets_grond(verzoek: Herstelverzoek, op: date) -> Herstelverzoek:
    """A-12, A-13, T-15: the term ended unused, more lacks than the budgetplan, and it is within the four weeks."""
    vers = Herstelverzoek.objects.select_related("aanvraag", "melding__gemeente").get(pk=verzoek.pk)
    if vers.is_alleen_budgetplan:
        raise Geweigerd("Alleen het budgetplan ontbreekt. Beoordeel de hulp in natura; buiten behandeling mag niet.")
    if vers.aangevuld_op is not None:
        raise Geweigerd("De aanvraag is aangevuld. Ga verder met de beoordeling.")
    if op <= vers.uiterlijk_op:
        raise Geweigerd(
            f"De aanvrager heeft nog tot en met {schrijf_datum(vers.uiterlijk_op)} om aan te vullen. Wacht dat af."
        )
    if vers.verstreken_op is None:
        verwerk_verstreken(vers.pk, op)
        vers.refresh_from_db()
    if not mag_buiten_behandeling(vers, op):
        raise Geweigerd(
            "De vier weken om de aanvraag buiten behandeling te stellen zijn voorbij (artikel 4:5 lid 4 Awb). "
            "Beslis inhoudelijk op wat er is."
        )
    return vers


def _verzoek(beschikking: Beschikking) -> Herstelverzoek:
    return Herstelverzoek.objects.get(pk=beschikking.parameters["herstelverzoek"])
