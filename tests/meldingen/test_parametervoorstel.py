"""A new value: proposed with a reason, determined by somebody else, never overlapping; whom it touches."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group

from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Gemeente, Melding, Parameter, Parametervoorstel, Taak
from meldingen.rollen import Rol
from meldingen.services import parameters
from meldingen.services.geraakt import GETOOND, Periode, geraakte_zaken
from meldingen.services.nacht import draai
from meldingen.services.parametervoorstel import (
    NieuweWaarde,
    stel_parameter_vast,
    stel_parameter_voor,
    wijs_parametervoorstel_af,
)
from tests.bouwers import breng_naar, maak_melding, middag

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
OP = date(2026, 11, 16)
NIEUWJAAR = date(2027, 1, 1)
CODE = "retour_werkdagen"


@pytest.fixture
def tweede(beheerder: Gebruiker) -> Gebruiker:
    """A second beheerder of the same gemeente."""
    wie = Gebruiker.objects.create(username="beheerder2", first_name="Bo", gemeente=beheerder.gemeente, is_staff=True)
    wie.groups.set(Group.objects.filter(name=Rol.BEHEERDER))
    return wie


def nieuw(**anders: Any) -> NieuweWaarde:
    velden: dict[str, Any] = {
        "code": CODE, "waarde": 9, "geldig_van": NIEUWJAAR, "geldig_tot": None, "bron": "Besluit van het college",
        "reden": "Zeven dagen is te kort.",
    }  # fmt: skip
    return NieuweWaarde(**{**velden, **anders})


def stel_voor(door: Gebruiker, **anders: Any) -> Parametervoorstel:
    return stel_parameter_voor(door.gemeente, nieuw(**anders), op=OP, door=door)


def rijen(gemeente: Gemeente, code: str = CODE) -> list[tuple[Any, date, date | None]]:
    eigen = Parameter.objects.filter(gemeente=gemeente, code=code).order_by("geldig_van")
    return [(rij.waarde, rij.geldig_van, rij.geldig_tot) for rij in eigen]


# --- from proposal to value -----------------------------------------------------------------------


def test_een_voorstel_geldt_pas_na_vaststellen_en_sluit_de_lopende_rij(beheerder: Gebruiker, tweede: Gebruiker) -> None:
    gemeente = beheerder.gemeente
    [(oud, van, _)] = rijen(gemeente)
    voorstel = stel_voor(beheerder)
    assert parameters.waarde(gemeente, CODE, NIEUWJAAR) == oud
    rij = stel_parameter_vast(voorstel, op=OP, door=tweede)
    assert rijen(gemeente) == [(oud, van, date(2026, 12, 31)), (9, NIEUWJAAR, None)]
    assert [parameters.waarde(gemeente, CODE, dag) for dag in (date(2026, 12, 31), NIEUWJAAR)] == [oud, 9]
    voorstel.refresh_from_db()
    assert (voorstel.uitkomst, voorstel.besloten_door, voorstel.besloten_op) == ("vastgesteld", tweede, OP)
    assert (voorstel.voorgesteld_door, voorstel.reden) == (beheerder, "Zeven dagen is te kort.")
    assert (rij.vastgesteld_door, voorstel.parameter, voorstel.geraakt) == (tweede, rij, [])


def test_wie_voorstelt_stelt_niet_zelf_vast_tenzij_de_gemeente_dat_toestaat(
    beheerder: Gebruiker, tweede: Gebruiker
) -> None:
    voorstel = stel_voor(beheerder)
    with pytest.raises(Geweigerd, match="Een andere beheerder"):
        stel_parameter_vast(voorstel, op=OP, door=beheerder)
    assert Parametervoorstel.objects.get(pk=voorstel.pk).is_open
    eigen = stel_voor(beheerder, code="vierogen_parameter", waarde=False, geldig_van=OP)
    with pytest.raises(Geweigerd, match="Een andere beheerder"):
        stel_parameter_vast(eigen, op=OP, door=beheerder)
    stel_parameter_vast(eigen, op=OP, door=tweede)
    stel_parameter_vast(voorstel, op=OP, door=beheerder)


@pytest.mark.parametrize("wie", ["consulent", "teamleider", "auditor"])
def test_alleen_een_beheerder_van_de_eigen_gemeente_stelt_voor(
    wie: str, beheerder: Gebruiker, altena: Gemeente, request: pytest.FixtureRequest
) -> None:
    ander = request.getfixturevalue(wie)
    landelijk = Gemeente.objects.get(is_landelijk=True)
    for gemeente, door in ((beheerder.gemeente, ander), (altena, beheerder)):
        with pytest.raises(Geweigerd, match="Alleen een functioneel beheerder van deze gemeente"):
            stel_parameter_voor(gemeente, nieuw(), op=OP, door=door)
    with pytest.raises(Geweigerd, match="Landelijke waarden"):
        stel_parameter_voor(landelijk, nieuw(), op=OP, door=beheerder)
    assert not Parametervoorstel.objects.exists()


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"code": "bestaat_niet"}, "bestaat niet"),
        ({"code": "eb_tarief", "waarde": "22.00"}, "geldt in heel Nederland"),
        ({"waarde": -1}, "geheel getal"),
        ({"code": "primaat_verhuizen_bedrag", "waarde": "-8000.00"}, "bedrag"),
        ({"waarde": None}, "mag niet leeg"),
        ({"reden": "  "}, "waarom de waarde verandert"),
        ({"bron": " "}, "waar de waarde staat"),
        ({"geldig_tot": date(2026, 12, 31)}, "De laatste geldige dag ligt vóór de eerste"),
        ({"geldig_van": date(2014, 12, 31)}, "Kies een periode tussen"),
        ({"geldig_van": date(2101, 1, 1)}, "Kies een periode tussen"),
    ],
)
def test_wat_niet_klopt_wordt_geweigerd_met_een_zin(beheerder: Gebruiker, anders: dict[str, Any], zin: str) -> None:
    with pytest.raises(Geweigerd, match=zin):
        stel_voor(beheerder, **anders)
    assert not Parametervoorstel.objects.exists()


def test_perioden_overlappen_nooit(beheerder: Gebruiker, tweede: Gebruiker) -> None:
    stel_parameter_vast(stel_voor(beheerder), op=OP, door=tweede)
    with pytest.raises(Geweigerd, match=r"Vanaf 1 januari 2027 staat er al een waarde\. Kies een andere"):
        stel_voor(beheerder, waarde=10)
    voor = date(2026, 12, 1)
    for tot in (None, NIEUWJAAR, date(2027, 6, 30)):
        with pytest.raises(Geweigerd, match="Laat de nieuwe waarde eindigen op 31 december 2026 of eerder"):
            stel_voor(beheerder, geldig_van=voor, geldig_tot=tot)
    tussen = stel_voor(beheerder, waarde=8, geldig_van=voor, geldig_tot=date(2026, 12, 31))
    stel_parameter_vast(tussen, op=OP, door=tweede)
    dagen = [van for _, van, _ in rijen(beheerder.gemeente)]
    assert dagen[1:] == [voor, NIEUWJAAR]
    assert rijen(beheerder.gemeente)[0][2] == date(2026, 11, 30)


def test_twee_voorstellen_voor_dezelfde_dag_kan_niet_en_een_ingehaald_voorstel_wordt_geweigerd(
    beheerder: Gebruiker, tweede: Gebruiker
) -> None:
    laat = stel_voor(beheerder)
    with pytest.raises(Geweigerd, match="ligt al een voorstel"):
        stel_voor(tweede)
    vroeg = stel_voor(beheerder, geldig_van=date(2026, 12, 1))
    stel_parameter_vast(laat, op=OP, door=tweede)
    with pytest.raises(Geweigerd, match="Wijs dit voorstel af en maak een nieuw"):
        stel_parameter_vast(vroeg, op=OP, door=tweede)
    for doe in (
        lambda: stel_parameter_vast(laat, op=OP, door=tweede),
        lambda: wijs_parametervoorstel_af(laat, reden="Toch niet.", op=OP, door=tweede),
    ):
        with pytest.raises(Geweigerd, match="al besloten"):
            doe()


def test_afwijzen_verandert_niets_en_vraagt_een_reden(beheerder: Gebruiker) -> None:
    voor, voorstel = rijen(beheerder.gemeente), stel_voor(beheerder)
    with pytest.raises(Geweigerd, match="waarom u het voorstel afwijst"):
        wijs_parametervoorstel_af(voorstel, reden=" ", op=OP, door=beheerder)
    wijs_parametervoorstel_af(voorstel, reden="Een typefout.", op=OP, door=beheerder)
    voorstel.refresh_from_db()
    assert (voorstel.uitkomst, voorstel.afwijsreden, rijen(beheerder.gemeente)) == ("afgewezen", "Een typefout.", voor)
    stel_voor(beheerder)


def test_een_begin_in_het_verleden_vraagt_om_te_kijken_en_onthoudt_welke_zaken(
    beheerder: Gebruiker, tweede: Gebruiker
) -> None:
    zaak = maak_melding(op=date(2026, 10, 12))
    maak_melding(op=date(2026, 10, 11))
    voorstel = stel_voor(beheerder, code="spoed_werkdagen", waarde=2, geldig_van=date(2026, 10, 12))
    with pytest.raises(Geweigerd, match="ligt in het verleden"):
        stel_parameter_vast(voorstel, op=OP, door=tweede)
    stel_parameter_vast(voorstel, gezien=True, op=OP, door=tweede)
    assert Parametervoorstel.objects.get(pk=voorstel.pk).geraakt == [zaak.nummer]


# --- whom it touches ------------------------------------------------------------------------------


def groepen(gemeente: Gemeente, code: str, van: date, tot: date | None, op: date, voor: Gebruiker) -> Any:
    gevonden = geraakte_zaken(gemeente, code, Periode(van, tot, op), voor=voor)
    return tuple([zaak for zaak, _ in groep.eerste] for groep in (gevonden.nu, gevonden.straks))


def test_bij_de_melding_telt_de_dag_van_de_melding(beheerder: Gebruiker) -> None:
    voor, erop = (maak_melding(op=dag) for dag in (date(2026, 10, 11), date(2026, 10, 12)))
    vraag = (beheerder.gemeente, "spoed_werkdagen", date(2026, 10, 12))
    assert groepen(*vraag, None, OP, beheerder) == ([erop], [])
    assert groepen(beheerder.gemeente, "spoed_werkdagen", voor.ontvangen_op, voor.ontvangen_op, OP, beheerder) == (
        [voor],
        [],
    )
    assert groepen(beheerder.gemeente, "spoed_werkdagen", NIEUWJAAR, None, OP, beheerder) == ([], [])


def test_bij_de_aanvraag_telt_haar_dag_en_wie_nog_geen_aanvraag_heeft_kan_nog_komen(beheerder: Gebruiker) -> None:
    zaak = breng_naar("in_beoordeling", beheerder.gemeente)
    zonder = maak_melding(op=zaak.op)
    van, code = zaak.aanvraag.ontvangen_op, "hersteltermijn_werkdagen"
    assert groepen(beheerder.gemeente, code, van, None, zaak.op, beheerder) == ([zaak.melding], [zonder])
    na = van + timedelta(days=1)
    assert groepen(beheerder.gemeente, code, na, None, zaak.op, beheerder) == ([], [zonder])
    assert groepen(beheerder.gemeente, code, van, van, zaak.op, beheerder) == ([zaak.melding], [])


def test_bij_het_besluit_telt_wie_er_nog_een_krijgt_en_wie_het_al_kreeg(beheerder: Gebruiker) -> None:
    zaak = breng_naar("toegekend", beheerder.gemeente)
    open_ = maak_melding(op=zaak.op)
    van, code = zaak.beschikking.besloten_op, "kv_eigen_bijdrage"
    assert groepen(beheerder.gemeente, code, van, None, zaak.op, beheerder) == ([zaak.melding], [open_])
    morgen = zaak.op + timedelta(days=1)
    assert groepen(beheerder.gemeente, code, morgen, None, zaak.op, beheerder) == ([], [open_])


def test_op_de_dag_zelf_raakt_het_elke_lopende_zaak(beheerder: Gebruiker, altena: Gemeente) -> None:
    zaak = maak_melding(op=date(2026, 11, 2))
    maak_melding(altena, op=date(2026, 11, 2))
    gemeente = beheerder.gemeente
    assert groepen(gemeente, CODE, NIEUWJAAR, None, OP, beheerder) == ([], [zaak])
    assert groepen(gemeente, CODE, OP, None, OP, beheerder) == ([zaak], [])
    assert groepen(gemeente, CODE, date(2026, 10, 1), date(2026, 11, 1), OP, beheerder) == ([], [])


def test_de_lijst_is_kort_het_aantal_vragen_vast_en_een_link_alleen_voor_wie_mag(
    beheerder: Gebruiker, teamleider: Gebruiker, django_assert_num_queries: Any
) -> None:
    voorbeeld = maak_melding(op=OP)
    gedeeld = {"gemeente": beheerder.gemeente, "client": voorbeeld.client, "kanaal": "telefoon", "ontvangen_op": OP}
    Melding.objects.bulk_create(Melding(**gedeeld, nummer=f"P{nummer}") for nummer in range(GETOOND + 5))
    assert teamleider.rollen
    with django_assert_num_queries(3):
        gevonden = geraakte_zaken(beheerder.gemeente, CODE, Periode(OP, None, OP), voor=teamleider)
    assert (gevonden.nu.aantal, len(gevonden.nu.eerste), gevonden.nu.meer) == (56, GETOOND, 6)
    assert all(mag for _, mag in gevonden.nu.eerste)
    gevonden = geraakte_zaken(beheerder.gemeente, CODE, Periode(OP, None, OP), voor=beheerder)
    assert not any(mag for _, mag in gevonden.nu.eerste)


# --- each year ------------------------------------------------------------------------------------


def jaartaken(gemeente: Gemeente, jaar: int = 2027) -> list[str]:
    rijen = Taak.objects.filter(gemeente=gemeente, sleutel__startswith=f"jaarbesluit:{jaar}:").open()
    return sorted(rijen.values_list("titel", flat=True))


@pytest.mark.regel("E-22")
def test_in_november_vraagt_de_nacht_een_keer_om_de_bedragen_van_volgend_jaar(
    beheerder: Gebruiker, tweede: Gebruiker
) -> None:
    gemeente = beheerder.gemeente
    draai(op=date(2026, 10, 31), nu=lambda: middag(OP))
    assert jaartaken(gemeente) == []
    for dag in (date(2026, 11, 1), date(2026, 11, 2), date(2026, 12, 31)):
        draai(op=dag, nu=lambda: middag(OP))
        assert jaartaken(gemeente) == [
            "Stel bedragen_verordening van 2027 vast, ook als er niets verandert",
            "Stel pgb_tarieven van 2027 vast, ook als er niets verandert",
            "eb_tarief van 2027 ontbreekt: vraag de leverancier, het bedrag is landelijk en u kunt het niet zelf "
            "invullen",
        ]
    tarieven = {"BEGELEIDING": {"formeel": "41.00", "informeel": "21.00"}}
    voorstel = stel_voor(beheerder, code="pgb_tarieven", waarde=tarieven, besluitdatum=OP)
    stel_parameter_vast(voorstel, op=OP, door=tweede)
    draai(op=date(2026, 12, 31), nu=lambda: middag(OP))
    assert [titel[:10] for titel in jaartaken(gemeente)] == ["Stel bedra", "eb_tarief "]


@pytest.mark.regel("E-22")
def test_wat_al_voor_volgend_jaar_is_besloten_geeft_geen_taak(beheerder: Gebruiker, tweede: Gebruiker) -> None:
    bedragen = {"verhuizing": "2500.00"}
    doorlopend = stel_voor(
        beheerder, code="bedragen_verordening", waarde=bedragen, geldig_van=OP, besluitdatum=date(2026, 11, 3)
    )
    stel_parameter_vast(doorlopend, op=OP, door=tweede)
    Parameter.objects.create(
        gemeente=Gemeente.objects.get(is_landelijk=True), code="eb_tarief", waarde="22.00", geldig_van=NIEUWJAAR,
        bron="CAK",
    )  # fmt: skip
    draai(op=date(2026, 11, 20), nu=lambda: middag(OP))
    assert jaartaken(beheerder.gemeente) == ["Stel pgb_tarieven van 2027 vast, ook als er niets verandert"]
