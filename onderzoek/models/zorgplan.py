"""Zorgplan: asked of one or more aanbieders, made together with the client, signed by both (V-14 to V-23)."""

from django.db import models

from meldingen.models import Document, Gebruiker, Melding, Organisatie
from meldingen.querysets import ZaakdeelQuerySet
from meldingen.velden import VersleuteldeTekst
from onderzoek.models.verslag import Verslag
from onderzoek.models.voorzieningsoort import Voorzieningsoort
from onderzoek.querysets import ZorgplanQuerySet


class Zorgplanverzoek(models.Model):
    """The gemeente asked for a zorgplan on the ground of one signed verslag (TR-15); at most one runs per case."""

    class Einde(models.TextChoices):
        ONTVANGEN = "ontvangen", "Getekend zorgplan ontvangen"
        TERUGGEKOPPELD = "teruggekoppeld", "Terug naar de consulent"
        VERVANGEN = "vervangen", "Opnieuw gevraagd"

    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, related_name="zorgplanverzoeken")
    verslag = models.ForeignKey(Verslag, on_delete=models.PROTECT, related_name="zorgplanverzoeken")
    voorzieningen = models.ManyToManyField(Voorzieningsoort, related_name="+")
    gevraagd_op = models.DateField()
    gevraagd_door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")
    gekozen_op = models.DateField(help_text="De dag waarop de cliënt de aanbieder koos (V-16).")
    gegevens = models.JSONField(default=list, help_text="Welke gegevens zijn verstrekt (V-20); geen waarden.")
    uitleg = VersleuteldeTekst(blank=True, help_text="Wat de aanbieder over de taal moet weten (V-25).")
    gewaarschuwd_op = models.DateField(null=True, blank=True, help_text="De aanbieder is herinnerd (T-08).")
    te_laat_op = models.DateField(null=True, blank=True, help_text="De consulent weet dat het te laat is (T-08).")
    gerappelleerd_op = models.DateField(null=True, blank=True, help_text="De cliënt is herinnerd (TR-55).")
    afgerond_op = models.DateField(null=True, blank=True)
    einde = models.CharField(max_length=20, choices=Einde, blank=True)
    reden = VersleuteldeTekst(blank=True, help_text="Waarom het naar de consulent terugging (V-23).")

    objects = ZaakdeelQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "zorgplanverzoeken"
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["melding"], condition=models.Q(afgerond_op__isnull=True), name="een_lopend_zorgplanverzoek"
            ),
            models.CheckConstraint(
                condition=models.Q(afgerond_op__isnull=True, einde="") | models.Q(afgerond_op__isnull=False),
                name="zorgplanverzoek_einde_met_datum",
            ),
        )

    def __str__(self) -> str:
        return f"Zorgplan gevraagd op {self.gevraagd_op:%Y-%m-%d}"


class Zorgplan(models.Model):
    """The part of one aanbieder. The coordinating one hands in the whole plan with both signatures (V-17, V-19)."""

    class Ondertekenaar(models.TextChoices):
        CLIENT = "client", "De cliënt"
        GEMACHTIGDE = "gemachtigde", "Een gemachtigde"

    verzoek = models.ForeignKey(Zorgplanverzoek, on_delete=models.PROTECT, related_name="zorgplannen", db_index=False)
    aanbieder = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="zorgplannen")
    is_coordinerend = models.BooleanField()
    bij_client_op = models.DateField(
        null=True, blank=True, help_text="De dag waarop het plan bij de cliënt lag om te tekenen (TR-55)."
    )
    ingediend_op = models.DateField(null=True, blank=True)
    ingediend_door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    aanbieder_getekend_op = models.DateField(null=True, blank=True)
    client_getekend_op = models.DateField(null=True, blank=True)
    getekend_door = models.CharField(max_length=12, choices=Ondertekenaar, blank=True)
    is_akkoord = models.BooleanField(null=True, blank=True)
    reactie = VersleuteldeTekst(blank=True, help_text="De eigen woorden van de cliënt.")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    machtiging = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    teruggestuurd_op = models.DateField(null=True, blank=True)
    terugstuurreden = VersleuteldeTekst(blank=True)

    objects = ZorgplanQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "zorgplannen"
        ordering = ("-is_coordinerend", "aanbieder__naam")
        constraints = (
            models.UniqueConstraint(fields=["verzoek", "aanbieder"], name="zorgplan_een_keer_per_aanbieder"),
            models.UniqueConstraint(
                fields=["verzoek"], condition=models.Q(is_coordinerend=True), name="een_coordinerende_aanbieder"
            ),
            models.CheckConstraint(
                condition=models.Q(ingediend_op__isnull=True)
                | models.Q(aanbieder_getekend_op__isnull=False, client_getekend_op__isnull=False),
                name="zorgplan_ingediend_met_handtekeningen",
            ),
            models.CheckConstraint(
                condition=models.Q(ingediend_op__isnull=True)
                | ~models.Q(getekend_door="gemachtigde")
                | models.Q(machtiging__isnull=False),
                name="gemachtigde_met_machtiging",
            ),
        )

    def __str__(self) -> str:
        return f"Zorgplan van {self.aanbieder}"


class Zorgplanregel(models.Model):
    """Who does what, when, how often and for how long, for one result (V-15).

    `resultaat` is text for now; when the results of the ondersteuningsplan are rows, this is the place to point at one.
    """

    zorgplan = models.ForeignKey(Zorgplan, on_delete=models.CASCADE, related_name="regels")
    resultaat = VersleuteldeTekst()
    wie = VersleuteldeTekst()
    wat = VersleuteldeTekst()
    wanneer = VersleuteldeTekst()
    frequentie = VersleuteldeTekst()
    tijdsbesteding = VersleuteldeTekst()
    andere_partij = models.CharField(max_length=120, blank=True, help_text="Wie de coördinator inschakelt (V-27).")
    grondslag = models.CharField(max_length=200, blank=True, help_text="Waarom gegevens met die partij mogen.")

    class Meta:
        verbose_name_plural = "zorgplanregels"
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(andere_partij="") | ~models.Q(grondslag=""), name="andere_partij_met_grondslag"
            ),
        )

    def __str__(self) -> str:
        return f"Regel van {self.zorgplan_id}"
