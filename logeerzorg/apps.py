"""App configuration: what logeerzorg adds to the lists of the earlier apps."""

from django.apps import AppConfig


class LogeerzorgConfig(AppConfig):
    name = "logeerzorg"
    verbose_name = "Logeerzorg"

    def ready(self) -> None:
        # Models can only be imported once all apps are loaded.
        from beschikkingen.eisen import BESLUIT_OPSTELLEN
        from beschikkingen.gevolgen import BESLUIT_BEKENDGEMAAKT, BRIEF_AANVULLEN
        from logeerzorg import brieven
        from logeerzorg.services import besluiteisen, bevestigen, brief, logeerbrief, toetsen, vervallen
        from meldingen.brieven.soorten import registreer_alle
        from meldingen.gevolgen import CLIENT_OVERLEDEN, MELDING_GESLOTEN
        from meldingen.services.brieven import registreer_vuller

        registreer_alle(brieven.SOORTEN)
        registreer_vuller("D-40", logeerbrief.vul_logeerbevestiging)
        BESLUIT_OPSTELLEN.registreer("data_en_locatie", toetsen.data_en_locatie_akkoord)
        BESLUIT_OPSTELLEN.registreer("verblijven_passen", toetsen.verblijven_passen)
        BESLUIT_OPSTELLEN.registreer("monitormoment", besluiteisen.monitor_op_tijd)
        BESLUIT_OPSTELLEN.registreer("pgb_plek", besluiteisen.pgb_op_geschikte_plek)
        BESLUIT_BEKENDGEMAAKT.registreer("bevestig_verblijven", bevestigen.bevestig_bij_besluit)
        BRIEF_AANVULLEN.registreer("verblijven", brief.vul_aan)
        MELDING_GESLOTEN.registreer("bedden_vrij", vervallen.laat_vervallen_bij_sluiten)
        CLIENT_OVERLEDEN.registreer("verblijven_vervallen", vervallen.laat_vervallen_bij_overlijden)
