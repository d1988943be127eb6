"""Forms around the decision clock: standing still, going on, later, in default."""

from meldingen.formulieren import BestandVeld, DatumVeld, Formulier, KeuzeVeld, TekstVeld
from meldingen.models import Opschorting


class OpschortFormulier(Formulier):
    """Let the decision clock stand still (TR-33)."""

    knop = "Beslistermijn opschorten"
    inleiding = (
        "Opschorten kan alleen op een grond uit artikel 4:15 Awb. De inwoner krijgt een brief. Ontbreken er stukken? "
        "Kies dan in de zaak ‘Om aanvulling vragen’."
    )
    grond = KeuzeVeld(
        label="Op welke grond?",
        choices=[keuze for keuze in Opschorting.Grond.choices if keuze[0] != Opschorting.Grond.HERSTEL],
        leeg="Kies op welke grond u opschort.",
    )
    tot = DatumVeld(
        label="Op welke dag loopt de klok weer?",
        required=False,
        toekomst_mag=True,
        help_text="Laat leeg als dat nog niet bekend is. Bij instemming en overmacht is deze dag nodig.",
    )
    toelichting = TekstVeld(
        label="Waarom staat de beslistermijn stil?",
        meerdere_regels=True,
        leeg="Schrijf op waarom de beslistermijn stilstaat.",
    )
    instemming = BestandVeld(
        label="Schriftelijke instemming", required=False, help_text="Nodig als de inwoner met uitstel instemt."
    )


class HervatFormulier(Formulier):
    """The clock runs again (TR-34)."""

    knop = "Beslistermijn hervatten"
    inleiding = "De inwoner krijgt bericht van de nieuwe uiterste datum (artikel 4:15 lid 4 Awb)."
    tot = DatumVeld(
        label="Vanaf welke dag loopt de klok weer?",
        leeg="Vul in vanaf welke dag de klok weer loopt.",
        toekomst_mag=False,
    )


class UitstelFormulier(Formulier):
    """Say by when the decision comes (TR-35); the legal date does not move."""

    knop = "Uitstelbericht versturen"
    inleiding = (
        "Een uitstelbericht gaat weg vóór de beslistermijn voorbij is (artikel 4:14 lid 1 Awb). Het noemt een nieuwe "
        "datum, maar de wettelijke datum blijft gelden."
    )
    reden = TekstVeld(label="Waarom komt het besluit later?", meerdere_regels=True, leeg="Schrijf de reden op.")
    toegezegd_op = DatumVeld(
        label="Uiterlijk wanneer komt het besluit?",
        leeg="Vul in wanneer het besluit uiterlijk komt.",
        toekomst_mag=True,
    )


class IngebrekestellingFormulier(Formulier):
    """A notice of default came in (T-17)."""

    knop = "Ingebrekestelling registreren"
    inleiding = (
        "Is de beslistermijn voorbij? Dan hebt u vanaf de ontvangst nog twee weken om te beslissen. Daarna telt elke "
        "dag mee voor een dwangsom (artikel 4:17 Awb). Een brief die te vroeg komt, legt u ook vast; die kost niets."
    )
    ontvangen_op = DatumVeld(
        label="Op welke dag kwam de brief binnen?", leeg="Vul in op welke dag de brief binnenkwam.", toekomst_mag=False
    )
    scan = BestandVeld(label="Scan van de brief", required=False)
