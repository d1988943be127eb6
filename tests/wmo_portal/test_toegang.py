"""Every address of the portal against every role: who may open it, what is logged, and what never leaves.

What a view declares (`alleen_voor`, `openbaar`) is the expectation; a new view is in these tests by itself. When its
address asks for something this module does not know, the test says so.
"""

import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any

import pikepdf
import pytest
import time_machine
from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import Q
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from PIL import Image
from pytest_django import DjangoDbBlocker, Settings

from beschikkingen.models import (
    Beroep,
    Beschikking,
    Besluitregel,
    Bezwaar,
    Herstelverzoek,
    Opzegging,
    Voornemen,
    Voorziening,
    Zienswijze,
)
from beschikkingen.services.beroep import registreer_beroep_niet_tijdig
from beschikkingen.services.bezwaar import Bezwaarschrift, ontvang_bezwaar
from beschikkingen.services.spoed import signaleer_spoed
from cak_export.models import Bericht
from cak_export.services import maak_startbericht
from logeerzorg.models import AnderVerblijf, Bed, Blokkade, Reeks, Reservering
from logeerzorg.services.anderverblijf import Elders, leg_ander_verblijf_vast
from logeerzorg.services.overschrijding import Verzoek, vraag_overschrijding
from meldingen.brieven.logo import keur_logo
from meldingen.models import (
    Document,
    Gebruiker,
    Inzage,
    Machtiging,
    Melding,
    Opschorting,
    Organisatie,
    Parametervoorstel,
    Poststuk,
    Signaal,
    Taak,
    Team,
    Termijn,
    Thema,
)
from meldingen.rollen import DOSSIER, Rol
from meldingen.services.brieven import maak_document
from meldingen.services.huisstijl import bewaar_logo
from meldingen.services.inwoners import inwoner_met_bsn
from meldingen.services.nacht import draai
from meldingen.services.postin import scan_in
from meldingen.services.termijnen import open_termijn
from meldingen.termijnen import BEZWAAR, zorgplan
from onderzoek.beschermd_wonen import VRAGEN, Hulpsoort
from onderzoek.models import (
    Adviesaanvraag,
    Budgetplan,
    Buitenlandverzoek,
    Mandaatoverdracht,
    Offerte,
    Pgbonderzoek,
    ProgrammaVanEisen,
    Raadpleging,
    Voorwaardentoets,
    Voorzieningkeuze,
    Zorgplan,
    Zorgplanregel,
    Zorgplanverzoek,
    Zorgverlener,
)
from onderzoek.services.bewaren import Blad
from onderzoek.services.mantelzorg import voeg_mantelzorger_toe
from tests.bouwers import Zaak, breng_naar, clientgegevens, middag, voorzieningsoort
from tests.mensen import MANTELZORGER, maak_bsn
from tests.wegen import loop
from wmo_portal.settings import STORAGES as OPSLAG

pytestmark = pytest.mark.django_db
BSN = "999990019"
ROLLEN = (
    "consulent", "kwaliteit", "teamleider", "administratie", "jurist", "aanbieder", "beheerder", "auditor", "piket",
)  # fmt: skip
# The side of the client: the client, who acts with every scope and with none, cliëntondersteuning, and a stranger.
INWONERS = ("inwoner", "gemachtigde", "gemachtigde_zonder", "ondersteuner", "vreemde_inwoner", "vreemde_ondersteuner")
# Which pages of Mijn zaak are about the client as a person: no scope opens them.
VAN_DE_CLIENT = frozenset(
    {"mijn_inzage", "mijn_volgende_code", "mijn_voorkeuren", "mijn_machtigingen", "mijn_machtiging"}
)
# What sends on: to the step where one is (nothing was reported in this browser), to what was asked, to the only case.
VERDEROP = frozenset(
    {
        "kies_taal", "kies_gemeente", "melden", "melden_stap", "melden_controle", "melden_bewaren", "gemeld",
        "gemeld_pdf", "steunpunt_gemeld", "mijn_zaken", "mijn_geboortedatum", "mijn_afspraak",
    }
)  # fmt: skip
# What is about the gemeente of the visitor; who has none chooses one first.
VAN_EEN_GEMEENTE = frozenset({"opzeggen", "opgezegd", "opzegformulier_leeg", "wegwijzer"})
# What is not in this case: nothing was chosen as a pgb, no machtiging was given in Mijn zaak.
NIET_HIER = frozenset(
    {"mijn_hulpverlener", "mijn_budgetregel", "mijn_budgetregel_weg", "mijn_budgetplan_versie", "mijn_machtiging_brief"}
)
# There is no broker in these tests; tests/mijnzaak has a real one.
ZONDER_MAKELAAR = frozenset({"mijn_digid", "mijn_digid_terug"})
VREEMDEN = ("consulent_altena", "teamleider_altena", "administratie_altena", "aanbieder_altena", "ander_team")
ALLEEN_POST = frozenset(
    {
        "vooronderzoek", "taak_gedaan", "bezorgd", "beslissen", "terugsturen", "logeer_akkoord_client",
        "logeer_akkoord_locatie", "logeer_vastzetten", "logeer_bevestigen", "ander_verblijf_weg", "signaal_gelezen",
        "afwegingsrij_weg", "blokkade_weg",
        "planrij_weg", "besluit_voorstellen", "plan_versie", "voorziening_weg", "offerte_aanvaarden", "offerte_herzien",
        "bezwaar_nemen", "bezwaar_beslissen",
        "zorgplan_rappel",
        "zorgplan_bij_client", "zorgplanregel_weg",
        "contraindicatie_weg", "pgb_formulier", "zorgverlener_weg", "budgetregel_weg", "budgetplan_versie",
        "parameters_invoer_bewaren", "melden_bestand_weg", "melden_opnieuw",
        "samen_beslissen",
        "mijn_budgetregel_weg", "mijn_budgetplan_versie",
        "opzegformulier_sturen", "toekenning_vervalt",
    }
)  # fmt: skip
# They name the case and nothing of it: the number to tell a caller, the list of the auditor.
ZONDER_INZAGE = frozenset({"balie_klaar", "taak_gedaan", "bezorgd", "beslissen", "terugsturen"})
# A paper is not of a case until it is linked; the post of a day is a list of the own gemeente.
NOG_GEEN_ZAAK = frozenset({"post_koppelen", "poststuk", "opzegging_koppelen"})
VAN_EEN_DAG = frozenset({"printbatch", "adreslijst"})
# The numbers of a gemeente: no case at all.
STUURT_DOOR = frozenset({"logeer_optie"})  # without days in the address: to where they are asked
# The colours and the logo of a gemeente: nothing of anybody, and another look has another address.
MAG_BEWAARD = frozenset({"thema_stijlblad", "thema_logo"})
VOOR_IEDEREEN = (
    frozenset({"kies_gemeente", "kies_taal", "verder_met", "melden_bestand_weg", "melden_stap"}) | MAG_BEWAARD
)
VAN_HET_BEHEER = frozenset({"parameter", "parameters_uitvoer", "parametervoorstel", "parametervoorstel_afwijzen"})
LIJSTEN = frozenset(
    {
        "werkvoorraad", "taken", "te-beslissen", "logeerzorg", "logeerkalender", "aanbieder", "aanbieder_kalender",
        "blokkades", "blokkeren", "berichten", "logboek", "signalen",
        "post_in", "post_uit", "uitbak", "nachtruns", "adreslijst", "parameters", "zorgplannen",
        "opzeggingen", "spoedlijst", "bezwaren", "overschrijdingen", "logeerrapport", "zoeken", "balie_zoeken",
    }
)  # fmt: skip


MIJN_DEUR = "/mijn-zaak/inloggen/"


@dataclass(frozen=True, slots=True)
class Adres:
    """One address of our own, with what its view declares."""

    naam: str
    pad: str
    rollen: tuple[Rol, ...] | None
    van_zaak: bool
    deur: str = "/accounts/login/"

    @property
    def is_mijn_zaak(self) -> bool:
        return self.deur == MIJN_DEUR

    def staat_open_voor(self, wie: Gebruiker) -> bool:
        return self.rollen is None or wie.is_een(*self.rollen)


@pytest.fixture(scope="module")
def wandeling(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Zaak]:
    """A case with a proposal that waits, an option, a task, papers and a message, walked once for this module."""
    client = clientgegevens(bsn=BSN, voornamen="Wilhelmina", achternaam="Opmerkelijk")
    with django_db_blocker.unblock(), transaction.atomic(), pytest.MonkeyPatch.context() as even:
        even.setattr("meldingen.services.brieven.maak_pdf", lambda html, **_: _leeg_vel())
        zaak = breng_naar("besluit_concept", melder=MANTELZORGER, client=client)
        zaak.optie(over=60)
        _boven_het_saldo(zaak)
        maak_startbericht(zaak.beschikking, op=zaak.op, door=zaak.consulent)
        _rond_de_klok(zaak)
        _voorafgegaan(zaak)
        _bezwaar(zaak)
        _voornemen(zaak)
        _kant_van_de_client(zaak)
        yield zaak
        transaction.set_rollback(True)


def _kant_van_de_client(zaak: Zaak) -> None:
    """Who follows this case, who acts for the client, and who has nothing to do with it."""
    client, melding = zaak.melding.client, zaak.melding
    _hernoem(inwoner_met_bsn(BSN, client.geboortedatum).gebruiker, "inwoner")
    _hernoem(inwoner_met_bsn(maak_bsn(9001), date(1960, 1, 1)).gebruiker, "vreemde_inwoner")
    vast = {"client": client, "relatie": melding.melder, "van": zaak.op, "getekend_op": zaak.op, "door": zaak.consulent}
    alles = list(Machtiging.Bereik.values)
    for nummer, (naam, waarvoor) in enumerate((("gemachtigde", alles), ("gemachtigde_zonder", [])), start=9002):
        wie = _hernoem(inwoner_met_bsn(maak_bsn(nummer), date(1970, 1, 1)).gebruiker, naam)
        Machtiging.objects.create(**vast, gemachtigde=wie, waarvoor=waarvoor)
    steun = _medewerker_van("ondersteuner", Rol.CLIENTONDERSTEUNER, Organisatie.Soort.CLIENTONDERSTEUNING)
    Machtiging.objects.create(**vast, organisatie=steun.organisatie, waarvoor=alles)
    _medewerker_van("vreemde_ondersteuner", Rol.CLIENTONDERSTEUNER, Organisatie.Soort.CLIENTONDERSTEUNING)
    _medewerker_van("verwijzer", Rol.VERWIJZER, Organisatie.Soort.STEUNPUNT)


def _hernoem(wie: Gebruiker, naam: str) -> Gebruiker:
    wie.username = naam
    wie.save(update_fields=["username"])
    return wie


def _medewerker_van(naam: str, rol: Rol, soort: str) -> Gebruiker:
    """Somebody of an organisation of this kind."""
    organisatie = Organisatie.objects.create(naam=f"Organisatie van {naam}", soort=soort)
    wie = Gebruiker.objects.create(username=naam, last_name=naam.capitalize(), organisatie=organisatie)
    wie.groups.set(Group.objects.filter(name=rol))
    return wie


def _boven_het_saldo(zaak: Zaak) -> None:
    """Nights that somebody else pays, and a request for more that waits."""
    van, tot = zaak.op + timedelta(days=70), zaak.op + timedelta(days=75)
    elders = Elders("zorgverzekeraar", "Hotel Zonzicht", van, tot)
    leg_ander_verblijf_vast(zaak.melding, elders, op=zaak.op, door=zaak.consulent)
    verzoek = Verzoek("jaar", "hardheid", "De dochter wordt geopereerd.", van, tot, ruimte=5)
    vraag_overschrijding(zaak.melding, verzoek, op=zaak.op, door=zaak.consulent)


def _leeg_vel() -> bytes:
    """The smallest PDF that can be put in a print batch."""
    uit = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(uit)
    return uit.getvalue()


def _rond_de_klok(zaak: Zaak) -> None:
    """What the pages around the clocks show: an open request, a suspension, a signal, a paper, a night."""
    besluit = zaak.melding.termijnen.get(soort=Termijn.Soort.BESLUIT)
    Opschorting.objects.create(termijn=besluit, grond=Opschorting.Grond.AANVRAGER, van=zaak.op)
    Herstelverzoek.objects.create(
        melding=zaak.melding, aanvraag=zaak.aanvraag, stukken=["kopie"], verzonden_op=zaak.op, uiterlijk_op=zaak.op
    )
    Signaal.objects.create(
        gemeente=zaak.gemeente, melding=zaak.melding, termijn=besluit, voor=zaak.consulent, drempel="7", op=zaak.op
    )
    voeg_mantelzorger_toe(
        zaak.onderzoek, {"naam": "Dochter Opmerkelijk", "relatie": "kind"}, Blad(0, "", middag(zaak.op)),
        op=zaak.op, door=zaak.consulent,
    )  # fmt: skip
    _zorgplan(zaak)
    Machtiging.objects.create(
        client=zaak.melding.client, relatie=zaak.melding.melder, bereik="aanvragen", van=zaak.op, door=zaak.consulent
    )
    signaleer_spoed(zaak.melding, aanleiding="Zij durft niet naar huis.", op=zaak.op, door=zaak.consulent)
    administratie = zaak.acteur(Rol.ADMINISTRATIE)
    scan_in(
        _leeg_vel(), naam=f"{zaak.melding.nummer}.pdf", mediatype="application/pdf", ontvangen_op=zaak.op,
        op=zaak.op, door=administratie,
    )  # fmt: skip
    draai(op=zaak.op, nu=lambda: middag(zaak.op))


def _voorafgegaan(zaak: Zaak) -> None:
    """What the pages before and beside the conversation show: a look, awaited advice, an offerte, a voorziening."""
    keuze = Voorzieningkeuze.objects.create(
        onderzoek=zaak.onderzoek, soort=voorzieningsoort(zaak.gemeente, "TRAPLIFT"), waarvoor="Rust",
        gekozen_op=zaak.op, door=zaak.consulent,
    )  # fmt: skip
    Voorwaardentoets.objects.create(
        keuze=keuze,
        antwoorden="{}",
        waarden={"primaat_verhuizen_bedrag": "8000.00"},
        getoetst_op=zaak.op,
        door=zaak.consulent,
    )
    pgb = Pgbonderzoek.objects.create(onderzoek=zaak.onderzoek, wens_op=zaak.op, motivering="Kiest zelf.")
    Buitenlandverzoek.objects.create(
        pgb=pgb, ontvangen_op=zaak.op, land="Spanje", percentage=85, van=zaak.op, tot=zaak.op, reden="Rust.",
        zorgverlener="Zus",
    )  # fmt: skip
    Zorgverlener.objects.create(pgb=pgb, naam="Zorg Dichtbij", kwaliteit="Keurmerk.")
    Budgetplan.objects.create(pgb=pgb, versie=1)
    ProgrammaVanEisen.objects.create(
        keuze=zaak.onderzoek.keuzes.exclude(soort__code="KORTDUREND_VERBLIJF").get(),
        eisen="Past.",
        max_bedrag=Decimal(1),
        onderhoud=Decimal(0),
        opgesteld_op=zaak.op,
    )
    gedeeld = {"melding": zaak.melding, "door": zaak.consulent, "doel": "weten wat past"}
    Raadpleging.objects.create(**gedeeld, bron="wmo", grondslag="onderzoek", bekend='[["Besluit", "nee"]]', op=zaak.op)
    Offerte.objects.create(
        melding=zaak.melding, wat="traplift", leverancier="Hulpmiddel BV", bedrag=3450, ontvangen_op=zaak.op,
        door=zaak.consulent, document=Document.objects.filter(melding=zaak.melding).first(),
    )  # fmt: skip
    Mandaatoverdracht.objects.create(
        melding=zaak.melding, soort="beschermd_wonen", uitvoerder="Voorbeeldstad", adres="Postbus 1",
        postcode_plaats="1234 AB Voorbeeldstad", meldingsdatum=zaak.melding.ontvangen_op, toelichting="Opmerkelijk",
        toets=json.dumps({vraag.code: "ja" for vraag in VRAGEN[Hulpsoort.BESCHERMD_WONEN]}), door=zaak.consulent,
        geinformeerd_op=zaak.op, overgedragen_op=zaak.op,
    )  # fmt: skip
    Adviesaanvraag.objects.create(
        **gedeeld, soort="overig", adviseur="de arts", vragen="Past het?", gegevens="naam", geinformeerd_op=zaak.op,
        verzonden_op=zaak.op, verwacht_op=zaak.op,
    )  # fmt: skip


def _voornemen(zaak: Zaak) -> None:
    """What the college means to do with help of an earlier decision."""
    regel = Besluitregel.objects.get(beschikking__melding=zaak.melding)
    regel.pk, regel.beschikking = None, zaak.beschikking
    regel.save()
    voorziening = Voorziening.objects.create(
        client=zaak.melding.client, melding=zaak.melding, regel=regel, ingangsdatum=zaak.op
    )
    zienswijze = Zienswijze.objects.create(
        melding=zaak.melding, voornemen="v", gevraagd_op=zaak.op, uiterlijk_op=zaak.op, door=zaak.consulent
    )
    Voornemen.objects.create(
        melding=zaak.melding, voorziening=voorziening, soort="intrekking", grond="b", feiten="f",
        zienswijze=zienswijze, op=zaak.op, door=zaak.consulent,
    )  # fmt: skip


def _bezwaar(zaak: Zaak) -> None:
    """A bezwaar against an earlier decision on the dwangsom, and a beroep because the decision does not come."""
    klok = open_termijn(zaak.melding, Termijn.Soort.BEZWAAR, BEZWAAR, start=zaak.op, over="toegang")
    besluit = Beschikking.objects.create(
        melding=zaak.melding, soort=Beschikking.Soort.DWANGSOM, uitkomst=Beschikking.Uitkomst.DWANGSOM,
        voorgesteld_door=zaak.teamleider, besloten_op=zaak.op, besloten_door=zaak.teamleider, bekendgemaakt_op=zaak.op,
        bezwaar_tot=klok.uiterste_datum, bezwaartermijn=klok,
    )  # fmt: skip
    jurist = zaak.acteur(Rol.BEZWAARJURIST)
    scan = Document.objects.get(melding=zaak.melding, soort="D-07")
    ontvang_bezwaar(besluit, Bezwaarschrift(zaak.op, "balie", document=scan), op=zaak.op, door=jurist)
    registreer_beroep_niet_tijdig(zaak.melding, ontvangen_op=zaak.op, op=zaak.op, door=jurist)


def _zorgplan(zaak: Zaak) -> None:
    """A zorgplan that is being made beside the aanvraag, with one line and the letter to the aanbieder."""
    verzoek = Zorgplanverzoek.objects.create(
        melding=zaak.melding, verslag=zaak.verslag, gevraagd_op=zaak.op, gekozen_op=zaak.op,
        gevraagd_door=zaak.consulent, gegevens=["naam", "resultaat"],
    )  # fmt: skip
    open_termijn(zaak.melding, Termijn.Soort.ZORGPLAN, zorgplan(2), start=zaak.op)
    plan = Zorgplan.objects.create(
        verzoek=verzoek, aanbieder=zaak.acteur(Rol.AANBIEDER).organisatie, is_coordinerend=True
    )
    Zorgplanregel.objects.create(
        zorgplan=plan, resultaat=zaak.verslag.resultaat, wie="Een begeleider", wat="Plannen", wanneer="Maandag",
        frequentie="Elke week", tijdsbesteding="2 uur",
    )  # fmt: skip
    maak_document(
        zaak.melding, "D-11", sleutel=f"D-11:{zaak.melding.pk}:{plan.pk}", op=zaak.op, inhoud={"zorgplan": plan.pk}
    )


@pytest.fixture
def zaak(wandeling: Zaak, db: None, settings: Settings) -> Iterator[Zaak]:
    """The case, on the day of the proposal; its documents lie where the walk put them."""
    settings.STORAGES = OPSLAG
    dag = datetime.combine(wandeling.op, datetime.min.time(), UTC)
    with time_machine.travel(dag + timedelta(hours=9), tick=False):
        yield wandeling


@pytest.fixture
def ander_team(consulent: Gebruiker) -> Gebruiker:
    """A consulent of the same gemeente in another team."""
    team = Team.objects.create(gemeente=consulent.gemeente, naam="Team Oost")
    wie = Gebruiker.objects.create(username="oost", first_name="Oda", gemeente=consulent.gemeente, team=team)
    wie.groups.set(Group.objects.filter(name=Rol.CONSULENT))
    return wie


def _van_de_wandeling(naam: str) -> Any:
    def wie(zaak: Zaak) -> Gebruiker:
        return Gebruiker.objects.get(username=naam)

    wie.__doc__ = f"'{naam}' of the walk, fresh for each test."
    return pytest.fixture(wie, name=naam)


inwoner, gemachtigde, gemachtigde_zonder, ondersteuner, vreemde_inwoner, vreemde_ondersteuner, verwijzer = (
    _van_de_wandeling(naam) for naam in (*INWONERS, "verwijzer")
)


@pytest.fixture
def adressen(zaak: Zaak) -> list[Adres]:
    return list(_adressen(get_resolver(), "/", _invullingen(zaak)))


def _invullingen(zaak: Zaak) -> dict[str, Any]:
    """What stands in for the number or key in an address, by the name of the address."""
    optie = Reservering.objects.filter(melding=zaak.melding, vastgezet_op=None).get().pk
    stuk = Poststuk.objects.get()
    plan = Zorgplan.objects.get(verzoek__melding=zaak.melding)
    voorstel = Beschikking.objects.get(melding=zaak.melding, soort=Beschikking.Soort.REGULIER)
    van_aanbieder = (
        "aanbieder_zorgplan", "zorgplan_verzoek", "zorgplan_indienen", "zorgplan_oneens", "zorgplan_bij_client",
    )  # fmt: skip
    return dict.fromkeys(van_aanbieder, plan.pk) | {
        "zorgplanregel_weg": plan.regels.get().pk,
        "gevraagd": zaak.aanvraag.gevraagd.get().pk,
        "keuze": zaak.onderzoek.keuzes.exclude(soort__code="KORTDUREND_VERBLIJF").get().pk,
        **dict.fromkeys(("netwerkverklaring", "zorgovereenkomst", "zorgverlener_weg"), Zorgverlener.objects.get().pk),
        "pgb_formulier": "d-44",
        "verzoek": Buitenlandverzoek.objects.get().pk,
        "nummer": zaak.melding.nummer,
        "parameter": "retour_werkdagen",
        "parametervoorstel": _parametervoorstel(zaak),
        "parametervoorstel_afwijzen": _parametervoorstel(zaak),
        "machtiging": zaak.melding.client.machtigingen.get(getekend_op=None).pk,
        "deel": "mantelzorgers",
        "rij": zaak.onderzoek.mantelzorgers.order_by("pk").last().pk,
        "dag": Document.objects.get(melding=zaak.melding, soort="D-07").verzonden_op,
        "opzegging_koppelen": _opzegging(zaak, None),
        **dict.fromkeys(("overlijden", "opzegging_verwerken", "opzegging_niet_door"), _opzegging(zaak, zaak.melding)),
        "mijn_wijziging_soort": "situatie",
        **dict.fromkeys(("mijn_opzegging", "mijn_opzegging_stuk"), _opzegging(zaak, zaak.melding)),
        **dict.fromkeys(
            ("mijn_machtiging", "mijn_machtiging_brief"), zaak.melding.client.machtigingen.earliest("pk").pk
        ),
        "post_koppelen": stuk.pk,
        "poststuk": stuk.pk,
        "balie_inwoner": zaak.melding.client_id,
        "signaal_gelezen": Signaal.objects.filter(voor=zaak.consulent).first().pk,
        "code": zaak.gemeente.code,
        "taal": "en",
        "kleur": "154273",
        "lettertype": "noto",
        "thema_logo": _themalogo(zaak),
        "stap": 4,
        "hulp": "opvang",
        "soort": "hulptaak",
        "pk": 1,
        "gebied": "10.5",
        "groep": "10.8",
        "taak_gedaan": Taak.objects.filter(melding=zaak.melding, plek="te-beslissen").open().get().pk,
        "document": Document.objects.filter(melding=zaak.melding, soort="D-07").get().pk,
        "mijn_stuk": Document.objects.filter(melding=zaak.melding, soort="D-07").get().pk,
        "mijn_bezwaar_stuk": Bezwaar.objects.get().document_id,
        "bezorgd": Document.objects.filter(melding=zaak.melding, soort="D-07").get().pk,
        "bericht": Bericht.objects.get().pk,
        "bezwaar": Bezwaar.objects.get().pk,
        "beroep": Beroep.objects.get().pk,
        "daad": "intrekken",
        "voornemen": Voornemen.objects.get().pk,
        "voorstel": voorstel.pk,
        "beslissen": voorstel.pk,
        "terugsturen": voorstel.pk,
        "toestemming_intrekken": zaak.melding.toestemmingen.get().pk,
        "afspraak_verzetten": zaak.gesprek.pk,
        "afspraak_afzeggen": zaak.gesprek.pk,
        "afspraak_agenda": zaak.gesprek.pk,
        "advies_registreren": Adviesaanvraag.objects.get().pk,
        "offerte_aanvaarden": Offerte.objects.get().pk,
        "offerte_herzien": Offerte.objects.get().pk,
        "raadpleging": Raadpleging.objects.get().pk,
        "bed": Reservering.objects.get(pk=optie).bed_id,
        "logeer_akkoord_client": optie,
        "logeer_akkoord_locatie": optie,
        "logeer_vastzetten": optie,
        "verblijf": optie,
        "wat": "weigeren",
        "blokkade": _blokkade(zaak),
        **dict.fromkeys(
            ("logeer_bevestigen", "logeer_intake", "logeer_vervoer", "logeer_aanbieden", "logeer_afzeggen"), optie
        ),
        "logeer_reeks_einde": _reeks(zaak),
        "ander_verblijf_weg": AnderVerblijf.objects.get().pk,
    }


def _blokkade(zaak: Zaak) -> int:
    bed = Bed.objects.get(naam="Kamer 3", locatie__naam="Huis Linde")
    periode = (zaak.op + timedelta(days=90), zaak.op + timedelta(days=91))
    return Blokkade.objects.get_or_create(bed=bed, reden="verbouwing", defaults={"periode": periode})[0].pk


def _opzegging(zaak: Zaak, melding: Melding | None) -> int:
    velden = {
        "gemeente": zaak.gemeente, "reden": "overlijden", "kanaal": "formulier", "op": zaak.op, "naam": "Jet",
        "client_geboortedatum": "1941-06-08", "client_postcode": "1234 AB",
        "document": melding and melding.documenten.first(),
    }  # fmt: skip
    sleutel = "met zaak" if melding else "zonder zaak"
    return Opzegging.objects.get_or_create(formulier_sleutel=sleutel, melding=melding, defaults=velden)[0].pk


def _reeks(zaak: Zaak) -> int:
    return Reeks.objects.get_or_create(
        melding=zaak.melding, om_de_weken=8, nachten=2, eerste=zaak.op, tot=zaak.op, gemaakt_door=zaak.consulent
    )[0].pk


def _themalogo(zaak: Zaak) -> str:
    """A logo that stands above the pages of this gemeente."""
    uit = io.BytesIO()
    Image.new("RGB", (60, 20), "#154273").save(uit, "PNG")
    zaak.gemeente.logo = bewaar_logo(keur_logo(uit.getvalue()))
    zaak.gemeente.save(update_fields=["logo"])
    Thema.objects.update_or_create(gemeente=zaak.gemeente, defaults={"accent": "#154273", "toon_logo": True})
    return PurePosixPath(zaak.gemeente.logo).name


def _parametervoorstel(zaak: Zaak) -> int:
    return Parametervoorstel.objects.get_or_create(
        gemeente=zaak.gemeente, code="retour_werkdagen", geldig_van=date(2031, 1, 1),
        defaults={
            "waarde": 9, "bron": "Besluit", "reden": "Te kort", "voorgesteld_op": zaak.op,
            "voorgesteld_door": zaak.acteur(Rol.BEHEERDER),
        },
    )[0].pk  # fmt: skip


def _adressen(houder: URLResolver, voor: str, invulling: dict[str, Any]) -> Iterator[Adres]:
    for deel in houder.url_patterns:
        pad = voor + str(deel.pattern)
        if isinstance(deel, URLResolver):
            if not pad.startswith(("/accounts/", "/admin/")):
                yield from _adressen(deel, voor if pad == "/" else pad, invulling)
        elif not pad.startswith(("/accounts/", "/admin/")):
            yield _adres(deel, pad, invulling)


def _adres(deel: URLPattern, pad: str, invulling: dict[str, Any]) -> Adres:
    view, naam = deel.callback, str(deel.name)
    openbaar = getattr(view, "openbaar", False)
    rollen = getattr(view, "rollen", None)
    assert openbaar or rollen, f"{naam}: zet @alleen_voor(...) of @openbaar boven deze view"
    eigen = invulling.get(naam)
    ingevuld = re.sub(
        r"<(?:\w+:)?(\w+)>",
        lambda gat: str(eigen if eigen and gat[1] != "nummer" else invulling[gat[1]]),
        pad,
    )
    return Adres(
        naam,
        ingevuld,
        None if openbaar else rollen,
        van_zaak="<" in pad and naam not in VOOR_IEDEREEN | {"balie_inwoner"} | VAN_EEN_DAG | VAN_HET_BEHEER,
        deur=reverse(getattr(view, "deur", "account_login")),
    )


def als(wie: Gebruiker | None) -> Client:
    client = Client(raise_request_exception=False)
    if wie is not None:
        client.force_login(wie)
    return client


# --- who may open what ----------------------------------------------------------------------------


def test_er_zijn_adressen_en_ze_zijn_allemaal_bekend(adressen: list[Adres]) -> None:
    namen = {rij.naam for rij in adressen}
    assert len(adressen) >= 39
    assert namen >= ALLEEN_POST | LIJSTEN | ZONDER_INZAGE | NOG_GEEN_ZAAK | VAN_EEN_DAG


def test_zonder_aanmelden_alleen_de_openbare_bladzijden(adressen: list[Adres]) -> None:
    bezoeker, anders = als(None), []
    for rij in adressen:
        for doe in (bezoeker.get, bezoeker.post):
            antwoord = doe(rij.pad)
            if rij.naam in ZONDER_MAKELAAR:
                goed = antwoord.status_code in (404, 405)
            elif rij.rollen is None:
                # A form that only takes a button says 405 to a look, and knows no row of somebody else.
                mag = (200, 302, 404, 405) if rij.naam in ALLEEN_POST else (200, 302)
                goed = antwoord.status_code in mag and "/accounts/login/" not in antwoord.headers.get("Location", "")
            else:
                goed = (antwoord.status_code, antwoord.headers.get("Location")) == (302, f"{rij.deur}?next={rij.pad}")
            if not goed:
                anders.append(f"{rij.naam}: {antwoord.status_code} {antwoord.headers.get('Location', '')}")
    assert anders == []


@pytest.mark.parametrize("rol", [*ROLLEN, "inwoner", "verwijzer"])
def test_elke_rol_opent_precies_wat_de_view_zegt(
    adressen: list[Adres], rol: str, request: pytest.FixtureRequest
) -> None:
    wie: Gebruiker = request.getfixturevalue(rol)
    client, anders = als(wie), []
    for rij in adressen:
        antwoord = client.get(rij.pad)
        verwacht = _verwacht(rij, wie)
        if antwoord.status_code not in verwacht:
            anders.append(f"{rij.naam} ({rij.pad}): {antwoord.status_code}, verwacht {verwacht}")
        if not rij.staat_open_voor(wie) and client.post(rij.pad).status_code != 403:
            anders.append(f"{rij.naam}: versturen wordt niet geweigerd")
    assert anders == []


def _verwacht(rij: Adres, wie: Gebruiker) -> tuple[int, ...]:
    if not rij.staat_open_voor(wie):
        return (403,)
    if rij.naam in ALLEEN_POST:
        return (405,)
    if rij.naam in STUURT_DOOR:
        return (302,)
    if rij.naam in NIET_HIER:
        return (404,)
    if rij.naam in ZONDER_MAKELAAR:
        return (404, 405)
    if rij.naam == "start":
        return (200,) if wie.is_een(Rol.INWONER) else (302,)
    if rij.naam in VERDEROP:
        return (302,)
    # These come before kies_gemeente, which is also opened here; wegwijzer comes after it.
    zonder_gemeente = wie.organisatie_id if rij.naam == "wegwijzer" else wie.gemeente_id is None
    return (302,) if rij.naam in VAN_EEN_GEMEENTE and zonder_gemeente else (200,)


@pytest.mark.parametrize("rol", VREEMDEN)
def test_wie_niet_bij_de_zaak_hoort_vindt_haar_niet(
    adressen: list[Adres], rol: str, zaak: Zaak, request: pytest.FixtureRequest
) -> None:
    wie: Gebruiker = request.getfixturevalue(rol)
    client, anders = als(wie), []
    for rij in adressen:
        if not rij.van_zaak or not rij.staat_open_voor(wie):
            continue
        if rol == "ander_team" and rij.naam == "balie_klaar":
            continue
        doe = client.post if rij.naam in ALLEEN_POST else client.get
        if (status := doe(rij.pad).status_code) != 404:
            anders.append(f"{rij.naam}: {status}")
    assert anders == []
    assert not Inzage.objects.filter(gebruiker=wie, is_geweigerd=False).exists()


@pytest.mark.parametrize("rol", VREEMDEN)
def test_lijsten_tonen_geen_zaken_van_een_ander(
    adressen: list[Adres], rol: str, zaak: Zaak, request: pytest.FixtureRequest
) -> None:
    wie: Gebruiker = request.getfixturevalue(rol)
    client = als(wie)
    for rij in adressen:
        if rij.naam in LIJSTEN and rij.staat_open_voor(wie):
            tekst = client.get(rij.pad, {"lijst": "team"}).content.decode()
            assert zaak.melding.nummer not in tekst, rij.naam
            assert "Opmerkelijk" not in tekst, rij.naam


def test_wie_uit_dienst_is_komt_er_niet_meer_in(consulent: Gebruiker, zaak: Zaak) -> None:
    client = als(consulent)
    assert client.get(zaak.melding.get_absolute_url()).status_code == 200
    Gebruiker.objects.filter(pk=consulent.pk).update(is_active=False)
    assert client.get(zaak.melding.get_absolute_url()).status_code == 302


# --- the side of the client -------------------------------------------------------------------------


@pytest.mark.regel("X-17", "A-17")
@pytest.mark.parametrize("rol", INWONERS)
def test_mijn_zaak_opent_wat_van_iemand_is_en_elke_blik_en_elke_poging_staat_in_het_logboek(
    adressen: list[Adres], rol: str, zaak: Zaak, request: pytest.FixtureRequest
) -> None:
    """One row for every try: a look when the page opened, a refusal when the answer was 404."""
    wie: Gebruiker = request.getfixturevalue(rol)
    client, anders = als(wie), []
    for rij in adressen:
        if not (rij.is_mijn_zaak and rij.van_zaak):
            continue
        for doe in (client.post,) if rij.naam in ALLEEN_POST else (client.get, client.post):
            if rol == "inwoner" and doe == client.post:
                continue
            voor = Inzage.objects.filter(gebruiker=wie).count()
            with transaction.atomic():
                status = doe(rij.pad).status_code
                gelogd = list(Inzage.objects.filter(gebruiker=wie).order_by("-pk")[: _erbij(wie, voor)])
                transaction.set_rollback(True)
            if status not in _mag_mijn(rij, rol):
                anders.append(f"{rij.naam}: {status}, verwacht {_mag_mijn(rij, rol)}")
            # Who may see the case, looked at it, also when the page turned out not to be there.
            toegestaan = ([False], [True]) if rij.naam in NIET_HIER else ([status == 404],)
            if [regel.is_geweigerd for regel in gelogd] not in toegestaan:
                anders.append(f"{rij.naam}: {status}, gelogd: {[str(regel) for regel in gelogd]}")
            if any(regel.melding_id != zaak.melding.pk or BSN in regel.wat for regel in gelogd):
                anders.append(f"{rij.naam}: verkeerd gelogd")
    assert anders == []


def _erbij(wie: Gebruiker, voor: int) -> int:
    return Inzage.objects.filter(gebruiker=wie).count() - voor


def _mag_mijn(rij: Adres, rol: str) -> tuple[int, ...]:
    """The client opens everything, a scope what it says, and who has nothing to do with it nothing."""
    if rij.naam in NIET_HIER or rol.startswith("vreemde"):
        return (404,)
    if rol == "inwoner":
        return (200, 302)
    if rij.naam in VAN_DE_CLIENT:
        return (404,)
    return (200, 302, 404) if rol == "gemachtigde_zonder" else (200, 302)


@pytest.mark.parametrize("rol", INWONERS)
def test_wie_aan_de_kant_van_de_client_staat_opent_geen_bladzijde_van_de_gemeente(
    adressen: list[Adres], rol: str, request: pytest.FixtureRequest
) -> None:
    wie: Gebruiker = request.getfixturevalue(rol)
    client = als(wie)
    anders = [
        f"{rij.naam}: {doe.__name__}"
        for rij in adressen
        if not rij.staat_open_voor(wie)
        for doe in (client.get, client.post)
        if doe(rij.pad).status_code != 403
    ]
    assert anders == []


def test_in_de_lijst_staan_alleen_de_eigen_zaken(
    zaak: Zaak, vreemde_inwoner: Gebruiker, ondersteuner: Gebruiker
) -> None:
    vreemd = als(vreemde_inwoner).get("/mijn-zaak/").content.decode()
    assert zaak.melding.nummer not in vreemd
    assert "Opmerkelijk" not in vreemd
    assert als(ondersteuner).get("/mijn-zaak/").headers["Location"] == f"/mijn-zaak/{zaak.melding.nummer}/"


def test_de_auditor_ziet_pogingen_apart(zaak: Zaak, vreemde_inwoner: Gebruiker, auditor: Gebruiker) -> None:
    als(vreemde_inwoner).get(f"/mijn-zaak/{zaak.melding.nummer}/")
    tekst = als(auditor).get("/logboek/", {"geweigerd": "ja"}).content.decode()
    assert "Geweigerd" in tekst
    assert zaak.melding.nummer in tekst
    assert "Opmerkelijk" not in tekst


def test_na_een_kwartier_stilte_staat_men_voor_de_deur_van_mijn_zaak(zaak: Zaak, inwoner: Gebruiker) -> None:
    client, pad = als(inwoner), f"/mijn-zaak/{zaak.melding.nummer}/"
    assert client.get(pad).status_code == 200
    nu = datetime.combine(zaak.op, datetime.min.time(), UTC) + timedelta(hours=9)
    with time_machine.travel(nu + timedelta(minutes=14), tick=False):
        assert client.get(pad).status_code == 200
    with time_machine.travel(nu + timedelta(minutes=30), tick=False):
        antwoord = client.get(pad)
    assert antwoord.headers["Location"] == f"{MIJN_DEUR}?next={pad}"
    assert "Deed u een kwartier niets?" in als(None).get(antwoord.headers["Location"]).content.decode()


def test_wie_uit_mijn_zaak_uitlogt_komt_op_de_eerste_bladzijde(inwoner: Gebruiker, consulent: Gebruiker) -> None:
    assert als(inwoner).post("/accounts/logout/").headers["Location"] == "/"
    assert als(consulent).post("/accounts/logout/").headers["Location"] == "/accounts/login/"


def test_iedereen_begint_op_een_eigen_eerste_bladzijde(
    inwoner: Gebruiker, ondersteuner: Gebruiker, consulent: Gebruiker
) -> None:
    """The inwoner comes at the own case by signing in; the first page says how to ask for help, also once more."""
    for wie, eerste in ((ondersteuner, "/mijn-zaak/"), (consulent, "/werkvoorraad/")):
        assert als(wie).get("/").headers["Location"] == eerste
    assert als(inwoner).get("/").status_code == 200


# --- no link leads to a refusal -------------------------------------------------------------------


@pytest.mark.parametrize(
    "rol", [*ROLLEN, "ander_team", "inwoner", "gemachtigde", "gemachtigde_zonder", "ondersteuner", "vreemde_inwoner"]
)
def test_geen_link_of_knop_loopt_dood_en_nergens_staat_een_bsn(
    rol: str, zaak: Zaak, adressen: list[Adres], request: pytest.FixtureRequest
) -> None:
    wie: Gebruiker = request.getfixturevalue(rol)
    fouten: list[str] = []

    def kijk(pad: str, antwoord: HttpResponse) -> None:
        if antwoord.status_code != 200:
            fouten.append(f"{pad}: {antwoord.status_code}")
        is_html = antwoord.headers["Content-Type"].startswith("text/html")
        if is_html and (BSN in antwoord.content.decode() or BSN in pad):
            fouten.append(f"{pad}: hier staat een BSN")

    client = als(wie)
    gezien, formulieren = loop(client, "/", kijk)
    if zaak.melding.nummer in " ".join(gezien) and wie.is_een(*DOSSIER):
        assert zaak.melding.get_absolute_url() in gezien
    per_pad = {rij.pad: rij for rij in adressen}
    fouten += [f"knop naar {pad}" for pad in formulieren if pad in per_pad and not per_pad[pad].staat_open_voor(wie)]
    assert fouten == []


# --- logged, not kept, not shown ------------------------------------------------------------------


@pytest.mark.regel("X-17")
def test_elke_blik_in_een_zaak_staat_in_het_logboek_van_inzage(
    adressen: list[Adres], zaak: Zaak, auditor: Gebruiker
) -> None:
    niet_gelogd = []
    for rij in adressen:
        if not rij.van_zaak or rij.is_mijn_zaak or rij.naam in ZONDER_INZAGE | ALLEEN_POST | NOG_GEEN_ZAAK:
            continue
        van_hier = Q(gemeente=zaak.gemeente) | Q(organisatie__zorgplannen__verzoek__melding=zaak.melding)
        wie = next(w for w in Gebruiker.objects.filter(van_hier) if rij.staat_open_voor(w))
        voor = Inzage.objects.filter(gebruiker=wie, melding=zaak.melding).count()
        assert als(wie).get(rij.pad).status_code in _verwacht(rij, wie), rij.naam
        if Inzage.objects.filter(gebruiker=wie, melding=zaak.melding).count() != voor + 1:
            niet_gelogd.append(rij.naam)
    assert niet_gelogd == []
    tekst = als(auditor).get("/logboek/").content.decode()
    assert zaak.melding.nummer in tekst
    assert "Opmerkelijk" not in tekst
    assert BSN not in "".join(Inzage.objects.values_list("wat", flat=True))


def test_niets_blijft_in_een_tussengeheugen_en_alles_heeft_een_beveiligingsbeleid(
    adressen: list[Adres], consulent: Gebruiker, administratie: Gebruiker
) -> None:
    anders = []
    for wie in (consulent, administratie, None):
        client = als(wie)
        for rij in adressen:
            antwoord = client.get(rij.pad)
            if "default-src 'none'" not in antwoord.headers.get("Content-Security-Policy", ""):
                anders.append(f"{rij.naam}: geen beleid bij {antwoord.status_code}")
            bewaarbaar = wie is None or rij.naam in MAG_BEWAARD
            if not bewaarbaar and "no-store" not in antwoord.headers.get("Cache-Control", ""):
                anders.append(f"{rij.naam}: mag bewaard worden ({antwoord.status_code})")
            if antwoord.headers.get("X-Frame-Options") != "DENY":
                anders.append(f"{rij.naam}: mag in een frame")
    assert anders == []


def test_een_bladzijde_die_niet_bestaat_zegt_dat_met_dezelfde_koppen(consulent: Gebruiker) -> None:
    for wie in (None, consulent):
        antwoord = als(wie).get("/bestaat-niet/")
        assert antwoord.status_code == 404
        assert "Deze pagina bestaat niet" in antwoord.content.decode()
        assert "default-src 'none'" in antwoord.headers["Content-Security-Policy"]


def test_na_uitloggen_is_er_niets_meer_te_zien(consulent: Gebruiker, zaak: Zaak) -> None:
    client, pad = als(consulent), zaak.melding.get_absolute_url()
    assert client.get(pad).headers["Cache-Control"] == "no-store"
    assert client.post("/accounts/logout/").status_code == 302
    antwoord = client.get(pad)
    assert antwoord.status_code == 302
    assert zaak.melding.client.achternaam not in antwoord.content.decode()


def test_uitloggen_kan_alleen_met_een_knop(consulent: Gebruiker) -> None:
    client = als(consulent)
    assert "Wilt u uitloggen?" in client.get("/accounts/logout/").content.decode()
    assert client.get("/werkvoorraad/").status_code == 200


def test_niemand_kan_zichzelf_een_account_geven() -> None:
    bezoeker = als(None)
    tekst = bezoeker.get("/accounts/signup/").content.decode()
    assert "Een beheerder van uw gemeente maakt een account voor u." in tekst
    bezoeker.post(
        "/accounts/signup/", {"username": "indringer", "password1": "Lang-geheim-9", "password2": "Lang-geheim-9"}
    )
    assert not Gebruiker.objects.filter(username="indringer").exists()


def test_terug_na_aanmelden_alleen_binnen_het_portaal(consulent: Gebruiker) -> None:
    antwoord = als(None).post(
        "/accounts/login/?next=https://kwaad.example/",
        {"login": "consulent", "password": "welkom-bij-de-demo", "next": "https://kwaad.example/"},
    )
    assert "kwaad.example" not in antwoord.headers.get("Location", "")


def test_de_bevestiging_van_een_melding_ziet_alleen_wie_haar_stuurde(zaak: Zaak) -> None:
    assert als(None).get("/melden/ontvangen/").status_code == 302
