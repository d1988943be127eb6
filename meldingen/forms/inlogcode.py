"""The form with which staff send a code by letter."""

from meldingen.formulieren import Formulier, VinkVeld


class InlogcodeSturenFormulier(Formulier):
    """One question, so that nobody sends a letter by a slip of the finger."""

    knop = "Brief met inlogcode sturen"
    inleiding = (
        "De inwoner krijgt een brief met een code voor Mijn zaak. De code werkt één keer en drie weken lang. "
        "U ziet de code zelf niet."
    )
    gecontroleerd = VinkVeld(
        label="Ik controleerde wie dit vraagt, en of het adres klopt", leeg="Controleer eerst wie dit vraagt."
    )
