"""The indication test of logeerzorg: for whom, for what, and what comes first (L-01 to L-11, L-29, L-41)."""

from collections.abc import Iterator, Sequence

from onderzoek.voorwaarden import logeren_verblijf as verblijf
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
_KAN = f"Wmo 2015, artikel 2.3.5 lid 6; {_ALTENA}"
_K, _M, _T, _F = Vraagsoort.KEUZE, Vraagsoort.MEERKEUZE, Vraagsoort.TEKST, Vraagsoort.FEIT
_ZVW, _VERVANGEND, _WLZ, _PENSION = "zvw", "vervangende_mantelzorg", "wlz", "zorgpension"
_WETEN = (
    ("genoeg", "Ja, en dat is genoeg"),
    ("deels", "Ja, maar dat is niet genoeg"),
    ("niet", "Nee"),
    ("onbekend", "Dat is nog niet uitgezocht"),
)

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
VERZEKERAAR = Vraag("zvw_verzekeraar", "Bij welke zorgverzekeraar is de inwoner verzekerd?", "L-09", _ALTENA, _T)
POLIS = Vraag(
    "zvw_polis",
    "Welke polis is het?",
    "L-09",
    _ALTENA,
    _T,
    hulp="Noem ook de aanvullende verzekering, of schrijf op dat die er niet is.",
)
VERZEKERING = Vraag(
    "zvw_uitkomst",
    "Vergoedt de verzekering logeren of andere vervanging van de mantelzorger?",
    "L-09",
    _ALTENA,
    _K,
    _WETEN,
    gevolgen={
        "genoeg": eerst("De zorgverzekering vergoedt genoeg. Laat de inwoner dat eerst gebruiken."),
        "deels": let_op("De zorgverzekering vergoedt een deel. Reken alleen de rest als logeren."),
        "niet": past("De zorgverzekering vergoedt dit niet."),
        "onbekend": eerst("Zoek eerst uit wat de zorgverzekering vergoedt."),
    },
)
ZVW_OP = Vraag(
    "zvw_op",
    "Op welke dag is dat gevraagd?",
    "L-11",
    _ZOETERMEER,
    Vraagsoort.DATUM,
    als=("kv_voorliggende_route", (_PENSION,)),
)
MINIMA = Vraag(
    "zvw_minima",
    "Is ook gekeken naar de collectieve verzekering voor mensen met een laag inkomen?",
    "L-09",
    _ALTENA,
    gevolgen={NEE: let_op("Kijk ook naar de collectieve verzekering voor mensen met een laag inkomen.")},
)
VERVANGEND = Vraag(
    "zvw_vervangend",
    "Kan vervangende mantelzorg thuis, via de verzekering of een stichting?",
    "L-09",
    _ALTENA,
    _K,
    _WETEN,
    hulp="Een vrijwilliger komt dan tijdelijk in huis, bijvoorbeeld van Handen in Huis.",
    gevolgen={
        "genoeg": eerst("Vervangende mantelzorg thuis is genoeg. Regel dat eerst."),
        "deels": let_op("Vervangende mantelzorg helpt voor een deel. Reken alleen de rest als logeren."),
        "niet": past("Vervangende mantelzorg thuis is er niet."),
        "onbekend": eerst("Zoek eerst uit of vervangende mantelzorg thuis kan."),
    },
)
BEWIJS = Vraag(
    "zvw_bewijs",
    "Waaruit blijkt wat de verzekering doet?",
    "L-09",
    _ALTENA,
    _T,
    hulp="Bijvoorbeeld: een brief van de verzekeraar, of samen de polis gelezen.",
)
PENSION_OP = Vraag(
    "zorgpension_op",
    "Op welke dag meldde de mantelzorger zich bij het Zorgpension?",
    "L-11",
    _ZOETERMEER,
    Vraagsoort.DATUM,
    hulp="Laat leeg als dat nog niet is gebeurd.",
    als=("kv_voorliggende_route", (_PENSION,)),
    mag_leeg=True,
)
PENSION = Vraag(
    "zorgpension",
    "Wat was de uitkomst van het Zorgpension?",
    "L-11",
    _ZOETERMEER,
    _K,
    (
        ("toegelaten", "De inwoner kan daar terecht"),
        ("niet_toegelaten", "De inwoner is niet toegelaten"),
        ("nog_niet", "Er is nog geen uitkomst"),
    ),
    als=("kv_voorliggende_route", (_PENSION,)),
    gevolgen={"toegelaten": eerst("De inwoner kan bij het Zorgpension terecht. Logeren uit de Wmo is niet nodig.")},
)
WLZ = Vraag(
    "feit_wlz",
    "De inwoner heeft een Wlz-indicatie",
    "L-10",
    _KAN,
    _F,
    gevolgen={
        "nvt": past("Er is geen Wlz-indicatie."),
        "afgewezen": past("De Wlz-indicatie is afgewezen."),
        "loopt": let_op("De Wlz-indicatie is gevraagd. Kijk opnieuw als de uitkomst er is."),
        "recht": let_op(
            "Er is een Wlz-indicatie. Rust voor de mantelzorger hoort dan bij de Wlz, ook met pgb, vpt of mpt. "
            "U kunt weigeren, maar het moet niet: weeg het af."
        ),
        "onbekend": eerst("Leg eerst bij de afweging vast of er een Wlz-indicatie is."),
    },
)
WLZ_WEGING = Vraag(
    "wlz_weging",
    "Wat weegt hier het zwaarst?",
    "L-10",
    _KAN,
    _K,
    (("weigeren", "De Wlz kan de mantelzorger ontlasten"), ("toch", "De Wlz is hier niet genoeg")),
    als=("feit_wlz", ("recht",)),
    gevolgen={
        "weigeren": past_niet("De Wlz kan de mantelzorger ontlasten. Verwijs naar het zorgkantoor."),
        "toch": let_op("U geeft logeerzorg naast een Wlz-indicatie. Neem de reden over in het besluit."),
    },
)
WLZ_WAAROM = Vraag("wlz_waarom", "Waarom weegt dat het zwaarst?", "L-10", _KAN, _T, als=("feit_wlz", ("recht",)))
BETAALD = Vraag(
    "betaald_uit_pgb",
    "Wordt de partner of huisgenoot voor de zorg betaald uit een Wlz-pgb?",
    "L-41",
    _ALTENA,
    gevolgen={
        JA: past_niet("Wie uit een Wlz-pgb wordt betaald, is geen mantelzorger. Verwijs voor rust naar de Wlz."),
        NEE: past("De mantelzorger wordt niet uit een Wlz-pgb betaald."),
    },
)
BEKEKEN = Vraag(
    "bekeken",
    "Welke andere manieren om de mantelzorger te ontlasten hebt u bekeken?",
    "L-29",
    _ALTENA,
    _M,
    (
        ("draagkracht", "De mantelzorger sterker maken, bijvoorbeeld met uitleg over de ziekte"),
        ("draaglast", "De zorg lichter maken, bijvoorbeeld met hulpmiddelen, wijkverpleging of vrijwilligers"),
        ("steunpunt", "Mantelzorgondersteuning van het steunpunt"),
        ("dagbesteding", "Dagbesteding"),
        ("vrijwilliger", "Een vrijwilliger die de zorg thuis even overneemt"),
    ),
)
ANDERS_GENOEG = Vraag(
    "anders_genoeg",
    "Is dat, alles bij elkaar, genoeg?",
    "L-29",
    _ALTENA,
    gevolgen={
        JA: eerst("Andere ontlasting is genoeg. Zet die eerst in."),
        NEE: past("Andere ontlasting is bekeken en is niet genoeg."),
    },
)


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
        yield INSTRUMENT.advies(let_op(f"Deze gemeente gebruikt: {_noem(INSTRUMENT, eigen)}."))


def vast_patroon(stand: Stand) -> Iterator[Advies]:
    """L-04: rest at fixed intervals, where the gemeente allows it."""
    if stand.keuze("aanleiding") == "patroon" and stand.keuze("kv_structureel_toegestaan") == NEE:
        yield AANLEIDING.advies(past_niet("In deze gemeente is logeren volgens een vast patroon niet mogelijk."))


def alternatieven(stand: Stand) -> Iterator[Advies]:
    """L-29: every other way is looked at before a stay."""
    if not (bekeken := stand.gekozen("bekeken")):
        return
    if open_ := [code for code, _ in BEKEKEN.keuzes if code not in bekeken]:
        yield BEKEKEN.advies(eerst(f"Bekijk eerst ook: {_noem(BEKEKEN, open_, '; ')}."))


_ROUTE = {
    _ZVW: ("de zorgverzekering", "zvw_uitkomst", ("deels", "niet")),
    _VERVANGEND: ("vervangende mantelzorg", "zvw_vervangend", ("deels", "niet")),
    _WLZ: ("de Wlz", "feit_wlz", ("nvt", "afgewezen", "recht")),
    _PENSION: ("het Zorgpension", "zorgpension", ("niet_toegelaten",)),
}


def route(stand: Stand) -> Iterator[Advies]:
    """L-11: what comes first, in the order of this gemeente. The order never stops a melding."""
    stappen = [_ROUTE[code] for code in stand.gekozen("kv_voorliggende_route")]
    if not stappen:
        return
    volgorde = ", dan ".join([*(naam for naam, _, _ in stappen), "de Wmo"])
    open_ = next((naam for naam, code, klaar in stappen if stand.keuze(code) not in klaar), "")
    if open_:
        zin = f"De volgorde is hier: {volgorde}. Rond eerst dit af: {open_}. De melding blijft gewoon gelden."
        yield PENSION.advies(eerst(zin))
    else:
        yield PENSION.advies(past(f"De volgorde van deze gemeente is gevolgd: {volgorde}."))
    gevraagd, gemeld = stand.dag("zvw_op"), stand.dag("zorgpension_op")
    if gevraagd and gemeld and gemeld < gevraagd:
        yield PENSION.advies(let_op("Het Zorgpension kwam vóór de verzekering. De inwoner verliest daardoor niets."))


def _noem(vraag: Vraag, codes: Sequence[str], tussen: str = " of ") -> str:
    """The labels of these answers, in the order of the question."""
    return tussen.join(naam[0].lower() + naam[1:] for code, naam in vraag.keuzes if code in codes)


LOGEREN = Vragenlijst(
    "logeren",
    (
        *(MANTELZORG, DOEL, AANLEIDING, COGNITIEF, VOLTIJDS, TOEZICHT, OVERBELAST, INSTRUMENT, THUIS),
        *(NETWERK, NETWERK_WAAROM, BEKEKEN, ANDERS_GENOEG),
        *(VERZEKERAAR, POLIS, VERZEKERING, ZVW_OP, MINIMA, VERVANGEND, BEWIJS, PENSION_OP, PENSION),
        *(WLZ, WLZ_WEGING, WLZ_WAAROM, BETAALD),
        *verblijf.VRAGEN,
    ),
    (overbelasting, vast_patroon, alternatieven, route, *verblijf.TOETSEN),
    ("kv_max_maanden",),
    (
        *("kv_doelgroep", "kv_overbelasting_vereist", "kv_overbelasting_instrument", "kv_voorliggende_route"),
        *("kv_vervoer", "kv_structureel_toegestaan", "kv_leveringsvorm"),
    ),
)
LIJSTEN = (LOGEREN,)
