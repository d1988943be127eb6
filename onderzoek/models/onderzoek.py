"""Onderzoek: the investigation of one melding, its conversation, its seven subjects and its weighing."""

from django.db import models

from meldingen.models import Gebruiker, Melding
from meldingen.querysets import ZaakdeelQuerySet
from meldingen.velden import VersleuteldeTekst
from onderzoek.models.gespreksdeel import Gespreksdeel


class Onderzoek(models.Model):
    """The facts the law wants before a verslag may be written (Wmo 2.3.2, rule O-02, O-05, O-22, O-23)."""

    class Document(models.TextChoices):
        PASPOORT = "paspoort", "Paspoort"
        IDENTITEITSKAART = "identiteitskaart", "Identiteitskaart"
        RIJBEWIJS = "rijbewijs", "Rijbewijs"
        VREEMDELINGENDOCUMENT = "vreemdelingendocument", "Vreemdelingendocument"

    class PgbMateriaal(models.TextChoices):
        BROCHURE = "brochure", "Brochure over het pgb"
        FORMULIEREN = "formulieren", "Formulieren, met het budgetplan"
        PGB_TEST = "pgb_test", "Advies om de pgb-test van Per Saldo te doen"
        PORTAAL = "portaal", "Uitleg over het PGB-portaal"

    melding = models.OneToOneField(Melding, on_delete=models.PROTECT, related_name="onderzoek")
    plan_ontvangen_op = models.DateField(null=True, blank=True)
    plan_afgezien_op = models.DateField(null=True, blank=True)
    gestart_op = models.DateField(null=True, blank=True)
    identiteit_document = models.CharField(max_length=30, choices=Document, blank=True)
    identiteit_geldig_tot = models.DateField(null=True, blank=True)
    identiteit_gezien_op = models.DateField(null=True, blank=True)
    identiteit_door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    pgb_voorlichting_op = models.DateField(null=True, blank=True)
    pgb_materiaal = models.JSONField(default=list, blank=True)
    bijdrage_voorlichting_op = models.DateField(null=True, blank=True)

    objects = ZaakdeelQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "onderzoeken"

    def __str__(self) -> str:
        return f"Onderzoek bij {self.melding_id}"


class Gesprek(Gespreksdeel):
    """A conversation with the client, planned and then held (O-01)."""

    class Vorm(models.TextChoices):
        HUISBEZOEK = "huisbezoek", "Bij de inwoner thuis"
        KANTOOR = "kantoor", "Op kantoor"
        TELEFOON = "telefoon", "Telefoon"

    class Besproken(models.TextChoices):
        RESULTAAT = "resultaat", "Wat de inwoner wil bereiken"
        VOORLIGGEND = "voorliggend", "Andere regelingen die voorgaan"
        BIJDRAGE = "bijdrage", "De eigen bijdrage, en dat het CAK die berekent"
        PGB_PROCEDURE = "pgb_procedure", "Hoe een pgb wordt aangevraagd"
        PGB_PLICHTEN = "pgb_plichten", "Wat de inwoner met een pgb zelf moet doen"

    onderzoek = models.ForeignKey(Onderzoek, on_delete=models.PROTECT, related_name="gesprekken")
    vorm = models.CharField(max_length=20, choices=Vorm)
    gepland_op = models.DateField()
    gepland_om = models.TimeField(null=True, blank=True)
    gevoerd_op = models.DateField(null=True, blank=True)
    afgezegd_op = models.DateField(null=True, blank=True)
    aanwezigen = VersleuteldeTekst(blank=True)
    met_clientondersteuner = models.BooleanField(default=False)
    met_mantelzorger = models.BooleanField(default=False)
    besproken = models.JSONField(default=list, blank=True)
    besproken_toelichting = VersleuteldeTekst(blank=True)

    class Meta:
        verbose_name_plural = "gesprekken"
        ordering = ("-gepland_op", "-pk")

    def __str__(self) -> str:
        return f"{self.get_vorm_display()} {self.gepland_op:%Y-%m-%d}"


class Rubriek(Gespreksdeel):
    """One of the seven mandatory subjects (Wmo 2.3.2 lid 4): an answer, or 'not applicable' with a reason."""

    class Letter(models.TextChoices):
        A = "a", "Behoeften, persoonskenmerken en voorkeuren"
        B = "b", "Eigen kracht en gebruikelijke hulp"
        C = "c", "Mantelzorg en mensen om de inwoner heen"
        D = "d", "Ondersteuning van de mantelzorger"
        E = "e", "Algemene voorzieningen en activiteiten"
        F = "f", "Samenwerking met zorg, welzijn, wonen en werk"
        G = "g", "Eigen bijdrage"

    onderzoek = models.ForeignKey(Onderzoek, on_delete=models.PROTECT, related_name="rubrieken", db_index=False)
    letter = models.CharField(max_length=1, choices=Letter)
    tekst = VersleuteldeTekst(blank=True)
    is_nvt = models.BooleanField(default=False)

    class Meta:
        verbose_name_plural = "rubrieken"
        ordering = ("letter",)
        constraints = (
            models.UniqueConstraint(fields=["onderzoek", "letter"], name="rubriek_een_keer"),
            models.CheckConstraint(
                condition=models.Q(letter__in=["a", "b", "c", "d", "e", "f", "g"]), name="rubriek_letter"
            ),
        )

    def __str__(self) -> str:
        return self.get_letter_display()


class Afwegingsstap(models.Model):
    """One step of the fixed order in which help is weighed (O-04)."""

    class Stap(models.IntegerChoices):
        ZELF = 1, "Zelf doen"
        GEBRUIKELIJK = 2, "Gebruikelijke hulp"
        OMGEVING = 3, "Mensen in de omgeving"
        VOORLIGGEND = 4, "Andere wetten en regelingen"
        ALGEMEEN = 5, "Algemene voorzieningen"
        MAATWERK = 6, "Maatwerkvoorziening"

    class Uitkomst(models.TextChoices):
        VOLLEDIG = "volledig", "Lost de vraag op"
        DEELS = "deels", "Lost de vraag deels op"
        NIET = "niet", "Is geen oplossing"

    onderzoek = models.ForeignKey(Onderzoek, on_delete=models.PROTECT, related_name="afweging", db_index=False)
    stap = models.PositiveSmallIntegerField(choices=Stap)
    uitkomst = models.CharField(max_length=10, choices=Uitkomst)
    motivering = VersleuteldeTekst()

    class Meta:
        verbose_name_plural = "afwegingsstappen"
        ordering = ("stap",)
        constraints = (
            models.UniqueConstraint(fields=["onderzoek", "stap"], name="afweging_stap_een_keer"),
            models.CheckConstraint(condition=models.Q(stap__gte=1, stap__lte=6), name="afweging_zes_stappen"),
        )

    def __str__(self) -> str:
        return self.get_stap_display()
