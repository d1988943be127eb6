"""Melding: the case. Its status is in `machine`; this file holds its facts."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from meldingen import klok
from meldingen.models.client import Client, Relatie
from meldingen.models.gebruiker import Gebruiker, Team
from meldingen.models.gemeente import Gemeente
from meldingen.models.machine import MeldingMachine, Status
from meldingen.querysets import OPEN, MeldingQuerySet
from meldingen.velden import VersleuteldeTekst


class Melding(MeldingMachine):
    """A request for help from the day it reached the college until the case closes."""

    class Kanaal(models.TextChoices):
        FORMULIER = "formulier", _("Formulier op de website")
        TELEFOON = "telefoon", _("Telefoon")
        BALIE = "balie", _("Balie")
        POST = "post", _("Post")
        EMAIL = "email", _("E-mail")
        STEUNPUNT = "steunpunt", _("Casemanager of steunpunt")

    class Binnenkomst(models.TextChoices):
        MELDING = "melding", "Melding"
        AANVRAAG = "aanvraag_zonder_melding", "Aanvraag zonder melding"

    class Aanleiding(models.TextChoices):
        HULPVRAAG = "hulpvraag", "Hulpvraag"
        HERONDERZOEK = "heronderzoek", "Heronderzoek"

    class Onderwerp(models.TextChoices):
        LOGEERZORG = "logeerzorg", _("Logeerzorg")
        HUISHOUDEN = "huishouden", _("Hulp bij het huishouden")
        BEGELEIDING = "begeleiding", _("Begeleiding of dagbesteding")
        VERVOER = "vervoer", _("Vervoer")
        WONEN = "wonen", _("Aanpassing van de woning of hulpmiddel")
        ANDERS = "anders", _("Iets anders of weet ik nog niet")

    class WilOndersteuning(models.TextChoices):
        JA = "ja", _("Ja, graag")
        NEE = "nee", _("Nee, dat is niet nodig")
        LATER = "later", _("Dat weet ik nog niet")

    class WeetErvan(models.TextChoices):
        JA = "ja", _("Ja")
        NEE = "nee", _("Nee")
        KAN_NIET = "kan_niet", _("Deze persoon kan dat niet meer zeggen")

    nummer = models.CharField(max_length=20, unique=True, editable=False)
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="meldingen", db_index=False)
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="meldingen")
    binnenkomst = models.CharField(max_length=30, choices=Binnenkomst, default=Binnenkomst.MELDING)
    aanleiding = models.CharField(max_length=20, choices=Aanleiding, default=Aanleiding.HULPVRAAG)
    vorige = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="volgende")
    kanaal = models.CharField(max_length=20, choices=Kanaal)
    onderwerp = models.CharField(max_length=20, choices=Onderwerp, default=Onderwerp.ANDERS)
    hulpvraag = VersleuteldeTekst(blank=True)
    geprobeerd = VersleuteldeTekst(blank=True, help_text="Wat al is gevraagd of geprobeerd; nooit een drempel.")
    ontvangen_op = models.DateField(help_text="De dag waarop de behoefte het college bereikte (M-03).")
    ontvangen_om = models.DateTimeField(null=True, blank=True)
    vastgelegd_op = models.DateTimeField(default=klok.nu, editable=False)
    formulier_sleutel = models.CharField(max_length=40, unique=True, null=True, blank=True, editable=False)

    melder = models.ForeignKey(
        Relatie, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        help_text="Leeg als de cliënt zelf meldt (M-02).",
    )  # fmt: skip
    weet_ervan = models.CharField(
        max_length=8, blank=True, choices=WeetErvan,
        help_text="Wat de melder zegt: weet de cliënt ervan en vindt die het goed? Geen toestemming (M-05).",
    )  # fmt: skip
    toestemming_op = models.DateField(null=True, blank=True)
    is_spoed = models.BooleanField(default=False)

    behandelaar = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, null=True, blank=True, related_name="zaken")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="zaken")
    is_toekomstig_ingezetene = models.BooleanField(default=False)
    bevestigd_op = models.DateField(null=True, blank=True)
    wil_clientondersteuning = models.CharField(max_length=5, blank=True, choices=WilOndersteuning)
    gewezen_op_clientondersteuning_op = models.DateField(null=True, blank=True)
    uiterlijk_op = models.DateField(null=True, blank=True, editable=False)
    gesloten_op = models.DateField(null=True, blank=True)
    sluitreden = models.CharField(max_length=120, blank=True)

    objects = MeldingQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "meldingen"
        constraints = (
            models.CheckConstraint(condition=models.Q(status__in=Status.values), name="melding_status_bestaat"),
            models.CheckConstraint(
                condition=models.Q(bevestigd_op__isnull=True) | models.Q(bevestigd_op__gte=models.F("ontvangen_op")),
                name="bevestigd_na_ontvangst",
            ),
        )
        # The lists show open cases only; closed ones pile up for years and stay out of these indexes.
        indexes = (
            models.Index(
                fields=["behandelaar", "uiterlijk_op"],
                condition=models.Q(status__in=OPEN),
                name="melding_van_behandelaar",
            ),
            models.Index(fields=["team", "uiterlijk_op"], condition=models.Q(status__in=OPEN), name="melding_van_team"),
            models.Index(
                fields=["gemeente", "uiterlijk_op"], condition=models.Q(status__in=OPEN), name="melding_van_gemeente"
            ),
            models.Index(
                fields=["gemeente", "uiterlijk_op"],
                condition=models.Q(status__in=OPEN, behandelaar__isnull=True),
                name="melding_niet_toegewezen",
            ),
        )

    def __str__(self) -> str:
        return self.nummer

    def get_absolute_url(self) -> str:
        return reverse("dossier", args=[self.nummer])

    @property
    def status_naam(self) -> str:
        """The status in words."""
        return str(Status(self.status).label)

    @property
    def is_gesloten(self) -> bool:
        """Nothing more happens here unless the case is reopened."""
        return self.status in (Status.AFGESLOTEN, Status.INGETROKKEN, Status.DOORGEZONDEN)
