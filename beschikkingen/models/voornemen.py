"""Voornemen: what the college means to do of its own accord to the burden of the client (Wmo 2.3.10, 2.4.1)."""

from django.db import models

from beschikkingen.models.beschikking import Beschikking
from beschikkingen.models.regel import Zienswijze
from beschikkingen.models.voorziening import Voorziening
from meldingen.models import Gebruiker, Melding
from meldingen.onveranderlijk import onveranderlijk
from meldingen.querysets import ZaakdeelQuerySet
from meldingen.velden import VersleuteldeTekst

# The ciphertext; one keyed digest on the decision proves it.
_TEKSTEN = (
    "feiten", "juiste_gegevens", "berekening", "opzet", "ander_naam", "ander_straat", "ander_postcode_plaats",
    "weging", "vervallen_reden",
)  # fmt: skip


class Voornemen(models.Model):
    """Herziening, intrekking or terugvordering, from the letter that asks what the client thinks to the decision.

    `omvang` in the unit of the voorziening; `kostprijs`, `pgb_bedrag` and `bedrag` in euro. With `ander_naam` the
    money is claimed from who deliberately helped to give the wrong data (H-11).
    """

    class Soort(models.TextChoices):
        HERZIENING = "herziening", "Herziening"
        INTREKKING = "intrekking", "Intrekking"
        TERUGVORDERING = "terugvordering", "Terugvordering"

    class Grond(models.TextChoices):
        """Wmo 2.3.10 lid 1 (H-08)."""

        ONJUIST = "a", "a. Onjuiste of onvolledige gegevens, en met de juiste gegevens was anders beslist"
        NIET_MEER_NODIG = "b", "b. De inwoner is niet langer op de voorziening aangewezen"
        NIET_TOEREIKEND = "c", "c. De voorziening is niet meer toereikend"
        VOORWAARDEN = "d", "d. De inwoner houdt zich niet aan de voorwaarden"
        GEBRUIK = "e", "e. De voorziening wordt niet of voor iets anders gebruikt"

    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, related_name="voornemens")
    voorziening = models.ForeignKey(Voorziening, on_delete=models.PROTECT, related_name="voornemens")
    soort = models.CharField(max_length=15, choices=Soort)
    grond = models.CharField(max_length=1, choices=Grond, blank=True)
    feiten = VersleuteldeTekst(help_text="Op welke feiten het voornemen rust. Dit staat in de uitnodiging.")
    juiste_gegevens = VersleuteldeTekst(
        blank=True, help_text="Grond a: wat wel klopt, en waarom dan anders was beslist."
    )
    ingangstijdstip = models.DateField(null=True, blank=True, help_text="De eerste dag waarop het geldt (H-09).")
    omvang = models.PositiveSmallIntegerField(null=True, blank=True)
    kostprijs = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    pgb_bedrag = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    intrekking = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="terugvorderingen"
    )
    opzet = VersleuteldeTekst(blank=True, help_text="Waaruit blijkt dat het met opzet was (H-11).")
    periode_van = models.DateField(null=True, blank=True)
    periode_tot = models.DateField(null=True, blank=True)
    bedrag = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    is_geheel = models.BooleanField(default=True, help_text="De hele geldswaarde, of een deel.")
    berekening = VersleuteldeTekst(blank=True, help_text="Hoe het bedrag is berekend, een stap per regel.")
    ander_naam = VersleuteldeTekst(blank=True, help_text="Wie met opzet meewerkte, als het geld van die ander komt.")
    ander_straat = VersleuteldeTekst(blank=True)
    ander_postcode_plaats = VersleuteldeTekst(blank=True)
    zienswijze = models.OneToOneField(Zienswijze, on_delete=models.PROTECT, related_name="ambtshalve")
    weging = VersleuteldeTekst(blank=True, help_text="Hoe de zienswijze is meegewogen. Dit staat in de brief.")
    beschikking = models.OneToOneField(
        Beschikking, on_delete=models.PROTECT, null=True, blank=True, related_name="ambtshalve"
    )
    einddatum_was = models.DateField(null=True, blank=True, help_text="De laatste dag die de voorziening eerst had.")
    besloten_op = models.DateField(null=True, blank=True)
    vervallen_op = models.DateField(null=True, blank=True)
    vervallen_reden = VersleuteldeTekst(blank=True)
    op = models.DateField()
    door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")

    objects = ZaakdeelQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "voornemens"
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["voorziening"],
                condition=models.Q(besloten_op__isnull=True, vervallen_op__isnull=True),
                name="een_voornemen_tegelijk",
            ),
            models.CheckConstraint(
                condition=models.Q(soort="terugvordering", intrekking__isnull=False, bedrag__gt=0)
                | models.Q(soort__in=["herziening", "intrekking"], intrekking__isnull=True) & ~models.Q(grond=""),
                name="voornemen_heeft_grond",
            ),
            models.CheckConstraint(
                condition=models.Q(besloten_op__isnull=True) | models.Q(vervallen_op__isnull=True),
                name="voornemen_besloten_of_vervallen",
            ),
        )
        triggers = onveranderlijk("voornemen", vrij=_TEKSTEN, zodra="besloten_op")

    def __str__(self) -> str:
        return f"{self.get_soort_display()}: {self.voorziening}"

    @property
    def is_open(self) -> bool:
        """Neither decided nor dropped."""
        return self.besloten_op is None and self.vervallen_op is None

    @property
    def wacht_op_besluit(self) -> bool:
        """A proposal lies with who may decide."""
        return self.beschikking is not None and self.beschikking.wacht_op_besluit

    @property
    def teksten(self) -> str:
        """What the digest of the decision proves."""
        return "\0".join(getattr(self, naam) for naam in _TEKSTEN if naam != "vervallen_reden")
