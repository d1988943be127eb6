"""What the six steps of the weighing rest on: the question, the tasks, the other laws, and what is open to all."""

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models

from meldingen.velden import VersleuteldeTekst
from onderzoek.models.onderzoek import Onderzoek
from onderzoek.models.resultaatgebied import AlgemeneVoorziening


class Vraagverheldering(models.Model):
    """What comes before the weighing (O-25): the limitations, the help that is needed, and whether it is medical."""

    class Medisch(models.TextChoices):
        NEE = "nee", "Nee"
        DEELS = "deels", "Voor een deel"
        GEHEEL = "geheel", "Ja, helemaal"

    onderzoek = models.OneToOneField(Onderzoek, on_delete=models.PROTECT, related_name="vraag")
    beperkingen = VersleuteldeTekst(help_text="Wat lukt niet, en waardoor.")
    nodig = VersleuteldeTekst(help_text="Welke hulp nodig is, hoeveel en hoe vaak.")
    medisch = models.CharField(max_length=10, choices=Medisch)

    class Meta:
        verbose_name_plural = "vraagverhelderingen"

    def __str__(self) -> str:
        return f"Vraagverheldering bij {self.onderzoek_id}"


class Hulptaak(models.Model):
    """One task that others do for the client: how much of it is gebruikelijk and how much goes beyond (O-12, O-32)."""

    class Soort(models.TextChoices):
        PARTICIPATIE = "participatie", "Meedoen in de samenleving"
        VERKEER = "verkeer", "Bezoek aan familie, vrienden of de huisarts"
        ADMINISTRATIE = "administratie", "Administratie van het huishouden"
        REGIE = "regie", "Regie over het huishouden"
        SCHOONMAAK = "schoonmaak", "Schoonmaken"
        VERZORGING = "verzorging", "Persoonlijke verzorging"
        TOEZICHT = "toezicht", "Toezicht"
        ANDERS = "anders", "Iets anders"

    # Gebruikelijk in any case, also when it lasts long (O-12).
    ALTIJD_GEBRUIKELIJK = (Soort.PARTICIPATIE, Soort.VERKEER, Soort.ADMINISTRATIE, Soort.REGIE, Soort.SCHOONMAAK)

    onderzoek = models.ForeignKey(Onderzoek, on_delete=models.PROTECT, related_name="hulptaken")
    soort = models.CharField(max_length=20, choices=Soort)
    wie = VersleuteldeTekst()
    uren_gebruikelijk = models.DecimalField(max_digits=5, decimal_places=2, validators=[MinValueValidator(Decimal(0))])
    uren_bovengebruikelijk = models.DecimalField(
        max_digits=5, decimal_places=2, validators=[MinValueValidator(Decimal(0))]
    )
    wijkt_af = models.BooleanField(default=False, help_text="Afwijking van wat altijd gebruikelijk is (O-12, O-31).")
    motivering = VersleuteldeTekst()

    class Meta:
        verbose_name_plural = "hulptaken"
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(uren_gebruikelijk__gte=0, uren_bovengebruikelijk__gte=0),
                name="hulptaak_uren_niet_negatief",
            ),
        )

    def __str__(self) -> str:
        return self.get_soort_display()


class Wettoets(models.Model):
    """Whether another law or arrangement comes first (O-15), and by what that was seen."""

    class Wet(models.TextChoices):
        WLZ = "wlz", "Wet langdurige zorg (Wlz)"
        ZVW = "zvw", "Zorgverzekeringswet (Zvw)"
        JEUGDWET = "jeugdwet", "Jeugdwet"
        ONDERWIJS = "onderwijs", "Passend onderwijs"
        PARTICIPATIEWET = "participatiewet", "Participatiewet"
        VALYS = "valys", "Valys"
        LEERLINGENVERVOER = "leerlingenvervoer", "Leerlingenvervoer"
        UITLEEN = "uitleen", "Uitleen van hulpmiddelen"

    class Uitkomst(models.TextChoices):
        NVT = "nvt", "Niet aan de orde"
        RECHT = "recht", "De inwoner heeft er recht op"
        AFGEWEZEN = "afgewezen", "Gevraagd en afgewezen"
        LOOPT = "loopt", "Gevraagd, nog niet bekend"

    class Wlzvorm(models.TextChoices):
        VERBLIJF = "verblijf", "Verblijf in een instelling"
        VPT = "vpt", "Volledig pakket thuis (vpt)"
        MPT = "mpt", "Modulair pakket thuis (mpt)"
        PGB = "pgb", "Persoonsgebonden budget (pgb)"

    onderzoek = models.ForeignKey(Onderzoek, on_delete=models.PROTECT, related_name="wettoetsen", db_index=False)
    wet = models.CharField(max_length=20, choices=Wet)
    uitkomst = models.CharField(max_length=10, choices=Uitkomst)
    bewijs = VersleuteldeTekst(blank=True)
    wlz_vorm = models.CharField(max_length=10, choices=Wlzvorm, blank=True)

    class Meta:
        verbose_name_plural = "wettoetsen"
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["onderzoek", "wet"], name="wettoets_een_keer"),
            models.CheckConstraint(
                condition=models.Q(wlz_vorm="") | models.Q(wet="wlz", uitkomst="recht"), name="wettoets_vorm_van_wlz"
            ),
        )

    def __str__(self) -> str:
        return self.get_wet_display()


class Gebruikelijktoets(models.Model):
    """The four questions whether something is algemeen gebruikelijk for this person (O-20, CRvB 2019:3535)."""

    VRAGEN = (
        ("niet_specifiek", "Is het er niet speciaal voor mensen met een beperking?"),
        ("beschikbaar", "Is het echt te krijgen?"),
        ("passend", "Helpt het deze inwoner genoeg om zelf mee te doen?"),
        ("betaalbaar", "Is het te betalen met een inkomen op het minimum?"),
    )

    onderzoek = models.ForeignKey(Onderzoek, on_delete=models.PROTECT, related_name="gebruikelijktoetsen")
    naam = VersleuteldeTekst()
    niet_specifiek = models.BooleanField()
    niet_specifiek_waarom = VersleuteldeTekst()
    beschikbaar = models.BooleanField()
    beschikbaar_waarom = VersleuteldeTekst()
    passend = models.BooleanField()
    passend_waarom = VersleuteldeTekst()
    betaalbaar = models.BooleanField()
    betaalbaar_waarom = VersleuteldeTekst()
    aanpassing = VersleuteldeTekst(blank=True)

    class Meta:
        verbose_name_plural = "gebruikelijktoetsen"
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"Toets {self.pk}"

    @property
    def is_algemeen_gebruikelijk(self) -> bool:
        """Only when all four are answered with yes."""
        return all(getattr(self, naam) for naam, _ in self.VRAGEN)

    @property
    def uitkomst(self) -> str:
        """The outcome in words; of something ordinary only the adaptation can be paid."""
        if not self.is_algemeen_gebruikelijk:
            return "niet algemeen gebruikelijk voor deze inwoner"
        return (
            "algemeen gebruikelijk; alleen de aanpassing kan worden vergoed"
            if self.aanpassing
            else ("algemeen gebruikelijk")
        )

    @property
    def antwoorden(self) -> list[tuple[str, bool, str]]:
        """Question, answer, reason; in the fixed order."""
        return [(vraag, getattr(self, naam), getattr(self, f"{naam}_waarom")) for naam, vraag in self.VRAGEN]


class Verwijzing(models.Model):
    """The client was referred to something open to all (O-21, R-14): no decision, no eigen bijdrage of the CAK."""

    class Reden(models.TextChoices):
        ALGEMEEN = "algemeen", "Past bij de vraag"
        MANTELZORGER = "mantelzorger", "Is langdurig mantelzorger"
        TIJDELIJK = "tijdelijk", "Heeft een tijdelijke beperking"

    onderzoek = models.ForeignKey(Onderzoek, on_delete=models.PROTECT, related_name="verwijzingen")
    voorziening = models.ForeignKey(AlgemeneVoorziening, on_delete=models.PROTECT, related_name="+")
    reden = models.CharField(max_length=15, choices=Reden)
    toelichting = VersleuteldeTekst()
    uren = models.PositiveSmallIntegerField(null=True, blank=True)
    op = models.DateField()
    tot = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "verwijzingen"
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"Verwijzing naar {self.voorziening_id}"
