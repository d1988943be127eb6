"""The calendar file of a conversation, for the consulent and for the client."""

from datetime import datetime

from django.http import Http404, HttpResponse
from django.utils import timezone

from meldingen import klok
from onderzoek.agenda import Afspraak, schrijf_agenda
from onderzoek.models import Gesprek

_MINUTEN = 60


def agenda_antwoord(gesprek: Gesprek, nummer: str, *, titel: str, plaats: str) -> HttpResponse:
    """The appointment as a file: number of the case and time, never a name, address or content. 404 without a time."""
    if gesprek.gepland_om is None:
        raise Http404
    bestand = schrijf_agenda(
        Afspraak(
            uid=f"gesprek-{gesprek.pk}@{nummer.lower()}.wmo-portaal",
            volgnummer=gesprek.wijzigingen.count(),
            gemaakt=klok.nu(),
            begin=timezone.make_aware(datetime.combine(gesprek.gepland_op, gesprek.gepland_om)),
            minuten=_MINUTEN,
            titel=titel,
            plaats=plaats,
            is_afgezegd=gesprek.afgezegd_op is not None,
        )
    )
    antwoord = HttpResponse(bestand, content_type="text/calendar; charset=utf-8")
    antwoord["Content-Disposition"] = f'attachment; filename="{nummer}-gesprek.ics"'
    return antwoord
