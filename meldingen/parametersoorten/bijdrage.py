"""The eigen bijdrage (chapter 7.3, E-02 to E-09, E-18)."""

from meldingen.parametersoorten.soort import Parametersoort
from meldingen.parametersoorten.soort import Peildatum as P
from meldingen.parametersoorten.soort import Soort as S

SOORTEN = (
    Parametersoort(
        "eb_startmoment",
        "wanneer de eigen bijdrage start",
        S.KEUZE,
        P.BESLUIT,
        ("beschikking", "levering", "declaratie"),
    ),
    Parametersoort(
        "eb_tarieftype",
        "eigen bijdrage: een vast bedrag, of naar inkomen",
        S.KEUZE,
        P.BESLUIT,
        ("VAST", "INKOMENSAFHANKELIJK"),
    ),
    Parametersoort("eb_tarief", "landelijk maandbedrag eigen bijdrage", S.BEDRAG, P.BESLUIT),
    Parametersoort(
        "eb_minima_pct",
        "minimabeleid: procent van het minimumloon (leeg: geen minimabeleid)",
        S.GETAL,
        P.BESLUIT,
        mag_leeg=True,
    ),
    Parametersoort(
        "eb_minima_bevroren", "minimabeleid: jaar waarin de grenzen zijn bevroren", S.GETAL, P.BESLUIT, mag_leeg=True
    ),
    Parametersoort(
        "eb_collectief_vervoer", "collectief vervoer telt niet mee voor de eigen bijdrage", S.JANEE, P.BESLUIT
    ),
    Parametersoort(
        "eb_woningaanpassing_kind", "eigen bijdrage voor een woningaanpassing van een kind", S.JANEE, P.BESLUIT
    ),
    Parametersoort(
        "eb_kostprijswijze",
        "bewaking van de kostprijs: in totaal of per periode",
        S.KEUZE,
        P.BESLUIT,
        ("TOTAAL", "PER_PERIODE"),
    ),
)
