"""A PDF as an answer."""

from django.http import HttpResponse


def als_pdf(inhoud: bytes, naam: str) -> HttpResponse:
    """To open in the browser, or to keep under this name."""
    antwoord = HttpResponse(inhoud, content_type="application/pdf")
    antwoord["Content-Disposition"] = f'inline; filename="{naam}"'
    return antwoord
