"""What follows from acts of the investigation."""

from meldingen.gevolgen import Gevolg

VERSLAG_VERSTREKT = Gevolg("verslag_verstrekt")
# A zorgplan with both signatures is the aanvraag (V-21).
ZORGPLAN_GETEKEND = Gevolg("zorgplan_getekend")
# Who knows of a pgb of this client that the gemeente revoked itself, adds it to the list (P-10 b).
PGB_INTREKKINGEN = Gevolg("pgb_intrekkingen")
