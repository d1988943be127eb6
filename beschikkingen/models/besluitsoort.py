"""The kinds of decision; what is decided, who may decide it and which letter tells it depend on them."""

from django.db import models


class Besluitsoort(models.TextChoices):
    """Of a Beschikking, and of a line in the mandaatregister."""

    REGULIER = "regulier", "Besluit op de aanvraag"
    TIJDELIJK = "tijdelijk", "Tijdelijke voorziening"
    BUITEN_BEHANDELING = "buiten_behandeling", "Buiten behandeling"
    OP_BEZWAAR = "op_bezwaar", "Beslissing op bezwaar"
    HERZIENING = "herziening", "Herziening of intrekking"
    CORRECTIE = "correctie", "Correctie"
    DWANGSOM = "dwangsom", "Dwangsom"
    TERUGVORDERING = "terugvordering", "Terugvordering"
    BUITENLAND = "buitenland", "Pgb in het buitenland"
