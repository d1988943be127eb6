"""Handing over a kept file: shown where a browser may show it, else only downloaded; never guessed at."""

from django.http import HttpResponse

from meldingen.bestandsoorten import EINDE, TOONBAAR


def stuur_bestand(inhoud: bytes, mediatype: str, naam: str) -> HttpResponse:
    """The answer with these bytes. `naam` has no ending; the media type tells that one.

    A pdf or picture opens in the browser, everything else is an attachment. The browser believes the media type
    (nosniff), and a page inside a file would have nothing it may load or run.
    """
    antwoord = HttpResponse(inhoud, content_type=mediatype if mediatype in EINDE else "application/octet-stream")
    plaats = "inline" if mediatype in TOONBAAR else "attachment"
    antwoord["Content-Disposition"] = f'{plaats}; filename="{naam}.{EINDE.get(mediatype, "bin")}"'
    antwoord["X-Content-Type-Options"] = "nosniff"
    return antwoord
