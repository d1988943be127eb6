"""Forms of logeerzorg."""

from logeerzorg.forms.zoek import OptieFormulier, PatroonFormulier, WeekendFormulier, Wensformulier, ZoekFormulier

__all__ = ["OptieFormulier", "PatroonFormulier", "WeekendFormulier", "Wensformulier", "ZoekFormulier"]
