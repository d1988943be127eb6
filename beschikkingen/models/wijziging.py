"""What the client says about help that runs: something changed or is asked (H-07), or help is given up (H-13)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from beschikkingen.models.voorziening import Voorziening
from beschikkingen.querysets import OpzeggingQuerySet
from meldingen import klok
from meldingen.models import Document, Gebruiker, Gemeente, Melding, Relatie
from meldingen.querysets import ZaakdeelQuerySet
from meldingen.velden import VersleuteldeTekst


class Wijzigingsmelding(models.Model):
    """A change or question about help that runs, and where it belongs: at the gemeente or at the aanbieder (H-07).

    What basic registrations know (name, address) is not asked: the client need not report that (Wmo 2.3.8 lid 1).
    """

    class Soort(models.TextChoices):
        SITUATIE = "situatie", _("Mijn situatie is veranderd")
        VERLENGING = "verlenging", _("Ik wil de hulp langer houden")
        KWALITEIT = "kwaliteit", _("De hulp of het hulpmiddel is niet goed")
        KLACHT = "klacht", _("Ik heb een klacht over de aanbieder")
        WISSELEN = "wisselen", _("Ik wil een andere aanbieder")
        HULP = "hulp", _("Een vraag of klacht over de hulp die ik kreeg")
        VERVANGING = "vervanging", _("Vervanging bij ziekte of vakantie")
        TIJDEN = "tijden", _("De tijden waarop de hulp komt")
        OVERZICHT = "overzicht", _("Een overzicht van de hulp die ik kreeg")
        PLAN = "plan", _("Mijn ondersteuningsplan")

    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, related_name="wijzigingsmeldingen")
    soort = models.CharField(max_length=12, choices=Soort)
    toelichting = VersleuteldeTekst()
    sinds = models.DateField(null=True, blank=True, help_text="Vanaf wanneer de situatie anders is.")
    gewenste_aanbieder = models.CharField(max_length=120, blank=True, help_text="Bij wisselen van aanbieder (H-14).")
    telefoon = VersleuteldeTekst(blank=True, help_text="Waar de inwoner hierover gebeld wil worden.")
    namens = models.CharField(max_length=120, blank=True, help_text="De gemachtigde die dit doorgaf.")
    kanaal = models.CharField(max_length=20, choices=Melding.Kanaal)
    formulier_sleutel = models.CharField(max_length=40, unique=True, editable=False)
    op = models.DateField(help_text="De dag waarop dit de gemeente bereikte.")
    vastgelegd_op = models.DateTimeField(default=klok.nu, editable=False)
    door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")

    objects = ZaakdeelQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "wijzigingsmeldingen"
        ordering = ("-op", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(soort="wisselen") | models.Q(gewenste_aanbieder=""),
                name="gewenste_aanbieder_bij_wisselen",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_soort_display()}, {self.op:%Y-%m-%d}"


Soort = Wijzigingsmelding.Soort
# Questions about help that is delivered: the aanbieder answers them. All other kinds are for the gemeente.
NAAR_AANBIEDER = (Soort.HULP, Soort.VERVANGING, Soort.TIJDEN, Soort.OVERZICHT, Soort.PLAN)
NAAR_GEMEENTE = tuple(soort for soort in Soort if soort not in NAAR_AANBIEDER)


class Opzegging(models.Model):
    """Somebody says that help or an aid is no longer needed (H-13, H-15, H-16, H-17; D-42). Nothing stops by itself.

    From who does not sign in (a relative after a death) it has no `melding` until staff found the case with the name,
    birth date and postcode that were given. `bevestigd_op` is the day on which staff saw the death in the BRP.
    """

    class Reden(models.TextChoices):
        NIET_GEBRUIK = "niet_gebruik", _("Ik gebruik de hulp of het hulpmiddel niet meer")
        VERHUIZING = "verhuizing", _("Ik verhuis naar een andere gemeente")
        OVERLIJDEN = "overlijden", _("De persoon die de hulp kreeg, is overleden")
        ANDERS = "anders", _("Iets anders")

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="opzeggingen")
    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, null=True, blank=True, related_name="opzeggingen")
    voorzieningen = models.ManyToManyField(Voorziening, blank=True, related_name="opzeggingen")
    hulp = VersleuteldeTekst(blank=True, help_text="Welke andere hulp of welk ander hulpmiddel, in eigen woorden.")
    reden = models.CharField(max_length=12, choices=Reden)
    toelichting = VersleuteldeTekst(blank=True)
    per = models.DateField(null=True, blank=True, help_text="Vanaf wanneer; bij overlijden de dag daarvan.")
    telefoon = VersleuteldeTekst(blank=True)
    naam = VersleuteldeTekst(blank=True, help_text="Wie opzegt, als dat niet de cliënt is.")
    relatie = models.CharField(max_length=20, blank=True, choices=Relatie.Soort)
    client_naam = VersleuteldeTekst(blank=True, help_text="Zoals een nabestaande het opgaf; zegt niets over een zaak.")
    client_geboortedatum = VersleuteldeTekst(blank=True)
    client_postcode = VersleuteldeTekst(blank=True)
    kanaal = models.CharField(max_length=20, choices=Melding.Kanaal)
    formulier_sleutel = models.CharField(max_length=40, unique=True, editable=False)
    document = models.OneToOneField(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="opzegging")
    bevestigd_op = models.DateField(null=True, blank=True, help_text="Het overlijden staat in de BRP.")
    terzijde_op = models.DateField(null=True, blank=True, help_text="Hoort bij geen zaak van deze gemeente.")
    terzijde_reden = VersleuteldeTekst(blank=True)
    vervallen_op = models.DateField(null=True, blank=True, help_text="De hulp stopt toch niet.")
    vervallen_reden = VersleuteldeTekst(blank=True)
    op = models.DateField(help_text="De dag waarop dit de gemeente bereikte.")
    vastgelegd_op = models.DateTimeField(default=klok.nu, editable=False)
    door = models.ForeignKey(
        Gebruiker, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        help_text="Leeg: een nabestaande die niet inlogde.",
    )  # fmt: skip

    objects = OpzeggingQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "opzeggingen"
        ordering = ("-op", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(melding__isnull=False) | models.Q(reden="overlijden"),
                name="opzegging_zonder_zaak_na_overlijden",
            ),
            models.CheckConstraint(
                condition=models.Q(melding__isnull=True) | models.Q(terzijde_op__isnull=True),
                name="opzegging_bij_zaak_of_terzijde",
            ),
            models.CheckConstraint(
                condition=models.Q(bevestigd_op__isnull=True) | models.Q(reden="overlijden", melding__isnull=False),
                name="bevestigd_is_overlijden",
            ),
        )

    def __str__(self) -> str:
        return f"Opzegging van {self.op:%Y-%m-%d}"
