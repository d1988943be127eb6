"""Many people at the same moment: each with a connection of their own, all let go at once."""

import threading
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import OperationalError, transaction

from beschikkingen.models import Aanvraag, Beschikking, Voorziening
from beschikkingen.services.aanvraag import NieuweAanvraag, dien_aanvraag_in
from beschikkingen.services.besluit import beslis
from cak_export.models import Bericht
from logeerzorg.models import Bed, Reservering, Saldo
from logeerzorg.services.annuleren import annuleer
from logeerzorg.services.reserveringen import plaats_optie
from meldingen.models import Client, Gebeurtenis, Gebruiker, Gemeente, Melding, Parameter, Termijn, Uitgaand
from meldingen.rollen import Rol
from meldingen.services import uitgaand
from meldingen.services.handeling import handeling
from tests.bouwers import breng_naar, clientgegevens, maak_melding, middag, voorzieningsoort
from tests.tegelijk import alleen_zinnen, tegelijk

pytestmark = [
    pytest.mark.keten,
    pytest.mark.xdist_group("keten"),
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("zonder_pdf"),
]
OP = date(2026, 3, 2)


def optie(melding: Melding, bed: Bed, van: date, nachten: int, door: Gebruiker) -> Callable[[], Reservering]:
    return lambda: plaats_optie(melding, bed, van, van + timedelta(days=nachten), nu=middag(OP), op=OP, door=door)


def test_zestien_mensen_willen_dezelfde_nacht_in_hetzelfde_bed(voorbeeld: Gemeente, consulent: Gebruiker) -> None:
    bed = Bed.objects.get(locatie__naam="De Wilg")
    meldingen = [maak_melding() for _ in range(16)]
    gelukt, fouten = tegelijk([optie(melding, bed, date(2026, 4, 1), 1, consulent) for melding in meldingen])
    assert (len(gelukt), len(fouten)) == (1, 15)
    assert alleen_zinnen(fouten)
    [rij] = Reservering.objects.all()
    assert rij == gelukt[0]
    assert list(Saldo.objects.values_list("client", "gebruikt")) == [(rij.client_id, 1)]
    assert Gebeurtenis.objects.filter(code="LR-01").count() == 1


@pytest.mark.regel("L-14", "L-31")
def test_een_client_gaat_met_veel_boekingen_tegelijk_nooit_over_het_maximum(
    voorbeeld: Gemeente, consulent: Gebruiker
) -> None:
    """Eight stays of four nights in two cases of one client; three fit in fifteen etmalen."""
    Parameter.objects.filter(gemeente=voorbeeld, code="kv_weekmodus").update(waarde="GEEN")
    gegevens = clientgegevens()
    meldingen = [maak_melding(client=gegevens) for _ in range(2)]
    bedden = list(Bed.objects.boekbaar_voor(voorbeeld, date(2026, 4, 1), date(2026, 6, 1)))
    gelukt, fouten = tegelijk(
        [
            optie(meldingen[n % 2], bedden[n % len(bedden)], date(2026, 4, 1) + timedelta(days=7 * n), 4, consulent)
            for n in range(8)
        ]
    )
    assert (len(gelukt), len(fouten)) == (3, 5)
    assert alleen_zinnen(fouten)
    saldo = Saldo.objects.get()
    assert (saldo.gebruikt, saldo.cap) == (12, 15)


def test_boeken_en_annuleren_door_elkaar_houdt_het_saldo_gelijk_aan_de_rijen(
    voorbeeld: Gemeente, consulent: Gebruiker
) -> None:
    Parameter.objects.filter(gemeente=voorbeeld, code="kv_weekmodus").update(waarde="GEEN")
    melding = maak_melding()
    bed = Bed.objects.get(locatie__naam="De Wilg")
    weg = [optie(melding, bed, date(2026, 5, 1) + timedelta(days=4 * n), 2, consulent)() for n in range(4)]
    daden: list[Callable[[], Any]] = [
        lambda rij=rij: annuleer(rij, reden="client", nu=middag(OP), op=OP, door=consulent) for rij in weg
    ]
    daden += [optie(melding, bed, date(2026, 7, 1) + timedelta(days=4 * n), 1, consulent) for n in range(4)]
    _, fouten = tegelijk(daden)
    assert fouten == []
    open_ = Reservering.objects.filter(client=melding.client, status="optie")
    assert Saldo.objects.get().gebruikt == sum(rij.nachten for rij in open_) == 4


@pytest.mark.regel("B-02")
def test_acht_mensen_beslissen_over_hetzelfde_voorstel(voorbeeld: Gemeente) -> None:
    Parameter.objects.filter(gemeente=voorbeeld, code="eb_startmoment").update(waarde="beschikking")
    zaak = breng_naar("besluit_concept")
    leiders = [Gebruiker.objects.create(username=f"leider{n}", gemeente=voorbeeld) for n in range(8)]
    for leider in leiders:
        leider.groups.add(Group.objects.get(name=Rol.TEAMLEIDER))
    voorstel = zaak.beschikking
    gelukt, fouten = tegelijk([lambda door=door: beslis(voorstel, op=zaak.op, door=door) for door in leiders])
    assert (len(gelukt), len(fouten)) == (1, 7)
    assert alleen_zinnen(fouten)
    besluit = Beschikking.objects.get(melding=zaak.melding)
    assert besluit.besloten_door == gelukt[0].besloten_door
    assert Voorziening.objects.filter(melding=zaak.melding).count() == 1
    assert Uitgaand.objects.filter(melding=zaak.melding, sleutel__startswith="D-19").count() == 1
    assert Bericht.objects.filter(melding=zaak.melding).count() == 1
    assert Termijn.objects.filter(melding=zaak.melding, soort=Termijn.Soort.BEZWAAR).count() == 1
    for code in ("TR-38", "LR-05", "E-10"):
        assert Gebeurtenis.objects.filter(melding=zaak.melding, code=code).count() == 1


# --- the same thing sent twice --------------------------------------------------------------------


def test_een_formulier_dat_acht_keer_tegelijk_komt_is_een_melding(voorbeeld: Gemeente) -> None:
    gegevens = clientgegevens(email="a@voorbeeld.example")
    gelukt, fouten = tegelijk([lambda: maak_melding(client=gegevens, formulier_sleutel="een")] * 8)
    assert fouten == []
    assert len({melding.pk for melding in gelukt}) == Melding.objects.count() == Client.objects.count() == 1
    assert Uitgaand.objects.count() == 3
    assert Gebeurtenis.objects.count() == 1


@pytest.mark.regel("M-01")
def test_acht_meldingen_over_dezelfde_nieuwe_client_worden_alle_aangenomen(voorbeeld: Gemeente) -> None:
    gegevens = clientgegevens()
    gelukt, fouten = tegelijk([lambda n=n: maak_melding(client=gegevens, formulier_sleutel=f"s{n}") for n in range(8)])
    assert fouten == []
    assert len({melding.nummer for melding in gelukt}) == 8
    assert {melding.client_id for melding in gelukt} == {Client.objects.get().pk}


def test_een_aanvraag_die_acht_keer_tegelijk_komt_is_een_aanvraag(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("verslag_verzonden")
    nieuw = NieuweAanvraag(
        soort=Aanvraag.Soort.FORMULIER, ontvangen_op=zaak.op, ondertekend_op=zaak.op, sleutel="papier",
        gevraagd=(voorzieningsoort(voorbeeld),),
    )  # fmt: skip
    gelukt, fouten = tegelijk([lambda: dien_aanvraag_in(zaak.melding, nieuw, op=zaak.op, door=None)] * 8)
    assert fouten == []
    assert {aanvraag.pk for aanvraag in gelukt} == {Aanvraag.objects.get().pk}
    assert Termijn.objects.filter(melding=zaak.melding, soort=Termijn.Soort.BESLUIT).count() == 1


def test_acht_verschillende_aanvragen_tegelijk_geven_een_leidende(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("verslag_verzonden")

    def dien_in(n: int) -> Aanvraag:
        nieuw = NieuweAanvraag(
            soort=Aanvraag.Soort.FORMULIER, ontvangen_op=zaak.op, ondertekend_op=zaak.op, sleutel=f"papier{n}",
            gevraagd=(voorzieningsoort(voorbeeld),),
        )  # fmt: skip
        return dien_aanvraag_in(zaak.melding, nieuw, op=zaak.op, door=None)

    gelukt, fouten = tegelijk([lambda n=n: dien_in(n) for n in range(8)])
    assert fouten == []
    assert sorted(aanvraag.rol for aanvraag in gelukt) == ["gevoegd"] * 7 + ["leidend"]


def test_vier_werkers_bezorgen_elke_rij_precies_een_keer(voorbeeld: Gemeente, monkeypatch: pytest.MonkeyPatch) -> None:
    bezorgd: list[str] = []
    genomen: list[int | None] = []
    neem = uitgaand._neem

    def bezorg(rij: Uitgaand, op: date) -> None:
        time.sleep(0.01)
        bezorgd.append(rij.sleutel)

    def neem_en_tel(nu: datetime) -> int | None:
        genomen.append(neem(nu))
        return genomen[-1]

    monkeypatch.setitem(uitgaand._BEZORGERS, "proef", bezorg)
    monkeypatch.setattr(uitgaand, "_neem", neem_en_tel)
    sleutels = [f"rij{n:02d}" for n in range(30)]
    for sleutel in sleutels:
        uitgaand.zet_klaar("proef", sleutel, gemeente=voorbeeld, melding=None, op=OP)
    gelukt, fouten = tegelijk([lambda: uitgaand.verwerk_alles(op=OP, nu=lambda: middag(OP))] * 4)
    assert fouten == []
    assert sum(gelukt) == 30
    assert sorted(bezorgd) == sleutels
    # Nobody took what another already had in hand.
    assert sorted(rij for rij in genomen if rij) == sorted(Uitgaand.objects.values_list("pk", flat=True))
    assert set(Uitgaand.objects.values_list("poging", "twijfel")) == {(1, False)}


# --- a deadlock -----------------------------------------------------------------------------------


class Kruising:
    """Two acts that lock two rows in opposite order; they wait for each other the first time only."""

    def __init__(self, eerste: Client, tweede: Client) -> None:
        self.rijen = (eerste.pk, tweede.pk)
        self.samen = threading.Barrier(2, timeout=20)
        self.pogingen: list[int] = []

    def neem(self, nummer: int) -> int:
        self.pogingen.append(nummer)
        heen = self.rijen if nummer == 0 else self.rijen[::-1]
        Client.objects.select_for_update().get(pk=heen[0])
        if self.pogingen.count(nummer) == 1:
            self.samen.wait()
        Client.objects.select_for_update().get(pk=heen[1])
        Client.objects.filter(pk=heen[1]).update(telefoon=f"{nummer}")
        return nummer


@pytest.fixture
def kruising(voorbeeld: Gemeente) -> Kruising:
    return Kruising(maak_melding().client, maak_melding().client)


def test_een_deadlock_wordt_opnieuw_geprobeerd_en_beide_lukken(kruising: Kruising) -> None:
    neem = handeling(kruising.neem)
    gelukt, fouten = tegelijk([lambda: neem(0), lambda: neem(1)])
    assert fouten == []
    assert sorted(gelukt) == [0, 1]
    assert len(kruising.pogingen) >= 3  # the database sacrificed one of the two


def test_binnen_een_andere_handeling_probeert_alleen_de_buitenste_opnieuw(kruising: Kruising) -> None:
    binnenste = handeling(kruising.neem)
    buiten: list[int] = []

    @handeling
    def buitenste(nummer: int) -> int:
        buiten.append(nummer)
        return binnenste(nummer)

    gelukt, fouten = tegelijk([lambda: buitenste(0), lambda: buitenste(1)])
    assert fouten == []
    assert sorted(gelukt) == [0, 1]
    assert len(buiten) == len(kruising.pogingen) >= 3


def test_zonder_handeling_is_een_deadlock_een_fout(kruising: Kruising) -> None:
    """The proof that the two tests above meet a real deadlock."""

    def kaal(nummer: int) -> int:
        with transaction.atomic():
            return kruising.neem(nummer)

    gelukt, fouten = tegelijk([lambda: kaal(0), lambda: kaal(1)])
    assert len(gelukt) == 1
    [fout] = fouten
    assert isinstance(fout, OperationalError)
    assert fout.__cause__.pgcode == "40P01"
