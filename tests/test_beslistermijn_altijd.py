"""Whatever is done in whatever order: the decision date is that of the facts, and an aanvraag is always registered.

The test keeps its own book of the facts (what came in when, from when to when the clock stood still, what was told)
and works the date out by itself, with its own calendar. The night may stay out: the facts count, not who saw them.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from beschikkingen.models import Aanvraag, Beschikking, Herstelverzoek
from beschikkingen.services import beslistermijn, herstel
from beschikkingen.services.aanvraag import NieuweAanvraag, activeer_voortijdige, dien_aanvraag_in, verklaar_volledig
from beschikkingen.services.besluit import stel_besluit_voor
from beschikkingen.services.voorstellen import stuur_voorstel_terug
from beschikkingen.services.zondermelding import ontvang_na_sluiting
from meldingen.fouten import Geweigerd
from meldingen.models import Document, Gemeente, Melding, Opschorting, Status, Termijn
from meldingen.querysets import OPEN
from meldingen.services.documenten import bewaar
from onderzoek.services.verslag import verzend_verslag
from tests.bouwers import ROUTES, Zaak, breng_naar, voorzieningsoort
from tests.verwachting import EEN_DAG, doorgeschoven
from wmo_portal.toestand import toestand

G = Opschorting.Grond
GRONDEN = (G.BUITENLAND, G.INSTEMMING, G.AANVRAGER, G.OVERMACHT)
# Where a walk starts: the verslag lies ready, the aanvraag came in, it is being judged.
BEGIN = ("verslag_concept", "aanvraag_ontvangen", "in_beoordeling")
VOORBEELDEN = 120
_NUMMERS = count(1)


@dataclass(slots=True)
class Stilstand:
    """The clock stands still on the days after `van` and before `tot`; without `tot` nobody knows until when."""

    van: date
    tot: date | None

    @property
    def dagen(self) -> frozenset[date]:
        aantal = (self.tot - self.van).days if self.tot else 0
        return frozenset(self.van + n * EEN_DAG for n in range(1, aantal))


@dataclass(slots=True)
class Boek:
    """The facts of one case that bear on the decision date."""

    zes_weken: date
    start: date | None = None
    verzonden: bool = False
    voortijdig: bool = False
    verteld: date | None = None
    stil: dict[str, Stilstand] = field(default_factory=dict)

    def begint(self, op: date) -> None:
        self.start, self.voortijdig = op, False
        self.verteld = self.wettelijk()

    def wettelijk(self) -> date:
        """Two weeks, the days it stood still each once (Awb 4:15), and on to the first ordinary day (Atw)."""
        assert self.start is not None
        kaal, stil = self.start + timedelta(days=14), frozenset[date]()
        for rij in sorted(self.stil.values(), key=lambda rij: (rij.van, rij.tot or date.max)):
            einde = doorgeschoven(kaal)
            if rij.tot is None or rij.van > einde:
                continue
            nieuw = rij.dagen - stil
            if nieuw and rij.van > kaal:
                kaal = einde
            kaal += timedelta(days=len(nieuw))
            stil |= nieuw
        return doorgeschoven(kaal)

    def uiterlijk(self) -> date:
        """What was told never comes earlier (4.1)."""
        return max(self.wettelijk(), self.verteld or date.min)

    def vertel(self) -> None:
        self.verteld = self.uiterlijk()


# --- the acts: each does its work, and writes in the book what happened ----------------------------

Daad = Callable[[Zaak, Boek, int], None]
Stap = tuple[int, int, int, int]


def papier(zaak: Zaak) -> NieuweAanvraag:
    soorten = (voorzieningsoort(zaak.gemeente),)
    return NieuweAanvraag(Aanvraag.Soort.FORMULIER, zaak.op, zaak.op, f"wandeling:{next(_NUMMERS)}", soorten)


def vraagt_aan(zaak: Zaak, boek: Boek, _: int) -> None:
    """It always succeeds, and the same form again is the same aanvraag."""
    nieuw = papier(zaak)
    rij = dien_aanvraag_in(zaak.melding, nieuw, op=zaak.op, door=None)
    assert dien_aanvraag_in(zaak.melding, nieuw, op=zaak.op, door=None) == rij
    if boek.start is None:
        if boek.verzonden or zaak.op > boek.zes_weken:
            boek.begint(zaak.op)
        else:
            boek.voortijdig = True


def verzendt_verslag(zaak: Zaak, boek: Boek, _: int) -> None:
    verzend_verslag(zaak.verslag, op=zaak.op, door=zaak.consulent)
    boek.verzonden = True
    if boek.voortijdig:
        boek.begint(zaak.op)


def leidend(zaak: Zaak) -> Aanvraag:
    rij = Aanvraag.objects.filter(melding=zaak.melding, rol=Aanvraag.Rol.LEIDEND).first()
    if rij is None:
        raise Geweigerd("Er is nog geen aanvraag.")
    return rij


def vraagt_aanvulling(zaak: Zaak, boek: Boek, _: int) -> None:
    loopt = boek.start is not None and zaak.op <= boek.uiterlijk()
    rij = herstel.geef_hersteltermijn(leidend(zaak), ["Een kopie"], op=zaak.op, door=zaak.consulent)
    if loopt:
        boek.stil[f"herstel:{rij.pk}"] = Stilstand(zaak.op, rij.uiterlijk_op)


def vult_aan(zaak: Zaak, boek: Boek, n: int) -> None:
    """Today or some days ago, or only after the last day: then the clock stood still until that last day."""
    rijen = list(Herstelverzoek.objects.filter(melding=zaak.melding).order_by("pk"))
    if not rijen:
        raise Geweigerd("Er is niets gevraagd.")
    rij = rijen[n % len(rijen)]
    if n > 6:  # too late
        zaak.op = max(zaak.op, rij.uiterlijk_op + (n - 4) * EEN_DAG)
    ontvangen = max(rij.verzonden_op, zaak.op - n % 7 * EEN_DAG)
    herstel.registreer_aanvulling(rij, ontvangen_op=ontvangen, op=zaak.op, door=zaak.consulent)
    if stilstand := boek.stil.get(f"herstel:{rij.pk}"):
        stilstand.tot = min(ontvangen, rij.uiterlijk_op)


def beslist_inhoudelijk(zaak: Zaak, boek: Boek, n: int) -> None:
    rij = Herstelverzoek.objects.filter(melding=zaak.melding).order_by("pk").last()
    if rij is None:
        raise Geweigerd("Er is niets gevraagd.")
    zaak.op = max(zaak.op, rij.uiterlijk_op + n % 4 * EEN_DAG)
    herstel.beslis_inhoudelijk(rij, reden="Er is genoeg bekend.", op=zaak.op, door=zaak.consulent)


def is_volledig(zaak: Zaak, boek: Boek, n: int) -> None:
    verklaar_volledig(leidend(zaak), brp_geraadpleegd_op=zaak.op, op=zaak.op, door=zaak.consulent)


def schort_op(grond: str) -> Daad:
    def doe(zaak: Zaak, boek: Boek, n: int) -> None:
        """With an end where the ground wants one, and half of the times where it does not."""
        met_eind = n % 2 == 0 or grond in (G.INSTEMMING, G.OVERMACHT)
        tot = zaak.op + (n + 2) * EEN_DAG if met_eind else None
        brief = instemming(zaak) if grond == G.INSTEMMING else None
        rij = beslistermijn.schort_besluit_op(
            zaak.melding, grond=grond, tot=tot, toelichting="Mevrouw is op reis.", instemming=brief, op=zaak.op,
            door=zaak.consulent,
        )  # fmt: skip
        boek.stil[f"stil:{rij.pk}"] = Stilstand(zaak.op, tot)
        if tot is not None:
            boek.vertel()

    return doe


def instemming(zaak: Zaak) -> Document:
    return bewaar(
        zaak.melding, b"%PDF-1.7", sleutel=f"instemming:{zaak.sleutel}:{next(_NUMMERS)}", soort="instemming",
        titel="Instemming", richting=Document.Richting.IN, mediatype="application/pdf", op=zaak.op,
        door=zaak.consulent,
    )  # fmt: skip


def hervat(zaak: Zaak, boek: Boek, n: int) -> None:
    rij = Opschorting.objects.filter(termijn__melding=zaak.melding, hervat_op=None).order_by("pk").last()
    if rij is None:
        raise Geweigerd("Er staat niets stil.")
    tot = zaak.op - n % 3 * EEN_DAG
    beslistermijn.hervat_besluit(rij, tot=tot, op=zaak.op, door=zaak.consulent)
    boek.stil[f"stil:{rij.pk}"].tot = tot
    boek.vertel()


def stelt_uit(zaak: Zaak, boek: Boek, n: int) -> None:
    beslistermijn.bericht_uitstel(
        zaak.melding, reden="Advies.", toegezegd_op=zaak.op + (60 + n) * EEN_DAG, op=zaak.op, door=zaak.consulent
    )


def stelt_voor(zaak: Zaak, boek: Boek, n: int) -> None:
    rij = leidend(zaak)
    stel_besluit_voor(rij, zaak.voorstel(), motivering="Zo is het.", op=zaak.op, door=zaak.consulent)


def stuurt_terug(zaak: Zaak, boek: Boek, n: int) -> None:
    rij = Beschikking.objects.filter(melding=zaak.melding, teruggestuurd_op=None).first()
    if rij is None:
        raise Geweigerd("Er wacht geen voorstel.")
    stuur_voorstel_terug(rij, reden="Noem de zoon.", op=zaak.op, door=zaak.teamleider)


def nacht(zaak: Zaak, boek: Boek, n: int) -> None:
    """What goes by itself; the facts decide from when, not the night in which it was noticed."""
    for pk in herstel.verstreken(zaak.op):
        herstel.verwerk_verstreken(pk, zaak.op)
    for pk in beslistermijn.te_hervatten(zaak.op):
        beslistermijn.hervat_vanzelf(pk, zaak.op)
        boek.vertel()
    for pk in beslistermijn.voortijdig_en_nu_geldig(zaak.op):
        activeer_voortijdige(pk, zaak.op)
    if boek.voortijdig and zaak.op > boek.zes_weken:
        boek.begint(boek.zes_weken + EEN_DAG)


DADEN: dict[str, Daad] = {
    "vraagt_aan": vraagt_aan,
    "verzendt_verslag": verzendt_verslag,
    "vraagt_aanvulling": vraagt_aanvulling,
    "vult_aan": vult_aan,
    "beslist_inhoudelijk": beslist_inhoudelijk,
    "is_volledig": is_volledig,
    **{f"schort_op {grond}": schort_op(grond) for grond in GRONDEN},
    "hervat": hervat,
    "stelt_uit": stelt_uit,
    "stelt_voor": stelt_voor,
    "stuurt_terug": stuurt_terug,
    "nacht": nacht,
}
# What makes sense in a status; one act in four is any act at all.
BIJ: dict[str, tuple[str, ...]] = {
    Status.IN_ONDERZOEK: ("vraagt_aan", "verzendt_verslag", "nacht"),
    Status.VERSLAG_VERZONDEN: ("vraagt_aan",),
    Status.AANGEVRAAGD: ("is_volledig", "is_volledig", "vraagt_aanvulling", "stelt_uit", "vraagt_aan"),
    Status.HERSTELTERMIJN: ("vult_aan", "vult_aan", "vraagt_aanvulling", "beslist_inhoudelijk"),
    Status.IN_BEOORDELING: (
        *(f"schort_op {grond}" for grond in GRONDEN), "hervat", "hervat", "vraagt_aanvulling", "stelt_voor",
    ),
    Status.TER_FIATTERING: ("stuurt_terug", "stelt_uit", "schort_op 4:15-2b", "vraagt_aan"),
}  # fmt: skip
stappen = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 99), st.integers(0, 9), st.sampled_from((0, 0, 0, 1, 1, 2, 5, 12, 45))),
    min_size=6,
    max_size=16,
)


def kies(zaak: Zaak, hoe: int, wat: int) -> str:
    namen = sorted(DADEN) if hoe == 3 else BIJ[zaak.melding.status]
    return namen[wat % len(namen)]


@contextmanager
def teruggedraaid() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def klopt(zaak: Zaak, boek: Boek) -> None:
    klok = Termijn.objects.filter(
        melding_id=zaak.sleutel, soort=Termijn.Soort.BESLUIT, gehaald_op=None, vervallen_op=None
    ).first()
    if boek.start is None:
        assert klok is None
        return
    assert (klok.start, klok.uiterste_datum) == (boek.start, boek.uiterlijk()), (boek, klok.uitleg)


def wandel(zaak: Zaak, boek: Boek, rijen: list[Stap], geteld: Counter[str]) -> None:
    for hoe, wat, n, dagen in rijen:
        zaak.verder(dagen)
        naam = kies(zaak, hoe, wat)
        if naam == "vraagt_aan":
            vraagt_aan(zaak, boek, n)  # refused is never right here
            geteld[naam] += 1
        else:
            try:
                with transaction.atomic():
                    DADEN[naam](zaak, boek, n)
                geteld[naam] += 1
            except Geweigerd:
                geteld["geweigerd"] += 1
        klopt(zaak, boek)


def begin(van: str) -> tuple[Zaak, Boek]:
    zaak = breng_naar(van, uitkomst=Beschikking.Uitkomst.AFGEWEZEN)
    boek = Boek(doorgeschoven(zaak.melding.ontvangen_op + timedelta(days=42)))
    if van != "verslag_concept":
        boek.verzonden = True
        boek.begint(zaak.aanvraag.ontvangen_op)
    return zaak, boek


@pytest.mark.django_db
@pytest.mark.regel("T-10", "T-13", "T-14", "T-16", "A-04")
@pytest.mark.usefixtures("zonder_pdf")
def test_de_beslistermijn_is_in_elke_volgorde_die_van_de_feiten(record_property: Callable[[str, object], None]) -> None:
    geteld: Counter[str] = Counter()
    begonnen = {van: begin(van) for van in BEGIN}
    dagen = {van: zaak.op for van, (zaak, _) in begonnen.items()}

    @settings(
        max_examples=VOORBEELDEN, derandomize=True, database=None, deadline=None, phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(van=st.sampled_from(BEGIN), rijen=stappen)
    def doe(van: str, rijen: list[Stap]) -> None:
        zaak, boek = begonnen[van]
        zaak.op = dagen[van]
        eigen = Boek(boek.zes_weken, boek.start, boek.verzonden, boek.voortijdig, boek.verteld)
        with teruggedraaid():
            wandel(zaak, eigen, rijen, geteld)

    doe()
    # The walk is only worth something when the acts were possible somewhere.
    assert len(set(DADEN) - set(geteld)) <= 1, geteld
    record_property("samenvatting", f"beslistermijn: {sum(geteld.values())} daden, {geteld['geweigerd']} geweigerd")


# --- an aanvraag is registered in every state -----------------------------------------------------

PADEN = (
    "toegekend", "afgerond", "afgesloten_zonder_aanvraag", "buiten_behandeling", "opgeschort", "wacht_op_zorgplan",
    "ingetrokken", "doorgezonden", "aanvraag_zonder_melding", "gedeeltelijk_toegekend",
    "beeindigd",
)  # fmt: skip
GEZIEN: set[str] = set()


def wordt_geregistreerd(zaak: Zaak, _: str) -> None:
    """The paper has its row, with the day it came in, on this case or on a new one; twice is once."""
    melding: Melding = zaak.melding
    GEZIEN.add(toestand(melding))
    with teruggedraaid():
        nieuw = papier(zaak)
        rij = ontvang_na_sluiting(melding, nieuw, op=zaak.op, door=None)
        assert ontvang_na_sluiting(melding, nieuw, op=zaak.op, door=None) == rij
        assert Aanvraag.objects.filter(formulier_sleutel=nieuw.sleutel).get().ontvangen_op == zaak.op
        assert (rij.melding_id == melding.pk) is (melding.status in OPEN or rij.rol == Aanvraag.Rol.LEIDEND)
    if melding.status in OPEN:
        with teruggedraaid():
            assert dien_aanvraag_in(melding, papier(zaak), op=zaak.op, door=None).melding_id == melding.pk


@pytest.mark.regel("A-04", "A-06", "A-18")
@pytest.mark.usefixtures("zonder_pdf")
def test_in_elke_toestand_wordt_een_aanvraag_geregistreerd(voorbeeld: Gemeente) -> None:
    GEZIEN.clear()
    for pad in PADEN:
        breng_naar(pad, na_stap=wordt_geregistreerd)  # the walk to afgerond passes afgewezen
    assert set(ROUTES) <= GEZIEN
