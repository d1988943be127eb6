"""A voorziening that was given up ends: before it began (VZ-12) or after its last day (VZ-08); TR-42 when none began.

Whether help began is told by its first day: the order to the aanbieder (TR-41) and the start that he reports (VZ-03)
are not kept yet. TR-52 starts from what TR-41 makes, so no act writes it yet either: a case in which help did run
stays `beschikt` when all of it has ended, and is open for bezwaar, herziening and a new melding as before.
"""

from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, QuerySet

from beschikkingen.models import Beschikking, Hulpeinde, Stopzetting, Voornemen, Voorziening
from beschikkingen.services.afronden import loopt_verweer
from beschikkingen.services.geldend import geldend
from beschikkingen.services.voornemen import voorzieningen_van
from meldingen.fouten import Geweigerd
from meldingen.models import Client, Gebruiker, Melding, Status
from meldingen.services.handeling import handeling
from meldingen.services.melding import sluit
from meldingen.services.overgang import leg_vast, stap, vergrendel
from meldingen.termijnen import schrijf_datum

EEN_DAG = timedelta(days=1)


def afspraken(**op: object) -> QuerySet[Hulpeinde]:
    """The agreed ends that count: those of an opzegging that did not lapse."""
    return Hulpeinde.objects.filter(stopzetting__opzegging__vervallen_op__isnull=True, **op)


def spreek_einde_af(voorziening: Voorziening, stopzetting: Stopzetting, *, op: date, door: Gebruiker) -> None:
    """The (locked) voorziening is valid until the agreed day. It ends at once when that day is over or when it never
    begins; otherwise the night ends it.
    """
    dag = stopzetting.laatste_dag
    begint_niet = dag < voorziening.ingangsdatum
    laatste = voorziening.ingangsdatum - EEN_DAG if begint_niet else dag
    Hulpeinde.objects.create(
        stopzetting=stopzetting, voorziening=voorziening, laatste_dag=laatste, einddatum_was=voorziening.einddatum
    )
    voorziening.einddatum = laatste
    voorziening.save(update_fields=["einddatum"])
    if begint_niet:
        voorziening.vervallen_voor_start()
        _bewaar(voorziening, "VZ-12", f"Hulp begint niet: {voorziening}", op=op, door=door)
    elif laatste < op:
        voorziening.opzeggen()
        _bewaar(voorziening, "VZ-08", f"Hulp gestopt: {voorziening}", op=op, door=door)


def neem_afspraak_over(van: Voorziening, naar: Voorziening) -> None:
    """What was agreed about help holds as well for what it became by a herziening, or is again without it."""
    for rij in afspraken(voorziening=van):
        Hulpeinde.objects.get_or_create(
            stopzetting_id=rij.stopzetting_id,
            voorziening=naar,
            defaults={"laatste_dag": rij.laatste_dag, "einddatum_was": rij.einddatum_was},
        )


def afgesproken_einde(*voorzieningen: int) -> date | None:
    """The earliest last day that was agreed for these voorzieningen."""
    dagen = afspraken(voorziening__in=voorzieningen).order_by("laatste_dag")
    return dagen.values_list("laatste_dag", flat=True).first()


def te_stoppen(op: date) -> list[int]:
    """Voorzieningen of which the agreed last day is over, by a decision that stands."""
    rijen = Voorziening.objects.filter(
        Exists(afspraken(voorziening=OuterRef("pk"))),
        regel__beschikking__in=geldend(Beschikking.objects.all()),
        status=Voorziening.Status.TOEGEKEND,
        einddatum__lt=op,
        einddatum__gte=F("ingangsdatum"),
    )
    return list(rijen.order_by("pk").values_list("pk", flat=True))


@handeling
def stop(voorziening_pk: int, op: date) -> None:
    """VZ-08 in the night after the last day; nothing when it was done already or is no longer agreed."""
    melding = Melding.objects.get(voorzieningen=voorziening_pk)
    vergrendel(melding)
    vers = _op_slot().get(pk=voorziening_pk)
    if vers.status != Voorziening.Status.TOEGEKEND or vers.einddatum is None or vers.einddatum >= op:
        return
    if not afspraken(voorziening=vers).exists():
        return
    vers.opzeggen()
    _bewaar(vers, "VZ-08", f"Hulp gestopt: {vers}", op=op, door=None)


def waarom_niet_dicht(melding: Melding) -> str:
    """Why TR-42 does not fit this case, in a sentence; empty when it does."""
    rijen = list(voorzieningen_van(melding))
    if not any(rij.status == Voorziening.Status.BEEINDIGD for rij in rijen):
        return "Er is in deze zaak geen toegekende hulp opgezegd."
    if any(rij.einddatum is None or rij.einddatum >= rij.ingangsdatum for rij in rijen):
        return "In deze zaak is hulp die loopt, heeft gelopen of nog begint. Daarom blijft de zaak open."
    if Voornemen.objects.filter(melding=melding, besloten_op__isnull=True, vervallen_op__isnull=True).exists():
        return "Er loopt nog een voornemen over deze hulp. Rond dat eerst af."
    if loopt_verweer(melding):
        return "Er loopt nog bezwaar of beroep tegen het besluit. De zaak kan daarna dicht."
    return ""


def kan_dicht(melding: Melding) -> bool:
    """Whether nothing of what was granted began or will, and nobody waits for an answer about it."""
    return melding.status == Status.BESCHIKT and not waarom_niet_dicht(melding)


@handeling
def laat_toekenning_vervallen(melding: Melding, *, op: date, door: Gebruiker) -> None:
    """TR-42: the client gave up all that was granted before any of it began. Bezwaar stays possible in its term."""
    # What follows may touch the balance of the client; the client is locked before the melding.
    Client.objects.select_for_update().get(pk=melding.client_id)
    with stap(melding, "toekenning_vervalt", op=op, door=door) as vers:
        if zin := waarom_niet_dicht(vers):
            raise Geweigerd(zin)
        sluit(vers, op=op, reden="Opgezegd voordat de hulp begon")


def weiger_andere_dag(voorziening: Voorziening, dag: date) -> None:
    """An end is only ever earlier than the one there is."""
    if voorziening.einddatum is not None and dag > voorziening.einddatum:
        raise Geweigerd(
            f"{voorziening} stopt al na {schrijf_datum(voorziening.einddatum)}. Kies die dag of een eerdere."
        )
    al = afgesproken_einde(voorziening.pk)
    if al is not None and dag >= al:
        raise Geweigerd(
            f"Voor {voorziening} is al afgesproken dat {schrijf_datum(al)} de laatste dag is. Kies een eerdere dag, of "
            "leg vast dat deze opzegging niet doorgaat."
        )


def _op_slot() -> QuerySet[Voorziening]:
    return Voorziening.objects.select_for_update(of=("self",)).select_related("melding", "regel__gevraagd__soort")


def _bewaar(voorziening: Voorziening, code: str, naam: str, *, op: date, door: Gebruiker | None) -> None:
    voorziening.save(update_fields=["status"])
    leg_vast(voorziening.melding, code, op=op, door=door, naam=naam)
