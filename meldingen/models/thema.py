"""Thema: how the public pages of a gemeente look. The contrast is checked before it is saved."""

from pathlib import PurePosixPath

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse

from meldingen.huisstijl import LETTERS, fout_in_thema
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

    def clean(self) -> None:
        """Every pair of colours that a page shows can be read."""
        if fout := fout_in_thema(self.accent):
            raise ValidationError({"accent": fout})

    @property
    def is_leesbaar(self) -> bool:
        """Whether there is a style sheet for it."""
        return self.lettertype in LETTERS and not fout_in_thema(self.accent)

    @property
    def adres(self) -> str:
        """The address of the style sheet; another colour has another address, so a change is seen at once."""
        return reverse("thema_stijlblad", args=[self.accent.lower().removeprefix("#"), self.lettertype])

    @property
    def logo_adres(self) -> str:
        """The address of the logo, empty when it is not shown."""
        if not (self.toon_logo and self.gemeente.logo):
            return ""
        return reverse("thema_logo", args=[PurePosixPath(self.gemeente.logo).name])
