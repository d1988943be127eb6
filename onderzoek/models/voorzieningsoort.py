"""Voorzieningsoort: what a gemeente can grant, on which conditions, from when until when (the catalogue)."""

from django.db import models

from meldingen.models.parameter import geen_overlap
from onderzoek.models.resultaatgebied import Coderij


class Productgroep(models.TextChoices):
    """What kind of help it is; decides which pages and rules go with it (W-01, R-01, R-09, BW-05)."""

    DIENST = "dienst", "Ondersteuning"
    LOGEREN = "logeren", "Kortdurend verblijf"
    WONEN_LOS = "wonen_los", "Losse woonvoorziening"
    WONEN_BOUWKUNDIG = "wonen_bouwkundig", "Bouwkundige woonvoorziening"
    WONEN_KOSTEN = "wonen_kosten", "Kosten van wonen en verhuizen"
    VERVOER = "vervoer", "Vervoer"
    ROLSTOEL = "rolstoel", "Rolstoel"
    SPORT = "sport", "Sportvoorziening"
    BESCHERMD_WONEN = "beschermd_wonen", "Beschermd wonen"
    OPVANG = "opvang", "Opvang"


class Verstrekking(models.TextChoices):
    """In what way a thing is given (W-02, W-09, W-10)."""

    EIGENDOM = "eigendom", "In eigendom"
    BRUIKLEEN = "bruikleen", "In bruikleen"
    KEUZE = "keuze", "In eigendom of in bruikleen"
    FINANCIEEL = "financieel", "Een bedrag"


class Bijdragesoort(models.TextChoices):
    """Which contribution the client pays for it (E-01, E-03, E-05, E-18)."""

    ABONNEMENT = "abonnement", "Eigen bijdrage per maand (abonnementstarief)"
    GEEN = "geen", "Geen eigen bijdrage"
    BESCHERMD_WONEN = "beschermd_wonen", "Bijdrage voor beschermd wonen, naar inkomen"
    OPVANG = "opvang", "Bijdrage aan de opvang"
    EIGEN_TARIEF = "eigen_tarief", "Betaling per gebruik"


class Voorzieningsoort(Coderij):
    """A kind of help that can be granted; `code` is the same in every gemeente.

    `levensduur`, `max_duur`, `monitor_min` and `monitor_max` are months. `vragenlijst` names the questions of the
    condition assistant, `rekenwijze` the calculator; both empty when there is nothing to ask or to calculate.
    """

    KORTDUREND_VERBLIJF = "KORTDUREND_VERBLIJF"

    eenheid = models.CharField(max_length=20, help_text="Waarin de omvang wordt uitgedrukt (B-16).")
    productgroep = models.CharField(max_length=20, choices=Productgroep, default=Productgroep.DIENST)
    resultaatgebied = models.CharField(max_length=10, blank=True, help_text="Bijvoorbeeld 10.5; leeg als er geen is.")
    productcategorie = models.CharField(max_length=5, blank=True, help_text="Volgens iWmo.")
    productcode = models.CharField(max_length=10, blank=True, help_text="Volgens iWmo.")
    mag_natura = models.BooleanField(default=True)
    mag_pgb = models.BooleanField(default=True)
    geen_pgb_reden = models.CharField(max_length=200, blank=True, help_text="Waarom een pgb niet kan (P-28).")
    verstrekking = models.CharField(max_length=12, choices=Verstrekking, blank=True)
    levensduur = models.PositiveSmallIntegerField(null=True, blank=True, help_text="In maanden (P-24).")
    max_duur = models.PositiveSmallIntegerField(null=True, blank=True, help_text="In maanden; leeg is geen grens.")
    monitor_min = models.PositiveSmallIntegerField(default=0, help_text="In maanden na het begin (V-26).")
    monitor_max = models.PositiveSmallIntegerField(null=True, blank=True)
    bijdragesoort = models.CharField(max_length=20, choices=Bijdragesoort, default=Bijdragesoort.ABONNEMENT)
    bijdrage_reden = models.CharField(max_length=200, blank=True, help_text="Waarom er geen eigen bijdrage is (E-03).")
    vragenlijst = models.CharField(max_length=30, blank=True)
    rekenwijze = models.CharField(max_length=30, blank=True)
    voorwaarden = models.JSONField(default=list, blank=True, help_text="Zinnen voor de brief.")

    class Meta:
        verbose_name_plural = "voorzieningsoorten"
        ordering = ("naam",)
        constraints = (
            models.UniqueConstraint(fields=["gemeente", "code", "geldig_van"], name="voorzieningsoort_een_keer"),
            geen_overlap("voorzieningsoort_overlapt_niet"),
            models.CheckConstraint(
                condition=models.Q(geldig_tot__isnull=True) | models.Q(geldig_tot__gte=models.F("geldig_van")),
                name="voorzieningsoort_eindigt_na_begin",
            ),
            models.CheckConstraint(
                condition=models.Q(mag_natura=True) | models.Q(mag_pgb=True) | models.Q(verstrekking="financieel"),
                name="voorzieningsoort_heeft_een_vorm",
            ),
        )

    @property
    def heeft_eigen_bijdrage(self) -> bool:
        """Whether it counts for the monthly contribution of the household (E-01)."""
        return self.bijdragesoort == Bijdragesoort.ABONNEMENT

    @property
    def is_bedrag(self) -> bool:
        """Whether an amount of money is given, neither in natura nor as a pgb."""
        return self.verstrekking == Verstrekking.FINANCIEEL

    @property
    def is_materieel(self) -> bool:
        """Whether it is a thing or an amount, and so never part of the zorgplan (V-24)."""
        return self.productgroep not in _DIENSTEN


_DIENSTEN = (Productgroep.DIENST, Productgroep.LOGEREN, Productgroep.BESCHERMD_WONEN, Productgroep.OPVANG)
