"""App configuration: what the investigation adds to the lists of the kernel."""

from django.apps import AppConfig


class OnderzoekConfig(AppConfig):
    name = "onderzoek"
    verbose_name = "Onderzoek"

    def ready(self) -> None:
        _registreer_brieven()
        _registreer_eisen()
        _registreer_nacht()


# Models can only be imported once all apps are loaded, so each list imports what it holds.
def _registreer_brieven() -> None:
    """Every letter with what fills it."""
    from meldingen.brieven.soorten import registreer_alle
    from meldingen.services.brieven import registreer_vuller
    from meldingen.services.mail import registreer_mail
    from onderzoek import brieven
    from onderzoek.services import adviesbrieven, eigenaar, mandaatbrieven, pgbbrieven, zorgplanbrieven
    from onderzoek.services import brieven as vullers

    registreer_alle(brieven.SOORTEN)
    registreer_vuller("D-02", vullers.vul_uitnodiging)
    registreer_vuller("D-03", vullers.vul_verlenging)
    registreer_vuller("D-05", adviesbrieven.vul_adviesaanvraag)
    registreer_vuller("D-06", vullers.vul_afsluiting)
    registreer_vuller("D-07", vullers.vul_verslag)
    registreer_vuller("D-09", vullers.vul_begeleidende_brief)
    registreer_vuller("D-10", vullers.vul_rappel)
    registreer_vuller("D-11", zorgplanbrieven.vul_zorgplanverzoek)
    registreer_vuller("D-48", eigenaar.vul_eigenaar_horen)
    registreer_vuller("BW-03", mandaatbrieven.vul_overdracht)
    registreer_vuller("D-37", pgbbrieven.vul_programma)
    registreer_vuller("D-44", pgbbrieven.vul_budgetplan)
    registreer_vuller("D-53", pgbbrieven.vul_buitenland)
    registreer_mail("zorgplan", zorgplanbrieven.vul_zorgplanmail)


def _registreer_eisen() -> None:
    """What must be done before a verslag is drawn up and before a voorziening is granted, and what follows."""
    from meldingen.gevolgen import PLAN_MEEGESTUURD
    from onderzoek import eisen, gevolgen
    from onderzoek.services import eigenaar, keuze, persoonlijkplan, pgb, plan, rekenblad, toetsen, voorwaarden

    verslag, inzetten = eisen.VERSLAG_OPSTELLEN, eisen.VOORZIENING_INZETTEN
    verslag.registreer("gesprek", toetsen.gesprek_gevoerd)
    verslag.registreer("onderwerpen", toetsen.onderwerpen_beantwoord)
    verslag.registreer("tegenspraak", toetsen.onderwerpen_spreken_niet_tegen)
    verslag.registreer("identiteit", toetsen.identiteit_vastgesteld)
    verslag.registreer("voorlichting", toetsen.voorlichting_gegeven)
    verslag.registreer("mantelzorgers", toetsen.mantelzorgers_beoordeeld)
    verslag.registreer("afweging", toetsen.afweging_compleet)
    inzetten.registreer("leveringsvorm", keuze.vorm_gekozen)
    inzetten.registreer("eigenaar", eigenaar.eigenaar_gehoord)
    inzetten.registreer("voorwaarden", voorwaarden.voorwaarden_vervuld)
    inzetten.registreer("berekening", rekenblad.berekening_gemaakt)
    inzetten.registreer("pgb", pgb.pgb_compleet)
    PLAN_MEEGESTUURD.registreer("persoonlijk_plan", persoonlijkplan.ontvang_bij_melding)
    gevolgen.VERSLAG_VERSTREKT.registreer("ondersteuningsplan", plan.bevries)


def _registreer_nacht() -> None:
    """What the night runs, and in which order."""
    from meldingen.nachtlijst import NACHT, Overgangstaak
    from onderzoek.services import nachttaken, termijn, zorgplannacht

    zorgplannacht.registreer()
    NACHT.registreer(30, Overgangstaak("retour_verwerken", termijn.zonder_reactie, termijn.verwerk_geen_reactie))
    NACHT.registreer(40, Overgangstaak("rappel_verwerken", termijn.zonder_reactie_na_rappel, termijn.sluit_na_rappel))
    nachttaken.registreer()
