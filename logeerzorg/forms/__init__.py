"""Forms of logeerzorg."""

from logeerzorg.forms.zoek import OptieFormulier, ZoekFormulier

__all__ = ["OptieFormulier", "ZoekFormulier"]
