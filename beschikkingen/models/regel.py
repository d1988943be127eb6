"""What is decided on one gevraagde voorziening: as long as it is written (concept), and once it is proposed."""

from datetime import date
from decimal import Decimal

from django.db import models

from beschikkingen.models.aanvraag import Aanvraag, GevraagdeVoorziening
from beschikkingen.models.beschikking import Afwijking, Beschikking
from meldingen.models import Gebruiker, Melding
from meldingen.onveranderlijk import onveranderlijk
from meldingen.querysets import ZaakdeelQuerySet
from meldingen.velden import VersleuteldeTekst

# The ciphertext of a line; one keyed digest beside them proves them all.
TEKSTEN = (
    "motivering", "waarom_vorm", "resultaat", "aanpak", "minder_dan_gevraagd", "kan_afweging",
    "berekening", "kwaliteitseisen", "verantwoording", "programma_van_eisen", "goedkoopst", "gewenst",
    "voorwaarden", "waarom_looptijd", "pgb_feiten",
)  # fmt: skip


class Pgbweigering(models.TextChoices):
    """What became of the wish for a pgb (P-10): refused, for the dearer part only, or no longer there."""

    DUURDER = "duurder", "Alleen het deel dat duurder is dan hulp in natura"
    TOETS = "toets", "Een toets van de wet is niet gehaald"
    BEHEERDER = "beheerder", "De budgetbeheerder kan het budget niet goed beheren"
    EERDER = "eerder", "Een eerder pgb is ingetrokken"
    BUDGETPLAN = "budgetplan", "Er is geen budgetplan"
    AFGEZIEN = "afgezien", "De inwoner ziet af van een pgb"
    NIET_GEVRAAGD = "niet_gevraagd", "Voor deze hulp is geen pgb gevraagd"


# The whole pgb is refused, on facts that stand in the letter (P-02, P-10, P-11).
GEWEIGERD = frozenset({Pgbweigering.TOETS, Pgbweigering.BEHEERDER, Pgbweigering.EERDER})
# What is not all that was asked, so the decision is in part (B-08).
DEELS = GEWEIGERD | {Pgbweigering.DUURDER}


class Regelinhoud(models.Model):
    """The contents of one line (B-08 to B-16). Amounts in euro; `onderhoud` a year; `omvang` in `eenheid`."""

    class Leveringsvorm(models.TextChoices):
        NATURA = "natura", "In natura"
        PGB = "pgb", "Persoonsgebonden budget"
        BEDRAG = "bedrag", "Een bedrag"

    class Frequentie(models.TextChoices):
        WEEK = "per week", "per week"
        MAAND = "per maand", "per maand"
        JAAR = "per jaar", "per jaar"
        TOTAAL = "in totaal", "in totaal"

    class PgbPer(models.TextChoices):
        MAAND = "maand", "per maand"
        JAAR = "jaar", "per jaar"
        EENMALIG = "eenmalig", "eenmalig"

    is_toegekend = models.BooleanField()
    motivering = VersleuteldeTekst(blank=True, help_text="Waarom wel of niet, bij deze voorziening (B-08).")
    leveringsvorm = models.CharField(max_length=10, choices=Leveringsvorm, blank=True)
    waarom_vorm = VersleuteldeTekst(blank=True, help_text="Waarom natura of pgb (B-10).")
    omvang = models.PositiveSmallIntegerField(null=True, blank=True)
    eenheid = models.CharField(max_length=20, blank=True)
    frequentie = models.CharField(max_length=20, choices=Frequentie, blank=True)
    minder_dan_gevraagd = VersleuteldeTekst(blank=True, help_text="Wat niet wordt toegekend, en waarom (B-08).")
    ingangsdatum = models.DateField(null=True, blank=True)
    einddatum = models.DateField(null=True, blank=True)
    monitor_op = models.DateField(null=True, blank=True)
    kostprijs = models.DecimalField(
        max_digits=9, decimal_places=2, null=True, blank=True, help_text="Waarde van de hulp, in euro (B-14)."
    )
    meerkosten = models.DecimalField(
        max_digits=9, decimal_places=2, null=True, blank=True,
        help_text="Wat de inwoner zelf bijbetaalt boven het goedkoopst adequate (B-06).",
    )  # fmt: skip
    goedkoopst = VersleuteldeTekst(blank=True, help_text="Het goedkoopste dat passend is (B-06).")
    goedkoopst_bedrag = models.DecimalField(
        max_digits=9, decimal_places=2, null=True, blank=True, help_text="Wat dat kost, in euro (B-06)."
    )
    gewenst = VersleuteldeTekst(blank=True, help_text="Wat de inwoner in plaats daarvan wil (B-06).")
    voorwaarden = VersleuteldeTekst(
        blank=True, help_text="Wat de inwoner moet doen of laten, een op elke regel (W-25, W-30)."
    )
    resultaat = VersleuteldeTekst(blank=True)
    aanpak = VersleuteldeTekst(blank=True)
    aanbieder = models.CharField(max_length=120, blank=True)
    andere_hulp = models.CharField(max_length=200, blank=True, help_text="Wat verder nog helpt (B-12).")
    pgb_bedrag = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    pgb_per = models.CharField(max_length=10, choices=PgbPer, blank=True)
    berekening = VersleuteldeTekst(blank=True, help_text="Hoe het bedrag is berekend, een stap per regel (B-13).")
    kwaliteitseisen = VersleuteldeTekst(blank=True)
    verantwoording = VersleuteldeTekst(blank=True, help_text="Hoe wordt verantwoord en gecontroleerd (B-13).")
    programma_van_eisen = VersleuteldeTekst(blank=True, help_text="Bij een hulpmiddel (B-13).")
    onderhoud = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    waarom_looptijd = VersleuteldeTekst(blank=True, help_text="Waarom het pgb voor deze periode is (P-40).")
    pgb_weigering = models.CharField(max_length=15, choices=Pgbweigering, blank=True)
    pgb_feiten = VersleuteldeTekst(blank=True, help_text="De feiten waarop de weigering van het pgb steunt (P-11).")
    weigeringsgrond = models.CharField(max_length=30, blank=True)
    kan_afweging = VersleuteldeTekst(blank=True, help_text="Waarom van de bevoegdheid gebruik wordt gemaakt (B-05).")
    steunt_op_anderen = models.BooleanField(
        default=False, help_text="Steunt op gegevens die afwijken van wat de aanvrager gaf (B-17)."
    )
    alternatief = models.CharField(max_length=200, blank=True, help_text="Wat wel kan (B-09).")

    class Meta:
        abstract = True

    @property
    def gewenst_bedrag(self) -> Decimal | None:
        """What the wish of the client costs, in euro: the cheapest that is adequate, and the difference."""
        if self.goedkoopst_bedrag is None or self.meerkosten is None:
            return None
        return self.goedkoopst_bedrag + self.meerkosten

    @property
    def is_gedeeltelijk(self) -> bool:
        """Granted, but less than was asked."""
        return self.is_toegekend and (bool(self.minder_dan_gevraagd.strip()) or self.pgb_weigering in DEELS)

    @property
    def weigert_pgb(self) -> bool:
        """Whether the whole pgb is refused on facts, with or without help in kind instead."""
        return self.pgb_weigering in GEWEIGERD


INHOUD = tuple(veld.name for veld in Regelinhoud._meta.local_fields)


class Besluitregel(Regelinhoud):
    """The decision on one gevraagde voorziening, with the omvang made concrete (B-16)."""

    beschikking = models.ForeignKey(Beschikking, on_delete=models.PROTECT, related_name="regels")
    gevraagd = models.ForeignKey(GevraagdeVoorziening, on_delete=models.PROTECT, related_name="+")
    tekst_kenmerk = models.CharField(max_length=64, help_text="Kenmerk van alle versleutelde teksten samen.")

    class Meta:
        verbose_name_plural = "besluitregels"
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["beschikking", "gevraagd"], name="regel_een_keer_per_vraag"),
            models.CheckConstraint(
                condition=models.Q(einddatum__isnull=True) | models.Q(einddatum__gte=models.F("ingangsdatum")),
                name="regel_eindigt_na_ingang",
            ),
            models.CheckConstraint(
                condition=models.Q(is_toegekend=False)
                | models.Q(omvang__isnull=False, omvang__gt=0, ingangsdatum__isnull=False, einddatum__isnull=False)
                & ~models.Q(leveringsvorm=""),
                name="toekenning_is_concreet",
            ),
        )
        triggers = onveranderlijk("besluitregel", vrij=TEKSTEN)

    def __str__(self) -> str:
        return str(self.gevraagd)


class Besluitconcept(models.Model):
    """The decision as far as it was written: kept line by line, until it is proposed and after it is sent back."""

    aanvraag = models.OneToOneField(Aanvraag, on_delete=models.PROTECT, related_name="concept")
    motivering = VersleuteldeTekst(blank=True)
    afwijking = models.CharField(max_length=15, choices=Afwijking, blank=True)
    afwijking_motivering = VersleuteldeTekst(blank=True)
    bijgewerkt_op = models.DateField()
    door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name_plural = "besluitconcepten"

    def __str__(self) -> str:
        return f"Concept bij {self.aanvraag_id}"


class Regelconcept(Regelinhoud):
    """One line that is being written."""

    concept = models.ForeignKey(Besluitconcept, on_delete=models.PROTECT, related_name="regels")
    gevraagd = models.OneToOneField(GevraagdeVoorziening, on_delete=models.PROTECT, related_name="concept")

    class Meta:
        verbose_name_plural = "regelconcepten"
        ordering = ("pk",)

    def __str__(self) -> str:
        return str(self.gevraagd)


class Zienswijze(models.Model):
    """The client was heard before a refusal that leans on other data (B-17), or need not be (Awb 4:11, 4:12).

    Without an aanvraag it is about a decision that the college takes of its own accord (B-18, Awb 4:8).
    """

    class Wijze(models.TextChoices):
        SCHRIFTELIJK = "schriftelijk", "Schriftelijk"
        MONDELING = "mondeling", "Mondeling"

    class Vrijstelling(models.TextChoices):
        SPOED = "spoed", "Er is spoed (artikel 4:11 onder a Awb)"
        EERDER = "eerder", "De inwoner is hierover al gehoord (artikel 4:11 onder b Awb)"
        DOEL = "doel", "Het doel wordt anders niet bereikt (artikel 4:11 onder c Awb)"
        FINANCIEEL = "financieel", "Een financieel besluit dat in bezwaar hersteld kan worden (artikel 4:12 Awb)"

    aanvraag = models.ForeignKey(Aanvraag, on_delete=models.PROTECT, null=True, blank=True, related_name="zienswijzen")
    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, related_name="zienswijzen")
    voornemen = VersleuteldeTekst(help_text="Wat het college wil besluiten, en op welke gegevens.")
    gevraagd_op = models.DateField(null=True, blank=True)
    uiterlijk_op = models.DateField(null=True, blank=True)
    vrijstelling = models.CharField(max_length=12, choices=Vrijstelling, blank=True)
    vrijstelling_reden = VersleuteldeTekst(blank=True)
    gegeven_op = models.DateField(null=True, blank=True)
    wijze = models.CharField(max_length=12, choices=Wijze, blank=True)
    inhoud = VersleuteldeTekst(blank=True)
    door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")

    objects = ZaakdeelQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "zienswijzen"
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(gevraagd_op__isnull=False, uiterlijk_op__isnull=False) & models.Q(vrijstelling="")
                | models.Q(gevraagd_op__isnull=True) & ~models.Q(vrijstelling=""),
                name="zienswijze_gevraagd_of_vrijgesteld",
            ),
        )

    def __str__(self) -> str:
        return f"Zienswijze bij {self.melding_id}"

    def is_klaar_op(self, dag: date) -> bool:
        """Whether the decision may go on: heard, excused, or the time to answer has passed."""
        return bool(self.vrijstelling or self.gegeven_op or (self.uiterlijk_op and self.uiterlijk_op < dag))
