"""The conditions on screen up to the proposal: typed answers, what stands in the way, the condition on the line."""

from collections.abc import Callable

import pytest
from django.urls import reverse

from tests.bouwers import breng_naar, voorzieningsoort
from tests.keten.klokzetter import Klokzetter
from tests.keten.scherm import TABLET, Bevindingen, Scherm
from tests.voorwaarden import VERBOUWING, neem_in_beeld

pytestmark = [
    pytest.mark.keten, pytest.mark.xdist_group("keten"), pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("zonder_pdf"),
]  # fmt: skip
AUTO = {
    "doel": "dagelijks", "onbruikbaar": "ja", "regiotaxi": "nee", "aangetoond": "ja", "aanpassing": "bijzonder",
    "bewijs": "ja", "gaat_mee": "2034-01-01", "kosten": "5200.00",
}  # fmt: skip
VERHUISD = VERBOUWING | {"naar_ongeschikt": "ja", "belangrijke_reden": "ja"}


@pytest.mark.regel("W-07", "W-25")
def test_van_antwoord_tot_voorwaarde_in_het_besluit(
    klokzetter: Klokzetter, scherm: Callable[..., Scherm], bevindingen: Bevindingen
) -> None:
    zaak = breng_naar("in_beoordeling", twee_gevraagd=True)
    klokzetter.zet(zaak.op)
    auto, woning = zaak.aanvraag.gevraagd.order_by("pk")
    for gevraagd, code in ((auto, "AUTOAANPASSING"), (woning, "WOON_BOUWKUNDIG")):
        gevraagd.soort = voorzieningsoort(zaak.gemeente, code)
        gevraagd.save(update_fields=["soort"])
    neem_in_beeld(zaak, "AUTOAANPASSING", AUTO)
    keuze = neem_in_beeld(zaak, "WOON_BOUWKUNDIG", VERHUISD)
    nummer = zaak.melding.nummer
    consulent = scherm(TABLET)
    consulent.meld_aan("consulent")

    consulent.ga(reverse("voorwaarden", args=[nummer, keuze.pk]))
    consulent.keur("voorwaarden met een open vraag")
    consulent.vul("Wat was de belangrijke reden voor die verhuizing?", "Uw huis brandde af.")
    consulent.druk("Bewaren")
    consulent.bevat("Deze reden staat in het besluit: Uw huis brandde af.")

    consulent.ga(reverse("besluit_regel", args=[nummer, auto.pk]))
    assert "Verzeker de aanpassing tegen diefstal en vandalisme." in consulent.waarde("Welke voorwaarden gelden?")
    consulent.keur("besluit met een voorwaarde")
    consulent.kies("Wat stelt u voor?", "Toekennen")
    consulent.kies("In natura of als pgb?", "In natura")
    consulent.vul("Hoeveel stuks?", "1")
    consulent.kies("Per wat?", "in totaal")
    consulent.vul_datum("Vanaf welke dag?", zaak.op)
    consulent.vul_datum("Tot en met welke dag?", zaak.verder(300))
    consulent.vul("Welke voorwaarden gelden?", "Rijd voorzichtig.")
    consulent.druk("Bewaren")
    consulent.bevat("Zet bij Aanpassing van de auto de voorwaarde: ‘De aanpassing van uw auto kost meer dan € 4.000.")
    consulent.keur("besluit zonder de voorwaarde")
    assert bevindingen.fouten == []
