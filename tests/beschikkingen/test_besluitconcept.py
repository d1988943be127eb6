"""Writing a decision: kept line by line, told what is missing, natura and pgb, deviating, hearing first."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from beschikkingen.models import Beschikking, Regelconcept, Zienswijze
from beschikkingen.services import besluitconcept as concepten
from beschikkingen.services.besluit import Regelvoorstel, beslis, stel_besluit_voor
from beschikkingen.services.zienswijze import leg_zienswijze_vast, vraag_zienswijze
from meldingen.brieven.tekst import regels as tekstregels
from meldingen.fouten import Geweigerd
from meldingen.models import Document, Gemeente, Taak
from meldingen.rollen import Rol
from meldingen.services.documenten import lees
from meldingen.termijnen import schrijf_datum
from onderzoek.models import Afwegingsstap, Productgroep, Voorzieningsoort, Woonplaatscontrole
from onderzoek.services.woonplaats import Controle, controleer_woonplaats
from tests.bouwers import HUISHOUDEN, Zaak, breng_naar, leeg_uitbak, voorzieningsoort
from tests.voorwaarden import SANERING, SCOOTMOBIEL, advies_ontvangen, neem_in_beeld

pytestmark = pytest.mark.usefixtures("zonder_pdf")
PGB = {
    "leveringsvorm": "pgb",
    "waarom_vorm": "U wilt dat uw nicht helpt.",
    "aanbieder": "",
    "aanpak": "",
    "pgb_bedrag": Decimal("173.33"),
    "pgb_per": "maand",
    "berekening": "2 uur per week à € 20,00\n52 weken gedeeld door 12 maanden",
    "kwaliteitseisen": "De hulp is veilig en past bij u.",
    "verantwoording": "U bewaart de facturen. Wij vragen daar elk jaar naar.",
    "waarom_looptijd": "Uw nicht verhuist volgend jaar. Dan bekijken wij het opnieuw.",
}

DUURDER = {
    "goedkoopst": "Een poetshulp van het bureau",
    "goedkoopst_bedrag": Decimal("173.33"),
    "gewenst": "De eigen vaste hulp",
    "meerkosten": Decimal("250.00"),
}


def klaar() -> Zaak:
    """A complete aanvraag for hulp bij het huishouden."""
    zaak = breng_naar("in_beoordeling")
    zaak.aanvraag.gevraagd.update(soort=voorzieningsoort(zaak.gemeente, HUISHOUDEN))
    return zaak


def regel(zaak: Zaak, **anders: object) -> Regelvoorstel:
    return replace(zaak.voorstel()[0], **{"eenheid": "uren", "frequentie": "per week", **anders})


def stel_voor(zaak: Zaak, *, motivering: str = "U kunt niet meer zelf schoonmaken.", **anders: object) -> Beschikking:
    samen = {naam: anders.pop(naam) for naam in ("afwijking", "afwijking_motivering") if naam in anders}
    return stel_besluit_voor(
        zaak.aanvraag, (regel(zaak, **anders),), motivering=motivering, **samen, op=zaak.op, door=zaak.consulent
    )


def brief(zaak: Zaak, soort: str) -> str:
    leeg_uitbak(zaak.op)
    tekst = lees(Document.objects.get(melding=zaak.melding, soort=soort)).decode()
    return " ".join(tekstregels(tekst)).replace("\xa0", " ")


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        pytest.param({"waarom_vorm": " "}, "waarom de hulp als pgb komt", marks=pytest.mark.regel("B-10"), id="waarom"),
        pytest.param({"pgb_bedrag": None}, "hoe hoog het pgb is", marks=pytest.mark.regel("B-13"), id="bedrag"),
        pytest.param({"pgb_per": ""}, "hoe hoog het pgb is", marks=pytest.mark.regel("B-13"), id="per"),
        pytest.param({"berekening": ""}, "hoe het bedrag is berekend", marks=pytest.mark.regel("B-13"), id="som"),
        pytest.param({"kwaliteitseisen": ""}, "aan welke kwaliteit", marks=pytest.mark.regel("B-13"), id="kwaliteit"),
        pytest.param({"verantwoording": ""}, "verantwoordt", marks=pytest.mark.regel("B-13"), id="verantwoording"),
        pytest.param({"resultaat": ""}, "wat het resultaat is", marks=pytest.mark.regel("B-13"), id="resultaat"),
        pytest.param({"monitor_op": None}, "bekijkt of het werkt", marks=pytest.mark.regel("B-13"), id="monitor"),
        pytest.param({"kostprijs": None}, "wat de hulp waard is", marks=pytest.mark.regel("B-14"), id="waarde"),
        pytest.param({"frequentie": ""}, "hoeveel hulp het is", marks=pytest.mark.regel("B-16"), id="omvang"),
    ],
)
def test_een_pgb_zonder_dit_wordt_niet_voorgesteld(voorbeeld: Gemeente, anders: dict[str, object], zin: str) -> None:
    zaak = klaar()
    with pytest.raises(Geweigerd, match=zin):
        stel_voor(zaak, **{**PGB, **anders})
    assert not Beschikking.objects.exists()


@pytest.mark.regel("B-13")
def test_een_hulpmiddel_als_pgb_heeft_eisen_en_een_bedrag_voor_onderhoud(voorbeeld: Gemeente) -> None:
    zaak = klaar()
    Voorzieningsoort.objects.filter(pk=zaak.aanvraag.gevraagd.get().soort_id).update(productgroep=Productgroep.VERVOER)
    with pytest.raises(Geweigerd, match=r"programma van eisen.*onderhoud en verzekering"):
        stel_voor(zaak, **PGB)
    assert stel_voor(zaak, **PGB, programma_van_eisen="Met een stuurkolom.", onderhoud=Decimal(0)).pk


@pytest.mark.regel("B-10", "B-13", "P-15", "P-21")
def test_de_brief_van_een_pgb_zegt_bedrag_berekening_eisen_en_verantwoording(voorbeeld: Gemeente) -> None:
    zaak = klaar()
    beslis(stel_voor(zaak, **PGB), op=zaak.op, door=zaak.acteur(Rol.TEAMLEIDER))
    gelezen = brief(zaak, "D-19")
    for deel in (
        "Een persoonsgebonden budget (pgb) voor hulp bij het huishouden", "U wilt dat uw nicht helpt.",
        "Uw budget is € 173,33 per maand.", "2 uur per week à € 20,00.", "De hulp is veilig en past bij u.",
        "U bewaart de facturen.", "De eigen bijdrage betaalt u niet uit het budget.", "artikel 2.3.6",
    ):  # fmt: skip
        assert deel in gelezen
    assert "zorg in natura" not in gelezen


@pytest.mark.regel("W-30")
def test_de_voorwaarden_van_de_lijst_staan_in_de_brief(voorbeeld: Gemeente) -> None:
    zaak = klaar()
    zaak.aanvraag.gevraagd.update(soort=voorzieningsoort(zaak.gemeente, "SCOOTMOBIEL"))
    neem_in_beeld(zaak, "SCOOTMOBIEL", SCOOTMOBIEL)
    beslis(stel_voor(zaak), op=zaak.op, door=zaak.acteur(Rol.TEAMLEIDER))
    assert "Dit is bruikleen. U mag het niet verkopen, verpanden of belenen." in brief(zaak, "D-19")


@pytest.mark.regel("B-08")
def test_minder_dan_gevraagd_is_een_gedeeltelijke_toekenning_met_reden(voorbeeld: Gemeente) -> None:
    zaak = klaar()
    minder = "U vroeg zes uur. Uw zoon doet de was, dat is twee uur."
    besluit = stel_voor(zaak, minder_dan_gevraagd=minder)
    assert besluit.uitkomst == Beschikking.Uitkomst.GEDEELTELIJK
    beslis(besluit, op=zaak.op, door=zaak.acteur(Rol.TEAMLEIDER))
    gelezen = brief(zaak, "D-21")
    assert "U krijgt hulp bij het huishouden, maar minder dan u vroeg" in gelezen
    assert minder in gelezen


@pytest.mark.regel("B-05")
def test_weigeren_om_de_wlz_zegt_waarom_het_college_dat_hier_doet(voorbeeld: Gemeente) -> None:
    zaak = klaar()
    weg = {"is_toegekend": False, "weigeringsgrond": "wlz_verblijf"}
    with pytest.raises(Geweigerd, match="weigeren ‘kan’"):
        stel_voor(zaak, **weg)
    afweging = "Thuis blijven is ook met hulp niet veilig."
    beslis(stel_voor(zaak, **weg, kan_afweging=afweging), op=zaak.op, door=zaak.acteur(Rol.TEAMLEIDER))
    assert afweging in brief(zaak, "D-22")


@pytest.mark.regel("B-06")
def test_iets_duurders_kan_alleen_met_een_pgb(voorbeeld: Gemeente) -> None:
    zaak = klaar()
    with pytest.raises(Geweigerd, match="Dat kan alleen met een pgb"):
        stel_voor(zaak, **{**DUURDER, "leveringsvorm": "natura"})
    voorstel = stel_voor(zaak, **PGB, **DUURDER)
    client = Client()
    client.force_login(zaak.acteur(Rol.TEAMLEIDER))
    with time_machine.travel(datetime.combine(zaak.op, datetime.min.time(), UTC) + timedelta(hours=9)):
        pagina = client.get(f"/te-beslissen/{voorstel.pk}/").content.decode()
    assert "Een poetshulp van het bureau (€ 173,33)" in pagina
    assert "De eigen vaste hulp (€ 423,33)" in pagina
    beslis(voorstel, op=zaak.op, door=zaak.acteur(Rol.TEAMLEIDER))
    assert (
        "U wilt iets duurders: De eigen vaste hulp. Dat kost € 423,33. Het goedkoopste dat past is: Een poetshulp van "
        "het bureau. Dat kost € 173,33. Uw budget gaat uit van het goedkoopste. Het verschil van € 250,00 betaalt u "
        "zelf."
    ) in brief(zaak, "D-19")


@pytest.mark.regel("B-06")
@pytest.mark.parametrize(
    ("weg", "zin"),
    [
        ({"goedkoopst": " "}, "wat het goedkoopste is dat past"),
        ({"goedkoopst_bedrag": None}, "wat het goedkoopste kost dat past"),
        ({"gewenst": ""}, "wat de inwoner in plaats daarvan wil"),
    ],
)
def test_iets_duurders_vraagt_een_vergelijking(voorbeeld: Gemeente, weg: dict[str, object], zin: str) -> None:
    zaak = klaar()
    with pytest.raises(Geweigerd, match=zin):
        stel_voor(zaak, **PGB, **{**DUURDER, **weg})
    assert not Beschikking.objects.exists()


@pytest.mark.regel("B-07")
def test_toekennen_kan_alleen_aan_wie_hier_woont(voorbeeld: Gemeente) -> None:
    zaak = klaar()
    elders = Controle(zaak.op, Woonplaatscontrole.Bron.BRP, Woonplaatscontrole.Uitkomst.ELDERS, toelichting="In Delft.")
    controleer_woonplaats(zaak.melding, elders, op=zaak.op, door=zaak.consulent)
    with pytest.raises(Geweigerd, match="Toekennen kan alleen aan wie hier woont"):
        stel_voor(zaak)
    weigering = {"is_toegekend": False, "weigeringsgrond": "niet_ingezetene"}
    assert stel_voor(zaak, **weigering).uitkomst == Beschikking.Uitkomst.AFGEWEZEN


@pytest.mark.regel("B-07")
def test_beschermd_wonen_is_er_ook_voor_wie_elders_woont(voorbeeld: Gemeente) -> None:
    zaak = klaar()
    soort = Voorzieningsoort.objects.filter(pk=zaak.aanvraag.gevraagd.get().soort_id)
    soort.update(productgroep=Productgroep.BESCHERMD_WONEN)
    elders = Controle(zaak.op, Woonplaatscontrole.Bron.BRP, Woonplaatscontrole.Uitkomst.ELDERS, toelichting="In Delft.")
    controleer_woonplaats(zaak.melding, elders, op=zaak.op, door=zaak.consulent)
    assert stel_voor(zaak).pk


@pytest.mark.regel("B-04")
def test_maatwerk_past_niet_bij_een_afweging_die_alles_al_oplost(voorbeeld: Gemeente) -> None:
    zaak = klaar()
    stap = zaak.onderzoek.afweging.filter(stap=Afwegingsstap.Stap.GEBRUIKELIJK)
    stap.update(uitkomst=Afwegingsstap.Uitkomst.VOLLEDIG)
    with pytest.raises(Geweigerd, match=r"lost .* de vraag helemaal op"):
        stel_voor(zaak)


@pytest.mark.regel("T-32", "B-19", "B-20")
@pytest.mark.parametrize("grond", ["hardheid", "beleid"])
def test_langer_dan_de_lijst_kan_alleen_met_een_gemotiveerde_afwijking(voorbeeld: Gemeente, grond: str) -> None:
    zaak = klaar()
    Voorzieningsoort.objects.filter(pk=zaak.aanvraag.gevraagd.get().soort_id).update(max_duur=3)
    lang = {"ingangsdatum": zaak.op, "einddatum": zaak.op + timedelta(days=120)}
    with pytest.raises(Geweigerd, match="hoogstens 3 maanden"):
        stel_voor(zaak, **lang)
    with pytest.raises(Geweigerd, match="U wijkt af van de regels"):
        stel_voor(zaak, **lang, afwijking=grond)
    waarom = "De operatie is uitgesteld; drie maanden helpt dan niet."
    besluit = stel_voor(zaak, **lang, afwijking=grond, afwijking_motivering=waarom)
    beslis(besluit, op=zaak.op, door=zaak.acteur(Rol.TEAMLEIDER))
    gelezen = brief(zaak, "D-19")
    assert waarom in gelezen
    assert ("hardheidsclausule" if grond == "hardheid" else "artikel 4:84") in gelezen


@pytest.mark.regel("B-17")
def test_afwijzen_op_andere_gegevens_kan_pas_na_een_zienswijze(voorbeeld: Gemeente) -> None:
    zaak = klaar()
    weg = {"is_toegekend": False, "weigeringsgrond": "netwerk", "steunt_op_anderen": True}
    with pytest.raises(Geweigerd, match="Vraag eerst een zienswijze"):
        stel_voor(zaak, **weg)
    gevraagd = vraag_zienswijze(
        zaak.aanvraag, voornemen="Uw buurvrouw zegt dat zij kookt.", op=zaak.op, door=zaak.consulent
    )
    assert gevraagd.uiterlijk_op == zaak.op + timedelta(days=14)
    gelezen = brief(zaak, "D-36")
    assert "Uw buurvrouw zegt dat zij kookt." in gelezen
    assert "Of bel ons en vertel het" in gelezen
    assert gelezen.count(f"uiterlijk op {schrijf_datum(gevraagd.uiterlijk_op)}") == 2
    with pytest.raises(Geweigerd, match="Wacht op de zienswijze"):
        stel_voor(zaak, **weg)
    with pytest.raises(Geweigerd, match="is al gevraagd"):
        vraag_zienswijze(zaak.aanvraag, voornemen="x", op=zaak.op, door=zaak.consulent)
    leg_zienswijze_vast(
        gevraagd, gegeven_op=zaak.op, wijze="mondeling", inhoud="Zij kookt soms.", op=zaak.op, door=zaak.consulent
    )
    assert not Taak.objects.filter(sleutel=f"zienswijze:{gevraagd.pk}").open().exists()
    assert stel_voor(zaak, **weg).pk


@pytest.mark.regel("B-17")
def test_een_zienswijze_hoeft_niet_als_de_wet_dat_zegt_of_als_er_geen_antwoord_komt(voorbeeld: Gemeente) -> None:
    zaak = klaar()
    weg = {"is_toegekend": False, "weigeringsgrond": "netwerk", "steunt_op_anderen": True}
    with pytest.raises(Geweigerd, match="waarom een zienswijze hier niet hoeft"):
        vraag_zienswijze(zaak.aanvraag, voornemen="x", vrijstelling="eerder", op=zaak.op, door=zaak.consulent)
    rij = vraag_zienswijze(zaak.aanvraag, voornemen="x", op=zaak.op, door=zaak.consulent)
    assert not rij.is_klaar_op(rij.uiterlijk_op)
    assert rij.is_klaar_op(rij.uiterlijk_op + timedelta(days=1))
    Zienswijze.objects.filter(pk=rij.pk).update(uiterlijk_op=zaak.op - timedelta(days=1))
    assert stel_voor(zaak, **weg).pk


@pytest.mark.regel("A-18", "B-08")
def test_het_concept_zegt_wat_nog_ontbreekt_en_wordt_dan_het_voorstel(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("in_beoordeling", twee_gevraagd=True)
    zaak.vaste_optie()
    zinnen = {rij.zin for rij in concepten.nog_te_schrijven(zaak.aanvraag, zaak.op)}
    assert {"Schrijf waarom dit het besluit is.", "Schrijf wat u besluit over Logeerzorg."} <= zinnen
    een, ander = zaak.voorstel()
    concepten.leg_besluitregel_vast(zaak.aanvraag, een, op=zaak.op, door=zaak.consulent)
    concepten.leg_besluitregel_vast(zaak.aanvraag, replace(ander, motivering=""), op=zaak.op, door=zaak.consulent)
    concepten.leg_besluitmotivering_vast(
        zaak.aanvraag, motivering="Het is nodig.", afwijking="", afwijking_motivering="x", op=zaak.op,
        door=zaak.consulent,
    )  # fmt: skip
    with pytest.raises(Geweigerd, match=r"Schrijf bij .* waarom u dat besluit"):
        concepten.stel_concept_voor(zaak.aanvraag, op=zaak.op, door=zaak.consulent)
    concepten.leg_besluitregel_vast(zaak.aanvraag, ander, op=zaak.op, door=zaak.consulent)
    besluit = concepten.stel_concept_voor(zaak.aanvraag, op=zaak.op, door=zaak.consulent)
    assert besluit.regels.count() == 2
    assert besluit.afwijking_motivering == ""
    with pytest.raises(Geweigerd, match="wijzigt nu niet"):
        concepten.leg_besluitregel_vast(zaak.aanvraag, een, op=zaak.op, door=zaak.consulent)


@pytest.fixture
def scherm(voorbeeld: Gemeente) -> Iterator[tuple[Zaak, Client]]:
    zaak = klaar()
    dag = datetime.combine(zaak.op, datetime.min.time(), UTC)
    with time_machine.travel(dag + timedelta(hours=9), tick=False):
        client = Client()
        client.force_login(zaak.consulent)
        yield zaak, client


def test_de_bladzijden_beginnen_met_het_onderzoek_en_bewaren_wat_is_getypt(scherm: tuple[Zaak, Client]) -> None:
    zaak, client = scherm
    nummer, gevraagd = zaak.melding.nummer, zaak.aanvraag.gevraagd.get()
    pad = reverse("besluit_regel", args=[nummer, gevraagd.pk])
    assert client.get(pad).context["form"]["resultaat"].value() == zaak.verslag.resultaat
    fout = client.post(pad, {"toekennen": "ja", "motivering": "Nodig, want alleen.", "omvang": "3"})
    assert "Kies in natura of als pgb" in fout.content.decode().replace("Kies of het", "Kies")
    assert "Nodig, want alleen." in fout.content.decode()
    assert not Regelconcept.objects.exists()
    velden = {
        "toekennen": "nee", "motivering": "Uw zoon doet dit.", "weigeringsgrond": "gebruikelijk", "omvang": "3",
    }  # fmt: skip
    na = client.post(pad, velden, follow=True).content.decode()
    assert "Bewaard: Hulp bij het huishouden." in na
    assert Regelconcept.objects.get().omvang is None
    assert "Schrijf waarom dit het besluit is." in na
    weg = client.post(reverse("besluit_voorstellen", args=[nummer]), follow=True).content.decode()
    assert "Het besluit kan nog niet." in weg
    client.post(reverse("besluit_motivering", args=[nummer]), {"motivering": "De zoon woont in."})
    client.post(reverse("besluit_voorstellen", args=[nummer]))
    client.post(reverse("besluit_voorstellen", args=[nummer]))
    assert Beschikking.objects.get().uitkomst == Beschikking.Uitkomst.AFGEWEZEN


@pytest.mark.regel("B-10")
def test_bij_een_bedrag_vraagt_de_bladzijde_niet_naar_natura_of_aanbieder(scherm: tuple[Zaak, Client]) -> None:
    zaak, client = scherm
    gevraagd = zaak.aanvraag.gevraagd.get()
    zaak.aanvraag.gevraagd.update(soort=voorzieningsoort(zaak.gemeente, "SANERING"))
    advies_ontvangen(zaak)
    neem_in_beeld(zaak, "SANERING", SANERING)
    pad = reverse("besluit_regel", args=[zaak.melding.nummer, gevraagd.pk])
    bladzijde = client.get(pad).content.decode()
    assert "Hoe hoog is het bedrag?" in bladzijde
    assert not any(vraag in bladzijde for vraag in ("In natura of als pgb?", "Wie geeft de hulp?", "Bij een pgb"))
    begin, eind = zaak.op, zaak.op + timedelta(days=200)
    velden = {
        "toekennen": "ja", "motivering": "Stof maakt u ziek.", "omvang": "912", "frequentie": "in totaal",
        "kostprijs": "912,50", "resultaat": "U ademt vrijer.",
    }  # fmt: skip
    for naam, dag in (("ingangsdatum", begin), ("einddatum", eind), ("monitor_op", eind)):
        velden |= {f"{naam}_dag": str(dag.day), f"{naam}_maand": str(dag.month), f"{naam}_jaar": str(dag.year)}
    na = client.post(pad, velden, follow=True).content.decode()
    assert "Bewaard: Woningsanering." in na
    assert "912 euro in totaal, een bedrag" in na
    assert Regelconcept.objects.get().leveringsvorm == "bedrag"
    assert "natura" not in " ".join(rij.zin for rij in concepten.nog_te_schrijven(zaak.aanvraag, zaak.op))
    client.post(reverse("besluit_motivering", args=[zaak.melding.nummer]), {"motivering": "U bent benauwd."})
    client.post(reverse("besluit_voorstellen", args=[zaak.melding.nummer]))
    assert Beschikking.objects.get().regels.get().leveringsvorm == "bedrag"
