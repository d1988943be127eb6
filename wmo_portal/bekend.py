"""What the gemeente knows of a client from earlier, from all apps, in a fixed number of queries (M-12, V-01)."""

from django.db.models import F

from beschikkingen.models import Beschikking, Voorziening
from meldingen.models import Melding
from meldingen.termijnen import schrijf_datum
from onderzoek.models import Adviesaanvraag
from onderzoek.services.raadpleging import Bekend


def verzamel(melding: Melding) -> Bekend:
    """Earlier meldingen, decisions, voorzieningen and advice about the client of this case; not this case itself."""
    eerdere = list(
        Melding.objects.filter(client_id=melding.client_id).exclude(pk=melding.pk).order_by("ontvangen_op", "pk")
    )
    feiten = [
        *(("Eerdere melding", _melding(rij)) for rij in eerdere),
        *(("Besluit", _besluit(rij)) for rij in _besluiten(melding)),
        *(("Voorziening", _voorziening(rij)) for rij in _voorzieningen(melding)),
        *(("Advies", _advies(rij)) for rij in _adviezen(melding)),
    ]
    return Bekend(feiten or [("Eerdere hulp", "Bij de gemeente is niets bekend.")], eerdere)


def _besluiten(melding: Melding):
    rijen = Beschikking.objects.filter(melding__client_id=melding.client_id, besloten_op__isnull=False)
    return rijen.exclude(melding=melding).select_related("melding").order_by("besloten_op", "pk")


def _voorzieningen(melding: Melding):
    rijen = Voorziening.objects.filter(client_id=melding.client_id).exclude(melding=melding)
    # What was taken back from its first day never ran.
    rijen = rijen.exclude(einddatum__lt=F("ingangsdatum"))
    return rijen.select_related("regel__gevraagd__soort").order_by("ingangsdatum", "pk")


def _adviezen(melding: Melding):
    rijen = Adviesaanvraag.objects.filter(melding__client_id=melding.client_id, ontvangen_op__isnull=False)
    return rijen.exclude(melding=melding).order_by("ontvangen_op", "pk")


def _melding(rij: Melding) -> str:
    onderwerp = rij.get_onderwerp_display().lower()
    return f"{rij.nummer}, {schrijf_datum(rij.ontvangen_op)}: {onderwerp} ({rij.status_naam.lower()})"


def _besluit(rij: Beschikking) -> str:
    wat = rij.get_uitkomst_display() if rij.soort == Beschikking.Soort.REGULIER else str(rij)
    return f"{schrijf_datum(rij.besloten_op)}: {wat.lower()} (zaak {rij.melding.nummer})"


def _voorziening(rij: Voorziening) -> str:
    tot = f" tot en met {schrijf_datum(rij.einddatum)}" if rij.einddatum else ""
    return f"{rij.regel.gevraagd.soort}, vanaf {schrijf_datum(rij.ingangsdatum)}{tot}"


def _advies(rij: Adviesaanvraag) -> str:
    return f"{rij.get_soort_display()}, {schrijf_datum(rij.ontvangen_op)}: {rij.uitkomst}"
