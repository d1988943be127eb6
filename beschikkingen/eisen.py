"""What must be true before a decision may be proposed, and again before it is taken."""

from meldingen.eisen import Eisenlijst

# TR-36; the subject is the Beschikking with its regels.
BESLUIT_OPSTELLEN = Eisenlijst("besluit_opstellen")
