"""The named terms with the article they stand on (domain rules 4.2).

A length fixed by law is a constant. A length the gemeente chooses is a function that takes the number:
the value comes from a dated parameter, the default here is the one of the catalogue (chapter 7.1).
"""

from datetime import date

from meldingen.fouten import gettext_noop as _
from meldingen.termijnen.berekening import Berekening, bereken
from meldingen.termijnen.kalender import Kalender
from meldingen.termijnen.lengte import Eenheid, Lengte

_WERKAFSPRAAK = _("werkafspraak van de gemeente")
_BELEIDSREGELS = _("beleidsregels van de gemeente")
_NAAR_ANALOGIE = _("naar analogie van artikel 1 Algemene termijnenwet")
_VERORDENING_1182_71 = "artikel 3 lid 4 Verordening 1182/71"

# Wmo 2015
ONDERZOEK = Lengte(6, Eenheid.WEKEN, artikel="artikel 2.3.2 lid 1 Wmo 2015", regel="T-01")
PERSOONLIJK_PLAN = Lengte(7, Eenheid.DAGEN, artikel="artikel 2.3.2 lid 2 Wmo 2015", regel="T-03")
BESLUIT = Lengte(2, Eenheid.WEKEN, artikel="artikel 2.3.5 lid 2 Wmo 2015", regel="T-10")
BEWAAR = Lengte(15, Eenheid.JAREN, artikel="artikel 5.3.4 lid 1 Wmo 2015", regel="X-12")
VERNIETIGING = Lengte(3, Eenheid.MAANDEN, artikel="artikel 5.3.5 Wmo 2015", regel="X-13")

# Awb, besluit
BUITEN_BEHANDELING = Lengte(4, Eenheid.WEKEN, artikel="artikel 4:5 lid 4 Awb", regel="T-15")
DWANGSOM = Lengte(42, Eenheid.DAGEN, atw=False, artikel="artikel 4:17 lid 1 Awb", regel="T-17")
DWANGSOMBESLUIT = Lengte(2, Eenheid.WEKEN, artikel="artikel 4:18 Awb", regel="T-18")
MOTIVERING_ACHTERAF = Lengte(1, Eenheid.WEKEN, artikel="artikel 3:47 lid 3 Awb", regel="T-41")

# Awb, bezwaar, beroep en klacht
BEZWAAR = Lengte(6, Eenheid.WEKEN, artikel="artikel 6:7 Awb", regel="T-19")
BEROEP = Lengte(6, Eenheid.WEKEN, artikel="artikel 6:7 Awb", regel="T-45")
POST = Lengte(7, Eenheid.DAGEN, artikel="artikel 6:9 lid 2 Awb", regel="T-20")
BOB = Lengte(6, Eenheid.WEKEN, artikel="artikel 7:10 lid 1 Awb", regel="T-21")
BOB_COMMISSIE = Lengte(12, Eenheid.WEKEN, artikel="artikel 7:10 lid 1 en 7:13 Awb", regel="T-21")
BOB_VERDAGING_WEKEN = 6
KLACHT = Lengte(6, Eenheid.WEKEN, artikel="artikel 9:11 lid 1 Awb", regel="T-40")
KLACHT_COMMISSIE = Lengte(10, Eenheid.WEKEN, artikel="artikel 9:11 lid 1 Awb", regel="T-40")
KLACHT_VERDAGING_WEKEN = 4

# Uitvoeringsregeling Wmo 2015: a ministerial regulation, so the Atw does not apply by itself
CAK_NATURA = Lengte(1, Eenheid.MAANDEN, atw=False, artikel="artikel 2f Uitvoeringsregeling Wmo 2015", regel="E-21")
CAK_PGB = Lengte(4, Eenheid.MAANDEN, atw=False, artikel="artikel 2f Uitvoeringsregeling Wmo 2015", regel="E-21")

# AVG
AVG_VERZOEK = Lengte(1, Eenheid.MAANDEN, artikel="artikel 12 lid 3 AVG", regel="X-14", atw_grond=_VERORDENING_1182_71)
AVG_VERLENGING_MAANDEN = 2
DATALEK = Lengte(72, Eenheid.UREN, atw=False, artikel="artikel 33 AVG", regel="X-15")


def _werkdagen(aantal: int, regel: str, artikel: str = _WERKAFSPRAAK) -> Lengte:
    return Lengte(aantal, Eenheid.WERKDAGEN, atw=False, artikel=artikel, regel=regel)


def bevestiging(werkdagen: int = 2) -> Lengte:
    """Confirmation of the melding: the law names no term (parameter bevestiging_werkdagen)."""
    return _werkdagen(werkdagen, "T-02")


def retour(werkdagen: int = 7) -> Lengte:
    """Return of the verslag by the client (parameter retour_werkdagen)."""
    return _werkdagen(werkdagen, "T-06")


def rappel(werkdagen: int = 10) -> Lengte:
    """What the reminder still gives (parameter rappel_werkdagen)."""
    return _werkdagen(werkdagen, "T-07")


def herstel(werkdagen: int = 10) -> Lengte:
    """The hersteltermijn for missing pieces (parameter hersteltermijn_werkdagen)."""
    return _werkdagen(werkdagen, "T-12", "artikel 4:5 lid 1 Awb")


def levering(werkdagen: int = 5) -> Lengte:
    """Start of the support after the beschikking or the opdracht (parameters levering_na_…_wd)."""
    return _werkdagen(werkdagen, "T-22")


def spoed(werkdagen: int = 1) -> Lengte:
    """The norm behind 'onverwijld' for a temporary voorziening (parameter spoed_werkdagen)."""
    return _werkdagen(werkdagen, "T-27", "artikel 2.3.3 Wmo 2015")


def doorzending(werkdagen: int = 2) -> Lengte:
    """The norm behind 'onverwijld' for forwarding (parameter doorzend_werkdagen)."""
    return _werkdagen(werkdagen, "T-28", "artikel 2:3 Awb")


def zorgplan(weken: int = 2, *, atw: bool = True) -> Lengte:
    """The zorgplan of the aanbieder (parameters zorgplan_weken, zorgplan_atw: the Atw by analogy)."""
    grond = _NAAR_ANALOGIE
    artikel = _BELEIDSREGELS
    return Lengte(weken, Eenheid.WEKEN, atw=atw, artikel=artikel, regel="T-08", atw_grond=grond)


def ingebrekestelling(*, atw: bool = False) -> Lengte:
    """The two weeks after a notice of default (parameter ingebrekestelling_atw; cautious default no)."""
    return Lengte(2, Eenheid.WEKEN, atw=atw, artikel="artikel 4:17 lid 3 Awb", regel="T-17")


def monitor(maanden: int) -> Lengte:
    """A bound of the monitoring window or the longest duration of a voorziening (policy, no Atw)."""
    artikel = _BELEIDSREGELS
    return Lengte(maanden, Eenheid.MAANDEN, atw=False, artikel=artikel, regel="T-31")


def toekomstig_ingezetene(weken: int = 6) -> Lengte:
    """Until when the main residence must be in the gemeente (parameter toekomstig_ingezetene_weken)."""
    return Lengte(weken, Eenheid.WEKEN, artikel=_BELEIDSREGELS, regel="T-29")


def briefadres(maanden: int = 6) -> Lengte:
    """How long a postal address may last without a new request (parameter briefadres_maanden)."""
    artikel = _BELEIDSREGELS
    return Lengte(maanden, Eenheid.MAANDEN, atw=False, artikel=artikel, regel="T-30")


def pgb_buitenland_verzoek(maanden: int = 1) -> Lengte:
    """How long before departure a pgb abroad must be asked; counted backward."""
    artikel = _BELEIDSREGELS
    return Lengte(maanden, Eenheid.MAANDEN, atw=False, artikel=artikel, regel="T-33")


def pgb_buitenland(weken: int = 13) -> Lengte:
    """How long a pgb may be used abroad; a period that includes its first day."""
    return Lengte(weken, Eenheid.WEKEN, atw=False, artikel=_BELEIDSREGELS, regel="T-33")


def uiterste_ontvangst_per_post(bezwaar_of_beroep: Berekening, kalender: Kalender) -> Berekening:
    """Compute until when a notice posted in time may still arrive: a week after the term, plus Atw (T-20)."""
    return bereken(bezwaar_of_beroep.uiterste_datum, POST, kalender)


def is_tijdig(uiterste_datum: date, ontvangen_op: date, verzonden_op: date | None, kalender: Kalender) -> bool:
    """Whether a bezwaar or beroep is in time (Awb 6:9, T-20).

    Received on the last day at the latest; or posted by then (`verzonden_op`, None when not by post) and received
    within a week after it, that week extended by the Atw.
    """
    if ontvangen_op <= uiterste_datum:
        return True
    per_post = verzonden_op is not None and verzonden_op <= uiterste_datum
    return per_post and ontvangen_op <= bereken(uiterste_datum, POST, kalender).uiterste_datum
