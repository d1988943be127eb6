"""The roles of chapter 6 of the catalogue; each is a Django group with this name."""

from django.db import models


class Rol(models.TextChoices):
    """Who someone is in the process. A user may have more than one."""

    CONSULENT = "consulent", "Consulent"
    KWALITEIT = "kwaliteitsmedewerker", "Kwaliteitsmedewerker"
    TEAMLEIDER = "teamleider", "Teamleider"
    ADMINISTRATIE = "administratie", "Administratie"
    AANBIEDER = "zorgaanbieder", "Zorgaanbieder"
    BEHEERDER = "functioneel beheerder", "Functioneel beheerder"
    AUDITOR = "auditor", "Auditor"
    PIKET = "piket", "Piketdienst"
    BEZWAARJURIST = "bezwaarjurist", "Bezwaarjurist"
    INWONER = "inwoner", "Inwoner"
    CLIENTONDERSTEUNER = "cliëntondersteuner", "Cliëntondersteuner"
    VERWIJZER = "verwijzer", "Casemanager of steunpunt"


DOSSIER = (Rol.CONSULENT, Rol.KWALITEIT, Rol.TEAMLEIDER, Rol.ADMINISTRATIE, Rol.BEZWAARJURIST)
# Who registers a melding, and so may ask whether the gemeente knows somebody.
BALIE = (Rol.CONSULENT, Rol.TEAMLEIDER, Rol.ADMINISTRATIE, Rol.PIKET)
# Who keeps the data of the client knows where the client lives, also when that is secret.
GEHEIM_ADRES = (Rol.CONSULENT, Rol.ADMINISTRATIE)
# Who looks from the side of the client: the own file, or what a machtiging opens.
MIJN_ZAAK = (Rol.INWONER, Rol.CLIENTONDERSTEUNER)
HELE_GEMEENTE = frozenset({Rol.KWALITEIT, Rol.TEAMLEIDER, Rol.ADMINISTRATIE, Rol.BEZWAARJURIST})
