"""How a decision of the college's own accord is named: in the invitation, on the pages and in letters on bezwaar."""

from datetime import date
from decimal import Decimal

from beschikkingen import brieven as soorten
from beschikkingen.models import Beschikking, Besluitregel, Voornemen, Zienswijze
from beschikkingen.services.besluitwoorden import kaal, noem, schrijf_hoeveel
from meldingen.bedragen import schrijf_euro
from meldingen.brieven.gegevens import Geadresseerde
from meldingen.models import Melding
from meldingen.services.brieven import afzender, geadresseerde, zaak
from meldingen.termijnen import schrijf_datum

S = Voornemen.Soort
_NAAM = {
    S.HERZIENING: "de herziening van",
    S.INTREKKING: "de intrekking van",
    S.TERUGVORDERING: "de terugvordering bij",
}


def hulp(voornemen: Voornemen) -> str:
    """What it is about, as it stands after 'uw'."""
    return kaal(voornemen.voorziening.regel)


def genoemde_hulp(voornemen: Voornemen) -> str:
    """What it is about, as it stands in a sentence: a thing with its article."""
    return noem(voornemen.voorziening.regel)


def besluit_over(beschikking: Beschikking) -> str:
    """As it stands after 'ons besluit over': "de intrekking van een scootmobiel"; empty for other decisions."""
    rij = (
        Voornemen.objects.filter(beschikking=beschikking).select_related("voorziening__regel__gevraagd__soort").first()
    )
    return f"{_NAAM[S(rij.soort)]} {genoemde_hulp(rij)}" if rij else ""


def plan(voornemen: Voornemen) -> str:
    """As it stands after 'Wij denken erover om': what, and from when."""
    vanaf = f" vanaf {schrijf_datum(voornemen.ingangstijdstip)}" if voornemen.ingangstijdstip else ""
    if voornemen.soort == S.INTREKKING:
        return f"uw {hulp(voornemen)} te stoppen{vanaf}"
    if voornemen.soort == S.HERZIENING:
        return (
            f"uw {hulp(voornemen)} te veranderen{vanaf}: {nieuwe_omvang(voornemen)} in plaats van {omvang(voornemen)}"
        )
    van, tot = schrijf_datum(voornemen.periode_van), schrijf_datum(voornemen.periode_tot)
    over = f"{genoemde_hulp(voornemen)} van {van} tot en met {tot}"
    return f"{schrijf_euro(voornemen.bedrag)} van u terug te vragen. Dat gaat over {over}"


def omvang(voornemen: Voornemen) -> str:
    """How much it was; money as an amount."""
    regel = voornemen.voorziening.regel
    return _schrijf(regel, regel.omvang, regel.kostprijs, regel.pgb_bedrag)


def nieuwe_omvang(voornemen: Voornemen) -> str:
    """How much it becomes."""
    return _schrijf(voornemen.voorziening.regel, voornemen.omvang, voornemen.kostprijs, voornemen.pgb_bedrag)


def adressant(voornemen: Voornemen, melding: Melding) -> Geadresseerde:
    """The client, or who deliberately helped and must pay (H-11)."""
    if not voornemen.ander_naam:
        return geadresseerde(melding)
    return Geadresseerde(
        naam=voornemen.ander_naam,
        aanhef=voornemen.ander_naam,
        straat=voornemen.ander_straat,
        postcode_plaats=voornemen.ander_postcode_plaats,
        gaat_over=melding.client.naam,
    )


def vul_uitnodiging_ambtshalve(rij: Zienswijze, melding: Melding, op: date) -> soorten.ZienswijzeGegevens:
    """D-36 before a decision of the college's own accord (B-18)."""
    voornemen = Voornemen.objects.select_related("voorziening__regel__gevraagd__soort").get(zienswijze=rij)
    return soorten.ZienswijzeGegevens(
        afzender=afzender(melding),
        geadresseerde=adressant(voornemen, melding),
        zaak=zaak(melding, op),
        plan=plan(voornemen),
        voornemen=tuple(alinea.strip() for alinea in rij.voornemen.split("\n\n") if alinea.strip()),
        uiterlijk_op=rij.uiterlijk_op,
    )


def _schrijf(regel: Besluitregel, aantal: int | None, kostprijs: Decimal | None, pgb: Decimal | None) -> str:
    if regel.leveringsvorm != Besluitregel.Leveringsvorm.PGB:
        return schrijf_hoeveel(regel, aantal, kostprijs)
    if regel.pgb_per == Besluitregel.PgbPer.EENMALIG:
        return f"één keer een pgb van {schrijf_euro(pgb)}"
    return f"een pgb van {schrijf_euro(pgb)} {regel.get_pgb_per_display()}"
