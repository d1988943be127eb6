"""Forms about which way the case goes: advice is enough, elsewhere, too young, or first the GGD."""

from typing import Any

from meldingen.formulieren import DatumVeld, Formulier, KeuzeVeld, TekstVeld, VinkVeld
from onderzoek.models import Woonplaatscontrole


class AfdoenFormulier(Formulier):
    """Information and advice are enough (M-14, TR-07)."""

    knop = "Melding sluiten"
    inleiding = (
        "Is de inwoner geholpen met informatie en advies? Dan kunt u de melding sluiten. De inwoner krijgt een brief "
        "met uw advies en een aanvraagformulier. Een onderzoek, een verslag en een aanvraag blijven altijd mogelijk "
        "(artikel 2.3.2 Wmo 2015)."
    )
    advies = TekstVeld(
        label="Welke informatie en welk advies gaf u?",
        meerdere_regels=True,
        leeg="Schrijf op welk advies u gaf.",
        help_text="Dit staat zo in de brief aan de inwoner.",
    )
    bevestigd_op = DatumVeld(
        label="Wanneer zei de inwoner dat dit genoeg is?", leeg="Vul de dag in.", toekomst_mag=False
    )
    rechten_uitgelegd = VinkVeld(
        label="Ik heb uitgelegd dat een onderzoek, een verslag en een aanvraag altijd mogen",
        leeg="Leg dit eerst uit aan de inwoner. Zet daarna het vinkje.",
    )


class WoonplaatsFormulier(Formulier):
    """Does the client live here? (M-18)"""

    knop = "Controle vastleggen"
    gecontroleerd_op = DatumVeld(label="Wanneer controleerde u dit?", leeg="Vul de dag in.", toekomst_mag=False)
    bron = KeuzeVeld(label="Hoe weet u het?", choices=Woonplaatscontrole.Bron.choices, leeg="Kies hoe u het weet.")
    uitkomst = KeuzeVeld(
        label="Waar woont de inwoner?", choices=Woonplaatscontrole.Uitkomst.choices, leeg="Kies waar de inwoner woont."
    )
    is_beschermd_wonen = VinkVeld(label="Het gaat om beschermd wonen of opvang", required=False)
    toelichting = TekstVeld(label="Toelichting", meerdere_regels=True, required=False)


class MinderjarigFormulier(Formulier):
    """Younger than eighteen and yet the Wmo (M-19)."""

    knop = "Vastleggen"
    inleiding = (
        "Voor wie jonger is dan 18 gelden de Jeugdwet en het passend onderwijs. Alleen voor een woningaanpassing of "
        "hulpmiddel geldt de Wmo ook."
    )
    hulp = KeuzeVeld(
        label="Waar gaat het om?",
        choices=[("woningaanpassing", "Woningaanpassing"), ("hulpmiddel", "Hulpmiddel")],
        leeg="Kies waar het om gaat.",
    )


class BelangFormulier(Formulier):
    """A personal interest in the case (X-18)."""

    knop = "Zaak teruggeven"
    inleiding = (
        "Kent u de inwoner persoonlijk, of hebt u een ander eigen belang? Dan behandelt u deze zaak niet (artikel 2:4 "
        "Algemene wet bestuursrecht). U hoeft niet te zeggen waarom. De teamleider wijst de zaak opnieuw toe."
    )


class SaneringFormulier(Formulier):
    """To the GGD (M-22)."""

    knop = "Aanmelding vastleggen"
    inleiding = "Is het huishouden ernstig vervuild? Meld het aan bij de GGD, en leg dat hier vast."
    toelichting = TekstVeld(
        label="Wat zag u, en wie sprak u bij de GGD?", meerdere_regels=True, leeg="Schrijf op wat u zag en wie u sprak."
    )
    volgen_op = DatumVeld(label="Wanneer vraagt u hoe het ervoor staat?", leeg="Vul een dag in.", toekomst_mag=True)


class SaneringKlaarFormulier(Formulier):
    """Clean again (M-22)."""

    knop = "Sanering is klaar"
    inleiding = "Dit huishouden is aangemeld bij de GGD. Na de sanering kan hulp bij het huishouden worden ingezet."
    klaar_op = DatumVeld(label="Op welke dag was de sanering klaar?", leeg="Vul de dag in.", toekomst_mag=False)


def welke_sanering(aangemeld: bool, *args: Any, **kwargs: Any) -> Formulier:
    """The form that fits: first the referral, then that it is done."""
    return (SaneringKlaarFormulier if aangemeld else SaneringFormulier)(*args, **kwargs)
