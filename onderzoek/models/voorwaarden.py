"""Voorwaardentoets and what W asks beyond questions: the choice to move or stay, and the hearing of the owner."""

from django.db import models

from meldingen.models import Gebruiker
from meldingen.velden import VersleuteldeTekst
from onderzoek.models.keuze import Voorzieningkeuze


class Voorwaardentoets(models.Model):
    """The conditions of one voorziening as they were answered. It advises; `afwijking` is why a person deviated.

    `antwoorden` is JSON: texts by code of the question. `waarden` are the parameters that held on the day.
    """

    keuze = models.OneToOneField(Voorzieningkeuze, on_delete=models.PROTECT, related_name="toets")
    antwoorden = VersleuteldeTekst()
    waarden = models.JSONField(default=dict)
    getoetst_op = models.DateField()
    door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")
    afwijking = VersleuteldeTekst(blank=True, help_text="Waarom van het advies wordt afgeweken.")

    class Meta:
        verbose_name_plural = "voorwaardentoetsen"

    def __str__(self) -> str:
        return f"Voorwaardentoets bij {self.keuze_id}"


class Verhuisafweging(models.Model):
    """What the client chose when moving comes first (W-05), and what the corporatie said (W-06).

    `pakket` holds one requirement on each line; once recorded it does not change any more. Amounts in euro.
    """

    class Keuze(models.TextChoices):
        VERHUIZEN = "verhuizen", "Verhuizen naar een geschikte woning"
        BLIJVEN = "blijven", "Blijven wonen"

    keuze = models.OneToOneField(Voorzieningkeuze, on_delete=models.PROTECT, related_name="verhuisafweging")
    totaalraming = models.DecimalField(max_digits=9, decimal_places=2)
    maximum = models.DecimalField(max_digits=9, decimal_places=2, help_text="Wat de gemeente hoogstens betaalt.")
    keuze_client = models.CharField(max_length=10, choices=Keuze)
    pakket = VersleuteldeTekst(blank=True, help_text="Alle aanpassingen die nodig zijn, elk op een regel.")
    gekozen_op = models.DateField()
    door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name_plural = "verhuisafwegingen"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(totaalraming__gt=models.F("maximum")), name="verhuisafweging_boven_de_grens"
            ),
        )

    def __str__(self) -> str:
        return self.get_keuze_client_display()


class Corporatievraag(models.Model):
    """The corporatie was asked for a suitable house to rent, and what came of it (W-06)."""

    class Uitkomst(models.TextChoices):
        GESCHIKT = "geschikt", "Er is een geschikte woning"
        GEEN = "geen", "Er is geen geschikte woning"

    keuze = models.OneToOneField(Voorzieningkeuze, on_delete=models.PROTECT, related_name="corporatievraag")
    corporatie = models.CharField(max_length=120)
    gevraagd_op = models.DateField()
    uitkomst = models.CharField(max_length=10, choices=Uitkomst, blank=True)
    toelichting = VersleuteldeTekst(blank=True)
    geantwoord_op = models.DateField(null=True, blank=True)
    door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name_plural = "corporatievragen"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(uitkomst="", geantwoord_op__isnull=True)
                | (~models.Q(uitkomst="") & models.Q(geantwoord_op__gte=models.F("gevraagd_op"))),
                name="corporatievraag_antwoord_heeft_dag",
            ),
        )

    def __str__(self) -> str:
        return self.corporatie


class Eigenaarshoring(models.Model):
    """The owner of the house is heard before it is adapted (Wmo 2.3.7 lid 2, W-16, D-48). Permission is not needed."""

    class Uitkomst(models.TextChoices):
        GEEN_BEZWAAR = "geen_bezwaar", "De eigenaar heeft geen bezwaar"
        BEZWAAR = "bezwaar", "De eigenaar heeft bezwaren"
        GEEN_REACTIE = "geen_reactie", "De eigenaar reageerde niet op tijd"

    keuze = models.OneToOneField(Voorzieningkeuze, on_delete=models.PROTECT, related_name="eigenaarshoring")
    naam = VersleuteldeTekst()
    straat = VersleuteldeTekst()
    postcode_plaats = VersleuteldeTekst()
    aanpassing = VersleuteldeTekst(help_text="Wat er aan de woning verandert, zonder iets over gezondheid.")
    reageren_voor = models.DateField()
    verzonden_op = models.DateField()
    uitkomst = models.CharField(max_length=15, choices=Uitkomst, blank=True)
    reactie = VersleuteldeTekst(blank=True)
    gehoord_op = models.DateField(null=True, blank=True)
    door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name_plural = "eigenaarshoringen"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(uitkomst="", gehoord_op__isnull=True)
                | (~models.Q(uitkomst="") & models.Q(gehoord_op__gte=models.F("verzonden_op"))),
                name="eigenaarshoring_uitkomst_heeft_dag",
            ),
            models.CheckConstraint(
                condition=models.Q(reageren_voor__gt=models.F("verzonden_op")), name="eigenaarshoring_geeft_tijd"
            ),
        )

    def __str__(self) -> str:
        return f"Horen van de eigenaar bij {self.keuze_id}"
