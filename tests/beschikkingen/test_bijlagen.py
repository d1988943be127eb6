"""Which papers belong to a decision that grants: verslag, ondersteuningsplan and signed zorgplan, with their dates."""

from datetime import date

import pytest

from beschikkingen.models import Beschikking
from beschikkingen.services.bijlagen import bijlagen_bij
from meldingen.brieven.tekst import regels as tekstregels
from meldingen.models import Document, Gemeente
from meldingen.services.documenten import lees
from meldingen.termijnen import schrijf_datum
from onderzoek.models import Planregel, Resultaatgebied, Zorgplanverzoek
from onderzoek.services.plan import Hulpregel, Resultaatgegevens, leg_resultaat_vast
from onderzoek.services.planregels import Periode
from tests.bouwers import MAANDAG, TEKST, Zaak, breng_naar

pytestmark = pytest.mark.usefixtures("zonder_pdf")


def brief(zaak: Zaak, soort: str) -> str:
    document = Document.objects.get(melding=zaak.melding, soort=soort)
    return " ".join(tekstregels(lees(document).decode())).replace("\xa0", " ")


def met_plannen(gemeente: Gemeente) -> Zaak:
    """A verslag with an ondersteuningsplan, and a zorgplan that both signed, which is the aanvraag."""
    zaak = Zaak(gemeente, MAANDAG)
    for stap in ("gemeld", "in_vooronderzoek", "in_onderzoek", "gesproken"):
        getattr(zaak, stap)()
    gebied = Resultaatgebied.objects.get(gemeente=gemeente, code="10.1")
    begeleiding = Resultaatgegevens(
        trede=2, doelen=gebied.doelen[:1], resultaat=TEKST.resultaat,
        regels={Planregel.Bron.MAATWERK: Hulpregel("Begeleiding bij het plannen.")},
        periode=Periode(date(2026, 4, 1), None, date(2027, 4, 1)), leveringsvorm="natura",
        vervoer="zelf" if gebied.vraagt_vervoer else "",
    )  # fmt: skip
    leg_resultaat_vast(zaak.melding, gebied, begeleiding, op=zaak.op, door=zaak.consulent)
    for stap in ("verslag_concept", "verslag_verzonden", "zorgplan_gevraagd", "zorgplan_getekend", "in_beoordeling"):
        getattr(zaak, stap)()
    return zaak


@pytest.mark.regel("B-15")
def test_het_besluit_noemt_verslag_plan_en_getekend_zorgplan_met_hun_datum(voorbeeld: Gemeente) -> None:
    zaak = met_plannen(voorbeeld)
    verslag, getekend = zaak.aanvraag.verslag, zaak.op
    zaak.besluit_concept()
    zaak.besloten()
    verzonden = schrijf_datum(verslag.verzonden_op)
    op = schrijf_datum(Zorgplanverzoek.objects.get(melding=zaak.melding).afgerond_op)
    assert verzonden != op != schrijf_datum(getekend)
    assert (
        f"Bij dit besluit horen: het verslag van {verzonden}, het ondersteuningsplan van {verzonden} "
        f"en het zorgplan dat op {op} is getekend"
    ) in brief(zaak, "D-19")


@pytest.mark.regel("B-15")
def test_een_zorgplan_dat_nog_niet_getekend_is_hoort_er_niet_bij(voorbeeld: Gemeente) -> None:
    zaak = met_plannen(voorbeeld)
    Zorgplanverzoek.objects.filter(melding=zaak.melding).update(einde=Zorgplanverzoek.Einde.VERVANGEN)
    zaak.besluit_concept()
    assert not any("zorgplan dat" in stuk for stuk in bijlagen_bij(zaak.beschikking))


def test_zonder_plannen_hoort_alleen_het_verslag_erbij(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("gedeeltelijk_toegekend")
    verzonden = schrijf_datum(zaak.verslag.verzonden_op)
    assert f"Bij dit besluit horen: het verslag van {verzonden}" in brief(zaak, "D-21")
    assert bijlagen_bij(zaak.beschikking) == (f"het verslag van {verzonden}",)


def test_zonder_vastgesteld_verslag_zijn_er_geen_bijlagen(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("aanvraag_zonder_melding")
    aanvraag = zaak.melding.aanvragen.get()
    assert bijlagen_bij(Beschikking(melding=zaak.melding, aanvraag=aanvraag)) == ()
