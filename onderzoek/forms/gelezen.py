"""What forms share whose facts stand in several rows."""

from django import forms

from meldingen.formulieren import Formulier


class GelezenFormulier(Formulier):
    """Knows what stood there when the page was opened, by a digest; see `onderzoek.services.gelezen`."""

    gelezen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
