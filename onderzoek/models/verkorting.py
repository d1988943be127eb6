"""Verkorting: the agreement to investigate without a conversation, on data that are recent (O-06)."""

from django.db import models

from meldingen.models import Gebruiker
from meldingen.velden import VersleuteldeTekst
from onderzoek.models.onderzoek import Onderzoek


class Verkorting(models.Model):
    """The client agreed; the verslag stays mandatory. `peildatum` is the day the data that are used date from."""

    onderzoek = models.OneToOneField(Onderzoek, on_delete=models.PROTECT, related_name="verkorting")
    peildatum = models.DateField()
    akkoord_op = models.DateField()
    reden = VersleuteldeTekst(help_text="Waarom een gesprek niet nodig is.")
    wijze = VersleuteldeTekst(help_text="Hoe de cliënt akkoord ging.")
    op = models.DateField()
    door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name_plural = "verkortingen"

    def __str__(self) -> str:
        return f"Verkort onderzoek bij {self.onderzoek_id}"
