"""The order of the design, as far as import-linter cannot see it. Each check is shown a planted violation too."""

import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.urls import URLPattern, URLResolver, get_resolver

from meldingen.eisen import Eisenlijst
from meldingen.gevolgen import Gevolg
from meldingen.models import Gemeente
from tests import architectuur as a
from tests.regels import WORTEL

VOLGORDE = ("meldingen", "onderzoek", "beschikkingen", "logeerzorg", "cak_export", "wmo_portal")
DOCUMENT = WORTEL / "docs" / "architectuur.md"
PUUR = (
    "meldingen.bedragen", "meldingen.bestandsoorten", "meldingen.bsn", "meldingen.fouten", "meldingen.huisstijl",
    "meldingen.termijnen", "meldingen.zoekvorm", "meldingen.zoekvraag",
    "onderzoek.agenda", "onderzoek.beschermd_wonen", "onderzoek.gebruikelijke_hulp", "onderzoek.vragenlijsten",
    "onderzoek.rekenen", "onderzoek.rekenen.pgb", "onderzoek.samenstellen", "onderzoek.steekproef",
    "onderzoek.vergelijken", "onderzoek.verslagzinnen",
    "logeerzorg.etmalen", "logeerzorg.ruimte", "logeerzorg.wandklok",
    "cak_export.ieb.wmo401", "cak_export.ieb.controle",
)  # fmt: skip
# Who reads the clock of the machine itself: programs that start and stop servers, without Django.
BUITEN_DE_KLOK = ("wmo_portal/lokaal/", "wmo_portal/demo.py")
MOGEN_KLOK_AANROEPEN = ("views", "toegang", "mijnzaak", "management", "tasks", "admin")
# Models without `zichtbaar_voor`: no personal data, or only ever reached through a row that has it.
ZONDER_ZICHT = {
    "meldingen.Gemeente": "public",
    "meldingen.Gebruiker": "staff; scoped to the own gemeente in the admin",
    "meldingen.Team": "no personal data",
    "meldingen.Organisatie": "public",
    "meldingen.Parameter": "no personal data",
    "meldingen.Relatie": "through Client",
    "meldingen.Machtiging": "through Client",
    "meldingen.Zoekterm": "through Client",
    "meldingen.Berichtvoorkeur": "through Client",
    "meldingen.Inlogcode": "through Client; only the digest of the code",
    "meldingen.Inwoner": "an account; sees cases by `van_inwoner`",
    "meldingen.ConceptMelding": "nobody of the gemeente: only who holds the code",
    "meldingen.Conceptbestand": "through ConceptMelding",
    "meldingen.Thema": "public",
    "meldingen.Inzage": "the auditor's logbook, of the own gemeente",
    "meldingen.Uitgaand": "references only; read by the worker",
    "meldingen.Opschorting": "through Termijn",
    "meldingen.Afwezigheid": "staff; kept in the admin",
    "meldingen.Nachtrun": "counts only, for the beheerder",
    "onderzoek.Gesprek": "through Onderzoek",
    "onderzoek.Rubriek": "through Onderzoek",
    "onderzoek.Huishouden": "through Onderzoek",
    "onderzoek.Huisgenoot": "through Onderzoek",
    "onderzoek.Herverdeling": "through Onderzoek",
    "onderzoek.Taakverdeling": "through Onderzoek",
    "onderzoek.Mantelzorger": "through Onderzoek",
    "onderzoek.Afstemming": "through Onderzoek",
    "onderzoek.Gegevensverzoek": "through Onderzoek",
    "onderzoek.Afwegingsstap": "through Onderzoek",
    "onderzoek.Afspraakwijziging": "through Onderzoek",
    "onderzoek.Verkorting": "through Onderzoek",
    "onderzoek.Vraagverheldering": "through Onderzoek",
    "onderzoek.Hulptaak": "through Onderzoek",
    "onderzoek.Wettoets": "through Onderzoek",
    "onderzoek.Gebruikelijktoets": "through Onderzoek",
    "onderzoek.Verwijzing": "through Onderzoek",
    "onderzoek.Voorzieningkeuze": "through Onderzoek",
    "onderzoek.Voorwaardentoets": "through Voorzieningkeuze",
    "onderzoek.Verhuisafweging": "through Voorzieningkeuze",
    "onderzoek.Corporatievraag": "through Voorzieningkeuze",
    "onderzoek.Eigenaarshoring": "through Voorzieningkeuze",
    "onderzoek.Aankoopvoorstel": "through Onderzoek",
    "onderzoek.Budgetbeheerder": "through Onderzoek",
    "onderzoek.Budgetplan": "through Onderzoek",
    "onderzoek.Budgetregel": "through Onderzoek",
    "onderzoek.Buitenlandverzoek": "through Onderzoek",
    "onderzoek.Contraindicatie": "through Onderzoek",
    "onderzoek.Naturaprijs": "through Onderzoek",
    "onderzoek.Netwerkverklaring": "through Onderzoek",
    "onderzoek.Pgbonderzoek": "through Onderzoek",
    "onderzoek.Pgbtoets": "through Onderzoek",
    "onderzoek.ProgrammaVanEisen": "through Onderzoek",
    "onderzoek.Zorgovereenkomst": "through Onderzoek",
    "onderzoek.Zorgverlener": "through Onderzoek",
    "onderzoek.Planresultaat": "through Ondersteuningsplan",
    "onderzoek.Planregel": "through Ondersteuningsplan",
    "onderzoek.Productregel": "through Ondersteuningsplan",
    "onderzoek.Materieelregel": "through Ondersteuningsplan",
    "onderzoek.Resultaatgebied": "no personal data",
    "onderzoek.Planproduct": "no personal data",
    "onderzoek.AlgemeneVoorziening": "no personal data",
    "onderzoek.Verslagversie": "through Verslag",
    "onderzoek.Verslagtoets": "through Verslag",
    "onderzoek.Verslagstuk": "through Verslag",
    "onderzoek.Verslagaanvulling": "through Verslag",
    "onderzoek.Zorgplanregel": "through Zorgplan",
    "onderzoek.Rekenblad": "through Onderzoek",
    "onderzoek.Bijdragesituatie": "through Onderzoek",
    "onderzoek.Voorzieningsoort": "no personal data",
    "beschikkingen.GevraagdeVoorziening": "through Aanvraag",
    "beschikkingen.Besluitconcept": "through Aanvraag",
    "beschikkingen.Regelconcept": "through Aanvraag",
    "beschikkingen.Besluitregel": "through Beschikking",
    "beschikkingen.Hulpeinde": "through Stopzetting",
    "beschikkingen.Mandaat": "staff; kept in the admin",
    "logeerzorg.Locatie": "public",
    "logeerzorg.Postcodegebied": "public",
    "logeerzorg.Regio": "public",
    "logeerzorg.Deelname": "public",
    "logeerzorg.Saldo": "through Client",
}
ZONDER_GEMEENTE = {
    "meldingen.Gemeente",
    "meldingen.Organisatie",
    "meldingen.Nachtrun",
    "logeerzorg.Postcodegebied",
    "logeerzorg.Regio",
}


def van_laag(*lagen: str) -> Iterator[Path]:
    return (pad for pad in a.van_apps() if a.soort(pad) in lagen)


def eigen_modellen() -> list[type[models.Model]]:
    return [model for app in VOLGORDE for model in apps.get_app_config(app).get_models()]


# --- who may know whom ----------------------------------------------------------------------------


def vooruit(model: type[models.Model]) -> list[str]:
    """Relations of a model to one of a later app; a string in a ForeignKey passes import-linter."""
    eigen = VOLGORDE.index(model._meta.app_label)
    return [
        f"{model._meta.label}.{veld.name}"
        for veld in (*model._meta.fields, *model._meta.many_to_many)
        if veld.related_model is not None
        and veld.related_model._meta.app_label in VOLGORDE
        and VOLGORDE.index(veld.related_model._meta.app_label) > eigen
    ]


def test_geen_model_wijst_naar_een_latere_app() -> None:
    assert [fout for model in eigen_modellen() for fout in vooruit(model)] == []


def test_een_vooruitwijzing_wordt_gezien(monkeypatch: pytest.MonkeyPatch) -> None:
    melding = apps.get_model("meldingen", "Melding")
    monkeypatch.setattr(melding._meta.get_field("client"), "related_model", apps.get_model("beschikkingen", "Aanvraag"))
    assert vooruit(melding) == ["meldingen.Melding.client"]


@pytest.mark.parametrize("module", PUUR)
def test_een_pure_module_laadt_zonder_django(module: str) -> None:
    code = f"import sys; sys.modules['django'] = sys.modules['celery'] = None; import {module}"
    proces = subprocess.run([sys.executable, "-c", code], cwd=WORTEL, capture_output=True, text=True, check=False)
    assert proces.returncode == 0, proces.stderr


def test_een_module_met_django_laadt_zo_niet() -> None:
    code = "import sys; sys.modules['django'] = None; import meldingen.rollen"
    assert subprocess.run([sys.executable, "-c", code], cwd=WORTEL, capture_output=True, check=False).returncode != 0


# --- who may write --------------------------------------------------------------------------------


def test_alleen_de_machine_zet_een_status() -> None:
    assert a.vind(a.zet_status, a.van_apps()) == []


def test_alleen_services_schrijven() -> None:
    assert a.vind(a.schrijft, van_laag("views", "forms", "urls", "querysets", "toegang", "navigatie")) == []


def test_geen_model_bewaart_zichzelf() -> None:
    assert a.vind(a.bewaart_zelf, van_laag("models")) == []


def test_elk_bestand_van_buiten_gaat_door_een_veld_dat_het_keurt() -> None:
    """Besides BestandVeld: a table that is read and thrown away, and a logo that is drawn anew before it is kept."""
    vondsten = {vondst.rpartition(" ")[2] for vondst in a.vind(a.neemt_bestand_aan, a.van_apps())}
    assert vondsten == {"BestandVeld", "CsvVeld", "LogoVeld"}


def test_niemand_luistert_naar_signalen() -> None:
    assert a.vind(a.luistert, a.van_apps()) == []


# --- who reads the clock --------------------------------------------------------------------------


def test_een_module_leest_de_klok() -> None:
    paden = (p for p in a.van_apps() if p != Path("meldingen/klok.py") and not str(p).startswith(BUITEN_DE_KLOK))
    assert a.vind(a.leest_klok, paden) == []


def test_alleen_paginas_opdrachten_en_taken_vragen_hoe_laat_het_is() -> None:
    paden = (pad for pad in a.van_apps() if a.soort(pad) not in MOGEN_KLOK_AANROEPEN)
    assert a.vind(a.roept_klok_aan, paden) == []
    rest = (pad for pad in a.van_apps() if a.soort(pad) not in (*MOGEN_KLOK_AANROEPEN, "models"))
    assert a.vind(a.kent_klok, rest) == []


def test_de_klok_is_de_standaardwaarde_van_vastlegging_en_niets_anders() -> None:
    namen = {
        veld.name
        for model in eigen_modellen()
        for veld in model._meta.fields
        if getattr(veld.default, "__module__", "") == "meldingen.klok"
    }
    assert namen == {"vastgelegd_op", "gestart_op"}


# --- who may see ----------------------------------------------------------------------------------


def heeft_zicht(model: type[models.Model]) -> bool:
    return hasattr(model._default_manager, "zichtbaar_voor")


def naar_gemeente(model: type[models.Model], gezien: frozenset[type[models.Model]] = frozenset()) -> bool:
    """Whether the gemeente can be reached from a row, by following its own relations."""
    doelen = {
        veld.related_model
        for veld in (*model._meta.fields, *model._meta.many_to_many)
        if isinstance(veld.related_model, type) and veld.related_model._meta.app_label in VOLGORDE
    }
    verder = doelen - gezien - {model}
    return Gemeente in doelen or any(naar_gemeente(doel, gezien | {model}) for doel in verder)


def test_elk_model_zegt_wie_het_mag_zien_of_staat_met_reden_in_de_lijst() -> None:
    zonder = {model._meta.label for model in eigen_modellen() if not heeft_zicht(model)}
    assert zonder == set(ZONDER_ZICHT)


def test_elk_model_hoort_bij_een_gemeente() -> None:
    zonder = {model._meta.label for model in eigen_modellen() if not naar_gemeente(model)}
    assert zonder | {"meldingen.Organisatie"} == ZONDER_GEMEENTE


def paginas(resolver: URLResolver, voor: str = "") -> Iterator[tuple[str, Any]]:
    for rij in resolver.url_patterns:
        pad = voor + str(rij.pattern)
        if isinstance(rij, URLPattern):
            yield pad, rij.callback
        elif isinstance(rij, URLResolver) and rij.app_name != "admin":
            yield from paginas(rij, pad)


def zonder_toegang(rijen: Iterator[tuple[str, Any]]) -> list[str]:
    """Pages of our own that do not say who may open them; allauth and the redirect to it guard themselves."""
    return [
        pad
        for pad, view in rijen
        if not view.__module__.startswith("allauth.")
        and pad not in ("admin/login/", "favicon.ico")
        and not getattr(view, "rollen", ())
        and not getattr(view, "openbaar", False)
    ]


def test_elke_pagina_zegt_wie_haar_mag_openen() -> None:
    rijen = list(paginas(get_resolver()))
    assert len(rijen) > 20
    assert zonder_toegang(iter(rijen)) == []


def test_een_pagina_zonder_toegang_wordt_gezien() -> None:
    assert zonder_toegang(iter([("los/", lambda request: None)])) == ["los/"]


# --- how long -------------------------------------------------------------------------------------


def regels_van(pad: Path) -> int:
    return len((WORTEL / pad).read_text(encoding="utf-8").splitlines())


def test_geen_module_is_langer_dan_vierhonderd_regels() -> None:
    assert [str(pad) for pad in a.van_apps() if regels_van(pad) > 400] == []


def test_geen_functie_is_langer_dan_vijftig_regels() -> None:
    assert a.vind(a.lange_functies, a.van_apps()) == []


def test_onder_tests_staat_geen_init() -> None:
    assert list((WORTEL / "tests").rglob("__init__.py")) == []


# --- the checks themselves ------------------------------------------------------------------------

GEPLANT = [
    (a.zet_status, "Melding.objects.filter(pk=1).update(status='beschikt')"),
    (a.zet_status, "Melding(status='beschikt')"),
    (a.zet_status, "Melding.objects.create(nummer='x', status='beschikt')"),
    (a.zet_status, "Reservering.objects.update_or_create(pk=1, defaults={'status': 'optie'})"),
    (a.zet_status, "Voorziening.objects.bulk_create(rijen)"),
    (a.zet_status, "melding.status = 'beschikt'"),
    (a.zet_status, "cursor.execute('UPDATE meldingen_melding SET status = 1')"),
    (a.schrijft, "melding.save()"),
    (a.schrijft, "Taak.objects.create(titel='x')"),
    (a.schrijft, "Taak.objects.filter(pk=1).update(titel='x')"),
    (a.schrijft, "taak.delete()"),
    (a.schrijft, "cursor.execute('DELETE FROM x')"),
    (a.schrijft, "cursor.execute(vraag)"),
    (a.luistert, "from django.db.models.signals import post_save"),
    (a.luistert, "from django.dispatch import receiver"),
    (a.luistert, "@receiver(post_save)\ndef na(**k): pass"),
    (a.luistert, "post_save.connect(na)"),
    (a.leest_klok, "from django.utils import timezone\nx = timezone.now()"),
    (a.leest_klok, "x = timezone.localdate()"),
    (a.leest_klok, "import datetime\nx = datetime.date.today()"),
    (a.leest_klok, "from datetime import date\nx = date.today()"),
    (a.leest_klok, "x = Model.objects.filter(op__lt=Now())"),
    (a.leest_klok, "cursor.execute('SELECT * FROM x WHERE op < CURRENT_DATE')"),
    (a.leest_klok, "veld = DateField(default=date.today)"),
    (a.roept_klok_aan, "from meldingen import klok\nx = klok.vandaag()"),
    (a.roept_klok_aan, "from meldingen.klok import nu\nx = nu()"),
    (a.kent_klok, "from meldingen import klok"),
    (a.bewaart_zelf, "class X(Model):\n    def save(self): pass"),
    (a.bewaart_zelf, "x = DateTimeField(auto_now=True)"),
    (a.neemt_bestand_aan, "class X(forms.Form):\n    stuk = forms.FileField()"),
    (a.neemt_bestand_aan, "inhoud = request.FILES['stuk'].read()"),
    (a.lange_functies, "def f():\n" + "    x = 1\n" * 50),
]
TOEGESTAAN = [
    (a.zet_status, "HttpResponse(status=403)\nMelding.objects.filter(status='x')\nTaak.objects.bulk_create(rijen)"),
    (a.schrijft, "context.update(x=1)\nformulier.is_valid()\nself.items.append(1)\ncursor.execute('SELECT 1')"),
    (a.leest_klok, "x = op + timedelta(days=1)\ny = date.fromisoformat(z)\n'''Say now() in a sentence.'''"),
    (a.roept_klok_aan, "from meldingen import klok\nx = DateTimeField(default=klok.nu)"),
    (a.neemt_bestand_aan, "formulier = Vraag(request.POST or None, request.FILES or None)\nstuk = BestandVeld()"),
    (a.lange_functies, "def f():\n" + "    x = 1\n" * 49),
]


@pytest.mark.parametrize(("toets", "code"), GEPLANT, ids=lambda w: getattr(w, "__name__", ""))
def test_een_geplante_overtreding_wordt_gezien(toets: a.Toets, code: str) -> None:
    assert a.in_tekst(toets, code)


@pytest.mark.parametrize(("toets", "code"), TOEGESTAAN, ids=lambda w: getattr(w, "__name__", ""))
def test_wat_mag_wordt_niet_gemeld(toets: a.Toets, code: str) -> None:
    assert a.in_tekst(toets, code) == []


# --- the page that tells it -----------------------------------------------------------------------


def lijsten(soort: type) -> Iterator[tuple[str, Any]]:
    """Every list of requirements or consequences, with the module that declares it."""
    for app in VOLGORDE:
        for naam in ("eisen", "gevolgen"):
            if (WORTEL / app / f"{naam}.py").exists():
                module = import_module(f"{app}.{naam}")
                for waarde in vars(module).values():
                    if isinstance(waarde, soort):
                        yield f"{app}/{naam}.py", waarde


def _tabel(kop: str, rijen: Iterator[tuple[str, str, list[tuple[str, Any]]]]) -> str:
    regels = [f"| {kop} | staat in | gevuld door |", "|---|---|---|"]
    for naam, plek, leden in rijen:
        wie = ", ".join(f"{lid.__module__.split('.')[0]}: {lidnaam}" for lidnaam, lid in leden) or "nog niemand"
        regels.append(f"| `{naam}` | `{plek}` | {wie} |")
    return "\n".join(regels)


def eisentabel() -> str:
    return _tabel("eis", ((rij.naam, plek, rij.toetsen) for plek, rij in lijsten(Eisenlijst)))


def gevolgentabel() -> str:
    return _tabel("gevolg", ((rij.naam, plek, rij.volgers) for plek, rij in lijsten(Gevolg)))


@pytest.mark.parametrize(("merk", "tabel"), [("eisen", eisentabel), ("gevolgen", gevolgentabel)])
def test_de_lijsten_staan_in_de_beschrijving(merk: str, tabel: Any) -> None:
    tekst = DOCUMENT.read_text(encoding="utf-8")
    gevonden = re.search(rf"<!-- {merk} -->\n(.*?)\n<!-- /{merk} -->", tekst, re.DOTALL)
    assert gevonden, f"docs/architectuur.md mist het deel tussen <!-- {merk} --> en <!-- /{merk} -->"
    assert gevonden[1].strip() == tabel(), f"Zet dit in docs/architectuur.md:\n{tabel()}"
