"""The pages of the beheerder about parameters, and those of beschermd wonen, each seen once as its user meets it."""

from collections.abc import Callable
from datetime import date

import pytest
from django.contrib.auth.models import Group

from meldingen.models import Gebruiker, Parametervoorstel
from meldingen.rollen import Rol
from tests.bouwers import breng_naar
from tests.conftest import WACHTWOORD
from tests.keten.klokzetter import Klokzetter
from tests.keten.scherm import Bevindingen, Scherm

pytestmark = [pytest.mark.keten, pytest.mark.xdist_group("keten"), pytest.mark.django_db(transaction=True)]


@pytest.mark.usefixtures("zonder_pdf")
def test_beheerders_en_consulent_zien_heldere_bladzijden(
    scherm: Callable[..., Scherm], klokzetter: Klokzetter, bevindingen: Bevindingen
) -> None:
    zaak = breng_naar("in_onderzoek")
    klokzetter.zet(zaak.op)
    een = Gebruiker.objects.get(username="beheerder")
    twee = Gebruiker.objects.create(username="beheerder2", first_name="Bo", gemeente=een.gemeente, is_staff=True)
    twee.set_password(WACHTWOORD)
    twee.save()
    twee.groups.set(Group.objects.filter(name=Rol.BEHEERDER))

    beheer = scherm()
    beheer.meld_aan("beheerder")
    beheer.ga("/beheer/parameters/code/retour_werkdagen/")
    beheer.keur("parameter", beeld="35-parameter")
    beheer.vul("Wat wordt de nieuwe waarde?", "9")
    beheer.vul_datum("Wat is de eerste dag?", date(2027, 1, 1))
    beheer.vul("Waar staat deze waarde?", "Besluit van het college")
    beheer.vul("Waarom verandert de waarde?", "Zeven werkdagen is te kort.")
    beheer.druk("Waarde voorstellen")
    beheer.bevat("U stelde deze waarde zelf voor.")
    beheer.ga("/beheer/parameters/")
    beheer.keur("parameters", beeld="36-parameters")
    beheer.ga("/beheer/parameters/invoer/")
    beheer.keur("parameters invoeren")

    ander = scherm()
    ander.meld_aan("beheerder2")
    ander.ga(f"/beheer/parameters/voorstel/{Parametervoorstel.objects.get().pk}/")
    ander.keur("parametervoorstel", beeld="37-parametervoorstel")
    ander.druk("Vaststellen")
    ander.bevat("De nieuwe waarde is vastgesteld.")

    consulent = scherm()
    consulent.meld_aan(zaak.consulent.username)
    pad = f"{zaak.melding.get_absolute_url()}beschermd-wonen/"
    consulent.ga(f"{pad}overdragen/opvang/")
    consulent.druk("Overdragen")
    consulent.keur("overdragen, fouten")
    consulent.ga(pad)
    consulent.keur("beschermd wonen")
    assert bevindingen.fouten == []
