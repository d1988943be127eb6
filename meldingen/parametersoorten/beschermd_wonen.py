"""Beschermd wonen and opvang (chapter 7.3, BW-02 to BW-14)."""

from meldingen.parametersoorten.soort import Parametersoort
from meldingen.parametersoorten.soort import Peildatum as P
from meldingen.parametersoorten.soort import Soort as S

SOORTEN = (
    Parametersoort("bw_uitvoerder", "beschermd wonen en opvang: wie het uitvoert, in mandaat", S.TEKST, P.DAG_ZELF),
    Parametersoort("bw_max_jaren", "beschermd wonen: langste duur in jaren", S.GETAL, P.BESLUIT),
    Parametersoort(
        "bw_tijdelijk_mnd", "beschermd wonen: zwaarder tot zoveel maanden is tijdelijk", S.GETAL, P.DAG_ZELF
    ),
    Parametersoort("bw_zzp", "beschermd wonen: zorgzwaarte die nieuw kan worden gegeven", S.LIJST, P.DAG_ZELF),
    Parametersoort(
        "bw_min_etmalen", "beschermd wonen: nodig voor meer dan zoveel etmalen per week", S.GETAL, P.DAG_ZELF
    ),
    Parametersoort(
        "opvang_binding_jaren", "opvang: jaren hoofdverblijf in de regio, van de laatste drie", S.GETAL, P.DAG_ZELF
    ),
    Parametersoort("opvang_min_leeftijd", "opvang: laagste leeftijd", S.GETAL, P.DAG_ZELF),
)
