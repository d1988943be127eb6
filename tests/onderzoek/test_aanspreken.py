"""The letter says 'u': sentences about the client are pointed out, and what contradicts itself is refused."""

import pytest
from django.test import Client

from meldingen.fouten import Geweigerd
from meldingen.models import Gemeente
from onderzoek.aanspreken import derde_persoon
from onderzoek.eisen import VERSLAG_OPSTELLEN
from onderzoek.models import Rubriek
from onderzoek.services.gesprek import bewaar_rubriek
from onderzoek.services.huishouden import haal_huisgenoot_weg
from onderzoek.services.mantelzorg import bewaar_mantelzorger
from tests.bouwers import Zaak, breng_naar
from tests.gesprek import blad, mantelzorger, met_huisgenoot, met_mantelzorger

OORDEEL = {"instrument": "Vragenlijst", "overbelast_motivering": "Slaapt slecht."}


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [
        ("U kookt zelf. Mevrouw wil thuis blijven.", "Mevrouw wil thuis blijven."),
        ("U kookt.\nDe inwoner valt vaak.", "De inwoner valt vaak."),
        ("De heer van der Heuvel loopt slecht.", "De heer van der Heuvel loopt slecht."),
        ("De cliënte heeft hulp.", "De cliënte heeft hulp."),
        ("Uw buurvrouw, mevrouw De Groot, kookt.", ""),
        ("De inwoners van uw straat helpen. U hebt een mevrouwenfiets.", ""),
        ("", ""),
    ],
)
def test_een_zin_over_de_client_wordt_aangewezen(tekst: str, zin: str) -> None:
    assert derde_persoon({"rubriek_a": tekst}, "Heuvel") == ({"rubriek_a": zin} if zin else {})


@pytest.mark.django_db
def test_de_bladzijde_van_het_verslag_wijst_de_zinnen_aan_en_verzenden_mag(voorbeeld: Gemeente, client: Client) -> None:
    zaak = breng_naar("in_onderzoek")
    client.force_login(zaak.consulent)
    pad = f"/zaken/{zaak.melding.nummer}/verslag/"
    zet(zaak, "a", "U kookt zelf.")
    waarschuwing = "Deze zinnen gaan óver de inwoner."
    Rubriek.objects.exclude(letter="a").delete()
    assert waarschuwing not in client.get(pad).content.decode()
    zet(zaak, "b", "U kookt zelf. Meneer wil thuis blijven.")
    bladzijde = client.get(pad).content.decode()
    assert waarschuwing in bladzijde
    assert "<dd>Meneer wil thuis blijven.</dd>" in bladzijde


@pytest.mark.django_db
@pytest.mark.regel("O-02")
def test_niet_van_toepassing_naast_een_mens_die_er_wel_is_geeft_geen_verslag(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("in_onderzoek")
    rij, zoon = met_mantelzorger(zaak, "Ans"), met_huisgenoot(zaak, "Bram")
    bewaar_mantelzorger(rij, mantelzorger(rij, overbelast="ja", **OORDEEL), blad(zaak, rij), **wie(zaak))
    assert gemis(zaak) == []
    for letter in "bcd":
        zet(zaak, letter, "Dit speelt niet.", is_nvt=True)
    assert [(zin.split()[2], woord in zin) for zin, woord in zip(gemis(zaak), ("Bram", "Ans", "Ans"), strict=True)] == [
        ("b", True), ("c", True), ("d", True),
    ]  # fmt: skip
    with pytest.raises(Geweigerd, match="Ans is wel mantelzorger"):
        zaak.verslag_concept()
    haal_huisgenoot_weg(zoon, **wie(zaak))
    rij.refresh_from_db()
    bewaar_mantelzorger(rij, mantelzorger(rij, overbelast="nee", **OORDEEL), blad(zaak, rij), **wie(zaak))
    zet(zaak, "c", "Ans komt elke dag.")
    # 'Support of the mantelzorger' may well not apply: she bears it.
    assert gemis(zaak) == []
    zaak.verslag_concept()


def gemis(zaak: Zaak) -> list[str]:
    return [rij.zin for rij in VERSLAG_OPSTELLEN.ontbreekt(zaak.onderzoek, zaak.op) if "niet van toepassing" in rij.zin]


def wie(zaak: Zaak) -> dict[str, object]:
    return {"op": zaak.op, "door": zaak.consulent}


def zet(zaak: Zaak, letter: str, tekst: str, *, is_nvt: bool = False) -> None:
    rij = Rubriek.objects.filter(onderzoek=zaak.onderzoek, letter=letter).first()
    bewaar_rubriek(zaak.onderzoek, letter, {"tekst": tekst, "is_nvt": is_nvt}, blad(zaak, rij), **wie(zaak))
