"""Bezwaar: an objection to a decision, with a small machine of its own (BZ)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, FSMModelMixin, transition

from beschikkingen.models.beschikking import Beschikking
from meldingen import klok
from meldingen.models import Document, Gebruiker, Melding, Opschorting, Termijn
from meldingen.querysets import ZaakdeelQuerySet
from meldingen.velden import VersleuteldeTekst

MEESTE_WEKEN_VERDAGING = 6


class BezwaarMachine(FSMModelMixin, models.Model):
    """Status and transitions (BZ-01 to BZ-15); `Bezwaar` inherits it."""

    class Status(models.TextChoices):
        ONTVANGEN = "ontvangen", _("Ontvangen")
        VERZUIM = "verzuim", _("Wacht op aanvulling")
        IN_BEHANDELING = "in_behandeling", _("In behandeling")
        VERDAAGD = "verdaagd", _("Verdaagd")
        BESLOTEN = "besloten", _("Beslist")
        INGETROKKEN = "ingetrokken", _("Ingetrokken")
        IN_BEROEP = "in_beroep", _("In beroep")
        AFGEHANDELD = "afgehandeld", _("Afgehandeld")

    status = FSMField(default=Status.ONTVANGEN, choices=Status.choices, protected=True)

    class Meta:
        abstract = True

    @transition(status, source=Status.ONTVANGEN, target=Status.VERZUIM, custom={"code": "BZ-02"})
    def verzuim_herstellen(self) -> None: ...

    @transition(status, source=Status.VERZUIM, target=Status.IN_BEHANDELING, custom={"code": "BZ-03"})
    def verzuim_hersteld(self) -> None: ...

    @transition(status, source=Status.VERZUIM, target=Status.BESLOTEN, custom={"code": "BZ-04"})
    def niet_ontvankelijk(self) -> None: ...

    @transition(status, source=Status.ONTVANGEN, target=Status.IN_BEHANDELING, custom={"code": "BZ-05"})
    def in_behandeling_nemen(self) -> None: ...

    @transition(status, source=Status.IN_BEHANDELING, target=Status.VERDAAGD, custom={"code": "BZ-06"})
    def verdagen(self) -> None: ...

    @transition(status, source=Status.IN_BEHANDELING, target=Status.BESLOTEN, custom={"code": "BZ-07"})
    def beslissen(self) -> None: ...

    @transition(status, source=Status.VERDAAGD, target=Status.BESLOTEN, custom={"code": "BZ-08"})
    def beslissen_na_verdaging(self) -> None: ...

    @transition(status, source=Status.IN_BEHANDELING, target=Status.INGETROKKEN, custom={"code": "BZ-09"})
    def bezwaar_intrekken(self) -> None: ...

    @transition(status, source=Status.ONTVANGEN, target=Status.BESLOTEN, custom={"code": "BZ-10"})
    def kennelijk_niet_ontvankelijk(self) -> None: ...

    @transition(status, source=Status.ONTVANGEN, target=Status.INGETROKKEN, custom={"code": "BZ-11"})
    def bezwaar_intrekken_vroeg(self) -> None: ...

    @transition(status, source=Status.VERDAAGD, target=Status.INGETROKKEN, custom={"code": "BZ-12"})
    def bezwaar_intrekken_verdaagd(self) -> None: ...

    @transition(status, source=Status.VERZUIM, target=Status.INGETROKKEN, custom={"code": "BZ-13"})
    def bezwaar_intrekken_verzuim(self) -> None: ...

    @transition(status, source=Status.BESLOTEN, target=Status.IN_BEROEP, custom={"code": "BZ-14"})
    def beroep_ontvangen(self) -> None: ...

    @transition(status, source=Status.IN_BEROEP, target=Status.AFGEHANDELD, custom={"code": "BZ-15"})
    def uitspraak_verwerken(self) -> None: ...


class Bezwaar(BezwaarMachine):
    """One bezwaarschrift of one person against one decision: how it came, how it was heard, and what was decided."""

    class Indiener(models.TextChoices):
        CLIENT = "client", "De inwoner zelf"
        GEMACHTIGDE = "gemachtigde", "Iemand namens de inwoner"
        BELANGHEBBENDE = "belanghebbende", "Een andere belanghebbende"

    class Kanaal(models.TextChoices):
        POST = "post", "Per post"
        BALIE = "balie", "Afgegeven aan de balie"
        INTERNET = "internet", "Via internet"

    class Afzien(models.TextChoices):
        NIET_ONTVANKELIJK = "a", "Het bezwaar is kennelijk niet-ontvankelijk (7:3 onder a)"
        ONGEGROND = "b", "Het bezwaar is kennelijk ongegrond (7:3 onder b)"
        GEEN_GEBRUIK = "c", "De indiener wil niet worden gehoord (7:3 onder c)"
        GEEN_ANTWOORD = "d", "De indiener antwoordde niet op tijd (7:3 onder d)"
        TEGEMOET = "e", "Wij komen helemaal aan het bezwaar tegemoet (7:3 onder e)"

    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, related_name="bezwaren")
    beschikking = models.ForeignKey(Beschikking, on_delete=models.PROTECT, related_name="bezwaren")
    termijn = models.OneToOneField(
        Termijn, on_delete=models.PROTECT, null=True, blank=True, related_name="+", help_text="De beslistermijn (T-21)."
    )
    indiener = models.CharField(max_length=15, choices=Indiener, default=Indiener.CLIENT)
    indiener_naam = VersleuteldeTekst(blank=True)
    indiener_straat = VersleuteldeTekst(blank=True)
    indiener_postcode_plaats = VersleuteldeTekst(blank=True)
    ontvangen_op = models.DateField()
    kanaal = models.CharField(max_length=10, choices=Kanaal)
    verzonden_op = models.DateField(null=True, blank=True, help_text="Het poststempel (Awb 6:9).")
    is_tijdig = models.BooleanField(editable=False)
    verschoonbaar = models.BooleanField(null=True, blank=True, help_text="Te laat, maar niet verwijtbaar (Awb 6:11).")
    verschoonbaar_reden = VersleuteldeTekst(blank=True)
    gronden = VersleuteldeTekst(blank=True, help_text="Waarom de indiener het niet eens is met het besluit.")
    reden_te_laat = VersleuteldeTekst(blank=True, help_text="Waarom het later kwam, in woorden van de indiener (6:11).")
    wil_gehoord = models.BooleanField(
        null=True, blank=True, help_text="Wil de indiener worden gehoord? Leeg: dat weten wij nog niet."
    )
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    formulier_sleutel = models.CharField(max_length=40, unique=True, null=True, blank=True, editable=False)

    verzuim = VersleuteldeTekst(blank=True, help_text="Wat aan het bezwaarschrift ontbreekt, een per regel (Awb 6:5).")
    verzuim_gevraagd_op = models.DateField(null=True, blank=True)
    verzuim_tot = models.DateField(null=True, blank=True)
    verzuim_hersteld_op = models.DateField(null=True, blank=True)
    opschorting = models.OneToOneField(Opschorting, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    hoorzitting_op = models.DateField(null=True, blank=True)
    hoorzitting_om = models.TimeField(null=True, blank=True)
    hoorzitting_waar = models.CharField(max_length=160, blank=True)
    gehoord_op = models.DateField(null=True, blank=True)
    hoorverslag = VersleuteldeTekst(blank=True)
    horen_afgezien = models.CharField(max_length=1, choices=Afzien, blank=True)
    afgezien_reden = VersleuteldeTekst(blank=True)

    verdaagd_op = models.DateField(null=True, blank=True)
    verdaagd_weken = models.PositiveSmallIntegerField(null=True, blank=True)
    verdaagd_reden = VersleuteldeTekst(blank=True)
    met_commissie = models.BooleanField(default=False)
    advies_op = models.DateField(null=True, blank=True)
    advies = VersleuteldeTekst(blank=True)

    voorstel = models.CharField(max_length=20, choices=Beschikking.Uitkomst, blank=True)
    voorstel_motivering = VersleuteldeTekst(blank=True)
    voorgesteld_op = models.DateField(null=True, blank=True)
    voorgesteld_door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    beslissing = models.OneToOneField(
        Beschikking, on_delete=models.PROTECT, null=True, blank=True, related_name="op_bezwaar"
    )
    ingetrokken_op = models.DateField(null=True, blank=True)
    vastgelegd_op = models.DateTimeField(default=klok.nu, editable=False)
    door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")

    objects = ZaakdeelQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "bezwaren"
        ordering = ("ontvangen_op", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(status__in=[
                    "ontvangen", "verzuim", "in_behandeling", "verdaagd", "besloten", "ingetrokken", "in_beroep",
                    "afgehandeld",
                ]),
                name="bezwaar_status_bestaat",
            ),
            models.CheckConstraint(
                condition=models.Q(verdaagd_weken__isnull=True)
                | models.Q(verdaagd_weken__gte=1, verdaagd_weken__lte=MEESTE_WEKEN_VERDAGING),
                name="verdaging_hoogstens_zes_weken",
            ),
            models.CheckConstraint(
                condition=~models.Q(status__in=["besloten", "in_beroep", "afgehandeld"])
                | models.Q(beslissing__isnull=False),
                name="beslist_bezwaar_heeft_beslissing",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"Bezwaar van {self.ontvangen_op:%Y-%m-%d}"

    @property
    def is_open(self) -> bool:
        """Somebody still has to decide on it."""
        return self.status in OPEN_BEZWAAR

    @property
    def is_gehoord(self) -> bool:
        """Heard, or decided not to on a ground of Awb 7:3 (B-29)."""
        return self.gehoord_op is not None or bool(self.horen_afgezien)


OPEN_BEZWAAR = ("ontvangen", "verzuim", "in_behandeling", "verdaagd")
