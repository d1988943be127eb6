"""The decision on logeerzorg: an indication of its own, its length, the moment to look back, and its form."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from beschikkingen.models import Beschikking, Voorziening
from beschikkingen.services.besluit import beslis, stel_besluit_voor
from meldingen.fouten import Geweigerd
from meldingen.models import Gemeente, Parameter
from onderzoek.services import keuze, voorwaarden
from tests import antwoorden
from tests.bouwers import HUISHOUDEN, LOGEREN, Zaak, breng_naar

pytestmark = pytest.mark.usefixtures("zonder_pdf")
VAN = date(2026, 4, 1)
PGB = {
    "leveringsvorm": "pgb", "waarom_vorm": "De inwoner kent een goede plek.", "pgb_bedrag": Decimal("720.00"),
    "pgb_per": "jaar", "berekening": "4 etmalen van 180 euro.", "kwaliteitseisen": "De plek heeft toezicht.",
    "verantwoording": "De SVB betaalt na een factuur.",
    "waarom_looptijd": "De mantelzorger gaat in het voorjaar weer zelf zorgen.",
}  # fmt: skip


def klaar(**keuzes: object) -> Zaak:
    zaak = breng_naar("in_beoordeling", **keuzes)
    zaak.vaste_optie()
    return zaak


def stel_voor(zaak: Zaak, **anders: object) -> Beschikking:
    """A proposal in which logeren differs; the rest stays as it was."""
    voorstel = tuple(
        replace(regel, **anders) if regel.gevraagd.soort.code == LOGEREN else regel for regel in zaak.voorstel()
    )
    return stel_besluit_voor(
        zaak.aanvraag, voorstel, motivering="Rust is nodig.", op=zaak.op, door=zaak.consulent
    )  # fmt: skip


@pytest.mark.regel("L-13")
def test_logeren_is_een_eigen_regel_met_een_eigen_looptijd(voorbeeld: Gemeente) -> None:
    zaak = klaar(twee_gevraagd=True)
    beschikking = stel_voor(zaak, ingangsdatum=VAN, einddatum=date(2026, 9, 30))
    beslis(beschikking, op=zaak.verder(1), door=zaak.teamleider)
    rijen = {rij.regel.gevraagd.soort.code: rij for rij in Voorziening.objects.filter(melding=zaak.melding)}
    assert set(rijen) == {LOGEREN, HUISHOUDEN}
    assert (rijen[LOGEREN].ingangsdatum, rijen[LOGEREN].einddatum) == (VAN, date(2026, 9, 30))
    assert rijen[HUISHOUDEN].einddatum != date(2026, 9, 30)


@pytest.mark.regel("L-37")
@pytest.mark.parametrize(("maanden", "laatste"), [(36, date(2029, 3, 31)), (12, date(2027, 3, 31))])
def test_de_langste_duur_is_die_van_de_gemeente(voorbeeld: Gemeente, maanden: int, laatste: date) -> None:
    Parameter.objects.filter(gemeente=voorbeeld, code="kv_max_maanden").update(waarde=maanden)
    zaak = klaar()
    periode = {"ingangsdatum": VAN, "monitor_op": date(2026, 11, 2)}
    with pytest.raises(Geweigerd, match=f"hoogstens {maanden} maanden"):
        stel_voor(zaak, **periode, einddatum=laatste + timedelta(days=1))
    assert stel_voor(zaak, **periode, einddatum=laatste).pk


@pytest.mark.regel("L-37")
@pytest.mark.parametrize(
    ("monitor", "mag"),
    [
        (date(2026, 9, 30), False),
        (date(2026, 10, 1), True),
        (date(2027, 1, 1), True),
        (date(2027, 1, 2), False),
    ],
)
def test_de_monitor_is_na_zes_en_binnen_negen_maanden(voorbeeld: Gemeente, monitor: date, mag: bool) -> None:
    zaak = klaar()
    periode = {"ingangsdatum": VAN, "einddatum": date(2027, 3, 31), "monitor_op": monitor}
    if mag:
        assert stel_voor(zaak, **periode).pk
        return
    with pytest.raises(Geweigerd, match="van 1 oktober 2026 tot en met 1 januari 2027"):
        stel_voor(zaak, **periode)


@pytest.mark.regel("L-37")
def test_wie_korter_logeert_kijkt_terug_wanneer_het_past(voorbeeld: Gemeente) -> None:
    zaak = klaar()
    kort = {"ingangsdatum": VAN, "einddatum": date(2026, 9, 30), "monitor_op": date(2026, 7, 1)}
    assert stel_voor(zaak, **kort).pk


@pytest.mark.regel("L-17")
@pytest.mark.parametrize(("vorm", "mag"), [("natura", False), ("beide", True)])
def test_de_gemeente_bepaalt_of_logeren_als_pgb_kan(voorbeeld: Gemeente, vorm: str, mag: bool) -> None:
    Parameter.objects.filter(gemeente=voorbeeld, code="kv_leveringsvorm").update(waarde=vorm)
    zaak = klaar()
    logeer_op_geschikte_plek(zaak, "ja")
    if mag:
        assert stel_voor(zaak, **PGB).regels.get().leveringsvorm == "pgb"
        return
    with pytest.raises(Geweigerd, match="in deze gemeente alleen in natura"):
        stel_voor(zaak, **PGB)


@pytest.mark.regel("P-29")
@pytest.mark.parametrize("plek", ["", "nee"])
def test_een_pgb_is_alleen_voor_een_geschikte_plek(voorbeeld: Gemeente, plek: str) -> None:
    Parameter.objects.filter(gemeente=voorbeeld, code="kv_leveringsvorm").update(waarde="beide")
    zaak = klaar()
    with pytest.raises(Geweigerd, match="op een geschikte plek logeert"):
        stel_voor(zaak, **PGB)
    logeer_op_geschikte_plek(zaak, plek)
    with pytest.raises(Geweigerd, match="op een geschikte plek logeert"):
        stel_voor(zaak, **PGB)


def logeer_op_geschikte_plek(zaak: Zaak, plek: str) -> None:
    """What the indication test says of the place."""
    rij = zaak.onderzoek.keuzes.get(soort__code=LOGEREN)
    wie = {"op": zaak.op, "door": zaak.consulent}
    keuze.stel_leveringsvorm_vast(rij, leveringsvorm="pgb", **wie)
    voorwaarden.toets_voorwaarden(rij, antwoorden.LOGEREN | {"pgb_plek": plek}, **wie)
