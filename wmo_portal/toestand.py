"""In which of the catalogue's 25 states a case is, told from its status and its dated facts. Read-only.

The status says where the main request stands (eleven values); a state is finer. What tells the rest:

status               states                                        told apart by
ontvangen            gemeld, aanvraag_zonder_melding               how it came in, and TR-26
in_onderzoek         in_vooronderzoek, in_onderzoek,               Onderzoek.gestart_op, the newest Verslag,
                     verslag_concept, in_heronderzoek              TR-11, TR-14 and TR-17; aanleiding
verslag_verzonden    verslag_verzonden, rappel, wacht_op_zorgplan  TR-15, TR-23, TR-55 and TR-56
aangevraagd          aanvraag_ontvangen
hersteltermijn       hersteltermijn
in_beoordeling       in_beoordeling, opgeschort                    an Opschorting of BESLUIT without hervat_op
ter_fiattering       besluit_concept
beschikt             toegekend, gedeeltelijk_toegekend, afgewezen, the outcome of the decision, and whether
                     buiten_behandeling, in_levering               a Voorziening is under way
afgesloten           afgesloten_zonder_aanvraag, afgerond,         the transition that closed it
                     beeindigd, in_levering
ingetrokken          ingetrokken
doorgezonden         doorgezonden

`concept` is no melding: an unsent form. After a heronderzoek that changes nothing (TR-49, TR-51, TR-58) the care of the
earlier case goes on, so the case of the review counts as in_levering.
"""

from beschikkingen.models import Beschikking, Voorziening
from meldingen.models import Gebeurtenis, Melding, Opschorting, Status, Termijn
from onderzoek.models import Onderzoek, Verslag

TOESTANDEN = (
    "concept", "gemeld", "in_vooronderzoek", "in_onderzoek", "verslag_concept", "verslag_verzonden", "rappel",
    "wacht_op_zorgplan", "aanvraag_zonder_melding", "aanvraag_ontvangen", "hersteltermijn", "in_beoordeling",
    "opgeschort", "besluit_concept", "toegekend", "gedeeltelijk_toegekend", "afgewezen", "buiten_behandeling",
    "in_levering", "in_heronderzoek", "afgesloten_zonder_aanvraag", "ingetrokken", "doorgezonden", "afgerond",
    "beeindigd",
)  # fmt: skip

_VAST = {
    Status.AANGEVRAAGD: "aanvraag_ontvangen",
    Status.HERSTELTERMIJN: "hersteltermijn",
    Status.TER_FIATTERING: "besluit_concept",
    Status.INGETROKKEN: "ingetrokken",
    Status.DOORGEZONDEN: "doorgezonden",
}
_TERUG_IN_ONDERZOEK = {
    "TR-06": "verslag_concept",
    "TR-10": "verslag_concept",
    "TR-11": "in_onderzoek",
    "TR-14": "verslag_concept",
    "TR-17": "in_onderzoek",
}
_NA_VERSLAG = {
    "TR-12": "verslag_verzonden",
    "TR-13": "verslag_verzonden",
    "TR-15": "wacht_op_zorgplan",
    "TR-23": "rappel",
    "TR-55": "rappel",
    "TR-56": "rappel",
}
_AFGESLOTEN = {
    "TR-07": "afgesloten_zonder_aanvraag",
    "TR-20": "afgesloten_zonder_aanvraag",
    "TR-24": "afgesloten_zonder_aanvraag",
    "TR-42": "beeindigd",
    "TR-43": "afgerond",
    "TR-47": "afgerond",
    "TR-49": "in_levering",
    "TR-51": "in_levering",
    "TR-52": "beeindigd",
    "TR-54": "beeindigd",
    "TR-58": "in_levering",
}
_UITKOMST = {
    Beschikking.Uitkomst.TOEGEKEND: "toegekend",
    Beschikking.Uitkomst.GEDEELTELIJK: "gedeeltelijk_toegekend",
    Beschikking.Uitkomst.AFGEWEZEN: "afgewezen",
}
_ONDERWEG = ("opdracht_verzonden", "in_levering", "gepauzeerd")


def toestand(melding: Melding) -> str:
    """The code of the state in which this case is now; at most three queries."""
    status = Status(melding.status)
    if status in _VAST:
        return _VAST[status]
    return _AFGELEID[status](melding)


def _ontvangen(melding: Melding) -> str:
    if melding.binnenkomst == Melding.Binnenkomst.MELDING or _laatste(melding, {"TR-26": "gemeld"}):
        return "gemeld"
    return "aanvraag_zonder_melding"


def _in_onderzoek(melding: Melding) -> str:
    if melding.aanleiding == Melding.Aanleiding.HERONDERZOEK:
        return "in_heronderzoek"
    verslag = Verslag.objects.filter(melding=melding).order_by("-versie").first()
    if verslag is not None:
        # A verslag that was sent, or sent back inside, is worked on again: the log says how.
        return _laatste(melding, _TERUG_IN_ONDERZOEK) or "verslag_concept"
    gestart = Onderzoek.objects.filter(melding=melding, gestart_op__isnull=False).exists()
    return "in_onderzoek" if gestart else "in_vooronderzoek"


def _verslag_verzonden(melding: Melding) -> str:
    return _laatste(melding, _NA_VERSLAG) or "verslag_verzonden"


def _in_beoordeling(melding: Melding) -> str:
    staat_stil = Opschorting.objects.filter(
        termijn__melding=melding,
        termijn__soort=Termijn.Soort.BESLUIT,
        termijn__gehaald_op__isnull=True,
        termijn__vervallen_op__isnull=True,
        hervat_op__isnull=True,
        herstelverzoek__isnull=True,
    )
    return "opgeschort" if staat_stil.exists() else "in_beoordeling"


def _beschikt(melding: Melding) -> str:
    if Voorziening.objects.filter(melding=melding, status__in=_ONDERWEG).exists():
        return "in_levering"
    genomen = melding.beschikkingen.op_aanvraag().filter(besloten_op__isnull=False)
    besluit = genomen.order_by("-besloten_op", "-pk").first()
    if besluit is None or besluit.soort == Beschikking.Soort.BUITEN_BEHANDELING:
        return "buiten_behandeling"
    return _UITKOMST[Beschikking.Uitkomst(besluit.uitkomst)]


def _afgesloten(melding: Melding) -> str:
    return _laatste(melding, _AFGESLOTEN) or "afgesloten_zonder_aanvraag"


def _laatste(melding: Melding, per_code: dict[str, str]) -> str:
    """The state that belongs to the last of these acts; empty when none of them happened."""
    code = (
        Gebeurtenis.objects.filter(melding=melding, code__in=per_code)
        .order_by("-pk")
        .values_list("code", flat=True)
        .first()
    )
    return per_code[code] if code else ""


_AFGELEID = {
    Status.ONTVANGEN: _ontvangen,
    Status.IN_ONDERZOEK: _in_onderzoek,
    Status.VERSLAG_VERZONDEN: _verslag_verzonden,
    Status.IN_BEOORDELING: _in_beoordeling,
    Status.BESCHIKT: _beschikt,
    Status.AFGESLOTEN: _afgesloten,
}
