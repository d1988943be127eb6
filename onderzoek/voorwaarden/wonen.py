"""Conditions of help in the house: loose, built in, woonunit, bezoekbaar (W-01 to W-16)."""

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
    euro,
    let_op,
    past,
    past_niet,
)

_61 = f"{BELEID}, 6.1"
_611 = f"{BELEID}, 6.1.1"
_612 = f"{BELEID}, 6.1.2"
_614 = f"{BELEID}, 6.1.4"
_WET_EIGENAAR = "Wmo 2015, artikel 2.3.7"
_K, _B, _F = Vraagsoort.KEUZE, Vraagsoort.BEDRAG, Vraagsoort.FEIT

FUNCTIE = Vraag(
    "functie",
    "Waarvoor is de voorziening nodig?",
    "W-13",
    _611,
    _K,
    (
        ("slapen", "Slapen"),
        ("wassen", "Lichaam wassen"),
        ("toilet", "Naar het toilet gaan"),
        ("eten", "Eten klaarmaken en eten"),
        ("verplaatsen", "Zich verplaatsen in de woning"),
        ("spelen", "Veilig spelen door een kind"),
        ("therapie", "Een behandeling, zoals dialyse of een therapeutisch bad"),
        ("anders", "Iets anders"),
    ),
    gevolgen={
        **{
            code: past("Dit hoort bij het normale gebruik van de woning.")
            for code in ("slapen", "wassen", "toilet", "eten", "verplaatsen")
        },
        "therapie": past_niet("Een aanpassing voor een behandeling is geen normaal gebruik van de woning."),
        "anders": past_niet("Dit hoort niet bij het normale gebruik van de woning."),
    },
)
SPEELT_KIND = Vraag(
    "speelt_kind",
    "Is de inwoner een kind?",
    "W-13",
    _611,
    als=("functie", ("spelen",)),
    gevolgen={
        JA: past("Veilig spelen hoort voor een kind bij het normale gebruik van de woning."),
        NEE: past_niet("Veilig spelen telt alleen voor kinderen."),
    },
)
BEDIENT = Vraag("mantelzorger_bedient", "Bedient een mantelzorger de voorziening?", "W-04", _61)
MANTELZORGER = Vraag(
    "mantelzorger_houdt_vol",
    "Kan de mantelzorger met deze voorziening goed blijven helpen?",
    "W-04",
    _61,
    als=("mantelzorger_bedient", (JA,)),
    gevolgen={
        JA: past("Het belang van de mantelzorger is meegewogen."),
        NEE: let_op("Zoek een voorziening die voor de mantelzorger minder zwaar is."),
    },
)
LOS_VOLDOET = Vraag(
    "los_voldoet",
    "Lost een losse voorziening het ook op?",
    "W-04",
    _61,
    hulp="Bijvoorbeeld een tillift of een douchestoel.",
    gevolgen={
        JA: eerst("Een losse voorziening gaat vóór een verbouwing. Kies die eerst."),
        NEE: past("Een losse voorziening is bekeken en lost het niet op."),
    },
)
WEGHALEN = Vraag(
    "weghalen",
    "Gaat het om het weghalen van een aanpassing?",
    "W-11",
    _61,
    gevolgen={JA: past_niet("Het weghalen van een aanpassing valt niet onder de Wmo.")},
)
NAAR_ONGESCHIKT = Vraag(
    "naar_ongeschikt",
    "Verhuist of verhuisde de inwoner van een geschikte naar een ongeschikte woning?",
    "W-07",
    _614,
    gevolgen={NEE: past("De vraag komt niet door een verhuizing naar een ongeschikte woning.")},
)
BELANGRIJKE_REDEN = Vraag(
    "belangrijke_reden",
    "Was er een belangrijke reden voor die verhuizing?",
    "W-07",
    _614,
    als=("naar_ongeschikt", (JA,)),
    gevolgen={
        JA: let_op("Beschrijf de belangrijke reden voor de verhuizing. Die moet in het besluit staan."),
        NEE: past_niet("De inwoner verhuisde zonder belangrijke reden naar een ongeschikte woning."),
    },
)
REDEN_VERHUIZING = Vraag(
    "reden_verhuizing",
    "Wat was de belangrijke reden voor die verhuizing?",
    "W-07",
    _614,
    Vraagsoort.TEKST,
    hulp="Deze tekst komt in de brief. Schrijf aan de inwoner: ‘U …’.",
    als=("belangrijke_reden", (JA,)),
)
DOELGROEP = Vraag(
    "doelgroepenlocatie",
    "Is de woning bestemd voor een doelgroep, zoals een woonservicelocatie?",
    "W-12",
    _61,
    gevolgen={JA: eerst("De verhuurder maakt deze woning zelf geschikt. Vraag dat eerst bij de eigenaar.")},
)
EIGENAAR = Vraag(
    "eigenaar",
    "Van wie is de woning?",
    "W-16",
    _WET_EIGENAAR,
    _K,
    (
        ("client", "Van de inwoner zelf"),
        ("corporatie", "Van een woningcorporatie"),
        ("particulier", "Van een andere eigenaar"),
    ),
)
GEHOORD = Vraag(
    "feit_eigenaar_gehoord",
    "De eigenaar is gehoord",
    "W-16",
    _WET_EIGENAAR,
    _F,
    als=("eigenaar", ("corporatie", "particulier")),
    gevolgen={
        JA: past("De eigenaar is gehoord. Toestemming van de eigenaar is niet nodig."),
        NEE: eerst("De inwoner is geen eigenaar. Vraag de eigenaar eerst wat die van de aanpassing vindt."),
    },
)
RAMING = Vraag(
    "totaalraming",
    "Hoeveel kosten alle aanpassingen samen?",
    "W-05",
    _614,
    _B,
    hulp="De raming van alles wat in de woning nodig is, in euro.",
)
CORPORATIE = Vraag("feit_corporatie", "De corporatie is gevraagd", "W-06", _614, _F, mag_leeg=True)
KEUZE_CLIENT = Vraag("feit_keuze", "Wat de inwoner kiest", "W-05", _614, _F, mag_leeg=True)
EERDER_PAKKET = Vraag("feit_eerder_pakket", "Er is een eerder pakket van eisen", "W-05", _614, _F, mag_leeg=True)
ZAT_IN_PAKKET = Vraag(
    "zat_in_pakket",
    "Zat deze aanpassing in een eerder pakket van eisen?",
    "W-05",
    _614,
    hulp="De inwoner koos eerder om te blijven wonen. Het pakket van toen staat vast.",
    als=("feit_eerder_pakket", (JA,)),
    gevolgen={
        JA: past_niet("Deze aanpassing zat in het eerdere pakket van eisen. Daar is later geen recht meer op."),
        NEE: past("Deze aanpassing zat niet in het eerdere pakket van eisen."),
    },
)
BRUIKLEEN = Vraag(
    "bruikleen_afgesproken",
    "Is met de inwoner en de leverancier afgesproken dat dit bruikleen wordt?",
    "W-09",
    _61,
    hulp="Dat is een uitzondering, bijvoorbeeld voor een plafondtillift of een doucheföhn.",
    gevolgen={
        JA: let_op("De voorziening wordt bruikleen. Beschrijf waarom dat hier beter is."),
        NEE: past("De voorziening wordt van de eigenaar van de woning. Die betaalt onderhoud en reparatie."),
    },
)
ALTIJD_BRUIKLEEN = Vraag(
    "feit_bruikleen",
    "Altijd bruikleen",
    "W-09",
    _61,
    _F,
    gevolgen={JA: let_op("Deze voorziening is in natura altijd bruikleen.")},
)
AANBOUW = Vraag("aanbouw", "Is een aanbouw aan de woning nodig?", "W-10", _61)
UNIT_KAN = Vraag(
    "unit_kan",
    "Kan er een losse woonunit bij de woning staan?",
    "W-10",
    _61,
    als=("aanbouw", (JA,)),
    gevolgen={
        JA: eerst("Een losse woonunit gaat vóór een aanbouw. Kies de woonunit."),
        NEE: let_op("Beschrijf waarom een losse woonunit niet kan."),
    },
)
CONTRACT = Vraag("contract", "Heeft de gemeente voor dit product een contract met een leverancier?", "W-03", _61)
OFFERTE = Vraag(
    "offerte",
    "Is er een offerte die de gemeente heeft geaccepteerd?",
    "W-03",
    _61,
    als=("contract", (NEE,)),
    gevolgen={
        JA: past("De kostprijs is het bedrag van de geaccepteerde offerte."),
        NEE: eerst("Zonder contract is een offerte nodig. Vraag die eerst en laat die accepteren."),
    },
)
PRIJS = Vraag("prijs", "Wat kost het hulpmiddel?", "W-02", _61, _B, hulp="De nieuwprijs in euro.")

_VERHUISD = (NAAR_ONGESCHIKT, BELANGRIJKE_REDEN, REDEN_VERHUIZING)
_VERBOUWING = (FUNCTIE, SPEELT_KIND, WEGHALEN, *_VERHUISD, LOS_VOLDOET, BEDIENT, MANTELZORGER)
_WONING = (EERDER_PAKKET, ZAT_IN_PAKKET, DOELGROEP, EIGENAAR, GEHOORD, RAMING, CORPORATIE, KEUZE_CLIENT)


def eigendom_of_bruikleen(stand: Stand) -> Iterator[Advies]:
    """W-02: up to and including the limit a loose aid becomes the property of the client."""
    prijs, grens = stand.bedrag("prijs"), stand.waarden["hulpmiddel_eigendom_max"]
    if prijs is None:
        return
    if prijs <= grens:
        yield PRIJS.advies(past(f"Tot en met {euro(grens)} wordt het hulpmiddel van de inwoner zelf (eigendom)."))
    else:
        yield PRIJS.advies(let_op(f"Boven {euro(grens)} is het hulpmiddel bruikleen. Beschrijf het als u afwijkt."))


def primaat_verhuizen(stand: Stand) -> Iterator[Advies]:
    """W-05 and W-06: above the limit moving comes first, but nobody is obliged to move."""
    raming, grens = stand.bedrag("totaalraming"), stand.waarden["primaat_verhuizen_bedrag"]
    if raming is None:
        return
    if raming <= grens:
        yield RAMING.advies(past(f"De raming is niet hoger dan {euro(grens)}. Verhuizen hoeft niet voor te gaan."))
        return
    if stand.keuze("eigenaar") == "corporatie" and not stand.ja("feit_corporatie"):
        yield CORPORATIE.advies(eerst("Vraag eerst bij de corporatie of er een geschikte huurwoning is."))
    match stand.keuze("feit_keuze"):
        case "blijven":
            zin = f"De inwoner blijft wonen. De gemeente betaalt hoogstens {euro(grens)}, de rest betaalt de inwoner."
            yield KEUZE_CLIENT.advies(let_op(zin))
        case "verhuizen":
            zin = "De inwoner kiest voor verhuizen. Zet daarvoor de verhuiskosten in en niet deze aanpassing."
            yield KEUZE_CLIENT.advies(eerst(zin))
        case _:
            zin = f"De raming is hoger dan {euro(grens)}: verhuizen gaat voor. Leg eerst vast wat de inwoner kiest."
            yield KEUZE_CLIENT.advies(eerst(zin))


def reden_in_besluit(stand: Stand) -> Iterator[Advies]:
    """W-07: the important reason for the move is said in the decision."""
    reden = stand.keuze("reden_verhuizing").strip()
    if stand.ja("naar_ongeschikt") and stand.ja("belangrijke_reden") and reden:
        yield REDEN_VERHUIZING.advies(let_op(f"Deze reden staat in het besluit: {reden}"), reden=reden)


LOS = Vragenlijst(
    "woon_los",
    (FUNCTIE, SPEELT_KIND, CONTRACT, OFFERTE, PRIJS, BEDIENT, MANTELZORGER),
    (eigendom_of_bruikleen,),
    ("hulpmiddel_eigendom_max",),
)
BOUWKUNDIG = Vragenlijst(
    "woon_bouwkundig",
    (*_VERBOUWING, AANBOUW, UNIT_KAN, *_WONING, BRUIKLEEN),
    (reden_in_besluit, primaat_verhuizen),
    ("primaat_verhuizen_bedrag",),
)
HERGEBRUIK = Vragenlijst(
    "woon_bruikleen",
    (*_VERBOUWING, *_WONING, ALTIJD_BRUIKLEEN),
    (reden_in_besluit, primaat_verhuizen),
    ("primaat_verhuizen_bedrag",),
)
WOONUNIT = Vragenlijst(
    "woonunit",
    (
        Vraag(
            "aanbouw",
            "Is er zonder woonunit een aanbouw nodig?",
            "W-10",
            _61,
            gevolgen={
                JA: past("De losse woonunit gaat vóór een aanbouw."),
                NEE: past_niet("Een losse woonunit past alleen als er anders een aanbouw nodig is."),
            },
        ),
        Vraag(
            "verhuizen_kan",
            "Kan de inwoner verhuizen naar een geschikte woning?",
            "W-10",
            _61,
            gevolgen={
                JA: eerst("Verhuizen gaat vóór een woonunit. Bespreek dat eerst."),
                NEE: past("Verhuizen kan niet."),
            },
        ),
        Vraag(
            "feit_bruikleen",
            "Altijd bruikleen",
            "W-10",
            _61,
            _F,
            gevolgen={
                JA: let_op(
                    "De woonunit is altijd bruikleen. De gemeente betaalt het weghalen en het herstel van de gevel."
                )
            },
        ),
        *_WONING,
    ),
    (primaat_verhuizen,),
    ("primaat_verhuizen_bedrag",),
)
BEZOEKBAAR = Vragenlijst(
    "bezoekbaar",
    (
        Vraag(
            "wlz_instelling",
            "Woont de inwoner in een Wlz-instelling?",
            "W-14",
            _612,
            gevolgen={
                JA: past("De inwoner woont in een Wlz-instelling."),
                NEE: past_niet("Bezoekbaar maken is alleen voor wie in een Wlz-instelling woont."),
            },
        ),
        Vraag(
            "regelmatig",
            "Komt de inwoner regelmatig in deze woning op bezoek?",
            "W-14",
            _612,
            gevolgen={NEE: past_niet("De woning kan bezoekbaar worden als de inwoner er regelmatig komt.")},
        ),
        Vraag(
            "al_een_woning",
            "Is er al een andere woning bezoekbaar gemaakt voor de inwoner?",
            "W-14",
            _612,
            gevolgen={JA: past_niet("Er wordt één woning bezoekbaar gemaakt. Dat is al gebeurd.")},
        ),
        Vraag(
            "deel",
            "Wat is er nodig in de woning?",
            "W-14",
            _612,
            _K,
            (
                ("bezoek", "De toegang, één kamer om te verblijven en het toilet"),
                ("logeren", "Een aanpassing om te blijven logeren"),
                ("meer", "Nog iets anders"),
            ),
            gevolgen={
                "bezoek": past("De toegang, één kamer en het toilet horen bij bezoekbaar maken."),
                "logeren": past_niet("Aanpassingen om te logeren worden niet vergoed."),
                "meer": past_niet("Alleen de toegang, één kamer en het toilet worden aangepast."),
            },
        ),
        EIGENAAR,
        GEHOORD,
    ),
)
LIJSTEN = (LOS, BOUWKUNDIG, HERGEBRUIK, WOONUNIT, BEZOEKBAAR)
