"""What must be known before the investigation may go on; later apps may add to it."""

from meldingen.eisen import Eisenlijst

# TR-10: before a verslag may be drawn up.
VERSLAG_OPSTELLEN = Eisenlijst("verslag_opstellen")

# Before a voorzieningkeuze may be rounded off with "inzetten": the conditions, the calculation, the pgb.
VOORZIENING_INZETTEN = Eisenlijst("voorziening_inzetten")
