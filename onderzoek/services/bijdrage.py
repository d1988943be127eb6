"""What about client and household decides whether an eigen bijdrage is due. No income is ever asked (E-12)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from meldingen.fouten import Geweigerd
from meldingen.models import Document, Gebruiker
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast
from onderzoek.models import Bijdragesituatie, Onderzoek
from onderzoek.services.keuze import weiger_als_dicht


@handeling
def stel_bijdragesituatie_vast(
    onderzoek: Onderzoek, feiten: Mapping[str, Any], *, stuk: Document | None, op: date, door: Gebruiker
) -> Bijdragesituatie:
    """Keep the facts; a risk for a minor needs who advised it and the document that says so (E-17)."""
    melding = weiger_als_dicht(onderzoek)
    risico = feiten["risico_minderjarige"]
    if risico and not (feiten["advies_van"] and stuk):
        raise Geweigerd(
            "Een bijdrage laten vervallen voor een minderjarige kan alleen met een advies. Kies wie het gaf en "
            "kies het stuk uit het dossier."
        )
    if stuk is not None and stuk.melding_id != melding.pk:
        raise Geweigerd("Dit stuk hoort bij een andere zaak. Kies een stuk uit dit dossier.")
    zonder_risico = {"advies_van": "", "advies_stuk": None}
    rij, _ = Bijdragesituatie.objects.update_or_create(
        onderzoek=onderzoek,
        defaults={
            **feiten,
            **({"advies_stuk": stuk} if risico else zonder_risico),
            "vastgesteld_op": op,
            "door": door,
        },
    )
    leg_vast(melding, "E-04", op=op, door=door, naam="Eigen bijdrage: situatie van het huishouden")
    return rij
