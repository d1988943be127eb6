"""The sentences that explain a date, with gaps. They are kept with the clock as Dutch text (T-24).

Each is in the catalogue of translations, so that a page in another language can tell the same (ADR 0019).
"""

from meldingen.fouten import gettext_noop as _

LENGTE = _("De termijn is {lengte}.")
LENGTE_MET_ARTIKEL = _("De termijn is {lengte} ({artikel}).")
TERUGGETELD = _("Er wordt teruggeteld vanaf {dag}.")
DAG_NUL = _("De dag van de gebeurtenis, {dag}, telt niet mee.")
GETELD = _("Geteld over {aantal} is de laatste dag {dag}.")
STIL = _("De termijn stond {aantal} stil: {dagen} ({gronden}).")
STIL_NA_DOORLOPEN = _("De opschorting begon in de dagen waarmee de termijn al doorliep en telt vanaf hun eind.")
DAARDOOR = _("Daardoor is de laatste dag {dag}.")
STIL_TELT_NIET = _("De opschorting na {dag} telt niet: de termijn was toen al voorbij.")
GEEN_WERKDAG = _("Deze dagen zijn geen werkdag en telden niet mee: {dagen}.")
LOOPT_DOOR = _("De termijn kan niet eindigen op {dagen}. Daarom loopt zij door ({artikel}).")
VERSCHUIFT_NIET = _("Een weekend of feestdag verschuift deze datum niet ({waarom}).")
EINDE = _("De uiterste datum is {dag}.")

# The longest first: what is matched against them takes the first that fits.
ZINNEN = (
    LENGTE_MET_ARTIKEL, LENGTE, TERUGGETELD, DAG_NUL, GETELD, STIL, STIL_NA_DOORLOPEN, DAARDOOR, STIL_TELT_NIET,
    GEEN_WERKDAG, LOOPT_DOOR, VERSCHUIFT_NIET, EINDE,
)  # fmt: skip

NIET_TERUG = _("bij terugrekenen geldt artikel 1 Algemene termijnenwet niet")
TE_LANG = _("artikel 4 Algemene termijnenwet zondert deze lengte uit")
GEEN_ATW = _("de Algemene termijnenwet geldt niet voor deze termijn")
TWEE_GEWONE_DAGEN = _("dan telt de termijn minder dan twee gewone dagen: artikel 2 Algemene termijnenwet")

EN = " en "
TOT_EN_MET = " tot en met "
