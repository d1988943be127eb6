"""What follows from acts of the investigation."""

from meldingen.gevolgen import Gevolg

VERSLAG_VERSTREKT = Gevolg("verslag_verstrekt")
# A zorgplan with both signatures is the aanvraag (V-21).
ZORGPLAN_GETEKEND = Gevolg("zorgplan_getekend")
