"""The indication test of logeerzorg: for whom and for what (L-01 to L-08), then what comes first and the stay."""

from collections.abc import Iterator

from onderzoek.voorwaarden import logeren_verblijf as verblijf
from onderzoek.voorwaarden import logeren_voorrang as voorrang
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

_WET = "Wmo 2015, artikel 1.1.1"
_ALTENA = "Richtlijnen indicatiestelling Wmo logeerzorg (Altena 2021)"
_77 = f"{BELEID}, 7.7"
_ZOETERMEER = "Kortdurend verblijf in een instelling (Zoetermeer)"
_K, _T, _F = Vraagsoort.KEUZE, Vraagsoort.TEKST, Vraagsoort.FEIT

MANTELZORG = Vraag(
    "mantelzorg",
    "Zorgt een mantelzorger thuis voor de inwoner?",
    "L-01",
    _WET,
    gevolgen={
        JA: past("Logeren in een instelling ontlast de mantelzorger."),
        NEE: past_niet("Logeerzorg is er om een mantelzorger te ontlasten. Er is geen mantelzorger."),
    },
)
DOEL = Vraag(
    "doel",
    "Waarvoor is het logeren?",
    "L-03",
    _ALTENA,
    _K,
    (
        ("ontlasten", "De mantelzorger tijdelijk ontlasten. Het is te plannen"),
        ("crisis", "Een crisis: de inwoner kan nu nergens blijven"),
        ("overbrugging", "Wachten op een andere plek, of op herstel na het ziekenhuis"),
        ("opstap", "De overgang naar wonen in een instelling"),
    ),
    gevolgen={
        "ontlasten": past("Het logeren is gepland en tijdelijk."),
        "crisis": past_niet("Logeerzorg is niet voor een crisis. Kies de spoedroute, of vraag opname uit de Wlz."),
        "overbrugging": past_niet("Logeerzorg is niet om te overbruggen. Zoek een plek via de Zvw of de Wlz."),
        "opstap": past_niet("Logeerzorg is geen opstap naar opname. Verwijs naar de Wlz."),
    },
)
COGNITIEF = Vraag(
    "cognitief",
    "Heeft de inwoner problemen met geheugen of denken, zoals dementie?",
    "L-04",
    _ALTENA,
    hulp="In deze gemeente is logeerzorg daarvoor bedoeld. Er mogen ook lichamelijke klachten zijn.",
    als=("kv_doelgroep", ("cognitief",)),
    gevolgen={
        JA: past("De inwoner hoort bij de doelgroep van deze gemeente."),
        NEE: past_niet("In deze gemeente is logeerzorg voor mensen met problemen met geheugen of denken."),
    },
)
AANLEIDING = Vraag(
    "aanleiding",
    "Wat is de aanleiding?",
    "L-04",
    _ALTENA,
    _K,
    (
        ("ziekenhuis", "De mantelzorger gaat naar het ziekenhuis"),
        ("ziekte", "De mantelzorger is ziek of moet herstellen"),
        ("vakantie", "De mantelzorger gaat op vakantie"),
        ("adem", "De mantelzorger wil op adem komen"),
        ("patroon", "De mantelzorger heeft regelmatig rust nodig"),
        ("anders", "Iets anders"),
    ),
    gevolgen={
        **{
            code: past("De aanleiding is te voorzien.")
            for code in ("ziekenhuis", "ziekte", "vakantie", "adem", "patroon")
        },
        "anders": let_op("Beschrijf de aanleiding. Logeerzorg is voor een vraag die te voorzien is."),
    },
)
VOLTIJDS = Vraag(
    "dag_en_nacht",
    "Heeft de inwoner dag en nacht toezicht of zorg nodig?",
    "L-05",
    _ZOETERMEER,
    als=("kv_doelgroep", ("toezicht_24_uur",)),
    gevolgen={
        JA: past("De inwoner heeft dag en nacht toezicht of zorg nodig."),
        NEE: past_niet("In deze gemeente is dag en nacht toezicht of zorg nodig om te kunnen logeren."),
    },
)
TOEZICHT = Vraag(
    "toezicht",
    "Welk permanent toezicht heeft de inwoner nodig?",
    "L-05",
    _77,
    _K,
    (
        ("fysiek", "Lichamelijke zorg: op tijd ingrijpen, bijvoorbeeld bij vallen of bij een ziekte"),
        ("ongeregeld", "Zorg op vaste en losse momenten: de inwoner kan zelf geen hulp roepen"),
        ("gedrag", "Ingrijpen vóór gedrag tot gevaar leidt"),
        ("geen", "Geen: de inwoner kan een tijd alleen zijn"),
    ),
    gevolgen={
        **{code: past("De inwoner kan niet alleen thuis zijn.") for code in ("fysiek", "ongeregeld", "gedrag")},
        "geen": past_niet("De inwoner kan een tijd alleen thuis zijn. Zoek hulp die thuis komt."),
    },
)
OVERBELAST = Vraag("feit_overbelast", "De mantelzorger is overbelast", "L-06", _ALTENA, _F)
INSTRUMENT = Vraag(
    "instrument",
    "Waarmee hebt u onderzocht of de mantelzorger overbelast is?",
    "L-06",
    _ALTENA,
    _K,
    (
        ("gesprek", "Een gesprek"),
        ("vragenlijst", "Een vragenlijst"),
        ("checklist", "De checklist voor mantelzorgers"),
        ("mantelzorgmatrix", "De mantelzorgmatrix"),
    ),
    als=("kv_overbelasting_vereist", (JA,)),
)
THUIS = Vraag(
    "thuis_goed",
    "Gaat het thuis in de basis goed?",
    "L-07",
    _ALTENA,
    gevolgen={
        JA: past("Het gaat thuis in de basis goed. Logeren ondersteunt dat."),
        NEE: past_niet("Thuis gaat het in de basis niet goed. Logeren lost dat niet op. Zoek andere hulp."),
    },
)
NETWERK = Vraag(
    "netwerk",
    "Kan iemand uit de familie of het netwerk de zorg tijdelijk overnemen?",
    "L-08",
    _ALTENA,
    _K,
    (("ja", "Ja, helemaal"), ("deels", "Voor een deel"), ("nee", "Nee")),
    gevolgen={
        JA: eerst("Familie of netwerk kan de zorg overnemen. Spreek dat eerst af."),
        "deels": let_op("Familie of netwerk neemt een deel over. Reken alleen de rest als logeren."),
        NEE: past("Familie en netwerk kunnen de zorg niet overnemen."),
    },
)
NETWERK_WAAROM = Vraag("netwerk_waarom", "Waaruit blijkt dat? Met wie is gesproken?", "L-08", _ALTENA, _T)


def overbelasting(stand: Stand) -> Iterator[Advies]:
    """L-06: (looming) overload, found with an instrument, where the gemeente demands it."""
    vereist = stand.ja("kv_overbelasting_vereist")
    match stand.keuze("feit_overbelast"):
        case "ja":
            yield OVERBELAST.advies(past("De mantelzorger is overbelast."))
        case "dreigend":
            zin = "De mantelzorger dreigt overbelast te raken. Dat is genoeg: wennen aan logeren mag."
            yield OVERBELAST.advies(past(zin))
        case "nee" if vereist:
            yield OVERBELAST.advies(past_niet("De mantelzorger is niet overbelast en dreigt dat niet te worden."))
        case _ if vereist:
            yield OVERBELAST.advies(eerst("Leg eerst bij de mantelzorger vast of die overbelast is."))
        case _:
            yield OVERBELAST.advies(let_op("Overbelasting is hier niet verplicht. Beschrijf waarom rust nodig is."))
    eigen, instrument = stand.gekozen("kv_overbelasting_instrument"), stand.keuze("instrument")
    if vereist and instrument and instrument not in eigen:
        yield INSTRUMENT.advies(let_op(f"Deze gemeente gebruikt: {INSTRUMENT.noem(eigen)}."))


def vast_patroon(stand: Stand) -> Iterator[Advies]:
    """L-04: rest at fixed intervals, where the gemeente allows it."""
    if stand.keuze("aanleiding") == "patroon" and stand.keuze("kv_structureel_toegestaan") == NEE:
        yield AANLEIDING.advies(past_niet("In deze gemeente is logeren volgens een vast patroon niet mogelijk."))


LOGEREN = Vragenlijst(
    "logeren",
    (
        *(MANTELZORG, DOEL, AANLEIDING, COGNITIEF, VOLTIJDS, TOEZICHT, OVERBELAST, INSTRUMENT, THUIS),
        *(NETWERK, NETWERK_WAAROM),
        *voorrang.VRAGEN,
        *verblijf.VRAGEN,
    ),
    (overbelasting, vast_patroon, *voorrang.TOETSEN, *verblijf.TOETSEN),
    ("kv_max_maanden",),
    (
        *("kv_doelgroep", "kv_overbelasting_vereist", "kv_overbelasting_instrument", "kv_voorliggende_route"),
        *("kv_vervoer", "kv_structureel_toegestaan", "kv_leveringsvorm"),
    ),
)
LIJSTEN = (LOGEREN,)
