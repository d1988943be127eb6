"""Paper, desk and telephone are as good as the portal (K-07): each act in Mijn zaak has its page of staff and its form.

The table below says what the law or the catalogue gives a form on paper for; what is not in it is told by telephone, at
the desk or in a letter without a form, and staff write it down on the page of `balie`.
"""

import pytest
from django.urls import NoReverseMatch, get_resolver, resolve, reverse

from meldingen.brieven.soorten import alle_soorten
from meldingen.rollen import DOSSIER, Rol
from wmo_portal.mijnzaak.daden import DADEN

# Page in Mijn zaak: the form or letter with which the same goes on paper.
OP_PAPIER = {
    "mijn_opzeggen": "D-42",
    "mijn_machtigingen": "D-41",
    "mijn_persoonlijk_plan": "D-43",
    "mijn_verslag": "D-10",
    "mijn_aanvraag": "D-49",
    "mijn_budgetplan": "D-44",
}
# Staff who write down what came by telephone, at the desk or by post.
BALIE = frozenset({Rol.CONSULENT, Rol.ADMINISTRATIE, Rol.TEAMLEIDER})


def _rollen(naam: str) -> frozenset[Rol]:
    """Who may open this page, whatever stands in its address."""
    aantallen = (("1",), ("1", "1"), ())
    for gaten in aantallen:
        try:
            return frozenset(resolve(reverse(naam, args=gaten)).func.rollen)
        except NoReverseMatch:
            continue
    raise AssertionError(f"{naam}: deze bladzijde bestaat niet")


def test_er_zijn_daden() -> None:
    assert {"mijn_wijziging", "mijn_opzeggen", "mijn_machtigingen"} <= {daad.pagina for daad in DADEN}


@pytest.mark.regel("K-07")
@pytest.mark.parametrize("daad", DADEN, ids=lambda daad: daad.pagina)
def test_wat_een_inwoner_zelf_doet_kan_een_medewerker_vastleggen(daad: object) -> None:
    medewerkers = _rollen(daad.balie)
    assert medewerkers & BALIE, f"{daad.balie}: geen balie of backoffice"
    assert medewerkers <= {*DOSSIER, Rol.PIKET, Rol.VERWIJZER, Rol.AUDITOR, Rol.BEHEERDER}
    assert not _rollen(daad.pagina) & set(DOSSIER)


@pytest.mark.regel("K-07")
@pytest.mark.parametrize("daad", [rij for rij in DADEN if rij.pagina in OP_PAPIER], ids=lambda daad: daad.pagina)
def test_waar_een_formulier_bij_hoort_is_het_er_ook_op_papier(daad: object) -> None:
    assert OP_PAPIER[daad.pagina] in {soort.code for soort in alle_soorten()}


def test_de_tabel_noemt_alleen_bladzijden_die_er_zijn_of_komen() -> None:
    namen = {naam for naam in get_resolver().reverse_dict if isinstance(naam, str)}
    assert {pagina for pagina in OP_PAPIER if pagina in namen} <= {daad.pagina for daad in DADEN}
