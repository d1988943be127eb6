"""The facts on which the six steps rest; the steps themselves are kept by `weeg_af` (O-04)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Min, Sum

from meldingen.fouten import Geweigerd
from meldingen.models import Client, Gebruiker
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast, vergrendel_open
from meldingen.termijnen import plus_maanden, schrijf_datum
from onderzoek.models import (
    Afwegingsstap,
    AlgemeneVoorziening,
    Gebruikelijktoets,
    Hulptaak,
    Onderzoek,
    Verwijzing,
    Vraagverheldering,
    Wettoets,
)
from onderzoek.services.onderzoek import weeg_af

_MET_BEWIJS = (Wettoets.Uitkomst.RECHT, Wettoets.Uitkomst.AFGEWEZEN)
Afwegingsrij = Hulptaak | Gebruikelijktoets | Verwijzing


@dataclass(frozen=True, slots=True)
class Wetuitkomst:
    """What was found about one law: the outcome, what shows it, and for the Wlz in which form it is given."""

    uitkomst: str
    bewijs: str = ""
    wlz_vorm: str = ""


@dataclass(frozen=True, slots=True)
class Antwoord:
    """Yes or no to one of the four questions, with the reason."""

    ja: bool
    waarom: str


@dataclass(frozen=True, slots=True)
class Teller:
    """How many hours of a counted algemene voorziening a client has had, and until when it runs (R-11)."""

    gebruikt: int
    hoogstens: int
    sinds: date | None
    tot: date | None

    @property
    def over(self) -> int:
        return max(self.hoogstens - self.gebruikt, 0)


@handeling
def leg_vraag_vast(
    onderzoek: Onderzoek, *, beperkingen: str, nodig: str, medisch: str, op: date, door: Gebruiker
) -> None:
    """What does not work, which help is needed, and whether that is medical (O-25, O-33)."""
    melding = vergrendel_open(onderzoek.melding)
    if not (beperkingen.strip() and nodig.strip()):
        raise Geweigerd("Schrijf op wat niet lukt en welke hulp nodig is.")
    Vraagverheldering.objects.update_or_create(
        onderzoek=onderzoek, defaults={"beperkingen": beperkingen, "nodig": nodig, "medisch": medisch}
    )
    leg_vast(melding, "O-25", op=op, door=door, naam="Vraag en nodige hulp vastgelegd")


@handeling
def voeg_hulptaak_toe(
    onderzoek: Onderzoek,
    *,
    soort: str,
    wie: str,
    uren_gebruikelijk: Decimal,
    uren_bovengebruikelijk: Decimal,
    motivering: str,
    wijkt_af: bool = False,
    op: date,
    door: Gebruiker,
) -> Hulptaak:
    """A task others do, in hours a week: what is gebruikelijk and what goes beyond it (O-32).

    What is always gebruikelijk has no hours beyond it, unless the consulent says to deviate, and why (O-12, O-31).
    """
    melding = vergrendel_open(onderzoek.melding)
    if uren_gebruikelijk + uren_bovengebruikelijk <= 0:
        raise Geweigerd("Vul in hoeveel uur per week de taak kost.")
    if uren_gebruikelijk + uren_bovengebruikelijk > 168:
        raise Geweigerd("Een week heeft 168 uur. Controleer de uren van deze taak.")
    if not motivering.strip():
        raise Geweigerd("Schrijf op waarom deze uren gebruikelijk of bovengebruikelijk zijn.")
    if soort in Hulptaak.ALTIJD_GEBRUIKELIJK and uren_bovengebruikelijk > 0 and not wijkt_af:
        raise Geweigerd(
            "Deze taak is altijd gebruikelijk, ook als het lang duurt. Zet de uren bij gebruikelijk. "
            "Of kies dat u afwijkt, en schrijf waarom."
        )
    rij = Hulptaak.objects.create(
        onderzoek=onderzoek,
        soort=soort,
        wie=wie,
        uren_gebruikelijk=uren_gebruikelijk,
        uren_bovengebruikelijk=uren_bovengebruikelijk,
        motivering=motivering,
        wijkt_af=wijkt_af,
    )
    leg_vast(melding, "O-32", op=op, door=door, naam="Hulptaak vastgelegd")
    return rij


def bovengebruikelijke_uren(onderzoek: Onderzoek) -> Decimal:
    """Hours a week that go on to the maatwerk step: only the part beyond what is gebruikelijk (O-32)."""
    som = Hulptaak.objects.filter(onderzoek=onderzoek).aggregate(som=Sum("uren_bovengebruikelijk"))["som"]
    return Decimal(som or 0)


@handeling
def weeg_gebruikelijke_hulp_af(
    onderzoek: Onderzoek, *, uitkomst: str, motivering: str, op: date, door: Gebruiker
) -> None:
    """Step 2: it cannot solve everything while hours beyond it stand in the list (O-32)."""
    uren = bovengebruikelijke_uren(onderzoek)
    if uitkomst == Afwegingsstap.Uitkomst.VOLLEDIG and uren > 0:
        raise Geweigerd(
            f"Er is {_uren(uren)} uur per week bovengebruikelijke hulp vastgelegd. Gebruikelijke hulp lost de vraag "
            "dan niet helemaal op. Kies een andere uitkomst, of wijzig de taken."
        )
    weeg_af(onderzoek, {Afwegingsstap.Stap.GEBRUIKELIJK: (uitkomst, motivering)}, op=op, door=door)


@handeling
def toets_wetten(onderzoek: Onderzoek, wetten: Mapping[str, Wetuitkomst], *, op: date, door: Gebruiker) -> None:
    """Keep per law what was found (O-15); a right or a refusal needs proof, a right to the Wlz its form (O-35)."""
    melding = vergrendel_open(onderzoek.melding)
    for wet, gevonden in wetten.items():
        _weiger_onvolledig(Wettoets.Wet(wet), gevonden)
        Wettoets.objects.update_or_create(
            onderzoek=onderzoek,
            wet=wet,
            defaults={"uitkomst": gevonden.uitkomst, "bewijs": gevonden.bewijs, "wlz_vorm": gevonden.wlz_vorm},
        )
    leg_vast(melding, "O-15", op=op, door=door, naam="Andere wetten getoetst")


@handeling
def weeg_wetten_af(
    onderzoek: Onderzoek,
    wetten: Mapping[str, Wetuitkomst],
    *,
    uitkomst: str,
    motivering: str,
    op: date,
    door: Gebruiker,
) -> None:
    """Step 4 in one act: every law, and what that means for the question."""
    toets_wetten(onderzoek, wetten, op=op, door=door)
    recht = Wettoets.objects.filter(onderzoek=onderzoek, uitkomst=Wettoets.Uitkomst.RECHT)
    if uitkomst == Afwegingsstap.Uitkomst.VOLLEDIG and not recht.exists():
        raise Geweigerd("U koos dat een andere wet de vraag oplost. Kies dan ook bij welke wet de inwoner recht heeft.")
    weeg_af(onderzoek, {Afwegingsstap.Stap.VOORLIGGEND: (uitkomst, motivering)}, op=op, door=door)


@handeling
def toets_gebruikelijk(
    onderzoek: Onderzoek,
    *,
    naam: str,
    antwoorden: Mapping[str, Antwoord],
    aanpassing: str = "",
    op: date,
    door: Gebruiker,
) -> Gebruikelijktoets:
    """The four questions for one thing, each with its reason, for this client (O-20)."""
    melding = vergrendel_open(onderzoek.melding)
    velden: dict[str, bool | str] = {}
    for vraag, tekst in Gebruikelijktoets.VRAGEN:
        antwoord = antwoorden.get(vraag)
        if antwoord is None or not antwoord.waarom.strip():
            raise Geweigerd(f"Beantwoord ook deze vraag, met de reden: {tekst}")
        velden |= {vraag: antwoord.ja, f"{vraag}_waarom": antwoord.waarom}
    rij = Gebruikelijktoets.objects.create(onderzoek=onderzoek, naam=naam, aanpassing=aanpassing, **velden)
    leg_vast(melding, "O-20", op=op, door=door, naam="Getoetst of iets algemeen gebruikelijk is")
    return rij


@handeling
def verwijs(
    onderzoek: Onderzoek,
    voorziening: AlgemeneVoorziening,
    *,
    reden: str,
    toelichting: str,
    uren: int | None = None,
    op: date,
    door: Gebruiker,
) -> Verwijzing:
    """Refer to what is open to all (O-21, R-14); a counted one within its hours and its period (R-11).

    Only a referral and a counter: no aanvraag, no decision. The aanbieder tests whether the client qualifies.
    """
    # The counter is of the client, over all cases: one at a time.
    client = Client.objects.select_for_update().get(pk=onderzoek.melding.client_id)
    melding = vergrendel_open(onderzoek.melding)
    if not AlgemeneVoorziening.objects.all().geldig_op(melding.gemeente, op).filter(pk=voorziening.pk).exists():
        raise Geweigerd(f"‘{voorziening}’ staat nu niet op de sociale kaart. Kies een andere voorziening.")
    tot = _weiger_boven_teller(client, voorziening, reden, uren, op) if voorziening.max_uren else None
    rij = Verwijzing.objects.create(
        onderzoek=onderzoek,
        voorziening=voorziening,
        reden=reden,
        toelichting=toelichting,
        uren=uren if voorziening.max_uren else None,
        op=op,
        tot=tot,
    )
    leg_vast(melding, "O-21", op=op, door=door, naam=f"Verwezen naar {voorziening}")
    return rij


def teller(client: Client, voorziening: AlgemeneVoorziening) -> Teller:
    """What this client had of a counted voorziening, over all cases."""
    rijen = Verwijzing.objects.filter(onderzoek__melding__client=client, voorziening__code=voorziening.code).aggregate(
        uren=Sum("uren"), sinds=Min("op")
    )
    sinds = rijen["sinds"]
    tot = plus_maanden(sinds, voorziening.max_maanden or 0) if sinds else None
    return Teller(rijen["uren"] or 0, voorziening.max_uren or 0, sinds, tot)


@handeling
def haal_weg(rij: Afwegingsrij, *, op: date, door: Gebruiker) -> None:
    """Take a task, a test or a referral away again; the log keeps that it was there."""
    melding = vergrendel_open(rij.onderzoek.melding)
    soort = rij._meta.verbose_name
    rij.delete()
    leg_vast(melding, "O-04", op=op, door=door, naam=f"Uit de afweging gehaald: {soort}")


def _weiger_onvolledig(wet: Wettoets.Wet, gevonden: Wetuitkomst) -> None:
    if gevonden.uitkomst in _MET_BEWIJS and not gevonden.bewijs.strip():
        raise Geweigerd(f"Schrijf bij ‘{wet.label}’ op waaruit dit blijkt, bijvoorbeeld het besluit met de datum.")
    heeft_wlz = wet == Wettoets.Wet.WLZ and gevonden.uitkomst == Wettoets.Uitkomst.RECHT
    if heeft_wlz and not gevonden.wlz_vorm:
        raise Geweigerd("De inwoner heeft recht op de Wlz. Kies in welke vorm: verblijf, vpt, mpt of pgb.")
    if gevonden.wlz_vorm and not heeft_wlz:
        raise Geweigerd("Kies alleen een vorm van Wlz-zorg als de inwoner recht heeft op de Wlz.")


def _weiger_boven_teller(
    client: Client, voorziening: AlgemeneVoorziening, reden: str, uren: int | None, op: date
) -> date:
    """The last day of the hours, or a refusal that says what is left."""
    if reden not in (Verwijzing.Reden.MANTELZORGER, Verwijzing.Reden.TIJDELIJK):
        raise Geweigerd(f"‘{voorziening}’ is voor mantelzorgers en bij een tijdelijke beperking. Kies wat er geldt.")
    if not uren:
        raise Geweigerd(f"Vul in hoeveel uur ‘{voorziening}’ de inwoner nodig heeft.")
    stand = teller(client, voorziening)
    if stand.tot is not None and stand.tot < op:
        raise Geweigerd(
            f"De inwoner had ‘{voorziening}’ al, tot {schrijf_datum(stand.tot)}. Dat kan één keer. Kijk wat er nu past."
        )
    if uren > stand.over:
        raise Geweigerd(
            f"‘{voorziening}’ is hoogstens {stand.hoogstens} uur. De inwoner heeft er {stand.gebruikt} gehad, "
            f"dus er zijn er nog {stand.over}."
        )
    return stand.tot or plus_maanden(op, voorziening.max_maanden or 0)


def _uren(aantal: Decimal) -> str:
    return f"{aantal.normalize():f}".replace(".", ",")
