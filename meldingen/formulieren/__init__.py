"""The base layer of every form: fields that ask kindly and sentences that say what to do.

Forms never read the clock: a form with a date that may not lie in the future gets `vandaag` from its view.
"""

from meldingen.formulieren.bestand import BestandVeld, soort_bestand
from meldingen.formulieren.datum import DatumVeld, DatumWidget
from meldingen.formulieren.formulier import Filterformulier, Formulier, Knop
from meldingen.formulieren.keuze import KeuzeVeld, MeerkeuzeVeld, VinkVeld
from meldingen.formulieren.tekst import (
    BedragVeld,
    BsnVeld,
    EmailVeld,
    GetalVeld,
    NaamVeld,
    PostcodeVeld,
    TekstVeld,
    TelefoonVeld,
    TijdVeld,
)

__all__ = [
    "BedragVeld",
    "BestandVeld",
    "BsnVeld",
    "DatumVeld",
    "DatumWidget",
    "EmailVeld",
    "Filterformulier",
    "Formulier",
    "GetalVeld",
    "KeuzeVeld",
    "Knop",
    "MeerkeuzeVeld",
    "NaamVeld",
    "PostcodeVeld",
    "TekstVeld",
    "TelefoonVeld",
    "TijdVeld",
    "VinkVeld",
    "soort_bestand",
]
