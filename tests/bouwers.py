"""Builders: they walk a case to where a test wants it, through the same services as the portal.

`maak_melding` gives a fresh melding, `breng_naar` a `Zaak` in one of the catalogue's states, with its artefacts and
the day on which the walk ended. Nothing is set in the database directly, except the people and reference data.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from beschikkingen.models import Aanvraag, Beschikking, Bezwaar, Opzegging
from beschikkingen.services.aanvraag import NieuweAanvraag, ontvang_getekend_verslag, verklaar_volledig
from beschikkingen.services.afronden import post_uiterlijk, rond_af
from beschikkingen.services.beslistermijn import schort_besluit_op
from beschikkingen.services.besluit import Regelvoorstel, beslis, stel_besluit_voor
from beschikkingen.services.bezwaar import Bezwaarschrift, neem_in_behandeling, ontvang_bezwaar
from beschikkingen.services.bezwaarbehandeling import leg_hoorzitting_vast
from beschikkingen.services.bezwaarbeslissing import beslis_op_bezwaar, stel_beslissing_voor
from beschikkingen.services.buitenbehandeling import stel_buiten_behandeling, stel_buiten_behandeling_voor
from beschikkingen.services.herstel import geef_hersteltermijn, verwerk_verstreken
from beschikkingen.services.opzegging import NieuweOpzegging, ontvang_opzegging, op_te_zeggen
from beschikkingen.services.stopzetting import Stopafspraak, verwerk_opzegging
from beschikkingen.services.zondermelding import ontvang_zonder_melding
from logeerzorg.models import BEZET, Bed, Reservering
from logeerzorg.services import reserveringen
from logeerzorg.services.intake import plan_intake
from meldingen.models import Gebruiker, Gemeente, Melding, Opschorting, Termijn, Uitgaand
from meldingen.rollen import Rol
from meldingen.services import uitgaand
from meldingen.services.bestemming import stuur_door
from meldingen.services.clienten import Clientgegevens, Relatiegegevens
from meldingen.services.melding import (
    NieuweMelding,
    registreer_melding,
    trek_melding_in,
    wijs_toe,
)
from meldingen.services.toestemming import leg_toestemming_vast
from onderzoek.models import Gesprek, Mantelzorger, Onderzoek, Verslag, Voorzieningsoort, Wettoets, Zorgplan
from onderzoek.services import keuze, voorwaarden
from onderzoek.services import onderzoek as onderzoeken
from onderzoek.services.afweging import Wetuitkomst, leg_vraag_vast, toets_wetten
from onderzoek.services.termijn import sluit_na_rappel, verwerk_geen_reactie
from onderzoek.services.verslag import Retour, Verslagtekst, stel_verslag_op, verzend_verslag
from onderzoek.services.zorgplan import registreer_zorgplan
from onderzoek.services.zorgplanaanbieder import (
    Bestand,
    GetekendZorgplan,
    Regelinvoer,
    dien_zorgplan_in,
    voeg_regel_toe,
)
from onderzoek.services.zorgplanverzoek import Zorgplanvraag, vraag_zorgplan
from tests import antwoorden
from tests.mensen import clientgegevens

MAANDAG = date(2026, 3, 2)
_TELLER = count(1)
LOGEREN, HUISHOUDEN = Voorzieningsoort.KORTDUREND_VERBLIJF, "HUISHOUDELIJKE_HULP"
RUBRIEKEN = {letter: f"Antwoord op onderwerp {letter}." for letter in "abcdefg"}
AFWEGING = {nummer: ("niet", f"Reden bij stap {nummer}.") for nummer in range(1, 6)} | {
    6: ("volledig", "Logeren neemt de zorg over.")
}
# What must be known before maatwerk may be chosen: the question, and that no other law comes first.
VRAAG = {"beperkingen": "Alleen zijn lukt niet.", "nodig": "Dag en nacht toezicht, twee weken.", "medisch": "nee"}
WETTEN = {wet: Wetuitkomst("nvt") for wet in Wettoets.Wet}
TEKST = Verslagtekst(
    uitkomst=Verslag.Uitkomst.OVERIG,
    conclusie="Logeerzorg is nodig.",
    resultaat="Mevrouw blijft thuis wonen",
    aanpak="Twee nachten logeren",
    uitvoerder="Huis Linde",
    evaluatie_op=date(2026, 12, 1),
)


def maak_melding(
    gemeente: Gemeente | None = None,
    *,
    op: date = MAANDAG,
    door: Gebruiker | None = None,
    client: Clientgegevens | None = None,
    melder: Relatiegegevens | None = None,
    **feiten: Any,
) -> Melding:
    """A melding registered on `op`; without `door` the inwoner sent the form. The letters still stand ready."""
    velden: dict[str, Any] = {
        "kanaal": Melding.Kanaal.TELEFOON if door else Melding.Kanaal.FORMULIER,
        "onderwerp": Melding.Onderwerp.LOGEERZORG,
        "hulpvraag": "Ik zorg elke dag voor mijn moeder en kan dat twee weken niet.",
        "ontvangen_op": op,
    }
    nieuw = NieuweMelding(client=client or clientgegevens(), melder=melder, **{**velden, **feiten})
    gemeente = gemeente or Gemeente.objects.get(naam="Voorbeeld")
    return registreer_melding(gemeente, nieuw, op=op, door=door)


def leeg_uitbak(op: date) -> int:
    """What the worker does, on the day `op`; a letter that could not leave is a fault in the test."""
    gelukt = uitgaand.verwerk_alles(op=op, nu=lambda: middag(op))
    mislukt = list(Uitgaand.objects.exclude(fout="").values_list("sleutel", "fout"))
    assert mislukt == [], mislukt
    return gelukt


def middag(op: date) -> datetime:
    """Noon on a day."""
    return datetime.combine(op, time(12), UTC)


def voorzieningsoort(gemeente: Gemeente, code: str = LOGEREN) -> Voorzieningsoort:
    """A kind of help the gemeente can grant; a second one is made when the fixtures have only logeerzorg."""
    return Voorzieningsoort.objects.get_or_create(
        gemeente=gemeente,
        code=code,
        defaults={
            "naam": "Hulp bij het huishouden",
            "eenheid": "uren",
            "geldig_van": date(2020, 1, 1),
        },
    )[0]


def proefsoort(gemeente: Gemeente, code: str, **velden: object) -> Voorzieningsoort:
    """A kind of help exactly as a test needs it, in the place of what the catalogue has under this code."""
    Voorzieningsoort.objects.filter(gemeente=gemeente, code=code).delete()
    waarden = {"naam": code.capitalize(), "eenheid": "stuks", "geldig_van": date(2020, 1, 1), **velden}
    return Voorzieningsoort.objects.create(gemeente=gemeente, code=code, **waarden)


def weeg_alles_af(onderzoek: Onderzoek, *, op: date, door: Gebruiker) -> None:
    """The question, the laws and the six steps, ending in maatwerk."""
    leg_vraag_vast(onderzoek, **VRAAG, op=op, door=door)
    toets_wetten(onderzoek, WETTEN, op=op, door=door)
    onderzoeken.weeg_af(onderzoek, AFWEGING, op=op, door=door)


@dataclass(slots=True)
class Zaak:
    """A case on its way: the actors, the artefacts so far, and the day it is. Each step moves the day on."""

    gemeente: Gemeente
    op: date
    sleutel: int = 0
    melder: Relatiegegevens | None = None
    client: Clientgegevens | None = None
    uitkomst: str = Beschikking.Uitkomst.TOEGEKEND
    twee_gevraagd: bool = False
    verslagtekst: Verslagtekst = TEKST
    artefacten: dict[str, Any] = field(default_factory=dict)

    def acteur(self, rol: Rol, nummer: int = 0) -> Gebruiker:
        """A user of the gemeente (or, for an aanbieder, of any organisation) with this role."""
        wie = Gebruiker.objects.filter(groups__name=rol).order_by("pk")
        return (wie if rol == Rol.AANBIEDER else wie.filter(gemeente=self.gemeente))[nummer]

    @property
    def consulent(self) -> Gebruiker:
        return self.acteur(Rol.CONSULENT)

    @property
    def teamleider(self) -> Gebruiker:
        return self.acteur(Rol.TEAMLEIDER)

    @property
    def melding(self) -> Melding:
        return Melding.objects.get(pk=self.sleutel)

    @property
    def onderzoek(self) -> Onderzoek:
        return Onderzoek.objects.get(melding_id=self.sleutel)

    @property
    def gesprek(self) -> Gesprek:
        return Gesprek.objects.filter(onderzoek__melding_id=self.sleutel).latest("pk")

    @property
    def verslag(self) -> Verslag:
        return Verslag.objects.filter(melding_id=self.sleutel).latest("versie")

    @property
    def aanvraag(self) -> Aanvraag:
        return Aanvraag.objects.get(melding_id=self.sleutel, rol=Aanvraag.Rol.LEIDEND)

    @property
    def beschikking(self) -> Beschikking:
        return Beschikking.objects.filter(melding_id=self.sleutel).latest("pk")

    def verder(self, dagen: int) -> date:
        """Let days pass."""
        self.op += timedelta(days=dagen)
        return self.op

    # The steps, in the order of a case. Each ends with the letters of that day.

    def gemeld(self) -> None:
        self.sleutel = maak_melding(self.gemeente, op=self.op, melder=self.melder, client=self.client).pk

    def aangevraagd_zonder_melding(self) -> None:
        """An aanvraag on paper of somebody who never reported."""
        nieuw = NieuweMelding(
            client=self.client or clientgegevens(), kanaal=Melding.Kanaal.POST,
            onderwerp=Melding.Onderwerp.LOGEERZORG, ontvangen_op=self.op,
        )  # fmt: skip
        papier = NieuweAanvraag("formulier", self.op, self.op, f"zonder:{self.op}:{next(_TELLER)}", self.gevraagd())
        melding = ontvang_zonder_melding(self.gemeente, nieuw, papier, op=self.op, door=self.acteur(Rol.ADMINISTRATIE))
        self.sleutel = melding.pk

    def bevestigd(self) -> None:
        leeg_uitbak(self.verder(1))
        wijs_toe(self.melding, aan=self.consulent, op=self.op, door=self.teamleider)
        if self.melding.melder_id:
            leg_toestemming_vast(
                self.melding, gegeven_op=self.op, op=self.op, door=self.consulent, wijze="Aan de telefoon."
            )

    def in_vooronderzoek(self) -> None:
        self.bevestigd()
        onderzoeken.start_vooronderzoek(self.melding, op=self.verder(1), door=self.consulent)

    def in_onderzoek(self) -> None:
        onderzoeken.leg_persoonlijk_plan_vast(self.onderzoek, ontvangen_op=None, op=self.verder(1), door=self.consulent)
        onderzoeken.start_onderzoek(
            self.onderzoek,
            vorm=Gesprek.Vorm.HUISBEZOEK,
            gepland_op=self.op + timedelta(days=5),
            gepland_om=time(10),
            op=self.op,
            door=self.consulent,
        )
        leeg_uitbak(self.op)

    def gesproken(self) -> None:
        """The conversation with all that must be known before a verslag; the state stays in_onderzoek."""
        self.verder(5)
        onderzoeken.voer_gesprek(
            self.gesprek,
            gevoerd_op=self.op,
            aanwezigen="mevrouw Proef, haar dochter",
            met_mantelzorger=True,
            met_clientondersteuner=False,
            op=self.op,
            door=self.consulent,
        )
        onderzoeken.leg_gesprek_vast(
            self.onderzoek,
            rubrieken=RUBRIEKEN,
            identiteit=onderzoeken.Identiteit("paspoort", self.op + timedelta(days=900), self.op),
            pgb_voorlichting_op=self.op,
            bijdrage_voorlichting_op=self.op,
            op=self.op,
            door=self.consulent,
        )
        weeg_alles_af(self.onderzoek, op=self.op, door=self.consulent)

    def verslag_concept(self) -> None:
        stel_verslag_op(self.melding, self.verslagtekst, op=self.verder(1), door=self.consulent)

    def verslag_verzonden(self) -> None:
        verzend_verslag(self.verslag, op=self.verder(1), door=self.consulent)
        leeg_uitbak(self.op)

    def gevraagd(self) -> tuple[Voorzieningsoort, ...]:
        """What is asked: two things when one of them will be refused."""
        soorten = (voorzieningsoort(self.gemeente),)
        if self.twee_gevraagd or self.uitkomst == Beschikking.Uitkomst.GEDEELTELIJK:
            soorten += (voorzieningsoort(self.gemeente, HUISHOUDEN),)
        return soorten

    def aanvraag_ontvangen(self) -> None:
        self.verder(4)
        retour = Retour(ontvangen_op=self.op, ondertekend_op=self.op, akkoord=True, is_aanvraag=True)
        ontvang_getekend_verslag(
            self.verslag,
            retour,
            gevraagd=self.gevraagd(),
            op=self.op,
            door=self.acteur(Rol.ADMINISTRATIE),
        )
        leeg_uitbak(self.op)

    def in_beoordeling(self) -> None:
        verklaar_volledig(
            self.aanvraag,
            brp_geraadpleegd_op=self.verder(1),
            op=self.op,
            door=self.acteur(Rol.ADMINISTRATIE),
        )
        self.logeren_getoetst()

    def logeren_getoetst(self) -> None:
        """The questions about logeerzorg, answered as they should be when all is well."""
        Mantelzorger.objects.create(
            onderzoek=self.onderzoek, naam="Ineke", relatie="kind", overbelast="dreigend",
            instrument="De checklist", overbelast_motivering="Zij slaapt slecht.",
        )  # fmt: skip
        soort = voorzieningsoort(self.gemeente)
        rij = keuze.kies_voorziening(self.onderzoek, soort, waarvoor="Rust", op=self.op, door=self.consulent)
        keuze.stel_leveringsvorm_vast(rij, leveringsvorm="natura", op=self.op, door=self.consulent)
        voorwaarden.toets_voorwaarden(rij, antwoorden.LOGEREN, op=self.op, door=self.consulent)

    def optie(self, over: int = 20, nachten: int = 2) -> Reservering:
        """An option on the first free bed of the gemeente, `over` days from now."""
        van = self.op + timedelta(days=over)
        tot = van + timedelta(days=nachten)
        bed = Bed.objects.boekbaar_voor(self.gemeente, van, tot).vrij_in(van, tot, BEZET).first()
        return reserveringen.plaats_optie(
            self.melding, bed, van, tot, nu=middag(self.op), op=self.op, door=self.consulent
        )

    def vaste_optie(self, over: int = 20, nachten: int = 2) -> Reservering:
        """An option on which client and locatie agreed, with its intake planned; it no longer lapses."""
        rij = self.optie(over, nachten)
        reserveringen.leg_akkoord_client_vast(rij, op=self.op, door=self.consulent)
        reserveringen.leg_akkoord_locatie_vast(rij, op=self.op, door=self.acteur(Rol.AANBIEDER))
        reserveringen.zet_vast(rij, nu=middag(self.op), op=self.op, door=self.consulent)
        plan_intake(rij, intake_op=rij.aankomst, op=self.op, door=self.consulent)
        self.artefacten["reservering"] = rij
        return rij

    def besluit_concept(self) -> None:
        self.verder(1)
        if self.uitkomst != Beschikking.Uitkomst.AFGEWEZEN and "reservering" not in self.artefacten:
            self.vaste_optie()
        stel_besluit_voor(
            self.aanvraag,
            self.voorstel(),
            motivering="De dochter kan twee weken niet zorgen.",
            op=self.op,
            door=self.consulent,
        )

    def voorstel(self) -> tuple[Regelvoorstel, ...]:
        """One regel per gevraagde voorziening; what is granted in part is logeren and not the rest."""
        gevraagd = self.aanvraag.gevraagd.select_related("soort")
        if self.uitkomst == Beschikking.Uitkomst.GEDEELTELIJK:
            return tuple(
                _toekenning(rij, self.op) if rij.soort.code == LOGEREN else _weigering(rij) for rij in gevraagd
            )
        if self.uitkomst == Beschikking.Uitkomst.AFGEWEZEN:
            return tuple(_weigering(rij) for rij in gevraagd)
        return tuple(_toekenning(rij, self.op) for rij in gevraagd)

    def besloten(self) -> None:
        beslis(self.beschikking, op=self.verder(1), door=self.teamleider)
        leeg_uitbak(self.op)

    # Side ways: what happens when somebody does not act, asks for more, or turns out not to be competent.

    def klok(self, soort: str) -> Termijn:
        """The newest clock of this kind."""
        return Termijn.objects.filter(melding_id=self.sleutel, soort=soort).latest("pk")

    def gerappelleerd(self) -> None:
        self.op = self.klok(Termijn.Soort.RETOUR).uiterste_datum + timedelta(days=1)
        verwerk_geen_reactie(self.sleutel, self.op)
        leeg_uitbak(self.op)

    def gesloten_na_rappel(self) -> None:
        self.op = self.klok(Termijn.Soort.RAPPEL).uiterste_datum + timedelta(days=1)
        sluit_na_rappel(self.sleutel, self.op)
        leeg_uitbak(self.op)

    def getekend_terug(self, *, akkoord: bool = True, reactie: str = "") -> None:
        """The signed verslag came back without an aanvraag; the state stays."""
        self.verder(3)
        retour = Retour(
            ontvangen_op=self.op, ondertekend_op=self.op, akkoord=akkoord, is_aanvraag=False, reactie=reactie
        )
        ontvang_getekend_verslag(self.verslag, retour, gevraagd=(), op=self.op, door=self.acteur(Rol.ADMINISTRATIE))

    def zorgplan_gevraagd(self) -> None:
        """The client chose one aanbieder; the verslag says that a zorgplan is needed."""
        Verslag.objects.filter(pk=self.verslag.pk).update(zorgplan_nodig=True)
        self.getekend_terug()
        vraag_zorgplan(self.verslag, self.zorgplanvraag(), op=self.verder(1), door=self.consulent)
        leeg_uitbak(self.op)

    def zorgplanvraag(self, **anders: Any) -> Zorgplanvraag:
        """What the client chose: the aanbieder of the first actor with that role."""
        velden: dict[str, Any] = {
            "aanbieders": (self.acteur(Rol.AANBIEDER).organisatie,), "coordinator": None, "gekozen_op": self.op,
            "voorzieningen": (voorzieningsoort(self.gemeente),),
        }  # fmt: skip
        return Zorgplanvraag(**{**velden, **anders})

    @property
    def zorgplan(self) -> Zorgplan:
        return Zorgplan.objects.select_related("verzoek__verslag", "verzoek__melding").get(
            verzoek__melding_id=self.sleutel, is_coordinerend=True, verzoek__afgerond_op=None
        )

    def zorgplan_getekend(self) -> None:
        """The aanbieder wrote the plan, both signed it, administratie saw the signatures: it is the aanvraag."""
        op, aanbieder = self.verder(4), self.acteur(Rol.AANBIEDER)
        regel = Regelinvoer(
            resultaat=self.verslagtekst.resultaat, wie="Een vaste begeleider", wat="Samen de week plannen",
            wanneer="Maandagochtend", frequentie="Elke week", tijdsbesteding="2 uur per week",
        )  # fmt: skip
        voeg_regel_toe(self.zorgplan, regel, op=op, door=aanbieder)
        getekend = GetekendZorgplan(
            stuk=Bestand(b"%PDF getekend", "application/pdf", "zorgplan.pdf"), aanbieder_getekend_op=op,
            client_getekend_op=op, getekend_door="client", is_akkoord=True,
        )  # fmt: skip
        plan = dien_zorgplan_in(self.zorgplan, getekend, op=op, door=aanbieder)
        registreer_zorgplan(plan, beide_gezien=True, op=op, door=self.acteur(Rol.ADMINISTRATIE))
        leeg_uitbak(op)

    def om_aanvulling_gevraagd(self) -> None:
        self.artefacten["herstelverzoek"] = geef_hersteltermijn(
            self.aanvraag, ["Een kopie van de indicatie"], op=self.verder(1), door=self.consulent
        )
        leeg_uitbak(self.op)

    def niet_aangevuld(self) -> None:
        """The hersteltermijn ended unused; the night noticed."""
        verzoek = self.artefacten["herstelverzoek"]
        self.op = verzoek.uiterlijk_op + timedelta(days=1)
        verwerk_verstreken(verzoek.pk, self.op)

    def buiten_behandeling(self) -> None:
        voorstel = stel_buiten_behandeling_voor(
            self.artefacten["herstelverzoek"], ontbreekt=["Een kopie van de indicatie"], op=self.op, door=self.consulent
        )
        stel_buiten_behandeling(voorstel, op=self.verder(1), door=self.teamleider)
        leeg_uitbak(self.op)

    def afgerond(self) -> None:
        """The term, the week for the post and the Atw have passed, and nobody objected."""
        self.op = post_uiterlijk(self.klok(Termijn.Soort.BEZWAAR)) + timedelta(days=1)
        rond_af(self.sleutel, self.op)

    def opgezegd(self) -> None:
        """The client gave up all that was granted the day after, before any of it began."""
        self.verder(1)
        rij = self.opzegging(per=self.op)
        gekozen = tuple(rij.voorzieningen.values_list("pk", flat=True))
        wat = Stopafspraak(self.op, gekozen, terug="niets", bijdrage="geen")
        verwerk_opzegging(rij, wat, op=self.op, door=self.consulent)
        leeg_uitbak(self.op)

    def opzegging(self, **anders: Any) -> Opzegging:
        """All that runs or begins later is given up, from tomorrow."""
        velden: dict[str, Any] = {
            "reden": Opzegging.Reden.NIET_GEBRUIK, "kanaal": Melding.Kanaal.TELEFOON, "ontvangen_op": self.op,
            "sleutel": f"opzegging:{next(_TELLER)}", "per": self.op + timedelta(days=1),
            "voorzieningen": tuple(rij.pk for rij in op_te_zeggen(self.melding, self.op)),
        }  # fmt: skip
        nieuw = NieuweOpzegging(**{**velden, **anders})
        return ontvang_opzegging(self.melding, nieuw, op=self.op, door=self.consulent)

    @property
    def bezwaar(self) -> Bezwaar:
        return Bezwaar.objects.select_related("melding", "beschikking").filter(melding_id=self.sleutel).latest("pk")

    def bezwaar_ontvangen(self, **feiten: Any) -> Bezwaar:
        """A bezwaar against the newest decision, a week later, at the counter."""
        velden = {"ontvangen_op": self.verder(7), "kanaal": "balie", "gronden": "Het is te weinig.", **feiten}
        ontvang_bezwaar(self.beschikking, Bezwaarschrift(**velden), op=self.op, door=self.acteur(Rol.ADMINISTRATIE))
        leeg_uitbak(self.op)
        return self.bezwaar

    def op_bezwaar_beslist(self, uitkomst: str = Beschikking.Uitkomst.ONGEGROND) -> Bezwaar:
        """In hand, heard, proposed by one jurist and decided by the other."""
        jurist = self.acteur(Rol.BEZWAARJURIST)
        neem_in_behandeling(self.bezwaar, op=self.verder(1), door=jurist)
        leg_hoorzitting_vast(
            self.bezwaar, gehoord_op=self.op, verslag="Mevrouw zegt dat het te weinig is.", op=self.op, door=jurist
        )
        stel_beslissing_voor(
            self.bezwaar, uitkomst=uitkomst, motivering="Wij keken opnieuw naar het gesprek.", op=self.op, door=jurist
        )
        beslis_op_bezwaar(self.bezwaar, op=self.verder(1), door=self.acteur(Rol.BEZWAARJURIST, 1))
        leeg_uitbak(self.op)
        return self.bezwaar

    def opgeschort(self) -> None:
        self.artefacten["opschorting"] = schort_besluit_op(
            self.melding, grond=Opschorting.Grond.AANVRAGER, tot=None, toelichting="Mevrouw is drie weken weg.",
            op=self.verder(1), door=self.consulent,
        )  # fmt: skip
        leeg_uitbak(self.op)

    def doorgezonden(self) -> None:
        stuur_door(
            self.melding, naar="CIZ", organisatie="CIZ", reden="Mevrouw heeft altijd toezicht nodig.",
            op=self.verder(1), door=self.consulent,
        )  # fmt: skip

    def ingetrokken(self) -> None:
        trek_melding_in(
            self.melding, op=self.verder(1), door=self.consulent, wilsuiting="Belde dat het niet meer hoeft."
        )


def _toekenning(gevraagd: Any, op: date) -> Regelvoorstel:
    return Regelvoorstel(
        gevraagd=gevraagd,
        is_toegekend=True,
        motivering="De dochter kan twee weken niet zorgen.",
        leveringsvorm="natura",
        omvang=4,
        eenheid="etmalen",
        frequentie="in totaal",
        ingangsdatum=op + timedelta(days=5),
        einddatum=op + timedelta(days=180),
        monitor_op=op + timedelta(days=183),
        kostprijs=Decimal("720.00"),
        resultaat="U blijft thuis wonen.",
        aanpak="U logeert een weekend.",
        aanbieder="Huis Linde",
    )


def _weigering(gevraagd: Any) -> Regelvoorstel:
    return Regelvoorstel(
        gevraagd=gevraagd,
        is_toegekend=False,
        motivering="De zoon doet dit al.",
        weigeringsgrond="gebruikelijk",
        alternatief="Uw zoon helpt.",
    )


_TOT_VERSLAG = ("gemeld", "in_vooronderzoek", "in_onderzoek", "gesproken", "verslag_concept")
_TOT_BESLUIT = (
    *_TOT_VERSLAG, "verslag_verzonden", "aanvraag_ontvangen", "in_beoordeling", "besluit_concept",
)  # fmt: skip
U = Beschikking.Uitkomst
# The catalogue's states that can be reached so far, with the walk and the outcome it needs.
ROUTES: dict[str, tuple[tuple[str, ...], str]] = {
    "gemeld": (("gemeld",), U.TOEGEKEND),
    "in_vooronderzoek": (_TOT_VERSLAG[:2], U.TOEGEKEND),
    "in_onderzoek": (_TOT_VERSLAG[:4], U.TOEGEKEND),
    "verslag_concept": (_TOT_VERSLAG, U.TOEGEKEND),
    "verslag_verzonden": (_TOT_BESLUIT[:6], U.TOEGEKEND),
    "aanvraag_ontvangen": (_TOT_BESLUIT[:7], U.TOEGEKEND),
    "in_beoordeling": (_TOT_BESLUIT[:8], U.TOEGEKEND),
    "besluit_concept": (_TOT_BESLUIT, U.TOEGEKEND),
    "toegekend": ((*_TOT_BESLUIT, "besloten"), U.TOEGEKEND),
    "gedeeltelijk_toegekend": ((*_TOT_BESLUIT, "besloten"), U.GEDEELTELIJK),
    "afgewezen": ((*_TOT_BESLUIT, "besloten"), U.AFGEWEZEN),
    "ingetrokken": (("gemeld", "ingetrokken"), U.TOEGEKEND),
    "rappel": ((*_TOT_BESLUIT[:6], "gerappelleerd"), U.TOEGEKEND),
    "afgesloten_zonder_aanvraag": ((*_TOT_BESLUIT[:6], "gerappelleerd", "gesloten_na_rappel"), U.TOEGEKEND),
    "hersteltermijn": ((*_TOT_BESLUIT[:7], "om_aanvulling_gevraagd"), U.TOEGEKEND),
    "opgeschort": ((*_TOT_BESLUIT[:8], "opgeschort"), U.TOEGEKEND),
    "beeindigd": ((*_TOT_BESLUIT, "besloten", "opgezegd"), U.TOEGEKEND),
    "buiten_behandeling": (
        (*_TOT_BESLUIT[:7], "om_aanvulling_gevraagd", "niet_aangevuld", "buiten_behandeling"),
        U.TOEGEKEND,
    ),
    "afgerond": ((*_TOT_BESLUIT, "besloten", "afgerond"), U.AFGEWEZEN),
    "wacht_op_zorgplan": ((*_TOT_BESLUIT[:6], "zorgplan_gevraagd"), U.TOEGEKEND),
    "doorgezonden": (("gemeld", "bevestigd", "doorgezonden"), U.TOEGEKEND),
    "aanvraag_zonder_melding": (("aangevraagd_zonder_melding",), U.TOEGEKEND),
}


def breng_naar(
    toestand: str,
    gemeente: Gemeente | None = None,
    *,
    op: date = MAANDAG,
    na_stap: Callable[[Zaak, str], None] | None = None,
    **keuzes: Any,
) -> Zaak:
    """Walk a new case to a state of the catalogue. `keuzes` are fields of Zaak: uitkomst, melder, client, ..."""
    stappen, uitkomst = ROUTES[toestand]
    zaak = Zaak(gemeente or Gemeente.objects.get(naam="Voorbeeld"), op=op, **{"uitkomst": uitkomst, **keuzes})
    for stap in stappen:
        getattr(zaak, stap)()
        if na_stap is not None:
            na_stap(zaak, stap)
    return zaak
