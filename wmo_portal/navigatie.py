"""Which pages a role gets in the top navigation."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from meldingen.rollen import BALIE, DOSSIER, MIJN_ZAAK, Rol


@dataclass(frozen=True, slots=True)
class Link:
    """A link in the navigation."""

    url: str
    tekst: str
    actief: bool


_PAGINAS = (
    ("werkvoorraad", "Werkvoorraad", DOSSIER),
    ("signalen", "Signalen", DOSSIER),
    ("taken", "Taken", DOSSIER),
    ("te-beslissen", "Te beslissen", (Rol.TEAMLEIDER, Rol.KWALITEIT)),
    ("bezwaren", "Bezwaren", (Rol.BEZWAARJURIST, Rol.TEAMLEIDER)),
    ("zoeken", "Zoeken", BALIE),
    ("balie_zoeken", "Melding invoeren", BALIE),
    ("zonder_melding", "Aanvraag invoeren", (Rol.CONSULENT, Rol.ADMINISTRATIE)),
    ("spoedlijst", "Spoed", (Rol.CONSULENT, Rol.TEAMLEIDER, Rol.ADMINISTRATIE, Rol.PIKET)),
    ("logeerzorg", "Logeerzorg", (Rol.CONSULENT, Rol.TEAMLEIDER)),
    ("overschrijdingen", "Meer logeren", (Rol.TEAMLEIDER, Rol.KWALITEIT)),
    ("logeerrapport", "Rapport logeren", (Rol.TEAMLEIDER, Rol.ADMINISTRATIE)),
    ("post_in", "Post in", (Rol.ADMINISTRATIE,)),
    ("opzeggingen", "Opzeggingen", (Rol.ADMINISTRATIE,)),
    ("post_uit", "Post uit", (Rol.ADMINISTRATIE,)),
    ("berichten", "Berichten", (Rol.ADMINISTRATIE,)),
    ("mijn_zaken", "Mijn zaken", MIJN_ZAAK),
    ("aanbieder", "Reserveringen", (Rol.AANBIEDER,)),
    ("aanbieder_kalender", "Kalender", (Rol.AANBIEDER,)),
    ("blokkades", "Blokkades", (Rol.AANBIEDER,)),
    ("zorgplannen", "Zorgplannen", (Rol.AANBIEDER,)),
    ("steunpunt", "Melden", (Rol.VERWIJZER,)),
    ("logboek", "Logboek", (Rol.AUDITOR,)),
    ("nachtruns", "Nachtruns", (Rol.BEHEERDER,)),
    ("uitbak", "Uitgaand", (Rol.BEHEERDER,)),
    ("parameters", "Parameters", (Rol.BEHEERDER,)),
    ("admin:index", "Beheer", (Rol.BEHEERDER,)),
)


def links_voor(request: HttpRequest) -> list[Link]:
    """The pages the user's roles open, the present one marked."""
    gebruiker = getattr(request, "user", None)
    if gebruiker is None or not gebruiker.is_authenticated:
        return []
    links = []
    for naam, tekst, rollen in _PAGINAS:
        if gebruiker.is_een(*rollen):
            url = reverse(naam)
            links.append(Link(url, tekst, actief=request.path == url))
    return links
