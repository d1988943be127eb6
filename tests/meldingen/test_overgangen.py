"""The status machine of a melding: eleven statuses, and nothing but the transitions of this table."""

from itertools import product

import pytest
from django_fsm import TransitionNotAllowed, can_proceed

from meldingen.models import Melding, Status
from meldingen.services.overgang import FEITEN, overgangen
from tests.pogingen import CATALOGUS

OPEN = ("ontvangen", "in_onderzoek", "verslag_verzonden", "aangevraagd", "hersteltermijn", "in_beoordeling",
        "ter_fiattering")  # fmt: skip
# transition: code, from, to, and what the melding must be besides ("" is nothing)
TABEL: dict[str, tuple[str, tuple[str, ...], str, str]] = {
    "vooronderzoek_starten": ("TR-04", ("ontvangen",), "in_onderzoek", "melding"),
    "informatie_en_advies_volstaat": ("TR-07", ("ontvangen", "in_onderzoek"), "afgesloten", "melding"),
    "verslag_verzenden": ("TR-12", ("in_onderzoek",), "verslag_verzonden", ""),
    "verslag_niet_gewenst": ("TR-13", ("in_onderzoek",), "verslag_verzonden", ""),
    "niet_akkoord_verwerken": ("TR-14", ("verslag_verzonden",), "in_onderzoek", ""),
    "zorgplan_als_aanvraag": ("TR-16", ("verslag_verzonden",), "aangevraagd", ""),
    "zorgplan_terugkoppeling": ("TR-17", ("verslag_verzonden",), "in_onderzoek", ""),
    "retour_als_aanvraag": ("TR-18", ("verslag_verzonden",), "aangevraagd", ""),
    "aanvraagformulier_ontvangen": ("TR-19", ("verslag_verzonden", "afgesloten"), "aangevraagd", ""),
    "optie1_afsluiten": ("TR-20", ("verslag_verzonden",), "afgesloten", ""),
    "aanvraag_na_termijnoverschrijding": ("TR-21", ("ontvangen", "in_onderzoek"), "aangevraagd", "melding"),
    "na_rappel_afsluiten": ("TR-24", ("verslag_verzonden",), "afgesloten", ""),
    "uitzonderlijk_direct_behandelen": ("TR-27", ("ontvangen",), "aangevraagd", "aanvraag"),
    "hersteltermijn_geven": ("TR-28", ("aangevraagd", "in_beoordeling"), "hersteltermijn", ""),
    "aangevuld": ("TR-29", ("hersteltermijn",), "in_beoordeling", ""),
    "budgetplan_ontbreekt_naar_zin": ("TR-30", ("hersteltermijn",), "in_beoordeling", ""),
    "buiten_behandeling_stellen": ("TR-31", ("hersteltermijn",), "beschikt", ""),
    "volledig_verklaren": ("TR-32", ("aangevraagd",), "in_beoordeling", ""),
    "inhoudelijk_beslissen_na_herstel": ("TR-57", ("hersteltermijn",), "in_beoordeling", ""),
    "opschorten": ("TR-33", ("ter_fiattering",), "in_beoordeling", ""),
    "besluit_opstellen": ("TR-36", ("in_beoordeling",), "ter_fiattering", ""),
    "besluit_terugsturen": ("TR-37", ("ter_fiattering",), "in_beoordeling", ""),
    "toekennen": ("TR-38", ("ter_fiattering",), "beschikt", ""),
    "gedeeltelijk_toekennen": ("TR-39", ("ter_fiattering",), "beschikt", ""),
    "afwijzen": ("TR-40", ("ter_fiattering",), "beschikt", ""),
    "toekenning_vervalt": ("TR-42", ("beschikt",), "afgesloten", ""),
    "afronden": ("TR-43", ("beschikt",), "afgesloten", ""),
    "melding_intrekken": ("TR-44", ("ontvangen", "in_onderzoek", "verslag_verzonden"), "ingetrokken", "melding"),
    "aanvraag_intrekken": (
        "TR-45", ("ontvangen", "aangevraagd", "hersteltermijn", "in_beoordeling", "ter_fiattering"),
        "ingetrokken", "aanvraag",
    ),
    "doorzenden": ("TR-46", ("ontvangen", "in_onderzoek", "aangevraagd"), "doorgezonden", ""),
    "vervallen_overlijden_verhuizing": ("TR-47", OPEN, "afgesloten", ""),
    "ongewijzigd_voortzetten": ("TR-49", ("in_onderzoek",), "afgesloten", "heronderzoek"),
    "herzien_of_intrekken": ("TR-50", ("in_onderzoek",), "ter_fiattering", "heronderzoek"),
    "nieuwe_aanvraag_bij_wijziging": ("TR-51", ("in_onderzoek",), "afgesloten", "heronderzoek"),
    "beeindigen": ("TR-52", ("beschikt",), "afgesloten", ""),
    "herroepen_na_bezwaar": ("TR-53", ("beschikt", "afgesloten"), "ter_fiattering", ""),
    "verder_na_intrekkingsbesluit": ("TR-54", ("ter_fiattering",), "afgesloten", ""),
    "voornemen_laten_vervallen": ("TR-58", ("ter_fiattering",), "afgesloten", "heronderzoek"),
}  # fmt: skip
STATUSSEN = (*OPEN, "beschikt", "afgesloten", "ingetrokken", "doorgezonden")
# Which status holds which states of the catalogue.
STATUS_VAN = {
    "gemeld": "ontvangen", "aanvraag_zonder_melding": "ontvangen",
    "in_vooronderzoek": "in_onderzoek", "in_onderzoek": "in_onderzoek", "verslag_concept": "in_onderzoek",
    "verslag_verzonden": "verslag_verzonden", "rappel": "verslag_verzonden",
    "wacht_op_zorgplan": "verslag_verzonden", "aanvraag_ontvangen": "aangevraagd",
    "hersteltermijn": "hersteltermijn", "in_beoordeling": "in_beoordeling", "opgeschort": "in_beoordeling",
    "besluit_concept": "ter_fiattering", "toegekend": "beschikt", "gedeeltelijk_toegekend": "beschikt",
    "afgewezen": "beschikt", "buiten_behandeling": "beschikt", "in_levering": "beschikt",
    "afgesloten_zonder_aanvraag": "afgesloten", "afgerond": "afgesloten", "beeindigd": "afgesloten",
    "ingetrokken": "ingetrokken", "doorgezonden": "doorgezonden",
    # A review is a melding of its own: it is investigated, and ends with the care going on.
    "in_heronderzoek": "in_onderzoek",
}  # fmt: skip
# Rows of the review: there "in delivery" is the end of the review's own melding.
HERONDERZOEK = frozenset({"TR-48", "TR-49", "TR-50", "TR-51", "TR-52", "TR-58"})
# After an aanvraag came in the state stays (catalogue), so the status does too.
ALLEEN_UIT_VERSLAG = frozenset({"TR-15", "TR-17"})


def melding(status: str, binnenkomst: str = "melding", aanleiding: str = "hulpvraag") -> Melding:
    return Melding(status=status, binnenkomst=binnenkomst, aanleiding=aanleiding, nummer="WMO-2026-000001")


def voldoet(eis: str, status: str, binnenkomst: str, aanleiding: str) -> bool:
    """Whether a melding is what the last column of the table asks for."""
    return {
        "": True,
        "melding": binnenkomst == "melding",
        "aanvraag": status != "ontvangen" or binnenkomst != "melding",
        "heronderzoek": aanleiding == "heronderzoek",
    }[eis]


def test_de_machine_is_de_tabel() -> None:
    rijen = Melding._meta.get_field("status").get_all_transitions(Melding)
    machine: dict[str, tuple[str, set[str], str]] = {}
    for rij in rijen:
        _, bronnen, _ = machine.setdefault(rij.name, (rij.custom["code"], set(), str(rij.target)))
        bronnen.add(str(rij.source))
    assert machine == {naam: (code, set(van), naar) for naam, (code, van, naar, _) in TABEL.items()}


def test_er_zijn_elf_statussen() -> None:
    assert set(Status.values) == set(STATUSSEN)
    assert len(Status.values) == 11


@pytest.mark.parametrize("naam", TABEL)
def test_wat_niet_in_de_tabel_staat_wordt_geweigerd(naam: str) -> None:
    _, van, naar, eis = TABEL[naam]
    for status, binnenkomst, aanleiding in product(
        STATUSSEN, ("melding", "aanvraag_zonder_melding"), ("hulpvraag", "heronderzoek")
    ):
        zaak = melding(status, binnenkomst, aanleiding)
        methode = getattr(zaak, naam)
        mag = status in van and voldoet(eis, status, binnenkomst, aanleiding)
        assert can_proceed(methode) is mag, (status, binnenkomst, aanleiding)
        if mag:
            methode()
            assert zaak.status == naar
        else:
            with pytest.raises(TransitionNotAllowed):
                methode()
            assert zaak.status == status


@pytest.mark.parametrize("naam", TABEL)
def test_de_tabel_volgt_uit_de_catalogus(naam: str) -> None:
    code, van, naar, _ = TABEL[naam]
    rij = CATALOGUS[code]
    if code in HERONDERZOEK:
        assert set(van) <= {STATUS_VAN[toestand] for toestand in rij.van} | {"ter_fiattering"}
        return
    (doel,) = {STATUS_VAN[toestand] for toestand in rij.naar}
    bronnen = {STATUS_VAN[toestand] for toestand in rij.van}
    if code in ALLEEN_UIT_VERSLAG:
        bronnen = {"verslag_verzonden"}
    assert naar == doel
    assert set(van) == bronnen - {doel}
    assert naam == rij.naam


def test_elke_rij_van_de_catalogus_is_een_overgang_een_feit_of_een_begin() -> None:
    van_status = {code for code, *_ in TABEL.values()}
    assert van_status | set(FEITEN) | {"TR-02b"} == set(CATALOGUS)
    # In both: the row changes the status from some states, and is only a fact in others.
    assert van_status & set(FEITEN) == {"TR-28", "TR-33"}


def test_de_status_is_niet_met_de_hand_te_zetten() -> None:
    zaak = melding("ontvangen")
    with pytest.raises(AttributeError):
        zaak.status = "beschikt"


def test_elke_overgang_heeft_een_naam_voor_het_logboek() -> None:
    assert all(rij["naam"] for rij in overgangen().values())
    assert set(overgangen()) == set(TABEL)
