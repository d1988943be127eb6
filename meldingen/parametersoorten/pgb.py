"""The persoonsgebonden budget (chapter 7.3 and 7.4, P-22 to P-32)."""

from meldingen.parametersoorten.soort import Parametersoort
from meldingen.parametersoorten.soort import Peildatum as P
from meldingen.parametersoorten.soort import Soort as S

SOORTEN = (
    Parametersoort("pgb_wissel_per_jaar", "hoe vaak per jaar van pgb naar natura of terug", S.GETAL, P.DAG_ZELF),
    Parametersoort(
        "pgb_buitenland_aanvraag_maanden", "pgb in het buitenland: hoe lang vooraf vragen", S.GETAL, P.DAG_ZELF
    ),
    Parametersoort("pgb_buitenland_max_weken", "pgb in het buitenland: weken per kalenderjaar", S.GETAL, P.DAG_ZELF),
    Parametersoort(
        "pgb_buitenland_verlaging_na_weken", "pgb in het buitenland: verlaging na zoveel weken", S.GETAL, P.DAG_ZELF
    ),
    Parametersoort(
        "pgb_buitenland_terminaal_maanden",
        "pgb in het buitenland: maanden in de laatste levensfase",
        S.GETAL,
        P.DAG_ZELF,
    ),
    Parametersoort("pgb_land_pct", "pgb in het buitenland: procent per land", S.GETALLEN, P.BESLUIT),
    Parametersoort("pgb_land_overig", "pgb in het buitenland: procent voor andere landen", S.GETAL, P.BESLUIT),
    Parametersoort(
        "pgb_onderhoud_vervoer_pct",
        "onderhoud van een vervoersvoorziening: procent van de nieuwwaarde",
        S.GETAL,
        P.BESLUIT,
    ),
    Parametersoort("pgb_verplicht_onderhoud_pct", "verplicht onderhoud: procent dat wordt vergoed", S.GETAL, P.BESLUIT),
    Parametersoort("pgb_max_graad_beheerder", "budgetbeheerder: hoogste graad van familie", S.GETAL, P.BESLUIT),
    Parametersoort("pgb_tarieven", "pgb: uurtarief per voorziening, formeel en informeel", S.TARIEVEN, P.BESLUIT),
    Parametersoort(
        "pgb_netwerk_maand", "pgb: hoogste tegemoetkoming per maand met een verklaring", S.BEDRAG, P.BESLUIT
    ),
    Parametersoort("pgb_niet_besteed_maanden", "pgb: signaal als er zo lang niets is besteed", S.GETAL, P.DAG_ZELF),
)
