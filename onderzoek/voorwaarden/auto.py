"""Conditions of adapting a car (W-25)."""

from collections.abc import Iterator

from meldingen.termijnen import plus_maanden, schrijf_datum
from onderzoek.voorwaarden.vervoer import AANGETOOND, DOEL, REGIOTAXI
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

_634 = f"{BELEID}, 6.3.4"
_K, _B, _D = Vraagsoort.KEUZE, Vraagsoort.BEDRAG, Vraagsoort.DATUM

GAAT_MEE = Vraag(
    "gaat_mee", "Tot wanneer gaat de auto nog mee?", "W-25", _634, _D, hulp="Volgens een garage of keuring."
)
KOSTEN = Vraag("kosten", "Wat kost de aanpassing?", "W-25", _634, _B)


def auto_jaren(stand: Stand) -> Iterator[Advies]:
    """W-25: the car lasts at least so many years from today; the day itself is enough."""
    tot, jaren = stand.dag("gaat_mee"), int(stand.waarden["auto_min_jaren"])
    if tot is None:
        return
    nodig = plus_maanden(stand.op, 12 * jaren)
    if tot >= nodig:
        yield GAAT_MEE.advies(past(f"De auto gaat nog minstens {jaren} jaar mee."))
    else:
        zin = f"De auto moet nog {jaren} jaar mee kunnen: tot en met {schrijf_datum(nodig)}."
        yield GAAT_MEE.advies(past_niet(zin))


def auto_verzekeren(stand: Stand) -> Iterator[Advies]:
    """W-25: above the limit the client insures the adaptation."""
    kosten, grens = stand.bedrag("kosten"), stand.waarden["auto_verzekeren_vanaf"]
    if kosten is not None and kosten > grens:
        zin = f"Boven {euro(grens)} verzekert de inwoner de aanpassing tegen diefstal en vandalisme."
        voorwaarde = (
            f"De aanpassing van uw auto kost meer dan {euro(grens)}. Verzeker de aanpassing tegen diefstal en "
            "vandalisme."
        )
        yield KOSTEN.advies(let_op(zin), voorwaarde=voorwaarde)


AUTOAANPASSING = Vragenlijst(
    "auto",
    (
        DOEL,
        Vraag(
            "onbruikbaar",
            "Kan de inwoner de auto zonder aanpassing niet gebruiken?",
            "W-25",
            _634,
            gevolgen={
                JA: past("Zonder aanpassing kan de inwoner de auto niet gebruiken."),
                NEE: past_niet("De inwoner kan de auto ook zonder aanpassing gebruiken."),
            },
        ),
        REGIOTAXI,
        AANGETOOND,
        Vraag(
            "aanpassing",
            "Wat wordt er aangepast?",
            "W-25",
            _634,
            _K,
            (
                ("bijzonder", "Iets speciaals voor mensen met een beperking"),
                ("stuur", "Stuurbekrachtiging"),
                ("cruise", "Cruisecontrol"),
                ("automaat", "Een automaat"),
            ),
            gevolgen={
                "bijzonder": past("De aanpassing is speciaal voor mensen met een beperking."),
                **{
                    code: past_niet("Dit is een gewone voorziening in een auto. Die wordt niet vergoed.")
                    for code in ("stuur", "cruise", "automaat")
                },
            },
        ),
        Vraag(
            "bewijs",
            "Heeft de inwoner laten zien in welke staat de auto is?",
            "W-25",
            _634,
            gevolgen={NEE: eerst("Vraag eerst een bewijs van een garage over de staat van de auto.")},
        ),
        GAAT_MEE,
        KOSTEN,
    ),
    (auto_jaren, auto_verzekeren),
    ("auto_min_jaren", "auto_verzekeren_vanaf"),
)
LIJSTEN = (AUTOAANPASSING,)
