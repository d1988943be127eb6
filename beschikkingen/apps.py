"""App configuration: what the Awb side adds to the lists of the earlier apps."""

from django.apps import AppConfig


class BeschikkingenConfig(AppConfig):
    name = "beschikkingen"
    verbose_name = "Beschikkingen"

    def ready(self) -> None:
        # Models can only be imported once all apps are loaded.
        from beschikkingen import brieven, eisen
        from beschikkingen.services import brieven as vullers
        from beschikkingen.services import toetsen
        from meldingen.brieven.soorten import registreer_alle
        from meldingen.services.brieven import registreer_vuller

        registreer_alle(brieven.SOORTEN)
        registreer_vuller("D-12", vullers.vul_ontvangst)
        registreer_vuller("D-19", vullers.vul_toekenning)
        registreer_vuller("D-22", vullers.vul_afwijzing)
        eisen.BESLUIT_OPSTELLEN.registreer("onderzoek", toetsen.onderzoek_gedaan)
        eisen.BESLUIT_OPSTELLEN.registreer("motivering", toetsen.motivering_aanwezig)
        eisen.BESLUIT_OPSTELLEN.registreer("regels", toetsen.regels_concreet)
        eisen.BESLUIT_OPSTELLEN.registreer("duur", toetsen.duur_binnen_grens)
        eisen.BESLUIT_OPSTELLEN.registreer("vorm", toetsen.vorm_toegestaan)
