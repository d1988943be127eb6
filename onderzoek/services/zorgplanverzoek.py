"""Asking a zorgplan, and what the aanbieder gets for it (V-14, V-16, V-17, V-20, TR-15)."""

from dataclasses import dataclass
from datetime import date

from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Melding, Opschorting, Organisatie, Status, Termijn
from meldingen.services import parameters, taken, termijnen
from meldingen.services.brieven import zet_brief_klaar
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast, vergrendel
from meldingen.services.uitgaand import zet_klaar
from meldingen.termijnen import schrijf_datum, zorgplan
from onderzoek.models import Leveringsvorm, Verslag, Voorzieningsoort, Zorgplan, Zorgplanverzoek
from onderzoek.services import samenaanvragen
from onderzoek.services.onderzoek import AANVRAAG_LOOPT

# V-20: what an aanbieder needs to make the plan. The first two always go along, the rest only when it was chosen.
ALTIJD = {"naam": "Naam", "resultaat": "Wat de cliënt wil bereiken"}
NAAR_KEUZE = {"adres": "Adres", "geboortedatum": "Geboortedatum", "telefoon": "Telefoonnummer"}
GEGEVENS = ALTIJD | NAAR_KEUZE


@dataclass(frozen=True, slots=True)
class Zorgplanvraag:
    """What the client chose and what is asked. `coordinator` may be left out when there is one aanbieder.

    With `taalbarriere` the `uitleg` says who helps with the language: an aanbieder uses no interpreter (V-25).
    """

    aanbieders: tuple[Organisatie, ...]
    coordinator: Organisatie | None
    gekozen_op: date
    voorzieningen: tuple[Voorzieningsoort, ...]
    gegevens: tuple[str, ...] = ()
    taalbarriere: bool = False
    uitleg: str = ""


@handeling
def vraag_zorgplan(verslag: Verslag, vraag: Zorgplanvraag, *, op: date, door: Gebruiker) -> Zorgplanverzoek:
    """TR-15: ask the aanbieders whom the client chose, and start their two weeks (T-08).

    Before an aanvraag the case waits for the plan; while an aanvraag is in hand nothing changes but this (V-22).
    """
    melding = vergrendel(verslag.melding)
    vers = Verslag.objects.select_for_update().get(pk=verslag.pk)
    _weiger_als_het_nu_niet_kan(melding, vers)
    coordinator = _coordinator(melding, vraag, op)
    _sluit_vorig_verzoek(melding, op)
    verzoek = Zorgplanverzoek.objects.create(
        melding=melding,
        verslag=vers,
        gevraagd_op=op,
        gevraagd_door=door,
        gekozen_op=vraag.gekozen_op,
        gegevens=[*ALTIJD, *(code for code in NAAR_KEUZE if code in vraag.gegevens)],
        uitleg=vraag.uitleg,
    )
    verzoek.voorzieningen.set(vraag.voorzieningen)
    leg_vast(melding, "TR-15", op=op, door=door)
    for soort in (Termijn.Soort.RETOUR, Termijn.Soort.RAPPEL):
        termijnen.laat_vervallen(melding, op=op, soort=soort)
    codes = parameters.waarden(melding.gemeente, ["zorgplan_weken", "zorgplan_atw"], op)
    lengte = zorgplan(codes["zorgplan_weken"], atw=codes["zorgplan_atw"])
    termijnen.open_termijn(melding, Termijn.Soort.ZORGPLAN, lengte, start=op)
    taken.rond_af_met_sleutel(melding, f"retour:{vers.pk}", op=op, door=door)
    samenaanvragen.rond_af(melding, op=op, door=None)
    for aanbieder in vraag.aanbieders:
        _verstrek(verzoek, aanbieder, aanbieder == coordinator, op, door)
    return verzoek


def wacht_op_zorgplan(melding: Melding) -> bool:
    """Whether a zorgplan was asked and neither came, nor went back, nor was the client reminded of it (TR-55)."""
    return melding.zorgplanverzoeken.filter(afgerond_op__isnull=True, gerappelleerd_op__isnull=True).exists()


def lopend_verzoek(melding: Melding) -> Zorgplanverzoek | None:
    """The request that runs, locked; None when there is none."""
    return Zorgplanverzoek.objects.select_for_update().filter(melding=melding, afgerond_op__isnull=True).first()


def verstrekt(zorgplan_: Zorgplan) -> tuple[tuple[str, str], ...]:
    """What this aanbieder may know, as (subject, fact): the one place from which page and letter take it (V-20)."""
    verzoek = zorgplan_.verzoek
    client = verzoek.melding.client
    waarden = {
        "naam": client.naam,
        "resultaat": "; ".join(resultaten_van(verzoek.verslag)),
        "adres": ", ".join(client.adresregels),
        "geboortedatum": schrijf_datum(client.geboortedatum) if client.geboortedatum else "",
        "telefoon": client.telefoon,
    }
    return tuple((GEGEVENS[code], waarden[code]) for code in verzoek.gegevens if waarden[code])


def resultaten_van(verslag: Verslag) -> tuple[str, ...]:
    """What an aanbieder works out: the services in natura of the plan sent with this verslag, never things (V-24).

    A gemeente without resultaatgebieden has no plan; there the lines of the verslag say it. Four queries at most.
    """
    plan = verslag.plannen.prefetch_related("resultaten", "producten__product").first()
    if plan is None:
        return tuple(regel.strip() for regel in verslag.resultaat.splitlines() if regel.strip())
    natura = Leveringsvorm.NATURA
    resultaten = [rij.resultaat for rij in plan.resultaten.all() if rij.leveringsvorm == natura]
    producten = [f"{rij.product}: {rij.waarvoor}" for rij in plan.producten.all() if rij.leveringsvorm == natura]
    return tuple(" ".join(tekst.split()) for tekst in (*resultaten, *producten))


def aanbieders_van(melding: Melding) -> list[Organisatie]:
    """The aanbieders that work for this gemeente: what the client can choose from (V-16)."""
    return list(Organisatie.objects.filter(soort=Organisatie.Soort.AANBIEDER, gemeenten=melding.gemeente_id))


def weiger_als_de_klok_stilstaat(melding: Melding) -> None:
    """While the decision is suspended nothing goes on."""
    stil = Opschorting.objects.filter(
        termijn__melding=melding, termijn__soort=Termijn.Soort.BESLUIT, hervat_op__isnull=True,
        termijn__gehaald_op__isnull=True, termijn__vervallen_op__isnull=True,
    )  # fmt: skip
    if melding.status == Status.IN_BEOORDELING and stil.exists():
        raise Geweigerd("De beslistermijn staat stil. Hervat die eerst.")


def _weiger_als_het_nu_niet_kan(melding: Melding, verslag: Verslag) -> None:
    if melding.status not in (Status.VERSLAG_VERZONDEN, *AANVRAAG_LOOPT):
        raise Geweigerd(f"Zaak {melding.nummer} staat op ‘{melding.status_naam}’. Een zorgplan vragen kan nu niet.")
    weiger_als_de_klok_stilstaat(melding)
    if verslag.versie != melding.verslagen.order_by("-versie").values_list("versie", flat=True).first():
        raise Geweigerd("Er is een nieuwere versie van het verslag. Neem die.")
    if not verslag.zorgplan_nodig:
        raise Geweigerd("In het verslag staat geen dienst waarvoor een zorgplan nodig is.")
    if verslag.retour_op is None:
        raise Geweigerd("Het getekende ondersteuningsplan is nog niet terug. Registreer dat eerst.")
    if wacht_op_zorgplan(melding):
        raise Geweigerd("Er is al een zorgplan gevraagd. Wacht daarop, of koppel het eerst terug.")
    if not resultaten_van(verslag):
        raise Geweigerd("In het ondersteuningsplan staat geen dienst in natura. Daar hoort geen zorgplan bij.")


def _coordinator(melding: Melding, vraag: Zorgplanvraag, op: date) -> Organisatie:
    """Exactly one coordinating aanbieder among those who were chosen (V-17)."""
    _toets_keuze(melding, vraag, op)
    if len(vraag.aanbieders) == 1:
        return vraag.aanbieders[0]
    if vraag.coordinator not in vraag.aanbieders:
        raise Geweigerd("Wijs één van de gekozen aanbieders aan als coördinerend aanbieder.")
    return vraag.coordinator


def _toets_keuze(melding: Melding, vraag: Zorgplanvraag, op: date) -> None:
    """What the client chose, when, and for what (V-16); only what is needed goes along (V-20)."""
    if not vraag.aanbieders:
        raise Geweigerd("Kies welke aanbieder de cliënt wil.")
    if not set(vraag.aanbieders) <= set(aanbieders_van(melding)):
        raise Geweigerd("Deze aanbieder werkt niet voor uw gemeente. Kies een andere.")
    if vraag.gekozen_op > op:
        raise Geweigerd("De keuze van de cliënt kan niet in de toekomst liggen. Controleer de datum.")
    if not vraag.voorzieningen:
        raise Geweigerd("Kies voor welke hulp het zorgplan is.")
    if not set(vraag.gegevens) <= set(NAAR_KEUZE):
        raise Geweigerd("Die gegevens heeft een aanbieder voor een zorgplan niet nodig.")
    if vraag.taalbarriere and not vraag.uitleg.strip():
        raise Geweigerd("Schrijf op wie met de taal helpt. De aanbieder zet geen tolk in.")


def _sluit_vorig_verzoek(melding: Melding, op: date) -> None:
    """A request of which the client was reminded without result makes room for the next."""
    if vorig := lopend_verzoek(melding):
        vorig.afgerond_op, vorig.einde = op, Zorgplanverzoek.Einde.VERVANGEN
        vorig.save(update_fields=["afgerond_op", "einde"])


def _verstrek(
    verzoek: Zorgplanverzoek, aanbieder: Organisatie, is_coordinerend: bool, op: date, door: Gebruiker
) -> None:
    """Give the aanbieder what is needed and write down what that was (V-20)."""
    plan = Zorgplan.objects.create(verzoek=verzoek, aanbieder=aanbieder, is_coordinerend=is_coordinerend)
    wat = ", ".join(GEGEVENS[code].lower() for code in verzoek.gegevens)
    leg_vast(verzoek.melding, "V-20", op=op, door=door, naam=f"Gegevens verstrekt aan {aanbieder}: {wat}")
    zet_brief_klaar(verzoek.melding, "D-11", op=op, over=str(plan.pk), zorgplan=plan.pk, alleen_dossier=True)
    meld_aan_aanbieder(plan, "gevraagd", op=op)


def meld_aan_aanbieder(plan: Zorgplan, wat: str, *, op: date) -> None:
    """A mail that says that something waits in the portal, and nothing more; only when an address is known."""
    if plan.aanbieder.email:
        zet_klaar(
            "mail",
            f"zorgplan:{plan.pk}:{wat}",
            gemeente=plan.verzoek.melding.gemeente,
            melding=plan.verzoek.melding,
            op=op,
            inhoud={"sjabloon": "zorgplan", "zorgplan": plan.pk},
        )
