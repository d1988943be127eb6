"""What comes before logeerzorg: other relief, the insurer, the Wlz, the Zorgpension (L-09 to L-11, L-29, L-41)."""

from collections.abc import Iterator

from onderzoek.voorwaarden.vormen import JA, NEE, Advies, Stand, Vraag, Vraagsoort, eerst, let_op, past, past_niet

_ALTENA = "Richtlijnen indicatiestelling Wmo logeerzorg (Altena 2021)"
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


def alternatieven(stand: Stand) -> Iterator[Advies]:
    """L-29: every other way is looked at before a stay."""
    if not (bekeken := stand.gekozen("bekeken")):
        return
    if open_ := [code for code, _ in BEKEKEN.keuzes if code not in bekeken]:
        yield BEKEKEN.advies(eerst(f"Bekijk eerst ook: {BEKEKEN.noem(open_, '; ')}."))


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


VRAGEN = (
    *(BEKEKEN, ANDERS_GENOEG),
    *(VERZEKERAAR, POLIS, VERZEKERING, ZVW_OP, MINIMA, VERVANGEND, BEWIJS, PENSION_OP, PENSION),
    *(WLZ, WLZ_WEGING, WLZ_WAAROM, BETAALD),
)
TOETSEN = (alternatieven, route)
