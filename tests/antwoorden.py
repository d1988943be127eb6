"""Answers to the questions of logeerzorg with which all is well, in every gemeente of the fixtures."""

LOGEREN = {
    "mantelzorg": "ja", "doel": "ontlasten", "aanleiding": "vakantie", "cognitief": "ja", "dag_en_nacht": "ja",
    "toezicht": "gedrag", "instrument": "checklist", "thuis_goed": "ja", "netwerk": "nee",
    "netwerk_waarom": "Met de zoon besproken.", "bekeken": "draagkracht,draaglast,steunpunt,dagbesteding,vrijwilliger",
    "anders_genoeg": "nee", "zvw_verzekeraar": "De Linde", "zvw_polis": "Basis", "zvw_uitkomst": "niet",
    "zvw_op": "2022-03-01", "zvw_minima": "ja", "zvw_vervangend": "niet", "zvw_bewijs": "Polis gelezen.",
    "zorgpension_op": "2022-03-08", "zorgpension": "niet_toegelaten", "betaald_uit_pgb": "nee",
    "doelen": "dagactiviteiten,ontlasten", "vervoer": "zelf", "verpleging": "nee", "behandeling": "nee",
    "andere_hulp": "geen", "meer_aanbieders": "nee", "extra": "geen",
}  # fmt: skip
