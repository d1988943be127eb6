"""The people of the demo find in Mijn zaak what the list of the imitated DigiD says about them."""

from datetime import date
from typing import Any

import pytest
from django.core.management import call_command
from django.urls import reverse

from meldingen import klok
from meldingen.models import Melding, Termijn
from meldingen.services.inwoners import inwoner_met_bsn
from onderzoek.models import Verslag
from tests.mijnzaak.mens import browser
from tests.wmo_portal.invoer import tekst
from wmo_portal.casus import loop_casus
from wmo_portal.laden import lees
from wmo_portal.toestand import toestand

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf", "voorbeeld")]


def wie(naam: str) -> dict[str, Any]:
    """The person in the list of the imitated DigiD."""
    [rij] = [rij for rij in lees("demo.json")["inwoners"] if rij["naam"].startswith(naam)]
    return rij


def loop(naam: str) -> Melding:
    call_command("laad_rollen", verbosity=0)
    return loop_casus(naam, vandaag=klok.vandaag(), nu=klok.nu())


def test_wie_zijn_verslag_nog_tekent_doet_dat_in_mijn_zaak() -> None:
    melding, mens = loop("lopend-verslag"), wie("Maria Smeets (het verslag wacht op haar handtekening)")
    assert toestand(melding) == "verslag_verzonden"
    assert melding.termijnen.get(soort=Termijn.Soort.RETOUR).uiterste_datum > klok.vandaag()
    thuis = browser(inwoner_met_bsn(mens["bsn"], date.fromisoformat(mens["geboortedatum"])).gebruiker)
    pad = reverse("mijn_verslag", args=[melding.nummer])
    pagina = thuis.get(pad)
    assert "Typ uw naam om te tekenen" in tekst(pagina)
    gevraagd = pagina.context["form"].fields["gevraagd"].choices
    [soort] = [code for code, woorden in gevraagd if "huishouden" in str(woorden)]
    thuis.post(pad, {"akkoord": "ja", "reactie": "", "is_aanvraag": "ja", "gevraagd": [soort], "naam": "Maria Smeets"})
    assert Verslag.objects.get(melding=melding).retour_op == klok.vandaag()
    assert toestand(Melding.objects.get(pk=melding.pk)) == "aanvraag_ontvangen"


def test_wie_een_besluit_kreeg_leest_het_en_tot_wanneer_bezwaar_kan() -> None:
    melding, mens = loop("lopend-bezwaartermijn"), wie("Hendrik Peters (kreeg een besluit, bezwaar kan nog)")
    assert melding.termijnen.get(soort=Termijn.Soort.BEZWAAR).uiterste_datum > klok.vandaag()
    thuis = browser(inwoner_met_bsn(mens["bsn"], date.fromisoformat(mens["geboortedatum"])).gebruiker)
    zaak = tekst(thuis.get(reverse("mijn_zaak", args=[melding.nummer])))
    assert "Dan kunt u tot en met deze dag bezwaar maken." in zaak
    besluit = melding.documenten.get(soort="D-19")
    assert thuis.get(reverse("mijn_stuk", args=[melding.nummer, besluit.pk])).status_code == 200
