"""Conditions of what is paid around the house: woningsanering and moving (W-07, W-08, W-15)."""

from onderzoek.voorwaarden.vormen import BELEID, JA, NEE, Vraag, Vraagsoort, Vragenlijst, eerst, let_op, past, past_niet
from onderzoek.voorwaarden.wonen import BELANGRIJKE_REDEN, NAAR_ONGESCHIKT, REDEN_VERHUIZING, reden_in_besluit

_613 = f"{BELEID}, 6.1.3"
_614 = f"{BELEID}, 6.1.4"
_K, _F = Vraagsoort.KEUZE, Vraagsoort.FEIT
_KLACHTEN = "De klachten komen door COPD, astma of een allergie."

SANERING = Vragenlijst(
    "sanering",
    (
        Vraag(
            "aandoening",
            "Door welke aandoening heeft de inwoner klachten?",
            "W-15",
            _613,
            _K,
            (("copd", "COPD"), ("astma", "Astma"), ("allergie", "Een allergie"), ("geen", "Een andere oorzaak")),
            gevolgen={
                **{
                    code: past("De klachten komen door COPD, astma of een allergie.")
                    for code in ("copd", "astma", "allergie")
                },
                "geen": past_niet("Sanering is voor klachten door COPD, astma of een allergie."),
            },
        ),
        Vraag(
            "door_woning",
            "Komt de allergie door bouwmaterialen of de staat van de woning?",
            "W-15",
            _613,
            als=("aandoening", ("allergie",)),
            gevolgen={
                JA: past_niet("De allergie komt door de woning zelf. Dat is geen grond voor sanering."),
                NEE: past("De allergie komt niet door de woning zelf."),
            },
        ),
        Vraag(
            "vervangen",
            "Moeten vloerbedekking of gordijnen worden vervangen?",
            "W-15",
            _613,
            gevolgen={NEE: past_niet("De vergoeding is alleen voor vloerbedekking en gordijnen.")},
        ),
        Vraag(
            "kamers",
            "Welke kamers gaat het om?",
            "W-15",
            _613,
            _K,
            (("woon_slaap", "Alleen de woonkamer en de slaapkamer"), ("meer", "Ook andere kamers")),
            gevolgen={
                "woon_slaap": past("De woonkamer en de slaapkamer kunnen worden gesaneerd."),
                "meer": let_op("In principe worden alleen de woonkamer en de slaapkamer gesaneerd."),
            },
        ),
        Vraag(
            "feit_advies",
            "Advies van een deskundige",
            "W-15",
            _613,
            _F,
            gevolgen={
                JA: past("Het advies van een deskundige is ontvangen."),
                NEE: eerst("Voor sanering is advies van een deskundige nodig. Vraag dat eerst."),
            },
        ),
    ),
)
VERHUIZEN = Vragenlijst(
    "verhuiskosten",
    (
        Vraag(
            "noodzakelijk",
            "Is verhuizen nodig door de beperkingen van de inwoner?",
            "W-08",
            _614,
            gevolgen={
                JA: let_op("De vergoeding is het bedrag uit de verordening. Dat dekt niet alle kosten."),
                NEE: past_niet("De vergoeding is alleen voor een noodzakelijke verhuizing."),
            },
        ),
        NAAR_ONGESCHIKT,
        BELANGRIJKE_REDEN,
        REDEN_VERHUIZING,
    ),
    (reden_in_besluit,),
)
LIJSTEN = (SANERING, VERHUIZEN)
