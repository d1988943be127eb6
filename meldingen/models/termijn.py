"""Termijn and Opschorting: the running clocks, each with the computation behind its date."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from meldingen.models.gemeente import Gemeente
from meldingen.models.melding import Melding
from meldingen.querysets import ZaakdeelQuerySet
from meldingen.velden import VersleuteldeTekst


class Termijn(models.Model):
    """One clock. `uiterste_datum` is the legal date, `streefdatum` what was promised; they never mix."""

    class Soort(models.TextChoices):
        ONDERZOEK = "onderzoek", "Onderzoek"
        PERSOONLIJK_PLAN = "persoonlijk_plan", "Persoonlijk plan"
        BEVESTIGING = "bevestiging", "Bevestiging van de melding"
        RETOUR = "retour", "Verslag terug"
        RAPPEL = "rappel", "Antwoord op de rappelbrief"
        BESLUIT = "besluit", "Besluit"
        HERSTEL = "herstel", "Aanvulling van de aanvraag"
        BUITEN_BEHANDELING = "buiten_behandeling", "Besluit buiten behandeling"
        INGEBREKESTELLING = "ingebrekestelling", "Twee weken na ingebrekestelling"
        DWANGSOMBESLUIT = "dwangsombesluit", "Besluit over de dwangsom"
        DOORZENDING = "doorzending", "Doorzenden"
        INGEZETENE = "ingezetene", "Wonen in de gemeente"
        BRIEFADRES = "briefadres", "Briefadres"
        ZORGPLAN = "zorgplan", "Zorgplan van de aanbieder"
        BEZWAAR = "bezwaar", "Bezwaar"
        BOB = "bob", "Beslissing op bezwaar"
        BEROEP = "beroep", "Beroep"

    class Wie(models.TextChoices):
        COLLEGE = "college", "College"
        CLIENT = "client", "Cliënt"
        AANBIEDER = "aanbieder", "Aanbieder"

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="termijnen", db_index=False)
    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, null=True, blank=True, related_name="termijnen")
    soort = models.CharField(max_length=20, choices=Soort)
    over = models.CharField(
        max_length=30,
        blank=True,
        help_text="Waar de klok bij hoort, als er meer van een soort tegelijk kunnen lopen.",
    )
    wie = models.CharField(max_length=10, choices=Wie)
    regel = models.CharField(max_length=10)
    artikel = models.CharField(max_length=60, blank=True)
    aantal = models.PositiveSmallIntegerField()
    verlengd_met = models.PositiveSmallIntegerField(default=0, help_text="Verdaging die de wet zelf geeft (T-21).")
    eenheid = models.CharField(max_length=10)
    start = models.DateField()
    kale_einddatum = models.DateField()
    uiterste_datum = models.DateField()
    meegedeeld = models.DateField(
        null=True,
        blank=True,
        help_text="De laatste datum die de cliënt is genoemd; de uiterste datum komt er nooit voor.",
    )
    opgeschorte_dagen = models.PositiveSmallIntegerField(default=0)
    streefdatum = models.DateField(null=True, blank=True, help_text="Wat is beloofd; verzet de wettelijke datum niet.")
    gehaald_op = models.DateField(null=True, blank=True)
    vervallen_op = models.DateField(null=True, blank=True)
    uitleg = models.JSONField(default=list)
    plek = models.CharField(max_length=80, blank=True)

    objects = ZaakdeelQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "termijnen"
        ordering = ("uiterste_datum", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["melding", "soort", "over"],
                condition=models.Q(gehaald_op__isnull=True, vervallen_op__isnull=True),
                name="een_open_termijn_per_soort",
            ),
            models.CheckConstraint(
                condition=models.Q(uiterste_datum__gte=models.F("start")), name="termijn_eindigt_na_start"
            ),
            models.CheckConstraint(
                condition=models.Q(gehaald_op__isnull=True) | models.Q(vervallen_op__isnull=True),
                name="termijn_gehaald_of_vervallen",
            ),
        )
        indexes = (
            models.Index(
                fields=["uiterste_datum"],
                condition=models.Q(gehaald_op__isnull=True, vervallen_op__isnull=True),
                name="termijn_lopend",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_soort_display()} {self.uiterste_datum:%Y-%m-%d}"

    @property
    def is_open(self) -> bool:
        return self.gehaald_op is None and self.vervallen_op is None


class Opschorting(models.Model):
    """A period in which the clock stands still (Awb 4:15): from the day after `van` until the day before `tot`."""

    class Grond(models.TextChoices):
        HERSTEL = "4:15-1a", _("Verzoek om aanvulling (Awb 4:15 lid 1 onder a)")
        BUITENLAND = "4:15-1b", _("Informatie uit het buitenland (Awb 4:15 lid 1 onder b)")
        INSTEMMING = "4:15-2a", _("Schriftelijke instemming (Awb 4:15 lid 2 onder a)")
        AANVRAGER = "4:15-2b", _("Vertraging door de aanvrager (Awb 4:15 lid 2 onder b)")
        OVERMACHT = "4:15-2c", _("Overmacht (Awb 4:15 lid 2 onder c)")
        VERZUIM = "7:10-2", _("Herstel van een verzuim in bezwaar (Awb 7:10 lid 2)")
        UITSTEL = "7:10-4", _("Uitstel met instemming in bezwaar (Awb 7:10 lid 4)")

    termijn = models.ForeignKey(Termijn, on_delete=models.PROTECT, related_name="opschortingen")
    grond = models.CharField(max_length=10, choices=Grond)
    van = models.DateField(help_text="De dag van de uitnodiging of mededeling (U).")
    tot = models.DateField(null=True, blank=True, help_text="De dag waarop de klok weer loopt (A); leeg is onbekend.")
    toelichting = VersleuteldeTekst(blank=True)
    hervat_op = models.DateField(null=True, blank=True, help_text="De dag waarop het hervatten is vastgelegd.")

    class Meta:
        verbose_name_plural = "opschortingen"
        ordering = ("van", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(tot__isnull=True) | models.Q(tot__gte=models.F("van")),
                name="opschorting_eindigt_na_begin",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_grond_display()} vanaf {self.van:%Y-%m-%d}"
