"""What the night does with zorgplannen: warn the aanbieder on day ten, tell the consulent when it is late (T-08)."""

from datetime import date, timedelta

from meldingen.models import Gebruiker, Melding, Signaal, Termijn
from meldingen.nachtlijst import NACHT, Overgangstaak
from meldingen.rollen import Rol
from meldingen.services import taken, termijnen
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast, vergrendel
from onderzoek.models import Zorgplanverzoek
from onderzoek.services.zorgplan import ligt_bij_client, stel_rappel_voor
from onderzoek.services.zorgplanverzoek import lopend_verzoek, meld_aan_aanbieder

WAARSCHUW_NA = 10  # days after the aanbieder got the ondersteuningsplan


def te_waarschuwen(op: date) -> list[int]:
    """Cases whose zorgplan has been asked ten days ago and is not here yet."""
    rijen = _lopend().filter(
        gewaarschuwd_op__isnull=True, melding__termijnen__start__lte=op - timedelta(days=WAARSCHUW_NA)
    )
    return list(rijen.values_list("melding", flat=True).distinct().order_by("melding"))


def te_laat(op: date) -> list[int]:
    """Cases whose two weeks are over."""
    rijen = _lopend().filter(te_laat_op__isnull=True, melding__termijnen__uiterste_datum__lt=op)
    return list(rijen.values_list("melding", flat=True).distinct().order_by("melding"))


@handeling
def waarschuw_aanbieder(melding_pk: int, op: date) -> None:
    """T-08: a signal in the portal for who works there, and a mail without any personal data."""
    melding, verzoek, klok = _nu(melding_pk)
    if verzoek is None or klok is None or verzoek.gewaarschuwd_op or klok.start + timedelta(days=WAARSCHUW_NA) > op:
        return
    verzoek.gewaarschuwd_op = op
    verzoek.save(update_fields=["gewaarschuwd_op"])
    for plan in verzoek.zorgplannen.select_related("aanbieder", "verzoek__melding__gemeente"):
        _signaleer(melding, klok, _werkt_bij(plan.aanbieder_id), str(WAARSCHUW_NA), False, op)
        meld_aan_aanbieder(plan, "herinnering", op=op)
    leg_vast(melding, "T-08", op=op, door=None, naam="Aanbieder herinnerd aan het zorgplan")


@handeling
def meld_te_laat(melding_pk: int, op: date) -> None:
    """T-08: the consulent hears it. When the plan waits for the client, TR-55 is proposed."""
    melding, verzoek, klok = _nu(melding_pk)
    if verzoek is None or klok is None or verzoek.te_laat_op or klok.uiterste_datum >= op:
        return
    verzoek.te_laat_op = op
    verzoek.save(update_fields=["te_laat_op"])
    leg_vast(melding, "T-08", op=op, door=None, naam="Zorgplan te laat")
    if melding.behandelaar_id is not None:
        _signaleer(melding, klok, [melding.behandelaar_id], "te laat", True, op)
    if ligt_bij_client(verzoek):
        stel_rappel_voor(melding, verzoek, op=op)
        return
    taken.maak_taak(
        melding,
        f"zorgplan-te-laat:{verzoek.pk}",
        "Zorgplan te laat: bel de aanbieder",
        rol=Rol.CONSULENT,
        voor=melding.behandelaar,
        uiterlijk_op=op,
        op=op,
        is_spoed=True,
        plek="zorgplan",
    )


def registreer() -> None:
    """Before the general signals of the night."""
    NACHT.registreer(50, Overgangstaak("zorgplan_herinneren", te_waarschuwen, waarschuw_aanbieder))
    NACHT.registreer(51, Overgangstaak("zorgplan_te_laat", te_laat, meld_te_laat))


def _lopend():
    return Zorgplanverzoek.objects.filter(
        afgerond_op__isnull=True,
        melding__gesloten_op__isnull=True,
        melding__termijnen__soort=Termijn.Soort.ZORGPLAN,
        melding__termijnen__gehaald_op__isnull=True,
        melding__termijnen__vervallen_op__isnull=True,
    )


def _nu(melding_pk: int) -> tuple[Melding, Zorgplanverzoek | None, Termijn | None]:
    """Seen under the lock: the plan may have come since the night made its list."""
    melding = vergrendel(Melding(pk=melding_pk))
    return melding, lopend_verzoek(melding), termijnen.lopende(melding, Termijn.Soort.ZORGPLAN)


def _werkt_bij(organisatie_id: int) -> list[int]:
    wie = Gebruiker.objects.filter(organisatie_id=organisatie_id, is_active=True, groups__name=Rol.AANBIEDER)
    return list(wie.values_list("pk", flat=True))


def _signaleer(melding: Melding, klok: Termijn, voor: list[int], drempel: str, is_alarm: bool, op: date) -> None:
    Signaal.objects.bulk_create(
        [
            Signaal(
                gemeente_id=melding.gemeente_id, melding=melding, termijn=klok, voor_id=pk, drempel=drempel,
                is_alarm=is_alarm, op=op,
            )
            for pk in voor
        ],
        ignore_conflicts=True,
    )  # fmt: skip
