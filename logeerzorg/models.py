"""Logeerzorg: the beds, who sleeps in them, and how many etmalen a client has used."""

from datetime import date, time

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Func, Q, Value
from django_fsm import FSMField, FSMModelMixin, transition

from logeerzorg.querysets import BedQuerySet, ReserveringQuerySet
from meldingen import klok
from meldingen.models import Client, Gebruiker, Gemeente, Melding, Organisatie

BEZET = ("optie", "bevestigd", "aanwezig", "voltooid")


class Locatie(models.Model):
    """A house with beds of one aanbieder, shared by the gemeenten that take part (L-23, L-39, L-42)."""

    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="locaties")
    naam = models.CharField(max_length=120, unique=True)
    adres = models.CharField(max_length=120, blank=True)
    plaats = models.CharField(max_length=80)
    telefoon = models.CharField(max_length=20, blank=True)
    is_primair = models.BooleanField(default=True)
    aankomst_vanaf = models.TimeField(default=time(14))
    vertrek_voor = models.TimeField(default=time(11))
    gemeenten = models.ManyToManyField(Gemeente, related_name="locaties")
    geldig_van = models.DateField()
    geldig_tot = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("naam",)

    def __str__(self) -> str:
        return self.naam


class Bed(models.Model):
    """A place to sleep; bookings of it never overlap (database constraint on Reservering)."""

    locatie = models.ForeignKey(Locatie, on_delete=models.PROTECT, related_name="bedden")
    naam = models.CharField(max_length=60)
    is_rolstoelgeschikt = models.BooleanField(default=False)
    heeft_tillift = models.BooleanField(default=False)
    is_gesloten_afdeling = models.BooleanField(default=False)
    geldig_van = models.DateField()
    geldig_tot = models.DateField(null=True, blank=True)

    objects = BedQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "bedden"
        ordering = ("locatie__naam", "naam")
        constraints = (models.UniqueConstraint(fields=["locatie", "naam"], name="bednaam_per_locatie"),)

    def __str__(self) -> str:
        return f"{self.naam}, {self.locatie}"


class Reservering(FSMModelMixin, models.Model):
    """A stay in a bed from the night of arrival until the morning of departure (half-open)."""

    class Status(models.TextChoices):
        WACHTLIJST = "wachtlijst", "Op de wachtlijst"
        OPTIE = "optie", "Optie"
        BEVESTIGD = "bevestigd", "Bevestigd"
        AANWEZIG = "aanwezig", "Aanwezig"
        VOLTOOID = "voltooid", "Voltooid"
        GEANNULEERD = "geannuleerd", "Geannuleerd"
        LAAT_GEANNULEERD = "laat_geannuleerd", "Laat geannuleerd"
        NIET_VERSCHENEN = "niet_verschenen", "Niet verschenen"
        VERVALLEN = "vervallen", "Vervallen"

    class Soort(models.TextChoices):
        VERBLIJF = "verblijf", "Verblijf"
        PROEF = "proef", "Proeflogeren"

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="reserveringen", db_index=False)
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="reserveringen")
    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, related_name="reserveringen")
    bed = models.ForeignKey(Bed, on_delete=models.PROTECT, related_name="reserveringen")
    periode = DateRangeField(help_text="Van de aankomstdag tot de vertrekdag; op de vertrekdag is het bed vrij.")
    soort = models.CharField(max_length=10, choices=Soort, default=Soort.VERBLIJF)
    status = FSMField(default=Status.OPTIE, choices=Status.choices, protected=True)
    optie_tot = models.DateTimeField(null=True, blank=True)
    client_akkoord_op = models.DateField(null=True, blank=True)
    locatie_akkoord_op = models.DateField(null=True, blank=True)
    locatie_akkoord_door = models.ForeignKey(
        Gebruiker, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    vastgezet_op = models.DateField(null=True, blank=True)
    vastgelegd_op = models.DateTimeField(default=klok.nu, editable=False)
    gemaakt_door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")

    objects = ReserveringQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "reserveringen"
        ordering = ("periode", "pk")
        constraints = (
            ExclusionConstraint(
                name="bed_nooit_dubbel",
                expressions=[
                    (Func("bed_id", "bed_id", Value("[]"), function="int8range"), "&&"),
                    ("periode", RangeOperators.OVERLAPS),
                ],
                condition=Q(status__in=BEZET),
            ),
            ExclusionConstraint(
                name="client_slaapt_in_een_bed",
                expressions=[
                    (Func("client_id", "client_id", Value("[]"), function="int8range"), "&&"),
                    ("periode", RangeOperators.OVERLAPS),
                ],
                condition=Q(status__in=BEZET),
            ),
            models.CheckConstraint(
                condition=Q(periode__isempty=False) & Q(periode__startswith__isnull=False)
                & Q(periode__endswith__isnull=False),
                name="reservering_heeft_begin_en_eind",
            ),
            models.CheckConstraint(
                condition=Q(status__in=[
                    "wachtlijst", "optie", "bevestigd", "aanwezig", "voltooid", "geannuleerd",
                    "laat_geannuleerd", "niet_verschenen", "vervallen",
                ]),
                name="reservering_status_bestaat",
            ),
            models.CheckConstraint(
                condition=Q(vastgezet_op__isnull=True)
                | Q(client_akkoord_op__isnull=False, locatie_akkoord_op__isnull=False),
                name="vastgezet_met_beide_akkoord",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.bed} van {self.aankomst:%Y-%m-%d} tot {self.vertrek:%Y-%m-%d}"

    @property
    def aankomst(self) -> date:
        return self.periode.lower

    @property
    def vertrek(self) -> date:
        return self.periode.upper

    @property
    def nachten(self) -> int:
        """Etmalen when counted in nights (the default way of counting, L-30)."""
        return (self.vertrek - self.aankomst).days

    @transition(status, source=Status.OPTIE, target=Status.BEVESTIGD, custom={"code": "LR-05", "naam": "Bevestigd"})
    def bevestigen(self) -> None: ...

    @transition(
        status, source=Status.OPTIE, target=Status.VERVALLEN,
        custom={"code": "LR-04", "naam": "Optie verlopen"},
    )  # fmt: skip
    def optie_verloopt(self) -> None: ...

    @transition(
        status, source=Status.OPTIE, target=Status.GEANNULEERD,
        custom={"code": "LR-11", "naam": "Optie geannuleerd"},
    )  # fmt: skip
    def optie_annuleren(self) -> None: ...

    @transition(
        status, source=[Status.OPTIE, Status.BEVESTIGD, Status.WACHTLIJST], target=Status.VERVALLEN,
        custom={"code": "LR-14", "naam": "Vervallen zonder brief"},
    )  # fmt: skip
    def vervallen_zonder_brief(self) -> None: ...


class Saldo(models.Model):
    """Etmalen of one client in one period against the cap; the row that serialises and guards (L-14, L-31)."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="+")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="logeersaldi", db_index=False)
    periode = DateRangeField()
    gebruikt = models.PositiveSmallIntegerField(default=0)
    cap = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Leeg: geen maximum.")

    class Meta:
        verbose_name_plural = "saldi"
        constraints = (
            models.UniqueConstraint(fields=["client", "periode"], name="saldo_een_keer_per_periode"),
            models.CheckConstraint(
                condition=Q(cap__isnull=True) | Q(gebruikt__lte=models.F("cap")), name="saldo_binnen_cap"
            ),
        )

    def __str__(self) -> str:
        return f"{self.gebruikt} van {self.cap if self.cap is not None else 'onbeperkt'}"
