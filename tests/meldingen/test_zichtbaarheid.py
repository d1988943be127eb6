"""Who sees which rows: by role, by team, by gemeente and by organisation. What a user may not see, is not there."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.db import models

from beschikkingen.models import (
    Aanvraag,
    Beroep,
    Beschikking,
    Bezwaar,
    Herstelverzoek,
    Ingebrekestelling,
    Opzegging,
    Spoedvoorziening,
    Stopzetting,
    Voornemen,
    Voorziening,
    Wijzigingsmelding,
    Zienswijze,
)
from beschikkingen.services.beroep import registreer_beroep_niet_tijdig
from beschikkingen.services.beslistermijn import registreer_ingebrekestelling
from beschikkingen.services.bezwaar import Bezwaarschrift, ontvang_bezwaar
from beschikkingen.services.herziening import Wijziging, leg_voornemen_vast
from cak_export.models import Bericht
from logeerzorg.models import AnderVerblijf, Bed, Deelname, Locatie, Overschrijding, Reeks, Reservering
from meldingen.models import (
    Client,
    Contactmoment,
    Document,
    Gebeurtenis,
    Gebruiker,
    Gemeente,
    Inwonerbericht,
    Melding,
    Notitie,
    Organisatie,
    Poststuk,
    Signaal,
    Taak,
    Team,
    Termijn,
    Toestemming,
)
from meldingen.rollen import Rol
from meldingen.services.postin import scan_in
from meldingen.services.taken import schrijf_notitie
from onderzoek.models import (
    Adviesaanvraag,
    Mandaatoverdracht,
    Offerte,
    Ondersteuningsplan,
    Onderzoek,
    PersoonlijkPlan,
    Raadpleging,
    Sanering,
    Verslag,
    Woonplaatscontrole,
    Zorgplanverzoek,
)
from tests.bouwers import Zaak, breng_naar, maak_melding

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
# The rows of a case, and how each is reached from it.
VAN_EEN_ZAAK: dict[type[models.Model], str] = {
    Melding: "pk",
    Client: "meldingen",
    Gebeurtenis: "melding",
    Document: "melding",
    Termijn: "melding",
    Taak: "melding",
    Notitie: "melding",
    Onderzoek: "melding",
    Mandaatoverdracht: "melding",
    Verslag: "melding",
    Aanvraag: "melding",
    Beschikking: "melding",
    Bezwaar: "melding",
    Beroep: "melding",
    Herstelverzoek: "melding",
    Ingebrekestelling: "melding",
    Voorziening: "melding",
    Spoedvoorziening: "melding",
    Reservering: "melding",
    AnderVerblijf: "melding",
    Overschrijding: "melding",
    Reeks: "melding",
    Contactmoment: "melding",
    Toestemming: "melding",
    Raadpleging: "melding",
    Adviesaanvraag: "melding",
    Offerte: "melding",
    Woonplaatscontrole: "melding",
    Sanering: "melding",
    Ondersteuningsplan: "melding",
    PersoonlijkPlan: "melding",
    Zorgplanverzoek: "melding",
    Zienswijze: "melding",
    Voornemen: "melding",
    Inwonerbericht: "melding",
    Wijzigingsmelding: "melding",
    Opzegging: "melding",
    Stopzetting: "melding",
}
MEDEWERKERS = ("consulent", "collega", "kwaliteit", "teamleider", "administratie", "jurist")
GEEN_DOSSIER = ("aanbieder", "beheerder", "auditor", "buitenstaander", "consulent_altena", "teamleider_altena")


@pytest.fixture
def zaak() -> Zaak:
    """A decided case of gemeente Voorbeeld with at least one row of everything."""
    zaak = breng_naar("toegekend")
    schrijf_notitie(zaak.melding, "Belt liever na tienen.", op=zaak.op, door=zaak.consulent)
    registreer_ingebrekestelling(zaak.melding, ontvangen_op=zaak.op, op=zaak.op, door=zaak.consulent)
    Herstelverzoek.objects.create(
        melding=zaak.melding, aanvraag=zaak.aanvraag, stukken=["kopie"], verzonden_op=zaak.op, uiterlijk_op=zaak.op
    )
    Spoedvoorziening.objects.create(melding=zaak.melding, gesignaleerd_op=zaak.op)
    ontvang_bezwaar(zaak.beschikking, Bezwaarschrift(zaak.op, "balie"), op=zaak.op, door=zaak.consulent)
    registreer_beroep_niet_tijdig(zaak.melding, ontvangen_op=zaak.op, op=zaak.op, door=zaak.consulent)
    voorafgegaan(zaak)
    Zienswijze.objects.create(
        melding=zaak.melding, aanvraag=zaak.aanvraag, voornemen="v", vrijstelling="eerder", door=zaak.consulent
    )
    leg_voornemen_vast(
        Voorziening.objects.filter(melding=zaak.melding).first(),
        Wijziging("intrekking", "e", "Niemand was thuis.", zaak.op + timedelta(days=30)),
        op=zaak.op,
        door=zaak.consulent,
    )
    return zaak


def voorafgegaan(zaak: Zaak) -> None:
    """What happens before and beside the conversation."""
    melding, door, op = zaak.melding, zaak.consulent, zaak.op
    Contactmoment.objects.create(melding=melding, wijze="telefoon", is_gelukt=False, op=op, door=door)
    Inwonerbericht.objects.create(melding=melding, van_gemeente=False, tekst="t", op=op, door=door)
    gedaan = {"melding": melding, "kanaal": "balie", "op": op, "door": door}
    Wijzigingsmelding.objects.create(**gedaan, soort="situatie", toelichting="t", formulier_sleutel="w")
    opzegging = Opzegging.objects.create(**gedaan, gemeente=melding.gemeente, reden="anders", formulier_sleutel="o")
    Stopzetting.objects.create(opzegging=opzegging, melding=melding, laatste_dag=op, op=op, door=door)
    Toestemming.objects.create(melding=melding, bron="jeugd", doel="d", wijze="w", gegeven_op=op, door=door)
    Raadpleging.objects.create(melding=melding, bron="wmo", grondslag="onderzoek", doel="d", op=op, door=door)
    Adviesaanvraag.objects.create(
        melding=melding, soort="overig", vragen="v", gegevens="g", doel="d", geinformeerd_op=op, verzonden_op=op,
        verwacht_op=op, door=door,
    )  # fmt: skip
    Offerte.objects.create(melding=melding, wat="w", leverancier="l", bedrag=1, ontvangen_op=op, door=door)
    Woonplaatscontrole.objects.create(melding=melding, gecontroleerd_op=op, bron="brp", uitkomst="hier", door=door)
    Sanering.objects.create(melding=melding, aangemeld_op=op, toelichting="t", door=door)
    Mandaatoverdracht.objects.create(
        melding=melding, soort="opvang", uitvoerder="u", adres="a", postcode_plaats="p", meldingsdatum=op, toets="{}",
        toelichting="t", geinformeerd_op=op, overgedragen_op=op, door=door,
    )  # fmt: skip
    PersoonlijkPlan.objects.create(melding=melding, versie=1, ontvangen_op=op, door=door)
    Ondersteuningsplan.objects.get_or_create(
        melding=melding, versie=1, defaults={"opgesteld_op": op, "opgesteld_door": door}
    )
    AnderVerblijf.objects.create(
        melding=melding, betaler="wlz", waar="w", periode=(op, op + timedelta(days=1)), op=op, door=door
    )
    Overschrijding.objects.create(
        melding=melding, soort="jaar", grond="hardheid", motivering="m", periode=(op, op + timedelta(days=1)),
        gevraagd_op=op, gevraagd_door=door,
    )  # fmt: skip
    Reeks.objects.create(melding=melding, om_de_weken=8, nachten=2, eerste=op, tot=op, gemaakt_door=door)
    Zorgplanverzoek.objects.create(
        melding=melding, verslag=zaak.verslag, gevraagd_op=op, gekozen_op=op, gevraagd_door=door, gegevens=["naam"]
    )


def ziet(model: type[models.Model], gebruiker: Gebruiker | AnonymousUser, zaak: Zaak) -> bool:
    """Whether this user sees the rows of the case; all of them or none."""
    rijen: Any = model._default_manager
    alles = set(rijen.filter(**{VAN_EEN_ZAAK[model]: zaak.sleutel}).values_list("pk", flat=True))
    gezien = set(rijen.zichtbaar_voor(gebruiker).values_list("pk", flat=True)) & alles
    assert alles
    assert gezien in (alles, set())
    return bool(gezien)


@pytest.mark.parametrize("wie", MEDEWERKERS)
def test_een_medewerker_ziet_de_zaken_van_de_gemeente(wie: str, zaak: Zaak, request: pytest.FixtureRequest) -> None:
    gebruiker = request.getfixturevalue(wie)
    assert [model.__name__ for model in VAN_EEN_ZAAK if not ziet(model, gebruiker, zaak)] == []


@pytest.mark.parametrize("wie", GEEN_DOSSIER)
def test_wie_er_niet_bij_hoort_ziet_geen_rij_van_het_dossier(
    wie: str, zaak: Zaak, request: pytest.FixtureRequest
) -> None:
    gebruiker = request.getfixturevalue(wie)
    gezien = [model.__name__ for model in VAN_EEN_ZAAK if ziet(model, gebruiker, zaak)]
    # The aanbieder of the bed sees the stay in it, and nothing of the case behind it.
    assert gezien == (["Reservering"] if wie == "aanbieder" else [])


def test_wie_niet_is_aangemeld_ziet_niets(zaak: Zaak) -> None:
    assert [model.__name__ for model in VAN_EEN_ZAAK if ziet(model, AnonymousUser(), zaak)] == []


@pytest.fixture
def ander_team(zaak: Zaak, voorbeeld: Gemeente, collega: Gebruiker) -> Gebruiker:
    """A consulent of the same gemeente in another team."""
    collega.team = Team.objects.create(gemeente=voorbeeld, naam="Team Zuid")
    collega.save(update_fields=["team"])
    return collega


def test_een_consulent_ziet_de_zaken_van_een_ander_team_niet(zaak: Zaak, ander_team: Gebruiker) -> None:
    assert [model.__name__ for model in VAN_EEN_ZAAK if ziet(model, ander_team, zaak)] == []


def test_een_consulent_ziet_een_eigen_zaak_in_elk_team(zaak: Zaak, ander_team: Gebruiker) -> None:
    Melding.objects.filter(pk=zaak.sleutel).update(behandelaar=ander_team)
    assert [model.__name__ for model in VAN_EEN_ZAAK if not ziet(model, ander_team, zaak)] == []


def test_een_zaak_zonder_team_is_niet_van_wie_zelf_geen_team_heeft(zaak: Zaak, collega: Gebruiker) -> None:
    Melding.objects.filter(pk=zaak.sleutel).update(team=None)
    collega.team = None
    assert not ziet(Melding, collega, zaak)


def test_de_teamleider_ziet_ook_wat_niemand_heeft(zaak: Zaak, teamleider: Gebruiker) -> None:
    Melding.objects.filter(pk=zaak.sleutel).update(team=None, behandelaar=None)
    assert ziet(Melding, teamleider, zaak)


def test_twee_zaken_van_een_client_geven_de_client_een_keer(zaak: Zaak, consulent: Gebruiker) -> None:
    nog_een = maak_melding(op=zaak.op)
    Melding.objects.filter(pk=nog_een.pk).update(client=zaak.melding.client)
    zichtbaar = Client.objects.zichtbaar_voor(consulent).filter(pk=zaak.melding.client_id)
    assert [client.pk for client in zichtbaar] == [zaak.melding.client_id]


def test_een_rol_in_een_andere_gemeente_geeft_hier_niets(zaak: Zaak, buitenstaander: Gebruiker) -> None:
    buitenstaander.groups.set(Group.objects.filter(name__in=[Rol.TEAMLEIDER, Rol.ADMINISTRATIE]))
    assert [model.__name__ for model in VAN_EEN_ZAAK if ziet(model, buitenstaander, zaak)] == []


# --- tasks without a case -------------------------------------------------------------------------


@pytest.fixture
def losse_taak(zaak: Zaak) -> Callable[[Rol], Taak]:
    def maak(rol: Rol) -> Taak:
        return Taak.objects.create(
            gemeente=zaak.gemeente, sleutel=f"los:{rol}", titel="Los", rol=rol, uiterlijk_op=zaak.op, gemaakt_op=zaak.op
        )

    return maak


def test_een_taak_zonder_zaak_is_voor_de_rol_in_de_eigen_gemeente(
    losse_taak: Callable[[Rol], Taak], administratie: Gebruiker, consulent: Gebruiker, administratie_altena: Gebruiker
) -> None:
    taak = losse_taak(Rol.ADMINISTRATIE)
    assert taak in Taak.objects.zichtbaar_voor(administratie)
    assert taak not in Taak.objects.zichtbaar_voor(consulent)
    assert taak not in Taak.objects.zichtbaar_voor(administratie_altena)


def test_een_opzegging_zonder_zaak_is_voor_de_administratie_van_de_eigen_gemeente(
    zaak: Zaak, administratie: Gebruiker, consulent: Gebruiker, administratie_altena: Gebruiker
) -> None:
    rij = Opzegging.objects.create(
        gemeente=zaak.gemeente, reden="overlijden", formulier_sleutel="los", kanaal="formulier", op=zaak.op
    )
    assert rij in Opzegging.objects.zichtbaar_voor(administratie)
    assert rij not in Opzegging.objects.zichtbaar_voor(consulent)
    assert rij not in Opzegging.objects.zichtbaar_voor(administratie_altena)
    assert rij not in Opzegging.objects.zichtbaar_voor(AnonymousUser())


# --- beds and stays -------------------------------------------------------------------------------


def test_een_aanbieder_ziet_alleen_de_eigen_bedden_en_verblijven(
    zaak: Zaak, aanbieder: Gebruiker, aanbieder_altena: Gebruiker
) -> None:
    eigen = set(Bed.objects.filter(locatie__organisatie=aanbieder.organisatie).values_list("pk", flat=True))
    assert set(Bed.objects.zichtbaar_voor(aanbieder).values_list("pk", flat=True)) == eigen
    assert Reservering.objects.zichtbaar_voor(aanbieder).filter(melding_id=zaak.sleutel).exists()
    assert not Reservering.objects.zichtbaar_voor(aanbieder_altena).exists()
    assert not eigen & set(Bed.objects.zichtbaar_voor(aanbieder_altena).values_list("pk", flat=True))


def test_van_een_gedeeld_huis_ziet_een_gemeente_het_bed_maar_niet_andermans_verblijf(
    zaak: Zaak, huis_linde: Locatie, altena: Gemeente, consulent_altena: Gebruiker
) -> None:
    Deelname.objects.create(regio=huis_linde.regio, gemeente=altena, geldig_van=date(2024, 1, 1))
    assert Bed.objects.zichtbaar_voor(consulent_altena).filter(locatie=huis_linde).exists()
    assert not Reservering.objects.zichtbaar_voor(consulent_altena).exists()


def test_een_organisatie_zonder_bedden_ziet_geen_verblijf(zaak: Zaak, aanbieder: Gebruiker) -> None:
    aanbieder.organisatie = Organisatie.objects.create(naam="Cliëntondersteuning", soort="clientondersteuning")
    assert not Reservering.objects.zichtbaar_voor(aanbieder).exists()
    assert not Bed.objects.zichtbaar_voor(aanbieder).exists()


@pytest.mark.parametrize("wie", ["beheerder", "auditor"])
def test_wie_geen_dossier_ziet_ziet_ook_geen_verblijf(wie: str, zaak: Zaak, request: pytest.FixtureRequest) -> None:
    assert not Reservering.objects.zichtbaar_voor(request.getfixturevalue(wie)).exists()


def test_een_bericht_aan_het_cak_is_met_de_zaak_te_zien(
    altena: Gemeente, administratie_altena: Gebruiker, administratie: Gebruiker
) -> None:
    breng_naar("toegekend", altena, op=date(2022, 3, 14))
    assert Bericht.objects.zichtbaar_voor(administratie_altena).count() == 1
    assert not Bericht.objects.zichtbaar_voor(administratie).exists()


@pytest.fixture
def signaal(zaak: Zaak) -> Signaal:
    return Signaal.objects.create(
        gemeente=zaak.gemeente, melding=zaak.melding, termijn=zaak.melding.termijnen.first(), voor=zaak.consulent,
        drempel="7", op=zaak.op,
    )  # fmt: skip


@pytest.mark.parametrize("wie", [*MEDEWERKERS, *GEEN_DOSSIER])
def test_een_signaal_is_alleen_voor_wie_het_is(wie: str, signaal: Signaal, request: pytest.FixtureRequest) -> None:
    gebruiker = request.getfixturevalue(wie)
    assert list(Signaal.objects.zichtbaar_voor(gebruiker)) == ([signaal] if gebruiker == signaal.voor else [])
    assert not Signaal.objects.zichtbaar_voor(AnonymousUser()).exists()


@pytest.mark.parametrize("wie", [*MEDEWERKERS, *GEEN_DOSSIER, "administratie_altena"])
def test_de_post_die_binnenkomt_is_voor_de_administratie_van_de_gemeente(
    wie: str, voorbeeld: Gemeente, administratie: Gebruiker, request: pytest.FixtureRequest
) -> None:
    dag = date(2026, 3, 2)
    scan_in(b"%PDF-1.7", naam="scan.pdf", mediatype="application/pdf", ontvangen_op=dag, op=dag, door=administratie)
    ziet_het = Poststuk.objects.zichtbaar_voor(request.getfixturevalue(wie)).exists()
    assert ziet_het == (wie == "administratie")
    assert not Poststuk.objects.zichtbaar_voor(AnonymousUser()).exists()


def test_elk_model_met_een_dossier_is_hier_beproefd() -> None:
    assert (
        not {
            model
            for model in (Melding, Client, *(veld.related_model for veld in Melding._meta.related_objects))
            if hasattr(model._default_manager, "zichtbaar_voor")
        }
        - set(VAN_EEN_ZAAK)
        - {Bericht, Signaal}
    )
