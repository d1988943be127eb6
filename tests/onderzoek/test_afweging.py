"""The weighing: what each step rests on, and what must come before maatwerk."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from meldingen.fouten import Geweigerd
from meldingen.models import Document, Gebeurtenis, Gemeente
from onderzoek.models import AlgemeneVoorziening, Gebruikelijktoets, Hulptaak, Onderzoek, Verwijzing, Wettoets
from onderzoek.services import afweging
from onderzoek.services.afweging import Antwoord, Wetuitkomst
from onderzoek.services.feiten import afwegingsfeiten
from onderzoek.services.onderzoek import weeg_af
from tests.bouwers import AFWEGING, VRAAG, WETTEN, Zaak, breng_naar

pytestmark = pytest.mark.usefixtures("zonder_pdf")
Wet, Uitkomst = Wettoets.Wet, Wettoets.Uitkomst


@pytest.fixture
def zaak(voorbeeld: Gemeente) -> Zaak:
    """A case in which the conversation is planned and nothing was weighed yet."""
    zaak = breng_naar("in_vooronderzoek")
    zaak.in_onderzoek()
    return zaak


def wie(zaak: Zaak) -> dict[str, object]:
    return {"op": zaak.op, "door": zaak.consulent}


def weeg(zaak: Zaak, *nummers: int) -> None:
    weeg_af(zaak.onderzoek, {nummer: AFWEGING[nummer] for nummer in nummers}, **wie(zaak))


def hulptaak(zaak: Zaak, gewoon: str, boven: str, **anders: object) -> None:
    feiten = {"soort": "verzorging", "wie": "haar dochter", "motivering": "Elke nacht.", **anders}
    afweging.voeg_hulptaak_toe(
        zaak.onderzoek,
        **feiten,
        uren_gebruikelijk=Decimal(gewoon),
        uren_bovengebruikelijk=Decimal(boven),
        **wie(zaak),
    )


# --- maatwerk comes last --------------------------------------------------------------------------


@pytest.mark.regel("O-04", "O-15", "O-25")
def test_maatwerk_vraagt_alle_vijf_stappen_de_vraag_en_alle_wetten(zaak: Zaak) -> None:
    with pytest.raises(Geweigerd) as fout:
        weeg(zaak, 6)
    for zin in ("Vul nog in: zelf doen, gebruikelijke hulp", "wat niet lukt", "Toets nog: Wet langdurige zorg"):
        assert zin in str(fout.value)
    weeg(zaak, 1, 2, 3, 4, 5)
    afweging.leg_vraag_vast(zaak.onderzoek, **VRAAG, **wie(zaak))
    zonder_valys = {wet: rij for wet, rij in WETTEN.items() if wet != Wet.VALYS}
    afweging.toets_wetten(zaak.onderzoek, zonder_valys, **wie(zaak))
    with pytest.raises(Geweigerd, match=r"^Kijk eerst of een andere wet voorgaat\. Toets nog: Valys\.$"):
        weeg(zaak, 6)
    afweging.toets_wetten(zaak.onderzoek, {Wet.VALYS: Wetuitkomst("nvt")}, **wie(zaak))
    weeg(zaak, 6)
    assert zaak.onderzoek.afweging.count() == 6


@pytest.mark.regel("O-25")
def test_de_feiten_staan_in_de_volgorde_van_de_centrale_raad(
    voorbeeld: Gemeente, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    zaak = breng_naar("in_onderzoek")
    for _ in range(3):
        hulptaak(zaak, "2", "1.5")
    onderzoek = Onderzoek.objects.select_related("melding").get(pk=zaak.onderzoek.pk)
    with django_assert_num_queries(6):
        feiten = afwegingsfeiten(onderzoek)
        assert feiten.hulpvraag.startswith("Ik zorg elke dag")
        assert feiten.vraag.beperkingen == VRAAG["beperkingen"]
        assert feiten.vraag.nodig == VRAAG["nodig"]
        assert sorted(feiten.stappen) == [1, 2, 3, 4, 5, 6]
        assert [rij.wet for rij in feiten.wetten] == list(Wet)
        assert feiten.uren_bovengebruikelijk == Decimal("4.5")


def test_een_lege_vraag_wordt_geweigerd(zaak: Zaak) -> None:
    with pytest.raises(Geweigerd, match="wat niet lukt en welke hulp nodig is"):
        afweging.leg_vraag_vast(zaak.onderzoek, beperkingen=" ", nodig="Iets", medisch="nee", **wie(zaak))


@pytest.mark.regel("O-33")
def test_medische_hulp_is_nooit_maatwerk(zaak: Zaak) -> None:
    weeg(zaak, 1, 2, 3, 4, 5)
    afweging.toets_wetten(zaak.onderzoek, WETTEN, **wie(zaak))
    afweging.leg_vraag_vast(zaak.onderzoek, **{**VRAAG, "medisch": "geheel"}, **wie(zaak))
    with pytest.raises(Geweigerd, match="Medische hulp is nooit maatwerk"):
        weeg(zaak, 6)
    weeg_af(zaak.onderzoek, {6: ("niet", "De wijkverpleging doet dit.")}, **wie(zaak))
    afweging.leg_vraag_vast(zaak.onderzoek, **{**VRAAG, "medisch": "deels"}, **wie(zaak))
    weeg(zaak, 6)


# --- step 2 ---------------------------------------------------------------------------------------


@pytest.mark.regel("O-12", "O-32")
def test_alleen_wat_bovengebruikelijk_is_gaat_mee(zaak: Zaak) -> None:
    hulptaak(zaak, "3", "0", soort="schoonmaak")
    hulptaak(zaak, "2", "10.5")
    assert afweging.bovengebruikelijke_uren(zaak.onderzoek) == Decimal("10.5")
    with pytest.raises(Geweigerd, match="10,5 uur per week bovengebruikelijke hulp"):
        afweging.weeg_gebruikelijke_hulp_af(zaak.onderzoek, uitkomst="volledig", motivering="Ja.", **wie(zaak))
    afweging.weeg_gebruikelijke_hulp_af(zaak.onderzoek, uitkomst="deels", motivering="Ja.", **wie(zaak))
    afweging.haal_weg(zaak.onderzoek.hulptaken.get(soort="verzorging"), **wie(zaak))
    afweging.weeg_gebruikelijke_hulp_af(zaak.onderzoek, uitkomst="volledig", motivering="Ja.", **wie(zaak))
    assert zaak.onderzoek.afweging.get(stap=2).uitkomst == "volledig"


@pytest.mark.regel("O-12")
@pytest.mark.parametrize("soort", Hulptaak.Soort)
def test_wat_altijd_gebruikelijk_is_heeft_geen_uren_daarboven(zaak: Zaak, soort: str) -> None:
    altijd = {"participatie", "verkeer", "administratie", "regie", "schoonmaak"}
    if soort in altijd:
        with pytest.raises(Geweigerd, match="altijd gebruikelijk, ook als het lang duurt"):
            hulptaak(zaak, "1", "0.25", soort=soort)
        hulptaak(zaak, "1", "0", soort=soort)
        hulptaak(zaak, "1", "0.25", soort=soort, wijkt_af=True)
    else:
        hulptaak(zaak, "1", "0.25", soort=soort)
    assert afweging.bovengebruikelijke_uren(zaak.onderzoek) == Decimal("0.25")


@pytest.mark.parametrize(
    ("gewoon", "boven", "motivering", "zin"),
    [
        ("0", "0", "Ja.", "hoeveel uur per week"),
        ("100", "68.25", "Ja.", "168 uur"),
        ("1", "1", " ", "waarom deze uren"),
    ],
)
def test_een_hulptaak_die_niet_klopt_wordt_geweigerd(
    zaak: Zaak, gewoon: str, boven: str, motivering: str, zin: str
) -> None:
    with pytest.raises(Geweigerd, match=zin):
        hulptaak(zaak, gewoon, boven, motivering=motivering)
    assert not zaak.onderzoek.hulptaken.exists()


# --- step 4 ---------------------------------------------------------------------------------------


@pytest.mark.regel("O-15")
@pytest.mark.parametrize("wet", list(Wet))
@pytest.mark.parametrize("uitkomst", [Uitkomst.RECHT, Uitkomst.AFGEWEZEN])
def test_recht_of_afwijzing_vraagt_bewijs(zaak: Zaak, wet: Wet, uitkomst: str) -> None:
    vorm = "mpt" if wet == Wet.WLZ and uitkomst == Uitkomst.RECHT else ""
    with pytest.raises(Geweigerd, match="waaruit dit blijkt"):
        afweging.toets_wetten(zaak.onderzoek, {wet: Wetuitkomst(uitkomst, " ", vorm)}, **wie(zaak))
    assert not zaak.onderzoek.wettoetsen.exists()
    afweging.toets_wetten(zaak.onderzoek, {wet: Wetuitkomst(uitkomst, "Brief van 2 maart.", vorm)}, **wie(zaak))
    rij = zaak.onderzoek.wettoetsen.get()
    assert (rij.wet, rij.uitkomst, rij.bewijs) == (wet, uitkomst, "Brief van 2 maart.")


@pytest.mark.regel("O-15")
def test_een_andere_wet_lost_het_alleen_op_als_er_recht_is(zaak: Zaak) -> None:
    with pytest.raises(Geweigerd, match="bij welke wet de inwoner recht heeft"):
        afweging.weeg_wetten_af(zaak.onderzoek, WETTEN, uitkomst="volledig", motivering="Zvw.", **wie(zaak))
    assert not zaak.onderzoek.wettoetsen.exists()
    wetten = {**WETTEN, Wet.ZVW: Wetuitkomst("recht", "De polis.")}
    afweging.weeg_wetten_af(zaak.onderzoek, wetten, uitkomst="volledig", motivering="Zvw.", **wie(zaak))
    assert zaak.onderzoek.afweging.get().stap == 4


@pytest.mark.regel("O-35")
def test_recht_op_de_wlz_vraagt_de_vorm(zaak: Zaak) -> None:
    def toets(wet: str, **feiten: str) -> None:
        afweging.toets_wetten(zaak.onderzoek, {wet: Wetuitkomst(bewijs="CIZ.", **feiten)}, **wie(zaak))

    with pytest.raises(Geweigerd, match="verblijf, vpt, mpt of pgb"):
        toets(Wet.WLZ, uitkomst="recht")
    with pytest.raises(Geweigerd, match="alleen een vorm"):
        toets(Wet.WLZ, uitkomst="afgewezen", wlz_vorm="vpt")
    toets(Wet.WLZ, uitkomst="recht", wlz_vorm="vpt")
    assert afwegingsfeiten(zaak.onderzoek).wlz.wlz_vorm == "vpt"
    with pytest.raises(IntegrityError, match="wettoets_vorm_van_wlz"), transaction.atomic():
        Wettoets.objects.create(onderzoek=zaak.onderzoek, wet=Wet.ZVW, uitkomst="recht", wlz_vorm="vpt")


# --- step 5 ---------------------------------------------------------------------------------------

JA = {naam: Antwoord(ja=True, waarom="Dat is zo.") for naam, _ in Gebruikelijktoets.VRAGEN}


@pytest.mark.regel("O-20")
@pytest.mark.parametrize("vraag", [naam for naam, _ in Gebruikelijktoets.VRAGEN])
def test_algemeen_gebruikelijk_is_vier_keer_ja_met_een_reden(zaak: Zaak, vraag: str) -> None:
    for gebrek in ({**JA, vraag: Antwoord(ja=True, waarom=" ")}, {k: v for k, v in JA.items() if k != vraag}):
        with pytest.raises(Geweigerd, match="Beantwoord ook deze vraag, met de reden"):
            afweging.toets_gebruikelijk(zaak.onderzoek, naam="Douchekruk", antwoorden=gebrek, **wie(zaak))
    wel = afweging.toets_gebruikelijk(zaak.onderzoek, naam="Douchekruk", antwoorden=JA, **wie(zaak))
    niet = afweging.toets_gebruikelijk(
        zaak.onderzoek, naam="Fiets", antwoorden={**JA, vraag: Antwoord(ja=False, waarom="Te duur.")}, **wie(zaak)
    )
    assert (wel.uitkomst, niet.uitkomst) == (
        "algemeen gebruikelijk",
        "niet algemeen gebruikelijk voor deze inwoner",
    )


@pytest.mark.regel("O-20")
def test_van_iets_gewoons_wordt_alleen_de_aanpassing_vergoed(zaak: Zaak) -> None:
    rij = afweging.toets_gebruikelijk(
        zaak.onderzoek, naam="Fiets", antwoorden=JA, aanpassing="Extra brede trappers", **wie(zaak)
    )
    assert rij.uitkomst == "algemeen gebruikelijk; alleen de aanpassing kan worden vergoed"


def kaart(zaak: Zaak, code: str) -> AlgemeneVoorziening:
    return AlgemeneVoorziening.objects.get(gemeente=zaak.gemeente, code=code)


def verwijs(zaak: Zaak, code: str = "BASIS_HULP_HUISHOUDEN", op: date | None = None, **feiten: object) -> Verwijzing:
    feiten = {"reden": "tijdelijk", "toelichting": "Na een operatie.", **feiten}
    return afweging.verwijs(zaak.onderzoek, kaart(zaak, code), **feiten, op=op or zaak.op, door=zaak.consulent)


@pytest.mark.regel("O-21", "R-14")
def test_een_verwijzing_is_een_uitkomst_zonder_besluit(zaak: Zaak) -> None:
    stukken = Document.objects.filter(melding=zaak.melding).count()
    rij = verwijs(zaak, "GGZ_INLOOP", reden="algemeen", toelichting="Aanspraak overdag.")
    assert (str(rij.voorziening), rij.uren, rij.tot) == ("GGZ-inloop", None, None)
    assert Gebeurtenis.objects.filter(melding=zaak.melding, code="O-21").get().naam == "Verwezen naar GGZ-inloop"
    assert Document.objects.filter(melding=zaak.melding).count() == stukken
    assert not zaak.melding.aanvragen.exists()


@pytest.mark.regel("O-21")
def test_wat_niet_op_de_sociale_kaart_staat_kan_niet(zaak: Zaak) -> None:
    rij = kaart(zaak, "GGZ_INLOOP")
    rij.geldig_tot = zaak.op - timedelta(days=1)
    rij.save()
    with pytest.raises(Geweigerd, match="staat nu niet op de sociale kaart"):
        verwijs(zaak, "GGZ_INLOOP")
    vreemd = AlgemeneVoorziening.objects.get(gemeente__naam="Westland", code="GGZ_INLOOP")
    with pytest.raises(Geweigerd, match="staat nu niet op de sociale kaart"):
        afweging.verwijs(zaak.onderzoek, vreemd, reden="algemeen", toelichting="x", **wie(zaak))


@pytest.mark.regel("R-11", "T-37")
def test_de_basisvoorziening_is_een_keer_veertig_uur_in_een_half_jaar(zaak: Zaak) -> None:
    with pytest.raises(Geweigerd, match="mantelzorgers en bij een tijdelijke beperking"):
        verwijs(zaak, reden="algemeen", uren=10)
    with pytest.raises(Geweigerd, match="Vul in hoeveel uur"):
        verwijs(zaak)
    with pytest.raises(Geweigerd, match=r"hoogstens 40 uur.*0 gehad, dus er zijn er nog 40"):
        verwijs(zaak, uren=41)
    eerste = verwijs(zaak, uren=30)
    assert (eerste.op, eerste.tot) == (date(2026, 3, 5), date(2026, 9, 5))
    with pytest.raises(Geweigerd, match=r"30 gehad, dus er zijn er nog 10"):
        verwijs(zaak, uren=11)
    laatste = verwijs(zaak, uren=10, reden="mantelzorger", op=eerste.tot)
    assert laatste.tot == eerste.tot
    afweging.haal_weg(laatste, **wie(zaak))
    with pytest.raises(Geweigerd, match=r"tot 5 september 2026\. Dat kan één keer"):
        verwijs(zaak, uren=1, op=eerste.tot + timedelta(days=1))
    stand = afweging.teller(zaak.melding.client, kaart(zaak, "BASIS_HULP_HUISHOUDEN"))
    assert (stand.gebruikt, stand.over, stand.tot) == (30, 10, date(2026, 9, 5))


def test_in_een_gesloten_zaak_staan_de_feiten_vast(zaak: Zaak) -> None:
    hulptaak(zaak, "1", "1")
    taak = zaak.onderzoek.hulptaken.get()
    zaak.ingetrokken()
    for doe in (
        lambda: afweging.leg_vraag_vast(zaak.onderzoek, **VRAAG, **wie(zaak)),
        lambda: afweging.toets_wetten(zaak.onderzoek, WETTEN, **wie(zaak)),
        lambda: afweging.toets_gebruikelijk(zaak.onderzoek, naam="x", antwoorden=JA, **wie(zaak)),
        lambda: verwijs(zaak, "GGZ_INLOOP"),
        lambda: afweging.haal_weg(taak, **wie(zaak)),
    ):
        with pytest.raises(Geweigerd, match="is gesloten"):
            doe()
