"""The decision on spending a pgb abroad: consent, consent for less, or a refusal (P-06, P-31, P-32).

Without a decision that gives consent, the pgb does not hold abroad. Nothing is ever revoked by itself: for that a
decision of its own is needed, after a zienswijze (Awb 4:8, Wmo 2.3.10).
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from beschikkingen.brieven import GRONDZINNEN_BUITENLAND, Buitenlandgrond
from beschikkingen.models import Afwijking, Beschikking, Besluitregel, Voorziening
from beschikkingen.querysets import BeschikkingQuerySet
from beschikkingen.services.bekendmaking import maak_bekend
from beschikkingen.services.geldend import geldend
from beschikkingen.services.mandaat import te_nemen, weiger_zonder_mandaat
from beschikkingen.services.voorstel import haal_wachtend, vraag_besluit
from meldingen import versleuteling
from meldingen.bedragen import schrijf_euro
from meldingen.fouten import Geweigerd
from meldingen.models import Client, Gebruiker
from meldingen.services import taken
from meldingen.services.brieven import zet_brief_klaar
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast, vergrendel, vergrendel_open
from meldingen.termijnen import schrijf_datum
from onderzoek.models import Buitenlandverzoek
from onderzoek.rekenen.buitenland import Verblijf
from onderzoek.rekenen.stappen import naar_centen
from onderzoek.services.pgbbuitenland import Verzoekoordeel, beoordeel_verzoek

U, G = Beschikking.Uitkomst, Buitenlandgrond
_TOEGESTAAN = (U.TOEGEKEND, U.GEDEELTELIJK)
_WEIGERING = (G.TE_LAAT, G.GEEN_DAGEN, G.GEEN_PGB, G.HULP)
# What a decision that deviates from the rules may set aside (B-19, B-20); the rest is no rule but a fact.
_AF_TE_WIJKEN = (G.TE_LAAT, G.GEEN_DAGEN, G.TE_LANG)
_STAP = ("wat", "geschreven", "uitleg", "regel")


@dataclass(frozen=True, slots=True)
class Buitenlandkeuze:
    """What the consulent judges: whether the help there is good, whether to reduce, and why; and a deviation."""

    hulp_voldoet: bool
    verlagen: bool
    motivering: str
    afwijking: str = ""
    afwijking_motivering: str = ""


@dataclass(frozen=True, slots=True)
class Beoordeling:
    """What follows from the rules and the choice: the outcome, its grounds, and the sum behind it."""

    uitkomst: str
    gronden: tuple[Buitenlandgrond, ...]
    per_maand: Decimal
    oordeel: Verzoekoordeel


@dataclass(frozen=True, slots=True)
class _Budget:
    """The pgb that runs on the day of departure, in euro per month, and its last day."""

    per_maand: Decimal
    tot: date
    loopt: bool


@handeling
def stel_buitenland_voor(
    verzoek: Buitenlandverzoek, keuze: Buitenlandkeuze, *, op: date, door: Gebruiker
) -> Beschikking:
    """Propose the decision; the outcome follows from the request, the rules and the choice of the consulent."""
    # The weeks are of the client, over all cases; client first, then Melding.
    Client.objects.select_for_update().get(pk=verzoek.pgb.onderzoek.melding.client_id)
    zaak = vergrendel_open(verzoek.pgb.onderzoek.melding)
    _weiger_onvolledig(keuze)
    _weiger_dubbel(verzoek)
    beoordeling = beoordeel(verzoek, keuze)
    motivering, afwijking_motivering = keuze.motivering.strip(), keuze.afwijking_motivering.strip()
    besluit = Beschikking.objects.create(
        melding=zaak,
        soort=Beschikking.Soort.BUITENLAND,
        uitkomst=beoordeling.uitkomst,
        motivering=motivering,
        motivering_kenmerk=versleuteling.kenmerk(f"{motivering}\0{afwijking_motivering}", "beschikking"),
        afwijking=keuze.afwijking,
        afwijking_motivering=afwijking_motivering,
        voorgesteld_op=op,
        voorgesteld_door=door,
        parameters=_vastgelegd(verzoek, keuze, beoordeling),
    )
    leg_vast(zaak, "P-31", op=op, door=door, naam="Besluit voorgesteld: pgb in het buitenland")
    for vorige in besluiten_op(verzoek).filter(teruggestuurd_op__isnull=False):
        taken.rond_af_met_sleutel(zaak, f"herzie:{vorige.pk}", op=op, door=door)
    taken.rond_af_met_sleutel(zaak, f"buitenland:{verzoek.pk}", op=op, door=door)
    vraag_besluit(besluit, zaak, wat="pgb in het buitenland", op=op)
    return besluit


@handeling
def beslis_buitenland(beschikking: Beschikking, *, op: date, door: Gebruiker) -> Beschikking:
    """Take the decision and make it known: bezwaar is possible, D-45 stands ready. From here it is immutable.

    What was proposed must still be what the rules make of it: another decision may have used the weeks since.
    """
    Client.objects.select_for_update().get(pk=beschikking.melding.client_id)
    zaak = vergrendel(beschikking.melding)
    vers = haal_wachtend(beschikking)
    verzoek, keuze = verzoek_van(vers), _keuze(vers)
    if _vastgelegd(verzoek, keuze, beoordeel(verzoek, keuze)) != vers.parameters:
        raise Geweigerd("Sinds het voorstel is er iets veranderd in het pgb of in de weken. Stuur het voorstel terug.")
    vers.mandaat = weiger_zonder_mandaat(te_nemen(vers), door=door, op=op)
    maak_bekend(vers, zaak, op=op, door=door, over=f"besluit:{vers.pk}")
    taken.rond_af_met_sleutel(zaak, f"beslis:{vers.pk}", op=op, door=door)
    naam = f"Besloten: pgb in {vers.parameters['land']}, {vers.get_uitkomst_display().lower()}"
    leg_vast(zaak, "P-31", op=op, door=door, naam=naam)
    zet_brief_klaar(zaak, "D-45", op=op, over=str(vers.pk), beschikking=vers.pk)
    return vers


def beoordeel(verzoek: Buitenlandverzoek, keuze: Buitenlandkeuze) -> Beoordeling:
    """The outcome, its grounds and the sum, from the request, the pgb that runs and the earlier consents."""
    budget = _budget(verzoek)
    oordeel = beoordeel_verzoek(
        verzoek, per_maand=budget.per_maand, pgb_tot=budget.tot, eerder=_eerder(verzoek), verlagen=keuze.verlagen,
        zonder_grens=bool(keuze.afwijking),
    )  # fmt: skip
    gronden = _tellend(_gronden(verzoek, keuze, budget, oordeel), keuze)
    return Beoordeling(_uitkomst(gronden), gronden, budget.per_maand, oordeel)


def besluiten_op(verzoek: Buitenlandverzoek) -> BeschikkingQuerySet:
    """The decisions and proposals on one request, the newest first."""
    rijen = Beschikking.objects.filter(soort=Beschikking.Soort.BUITENLAND, parameters__verzoek=verzoek.pk)
    return rijen.filter(melding=verzoek.pgb.onderzoek.melding_id).select_related("besloten_door").order_by("-pk")


def laatste_op(verzoek: Buitenlandverzoek) -> Beschikking | None:
    """The decision that stands, else the proposal that waits."""
    return geldend(besluiten_op(verzoek)).first() or besluiten_op(verzoek).wachtend().first()


def is_toegestaan(client: Client, dag: date) -> bool:
    """P-06: whether a decision allows this client to spend the pgb abroad on this day; else it is spent at home."""
    iso = dag.isoformat()
    return any(vast["van"] <= iso <= vast["toegestaan_tot"] for vast in _toestemmingen(client))


@dataclass(frozen=True, slots=True)
class Vastgelegd:
    """What a proposal or decision holds, in the words of the screen; amounts and days as one writes them."""

    land: str
    van: str
    tot: str
    toegestaan_tot: str
    per_maand: str
    bedrag: str
    percentage: int
    verlaagd_vanaf: str
    gronden: tuple[str, ...]
    stappen: tuple[dict[str, str], ...]


def lees(vast: dict[str, Any]) -> Vastgelegd:
    """The facts and figures of a decision (or of what it would be) for a page."""
    dagen = {naam: _schrijf_dag(vast[naam]) for naam in ("van", "tot", "toegestaan_tot", "verlaagd_vanaf")}
    return Vastgelegd(
        land=vast["land"],
        per_maand=schrijf_euro(Decimal(vast["per_maand"])),
        bedrag=schrijf_euro(Decimal(vast["bedrag"])) if vast["bedrag"] else "",
        percentage=vast["percentage"],
        gronden=tuple(GRONDZINNEN_BUITENLAND[G(grond)] for grond in vast["gronden"]),
        stappen=tuple(dict(zip(_STAP, stap, strict=True)) for stap in vast["stappen"]),
        **dagen,
    )


def vooruitblik(verzoek: Buitenlandverzoek) -> tuple[str, Vastgelegd]:
    """What the rules make of it when the help is good and a long stay is reduced: the outcome in words, and why."""
    keuze = Buitenlandkeuze(hulp_voldoet=True, verlagen=True, motivering="")
    beoordeling = beoordeel(verzoek, keuze)
    return str(U(beoordeling.uitkomst).label), lees(_vastgelegd(verzoek, keuze, beoordeling))


def verzoek_van(beschikking: Beschikking) -> Buitenlandverzoek:
    """The request a decision is about."""
    rijen = Buitenlandverzoek.objects.select_related("pgb__onderzoek__melding__gemeente")
    return rijen.get(pk=beschikking.parameters["verzoek"])


def _toestemmingen(client: Client) -> list[dict[str, Any]]:
    """What was laid down in the consents of this client that stand, over all cases."""
    rijen = Beschikking.objects.filter(
        melding__client=client, soort=Beschikking.Soort.BUITENLAND, uitkomst__in=_TOEGESTAAN
    )
    return list(geldend(rijen).order_by("pk").values_list("parameters", flat=True))


def _eerder(verzoek: Buitenlandverzoek) -> list[Verblijf]:
    """The stays that count for the weeks of a year: what was allowed, outside the last phase of life."""
    client = verzoek.pgb.onderzoek.melding.client
    return [
        Verblijf(date.fromisoformat(vast["van"]), date.fromisoformat(vast["toegestaan_tot"]))
        for vast in _toestemmingen(client)
        if not vast["terminaal"]
    ]


def _budget(verzoek: Buitenlandverzoek) -> _Budget:
    """The pgb of this case on the day of departure, from the lines that were granted; once-only amounts stay out."""
    rijen = Voorziening.objects.filter(
        regel__beschikking__in=geldend(Beschikking.objects.filter(melding=verzoek.pgb.onderzoek.melding_id)),
        regel__leveringsvorm=Besluitregel.Leveringsvorm.PGB,
    ).select_related("regel")
    maandelijks = [rij for rij in rijen if rij.regel.pgb_per != Besluitregel.PgbPer.EENMALIG and rij.einddatum]
    if not maandelijks:
        raise Geweigerd(
            "Er is in deze zaak nog geen pgb per maand of per jaar toegekend. Neem eerst het besluit over het pgb."
        )
    lopend = [rij for rij in maandelijks if rij.ingangsdatum <= verzoek.van <= rij.einddatum]
    if not lopend:
        return _Budget(Decimal("0.00"), max(rij.einddatum for rij in maandelijks), loopt=False)
    bedrag = sum((_per_maand(rij.regel) for rij in lopend), Decimal("0.00"))
    return _Budget(bedrag, max(rij.einddatum for rij in lopend), loopt=True)


def _per_maand(regel: Besluitregel) -> Decimal:
    bedrag = regel.pgb_bedrag or Decimal("0.00")
    return naar_centen(bedrag / 12) if regel.pgb_per == Besluitregel.PgbPer.JAAR else bedrag


def _gronden(
    verzoek: Buitenlandverzoek, keuze: Buitenlandkeuze, budget: _Budget, oordeel: Verzoekoordeel
) -> list[Buitenlandgrond]:
    """Why not, or why less."""
    gronden = [] if oordeel.tijdigheid.op_tijd else [G.TE_LAAT]
    if not keuze.hulp_voldoet:
        gronden.append(G.HULP)
    if not budget.loopt:
        return [*gronden, G.GEEN_PGB]
    if oordeel.laatste_dag is None:
        gronden.append(G.GEEN_DAGEN)
    elif oordeel.laatste_dag < min(verzoek.tot, budget.tot):
        gronden.append(G.TE_LANG)
    elif not oordeel.past:
        gronden.append(G.PGB_STOPT)
    if oordeel.verlaagd_vanaf is not None and oordeel.bedrag < budget.per_maand:
        gronden.append(G.VERLAAGD)
    return gronden


def _tellend(gronden: list[Buitenlandgrond], keuze: Buitenlandkeuze) -> tuple[Buitenlandgrond, ...]:
    """Without what a deviation sets aside; and when it is no, only why it is no."""
    over = [grond for grond in gronden if not (keuze.afwijking and grond in _AF_TE_WIJKEN)]
    weigering = [grond for grond in over if grond in _WEIGERING]
    return tuple(weigering or over)


def _uitkomst(gronden: tuple[Buitenlandgrond, ...]) -> str:
    if any(grond in _WEIGERING for grond in gronden):
        return U.AFGEWEZEN
    return U.GEDEELTELIJK if gronden else U.TOEGEKEND


def _vastgelegd(verzoek: Buitenlandverzoek, keuze: Buitenlandkeuze, beoordeling: Beoordeling) -> dict[str, Any]:
    """The facts and figures as they are decided; the letter takes them from here."""
    oordeel, nee = beoordeling.oordeel, beoordeling.uitkomst == U.AFGEWEZEN
    return {
        "verzoek": verzoek.pk,
        "verzoek_op": verzoek.ontvangen_op.isoformat(),
        "land": verzoek.land,
        "van": verzoek.van.isoformat(),
        "tot": verzoek.tot.isoformat(),
        "terminaal": verzoek.terminaal,
        "hulp_voldoet": keuze.hulp_voldoet,
        "verlagen": keuze.verlagen,
        "toegestaan_tot": "" if nee or oordeel.laatste_dag is None else oordeel.laatste_dag.isoformat(),
        "percentage": oordeel.percentage,
        "per_maand": str(beoordeling.per_maand),
        "bedrag": "" if nee else str(oordeel.bedrag),
        "verlaagd_vanaf": oordeel.verlaagd_vanaf.isoformat() if oordeel.verlaagd_vanaf and not nee else "",
        "gronden": [str(grond) for grond in beoordeling.gronden],
        # A refusal has no amount, so neither has its letter.
        "stappen": [
            [stap.wat, stap.geschreven, stap.uitleg, stap.regel]
            for stap in oordeel.stappen
            if not (nee and stap.regel == "P-32")
        ],
        "waarden": oordeel.waarden,
        "peildatum": verzoek.ontvangen_op.isoformat(),
        "verlopen": list(oordeel.verlopen),
    }


def _schrijf_dag(tekst: str) -> str:
    return schrijf_datum(date.fromisoformat(tekst)) if tekst else ""


def _keuze(beschikking: Beschikking) -> Buitenlandkeuze:
    vast = beschikking.parameters
    return Buitenlandkeuze(
        vast["hulp_voldoet"], vast["verlagen"], beschikking.motivering, beschikking.afwijking,
        beschikking.afwijking_motivering,
    )  # fmt: skip


def _weiger_onvolledig(keuze: Buitenlandkeuze) -> None:
    if not keuze.motivering.strip():
        raise Geweigerd("Schrijf op waarom dit het besluit is. Deze tekst staat in de brief.")
    if keuze.afwijking and keuze.afwijking not in Afwijking.values:
        raise Geweigerd("Kies op welke grond u van de regels afwijkt.")
    if keuze.afwijking and not keuze.afwijking_motivering.strip():
        raise Geweigerd("U wijkt af van de regels. Schrijf op waarom.")


def _weiger_dubbel(verzoek: Buitenlandverzoek) -> None:
    bestaand = laatste_op(verzoek)
    if bestaand is None:
        return
    if bestaand.besloten_op is None:
        raise Geweigerd("Er wacht al een voorstel voor dit verzoek. De teamleider kan het terugsturen.")
    raise Geweigerd("Over dit verzoek is al besloten. Registreer een nieuw verzoek als de reis anders wordt.")
