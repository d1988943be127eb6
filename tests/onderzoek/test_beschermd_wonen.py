"""What the answers on the criteria of beschermd wonen and opvang say, and the table of zzp's."""

import pytest

from onderzoek.beschermd_wonen import VRAGEN, ZZP, Antwoord, Hulpsoort, beoordeel

BW, OPVANG = Hulpsoort.BESCHERMD_WONEN, Hulpsoort.OPVANG


def antwoorden(soort: Hulpsoort, standaard: str = "ja", **anders: str) -> dict[str, str]:
    return {vraag.code: standaard for vraag in VRAGEN[soort]} | anders


@pytest.mark.regel("BW-04")
def test_alle_criteria_vervuld_past_en_elk_criterium_apart_kan_het_tegenhouden() -> None:
    assert beoordeel(BW, antwoorden(BW)).past_waarschijnlijk
    assert beoordeel(BW, antwoorden(BW)).zinnen == ()
    for vraag in VRAGEN[BW]:
        oordeel = beoordeel(BW, antwoorden(BW, **{vraag.code: "nee"}))
        assert not oordeel.past_waarschijnlijk
        assert oordeel.zinnen == (f"Niet vervuld (BW-04): {vraag.tekst}.",)


def test_wat_nog_niet_bekend_is_moet_worden_uitgezocht_maar_wijst_niets_af() -> None:
    oordeel = beoordeel(BW, antwoorden(BW, ongepland="onbekend"))
    assert oordeel.past_waarschijnlijk
    assert [zin[:22] for zin in oordeel.zinnen] == ["Nog uitzoeken (BW-04):"]


@pytest.mark.regel("BW-14")
@pytest.mark.parametrize(("ja", "past"), [(0, False), (1, True), (6, True)])
def test_bij_opvang_worden_de_punten_van_binding_samen_gewogen(ja: int, past: bool) -> None:
    zacht = [vraag.code for vraag in VRAGEN[OPVANG] if not vraag.hard]
    oordeel = beoordeel(OPVANG, antwoorden(OPVANG, **dict.fromkeys(zacht[ja:], "nee")))
    assert oordeel.past_waarschijnlijk is past
    assert oordeel.zinnen[-1].startswith(f"{ja} van de 6 punten wijzen op binding met de regio.")


@pytest.mark.regel("BW-13", "BW-14")
@pytest.mark.parametrize("code", ["achttien", "rechtmatig", "geen_adres"])
def test_zonder_leeftijd_verblijf_of_dakloosheid_past_opvang_niet(code: str) -> None:
    assert not beoordeel(OPVANG, antwoorden(OPVANG, **{code: "nee"})).past_waarschijnlijk


@pytest.mark.parametrize("fout", [{}, antwoorden(BW, extra="ja"), antwoorden(BW, ongepland="misschien")])
def test_een_onvolledige_of_vreemde_toets_wordt_geweigerd(fout: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        beoordeel(BW, fout)


@pytest.mark.regel("BW-05")
def test_de_tabel_kent_zzp_3_tot_en_met_6_en_zegt_wie_s_nachts_wakker_is() -> None:
    assert [rij.nummer for rij in ZZP] == [3, 4, 5, 6]
    assert [rij.toezicht_nacht for rij in ZZP] == ["beschikbaar", "wakker", "wakker", "wakker"]
    assert [rij.woonomgeving for rij in ZZP] == ["open", "open of besloten", "open of besloten", "open"]
    assert ZZP[3].bouw == "aangepast"
    assert set(Antwoord) == {"ja", "nee", "onbekend"}
