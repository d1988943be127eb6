"""Reservering: a stay in a bed, with the machine LR."""

from datetime import date, time

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.db.models import Func, Q, Value
from django_fsm import FSMField, FSMModelMixin, transition

from logeerzorg.models.bed import Bed
from logeerzorg.models.locatie import Locatie
from logeerzorg.models.overschrijding import Overschrijding
from logeerzorg.models.reeks import Reeks
from logeerzorg.querysets import ReserveringQuerySet
from meldingen import klok
from meldingen.models import Client, Gebruiker, Gemeente, Melding
from meldingen.velden import VersleuteldeTekst

BEZET = ("optie", "bevestigd", "aanwezig", "voltooid")


def _is_nieuw(reservering: "Reservering") -> bool:
    """Only a stay that does not exist yet may begin on the waiting list: an option never goes back there."""
    return reservering.pk is None


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

    class Vervoer(models.TextChoices):
        ZELF = "zelf", "De cliënt of de mantelzorger regelt het zelf"
        REGIOTAXI = "regiotaxi", "Met de regiotaxi"
        AANVULLEND = "aanvullend", "Aanvullend vervoer door de gemeente"

    class Reden(models.TextChoices):
        CLIENT = "client", "Op verzoek van de cliënt of de mantelzorger"
        LOCATIE = "locatie", "De locatie kan niet"
        ZIEKENHUIS = "ziekenhuis", "Opname in het ziekenhuis"
        OVERLIJDEN = "overlijden", "Overlijden"
        EINDE = "einde", "De hulp is beëindigd"
        EERDER = "eerder", "Eerder naar huis"

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="reserveringen", db_index=False)
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="reserveringen")
    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, related_name="reserveringen")
    bed = models.ForeignKey(
        Bed, on_delete=models.PROTECT, null=True, blank=True, related_name="reserveringen",
        help_text="Leeg: nog geen bed, op de wachtlijst.",
    )  # fmt: skip
    reeks = models.ForeignKey(Reeks, on_delete=models.PROTECT, null=True, blank=True, related_name="reserveringen")
    periode = DateRangeField(help_text="Van de aankomstdag tot de vertrekdag; op de vertrekdag is het bed vrij.")
    gepland = DateRangeField(null=True, blank=True, help_text="Wat was afgesproken, als het verblijf anders liep.")
    aankomst_tijd = models.TimeField(default=time(14))
    vertrek_tijd = models.TimeField(default=time(11))
    is_dagdeel = models.BooleanField(
        default=False, help_text="Zonder overnachting: aankomst en vertrek op de eerste dag."
    )
    soort = models.CharField(max_length=10, choices=Soort, default=Soort.VERBLIJF)
    status = FSMField(default=Status.OPTIE, choices=Status.choices, protected=True)
    wensen = models.JSONField(default=dict, blank=True, help_text="Wat het bed moet kunnen.")
    voorkeur = models.ForeignKey(
        Locatie, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        help_text="Op de wachtlijst: alleen deze locatie. Leeg: elke locatie.",
    )  # fmt: skip
    optie_tot = models.DateTimeField(null=True, blank=True)
    client_akkoord_op = models.DateField(null=True, blank=True)
    locatie_akkoord_op = models.DateField(null=True, blank=True)
    locatie_akkoord_door = models.ForeignKey(
        Gebruiker, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    vastgezet_op = models.DateField(null=True, blank=True)
    intake_op = models.DateField(null=True, blank=True, help_text="De afgesproken dag van de intake.")
    intake_gereed_op = models.DateField(null=True, blank=True)
    casemanager = models.CharField(max_length=80, blank=True)
    casemanager_telefoon = models.CharField(max_length=20, blank=True)
    vervoer = models.CharField(max_length=12, choices=Vervoer, blank=True)
    overschrijding = models.ForeignKey(
        Overschrijding, on_delete=models.PROTECT, null=True, blank=True, related_name="reserveringen"
    )
    aangekomen_op = models.DateTimeField(null=True, blank=True)
    vertrokken_op = models.DateTimeField(null=True, blank=True)
    reden = models.CharField(max_length=15, choices=Reden, blank=True, help_text="Waarom het verblijf eindigde.")
    toelichting = VersleuteldeTekst(blank=True)
    afgezegd_op = models.DateTimeField(null=True, blank=True)
    vastgelegd_op = models.DateTimeField(default=klok.nu, editable=False)
    gemaakt_door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")

    objects = ReserveringQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "reserveringen"
        ordering = ("periode", "pk")
        # The constraints below begin with the bed or the client; the search asks for the nights of all beds.
        indexes = (GistIndex(fields=["periode"], name="bezet_in", condition=Q(status__in=BEZET, is_dagdeel=False)),)
        constraints = (
            ExclusionConstraint(
                name="bed_nooit_dubbel",
                expressions=[
                    (Func("bed_id", "bed_id", Value("[]"), function="int8range"), "&&"),
                    ("periode", RangeOperators.OVERLAPS),
                ],
                condition=Q(bed__isnull=False, status__in=BEZET, is_dagdeel=False),
            ),
            ExclusionConstraint(
                name="client_slaapt_in_een_bed",
                expressions=[
                    (Func("client_id", "client_id", Value("[]"), function="int8range"), "&&"),
                    ("periode", RangeOperators.OVERLAPS),
                ],
                condition=Q(status__in=BEZET, is_dagdeel=False),
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
            models.CheckConstraint(
                condition=Q(bed__isnull=False) | Q(status__in=["wachtlijst", "vervallen"]),
                name="alleen_op_de_wachtlijst_zonder_bed",
            ),
            models.CheckConstraint(
                condition=Q(vervoer__in=["", "zelf", "regiotaxi", "aanvullend"]), name="vervoer_bestaat"
            ),
            models.CheckConstraint(
                condition=Q(reden__in=["", "client", "locatie", "ziekenhuis", "overlijden", "einde", "eerder"]),
                name="reservering_reden_bestaat",
            ),
            models.CheckConstraint(
                condition=Q(vertrokken_op__isnull=True) | Q(aangekomen_op__lt=models.F("vertrokken_op")),
                name="vertrek_na_aankomst",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.bed or 'Wachtlijst'} van {self.aankomst:%Y-%m-%d} tot {self.vertrek:%Y-%m-%d}"

    @property
    def aankomst(self) -> date:
        return self.periode.lower

    @property
    def vertrek(self) -> date:
        """The day of leaving; of a dagdeel the day of arriving."""
        return self.periode.lower if self.is_dagdeel else self.periode.upper

    @property
    def nachten(self) -> int:
        """The nights; a dagdeel has none."""
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

    @transition(
        status, source=Status.OPTIE, target=Status.WACHTLIJST, conditions=[_is_nieuw],
        custom={"code": "LR-02", "naam": "Op de wachtlijst"},
    )  # fmt: skip
    def op_wachtlijst(self) -> None: ...

    @transition(
        status, source=Status.WACHTLIJST, target=Status.OPTIE,
        custom={"code": "LR-03", "naam": "Bed aangeboden van de wachtlijst"},
    )  # fmt: skip
    def aanbieden_van_wachtlijst(self) -> None: ...

    @transition(
        status, source=Status.WACHTLIJST, target=Status.VERVALLEN,
        custom={"code": "LR-12", "naam": "Van de wachtlijst af"},
    )  # fmt: skip
    def van_wachtlijst_af(self) -> None: ...

    @transition(status, source=Status.BEVESTIGD, target=Status.AANWEZIG, custom={"code": "LR-06", "naam": "Aangekomen"})
    def aankomen(self) -> None: ...

    @transition(status, source=Status.AANWEZIG, target=Status.VOLTOOID, custom={"code": "LR-07", "naam": "Vertrokken"})
    def vertrekken(self) -> None: ...

    @transition(
        status, source=Status.BEVESTIGD, target=Status.GEANNULEERD,
        custom={"code": "LR-08", "naam": "Tijdig geannuleerd"},
    )  # fmt: skip
    def tijdig_annuleren(self) -> None: ...

    @transition(
        status, source=Status.BEVESTIGD, target=Status.LAAT_GEANNULEERD,
        custom={"code": "LR-09", "naam": "Laat geannuleerd"},
    )  # fmt: skip
    def laat_annuleren(self) -> None: ...

    @transition(
        status, source=Status.BEVESTIGD, target=Status.NIET_VERSCHENEN,
        custom={"code": "LR-10", "naam": "Niet verschenen"},
    )  # fmt: skip
    def niet_verschijnen(self) -> None: ...
