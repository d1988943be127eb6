"""Who looked in a file, in words for the client: what was looked at, and by whom (AVG article 15; X-17).

Staff appear with what they do, not with their name: only the own consulent is named, as on every letter.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meldingen.models import Gebruiker, Inzage, Melding
from meldingen.opsomming import opsomming
from meldingen.rollen import Rol

# What the log calls a part of the case, by how it begins; the first that fits. The rest is about the handling.
_WAT: tuple[tuple[tuple[str, ...], str | Promise], ...] = (
    (("document", "stuk", "brief"), gettext_lazy("een brief of stuk")),
    (("mijn ", "code voor"), gettext_lazy("uw zaak in Mijn zaak")),
    (("verslag", "versies van het verslag"), gettext_lazy("het verslag van het gesprek")),
    (("afspra", "contact"), gettext_lazy("afspraken en contact met u")),
    (("pgb", "budget", "zorgovereenkomst", "hulpverlener", "wens voor"), gettext_lazy("uw persoonsgebonden budget")),
    (("logeren", "verblijf", "reeks", "optie", "bed ", "saldo", "wachtlijst", "meer lo"), gettext_lazy("het logeren")),
    (("zorgplan", "verzoek om een zorgplan"), gettext_lazy("het zorgplan")),
    (("besluit", "motivering", "voorstel", "beslissen"), gettext_lazy("het besluit")),
    (("bezwaar", "bezwaren", "beroep"), gettext_lazy("uw bezwaar of beroep")),
    (("machtiging", "toestemming", "gegevens", "huisgenoten", "mantelzorg"), gettext_lazy("uw gegevens")),
    (("advies", "adviezen", "raadpleging", "vooronderzoek", "huishouden"), gettext_lazy("het onderzoek")),
    (("logboek",), gettext_lazy("de geschiedenis van uw zaak")),
)


@dataclass(frozen=True, slots=True)
class Blik:
    """One line of the page."""

    wanneer: datetime
    wat: str
    wie: str


def in_woorden(rijen: Iterable[Inzage], melding: Melding) -> list[Blik]:
    """The rows of the log as lines; needs `gebruiker` with groups, gemeente and organisatie already fetched."""
    namen = _gemachtigden(melding)
    return [Blik(rij.vastgelegd_op, wat_in_woorden(rij.wat), _wie(rij.gebruiker, melding, namen)) for rij in rijen]


def wat_in_woorden(wat: str) -> str:
    """The part of the case, as the client would call it."""
    return next((str(tekst) for begin, tekst in _WAT if wat.startswith(begin)), _("de behandeling van uw zaak"))


def _wie(gebruiker: Gebruiker, melding: Melding, namen: Mapping[int, str]) -> str:
    if gebruiker.pk == melding.behandelaar_id:
        return _("%(naam)s, uw consulent") % {"naam": gebruiker}
    if gebruiker.pk in namen:
        return _("%(naam)s, die u machtigde") % {"naam": namen[gebruiker.pk]}
    if gebruiker.organisatie is not None:
        return str(gebruiker.organisatie)
    if gebruiker.gemeente is None:
        return _("iemand die u machtigde")
    functie = gebruiker.functie or opsomming(
        [Rol(groep.name).label for groep in gebruiker.groups.all() if groep.name in Rol.values]
    )
    return f"{functie or _('medewerker')}, {_('gemeente')} {gebruiker.gemeente.naam}"


def _gemachtigden(melding: Melding) -> dict[int, str]:
    """The names of who act or acted for this client, by account."""
    rijen = melding.client.machtigingen.exclude(gemachtigde=None).select_related("relatie")
    return {rij.gemachtigde_id: rij.relatie.naam for rij in rijen}
