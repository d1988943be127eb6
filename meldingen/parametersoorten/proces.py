"""Terms, norms and the calendar of the process (chapter 7.1)."""

from meldingen.parametersoorten.soort import Parametersoort
from meldingen.parametersoorten.soort import Peildatum as P
from meldingen.parametersoorten.soort import Soort as S

SOORTEN = (
    Parametersoort("bevestiging_werkdagen", "norm voor de bevestiging van een melding", S.GETAL, P.MELDING),
    Parametersoort("retour_werkdagen", "werkdagen om het verslag terug te sturen", S.GETAL, P.DAG_ZELF),
    Parametersoort("rappel_werkdagen", "werkdagen na een rappelbrief", S.GETAL, P.DAG_ZELF),
    Parametersoort("hersteltermijn_werkdagen", "werkdagen om aan te vullen", S.GETAL, P.AANVRAAG),
    Parametersoort("spoed_werkdagen", "norm voor een spoedbeoordeling", S.GETAL, P.MELDING),
    Parametersoort("doorzend_werkdagen", "norm voor doorzenden", S.GETAL, P.DAG_ZELF),
    Parametersoort("onderzoek_houdbaar_maanden", "hoe lang een onderzoek bruikbaar blijft", S.GETAL, P.DAG_ZELF),
    Parametersoort("toekomstig_ingezetene_weken", "weken om hier te komen wonen", S.GETAL, P.MELDING),
    Parametersoort("briefadres_maanden", "maanden dat een briefadres duurt", S.GETAL, P.DAG_ZELF),
    Parametersoort("ingebrekestelling_atw", "Atw op de twee weken na ingebrekestelling", S.JANEE, P.DAG_ZELF),
    Parametersoort("opschorting_laatste_dag_telt", "laatste dag hersteltermijn opgeschort", S.JANEE, P.DAG_ZELF),
    Parametersoort("signaaldrempels", "op welke dagen een termijn een signaal geeft", S.DREMPELS, P.DAG_ZELF),
    Parametersoort("vierogen_besluit", "opsteller en beslisser zijn niet dezelfde", S.JANEE, P.BESLUIT),
    Parametersoort("vierogen_parameter", "een tweede beheerder stelt parameters vast", S.JANEE, P.DAG_ZELF),
    Parametersoort("vierogen_niet_bij", "besluitsoorten die één persoon mag opstellen en nemen", S.LIJST, P.BESLUIT),
    Parametersoort("vierogen_vanaf_bedrag", "vanaf welke waarde een toekenning vier ogen vraagt", S.BEDRAG, P.BESLUIT),
    Parametersoort("kantooruren", "tussen welke tijden het kantoor open is", S.UREN, P.DAG_ZELF),
    Parametersoort("triage_werkdagen", "norm voor de keuze bij een aanvraag zonder melding", S.GETAL, P.DAG_ZELF),
    Parametersoort("kb_dag_is_werkdag", "gelijkgestelde dag telt als werkdag", S.JANEE, P.DAG_ZELF),
    Parametersoort("sluitingsdagen", "dagen waarop de gemeente dicht is", S.LIJST, P.DAG_ZELF),
    Parametersoort("wachttijdtekst", "mededeling over wachttijd", S.TEKST, P.MELDING),
    Parametersoort("kb_dagen", "bij koninklijk besluit gelijkgestelde dagen", S.LIJST, P.DAG_ZELF),
    Parametersoort("bezwaarcommissie", "een commissie adviseert over bezwaren (12 weken)", S.JANEE, P.DAG_ZELF),
    Parametersoort("rechtbank", "rechtbank waar iemand in beroep gaat, met adres", S.TEKST, P.DAG_ZELF),
    Parametersoort("dwangsom", "bedragen per dag bij te laat beslissen (Awb 4:17)", S.LIJST, P.DAG_ZELF),
    Parametersoort("zienswijze_dagen", "dagen om een zienswijze te geven", S.GETAL, P.DAG_ZELF),
)
