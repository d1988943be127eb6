"""Made-up inwoners with names as they occur: some often, most seldom, with accents and a tussenvoegsel."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from meldingen.bsn import is_geldig_bsn

_VOORNAMEN_TEKST = (
    "Anna Maria Johanna Cornelia Elisabeth Hendrika Wilhelmina Catharina Petronella Adriana Jacoba Gerarda Fatima "
    "Aïcha Zeynep Margaretha Grietje Trijntje Aaltje Sjoukje Johannes Cornelis Hendrik Jan Pieter Willem Gerrit "
    "Jacobus Adrianus Antonius Theodorus Mohammed Ahmed Mehmet Gijsbert Dirk Klaas Teunis Marinus René"
)
_ACHTERNAMEN_TEKST = (
    "de:Jong Jansen de:Vries van_den:Berg Bakker van:Dijk Visser Janssen Smit Meijer de:Boer Mulder de:Groot Bos Vos "
    "Peters Hendriks van:Leeuwen Dekker Brouwer de:Wit Dijkstra Smits de:Graaf van_der:Meer van_der:Linden Kok Jacobs "
    "de:Haan Vermeulen van_den:Heuvel van_der:Veen van_den:Broek de:Bruijn de:Bruin van_der:Heijden Schouten van:Beek "
    "Willems van:Vliet van_de:Ven Hoekstra Maas Verhoeven Koster van:Dam van_der:Wal Prins Blom Huisman Peeters "
    "Kuijpers van:Veen Kuiper Veenstra Kramer Postma Martens Gerritsen Timmermans van:Wijk Meyer Meier Yılmaz Kaya "
    "Demir Çelik Bouzid El:Idrissi Özdemir Löwenthal Hofman Schippers Wessels Terpstra Bosma Zijlstra Ramdin Pinas "
    "Kruithof Noordhoek Slagboom Wijngaarden Oosterhuis Zonneveld Groeneveld Rietveld Vreugdenhil Zuiderwijk "
    "Lagerweij Kortekaas Duijvestijn Overgaauw Valstar Scheffers Onderwater Persoon Barendse Voskamp Zwinkels"
)
_VOORNAMEN, _ACHTERNAMEN = _VOORNAMEN_TEKST.split(), _ACHTERNAMEN_TEKST.split()
_STRATEN = ("Lindelaan", "Dorpsstraat", "Kerkweg", "Molenpad", "Havenkade", "Wilgenhof", "Beatrixstraat", "Zuidwal")


@dataclass(frozen=True, slots=True)
class Inwoner:
    """What a client row needs, and nothing of a real person."""

    aanhef: str
    voornamen: str
    tussenvoegsel: str
    achternaam: str
    geboortedatum: date
    bsn: str
    straat: str
    huisnummer: str
    postcode: str
    plaats: str
    telefoon: str


def inwoners(gok: Random) -> Iterator[Inwoner]:
    """One after the other, always the same ones for the same `gok`."""
    nummers = (str(nummer) for nummer in range(900_000_000, 999_000_000, 7) if is_geldig_bsn(str(nummer)))
    for bsn in nummers:
        # The product of two draws favours the front of the list: a few names are frequent.
        plek = int(len(_ACHTERNAMEN) * gok.random() * gok.random())
        voor, _, achter = _ACHTERNAMEN[plek].rpartition(":")
        yield Inwoner(
            aanhef=gok.choice(("mevrouw", "meneer")),
            voornamen=" ".join(gok.sample(_VOORNAMEN, gok.choice((1, 2)))),
            tussenvoegsel=voor.replace("_", " "),
            achternaam=achter,
            geboortedatum=date(1930, 1, 1) + timedelta(days=gok.randrange(25_000)),
            bsn=bsn,
            straat=gok.choice(_STRATEN),
            huisnummer=str(gok.randrange(1, 240)),
            postcode=f"{gok.randrange(2670, 2699)} {gok.choice('ABCDEH')}{gok.choice('GJKLMN')}",
            plaats="Voorbeeld",
            telefoon=f"06{gok.randrange(10_000_000, 99_999_999)}",
        )
