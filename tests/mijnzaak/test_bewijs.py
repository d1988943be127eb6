"""The paper of what was signed: who, when and how stands in it, and it can be kept for years (V-06, A-03)."""

import pytest

from meldingen.models import Inwoner
from meldingen.services.bewijs import VERKLARING, Deel, Handtekening, hoe_ingelogd, maak_bewijs, schrijf_bewijs
from tests.bouwers import MAANDAG, maak_melding
from tests.keten.beelden import bewaar_pdf
from tests.mensen import clientgegevens
from tests.mijnzaak.mens import maak_inwoner
from tests.pdfa import pdfa_bezwaren

pytestmark = pytest.mark.django_db


@pytest.mark.regel("V-06", "A-03")
def test_het_getekende_stuk_zegt_wie_wanneer_en_hoe() -> None:
    melding = maak_melding(client=clientgegevens(bsn="999990019"))
    anna = maak_inwoner("anna", melding)
    delen = (Deel("Bent u akkoord met het verslag?", "Ja, akkoord"), Deel("Wat u erbij schreef", "Fijn 🙂"))
    wat = (melding, "Getekend verslag", delen, Handtekening("A. Proef"))
    papier = maak_bewijs(*wat, op=MAANDAG, door=anna)
    bewaar_pdf(papier, "65-getekend-verslag")
    assert pdfa_bezwaren(papier) == []
    tekst = schrijf_bewijs(*wat, op=MAANDAG, door=anna)
    for zin in ("Getekend door: A. Proef", "2 maart 2026", "Ingelogd met DigiD.", VERKLARING, "999990019"):
        assert zin in tekst
    assert "Fijn [teken]" in tekst
    assert melding.client.straat not in tekst


def test_hoe_iemand_inlogde_staat_erbij() -> None:
    melding = maak_melding()
    met_brief, zonder = maak_inwoner("brief"), maak_inwoner("zonder")
    Inwoner.objects.create(gebruiker=met_brief, client=melding.client)
    assert hoe_ingelogd(met_brief) == "met een code uit een brief van de gemeente"
    assert hoe_ingelogd(zonder) == "met een eigen account"
