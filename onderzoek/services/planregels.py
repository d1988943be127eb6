"""The guards of the ondersteuningsplan, one rule each; they read the dated code tables of the gemeente."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from meldingen.fouten import Geweigerd
from meldingen.models import Melding
from meldingen.opsomming import opsomming
from meldingen.termijnen import laatste_dag_van_periode, monitor, plus_maanden, schrijf_datum
from onderzoek.models import Huisgenoot, Huishouden, Planproduct, Planresultaat, Productregel, Resultaatgebied


@dataclass(frozen=True, slots=True)
class Periode:
    """From when, until when (None: no end), and when the result is looked at."""

    van: date
    tot: date | None
    monitor_op: date


def weiger_vreemd_gebied(melding: Melding, gebied: Resultaatgebied, dag: date) -> None:
    """R-01: a resultaatgebied of this gemeente that held when the plan was begun."""
    geldig = Resultaatgebied.objects.all().geldig_op(melding.gemeente, dag)
    if not geldig.filter(pk=gebied.pk, soort=Resultaatgebied.Soort.GEBIED).exists():
        raise Geweigerd(f"‘{gebied}’ is op {schrijf_datum(dag)} geen resultaatgebied van gemeente {melding.gemeente}.")


def weiger_vreemd_product(melding: Melding, product: Planproduct, dag: date) -> None:
    """R-01: a product of this gemeente that held when the plan was begun."""
    if not Planproduct.objects.all().geldig_op(melding.gemeente, dag).filter(pk=product.pk).exists():
        raise Geweigerd(f"‘{product}’ is op {schrijf_datum(dag)} geen product van gemeente {melding.gemeente}.")


def weiger_trede(gebied: Resultaatgebied, trede: int | None) -> None:
    """R-02: a trede is mandatory and must be one of this gebied."""
    if trede is None:
        raise Geweigerd(f"Kies de trede bij ‘{gebied}’.")
    if trede not in dict(gebied.trede_keuzes):
        raise Geweigerd(f"‘{gebied}’ heeft trede 1 tot en met {len(gebied.treden)}. Kies een van die treden.")


def weiger_doelen(gebied: Resultaatgebied, doelen: Collection[str], resultaat: str) -> None:
    """R-03 to R-08, R-13: at least one goal of this gebied, and the result in words."""
    if not doelen:
        raise Geweigerd(f"Kies minstens één doel bij ‘{gebied}’.")
    if vreemd := [doel for doel in doelen if doel not in gebied.doelen]:
        raise Geweigerd(f"Dit is geen doel van ‘{gebied}’: {', '.join(vreemd)}.")
    if not resultaat.strip():
        raise Geweigerd("Schrijf op wat de inwoner wil bereiken.")


def weiger_huishouden(gebied: Resultaatgebied, ruimten: Collection[str], jongste_kind: date | None, op: date) -> None:
    """R-07: only rooms that count, and care for children up to the age limit."""
    if not gebied.is_huishouden:
        if ruimten or jongste_kind:
            raise Geweigerd(f"Ruimten en zorg voor kinderen horen niet bij ‘{gebied}’.")
        return
    for ruimte in ruimten:
        if buiten := next((naam for naam in gebied.uitgesloten if naam.lower() in ruimte.lower()), None):
            raise Geweigerd(f"Schoonhouden van ‘{buiten}’ hoort niet bij ‘{gebied}’. Haal ‘{ruimte}’ weg.")
    tot = gebied.kindzorg_tot
    if jongste_kind and tot and plus_maanden(jongste_kind, 12 * tot) <= op:
        raise Geweigerd(f"Het jongste kind is al {tot} jaar. Zorg voor kinderen is er tot {tot} jaar.")


def weiger_kindzorg_die_niet_klopt(melding: Melding, jongste_kind: date | None) -> None:
    """O-13, R-07: care for children in the plan must agree with what the conversation recorded of the household."""
    if jongste_kind is None:
        return
    huishouden = Huishouden.objects.filter(onderzoek__melding=melding).first()
    if huishouden is not None and huishouden.kindzorg not in ("", Huishouden.Kindzorg.TIJDELIJK):
        raise Geweigerd(
            f"Bij het huishouden staat: ‘{huishouden.get_kindzorg_display()}’. Dan hoort zorg voor kinderen niet in "
            "het plan. Laat de geboortedatum leeg, of wijzig eerst het huishouden."
        )
    thuis = [rij for rij in Huisgenoot.objects.filter(onderzoek__melding=melding) if rij.in_huishouden]
    kinderen = [rij.geboortedatum for rij in thuis if rij.relatie != Huisgenoot.Relatie.PARTNER]
    if thuis and jongste_kind not in kinderen:
        raise Geweigerd(
            f"Geen huisgenoot is geboren op {schrijf_datum(jongste_kind)}. Controleer de datum, of zet het kind "
            "eerst in de lijst van huisgenoten."
        )
    if thuis and (jonger := max(kinderen)) > jongste_kind:
        raise Geweigerd(
            f"Er is een jongere huisgenoot, geboren op {schrijf_datum(jonger)}. "
            "Vul de geboortedatum van het jongste kind in."
        )


def weiger_schoonmaakhulp(gebied: Resultaatgebied, schoonmaakhulp: str) -> None:
    """O-29: who already paid for a cleaner cannot ask on the mere fact of a limitation."""
    if not gebied.is_huishouden:
        return
    if not schoonmaakhulp:
        raise Geweigerd("Vul in of de inwoner zelf al een schoonmaakhulp had.")
    if schoonmaakhulp == Planresultaat.Schoonmaakhulp.BLIJFT:
        raise Geweigerd(
            "De inwoner had zelf al een schoonmaakhulp en die kan blijven. Alleen een beperking is dan geen reden voor "
            "maatwerk. Kijk of de inwoner de hulp niet meer kan betalen, of dat de hulp niet meer genoeg is."
        )


def weiger_periode(gebied: Resultaatgebied, periode: Periode) -> None:
    """V-26: the longest period and the window of the monitor, as the code table says."""
    if periode.tot is not None and periode.tot < periode.van:
        raise Geweigerd("De einddatum ligt vóór de begindatum. Controleer beide datums.")
    if gebied.max_duur:
        laatste = laatste_dag_van_periode(periode.van, monitor(gebied.max_duur))
        if periode.tot is None or periode.tot > laatste:
            raise Geweigerd(
                f"‘{gebied}’ duurt hoogstens {gebied.max_duur} maanden. Kies een einddatum tot en met "
                f"{schrijf_datum(laatste)}."
            )
    vroegst = plus_maanden(periode.van, gebied.monitor_min)
    laatst = plus_maanden(periode.van, gebied.monitor_max)
    if not vroegst <= periode.monitor_op <= laatst:
        raise Geweigerd(f"Kies een monitormoment van {schrijf_datum(vroegst)} tot en met {schrijf_datum(laatst)}.")
    if periode.tot is not None and periode.monitor_op > periode.tot and periode.tot >= vroegst:
        raise Geweigerd("Het monitormoment ligt na de einddatum. Kies een dag binnen de periode.")


def weiger_combinatie(product: Planproduct, codes: Collection[str]) -> None:
    """R-10: the product must go with something it may be combined with."""
    if product.bij and not set(product.bij) & set(codes):
        raise Geweigerd(f"‘{product}’ kan alleen bij {opsomming(_namen(product), 'of')}. Zet dat eerst in het plan.")


def weiger_als_er_iets_op_leunt(rijen: Iterable[Productregel], codes: Collection[str], weg: str) -> None:
    """R-10: a gebied or product cannot go while a product needs it."""
    rest = set(codes) - {weg}
    for rij in rijen:
        if rij.product.bij and not set(rij.product.bij) & rest:
            raise Geweigerd(f"‘{rij.product}’ staat in het plan en kan niet zonder. Haal dat eerst weg.")


def _namen(product: Planproduct) -> list[str]:
    producten = dict(Planproduct.objects.filter(gemeente=product.gemeente_id).values_list("code", "naam"))
    return [producten.get(code, code).lower() for code in product.bij]
