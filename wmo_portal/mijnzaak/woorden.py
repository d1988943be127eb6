"""Where a case stands, in plain words for the inwoner: one row for each of the 25 states. Texts only, no queries.

The words of the catalogue (a state, a clock, a status) never reach the page. The law's own words do when the client
meets them in letters as well: verslag, aanvraag, besluit, bezwaar.
"""

from dataclasses import dataclass
from enum import IntEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from meldingen.models import Termijn

Tekst = str | Promise


class Fase(IntEnum):
    """The steps of the page, in order."""

    GEMELD = 0
    GESPREK = 1
    VERSLAG = 2
    AANVRAAG = 3
    BESLUIT = 4
    HULP = 5


FASEN: dict[Fase, Tekst] = {
    Fase.GEMELD: _("Gemeld"),
    Fase.GESPREK: _("Gesprek"),
    Fase.VERSLAG: _("Verslag"),
    Fase.AANVRAAG: _("Aanvraag"),
    Fase.BESLUIT: _("Besluit"),
    Fase.HULP: _("Hulp"),
}


@dataclass(frozen=True, slots=True)
class Woorden:
    """One state. `kop` is the short answer, `nu` what happens, `u` what the inwoner does (empty: nothing).

    `pagina` is the page of `DADEN` where the inwoner does it; `in_brief`: a letter of ours says more.
    `is_klaar`: nothing more comes after this step; the later steps are not shown.
    """

    fase: Fase
    kop: Tekst
    nu: Tekst
    u: Tekst = ""
    is_klaar: bool = False
    pagina: str = ""
    in_brief: bool = False


_NIEUW = _("Hebt u later toch hulp nodig? Dan kunt u zich opnieuw melden. Dat kan altijd.")
_NIETS = _("U hoeft nu niets te doen.")
_ONEENS = _("Lees de brief met ons besluit. Daarin staat ook hoe u bezwaar kunt maken.")

WOORDEN: dict[str, Woorden] = {
    "concept": Woorden(
        Fase.GEMELD,
        _("U hebt uw melding nog niet verstuurd"),
        _("Wij hebben uw melding nog niet ontvangen. Wij doen er daarom nog niets mee."),
        _("Maak uw melding af en verstuur haar."),
    ),
    "gemeld": Woorden(
        Fase.GEMELD,
        _("Wij hebben uw melding ontvangen"),
        _("Wij kijken wie u gaat helpen. Daarna maken wij een afspraak met u voor een gesprek."),
        _NIETS,
    ),
    "in_vooronderzoek": Woorden(
        Fase.GESPREK,
        _("Wij bereiden het gesprek met u voor"),
        _("Wij kijken wat wij al van u weten. Dan hoeft u dat niet nog een keer te vertellen."),
        _("Wij bellen of schrijven u voor een afspraak."),
    ),
    "in_onderzoek": Woorden(
        Fase.GESPREK,
        _("Wij praten met u over wat u nodig hebt"),
        _("In het gesprek kijken wij samen wat u zelf kunt, wat anderen kunnen doen en welke hulp past."),
        _("U mag iemand vragen om bij het gesprek te zijn."),
    ),
    "verslag_concept": Woorden(
        Fase.VERSLAG,
        _("Wij schrijven het verslag van het gesprek"),
        _("In het verslag staat wat u hebt verteld en welke hulp volgens ons past. U krijgt het van ons."),
        _NIETS,
    ),
    "verslag_verzonden": Woorden(
        Fase.VERSLAG,
        _("Uw verslag is klaar"),
        _("Wij wachten op uw antwoord. Pas als u hulp aanvraagt, nemen wij een besluit."),
        _("Lees het verslag, zet uw handtekening en laat weten of u hulp wilt aanvragen."),
        pagina="mijn_verslag",
    ),
    "rappel": Woorden(
        Fase.VERSLAG,
        _("Wij wachten nog op uw antwoord"),
        _("Wij stuurden u het verslag, en daarna een herinnering. Zonder uw antwoord sluiten wij uw melding af."),
        _("Lees het verslag, zet uw handtekening en laat weten of u hulp wilt aanvragen."),
        pagina="mijn_verslag",
    ),
    "wacht_op_zorgplan": Woorden(
        Fase.VERSLAG,
        _("De zorgaanbieder maakt een zorgplan met u"),
        _("In het zorgplan staat hoe u de hulp krijgt. De aanbieder belt of bezoekt u daarvoor."),
        _("Maak met de aanbieder het zorgplan en zet uw handtekening. Daarmee vraagt u de hulp ook aan."),
        pagina="mijn_zorgplan",
    ),
    "aanvraag_zonder_melding": Woorden(
        Fase.GEMELD,
        _("Wij hebben uw aanvraag ontvangen"),
        _("U had zich nog niet eerder gemeld. Wij kijken of wij eerst met u moeten praten."),
        _NIETS,
    ),
    "aanvraag_ontvangen": Woorden(
        Fase.AANVRAAG,
        _("Wij hebben uw aanvraag ontvangen"),
        _("Wij kijken of wij alles hebben om een besluit te nemen."),
        _NIETS,
    ),
    "hersteltermijn": Woorden(
        Fase.AANVRAAG,
        _("Wij missen nog iets van u"),
        _("In onze brief staat wat wij nog nodig hebben. Zo lang staat onze tijd om te besluiten stil."),
        _("Stuur ons wat in de brief staat. Dat kan hier, of per post."),
        pagina="mijn_opsturen",
        in_brief=True,
    ),
    "in_beoordeling": Woorden(
        Fase.BESLUIT,
        _("Wij maken het besluit over uw aanvraag"),
        _("Wij hebben alles wat wij nodig hebben en kijken welke hulp u krijgt."),
        _NIETS,
    ),
    "opgeschort": Woorden(
        Fase.BESLUIT,
        _("Onze tijd om te besluiten staat stil"),
        _("Wij kunnen nu niet verder. In onze brief staat waarom, en wanneer wij verdergaan."),
        _("Staat in de brief dat u iets moet doen? Dan wachten wij daarop."),
        in_brief=True,
    ),
    "besluit_concept": Woorden(
        Fase.BESLUIT,
        _("Het besluit is bijna klaar"),
        _("Een tweede medewerker kijkt het besluit na. Daarna krijgt u het van ons."),
        _NIETS,
    ),
    "toegekend": Woorden(
        Fase.HULP,
        _("U krijgt hulp"),
        _("Wij hebben uw aanvraag goedgekeurd. Hieronder staat welke hulp u krijgt."),
        _ONEENS,
        in_brief=True,
    ),
    "gedeeltelijk_toegekend": Woorden(
        Fase.HULP,
        _("U krijgt een deel van de hulp die u vroeg"),
        _("Hieronder staat welke hulp u krijgt. In onze brief staat wat u niet krijgt, en waarom."),
        _ONEENS,
        in_brief=True,
    ),
    "afgewezen": Woorden(
        Fase.BESLUIT,
        _("U krijgt de hulp niet die u vroeg"),
        _("Wij hebben uw aanvraag afgewezen. In onze brief staat waarom, en wat wel kan."),
        _ONEENS,
        is_klaar=True,
        in_brief=True,
    ),
    "buiten_behandeling": Woorden(
        Fase.BESLUIT,
        _("Wij behandelen uw aanvraag niet"),
        _("Wij kregen niet alles wat wij nodig hadden. In onze brief staat wat er ontbrak. U mag opnieuw aanvragen."),
        _ONEENS,
        is_klaar=True,
        in_brief=True,
    ),
    "in_levering": Woorden(
        Fase.HULP,
        _("U krijgt hulp"),
        _("De aanbieder geeft u de hulp, of gaat daarmee beginnen."),
        _("Verandert er iets bij u? Laat het ons weten."),
    ),
    "in_heronderzoek": Woorden(
        Fase.GESPREK,
        _("Wij kijken of uw hulp nog past"),
        _("Wij praten opnieuw met u. Tot ons nieuwe besluit verandert er niets aan uw hulp."),
        _("Vertel ons wat goed gaat en wat niet."),
    ),
    "afgesloten_zonder_aanvraag": Woorden(
        Fase.VERSLAG,
        _("Uw melding is afgesloten"),
        _("U hebt geen hulp bij ons aangevraagd. Wij doen daarom niets meer."),
        _NIEUW,
        is_klaar=True,
    ),
    "ingetrokken": Woorden(
        Fase.GEMELD,
        _("U bent gestopt"),
        _("U liet ons weten dat u geen hulp van ons meer wilt. Wij doen daarom niets meer."),
        _NIEUW,
        is_klaar=True,
    ),
    "doorgezonden": Woorden(
        Fase.GEMELD,
        _("Uw vraag is naar een andere organisatie"),
        _("Uw vraag hoort niet bij de gemeente. Wij stuurden haar door. In onze brief staat naar wie."),
        _("De andere organisatie neemt contact met u op."),
        is_klaar=True,
        in_brief=True,
    ),
    "afgerond": Woorden(
        Fase.BESLUIT,
        _("Uw zaak is klaar"),
        _("Wij hebben een besluit genomen en de tijd voor bezwaar is voorbij. Wij doen niets meer in deze zaak."),
        _NIEUW,
        is_klaar=True,
    ),
    "beeindigd": Woorden(
        Fase.HULP,
        _("Uw hulp is gestopt"),
        _("De hulp uit deze zaak is afgelopen. In onze brief staat waarom en vanaf welke dag."),
        _NIEUW,
        is_klaar=True,
        in_brief=True,
    ),
}

S = Termijn.Soort
# What the gemeente must have done on the last day of its clock; a promise of the gemeente itself is not in it.
COLLEGE: dict[str, Tekst] = {
    S.ONDERZOEK: _("Dan is ons onderzoek klaar en hebt u het verslag."),
    S.BESLUIT: _("Dan hebt u ons besluit over uw aanvraag."),
    S.BUITEN_BEHANDELING: _("Dan hoort u of wij uw aanvraag verder behandelen."),
    S.INGEBREKESTELLING: _("Dan hebt u ons besluit. U schreef ons dat wij te laat waren."),
    S.DWANGSOMBESLUIT: _("Dan hoort u of wij u geld moeten betalen omdat wij te laat waren."),
    S.BOB: _("Dan hebt u ons antwoord op uw bezwaar."),
}
# What the inwoner may or must do, and until when.
CLIENT: dict[str, Tekst] = {
    S.PERSOONLIJK_PLAN: _("U mag een eigen plan sturen: wat wilt u, en welke hulp past volgens u? Het hoeft niet."),
    S.RETOUR: _("Stuur ons het verslag terug met uw handtekening."),
    S.RAPPEL: _("Laat weten wat u wilt. Zonder antwoord sluiten wij uw melding af."),
    S.HERSTEL: _("Stuur ons de stukken die wij nog missen."),
    S.INGEZETENE: _("Laat zien dat u in onze gemeente woont."),
    S.BRIEFADRES: _("Vraag uw briefadres opnieuw aan als u het nog nodig hebt."),
    S.BEZWAAR: _("Bent u het niet eens met een besluit? Dan kunt u tot en met deze dag bezwaar maken."),
    S.BEROEP: _("Bent u het niet eens met ons antwoord op uw bezwaar? Dan kunt u naar de rechter gaan."),
}
# While one of these runs the gemeente waits for the inwoner.
WACHT_OP_INWONER = frozenset({S.RETOUR, S.RAPPEL, S.HERSTEL, S.INGEZETENE})
# What an aanbieder does for the client.
AANBIEDER: dict[str, Tekst] = {S.ZORGPLAN: _("De aanbieder stuurt ons het zorgplan.")}
