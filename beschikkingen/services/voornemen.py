"""A decision of the college's own accord, to the burden of the client: meant, heard, proposed, taken or dropped.

What herziening, intrekking and terugvordering share (B-18, Awb 4:8). No task of the night calls this (H-10): each act
is one of a person.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from django.db.models import QuerySet

from beschikkingen.models import Beschikking, Voornemen, Voorziening
from beschikkingen.services.bekendmaking import maak_bekend
from beschikkingen.services.geldend import geldend
from beschikkingen.services.mandaat import te_nemen, weiger_zonder_mandaat
from beschikkingen.services.voorstel import haal_wachtend, vraag_besluit
from beschikkingen.services.zienswijze import nodig_uit, vraag_over_voornemen
from meldingen import versleuteling
from meldingen.fouten import Geweigerd
from meldingen.models import Client, Gebruiker, Melding, Status
from meldingen.services import taken
from meldingen.services.brieven import zet_brief_klaar
from meldingen.services.handeling import handeling, transactie
from meldingen.services.overgang import leg_vast, vergrendel
from meldingen.termijnen import schrijf_datum

S = Voornemen.Soort
BESLISSEN_BINNEN = timedelta(days=14)
# What a line of the log and a task call it.
NAAM = {S.HERZIENING: "herziening", S.INTREKKING: "intrekking", S.TERUGVORDERING: "terugvordering"}
REGEL = {S.HERZIENING: "H-08", S.INTREKKING: "H-10", S.TERUGVORDERING: "H-11"}
_SOORT = {
    S.HERZIENING: Beschikking.Soort.HERZIENING,
    S.INTREKKING: Beschikking.Soort.HERZIENING,
    S.TERUGVORDERING: Beschikking.Soort.TERUGVORDERING,
}
_UITKOMST = {
    S.HERZIENING: Beschikking.Uitkomst.HERZIEN,
    S.INTREKKING: Beschikking.Uitkomst.INGETROKKEN,
    S.TERUGVORDERING: Beschikking.Uitkomst.TERUGGEVORDERD,
}


def voornemens_van(melding: Melding) -> QuerySet[Voornemen]:
    """Of one case, the newest first, with what a page shows of them."""
    return Voornemen.objects.filter(melding=melding).select_related(
        "voorziening__regel__gevraagd__soort", "zienswijze", "beschikking", "door"
    )


def leg_vast_en_nodig_uit(rij: Voornemen, *, op: date, door: Gebruiker) -> Voornemen:
    """B-18: keep the (new) voornemen and ask by letter what the client thinks of it."""
    if Voornemen.objects.filter(voorziening=rij.voorziening, besloten_op=None, vervallen_op=None).exists():
        raise Geweigerd("Over deze voorziening loopt al een voornemen. Rond dat eerst af, of laat het vervallen.")
    rij.zienswijze = vraag_over_voornemen(rij.melding, rij.feiten, op=op, door=door)
    rij.op, rij.door = op, door
    rij.save()
    leg_vast(rij.melding, REGEL[S(rij.soort)], op=op, door=door, naam=f"Voornemen tot {NAAM[S(rij.soort)]} vastgelegd")
    nodig_uit(rij.zienswijze, rij.melding, op=op, door=door)
    return rij


@handeling
def laat_voornemen_vervallen(voornemen: Voornemen, *, reden: str, op: date, door: Gebruiker) -> None:
    """The college does not go on with it, and the client hears so (H-04, B-18).

    What already lies with a decider is sent back first: dropping it is then of both.
    """
    if not reden.strip():
        raise Geweigerd("Schrijf op waarom het voornemen vervalt. Deze tekst staat in de brief.")
    melding = vergrendel(voornemen.melding)
    vers = haal_op_slot(voornemen)
    if vers.wacht_op_besluit:
        raise Geweigerd("Het voorstel ligt bij wie mag beslissen. Vraag die eerst om het terug te sturen.")
    vers.vervallen_op, vers.vervallen_reden = op, reden
    vers.save(update_fields=["vervallen_op", "vervallen_reden"])
    _rond_taken_af(vers, melding, op, door)
    leg_vast(melding, "B-18", op=op, door=door, naam=f"Voornemen tot {NAAM[S(vers.soort)]} vervallen", reden=reden)
    zet_brief_klaar(melding, "B-18", op=op, over=str(vers.pk), voornemen=vers.pk)


def begin_voorstel(voornemen: Voornemen, weging: str, op: date) -> Voornemen:
    """The locked voornemen for a proposal: refuses while the client was not heard, or was not weighed (B-18)."""
    lopende_zaak(voornemen.melding)
    vers = haal_op_slot(voornemen)
    if vers.wacht_op_besluit:
        raise Geweigerd("Over dit voornemen ligt al een voorstel bij wie mag beslissen.")
    zienswijze = vers.zienswijze
    if not zienswijze.is_klaar_op(op):
        raise Geweigerd(
            f"De inwoner kan nog tot en met {schrijf_datum(zienswijze.uiterlijk_op)} reageren (artikel 4:8 Awb). "
            "Wacht op de zienswijze, of leg die vast."
        )
    if zienswijze.gegeven_op and not weging.strip():
        raise Geweigerd("Schrijf op hoe u de zienswijze hebt meegewogen. Deze tekst staat in de brief.")
    vers.weging = weging.strip() if zienswijze.gegeven_op else ""
    return vers


def stel_voor(voornemen: Voornemen, *, motivering: str, op: date, door: Gebruiker, **vast: object) -> Beschikking:
    """Keep the proposal of a (locked, tested) voornemen for a decider; `vast` is copied onto it."""
    if not motivering.strip():
        raise Geweigerd("Schrijf op waarom dit het besluit is. Deze tekst staat in de brief.")
    soort, melding = S(voornemen.soort), voornemen.melding
    gegeven = voornemen.zienswijze.gegeven_op
    vorige = voornemen.beschikking
    besluit = Beschikking.objects.create(
        melding=melding,
        soort=_SOORT[soort],
        uitkomst=_UITKOMST[soort],
        motivering=motivering,
        motivering_kenmerk=versleuteling.kenmerk(f"{motivering}\0{voornemen.teksten}", "beschikking"),
        voorgesteld_op=op,
        voorgesteld_door=door,
        parameters={**vast, "voornemen": voornemen.pk, "zienswijze_op": gegeven.isoformat() if gegeven else ""},
    )
    voornemen.beschikking = besluit
    voornemen.save()
    _rond_taken_af(voornemen, melding, op, door)
    if vorige is not None:
        taken.rond_af_met_sleutel(melding, f"herzie:{vorige.pk}", op=op, door=door)
    vraag_besluit(besluit, melding, wat=NAAM[soort], op=op)
    leg_vast(melding, REGEL[soort], op=op, door=door, naam=f"Voorgesteld: {NAAM[soort]}")
    return besluit


@contextmanager
def besluit_op(
    beschikking: Beschikking, *, brief: str, op: date, door: Gebruiker
) -> Iterator[tuple[Beschikking, Voornemen]]:
    """Take the decision under lock, on a line of the mandaatregister: the caller tests, and writes what follows.

    What the caller sets on the yielded voornemen is saved with it. From here both are immutable, the bezwaartermijn
    runs and the letter stands ready.
    """
    with transactie():
        # Client first, then Melding: every act takes its locks in this order.
        Client.objects.select_for_update().get(pk=beschikking.melding.client_id)
        melding = lopende_zaak(beschikking.melding)
        besluit = haal_wachtend(beschikking)
        voornemen = haal_op_slot(Voornemen.objects.get(beschikking=besluit))
        gegeven = voornemen.zienswijze.gegeven_op
        if (gegeven.isoformat() if gegeven else "") != besluit.parameters["zienswijze_op"]:
            raise Geweigerd("Na het voorstel kwam een zienswijze binnen. Stuur het voorstel terug, zodat die meeweegt.")
        besluit.mandaat = weiger_zonder_mandaat(te_nemen(besluit), door=door, op=op)
        yield besluit, voornemen
        maak_bekend(besluit, melding, op=op, door=door, over=f"besluit:{besluit.pk}")
        voornemen.besloten_op = op
        voornemen.save()
        taken.rond_af_met_sleutel(melding, f"beslis:{besluit.pk}", op=op, door=door)
        soort = S(voornemen.soort)
        leg_vast(melding, REGEL[soort], op=op, door=door, naam=f"Besloten: {NAAM[soort]}")
        zet_brief_klaar(melding, brief, op=op, over=str(besluit.pk), beschikking=besluit.pk)


def lopende_zaak(melding: Melding) -> Melding:
    """The case under lock, when it was decided and is not open again."""
    zaak = vergrendel(melding)
    if zaak.status != Status.BESCHIKT:
        raise Geweigerd(f"Zaak {zaak.nummer} staat op ‘{zaak.status_naam}’. Dit kan alleen na een besluit dat geldt.")
    return zaak


def haal_op_slot(voornemen: Voornemen) -> Voornemen:
    """A fresh copy under a row lock, when it is still open."""
    rijen = Voornemen.objects.select_for_update(of=("self",)).select_related(
        "melding__client", "melding__gemeente", "voorziening__regel__gevraagd__soort", "zienswijze", "beschikking"
    )
    vers = rijen.get(pk=voornemen.pk)
    if not vers.is_open:
        raise Geweigerd("Over dit voornemen is al beslist, of het is vervallen. Bekijk de zaak opnieuw.")
    return vers


def haal_voorziening(voorziening: Voorziening, melding: Melding) -> Voorziening:
    """The voorziening of this (locked) case under lock."""
    rijen = Voorziening.objects.select_for_update(of=("self",)).select_related("regel__gevraagd__soort")
    vers = rijen.get(pk=voorziening.pk)
    if vers.melding_id != melding.pk:
        raise Geweigerd("Deze voorziening hoort bij een andere zaak.")
    if not staat(vers.regel.beschikking_id):
        raise Geweigerd("Het besluit over deze voorziening is herroepen. Kies een voorziening die geldt.")
    return vers


def voorzieningen_van(melding: Melding) -> QuerySet[Voorziening]:
    """What was granted in one case by a decision that stands, the first day first."""
    besluiten = geldend(Beschikking.objects.filter(melding=melding))
    rijen = Voorziening.objects.filter(melding=melding, regel__beschikking__in=besluiten)
    return rijen.select_related("regel__gevraagd__soort").order_by("ingangsdatum", "pk")


def staat(beschikking: int) -> bool:
    """Whether the decision with this key stands."""
    return geldend(Beschikking.objects.filter(pk=beschikking)).exists()


def _rond_taken_af(voornemen: Voornemen, melding: Melding, op: date, door: Gebruiker) -> None:
    taken.rond_af_met_sleutel(melding, f"zienswijze:{voornemen.zienswijze_id}", op=op, door=door)
    if voornemen.beschikking_id:
        taken.rond_af_met_sleutel(melding, f"herzie:{voornemen.beschikking_id}", op=op, door=door)
