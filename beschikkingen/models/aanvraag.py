"""Aanvraag: a request for a decision. One row per paper that came in (A-01)."""

from django.db import models

from meldingen import klok
from meldingen.models import Document, Gebruiker, Melding
from meldingen.querysets import ZaakdeelQuerySet
from meldingen.velden import VersleuteldeTekst
from onderzoek.models import Verslag, Voorzieningsoort


class Aanvraag(models.Model):
    """At most one per melding is `leidend`: on that one the decision clock runs."""

    class Soort(models.TextChoices):
        VERSLAG = "verslag", "Getekend verslag"
        ZORGPLAN = "zorgplan", "Getekend zorgplan"
        FORMULIER = "formulier", "Aanvraagformulier"

    class Rol(models.TextChoices):
        LEIDEND = "leidend", "Leidend"
        VOORTIJDIG = "voortijdig", "Voortijdig"
        GEVOEGD = "gevoegd", "Gevoegd"

    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, related_name="aanvragen")
    soort = models.CharField(max_length=10, choices=Soort)
    rol = models.CharField(max_length=10, choices=Rol)
    ontvangen_op = models.DateField(help_text="De dag van ontvangst bij de gemeente (A-02).")
    geldig_op = models.DateField(
        null=True, blank=True, help_text="De dag waarop een voortijdige aanvraag vanzelf geldig werd (A-04)."
    )
    ondertekend_op = models.DateField(null=True, blank=True)
    gemachtigde = VersleuteldeTekst(blank=True, help_text="Wie namens de inwoner tekende (A-17).")
    formulier_sleutel = models.CharField(max_length=40, unique=True, editable=False)
    verslag = models.ForeignKey(Verslag, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    brp_geraadpleegd_op = models.DateField(null=True, blank=True)
    volledig_op = models.DateField(null=True, blank=True)
    ingetrokken_op = models.DateField(null=True, blank=True)
    direct_reden = VersleuteldeTekst(blank=True)
    direct_gevraagd_op = models.DateField(null=True, blank=True)
    direct_gevraagd_door = models.ForeignKey(
        Gebruiker, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        help_text="Wie vroeg om de aanvraag zonder gesprek te behandelen (A-08).",
    )  # fmt: skip
    heeft_nieuwe_feiten = models.BooleanField(
        null=True, blank=True, help_text="Alleen na een eerdere afwijzing (Awb 4:6); leeg is nog niet beoordeeld."
    )
    feiten_toelichting = VersleuteldeTekst(blank=True)
    vastgelegd_op = models.DateTimeField(default=klok.nu, editable=False)

    objects = ZaakdeelQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "aanvragen"
        ordering = ("ontvangen_op", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["melding"],
                condition=models.Q(rol="leidend", ingetrokken_op__isnull=True),
                name="een_leidende_aanvraag",
            ),
            models.CheckConstraint(
                condition=models.Q(rol__in=["leidend", "voortijdig", "gevoegd"]), name="aanvraag_rol_bestaat"
            ),
        )

    def __str__(self) -> str:
        return f"Aanvraag van {self.ontvangen_op:%Y-%m-%d}"


class GevraagdeVoorziening(models.Model):
    """What is asked for; each gets its own outcome (A-18)."""

    aanvraag = models.ForeignKey(Aanvraag, on_delete=models.PROTECT, related_name="gevraagd")
    soort = models.ForeignKey(Voorzieningsoort, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name_plural = "gevraagde voorzieningen"
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["aanvraag", "soort"], name="gevraagd_een_keer_per_aanvraag"),)

    def __str__(self) -> str:
        return str(self.soort)
