"""Amounts and limits of what can be granted (chapter 7.3, W-02 to W-29)."""

from meldingen.parametersoorten.soort import Parametersoort
from meldingen.parametersoorten.soort import Peildatum as P
from meldingen.parametersoorten.soort import Soort as S

SOORTEN = (
    Parametersoort("hulpmiddel_eigendom_max", "los hulpmiddel in eigendom tot", S.BEDRAG, P.BESLUIT),
    Parametersoort("primaat_verhuizen_bedrag", "eerst verhuizen afwegen boven", S.BEDRAG, P.BESLUIT),
    Parametersoort("sanering_staffel", "woningsanering: procent tot zoveel jaar oud", S.STAFFEL, P.BESLUIT),
    Parametersoort("auto_verzekeren_vanaf", "autoaanpassing verzekeren boven", S.BEDRAG, P.BESLUIT),
    Parametersoort("auto_min_jaren", "autoaanpassing: jaren dat de auto nog mee moet", S.GETAL, P.BESLUIT),
    Parametersoort("sport_eigen_aandeel_pct", "sportvoorziening: eigen aandeel in procent", S.GETAL, P.BESLUIT),
    Parametersoort("sport_min_jaren", "sportvoorziening: jaren tot de volgende", S.GETAL, P.BESLUIT),
    Parametersoort("vervoer_km_jaar", "vervoer: kilometers per jaar", S.GETAL, P.BESLUIT),
    Parametersoort("vervoer_zones_jaar", "vervoerspas: zones per jaar", S.GETAL, P.BESLUIT),
    Parametersoort("vervoer_rit_zones", "vervoerspas: reiszones per rit, naast de opstapzone", S.GETAL, P.BESLUIT),
    Parametersoort("loopafstand_m", "vervoerspas: loopafstand in meters", S.GETAL, P.BESLUIT),
    Parametersoort("buitenwagen_max_kmh", "gesloten buitenwagen: hoogste snelheid", S.GETAL, P.BESLUIT),
    Parametersoort("dubbele_huur_max_mnd", "dubbele huur: hoogste aantal maanden", S.GETAL, P.BESLUIT),
    Parametersoort("huurderving_mnd", "huurderving: aantal maanden", S.GETAL, P.BESLUIT),
    Parametersoort("huurderving_vanaf_mnd", "huurderving: vanaf welke maand", S.GETAL, P.BESLUIT),
    Parametersoort(
        "bedragen_verordening", "bedragen uit de verordening (verhuizing, kilometer, huur)", S.BEDRAGEN, P.BESLUIT
    ),
    Parametersoort("levensduur_productgroep", "levensduur per soort voorziening, in maanden", S.GETALLEN, P.BESLUIT),
    Parametersoort("ontmoeting_wen_weken", "ontmoetingscentrum: langste wenperiode in weken", S.GETAL, P.DAG_ZELF),
    Parametersoort("ontmoeting_wen_dagdelen", "ontmoetingscentrum: dagdelen in de wenperiode", S.GETAL, P.DAG_ZELF),
)
