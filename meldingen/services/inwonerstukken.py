"""The papers of a case that the client finds in Mijn zaak, and what the client sends in there."""

import hashlib
from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext_lazy

from meldingen.fouten import Geweigerd
from meldingen.models import Document, Gebruiker, Machtiging, Melding, Poststuk, Status
from meldingen.rollen import Rol
from meldingen.services.brieven import blijft_in_dossier, naar_ander
from meldingen.services.documenten import Bestand
from meldingen.services.geheim import noemt_adres
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast
from meldingen.services.postin import bewaar_ingekomen
from meldingen.services.taken import maak_taak
from meldingen.services.vertegenwoordiging import steun_op_machtiging

_OPGESTUURD = "mijn:"
# Papers that only the client, or who acts for the client, can have sent by post. What others sent stays inside.
VAN_DE_CLIENT = (
    Poststuk.Soort.HANDTEKENING,
    Poststuk.Soort.AANVRAAG,
    Poststuk.Soort.BEZWAAR,
    Poststuk.Soort.INGEBREKESTELLING,
)


def brieven_aan_client(melding: Melding, *, is_client: bool) -> list[Document]:
    """The letters that left for the client, the newest first.

    Not what stays in the case, went to somebody else or has not left. Somebody else than the client never sees a
    letter that names an address that is secret (M-21).
    """
    rijen = Document.objects.filter(melding=melding, richting=Document.Richting.UIT, verzonden_op__isnull=False)
    brieven = rijen.exclude(blijft_in_dossier()).select_related("melding__client").order_by("-verzonden_op", "-pk")
    return [brief for brief in brieven if not naar_ander(brief) and (is_client or not _is_geheim(brief))]


def opgestuurd_door_client(melding: Melding) -> list[Document]:
    """What came in from the client: in Mijn zaak, or on paper that only the client can have sent."""
    rijen = Document.objects.filter(melding=melding, richting=Document.Richting.IN).defer("gegevens", "bezorgd_aan")
    return [rij for rij in rijen if rij.sleutel.startswith(_OPGESTUURD) or rij.soort in VAN_DE_CLIENT]


def stuk_voor_inwoner(melding: Melding, pk: int, *, is_client: bool) -> Document | None:
    """The paper with this key when it is among those of Mijn zaak."""
    stukken = [*brieven_aan_client(melding, is_client=is_client), *opgestuurd_door_client(melding)]
    return next((stuk for stuk in stukken if stuk.pk == pk), None)


@handeling
def stuur_op(
    melding: Melding, bestanden: Sequence[Bestand], *, gevraagd: bool, op: date, door: Gebruiker, gemachtigde: str = ""
) -> list[Document]:
    """Papers that the inwoner sends in: received today, with one task for whoever handles the case.

    The same file twice is one document. Also in a closed case: what reaches the gemeente must be looked at.
    """
    if not bestanden:
        raise Geweigerd(gettext_lazy("Kies eerst een bestand."))
    steun_op_machtiging(melding, gemachtigde, Machtiging.Bereik.STUKKEN, dag=op, op=op, door=door)
    soort = Poststuk.Soort.STUK if gevraagd else Poststuk.Soort.ANDERS
    titel = "Gevraagd stuk van de inwoner" if gevraagd else "Stuk van de inwoner"
    stukken = [
        bewaar_ingekomen(
            melding,
            bestand,
            sleutel=f"{_OPGESTUURD}{melding.pk}:{hashlib.sha256(bestand.inhoud).hexdigest()[:40]}",
            soort=soort,
            titel=titel,
            op=op,
            door=door,
        )
        for bestand in bestanden
    ]
    leg_vast(melding, "POST", op=op, door=door, naam="Stukken ontvangen in Mijn zaak")
    maak_taak(
        melding,
        f"opgestuurd:{stukken[0].pk}",
        "Bekijk wat de inwoner heeft opgestuurd",
        rol=Rol.CONSULENT,
        voor=melding.behandelaar,
        uiterlijk_op=op,
        op=op,
        plek="aangevuld" if gevraagd and melding.status == Status.HERSTELTERMIJN else "documenten",
    )
    return stukken


def _is_geheim(brief: Document) -> bool:
    client = brief.melding.client
    return client.adres_is_geheim and noemt_adres(brief, client)
