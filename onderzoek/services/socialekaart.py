"""The sociale kaart of a gemeente: where one can go without a decision, per subject (M-27)."""

from datetime import date

from django.db.models import Q, QuerySet

from meldingen.models import Gemeente, Melding
from onderzoek.models import AlgemeneVoorziening


def kaart(gemeente: Gemeente, dag: date) -> QuerySet[AlgemeneVoorziening]:
    """What holds on this day, by name."""
    return AlgemeneVoorziening.objects.all().geldig_op(gemeente, dag)


def kaart_bij(melding: Melding, dag: date) -> list[AlgemeneVoorziening]:
    """What can help with the subject of this melding; a row without a subject is for everybody."""
    rijen = kaart(melding.gemeente, dag).filter(Q(onderwerp=melding.onderwerp) | Q(onderwerp=""))
    return list(rijen)


def per_onderwerp(gemeente: Gemeente, dag: date) -> list[tuple[str, list[AlgemeneVoorziening]]]:
    """The whole list in the order of the subjects, for a page; subjects without a row are left out."""
    rijen = list(kaart(gemeente, dag))
    koppen = [*Melding.Onderwerp.choices, ("", "")]
    groepen = ((kop, [rij for rij in rijen if rij.onderwerp == code]) for code, kop in koppen)
    return [(kop, groep) for kop, groep in groepen if groep]
