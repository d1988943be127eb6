"""What follows from acts of the investigation."""

from meldingen.gevolgen import Gevolg

VERSLAG_VERSTREKT = Gevolg("verslag_verstrekt")
