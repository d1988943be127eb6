"""The list of questions for a mantelzorger on paper (D-51, O-34): empty, to print and to take home."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from meldingen.rollen import Rol
from meldingen.toegang import alleen_voor, haal_zaak
from onderzoek.views.deel import onderzoek_van
from onderzoek.views.voortgang import adres_van
from onderzoek.vragenlijsten import MANTELZORG

_WIE = ("Uw naam", "Wat bent u van de inwoner?", "Datum")


@alleen_voor(Rol.CONSULENT)
def vragenlijst_mantelzorger(request: HttpRequest, nummer: str) -> HttpResponse:
    """Nothing of the client stands on it but the number of the case: it leaves the office."""
    melding = haal_zaak(request, nummer, wat="vragenlijst mantelzorger")
    onderzoek_van(melding)
    inhoud = {"melding": melding, "blokken": MANTELZORG, "wie": _WIE, "terug": adres_van(nummer, "mantelzorgers")}
    return render(request, "onderzoek/vragenlijst_mantelzorger.html", inhoud)
