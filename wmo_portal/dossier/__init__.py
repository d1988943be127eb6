"""The dossier: the case with its work order, the acts that are possible now, and all that its page shows."""

from wmo_portal.dossier.daden import Daden, meer_doen
from wmo_portal.dossier.laden import Dossier, laad_dossier, met_voortgang, verloop_van
from wmo_portal.dossier.stappen import Stap, stappen_van

__all__ = ["Daden", "Dossier", "Stap", "laad_dossier", "meer_doen", "met_voortgang", "stappen_van", "verloop_van"]
