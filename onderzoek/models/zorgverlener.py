"""Whom the client hires with a pgb, the agreement with each of them, and what a helper from the network declares."""

from django.db import models

from meldingen.velden import VersleuteldeTekst
from onderzoek.models.pgb import Pgbonderzoek


class Zorgverlener(models.Model):
    """Somebody who helps and is paid from the pgb (P-03, P-16, P-22)."""

    pgb = models.ForeignKey(Pgbonderzoek, on_delete=models.PROTECT, related_name="verleners")
    naam = VersleuteldeTekst()
    uit_netwerk = models.BooleanField(default=False)
    relatie = VersleuteldeTekst(blank=True)
    is_beheerder = models.BooleanField(default=False, help_text="Beheert ook het budget (P-09).")
    kvk = models.CharField("KvK-nummer", max_length=8, blank=True)
    kvk_van = models.DateField("KvK vanaf", null=True, blank=True)
    kvk_tot = models.DateField("KvK tot en met", null=True, blank=True)
    agb = models.CharField("AGB-code", max_length=8, blank=True)
    agb_van = models.DateField("AGB vanaf", null=True, blank=True)
    agb_tot = models.DateField("AGB tot en met", null=True, blank=True)
    voldoet_aan_standaarden = models.BooleanField(default=False)
    kwaliteit = VersleuteldeTekst(help_text="Hoe deze verlener aan de kwaliteitseisen voldoet (P-16).")

    class Meta:
        verbose_name_plural = "zorgverleners"
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"Zorgverlener {self.pk}"


class Zorgovereenkomst(models.Model):
    """The agreement with one helper, or the declaration that takes its place; both must be approved (P-37, P-38)."""

    class Soort(models.TextChoices):
        OVEREENKOMST = "overeenkomst", "Zorgovereenkomst (model van de SVB)"
        VERKLARING = "verklaring", "Verklaring voor hulp zonder dienstbetrekking"

    class Stand(models.TextChoices):
        INGEDIEND = "ingediend", "Ingediend"
        COLLEGE_AKKOORD = "college_akkoord", "Akkoord van de gemeente"
        COLLEGE_AFGEKEURD = "college_afgekeurd", "Afgekeurd door de gemeente"
        SVB_AKKOORD = "svb_akkoord", "Akkoord van de gemeente en de SVB"
        SVB_AFGEKEURD = "svb_afgekeurd", "Afgekeurd door de SVB"

    verlener = models.OneToOneField(Zorgverlener, on_delete=models.PROTECT, related_name="overeenkomst")
    soort = models.CharField(max_length=15, choices=Soort)
    ingediend_op = models.DateField()
    vorderingsbeding = models.BooleanField(default=False)
    bedrag_per_maand = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    stand = models.CharField(max_length=20, choices=Stand, default=Stand.INGEDIEND)
    stand_op = models.DateField()
    toelichting = VersleuteldeTekst(blank=True)

    class Meta:
        verbose_name_plural = "zorgovereenkomsten"
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(soort="overeenkomst", bedrag_per_maand__isnull=True)
                | models.Q(soort="verklaring", bedrag_per_maand__gt=0),
                name="zorgovereenkomst_bedrag_bij_verklaring",
            ),
        )

    def __str__(self) -> str:
        return self.get_soort_display()

    @property
    def is_goedgekeurd(self) -> bool:
        """By the college and, for an agreement, by the SVB too."""
        if self.soort == self.Soort.VERKLARING:
            return self.stand in (self.Stand.COLLEGE_AKKOORD, self.Stand.SVB_AKKOORD)
        return self.stand == self.Stand.SVB_AKKOORD


class Netwerkverklaring(models.Model):
    """What a mantelzorger who is paid from the pgb signed: the care is not too heavy (P-12)."""

    verlener = models.OneToOneField(Zorgverlener, on_delete=models.PROTECT, related_name="verklaring")
    getekend_op = models.DateField()
    taken = VersleuteldeTekst()
    niet_te_zwaar = models.BooleanField()
    toelichting = VersleuteldeTekst(blank=True)

    class Meta:
        verbose_name_plural = "netwerkverklaringen"

    def __str__(self) -> str:
        return f"Verklaring van {self.verlener_id}"
