"""Conditions of an aid for sport (W-27)."""

from collections.abc import Iterator
from decimal import Decimal

from meldingen.termijnen import plus_maanden, schrijf_datum
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
    euro,
    let_op,
    past,
    past_niet,
)

_65 = f"{BELEID}, 6.5"
VORIGE = Vraag(
    "vorige",
    "Wanneer kreeg de inwoner de vorige sportvoorziening?",
    "W-27",
    _65,
    Vraagsoort.DATUM,
    hulp="Laat leeg als dit de eerste is.",
    mag_leeg=True,
)
PRIJS = Vraag("prijs", "Wat kost de sportvoorziening?", "W-27", _65, Vraagsoort.BEDRAG)
AANDEEL = Vraag(
    "eigen_aandeel",
    "Hoeveel betaalt de inwoner zelf?",
    "W-27",
    _65,
    Vraagsoort.BEDRAG,
    hulp="Voor aanschaf, onderhoud en verzekering samen.",
)


def herhaling(stand: Stand) -> Iterator[Advies]:
    """W-27: an aid lasts so many years; on the day itself a new one is possible."""
    vorige, jaren = stand.dag("vorige"), int(stand.waarden["sport_min_jaren"])
    if vorige is None:
        return
    vrij = plus_maanden(vorige, 12 * jaren)
    if stand.op >= vrij:
        yield VORIGE.advies(past(f"De vorige sportvoorziening is minstens {jaren} jaar oud."))
    else:
        zin = f"Een sportvoorziening gaat minstens {jaren} jaar mee. Een nieuwe kan vanaf {schrijf_datum(vrij)}."
        yield VORIGE.advies(past_niet(zin))


def eigen_aandeel(stand: Stand) -> Iterator[Advies]:
    """W-27: the share of the client is at most so many per cent of the cost price."""
    prijs, aandeel = stand.bedrag("prijs"), stand.bedrag("eigen_aandeel")
    if prijs is None or aandeel is None:
        return
    procent = stand.waarden["sport_eigen_aandeel_pct"]
    if aandeel * Decimal(100) <= prijs * procent:
        yield AANDEEL.advies(past(f"Het eigen aandeel is niet hoger dan {procent} procent van de kostprijs."))
    else:
        hoogstens = (prijs * procent / 100).quantize(Decimal("0.01"))
        zin = f"Vraag hoogstens {procent} procent van de kostprijs van de inwoner: {euro(hoogstens)}."
        yield AANDEEL.advies(past_niet(zin))


SPORT = Vragenlijst(
    "sport",
    (
        Vraag(
            "waarvoor",
            "Waarvoor vraagt de inwoner geld of een hulpmiddel?",
            "W-27",
            _65,
            Vraagsoort.KEUZE,
            (
                ("hulpmiddel", "Een hulpmiddel om te sporten"),
                ("entree", "Entree"),
                ("lidmaatschap", "Een lidmaatschap"),
            ),
            gevolgen={
                "hulpmiddel": past("Een hulpmiddel om te sporten kan de gemeente verstrekken."),
                "entree": past_niet("Entree wordt niet vergoed."),
                "lidmaatschap": past_niet("Een lidmaatschap wordt niet vergoed."),
            },
        ),
        Vraag(
            "zonder",
            "Kan de inwoner zonder hulpmiddel sporten?",
            "W-27",
            _65,
            gevolgen={
                JA: past_niet("De inwoner kan zonder hulpmiddel sporten."),
                NEE: past("Zonder hulpmiddel kan de inwoner niet sporten."),
            },
        ),
        Vraag(
            "duurder",
            "Is de sport met hulpmiddel veel duurder dan zonder beperking?",
            "W-27",
            _65,
            gevolgen={
                JA: past("De kosten zijn veel hoger dan voor iemand zonder beperking."),
                NEE: past_niet("De kosten zijn niet veel hoger dan voor iemand zonder beperking."),
            },
        ),
        Vraag(
            "actief",
            "Heeft de inwoner laten zien dat hij of zij actief sport?",
            "W-27",
            _65,
            hulp="Bijvoorbeeld met een verklaring van de sportclub.",
            gevolgen={
                JA: past("De inwoner sport actief."),
                NEE: eerst("Vraag de inwoner eerst om te laten zien dat hij of zij actief sport."),
            },
        ),
        Vraag(
            "fondsen",
            "Is gevraagd of een club, sponsor of fonds meebetaalt?",
            "W-27",
            _65,
            gevolgen={NEE: let_op("Clubs, sponsors en fondsen betalen vaak mee. Wijs de inwoner daarop.")},
        ),
        VORIGE,
        PRIJS,
        AANDEEL,
    ),
    (herhaling, eigen_aandeel),
    ("sport_min_jaren", "sport_eigen_aandeel_pct"),
)
LIJSTEN = (SPORT,)
