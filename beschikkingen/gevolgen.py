"""What follows from a decision that was made known, or that was taken back."""

from meldingen.gevolgen import Gevolg

BESLUIT_BEKENDGEMAAKT = Gevolg("besluit_bekendgemaakt")
BESLUIT_HERROEPEN = Gevolg("besluit_herroepen")
# Whoever knows more about what was granted adds it to the letter: stays, limits.
BRIEF_AANVULLEN = Gevolg("brief_aanvullen")
