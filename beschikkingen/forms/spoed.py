"""Forms of spoed: signal, assess, grant temporary help, and end it (Wmo 2.3.3)."""

from meldingen.formulieren import BedragVeld, DatumVeld, Formulier, KeuzeVeld, TekstVeld, VinkVeld

_JA_NEE = [("ja", "Ja"), ("nee", "Nee")]


class SignaleerFormulier(Formulier):
    """Somebody notices later that help cannot wait (SP-01)."""

    knop = "Spoed melden"
    inleiding = "De teamleider krijgt een taak voor vandaag. Is er gevaar? Bel 112."
    aanleiding = TekstVeld(
        label="Waarom kan de hulp niet wachten?",
        meerdere_regels=True,
        leeg="Schrijf op waarom de hulp niet kan wachten.",
    )


class SpoedvoorstelFormulier(Formulier):
    """What should be given at once; the consulent proposes, somebody with mandaat decides (SP-02)."""

    knop = "Voorstel bewaren"
    inleiding = "Wie mandaat heeft, beslist vandaag over dit voorstel (artikel 2.3.3 Wmo 2015)."
    hulp = TekstVeld(
        label="Welke hulp krijgt de inwoner meteen?",
        max_length=200,
        leeg="Schrijf op welke hulp de inwoner meteen krijgt.",
        help_text="Deze tekst staat in de brief, bijvoorbeeld: een slaapplek in de opvang.",
    )
    ingangsdatum = DatumVeld(label="Vanaf welke dag?", leeg="Vul in vanaf welke dag.", toekomst_mag=True)
    aanbieder = TekstVeld(label="Wie geeft de hulp?", required=False, max_length=120)
    waarde = BedragVeld(
        label="Wat is de hulp ongeveer waard?", required=False, help_text="In euro, bijvoorbeeld 900,00."
    )
    motivering = TekstVeld(
        label="Waarom kan de hulp niet wachten?",
        meerdere_regels=True,
        leeg="Schrijf op waarom de hulp niet kan wachten.",
        help_text="Deze tekst staat in de brief. Een paar woorden zijn nu genoeg.",
    )
    is_volledig_gemotiveerd = KeuzeVeld(
        label="Is de motivering hiermee volledig?",
        choices=[("ja", "Ja"), ("nee", "Nee, die volgt binnen een week (artikel 3:47 lid 3 Awb)")],
        leeg="Kies of de motivering volledig is.",
    )
    is_adres_geheim = KeuzeVeld(
        label="Moet het adres geheim blijven?",
        choices=_JA_NEE,
        leeg="Kies of het adres geheim moet blijven.",
        help_text="Bij ja gaat er geen post weg en noemt geen brief het adres of de plek van de hulp.",
    )


class SpoedbesluitFormulier(SpoedvoorstelFormulier):
    """The same, now as a decision."""

    knop = "Tijdelijke hulp toekennen"
    inleiding = (
        "U beslist nu namens het college over tijdelijke hulp in natura (artikel 2.3.3 Wmo 2015). De hulp loopt tot "
        "het gewone besluit. De inwoner krijgt vandaag een brief en kan bezwaar maken."
    )


class GeenSpoedFormulier(Formulier):
    """It can wait (SP-03)."""

    knop = "Geen spoed"
    inleiding = "De gewone procedure gaat door. Vertel dat eerst aan wie de spoed meldde."
    motivering = TekstVeld(
        label="Waarom kan de hulp wachten?", meerdere_regels=True, leeg="Schrijf op waarom de hulp kan wachten."
    )
    melder_geinformeerd = VinkVeld(
        label="Ik heb de melder verteld dat de gewone procedure volgt",
        leeg="Vertel de melder eerst dat de gewone procedure volgt.",
    )


class AanbiederFormulier(Formulier):
    """The aanbieder confirmed that the help began (SP-04)."""

    knop = "Start vastleggen"
    gestart_op = DatumVeld(
        label="Op welke dag begon de hulp?", leeg="Vul in op welke dag de hulp begon.", toekomst_mag=False
    )


class MotiveringFormulier(Formulier):
    """The reasons that follow within a week (T-41)."""

    knop = "Motivering versturen"
    inleiding = "De motivering volgt binnen een week na het besluit (artikel 3:47 lid 3 Awb)."
    motivering = TekstVeld(
        label="Waarom is de tijdelijke hulp toegekend?",
        meerdere_regels=True,
        leeg="Schrijf op waarom de tijdelijke hulp is toegekend.",
        help_text="Deze tekst staat in de brief. Begin een nieuwe alinea met een lege regel.",
    )


class BeeindigFormulier(Formulier):
    """Temporary help is no longer needed (SP-06)."""

    knop = "Tijdelijke hulp beëindigen"
    inleiding = "Dit is een besluit: de inwoner krijgt een brief en kan bezwaar maken."
    laatste_dag = DatumVeld(label="Wat is de laatste dag?", leeg="Vul de laatste dag in.", toekomst_mag=True)
    reden = TekstVeld(
        label="Waarom stopt de hulp?",
        meerdere_regels=True,
        leeg="Schrijf op waarom de tijdelijke hulp stopt.",
        help_text="Deze tekst staat in de brief.",
    )
