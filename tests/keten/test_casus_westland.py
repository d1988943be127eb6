"""Casus 2, Westland 2022, at the kitchen table on a tablet: from the conversation to the signed zorgplan.

What happens before (the melding) and beside it (the advice of the medical adviser) goes through the services.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from beschikkingen.models import Aanvraag
from meldingen.models import Gebeurtenis
from onderzoek.models import AlgemeneVoorziening, Huisgenoot, Ondersteuningsplan, Voorzieningsoort
from tests.keten import keukentafel as tafel
from tests.keten.beelden import bewaar_pdf
from tests.keten.klokzetter import Klokzetter
from tests.keten.scherm import TABLET, Bevindingen, Scherm
from tests.keten.verhaal import Verhaal, begin_verhaal

pytestmark = [pytest.mark.keten, pytest.mark.xdist_group("keten"), pytest.mark.django_db(transaction=True)]
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@pytest.fixture
def verhaal(klokzetter: Klokzetter, scherm: Callable[..., Scherm]) -> Verhaal:
    verhaal = begin_verhaal("westland", klokzetter, scherm)
    verhaal.loop_tot("gesprek")
    return verhaal


@pytest.mark.regel("V-15", "V-16", "V-19", "V-21", "V-24")
def test_westland_van_gesprek_tot_getekend_zorgplan(verhaal: Verhaal, bevindingen: Bevindingen, tmp_path: Path) -> None:
    gesprek_aan_de_keukentafel(verhaal)
    for wat in ("toestemming_bron", "advies_vragen", "advies"):
        verhaal.loop_stap(wat)
    afweging_en_plan(verhaal)
    verslag_gaat_weg_en_komt_terug(verhaal)
    consulent_vraagt_het_zorgplan(verhaal)
    aanbieder_maakt_het_zorgplan(verhaal)
    administratie_ziet_beide_handtekeningen(verhaal)
    alles_klopt_aan_het_eind(verhaal)
    assert bevindingen.fouten == []
    bewaar_pdf(verhaal.brief("D-07"), "verslag-westland")


def gesprek_aan_de_keukentafel(verhaal: Verhaal) -> None:
    op = verhaal.dag("gesprek")
    tablet = verhaal.collega("consulent", TABLET)
    verhaal.open_zaak(tablet)
    tafel.voer_gesprek(tablet, verhaal.feit("gesprek"), op)
    tafel.vul_huishouden(tablet, verhaal.feit("huishouden"))
    tafel.zet_huisgenoot_erbij(tablet, verhaal.feit("huisgenoot"))
    tablet.bevat("Eenpersoonshuishouden")
    tafel.verdeel_taken(tablet, verhaal.feit("taken"))
    tafel.zet_mantelzorger_erbij(tablet, verhaal.feit("mantelzorger"))


def afweging_en_plan(verhaal: Verhaal) -> None:
    verhaal.dag("afweging")
    tablet = verhaal.collega("consulent")
    kaart = dict(AlgemeneVoorziening.objects.filter(gemeente=verhaal.loop.gemeente).values_list("code", "naam"))
    verhaal.open_zaak(tablet)
    tafel.weeg_af(
        tablet,
        verhaal.feit("afweging"),
        taken=verhaal.feiten("hulptaak"),
        toetsen=verhaal.feiten("gebruikelijktoets"),
        verwijzingen=[feit | {"naam": kaart[feit["naar"]]} for feit in verhaal.feiten("verwijzing")],
    )
    gebied = "10.5 Regie en ondersteuning bij huishouden"
    tafel.maak_plan(tablet, verhaal.feit("plan"), gebied, verhaal.feiten("materieel"))


def verslag_gaat_weg_en_komt_terug(verhaal: Verhaal) -> None:
    verhaal.dag("verslag")
    tablet = verhaal.collega("consulent")
    verhaal.open_zaak(tablet)
    tafel.stel_verslag_op(tablet, verhaal.feit("verslag"))
    op = verhaal.dag("verslag_retour")
    administratie, feit = verhaal.collega("administratie"), verhaal.feit("verslag_retour")
    verhaal.open_zaak(administratie)
    tafel.registreer_retour(administratie, feit, op, _namen(verhaal, feit["gevraagd"]), PDF)


def consulent_vraagt_het_zorgplan(verhaal: Verhaal) -> None:
    tablet, feit = verhaal.collega("consulent"), verhaal.feit("zorgplan_vragen")
    verhaal.open_zaak(tablet)
    tablet.ga(verhaal.melding.get_absolute_url() + "zorgplan/vragen/")
    tablet.groep("Welke aanbieder koos de inwoner?").get_by_label(feit["aanbieder"]).check()
    tablet.vul_datum("Wanneer koos de inwoner?", date.fromisoformat(feit["gekozen_op"]))
    for naam in _namen(verhaal, feit["voorzieningen"]):
        tablet.kies("Voor welke hulp is het zorgplan?", naam)
    for naam in ("Adres", "Telefoonnummer"):
        tablet.kies("Wat heeft de aanbieder nog meer nodig?", naam)
    tablet.kies("Spreekt of leest de inwoner moeilijk Nederlands?", "Nee")
    tablet.keur("zorgplan vragen", beeld="26-zorgplan-vragen-tablet")
    tablet.druk("Zorgplan vragen")
    tablet.bevat("Het zorgplan is gevraagd.")


def aanbieder_maakt_het_zorgplan(verhaal: Verhaal) -> None:
    verhaal.dag("zorgplan_regel")
    aanbieder, regel = verhaal.wie("aanbieder.dekas"), verhaal.feit("zorgplan_regel")
    aanbieder.ga("/aanbieder/zorgplannen/")
    aanbieder.volg("J.C. Zuidgeest")
    aanbieder.bevat("Ik woon in een schoon huis zonder stof")
    aanbieder.bevat_niet("scootmobiel")
    aanbieder.page.get_by_label("Voor welk resultaat?").select_option(label=regel["resultaat"])
    for vraag, naam in (("Wie doet het?", "wie"), ("Wat gaat die doen?", "wat"), ("Wanneer?", "wanneer"),
                        ("Hoe vaak?", "frequentie"), ("Hoeveel tijd kost het", "tijdsbesteding")):  # fmt: skip
        aanbieder.vul(vraag, regel[naam])
    aanbieder.druk("Regel toevoegen")
    aanbieder.bevat("De regel staat in het zorgplan.")
    aanbieder.druk("Het plan ligt bij de cliënt om te tekenen")
    aanbieder.keur("zorgplan van de aanbieder", beeld="27-zorgplan-aanbieder")
    verhaal.dag("zorgplan_indienen")
    feit = verhaal.feit("zorgplan_indienen")
    aanbieder.volg("Getekend zorgplan indienen")
    bestand = {"name": "zorgplan.pdf", "mimeType": "application/pdf", "buffer": PDF}
    aanbieder.page.locator("input[name=stuk]").set_input_files(files=[bestand])
    aanbieder.kies("Is de cliënt het eens met het zorgplan?", "Akkoord")
    aanbieder.vul_datum("Wanneer tekende u?", date.fromisoformat(feit["aanbieder_getekend_op"]))
    aanbieder.vul_datum("Wanneer tekende de cliënt of gemachtigde?", date.fromisoformat(feit["client_getekend_op"]))
    aanbieder.kies("Wie tekende voor de cliënt?", "De cliënt")
    aanbieder.keur("zorgplan indienen")
    aanbieder.druk("Zorgplan indienen")
    aanbieder.bevat("Het zorgplan is ingediend.")


def administratie_ziet_beide_handtekeningen(verhaal: Verhaal) -> None:
    verhaal.dag("zorgplan_registreren")
    administratie = verhaal.collega("administratie")
    administratie.ga(verhaal.melding.get_absolute_url() + "zorgplan/")
    administratie.volg("Handtekeningen controleren")
    administratie.kies(
        "Staan beide handtekeningen op het zorgplan?", "Ja, van de aanbieder en van de inwoner of gemachtigde"
    )
    administratie.druk("Vastleggen")
    administratie.bevat("De controle van het zorgplan is vastgelegd.")
    administratie.keur("zorgplan, ontvangen", beeld="28-zorgplan-ontvangen")


def alles_klopt_aan_het_eind(verhaal: Verhaal) -> None:
    melding = verhaal.melding
    daan = Huisgenoot.objects.get(onderzoek__melding=melding)
    assert (daan.naam, daan.voorgestelde_norm) == ("Daan Zuidgeest", "eenpersoonshuishouden")
    plan = Ondersteuningsplan.objects.get(melding=melding)
    assert (plan.ligt_vast, plan.materieel.count()) == (True, 2)
    aanvragen = Aanvraag.objects.filter(melding=melding).order_by("pk")
    assert [(rij.soort, rij.rol, rij.gevraagd.count()) for rij in aanvragen] == [
        ("verslag", "leidend", 3),
        ("zorgplan", "gevoegd", 1),
    ]
    codes = Gebeurtenis.objects.filter(melding=melding, code__startswith="TR-").order_by("pk")
    assert [rij.code for rij in codes] == [
        "TR-02",
        "TR-03",
        "TR-04",
        "TR-05",
        "TR-09",
        "TR-10",
        "TR-12",
        "TR-18",
        "TR-15",
    ]


def _namen(verhaal: Verhaal, codes: list[str]) -> list[str]:
    return list(
        Voorzieningsoort.objects.filter(gemeente=verhaal.loop.gemeente, code__in=codes).values_list("naam", flat=True)
    )
