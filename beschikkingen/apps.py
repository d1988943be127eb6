"""App configuration: what the Awb side adds to the lists of the earlier apps."""

from django.apps import AppConfig


class BeschikkingenConfig(AppConfig):
    name = "beschikkingen"
    verbose_name = "Beschikkingen"

    def ready(self) -> None:
        # Models can only be imported once all apps are loaded.
        from beschikkingen import brieven, eisen
        from beschikkingen.gevolgen import BESLUIT_BEKENDGEMAAKT
        from beschikkingen.services import (
            aanvraag,
            beslistermijn,
            besluitbrieven,
            geraakt,
            nachttaken,
            termijnbrieven,
            toetsen,
            zienswijze,
        )
        from beschikkingen.services import brieven as vullers
        from meldingen.brieven.soorten import registreer_alle
        from meldingen.services.brieven import registreer_vuller
        from onderzoek.gevolgen import VERSLAG_VERSTREKT, ZORGPLAN_GETEKEND

        registreer_alle(brieven.SOORTEN)
        registreer_vuller("D-12", vullers.vul_ontvangst)
        registreer_vuller("D-13", termijnbrieven.vul_voortijdig)
        registreer_vuller("D-15", termijnbrieven.vul_herstel)
        registreer_vuller("D-16", termijnbrieven.vul_uitstel)
        registreer_vuller("D-17", termijnbrieven.vul_opschorting)
        registreer_vuller("D-18", termijnbrieven.vul_hervatting)
        registreer_vuller("D-19", besluitbrieven.vul_toekenning)
        registreer_vuller("D-21", besluitbrieven.vul_gedeeltelijk)
        registreer_vuller("D-22", besluitbrieven.vul_afwijzing)
        registreer_vuller("D-36", zienswijze.vul_uitnodiging_zienswijze)
        registreer_vuller("D-49", termijnbrieven.vul_aanvraagformulier)
        VERSLAG_VERSTREKT.registreer("voortijdige_aanvraag", aanvraag.activeer_na_verslag)
        ZORGPLAN_GETEKEND.registreer("zorgplan_als_aanvraag", aanvraag.ontvang_zorgplan)
        BESLUIT_BEKENDGEMAAKT.registreer("dwangsom", beslistermijn.sluit_dwangsom_af)
        geraakt.registreer()
        nachttaken.registreer()
        eisen.BESLUIT_OPSTELLEN.registreer("onderzoek", toetsen.onderzoek_gedaan)
        eisen.BESLUIT_OPSTELLEN.registreer("maatwerk", toetsen.maatwerk_is_nodig)
        eisen.BESLUIT_OPSTELLEN.registreer("hoofdverblijf", toetsen.hoofdverblijf_hier)
        eisen.BESLUIT_OPSTELLEN.registreer("zienswijze", toetsen.zienswijze_gevraagd)
        eisen.BESLUIT_OPSTELLEN.registreer("alles", toetsen.alles_besloten)
        eisen.BESLUIT_OPSTELLEN.registreer("motivering", toetsen.motivering_aanwezig)
        eisen.BESLUIT_OPSTELLEN.registreer("afwijking", toetsen.afwijking_gemotiveerd)
        eisen.BESLUIT_OPSTELLEN.registreer("regels", toetsen.regels_concreet)
        eisen.BESLUIT_OPSTELLEN.registreer("weigering", toetsen.weigering_gegrond)
        eisen.BESLUIT_OPSTELLEN.registreer("meerkosten", toetsen.meerkosten_alleen_bij_pgb)
        eisen.BESLUIT_OPSTELLEN.registreer("duur", toetsen.duur_binnen_grens)
        eisen.BESLUIT_OPSTELLEN.registreer("vorm", toetsen.vorm_toegestaan)
