"""The household of the client: who lives there, what may be expected of them, and who takes which task."""

from django.db import models

from meldingen.velden import VersleuteldeTekst
from onderzoek.gebruikelijke_hulp import Norm, Taak
from onderzoek.models.gespreksdeel import Gespreksdeel
from onderzoek.models.onderzoek import Onderzoek


class Draagkracht(models.TextChoices):
    """Whether somebody who helps is overburdened (O-08, O-14)."""

    NEE = "nee", "Nee"
    DREIGEND = "dreigend", "Dreigt overbelast te raken"
    JA = "ja", "Ja, overbelast"


class Huishouden(Gespreksdeel):
    """How the client lives, and whether help of housemates is expected (O-10 to O-13)."""

    class Leefsituatie(models.TextChoices):
        ALLEEN = "alleen", "Alleen"
        SAMEN = "samen", "Samen met anderen in één huishouden"
        KAMER = "kamer", "Huurt een kamer bij anderen"

    class Duur(models.TextChoices):
        KORT = "kort", "Kort: hoogstens drie maanden, met uitzicht op herstel"
        LANG = "lang", "Lang of blijvend"

    class Hulp(models.TextChoices):
        JA = "ja", "Ja, alles"
        DEELS = "deels", "Ja, een deel"
        NEE = "nee", "Nee"

    class Blijvend(models.TextChoices):
        PARTICIPATIE = "participatie", "Begeleiding bij meedoen, zoals naar een club of vereniging"
        VERKEER = "verkeer", "Begeleiding naar familie, vrienden en de huisarts"
        TAKEN = "taken", "Taken van het huishouden overnemen: administratie, regie en schoonmaak"

    class Kindzorg(models.TextChoices):
        GEEN = "geen", "Er zijn geen kinderen die zorg nodig hebben"
        OUDER = "ouder", "De andere ouder neemt de zorg over, zo nodig met zorgverlof"
        OPVANG = "opvang", "Kinderopvang of een andere regeling lost het op"
        TIJDELIJK = "tijdelijk", "Tijdelijk hulp: er is een calamiteit en de rest is niet genoeg"

    onderzoek = models.OneToOneField(Onderzoek, on_delete=models.PROTECT, related_name="huishouden")
    leefsituatie = models.CharField(max_length=10, choices=Leefsituatie, blank=True)
    duur = models.CharField(max_length=10, choices=Duur, blank=True)
    hulp = models.CharField(max_length=10, choices=Hulp, blank=True)
    blijvend = models.JSONField(default=list, blank=True)
    hulp_motivering = VersleuteldeTekst(blank=True)
    kindzorg = models.CharField(max_length=10, choices=Kindzorg, blank=True)
    kindzorg_tot = models.DateField(null=True, blank=True)
    kindzorg_motivering = VersleuteldeTekst(blank=True)

    class Meta:
        verbose_name_plural = "huishoudens"

    def __str__(self) -> str:
        return f"Huishouden bij onderzoek {self.onderzoek_id}"

    @property
    def verwacht_hulp(self) -> bool:
        """Whether housemates are expected to do something."""
        return self.hulp in (self.Hulp.JA, self.Hulp.DEELS)


class Huisgenoot(Gespreksdeel):
    """Somebody who lives, or seems to live, with the client; only of the own household help is expected (O-10)."""

    class Relatie(models.TextChoices):
        PARTNER = "partner", "Partner"
        KIND = "kind", "Zoon of dochter"
        OUDER = "ouder", "Ouder"
        FAMILIE = "familie", "Ander familielid"
        ANDER = "ander", "Iemand anders"

    class Woont(models.TextChoices):
        HUISHOUDEN = "huishouden", "Woont in en hoort bij het huishouden"
        UITWONEND = "uitwonend", "Woont ergens anders"
        KAMERHUURDER = "kamerhuurder", "Huurt een kamer"

    onderzoek = models.ForeignKey(Onderzoek, on_delete=models.PROTECT, related_name="huisgenoten")
    naam = VersleuteldeTekst()
    geboortedatum = models.DateField()
    relatie = models.CharField(max_length=10, choices=Relatie)
    woont = models.CharField(max_length=15, choices=Woont, default=Woont.HUISHOUDEN)
    voorgestelde_norm = models.CharField(max_length=40, choices=[(norm.value, norm.value) for norm in Norm])
    gekozen_norm = models.CharField(max_length=40, choices=[(norm.value, norm.value) for norm in Norm], blank=True)
    norm_motivering = VersleuteldeTekst(blank=True)
    antwoorden = VersleuteldeTekst(blank=True, help_text="De negen punten van O-14.")
    overbelast = models.CharField(max_length=10, choices=Draagkracht, blank=True)
    overbelast_motivering = VersleuteldeTekst(blank=True)
    navraag_toestemming_op = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "huisgenoten"
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"Huisgenoot {self.pk}"

    @property
    def in_huishouden(self) -> bool:
        return self.woont == self.Woont.HUISHOUDEN

    @property
    def norm(self) -> Norm:
        """What holds: nothing outside the household, else what was chosen, else what the age proposes."""
        if not self.in_huishouden:
            return Norm.GEEN
        return Norm(self.gekozen_norm or self.voorgestelde_norm)


class Herverdeling(Gespreksdeel):
    """The division of the household tasks, saved as a whole (O-31)."""

    onderzoek = models.OneToOneField(Onderzoek, on_delete=models.PROTECT, related_name="herverdeling")

    class Meta:
        verbose_name_plural = "herverdelingen"

    def __str__(self) -> str:
        return f"Herverdeling bij onderzoek {self.onderzoek_id}"


class Taakverdeling(models.Model):
    """Who takes one task: the client, a housemate, or (neither) nobody of the household."""

    herverdeling = models.ForeignKey(Herverdeling, on_delete=models.CASCADE, related_name="taken", db_index=False)
    taak = models.CharField(max_length=40, choices=[(taak.value, taak.value) for taak in Taak])
    door_client = models.BooleanField(default=False)
    huisgenoot = models.ForeignKey(Huisgenoot, on_delete=models.PROTECT, null=True, blank=True, related_name="taken")
    wijkt_af = models.BooleanField(default=False)
    motivering = VersleuteldeTekst(blank=True)

    class Meta:
        verbose_name_plural = "taakverdelingen"
        constraints = (
            models.UniqueConstraint(fields=["herverdeling", "taak"], name="taakverdeling_een_keer"),
            models.CheckConstraint(
                condition=models.Q(door_client=False) | models.Q(huisgenoot__isnull=True), name="taak_van_een_persoon"
            ),
            models.CheckConstraint(
                condition=models.Q(wijkt_af=False) | ~models.Q(motivering=""), name="afwijking_heeft_motivering"
            ),
        )

    def __str__(self) -> str:
        return self.taak
