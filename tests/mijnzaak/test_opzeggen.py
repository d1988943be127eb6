"""Help is given up: by the client, with a machtiging, by a relative after a death, at the desk (H-13, H-15 to H-17)."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client as Bezoeker
from django.urls import reverse

from beschikkingen.models import Opzegging, Voorziening
from beschikkingen.services import opzegging as acties
from meldingen.brieven.tekst import regels
from meldingen.fouten import Geweigerd
from meldingen.models import Client, Document, Gebruiker, Inzage, Machtiging, Melding, Status, Taak
from meldingen.rollen import Rol
from meldingen.services import eigenmachtiging, uitgaand
from meldingen.services.documenten import lees
from tests.bouwers import Zaak, breng_naar, leeg_uitbak, maak_melding, middag
from tests.mijnzaak.inwoners import dochter, inwoner_van

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
DAG = timedelta(days=1)
R = Opzegging.Reden


@pytest.fixture
def zaak() -> Iterator[Zaak]:
    """A case with help that was granted, on that day; what was tried before does not count."""
    cache.clear()
    zaak = breng_naar("toegekend")
    with time_machine.travel(datetime.combine(zaak.op, time(9)), tick=False):
        yield zaak


@pytest.fixture
def cliente(zaak: Zaak) -> Gebruiker:
    return inwoner_van(zaak.melding.client)


def als(wie: Gebruiker) -> Bezoeker:
    bezoeker = Bezoeker()
    bezoeker.force_login(wie)
    return bezoeker


def nieuw(zaak: Zaak, **anders: object) -> acties.NieuweOpzegging:
    velden = {
        "reden": R.NIET_GEBRUIK, "kanaal": Melding.Kanaal.FORMULIER, "sleutel": "a" * 32, "ontvangen_op": zaak.op,
        "voorzieningen": (Voorziening.objects.get(melding=zaak.melding).pk,), "per": zaak.op + 7 * DAG,
    }  # fmt: skip
    return acties.NieuweOpzegging(**{**velden, **anders})


def op_de_dag(veld: str, dag: date) -> dict[str, str]:
    return {f"{veld}_dag": str(dag.day), f"{veld}_maand": str(dag.month), f"{veld}_jaar": str(dag.year)}


def tekst_van(document: Document) -> str:
    return " ".join(regels(lees(document).decode()))


def nabestaande(zaak: Zaak, **anders: str) -> dict[str, str]:
    """What a relative fills in about the client of this case."""
    client = zaak.melding.client
    assert client.geboortedatum is not None
    velden = {
        "sleutel": "c" * 32, "client_naam": "Anna van Dalen", "client_postcode": "1234ab",
        "hulp": "logeren", "naam": "Jet Proef", "relatie": "kind", "telefoon": "06 12 34 56 78", "website": "",
    }  # fmt: skip
    return velden | op_de_dag("client_geboortedatum", client.geboortedatum) | anders


@pytest.mark.parametrize(
    ("reden", "rol", "daarna"),
    [
        ("niet_gebruik", Rol.ADMINISTRATIE, "U krijgt een brief over het stoppen"),
        ("verhuizing", Rol.CONSULENT, "betaalt u misschien een deel terug"),
        ("anders", Rol.CONSULENT, "U krijgt een brief over het stoppen"),
    ],
)
def test_de_client_zegt_op_en_niets_stopt_vanzelf(
    reden: str, rol: Rol, daarna: str, zaak: Zaak, cliente: Gebruiker
) -> None:
    bezoeker, pad = als(cliente), reverse("mijn_opzeggen", args=[zaak.melding.nummer])
    voorziening = Voorziening.objects.get(melding=zaak.melding)
    eerst = bezoeker.get(pad).content.decode()
    assert "Bel dan op tijd uw consulent" in eerst
    assert "U hoeft verder niets te doen" in eerst
    invoer = {
        "sleutel": "b" * 32, "voorzieningen": [voorziening.pk], "reden": reden, "telefoon": "0123 45 67 89",
        "toelichting": "Het gaat beter.",
    } | op_de_dag("per", zaak.op + 7 * DAG)  # fmt: skip
    for _ in range(2):
        antwoord = bezoeker.post(pad, invoer, follow=True)
    assert daarna in antwoord.content.decode()
    rij = Opzegging.objects.get()
    assert list(rij.voorzieningen.all()) == [voorziening]
    assert Taak.objects.open().get(plek="opzegging_invoeren").rol == rol
    stuk = rij.document
    assert stuk is not None
    assert (stuk.soort, stuk.richting) == ("D-42", "in")
    assert "Het gaat beter." in tekst_van(stuk)
    voorziening.refresh_from_db()
    assert (voorziening.status, voorziening.einddatum) == ("toegekend", voorziening.regel.einddatum)
    pdf = bezoeker.get(reverse("mijn_opzegging_stuk", args=[zaak.melding.nummer, rij.pk]))
    assert pdf.content == lees(stuk)


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"voorzieningen": ()}, "Kies welke hulp of welk hulpmiddel stopt"),
        ({"per": None}, "vanaf welke dag"),
        ({"per": date(2026, 1, 1)}, "Kies vandaag of een latere dag"),
        ({"reden": R.OVERLIJDEN, "per": date(2027, 1, 1)}, "dag van overlijden moet nog komen"),
    ],
)
def test_wat_ontbreekt_wordt_geweigerd(velden: dict[str, object], zin: str, zaak: Zaak, cliente: Gebruiker) -> None:
    with pytest.raises(Geweigerd, match=zin):
        acties.ontvang_opzegging(zaak.melding, nieuw(zaak, **velden), op=zaak.op, door=cliente)
    assert not Opzegging.objects.exists()


def test_een_gemachtigde_zegt_op_met_het_goede_bereik(zaak: Zaak, cliente: Gebruiker) -> None:
    jet, nummer = dochter(), zaak.melding.nummer
    for bereik, status in ((Machtiging.Bereik.STUKKEN, 404), (Machtiging.Bereik.AANVRAAG, 200)):
        vraag = eigenmachtiging.EigenMachtiging((bereik,), zaak.op, naam="Jet Proef", soort="kind")
        rij = eigenmachtiging.geef_machtiging(zaak.melding, vraag, op=zaak.op, door=cliente)
        eigenmachtiging.koppel_machtiging(eigenmachtiging.code_van(rij), op=zaak.op, door=jet)
        assert als(jet).get(reverse("mijn_opzeggen", args=[nummer])).status_code == status
    invoer = {"sleutel": "d" * 32, "hulp": "de rolstoel", "reden": "overlijden", "telefoon": "0612345678"}
    als(jet).post(reverse("mijn_opzeggen", args=[nummer]), invoer)
    opzegging = Opzegging.objects.get()
    assert (opzegging.naam, acties.wat_stopt(opzegging)) == ("Jet Proef", ("de rolstoel",))
    assert zaak.melding.gebeurtenissen.filter(naam="Gehandeld met een machtiging").exists()
    met_naam = nieuw(zaak, naam="Piet Vreemd", is_gemachtigd=True, sleutel="e" * 32)
    with pytest.raises(Geweigerd, match="geen getekende machtiging"):
        acties.ontvang_opzegging(zaak.melding, met_naam, op=zaak.op, door=jet)


def test_een_vreemde_ziet_geen_opzegging(zaak: Zaak, cliente: Gebruiker) -> None:
    rij = acties.ontvang_opzegging(zaak.melding, nieuw(zaak), op=zaak.op, door=cliente)
    ander = als(dochter())
    for pagina in ("mijn_opzegging", "mijn_opzegging_stuk"):
        assert ander.get(reverse(pagina, args=[zaak.melding.nummer, rij.pk])).status_code == 404
    assert Inzage.objects.filter(is_geweigerd=True).count() == 2
    elders = maak_melding(op=zaak.op, client=None)
    eigen = als(cliente).get(reverse("mijn_opzegging", args=[elders.nummer, rij.pk]))
    assert eigen.status_code == 404


def test_een_nabestaande_krijgt_altijd_hetzelfde_antwoord(zaak: Zaak) -> None:
    bezoeker = Bezoeker()
    bezoeker.get(reverse("kies_gemeente", args=[zaak.gemeente.code]))
    bekend = bezoeker.post("/opzeggen/", nabestaande(zaak), follow=True)
    onbekend = bezoeker.post("/opzeggen/", nabestaande(zaak, client_naam="Niemand Hier", sleutel="f" * 32), follow=True)
    assert bekend.redirect_chain == onbekend.redirect_chain
    assert bekend.content == onbekend.content
    assert "Wij kijken of er hulp van onze gemeente is" in bekend.content.decode()
    assert Opzegging.objects.filter(melding=None).count() == 2
    assert not Document.objects.filter(soort="D-42").exists()


def test_een_robot_wordt_niet_bewaard_en_wie_te_vaak_stuurt_geweigerd(zaak: Zaak) -> None:
    bezoeker = Bezoeker()
    bezoeker.get(reverse("kies_gemeente", args=[zaak.gemeente.code]))
    assert bezoeker.post("/opzeggen/", nabestaande(zaak, website="http://x")).status_code == 302
    assert not Opzegging.objects.exists()
    for nummer in range(10):
        assert bezoeker.post("/opzeggen/", nabestaande(zaak, sleutel=f"{nummer:032x}")).status_code == 302
    antwoord = bezoeker.post("/opzeggen/", nabestaande(zaak, sleutel="9" * 32)).content.decode()
    assert "Probeer het over een uur opnieuw" in antwoord
    assert Opzegging.objects.count() == 10


def test_een_medewerker_vindt_de_zaak_en_bevestigt_het_overlijden(zaak: Zaak, administratie: Gebruiker) -> None:
    bezoeker, staf = Bezoeker(), als(administratie)
    bezoeker.get(reverse("kies_gemeente", args=[zaak.gemeente.code]))
    bezoeker.post("/opzeggen/", nabestaande(zaak))
    rij = Opzegging.objects.get()
    assert rij.client_naam in staf.get(reverse("opzeggingen")).content.decode()
    pad = reverse("opzegging_koppelen", args=[rij.pk])
    assert zaak.melding.nummer in staf.get(pad).content.decode()
    assert "Dit zaaknummer is niet gevonden" in staf.post(pad, {"zaak": "WMO-2020-000001"}).content.decode()
    assert staf.post(pad, {"zaak": zaak.melding.nummer.lower()}).status_code == 302
    assert staf.get(pad).status_code == 404
    rij.refresh_from_db()
    assert rij.melding == zaak.melding
    assert rij.document is not None
    assert "Jet Proef (zoon of dochter)" in tekst_van(rij.document)
    assert [taak.titel for taak in Taak.objects.open().filter(sleutel__startswith="opzegging:")] == [
        "Verwerk de opzegging: controleer eerst het overlijden in de BRP"
    ]
    leeg_uitbak(zaak.op)
    assert (
        staf.post(
            reverse("overlijden", args=[zaak.melding.nummer, rij.pk]), op_de_dag("overleden_op", zaak.op)
        ).status_code
        == 302
    )
    assert Client.objects.get(pk=zaak.melding.client_id).overleden_op == zaak.op
    staf.post(reverse("opzegformulier_sturen", args=[zaak.melding.nummer]))
    uitgaand.verwerk_alles(op=zaak.op, nu=lambda: middag(zaak.op))
    assert not Document.objects.filter(soort="D-42", richting="uit").exists()
    with pytest.raises(Geweigerd, match="al bevestigd"):
        acties.bevestig_overlijden(rij, overleden_op=zaak.op, op=zaak.op, door=administratie)


def test_een_opzegging_die_bij_geen_zaak_hoort_gaat_terzijde(zaak: Zaak, administratie: Gebruiker) -> None:
    geboren = date(1930, 1, 1)
    brief = nieuw(zaak, reden=R.OVERLIJDEN, per=None, hulp="?", naam="Jet", relatie="kind", voorzieningen=())
    wie = acties.Overledene("Niemand", geboren, "1234 AB")
    rij = acties.ontvang_van_nabestaande(zaak.gemeente, brief, wie, op=zaak.op)
    staf, pad = als(administratie), reverse("opzegging_koppelen", args=[rij.pk])
    assert "of schrijf op waarom" in staf.post(pad, {"versturen": "ja"}).content.decode()
    assert staf.post(pad, {"reden": "Woonde in een andere gemeente."}).status_code == 302
    assert "Er wacht geen opzegging" in staf.get(reverse("opzeggingen")).content.decode()
    assert not Taak.objects.open().filter(plek="opzeggingen").exists()


def test_aan_de_balie_en_op_papier_gaat_het_net_zo(zaak: Zaak, consulent: Gebruiker) -> None:
    staf, pad = als(consulent), reverse("opzegging_invoeren", args=[zaak.melding.nummer])
    invoer = {
        "sleutel": "a" * 32, "kanaal": "post", "hulp": "de douchestoel", "reden": "niet_gebruik", "naam": "Jet Proef",
    } | op_de_dag("ontvangen_op", zaak.op) | op_de_dag("per", zaak.op)  # fmt: skip
    assert "Kies wat deze persoon van de inwoner is" in staf.post(pad, invoer).content.decode()
    tekst = staf.post(pad, invoer | {"relatie": "kind"}, follow=True).content.decode()
    assert "de douchestoel" in tekst
    assert Opzegging.objects.get().kanaal == "post"
    assert b"Hulp of een hulpmiddel opzeggen" in staf.get(reverse("opzegformulier", args=[zaak.melding.nummer])).content
    staf.post(reverse("opzegformulier_sturen", args=[zaak.melding.nummer]))
    leeg_uitbak(zaak.op)
    assert Document.objects.filter(soort="D-42", richting="uit").exclude(verzonden_op=None).count() == 1


def test_het_lege_formulier_kan_iedereen_afdrukken(zaak: Zaak) -> None:
    bezoeker = Bezoeker()
    assert bezoeker.get("/opzeggen/formulier.pdf").status_code == 302
    bezoeker.get(reverse("kies_gemeente", args=[zaak.gemeente.code]))
    assert b"vult de gemeente in" in bezoeker.get("/opzeggen/formulier.pdf").content


def test_ook_na_sluiting_kan_hulp_die_loopt_worden_opgezegd(zaak: Zaak, cliente: Gebruiker) -> None:
    Melding.objects.filter(pk=zaak.sleutel).update(status=Status.AFGESLOTEN, gesloten_op=zaak.op)
    assert "Hulp opzeggen" in als(cliente).get(f"/mijn-zaak/{zaak.melding.nummer}/").content.decode()
    acties.ontvang_opzegging(zaak.melding, nieuw(zaak), op=zaak.op, door=cliente)
    assert Opzegging.objects.get().melding == zaak.melding
