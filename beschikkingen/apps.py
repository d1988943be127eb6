"""App configuration: what the Awb side adds to the lists of the earlier apps."""

from django.apps import AppConfig


class BeschikkingenConfig(AppConfig):
    name = "beschikkingen"
    verbose_name = "Beschikkingen"

    def ready(self) -> None:
        # Models can only be imported once all apps are loaded.
        from beschikkingen import brieven, eisen
        from beschikkingen.gevolgen import BESLUIT_BEKENDGEMAAKT, BESLUIT_HERROEPEN
        from beschikkingen.services import (
            aanvraag,
            bekendmaking,
            beslistermijn,
            bezwaarbrieven,
            geraakt,
            heropening,
            nachttaken,
            termijnbrieven,
            toetsen,
        )
        from beschikkingen.services import brieven as vullers
        from meldingen.brieven.soorten import registreer_alle
        from meldingen.gevolgen import BRIEF_VERZONDEN
        from meldingen.services.brieven import registreer_vuller
        from onderzoek.gevolgen import VERSLAG_VERSTREKT, ZORGPLAN_GETEKEND

        registreer_alle(brieven.SOORTEN)
        registreer_vuller("D-12", vullers.vul_ontvangst)
        registreer_vuller("D-13", termijnbrieven.vul_voortijdig)
        registreer_vuller("D-15", termijnbrieven.vul_herstel)
        registreer_vuller("D-16", termijnbrieven.vul_uitstel)
        registreer_vuller("D-17", termijnbrieven.vul_opschorting)
        registreer_vuller("D-18", termijnbrieven.vul_hervatting)
        registreer_vuller("D-19", vullers.vul_toekenning)
        registreer_vuller("D-20", bezwaarbrieven.vul_buiten_behandeling)
        registreer_vuller("D-22", vullers.vul_afwijzing)
        registreer_vuller("D-30", bezwaarbrieven.vul_ontvangen)
        registreer_vuller("D-31", bezwaarbrieven.vul_verzuim)
        registreer_vuller("D-32", bezwaarbrieven.vul_verdaging)
        registreer_vuller("D-33", bezwaarbrieven.vul_beslissing)
        registreer_vuller("D-34", bezwaarbrieven.vul_dwangsom)
        registreer_vuller("D-49", termijnbrieven.vul_aanvraagformulier)
        VERSLAG_VERSTREKT.registreer("voortijdige_aanvraag", aanvraag.activeer_na_verslag)
        ZORGPLAN_GETEKEND.registreer("zorgplan_als_aanvraag", aanvraag.ontvang_zorgplan)
        BESLUIT_BEKENDGEMAAKT.registreer("dwangsom", beslistermijn.sluit_dwangsom_af)
        BESLUIT_HERROEPEN.registreer("correctie", heropening.vraag_correctie)
        BRIEF_VERZONDEN.registreer("bekendmaking", bekendmaking.volg_verzending)
        geraakt.registreer()
        nachttaken.registreer()
        eisen.BESLUIT_OPSTELLEN.registreer("onderzoek", toetsen.onderzoek_gedaan)
        eisen.BESLUIT_OPSTELLEN.registreer("motivering", toetsen.motivering_aanwezig)
        eisen.BESLUIT_OPSTELLEN.registreer("regels", toetsen.regels_concreet)
        eisen.BESLUIT_OPSTELLEN.registreer("duur", toetsen.duur_binnen_grens)
        eisen.BESLUIT_OPSTELLEN.registreer("vorm", toetsen.vorm_toegestaan)
