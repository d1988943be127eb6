"""The budgetplan: lines on screen or from the form, sums that must agree, and a signature (P-03, P-08, P-12)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy

from meldingen.bedragen import schrijf_euro
from meldingen.fouten import Geweigerd
from meldingen.models import Document, Gebruiker, Melding
from meldingen.services.documenten import bewaar
from meldingen.services.handeling import dag_in_taal, handeling
from meldingen.services.overgang import leg_vast, vergrendel_open
from meldingen.termijnen import plus_maanden
from onderzoek.models import (
    Budgetplan,
    Budgetregel,
    Leveringsvorm,
    Naturaprijs,
    Pgbonderzoek,
    Pgbtoets,
    Productgroep,
    Voorzieningkeuze,
    Zorgverlener,
)
from onderzoek.rekenen.pgb import PER_JAAR, Per
from onderzoek.rekenen.stappen import naar_centen, schrijf_getal, som
from onderzoek.services.afweging import bovengebruikelijke_uren

_WEKEN = PER_JAAR[Per.WEEK]


@dataclass(frozen=True, slots=True)
class Regel:
    """One line as it is typed: so many hours or pieces a period, at this price."""

    wat: str
    moment: str
    resultaat: str
    aantal: Decimal
    periode: str
    tarief: Decimal
    soort: str = Budgetregel.Soort.HULP


@dataclass(frozen=True, slots=True)
class Inlevering:
    """The signed plan: the period, why so long, the total the client wrote, and the paper when there is one."""

    ontvangen_op: date
    getekend_op: date
    totaal: Decimal
    van: date
    tot: date
    duur_waarom: str
    stuk: bytes = b""
    mediatype: str = "application/pdf"


@handeling
def voeg_budgetregel_toe(
    pgb: Pgbonderzoek,
    keuze: Voorzieningkeuze,
    verlener: Zorgverlener,
    regel: Regel,
    *,
    op: date,
    door: Gebruiker,
) -> Budgetregel:
    """A line of the newest plan; what a pgb may not pay, and hours that are gebruikelijk, are refused."""
    melding = vergrendel_open(pgb.onderzoek.melding)
    plan = _werkplan(pgb)
    _weiger_zonder_pgb(keuze)
    _weiger_onvolledig(regel)
    if verlener.uit_netwerk:
        _weiger_gebruikelijk(plan, verlener, regel)
        _weiger_verbouwing(pgb, keuze)
    velden = {veld: getattr(regel, veld) for veld in Regel.__dataclass_fields__}
    rij = Budgetregel.objects.create(plan=plan, keuze=keuze, verlener=verlener, **velden)
    leg_vast(melding, "P-03", op=op, door=door, naam="Regel van het budgetplan vastgelegd")
    return rij


@handeling
def haal_budgetregel_weg(regel: Budgetregel, *, op: date, door: Gebruiker) -> None:
    """Take a line out of a plan that is not handed in yet."""
    melding = vergrendel_open(regel.plan.pgb.onderzoek.melding)
    if Budgetplan.objects.select_for_update().get(pk=regel.plan_id).ligt_vast:
        raise Geweigerd(
            gettext_lazy("Dit budgetplan is getekend ingeleverd en ligt vast. Maak eerst een nieuwe versie.")
        )
    regel.delete()
    leg_vast(melding, "P-03", op=op, door=door, naam="Regel uit het budgetplan gehaald")


@handeling
def lever_budgetplan_in(plan: Budgetplan, inlevering: Inlevering, *, op: date, door: Gebruiker) -> Budgetplan:
    """The signed plan came in: its total must be the sum of the lines, its period fit the voorziening (P-03, P-40)."""
    melding = vergrendel_open(plan.pgb.onderzoek.melding)
    vers = Budgetplan.objects.select_for_update(of=("self",)).select_related("pgb").get(pk=plan.pk)
    if vers.ligt_vast:
        raise Geweigerd(gettext_lazy("Dit budgetplan is al ingeleverd. Maak eerst een nieuwe versie."))
    regels = list(vers.regels.select_related("keuze__soort"))
    if not regels:
        raise Geweigerd(gettext_lazy("Het budgetplan heeft geen regels. Neem eerst de regels van het formulier over."))
    _weiger_data(inlevering, op)
    berekend = jaarbedrag(regels)
    if berekend != naar_centen(inlevering.totaal):
        raise Geweigerd(
            format_lazy(
                gettext_lazy(
                    "Op het formulier staat {totaal} per jaar. De regels samen zijn {berekend}. Controleer "
                    "de regels, of vraag de inwoner het formulier te verbeteren."
                ),
                totaal=schrijf_euro(inlevering.totaal),
                berekend=schrijf_euro(berekend),
            )
        )
    _weiger_duur(inlevering, regels)
    for veld in ("ontvangen_op", "getekend_op", "totaal", "van", "tot", "duur_waarom"):
        setattr(vers, veld, getattr(inlevering, veld))
    vers.document = _bewaar_stuk(melding, vers, inlevering, op, door)
    vers.save()
    leg_vast(melding, "P-03", op=op, door=door, naam=f"Budgetplan versie {vers.versie} getekend ontvangen")
    return vers


@handeling
def maak_nieuwe_versie(pgb: Pgbonderzoek, *, op: date, door: Gebruiker) -> Budgetplan:
    """A new version with the lines of the one that was handed in, to change them."""
    melding = vergrendel_open(pgb.onderzoek.melding)
    oud = laatste_plan(pgb)
    if oud is None or not oud.ligt_vast:
        raise Geweigerd(gettext_lazy("Er is een budgetplan dat u kunt wijzigen. Een nieuwe versie is niet nodig."))
    plan = Budgetplan.objects.create(pgb=pgb, versie=oud.versie + 1)
    for regel in oud.regels.all():
        regel.pk, regel.plan = None, plan
        regel.save(force_insert=True)
    leg_vast(melding, "P-03", op=op, door=door, naam=f"Budgetplan: versie {plan.versie} begonnen")
    return plan


@handeling
def leg_naturaprijs_vast(
    keuze: Voorzieningkeuze,
    *,
    per_maand: Decimal | None,
    eenmalig: Decimal | None,
    onderhoud_per_jaar: Decimal,
    bron: str,
    op: date,
    door: Gebruiker,
) -> Naturaprijs:
    """What the cheapest adequate help in natura costs, and where that stands (P-19)."""
    melding = vergrendel_open(keuze.onderzoek.melding)
    if not per_maand and not eenmalig:
        raise Geweigerd(gettext_lazy("Vul in wat de hulp in natura kost: per maand, één keer, of allebei."))
    if any(bedrag is not None and bedrag < 0 for bedrag in (per_maand, eenmalig, onderhoud_per_jaar)):
        raise Geweigerd(gettext_lazy("Een prijs kan niet negatief zijn. Vul 0 of meer in."))
    if not bron.strip():
        raise Geweigerd(gettext_lazy("Schrijf op waar deze prijs staat."))
    velden = {
        "per_maand": per_maand or None,
        "eenmalig": eenmalig or None,
        "onderhoud_per_jaar": onderhoud_per_jaar,
        "bron": bron,
    }
    rij, _ = Naturaprijs.objects.update_or_create(keuze=keuze, defaults=velden)
    leg_vast(melding, "P-19", op=op, door=door, naam="Prijs in natura vastgelegd")
    return rij


def laatste_plan(pgb: Pgbonderzoek) -> Budgetplan | None:
    """The newest version; it counts."""
    return Budgetplan.objects.filter(pgb=pgb).order_by("-versie").first()


def jaarbedrag(regels: Iterable[Budgetregel]) -> Decimal:
    """The sum of the lines in euro per year; what comes once counts once."""
    return som(regelbedrag(regel) for regel in regels)


def regelbedrag(regel: Budgetregel) -> Decimal:
    """One line in euro per year, to the cent."""
    keer = 1 if regel.periode == Per.EENMALIG else PER_JAAR[Per(regel.periode)]
    return naar_centen(regel.aantal * regel.tarief * keer)


def netwerkuren(regels: Iterable[Budgetregel]) -> Decimal:
    """Hours a week by people of the network, to the hundredth."""
    return naar_centen(
        sum(
            (
                _per_week(regel.aantal, regel.periode)
                for regel in regels
                if regel.verlener.uit_netwerk and regel.soort == Budgetregel.Soort.HULP
            ),
            Decimal(0),
        )
    )


def _per_week(aantal: Decimal, periode: str) -> Decimal:
    if periode == Per.EENMALIG:
        return Decimal(0)
    return aantal * PER_JAAR[Per(periode)] / _WEKEN


def _werkplan(pgb: Pgbonderzoek) -> Budgetplan:
    plan = laatste_plan(pgb)
    if plan is None:
        return Budgetplan.objects.create(pgb=pgb, versie=1)
    if plan.ligt_vast:
        raise Geweigerd(
            format_lazy(
                gettext_lazy("Versie {versie} van het budgetplan ligt vast. Maak eerst een nieuwe versie."),
                versie=plan.versie,
            )
        )
    return plan


def _weiger_zonder_pgb(keuze: Voorzieningkeuze) -> None:
    """What is never given as a pgb is not in a budgetplan either (P-28, P-29)."""
    if not keuze.soort.mag_pgb:
        zin = gettext_lazy("Voor ‘{soort}’ kan geen pgb. {reden}")
        raise Geweigerd(format_lazy(zin, soort=keuze.soort, reden=keuze.soort.geen_pgb_reden))
    if keuze.leveringsvorm != Leveringsvorm.PGB:
        raise Geweigerd(
            format_lazy(
                gettext_lazy("Bij ‘{soort}’ is nog geen pgb gekozen. Kies dat eerst bij de voorziening."),
                soort=keuze.soort,
            )
        )


def _weiger_onvolledig(regel: Regel) -> None:
    if regel.soort == Budgetregel.Soort.TUSSENPERSOON:
        raise Geweigerd(gettext_lazy("Een tussenpersoon of belangenbehartiger mag niet uit het pgb worden betaald."))
    if regel.soort == Budgetregel.Soort.BIJDRAGE:
        raise Geweigerd(
            gettext_lazy("De eigen bijdrage mag niet uit het pgb worden betaald. Die int het CAK bij de inwoner.")
        )
    for tekst, zin in (
        (regel.wat, gettext_lazy("Schrijf op welke hulp het is.")),
        (regel.moment, gettext_lazy("Schrijf op wanneer de hulp komt.")),
        (regel.resultaat, gettext_lazy("Schrijf op wat de hulp moet bereiken.")),
    ):
        if not tekst.strip():
            raise Geweigerd(zin)
    if regel.aantal <= 0 or regel.tarief <= 0:
        raise Geweigerd(gettext_lazy("Het aantal en het tarief moeten hoger zijn dan 0."))


def _weiger_gebruikelijk(plan: Budgetplan, verlener: Zorgverlener, regel: Regel) -> None:
    """People of the network are paid only for hours beyond what is gebruikelijk (P-12)."""
    if regel.soort != Budgetregel.Soort.HULP:
        return
    mag = bovengebruikelijke_uren(plan.pgb.onderzoek)
    uren = netwerkuren(plan.regels.select_related("verlener")) + _per_week(regel.aantal, regel.periode)
    if naar_centen(uren) > mag:
        raise Geweigerd(
            format_lazy(
                gettext_lazy(
                    "Met deze regel komt de hulp uit het netwerk op {uren} uur per week. In de afweging is "
                    "{mag} uur per week bovengebruikelijk. Alleen die uren kunnen uit een pgb worden betaald."
                ),
                uren=schrijf_getal(naar_centen(uren)),
                mag=schrijf_getal(mag),
            )
        )


def _weiger_verbouwing(pgb: Pgbonderzoek, keuze: Voorzieningkeuze) -> None:
    """Building work by acquaintances passes an extra test first (P-13)."""
    if keuze.soort.productgroep != Productgroep.WONEN_BOUWKUNDIG:
        return
    toets = Pgbtoets.objects.filter(pgb=pgb, toets=Pgbtoets.Toets.VERBOUWEN).first()
    if toets is None or not toets.voldoet:
        raise Geweigerd(
            gettext_lazy(
                "Bekenden laten verbouwen kan alleen als de woningaanpassing veilig is, echt helpt en "
                "past bij de inwoner. Toets dat eerst, bij ‘Toetsen’."
            )
        )


def _weiger_data(inlevering: Inlevering, op: date) -> None:
    if inlevering.ontvangen_op > op or inlevering.getekend_op > op:
        raise Geweigerd(
            gettext_lazy("Het budgetplan kan niet in de toekomst zijn getekend of ontvangen. Controleer de datums.")
        )
    if inlevering.getekend_op > inlevering.ontvangen_op:
        raise Geweigerd(
            gettext_lazy("Het budgetplan kan niet zijn getekend nadat het is ontvangen. Controleer de datums.")
        )
    if inlevering.totaal <= 0:
        raise Geweigerd(gettext_lazy("Het totaal moet hoger zijn dan 0."))


def _weiger_duur(inlevering: Inlevering, regels: Iterable[Budgetregel]) -> None:
    """The period with its reason, within what the voorziening allows (P-40)."""
    if inlevering.tot < inlevering.van:
        raise Geweigerd(gettext_lazy("De laatste dag van het pgb ligt voor de eerste dag. Draai de datums om."))
    if not inlevering.duur_waarom.strip():
        raise Geweigerd(gettext_lazy("Schrijf op waarom het pgb zo lang duurt."))
    for regel in regels:
        soort = regel.keuze.soort
        if soort.max_duur and inlevering.tot >= plus_maanden(inlevering.van, soort.max_duur):
            laatste = dag_in_taal(plus_maanden(inlevering.van, soort.max_duur))
            raise Geweigerd(
                format_lazy(
                    gettext_lazy("‘{soort}’ duurt hoogstens {max_duur} maanden. Kies een einddatum vóór {laatste}."),
                    soort=soort,
                    max_duur=soort.max_duur,
                    laatste=laatste,
                )
            )


def _bewaar_stuk(
    melding: Melding, plan: Budgetplan, inlevering: Inlevering, op: date, door: Gebruiker
) -> Document | None:
    if not inlevering.stuk:
        return None
    return bewaar(
        melding,
        inlevering.stuk,
        sleutel=f"budgetplan:{plan.pk}",
        soort="budgetplan",
        titel=f"Budgetplan versie {plan.versie}",
        richting=Document.Richting.IN,
        mediatype=inlevering.mediatype,
        op=op,
        door=door,
    )
