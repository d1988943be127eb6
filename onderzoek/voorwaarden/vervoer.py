"""Conditions of transport: pas, tegemoetkoming, bicycles, scootmobiel, buitenwagen (W-17 to W-24, E-18)."""

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

_621 = f"{BELEID}, 6.2.1"
_622 = f"{BELEID}, 6.2.2"
_623 = f"{BELEID}, 6.2.3"
_631 = f"{BELEID}, 6.3.1"
_632 = f"{BELEID}, 6.3.2"
_633 = f"{BELEID}, 6.3.3"
_K, _G, _F = (
    Vraagsoort.KEUZE,
    Vraagsoort.GETAL,
    Vraagsoort.FEIT,
)

DOEL = Vraag(
    "doel",
    "Waarvoor wil de inwoner vooral reizen?",
    "W-17",
    _621,
    _K,
    (
        ("dagelijks", "Het leven van alledag: winkels, familie, vrienden, vereniging"),
        ("werk", "Werk"),
        ("werkplaats", "De sociale werkplaats"),
        ("behandeling", "Een medische behandeling, zoals het ziekenhuis"),
        ("school", "School"),
    ),
    gevolgen={
        "dagelijks": past("Reizen voor het leven van alledag hoort bij de Wmo."),
        "werk": past_niet("Reizen naar het werk regelen werkgever en werknemer samen."),
        "werkplaats": past_niet("Reizen naar de sociale werkplaats valt niet onder de Wmo."),
        "behandeling": past_niet("Vervoer naar een medische behandeling valt onder de zorgverzekering."),
        "school": past_niet("Vervoer naar school is leerlingenvervoer."),
    },
)
AFSTAND = Vraag(
    "afstand",
    "Op welke afstand is er een probleem?",
    "W-17",
    _621,
    _K,
    (
        ("kort", "Kort: loop- en fietsafstand rond de woning"),
        ("middel", "Middellang: binnen de regio"),
        ("lang", "Lang: buiten de regio"),
    ),
    gevolgen={
        "kort": past("De Wmo lost vervoer rond de woning op."),
        "middel": past("De Wmo lost vervoer binnen de regio op."),
        "lang": past_niet("Reizen buiten de regio kan met Valys. Dat is geen Wmo."),
    },
)
OV = Vraag("ov", "Kan de inwoner zelf met het gewone openbaar vervoer reizen?", "W-18", _622)
AUTO = Vraag(
    "eigen_auto",
    "Kan de inwoner zelf rijden met een eigen auto?",
    "W-18",
    _622,
    gevolgen={JA: eerst("Een eigen auto gaat voor. Zoek eerst of die het probleem oplost.")},
)
OMGEVING = Vraag(
    "omgeving",
    "Kunnen mensen uit de omgeving de inwoner rijden?",
    "W-18",
    _622,
    gevolgen={JA: eerst("Vervoer door mensen uit de omgeving gaat voor. Leg vast waarom dat niet genoeg is.")},
)
REGIOTAXI = Vraag(
    "regiotaxi",
    "Is de Regiotaxi geschikt voor de inwoner?",
    "W-18",
    _623,
    gevolgen={JA: eerst("De Regiotaxi gaat vóór eigen vervoer. Kies eerst de Wmo-vervoerspas.")},
)
AANGETOOND = Vraag(
    "aangetoond",
    "Is aangetoond, bijvoorbeeld met medisch advies, dat de Regiotaxi niet geschikt is?",
    "W-18",
    _623,
    als=("regiotaxi", (NEE,)),
    gevolgen={
        JA: past("Aangetoond is dat de Regiotaxi niet geschikt is."),
        NEE: eerst("Laat eerst aantonen dat de Regiotaxi niet geschikt is."),
    },
)
LOOPAFSTAND = Vraag(
    "loopafstand",
    "Hoeveel meter kan de inwoner zelfstandig lopen?",
    "W-19",
    _622,
    _G,
    hulp="Ook met een hulpmiddel, zoals een rollator.",
)
ZONES = Vraag("zones", "Hoeveel zones verwacht de inwoner in een jaar te reizen?", "W-19", _622, _G)
NOODZAAK = Vraag(
    "meer_zones",
    "Moet de inwoner vaker of verder reizen dan gewoon is?",
    "W-19",
    _622,
    hulp="Alleen bij een eigen, bijzondere noodzaak. De gemeente doet dit bijna nooit.",
)
BEGELEIDER = Vraag(
    "begeleider",
    "Reist er iemand mee?",
    "W-20",
    _622,
    _K,
    (("nee", "Nee"), ("medisch", "Ja, dat is medisch nodig"), ("gezelschap", "Ja, voor de gezelligheid")),
    gevolgen={
        "medisch": let_op("De begeleider reist gratis mee. Voor trein en bus is er de OV-begeleiderskaart van de NS."),
        "gezelschap": let_op("Een medereiziger betaalt het tarief van het openbaar vervoer."),
    },
)
KM = Vraag("km", "Hoeveel kilometer reist de inwoner in een jaar met eigen auto of taxi?", "W-21", _623, _G)
_VOLGORDE = (AUTO, OMGEVING)


def vervoerspas(stand: Stand) -> Iterator[Advies]:
    """W-19: not more than the walking distance, or no public transport; both conditions alone are enough."""
    loopt, grens = stand.bedrag("loopafstand"), stand.waarden["loopafstand_m"]
    ov = stand.keuze("ov")
    if loopt is None or not ov:
        return
    if loopt <= grens:
        yield LOOPAFSTAND.advies(past(f"De inwoner loopt niet verder dan {grens} meter. Dat is een grond voor de pas."))
        if ov == JA:
            yield OV.advies(let_op("De inwoner kan met het openbaar vervoer. Leg vast of de halte te bereiken is."))
    elif ov == NEE:
        yield LOOPAFSTAND.advies(past("De inwoner kan niet met het openbaar vervoer. Dat is een grond voor de pas."))
    else:
        zin = f"De inwoner loopt verder dan {grens} meter en kan met het openbaar vervoer."
        yield LOOPAFSTAND.advies(past_niet(zin))


def zones(stand: Stand) -> Iterator[Advies]:
    """W-19: a budget of zones in a year, and a maximum for each ride."""
    verwacht, grens = stand.bedrag("zones"), stand.waarden["vervoer_zones_jaar"]
    if verwacht is None:
        return
    if verwacht <= grens:
        yield ZONES.advies(past(f"Dit past in de {grens} zones in een jaar. Per rit: 1 opstapzone en 5 reiszones."))
    elif stand.ja("meer_zones"):
        yield ZONES.advies(let_op(f"Meer dan {grens} zones is een uitzondering. Beschrijf de noodzaak precies."))
    else:
        yield ZONES.advies(let_op(f"Geef hoogstens {grens} zones in een jaar. Per rit: 1 opstapzone en 5 reiszones."))


def kilometers(stand: Stand) -> Iterator[Advies]:
    """W-21: the tegemoetkoming rests on a maximum of kilometres in a year."""
    km, grens = stand.bedrag("km"), stand.waarden["vervoer_km_jaar"]
    if km is None:
        return
    if km <= grens:
        yield KM.advies(past(f"Dit is niet meer dan {grens} kilometer in een jaar. Er is geen eigen bijdrage."))
    else:
        yield KM.advies(let_op(f"Vergoed hoogstens {grens} kilometer in een jaar. Er is geen eigen bijdrage."))


PAS = Vragenlijst(
    "vervoerspas",
    (
        DOEL,
        AFSTAND,
        OV,
        *_VOLGORDE,
        LOOPAFSTAND,
        ZONES,
        NOODZAAK,
        BEGELEIDER,
        Vraag(
            "feit_pas",
            "De pas wordt aangevraagd",
            "W-31",
            _622,
            _F,
            gevolgen={JA: let_op("Na het besluit vraagt de gemeente de pas aan. De inwoner betaalt per rit (zone).")},
        ),
    ),
    (vervoerspas, zones),
    ("loopafstand_m", "vervoer_zones_jaar"),
)
TEGEMOETKOMING = Vragenlijst(
    "vervoer_tegemoetkoming",
    (DOEL, AFSTAND, OV, OMGEVING, REGIOTAXI, AANGETOOND, KM),
    (kilometers,),
    ("vervoer_km_jaar",),
)
FIETS = Vragenlijst(
    "fiets",
    (
        DOEL,
        Vraag(
            "fiets",
            "Wat voor fiets is het?",
            "W-22",
            _631,
            _K,
            (
                ("driewiel", "Een driewielfiets"),
                ("duo", "Een duofiets"),
                ("instap", "Een fiets met lage instap"),
                ("hulpmotor", "Een fiets met hulpmotor"),
                ("elektrisch", "Een elektrische fiets"),
            ),
            gevolgen={
                "driewiel": past("Een driewielfiets is speciaal voor mensen met een beperking."),
                "duo": past("Een duofiets is speciaal voor mensen met een beperking."),
            },
        ),
        Vraag(
            "uitzondering",
            "Is deze fiets voor deze inwoner toch niet gewoon te krijgen of te betalen?",
            "W-22",
            _631,
            als=("fiets", ("instap", "hulpmotor", "elektrisch")),
            gevolgen={
                JA: let_op("Deze fiets is meestal algemeen gebruikelijk. Beschrijf waarom dat hier anders is."),
                NEE: past_niet("Deze fiets is algemeen gebruikelijk. De inwoner koopt die zelf."),
            },
        ),
    ),
)
SCOOTMOBIEL = Vragenlijst(
    "scootmobiel",
    (
        DOEL,
        AFSTAND,
        REGIOTAXI,
        AANGETOOND,
        Vraag(
            "stalling",
            "Is er een goede plek om de scootmobiel te stallen?",
            "W-23",
            _632,
            gevolgen={
                JA: past("Er is een plek om te stallen."),
                NEE: eerst("Zoek eerst een plek om de scootmobiel te stallen."),
            },
        ),
        Vraag(
            "opladen",
            "Kan de scootmobiel daar worden opgeladen?",
            "W-23",
            _632,
            als=("stalling", (JA,)),
            gevolgen={
                JA: past("De scootmobiel kan daar worden opgeladen."),
                NEE: eerst("Zorg eerst voor een stopcontact bij de stalling."),
            },
        ),
        Vraag(
            "zelf_kopen",
            "Kan de inwoner er zelf een kopen in een gewone winkel?",
            "W-23",
            _632,
            gevolgen={JA: let_op("Een scootmobiel wordt steeds gewoner. Doe de toets ‘algemeen gebruikelijk’.")},
        ),
    ),
)


def snelheid(stand: Stand) -> Iterator[Advies]:
    """W-24: what drives faster than the limit is not a gesloten buitenwagen."""
    kmh, grens = stand.bedrag("snelheid"), stand.waarden["buitenwagen_max_kmh"]
    if kmh is None:
        return
    if kmh <= grens:
        yield SNELHEID.advies(past(f"De wagen rijdt niet harder dan {grens} kilometer per uur."))
    else:
        yield SNELHEID.advies(past_niet(f"Een gesloten buitenwagen rijdt niet harder dan {grens} kilometer per uur."))


SNELHEID = Vraag("snelheid", "Hoe hard rijdt de wagen, in kilometer per uur?", "W-24", _633, _G)
BUITENWAGEN = Vragenlijst(
    "buitenwagen",
    (
        DOEL,
        REGIOTAXI,
        AANGETOOND,
        Vraag(
            "brommobiel",
            "Is het een brommobiel?",
            "W-24",
            _633,
            gevolgen={JA: past_niet("Een brommobiel is algemeen gebruikelijk. De inwoner koopt die zelf.")},
        ),
        SNELHEID,
        Vraag(
            "feit_advies",
            "Advies van een deskundige",
            "W-24",
            _633,
            _F,
            gevolgen={
                JA: past("Het advies van een deskundige is ontvangen."),
                NEE: eerst("Een gesloten buitenwagen kan alleen na advies van een deskundige. Vraag dat eerst."),
            },
        ),
        Vraag(
            "voorliggend",
            "Noemt het advies iets anders dat ook voldoet?",
            "W-24",
            _633,
            hulp="Nog geen advies? Kies dan ‘Nee’ en vraag het advies.",
            gevolgen={JA: past_niet("Iets anders voldoet ook. Dat gaat vóór een gesloten buitenwagen.")},
        ),
    ),
    (snelheid,),
    ("buitenwagen_max_kmh",),
)
LIJSTEN = (PAS, TEGEMOETKOMING, FIETS, SCOOTMOBIEL, BUITENWAGEN)
