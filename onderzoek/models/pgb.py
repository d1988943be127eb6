"""Pgb: the wish of the client, the tests of the law, who will manage the budget, and what speaks against it."""

from django.db import models

from meldingen.velden import VersleuteldeTekst
from onderzoek.models.onderzoek import Onderzoek


class Pgbonderzoek(models.Model):
    """The wish for a pgb with its reason, what of it fits a pgb, and other budgets (P-01, P-34, P-36)."""

    class Inzet(models.TextChoices):
        REGIE = "regie", "Wil en kan zelf de regie voeren over de hulp"
        WIE_EN_WANNEER = "wie_en_wanneer", "Kan zelf bepalen wie er helpt en wanneer"
        VAST = "vast", "Wil een vaste hulpverlener"
        PASSEND = "passend", "Kan hulp kiezen en inkopen die past bij het eigen leven"
        ONPLANBAAR = "onplanbaar", "Heeft hulp nodig die niet te plannen is"

    class Ander(models.TextChoices):
        ZVW = "zvw", "Zorgverzekeringswet (Zvw)"
        WLZ = "wlz", "Wet langdurige zorg (Wlz)"
        JEUGDWET = "jeugdwet", "Jeugdwet"
        WMO = "wmo", "Een ander pgb van de Wmo"

    class Intrekking(models.TextChoices):
        """The grounds of article 2.3.10 lid 1 Wmo after which a new pgb may be refused (P-10)."""

        GEGEVENS = "a", "De inwoner gaf onjuiste of onvolledige gegevens (onder a)"
        VOORWAARDEN = "d", "De inwoner hield zich niet aan de voorwaarden (onder d)"
        ANDER_DOEL = "e", "De inwoner gebruikte het pgb niet, of voor iets anders (onder e)"

    onderzoek = models.OneToOneField(Onderzoek, on_delete=models.PROTECT, related_name="pgb")
    wens_op = models.DateField()
    motivering = VersleuteldeTekst()
    inzetcriteria = models.JSONField(default=list, blank=True)
    punten = models.JSONField(null=True, blank=True, help_text="Welke van de tien punten de beheerder kan.")
    punten_op = models.DateField(null=True, blank=True)
    andere_pgbs = models.JSONField(default=list, blank=True)
    andere_toelichting = VersleuteldeTekst(blank=True)
    intrekking_grond = models.CharField(max_length=1, choices=Intrekking, blank=True)
    intrekking_op = models.DateField(null=True, blank=True, help_text="Dag van de eerdere intrekking (P-10).")

    class Meta:
        verbose_name_plural = "pgb-onderzoeken"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(intrekking_grond="", intrekking_op__isnull=True)
                | ~models.Q(intrekking_grond="") & models.Q(intrekking_op__isnull=False),
                name="pgb_intrekking_heeft_grond_en_dag",
            ),
        )

    def __str__(self) -> str:
        return f"Pgb-onderzoek bij {self.onderzoek_id}"


class Pgbtoets(models.Model):
    """One test with its outcome and why (P-02, P-07, P-13, P-16)."""

    class Toets(models.TextChoices):
        TAKEN = "taken", "De taken van het pgb worden goed uitgevoerd, zelf of met hulp van een ander"
        GEMOTIVEERD = "gemotiveerd", "De inwoner legt uit waarom een pgb beter past"
        KWALITEIT = "kwaliteit", "De hulp is veilig, helpt echt en past bij de inwoner"
        TAAL = "taal", "De budgetbeheerder spreekt en leest genoeg Nederlands"
        BUDGETPLAN = "budgetplan", "De budgetbeheerder kan een budgetplan maken"
        OVEREENKOMST = "overeenkomst", "De budgetbeheerder kan een zorgovereenkomst sluiten"
        DOELMATIG = "doelmatig", "De hulp is geschikt voor het doel en is haar geld waard"
        VERBOUWEN = "verbouwen", "Een verbouwing door bekenden is veilig, helpt echt en past bij de inwoner"

    WET = (Toets.TAKEN, Toets.GEMOTIVEERD, Toets.KWALITEIT)
    VAARDIGHEID = (Toets.TAAL, Toets.BUDGETPLAN, Toets.OVEREENKOMST)
    ALTIJD = (*WET, *VAARDIGHEID, Toets.DOELMATIG)

    pgb = models.ForeignKey(Pgbonderzoek, on_delete=models.PROTECT, related_name="toetsen", db_index=False)
    toets = models.CharField(max_length=15, choices=Toets)
    voldoet = models.BooleanField()
    waarom = VersleuteldeTekst()

    class Meta:
        verbose_name_plural = "pgb-toetsen"
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["pgb", "toets"], name="pgbtoets_een_keer"),)

    def __str__(self) -> str:
        return self.get_toets_display()


class Contraindicatie(models.Model):
    """What may make a pgb unfit, with the facts it rests on and what it weighs for this client (P-11)."""

    class Soort(models.TextChoices):
        HANDELINGSONBEKWAAM = "A", "Handelingsonbekwaam"
        REGELEN = "B", "Kan niet goed genoeg organiseren, of voelt zich niet verantwoordelijk"
        INZICHT = "C", "Te weinig inzicht door dementie, een verstandelijke handicap of psychische problemen"
        VERSLAVING = "D", "Verslaving"
        SCHULDEN = "E", "Schulden"
        MISBRUIK = "F", "Gebruikte eerder een pgb verkeerd"
        FRAUDE = "G", "Eerdere fraude"
        ANDERS = "H", "Iets anders"

    class Weging(models.TextChoices):
        GEEN_BEZWAAR = "geen_bezwaar", "Een pgb kan toch: het risico is weggenomen"
        BEZWAAR = "bezwaar", "Een pgb past daardoor niet"

    pgb = models.ForeignKey(Pgbonderzoek, on_delete=models.PROTECT, related_name="contraindicaties")
    soort = models.CharField(max_length=1, choices=Soort)
    onderbouwing = VersleuteldeTekst(help_text="De feiten, met waaruit ze blijken.")
    weging = models.CharField(max_length=15, choices=Weging)

    class Meta:
        verbose_name = "contra-indicatie"
        verbose_name_plural = "contra-indicaties"
        ordering = ("soort", "pk")

    def __str__(self) -> str:
        return self.get_soort_display()


class Budgetbeheerder(models.Model):
    """Who manages the budget: the client, or somebody close who may (P-09)."""

    class Wie(models.TextChoices):
        CLIENT = "client", "De inwoner zelf"
        VERTEGENWOORDIGER = "vertegenwoordiger", "De wettelijk vertegenwoordiger"
        FAMILIE = "familie", "Een familielid"
        RELATIE = "relatie", "Iemand anders die de inwoner goed kent"
        AANBIEDER = "aanbieder", "De aanbieder van de hulp"

    class Controle(models.TextChoices):
        VOG = "vog", "Een VOG gezien"
        MATRIX = "matrix", "Het VNG-matrixregister bekeken"

    pgb = models.OneToOneField(Pgbonderzoek, on_delete=models.PROTECT, related_name="beheerder")
    wie = models.CharField(max_length=20, choices=Wie)
    naam = VersleuteldeTekst()
    graad = models.PositiveSmallIntegerField(null=True, blank=True)
    relatie = VersleuteldeTekst(blank=True, help_text="Waaruit de relatie blijkt.")
    handelingsonbekwaam = models.BooleanField(default=False, help_text="Of de cliënt handelingsonbekwaam is.")
    gemachtigde = VersleuteldeTekst(blank=True)
    controles = models.JSONField(default=list, blank=True)
    controle_op = models.DateField(null=True, blank=True)
    controle_uitkomst = VersleuteldeTekst(blank=True)

    class Meta:
        verbose_name_plural = "budgetbeheerders"
        constraints = (
            models.CheckConstraint(condition=~models.Q(wie="aanbieder"), name="budgetbeheerder_geen_aanbieder"),
        )

    def __str__(self) -> str:
        return self.get_wie_display()
