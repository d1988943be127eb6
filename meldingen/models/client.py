"""Client, the people around them, and the rows by which they are found."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from meldingen.bsn import maskeer_bsn
from meldingen.models.gebruiker import Gebruiker
from meldingen.models.gemeente import Gemeente
from meldingen.models.organisatie import Organisatie
from meldingen.querysets import ClientQuerySet, MachtigingQuerySet
from meldingen.velden import VersleuteldeTekst


class Client(models.Model):
    """The inwoner about whom a melding is. A BSN may be absent (M-01, X-07); then the identification set counts."""

    class Tolk(models.TextChoices):
        GEBAREN = "ngt", _("Tolk Nederlandse Gebarentaal")
        SCHRIJF = "schrijf", _("Schrijftolk")

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="clienten", db_index=False)
    bsn = VersleuteldeTekst("BSN", blank=True)
    bsn_index = models.CharField(max_length=64, null=True, blank=True, editable=False)
    aanhef = models.CharField(
        max_length=10,
        blank=True,
        choices=[("mevrouw", _("Mevrouw")), ("meneer", _("De heer"))],
    )
    voornamen = models.CharField(max_length=120, blank=True)
    tussenvoegsel = models.CharField(max_length=20, blank=True)
    achternaam = models.CharField(max_length=120)
    geboortenaam = models.CharField(max_length=120, blank=True)
    geboortedatum = models.DateField(null=True, blank=True)
    sorteersleutel = models.CharField(max_length=250, editable=False)
    straat = models.CharField(max_length=120, blank=True)
    huisnummer = models.CharField(max_length=12, blank=True)
    postcode = models.CharField(max_length=7, blank=True)
    plaats = models.CharField(max_length=80, blank=True)
    telefoon = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    veilige_communicatie = models.BooleanField(
        default=False, help_text="Geen automatische post, elke brief wordt een taak (M-21)."
    )
    adres_is_geheim = models.BooleanField(
        default=False, help_text="Het adres staat in geen brief en op geen overzicht."
    )
    wil_mailbericht = models.BooleanField(
        default=False, help_text="Wil per e-mail horen dat er een brief onderweg is (M-23)."
    )
    overleden_op = models.DateField(null=True, blank=True)
    taal = models.CharField(max_length=40, blank=True, help_text="In welke taal het gesprek het best gaat (M-23).")
    grote_letters = models.BooleanField(default=False, help_text="Brieven in groot lettertype (M-23).")
    liever_bellen = models.BooleanField(default=False, help_text="Lezen gaat moeilijk: bel liever (M-23).")
    tolk = models.CharField(max_length=10, blank=True, choices=Tolk, help_text="Via het UWV, ook bij spoed (M-26).")

    objects = ClientQuerySet.as_manager()

    class Meta:
        verbose_name = "cliënt"
        verbose_name_plural = "cliënten"
        ordering = ("sorteersleutel", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["gemeente", "bsn_index"],
                condition=models.Q(bsn_index__isnull=False),
                name="bsn_een_keer_per_gemeente",
            ),
            models.CheckConstraint(
                condition=models.Q(bsn="", bsn_index__isnull=True)
                | (~models.Q(bsn="") & models.Q(bsn_index__isnull=False)),
                name="bsn_heeft_index",
            ),
            models.CheckConstraint(
                condition=models.Q(adres_is_geheim=False) | models.Q(veilige_communicatie=True),
                name="geheim_adres_zonder_post",
            ),
        )
        indexes = (models.Index(fields=["gemeente", "sorteersleutel"], name="client_sortering"),)

    def __str__(self) -> str:
        return self.naam

    @property
    def naam(self) -> str:
        """How the name reads in a line: initials, tussenvoegsel, surname."""
        letters = "".join(f"{deel[0].upper()}." for deel in self.voornamen.split())
        return " ".join(deel for deel in (letters, self.tussenvoegsel, self.achternaam) if deel)

    @property
    def aanspreeknaam(self) -> str:
        """How a letter addresses the client: 'mevrouw De Vries'."""
        achter = f"{self.tussenvoegsel} {self.achternaam}".strip()
        achter = achter[:1].upper() + achter[1:]
        return f"{self.aanhef} {achter}" if self.aanhef else self.naam

    @property
    def bsn_gemaskeerd(self) -> str:
        """The BSN with only its last digits readable; empty when unknown."""
        return maskeer_bsn(self.bsn) if self.bsn else ""

    @property
    def adresregels(self) -> list[str]:
        """The lines of the address that are known; a secret one is not told."""
        if self.adres_is_geheim:
            return ["Adres is geheim"]
        regels = [f"{self.straat} {self.huisnummer}".strip(), f"{self.postcode} {self.plaats}".strip()]
        return [regel for regel in regels if regel]

    @property
    def is_identificeerbaar(self) -> bool:
        """X-07: a BSN, or the identification set without one."""
        zonder = (self.achternaam, self.voornamen, self.geboortedatum, self.postcode, self.huisnummer)
        return bool(self.bsn_index) or all(zonder)

    def leeftijd_op(self, dag: date) -> int | None:
        """Age in whole years on a day; None when the birth date is unknown."""
        geboren = self.geboortedatum
        if geboren is None:
            return None
        return dag.year - geboren.year - ((dag.month, dag.day) < (geboren.month, geboren.day))


class Relatie(models.Model):
    """Someone around the client: mantelzorger, partner, contact. Only what is needed (X-02, X-03)."""

    class Soort(models.TextChoices):
        PARTNER = "partner", _("Partner")
        KIND = "kind", _("Zoon of dochter")
        OUDER = "ouder", _("Ouder")
        FAMILIE = "familie", _("Ander familielid")
        BEKENDE = "bekende", _("Vriend, buur of bekende")
        HULPVERLENER = "hulpverlener", _("Hulpverlener")
        VERTEGENWOORDIGER = "vertegenwoordiger", _("Wettelijk vertegenwoordiger")

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="relaties")
    naam = models.CharField(max_length=120)
    soort = models.CharField(max_length=20, choices=Soort)
    telefoon = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    is_mantelzorger = models.BooleanField(default=False)
    bron = models.CharField(max_length=80, help_text="Van wie zijn deze gegevens? (X-03)")

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.naam} ({self.get_soort_display().lower()})"


class Machtiging(models.Model):
    """Who may act for the client, for what and until when (A-17). `bereik` tells `waarvoor` in words."""

    class Bereik(models.TextChoices):
        MELDING = "melding", _("de melding")
        STUKKEN = "stukken", _("de stukken")
        AANVRAAG = "aanvraag", _("de aanvraag")
        BEZWAAR = "bezwaar", _("het bezwaar")
        PGB = "pgb", _("het pgb")

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="machtigingen")
    relatie = models.ForeignKey(Relatie, on_delete=models.PROTECT, related_name="machtigingen")
    waarvoor = models.JSONField(default=list, help_text="De codes van het bereik; daarop wordt getoetst.")
    bereik = models.CharField(max_length=120)
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)
    door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")
    is_advocaat = models.BooleanField(default=False, help_text="Een advocaat kan niet worden geweigerd (Awb 2:2).")
    gevraagd_op = models.DateField(null=True, blank=True)
    getekend_op = models.DateField(null=True, blank=True)
    ingetrokken_op = models.DateField(null=True, blank=True)
    geweigerd_op = models.DateField(null=True, blank=True)
    weigerreden = VersleuteldeTekst(blank=True)
    # Who signs in as this gemachtigde: a person with the code that the client handed over, or cliëntondersteuning.
    gemachtigde = models.ForeignKey(
        Gebruiker, on_delete=models.PROTECT, null=True, blank=True, related_name="machtigingen_van"
    )
    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, null=True, blank=True, related_name="machtigingen"
    )
    code_kenmerk = models.CharField(max_length=64, unique=True, null=True, blank=True, editable=False)
    code_geldig_tot = models.DateField(null=True, blank=True)

    objects = MachtigingQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "machtigingen"
        ordering = ("-van", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(tot__isnull=True) | models.Q(tot__gte=models.F("van")),
                name="machtiging_eindigt_na_begin",
            ),
            models.CheckConstraint(
                condition=models.Q(is_advocaat=False) | models.Q(geweigerd_op__isnull=True),
                name="advocaat_niet_geweigerd",
            ),
        )

    def __str__(self) -> str:
        return f"{self.relatie}: {self.bereik}"

    def geldt_op(self, dag: date) -> bool:
        """Signed, in its period, not taken back and not refused on this day."""
        if self.getekend_op is None or dag < self.van or (self.tot is not None and dag > self.tot):
            return False
        return all(einde is None or einde > dag for einde in (self.ingetrokken_op, self.geweigerd_op))

    def geldt_voor(self, *bereik: str, dag: date) -> bool:
        """Holds on this day, for at least one of these."""
        return self.geldt_op(dag) and not set(bereik).isdisjoint(self.waarvoor)


class Zoekterm(models.Model):
    """A folded name or part of it by which a client is found; never free text from a case."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="zoektermen", db_index=False)
    soort = models.CharField(max_length=10)
    term = models.CharField(max_length=120)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["client", "soort", "term"], name="zoekterm_een_keer"),)
        indexes = (models.Index(fields=["term"], name="zoekterm_begin", opclasses=["varchar_pattern_ops"]),)

    def __str__(self) -> str:
        return self.term
