"""App configuration: what the Awb side adds to the lists of the earlier apps."""

from django.apps import AppConfig


class BeschikkingenConfig(AppConfig):
    name = "beschikkingen"
    verbose_name = "Beschikkingen"

    def ready(self) -> None:
        _registreer_brieven()
        _registreer_eisen()
        _registreer_gevolgen()


# Models can only be imported once all apps are loaded, so each list imports what it holds.
def _registreer_brieven() -> None:
    """Every letter with what fills it."""
    from beschikkingen import brieven
    from beschikkingen.services import (
        besluitbrieven,
        bezwaarbrieven,
        buitenlandbrieven,
        herzieningsbrieven,
        opzegging,
        spoedbrieven,
        stopbrieven,
        termijnbrieven,
        verhuurder,
        zienswijze,
    )
    from beschikkingen.services import brieven as vullers
    from meldingen.brieven.soorten import registreer_alle
    from meldingen.services.brieven import registreer_vuller

    registreer_alle(brieven.SOORTEN)
    registreer_vuller("B-18", herzieningsbrieven.vul_vervallen)
    registreer_vuller("D-12", vullers.vul_ontvangst)
    registreer_vuller("D-13", termijnbrieven.vul_voortijdig)
    registreer_vuller("D-14", termijnbrieven.vul_als_melding)
    registreer_vuller("D-15", termijnbrieven.vul_herstel)
    registreer_vuller("D-16", termijnbrieven.vul_uitstel)
    registreer_vuller("D-17", termijnbrieven.vul_opschorting)
    registreer_vuller("D-18", termijnbrieven.vul_hervatting)
    registreer_vuller("D-19", besluitbrieven.vul_toekenning)
    registreer_vuller("D-20", bezwaarbrieven.vul_buiten_behandeling)
    registreer_vuller("D-21", besluitbrieven.vul_gedeeltelijk)
    registreer_vuller("D-22", besluitbrieven.vul_afwijzing)
    registreer_vuller("D-26", stopbrieven.vul_stopbrief)
    registreer_vuller("D-27", stopbrieven.vul_nabestaandebrief)
    registreer_vuller("D-28", herzieningsbrieven.vul_herziening)
    registreer_vuller("D-29", spoedbrieven.vul_spoedbesluit)
    registreer_vuller("D-30", bezwaarbrieven.vul_ontvangen)
    registreer_vuller("D-31", bezwaarbrieven.vul_verzuim)
    registreer_vuller("D-32", bezwaarbrieven.vul_verdaging)
    registreer_vuller("D-33", bezwaarbrieven.vul_beslissing)
    registreer_vuller("D-34", bezwaarbrieven.vul_dwangsom)
    registreer_vuller("D-35", herzieningsbrieven.vul_terugvordering)
    registreer_vuller("D-36", zienswijze.vul_uitnodiging_zienswijze)
    registreer_vuller("D-42", opzegging.vul_opzegformulier)
    registreer_vuller("D-45", buitenlandbrieven.vul_buitenlandbesluit)
    registreer_vuller("D-49", termijnbrieven.vul_aanvraagformulier)
    registreer_vuller("W-29", verhuurder.vul_verhuurderbesluit)


def _registreer_eisen() -> None:
    """What a decision must meet before it is proposed and before it is taken."""
    from beschikkingen.eisen import BESLUIT_OPSTELLEN
    from beschikkingen.services import toetsen, toetsen_pgb, toetsen_voorwaarden, verhuurder

    BESLUIT_OPSTELLEN.registreer("onderzoek", toetsen.onderzoek_gedaan)
    BESLUIT_OPSTELLEN.registreer("brp", toetsen.brp_geraadpleegd)
    BESLUIT_OPSTELLEN.registreer("herhaling", toetsen.herhaling_beoordeeld)
    BESLUIT_OPSTELLEN.registreer("maatwerk", toetsen.maatwerk_is_nodig)
    BESLUIT_OPSTELLEN.registreer("hoofdverblijf", toetsen.hoofdverblijf_hier)
    BESLUIT_OPSTELLEN.registreer("zienswijze", toetsen.zienswijze_gevraagd)
    BESLUIT_OPSTELLEN.registreer("alles", toetsen.alles_besloten)
    BESLUIT_OPSTELLEN.registreer("motivering", toetsen.motivering_aanwezig)
    BESLUIT_OPSTELLEN.registreer("afwijking", toetsen.afwijking_gemotiveerd)
    BESLUIT_OPSTELLEN.registreer("regels", toetsen.regels_concreet)
    BESLUIT_OPSTELLEN.registreer("weigering", toetsen.weigering_gegrond)
    BESLUIT_OPSTELLEN.registreer("meerkosten", toetsen.meerkosten_alleen_bij_pgb)
    BESLUIT_OPSTELLEN.registreer("budgetplan", toetsen.natura_zonder_budgetplan)
    BESLUIT_OPSTELLEN.registreer("duur", toetsen.duur_binnen_grens)
    BESLUIT_OPSTELLEN.registreer("vorm", toetsen.vorm_toegestaan)
    BESLUIT_OPSTELLEN.registreer("voorwaarden", toetsen_voorwaarden.voorwaarden_gevolgd)
    BESLUIT_OPSTELLEN.registreer("weigering_voorwaarden", toetsen_voorwaarden.weigering_volgt_voorwaarden)
    BESLUIT_OPSTELLEN.registreer("verhuurder", verhuurder.vergoeding_volgens_berekening)
    BESLUIT_OPSTELLEN.registreer("pgb_looptijd", toetsen_pgb.looptijd_gemotiveerd)
    BESLUIT_OPSTELLEN.registreer("pgb_wens", toetsen_pgb.wens_beantwoord)
    BESLUIT_OPSTELLEN.registreer("pgb_duurder", toetsen_pgb.alleen_het_duurdere_deel)
    BESLUIT_OPSTELLEN.registreer("pgb_weigering", toetsen_pgb.weigering_op_feiten)
    BESLUIT_OPSTELLEN.registreer("pgb_past", toetsen_pgb.toekenning_past_bij_onderzoek)


def _registreer_gevolgen() -> None:
    """What follows from what the earlier apps and this one do, and what the night runs."""
    from beschikkingen.gevolgen import BESLUIT_BEKENDGEMAAKT, BESLUIT_HERROEPEN
    from beschikkingen.services import (
        aanvraag,
        bekendmaking,
        beslistermijn,
        geraakt,
        heropening,
        herziening,
        nachttaken,
        pgbintrekkingen,
        spoed,
        zondermelding,
    )
    from meldingen.gevolgen import BRIEF_VERZONDEN, MELDING_GEREGISTREERD, MELDING_GESLOTEN
    from onderzoek.gevolgen import PGB_INTREKKINGEN, VERSLAG_VERSTREKT, ZORGPLAN_GETEKEND
    from onderzoek.services import samenaanvragen

    VERSLAG_VERSTREKT.registreer("voortijdige_aanvraag", aanvraag.activeer_na_verslag)
    # After it: with an aanvraag there is nothing to fill in together.
    VERSLAG_VERSTREKT.registreer("samen_aanvragen", samenaanvragen.na_verslag)
    ZORGPLAN_GETEKEND.registreer("zorgplan_als_aanvraag", aanvraag.ontvang_zorgplan)
    PGB_INTREKKINGEN.registreer("eigen_besluiten", pgbintrekkingen.vul_aan)
    BESLUIT_BEKENDGEMAAKT.registreer("dwangsom", beslistermijn.sluit_dwangsom_af)
    BESLUIT_BEKENDGEMAAKT.registreer("spoed_opgevolgd", spoed.volg_op)
    BESLUIT_HERROEPEN.registreer("correctie", heropening.vraag_correctie)
    BESLUIT_HERROEPEN.registreer("voorziening_herstellen", herziening.herstel_voorziening)
    BRIEF_VERZONDEN.registreer("bekendmaking", bekendmaking.volg_verzending)
    BRIEF_VERZONDEN.registreer("gewezen_op_ondersteuning", zondermelding.wijs_op_ondersteuning)
    MELDING_GEREGISTREERD.registreer("spoed_signaleren", spoed.signaleer_bij_registratie)
    MELDING_GESLOTEN.registreer("spoed_beoordelen", spoed.beoordeel_bij_sluiting)
    geraakt.registreer()
    nachttaken.registreer()
