"""Ondersteuningsplan: which results are to be reached, with what, how intensely and until when (V-13)."""

from django.db import models

from meldingen.models import Gebruiker, Melding
from meldingen.querysets import ZaakdeelQuerySet
from meldingen.velden import VersleuteldeTekst
from onderzoek.models.resultaatgebied import Planproduct, Resultaatgebied
from onderzoek.models.verslag import Verslag


class Leveringsvorm(models.TextChoices):
    NATURA = "natura", "Natura: de gemeente regelt de aanbieder"
    PGB = "pgb", "Persoonsgebonden budget (pgb)"


class Ondersteuningsplan(models.Model):
    """One version of the plan; it is frozen with the verslag it was sent with. The newest version counts."""

    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, related_name="plannen", db_index=False)
    versie = models.PositiveSmallIntegerField()
    opgesteld_op = models.DateField()
    opgesteld_door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")
    vastgesteld_op = models.DateField(null=True, blank=True)
    verslag = models.ForeignKey(Verslag, on_delete=models.PROTECT, null=True, blank=True, related_name="plannen")

    objects = ZaakdeelQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "ondersteuningsplannen"
        ordering = ("-versie",)
        constraints = (
            models.UniqueConstraint(fields=["melding", "versie"], name="ondersteuningsplan_versie_een_keer"),
            models.CheckConstraint(
                condition=models.Q(verslag__isnull=True) | models.Q(vastgesteld_op__isnull=False),
                name="ondersteuningsplan_vast_met_verslag",
            ),
        )

    def __str__(self) -> str:
        return f"Ondersteuningsplan versie {self.versie}"

    @property
    def ligt_vast(self) -> bool:
        """Whether this version went along with a verslag."""
        return self.vastgesteld_op is not None


class Looptijd(models.Model):
    """From when, until when (none: no end), and when it is looked at whether the result is reached (V-26)."""

    van = models.DateField()
    tot = models.DateField(null=True, blank=True)
    monitor_op = models.DateField()

    class Meta:
        abstract = True


class Planresultaat(Looptijd):
    """The result in one resultaatgebied (R-01 to R-08), with its trede and what each source of help does."""

    class Vervoer(models.TextChoices):
        NIET = "niet", "Geen vervoer nodig"
        ZELF = "zelf", "De inwoner reist zelf"
        NETWERK = "netwerk", "Iemand uit de omgeving rijdt"
        AANVULLEND = "aanvullend", "Vervoer als aanvullend product"

    class Schoonmaakhulp(models.TextChoices):
        GEEN = "geen", "De inwoner had geen eigen schoonmaakhulp"
        BLIJFT = "blijft", "De eigen schoonmaakhulp kan blijven"
        TE_DUUR = "te_duur", "De inwoner kan de eigen hulp niet meer betalen"
        TE_WEINIG = "te_weinig", "De eigen hulp is niet meer genoeg"

    plan = models.ForeignKey(Ondersteuningsplan, on_delete=models.PROTECT, related_name="resultaten", db_index=False)
    gebied = models.ForeignKey(Resultaatgebied, on_delete=models.PROTECT, related_name="+")
    trede = models.PositiveSmallIntegerField()
    doelen = models.JSONField(default=list)
    resultaat = VersleuteldeTekst()
    ruimten = models.JSONField(default=list, blank=True)
    jongste_kind = models.DateField(null=True, blank=True)
    schoonmaakhulp = models.CharField(max_length=10, choices=Schoonmaakhulp, blank=True)
    vervoer = models.CharField(max_length=10, choices=Vervoer, blank=True)
    leveringsvorm = models.CharField(max_length=10, choices=Leveringsvorm, blank=True)

    class Meta:
        verbose_name_plural = "planresultaten"
        ordering = ("gebied__code",)
        constraints = (models.UniqueConstraint(fields=["plan", "gebied"], name="planresultaat_gebied_een_keer"),)

    def __str__(self) -> str:
        return f"Resultaat in {self.gebied_id}"

    @property
    def trede_naam(self) -> str:
        """The words of the trede."""
        return str(dict(self.gebied.trede_keuzes).get(self.trede, ""))


class Planregel(models.Model):
    """What one source of help does for a result: informal (own strength, network) or formal."""

    class Bron(models.TextChoices):
        ZELF = "zelf", "Eigen kracht"
        NETWERK = "netwerk", "Mensen in de omgeving"
        WET = "wet", "Andere wetten en regelingen"
        ALGEMEEN = "algemeen", "Algemene of gewone voorzieningen"
        MAATWERK = "maatwerk", "Maatwerk van de gemeente"

    INFORMEEL = (Bron.ZELF, Bron.NETWERK)

    resultaat = models.ForeignKey(Planresultaat, on_delete=models.PROTECT, related_name="regels", db_index=False)
    bron = models.CharField(max_length=10, choices=Bron)
    wat = VersleuteldeTekst()
    wie = VersleuteldeTekst(blank=True)

    class Meta:
        verbose_name_plural = "planregels"
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["resultaat", "bron"], name="planregel_bron_een_keer"),)

    def __str__(self) -> str:
        return self.get_bron_display()

    @property
    def is_informeel(self) -> bool:
        """Whether no professional is needed for it."""
        return self.bron in self.INFORMEEL


class Productregel(Looptijd):
    """A product beside the resultaatgebieden: kortdurend verblijf, ontmoetingscentrum, or one of 10.8 (R-09, R-10)."""

    plan = models.ForeignKey(Ondersteuningsplan, on_delete=models.PROTECT, related_name="producten", db_index=False)
    product = models.ForeignKey(Planproduct, on_delete=models.PROTECT, related_name="+")
    waarvoor = VersleuteldeTekst()
    leveringsvorm = models.CharField(max_length=10, choices=Leveringsvorm)

    class Meta:
        verbose_name_plural = "productregels"
        ordering = ("product__gebied__code", "product__naam")
        constraints = (models.UniqueConstraint(fields=["plan", "product"], name="productregel_een_keer"),)

    def __str__(self) -> str:
        return f"Product {self.product_id}"


class Materieelregel(models.Model):
    """A thing: in the plan, but never in the zorgplan of an aanbieder (V-24)."""

    plan = models.ForeignKey(Ondersteuningsplan, on_delete=models.PROTECT, related_name="materieel")
    wat = VersleuteldeTekst()
    waarvoor = VersleuteldeTekst()

    class Meta:
        verbose_name_plural = "materieelregels"
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"Materieel {self.pk}"
