"""Logeerzorg (chapter 7.2)."""

from meldingen.parametersoorten.soort import Parametersoort
from meldingen.parametersoorten.soort import Peildatum as P
from meldingen.parametersoorten.soort import Soort as S

SOORTEN = (
    Parametersoort("kv_jaarcap_etmalen", "logeerzorg: etmalen per jaar", S.GETAL, P.AANVRAAG, mag_leeg=True),
    Parametersoort(
        "kv_jaarmodus",
        "logeerzorg: wat is een jaar",
        S.KEUZE,
        P.AANVRAAG,
        ("KALENDERJAAR", "INDICATIEJAAR", "VOORTSCHRIJDEND_12M"),
    ),
    Parametersoort(
        "kv_telwijze",
        "logeerzorg: wat is een etmaal",
        S.KEUZE,
        P.AANVRAAG,
        ("NACHTEN", "AANGEBROKEN_24U", "KALENDERDAGEN"),
    ),
    Parametersoort(
        "kv_weekmodus",
        "logeerzorg: weekregel",
        S.KEUZE,
        P.AANVRAAG,
        ("ISO_WEEK_UREN", "SCHUIVEND_168U", "ETMALEN_PER_WEEK", "GEEN"),
    ),
    Parametersoort("kv_week_max", "logeerzorg: maximum per week", S.GETAL, P.AANVRAAG, mag_leeg=True),
    Parametersoort("kv_leveringsvorm", "logeerzorg: natura of pgb", S.KEUZE, P.AANVRAAG, ("natura", "beide")),
    Parametersoort("kv_indicatie_na_datum_locatie", "logeerzorg: eerst data en plaats", S.JANEE, P.AANVRAAG),
    Parametersoort("kv_optie_geldig_uren", "logeerzorg: hoe lang een optie geldt", S.GETAL, P.DAG_ZELF),
    Parametersoort("kv_max_maanden", "logeerzorg: langste duur van een besluit", S.GETAL, P.AANVRAAG),
    Parametersoort("kv_eigen_bijdrage", "logeerzorg: eigen bijdrage", S.JANEE, P.BESLUIT),
)
