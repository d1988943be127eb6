"""What the page about bezwaar shows: the decisions with their last day, and how each bezwaar stands, in plain words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from beschikkingen.models import Beschikking, Bezwaar, Spoedvoorziening
from beschikkingen.services.bezwaar import einde_bezwaartermijn, vatbaar_voor_bezwaar
from beschikkingen.services.eigenbezwaar import bezwaren_van_client, nog_te_bestrijden, toegevoegd
from meldingen.models import Document, Melding, Uitgaand
from meldingen.services.inwonerstukken import brieven_aan_client
from meldingen.toegang import Eigenzaak
from wmo_portal.mijnzaak.uitleg import Zin, uitleg_in_taal
from wmo_portal.mijnzaak.woorden import Tekst

BS, U, S = Beschikking.Soort, Beschikking.Uitkomst, Bezwaar.Status

BESLUIT: dict[str, Tekst] = {
    BS.REGULIER: _("Besluit over uw aanvraag"),
    BS.TIJDELIJK: _("Besluit over tijdelijke hulp"),
    BS.BUITEN_BEHANDELING: _("Besluit om uw aanvraag niet te behandelen"),
    BS.OP_BEZWAAR: _("Antwoord op uw bezwaar"),
    BS.HERZIENING: _("Besluit om uw hulp te veranderen of te stoppen"),
    BS.CORRECTIE: _("Verbetering van een besluit"),
    BS.DWANGSOM: _("Besluit over geld omdat wij te laat waren"),
    BS.TERUGVORDERING: _("Besluit om geld terug te vragen"),
    BS.BUITENLAND: _("Besluit over uw budget (pgb) in het buitenland"),
}
UITKOMST: dict[str, Tekst] = {
    U.TOEGEKEND: _("Wij gaven u wat u vroeg."),
    U.GEDEELTELIJK: _("Wij gaven u een deel van wat u vroeg."),
    U.AFGEWEZEN: _("Wij gaven u niet wat u vroeg."),
    U.BEEINDIGD: _("De hulp stopt."),
    U.HERZIEN: _("De hulp verandert."),
    U.INGETROKKEN: _("De hulp stopt."),
    U.TERUGGEVORDERD: _("Wij vragen geld terug."),
    U.NIET_BEHANDELD: _("Wij behandelden uw aanvraag niet."),
    U.DWANGSOM: _("U krijgt geld van ons."),
    U.GEEN_DWANGSOM: _("U krijgt geen geld van ons."),
    U.GEGROND: _("U kreeg gelijk. Wij nemen een nieuw besluit."),
    U.DEELS_GEGROND: _("U kreeg voor een deel gelijk. Wij nemen een nieuw besluit."),
    U.ONGEGROND: _("U kreeg geen gelijk. Ons besluit blijft zoals het was."),
    U.NIET_ONTVANKELIJK: _("Wij konden uw bezwaar niet behandelen. In de brief staat waarom."),
}
STAND: dict[str, Tekst] = {
    S.ONTVANGEN: _("Wij hebben uw bezwaar ontvangen. Een jurist kijkt of wij alles hebben."),
    S.VERZUIM: _("Wij missen nog iets. Zolang u dat aanvult, staat onze tijd om te beslissen stil."),
    S.IN_BEHANDELING: _("Iemand die het besluit niet nam, kijkt er opnieuw naar."),
    S.VERDAAGD: _("Wij hebben meer tijd nodig. In onze brief staat waarom."),
    S.BESLOTEN: _("Wij hebben beslist op uw bezwaar."),
    S.INGETROKKEN: _("Uw bezwaar is gestopt. Wij doen er niets meer mee."),
    S.IN_BEROEP: _("Wij hebben beslist op uw bezwaar. De rechter kijkt daar nu naar."),
    S.AFGEHANDELD: _("Wij hebben beslist op uw bezwaar, en de rechter heeft daarover geoordeeld."),
}


@dataclass(frozen=True, slots=True)
class Besluitkaart:
    """One decision: what it is, until when bezwaar or beroep stands open and why that day, and its letters."""

    besluit: Beschikking
    wat: Tekst
    uitkomst: Tekst
    tot: date
    is_voorbij: bool
    uitleg: list[Zin]
    brieven: list[Document]
    is_bestreden: bool = False


@dataclass(frozen=True, slots=True)
class Bezwaarkaart:
    """One bezwaar and how it stands. `beslist_op` is the last day for the answer, None once there is one.

    `wacht_op_redenen`: it came without reasons, and nothing followed yet.
    """

    bezwaar: Bezwaar
    tegen: Tekst
    stand: Tekst
    ontbreekt: list[str]
    beslist_op: date | None
    uitleg: list[Zin]
    is_te_laat_beslist: bool
    wacht_op_redenen: bool
    antwoord: Besluitkaart | None
    stukken: list[Document]


@dataclass(frozen=True, slots=True)
class Bezwaarstand:
    """All that the page shows."""

    besluiten: list[Besluitkaart]
    bezwaren: list[Bezwaarkaart]
    te_bestrijden: list[Beschikking]

    @property
    def is_late_keuze(self) -> bool:
        """Against at least one of the decisions the term is over."""
        return any(kaart.is_voorbij and not kaart.is_bestreden for kaart in self.besluiten)

    @property
    def leesbare_stukken(self) -> list[Document]:
        """The papers to which this page leads: those of the decisions and those of the bezwaren."""
        kaarten = [*self.besluiten, *(kaart.antwoord for kaart in self.bezwaren if kaart.antwoord)]
        stukken = [stuk for kaart in kaarten for stuk in kaart.brieven]
        return stukken + [stuk for kaart in self.bezwaren for stuk in kaart.stukken]


def bezwaarstand_van(eigen: Eigenzaak, vandaag: date) -> Bezwaarstand:
    """Read from the case in a fixed number of queries, for this person."""
    melding = eigen.melding
    bezwaren = bezwaren_van_client(melding)
    besluiten = list(vatbaar_voor_bezwaar(melding).select_related("bezwaartermijn"))
    brieven = _brieven(melding, is_client=eigen.is_client)
    erbij = toegevoegd(bezwaren)
    te_bestrijden = nog_te_bestrijden(melding, bezwaren, gemachtigde=eigen.gemachtigde)
    open_ = {rij.pk for rij in te_bestrijden}
    return Bezwaarstand(
        besluiten=[_besluitkaart(rij, brieven, vandaag, is_bestreden=rij.pk not in open_) for rij in besluiten],
        bezwaren=[_bezwaarkaart(rij, _leesbaar(eigen, rij, erbij[rij.pk]), brieven, vandaag) for rij in bezwaren],
        te_bestrijden=te_bestrijden,
    )


def naam_van(besluit: Beschikking) -> Tekst:
    """What a decision is about, in the words of the page."""
    return BESLUIT[besluit.soort]


def _besluitkaart(
    besluit: Beschikking, brieven: dict[int, list[Document]], vandaag: date, *, is_bestreden: bool = False
) -> Besluitkaart:
    tot = einde_bezwaartermijn(besluit)
    klok = besluit.bezwaartermijn
    # What was told in the letter may be later than what the clock says; then the steps of the clock explain nothing.
    uitleg = klok.uitleg if klok is not None and klok.uiterste_datum == tot else []
    return Besluitkaart(
        besluit=besluit,
        wat=naam_van(besluit),
        uitkomst=UITKOMST[besluit.uitkomst],
        tot=tot,
        is_voorbij=tot < vandaag,
        uitleg=uitleg_in_taal(uitleg),
        brieven=brieven.get(besluit.pk, []),
        is_bestreden=is_bestreden,
    )


def _bezwaarkaart(
    bezwaar: Bezwaar, stukken: list[Document], brieven: dict[int, list[Document]], vandaag: date
) -> Bezwaarkaart:
    klok = bezwaar.termijn if bezwaar.is_open else None
    antwoord = bezwaar.beslissing
    return Bezwaarkaart(
        bezwaar=bezwaar,
        tegen=naam_van(bezwaar.beschikking),
        stand=STAND[bezwaar.status],
        ontbreekt=bezwaar.verzuim.splitlines() if bezwaar.status == S.VERZUIM else [],
        beslist_op=klok.uiterste_datum if klok else None,
        uitleg=uitleg_in_taal(klok.uitleg) if klok else [],
        is_te_laat_beslist=klok is not None and klok.uiterste_datum < vandaag,
        wacht_op_redenen=bezwaar.status == S.ONTVANGEN and not bezwaar.gronden and len(stukken) <= 1,
        antwoord=_besluitkaart(antwoord, brieven, vandaag) if antwoord else None,
        stukken=stukken,
    )


def _leesbaar(eigen: Eigenzaak, bezwaar: Bezwaar, erbij: Sequence[Document]) -> list[Document]:
    """The papers of a bezwaar; of who must not learn a secret address only what they sent themselves (M-21)."""
    stukken = [*filter(None, [bezwaar.document]), *erbij]
    if eigen.is_client or not eigen.melding.client.adres_is_geheim:
        return stukken
    return [stuk for stuk in stukken if stuk.door_id == eigen.gebruiker.pk]


def _brieven(melding: Melding, *, is_client: bool) -> dict[int, list[Document]]:
    """Per decision the letters about it that left for the client, the oldest first (M-21: not every one for all)."""
    per_sleutel = dict(Uitgaand.objects.filter(melding=melding, soort="brief").values_list("sleutel", "inhoud"))
    spoed = dict(Spoedvoorziening.objects.filter(melding=melding).values_list("pk", "beschikking_id"))
    gevonden: dict[int, list[Document]] = {}
    for brief in reversed(brieven_aan_client(melding, is_client=is_client)):
        inhoud = per_sleutel.get(brief.sleutel, {})
        pk = inhoud.get("beschikking") or spoed.get(inhoud.get("spoed"))
        if pk is not None:
            gevonden.setdefault(pk, []).append(brief)
    return gevonden


def kies(bezwaren: Iterable[Bezwaarkaart], pk: int) -> Bezwaarkaart | None:
    """The card with this bezwaar."""
    return next((kaart for kaart in bezwaren if kaart.bezwaar.pk == pk), None)
