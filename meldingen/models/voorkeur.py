"""How the client wants to hear from the gemeente, per kind of message (M-23, Awb 2:8)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from meldingen.models.client import Client


class Berichtvoorkeur(models.Model):
    """Electronic only for the kinds of message of which the client said so; without a row it is post."""

    class Soort(models.TextChoices):
        BESLUIT = "besluit", _("Besluiten en brieven met een termijn")
        VERSLAG = "verslag", _("Het verslag en het plan")
        AFSPRAAK = "afspraak", _("Afspraken")
        BERICHT = "bericht", _("Ontvangstbevestigingen en andere berichten")

    class Kanaal(models.TextChoices):
        POST = "post", _("Per post")
        PORTAAL = "portaal", _("In Mijn zaak, met een e-mail als er iets klaarstaat")

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="berichtvoorkeuren")
    soort = models.CharField(max_length=10, choices=Soort)
    kanaal = models.CharField(max_length=10, choices=Kanaal)
    gekozen_op = models.DateField()

    class Meta:
        verbose_name_plural = "berichtvoorkeuren"
        ordering = ("client", "soort")
        constraints = (models.UniqueConstraint(fields=["client", "soort"], name="berichtvoorkeur_een_keer"),)

    def __str__(self) -> str:
        return f"{self.get_soort_display()}: {self.get_kanaal_display()}"
