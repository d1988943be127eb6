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
    Parametersoort(
        "kv_doelgroep",
        "logeerzorg: voor wie",
        S.KEUZE,
        P.AANVRAAG,
        ("breed", "cognitief", "permanent_toezicht", "toezicht_24_uur"),
    ),
    Parametersoort("kv_overbelasting_vereist", "logeerzorg: alleen bij (dreigende) overbelasting", S.JANEE, P.AANVRAAG),
    Parametersoort(
        "kv_overbelasting_instrument",
        "logeerzorg: waarmee de overbelasting is onderzocht",
        S.LIJST,
        P.AANVRAAG,
        ("gesprek", "vragenlijst", "checklist", "mantelzorgmatrix"),
    ),
    Parametersoort(
        "kv_voorliggende_route",
        "logeerzorg: wat voorgaat, in deze volgorde",
        S.LIJST,
        P.AANVRAAG,
        ("zvw", "vervangende_mantelzorg", "wlz", "zorgpension"),
    ),
    Parametersoort(
        "kv_vervoer", "logeerzorg: vervoer naar de locatie", S.KEUZE, P.AANVRAAG, ("zelf", "zelf_of_aanvullend")
    ),
    Parametersoort("kv_structureel_toegestaan", "logeerzorg: logeren volgens een vast patroon", S.JANEE, P.AANVRAAG),
    Parametersoort("kv_proef_telt_mee", "logeerzorg: proeflogeren telt mee in het saldo", S.JANEE, P.AANVRAAG),
    Parametersoort("kv_intake_telt_mee", "logeerzorg: een intake telt mee in het saldo", S.JANEE, P.AANVRAAG),
    Parametersoort(
        "kv_opties_reserveren_saldo", "logeerzorg: een optie houdt etmalen van het saldo vast", S.JANEE, P.AANVRAAG
    ),
    Parametersoort("kv_annulering_uren", "logeerzorg: zo veel uren vooraf is annuleren op tijd", S.GETAL, P.DAG_ZELF),
    Parametersoort("kv_laat_annuleren_telt", "logeerzorg: laat annuleren telt mee in het saldo", S.JANEE, P.DAG_ZELF),
    Parametersoort(
        "kv_bed_vasthouden_nachten", "logeerzorg: nachten dat het bed vrij blijft bij een opname", S.GETAL, P.DAG_ZELF
    ),
)
