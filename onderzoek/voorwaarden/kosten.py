"""Conditions of a tegemoetkoming for rent: double rent of the client, missed rent of the landlord (W-28, W-29)."""

from collections.abc import Iterator

from onderzoek.voorwaarden.vormen import (
    BELEID,
    JA,
    NEE,
    Advies,
    Stand,
    Vraag,
    Vraagsoort,
    Vragenlijst,
    eerst,
    let_op,
    past,
    past_niet,
)

_661 = f"{BELEID}, 6.6.1"
_662 = f"{BELEID}, 6.6.2"
MAANDEN = Vraag("maanden", "Hoeveel maanden zijn er dubbele woonlasten?", "W-28", _661, Vraagsoort.GETAL)
_VERHUURDER = ("verhuurder", (JA,))
VERHUURDER = (
    Vraag("verhuurder_naam", "Hoe heet de verhuurder?", "W-29", _662, Vraagsoort.TEKST, als=_VERHUURDER),
    Vraag(
        "verhuurder_straat", "Wat is de straat en het huisnummer, of de postbus, van de verhuurder?", "W-29", _662,
        Vraagsoort.TEKST, als=_VERHUURDER,
    ),
    Vraag(
        "verhuurder_postcode_plaats", "Wat is de postcode en de plaats van de verhuurder?", "W-29", _662,
        Vraagsoort.TEKST, als=_VERHUURDER,
    ),
    Vraag(
        "woning", "Op welk adres staat de lege woning?", "W-29", _662, Vraagsoort.TEKST,
        hulp="Straat, huisnummer en plaats. De verhuurder krijgt een eigen brief met dit adres.", als=_VERHUURDER,
    ),
)  # fmt: skip
LEEG = Vraag("maanden_leeg", "Hoeveel maanden staat de woning leeg?", "W-29", _662, Vraagsoort.GETAL)


def dubbele_huur(stand: Stand) -> Iterator[Advies]:
    """W-28: the real costs, up to so many months."""
    maanden, grens = stand.bedrag("maanden"), stand.waarden["dubbele_huur_max_mnd"]
    if maanden is None:
        return
    if maanden <= grens:
        yield MAANDEN.advies(past(f"Dit is niet langer dan {grens} maanden. Er is geen eigen bijdrage."))
    else:
        yield MAANDEN.advies(let_op(f"Vergoed hoogstens {grens} maanden. Er is geen eigen bijdrage."))


def huurderving(stand: Stand) -> Iterator[Advies]:
    """W-29: from the third month of vacancy, for so many months."""
    leeg, vanaf = stand.bedrag("maanden_leeg"), stand.waarden["huurderving_vanaf_mnd"]
    hoogstens = stand.waarden["huurderving_mnd"]
    if leeg is None:
        return
    if leeg >= vanaf:
        yield LEEG.advies(past(f"De vergoeding kan vanaf maand {vanaf}, voor hoogstens {hoogstens} maanden."))
    else:
        yield LEEG.advies(past_niet(f"De vergoeding begint pas in maand {vanaf} dat de woning leeg staat."))


DUBBELE_HUUR = Vragenlijst(
    "dubbele_huur",
    (
        Vraag(
            "door_aanpassing",
            "Komen de dubbele woonlasten door een woningaanpassing?",
            "W-28",
            _661,
            gevolgen={
                JA: past("De dubbele woonlasten komen door een woningaanpassing."),
                NEE: past_niet("De vergoeding is alleen voor dubbele woonlasten door een woningaanpassing."),
            },
        ),
        Vraag(
            "te_voorkomen",
            "Had de inwoner de dubbele woonlasten kunnen voorkomen?",
            "W-28",
            _661,
            gevolgen={
                JA: past_niet("De inwoner had de dubbele woonlasten kunnen voorkomen."),
                NEE: past("De inwoner kon de dubbele woonlasten redelijkerwijs niet voorkomen."),
            },
        ),
        Vraag(
            "vorm",
            "Waardoor zijn er twee woningen?",
            "W-28",
            _661,
            Vraagsoort.KEUZE,
            (
                ("tijdelijk", "De inwoner woont tijdelijk ergens anders"),
                ("langer", "De inwoner houdt de oude woning langer aan"),
                ("anders", "Door iets anders"),
            ),
            gevolgen={
                "tijdelijk": past("Tijdelijk ergens anders wonen kan worden vergoed."),
                "langer": past("De oude woning langer aanhouden kan worden vergoed."),
                "anders": past_niet("De vergoeding is voor tijdelijk wonen of de oude woning langer aanhouden."),
            },
        ),
        MAANDEN,
        Vraag(
            "bewijs",
            "Zijn de werkelijke kosten bewezen, bijvoorbeeld met een huurcontract?",
            "W-28",
            _661,
            gevolgen={NEE: eerst("Vraag eerst een bewijs van de werkelijke kosten.")},
        ),
    ),
    (dubbele_huur,),
    ("dubbele_huur_max_mnd",),
)
HUURDERVING = Vragenlijst(
    "huurderving",
    (
        Vraag(
            "verhuurder",
            "Vraagt de verhuurder de vergoeding?",
            "W-29",
            _662,
            gevolgen={
                JA: past("De vergoeding is voor de verhuurder."),
                NEE: past_niet("De vergoeding is alleen voor de verhuurder van de woning."),
            },
        ),
        *VERHUURDER,
        Vraag(
            "aangepast",
            "Is de lege woning eerder aangepast?",
            "W-29",
            _662,
            gevolgen={
                JA: past("De woning is aangepast."),
                NEE: past_niet("De vergoeding is alleen voor een aangepaste woning."),
            },
        ),
        Vraag(
            "substantieel",
            "Waren de kosten van die aanpassing minstens zo hoog als in de verordening staat?",
            "W-29",
            _662,
            gevolgen={
                JA: past("De kosten van de aanpassing waren hoog genoeg."),
                NEE: past_niet("De kosten van de aanpassing waren lager dan het bedrag in de verordening."),
            },
        ),
        LEEG,
        Vraag(
            "huur_hoger",
            "Is de huur hoger dan de huur waarvoor subsidie kan?",
            "W-29",
            _662,
            gevolgen={JA: let_op("Vergoed hoogstens de huur waarvoor subsidie kan.")},
        ),
    ),
    (huurderving,),
    ("huurderving_mnd", "huurderving_vanaf_mnd"),
)
LIJSTEN = (DUBBELE_HUUR, HUURDERVING)
