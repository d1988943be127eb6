"""The admin of the functioneel beheerder: numbers and people of the own gemeente, in words, and never a dossier."""

from datetime import date

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from beschikkingen.models import Mandaat
from logeerzorg.models import Bed, Locatie, Regio
from meldingen.models import Afwezigheid, Gebruiker, Gemeente, Organisatie, Parameter, Team, Thema
from meldingen.rollen import Rol
from onderzoek.models import AlgemeneVoorziening, Planproduct, Resultaatgebied, Voorzieningsoort

pytestmark = pytest.mark.django_db
BEHEERD = {
    Afwezigheid, Parameter, Gemeente, Thema, Organisatie, Team, Gebruiker, Regio, Locatie, Bed, Voorzieningsoort,
    Resultaatgebied, Planproduct, AlgemeneVoorziening, Mandaat,
}  # fmt: skip


@pytest.fixture(autouse=True)
def weg(collega: Gebruiker, altena: Gemeente) -> None:
    """Somebody of each gemeente is away, so that every list has a row."""
    for wie in (collega, Gebruiker.objects.filter(gemeente=altena).first()):
        Afwezigheid.objects.create(gebruiker=wie, van=date(2026, 3, 2), tot=date(2026, 3, 6))


@pytest.fixture
def beheer(beheerder: Gebruiker) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(beheerder)
    return client


def lijst(model: type) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


def blad(model: type, pk: int | None = None) -> str:
    actie, args = ("change", [pk]) if pk else ("add", [])
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{actie}", args=args)


def tekst(antwoord: object) -> str:
    return " ".join(antwoord.content.decode().split())


# --- getting in -----------------------------------------------------------------------------------


def test_beheer_gaat_door_dezelfde_deur_als_iedereen(beheerder: Gebruiker) -> None:
    client = Client()
    antwoord = client.get("/admin/", follow=True)
    assert antwoord.request["PATH_INFO"] == "/accounts/login/"
    assert "next=" in antwoord.request["QUERY_STRING"]
    binnen = client.post(
        "/accounts/login/?next=/admin/",
        {"login": beheerder.username, "password": "welkom-bij-de-demo", "next": "/admin/"},
        follow=True,
    )
    assert binnen.request["PATH_INFO"] == "/admin/"
    assert "Wat wilt u beheren?" in tekst(binnen)


@pytest.mark.parametrize("rol", ["consulent", "teamleider", "administratie", "kwaliteit", "aanbieder"])
def test_wie_niet_beheert_komt_er_niet_in_en_leest_waarom(rol: str, request: pytest.FixtureRequest) -> None:
    """Not back to the sign-in page, that sends who is signed in here again, without end."""
    client = Client(raise_request_exception=False)
    client.force_login(request.getfixturevalue(rol))
    for pad in ("/admin/", lijst(Parameter), blad(Gebruiker)):
        antwoord = client.get(pad, follow=True)
        assert antwoord.status_code == 403, pad
        assert "Vraag uw teamleider of beheerder om toegang." in tekst(antwoord), pad


def test_de_auditor_verandert_niets(auditor: Gebruiker) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(auditor)
    for model in BEHEERD:
        assert client.get(lijst(model)).status_code in (302, 403), model


def test_een_verkeerd_wachtwoord_geeft_een_zin_en_geen_naam_van_een_account() -> None:
    for naam in ("beheerder", "bestaatniet"):
        antwoord = Client().post("/accounts/login/", {"login": naam, "password": "fout"})
        assert antwoord.status_code == 200
        assert "fout in het formulier" in tekst(antwoord)


# --- no dossiers ----------------------------------------------------------------------------------


def test_er_is_geen_dossier_in_het_beheer() -> None:
    onze = {model for model in admin.site._registry if apps.get_app_config(model._meta.app_label).name in _onze_apps()}
    assert onze == BEHEERD
    assert Group not in admin.site._registry


def _onze_apps() -> set[str]:
    return {"meldingen", "onderzoek", "beschikkingen", "logeerzorg", "cak_export", "wmo_portal"}


def test_elke_bladzijde_van_het_beheer_werkt(beheer: Client, beheerder: Gebruiker) -> None:
    Thema.objects.get_or_create(gemeente=beheerder.gemeente, defaults={"accent": "#154273"})
    for model in BEHEERD:
        antwoord = beheer.get(lijst(model))
        assert antwoord.status_code == 200, model
        assert "default-src 'none'" in antwoord.headers["Content-Security-Policy"]
        assert "no-store" in antwoord.headers["Cache-Control"], model
        rij = admin.site._registry[model].get_queryset(antwoord.wsgi_request).first()
        assert beheer.get(blad(model, rij.pk)).status_code == 200, model
        if model not in (Gemeente, Parameter, Thema):
            assert beheer.get(blad(model)).status_code == 200, model


# --- only the own gemeente ------------------------------------------------------------------------


# A gemeente has at most one Thema; test_thema tries that of another.
@pytest.mark.parametrize("model", sorted(BEHEERD - {Thema}, key=lambda model: model.__name__))
def test_alleen_rijen_van_de_eigen_gemeente(
    beheer: Client, beheerder: Gebruiker, altena: Gemeente, model: type
) -> None:
    van_ander = {
        Parameter: Parameter.objects.filter(gemeente=altena),
        Gemeente: Gemeente.objects.filter(pk=altena.pk),
        Organisatie: Organisatie.objects.filter(naam="Surplus"),
        Team: Team.objects.filter(gemeente=altena),
        Gebruiker: Gebruiker.objects.filter(gemeente=altena),
        Regio: Regio.objects.filter(locaties__naam="De Fendert"),
        Locatie: Locatie.objects.filter(naam="De Fendert"),
        Bed: Bed.objects.filter(locatie__naam="De Fendert"),
        Voorzieningsoort: Voorzieningsoort.objects.filter(gemeente=altena),
        Afwezigheid: Afwezigheid.objects.filter(gebruiker__gemeente=altena),
        Resultaatgebied: Resultaatgebied.objects.filter(gemeente__naam="Westland"),
        Planproduct: Planproduct.objects.filter(gemeente__naam="Westland"),
        AlgemeneVoorziening: AlgemeneVoorziening.objects.filter(gemeente__naam="Westland"),
        Mandaat: Mandaat.objects.filter(gemeente=altena),
    }[model].first()
    getoond = {rij.pk for rij in beheer.get(lijst(model)).context["cl"].queryset}
    assert getoond
    assert van_ander.pk not in getoond
    assert beheer.get(blad(model, van_ander.pk)).status_code == 302
    assert beheer.post(blad(model, van_ander.pk), {"naam": "Overgenomen"}).status_code in (302, 403)
    van_ander.refresh_from_db()
    assert "Overgenomen" not in str(van_ander)


def test_keuzelijsten_tonen_alleen_de_eigen_gemeente(beheer: Client, beheerder: Gebruiker, altena: Gemeente) -> None:
    pagina = tekst(beheer.get(blad(Bed)))
    assert "Huis Linde" in pagina
    assert "De Fendert" not in pagina
    velden = beheer.get(blad(Gebruiker, beheerder.pk)).context["adminform"].form.fields
    assert {team.gemeente for team in velden["team"].queryset} == {beheerder.gemeente}
    assert "is_superuser" not in velden
    assert "user_permissions" not in velden


def test_een_nieuw_account_hoort_bij_de_eigen_gemeente_en_wordt_geen_superuser(
    beheer: Client, beheerder: Gebruiker
) -> None:
    data = {"username": "nieuw", "usable_password": "true", "password1": "Heel-lang-en-vreemd-7",
            "password2": "Heel-lang-en-vreemd-7", "is_superuser": "on", "gemeente": "1"}  # fmt: skip
    assert beheer.post(blad(Gebruiker), data).status_code == 302
    wie = Gebruiker.objects.get(username="nieuw")
    assert (wie.gemeente, wie.is_superuser, wie.is_staff) == (beheerder.gemeente, False, False)


def test_een_rol_geven_werkt_en_niemand_verwijdert_een_account(beheer: Client, collega: Gebruiker) -> None:
    formulier = beheer.get(blad(Gebruiker, collega.pk)).context["adminform"].form
    data = {
        naam: waarde for naam, waarde in formulier.initial.items() if naam in formulier.fields and waarde is not None
    }
    data |= {
        "groups": [str(Group.objects.get(name=Rol.TEAMLEIDER).pk)],
        "is_active": "on",
        "team": str(collega.team_id),
    }
    data.pop("is_staff", None)
    data.pop("password", None)
    assert beheer.post(blad(Gebruiker, collega.pk), data).status_code == 302
    assert Gebruiker.objects.get(pk=collega.pk).rollen == {Rol.TEAMLEIDER}
    pad = reverse("admin:meldingen_gebruiker_delete", args=[collega.pk])
    assert beheer.get(pad).status_code == 403


# --- numbers --------------------------------------------------------------------------------------


def test_parameters_zijn_hier_alleen_te_bekijken_de_landelijke_ernaast(beheer: Client, beheerder: Gebruiker) -> None:
    eigen = Parameter.objects.filter(gemeente=beheerder.gemeente).first()
    landelijk = Parameter.objects.filter(gemeente__is_landelijk=True).first()
    for rij in (eigen, landelijk):
        antwoord = beheer.get(blad(Parameter, rij.pk))
        assert antwoord.status_code == 200
        assert "_save" not in tekst(antwoord)
        assert beheer.post(blad(Parameter, rij.pk), {"waarde": "99"}).status_code == 403
    assert beheer.get(blad(Parameter)).status_code == 403
    assert beheer.get(reverse("admin:meldingen_parameter_delete", args=[eigen.pk])).status_code == 403
    assert {eigen, landelijk} <= set(Parameter.objects.filter(pk__in=[eigen.pk, landelijk.pk]))


# --- the catalogue --------------------------------------------------------------------------------


@pytest.fixture
def catalogusrij(beheerder: Gebruiker) -> Voorzieningsoort:
    return Voorzieningsoort.objects.filter(gemeente=beheerder.gemeente, geldig_tot=None).first()


def ingevuld(beheer: Client, rij: Voorzieningsoort, **anders: str) -> dict[str, object]:
    """The form of a row as it stands, with some fields typed over."""
    formulier = beheer.get(blad(Voorzieningsoort, rij.pk)).context["adminform"].form
    data = {naam: formulier[naam].value() for naam in formulier.fields}
    data = {naam: waarde for naam, waarde in data.items() if waarde not in (None, False)}
    return data | {"reden": "Nieuwe verordening"} | anders


def test_een_rij_van_de_catalogus_die_geldt_wordt_alleen_afgesloten(
    beheer: Client, beheerder: Gebruiker, catalogusrij: Voorzieningsoort
) -> None:
    pad = blad(Voorzieningsoort, catalogusrij.pk)
    fout = beheer.post(pad, ingevuld(beheer, catalogusrij, naam="Anders"))
    assert "Deze rij geldt al, en lopende zaken rekenen ermee." in tekst(fout)
    assert "Waarom deze wijziging?" in tekst(beheer.post(pad, ingevuld(beheer, catalogusrij, reden="")))
    nieuw = ingevuld(beheer, catalogusrij, naam="Anders", geldig_van="01-01-2031", _saveasnew="1")
    assert "In deze periode staat deze code er al." in tekst(beheer.post(pad, nieuw))
    assert beheer.post(pad, ingevuld(beheer, catalogusrij, geldig_tot="31-12-2030")).status_code == 302
    assert beheer.post(pad, nieuw).status_code == 302
    rijen = Voorzieningsoort.objects.filter(gemeente=beheerder.gemeente, code=catalogusrij.code).order_by("geldig_van")
    assert [(rij.naam, rij.geldig_tot) for rij in rijen] == [
        (catalogusrij.naam, date(2030, 12, 31)),
        ("Anders", None),
    ]
    log = LogEntry.objects.filter(user=beheerder).order_by("pk")
    assert [rij.change_message.split(" Reden: ")[1] for rij in log] == ["Nieuwe verordening"] * 2
    assert "geldig_tot" in log[0].change_message


def test_de_catalogus_overlapt_ook_in_de_database_niet(catalogusrij: Voorzieningsoort) -> None:
    catalogusrij.pk, catalogusrij.geldig_van = None, date(2031, 1, 1)
    with pytest.raises(IntegrityError, match="voorzieningsoort_overlapt_niet"), transaction.atomic():
        catalogusrij.save(force_insert=True)


# --- what is wrong --------------------------------------------------------------------------------


def test_een_bed_of_huis_met_onzin_geeft_een_zin(beheer: Client) -> None:
    for model in (Bed, Locatie, Team, Organisatie, Voorzieningsoort):
        antwoord = beheer.post(blad(model), {"naam": "x" * 5000, "geldig_van": "nooit"})
        assert antwoord.status_code == 200, model
        assert antwoord.context["adminform"].form.errors, model


@pytest.mark.parametrize("model", [Locatie, Bed, Voorzieningsoort])
def test_eindigen_voor_het_begin_geeft_een_zin_en_geen_storing(
    beheer: Client, beheerder: Gebruiker, model: type
) -> None:
    antwoord = beheer.get(lijst(model))
    rij = antwoord.context["cl"].queryset.first()
    formulier = beheer.get(blad(model, rij.pk)).context["adminform"].form
    data = {naam: formulier[naam].value() for naam in formulier.fields}
    data = {naam: waarde for naam, waarde in data.items() if waarde not in (None, False)}
    data |= {"geldig_van": "01-01-2030", "geldig_tot": "01-01-2029"}
    assert beheer.post(blad(model, rij.pk), data).status_code == 200


def test_twee_keer_dezelfde_naam_geeft_een_zin_en_geen_storing(beheer: Client, beheerder: Gebruiker) -> None:
    team = beheerder.gemeente.teams.first()
    antwoord = beheer.post(blad(Team), {"naam": team.naam, "gemeente": str(beheerder.gemeente_id)})
    assert antwoord.status_code == 200
    assert Team.objects.filter(gemeente=beheerder.gemeente, naam=team.naam).count() == 1
