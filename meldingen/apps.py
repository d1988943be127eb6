"""App configuration: who fills the kernel's own letters, who delivers, what follows when a letter has left."""

from django.apps import AppConfig


class MeldingenConfig(AppConfig):
    name = "meldingen"
    verbose_name = "Meldingen"

    def ready(self) -> None:
        # Models can only be imported once all apps are loaded.
        from meldingen import gevolgen
        from meldingen.brieven import inlogcode as inlogbrief
        from meldingen.brieven import kern
        from meldingen.brieven import machtiging as machtigingsbrief
        from meldingen.brieven.soorten import registreer_alle
        from meldingen.services import (
            brieven,
            geraakt,
            inlogcode,
            machtiging,
            mail,
            melding,
            nachttaken,
            ontvangstbrief,
            portaalpost,
            uitgaand,
        )

        registreer_alle(inlogbrief.SOORTEN)
        registreer_alle(kern.SOORTEN)
        registreer_alle(machtigingsbrief.SOORTEN)
        brieven.registreer_vuller("D-01", ontvangstbrief.vul_bevestiging)
        brieven.registreer_vuller("D-43", ontvangstbrief.vul_persoonlijk_plan)
        brieven.registreer_vuller("D-04", ontvangstbrief.vul_toestemming)
        brieven.registreer_vuller("D-24", ontvangstbrief.vul_intrekking)
        brieven.registreer_vuller("D-25", ontvangstbrief.vul_doorzending)
        brieven.registreer_vuller("D-41", machtiging.vul_machtiging)
        brieven.registreer_vuller(inlogcode.BRIEF, inlogcode.vul_inlogcode)
        uitgaand.registreer_bezorger("inlogcode", inlogcode.bezorg_inlogcode)
        uitgaand.registreer_bezorger("brief", brieven.bezorg_brief)
        uitgaand.registreer_bezorger("mail", mail.bezorg_mail)
        uitgaand.registreer_bezorger("portaal", portaalpost.bezorg_in_portaal)
        gevolgen.BRIEF_VERZONDEN.registreer("bevestig_ontvangst", melding.bevestig_ontvangst)
        geraakt.registreer()
        nachttaken.registreer()
