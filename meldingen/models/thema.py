"""Thema: how the public pages of a gemeente look. The contrast is checked before it is saved."""

from django.db import models

from meldingen.models.gemeente import Gemeente, leesbare_kleur


class Thema(models.Model):
    """One accent colour, a letter type and the wish for the logo in the head of the page."""

    class Lettertype(models.TextChoices):
        NOTO = "noto", "Noto Sans"
        SYSTEEM = "systeem", "De letter van het apparaat zelf"
        SCHREEF = "schreef", "Een letter met schreef"

    gemeente = models.OneToOneField(Gemeente, on_delete=models.CASCADE, related_name="thema")
    accent = models.CharField(
        max_length=7,
        validators=[leesbare_kleur],
        help_text="Kleur van knoppen, koppelingen en koppen. Kies een donkere kleur, bijvoorbeeld #154273.",
    )
    lettertype = models.CharField(max_length=10, choices=Lettertype, default=Lettertype.NOTO)
    toon_logo = models.BooleanField(default=False, help_text="Het logo van de gemeente staat boven elke pagina.")

    class Meta:
        verbose_name_plural = "thema’s"

    def __str__(self) -> str:
        return f"Thema van {self.gemeente}"
