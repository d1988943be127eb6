"""The investigation: gebruikelijke hulp, the verslag and the zorgplan (O-09, V-03, T-08)."""

from meldingen.parametersoorten.soort import Parametersoort
from meldingen.parametersoorten.soort import Peildatum as P
from meldingen.parametersoorten.soort import Soort as S

SOORTEN = (
    Parametersoort(
        "leeftijden_gebruikelijke_hulp",
        "vanaf welke leeftijd: licht, naar vermogen, eenpersoons, volledig",
        S.LIJST,
        P.DAG_ZELF,
    ),
    Parametersoort("zorgplan_weken", "weken voor het zorgplan van de aanbieder", S.GETAL, P.DAG_ZELF),
    Parametersoort("zorgplan_atw", "Atw op de termijn van het zorgplan", S.JANEE, P.DAG_ZELF),
    Parametersoort(
        "verslag_toets",
        "welke verslagen een collega toetst voor verzending",
        S.KEUZE,
        P.DAG_ZELF,
        ("geen", "steekproef", "altijd", "nieuwe medewerker"),
    ),
    Parametersoort("verslag_toets_procent", "hoeveel procent de steekproef is", S.GETAL, P.DAG_ZELF),
    Parametersoort("verslag_toets_maanden", "hoe lang een medewerker nieuw is", S.GETAL, P.DAG_ZELF),
)
