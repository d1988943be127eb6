"""App configuration: what the investigation adds to the lists of the kernel."""

from django.apps import AppConfig


class OnderzoekConfig(AppConfig):
    name = "onderzoek"
    verbose_name = "Onderzoek"

    def ready(self) -> None:
        # Models can only be imported once all apps are loaded.
        from meldingen.brieven.soorten import registreer_alle
        from meldingen.nachtlijst import NACHT, Overgangstaak
        from meldingen.services.brieven import registreer_vuller
        from meldingen.services.mail import registreer_mail
        from onderzoek import brieven, eigenaarbrief, eisen, gevolgen, mandaatbrief, pgbbrief, zorgplanbrief
        from onderzoek.services import (
            adviesbrieven,
            eigenaar,
            keuze,
            mandaatbrieven,
            nachttaken,
            pgbbrieven,
            plan,
            rekenblad,
            termijn,
            toetsen,
            voorwaarden,
            zorgplanbrieven,
            zorgplannacht,
        )
        from onderzoek.services import brieven as vullers

        registreer_alle(brieven.SOORTEN)
        registreer_alle(zorgplanbrief.SOORTEN)
        registreer_alle(eigenaarbrief.SOORTEN)
        registreer_alle(pgbbrief.SOORTEN)
        registreer_alle(mandaatbrief.SOORTEN)
        registreer_vuller("BW-03", mandaatbrieven.vul_overdracht)
        registreer_vuller("D-11", zorgplanbrieven.vul_zorgplanverzoek)
        registreer_mail("zorgplan", zorgplanbrieven.vul_zorgplanmail)
        zorgplannacht.registreer()
        registreer_vuller("D-48", eigenaar.vul_eigenaar_horen)
        registreer_vuller("D-02", vullers.vul_uitnodiging)
        registreer_vuller("D-07", vullers.vul_verslag)
        registreer_vuller("D-03", vullers.vul_verlenging)
        registreer_vuller("D-05", adviesbrieven.vul_adviesaanvraag)
        registreer_vuller("D-06", vullers.vul_afsluiting)
        registreer_vuller("D-10", vullers.vul_rappel)
        registreer_vuller("D-09", vullers.vul_begeleidende_brief)
        eisen.VERSLAG_OPSTELLEN.registreer("gesprek", toetsen.gesprek_gevoerd)
        eisen.VERSLAG_OPSTELLEN.registreer("onderwerpen", toetsen.onderwerpen_beantwoord)
        eisen.VERSLAG_OPSTELLEN.registreer("tegenspraak", toetsen.onderwerpen_spreken_niet_tegen)
        eisen.VERSLAG_OPSTELLEN.registreer("identiteit", toetsen.identiteit_vastgesteld)
        eisen.VERSLAG_OPSTELLEN.registreer("voorlichting", toetsen.voorlichting_gegeven)
        eisen.VERSLAG_OPSTELLEN.registreer("mantelzorgers", toetsen.mantelzorgers_beoordeeld)
        eisen.VERSLAG_OPSTELLEN.registreer("afweging", toetsen.afweging_compleet)
        eisen.VOORZIENING_INZETTEN.registreer("leveringsvorm", keuze.vorm_gekozen)
        eisen.VOORZIENING_INZETTEN.registreer("eigenaar", eigenaar.eigenaar_gehoord)
        eisen.VOORZIENING_INZETTEN.registreer("voorwaarden", voorwaarden.voorwaarden_vervuld)
        eisen.VOORZIENING_INZETTEN.registreer("berekening", rekenblad.berekening_gemaakt)
        pgbbrieven.registreer()
        gevolgen.VERSLAG_VERSTREKT.registreer("ondersteuningsplan", plan.bevries)
        NACHT.registreer(30, Overgangstaak("retour_verwerken", termijn.zonder_reactie, termijn.verwerk_geen_reactie))
        NACHT.registreer(
            40, Overgangstaak("rappel_verwerken", termijn.zonder_reactie_na_rappel, termijn.sluit_na_rappel)
        )
        nachttaken.registreer()
