"""The parameters this portal knows, by subject; a new one is a line in the module of its subject."""

from meldingen.parametersoorten import beschermd_wonen, bijdrage, logeren, onderzoek, pgb, proces, voorzieningen
from meldingen.parametersoorten.soort import Parametersoort, Peildatum, Soort

_ONDERWERPEN = (proces, onderzoek, logeren, bijdrage, pgb, voorzieningen, beschermd_wonen)
SOORTEN: dict[str, Parametersoort] = {soort.code: soort for onderwerp in _ONDERWERPEN for soort in onderwerp.SOORTEN}

__all__ = ["SOORTEN", "Parametersoort", "Peildatum", "Soort"]
