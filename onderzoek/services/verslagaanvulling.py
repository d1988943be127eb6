"""What the client adds to a verslag: kept beside it, unchanged, also without a signature and after the end (X-11)."""

from datetime import date

from django.utils.translation import gettext_lazy

from meldingen import versleuteling
from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Machtiging
from meldingen.rollen import MIJN_ZAAK, Rol
from meldingen.services import taken
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast, vergrendel
from meldingen.services.vertegenwoordiging import steun_op_machtiging
from onderzoek.models import Verslag, Verslagaanvulling


@handeling
def vul_verslag_aan(
    verslag: Verslag, tekst: str, *, gemachtigde: str = "", op: date, door: Gebruiker
) -> Verslagaanvulling:
    """Keep the words of the client beside the verslag; the same words again are the same row."""
    melding = vergrendel(verslag.melding)
    if not tekst.strip():
        raise Geweigerd(gettext_lazy("Schrijf op wat u bij het verslag wilt zeggen."))
    vers = Verslag.objects.get(pk=verslag.pk)
    if vers.vastgesteld_op is None:
        raise Geweigerd(gettext_lazy("Dit verslag is nog niet verzonden. Er kan nog niets bij."))
    kenmerk = versleuteling.kenmerk(tekst, "verslagaanvulling")
    bestaand = vers.aanvullingen.filter(kenmerk=kenmerk, op=op).first()
    if bestaand is not None:
        return bestaand
    bereik = (Machtiging.Bereik.MELDING, Machtiging.Bereik.AANVRAAG)
    steun_op_machtiging(melding, gemachtigde, *bereik, dag=op, op=op, door=door)
    rij = Verslagaanvulling.objects.create(
        verslag=vers, tekst=tekst, kenmerk=kenmerk, op=op, door=door, namens=gemachtigde
    )
    leg_vast(melding, "X-11", op=op, door=door, naam=f"Aanvulling van de inwoner bij verslag {vers.versie}")
    if door.is_een(*MIJN_ZAAK) and not melding.is_gesloten:
        taken.maak_taak(
            melding, f"aanvulling:{rij.pk}", "Lees wat de inwoner bij het verslag schreef", rol=Rol.CONSULENT,
            voor=melding.behandelaar, uiterlijk_op=op, op=op, plek="verslag_versies",
        )  # fmt: skip
    return rij
