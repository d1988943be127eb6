"""The letters of the decision as the client reads them: whole cases through the services, set in type, two pages."""

import io
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pikepdf
import pytest

from beschikkingen.models import Besluitregel, GevraagdeVoorziening
from beschikkingen.services.besluit import Regelvoorstel, beslis, stel_besluit_voor
from beschikkingen.services.besluitbrieven import vul_afwijzing, vul_gedeeltelijk, vul_toekenning
from beschikkingen.services.zienswijze import vraag_zienswijze
from meldingen.brieven.controle import controleer_pdf
from meldingen.brieven.render import render_brief
from meldingen.brieven.taal import verboden_woorden
from meldingen.brieven.tekst import regels as tekstregels
from meldingen.models import Document, Gemeente, Uitgaand
from meldingen.rollen import Rol
from meldingen.services.documenten import lees
from tests import voorwaarden
from tests.bouwers import HUISHOUDEN, Zaak, breng_naar, leeg_uitbak, voorzieningsoort
from tests.keten.beelden import bewaar_pdf
from tests.voorwaarden import advies_ontvangen, neem_in_beeld

HUIS: dict[str, Any] = {
    "omvang": 3,
    "eenheid": "uren",
    "frequentie": "per week",
    "resultaat": "Uw huis is schoon en u kunt er veilig wonen.",
    "aanpak": "Een vaste hulp maakt elke week uw huis schoon.",
    "aanbieder": "Thuiszorg De Kas",
    "motivering": "U kunt niet meer bukken en tillen. Stofzuigen en dweilen lukken daarom niet.",
    "kostprijs": Decimal("4680.00"),
    "andere_hulp": "De boodschappendienst van Welzijn helpt u als uw zus niet kan.",
}
SCOOTMOBIEL: dict[str, Any] = {
    "omvang": 1,
    "eenheid": "stuks",
    "frequentie": "in totaal",
    "resultaat": "U gaat weer zelf naar de winkel en naar uw zus.",
    "aanpak": "Wij laten de scootmobiel bij u thuis brengen. U krijgt er rijles bij.",
    "aanbieder": "Hulpmiddelen Delta",
    "motivering": "U kunt niet langer dan vijf minuten lopen. De regiotaxi is niet genoeg voor korte ritten.",
    "kostprijs": Decimal("2340.00"),
}
SANERING: dict[str, Any] = {
    "omvang": 1,
    "eenheid": "euro",
    "frequentie": "in totaal",
    "resultaat": "U ademt thuis vrijer.",
    "aanpak": "U legt een gladde vloer en hangt jaloezieën op.",
    "motivering": "Stof in de vloer en de gordijnen maakt u benauwd. Dat zegt ook de medisch adviseur.",
    "kostprijs": Decimal("912.50"),
}
PGB: dict[str, Any] = {
    "leveringsvorm": "pgb",
    "waarom_vorm": "U wilt dat uw nicht helpt, want zij kent u en komt ook in het weekend.",
    "aanbieder": "",
    "aanpak": "",
    "pgb_bedrag": Decimal("260.00"),
    "pgb_per": "maand",
    "berekening": (
        "Hulp per week: € 60,00 (3 uur keer € 20,00)\nPer jaar: € 3.120,00 (52 weken)\nPer maand: € 260,00 (gedeeld "
        "door 12)"
    ),
    "kwaliteitseisen": "De hulp is veilig, past bij u en komt op de dagen die u afspreekt.",
    "verantwoording": "U bewaart de afspraken en de declaraties. Wij vragen daar elk jaar naar.",
    "waarom_looptijd": "Uw gezondheid is nu stabiel. Over een jaar kan dat anders zijn, en er komt misschien meer hulp "
    "in de buurt.",
}
WEIGERING: dict[str, Any] = {
    "is_toegekend": False,
    "leveringsvorm": "",
    "weigeringsgrond": "algemene_voorziening",
    "motivering": "De buurtbus brengt u van deur tot deur. U kunt zelf instappen.",
    "alternatief": "Bel de buurtbus: 0183 00 00 03. Een rit kost € 2,00.",
}
VOORWAARDEN = {"SCOOTMOBIEL": voorwaarden.SCOOTMOBIEL, "SANERING": voorwaarden.SANERING}
VULLERS: dict[str, Callable[..., Any]] = {
    "D-19": vul_toekenning,
    "D-21": vul_gedeeltelijk,
    "D-22": vul_afwijzing,
}
MOTIVERING = "U woont alleen en uw zus is 80 jaar. Zij kan dit niet voor u doen."


def klaar(*codes: str) -> Zaak:
    """A complete aanvraag for these kinds of help, the first in the place of what the case was made with."""
    zaak = breng_naar("in_beoordeling")
    advies_ontvangen(zaak)
    zaak.aanvraag.gevraagd.update(soort=voorzieningsoort(zaak.gemeente, codes[0]))
    for code in codes[1:]:
        GevraagdeVoorziening.objects.create(aanvraag=zaak.aanvraag, soort=voorzieningsoort(zaak.gemeente, code))
    for code in set(VOORWAARDEN) & set(codes):
        neem_in_beeld(zaak, code, VOORWAARDEN[code])
    return zaak


def besluit(*delen: tuple[str, dict[str, Any]], motivering: str = MOTIVERING) -> Zaak:
    """A decision with these lines, taken by somebody else."""
    zaak = klaar(*(code for code, _ in delen))
    basis = zaak.voorstel()[0]
    per_code = {rij.soort.code: rij for rij in zaak.aanvraag.gevraagd.select_related("soort")}
    regels: list[Regelvoorstel] = [replace(basis, **{**anders, "gevraagd": per_code[code]}) for code, anders in delen]
    voorstel = stel_besluit_voor(
        zaak.aanvraag, tuple(regels), motivering=motivering, op=zaak.verder(1), door=zaak.consulent
    )
    beslis(voorstel, op=zaak.verder(1), door=zaak.acteur(Rol.TEAMLEIDER))
    return zaak


def brief(zaak: Zaak, soort: str, beeld: str) -> str:
    """The text of the letter of at most two pages, without what was typed double; the picture when asked for."""
    leeg_uitbak(zaak.op)
    stuk = Document.objects.get(melding=zaak.melding, soort=soort)
    inhoud = lees(stuk)
    bewaar_pdf(inhoud, beeld)
    assert controleer_pdf(inhoud) == []
    with pikepdf.open(io.BytesIO(inhoud)) as pdf:
        assert len(pdf.pages) <= 2, f"{beeld}: {len(pdf.pages)} bladzijden"
    if soort not in VULLERS:
        return ""
    gegevens = VULLERS[soort](zaak.melding, zaak.op, Uitgaand.objects.get(sleutel=stuk.sleutel).inhoud)
    gelezen = tekstregels(render_brief(soort, gegevens.als_gegevens()).html)
    assert verboden_woorden(gelezen) == []
    return " ".join(gelezen).replace("\xa0", " ")


@pytest.mark.regel("B-10", "B-12")
def test_in_natura_staan_de_redenen_van_het_geheel_en_van_de_hulp_er_elk_een_keer(voorbeeld: Gemeente) -> None:
    gelezen = brief(besluit((HUISHOUDEN, HUIS)), "D-19", "brief-d19-natura")
    assert "U krijgt hulp bij het huishouden Beste" in gelezen
    assert "3 uur per week" in gelezen
    assert gelezen.count(MOTIVERING) == gelezen.count(HUIS["motivering"]) == 1


def test_redenen_die_dubbel_zijn_getypt_staan_er_een_keer(voorbeeld: Gemeente) -> None:
    zelfde = {**HUIS, "motivering": MOTIVERING}
    assert brief(besluit((HUISHOUDEN, zelfde)), "D-19", "brief-d19-natura").count(MOTIVERING) == 1


@pytest.mark.regel("B-08")
@pytest.mark.parametrize(
    "motivering",
    [
        pytest.param(f"{MOTIVERING}\n\n{HUIS['motivering']}", id="een-van-twee"),
        pytest.param(HUIS["motivering"], id="de-hele-reden"),
    ],
)
def test_een_reden_die_ook_bij_een_van_de_voorzieningen_is_getypt_staat_er_een_keer(
    voorbeeld: Gemeente, motivering: str
) -> None:
    zaak = besluit((HUISHOUDEN, HUIS), ("SCOOTMOBIEL", SCOOTMOBIEL), motivering=motivering)
    gelezen = brief(zaak, "D-19", "brief-d19-reden")
    assert gelezen.count(HUIS["motivering"]) == gelezen.count(SCOOTMOBIEL["motivering"]) == 1
    assert gelezen.count(MOTIVERING) == (MOTIVERING in motivering)


@pytest.mark.regel("B-09")
def test_ook_een_afwijzing_van_twee_voorzieningen_zegt_een_reden_een_keer(voorbeeld: Gemeente) -> None:
    huis = {
        **WEIGERING,
        "motivering": "Uw zoon heeft tijd voor het huishouden.",
        "alternatief": "Uw zoon maakt schoon.",
    }
    zaak = besluit((HUISHOUDEN, huis), ("SCOOTMOBIEL", WEIGERING), motivering=WEIGERING["motivering"])
    gelezen = brief(zaak, "D-22", "brief-d22-reden")
    assert gelezen.count(WEIGERING["motivering"]) == gelezen.count(huis["motivering"]) == 1


@pytest.mark.regel("B-10")
def test_een_bedrag_is_natura_noch_pgb_en_de_brief_zegt_hoeveel(voorbeeld: Gemeente) -> None:
    zaak = besluit(("SANERING", {**SANERING, "aanpak": ""}))
    regel = Besluitregel.objects.get(beschikking__melding=zaak.melding)
    assert (regel.leveringsvorm, regel.get_leveringsvorm_display(), regel.aanbieder) == ("bedrag", "Een bedrag", "")
    gelezen = brief(zaak, "D-19", "brief-d19-bedrag")
    assert "U krijgt een bedrag voor woningsanering Beste" in gelezen
    assert "U krijgt één keer een bedrag van € 912,50 voor woningsanering. U koopt zelf wat nodig is." in gelezen
    assert "U koopt dit zelf" in gelezen
    assert not any(woord in gelezen for woord in ("natura", "pgb", "persoonsgebonden", "wie u helpt"))


@pytest.mark.regel("B-13")
def test_een_pgb_blijft_binnen_twee_bladzijden_en_heet_zo_in_de_kop(voorbeeld: Gemeente) -> None:
    gelezen = brief(besluit((HUISHOUDEN, {**HUIS, **PGB})), "D-19", "brief-d19-pgb")
    assert "U krijgt een pgb voor hulp bij het huishouden Beste" in gelezen
    assert "U regelt dit zelf" in gelezen
    assert "artikel 2.3.5 en artikel 2.3.6 van de Wet maatschappelijke ondersteuning 2015" in gelezen


@pytest.mark.regel("B-12", "B-16")
def test_drie_voorzieningen_staan_met_lidwoord_in_een_brief_van_twee_bladzijden(voorbeeld: Gemeente) -> None:
    zaak = besluit((HUISHOUDEN, HUIS), ("SANERING", SANERING), ("SCOOTMOBIEL", SCOOTMOBIEL))
    gelezen = brief(zaak, "D-19", "brief-d19-drie")
    for deel in (
        "U krijgt hulp bij het huishouden, een bedrag voor woningsanering en een scootmobiel Beste",
        "De gemeente regelt hulp bij het huishouden en een scootmobiel voor u.",
        "U krijgt één keer een bedrag van € 912,50 voor woningsanering. U koopt zelf wat nodig is.",
        "Voor een scootmobiel: dit is bruikleen.",
    ):
        assert deel in gelezen


@pytest.mark.regel("B-08")
def test_deels_zegt_wat_wel_en_wat_niet_en_wat_er_in_plaats_van_is(voorbeeld: Gemeente) -> None:
    gelezen = brief(besluit((HUISHOUDEN, HUIS), ("SCOOTMOBIEL", WEIGERING)), "D-21", "brief-d21")
    assert "U krijgt hulp bij het huishouden, maar geen scootmobiel Beste" in gelezen
    assert "In plaats van een scootmobiel. Bel de buurtbus" in gelezen
    assert gelezen.count(MOTIVERING) == 1


@pytest.mark.regel("B-08")
def test_minder_dan_gevraagd_noemt_de_hulp_niet_twee_keer_in_de_kop(voorbeeld: Gemeente) -> None:
    minder = "U vroeg zes uur. Uw buurvrouw doet de was en de boodschappen, en blijft dat doen. Drie uur is genoeg."
    gelezen = brief(besluit((HUISHOUDEN, {**HUIS, "minder_dan_gevraagd": minder})), "D-21", "brief-d21-minder")
    assert "U krijgt hulp bij het huishouden, maar minder dan u vroeg Beste" in gelezen
    assert minder in gelezen


@pytest.mark.regel("B-09")
def test_een_afwijzing_zegt_nee_in_de_kop_en_wat_er_wel_is(voorbeeld: Gemeente) -> None:
    gelezen = brief(besluit(("SCOOTMOBIEL", WEIGERING)), "D-22", "brief-d22")
    assert "U krijgt geen scootmobiel Beste" in gelezen
    assert "een aanvraag voor een scootmobiel. Die is voor" in gelezen
    assert WEIGERING["motivering"] in gelezen


@pytest.mark.regel("B-09")
def test_twee_afwijzingen_staan_elk_met_geen_in_de_kop(voorbeeld: Gemeente) -> None:
    huis = {
        **WEIGERING,
        "weigeringsgrond": "gebruikelijk",
        "motivering": "Uw zoon is gezond en werkt vier dagen. Hij heeft tijd voor het huishouden.",
        "alternatief": "Uw zoon maakt het huis schoon. Bel ons als hem dat niet lukt.",
    }
    zaak = besluit((HUISHOUDEN, huis), ("SCOOTMOBIEL", WEIGERING), motivering="U woont samen met uw zoon van 24 jaar.")
    gelezen = brief(zaak, "D-22", "brief-d22-twee")
    assert "U krijgt geen hulp bij het huishouden en geen scootmobiel Beste" in gelezen
    assert "In plaats van hulp bij het huishouden." in gelezen


def test_niet_behandelen_en_de_zienswijze_passen_ook_op_twee_bladzijden(voorbeeld: Gemeente) -> None:
    brief(breng_naar("buiten_behandeling"), "D-20", "brief-d20")
    zaak = klaar(HUISHOUDEN)
    vraag_zienswijze(
        zaak.aanvraag,
        voornemen="Uw buurvrouw zegt dat zij elke week bij u schoonmaakt en dat graag blijft doen.",
        op=zaak.op,
        door=zaak.consulent,
    )
    brief(zaak, "D-36", "brief-d36")
